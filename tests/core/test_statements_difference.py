"""Money in the box and result are two figures: what lies between them, against sums made by hand."""

from datetime import date
from typing import Any

from coopbooks import ledger, loans, machines, statements
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.money import Money
from tests.builders import account_id, m, post
from tests.core.lending import a_loan, borrowed, terms
from tests.core.machines import a_draft

MARCH = Month(2026, 3).period


def reasons(found: statements.Difference) -> dict[str, Money]:
    """Return the amounts by their causes."""
    return {reason.cause: reason.amount for reason in found.reasons}


def test_unpaid_is_not_profit_and_profit_is_not_money(books: Books) -> None:
    """Sold 800, 320 of it on credit; used materials for 250 not paid yet; rent 120: gained 430, got 480 − 120 = 360.

    360 = 430 − 320 (customers owe it) + 250 (suppliers are owed it).
    """
    post(books, "cash 480 / customers 320 @Rosa Quispe / sales_local -800")
    post(books, "materials_used 250 / suppliers -250 @Mill")
    post(books, "rent 120 / cash -120")
    found = statements.difference(books, MARCH)
    assert (found.result, found.opening, found.closing, found.change) == (m("430"), m("0"), m("360"), m("360"))
    assert reasons(found) == {"customers": m("-320"), "suppliers": m("250")}
    assert found.reasons[0].cause == "customers"


def test_every_way_money_moves_without_a_result_has_its_name(books: Books) -> None:
    """From 5,000 put in before March: stock 300, a machine 1,000, a loan of 700, 40 of withholdings, 90 put in.

    Change: −300 − 1,000 + 700 + 40 + 90 = −470, and nothing was gained or lost but 15 of wear no money was paid for.
    """
    post(books, "cash 5000 / contributions -5000", day=date(2026, 2, 27))
    post(books, "materials 300 / cash -300")
    post(books, "machines 1000 / cash -1000")
    post(books, "depreciation 15 / machines_depreciation -15")
    post(books, "cash 700 / loans_payable -700")
    post(books, "cash 40 / withholdings -40")
    post(books, "cash 90 / contributions -90")
    found = statements.difference(books, MARCH)
    assert (found.result, found.opening, found.change) == (m("-15"), m("5000"), m("-470"))
    assert reasons(found) == {"goods": m("-300"), "machines": m("-985"), "debts": m("740"), "members": m("90")}


def test_what_books_begin_with_is_no_movement(books: Books) -> None:
    """1,200 were there when they began, written down a day late as 1,000 first; 800 of rent went out: −800 is all.

    Of a machine that is taken over nothing moves either.
    """
    cash = account_id(books, "cash")
    for amount in ("1000", "1200"):
        ledger.record_opening(books, ledger.OpeningDraft(date(2026, 3, 2), (ledger.Line(cash, m(amount)),)))
    taken = machines.TakenOver(date(2026, 3, 3), m("960"), m("0"), date(2025, 1, 1))
    machines.record_machine(books, a_draft("loom"), taken)
    post(books, "rent 800 / cash -800")
    found = statements.difference(books, MARCH)
    assert (found.opening, found.closing, found.change, found.result) == (m("1200"), m("400"), m("-800"), m("-800"))
    assert found.reasons == ()


def test_a_loan_taken_over_was_there_before(books: Books) -> None:
    """Of 1,000 that were running, 400 stood in the opening without a name; 50 of a loan that came is all that moved."""
    ledger.record_opening(
        books, ledger.OpeningDraft(date(2026, 3, 2), (ledger.Line(account_id(books, "loans_payable"), m("-400")),))
    )
    agreed: dict[str, Any] = {"disbursed_on": date(2026, 3, 3), "first_due": date(2026, 4, 3)}
    running = borrowed(books, terms("1100", **agreed), way="running")
    loans.correct_loan(books, running.id, a_loan(books, agreed=terms("1000", **agreed), way="running"))
    borrowed(books, terms("50", **agreed))
    found = statements.difference(books, MARCH)
    assert (found.change, found.result, reasons(found)) == (m("50"), m("0"), {"debts": m("50")})


def test_moving_money_between_boxes_is_no_reason(books: Books) -> None:
    """What went from the box to the bank is still there."""
    post(books, "cash 100 / sales_local -100")
    post(books, "1.1.1.04 60 / cash -60")
    found = statements.difference(books, MARCH)
    assert (found.result, found.change, found.reasons) == (m("100"), m("100"), ())
