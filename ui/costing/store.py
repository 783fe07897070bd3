"""What a cost sheet on the screen asks the books: what can be chosen, what is known, what was saved before."""

from collections.abc import Sequence
from typing import Any

from coopbooks import costing, machines, materials, showing
from coopbooks.books import Books
from coopbooks.costing import Known, Sheet
from coopbooks.i18n import _
from ui.costing.sections import few, ways
from ui.shared.choice import Option
from ui.shared.unit_choice import new_material


class Store:
    """The books, as the sheet of one product asks them."""

    def __init__(self, books: Books, product: int) -> None:
        """Ask these books about one product."""
        self._books, self._product = books, product

    def materials(self) -> Sequence[Option]:
        """Return the materials of the club."""
        rows = materials.list_materials(self._books)
        return [Option(row.material.id, row.material.name, row.material.unit_name) for row in rows]

    def new_material(self, typed: str) -> Option:
        """Add a material written with its unit to those of the club."""
        made = new_material(self._books, typed)
        return Option(made.id, made.name, made.unit_name)

    def components(self) -> Sequence[Option]:
        """Return the products that have a sheet and may go into this one."""
        rows = costing.list_sheets(self._books, active=None)
        return [Option(row.product, row.name) for row in rows if row.product != self._product]

    def machines(self) -> Sequence[Option]:
        """Return the machines of the register that are in use."""
        rows = machines.list_machines(self._books, active=True)
        return [Option(row.machine.id, row.machine.name, row.machine.draft.serial) for row in rows]

    def pools(self) -> Sequence[Option]:
        """Return the shared costs."""
        return [Option(one.id, one.draft.name) for one in costing.list_pools(self._books)]

    def ways(self) -> dict[str, list[Option]]:
        """Return how amounts of each kind, prices of materials and pay may be found."""
        shared = self.pools()  # asked once for all kinds
        amounts = {kind: ways(kind, lambda: shared) for kind in costing.KINDS}
        return {**amounts, "source": few(costing.SOURCES), "pay": few(costing.PAY)}

    def knowing(self, sheet: Sheet) -> Known:
        """Return what a sheet needs to be worked out."""
        return costing.known_for(self._books, sheet)

    def begin(self) -> Sheet:
        """Return the newest version to go on from, as things are today; the first time, what is known already."""
        newest = costing.newest_version(self._books, self._product)
        if newest is None:
            return costing.begin_sheet(self._books, self._product)
        return costing.revise(self._books, newest.id)

    def said_of_newest(self) -> tuple[str, str]:
        """Say which version this one follows, and which operations changed since it; nothing where none did."""
        newest = costing.newest_version(self._books, self._product)
        if newest is None:
            return _("No version is saved yet."), ""
        words = _("Version %(number)s of %(day)s: %(note)s") if newest.note else _("Version %(number)s of %(day)s")
        said = words % {"number": newest.number, "day": showing.day(newest.day), "note": newest.note}
        return said, costing.said_of_revision(costing.revision_of(self._books, newest.id))

    def usual_of(self, material: int) -> dict[str, Any]:
        """Return what goes with a material that was chosen: its unit, and the price paid last where there is one."""
        one = materials.material(self._books, material)
        usual: dict[str, Any] = {"unit": one.unit}
        if materials.last_price(self._books, material) is not None:
            usual["source"] = next(option for option in few(costing.SOURCES) if option.key == "last")
        return usual
