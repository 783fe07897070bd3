"""Python's clean-up of what goes round in circles, done when Qt has nothing else to do.

By itself it runs wherever Python happens to ask for memory: while Qt hands over a list of widgets, some of which it
throws away before they arrive; in another thread, where no object of Qt may die; while a window is being drawn.
"""

import gc
from typing import Final

from PySide6.QtCore import QCoreApplication, QTimer

_EVERY_MS: Final = 500
_GENERATIONS: Final = (2, 1, 0)
"""Of objects, the oldest first: cleaning up one takes the younger ones along."""

_in_the_way_of: set[object] = set()
_idle: list[QTimer] = []


def begin(application: QCoreApplication) -> None:
    """Clean up between two events of the application only, from now on."""
    gc.disable()
    timer = QTimer(application, interval=_EVERY_MS)
    timer.timeout.connect(_clean_up)
    timer.start()
    _idle.append(timer)


def end() -> None:
    """Let Python clean up by itself again."""
    while _idle:
        timer = _idle.pop()
        timer.stop()
        timer.deleteLater()
    gc.enable()


def keep_all() -> None:
    """Let what is there stay as long as the window: it is not looked through for what can be thrown away."""
    gc.freeze()


def let_all_go() -> None:
    """Look through everything again."""
    gc.unfreeze()


def keep_off(who: object) -> None:
    """Let nothing be cleaned up until ``who`` lets go; asked for twice it is kept off once."""
    _in_the_way_of.add(who)


def let_go(who: object) -> None:
    """Clean up as ever, unless somebody else wants it kept off."""
    _in_the_way_of.discard(who)


def _clean_up() -> None:
    """Clean up as much as Python would have by now: a generation is due when more was made than its threshold says."""
    if _in_the_way_of:
        return
    made = zip(_GENERATIONS, reversed(gc.get_count()), reversed(gc.get_threshold()), strict=True)
    due = next((generation for generation, count, limit in made if count > limit), None)
    if due is not None:
        gc.collect(due)
