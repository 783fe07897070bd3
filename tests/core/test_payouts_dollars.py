"""Instalments of loans in dollars, kept back from pay at the rate of the day as the loan's own payment would be."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks import ledger, loans, payouts, rates
from coopbooks.bookfile.checking import refuse_disagreement
from coopbooks.books import Books, storage
from coopbooks.ledger import Voucher
from coopbooks.loans import Loan, own_within, worth_at
from coopbooks.money import Money
from coopbooks.payouts import OwnRule, RunDraft
from tests.builders import TODAY, account_id, assert_posted, m, person_id
from tests.conftest import FreshBooks
from tests.core.lending import a_payment, lent, terms
from tests.core.paying import a_club, approved, knitted, paid

BEFORE = date(2026, 3, 1)


@pytest.fixture
def club(books: Books) -> Books:
    a_club(books)
    return books


def _rate(books: Books, value: str, since: date = BEFORE) -> None:
    rates.set_rate(books, rates.RateDraft("dollar", since, "amount", Decimal(value), "Banco Central"))


def _lent(books: Books, principal: str = "100", rate: str = "0", **also: Any) -> Loan:
    """$us 100 at 6,96 in four instalments of 25, of which three are due."""
    how = {"method": "no_interest"} if rate == "0" else {"method": "equal_principal"}
    agreed = terms(principal, rate, currency="USD", instalments=4, **(how | also))
    return lent(books, agreed, rate=Decimal("6.96"), rate_source="agreed")


def test_an_instalment_is_kept_back_at_the_rate_of_the_day(club: Books) -> None:
    """75 × 7,00 = 525 of the 900 earned; the 75 stood at 75 × 6,96 = 522: 3 are an exchange gain."""
    one = _lent(club)
    _rate(club, "7")
    knitted(club, "Ana 50")
    assert payouts.doubts(club, payouts.simulate(club, RunDraft(TODAY))) == []
    run = approved(club)
    [slip] = payouts.slips(club, run.id)
    [kept] = slip.pay.deductions
    assert (kept.taken, kept.left, dict(kept.parts)) == (m("525"), m("25", "USD"), {"principal": m("525")})
    assert payouts.deduction_written(kept, slip.pay.gross).replace("\xa0", " ") == "$us 75.00 × 7.00"
    assert paid(club, run) == {"Ana": "375.00"}
    [payment] = loans.list_payments(club, one.id)
    assert (payment.paid.amount, payment.worth) == (m("75", "USD"), m("525"))
    posted = ledger.voucher(club, payment.voucher)
    assert_posted(posted, "member_pay 525 @Ana / member_loans -522 @Ana / exchange_gain -3")
    assert {line.foreign.source for line in posted.lines if line.foreign} == {"Banco Central"}
    payouts.void_run(club, run.id, "Wrong")
    assert loans.standing_on(club, loans.loan(club, one.id), TODAY).balance == m("100", "USD")
    assert ledger.balance_on(club, account_id(club, "exchange_gain")) == m("0")
    again = payouts.approve_again(club, run.id)
    assert paid(club, again) == {"Ana": "375.00"}


def test_too_little_pay_pays_whole_cents_of_a_dollar(club: Books) -> None:
    """Of 90 at 7,00 12,85 are 89,95: 0,05 are less than a cent, and stay hers. Of 50 at most it is 7,14: 49,98."""
    one = _lent(club)
    _rate(club, "7")
    knitted(club, "Ana 5")
    [slip] = payouts.simulate(club, RunDraft(TODAY)).slips
    [kept] = slip.pay.deductions
    assert (kept.wanted, kept.taken, slip.pay.net, slip.pay.paid) == (m("525"), m("89.95"), m("0.05"), m("0"))
    payouts.set_own_rule(club, person_id(club, "Ana"), OwnRule("loan", m("50")))
    run = approved(club)
    [kept] = payouts.slips(club, run.id)[0].pay.deductions
    assert (kept.wanted, kept.taken, kept.carried) == (m("49.98"), m("49.98"), m("0"))
    [payment] = loans.list_payments(club, one.id)
    assert (payment.paid.amount, payment.worth) == (m("7.14", "USD"), m("49.98"))


def test_a_pay_below_a_cent_pays_nothing_of_it(club: Books) -> None:
    _lent(club)
    _rate(club, "7")
    bonus = payouts.Bonus(person_id(club, "Ana"), "Little", m("0.06"))
    run = approved(club, bonuses=(bonus,))
    [kept] = payouts.slips(club, run.id)[0].pay.deductions
    assert (kept.taken, kept.carried, dict(kept.parts)) == (m("0"), m("525"), {"principal": m("0")})


@pytest.mark.parametrize("since", [None, date(2026, 3, 21)])
def test_without_a_rate_for_the_day_it_is_told_and_not_kept_back(club: Books, since: date | None) -> None:
    _lent(club)
    if since:
        _rate(club, "7", since)
    knitted(club, "Ana 50")
    simulated = payouts.simulate(club, RunDraft(TODAY))
    assert simulated.slips[0].pay.deductions == ()
    assert len(payouts.doubts(club, simulated)) == 1


def _but_the_money(voucher: Voucher) -> list[tuple[str, Money, Money | None]]:
    """What a payment posts beside where the money came from."""
    lines = [line for line in voucher.lines if not line.account.box and line.account.role != "member_pay"]
    told = ((one.account.role or "", one.amount, one.foreign.amount if one.foreign else None) for one in lines)
    return sorted(told, key=str)


@pytest.mark.parametrize("many", ["1", "7", "23", "120"])
@pytest.mark.parametrize("order", ["fine,interest,principal", "principal,interest,fine"])
def test_it_posts_what_the_payment_of_the_loan_would(fresh_books: FreshBooks, many: str, order: str) -> None:
    """Kept back from 18, 126, 414 or 2.160 of pay, beside the same dollars brought in bolivianos at the same rate."""
    posted, brought = [], m("0")
    for from_pay in (True, False):
        with fresh_books() as books:
            a_club(books)
            one = _lent(books, "500", "13.37", order=order, late="fixed", late_amount=m("1.25", "USD"))
            _rate(books, "9.3075")
            if from_pay:
                knitted(books, f"Ana {many}")
                [kept] = payouts.slips(books, approved(books).id)[0].pay.deductions
                [payment] = loans.list_payments(books, one.id)
                assert sum(amount.minor for _word, amount in kept.parts) == kept.taken.minor == payment.worth.minor
                brought = payment.paid.amount
            else:
                at = {"rate": Decimal("9.3075"), "rate_source": "Banco Central"}
                payment = loans.pay_instalment(books, a_payment(books, one, str(brought.decimal), TODAY, **at))
            posted.append((payment.paid, _but_the_money(ledger.voucher(books, payment.voucher))))
            refuse_disagreement(storage.connection())
            now = loans.loan(books, one.id)
            assert loans.standing_on(books, now, TODAY).balance == m("500", "USD") - payment.paid.principal
            own = storage.plain("SELECT foreign_amount FROM loan_balance WHERE account_id = ?", one.account).fetchone()
            assert own == ((m("500", "USD") - payment.paid.principal).minor,)
    assert posted[0] == posted[1]


@pytest.mark.parametrize("order", ["fine,interest,principal", "fine,principal,interest", "principal,interest,fine"])
def test_the_slip_says_what_less_than_the_instalment_pays_in_the_order_of_the_loan(club: Books, order: str) -> None:
    """Of an instalment of a loan of 2.500, three months late, only 90 could be kept back."""
    one = lent(club, terms(order=order), person=person_id(club, "Ana"))
    knitted(club, "Ana 5")
    [kept] = payouts.slips(club, approved(club).id)[0].pay.deductions
    [payment] = loans.list_payments(club, one.id)
    told = (("interest", payment.paid.interest), ("principal", payment.paid.principal))
    assert kept.parts == tuple((word, amount) for word, amount in told if amount)
    assert (kept.taken, payment.worth) == (m("90"), m("90"))


@given(value=st.integers(0, 10_000_000), micros=st.integers(1_000_000, 99_999_999))
def test_a_value_buys_the_most_cents_it_is_enough_for(value: int, micros: int) -> None:
    rate, whole = Decimal(micros).scaleb(-6), Money(value)
    own = own_within(whole, rate, "USD")
    assert worth_at(own, rate, "BOB") <= whole < worth_at(own + Money(1, "USD"), rate, "BOB")
    assert own_within(worth_at(own, rate, "BOB"), rate, "USD") == own
