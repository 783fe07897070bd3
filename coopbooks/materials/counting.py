"""Counting the store: what lies there beside what the books say, and the difference posted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import JOIN

from coopbooks import ledger
from coopbooks.books import Books, Listing, Sort, storage
from coopbooks.days import Period
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import VoucherDraft, check_text
from coopbooks.ledger.records import VoucherRecord
from coopbooks.materials.operations import in_stock_units
from coopbooks.materials.postings import Counted, count_postings
from coopbooks.materials.queries import in_store, kept, materials_of
from coopbooks.materials.records import StockCountLineRecord, StockCountRecord
from coopbooks.materials.rules import Material, StockCountDraft, check_lines
from coopbooks.quantity import Quantity

_REVERSAL = VoucherRecord.alias("reversal")
_SINCE = """
    SELECT coalesce((SELECT sum(quantity) FROM line WHERE material_id = :id AND day > :day AND person_id IS NULL), 0)
    - coalesce((
        SELECT sum(quantity) FROM material_move
        WHERE material_id = :id AND day > :day AND kind IN ('handed', 'returned')
    ), 0)
"""
"""By how much the store has grown since a day: what somebody used had left it already when it was handed to her."""


@dataclass(frozen=True, slots=True)
class CountedMaterial:
    """What was counted of one material, and what the books said, in the unit of its stock."""

    material: Material
    counted: Quantity
    expected: Quantity

    @property
    def difference(self) -> Quantity:
        """Counted less expected: above zero there was more than was thought."""
        return self.counted - self.expected


@dataclass(frozen=True, slots=True)
class StockCount:
    """One count of the store. ``voucher`` posted the difference, None where there was none that is worth a centavo."""

    id: int
    day: date
    explanation: str
    voucher: int | None
    recorded_by: str
    voided: bool
    lines: tuple[CountedMaterial, ...]


def expected_in_store(books: Books, material_id: int, day: date) -> Quantity:
    """Return what the books say lies in the store at the end of a day: of the club's own, what was not handed out."""
    [since] = storage.execute_sql(_SINCE, {"id": material_id, "day": day.isoformat()}).fetchone()
    return in_store(books, material_id) - Quantity(since)


def tally_materials(books: Books, draft: StockCountDraft) -> list[Counted]:
    """Return each material counted beside what the books say, and what the difference is worth; refuses bad counts."""
    check_lines(draft.lines, zero=True)
    check_text(draft.explanation, "explanation")
    if draft.day > books.today():
        raise Refusal(_("This day is still to come. Write the day it was counted on."), "day", "future")
    known = kept(books, (line.material for line in draft.lines if line.material))
    added = in_stock_units(draft.lines, {id_: one.material for id_, one in known.items()})
    return [
        Counted(known[id_], counted, expected_in_store(books, id_, draft.day))
        for id_, (counted, _typed) in added.items()
    ]


def stock_count_voucher(books: Books, draft: StockCountDraft) -> VoucherDraft | None:
    """Return the voucher of what a count found different, None where books and store agree; refuses bad counts."""
    return count_postings(draft, tally_materials(books, draft))


def count_materials(books: Books, draft: StockCountDraft) -> StockCount:
    """Keep a count of the store and post the difference at the weighted average of now.

    A difference worth less than a centavo all together is kept with the count and not posted, but where nothing is
    left of a material: that goes for good.
    Tells watchers: ``materials``, ``ledger``.
    """
    ledger.check_day(draft.day, books.today(), ledger.locked_through(books))
    with books.change("materials"):
        counted = tally_materials(books, draft)
        difference = count_postings(draft, counted)
        posted = ledger.post(books, difference).id if difference else None
        new = StockCountRecord.keep(
            day=draft.day,
            explanation=draft.explanation.strip(),
            voucher=posted,
            recorded_by=books.who,
            recorded_at=books.now(),
        )
        for one in counted:
            StockCountLineRecord.keep(
                count_id=new, material=one.kept.material.id, counted=one.counted, expected=one.expected
            )
    return stock_count(books, new)


def list_stock_counts(books: Books, period: Period | None = None) -> Listing[StockCount]:  # noqa: ARG001
    """Return the counts of a period (None: all), newest first."""
    record = StockCountRecord
    keys = record.select(record.id)
    if period:
        keys = keys.where(record.day >= period.first, record.day < period.after)
    return Listing(
        keys=keys,
        detail=_detail(),
        key=record.id,
        order=(record.day, record.id),
        make=lambda *row: _counts([row])[0],
        sorts={"day": Sort(())},
    )


def stock_count(books: Books, count_id: int) -> StockCount:  # noqa: ARG001
    """Return one count by id."""
    return _only(StockCountRecord.id == count_id)


def stock_count_of_voucher(books: Books, voucher_id: int) -> StockCount:  # noqa: ARG001
    """Return the count whose difference a voucher posted."""
    return _only(StockCountRecord.voucher == voucher_id)


def _only(condition: Any) -> StockCount:
    found = _counts(_detail().where(condition).tuples())
    if not found:
        raise LookupError("no such count")
    return found[0]


def _detail() -> Any:
    record = StockCountRecord
    columns = (record.id, record.day, record.explanation, record.voucher, record.recorded_by, _REVERSAL.id)
    return record.select(*columns).join(_REVERSAL, JOIN.LEFT_OUTER, on=(_REVERSAL.reverses == record.voucher))


def _counts(rows: Iterable[tuple[Any, ...]]) -> list[StockCount]:
    found = list(rows)
    record = StockCountLineRecord
    query = record.select().where(record.count_id.in_([row[0] for row in found])).order_by(record.material)
    lines = list(query)
    known = materials_of(line.material_id for line in lines)
    counted = [
        (line.count_id, CountedMaterial(known[line.material_id], Quantity(line.counted), Quantity(line.expected)))
        for line in lines
    ]
    return [
        StockCount(id_, day, words, voucher, by, reversal is not None, tuple(one for of, one in counted if of == id_))
        for id_, day, words, voucher, by, reversal in found
    ]
