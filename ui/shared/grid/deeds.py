"""What keys do to the chosen cells and rows of a grid, besides moving and typing; and all of it can be taken back."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from coopbooks.i18n import N_, _
from ui.shared.grid import block
from ui.shared.grid.lines import State
from ui.shared.grid.model import GridModel
from ui.shared.grid.shape import GridRow

_MOST_TAKEN_BACK: Final = 60
OFFERED: Final = (
    ("Ctrl+C", N_("Copy")),
    ("Ctrl+X", N_("Cut")),
    ("Ctrl+V", N_("Paste")),
    ("Ctrl+D", N_("Fill down")),
    ("Del", N_("Empty")),
    ("", ""),
    ("Ins", N_("Add a row above")),
    ("Ctrl+Del", N_("Take the row away")),
    ("Alt+Up", N_("Move the row up")),
    ("Alt+Down", N_("Move the row down")),
    ("", ""),
    ("Ctrl+Z", N_("Take back")),
)
"""What is offered by the right button, with its keys."""


class GridDeeds:
    """The deeds by their keys."""

    def __init__(self, view: Any, model: GridModel) -> None:
        """Act on the cells chosen in a view."""
        self._view, self._model = view, model
        self._before: list[State] = []
        self._deeds: dict[str, Callable[[], object]] = {
            "Ctrl+C": self.copy,
            "Ctrl+X": self.cut,
            "Ctrl+V": self.paste,
            "Ctrl+D": lambda: self._change(partial(block.fill_down, self._model, self._chosen())),
            "Del": self.empty,
            "Backspace": self.empty,
            "Ins": self.insert_row,
            "Ctrl+Del": self.remove_rows,
            "Alt+Up": partial(self.move_row, -1),
            "Alt+Down": partial(self.move_row, 1),
            "Ctrl+Z": self.undo,
        }

    def may(self, keys: str) -> bool:
        """Whether these keys do something here now."""
        if keys == "Ctrl+Z":
            return bool(self._before) and not self._model.frozen
        return keys in self._deeds and (keys == "Ctrl+C" or not self._model.frozen)

    def do(self, keys: str) -> None:
        """Do what these keys stand for."""
        self._view.editing.leave()
        self._deeds[keys]()

    # What can be taken back.

    def note_state(self) -> None:
        """Remember how everything is: it is about to change."""
        self._before = [*self._before[-_MOST_TAKEN_BACK:], self._model.state()]

    def forget_state(self) -> None:
        """Forget the last one: nothing changed."""
        self._before.pop()

    def forget_all(self) -> None:
        """Begin anew: what was before belongs to something else."""
        self._before = []

    def undo(self) -> None:
        """Have again what there was before the last change."""
        here = self._view.currentIndex()
        line, place = here.row(), here.column()
        self._model.go_back(self._before.pop())
        self._view.go_to(self._model.index(min(line, self._model.rowCount() - 1), max(place, 0)))

    def _change(self, change: Callable[[], list[tuple[GridRow, str]]]) -> None:
        self.note_state()
        with self._model.at_once():
            done = change()
        if not done:
            self.forget_state()
        for row, key in done:
            self._view.settled.emit(row, key)
        self._view.moved.emit()

    # Cells.

    def _chosen(self) -> list[QModelIndex]:
        chosen: list[QModelIndex] = self._view.selectionModel().selectedIndexes()
        return chosen or [self._view.currentIndex()]

    def empty(self) -> None:
        """Leave nothing in the chosen cells."""
        self._change(partial(block.empty, self._model, self._chosen()))

    def copy(self) -> None:
        """Put the chosen cells on the clipboard."""
        QGuiApplication.clipboard().setMimeData(block.copied(self._model, self._chosen()))

    def cut(self) -> None:
        """Copy them and leave nothing in them."""
        self.copy()
        self.empty()

    def paste(self) -> None:
        """Put what is on the clipboard where the cursor is, rows added as they are needed."""
        here = self._view.currentIndex()
        cells = block.cells_of(QGuiApplication.clipboard().text())
        if here.isValid() and cells and self._model.spot(here.row()).kind != "heading":
            self._change(partial(block.paste, self._model, here, cells))
            self._view.go_to(self._model.index(here.row(), here.column()))

    # Rows.

    def insert_row(self) -> None:
        """Add an empty row above the one the cursor is on."""
        here = self._view.currentIndex()
        spot = self._model.spot(here.row()) if here.isValid() else None
        if spot and spot.section.invitation and spot.kind != "heading":
            self.note_state()
            rows = self._model.rows[spot.section.key]
            at = rows.index(spot.row) if spot.row else len(rows)
            made = self._model.add(spot.section, spot.section.new(), at)
            self._view.go_to(self._model.index(self._model.line(made), 0))

    def remove_rows(self) -> None:
        """Take away the rows something is chosen in, where rows come and go."""
        spots = [self._model.spot(line) for line in sorted({one.row() for one in self._chosen()})]
        rows = [spot.row for spot in spots if spot.row and spot.section.invitation]
        if not rows:
            return
        self.note_state()
        line, place = self._model.line(rows[0]), max(self._view.currentIndex().column(), 0)
        for row in rows:
            self._model.remove(row)
        self._view.go_to(self._model.index(min(line, self._model.rowCount() - 1), place))

    def move_row(self, step: int) -> None:
        """Let the row of the cursor change places with the one above or below."""
        here = self._view.currentIndex()
        spot = self._model.spot(here.row()) if here.isValid() else None
        if spot and spot.row and spot.section.invitation:
            self.note_state()
            if not self._model.move(spot.row, step):
                self.forget_state()
            self._view.scrollTo(self._view.currentIndex())


def grid_menu(view: Any, deeds: GridDeeds) -> QMenu:
    """Return the menu of a grid; it goes when it closes."""
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(_("What can be done with the sheet"))
    menu.setAccessibleDescription(view.accessibleName())
    for keys, words in OFFERED:
        if not keys:
            menu.addSeparator()
            continue
        action = menu.addAction(_(words), partial(deeds.do, keys))
        action.setShortcut(QKeySequence(keys))
        action.setShortcutVisibleInContextMenu(True)
        action.setEnabled(deeds.may(keys))
    return menu
