"""Sheets side by side, figure by figure: what differs from the first is marked, and by how much."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from coopbooks import costing, showing
from coopbooks.costing import Answers, ComparedRow
from coopbooks.i18n import _
from ui.costing.told import figure_text
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.words import Words

_NAME, _SHEET = 230, 150
_GOOD_IF_MORE: Final = ("profit", "markup", "margin", "contribution", "hour", "take_home", "net", "price", "fob")
"""Of these more is better; of all others, which are costs, less is."""
_ONE: Final = Fraction(1)
_OF_NO_PIECE: Final = ("break_even_money", "hour", "wage_hour", "take_home")
"""Amounts that are not those of a piece."""
_DECIMALS: Final = {"money": 2, "percent": 4, "pieces": 0}
"""How many are shown, of the figure itself."""


class CompareTable(RecordTable[ComparedRow]):
    """The figures down, the sheets across; the first of them is what the others are measured by."""

    def __init__(self, name: Words) -> None:
        """Make it empty."""
        super().__init__(name, [_figures()], same=lambda row: row.key)

    def show_sheets(self, sheets: Sequence[tuple[Words, Answers]], currency: str, many: Fraction = _ONE) -> None:
        """Show sheets under their names, their costs and prices for so ``many`` pieces."""
        columns = [_sheet(place, words, currency) for place, (words, _answers) in enumerate(sheets)]
        self.show_columns([_figures(), *columns])
        rows = costing.compare([answers for _words, answers in sheets]) if sheets else []
        self.show_rows(AllRows([_as_shown(row, many) for row in rows]))


def _as_shown(row: ComparedRow, many: Fraction) -> ComparedRow:
    """A row of so many pieces with the values read in it, so that they differ by what the eye sees."""
    times = many if row.figure.kind == "money" and row.key not in _OF_NO_PIECE else _ONE
    values = (
        None if value is None else costing.rounded(value * times, _DECIMALS[row.figure.kind]) for value in row.values
    )
    return replace(row, values=tuple(None if value is None else Fraction(value) for value in values))


def _figures() -> Column[ComparedRow]:
    return Column(lambda: _("Figure"), lambda row: _(row.figure.label), _NAME)


def _sheet(place: int, words: Words, currency: str) -> Column[ComparedRow]:
    def text(row: ComparedRow) -> str:
        value, change = row.values[place], row.differences[place]
        if value is None:
            return "—"
        shown = figure_text(value, row.figure.kind, currency)
        return f"{shown}  ({_signed(change, row.figure.kind, currency)})" if change else shown

    return Column(words, text, _SHEET, right=True, tone=_tone_of(place))


def _tone_of(place: int) -> Callable[[ComparedRow], str]:
    def tone(row: ComparedRow) -> str:
        change = row.differences[place]
        if not change:
            return ""
        return "in" if (change > 0) == (row.key in _GOOD_IF_MORE) else "out"

    return tone


def _signed(change: Fraction, kind: str, currency: str) -> str:
    sign = "+" if change > 0 else showing.MINUS
    return sign + figure_text(abs(change), kind, currency)
