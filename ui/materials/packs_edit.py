"""The packs a material comes in, typed in: what each is called, how much it holds, of which unit."""

from typing import Final

from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.materials import Pack
from ui.shared.folding import Heading
from ui.shared.labels import label
from ui.shared.line_row import LineRow
from ui.shared.lines_edit import LinesEdit
from ui.shared.quantity_edit import QuantityEdit
from ui.shared.typed_edit import TextEdit
from ui.shared.unit_edit import UnitEdit

_EQUALS: Final = 16
_HOLDS: Final = 120
_UNIT: Final = 150


class PackRow(LineRow):
    """One pack: bag = 50 kg."""

    def __init__(self, stock_unit: UnitEdit) -> None:
        """Make an empty line; what a pack holds is mostly told in the unit of the stock."""
        super().__init__()
        self._stock_unit = stock_unit
        self.name = self.add(TextEdit(), lambda: _("Pack: bag, cone, box"))
        self.add_widget(label(lambda: "="), _EQUALS)
        self.holds = self.add(QuantityEdit(), lambda: _("holds"), _HOLDS)
        self.unit = self.add(UnitEdit(), lambda: _("of which unit"), _UNIT)
        self.name.changed.connect(self._propose_unit)
        self.call("name", "holds", "unit")

    def _propose_unit(self) -> None:
        if self.name.text() and not self.unit.text():
            self.unit.propose_unit(self._stock_unit.unit())

    def value(self) -> Pack:
        """Return the pack; refuses what cannot be read."""
        if self.holds.maybe() is None:
            raise Refusal(_("Write what the pack is called, how much it holds, and of which unit."), "packs", "empty")
        return Pack(self.name.value(), self.holds.value(), self.unit.unit())

    def put(self, line: Pack) -> None:
        """Fill in a pack again."""
        self.name.set(line.name)
        self.holds.set(line.holds)
        self.unit.set_unit(line.unit)


def packs_edit(stock_unit: UnitEdit) -> LinesEdit:
    """Return a field for all packs of a material, whose stock is kept in the unit typed elsewhere."""
    headings: list[Heading] = [
        (lambda: _("Pack: bag, cone, box"), 0, False),
        (lambda: "", _EQUALS, False),
        (lambda: _("holds"), _HOLDS, True),
        (lambda: _("of which unit"), _UNIT, False),
    ]
    return LinesEdit(lambda: PackRow(stock_unit), headings, optional=True)
