"""Versions read from the file; the newest of every product at hand, remembered until one is saved.

A version never changes, so what it costs is worked out only once.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from peewee import fn

from coopbooks.books import Books
from coopbooks.costing.compute import Workings
from coopbooks.costing.known import Known
from coopbooks.costing.records import LineRecord, VersionRecord
from coopbooks.costing.rows import line_of, sheet_of
from coopbooks.costing.rules import Costed
from coopbooks.costing.shapes import ComponentLine, Sheet, SheetLine


@dataclass(frozen=True, slots=True)
class Version:
    """One frozen version of a product's cost sheet: its number, its day, why it was made, by whom and when."""

    id: int
    product: int
    number: int
    day: date
    note: str
    sheet: Sheet
    recorded_by: str
    recorded_at: datetime


@dataclass(slots=True)
class Shelf:
    """Versions by id, and which is the newest of each product."""

    newest: dict[int, int]
    versions: dict[int, Version]
    sheets: dict[int, Sheet]
    currency: str
    _whole: Workings = field(init=False)
    _direct: Workings = field(init=False)
    _costed: dict[tuple[int, bool], Costed] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Work everything out over the same versions."""
        known = Known(versions=self.sheets, currency=self.currency)
        self._whole, self._direct = Workings(known), Workings(known, direct=True)

    def costed(self, version: int, *, direct: bool = False) -> Costed:
        """Return what a version costs; with ``direct`` without any indirect costs."""
        key = (version, direct)
        if key not in self._costed:
            workings = self._direct if direct else self._whole
            self._costed[key] = workings.cost(self.sheets[version])
        return self._costed[key]


def shelf_of(books: Books) -> Shelf:
    """Return the versions at hand."""
    return books.remember("costing", lambda: _read(books))


def _read(books: Books) -> Shelf:
    newest = newest_ids()
    versions = with_components(newest.values())
    sheets = {id_: version.sheet for id_, version in versions.items()}
    return Shelf(newest, versions, sheets, books.club.currency)


def newest_ids(products: Iterable[int] | None = None) -> dict[int, int]:
    """Return the newest version of products, of all that have one unless some are named."""
    record, later = VersionRecord, VersionRecord.alias()
    newest = later.select(fn.MAX(later.number)).where(later.product == record.product)
    query = record.select(record.product, record.id).where(record.number == newest)
    if products is not None:
        query = query.where(record.product.in_(list(products)))
    return dict(query.tuples())


def with_components(ids: Iterable[int]) -> dict[int, Version]:
    """Return versions by id, and all that went into them, however deep."""
    versions: dict[int, Version] = {}
    wanted = set(ids)
    while wanted:
        found = read_versions(wanted)
        versions |= found
        wanted = {used for version in found.values() for used in components_of(version.sheet)} - versions.keys()
    return versions


def components_of(sheet: Sheet) -> set[int]:
    """Return the versions that go straight into a sheet."""
    lines = (line for line in sheet.lines if isinstance(line, ComponentLine))
    return {line.version for line in lines if line.version is not None}


def read_versions(ids: Iterable[int]) -> dict[int, Version]:
    """Return versions by id, read from the file."""
    ids = list(ids)
    lines: dict[int, list[SheetLine]] = {id_: [] for id_ in ids}
    found = LineRecord.select().where(LineRecord.version_id.in_(ids))
    for row in found.order_by(LineRecord.version_id, LineRecord.position).namedtuples():
        lines[row.version_id].append(line_of(row))
    return {
        head.id: Version(
            id=head.id,
            product=head.product_id,
            number=head.number,
            day=head.day,
            note=head.note,
            sheet=sheet_of(head, tuple(lines[head.id])),
            recorded_by=head.recorded_by,
            recorded_at=head.recorded_at,
        )
        for head in VersionRecord.select().where(VersionRecord.id.in_(ids))
    }
