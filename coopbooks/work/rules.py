"""What work is, and what must hold of it before it is written down; no database."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any, Final

from coopbooks.attachments import Holder
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.ledger import check_text
from coopbooks.money import Money
from coopbooks.quantity import Quantity
from coopbooks.reading import fold

KINDS: Final[Mapping[str, str]] = {"pieces": N_("By the piece"), "hours": N_("By the hour"), "days": N_("By the day")}
"""How work is counted."""
NONE: Final = Quantity(0)
LONGEST_WORD: Final = 60
_MOST: Final = {"pieces": Quantity.of(100_000), "hours": Quantity.of(24 * 31), "days": Quantity.of(31)}
_MOST_RATE: Final = Quantity.of(1_000_000)
_MICROS: Final = 10**12
"""Millionths of a quantity times millionths of a rate."""
_WORDS: Final = ("name", "size", "lot", "rate_note", "note")


class WorkRefusal(Refusal):
    """One of several pieces of work is refused: the one on ``row``, counted from 0."""

    def __init__(self, refusal: Refusal, row: int) -> None:
        """Say which."""
        super().__init__(refusal.message, refusal.field, refusal.reason)
        self.row = row


@dataclass(frozen=True, slots=True)
class WorkDraft:
    """Work as typed: what a member did of one operation, or of other work by its ``name``, on one day.

    ``accepted`` are pieces, hours or days, as ``kind`` says; only pieces can be rejected or come back as ``rework``.
    ``rate`` is paid for one in the place of what an order or the operation pays, in the currency of the books.
    """

    person: int | None
    day: date
    kind: str = "pieces"
    making: int | None = None
    name: str = ""
    accepted: Quantity = NONE
    rejected: Quantity = NONE
    rework: Quantity = NONE
    size: str = ""
    lot: str = ""
    order: int | None = None
    activity: int | None = None
    checked_by: int | None = None
    rate: Quantity | None = None
    rate_note: str = ""
    note: str = ""

    @property
    def of(self) -> tuple[str, int | None, str]:
        """What was done: how it is counted, the operation, or other work by its folded name."""
        return self.kind, self.making, fold(self.name)

    @property
    def same(self) -> tuple[object, ...]:
        """What another one would have to be equal in to be the same work twice."""
        return (self.person, self.day, *self.of, fold(self.size), fold(self.lot), self.order)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Who took work back, when and why."""

    by: str
    at: datetime
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Work(WorkDraft):
    """Work that was written down. ``paid_at`` is the rate in force for it, None where nobody knows one.

    ``rate_from``: whether that is its ``own``, that of its ``order``, or the ``usual`` one of the operation on its day;
    ``rate_why`` why it is another than usual. ``run`` is what paid it, ``replaces`` what it took the place of,
    ``sheet`` the first of what was written down with it, as on one sheet of paper.
    """

    id: int
    person_name: str
    group: int | None
    group_name: str
    product: int | None
    product_name: str
    operation: str
    order_label: str
    checker_name: str
    paid_at: Quantity | None
    rate_from: str
    rate_why: str
    worth: Money | None
    recorded_by: str
    recorded_at: datetime
    replaces: int | None
    sheet: int
    taken_back: TakenBack | None
    run: int | None

    @property
    def label(self) -> str:
        """Product and operation, or other work by its name."""
        return f"{self.product_name} · {self.operation}" if self.product_name else self.operation

    @property
    def holder(self) -> Holder:
        """What its papers are attached to: the sheet it was written down from, corrected or not."""
        return Holder("work", self.sheet)

    @property
    def draft(self) -> WorkDraft:
        """What would have to be typed to have it so again."""
        return WorkDraft(**{field.name: getattr(self, field.name) for field in fields(WorkDraft)})


@dataclass(frozen=True, slots=True)
class DaySheet:
    """What a sheet of work is about: the day, or the days of a week; of what, of which group, for which order."""

    days: tuple[date, ...]
    what: str
    group: str = ""
    order: str = ""
    kind: str = "pieces"


def worth(quantity: Quantity, rate: Quantity, currency: str) -> Money:
    """Return what so much is worth at a rate in major units, rounded half up once."""
    return Money((2 * 100 * quantity.micros * rate.micros + _MICROS) // (2 * _MICROS), currency)


def check(draft: WorkDraft) -> WorkDraft:
    """Refuse work without who or what, with quantities or a rate that cannot be; return it tidy."""
    words: dict[str, Any] = {name: " ".join(getattr(draft, name).split()) for name in _WORDS}
    tidy = replace(draft, **words)
    if tidy.kind not in KINDS or (tidy.making is not None and tidy.name):
        raise ValueError(f"not offered: {draft}")
    if tidy.person is None:
        raise Refusal(_("Choose who."), "person", "empty")
    if tidy.making is None and not fold(tidy.name):
        raise Refusal(_("Say what was done: choose the operation, or write the work."), "making", "empty")
    for name in _WORDS:
        if name in ("name", "size", "lot"):
            check_text(words[name], name, LONGEST_WORD)
        else:
            check_text(words[name], name)
    _check_quantities(tidy)
    _check_rate(tidy)
    return tidy


def _check_quantities(draft: WorkDraft) -> None:
    for field in ("accepted", "rejected", "rework"):
        quantity: Quantity = getattr(draft, field)
        if quantity < NONE:
            raise Refusal(_("Work is never less than zero. Write how much was done."), field, "negative")
        if quantity > _MOST[draft.kind]:
            raise Refusal(_("This is too many. Check the decimal mark."), field, "too_large")
        if quantity and field != "accepted" and draft.kind != "pieces":
            raise Refusal(_("Only pieces are rejected or mended. Leave this empty."), field, "not_pieces")
    if not (draft.accepted or draft.rejected or draft.rework):
        raise Refusal(_("How much was done? Write more than zero."), "accepted", "zero")


def _check_rate(draft: WorkDraft) -> None:
    if draft.rate is None:
        if draft.rate_note:
            raise Refusal(_("Write what is paid for one, or leave out why."), "rate", "empty")
        return
    check_rate(draft.rate)
    if draft.kind == "pieces" and draft.making is not None and not draft.rate_note:
        raise Refusal(_("Write why it is paid otherwise than usual: it is printed on her slip."), "rate_note", "empty")


def check_rate(rate: Quantity, field: str = "rate") -> None:
    """Refuse a rate that cannot be."""
    if rate <= NONE:
        raise Refusal(_("Write what is paid for one, more than zero."), field, "zero")
    if rate > _MOST_RATE:
        raise Refusal(_("This amount is too large. Check the decimal mark."), field, "too_large")
