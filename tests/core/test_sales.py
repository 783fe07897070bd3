"""Sales: what each posts, what customers owe, what is refused, and corrections."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks import ledger, sales
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.money import Money
from coopbooks.quantity import Quantity
from tests.builders import TODAY, a_sale, account_id, activity_id, assert_posted, assert_refused, m, person_id, rows


def voucher_of(books: Books, sold: sales.Sale) -> ledger.Voucher:
    return ledger.voucher(books, sold.voucher)


@pytest.mark.parametrize(
    ("sale", "posted"),
    [
        # 40 aprons at 25,00 are 1.000,00
        ({}, "cash 1000 / sales_local -1000"),
        ({"paid": "0", "customer": "Tienda Sol"}, "customers 1000 @Tienda Sol / sales_local -1000"),
        ({"paid": "500", "customer": "Tienda Sol"}, "cash 500 / customers 500 @Tienda Sol / sales_local -1000"),
        ({"discount": "50"}, "cash 950 / sales_returns 50 / sales_local -1000"),
        ({"kind": "export"}, "cash 1000 / sales_export -1000"),
        ({"kind": "service"}, "cash 1000 / sales_service -1000"),
    ],
)
def test_what_a_sale_posts(books: Books, sale: dict[str, Any], posted: str) -> None:
    sold = sales.record_sale(books, a_sale(books, **sale))
    voucher = voucher_of(books, sold)
    assert_posted(voucher, posted)
    assert (voucher.word, voucher.concerns) == ("sales", sale.get("customer", ""))
    assert voucher.kind == ("CT" if sale.get("paid") == "0" else "CI")


def test_a_sale_of_several_things_posts_one_line_each_and_keeps_what_was_typed(books: Books) -> None:
    draft = a_sale(
        books, "3 bread 0.70", "2.5 kg of wool 31.33", "1 sample 0.00", paid="0", customer="Ana", note="Fair"
    )
    sold = sales.record_sale(books, draft)
    # 2,5 × 31,33 = 78,325, half up 78,33; the sample is given away
    assert_posted(voucher_of(books, sold), "customers 80.43 @Ana / sales_local -2.10 / sales_local -78.33")
    assert sold.draft == draft
    assert sales.sale_of_voucher(books, sold.voucher) == sold
    assert voucher_of(books, sold).description == "Sale: 3 bread, 2.5 kg of wool, 1 sample. Fair"


def test_an_activity_marks_income_and_discount(books: Books) -> None:
    sewing = activity_id(books, "sewing")
    draft = a_sale(books, discount="10", activity=sewing)
    voucher = voucher_of(books, sales.record_sale(books, draft))
    assert_posted(voucher, "cash 990 / sales_returns 10 #sewing / sales_local -1000 #sewing")


@given(st.integers(1, 10**12), st.integers(0, 10**9))
def test_an_amount_is_quantity_times_price_to_the_nearest_centavo(micros: int, price: int) -> None:
    amount = sales.SaleLine(None, "thread", Quantity(micros), "m", Money(price)).amount.minor
    assert 0 <= 2 * (micros * price - amount * 10**6) + 10**6 <= 2 * 10**6
    assert 2 * (micros * price - amount * 10**6) != 10**6  # exactly half a centavo went up


EMOJI_AND_TEXT = "🧵" * 500


@pytest.mark.parametrize(
    ("sold", "also", "field", "reason"),
    [
        (["0 apron 25"], {}, "lines", "zero"),
        (["-1 apron 25"], {}, "lines", "zero"),
        (["1 apron -25"], {}, "lines", "negative"),
        (["1 apron 0"], {}, "lines", "zero"),
        (["0.001 thread 0.01"], {}, "lines", "zero"),  # less than half a centavo
        (["1000000000.000001 apron 0", "1 apron 5"], {}, "lines", "too_large"),
        (["1 apron 1000000000.01"], {}, "amount", "too_large"),
        ([f"1 {EMOJI_AND_TEXT} 25"], {}, "lines", "too_long"),
        (["1 apron 25"], {"note": "x" * 500}, "note", "too_long"),
        (["1 apron 25"], {"note": "bell \x07"}, "note", "unprintable"),
        (["1 apron 25"], {"discount": "25"}, "discount", "discount"),
        (["1 apron 25"], {"discount": "-1"}, "discount", "discount"),
        (["1 apron 25"], {"paid": "-1", "customer": "Ana"}, "paid", "negative"),
        (["1 apron 25"], {"paid": "25.01", "customer": "Ana"}, "paid", "overpaid"),
        (["1 apron 25"], {"box": None}, "box", "empty"),
        (["1 apron 25"], {"paid": "10"}, "customer", "empty"),
        (["1 apron 25"], {"day": date(2015, 1, 1)}, "day", "far_day"),
        (["1 apron 25"], {"day": date(2026, 5, 1)}, "day", "far_day"),
        (["1 apron 25"] * 201, {}, "lines", "too_many"),
    ],
)
def test_a_sale_that_cannot_be_is_refused_at_its_field(
    books: Books, sold: list[str], also: dict[str, Any], field: str, reason: str
) -> None:
    paid = {"paid": "0", "customer": "Ana"} if reason in ("zero", "negative") and field == "lines" else {}
    draft = a_sale(books, *sold, **{**paid, **also})
    with assert_refused(reason, field):
        sales.record_sale(books, draft)
    assert rows("SELECT count(*) FROM voucher") == rows("SELECT count(*) FROM sale") == [(0,)]


def test_a_sale_of_nothing_and_of_nameless_things_is_refused(books: Books) -> None:
    draft = a_sale(books)
    with assert_refused("empty", "lines"):
        sales.record_sale(books, sales.SaleDraft(TODAY, (), m("0"), m("0")))
    blank = sales.SaleLine(None, "  ", Quantity.of(1), "piece", m("5"))
    with assert_refused("empty", "lines"):
        sales.record_sale(books, sales.SaleDraft(TODAY, (blank,), m("5"), m("0"), draft.box))


def test_money_goes_into_a_box_in_the_currency_of_the_books(books: Books) -> None:
    for code, reason in (("1.1.1.03", "other_currency"), ("1.1.3.01", "no_box")):
        with assert_refused(reason, "box"):
            sales.record_sale(books, a_sale(books, box=account_id(books, code)))


def test_nothing_is_sold_in_a_locked_month(books: Books) -> None:
    ledger.lock_month(books, Month(2026, 2))
    with assert_refused("locked", "day"):
        sales.record_sale(books, a_sale(books, day=date(2026, 2, 28)))


def test_200_lines_fit_and_are_cut_short_where_they_are_described(books: Books) -> None:
    sold = sales.record_sale(books, a_sale(books, *(["1 apron with pockets 25"] * 200)))
    assert len(voucher_of(books, sold).description) == ledger.LONGEST_TEXT
    assert voucher_of(books, sold).amount == m("5000")  # 200 × 25
    assert len(sold.draft.lines) == 200


def test_who_buys_becomes_a_customer_and_is_named_so_that_she_is_told_apart(books: Books) -> None:
    ana = person_id(books, "Ana Quispe")
    with books.change("people"):
        rows("UPDATE person SET customer = 0, detail = 'El Alto' WHERE id = ? RETURNING id", [ana])
    sold = sales.record_sale(books, a_sale(books, customer="Ana Quispe"))
    assert sold.customer_name == "Ana Quispe (El Alto)"
    assert rows("SELECT customer FROM person WHERE id = ?", [ana]) == [(1,)]


def test_pages_hear_of_a_sale_once(books: Books) -> None:
    heard: list[frozenset[str]] = []
    books.watch(heard.append)
    sales.record_sale(books, a_sale(books))
    assert heard == [frozenset({"sales", "ledger"})]


def test_a_sale_makes_no_doubts_unless_it_is_the_same_again(books: Books) -> None:
    draft = a_sale(books, paid="500", customer="Ana")
    assert ledger.doubts(books, sales.sale_voucher(books, draft)) == ()
    sales.record_sale(books, draft)
    (words,) = ledger.doubts(books, sales.sale_voucher(books, draft))
    assert "the very same" in words.lower()


def test_a_corrected_sale_stands_in_place_of_the_wrong_one(books: Books) -> None:
    wrong = sales.record_sale(books, a_sale(books, "40 apron 25"))
    right = sales.correct_sale(books, wrong.id, a_sale(books, "4 apron 25", day=date(2026, 3, 19)))
    assert sales.sale(books, wrong.id).voided
    assert not right.voided
    assert voucher_of(books, right).corrects == wrong.voucher
    assert ledger.balance_on(books, account_id(books, "cash")) == m("100")
    with assert_refused("voided"):
        sales.correct_sale(books, wrong.id, a_sale(books))


def test_a_sale_nobody_recorded_is_not_found(books: Books) -> None:
    with pytest.raises(LookupError):
        sales.sale(books, 1)
