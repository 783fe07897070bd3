"""Paying loans: what each payment posts, what is proposed, and what an odd one is refused for.

The plan is the published one: 2.500 at 8,24 % a year; principal 200,58 201,96 203,35 …, interest 17,17 15,79 14,40 ….
"""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from coopbooks import ledger, loans, materials
from coopbooks.books import Books
from tests.builders import TODAY, account_id, assert_posted, assert_refused, m, rows
from tests.core.lending import FIRST, GIVEN, a_payment, borrowed, lent, pay, terms, voucher_of

SECOND, THIRD = date(2026, 2, 20), TODAY
LATE = terms(late="fixed", late_amount=m("5"))


def due_now(books: Books) -> list[tuple[str, int, int]]:
    return rows("SELECT due, interest, principal FROM loan_due ORDER BY due LIMIT 2")


def test_an_instalment_paid_on_time_is_the_row_of_the_plan(books: Books) -> None:
    one = borrowed(books, contract="7")
    draft = loans.proposal(books, one.id, FIRST)
    assert (draft.amount, draft.box) == (m("217.75"), account_id(books, "cash"))
    paid = loans.pay_instalment(books, draft)
    voucher = voucher_of(books, paid)
    assert_posted(voucher, "loans_payable 200.58 @Crédito / interest_paid 17.17 @Crédito / cash -217.75")
    assert (voucher.kind, voucher.word, voucher.description) == (
        "CE",
        "loan_payment",
        "Payment of the loan from Crédito. 7",
    )
    assert {line.loan for line in voucher.lines if not line.account.box} == {one.id}
    assert due_now(books) == [("2026-02-20", 15_79, 201_96), ("2026-03-20", 14_40, 203_35)]


def test_a_member_pays_back_with_interest_earned(books: Books) -> None:
    paid = pay(books, lent(books), "217.75")
    assert_posted(voucher_of(books, paid), "cash 217.75 / member_loans -200.58 @Ana / interest_earned -17.17 @Ana")


def test_all_that_is_due_is_proposed_before_what_comes_next(books: Books) -> None:
    one = borrowed(books)
    assert loans.proposal(books, one.id, GIVEN + timedelta(days=3)).amount == m("217.75")
    assert loans.proposal(books, one.id, THIRD).amount == m("653.25")  # three of 217,75
    pay(books, one, "217.75")
    assert loans.proposal(books, one.id, FIRST).amount == m("217.75")


def test_a_late_payment_pays_its_charge_first(books: Books) -> None:
    one, other = borrowed(books, LATE), lent(books, LATE)
    paid = pay(books, one, "217.75", FIRST + timedelta(days=10))
    assert_posted(
        voucher_of(books, paid), "late_charges 5.00 / interest_paid 17.17 / loans_payable 195.58 / cash -217.75"
    )
    paid = pay(books, other, "5", FIRST + timedelta(days=10))
    assert_posted(voucher_of(books, paid), "cash 5.00 / fines -5.00 @Ana")


def test_a_part_is_paid_by_the_order_agreed(books: Books) -> None:
    """Interest 17,17 first, of the principal 82,83; where principal goes first, all of it."""
    paid = pay(books, borrowed(books), "100")
    assert_posted(voucher_of(books, paid), "loans_payable 82.83 / interest_paid 17.17 / cash -100.00")
    paid = pay(books, borrowed(books, terms(order="principal,interest,fine")), "100")
    assert_posted(voucher_of(books, paid), "loans_payable 100.00 / cash -100.00")


def test_everything_is_paid_off_on_any_day(books: Books) -> None:
    """Ten days into the second month: 2.299,42 are left, the interest of ten thirtieths of a month is 5,26."""
    one = borrowed(books)
    pay(books, one, "217.75")
    day = FIRST + timedelta(days=10)
    draft = loans.pay_off_proposal(books, one.id, day)
    assert draft.amount == m("2304.68")
    paid = loans.pay_instalment(books, draft)
    assert_posted(voucher_of(books, paid), "loans_payable 2299.42 / interest_paid 5.26 / cash -2304.68")
    assert loans.loan(books, one.id).outstanding == m("0")
    assert due_now(books) == []
    assert [row.state for row in loans.list_loans(books).rows(0, 9)] == ["paid"]
    with assert_refused("paid_off", "day"):
        pay(books, one, "1", day)


def test_more_than_everything_owed_is_refused_with_the_figure(books: Books) -> None:
    one = borrowed(books)
    with assert_refused("too_much", "amount") as caught:
        pay(books, one, "2517.18")  # principal and the interest of the month, and a centavo
    assert "2,517.17" in caught.value.message


def test_payments_come_in_the_order_of_their_days(books: Books) -> None:
    one = borrowed(books)
    pay(books, one, "217.75", SECOND)
    with assert_refused("earlier", "day"):
        pay(books, one, "217.75", FIRST)


def test_bad_payments_are_refused_at_their_field(books: Books) -> None:
    one = borrowed(books)
    with assert_refused("empty", "loan"):
        loans.payment_voucher(books, loans.PaymentDraft(None, FIRST, m("1")))
    with assert_refused("empty", "box"):
        pay(books, one, "10", box=None)
    with assert_refused("zero", "amount"):
        pay(books, one, "0")
    with assert_refused("other_currency", "box"):
        pay(books, one, "10", box=account_id(books, "1.1.1.03"))
    with assert_refused("too_long", "note"):
        pay(books, one, "10", note="x" * 201)
    assert rows("SELECT count(*) FROM loan_payment") == [(0,)]


def test_voiding_a_payment_makes_it_owed_again(books: Books) -> None:
    one = borrowed(books)
    before = rows("SELECT * FROM loan_due")
    paid = pay(books, one, "217.75")
    materials.void(books, paid.voucher, "Paid to another")
    assert rows("SELECT * FROM loan_due") == before
    assert loans.loan(books, one.id).paid.amount == m("0")
    assert [each.voided for each in loans.list_payments(books, one.id)] == [True]
    assert rows("SELECT sum(amount) FROM loan_balance WHERE account_id = ?", [one.account]) == [(-2500_00,)]


def test_an_earlier_payment_can_be_voided_too(books: Books) -> None:
    """What the others paid stays as it was posted: 200,58 of January are owed again."""
    one = borrowed(books)
    first = pay(books, one, "217.75")
    pay(books, one, "217.75", SECOND)
    materials.void(books, first.voucher, "Never paid")
    now = loans.loan(books, one.id)
    assert now.outstanding == m("2500") - m("201.96")
    assert sum(row[0] for row in rows("SELECT principal FROM loan_due")) == now.outstanding.minor
    assert ledger.balance_on(books, one.account) == -now.outstanding


def test_a_payment_is_recorded_again_as_it_should_have_been(books: Books) -> None:
    one = borrowed(books)
    paid = pay(books, one, "100", note="In two parts")
    draft = loans.payment_draft_of(books, paid.voucher)
    assert draft == a_payment(books, one, "100", note="In two parts")
    again = loans.correct_payment(books, paid.voucher, a_payment(books, one, "217.75"))
    assert_posted(voucher_of(books, again), "loans_payable 200.58 / interest_paid 17.17 / cash -217.75")
    assert loans.loan(books, one.id).outstanding == m("2299.42")
    other = borrowed(books)
    loans.correct_payment(books, again.voucher, a_payment(books, other, "217.75"))
    assert (loans.loan(books, one.id).outstanding, loans.loan(books, other.id).outstanding) == (m("2500"), m("2299.42"))
    assert sum(row[0] for row in rows("SELECT principal FROM loan_due WHERE loan_id = ?", [one.id])) == 2500_00


def test_interest_by_days_is_that_of_what_is_really_owed(books: Books) -> None:
    """1.000 at 3,65 % of 365 days cost 10 centavos a day: 31 days 3,10; 500 of it paid, 14 days 70 centavos."""
    agreed = terms("1000", "3.65", basis="actual/365", interest_by="days", method="interest_first", instalments=6)
    one = borrowed(books, agreed)
    paid = pay(books, one, "503.10")
    assert (paid.paid.interest, paid.paid.principal) == (m("3.10"), m("500"))
    paid = pay(books, one, "200", FIRST + timedelta(days=14))
    assert paid.paid.interest == m("0.70")


class TestInterestThatHasGrown:
    END = date(2025, 12, 31)

    def test_it_is_posted_for_all_loans_and_taken_away_by_the_next_payment(self, books: Books) -> None:
        """Months have thirty days: of the first one's 17,17 ten days by its end, 5,72, on both sides."""
        one, other = borrowed(books), lent(books)
        voucher = loans.accrue_interest(books, self.END)
        assert voucher.word == "loan_interest"
        assert_posted(
            voucher,
            "interest_paid 5.72 @Crédito / interest_payable -5.72 @Crédito"
            " / interest_receivable 5.72 @Ana / interest_earned -5.72 @Ana",
        )
        paid = pay(books, one, "217.75")
        assert_posted(
            voucher_of(books, paid), "loans_payable 200.58 / interest_payable 5.72 / interest_paid 11.45 / cash -217.75"
        )
        paid = pay(books, other, "5")
        assert_posted(voucher_of(books, paid), "cash 5.00 / interest_receivable -5.00")
        paid = pay(books, other, "212.75")
        assert_posted(
            voucher_of(books, paid),
            "cash 212.75 / interest_receivable -0.72 / interest_earned -11.45 / member_loans -200.58",
        )

    def test_it_is_posted_once_a_day(self, books: Books) -> None:
        with assert_refused("nothing", "day"):
            loans.accrue_interest(books, self.END)
        borrowed(books)
        first = loans.accrue_interest(books, self.END)
        for day in (self.END, self.END - timedelta(days=1)):
            with assert_refused("posted", "day"):
                loans.accrue_interest(books, day)
        materials.void(books, first.id, "Too early")
        loans.accrue_interest(books, self.END)
        later = loans.accrue_interest(books, FIRST)
        assert_posted(later, "interest_paid 11.45 / interest_payable -11.45")

    def test_it_is_not_voided_once_it_was_paid(self, books: Books) -> None:
        one = borrowed(books)
        grown = loans.accrue_interest(books, self.END)
        pay(books, one, "217.75")
        with assert_refused("has_payments", "reason"):
            materials.void(books, grown.id, "Wrong")

    def test_more_than_is_asked_for_in_the_end_goes_back(self, books: Books) -> None:
        """Ten days into the second month 17,17 and a third of 15,79 have grown; it was paid off ten days before."""
        one = borrowed(books)
        loans.accrue_interest(books, FIRST + timedelta(days=10))
        paid = loans.pay_instalment(books, loans.pay_off_proposal(books, one.id, FIRST))
        grown = m("17.17") + m("5.26")
        assert_posted(
            voucher_of(books, paid),
            f"loans_payable 2500.00 / interest_payable {grown.decimal} / interest_paid -5.26 / cash -2517.17",
        )


@pytest.mark.parametrize("side", ["borrowed", "lent"])
def test_what_is_shown_of_the_accounting_is_what_is_posted(books: Books, side: str) -> None:
    one = borrowed(books) if side == "borrowed" else lent(books)
    draft = a_payment(books, one, "300", note="More")
    shown = ledger.explain(books, loans.payment_voucher(books, draft))
    assert shown == ledger.explain_posted(voucher_of(books, loans.pay_instalment(books, draft)))
    assert Decimal(0) < sum(line.debit.decimal for line in shown)
