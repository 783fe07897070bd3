"""Cells: what is written into a page of a workbook: words that never become a formula, figures to type over, formulas.

Where something is to be typed stands in a frame on pale yellow; all else follows from that.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

AMOUNT: Final = "#,##0.00"
EXACT: Final = "#,##0.00####"
PERCENT: Final = "0.00%"
PLAIN: Final = "General"
WHOLE: Final = "#,##0"
DOLLARS: Final = '"$us" #,##0.00####'
_LETTERS: Final = "Calibri"
_HIGH: Final = 26
"""Points in which a heading has two lines."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What some program would take for the beginning of a formula."""
_LINE: Final = Side(style="thin", color="8C8C8C")
_TYPED: Final = PatternFill("solid", fgColor="FFF6D6")
_FRAME: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_OVER: Final = Border(top=_LINE)
_BELOW: Final = Border(bottom=_LINE)


class Page:
    """One worksheet being written; a cell is named as people do: ``B12``."""

    def __init__(self, sheet: Worksheet) -> None:
        """Begin with nothing."""
        self._sheet = sheet

    @property
    def name(self) -> str:
        """The name of the worksheet as formulas of others have it."""
        quoted = self._sheet.title.replace("'", "''")
        return f"'{quoted}'!"

    def _cell(self, at: str) -> Cell:
        cell = self._sheet[at]
        assert isinstance(cell, Cell)  # noqa: S101 - one cell was named, and none are merged
        return cell

    def say(self, at: str, words: str, *, bold: bool = False, size: float = 11, quiet: bool = False) -> None:
        """Write words, which stay words whatever they begin with."""
        cell = self._cell(at)
        clean = ILLEGAL_CHARACTERS_RE.sub("", words)
        cell.value = clean
        cell.data_type = "s"
        if clean.startswith(_FORMULA):
            cell.quotePrefix = True
        cell.font = Font(name=_LETTERS, bold=bold, size=size, color="5A5A5A" if quiet else "000000")
        cell.alignment = Alignment(horizontal="left", indent=0 if at.startswith("A") else 1)

    def head(self, row: int, words: Mapping[str, str], of_words: str = "") -> None:
        """Write the headings of columns into one row, over figures but for the columns ``of_words``."""
        for column, text in words.items():
            at = f"{column}{row}"
            self.say(at, text, bold=True, size=9)
            cell = self._cell(at)
            cell.border = _BELOW
            side, indent = ("left", 1) if column in of_words else ("right", 0)
            cell.alignment = Alignment(horizontal=side, indent=indent, wrap_text=True, vertical="bottom")
        self._sheet.row_dimensions[row].height = _HIGH

    def typed(self, at: str, figure: Decimal | Fraction | None, shown: str = PLAIN) -> None:
        """Write a figure that is there to be typed over; one that no decimal says exactly, as the quotient it is."""
        cell = self._cell(at)
        cell.value = _plain(figure)
        cell.number_format = shown
        cell.fill = _TYPED
        cell.border = _FRAME

    def typed_words(self, at: str, words: str) -> None:
        """Write words that are there to be typed over."""
        self.say(at, words)
        self._cell(at).fill = _TYPED
        self._cell(at).border = _FRAME

    def sum(self, at: str, formula: str, shown: str = AMOUNT, *, bold: bool = False) -> None:
        """Write a formula, without its sign."""
        cell = self._cell(at)
        cell.value = f"={formula}"
        cell.number_format = shown
        if bold:
            cell.font = Font(name=_LETTERS, bold=True)
            cell.border = _OVER

    def take_widths(self, widths: Sequence[float]) -> None:
        """Make the columns so many letters wide, from the first on."""
        for column, width in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", widths, strict=False):
            self._sheet.column_dimensions[column].width = width

    def fit(self, last: str) -> None:
        """Let it be printed up to a column, as wide as a page is; what it is called stays in sight."""
        self._sheet.print_area = f"A1:{last}{self._sheet.max_row}"
        self._sheet.freeze_panes = "B1"
        self._sheet.page_setup.orientation = "landscape"
        self._sheet.page_setup.fitToWidth = 1
        self._sheet.page_setup.fitToHeight = 0
        self._sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        self._sheet.sheet_view.showGridLines = False


def _plain(figure: Decimal | Fraction | None) -> Decimal | str | None:
    if not isinstance(figure, Fraction):
        return figure
    millionths = figure * 10**6
    if millionths.denominator == 1:
        return Decimal(millionths.numerator).scaleb(-6)
    return f"={figure.numerator}/{figure.denominator}"
