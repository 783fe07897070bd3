"""Choosing the columns of a table: which are shown, in which order."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from coopbooks.i18n import _
from ui.shared.labels import button, label
from ui.shared.table_header import TableHeader
from ui.shared.words import say

_MOVES: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_WIDER: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_KEY: Final = Qt.ItemDataRole.UserRole


class _Ticked(QListWidget):
    """A list of ticks that leaves Alt and an arrow to what it stands in."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down, tick with the space bar."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class ColumnChooser(QFrame):
    """A small window over the table: a tick for each column, moved with the buttons or Alt and an arrow, drawn
    wider or narrower with Alt and an arrow to the side.
    """

    def __init__(self, header: TableHeader, begin_again: Callable[[], None], parent: QWidget) -> None:
        """Offer the columns under these headings; ``begin_again`` arranges all as at the beginning."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "panel")
        self._header, self._begin_again, self._filling = header, begin_again, False
        self.list = _Ticked()
        for named in (self, self.list):
            say(named.setAccessibleName, lambda: _("Columns of the table"))
        say(self.list.setAccessibleDescription, lambda: _("The space bar shows a column or hides it; Esc leaves."))
        self.up = button(lambda: _("Further left"))
        self.down = button(lambda: _("Further right"))
        self.reset = button(lambda: _("Columns as at the beginning"), "plain")
        self._lay_out()
        self.list.itemChanged.connect(self._show)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.reset.clicked.connect(self._start_again)
        self._fill(0)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(label(lambda: _("Which columns are shown?"), "label"))
        layout.addWidget(self.list)
        moves = QHBoxLayout()
        moves.setSpacing(8)
        moves.addWidget(self.up)
        moves.addWidget(self.down)
        layout.addLayout(moves)
        layout.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)

    def open_in(self, table: QWidget) -> None:
        """Open in the lower right corner of the table, the cursor on the first column."""
        row, around = self.list.sizeHintForRow(0), self.sizeHint().height() - self.list.sizeHint().height()
        rows = max(1, min(self.list.count(), 10, (table.window().height() - around) // row - 1))
        self.list.setFixedHeight(rows * row + 2 * self.list.frameWidth() + 2)
        self.adjustSize()
        corner = table.mapToGlobal(QPoint(table.width() - self.width(), table.height() - self.height()))
        self.move(corner)
        self.show()
        self.list.setFocus()

    def _fill(self, at: int) -> None:
        """List the columns as they stand."""
        self._filling = True
        self.list.clear()
        keys = self._header.keys()
        for visual in range(self._header.count()):
            place = self._header.logicalIndex(visual)
            item = QListWidgetItem(self._header.heading(place), self.list)
            item.setData(_KEY, keys[place])
            item.setCheckState(self._state(keys[place]))
        self.list.setCurrentRow(at)
        self._filling = False

    def _state(self, key: str) -> Qt.CheckState:
        hidden = self._header.isSectionHidden(self._header.keys().index(key))
        return Qt.CheckState.Unchecked if hidden else Qt.CheckState.Checked

    def _show(self, item: QListWidgetItem) -> None:
        """Show or hide the column ticked; the last one shown keeps its tick."""
        if self._filling:
            return
        key = item.data(_KEY)
        self._header.show_column(key, shown=item.checkState() == Qt.CheckState.Checked)
        self._filling = True
        item.setCheckState(self._state(key))
        self._filling = False

    def _move(self, steps: int) -> None:
        at = self.list.currentRow()
        self._header.move_column(self.list.item(at).data(_KEY), steps)
        self._fill(max(0, min(at + steps, self.list.count() - 1)))

    def _start_again(self) -> None:
        self._begin_again()
        self._fill(0)

    def event(self, event: QEvent) -> bool:
        """Take every key: those of the list below would act under what is open over it."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move a column with Alt and an arrow up or down, draw it wider with one to the side, leave with Escape."""
        pressed, held = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if held and pressed in _MOVES:
            self._move(_MOVES[pressed])
        elif held and pressed in _WIDER:
            self._header.widen_column(self.list.currentItem().data(_KEY), _WIDER[pressed])
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)
