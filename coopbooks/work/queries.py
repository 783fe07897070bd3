"""What can be asked about work: what was written down, and what of it is unpaid; each with the rate in force for it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from peewee import JOIN, SQL, fn

from coopbooks.books import Books, Listing, Sort, having, in_folded, in_text, in_those, storage
from coopbooks.days import Period
from coopbooks.members.records import GroupRecord, MemberRecord
from coopbooks.orders.records import OrderRecord
from coopbooks.people.records import PersonRecord
from coopbooks.products.records import MakingRecord, PieceRateRecord, ProductRecord
from coopbooks.quantity import Quantity
from coopbooks.work.records import OrderRateRecord, WorkRecord
from coopbooks.work.rules import TakenBack, Work, worth

_CHECKER: Final = PersonRecord.alias("checker")
_PLACES: Final = (
    in_those(WorkRecord.person, PersonRecord.select(PersonRecord.id), in_folded(PersonRecord.folded)),
    in_those(
        WorkRecord.making,
        MakingRecord.select(MakingRecord.id).join(ProductRecord),
        in_folded(MakingRecord.folded),
        in_folded(ProductRecord.folded),
    ),
    in_those(
        WorkRecord.order,
        OrderRecord.select(OrderRecord.id),
        in_folded(OrderRecord.folded_code),
        in_folded(OrderRecord.folded_title),
    ),
    in_folded(WorkRecord.folded),
    in_text(WorkRecord.lot),
    in_text(WorkRecord.note),
)
"""Where words are looked for: who did it, what it was, for which order, and what was said of it."""


@dataclass(frozen=True, slots=True)
class UnpaidSum:
    """What a member did of one kind of work that nobody paid yet, all of it together; its oldest and newest day."""

    person: int
    kind: str
    accepted: Quantity
    rejected: Quantity
    since: date
    until: date


def work(books: Books, work_id: int) -> Work:
    """Return what was written down of some work, by id."""
    row = _detail().where(WorkRecord.id == work_id).tuples().first()
    if row is None:
        raise LookupError(f"no work {work_id}")
    return _work(books, row)


def any_work(books: Books) -> bool:  # noqa: ARG001
    """Whether any work was ever written down."""
    return WorkRecord.select(WorkRecord.id).limit(1).tuples().first() is not None


def history(books: Books, work_id: int) -> list[Work]:
    """Return everything work was before it was written down as it is, and after: the oldest first."""
    record, found = WorkRecord, [work(books, work_id)]
    while found[0].replaces:
        found.insert(0, work(books, found[0].replaces))
    while (row := record.select(record.id).where(record.replaces == found[-1].id).tuples().first()) is not None:
        found.append(work(books, row[0]))
    return found


def list_work(books: Books, period: Period | None = None, *, taken_back: bool = False, **only: Any) -> Listing[Work]:
    """Return work, newest first: that of one ``person``, ``group``, ``product``, ``making``, ``order`` or ``kind``,
    ``paid`` or not, of one ``run``, or with the words of a ``search``. What was taken back is left out unless it is
    asked for.
    """
    record = WorkRecord
    return Listing(
        keys=record.select(record.id).where(*conditions(period, only)),
        detail=_detail(),
        key=record.id,
        order=(record.day, record.id),
        make=lambda *row: _work(books, row),
        without=None if taken_back else record.taken_back_by.is_null(False),
        sorts={"day": Sort(())},
        sought=bool(only.get("search")),
    )


def unpaid(books: Books, period: Period | None = None, **only: Any) -> list[Work]:
    """Return work nobody was paid for yet, with the rate in force for each, by person and what was done.

    All of it, or what :func:`list_work` can be asked for, or that of some ``persons`` or of all ``without`` some; one
    statement, however much it is.
    """
    query = _in_order(_detail().where(*_of_unpaid(period, only)))
    return [_work(books, row) for row in storage.execute_sql(*query.sql())]  # peewee would look at each figure twice


def unrated(books: Books, period: Period | None = None, **only: Any) -> Work | None:
    """Return the first work nobody was paid for yet and nobody knows the rate of, asked for as in :func:`unpaid`."""
    record, ordered = WorkRecord, OrderRateRecord
    unknown = (record.kind != "pieces") | (fn.COALESCE(ordered.rate, usual_rate(), 0) == 0)
    query = _detail().where(record.rate.is_null(), unknown, *_of_unpaid(period, only))
    row = _in_order(query).tuples().first()
    return None if row is None else _work(books, row)


def unpaid_sums(books: Books, period: Period | None = None, **only: Any) -> list[UnpaidSum]:  # noqa: ARG001
    """Return what each member did that nobody paid yet, asked for as in :func:`unpaid`."""
    record = WorkRecord
    figures = (fn.SUM(record.accepted), fn.SUM(record.rejected), fn.MIN(record.day), fn.MAX(record.day))
    query = record.select(record.person, record.kind, *figures).where(*_of_unpaid(period, only))
    rows = storage.execute_sql(*query.group_by(record.person, record.kind).sql())
    return [
        UnpaidSum(person, kind, Quantity(done), Quantity(bad), _day(since), _day(until))
        for person, kind, done, bad, since, until in rows
    ]


def _of_unpaid(period: Period | None, only: Mapping[str, Any]) -> list[Any]:
    """Work nobody was paid for; what is all still to be mended waits until it is."""
    done = WorkRecord.accepted + WorkRecord.rejected > 0
    return [WorkRecord.taken_back_by.is_null(), done, *conditions(period, {**only, "paid": False})]


def _in_order(query: Any) -> Any:
    record = WorkRecord
    return query.order_by(record.person, record.making, record.day, record.id)


def conditions(period: Period | None, only: Mapping[str, Any]) -> list[Any]:
    """Return the conditions of what :func:`list_work` is asked for."""
    record, asked = WorkRecord, {name: value for name, value in only.items() if value is not None}
    found: list[Any] = [SQL("1")]
    if period:
        found += [record.day >= period.first, record.day < period.after]
    for name in ("person", "making", "order", "kind", "run"):
        if name in asked:
            found.append(getattr(record, name) == asked.pop(name))
    member, making = MemberRecord, MakingRecord
    if "group" in asked:
        found.append(record.person.in_(member.select(member.person).where(member.group == asked.pop("group"))))
    if "product" in asked:
        found.append(record.making.in_(making.select(making.id).where(making.product == asked.pop("product"))))
    if "persons" in asked:
        found.append(record.person.in_(_some(asked.pop("persons"))))
    if "without" in asked:
        found.append(record.person.not_in(_some(asked.pop("without"))))
    if "paid" in asked:
        found.append(record.run.is_null(not asked.pop("paid")))
    found += having(asked.pop("search", ""), *_PLACES)
    if asked:
        raise TypeError(f"work is not asked for by {', '.join(asked)}")
    return found


def _some(ids: Any) -> SQL:
    return SQL("(SELECT value FROM json_each(?))", (json.dumps(sorted(ids)),))


def usual_rate() -> Any:
    """Return what asks for the dated rate of the operation on the day of the work."""
    rate = PieceRateRecord
    known = (rate.making == WorkRecord.making, rate.since <= WorkRecord.day)
    return rate.select(rate.rate).where(*known).order_by(rate.since.desc()).limit(1)


def _detail() -> Any:
    record, person, order = WorkRecord, PersonRecord, OrderRecord
    columns = (
        *(record.id, record.person, record.day, record.kind, record.making, record.name, record.accepted),
        *(record.rejected, record.rework, record.size, record.lot, record.order, record.activity, record.checked_by),
        *(record.rate, record.rate_note, record.note, person.name, person.detail),
        *(MemberRecord.group, GroupRecord.name, ProductRecord.id, ProductRecord.name, MakingRecord.name),
        *(order.code, order.title, _CHECKER.name, OrderRateRecord.rate, OrderRateRecord.note, usual_rate()),
        *(record.recorded_by, record.recorded_at, record.replaces, record.sheet, record.run, record.paid_rate),
        *(record.taken_back_by, record.taken_back_at, record.taken_back_why),
    )
    outer = JOIN.LEFT_OUTER
    ordered = (OrderRateRecord.order == record.order) & (OrderRateRecord.making == record.making)
    return (
        record.select(*columns)
        .join(person, on=(person.id == record.person))
        .join(MemberRecord, outer, on=(MemberRecord.person == record.person))
        .join(GroupRecord, outer, on=(GroupRecord.id == MemberRecord.group))
        .join(MakingRecord, outer, on=(MakingRecord.id == record.making))
        .join(ProductRecord, outer, on=(ProductRecord.id == MakingRecord.product))
        .join(order, outer, on=(order.id == record.order))
        .join(_CHECKER, outer, on=(_CHECKER.id == record.checked_by))
        .join(OrderRateRecord, outer, on=ordered)
    )


def _work(books: Books, row: Sequence[Any]) -> Work:
    id_, person, day, kind, making, name, accepted, rejected, rework, *more = row
    size, lot, order, activity, checker, own, own_why, note, who, detail, group, group_name, *more = more
    product, product_name, operation, code, title, checker_name, ordered, ordered_why, usual, *told = more
    by, at, replaces, sheet, run, paid, *back = told
    quantities = (Quantity(accepted), Quantity(rejected), Quantity(rework))
    at_rate = Quantity(paid) if paid else rate_of(kind, own, ordered, usual)
    source, why = ("own", own_why) if own else ("order", ordered_why) if ordered else ("usual", "")
    return Work(
        *(person, _day(day), kind, making, name, *quantities, size, lot, order, activity, checker),
        *(None if own is None else Quantity(own), own_why, note),
        id=id_,
        person_name=f"{who} ({detail})" if detail else who,
        group=group,
        group_name=group_name or "",
        product=product,
        product_name=product_name or "",
        operation=operation or name,
        order_label=f"{code} · {title}" if code else "",
        checker_name=checker_name or "",
        paid_at=at_rate,
        rate_from=source if at_rate else "",
        rate_why=why if at_rate else "",
        worth=None if at_rate is None else worth(quantities[0], at_rate, books.club.currency),
        recorded_by=by,
        recorded_at=_moment(at),
        replaces=replaces,
        sheet=sheet or id_,
        taken_back=_taken_back(*back),
        run=run,
    )


def _taken_back(by: str | None, at: Any, why: str) -> TakenBack | None:
    return None if by is None else TakenBack(by, _moment(at), why)


def rate_of(kind: str, own: int | None, ordered: int | None, usual: int | None) -> Quantity | None:
    """Return the rate in force: its own, else for pieces what the order pays, else the usual one, if any."""
    found = own or (kind == "pieces" and (ordered or usual))
    return Quantity(found) if found else None


def _day(text: Any) -> date:
    return text if isinstance(text, date) else date.fromisoformat(text)


def _moment(text: Any) -> datetime:
    return text if isinstance(text, datetime) else datetime.fromisoformat(text)
