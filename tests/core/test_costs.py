"""Costs: what each posts, what is owed to suppliers, what is refused, and the list."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from coopbooks import costs, ledger
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.people import Debt
from tests.builders import (
    TODAY,
    a_cost,
    account_id,
    activity_id,
    assert_posted,
    assert_refused,
    m,
    person_id,
    rows,
    spaced,
)


def voucher_of(books: Books, kept: costs.Cost) -> ledger.Voucher:
    return ledger.voucher(books, kept.voucher)


@pytest.mark.parametrize(
    ("bought", "also", "posted", "kind"),
    [
        ("rent 300", {}, "rent 300 / cash -300", "CE"),
        ("rent 300", {"paid": "0", "supplier": "Don José"}, "rent 300 / suppliers -300 @Don José", "CT"),
        (
            "machines 3500",
            {"paid": "1000", "supplier": "Taller"},
            "machines 3500 / cash -1000 / suppliers -2500 @Taller",
            "CE",
        ),
        ("materials 120", {}, "materials 120 / cash -120", "CE"),
        (
            # the ingredients, power and work of one quintal of bread (examples.md): 310 + 28,50 + 80 = 418,50
            "materials_used 310 #baking / power 28.50 #baking / member_work 80 #baking / stationery 12",
            {},
            "materials_used 310 #baking / power 28.50 #baking / member_work 80 #baking / stationery 12 / cash -430.50",
            "CE",
        ),
    ],
)
def test_what_a_cost_posts(books: Books, bought: str, also: dict[str, Any], posted: str, kind: str) -> None:
    voucher = voucher_of(books, costs.record_cost(books, a_cost(books, bought, **also)))
    assert_posted(voucher, posted)
    assert (voucher.kind, voucher.word, voucher.concerns) == (kind, "costs", also.get("supplier", ""))


def test_a_cost_keeps_what_was_typed(books: Books) -> None:
    draft = a_cost(books, "rent 300 / power 20 #sewing", paid="0", supplier="Ana", document="F-001234", note="March")
    first, second = draft.lines
    draft = replace(draft, lines=(replace(first, description="Workshop"), second))
    kept = costs.record_cost(books, draft)
    assert kept.draft == draft
    assert costs.cost_of_voucher(books, kept.voucher) == kept
    voucher = voucher_of(books, kept)
    assert voucher.description == "Cost: Workshop, Power, gas and water. F-001234. March"
    assert [line.note for line in voucher.lines][:2] == ["Workshop", ""]


def test_categories_are_what_a_club_buys_or_pays(books: Books) -> None:
    codes = {account.code for account in costs.list_categories(books)}
    assert {"5.1.1.01", "5.1.1.02", "6.1.1.01", "6.3.1.03", "1.1.3.01", "1.2.1.01", "1.2.1.04"} <= codes
    by_the_program_itself = {"5.1.1.05", "5.1.1.09", "6.5.1.01", "6.5.1.02", "6.5.1.03"}
    assert not codes & (
        {"1.1.1.01", "1.1.2.01", "1.2.2.01", "2.1.1.01", "3.1.1.01", "4.1.1.01"} | by_the_program_itself
    )
    ledger.add_account(books, ledger.AccountDraft("6.1.1.20", "Cleaning"))
    ledger.add_account(books, ledger.AccountDraft("1.2.1.20", "Building"))
    assert {"6.1.1.20", "1.2.1.20"} <= {account.code for account in costs.list_categories(books)}


def test_own_fixed_assets_and_expenses_can_be_bought(books: Books) -> None:
    ledger.add_account(books, ledger.AccountDraft("1.2.1.20", "Building"))
    kept = costs.record_cost(books, a_cost(books, "1.2.1.20 9000 / 6.1.1.08 15"))
    assert_posted(voucher_of(books, kept), "1.2.1.20 9000 / 6.1.1.08 15 / cash -9015")


@pytest.mark.parametrize(
    ("bought", "also", "field", "reason"),
    [
        ("sales_local 5", {}, "lines", "no_category"),
        ("customers 5", {"paid": "0", "supplier": "Ana"}, "lines", "no_category"),
        ("6.1 5", {}, "lines", "no_category"),
        ("depreciation 5", {}, "lines", "no_category"),
        ("rent 0", {"paid": "0"}, "lines", "zero"),
        ("rent 10 / power -5", {}, "lines", "zero"),
        ("rent 1000000000.01", {}, "amount", "too_large"),
        ("rent 5", {"paid": "-1", "supplier": "Ana"}, "paid", "negative"),
        ("rent 5", {"paid": "5.01"}, "paid", "overpaid"),
        ("rent 5", {"box": None}, "box", "empty"),
        ("rent 5", {"paid": "2"}, "supplier", "empty"),
        ("rent 5", {"note": "x" * 500}, "note", "too_long"),
        ("rent 5", {"document": "9" * 41}, "document", "too_long"),
        ("rent 5", {"document": "9\x00"}, "document", "unprintable"),
        ("rent 5", {"day": date(2062, 3, 20)}, "day", "far_day"),
        ("rent 5", {"day": date(2026, 2, 28)}, "day", "locked"),
        (" / ".join(["rent 5"] * 201), {}, "lines", "too_many"),
    ],
)
def test_a_cost_that_cannot_be_is_refused_at_its_field(
    books: Books, bought: str, also: dict[str, Any], field: str, reason: str
) -> None:
    ledger.lock_month(books, Month(2026, 2))
    with assert_refused(reason, field):
        costs.record_cost(books, a_cost(books, bought, **also))
    assert rows("SELECT count(*) FROM voucher") == rows("SELECT count(*) FROM cost") == [(0,)]


def test_a_cost_for_nothing_or_with_endless_words_is_refused(books: Books) -> None:
    with assert_refused("empty", "lines"):
        costs.record_cost(books, costs.CostDraft(TODAY, (), m("0")))
    with assert_refused("empty", "lines"):
        costs.record_cost(books, costs.CostDraft(TODAY, (costs.CostLine(None, m("5")),), m("5")))
    draft = a_cost(books, "rent 5")
    with assert_refused("too_long", "lines"):
        costs.record_cost(books, replace(draft, lines=(replace(draft.lines[0], description="🧶" * 500),)))


def test_an_account_out_of_use_is_refused(books: Books) -> None:
    own = ledger.add_account(books, ledger.AccountDraft("6.1.1.20", "Cleaning"))
    ledger.change_account(books, own.id, code=own.code, name=own.name, active=False)
    with assert_refused("inactive", "lines"):
        costs.record_cost(books, a_cost(books, "6.1.1.20 5"))


def paid(books: Books, amount: str, name: str = "Molino", **also: Any) -> costs.PaymentDraft:
    return costs.PaymentDraft(TODAY, person_id(books, name), account_id(books, "1.1.1.04"), m(amount), **also)


def test_a_supplier_is_paid_later_and_never_more_than_owed(books: Books) -> None:
    kept = costs.record_cost(books, a_cost(books, "materials 310", paid="0", supplier="Molino"))
    with assert_refused("overpaid", "amount"):
        costs.pay_supplier(books, paid(books, "310.01"))
    voucher = costs.pay_supplier(books, paid(books, "200"))
    assert_posted(voucher, "1.1.1.04 -200 / suppliers 200 @Molino")
    assert (voucher.kind, voucher.word, voucher.description) == ("CE", "supplier_payment", "Payment to Molino")
    assert costs.list_debts(books) == [Debt(person_id(books, "Molino"), "Molino", m("110"))]
    with assert_refused("overpaid", "amount"):
        costs.correct_cost(books, kept.id, a_cost(books, "materials 199.99", paid="0", supplier="Molino"))
    costs.correct_cost(books, kept.id, a_cost(books, "materials 250", paid="0", supplier="Molino"))
    right = costs.correct_payment(books, voucher.id, paid(books, "250"))
    assert right.corrects == voucher.id
    assert costs.list_debts(books) == []


def test_doubts_about_costs_and_payments(books: Books) -> None:
    cost = costs.cost_voucher(books, a_cost(books, "rent 300"))
    (words,) = ledger.doubts(books, cost)  # nothing was put into the box yet
    assert "−Bs 300.00" in spaced(words)
    assert ledger.doubts(books, costs.cost_voucher(books, a_cost(books, paid="0", supplier="Ana"))) == ()
    for day in range(1, 6):
        draft = a_cost(books, "rent 30", paid="0", supplier="Ana", day=date(2026, 3, day))
        costs.record_cost(books, draft)
    (words,) = ledger.doubts(books, costs.cost_voucher(books, a_cost(books, "rent 300", paid="0", supplier="Ana")))
    assert "ten times" in words
    assert len(ledger.doubts(books, costs.payment_voucher(books, paid(books, "150", "Ana")))) == 1  # the bank is empty


@pytest.fixture
def bills(books: Books) -> Books:
    """Rent in February, flour and thread for two activities, a bill on credit, and one that was voided."""
    drafts = [
        a_cost(books, "rent 300", day=date(2026, 2, 5)),
        a_cost(books, "materials 310 #baking / materials 40 #sewing / freight 5", day=date(2026, 3, 2)),
        a_cost(books, "machines 3500", paid="500", supplier="Taller Ñandú", document="A-77"),
        a_cost(books, "rent 9"),
    ]
    kept = [costs.record_cost(books, draft) for draft in drafts]
    ledger.void(books, kept[-1].voucher, "typed twice")
    return books


@pytest.mark.parametrize(
    ("wanted", "totals"),
    [
        ({}, ["3500.00", "355.00", "300.00"]),
        ({"voided": True}, ["9.00", "3500.00", "355.00", "300.00"]),
        ({"period": Month(2026, 2).period}, ["300.00"]),
        ({"supplier": "Taller Ñandú"}, ["3500.00"]),
        ({"account": "rent"}, ["300.00"]),
        ({"account": "materials"}, ["355.00"]),  # the whole bill, once
        ({"account": "materials", "activity": "sewing"}, ["355.00"]),
        ({"account": "freight", "activity": "sewing"}, []),
        ({"activity": "baking"}, ["355.00"]),
        ({"search": "nandu"}, ["3500.00"]),
        ({"search": "a-77"}, ["3500.00"]),
        ({"search": "355,00"}, ["355.00"]),
        ({"search": "9,00", "voided": True}, ["9.00"]),
    ],
)
def test_the_list_and_its_totals_agree_under_every_filter(
    bills: Books, wanted: dict[str, Any], totals: list[str]
) -> None:
    ids = {"supplier": person_id, "activity": activity_id, "account": account_id}
    known: dict[str, Any] = {key: ids[key](bills, value) if key in ids else value for key, value in wanted.items()}
    fits = costs.CostFilter(**known)
    listing = costs.list_costs(bills, fits)
    found = listing.rows(0, listing.count())
    assert [row.total for row in found] == [m(one) for one in totals]
    sums = ledger.deal_totals(bills, listing)
    stand = [row for row in found if not row.voided]
    assert sums.count == len(found)
    assert (sums.total, sums.paid, sums.owed) == tuple(
        sum((getattr(row, one) for row in stand), m("0")) for one in ("total", "paid", "owed")
    )


def test_a_cost_nobody_recorded_is_not_found(books: Books) -> None:
    with pytest.raises(LookupError):
        costs.cost(books, 1)


def test_what_was_last_paid_to_a_supplier_is_proposed_but_never_what_was_voided(books: Books) -> None:
    rent = costs.record_cost(books, a_cost(books, "rent 300.00", supplier="Don Luis", paid="0"))
    gone = costs.record_cost(books, a_cost(books, "materials 9.00", supplier="Don Luis"))
    ledger.void(books, gone.voucher, "typed twice")
    luis = rent.draft.supplier
    assert costs.usual_cost(books, luis) == rent.draft
    assert costs.usual_cost(books, None) is None
