"""The command palette: a few letters typed over the window, what they may mean below them, Enter goes there."""

from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any, Final, Protocol

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from coopbooks.i18n import _
from ui import look
from ui.shared.labels import label, panel
from ui.shared.offers import OfferPainter, Offers, OffersModel
from ui.shared.sign_within import put_within
from ui.shared.words import say

_WIDTH: Final = 720
_FROM_TOP: Final = 56
_AROUND: Final = 24
_PAGE: Final = 8
"""Lines Page Up and Page Down go by."""
_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Backtab: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Search(Protocol):
    """What knows the answers."""

    def at_once(self, typed: str) -> list[Offers]:
        """Return what is at hand for what is typed; for nothing, what is usual."""

    def looked_up(self, typed: str) -> list[Offers]:
        """Return what the books have to be asked for."""

    def chosen(self, key: str) -> None:
        """Note that something was chosen."""


class Palette(QWidget):
    """The palette over a window. It lies over all of it, so that a click beside it puts it away.

    Going away it leaves the cursor where it was: the field below it was never left, and nothing in it is read or lost.
    """

    def __init__(self, window: QWidget, search: Search) -> None:
        """Make it, hidden."""
        super().__init__(window)
        self._search = search
        self._before: QWidget | None = None
        self.hide()
        self.edit = QLineEdit()
        self.edit.setMaxLength(100)
        put_within(self.edit, before="search")
        say(self.edit.setPlaceholderText, lambda: _("Action, person, product, voucher, amount or day"))
        say(self.edit.setAccessibleName, lambda: _("Find anything"))
        self.model = OffersModel()
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(OfferPainter(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("kind", "offers")
        say(self.list.setAccessibleName, lambda: _("What was found"))
        self._sheet = panel("palette")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self._sheet)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.edit)
        layout.addWidget(self.list)
        layout.addWidget(label(_told, "small", wrap=True))
        self._sheet.setParent(self)

    def _connect(self) -> None:
        self._waiting = QTimer(self, singleShot=True, interval=0)  # when no more keys wait to be taken in
        self._waiting.timeout.connect(self._look_up)
        self.edit.textChanged.connect(self._answer)
        self.edit.installEventFilter(self)
        self.window().installEventFilter(self)
        self.list.clicked.connect(lambda index: self._go(index.row()))
        self.list.selectionModel().currentChanged.connect(self._announce)

    def toggle(self) -> None:
        """Open it, or put it away where it is open."""
        if self.isVisible():
            self.put_away()
        else:
            self.open()

    def open(self) -> None:
        """Open it with nothing typed yet, the cursor in it."""
        self._before = QApplication.focusWidget()
        self.edit.clear()
        self._answer()
        self.show()
        self.raise_()
        with QSignalBlocker(self._before) if self._before else nullcontext():
            if opened := QApplication.activePopupWidget():
                opened.hide()
            # To the field below it is a list that opened: that field is not left, and keeps what is typed and taken up.
            self.edit.setFocus(Qt.FocusReason.PopupFocusReason)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    def put_away(self) -> None:
        """Close it; the cursor is where it was."""
        before, self._before = self._before, None
        self._close()
        if before is not None and isValid(before):
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def _close(self) -> None:
        QApplication.instance().focusChanged.disconnect(self._focus_moved)  # type: ignore[union-attr]
        self._waiting.stop()
        self.hide()

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Go away when something else in the window takes the cursor, as a page does that keys lead to."""
        if new is not None and new is not self.edit and new.window() is self.window():
            self._close()

    def _answer(self) -> None:
        """Show what is at hand at once; the books are asked when no more keys wait."""
        self._groups = self._search.at_once(self.edit.text())
        self._show(self._groups)
        self._waiting.start()

    def _look_up(self) -> None:
        found = self._search.looked_up(self.edit.text())
        if not (self._groups or found):
            found = [Offers(_("Nothing fits “%(typed)s”.") % {"typed": self.edit.text().strip()})]
        if found:
            self._show([*self._groups, *found])

    def _show(self, groups: Sequence[Offers]) -> None:
        """Show the groups; what was chosen stays so where it is still in its place, else it is the first."""
        row = self.list.currentIndex().row()
        kept = self.model.lines[row] if row in self.model.choices else None
        self.model.show(groups)
        choices = self.model.choices
        same = row in choices and kept == self.model.lines[row]
        self._choose(row if same else next(iter(choices), -1))
        self._take_room()

    def _choose(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row, 0))
        if row == next(iter(self.model.choices), -1):
            self.list.scrollToTop()  # with its heading

    def _step(self, steps: int) -> None:
        choices = self.model.choices
        if choices:
            now = choices.index(self.list.currentIndex().row())
            self._choose(choices[min(max(now + steps, 0), len(choices) - 1)])

    def _announce(self) -> None:
        """Let a screen reader say what Enter would go to."""
        said = str(self.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or "")
        self.edit.setAccessibleDescription(said)
        if said and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.edit, said))

    def _go(self, row: int) -> None:
        if row not in self.model.choices:
            return
        offer: Any = self.model.lines[row]
        self.put_away()
        if offer.key:
            self._search.chosen(offer.key)
        offer.go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that choose from the list, and follow the size of the window."""
        if watched is self.window() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._take_room()
        if watched is self.edit and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)  # noqa: S101 - it always is
            return self._take_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _take_key(self, key: Qt.Key) -> bool:
        """Do what a key is for here; tells whether it is for anything."""
        if key == Qt.Key.Key_Escape:
            self.put_away()
        elif key in _ENTER:
            self._look_up_what_waits()
            self._go(self.list.currentIndex().row())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._step(-self.model.rowCount() if key == Qt.Key.Key_Home else self.model.rowCount())
        elif key in _STEPS:
            self._step(_STEPS[key])
        else:
            return False
        return True

    def _look_up_what_waits(self) -> None:
        """Enter right after the last letter is for what is found for it, even if that is not on the screen yet."""
        if self._waiting.isActive():
            self._waiting.stop()
            self._look_up()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go away with a click beside it."""
        if not self._sheet.geometry().contains(event.position().toPoint()):
            self.put_away()

    def _take_room(self) -> None:
        """Lie in the middle near the top, as high as what is found and no higher than the window."""
        around, room = look.scaled(_AROUND), self.window().rect()
        self.setGeometry(room)
        top = min(look.scaled(_FROM_TOP), room.height() // 8)
        width = min(look.scaled(_WIDTH), room.width() - 2 * around)
        wanted = sum(self.list.sizeHintForRow(row) for row in range(self.model.rowCount())) + 2 * self.list.frameWidth()
        self.list.setFixedHeight(1)
        least = self._sheet.sizeHint().height()
        self.list.setFixedHeight(max(1, min(wanted, room.height() - top - least - around)))
        self._sheet.setGeometry((room.width() - width) // 2, top, width, self._sheet.sizeHint().height())


def _told() -> str:
    return _("Arrows choose, Enter goes there, Esc goes back. A letter or two may be wrong.")
