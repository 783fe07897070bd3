"""What customers owe and pay, and the list of sales: filters, totals, and what was last sold."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from coopbooks import ledger, people, sales
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.people import Debt
from tests.builders import TODAY, a_sale, account_id, activity_id, assert_posted, assert_refused, m, person_id, rows


def paid(books: Books, amount: str, name: str = "Ana", **also: Any) -> sales.PaymentDraft:
    box = also.pop("box", account_id(books, "cash"))
    return sales.PaymentDraft(also.pop("day", TODAY), person_id(books, name), box, m(amount), **also)


def test_a_customer_pays_later_in_parts(books: Books) -> None:
    sales.record_sale(books, a_sale(books, paid="400", customer="Ana", day=date(2026, 2, 10)))
    draft = paid(books, "250", note="by her son")
    assert ledger.doubts(books, sales.payment_voucher(books, draft)) == ()
    voucher = sales.receive_payment(books, draft)
    assert_posted(voucher, "cash 250 / customers -250 @Ana")
    assert (voucher.kind, voucher.word, voucher.concerns) == ("CI", "customer_payment", "Ana")
    assert voucher.description == "Payment from Ana. by her son"
    ana = person_id(books, "Ana")
    assert sales.list_debts(books) == [Debt(ana, "Ana", m("350"))]  # 1.000 − 400 − 250
    sales.receive_payment(books, paid(books, "350"))
    assert sales.list_debts(books) == []


def test_debts_are_listed_the_largest_first_and_people_of_one_name_told_apart(books: Books) -> None:
    for detail, pieces in (("El Alto", "2"), ("Viacha", "5")):
        who = people.add_person(books, people.PersonDraft("Rosa Mamani", detail))
        sales.record_sale(books, replace(a_sale(books, f"{pieces} hat 10", paid="0"), customer=who.id))
    assert [(debt.name, debt.amount) for debt in sales.list_debts(books)] == [
        ("Rosa Mamani (Viacha)", m("50")),
        ("Rosa Mamani (El Alto)", m("20")),
    ]


@pytest.mark.parametrize(
    ("amount", "also", "field", "reason"),
    [
        ("1000.01", {}, "amount", "overpaid"),
        ("0", {}, "amount", "zero"),
        ("-5", {}, "amount", "zero"),
        ("5", {"box": None}, "box", "empty"),
        ("5", {"note": "ñ" * 500}, "note", "too_long"),
        ("5", {"day": date(2026, 1, 31)}, "day", "locked"),
        ("5", {"name": "Berta"}, "amount", "overpaid"),  # she owes nothing
    ],
)
def test_a_payment_that_cannot_be_is_refused(
    books: Books, amount: str, also: dict[str, Any], field: str, reason: str
) -> None:
    ledger.lock_month(books, Month(2026, 1))
    sales.record_sale(books, a_sale(books, paid="0", customer="Ana"))
    with assert_refused(reason, field):
        sales.receive_payment(books, paid(books, amount, **also))
    with assert_refused("empty", "person"):
        sales.receive_payment(books, sales.PaymentDraft(TODAY, None, account_id(books, "cash"), m("5")))
    assert [debt.amount for debt in sales.list_debts(books)] == [m("1000")]
    assert rows("SELECT count(*) FROM voucher") == [(1,)]


def test_a_sale_partly_paid_later_is_corrected_down_to_what_was_paid_and_no_further(books: Books) -> None:
    sold = sales.record_sale(books, a_sale(books, "10 apron 25", paid="0", customer="Ana"))
    payment = sales.receive_payment(books, paid(books, "100"))
    with assert_refused("overpaid", "amount") as refused:
        sales.correct_sale(books, sold.id, a_sale(books, "3 apron 25", paid="0", customer="Ana"))
    assert "25.00" in refused.value.message  # 3 × 25 = 75, and 100 were paid
    assert not sales.sale(books, sold.id).voided
    right = sales.correct_sale(books, sold.id, a_sale(books, "4 apron 25", paid="0", customer="Ana"))
    assert sales.list_debts(books) == []
    with assert_refused("overpaid"):
        ledger.void(books, right.voucher, "not sold")
    ledger.void(books, payment.id, "bounced")
    ledger.void(books, right.voucher, "not sold")
    assert sales.list_debts(books) == []


def test_a_payment_is_corrected_in_amount_and_person(books: Books) -> None:
    for name in ("Ana", "Berta"):
        sales.record_sale(books, a_sale(books, "1 apron 25", paid="0", customer=name))
    wrong = sales.receive_payment(books, paid(books, "25"))
    right = sales.correct_payment(books, wrong.id, paid(books, "20", "Berta"))
    assert right.corrects == wrong.id
    assert [(debt.name, debt.amount) for debt in sales.list_debts(books)] == [("Ana", m("25")), ("Berta", m("5"))]
    with assert_refused("overpaid", "amount"):
        sales.correct_payment(books, right.id, paid(books, "25.01", "Berta"))


def test_the_description_of_a_payment_is_cut_short_where_name_and_note_do_not_fit(books: Books) -> None:
    name = "Cooperativa " * 6
    sales.record_sale(books, a_sale(books, paid="0", customer=name))
    voucher = sales.receive_payment(books, paid(books, "5", name, note="y" * 200))
    assert len(voucher.description) == ledger.LONGEST_TEXT


@pytest.fixture
def shop(books: Books) -> Books:
    """Ana's 40 aprons with a discount, Berta's bread, a sale for nobody in February, and one that was voided."""
    sewing, baking = activity_id(books, "sewing"), activity_id(books, "baking")
    drafts = [
        a_sale(books, "3 shawl 80", day=date(2026, 2, 5), activity=sewing),
        a_sale(books, discount="12.50", paid="500", customer="Ana", day=date(2026, 3, 1), activity=sewing),
        a_sale(books, "100 bread 0.70", paid="0", customer="Berta Ñúñez", activity=baking),
        a_sale(books, "7 bread 0.70", customer="Ana", activity=baking),
    ]
    sold = [sales.record_sale(books, draft) for draft in drafts]
    ledger.void(books, sold[-1].voucher, "typed twice")
    return books


@pytest.mark.parametrize(
    ("wanted", "totals"),
    [
        ({}, ["70.00", "987.50", "240.00"]),
        ({"voided": True}, ["4.90", "70.00", "987.50", "240.00"]),
        ({"period": Month(2026, 3).period}, ["70.00", "987.50"]),
        ({"period": Month(2026, 2).period}, ["240.00"]),
        ({"customer": "Ana"}, ["987.50"]),
        ({"customer": "Ana", "voided": True}, ["4.90", "987.50"]),
        ({"activity": "sewing"}, ["987.50", "240.00"]),
        ({"search": "nunez"}, ["70.00"]),  # accents do not matter
        ({"search": "SHAW"}, ["240.00"]),
        ({"search": "987,50"}, ["987.50"]),  # what the list shows, after the discount
        ({"search": '"; DROP'}, []),
        ({"search": "4,90"}, []),
    ],
)
def test_the_list_and_its_totals_agree_under_every_filter(
    shop: Books, wanted: dict[str, Any], totals: list[str]
) -> None:
    """What was voided is there to be seen where it is asked for, and was not sold."""
    ids = {"customer": person_id, "activity": activity_id}
    known: dict[str, Any] = {key: ids[key](shop, value) if key in ids else value for key, value in wanted.items()}
    fits = sales.SaleFilter(**known)
    listing = sales.list_sales(shop, fits)
    found = listing.rows(0, listing.count())
    assert [row.total for row in found] == [m(one) for one in totals]
    sums = ledger.deal_totals(shop, listing)
    stand = [row for row in found if not row.voided]
    assert (sums.count, sums.total) == (len(found), sum((row.total for row in stand), m("0")))
    assert sums.owed == sum((row.owed for row in stand), m("0"))
    assert [row.voided for row in found].count(True) == totals.count("4.90")


def test_what_was_last_sold_is_proposed_but_never_what_was_voided(shop: Books) -> None:
    ana = person_id(shop, "Ana")
    usual = sales.usual_sale(shop, ana)
    assert usual is not None
    assert (usual.lines[0].description, usual.lines[0].price) == ("apron", m("25"))  # the bread was voided
    nobody = sales.usual_sale(shop, None)
    assert nobody is not None
    assert nobody.lines[0].description == "shawl"
    assert sales.usual_sale(shop, person_id(shop, "Clara")) is None


def test_who_bought_three_times_in_a_row_is_proposed(books: Books) -> None:
    for customer, usual in zip(["Ana", "Ana", "Ana", "", "Ana", "Ana"], ["", "", "Ana", "", "", ""], strict=True):
        sales.record_sale(books, a_sale(books, customer=customer))
        assert sales.usual_customer(books) == (person_id(books, usual) if usual else None)
    last = sales.record_sale(books, a_sale(books, customer="Ana"))
    assert sales.usual_customer(books) == last.draft.customer
    ledger.void(books, last.voucher, "typed twice")
    assert sales.usual_customer(books) is None
