"""How a product is made, typed in: its operations in their order, each with machine, minutes and piece rate."""

from functools import partial
from typing import Any, Final

from coopbooks import products
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.products import Making, MakingDraft
from coopbooks.quantity import Quantity
from ui.shared.folding import Heading
from ui.shared.line_row import LineRow
from ui.shared.lines_edit import LinesEdit
from ui.shared.percent_edit import PriceEdit
from ui.shared.quantity_edit import QuantityEdit
from ui.shared.words_edit import WordsEdit

_MINUTES: Final = 84
_RATE: Final = 100


class MakingRow(LineRow):
    """One operation."""

    def __init__(self, books: Books) -> None:
        """Make an empty line."""
        super().__init__()
        self._id: int | None = None
        self.name = self.add(WordsEdit(partial(products.words_used, books, "operation")), lambda: _("Operation"))
        self.machine = self.add(WordsEdit(partial(products.words_used, books, "machine")), lambda: _("Machine"))
        self.minutes = self.add(QuantityEdit(), lambda: _("Minutes"), _MINUTES)
        self.rate = self.add(PriceEdit(), lambda: _("Piece rate"), _RATE)
        self.call("name", "machine", "minutes", "rate")

    def value(self) -> MakingDraft:
        """Return the operation; refuses what cannot be read."""
        name, machine, minutes, rate = self.name.words(), self.machine.words(), self.minutes.maybe(), self.rate.maybe()
        return MakingDraft(name, minutes, machine, None if rate is None else Quantity.of(rate), self._id)

    def put(self, line: Making) -> None:
        """Fill in an operation again."""
        self._id = line.id or None
        self.name.set_words(line.name)
        self.machine.set_words(line.machine)
        self.minutes.set(line.minutes)
        self.rate.set(line.rate.decimal if line.rate else None)

    def besides(self) -> Any:
        """Return which operation it is."""
        return self._id

    def take_besides(self, kept: Any) -> None:
        """Put in which operation it is."""
        self._id = kept

    def reset(self) -> None:
        """Empty it."""
        super().reset()
        self._id = None


def making_edit(books: Books) -> LinesEdit:
    """Return a field for all operations of a product."""
    headings: list[Heading] = [
        (lambda: _("Operation"), 0, False),
        (lambda: _("Machine"), 0, False),
        (lambda: _("Minutes"), _MINUTES, True),
        (lambda: _("Piece rate"), _RATE, True),
    ]
    return LinesEdit(lambda: MakingRow(books), headings, optional=True)
