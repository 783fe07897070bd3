"""Loans in dollars: every line carries them, a payment releases its part of what the loan stands at.

1.000 $us at 6,96 stand at Bs 6.960. At 12 % a year the interest of a month is 10,00 $us.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from coopbooks import cash, ledger, loans, materials, rates
from coopbooks.books import Books
from coopbooks.cash import TransferDraft
from coopbooks.loans import Terms
from tests.builders import account_id, assert_posted, assert_refused, m, rows
from tests.core.lending import FIRST, GIVEN, a_loan, borrowed, lent, pay, terms, voucher_of

SECOND = date(2026, 2, 20)


def dollars(amount: str = "1000") -> Terms:
    return terms(amount, "12", currency="USD", method="equal_principal", instalments=4)


def at(rate: str) -> dict[str, Any]:
    return {"rate": Decimal(rate), "rate_source": "agreed"}


def stands(books: Books, account: int) -> tuple[int, int]:
    [found] = rows("SELECT amount, foreign_amount FROM loan_balance WHERE account_id = ?", [account])
    return found[0], found[1]


def test_a_loan_in_dollars_needs_a_rate(books: Books) -> None:
    with assert_refused("no_rate", "rate") as caught:
        borrowed(books, dollars())
    assert "$us" in caught.value.message
    rates.set_rate(books, rates.RateDraft("dollar", date(2025, 1, 1), "amount", Decimal("6.96"), "Central bank"))
    one = borrowed(books, dollars())
    voucher = voucher_of(books, one)
    assert_posted(voucher, "cash 6960.00 / loans_payable -6960.00")
    foreign = next(line.foreign for line in voucher.lines if line.loan)
    assert foreign is not None
    assert (foreign.amount, foreign.rate, foreign.source) == (m("-1000", "USD"), Decimal("6.96"), "Central bank")
    assert stands(books, one.account) == (-6960_00, -1000_00)
    with assert_refused("rate", "rate"):
        borrowed(books, dollars(), **at("0"))


def test_what_the_dollar_rose_by_is_an_exchange_loss(books: Books) -> None:
    """250 and 10 at 9,30: 2.418,00 paid; the 250 stood at 1.740,00, the interest is worth 93,00."""
    one = borrowed(books, dollars(), **at("6.96"))
    paid = pay(books, one, "260", **at("9.30"))
    assert_posted(
        voucher_of(books, paid), "loans_payable 1740.00 / interest_paid 93.00 / exchange_loss 585.00 / cash -2418.00"
    )
    assert paid.worth == m("2418")
    assert stands(books, one.account) == (-5220_00, -750_00)


def test_what_a_member_pays_at_a_lower_rate_is_a_loss_and_at_a_higher_a_gain(books: Books) -> None:
    one = lent(books, dollars(), **at("6.96"))
    paid = pay(books, one, "260", **at("6.86"))
    assert_posted(
        voucher_of(books, paid), "cash 1783.60 / member_loans -1740.00 / interest_earned -68.60 / exchange_loss 25.00"
    )
    paid = pay(books, one, "257.50", SECOND, **at("7"))
    assert_posted(
        voucher_of(books, paid), "cash 1802.50 / member_loans -1740.00 / interest_earned -52.50 / exchange_gain -10.00"
    )


def test_the_last_payment_takes_what_is_left_in_bolivianos(books: Books) -> None:
    """A third of 100 $us at 6,97 is 232,33 after rounding: the last one takes 232,34 for the same 33,33."""
    agreed = terms("99.99", "0", currency="USD", method="no_interest", instalments=3)
    one = borrowed(books, agreed, **at("6.97"))
    assert stands(books, one.account)[0] == -696_93
    for day in (FIRST, SECOND, date(2026, 3, 20)):
        pay(books, one, "33.33", day, **at("6.9"))
    assert stands(books, one.account) == (0, 0)
    assert loans.loan(books, one.id).outstanding == m("0", "USD")


def test_interest_that_has_grown_is_released_at_what_it_stands_at(books: Books) -> None:
    """By the end of the year a third of 10,00 $us, 3,33, at 7: 23,31; paid at 8 with 6,67 more, 53,36."""
    rates.set_rate(books, rates.RateDraft("dollar", date(2025, 1, 1), "amount", Decimal(7)))
    one = borrowed(books, dollars())
    assert_posted(loans.accrue_interest(books, date(2025, 12, 31)), "interest_paid 23.31 / interest_payable -23.31")
    paid = pay(books, one, "10", **at("8"))
    assert_posted(
        voucher_of(books, paid), "interest_payable 23.31 / interest_paid 53.36 / exchange_loss 3.33 / cash -80.00"
    )


def test_dollars_go_out_of_their_box_at_its_average(books: Books) -> None:
    """500 bought at 7 lie in the box: 260 leave at 1.820,00. The principal stood at 1.740,00, the interest is 70,00."""
    box = account_id(books, "1.1.1.03")
    cash.transfer(books, TransferDraft(GIVEN, account_id(books, "cash"), box, m("3500"), m("0"), m("500", "USD")))
    one = borrowed(books, dollars(), **at("6.96"))
    paid = pay(books, one, "260", box=box)
    assert_posted(
        voucher_of(books, paid), "loans_payable 1740.00 / interest_paid 70.00 / exchange_loss 10.00 / 1.1.1.03 -1820.00"
    )
    assert ledger.foreign_balance(books, box, "USD") == m("240", "USD")
    with assert_refused("too_much", "amount"):
        pay(books, one, "257.50", SECOND, box=box)
    draft = loans.payment_draft_of(books, paid.voucher)
    assert (draft.box, draft.rate) == (box, None)
    assert loans.correct_payment(books, paid.voucher, draft).paid == paid.paid
    other = loans.record_loan(books, a_loan(books, "lent", dollars("240"), box=box))
    assert_posted(voucher_of(books, other), "member_loans 1680.00 / 1.1.1.03 -1680.00")


def test_dollars_come_into_their_box_at_the_rate(books: Books) -> None:
    box = account_id(books, "1.1.1.03")
    one = borrowed(books, dollars(), box=box, **at("6.96"))
    assert_posted(voucher_of(books, one), "1.1.1.03 6960.00 / loans_payable -6960.00")
    assert ledger.foreign_balance(books, box, "USD") == m("1000", "USD")
    other = lent(books, dollars("100"), **at("6.96"))
    paid = pay(books, other, "26", box=box, **at("7"))
    assert_posted(
        voucher_of(books, paid), "1.1.1.03 182.00 / member_loans -174.00 / interest_earned -7.00 / exchange_gain -1.00"
    )


def test_a_voided_payment_in_dollars_brings_back_what_it_took(books: Books) -> None:
    one = borrowed(books, dollars(), **at("6.96"))
    first = pay(books, one, "260", **at("9.30"))
    pay(books, one, "257.50", SECOND, **at("9.30"))
    materials.void(books, first.voucher, "Bounced")
    assert stands(books, one.account) == (-5220_00, -750_00)
    assert ledger.balance_on(books, account_id(books, "exchange_loss")) == m("585")


def test_what_is_due_is_worth_what_it_stands_at(books: Books) -> None:
    borrowed(books, dollars(), **at("6.96"))
    [row, *_more] = loans.due_list(books, FIRST)
    assert (row.amount, row.worth) == (m("260", "USD"), m("1809.60"))
    soon = loans.next_due(books)
    assert soon.pay_7 == m("5376.60")  # 260, 257,50 and 255 at 6,96
    assert soon.receive_30 == m("0")


def test_what_is_left_of_loans_is_told_as_it_stands_in_the_books(books: Books) -> None:
    """1.000 $us at 6,96 and Bs 2.500 are Bs 9.460; less 250 of the dollars and 200,58 of the others Bs 7.519,42."""
    first, second = borrowed(books, dollars(), **at("6.96")), borrowed(books)
    lent(books, terms("300"))
    borrowed_ones = loans.LoanFilter(side="borrowed")
    assert loans.left_of(books, borrowed_ones) == m("9460")
    pay(books, first, "260", **at("7"))
    pay(books, second, "217.75")
    assert loans.left_of(books, borrowed_ones) == m("7519.42")
    assert loans.left_of(books, loans.LoanFilter(side="lent")) == m("300")
    assert loans.left_of(books, loans.LoanFilter(search="nobody")) == m("0")


def test_what_is_overdue_of_loans_is_told_as_it_stands_in_the_books(books: Books) -> None:
    """On 20 March 260 and 257,50 $us of January and February at 6,96 are Bs 3.601,80; twice 217,75 are 435,50."""
    first, second = borrowed(books, dollars(), **at("6.96")), borrowed(books, contract="B-2")
    lent(books, terms("300", "0", method="no_interest", instalments=3))
    of_side = loans.LoanFilter(side="borrowed")
    assert loans.overdue_of(books, of_side) == m("4037.30")
    assert loans.overdue_of(books, loans.LoanFilter(side="borrowed", search="b-2")) == m("435.50")
    assert loans.overdue_of(books, loans.LoanFilter(side="lent")) == m("200")
    pay(books, first, "260", **at("7"))
    pay(books, second, "217.75")
    assert loans.overdue_of(books, of_side) == m("2009.95")  # 257,50 at 6,96 are 1.792,20, and 217,75
