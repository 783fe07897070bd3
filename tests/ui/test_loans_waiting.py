"""A loan half typed: which field its plan waits for; and recorded: what the box holds then."""

from typing import Any

from coopbooks import loans
from tests.builders import post, spaced
from tests.ui.test_loans_form import fill
from ui.desk import Desk
from ui.loans.deeds import loan_deed
from ui.loans.loan_form import LoanForm


def test_what_the_plan_waits_for_is_named_and_what_the_box_holds_is_told(desk: Desk, show: Any) -> None:
    """5,000 in the box less 1,200 lent are 3,800."""
    post(desk.books, "cash 5000 / contributions -5000")
    form = LoanForm(desk, "lent")
    show(form)
    form.amount.setText("12*")
    form.show_accounting()
    assert form.plan.said.text().startswith(f"{form.boxes['amount'].label.text()} — ")
    fill(form)
    told = loan_deed(desk, loans.record_loan(desk.books, form.draft())).told
    assert spaced(told).endswith("Still to be paid back: Bs 1,200.00. Cash box now holds Bs 3,800.00.")
