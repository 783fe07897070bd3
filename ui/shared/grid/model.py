"""The lines of a grid as Qt asks for them: what each cell shows, and what it says to who cannot see it."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt

from coopbooks.i18n import _
from ui.shared.grid.lines import NO_INDEX, GridLines, Index
from ui.shared.grid.shape import GridColumn, GridRow, GridSection, Spot

_DISPLAY, _READ, _TOLD, _TIP, _SIDE = (
    int(role)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.AccessibleDescriptionRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.TextAlignmentRole,
    )
)

_HEADING: Final = Qt.ItemFlag.NoItemFlags
_CLOSED: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_OPEN: Final = _CLOSED | Qt.ItemFlag.ItemIsEditable


class GridModel(GridLines):
    """The lines, in words. ``about`` says what else is to be read about a cell, such as the sum behind it."""

    about: Callable[[GridRow, str], str] = staticmethod(lambda _row, _key: "")

    def speak(self) -> None:
        """Say everything in the language spoken now."""
        self.map_cells(self.readers.again)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.places - 1)

    # What Qt asks.

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.spots)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else self.places

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.spots[index.row()].kind == "heading":
            return _HEADING
        return _OPEN if self.is_open(index) else _CLOSED

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        column = self.sections[0].at(section)
        if orientation == Qt.Orientation.Horizontal and column and role == _DISPLAY:
            return column.words()
        side = Qt.AlignmentFlag.AlignRight if column and column.right else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter) if role == _SIDE else None

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        if role == _DISPLAY:
            return self.text(self.spots[index.row()], index.column())
        if role == _READ:
            return self.name(index)
        if role in (_TOLD, _TIP):
            return self._described(index) or (
                self.text(self.spots[index.row()], index.column()) if role == _TIP else None
            )
        return None

    def text(self, spot: Spot, place: int) -> str:
        """Return what is read in a place."""
        column = spot.section.at(place)
        if spot.kind == "heading":
            return spot.section.words() if place == 0 else column.words() if column else ""
        if spot.kind == "foot":
            return self._foot(spot.section, place, column)
        if column is None or spot.row is None:
            return ""
        told = spot.row.told.get(column.key, "")
        cell = spot.row.cell(column.key)
        return told if column.make is None or (cell.empty and told) else self.readers.shown(column, cell)

    def _foot(self, section: GridSection, place: int, column: GridColumn | None) -> str:
        if place == 0:
            return section.invitation() if section.invitation and not self.frozen else _("Total")
        return self.sums.get((section.key, column.key), "") if column and column.key in section.sums else ""

    def name(self, index: Index) -> str:
        """Return how a cell is called, and what stands there."""
        spot = self.spots[index.row()]
        text = self.text(spot, index.column())
        return text if spot.kind == "heading" else f"{self.called(index)}: {text}"

    def called(self, index: Index) -> str:
        """Return how a cell is called: the words of its row and those of its column."""
        column = self.column(index)
        return ", ".join(filter(None, (self.row_words(self.spots[index.row()]), column.words() if column else "")))

    def row_words(self, spot: Spot) -> str:
        """Return how a row is called."""
        if spot.row is None:
            return f"{spot.section.words()}, {self._foot(spot.section, 0, None)}"
        if spot.section.row_words:
            return spot.section.row_words(spot.row)
        number = self.rows[spot.section.key].index(spot.row) + 1
        return self.text(spot, 0) or _("%(section)s, row %(number)s") % {
            "section": spot.section.words(),
            "number": number,
        }

    def _described(self, index: Index) -> str | None:
        cell = self.cell(index)
        if cell.refusal:
            return cell.refusal.message
        spot, column = self.spots[index.row()], self.column(index)
        about = self.about(spot.row, column.key) if spot.row and column else ""
        return about or (_("Not taken over yet") if cell.typed else None)
