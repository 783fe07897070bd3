"""Asking for a moment, where the open books themselves are at work: they serve one thread only, which is the window's.

What takes longer than a blink shows how far it is and can be given up. Meanwhile nothing else is asked of the books:
what the pages put off until later (:class:`Soon`) waits until they are done.
"""

from collections.abc import Callable
from time import perf_counter
from typing import Final, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, QTimerEvent
from PySide6.QtWidgets import QApplication, QWidget

from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.progress import Progress, unheard
from ui.shared.background import Cancelled, Work
from ui.shared.progress import ProgressWindow
from ui.shared.words import Words

T = TypeVar("T")
GIVEN_UP: Final = "given_up"
"""The reason of what is refused because somebody gave it up."""
_BLINK: Final = 0.3
"""Seconds; in what takes no longer nothing of the window moves."""
_at_work: list[ProgressWindow] = []


def patiently(parent: QWidget, ask: Callable[[Progress], T], words: Words | None = None) -> T | None:
    """Return what is asked for, or None where it was given up; ``ask`` tells its progress, ``words`` what is done."""
    try:
        return _asked(parent, ask, words or (lambda: _("The books are adding up…")))
    except Cancelled:
        return None


def or_refused(parent: QWidget, ask: Callable[[Progress], T], words: Words) -> T:
    """Return what is asked for; what is given up is refused, so that it lands where its other refusals do."""
    try:
        return _asked(parent, ask, words)
    except Cancelled:
        said = _("It was given up: everything is as it was before. Begin it again whenever it suits you.")
        raise Refusal(said, reason=GIVEN_UP) from None


def _asked(parent: QWidget, ask: Callable[[Progress], T], words: Words) -> T:
    if _at_work:  # a page in sight follows what was just done: it is a part of that, and is not given up alone
        return ask(unheard)
    work, shown, begun = Work(), ProgressWindow(parent, words), perf_counter()

    def progress(done: int, whole: int) -> None:
        work.progress(done, whole)
        if perf_counter() - begun > _BLINK:
            flags, seen = QEventLoop.ProcessEventsFlag, shown.isVisible()
            QApplication.processEvents(flags.AllEvents if seen else flags.ExcludeUserInputEvents)

    shown.follow(work)
    _at_work.append(shown)
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        answer = ask(progress)
        if work.cancelled:  # at its last step
            raise Cancelled
        return answer
    finally:
        QApplication.restoreOverrideCursor()
        _at_work.remove(shown)
        shown.end()


def is_at_work() -> bool:
    """Whether the books are at work: meanwhile they cannot be closed."""
    return bool(_at_work)


class Soon(QTimer):
    """Strikes once, so many milliseconds after it was started last; while the books are at work, once they are done."""

    def __init__(self, parent: QObject, milliseconds: int) -> None:
        """Make it; it does not run yet."""
        super().__init__(parent, singleShot=True, interval=milliseconds)

    def timerEvent(self, event: QTimerEvent) -> None:
        """Strike, or try again after the same time."""
        if not _at_work:
            super().timerEvent(event)
