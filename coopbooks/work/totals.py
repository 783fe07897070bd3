"""What work adds up to: altogether, by member, by operation, by day; and what is usual for whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from peewee import JOIN, fn

from coopbooks import showing
from coopbooks.books import Books, storage
from coopbooks.days import Period
from coopbooks.i18n import _
from coopbooks.money import Money
from coopbooks.people.records import PersonRecord
from coopbooks.products.records import MakingRecord, ProductRecord
from coopbooks.quantity import Quantity
from coopbooks.reading import alphabetical
from coopbooks.work.queries import conditions, rate_of, usual_rate
from coopbooks.work.records import OrderRateRecord, WorkRecord
from coopbooks.work.rules import NONE, WorkDraft, worth

TIMES: Final = 10
"""So many times what is usual is odd."""
_TENTH: Final = Quantity.of("0.1").micros
_ENOUGH: Final = 3
"""Fewer records than this say nothing about what is usual."""
_USUAL: Final = """
    SELECT person_id, sum(accepted + rejected + rework), count(*) FROM work_record
    WHERE kind = ? AND making_id IS ? AND folded = ? AND taken_back_by IS NULL GROUP BY person_id
"""
_RATES: Final = """
    SELECT (SELECT rate FROM order_piece_rate WHERE order_id = ? AND making_id = ?),
           (SELECT rate FROM piece_rate WHERE making_id = ? AND since <= ? ORDER BY since DESC LIMIT 1)
"""
_LONGEST_DAY: Final = {"hours": Quantity.of(24), "days": Quantity.of(1)}


@dataclass(frozen=True, slots=True)
class Totals:
    """What some work adds up to; ``unrated`` is how many records nobody knows the rate of.

    ``worth``: what one member did of one thing at one rate is added up first and rounded once, as on a slip.
    """

    worth: Money
    records: int = 0
    pieces: Quantity = NONE
    rejected: Quantity = NONE
    rework: Quantity = NONE
    hours: Quantity = NONE
    days: Quantity = NONE
    unrated: int = 0

    def __add__(self, other: "Totals") -> "Totals":
        """Both together."""
        return Totals(
            self.worth + other.worth,
            self.records + other.records,
            self.pieces + other.pieces,
            self.rejected + other.rejected,
            self.rework + other.rework,
            self.hours + other.hours,
            self.days + other.days,
            self.unrated + other.unrated,
        )


@dataclass(frozen=True, slots=True)
class TotalRow:
    """What one member, operation or other work, or day comes to; ``of`` is its id, name or day."""

    of: int | str | date
    name: str
    totals: Totals


def totals(books: Books, period: Period | None = None, **only: Any) -> Totals:
    """Return what the work :func:`~coopbooks.work.queries.list_work` finds adds up to; one statement."""
    found = Totals(books.money(0))
    for _key, part in _lots(books, period, only):
        found += part
    return found


def totals_by(books: Books, by: str, period: Period | None = None, **only: Any) -> list[TotalRow]:
    """Return what work adds up to ``by`` ``person`` or ``making``, as a dictionary has them."""
    found: dict[Any, Totals] = {}
    names: dict[Any, str] = {}
    for key, part in _lots(books, period, only):
        of, names_of = key[by]
        names[of] = names_of
        found[of] = found[of] + part if of in found else part
    rows = (TotalRow(of, names[of], whole) for of, whole in found.items())
    return sorted(rows, key=lambda row: alphabetical(row.name))


def _lots(
    books: Books, period: Period | None, only: dict[str, Any]
) -> Iterator[tuple[dict[str, tuple[Any, str]], Totals]]:
    """What each did of each thing at each rate."""
    record, currency = WorkRecord, books.club.currency
    of = (record.person, record.kind, record.making, record.name, record.order)
    keys = (*of, record.paid_rate, record.rate, OrderRateRecord.rate)
    usual = usual_rate().alias("usual")
    sums = (fn.COUNT(record.id), fn.SUM(record.accepted), fn.SUM(record.rejected), fn.SUM(record.rework))
    query = _joined(record.select(*keys, usual, PersonRecord.name, ProductRecord.name, MakingRecord.name, *sums))
    query = query.where(record.taken_back_by.is_null(), *conditions(period, only))
    for row in query.group_by(*keys, record.folded, usual).tuples():
        person, kind, making, name, _order, paid, own, ordered, rate, who, product, operation, many, *done = row
        accepted, rejected, rework = map(Quantity, done)
        at_rate = Quantity(paid) if paid else rate_of(kind, own, ordered, rate)
        value = books.money(0) if at_rate is None else worth(accepted, at_rate, currency)
        part = Totals(value, many, rejected=rejected, rework=rework, unrated=0 if at_rate else many)
        done_so: dict[str, Any] = {kind: accepted}
        label = f"{product} · {operation}" if product else name
        yield {"person": (person, who), "making": (making or name, label)}, replace(part, **done_so)


def _joined(query: Any) -> Any:
    record, outer = WorkRecord, JOIN.LEFT_OUTER
    ordered = (OrderRateRecord.order == record.order) & (OrderRateRecord.making == record.making)
    return (
        query.join(PersonRecord, on=(PersonRecord.id == record.person))
        .join(MakingRecord, outer, on=(MakingRecord.id == record.making))
        .join(ProductRecord, outer, on=(ProductRecord.id == MakingRecord.product))
        .join(OrderRateRecord, outer, on=ordered)
    )


def rate_for(books: Books, draft: WorkDraft) -> Quantity | None:  # noqa: ARG001 - asked of an open set of books
    """Return what one would be paid for work, were it written down so; None where nobody knows."""
    row = storage.plain(_RATES, draft.order, draft.making, draft.making, draft.day.isoformat()).fetchone()
    return rate_of(draft.kind, draft.rate.micros if draft.rate else None, *row)


def names_used(books: Books) -> list[str]:  # noqa: ARG001
    """Return what other work was called so far, as a dictionary has it."""
    rows = storage.plain("SELECT DISTINCT name FROM work_record WHERE name <> '' AND taken_back_by IS NULL")
    return sorted((name for (name,) in rows), key=alphabetical)


def sizes_used(books: Books) -> list[str]:  # noqa: ARG001
    """Return the sizes written down so far, as a dictionary has them."""
    rows = storage.plain("SELECT size FROM work_record UNION SELECT size FROM piece_move")
    return sorted((size for (size,) in rows if size), key=alphabetical)


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual of one thing in a day: for each who did it often enough, and for all of them together."""

    each: dict[int, Quantity]
    all: Quantity | None

    def of(self, person: int | None) -> Quantity | None:
        """What is usual for somebody: for her, else for the others; None where nobody knows yet."""
        return self.each.get(person, self.all) if person is not None else self.all


def usual(books: Books, draft: WorkDraft) -> Usual:  # noqa: ARG001 - asked of an open set of books
    """Return what is usual of what a draft is about."""
    kind, making, folded = draft.of
    rows = storage.plain(_USUAL, kind, making, folded).fetchall()
    sums = {person: (micros, many) for person, micros, many in rows}
    records = sum(many for _micros, many in sums.values())
    whole = sum(micros for micros, _many in sums.values())
    each = {person: _mean(micros, many) for person, (micros, many) in sums.items() if many >= _ENOUGH}
    return Usual(each, _mean(whole, records) if records >= _ENOUGH else None)


def _mean(micros: int, many: int) -> Quantity:
    """The mean to a tenth, which is as much as anybody wants to read."""
    return Quantity(micros // many // _TENTH * _TENTH)


def doubt(draft: WorkDraft, what_is_usual: Usual) -> str:
    """Say what is odd about some work: ten times the usual, more hours than a day has; '' if nothing is."""
    done = draft.accepted + draft.rejected + draft.rework
    known = what_is_usual.of(draft.person)
    if known and done.micros >= TIMES * known.micros:
        words = _("%(amount)s is ten times the usual or more (%(usual)s). Is the decimal mark right?")
        return words % {"amount": showing.quantity(done), "usual": showing.quantity(known)}
    if done > _LONGEST_DAY.get(draft.kind, done):
        return _("This is more than one day has. Was it done on several days?")
    return ""


def doubts(books: Books, drafts: Iterable[WorkDraft]) -> dict[int, str]:
    """Return what is odd about some work, by the number of each that is; nothing here refuses."""
    known: dict[Any, Usual] = {}
    found: dict[int, str] = {}
    for row, draft in enumerate(drafts):
        if draft.of not in known:
            known[draft.of] = usual(books, draft)
        words = doubt(draft, known[draft.of])
        if words:
            found[row] = words
    return found
