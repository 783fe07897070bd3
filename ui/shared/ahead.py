"""What is looked at next is made ready while nobody waits: its code loaded, its pages made, a little at a time."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

_NOT_BEFORE, _PAUSE = 150, 20
"""Milliseconds: until the first thing, and between two of them, in which the window does whatever is asked of it."""


class Ahead(QObject):
    """Does one thing after the other, from when the window is drawn until it goes or all of them are done."""

    def __init__(self, things: Iterable[Callable[[], object]], parent: QObject) -> None:
        """Wait for the window to be drawn."""
        super().__init__(parent)
        self._things = iter(things)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._do_one)
        self._timer.start(_NOT_BEFORE)

    def _do_one(self) -> None:
        if (thing := next(self._things, None)) is not None:
            thing()
            self._timer.start(_PAUSE)

    def stop(self) -> None:
        """Do nothing more: the books are being closed."""
        self._timer.stop()
