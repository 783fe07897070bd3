"""Short ways to say what a test of materials is about: ``60 kg yarn 1500`` bought, ``5 skein yarn`` used."""

import re
from typing import Any

from coopbooks import costs, ledger, materials
from coopbooks.books import Books
from coopbooks.ledger import Stock, Voucher
from coopbooks.materials import MaterialLine, Pack, TakenLine
from coopbooks.money import Money
from coopbooks.quantity import Quantity
from tests.builders import TODAY, account_id, m, person_id

_SAID = re.compile(r"(?P<quantity>[0-9.]+) (?:(?P<unit>\S+) )?(?P<name>[a-z]+)(?: (?P<worth>[0-9.]+))?")


def q(amount: str) -> Quantity:
    return Quantity.of(amount)


def a_material(books: Books, name: str = "yarn", unit: str = "kg", *packs: tuple[str, str, str], **also: Any) -> int:
    """Add a material, its packs as ``("skein", "100", "g")``, and return its id."""
    held = tuple(Pack(name, q(holds), of) for name, holds, of in packs)
    return materials.add_material(books, materials.MaterialDraft(name, unit, packs=held, **also)).id


def named(books: Books, name: str) -> int:
    """Return the material of a name, added by the kilogram if there is none yet."""
    found = {row.material.name: row.material.id for row in materials.list_materials(books)}
    return found.get(name) or a_material(books, name)


def _parts(text: str) -> re.Match[str]:
    found = _SAID.fullmatch(text)
    if found is None:
        raise ValueError(f"no material: {text}")
    return found


def material_lines(books: Books, *said: str) -> tuple[MaterialLine, ...]:
    return tuple(
        MaterialLine(named(books, part["name"]), q(part["quantity"]), part["unit"] or "") for part in map(_parts, said)
    )


def taken(books: Books, *said: str) -> tuple[TakenLine, ...]:
    return tuple(
        TakenLine(named(books, part["name"]), q(part["quantity"]), m(part["worth"]), part["unit"] or "")
        for part in map(_parts, said)
    )


def a_purchase(books: Books, *said: str, freight: str = "", supplier: str = "", **also: Any) -> costs.CostDraft:
    """Draft a cost of materials, paid out of the cash box unless a supplier is named."""
    bought = tuple(
        costs.CostLine(None, line.value, material=line.material, quantity=line.quantity, unit=line.unit)
        for line in taken(books, *said)
    )
    carried = tuple(costs.CostLine(None, m(amount), freight=True) for amount in freight.split())
    whole = costs.CostDraft(also.pop("day", TODAY), (*bought, *carried), m("0"), **also)
    if supplier:
        return costs.CostDraft(whole.day, whole.lines, m("0"), supplier=person_id(books, supplier))
    return costs.CostDraft(whole.day, whole.lines, whole.total, box=account_id(books, "cash"))


def buy(books: Books, *said: str, **also: Any) -> costs.Cost:
    return costs.record_cost(books, a_purchase(books, *said, **also))


def a_use(books: Books, *said: str, **also: Any) -> materials.UseDraft:
    return materials.UseDraft(also.pop("day", TODAY), material_lines(books, *said), **also)


def take_over(books: Books, *said: str, **also: Any) -> Voucher:
    return materials.take_over(books, materials.TakeOverDraft(also.pop("day", TODAY), taken(books, *said)))


def use(books: Books, *said: str, **also: Any) -> Voucher:
    return materials.use_materials(books, a_use(books, *said, **also))


def a_count(books: Books, *said: str, **also: Any) -> materials.StockCountDraft:
    return materials.StockCountDraft(also.pop("day", TODAY), material_lines(books, *said), **also)


def count(books: Books, *said: str, **also: Any) -> materials.StockCount:
    return materials.count_materials(books, a_count(books, *said, **also))


def stock(books: Books, name: str = "yarn") -> Stock:
    return next(row.stock for row in materials.list_materials(books) if row.material.name == name)


def there(quantity: str, value: str) -> Stock:
    return Stock(q(quantity), m(value))


def used_up(books: Books) -> Money:
    return ledger.balance_on(books, account_id(books, "materials_used"))


Deed = tuple[str, int, int]
"""What is done with a material, ``buy``, ``use`` or ``take over``: how many millionths, worth how many minor units."""


def do(books: Books, material: int, deed: Deed) -> Any:
    kind, micros, worth = deed
    if kind == "use":
        return materials.use_materials(books, materials.UseDraft(TODAY, (MaterialLine(material, Quantity(micros)),)))
    if kind == "take over":
        line = TakenLine(material, Quantity(micros), Money(worth))
        return materials.take_over(books, materials.TakeOverDraft(TODAY, (line,)))
    return costs.record_cost(books, bought(books, material, micros, worth))


def bought(books: Books, material: int, micros: int, worth: int) -> costs.CostDraft:
    line = costs.CostLine(None, Money(worth), material=material, quantity=Quantity(micros))
    return costs.CostDraft(TODAY, (line,), Money(worth), box=account_id(books, "cash"))
