"""How many notes and coins of each value lie in a box: a field for each, and what they are worth beside it."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from coopbooks import cash, showing
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.money import Money
from ui.shared.keeping import give_back
from ui.shared.labels import label, restyle
from ui.shared.quantity_edit import WholeEdit
from ui.shared.words import say

_HALVES = 2


class _ManyEdit(WholeEdit):
    """How many notes or coins there are: a whole number, never less than none; where it is not, that is marked here."""

    def __init__(self) -> None:
        super().__init__()
        self.field = "pieces"
        self.refused.connect(self.mark)
        self.changed.connect(self.mark)

    def read(self, text: str) -> int:
        many = -1
        with suppress(Refusal):
            many = super().read(text)
        if many < 0:
            message = _("Write how many there are, such as 12, instead of “%(typed)s”.")
            raise Refusal(message % {"typed": text.strip()[:40]}, self.field, "unread")
        return many

    def mark(self, refusal: Refusal | None = None) -> None:
        """Mark what is refused; nothing takes the mark away."""
        restyle(self, "refused", refusal is not None)


@dataclass(frozen=True)
class _Piece:
    """One note or coin: its value, its label, how many there are, what they are worth."""

    value: Money
    name: QLabel
    many: _ManyEdit
    worth: QLabel


class PiecesEdit(QWidget):
    """The notes and coins of one currency, the largest first, in two columns; ``value`` is what a count has."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self, currency: str) -> None:
        """Ask for the notes and coins of a currency."""
        super().__init__()
        self.field = ""
        self.pieces: list[_Piece] = []
        self._currency = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self.take_currency(currency)

    def take_currency(self, currency: str) -> None:
        """Ask for the notes and coins of another currency; what was typed for the last one is gone."""
        if currency == self._currency:
            return
        self._currency = currency
        self._clear()
        values = cash.denominations(currency)
        in_a_column = (len(values) + 1) // _HALVES
        for number, value in enumerate(values):
            half, row = divmod(number, in_a_column)
            self._put(self._piece(value), row, half * 4)
        self._grid.setColumnMinimumWidth(3, 16)
        self.setFocusProxy(self.pieces[0].many)

    def _clear(self) -> None:
        for one in self.pieces:
            for widget in (one.name, one.many, one.worth):
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self.pieces = []

    def _piece(self, value: Money) -> _Piece:
        made = _Piece(value, label(lambda: showing.money(value)), _ManyEdit(), label(kind="quiet"))
        say(made.many.setAccessibleName, lambda: _("How many of %(value)s") % {"value": showing.money(value)})
        made.name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        made.worth.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        made.many.changed.connect(self._tell)
        made.many.refused.connect(self.refused)
        return made

    def _put(self, piece: _Piece, row: int, column: int) -> None:
        for place, (widget, stretch) in enumerate(((piece.name, 2), (piece.many, 3), (piece.worth, 4))):
            self._grid.addWidget(widget, row, column + place)
            self._grid.setColumnStretch(column + place, stretch)
        self.pieces.append(piece)

    def value(self) -> tuple[tuple[Money, int], ...]:
        """Return how many there are of each; an empty field is none, and where all are empty nothing is counted."""
        many = [one.many.maybe() for one in self.pieces]
        counted = any(one is not None for one in many)
        return tuple((one.value, this or 0) for one, this in zip(self.pieces, many, strict=True)) if counted else ()

    maybe = value

    def setFocus(self, *reason: Any) -> None:
        """Go to the first number that cannot be read, and mark it; else to the first of all."""
        wrong = next(self._unread(), None)
        if wrong:
            wrong[0].mark(wrong[1])
        (wrong[0] if wrong else self.pieces[0].many).setFocus(*reason)

    def _unread(self) -> Iterator[tuple[_ManyEdit, Refusal]]:
        for one in self.pieces:
            try:
                one.many.maybe()
            except Refusal as refusal:
                yield one.many, refusal

    def _tell(self) -> None:
        """Tell that a number changed; what is marked elsewhere is still refused."""
        self.changed.emit()
        for many, refusal in self._unread():
            if many.property("refused"):
                self.refused.emit(refusal)
                return

    def put(self, pieces: Sequence[tuple[Money, int]]) -> None:
        """Fill in how many there are of each."""
        many = dict(pieces)
        for one in self.pieces:
            one.many.set(many.get(one.value))

    def kept(self) -> Any:
        """Return what is typed as a draft keeps it, by the value of each piece."""
        return {str(one.value.minor): one.many.kept() for one in self.pieces}

    def take_back(self, kept: Any) -> None:
        """Put in again what a draft kept."""
        for one in self.pieces:
            give_back(one.many, kept[str(one.value.minor)])

    def show_worth(self, each: Sequence[Money]) -> None:
        """Show what the pieces of each value are worth, in the order of :meth:`value`; nothing shows nothing."""
        amounts = each or [Money(0, self._currency)] * len(self.pieces)
        for one, amount in zip(self.pieces, amounts, strict=True):
            one.worth.setText(showing.amount(amount) if amount else "")

    def reset(self) -> None:
        """Empty every field."""
        for one in self.pieces:
            one.many.reset()

    @property
    def typed(self) -> bool:
        """Whether somebody typed here."""
        return any(one.many.typed for one in self.pieces)
