"""The fields every form of materials has in common: which material, how much of it, in which unit."""

from collections.abc import Callable, Iterable

from coopbooks import materials
from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.materials import Material
from coopbooks.quantity import Quantity
from ui.shared.choice import Option
from ui.shared.existing_picker import ExistingPicker
from ui.shared.folding import Heading
from ui.shared.line_row import LineRow
from ui.shared.picker import Picker
from ui.shared.quantity_edit import QuantityEdit
from ui.shared.unit_choice import UnitChoice, new_material, new_material_words

QUANTITY_WIDTH = 96
UNIT_WIDTH = 120


def no_material() -> str:
    """Say that there is no material, and what to do first."""
    return _("There is no material yet: buy some first, or name what is there.")


def material_picker(books: Books, *, creating: bool = False) -> Picker:
    """Return a field for a material; where it may be ``creating``, a new one is written with its unit: ``Yarn, kg``."""

    def shown(one: Material) -> Option:
        return Option(one.id, one.name, " · ".join(filter(None, (one.code, one.unit_name))))

    def options() -> list[Option]:
        return [shown(row.material) for row in materials.list_materials(books)]

    known = lambda key: shown(materials.material(books, key))  # noqa: E731 - what both do alike
    if creating:
        return Picker(options, lambda typed: shown(new_material(books, typed)), new_material_words, known)
    return ExistingPicker(options, no_material, known)


class MaterialLineRow(LineRow):
    """One line: which material, how much of it, in which unit, and what is told about it while it is typed.

    ``known`` gives a material by id.
    """

    def __init__(self, books: Books, known: Callable[[int], Material], *, creating: bool = False) -> None:
        """Make an empty line."""
        super().__init__()
        self._known = known
        self.material = self.add(material_picker(books, creating=creating), lambda: _("Material"))
        self.quantity = self.add(QuantityEdit(), lambda: _("Quantity"), QUANTITY_WIDTH)
        self.unit = self.add(UnitChoice(), lambda: _("Unit"), UNIT_WIDTH)
        self.material.changed.connect(self._follow_material)
        self.call("material", "quantity", "unit")

    def put_material(self, material: int | None, quantity: Quantity, unit: str) -> None:
        """Fill in again what every line says; an empty ``unit`` is that of the stock."""
        self.material.set_key(material)
        self.quantity.set(quantity)
        self.unit.set_unit(unit or (self.picked.unit if self.picked else ""))

    @property
    def picked(self) -> Material | None:
        """The material chosen, as far as one is."""
        key = self.material.readable_key
        return None if key is None else self._known(key)

    @property
    def stocked(self) -> Quantity | None:
        """How much of it is typed, in the unit of the stock; None while that cannot be told."""
        picked = self.picked
        try:
            typed = self.quantity.maybe()
            return None if picked is None or typed is None else picked.stocked(typed, self.unit.value())
        except Refusal:
            return None

    def _follow_material(self) -> None:
        picked = self.picked
        if picked or not self.material.text():
            self.unit.follow(picked)


def headings(*more: Heading) -> list[Heading]:
    """Return the headings over the lines, ``more`` of them behind what every line has."""
    return [
        (lambda: _("Material"), 0, False),
        (lambda: _("Quantity"), QUANTITY_WIDTH, True),
        (lambda: _("Unit"), UNIT_WIDTH, False),
        *more,
    ]


def added(rows: Iterable[MaterialLineRow]) -> dict[int, Quantity]:
    """Add up what the lines say of each material, in the unit of its stock, as far as it can be told."""
    sums: dict[int, Quantity] = {}
    for row in rows:
        picked, much = row.picked, row.stocked
        if picked and much is not None:
            sums[picked.id] = sums.get(picked.id, Quantity(0)) + much
    return sums
