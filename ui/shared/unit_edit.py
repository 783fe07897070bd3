"""A field for a unit: those to choose from are proposed as one types, and read however they are written."""

from collections.abc import Callable, Sequence

from coopbooks import materials
from ui.shared.words_edit import WordsEdit


def _usual() -> Sequence[str]:
    return list(materials.UNITS)


class UnitEdit(WordsEdit):
    """A unit: kg, quintal, or the club's own word for a pack. ``unit`` is what the books know it by."""

    def __init__(self, units: Callable[[], Sequence[str]] = _usual) -> None:
        """Make an empty field; ``units`` is asked for those to offer."""
        super().__init__(lambda: [materials.unit_name(unit) for unit in units()])

    def unit(self) -> str:
        """Return the unit as the books keep it; empty where nothing is typed."""
        return kept_unit(self.words())

    def set_unit(self, unit: str) -> None:
        """Put a unit in firmly, by the name people call it."""
        self.set_words(materials.unit_name(unit))

    def propose_unit(self, unit: str) -> None:
        """Propose a unit, by the name people call it."""
        self.propose(self.read(materials.unit_name(unit)) if unit else None)


def kept_unit(words: str) -> str:
    """Return a unit however it is written as the books keep it: the key of one everybody knows, or the word itself."""
    key = materials.key_of(words)
    return key if key in materials.UNITS else words
