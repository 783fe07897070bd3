"""What can be asked about cost sheets: versions, what each product costs, who uses what, what a sheet wants to know."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from peewee import Select

from coopbooks import materials, products
from coopbooks.books import Books
from coopbooks.costing.answers import Answers, answer
from coopbooks.costing.answers import hour_pay as hour_pay_of
from coopbooks.costing.known import Known, KnownMaterial
from coopbooks.costing.machine_hours import known_machines
from coopbooks.costing.pools import known_pools, product_names
from coopbooks.costing.pricing import price
from coopbooks.costing.records import LineRecord, VersionRecord
from coopbooks.costing.shapes import (
    AmountLine,
    ComponentLine,
    MachineLine,
    MaterialLine,
    Price,
    Sheet,
)
from coopbooks.costing.shelf import Shelf, Version, components_of, newest_ids, read_versions, shelf_of, with_components
from coopbooks.costing.whole import WholeSheet


@dataclass(frozen=True, slots=True)
class VersionHead:
    """A version in a list."""

    id: int
    number: int
    day: date
    note: str
    recorded_by: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """What a product costs by its newest version, each figure of one sold piece; ``versions`` is how many there are.

    What is not ``sold`` only goes into others; ``outdated`` is what a newer version has been saved of something in it.
    """

    product: int
    name: str
    version: int
    versions: int
    day: date
    cost: Fraction
    price: Fraction
    profit: Fraction
    margin: Fraction | None
    fob: Fraction | None
    hour: Fraction | None
    sold: bool
    outdated: bool


def version(books: Books, version_id: int) -> Version:  # noqa: ARG001 - every question is asked of open books
    """Return one version by id."""
    found = read_versions([version_id]).get(version_id)
    if found is None:
        raise LookupError(f"no version {version_id}")
    return found


def newest_version(books: Books, product: int) -> Version | None:
    """Return the newest version of a product's sheet; None where it has none yet."""
    newest = newest_ids([product]).get(product)
    return None if newest is None else version(books, newest)


def list_versions(books: Books, product: int) -> list[VersionHead]:  # noqa: ARG001 - every question is asked of open books
    """Return the versions of a product's sheet, the newest first."""
    record = VersionRecord
    query = record.select(record.id, record.number, record.day, record.note, record.recorded_by)
    rows = query.where(record.product == product).order_by(record.number.desc())
    return [VersionHead(row.id, row.number, row.day, row.note, row.recorded_by) for row in rows]


def list_sheets(books: Books, *, search: str = "", active: bool | None = True) -> list[SheetRow]:
    """Return what every product that has a sheet costs now, by name: those whose name or code holds the words."""
    shelf = shelf_of(books)
    found = products.list_products(books, search=search, active=active)
    return [_row(one, shelf) for one in found if one.id in shelf.newest]


def users_of_material(books: Books, material: int) -> list[SheetRow]:
    """Return the products whose newest sheet a material goes into."""
    return _users(books, LineRecord.select(LineRecord.version_id).where(LineRecord.material == material))


def users_of_product(books: Books, product: int) -> list[SheetRow]:
    """Return the products whose newest sheet another product goes into."""
    return _users(books, LineRecord.select(LineRecord.version_id).where(LineRecord.component == product))


def _users(books: Books, query: Select) -> list[SheetRow]:
    shelf, using = shelf_of(books), {row[0] for row in query.tuples()}
    known = products.list_products(books, active=None)
    return [_row(one, shelf) for one in known if shelf.newest.get(one.id) in using]


def _row(product: products.Product, shelf: Shelf) -> SheetRow:
    newest = shelf.versions[shelf.newest[product.id]]
    priced = price(shelf.costed(newest.id), Known(currency=shelf.currency))
    hour = hour_pay_of(priced.costed)
    return SheetRow(
        product=product.id,
        name=product.name,
        version=newest.id,
        versions=newest.number,
        day=newest.day,
        cost=priced.total,
        price=priced.price,
        profit=priced.profit,
        margin=priced.margin,
        fob=priced.fob,
        hour=hour.earns if hour else None,
        sold=product.sold,
        outdated=is_outdated(newest.sheet, shelf),
    )


def is_outdated(sheet: Sheet, shelf: Shelf) -> bool:
    """Whether something that goes into a version has a newer one, however deep."""
    used = ((line.product, line.version) for line in sheet.lines if isinstance(line, ComponentLine) and line.version)
    return any(
        version != shelf.newest.get(product or 0) or is_outdated(shelf.sheets[version], shelf)
        for product, version in used
    )


def known_for(books: Books, sheet: Sheet) -> Known:
    """Return what a sheet wants to know: its materials with their prices, what goes into it, shared costs, machines.

    To be asked again when it names another material, component, pool or machine, and when ``costing``, ``materials``,
    ``ledger``, ``products``, ``machines`` or ``loans`` changed.
    """
    machines_named = {line.machine for line in sheet.lines if isinstance(line, MachineLine) and line.machine}
    pools = {line.pool for line in sheet.lines if isinstance(line, AmountLine) and line.pool is not None}
    newest = newest_ids(line.product for line in sheet.lines if isinstance(line, ComponentLine) and line.product)
    versions = {id_: one.sheet for id_, one in with_components({*newest.values(), *components_of(sheet)}).items()}
    return Known(
        materials=_known_materials(books, _materials_of([sheet, *versions.values()])),
        sheets={product: versions[id_] for product, id_ in newest.items()},
        versions=versions,
        pools=known_pools(books, pools),
        products=product_names(books),
        currency=books.club.currency,
        machines=known_machines(books, machines_named),
    )


def answers_of_version(books: Books, version_id: int) -> Answers:
    """Return the answers of a version, as it was saved."""
    sheet = version(books, version_id).sheet
    return answer(sheet, known_for(books, sheet))


def whole_sheet(books: Books, version_id: int) -> WholeSheet:
    """Return a version whole, as it was saved: to be printed, or gone on with in another program."""
    found = version(books, version_id)
    known = known_for(books, found.sheet)
    of = products.product(books, found.product)
    return WholeSheet(of, answer(found.sheet, known), known, found.number, found.day, found.note)


def _materials_of(sheets: list[Sheet]) -> set[int]:
    lines = (line for sheet in sheets for line in sheet.lines if isinstance(line, MaterialLine))
    return {line.material for line in lines if line.material is not None}


def _known_materials(books: Books, ids: set[int]) -> dict[int, KnownMaterial]:
    rows = materials.list_materials(books, active=None) if ids else []
    return {
        row.material.id: KnownMaterial(
            name=row.material.name,
            unit=row.material.unit,
            factors=row.material.factors,
            last=_price(row.last, row.material.unit, "last"),
            average=_price(row.stock, row.material.unit, "average"),
        )
        for row in rows
        if row.material.id in ids
    }


def _price(stock: materials.Stock | None, unit: str, source: str) -> Price | None:
    """So much for so much, exactly; None where there is nothing to have a price."""
    if stock is None or stock.average is None:
        return None
    return Price(stock.value.decimal, stock.quantity.decimal, unit, source)
