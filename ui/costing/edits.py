"""What is typed into the cells of a cost sheet: a price in either currency, for how much it is, waste, one of a few."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from coopbooks import materials, reading, showing
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.quantity import Quantity
from ui.shared.choice import Option
from ui.shared.percent_edit import PercentEdit
from ui.shared.picker import Picker
from ui.shared.typed_edit import FigureEdit, TextEdit
from ui.shared.unit_choice import has_unit, new_material_words
from ui.shared.unit_edit import kept_unit
from ui.shared.words import voice

_SIGN: Final = r"\$us|us\$|usd|\$"
_DOLLARS: Final = re.compile(rf"(?P<before>{_SIGN})?(?P<figure>[^a-z$]*?)(?P<after>{_SIGN})?", re.IGNORECASE)
_LOST: Final = "-−–"


@dataclass(frozen=True, slots=True)
class Amount:
    """A price or pay, up to six decimals, in the currency of the books (empty) or in dollars."""

    amount: Decimal
    currency: str = ""


class AmountEdit(FigureEdit[Amount]):
    """A price: ``42,50``, or ``$us 12`` in dollars; a percentage with its sign or without."""

    def read(self, text: str) -> Amount:
        """Read the figure or calculation."""
        typed = text.strip().removesuffix("%").removeprefix("Bs")
        match = _DOLLARS.fullmatch(typed.strip())
        dollars = match is not None and bool(match["before"] or match["after"])
        return Amount(reading.rate(match["figure"] if match else typed), "USD" if dollars else "")

    def show_as(self, value: Amount) -> str:
        """Show it as money is written, with the sign of dollars."""
        return showing.price(value.amount, value.currency) if value.currency else showing.rate(value.amount)

    def as_json(self, value: Amount) -> Any:
        """Return its digits and currency."""
        return [str(value.amount), value.currency]

    def of_json(self, kept: Any) -> Amount:
        """Return the amount of these."""
        return Amount(Decimal(kept[0]), str(kept[1]))


@dataclass(frozen=True, slots=True)
class Per:
    """What a price is for: so many of a unit; without one, of the unit of its line."""

    quantity: Decimal = Decimal(1)
    unit: str = ""


class PerEdit(FigureEdit[Per]):
    """What a price is for: ``kg``, ``16 kg``, ``quintal``."""

    def read(self, text: str) -> Per:
        """Read a figure, a unit, or one before the other."""
        typed = text.strip()
        at = next((place for place, letter in enumerate(typed) if letter.isalpha()), len(typed))
        figure, unit = typed[:at].strip(), typed[at:].strip()
        return Per(reading.rate(figure) if figure else Decimal(1), kept_unit(unit))

    def show_as(self, value: Per) -> str:
        """Show the figure where it is not one, and the unit as people call it."""
        figure = showing.number(value.quantity) if value.quantity != 1 or not value.unit else ""
        return f"{figure} {materials.unit_of(value.unit, Quantity.of(value.quantity))}".strip()

    def as_json(self, value: Per) -> Any:
        """Return its digits and unit."""
        return [str(value.quantity), value.unit]

    def of_json(self, kept: Any) -> Per:
        """Return what these say."""
        return Per(Decimal(kept[0]), str(kept[1]))


class UnitCellEdit(TextEdit):
    """The unit of a quantity: read however it is written, shown as people call it in the language spoken now."""

    def read(self, text: str) -> str:
        """Return the unit as the books keep it."""
        return kept_unit(super().read(text))

    def show_as(self, value: str) -> str:
        """Show what people call it."""
        return materials.unit_name(value)


@dataclass(frozen=True, slots=True)
class Waste:
    """Waste in percent: so much more is needed, or so much of what is put in is ``lost``."""

    percent: Decimal
    lost: bool = False


class WasteEdit(FigureEdit[Waste]):
    """Waste: ``10`` when ten percent more is needed, ``-10`` when ten percent of what is put in is lost."""

    def read(self, text: str) -> Waste:
        """Read the percentage and its sign."""
        typed = text.strip().removesuffix("%").strip()
        lost = typed[:1] in _LOST and bool(typed)
        return Waste(reading.rate(typed.lstrip(_LOST + "+")), lost)

    def show_as(self, value: Waste) -> str:
        """Show it with both signs."""
        sign = showing.MINUS if value.lost else "+"
        return f"{sign}{showing.number(value.percent)}{showing.region().percent}"

    def as_json(self, value: Waste) -> Any:
        """Return its digits and how it counts."""
        return [str(value.percent), value.lost]

    def of_json(self, kept: Any) -> Waste:
        """Return the waste of these."""
        return Waste(Decimal(kept[0]), bool(kept[1]))


class SignedPercentEdit(PercentEdit):
    """A percentage more, or less below zero: ``+10 %``, ``−5 %``."""

    def read(self, text: str) -> Decimal:
        """Read it with its sign."""
        return super().read(text.strip().lstrip("+"))

    def show_as(self, value: Decimal) -> str:
        """Show it with its sign."""
        return ("+" if value > 0 else "") + super().show_as(value)


class FewPicker(Picker):
    """One of a few, by its first letters or from the list; ``options`` says what it is called in the language now."""

    def __init__(self, options: Callable[[], Sequence[Option]]) -> None:
        """Make an empty field."""
        super().__init__(options, known=lambda key: next(one for one in options() if one.key == key))
        voice.changed.connect(self._forget)

    def _forget(self) -> None:
        """Ask anew what they are called."""
        self._options = None

    def show_as(self, value: Option) -> str:
        """Show its name in the language spoken now."""
        return next((one.name for one in self.options() if one.key == value.key), value.name)


class NamePicker(Picker):
    """One of a list, or anything else by its name alone: then its key is None.

    Where there is something that ``makes`` a new one for the list, a name is written with its unit: ``Yarn, kg``.
    """

    def __init__(self, options: Callable[[], Sequence[Option]], makes: Callable[[str], Option] | None = None) -> None:
        """Make an empty field."""
        self._makes = makes
        super().__init__(options, self._new, self._new_words)

    def focusNextPrevChild(self, forth: bool) -> bool:  # noqa: FBT001 - as Qt calls it
        """Let Tab take what Enter would, where a new one for the list is written; stay where it cannot be made."""
        typed = self.text().strip()
        if forth and self._makes and self._settled is None and has_unit(typed) and not self._make(typed):
            return True
        return super().focusNextPrevChild(forth)

    def _new(self, typed: str) -> Option:
        return self._makes(typed) if self._makes and has_unit(typed) else Option(None, typed)

    def _new_words(self, typed: str) -> str:
        if self._makes and has_unit(typed):
            return new_material_words(typed)
        said = _("Write “%(name)s” only here") % {"name": typed}
        return said if not self._makes else f"{said} " + _("(for the list: “%(name)s, kg”)") % {"name": typed}

    def read(self, text: str) -> Option:
        """Return the one that is meant, or the name."""
        try:
            return super().read(text)
        except Refusal as refusal:
            if refusal.reason != "not_listed":
                raise
        return Option(None, text.strip())
