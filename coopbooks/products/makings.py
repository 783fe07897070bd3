"""How a product is made: its operations in their order, with the minutes, the machine and the dated piece rate."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from coopbooks.books import Books
from coopbooks.errors import Refusal, of_line
from coopbooks.i18n import _
from coopbooks.ledger import check_text
from coopbooks.products.records import MakingRecord, PieceRateRecord
from coopbooks.products.rules import ALWAYS, LONGEST_WORD, check_since
from coopbooks.quantity import Quantity
from coopbooks.reading import fold

MOST: Final = 100
_MOST_MINUTES: Final = Quantity.of(100_000)
_MOST_RATE: Final = Quantity.of(1_000_000)
_NOTHING: Final = Quantity(0)


@dataclass(frozen=True, slots=True)
class MakingDraft:
    """An operation as typed: cutting, knitting, sewing, embroidering, ironing; ``id`` where it is known already.

    ``minutes`` are those one piece takes; ``machine`` is its kind, empty where it is done by hand. ``rate`` is what is
    paid for one piece, in the currency of the books to six decimals; None: it is not paid by the piece.
    """

    name: str
    minutes: Quantity | None = None
    machine: str = ""
    rate: Quantity | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Making:
    """An operation of a product, with the piece rate in force on the day that was asked about, and since when."""

    id: int
    product: int
    name: str
    minutes: Quantity | None
    machine: str
    active: bool
    rate: Quantity | None
    since: date | None

    @property
    def draft(self) -> MakingDraft:
        """What would have to be typed to have it so again."""
        return MakingDraft(self.name, self.minutes, self.machine, self.rate, self.id)


@dataclass(frozen=True, slots=True)
class PieceRate:
    """What is paid for a piece of an operation from a day on; None: nothing by the piece any more."""

    id: int
    making: int
    name: str
    since: date
    rate: Quantity | None
    recorded_by: str
    recorded_at: datetime


def list_making(books: Books, product_id: int, *, day: date | None = None, active: bool | None = True) -> list[Making]:
    """Return the operations of a product in their order, with the rate in force on a day (today unless said).

    Those that are no longer done stand at the end, where they are asked for.
    """
    rate = _rate_on(day or books.today())
    making = MakingRecord
    columns = (making.id, making.product, making.name, making.minutes, making.machine, making.active)
    query = making.select(*columns, rate(PieceRateRecord.rate), rate(PieceRateRecord.since))
    query = query.where(making.product == product_id)
    if active is not None:
        query = query.where(making.active == active)
    return [_making(*row) for row in query.order_by(making.active.desc(), making.position, making.id).tuples()]


def total_of(makings: Iterable[Making]) -> tuple[Quantity, Quantity]:
    """Return the minutes all of these operations take together, and what is paid for them by the piece."""
    known = list(makings)
    minutes, paid = (one.minutes for one in known), (one.rate for one in known)
    return sum(filter(None, minutes), _NOTHING), sum(filter(None, paid), _NOTHING)


def list_piece_rates(books: Books, product_id: int) -> list[PieceRate]:  # noqa: ARG001
    """Return all piece rates the operations of a product ever had: operation by operation, the newest day first."""
    rate, making = PieceRateRecord, MakingRecord
    columns = (rate.id, rate.making, making.name, rate.since, rate.rate, rate.recorded_by, rate.recorded_at)
    query = rate.select(*columns).join(making).where(making.product == product_id)
    rows = query.order_by(making.active.desc(), making.position, making.id, rate.since.desc()).tuples()
    return [_piece_rate(*row) for row in rows]


def _piece_rate(id_: int, making: int, name: str, since: date, rate: int, *told: Any) -> PieceRate:
    who, when = told
    return PieceRate(id_, making, name, since, Quantity(rate) if rate else None, who, when)


def keep_making(books: Books, product_id: int, drafts: Sequence[MakingDraft], since: date) -> list[Making]:
    """Have a product made by these operations in this order; rates other than today's count from ``since`` on.

    An operation that is not among them any more is no longer done: its rates stay, and it comes back under its name.
    The first rate of an operation holds for whatever day is asked about, and is written over on the day it was first
    written down. Tells watchers: ``products``.
    """
    tidy = check_making(drafts)
    check_since(since)
    before = {one.id: one for one in list_making(books, product_id, active=None)}
    by_name = {fold(one.name): one.id for one in before.values()}
    named = {by_name.get(fold(draft.name)) for draft in tidy}
    with books.change("products"):
        MakingRecord.update(active=False).where(MakingRecord.product == product_id).execute()
        for place, draft in enumerate(tidy):
            renamed = draft.id if draft.id in before.keys() - named else None
            itself = _put_making(product_id, place, draft, by_name.get(fold(draft.name), renamed))
            if itself not in before or before[itself].rate != (draft.rate or None):
                first = _is_first(itself) or (since == books.today() and _is_begun(itself, since))
                _put_rate(books, itself, draft.rate or _NOTHING, ALWAYS if first else since)
    return list_making(books, product_id)


def set_piece_rate(books: Books, making_id: int, rate: Quantity | None, since: date) -> None:
    """Pay so much for a piece of an operation from a day on; None: nothing by the piece. Tells: ``products``."""
    _check_rate(rate, "making")
    check_since(since)
    with books.change("products"):
        _put_rate(books, making_id, rate or _NOTHING, since)


def remove_piece_rate(books: Books, rate_id: int) -> None:
    """Take away a piece rate typed by mistake; the one before it holds on. Tells watchers: ``products``."""
    with books.change("products"):
        PieceRateRecord.delete().where(PieceRateRecord.id == rate_id).execute()


def check_making(drafts: Sequence[MakingDraft]) -> list[MakingDraft]:
    """Refuse operations without or with the same name, too many of them, and figures that cannot be."""
    if len(drafts) > MOST:
        words = _("A product is made by at most %(most)s operations. Put small ones together.")
        raise Refusal(words % {"most": MOST}, "making", "too_many")
    tidy = [replace(one, name=" ".join(one.name.split()), machine=" ".join(one.machine.split())) for one in drafts]
    names = set[str]()
    for number, one in enumerate(tidy):
        with of_line("making", number):
            _check_one(one)
            if fold(one.name) in names:
                words = _("“%(name)s” is here twice. Give one of them another name.")
                raise Refusal(words % {"name": one.name}, "name", "twin")
        names.add(fold(one.name))
    return tidy


def _check_one(draft: MakingDraft) -> None:
    if not fold(draft.name):
        raise Refusal(_("Write what is done: cutting, knitting, sewing."), "name", "empty")
    check_text(draft.name, "name", LONGEST_WORD)
    check_text(draft.machine, "machine", LONGEST_WORD)
    if draft.minutes is not None and draft.minutes <= _NOTHING:
        raise Refusal(_("Write more than zero minutes, or leave them empty."), "minutes", "zero")
    if draft.minutes is not None and draft.minutes > _MOST_MINUTES:
        raise Refusal(_("This is too many. Check the decimal mark."), "minutes", "too_large")
    _check_rate(draft.rate, "rate")


def _check_rate(rate: Quantity | None, field: str) -> None:
    if rate is not None and rate < _NOTHING:
        raise Refusal(_("What is paid for a piece is never less than zero."), field, "negative")
    if rate is not None and rate > _MOST_RATE:
        raise Refusal(_("This amount is too large. Check the decimal mark."), field, "too_large")


def _rate_on(day: date) -> Any:
    rate = PieceRateRecord
    known = (rate.making == MakingRecord.id, rate.since <= day)
    return lambda column: rate.select(column).where(*known).order_by(rate.since.desc()).limit(1)


def _making(id_: int, product: int, name: str, minutes: int | None, machine: str, *rest: Any) -> Making:
    active, rate, since = rest
    takes = None if minutes is None else Quantity(minutes)
    paid = (Quantity(rate), date.fromisoformat(since)) if rate else (None, None)
    return Making(id_, product, name, takes, machine, active, *paid)


def _put_making(product_id: int, place: int, draft: MakingDraft, itself: int | None) -> int:
    columns = {
        "position": place,
        "name": draft.name,
        "folded": fold(draft.name),
        "minutes": draft.minutes,
        "machine": draft.machine,
        "active": True,
    }
    if itself is None:
        return MakingRecord.keep(product=product_id, **columns)
    MakingRecord.update(**columns).where(MakingRecord.id == itself).execute()
    return itself


def _put_rate(books: Books, making_id: int, wanted: Quantity, since: date) -> None:
    """Have the rate be so much from a day on; back to what it was before, nothing is left of the change."""
    rate = PieceRateRecord
    if _rate_of(making_id, since) == wanted:
        return
    rate.delete().where(rate.making == making_id, rate.since == since).execute()
    if _rate_of(making_id, since) != wanted:
        told = {"recorded_by": books.who, "recorded_at": books.now()}
        rate.keep(making=making_id, since=since, rate=wanted, **told)


def _is_first(making_id: int) -> bool:
    """Whether no rate of this operation was ever written down."""
    return not PieceRateRecord.select().where(PieceRateRecord.making == making_id).exists()


def _is_begun(making_id: int, today: date) -> bool:
    """Whether nothing was written down of what is paid for it before today."""
    rate = PieceRateRecord
    earlier = ~((rate.since == ALWAYS) & rate.recorded_at.startswith(today.isoformat()))
    return not rate.select().where(rate.making == making_id, earlier).exists()


def _rate_of(making_id: int, day: date) -> Quantity:
    rate = PieceRateRecord
    query = rate.select(rate.rate).where(rate.making == making_id, rate.since <= day).order_by(rate.since.desc())
    row = query.tuples().first()
    return Quantity(row[0]) if row else _NOTHING
