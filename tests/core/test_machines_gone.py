"""Machines that go: sold at a gain or a loss, scrapped, given away; corrected, voided, and what cannot be."""

from dataclasses import replace
from datetime import date

from coopbooks import ledger, machines, materials
from coopbooks.books import Books
from coopbooks.finding import Finder
from coopbooks.ledger import VoucherFilter
from coopbooks.machines import GoneDraft
from tests.builders import TODAY, account_id, assert_posted, assert_refused, m, person_id
from tests.core.machines import FEBRUARY, JANUARY, MARCH, a_machine, a_way_out, stands_at


def _worn(books: Books, **also: object) -> machines.Machine:
    """Return a machine of 9,600 of which January and February were depreciated: it stands at 9,400."""
    known = a_machine(books, **also)  # type: ignore[arg-type]
    for month in (JANUARY, FEBRUARY):
        machines.depreciate(books, month)
    return known


def test_sold_at_a_gain(books: Books) -> None:
    known = _worn(books)
    voucher = machines.dispose(books, known.id, a_way_out(books, "9500", note="To the neighbours"))
    assert_posted(voucher, "cash 9500 / machines_depreciation 200 / machines -9600 / disposal_gain -100")
    assert (voucher.description, voucher.word) == ("Machine sold: overlock. To the neighbours", "machine_gone")
    gone = machines.machine(books, known.id)
    assert (gone.state, gone.gone_on, gone.gone_voucher) == ("sold", TODAY, voucher.id)
    assert stands_at(books, known) == (m("0"), m("0"))
    assert not machines.list_machines(books)
    assert machines.disposal_of(books, voucher.id) == a_way_out(books, "9500", note="To the neighbours")


def test_sold_at_a_loss_partly_on_credit(books: Books) -> None:
    known = _worn(books)
    draft = GoneDraft(TODAY, "sold", m("9000"), a_way_out(books, "4000").payments, person_id(books, "Ana"))
    voucher = machines.dispose(books, known.id, draft)
    assert_posted(
        voucher,
        "cash 4000 / customers 5000 @Ana / machines_depreciation 200 / disposal_loss 400 / machines -9600",
    )
    assert machines.disposal_of(books, voucher.id) == draft


def test_it_is_told_by_what_it_went_for(books: Books) -> None:
    """9,600 of which 200 are worn: for 9,500 or, at a loss of 400, for 9,000 it is that; scrapped, what it had cost."""
    known = [a_machine(books, name) for name in ("overlock", "oven", "loom")]
    for month in (JANUARY, FEBRUARY):
        machines.depreciate(books, month)
    for one, price, side in zip(known, ("9500", "9000"), ("9700", "9600"), strict=False):
        voucher = machines.dispose(books, one.id, a_way_out(books, price))
        assert (voucher.amount, voucher.worth) == (m(side), m(price))
        [found] = Finder(books).vouchers(price, 5)
        assert [(row.id, row.amount) for row in found.rows] == [(voucher.id, m(price))]
        for typed in (price, side):
            assert voucher.id in {row.id for row in ledger.list_vouchers(books, VoucherFilter(search=typed)).rows(0, 9)}
        assert materials.void(books, voucher.id, "Twice").worth == m(price)
    scrapped = machines.dispose(books, known[2].id, GoneDraft(TODAY, "scrapped"))
    [found] = Finder(books).vouchers("9600", 9)
    assert scrapped.worth == m("9600") == next(row.amount for row in found.rows if row.id == scrapped.id)
    assert not ledger.list_vouchers(books, VoucherFilter(search="0.00")).count(), "nothing is worth nothing"


def test_scrapped_and_given_away(books: Books) -> None:
    overlock, oven = a_machine(books), a_machine(books, "oven", "4800")
    for month in (JANUARY, FEBRUARY):
        machines.depreciate(books, month)
    assert_posted(
        machines.dispose(books, overlock.id, GoneDraft(TODAY, "scrapped")),
        "machines_depreciation 200 / disposal_loss 9400 / machines -9600",
    )
    given = machines.dispose(books, oven.id, GoneDraft(TODAY, "given", person=person_id(books, "Ana")))
    assert_posted(given, "machines_depreciation 100 / disposal_loss 4700 / machines -4800")
    assert given.concerns == "Ana"


def test_worn_out_it_goes_without_gain_or_loss(books: Books) -> None:
    known = a_machine(books, cost="100", tax_life=1)
    machines.depreciate(books, JANUARY)
    assert_posted(
        machines.dispose(books, known.id, GoneDraft(TODAY, "scrapped")), "machines_depreciation 100 / machines -100"
    )


def test_the_months_before_are_depreciated_first(books: Books) -> None:
    known = a_machine(books)
    with assert_refused("to_depreciate", "day") as caught:
        machines.dispose(books, known.id, a_way_out(books, "9500"))
    assert "February 2026" in caught.value.message
    machines.dispose(books, known.id, a_way_out(books, "9600", day=date(2026, 1, 20)))
    assert machines.missed_months(books) == []


def test_a_month_that_was_done_without_it_is_caught_up_with_the_next(books: Books) -> None:
    """January and February were done when the oven was recorded: what it stands at is known after March."""
    _worn(books)
    oven = a_machine(books, "oven", "4800")
    with assert_refused("to_depreciate", "day") as caught:
        machines.dispose(books, oven.id, a_way_out(books, "4000"))
    assert "March 2026" in caught.value.message
    machines.depreciate(books, MARCH)
    assert_posted(
        machines.dispose(books, oven.id, a_way_out(books, "4000")),
        "cash 4000 / machines_depreciation 150 / disposal_loss 650 / machines -4800",
    )


def test_never_before_what_was_depreciated_or_before_it_came(books: Books) -> None:
    known = _worn(books)
    with assert_refused("depreciated", "day"):
        machines.dispose(books, known.id, a_way_out(books, "9500", day=date(2026, 1, 20)))
    late = a_machine(books, "oven", day=TODAY)
    with assert_refused("before", "day"):
        machines.dispose(books, late.id, a_way_out(books, "9500", day=date(2026, 3, 19)))


def test_ways_to_go_that_cannot_be(books: Books) -> None:
    known = _worn(books)
    good = a_way_out(books, "9500")
    for draft, reason, field in (
        (replace(good, price=m("0"), payments=()), "zero", "price"),
        (replace(good, price=None, payments=()), "zero", "price"),
        (replace(good, price=m("9499.99")), "overpaid", "payments"),
        (replace(good, price=m("9500.01")), "empty", "person"),
        (replace(good, kind="scrapped"), "no_sale", "price"),
        (replace(good, kind="given", payments=()), "no_sale", "price"),
        (
            replace(good, payments=(replace(good.payments[0], box=account_id(books, "customers")),)),
            "no_box",
            "payments",
        ),
        (replace(good, note="x" * 201), "too_long", "note"),
    ):
        with assert_refused(reason, field):
            machines.dispose(books, known.id, draft)
    machines.dispose(books, known.id, good)
    with assert_refused("gone", "machine"):
        machines.dispose(books, known.id, good)
    with assert_refused("gone"):
        machines.correct_machine(books, known.id, known.draft, machines.origin_of(books, known.id))


def test_corrected_it_went_as_it_should_have(books: Books) -> None:
    known = _worn(books)
    wrong = machines.dispose(books, known.id, a_way_out(books, "950"))
    seen = machines.disposal_voucher(books, known.id, a_way_out(books, "9500"), wrong.id)
    right = machines.correct_disposal(books, wrong.id, a_way_out(books, "9500"))
    expected = "cash 9500 / machines_depreciation 200 / machines -9600 / disposal_gain -100"
    assert_posted(right, expected)
    assert len(seen.lines) == len(right.lines)
    assert ledger.balance_on(books, account_id(books, "disposal_loss")) == m("0")
    assert machines.machine(books, known.id).gone_voucher == right.id


def test_taken_back_it_is_here_again(books: Books) -> None:
    known = _worn(books)
    sale = machines.dispose(books, known.id, a_way_out(books, "9500"))
    for voucher in (known.voucher, machines.depreciated_months(books)[FEBRUARY]):
        with assert_refused("machine_used"):
            materials.void(books, voucher, "A mistake")
    materials.void(books, sale.id, "She did not take it")
    assert machines.machine(books, known.id).state == "here"
    assert stands_at(books, known) == (m("9600"), m("200"))
    assert machines.machine_of_voucher(books, sale.id).id == known.id
