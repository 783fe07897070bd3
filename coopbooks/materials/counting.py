"""Counting the store: what lies there beside what the books say, and the difference posted."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import JOIN, fn

from coopbooks import ledger
from coopbooks.attachments import Holder
from coopbooks.books import Books, Listing, Sort, having, in_folded, in_text, in_those, storage
from coopbooks.days import Period
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import InPlaceOf, VoucherDraft, check_text
from coopbooks.ledger.records import LineRecord, VoucherRecord
from coopbooks.materials.operations import in_stock_units, void
from coopbooks.materials.postings import Counted, count_postings
from coopbooks.materials.queries import held, kept, materials_of
from coopbooks.materials.records import MaterialRecord, StockCountLineRecord, StockCountRecord
from coopbooks.materials.rules import Material, StockCountDraft, check_lines
from coopbooks.money import Money, total
from coopbooks.quantity import Quantity

_REVERSAL = VoucherRecord.alias("reversal")
_PLACES = (
    in_those(
        StockCountRecord.id,
        StockCountLineRecord.select(StockCountLineRecord.count_id).join(MaterialRecord),
        in_folded(MaterialRecord.folded),
    ),
    in_text(StockCountRecord.explanation),
    in_text(StockCountRecord.recorded_by),
)
"""Where words are looked for."""
_SINCE = """
    SELECT material.id, coalesce((
        SELECT sum(quantity) FROM line WHERE material_id = material.id AND day > :day AND person_id IS NULL
    ), 0) - coalesce((
        SELECT sum(quantity) FROM material_move
        WHERE material_id = material.id AND day > :day AND kind IN ('handed', 'returned')
    ), 0)
    FROM json_each(:ids) JOIN material ON material.id = json_each.value
"""
"""By how much the store has grown since a day: what somebody used had left it already when it was handed to her."""


@dataclass(frozen=True, slots=True)
class CountedMaterial:
    """What was counted of one material, and what the books said, in the unit of its stock.

    ``worth`` is what the difference was posted at; nothing where it posted none.
    """

    material: Material
    counted: Quantity
    expected: Quantity
    worth: Money

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

    @property
    def worth(self) -> Money:
        """What all differences together were posted at: above zero there was more than was thought."""
        return total((line.worth for line in self.lines), self.lines[0].worth.currency)

    @property
    def holder(self) -> Holder:
        """What its papers are attached to: the voucher of its difference where it posted one, else the count itself."""
        return Holder("material_count", self.id) if self.voucher is None else Holder("voucher", self.voucher)


def expected_in_store(
    books: Books, ids: Iterable[int], day: date, instead: InPlaceOf | None = None
) -> dict[int, Quantity]:
    """Return what the books say lies in the store of materials at the end of a day, by their ids.

    Of the club's own, what was not handed out, leaving out what is to be voided.
    """
    since = storage.execute_sql(_SINCE, {"ids": json.dumps(list(ids)), "day": day.isoformat()}).fetchall()
    stocks, hands, none = ledger.list_stocks(books), held(), Quantity(0)
    there = {id_: stock.quantity - hands.get(("handed", id_), none) for id_, stock in stocks.items()}
    for line in ledger.left_out(books, instead, day):
        if line.material in there and line.quantity:
            there[line.material] -= line.quantity
    return {id_: there.get(id_, none) - Quantity(grown) for id_, grown in since}


def tally_materials(books: Books, draft: StockCountDraft) -> list[Counted]:
    """Return each material counted beside what the books say, and what the difference is worth; refuses bad counts."""
    check_lines(draft.lines, zero=True)
    check_text(draft.explanation, "explanation")
    if draft.day > books.today():
        raise Refusal(_("This day is still to come. Write the day it was counted on."), "day", "future")
    known = kept(books, (line.material for line in draft.lines if line.material))
    added = in_stock_units(draft.lines, {id_: one.material for id_, one in known.items()})
    expected = expected_in_store(books, added, draft.day, draft.instead)
    return [Counted(known[id_], counted, expected[id_]) for id_, (counted, _typed) in added.items()]


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
        if draft.instead:
            void(books, draft.instead.voucher, draft.instead.reason)
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


def list_stock_counts(books: Books, period: Period | None = None, search: str = "") -> Listing[StockCount]:
    """Return the counts of a period (None: all), newest first: those of a material, or with words in what was said."""
    record = StockCountRecord
    keys, words = record.select(record.id), having(search, *_PLACES)
    if period:
        keys = keys.where(record.day >= period.first, record.day < period.after)
    if words:
        keys = keys.where(*words)
    return Listing(
        keys=keys,
        detail=_detail(),
        key=record.id,
        order=(record.day, record.id),
        make=lambda *row: _counts(books, [row])[0],
        sorts={"day": Sort(())},
        sought=bool(words),
    )


def stock_count(books: Books, count_id: int) -> StockCount:
    """Return one count by id."""
    return _only(books, StockCountRecord.id == count_id)


def stock_count_of_voucher(books: Books, voucher_id: int) -> StockCount:
    """Return the count whose difference a voucher posted."""
    return _only(books, StockCountRecord.voucher == voucher_id)


def _only(books: Books, condition: Any) -> StockCount:
    found = _counts(books, _detail().where(condition).tuples())
    if not found:
        raise LookupError("no such count")
    return found[0]


def _detail() -> Any:
    record = StockCountRecord
    columns = (record.id, record.day, record.explanation, record.voucher, record.recorded_by, _REVERSAL.id)
    return record.select(*columns).join(_REVERSAL, JOIN.LEFT_OUTER, on=(_REVERSAL.reverses == record.voucher))


def _counts(books: Books, rows: Iterable[tuple[Any, ...]]) -> list[StockCount]:
    found = list(rows)
    record = StockCountLineRecord
    query = record.select().where(record.count_id.in_([row[0] for row in found])).order_by(record.material)
    lines = list(query)
    known = materials_of(line.material_id for line in lines)
    voucher_of = {row[0]: row[3] for row in found}
    worth = _worth(voucher_of.values())

    def counted(count: int) -> Iterator[CountedMaterial]:
        for line in lines:
            if line.count_id == count:
                posted = books.money(worth.get((voucher_of[count], line.material_id)))
                known_of = known[line.material_id]
                yield CountedMaterial(known_of, Quantity(line.counted), Quantity(line.expected), posted)

    return [
        StockCount(id_, day, words, voucher, by, reversal is not None, tuple(counted(id_)))
        for id_, day, words, voucher, by, reversal in found
    ]


def _worth(vouchers: Iterable[int | None]) -> dict[tuple[int, int], int]:
    """What vouchers posted of each material, by voucher and material, in centavos."""
    line = LineRecord
    posted = (line.voucher.in_([one for one in vouchers if one is not None]), line.material_id.is_null(False))
    query = line.select(line.voucher, line.material_id, fn.SUM(line.amount))
    of = query.where(*posted).group_by(line.voucher, line.material_id).tuples()
    return {(voucher, material): amount for voucher, material, amount in of}
