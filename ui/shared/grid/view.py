"""The table of a grid with its keys: typing writes over a cell, Enter and Tab go on, blocks come and go."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from coopbooks.i18n import _
from ui import look
from ui.shared.grid.deeds import GridDeeds, grid_menu
from ui.shared.grid.editing import Editing
from ui.shared.grid.height import ROW_HEIGHT
from ui.shared.grid.model import GridModel
from ui.shared.grid.paint import GridPainter
from ui.shared.grid.pinned import PinnedTable
from ui.shared.grid.shape import GridRow
from ui.shared.tab_order import CellInSight
from ui.shared.table_ground import TableGround
from ui.shared.words import say, voice

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN: Final = Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.KeypadModifier


class GridView(PinnedTable):
    """The cells. ``settled`` when one was left with something else in it: by typing, pasting, filling or emptying."""

    settled = Signal(GridRow, str)
    moved = Signal()
    """The cursor is on another cell, or what stands in it is another now."""

    def __init__(self, model: GridModel, widths: Sequence[int], least: int, *, downward: bool) -> None:
        """Show a model; a width of 0 shares what is left, at least ``least`` pixels; ``downward``: Enter goes down."""
        super().__init__()
        self.setViewport(_Ground(self._go_on))
        model.readers.home = self.viewport()
        self.model_, self.widths, self._least, self._downward = model, widths, least, downward
        self.editing = Editing(self, model)
        self.deeds = GridDeeds(self, model)
        self.setModel(model)
        self.setItemDelegate(GridPainter(self, model))
        self._behave()
        self.selectionModel().currentChanged.connect(self._note_move)
        CellInSight(self)
        model.changed.connect(self.moved)
        for shifted in (model.modelReset, model.rowsInserted, model.rowsRemoved, model.rowsMoved):
            shifted.connect(partial(_give_feet_room, self, model))
        _give_feet_room(self, model)
        look.worn.changed.connect(self._share_room)
        voice.changed.connect(model.speak)
        say(self.setAccessibleDescription, lambda: _("Type to write in a cell; Enter and Tab go on; F1 lists the keys"))

    def _behave(self) -> None:
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setVisible(len(self.model_.sections) == 1)
        look.measure(self.verticalHeader().setDefaultSectionSize, ROW_HEIGHT)

    @property
    def in_use(self) -> bool:
        """Whether the keys go here."""
        return self.hasFocus() or self.editing.under_way

    # Room and cursor.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        widths = [look.scaled(width) for width in self.widths]
        free = self.viewport().width() - sum(widths)
        least = look.scaled(self._least)
        each = max(free // max(widths.count(0), 1), least)
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width or each)
        self.editing.follow()

    def updateGeometries(self) -> None:
        """Let what is typed in follow its cell."""
        super().updateGeometries()
        self.editing.follow()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Let what is typed in follow its cell."""
        super().scrollContentsBy(dx, dy)
        self.editing.follow()

    def _note_move(self) -> None:
        self.editing.leave()
        self.moved.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first cell to be typed in, at the last when coming back from below."""
        if not self.currentIndex().isValid():
            self.begin(last=event.reason() == Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)
        self.moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw the cursor as one that has no keys."""
        super().focusOutEvent(event)
        self.viewport().update()

    def begin(self, *, last: bool = False) -> None:
        """Put the cursor on the first cell to be typed in, or the last; on any where there is none."""
        rows = self.model_.rowCount()
        cells = self._open_cells(rows * len(self.widths) - 1, -1) if last else self._open_cells()
        anywhere = (self.model_.index(line, 0) for line in range(rows) if self.model_.spot(line).kind != "heading")
        found = next(cells, None) or next(anywhere, None)
        if found:
            self.go_to(found)

    def go_to(self, index: QModelIndex) -> None:
        """Put the cursor on a cell, nothing else chosen."""
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def _open_cells(self, start: int = 0, step: int = 1) -> Iterator[QModelIndex]:
        """Yield the cells to be typed in, from one on as they are read, or backwards; of a foot only the first."""
        model, places = self.model_, len(self.widths)
        for at in range(start, model.rowCount() * places if step > 0 else -1, step):
            index = model.index(at // places, at % places)
            if model.is_open(index):
                yield index

    # Going on.

    def focusNextPrevChild(self, forth: bool) -> bool:  # noqa: FBT001 - as Qt calls it
        """Go on to the next cell as it is read; from the last one out of the grid."""
        return self._go_on(forth=forth) or super().focusNextPrevChild(forth)

    def _go_on(self, *, forth: bool) -> bool:
        here, step = self.currentIndex(), 1 if forth else -1
        was_typing = self.editing.under_way
        self.editing.leave()
        start = here.row() * len(self.widths) + here.column() + step
        found = next(self._open_cells(start, step), None)
        if found:
            self.go_to(found)
        if found or was_typing:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        return found is not None

    def step(self, lines: int) -> None:
        """Take what is typed and go up or down in the same column."""
        here = self.currentIndex()
        self.editing.leave()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        line = here.row() + lines
        while 0 <= line < self.model_.rowCount() and self.model_.spot(line).kind == "heading":
            line += lines
        self.go_to(self.model_.index(line, here.column()))

    def enter_pressed(self) -> None:
        """Go on as Enter does here."""
        if self._downward:
            self.step(1)
        else:
            self._go_on(forth=True)

    # Keys.

    def event(self, event: QEvent) -> bool:
        """Have the keys of the grid here, not what they do elsewhere in the window."""
        shortcut = event.type() == QEvent.Type.ShortcutOverride
        if shortcut and isinstance(event, QKeyEvent) and self.deeds.may(_name(event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write over the cell by typing; move, copy, paste and fill by keys."""
        text = event.text()
        if self.deeds.may(_name(event)):
            self.deeds.do(_name(event))
        elif event.key() in _ENTER and not event.modifiers() & ~_PLAIN:
            self.enter_pressed()
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.editing.begin(self.currentIndex())
        elif event.key() == Qt.Key.Key_F4:
            self.editing.begin(self.currentIndex(), event)
        elif text and text.isprintable() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.editing.begin(self.currentIndex(), event, over=True)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Write over the cell with letters made of several keys, such as Á."""
        if event.preeditString() or event.commitString():
            self.editing.begin(self.currentIndex(), event, over=True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Begin a row where its invitation is clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == 0 and self.model_.spot(index.row()).kind == "foot":
            self.editing.begin(index)

    def keyboardSearch(self, search: str) -> None:
        """Look for nothing while letters are typed: they are written into the cell."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Change what stands in the cell."""
        self.editing.begin(self.indexAt(event.position().toPoint()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what the keys do."""
        grid_menu(self, self.deeds).popup(event.globalPos())


class _Ground(TableGround):
    """What the cells are painted on, and what is typed in lies on: from there Tab goes on to the next cell."""

    def __init__(self, go_on: Callable[..., bool]) -> None:
        super().__init__()
        self._go_on = go_on

    def focusNextPrevChild(self, forth: bool) -> bool:  # noqa: FBT001 - as Qt calls it
        """Go on to the next cell; from the last one out of the grid."""
        return self._go_on(forth=forth) or super().focusNextPrevChild(forth)


def _give_feet_room(view: GridView, model: GridModel, *_rows: Any) -> None:
    """Let what stands at the foot of a section have all the places up to its sum."""
    view.clearSpans()
    for line in range(model.rowCount()):
        spot = model.spot(line)
        room = model.room_of_foot(spot.section) if spot.kind == "foot" else 1
        if room > 1:
            view.setSpan(line, 0, 1, room)


def _name(event: QKeyEvent) -> str:
    """The keys pressed, as :class:`GridDeeds` names them."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(event.key() | modifiers.value).toString(QKeySequence.SequenceFormat.PortableText)
