"""Material that goes from hand to hand: ours to a member and back, a customer's into our keeping; nothing is posted."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from peewee import JOIN

from coopbooks import ledger, people
from coopbooks.books import Books, Listing, having, in_folded, in_text, in_those
from coopbooks.days import Period
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.ledger import check_text
from coopbooks.materials.queries import in_hands, in_store, material, materials_of
from coopbooks.materials.records import MaterialRecord, MoveRecord
from coopbooks.materials.rules import HandDraft, Material, check_in_store, check_quantity
from coopbooks.people.records import PersonRecord
from coopbooks.quantity import Quantity

KINDS: Final = {
    "handed": N_("Handed out"),
    "returned": N_("Returned to us"),
    "trust_in": N_("Received in trust"),
    "trust_out": N_("Given back"),
    "trust_used": N_("Used of what is in trust"),
}
"""What can happen with material from hand to hand: ours (the first two), or a customer's that we keep."""
_REVERSAL: Final = MoveRecord.alias("reversal")
_PLACES: Final = (
    in_those(MoveRecord.person, PersonRecord.select(PersonRecord.id), in_folded(PersonRecord.folded)),
    in_those(MoveRecord.material, MaterialRecord.select(MaterialRecord.id), in_folded(MaterialRecord.folded)),
    in_text(MoveRecord.note),
)
"""Where words are looked for."""


@dataclass(frozen=True, slots=True)
class HandMove:
    """Material that went from hand to hand; ``quantity`` in the unit of its stock, ``undone`` if it was taken back."""

    id: int
    day: date
    kind: str
    material: Material
    person: int
    name: str
    quantity: Quantity
    note: str
    recorded_by: str
    undone: bool

    @property
    def draft(self) -> HandDraft:
        """The draft that records the same."""
        return HandDraft(
            self.day, self.kind, self.material.id, self.person, self.quantity, self.material.unit, self.note
        )


def hand(books: Books, draft: HandDraft) -> HandMove:
    """Record material that went from hand to hand; it stays whose it was, so nothing is posted.

    Refuses handing out more than is in the store, and taking back or using more than somebody has.
    Tells watchers: ``materials``.
    """
    if draft.kind not in KINDS:
        raise ValueError(f"no such kind: {draft.kind}")
    ledger.check_day(draft.day, books.today(), ledger.locked_through(books))
    check_text(draft.note, "note")
    if draft.material is None:
        raise Refusal(_("Choose the material."), "material", "empty")
    if draft.person is None:
        raise Refusal(_("Choose who."), "person", "empty")
    check_quantity(draft.quantity, "quantity")
    one = material(books, draft.material)
    whole = one.stocked(draft.quantity, draft.unit)
    grown = whole if draft.kind in ("handed", "trust_in") else -whole
    _refuse_too_much(books, one, draft.person, draft.kind, grown)
    with books.change("materials"):
        return _keep(books, draft, one, grown)


def _refuse_too_much(books: Books, one: Material, person: int, kind: str, grown: Quantity) -> None:
    ours = kind in ("handed", "returned")
    there = in_hands(books, one.id, person, kind="handed" if ours else "trust")
    if -grown > there:
        words = (
            _("She has only %(quantity)s of “%(material)s”. Write at most that.")
            if ours
            else _("Only %(quantity)s of “%(material)s” are kept in trust. Write at most that.")
        )
        raise Refusal(words % {"quantity": one.told(there), "material": one.name}, "quantity", "not_there")
    if kind == "handed" and not books.club.negative_stock:
        check_in_store(one, grown, in_store(books, one.id), "quantity")


def _keep(books: Books, draft: HandDraft, one: Material, grown: Quantity) -> HandMove:
    new = MoveRecord.keep(
        day=draft.day,
        kind=draft.kind,
        material=one.id,
        person=people.person(books, draft.person or 0).id,
        quantity=grown,
        note=draft.note.strip(),
        recorded_by=books.who,
        recorded_at=books.now(),
    )
    return hand_move(books, new)


def undo_hand(books: Books, move_id: int) -> None:
    """Take back what went from hand to hand, as recorded by mistake; refuses what was returned or used since.

    Tells watchers: ``materials``.
    """
    wrong = MoveRecord.get_by_id(move_id)
    if wrong.reverses_id or MoveRecord.get_or_none(MoveRecord.reverses == move_id):
        raise Refusal(_("This was taken back already."), reason="voided")
    back = Quantity(-wrong.quantity)
    # taking back what was returned is handing it out again, and so on: refused for the same reasons
    as_if = {"handed": "returned", "returned": "handed", "trust_in": "trust_out"}.get(wrong.kind, "trust_in")
    _refuse_too_much(books, material(books, wrong.material_id), wrong.person_id, as_if, back)
    locked = ledger.locked_through(books)
    with books.change("materials"):
        MoveRecord.keep(
            day=books.today() if locked and wrong.day <= locked else wrong.day,
            kind=wrong.kind,
            material=wrong.material_id,
            person=wrong.person_id,
            quantity=back,
            note=wrong.note,
            recorded_by=books.who,
            recorded_at=books.now(),
            reverses=move_id,
        )


def hand_move(books: Books, move_id: int) -> HandMove:  # noqa: ARG001 - every question is asked of open books
    """Return one move from hand to hand by id."""
    row = _detail().where(MoveRecord.id == move_id).tuples().first()
    if row is None:
        raise LookupError(f"no move {move_id}")
    return _move(row)


def list_hand_moves(
    books: Books,  # noqa: ARG001
    period: Period | None = None,
    *,
    person: int | None = None,
    material: int | None = None,
    search: str = "",
) -> Listing[HandMove]:
    """Return what went from hand to hand, newest first; what was taken back and its taking back are left out."""
    words = having(search, *_PLACES)
    return MoveRecord.standing(_detail(), _move, period, words, person=person, material=material)


def _detail() -> Any:
    record = MoveRecord
    columns = (record.id, record.day, record.kind, record.material, record.person, PersonRecord.name, record.quantity)
    return (
        record.select(*columns, record.note, record.recorded_by, _REVERSAL.id)
        .join(PersonRecord)
        .join(_REVERSAL, JOIN.LEFT_OUTER, on=(_REVERSAL.reverses == record.id))
    )


def _move(row: tuple[Any, ...]) -> HandMove:
    id_, day, kind, of, person, name, quantity, note, by, reversal = row
    whole = Quantity(abs(quantity))
    return HandMove(id_, day, kind, materials_of((of,))[of], person, name, whole, note, by, reversal is not None)
