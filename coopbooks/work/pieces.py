"""Pieces to be made: given to a member, brought back by her, still with her. Nothing is posted."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from peewee import JOIN

from coopbooks import ledger, members, showing
from coopbooks.books import Books, Listing, having, in_folded, in_text, in_those, storage
from coopbooks.days import Period
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.ledger import check_text
from coopbooks.orders.records import OrderRecord
from coopbooks.people.records import PersonRecord
from coopbooks.products.records import ProductRecord
from coopbooks.quantity import Quantity
from coopbooks.reading import alphabetical
from coopbooks.work.records import PieceMoveRecord
from coopbooks.work.rules import LONGEST_WORD, NONE

MOVES: Final = {"given": N_("Given to her"), "brought": N_("Brought back")}
"""What can happen with pieces to be made."""
_MOST: Final = Quantity.of(100_000)
_REVERSAL: Final = PieceMoveRecord.alias("reversal")
_STILL: Final = """
    SELECT move.person_id, person.name, person.detail, move.product_id, product.name, product.unit, move.size,
           move.order_id, coalesce(club_order.code || ' · ' || club_order.title, ''), sum(move.quantity),
           max(CASE WHEN move.kind = 'given' AND move.reverses_id IS NULL THEN move.day END)
    FROM piece_move AS move JOIN person ON person.id = move.person_id JOIN product ON product.id = move.product_id
    LEFT JOIN club_order ON club_order.id = move.order_id
    WHERE move.person_id = coalesce(?, move.person_id) AND coalesce(move.order_id, 0) = coalesce(?, move.order_id, 0)
    GROUP BY move.person_id, move.product_id, move.size, move.order_id HAVING sum(move.quantity) <> 0
"""
_PLACES: Final = (
    in_those(PieceMoveRecord.person, PersonRecord.select(PersonRecord.id), in_folded(PersonRecord.folded)),
    in_those(PieceMoveRecord.product, ProductRecord.select(ProductRecord.id), in_folded(ProductRecord.folded)),
    in_those(
        PieceMoveRecord.order,
        OrderRecord.select(OrderRecord.id),
        in_folded(OrderRecord.folded_code),
        in_folded(OrderRecord.folded_title),
    ),
    in_text(PieceMoveRecord.size),
    in_text(PieceMoveRecord.note),
)
"""Where words are looked for."""
_WITH_HER: Final = """
    SELECT coalesce(sum(quantity), 0) FROM piece_move
    WHERE person_id = ? AND product_id = ? AND size = ? AND order_id IS ?
"""


@dataclass(frozen=True, slots=True)
class PieceDraft:
    """Pieces ``given`` to a member or ``brought`` back by her, as typed."""

    kind: str
    person: int | None
    product: int | None
    quantity: Quantity
    day: date
    size: str = ""
    order: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceMove(PieceDraft):
    """Pieces that went to a member or came back; ``undone`` if that was taken back."""

    id: int
    person_name: str
    product_name: str
    unit: str
    order_label: str
    recorded_by: str
    undone: bool


@dataclass(frozen=True, slots=True)
class StillWith:
    """Pieces that are still with a member, and when she was last given some."""

    person: int
    name: str
    product: int
    product_name: str
    unit: str
    size: str
    order: int | None
    order_label: str
    quantity: Quantity
    since: date | None


def hand_pieces(books: Books, draft: PieceDraft) -> PieceMove:
    """Record pieces given to a member or brought back; refuses more brought back than she has.

    Tells watchers: ``work``.
    """
    tidy = _checked(books, draft)
    grown = tidy.quantity if tidy.kind == "given" else -tidy.quantity
    _refuse_too_many(tidy, grown)
    with books.change("work"):
        return piece_move(books, _keep(books, tidy, grown))


def _checked(books: Books, draft: PieceDraft) -> PieceDraft:
    if draft.kind not in MOVES:
        raise ValueError(f"not offered: {draft.kind}")
    tidy = replace(draft, size=" ".join(draft.size.split()), note=" ".join(draft.note.split()))
    ledger.check_day(tidy.day, books.today(), None)
    if tidy.day > books.today():
        raise Refusal(_("This day is still to come. Write today or an earlier day."), "day", "future")
    if tidy.person is None:
        raise Refusal(_("Choose who."), "person", "empty")
    if tidy.product is None:
        raise Refusal(_("Choose the product."), "product", "empty")
    if tidy.quantity <= NONE:
        raise Refusal(_("How many? Write more than zero."), "quantity", "zero")
    if tidy.quantity > _MOST:
        raise Refusal(_("This is too many. Check the decimal mark."), "quantity", "too_large")
    check_text(tidy.size, "size", LONGEST_WORD)
    check_text(tidy.note, "note")
    if tidy.kind == "given":  # who left may still bring back what she has
        members.check_there(books, tidy.person, tidy.day)
    return tidy


def _refuse_too_many(draft: PieceDraft, grown: Quantity) -> None:
    [micros] = storage.plain(_WITH_HER, draft.person, draft.product, draft.size, draft.order).fetchone()
    if micros + grown.micros < min(micros, 0):
        words = _("She has %(quantity)s of them: write at most that, or record first what she was given.")
        raise Refusal(words % {"quantity": showing.quantity(Quantity(micros))}, "quantity", "not_there")


def _keep(books: Books, draft: PieceDraft, grown: Quantity, reverses: int | None = None) -> int:
    return PieceMoveRecord.keep(
        day=draft.day,
        kind=draft.kind,
        person=draft.person,
        product=draft.product,
        size=draft.size,
        order=draft.order,
        quantity=grown,
        note=draft.note,
        recorded_by=books.who,
        recorded_at=books.now(),
        reverses=reverses,
    )


def undo_pieces(books: Books, move_id: int) -> None:
    """Take back what was recorded of pieces by mistake; refuses what was brought back since. Tells: ``work``."""
    wrong = piece_move(books, move_id)
    if wrong.undone or PieceMoveRecord.get_by_id(move_id).reverses_id:
        raise Refusal(_("This was taken back already."), reason="voided")
    back = -wrong.quantity if wrong.kind == "given" else wrong.quantity
    _refuse_too_many(wrong, back)
    with books.change("work"):
        _keep(books, wrong, back, move_id)


def piece_move(books: Books, move_id: int) -> PieceMove:  # noqa: ARG001 - every question is asked of open books
    """Return one move of pieces by id."""
    row = _detail().where(PieceMoveRecord.id == move_id).tuples().first()
    if row is None:
        raise LookupError(f"no move {move_id}")
    return _move(row)


def list_piece_moves(
    books: Books,  # noqa: ARG001
    period: Period | None = None,
    *,
    person: int | None = None,
    product: int | None = None,
    search: str = "",
) -> Listing[PieceMove]:
    """Return the pieces that went to members and came back, newest first, without what was taken back."""
    words = having(search, *_PLACES)
    return PieceMoveRecord.standing(_detail(), _move, period, words, person=person, product=product)


def still_with(books: Books, *, person: int | None = None, order: int | None = None) -> list[StillWith]:  # noqa: ARG001
    """Return the pieces that are still with members, as a dictionary has these; one statement."""
    found = [_still(row) for row in storage.plain(_STILL, person, order)]
    return sorted(found, key=lambda one: (alphabetical(one.name), alphabetical(one.product_name), one.size))


def _still(row: tuple[Any, ...]) -> StillWith:
    person, name, detail, product, product_name, unit, size, order, order_label, micros, since = row
    who = f"{name} ({detail})" if detail else name
    last = None if since is None else date.fromisoformat(since)
    return StillWith(person, who, product, product_name, unit, size, order, order_label, Quantity(micros), last)


def _detail() -> Any:
    record, order = PieceMoveRecord, OrderRecord
    told = (record.day, record.kind, record.person, record.product, record.quantity, record.size, record.order)
    names = (PersonRecord.name, PersonRecord.detail, ProductRecord.name, ProductRecord.unit, order.code, order.title)
    return (
        record.select(record.id, *told, record.note, record.recorded_by, *names, _REVERSAL.id)
        .join(PersonRecord, on=(PersonRecord.id == record.person))
        .join(ProductRecord, on=(ProductRecord.id == record.product))
        .join(order, JOIN.LEFT_OUTER, on=(order.id == record.order))
        .join(_REVERSAL, JOIN.LEFT_OUTER, on=(_REVERSAL.reverses == record.id))
    )


def _move(row: tuple[Any, ...]) -> PieceMove:
    id_, day, kind, person, product, quantity, size, order, note, by, *names = row
    who, detail, product_name, unit, code, title, reversal = names
    return PieceMove(
        *(kind, person, product, Quantity(abs(quantity)), day, size, order, note),
        id=id_,
        person_name=f"{who} ({detail})" if detail else who,
        product_name=product_name,
        unit=unit,
        order_label=f"{code} · {title}" if code else "",
        recorded_by=by,
        undone=reversal is not None,
    )
