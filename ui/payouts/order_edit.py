"""A field for an order: a few named things one below the other, each moved up or down."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from coopbooks.i18n import _
from ui import look
from ui.shared.labels import button
from ui.shared.words import voice

_MOVES: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_KEY: Final = Qt.ItemDataRole.UserRole


class OrderEdit(QWidget):
    """The list. Alt and an arrow, or the buttons, move the one the cursor is on. ``value`` is all keys in their order.

    ``words`` has what each key is called, in the order of the beginning.
    """

    changed = Signal()
    refused = Signal(object)

    def __init__(self, words: Mapping[str, str]) -> None:
        """Begin in the usual order."""
        super().__init__()
        self.field, self.typed, self._words = "", False, words
        self.list = _Moved(self)
        self.up, self.down = button(lambda: _("Further up")), button(lambda: _("Further down"))
        beside = QVBoxLayout()
        beside.setSpacing(8)
        for one, steps in ((self.up, -1), (self.down, 1)):
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys of the list do the same
            one.clicked.connect(lambda _on=False, by=steps: self.move_by(by))
            beside.addWidget(one)
        beside.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.list, 1)
        layout.addLayout(beside)
        self.setFocusProxy(self.list)
        self.list.currentRowChanged.connect(self._offer)
        voice.changed.connect(self._say_again)
        look.worn.changed.connect(self._take_height)
        self.reset()

    def setAccessibleName(self, name: str) -> None:
        """Be called so by a screen reader, which reads the list."""
        super().setAccessibleName(name)
        self.list.setAccessibleName(name)

    def setAccessibleDescription(self, words: str) -> None:
        """Have this read with the list."""
        super().setAccessibleDescription(words)
        self.list.setAccessibleDescription(words)

    def value(self) -> tuple[str, ...]:
        """Return the keys in their order."""
        return tuple(self.list.item(row).data(_KEY) for row in range(self.list.count()))

    maybe = value

    def set(self, keys: Sequence[str]) -> None:
        """Put them in this order."""
        self._show(keys, 0)
        self.typed = False
        self.changed.emit()

    def reset(self) -> None:
        """Put them in the usual order."""
        self.set(tuple(self._words))

    def move_by(self, steps: int) -> None:
        """Move the one the cursor is on, where there is a place further on."""
        at, keys = self.list.currentRow(), list(self.value())
        if 0 <= at < len(keys) and 0 <= at + steps < len(keys):
            keys.insert(at + steps, keys.pop(at))
            self._show(keys, at + steps)
            self.typed = True
            self.changed.emit()

    def kept(self) -> Any:
        """Return the order as a draft keeps it."""
        return {"typed" if self.typed else "set": list(self.value())}

    def take_back(self, kept: Any) -> None:
        """Put in the order a draft kept, where it is one of the same things."""
        ((how, keys),) = kept.items()
        if sorted(keys) != sorted(self._words):
            raise LookupError(f"not these: {keys}")
        self.set(keys)
        self.typed = how == "typed"

    def _show(self, keys: Sequence[str], at: int) -> None:
        self.list.clear()
        for number, key in enumerate(keys, 1):
            item = QListWidgetItem(f"{number}. {_(self._words[key])}", self.list)
            item.setData(_KEY, key)
        self.list.setCurrentRow(at)
        self._take_height()

    def _say_again(self) -> None:
        self._show(self.value(), self.list.currentRow())

    def _take_height(self) -> None:
        """Be as high as all of them: nothing in a form scrolls by itself."""
        rows = self.list.count() * max(self.list.sizeHintForRow(0), 1)
        self.list.setFixedHeight(rows + 2 * self.list.frameWidth() + 2)

    def _offer(self, at: int) -> None:
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < self.list.count() - 1)


class _Moved(QListWidget):
    """The list, which moves what the cursor is on with Alt and an arrow."""

    def __init__(self, order: OrderEdit) -> None:
        super().__init__()
        self._order = order
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Alt, go up and down without; leave Enter to the form."""
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in _MOVES:
            self._order.move_by(_MOVES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)
