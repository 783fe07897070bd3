"""What the file itself refuses to change about loans, and what it finds when what is kept of one is not so."""

import pytest
from peewee import DatabaseError

from coopbooks.bookfile.checking import refuse_disagreement
from coopbooks.books import Books, storage
from coopbooks.errors import Trouble
from tests.builders import rows
from tests.core.lending import borrowed, pay

CHANGES = {
    "a plan": "UPDATE loan_plan SET rate = 0",
    "a plan away": "DELETE FROM loan_plan",
    "a plan replaced": "INSERT OR REPLACE INTO loan_plan SELECT * FROM loan_plan",
    "a row of a plan": "UPDATE loan_instalment SET principal = 1 WHERE number = 1",
    "a row of a plan away": "DELETE FROM loan_instalment WHERE number = 1",
    "a row of a plan replaced": "INSERT OR REPLACE INTO loan_instalment SELECT * FROM loan_instalment",
    "a payment": "UPDATE loan_payment SET interest = 0",
    "a payment away": "DELETE FROM loan_payment",
    "a payment replaced": "INSERT OR REPLACE INTO loan_payment SELECT * FROM loan_payment",
}


@pytest.mark.parametrize("change", CHANGES)
def test_plans_and_payments_are_never_changed(books: Books, change: str) -> None:
    pay(books, borrowed(books), "217.75")
    with pytest.raises((DatabaseError, Trouble)), books.change("loans"):
        storage.execute_sql(CHANGES[change])
    assert rows("SELECT count(*), sum(principal) FROM loan_instalment") == [(12, 2500_00)]


@pytest.mark.parametrize(
    "wrong",
    [
        "UPDATE loan SET paid_principal = paid_principal + 1",
        "UPDATE loan SET paid_interest = paid_interest + 1",
        "UPDATE loan_due SET principal = principal + 1 WHERE due = (SELECT max(due) FROM loan_due)",
        "UPDATE loan SET plan_id = NULL",
    ],
)
def test_what_is_kept_beside_is_checked_against_what_happened(books: Books, wrong: str) -> None:
    pay(books, borrowed(books), "217.75")
    refuse_disagreement(storage.connection())
    with books.change("loans"):
        storage.execute_sql(wrong)
    with pytest.raises(Trouble):
        refuse_disagreement(storage.connection())
