"""Asking for a moment, where the open books themselves are at work: they serve one thread only, which is the window's.

What takes longer than a blink shows how far it is and can be given up.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QWidget

from coopbooks import statements
from coopbooks.i18n import _
from ui.shared.background import Cancelled, Work
from ui.shared.progress import Progress
from ui.shared.words import Words

T = TypeVar("T")


def patiently(parent: QWidget, ask: Callable[[statements.Progress], T], words: Words | None = None) -> T | None:
    """Return what is asked for, or None where it was given up; ``ask`` tells its progress, ``words`` what is done."""
    work, shown = Work(), Progress(parent, words or (lambda: _("The books are adding up…")))

    def progress(done: int, whole: int) -> None:
        work.progress(done, whole)
        seen = shown.isVisible()
        flags = QEventLoop.ProcessEventsFlag
        QApplication.processEvents(flags.AllEvents if seen else flags.ExcludeUserInputEvents)

    shown.follow(work)
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        return ask(progress)
    except Cancelled:
        return None
    finally:
        QApplication.restoreOverrideCursor()
        shown.end()
