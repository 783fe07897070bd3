"""The papers that are offered at a row of a list: the menu is called something, does what is chosen, and goes."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from coopbooks import costing, products
from coopbooks.books import Books
from coopbooks.products import ProductDraft
from tests.builders import TODAY, m
from tests.core.lending import borrowed
from tests.core.paying import a_club, approved, knitted
from tests.core.test_costing_examples import BREAD
from tests.ui.hands import CTRL, KEY, Hands


@dataclass(frozen=True)
class Listing:
    """A list whose records have several papers: what puts one on record, and where it stands."""

    begin: Callable[[Books], object]
    page: str
    tab: str
    part: str


def a_sheet(books: Books) -> None:
    bread = products.add_product(books, ProductDraft("Bread", "loaf", m("0.70")))
    costing.save_version(books, replace(BREAD, product=bread.id), TODAY, "")


def a_payout(books: Books) -> None:
    a_club(books)
    knitted(books, "Ana 12 / Berta 5")
    approved(books)


LISTINGS = (
    Listing(borrowed, "loans", "borrowed", "borrowed"),
    Listing(a_sheet, "costing", "sheets", "sheets"),
    Listing(a_payout, "payouts", "runs", "listed"),
)


@pytest.mark.parametrize("listing", LISTINGS, ids=lambda one: one.page)
def test_the_menu_of_papers_is_called_and_goes(hands: Hands, listing: Listing) -> None:
    """Put away or chosen from, nothing is left of it; what is chosen is done all the same."""
    listing.begin(hands.window.books)
    hands.go(listing.page, tab=listing.tab)
    table = getattr(hands.page, listing.part).table
    before = len(table.findChildren(QMenu))
    papers: list[str] = []
    hands.window.desk.paper_wanted.connect(lambda name, _make: papers.append(name))
    for chosen in (KEY.Key_Escape, KEY.Key_Return):
        table.setFocus()
        table.go_to(0)
        hands.press(KEY.Key_P, held=CTRL)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert menu.accessibleName() == "Print…"
        assert menu.accessibleDescription() == table.accessibleName()
        hands.press(KEY.Key_Down, chosen)
        assert len(table.findChildren(QMenu)) == before
    hands.settle()
    assert len(papers) == 1 or hands.asked
