"""Typing in a cell: the column's field lies over it, and what is typed counts at once; Esc takes it back."""

from typing import Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from coopbooks.errors import Refusal
from ui.shared.grid.model import GridModel
from ui.shared.grid.shape import NOTHING, Cell, GridColumn, GridRow
from ui.shared.labels import restyle
from ui.shared.picker import Picker
from ui.shared.typed_edit import TypedEdit

_AROUND: Final = 1
_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ELSEWHERE: Final = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class Editing(QObject):
    """The one cell that is typed in, if any."""

    def __init__(self, view: Any, model: GridModel) -> None:
        """Begin with none."""
        super().__init__(view)
        self._view, self._model = view, model
        self._field: TypedEdit[Any] | None = None
        self._row: GridRow | None = None
        self._column: GridColumn | None = None
        self._before: Cell = NOTHING
        self._made_row = False
        self._known: set[int] = set()

    @property
    def under_way(self) -> bool:
        """Whether something is typed in now."""
        return self._field is not None

    def begin(self, index: QModelIndex, event: QEvent | None = None, *, over: bool = False) -> None:
        """Lay the field over a cell, where it can be typed in; ``over``: what is typed replaces what stands there.

        The field is given the ``event`` that began it; a list is opened where none did.
        """
        column = self._model.column(index)
        if self.under_way or column is None or not self._model.is_open(index):
            return
        self._view.deeds.note_state()
        spot = self._model.spot(index.row())
        self._made_row = spot.row is None
        row = spot.row or self._model.add(spot.section, spot.section.new())
        self._row, self._column, self._before = row, column, row.cell(column.key)
        self._view.go_to(self._model.index_of(row, column.key))
        field = self._prepare(row, column)
        self._field = field
        self.follow()
        field.show()
        field.setFocus(Qt.FocusReason.PopupFocusReason)  # any other takes up all that stands there soon
        field.selectAll() if over else field.end(False)
        if event:
            QApplication.sendEvent(field, event.clone())
        elif isinstance(field, Picker):
            field.open_list()

    def _prepare(self, row: GridRow, column: GridColumn) -> TypedEdit[Any]:
        """Return the column's field, as the cell is."""
        field = self._model.readers.of(column)
        if id(field) not in self._known:
            self._known.add(id(field))
            field.setProperty("kind", "cell")
            field.installEventFilter(self)
            field.changed.connect(self._note_typing)
            field.refused.connect(self._note_refusal)
        if isinstance(field, Picker):
            field.set_key(None)  # it asks anew what there is to choose from
        field.set(self._before.value)
        if self._before.text:
            field.setText(self._before.text)
        restyle(field, "refused", False)
        field.setAccessibleName(self._model.called(self._model.index_of(row, column.key)))
        return field

    def follow(self) -> None:
        """Lie over the cell, wherever it is now."""
        if self._field and self._row and self._column:
            room = self._view.visualRect(self._model.index_of(self._row, self._column.key))
            self._field.setGeometry(room.adjusted(0, 0, _AROUND, _AROUND))
            self._field.raise_()

    def _note_typing(self) -> None:
        """Let what is typed count at once; whether it can be read is said when it is left."""
        if self._field and self._row and self._column and self._field is self.sender():
            self._model.put(self._row, self._column.key, self._typed(self._field))

    def _typed(self, field: TypedEdit[Any]) -> Cell:
        if not field.typed and field.text() == self._shown_before():
            return self._before
        if not field.text().strip():
            return Cell(typed=True)
        try:
            return Cell(field.value(), typed=True)
        except Refusal as refusal:
            return Cell(text=field.text(), refusal=refusal, typed=True)

    def _shown_before(self) -> str:
        assert self._column  # noqa: S101 - it is asked while a cell is typed in
        return "" if self._before.empty else self._model.readers.shown(self._column, self._before)

    def _note_refusal(self, refusal: Refusal) -> None:
        """Say at once what could not be made on the spot."""
        if self._field and self._field is self.sender() and self._row and self._column:
            self._model.put(self._row, self._column.key, Cell(text=self._field.text(), refusal=refusal, typed=True))

    def leave(self) -> None:
        """Take what is typed, and say what cannot be read."""
        field, row, column, before = self._field, self._row, self._column, self._before
        if field is None or row is None or column is None:
            return
        now = self._typed(field)
        self._put_away(field)
        self._model.put(row, column.key, now)
        if self._made_row and row.empty:
            self._model.remove(row)
        elif now != before:
            if now.refusal:
                QAccessible.updateAccessibility(QAccessibleEvent(self._view, QAccessible.Event.Alert))
            self._view.settled.emit(row, column.key)
        self._view.moved.emit()

    def take_back(self) -> None:
        """Leave the cell as it was."""
        field, row, column = self._field, self._row, self._column
        if field is None or row is None or column is None:
            return
        self._put_away(field)
        self._model.put(row, column.key, self._before)
        self._view.deeds.forget_state()
        if self._made_row and row.empty:
            line = self._model.line(row)
            self._model.remove(row)
            self._view.go_to(self._model.index(line, 0))
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_away(self, field: TypedEdit[Any]) -> None:
        self._field = self._row = self._column = None
        if field.hasFocus():  # hidden with it, it would pass it on to the next cell
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        field.hide()
        field.reset()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on with Enter and the arrows up and down, take back with Esc, leave with the cursor."""
        if watched is not self._field or not isinstance(watched, QWidget):
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event, opens=isinstance(watched, Picker))
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _ELSEWHERE:
            self.leave()
        return False

    def _pressed(self, event: QKeyEvent, *, opens: bool) -> bool:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ENTER and plain:
            self._view.enter_pressed()
        elif key in _STEPS and plain and not (opens and key == Qt.Key.Key_Down):
            self._view.step(_STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.take_back()
        else:
            return False
        return True
