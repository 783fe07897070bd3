"""Paying in a test: the page Costs on the screen, and the form open over it."""

from typing import Any

from tests.builders import post
from ui.costs import CostsPage
from ui.costs.form import CostForm
from ui.desk import Desk
from ui.shared.notices import Notices


def a_costs_page(desk: Desk, notices: Notices, show: Any, follow: Any) -> CostsPage:
    """Return the page on the screen, following the books; 5,000 are in the cash box."""
    post(desk.books, "cash 5000 / sales_local -5000")
    made = CostsPage(desk)
    follow(made)
    show(made, notices)
    return made


def opened(page: CostsPage) -> CostForm:
    """Return the form that is open over the page."""
    form = page.currentWidget()
    assert isinstance(form, CostForm)
    return form


def form_of(page: CostsPage) -> CostForm:
    """Open the form for a new cost."""
    page.open_new()
    return opened(page)
