"""How a product is made: its operations in their order, each with minutes, machine and dated piece rate."""

from dataclasses import replace
from datetime import date

import pytest

from coopbooks import products
from coopbooks.books import Books
from coopbooks.products import ALWAYS, MakingDraft, ProductDraft
from coopbooks.quantity import Quantity
from tests.builders import TODAY, assert_refused, m

Q = Quantity.of
APRIL, MAY = date(2026, 4, 1), date(2026, 5, 1)
CUT = MakingDraft("Cutting", Q("0.75"), "", Q("0.46875"))
"""As published: 0,75 minutes a piece at 0,625 a minute are 0,46875."""
SEW = MakingDraft("Sewing", Q(20), "Sewing machine", Q(3))


@pytest.fixture
def apron(books: Books) -> int:
    return products.add_product(books, ProductDraft("Apron", "piece", m("25"))).id


def told(books: Books, product: int, *, day: date = TODAY, active: bool | None = True) -> list[tuple[str, object]]:
    return [(one.name, one.rate) for one in products.list_making(books, product, day=day, active=active)]


def rates_of(books: Books, product: int) -> list[tuple[str, date, Quantity | None]]:
    return [(one.name, one.since, one.rate) for one in products.list_piece_rates(books, product)]


def test_operations_are_kept_in_their_order_with_every_digit_of_their_rate(books: Books, apron: int) -> None:
    kept = products.keep_making(books, apron, [replace(CUT, name=" Cutting  out "), SEW], TODAY)
    assert [(one.name, one.minutes, one.machine, one.rate, one.since) for one in kept] == [
        ("Cutting out", Q("0.75"), "", Q("0.46875"), ALWAYS),
        ("Sewing", Q(20), "Sewing machine", Q(3), ALWAYS),
    ]
    back = [one.draft for one in kept]
    turned = products.keep_making(books, apron, [back[1], back[0]], TODAY)
    assert [one.id for one in turned] == [kept[1].id, kept[0].id]
    assert rates_of(books, apron) == [("Sewing", ALWAYS, Q(3)), ("Cutting out", ALWAYS, Q("0.46875"))]


def test_a_new_rate_counts_from_its_day_and_leaves_the_others_alone(books: Books, apron: int) -> None:
    cut, sew = (one.draft for one in products.keep_making(books, apron, [CUT, SEW], TODAY))
    products.keep_making(books, apron, [cut, replace(sew, rate=Q("3.50"))], APRIL)
    assert told(books, apron) == [("Cutting", Q("0.46875")), ("Sewing", Q(3))]
    assert told(books, apron, day=APRIL) == [("Cutting", Q("0.46875")), ("Sewing", Q("3.5"))]
    assert rates_of(books, apron) == [
        ("Cutting", ALWAYS, Q("0.46875")),
        ("Sewing", APRIL, Q("3.5")),
        ("Sewing", ALWAYS, Q(3)),
    ]
    products.keep_making(books, apron, [one.draft for one in products.list_making(books, apron)], MAY)
    assert len(rates_of(books, apron)) == 3  # nothing was changed, so nothing counts from May on


def test_a_rate_set_for_a_day_is_set_back_without_a_trace(books: Books, apron: int) -> None:
    sew = products.keep_making(books, apron, [SEW], TODAY)[0].id
    products.set_piece_rate(books, sew, Q("3.50"), APRIL)
    products.set_piece_rate(books, sew, None, MAY)
    assert [told(books, apron, day=day)[0][1] for day in (TODAY, APRIL, MAY)] == [Q(3), Q("3.5"), None]
    products.set_piece_rate(books, sew, Q("3.50"), MAY)
    products.set_piece_rate(books, sew, Q(3), APRIL)
    assert rates_of(books, apron) == [("Sewing", ALWAYS, Q(3))]


def test_a_first_rate_holds_for_always_and_is_written_over_on_its_day(books: Books, apron: int) -> None:
    """Whatever day changed rates were said to count from."""
    sew = products.keep_making(books, apron, [replace(SEW, rate=None)], TODAY)[0]
    products.keep_making(books, apron, [replace(sew.draft, rate=Q(3))], APRIL)
    assert rates_of(books, apron) == [("Sewing", ALWAYS, Q(3))]
    products.keep_making(books, apron, [replace(sew.draft, rate=Q(4))], TODAY)
    assert rates_of(books, apron) == [("Sewing", ALWAYS, Q(4))]
    products.keep_making(books, apron, [sew.draft], TODAY)
    assert rates_of(books, apron) == []


def test_a_rate_taken_away_is_put_back_as_it_was(books: Books, apron: int) -> None:
    sew = products.keep_making(books, apron, [SEW], TODAY)[0].id
    products.set_piece_rate(books, sew, Q("3.50"), APRIL)
    before = rates_of(books, apron)
    for rate in products.list_piece_rates(books, apron):
        products.remove_piece_rate(books, rate.id)
    for _name, since, paid in before:
        products.set_piece_rate(books, sew, paid, since)
    assert rates_of(books, apron) == before


def test_a_rate_typed_by_mistake_is_taken_away(books: Books, apron: int) -> None:
    sew = products.keep_making(books, apron, [SEW], TODAY)[0].id
    products.set_piece_rate(books, sew, Q(35), APRIL)
    products.remove_piece_rate(books, products.list_piece_rates(books, apron)[0].id)
    assert told(books, apron, day=MAY) == [("Sewing", Q(3))]


def test_what_is_no_longer_done_keeps_its_rates_and_comes_back_by_its_name(books: Books, apron: int) -> None:
    sew = products.keep_making(books, apron, [CUT, SEW], TODAY)[1]
    products.keep_making(books, apron, [CUT], TODAY)
    assert told(books, apron) == [("Cutting", Q("0.46875"))]
    assert told(books, apron, active=None) == [("Cutting", Q("0.46875")), ("Sewing", Q(3))]
    back = products.keep_making(books, apron, [CUT, MakingDraft("sewing", rate=Q(3))], TODAY)
    assert (back[1].id, back[1].name, back[1].minutes) == (sew.id, "sewing", None)


def test_a_renamed_operation_stays_itself_unless_its_new_name_is_another_one(books: Books, apron: int) -> None:
    cut, sew = products.keep_making(books, apron, [CUT, SEW], TODAY)
    iron = products.keep_making(books, apron, [cut.draft, replace(sew.draft, name="Ironing")], TODAY)[1]
    assert (iron.id, iron.rate) == (sew.id, Q(3))
    moved = products.keep_making(
        books, apron, [replace(cut.draft, name="Ironing"), replace(iron.draft, name="Packing")], TODAY
    )
    assert (moved[0].id, moved[0].rate) == (iron.id, Q("0.46875"))
    assert moved[1].id not in {cut.id, iron.id}


@pytest.mark.parametrize(
    ("drafts", "reason"),
    [
        ([replace(CUT, name=" ")], "empty"),
        ([CUT, replace(SEW, name="CUTTING")], "twin"),
        ([replace(CUT, name="x" * 61)], "too_long"),
        ([replace(CUT, machine="x" * 61)], "too_long"),
        ([replace(CUT, minutes=Q(0))], "zero"),
        ([replace(CUT, minutes=Q(100_001))], "too_large"),
        ([replace(CUT, rate=Q("-0.01"))], "negative"),
        ([replace(CUT, rate=Q(1_000_001))], "too_large"),
        ([replace(CUT, name=f"Step {number}") for number in range(101)], "too_many"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    books: Books, apron: int, drafts: list[MakingDraft], reason: str
) -> None:
    before = products.keep_making(books, apron, [SEW], TODAY)
    with assert_refused(reason, "making"):
        products.keep_making(books, apron, drafts, TODAY)
    with assert_refused("far_day", "since"):
        products.keep_making(books, apron, [SEW], date(202, 1, 1))
    assert products.list_making(books, apron, active=None) == before


def test_operations_and_machines_written_before_are_proposed(books: Books, apron: int) -> None:
    products.keep_making(books, apron, [CUT, SEW, MakingDraft("Ñandutí", machine="Bastidor")], TODAY)
    assert products.words_used(books, "operation") == ["Cutting", "Ñandutí", "Sewing"]
    assert products.words_used(books, "machine") == ["Bastidor", "Sewing machine"]
