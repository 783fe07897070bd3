"""Money of other currencies: average value, exchange gains and losses to the centavo, corrections."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks import cash, ledger
from coopbooks.books import Books
from coopbooks.money import Money
from tests.builders import TODAY, account_id, assert_posted, assert_refused, m, post, spaced
from tests.conftest import FreshBooks

DOLLARS = "1.1.1.03"
BANK = "1.1.1.04"


def usd(amount: str) -> Money:
    return m(amount, "USD")


def change(books: Books, giving: str, receiving: str, amount: Money, **also: Any) -> cash.TransferDraft:
    ids = account_id(books, giving), account_id(books, receiving)
    known: dict[str, Any] = {"day": TODAY, "fee": Money(0, amount.currency)} | also
    return cash.TransferDraft(giving=ids[0], receiving=ids[1], amount=amount, **known)


def buy(books: Books, dollars: str, bolivianos: str, **also: Any) -> ledger.Voucher:
    return cash.transfer(books, change(books, "cash", DOLLARS, m(bolivianos), received=usd(dollars), **also))


def sell(books: Books, dollars: str, bolivianos: str, **also: Any) -> ledger.Voucher:
    return cash.transfer(books, change(books, DOLLARS, "cash", usd(dollars), received=m(bolivianos), **also))


def held(books: Books, code: str = DOLLARS) -> tuple[Money, Money]:
    """What a box holds, and what that stands at in the books."""
    box = account_id(books, code)
    return ledger.foreign_balance(books, box, "USD"), ledger.balance_on(books, box)


@pytest.fixture
def books(books: Books) -> Books:
    """Books with money in the cash box."""
    post(books, "cash 10000 / contributions -10000", day=date(2026, 1, 2))
    return books


def test_dollars_come_in_at_what_was_given_and_leave_at_their_average(books: Books) -> None:
    bought = buy(books, "100", "690")
    assert_posted(bought, f"{DOLLARS} 690 / cash -690")
    assert bought.kind == "CT"
    foreign = next(line.foreign for line in bought.lines if line.foreign)
    assert (foreign.amount, foreign.rate) == (usd("100"), Decimal("6.90"))
    assert spaced(foreign.source) == "Bs 690.00 for $us 100.00"
    buy(books, "50", "348")
    # 690 + 348 = 1.038 for 150 $us: 6,92 each. 60 × 6,92 = 415,20; at 7,00 they fetch 420: 4,80 gained
    assert_posted(sell(books, "60", "420"), f"cash 420 / {DOLLARS} -415.20 / exchange_gain -4.80")
    # 90 × 6,92 = 622,80 are left; they fetch 600: 22,80 lost
    assert_posted(sell(books, "90", "600"), f"cash 600 / exchange_loss 22.80 / {DOLLARS} -622.80")
    assert held(books) == (usd("0"), m("0"))


def test_no_centavo_stays_behind_when_the_average_is_no_round_figure(books: Books) -> None:
    buy(books, "100", "695")
    buy(books, "33", "230")
    # 925 / 133 = 6,954887…; 50 of them stand at 347,7443… = 347,74; the other 83 at 925 − 347,74 = 577,26
    assert_posted(sell(books, "50", "347.74"), f"cash 347.74 / {DOLLARS} -347.74")
    assert_posted(sell(books, "83", "577"), f"cash 577 / exchange_loss 0.26 / {DOLLARS} -577.26")


def test_dollars_between_two_boxes_keep_their_value_and_the_fee_costs_its_own(books: Books) -> None:
    bank = cash.open_box(books, cash.BoxDraft("Bank in dollars", "bank", "USD"))
    buy(books, "100", "696")
    moved = cash.transfer(books, change(books, DOLLARS, bank.code, usd("40"), fee=usd("1.50")))
    # 40 × 6,96 = 278,40; 1,50 × 6,96 = 10,44
    assert_posted(moved, f"{bank.code} 278.40 / bank_fees 10.44 / {DOLLARS} -288.84")
    assert held(books) == (usd("58.50"), m("407.16"))
    assert held(books, bank.code) == (usd("40"), m("278.40"))


def test_a_fee_in_bolivianos_is_paid_by_the_giving_box(books: Books) -> None:
    bought = buy(books, "100", "690", fee=m("5"))
    assert_posted(bought, f"{DOLLARS} 690 / bank_fees 5 / cash -695")


def test_more_than_the_box_holds_cannot_leave_it(books: Books) -> None:
    with assert_refused("too_much", "amount"):
        sell(books, "1", "6.96")
    buy(books, "100", "696")
    with assert_refused("too_much", "amount"):
        sell(books, "100", "696", fee=usd("0.01"))
    with assert_refused("too_much", "amount"):
        cash.record_movement(books, movement(books, "6.1.1.08", "100.01", into=False))


def test_two_foreign_currencies_are_changed_by_way_of_the_currency_of_the_books(books: Books) -> None:
    euros = cash.open_box(books, cash.BoxDraft("Euros", currency="EUR"))
    buy(books, "100", "696")
    with assert_refused("other_currency", "receiving"):
        cash.transfer(books, change(books, DOLLARS, euros.code, usd("10"), received=m("9", "EUR")))
    with pytest.raises(ValueError, match="holds USD"):
        cash.transfer(books, change(books, DOLLARS, "cash", m("10"), received=m("9")))


def test_a_transfer_of_all_the_dollars_is_corrected_as_if_it_had_not_been(books: Books) -> None:
    buy(books, "100", "690")
    wrong = sell(books, "100", "700")
    right = cash.correct_transfer(books, wrong.id, change(books, DOLLARS, "cash", usd("80"), received=m("560")))
    # 80 of 100 $us at 690 stand at 552; they fetched 560
    assert_posted(right, f"cash 560 / {DOLLARS} -552 / exchange_gain -8")
    assert held(books) == (usd("20"), m("138"))
    with assert_refused("too_much", "amount"):
        cash.correct_transfer(books, right.id, change(books, DOLLARS, "cash", usd("100.01"), received=m("700")))


def movement(books: Books, account: str, amount: str, *, into: bool = True, **also: Any) -> cash.MovementDraft:
    ids = account_id(books, DOLLARS), account_id(books, account)
    return cash.MovementDraft(TODAY, ids[0], into, ids[1], usd(amount), "An exporter", **also)


def test_dollars_received_come_in_at_what_they_are_worth(books: Books) -> None:
    voucher = cash.record_movement(books, movement(books, "grants_received", "200", worth=m("1392")))
    assert_posted(voucher, f"{DOLLARS} 1392 / grants_received -1392")
    assert voucher.kind == "CI"
    buy(books, "100", "720")
    # 1.392 + 720 = 2.112 for 300 $us: 7,04 each
    spent = cash.record_movement(books, movement(books, "6.1.1.08", "50", into=False))
    assert_posted(spent, f"6.1.1.08 352 / {DOLLARS} -352")
    all_of_it = cash.correct_movement(books, spent.id, movement(books, "6.1.1.08", "300", into=False))
    assert_posted(all_of_it, f"6.1.1.08 2112 / {DOLLARS} -2112")


def test_dollars_received_need_their_worth(books: Books) -> None:
    for worth in (None, m("0"), m("-5")):
        with assert_refused("empty", "worth"):
            cash.record_movement(books, movement(books, "grants_received", "200", worth=worth))
    box = account_id(books, DOLLARS)
    with pytest.raises(ValueError, match="holds USD"):
        cash.record_movement(
            books, cash.MovementDraft(TODAY, box, True, account_id(books, "dues"), m("5"), "Dues", worth=m("5"))
        )


deals = st.lists(st.tuples(st.integers(1, 50_000), st.integers(500, 900)), min_size=1, max_size=5)
portions = st.lists(st.integers(1, 50_000), max_size=5)


@given(deals, portions)
def test_what_was_bought_and_sold_never_loses_a_centavo(
    fresh_books: FreshBooks, bought: list[tuple[int, int]], sold: list[int]
) -> None:
    with fresh_books() as books:
        post(books, "cash 90000000 / contributions -90000000")
        for dollars, rate in bought:
            given = Money(dollars).times(Decimal(rate) / 100)
            cash.transfer(books, change(books, "cash", DOLLARS, given, received=Money(dollars, "USD")))
        left, paid = held(books)
        sales = 0
        for portion in (*sold, left.minor):
            some = min(Money(portion, "USD"), held(books)[0])
            if some:
                cash.transfer(books, change(books, DOLLARS, "cash", some, received=m("1")))
                sales += 1
        assert held(books) == (usd("0"), m("0"))
        exchanged = [ledger.balance_on(books, account_id(books, role)) for role in ("exchange_loss", "exchange_gain")]
        assert sum(exchanged, m("0")) == paid - m("1").times(sales)  # every sale fetched Bs 1
