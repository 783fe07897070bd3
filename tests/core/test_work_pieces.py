"""Pieces to be made: given to a member, brought back, still with her; and what orders pay otherwise than usual."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from coopbooks import members, work
from coopbooks.books import Books
from coopbooks.members import LeaveDraft
from coopbooks.quantity import Quantity
from coopbooks.work import PieceDraft, PieceMove
from tests.builders import TODAY, assert_refused, person_id
from tests.core.membering import some
from tests.core.ordering import an_order
from tests.core.store import q
from tests.core.working import a_product, making


@pytest.fixture
def club(books: Books) -> Books:
    """Books with Rosa and Julia, and a jumper."""
    some(books, "Rosa", "Julia")
    a_product(books)
    return books


def draft(books: Books, kind: str, many: str, who: str = "Rosa", **also: object) -> PieceDraft:
    product = 1
    return replace(PieceDraft(kind, person_id(books, who), product, q(many), TODAY), **also)  # type: ignore[arg-type]


def hand(books: Books, kind: str, many: str, who: str = "Rosa", **also: object) -> PieceMove:
    return work.hand_pieces(books, draft(books, kind, many, who, **also))


def still(books: Books, **only: int) -> list[tuple[str, str, Quantity]]:
    return [(one.name, one.size, one.quantity) for one in work.still_with(books, **only)]


def test_what_was_given_and_not_brought_back_is_still_with_her(club: Books) -> None:
    order = an_order(club)
    moved = hand(club, "given", "20", size=" M ", order=order, note="Brown wool", day=TODAY - timedelta(5))
    assert (moved.person_name, moved.product_name, moved.size, moved.undone) == ("Rosa", "Jumper", "M", False)
    hand(club, "brought", "12", size="M", order=order)
    hand(club, "given", "7", "Julia")
    assert still(club) == [("Julia", "", q("7")), ("Rosa", "M", q("8"))]
    assert still(club, order=order) == [("Rosa", "M", q("8"))]
    assert still(club, person=person_id(club, "Julia")) == [("Julia", "", q("7"))]
    [rosa] = work.still_with(club, order=order)
    assert (rosa.since, rosa.order_label, rosa.product_name) == (TODAY - timedelta(5), "1 · 40 jumpers", "Jumper")
    hand(club, "brought", "8", size="M", order=order)
    assert still(club) == [("Julia", "", q("7"))]
    assert [one.kind for one in work.list_piece_moves(club, person=moved.person).rows(0, 9)] == [
        "brought",
        "brought",
        "given",
    ]


def test_nobody_brings_back_more_than_she_has(club: Books) -> None:
    order = an_order(club)
    given = hand(club, "given", "5", order=order)
    with assert_refused("not_there", "quantity"):
        hand(club, "brought", "6", order=order)
    with assert_refused("not_there", "quantity"):
        hand(club, "brought", "1")  # those are of no order
    brought = hand(club, "brought", "3", order=order)
    with assert_refused("not_there"):
        work.undo_pieces(club, given.id)
    work.undo_pieces(club, brought.id)
    assert still(club) == [("Rosa", "", q("5"))]
    work.undo_pieces(club, given.id)
    assert (still(club), work.list_piece_moves(club).count()) == ([], 0)
    with assert_refused("voided"):
        work.undo_pieces(club, given.id)


@pytest.mark.parametrize(
    ("also", "field", "reason"),
    [
        ({"quantity": q("0")}, "quantity", "zero"),
        ({"quantity": q("-1")}, "quantity", "zero"),
        ({"quantity": q("100001")}, "quantity", "too_large"),
        ({"person": None}, "person", "empty"),
        ({"product": None}, "product", "empty"),
        ({"day": TODAY + timedelta(1)}, "day", "future"),
        ({"day": date(2026, 1, 1)}, "day", "before_joined"),
    ],
)
def test_pieces_that_cannot_be_are_refused_at_their_field(
    club: Books, also: dict[str, Any], field: str, reason: str
) -> None:
    with assert_refused(reason, field):
        work.hand_pieces(club, draft(club, "given", "1", **also))


def test_who_left_may_still_bring_back_what_she_has(club: Books) -> None:
    hand(club, "given", "5", day=TODAY - timedelta(3))
    members.leave(club, LeaveDraft(person_id(club, "Rosa"), TODAY - timedelta(1), "Moved"))
    with assert_refused("after_left", "day"):
        hand(club, "given", "1")
    hand(club, "brought", "5")
    assert still(club) == []


def test_what_an_order_pays_is_listed_beside_what_is_usual(club: Books) -> None:
    order, knit = an_order(club), making(club)
    assert work.list_order_rates(club, order) == []
    work.set_order_rate(club, order, knit, q("20"), "Fine wool")
    work.set_order_rate(club, order, knit, q("21"), "Finer wool")
    work.set_order_rate(club, order, making(club, "cut"), q("2"), "Two layers")
    assert [(one.label, one.rate, one.usual, one.note) for one in work.list_order_rates(club, order)] == [
        ("Jumper · cut", q("2"), q("1.5"), "Two layers"),
        ("Jumper · knit", q("21"), q("18"), "Finer wool"),
    ]
    with assert_refused("empty", "note"):
        work.set_order_rate(club, order, knit, q("20"), " ")
    with assert_refused("zero", "rate"):
        work.set_order_rate(club, order, knit, q("0"), "For nothing")
