"""Long work off the window's thread: it gets frozen figures, tells its progress, and can be cancelled."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from coopbooks import i18n


class Cancelled(Exception):  # noqa: N818 - what happened, not an error
    """The work was given up because somebody asked for it."""


class Work(QObject):
    """One piece of work under way. Its signals arrive in the window's thread; ``failed`` carries the exception."""

    done = Signal(object)
    failed = Signal(object)
    progressed = Signal(int, int)
    ended = Signal()
    _answered = Signal(object)
    _broke = Signal(object)

    def __init__(self) -> None:
        """Begin uncancelled."""
        super().__init__()
        self._cancelled = False
        self._answered.connect(self._tell)
        self._broke.connect(self._tell_failure)

    def cancel(self) -> None:
        """Ask the work to stop at its next step; nothing it makes arrives any more."""
        self._cancelled = True

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._cancelled

    def _tell(self, result: object) -> None:
        """Hand on, in the window's thread, what is still wanted there."""
        if not self._cancelled:
            self.done.emit(result)

    def _tell_failure(self, error: Exception) -> None:
        if not self._cancelled:
            self.failed.emit(error)

    def run(self, function: Callable[["Work"], Any]) -> None:
        """Do the work, in the thread it is given to."""
        try:
            self._answered.emit(function(self))
        except Cancelled:
            pass
        except Exception as error:  # noqa: BLE001 - carried over to the window's thread and sorted there
            self._broke.emit(error)
        self.ended.emit()

    def progress(self, done: int, whole: int) -> None:
        """Tell how far the work is; for the work itself, which stops here (Cancelled) when it was asked to."""
        if self._cancelled:
            raise Cancelled
        self.progressed.emit(done, whole)


class _Runner(QRunnable):
    def __init__(self, work: Work, function: Callable[[Work], Any], language: str) -> None:
        super().__init__()
        self._work = work
        self._function = function
        self._language = language

    def run(self) -> None:
        with i18n.speaking(self._language):
            self._work.run(self._function)


_under_way: set[Work] = set()


def start(
    function: Callable[[Work], Any],
    done: Callable[[Any], None],
    failed: Callable[[Exception], None],
    progressed: Callable[[int, int], None] | None = None,
    ended: Callable[[Work], None] | None = None,
) -> Work:
    """Run ``function(work)`` in a thread of its own, in the language spoken now; the answers come back in this one.

    Who wants to hear how far it is, or that it ended in any way, says so here: what is told before somebody listens is
    lost, and a small work ends before its caller goes on.
    """
    work = Work()
    _under_way.add(work)
    work.done.connect(done)
    work.failed.connect(failed)
    if progressed:
        work.progressed.connect(progressed)
    if ended:
        work.ended.connect(lambda: ended(work))
    work.ended.connect(lambda: _end(work))
    QThreadPool.globalInstance().start(_Runner(work, function, i18n.language()))
    return work


def _end(work: Work) -> None:
    _under_way.discard(work)
    if not _under_way:
        finish_all()  # the thread is at its very last step


def finish_all() -> None:
    """Wait until nothing is under way: before the program ends."""
    QThreadPool.globalInstance().waitForDone()
