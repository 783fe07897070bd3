"""What can be asked about materials: what there is, at what price, who holds some."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from coopbooks import ledger
from coopbooks.books import Books, storage
from coopbooks.ledger import Stock
from coopbooks.materials.postings import Kept
from coopbooks.materials.records import HoldingRecord, MaterialRecord, PackRecord
from coopbooks.materials.rules import Material
from coopbooks.materials.units import Pack
from coopbooks.people.records import PersonRecord
from coopbooks.quantity import Quantity
from coopbooks.reading import fold

_LAST: Final = """
    SELECT material.id, sum(line.quantity), sum(line.amount) FROM material
    CROSS JOIN line ON +line.material_id = material.id AND line.quantity > 0 AND line.voucher_id = (
        SELECT came.voucher_id FROM line AS came JOIN voucher ON voucher.id = came.voucher_id
        WHERE came.material_id = material.id AND came.quantity > 0
        AND voucher.word IN ('costs', 'gift', 'take_over_materials') AND voucher.reverses_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM voucher AS reversal WHERE reversal.reverses_id = voucher.id)
        ORDER BY came.day DESC, came.id DESC LIMIT 1
    )
"""
"""All that came of a material with the voucher that brought some last; CROSS and + keep to that voucher's few lines."""


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """One material in a list: what there is of it, what of that was handed out, what is kept in trust for others.

    ``last`` is what came of it last, so much for so much; None where nothing ever did.
    """

    material: Material
    stock: Stock
    handed: Quantity
    trust: Quantity
    last: Stock | None

    @property
    def in_store(self) -> Quantity:
        """What lies in the store of the club's own."""
        return self.stock.quantity - self.handed

    @property
    def last_price(self) -> Fraction | None:
        """The exact price last paid for one unit, all that was paid to have it here included."""
        return self.last.average if self.last else None

    @property
    def low(self) -> bool:
        """Whether so little is left that it is to be told."""
        level = self.material.low_level
        return level is not None and self.stock.quantity <= level

    @property
    def missing(self) -> bool:
        """Whether more was used than was recorded as bought."""
        return self.in_store.micros < 0


@dataclass(frozen=True, slots=True)
class Holding:
    """Material of ours that somebody has (``handed``), or of somebody's that we keep (``trust``)."""

    kind: str
    material: Material
    person: int
    name: str
    quantity: Quantity


def list_materials(
    books: Books, *, search: str = "", active: bool | None = True, activity: int | None = None
) -> list[MaterialRow]:
    """Return materials by name with what there is of them: those whose name or code holds the words searched."""
    query = MaterialRecord.select().order_by(MaterialRecord.folded)
    if active is not None:
        query = query.where(MaterialRecord.active == active)
    if activity is not None:
        query = query.where(MaterialRecord.activity == activity)
    for word in fold(search).split():
        query = query.where(MaterialRecord.folded.contains(word) | MaterialRecord.folded_code.contains(word))
    stocks, last, nothing = ledger.list_stocks(books), _last(books), Stock(Quantity(0), books.money(0))
    hands = held()
    return [
        MaterialRow(
            one,
            stocks.get(one.id, nothing),
            hands.get(("handed", one.id), Quantity(0)),
            hands.get(("trust", one.id), Quantity(0)),
            last.get(one.id),
        )
        for one in _materials(query)
    ]


def material_row(books: Books, material_id: int) -> MaterialRow:
    """Return one material, in use or not, with what there is of it."""
    stock, last = ledger.stock_of(books, material_id), last_receipt(books, material_id)
    handed, trust = (_held_in_all(kind, material_id) for kind in ("handed", "trust"))
    return MaterialRow(material(books, material_id), stock, handed, trust, last)


def list_low(books: Books) -> list[MaterialRow]:
    """Return the materials in use of which little is left, or of which more was used than was bought."""
    return [row for row in list_materials(books) if row.low or row.missing]


def material(books: Books, material_id: int) -> Material:  # noqa: ARG001 - every question is asked of open books
    """Return one material by id."""
    return materials_of((material_id,))[material_id]


def materials_of(ids: Iterable[int]) -> dict[int, Material]:
    """Return materials by their ids."""
    wanted = set(ids)
    found = {one.id: one for one in _materials(MaterialRecord.select().where(MaterialRecord.id.in_(wanted)))}
    if wanted - found.keys():
        raise LookupError(f"no material {wanted - found.keys()}")
    return found


def _materials(query: Any) -> list[Material]:
    rows = list(query)
    packs: dict[int, list[Pack]] = {row.id: [] for row in rows}
    for pack in PackRecord.select().order_by(PackRecord.id):
        if pack.material_id in packs:
            packs[pack.material_id].append(Pack(pack.name, Quantity(pack.holds), pack.unit))
    return [
        Material(
            row.id,
            row.name,
            row.unit,
            row.code,
            row.activity_id,
            None if row.low_level is None else Quantity(row.low_level),
            tuple(packs[row.id]),
            row.note,
            row.active,
        )
        for row in rows
    ]


def kept(books: Books, ids: Iterable[int], without: int | None = None) -> dict[int, Kept]:
    """Return materials by their ids with what there is of them, as if a voucher to be taken back had never been."""
    return {
        one.id: Kept(one, ledger.stock_of(books, one.id, without), last_receipt(books, one.id))
        for one in materials_of(ids).values()
    }


def last_receipt(books: Books, material_id: int) -> Stock | None:
    """Return what came of a material last, bought or taken over: so much for so much; None where nothing ever did."""
    return _last(books, " WHERE material.id = ?", material_id).get(material_id)


def last_price(books: Books, material_id: int) -> Fraction | None:
    """Return the exact price last paid for one unit of a material's stock, freight included; None: never bought."""
    last = last_receipt(books, material_id)
    return last.average if last else None


def _last(books: Books, condition: str = "", *values: int) -> dict[int, Stock]:
    rows = storage.plain(f"{_LAST}{condition} GROUP BY material.id", *values)
    return {id_: Stock(Quantity(quantity), books.money(amount)) for id_, quantity, amount in rows}


def held() -> dict[tuple[str, int], Quantity]:
    """Return how much of each material people hold of ours (``handed``), and we of theirs (``trust``)."""
    rows = storage.plain("SELECT kind, material_id, sum(quantity) FROM material_holding GROUP BY kind, material_id")
    return {(kind, id_): Quantity(quantity) for kind, id_, quantity in rows}


def list_holdings(books: Books, *, person: int | None = None, material: int | None = None) -> list[Holding]:  # noqa: ARG001
    """Return who has how much of our materials and what we keep for whom, by name; what is nothing left out."""
    record = HoldingRecord
    query = (
        record.select(record.kind, record.material, record.person, PersonRecord.name, record.quantity)
        .join(PersonRecord)
        .where(record.quantity != 0)
        .order_by(PersonRecord.folded, record.kind, record.material)
    )
    if person is not None:
        query = query.where(record.person == person)
    if material is not None:
        query = query.where(record.material == material)
    rows = list(query.tuples())
    known = materials_of(row[1] for row in rows)
    return [Holding(kind, known[id_], who, name, Quantity(quantity)) for kind, id_, who, name, quantity in rows]


def in_hands(books: Books, material_id: int, person: int, without: int | None = None, kind: str = "handed") -> Quantity:
    """Return how much of a material somebody has of ours (``trust``: we of hers), as if a voucher had never been."""
    sql = "SELECT quantity FROM material_holding WHERE kind = ? AND material_id = ? AND person_id = ?"
    found = storage.plain(sql, kind, material_id, person).fetchone()
    return Quantity(found[0] if found else 0) + _used_up(books, material_id, without, person)


def handed_out(books: Books, material_id: int, without: int | None = None) -> Quantity:
    """Return how much of a material was handed out in all, as if a voucher to be taken back had never been."""
    return _held_in_all("handed", material_id) + _used_up(books, material_id, without)


def _held_in_all(kind: str, material_id: int) -> Quantity:
    sql = "SELECT sum(quantity) FROM material_holding WHERE kind = ? AND material_id = ?"
    [found] = storage.plain(sql, kind, material_id).fetchone()
    return Quantity(found or 0)


def in_store(books: Books, material_id: int) -> Quantity:
    """Return how much of a material lies in the store now: of the club's own, what was not handed out."""
    return ledger.stock_of(books, material_id).quantity - handed_out(books, material_id)


def _used_up(books: Books, material_id: int, voucher_id: int | None, person: int | None = None) -> Quantity:
    """How much people, or one of them, used by a voucher of what was handed to them."""
    lines = ledger.voucher(books, voucher_id).lines if voucher_id else ()
    theirs = (line for line in lines if line.person is not None and person in (None, line.person))
    used = (line.quantity for line in theirs if line.material == material_id and line.quantity)
    return sum((-quantity for quantity in used), Quantity(0))
