"""What members count for in the surplus of a year where the books do not know it: typed, folded away until wanted."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final

from coopbooks.i18n import N_, _
from coopbooks.quantity import Quantity
from ui.payouts.weight_fields import WEIGHTS, WeightFields
from ui.shared.fields import Fields
from ui.shared.flow import flowing
from ui.shared.labels import button

_HEADS: Final = {"pay": N_("Pay"), "pieces": N_("Pieces"), "hours": N_("Hours")}
"""What was done before it was recorded here can be typed; savings and certificates stand in the accounts."""
_MICROS: Final = 10**6


class YearCounts:
    """A button that unfolds the field; it opens by itself where nobody did anything of a key that is asked for."""

    def __init__(self, fields: Fields) -> None:
        """Add them to the fields of a form."""
        self._fields = fields
        self.button = button(lambda: _("Write how much each counts…"), "plain", "chevron")
        self.button.setCheckable(True)
        self._row = flowing(self.button)
        fields.add_widget(self._row)
        self.weights = WeightFields(fields, _HEADS)
        self.button.toggled.connect(self._follow)

    def prepare(self) -> None:
        """Begin with nothing typed."""
        self.button.setChecked(False)
        self._follow()

    def ask_for(self, keys: Iterable[str]) -> None:
        """Ask for what members count by these keys, as far as it may be typed."""
        self.weights.ask_for(keys)
        self._follow()

    def _follow(self) -> None:
        self._row.setVisible(bool(self.weights.keys))
        self._fields.boxes[WEIGHTS].setVisible(self.is_open)

    @property
    def is_open(self) -> bool:
        """Whether what is in it counts."""
        return self.button.isChecked() and bool(self.weights.keys)

    def show_members(self, persons: Mapping[int, str], known: Mapping[str, Mapping[int, Fraction]]) -> None:
        """Show who takes part, with what is ``known`` of the year; where that is nothing, it has to be typed."""
        recorded = {
            key: {one: Quantity(round(weight * _MICROS)) for one, weight in known.get(key, {}).items() if weight}
            for key in self.weights.keys
        }
        self.weights.show_members(persons, recorded)
        if not all(persons.keys() & recorded[key].keys() for key in recorded):
            self.button.setChecked(True)

    def value(self) -> dict[str, dict[int, Quantity]]:
        """Return what is typed, by the keys something was typed for."""
        return self.weights.value() if self.is_open else {}
