"""Sorting what goes wrong: the books refused, the world failed, or a bug of ours struck."""

import logging
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from coopbooks.errors import Refusal, Trouble
from coopbooks.i18n import _
from ui.shared.doing import RefusedAt
from ui.shared.notices import Choice, Notices
from ui.shared.patience import GIVEN_UP
from ui.shared.words import Words

T = TypeVar("T")
_log = logging.getLogger("coopbooks")


class Sorting(QObject):
    """Does what is asked and sorts what goes wrong: refused, trouble of the world, or a bug of ours."""

    def __init__(self, notices: Notices) -> None:
        """Say what goes wrong in these notices."""
        super().__init__()
        self.notices = notices
        self._troubled: RefusedAt | None = None

    def do(
        self, operation: Callable[[], T], at: RefusedAt | None = None, then: Callable[[T], None] | None = None
    ) -> None:
        """Do something; a Refusal lands at its field (``at``), a Trouble in a notice, a bug in the crash notice.

        What troubled it there before is over: it is tried anew.
        """
        if at is not None and at is self._troubled:
            self._troubled = None
            self.notices.put_away("trouble")
        try:
            result = operation()
        except Refusal as refusal:
            self._refuse(refusal, at)
        except Trouble as trouble:
            again: Choice = (lambda: _("Try again"), lambda: self.do(operation, at, then))
            self._show_trouble(trouble.words, again, at=at)
        except Exception as error:  # noqa: BLE001 - a bug of ours; the change it broke was rolled back
            self._crash(error)
        else:
            if then:
                self.do(lambda: then(result), at)

    def _refuse(self, refusal: Refusal, at: RefusedAt | None) -> None:
        if at:
            at.refuse(refusal)
        elif refusal.reason == GIVEN_UP:
            self.notices.show_notice("given_up", refusal.message)
        else:
            self._show_trouble(refusal.message)

    def _show_trouble(self, words: str | Words, *choices: Choice, at: RefusedAt | None = None) -> None:
        self._troubled = at
        self.notices.show_notice("trouble", words, *choices)

    def fail(self, error: Exception) -> None:
        """Sort an exception that something in the background ended with."""
        if isinstance(error, Refusal):
            self._refuse(error, None)
        elif isinstance(error, Trouble):
            self._show_trouble(error.words)
        else:
            self._crash(error)

    def _crash(self, error: BaseException) -> None:
        _log.critical("unexpected", exc_info=error)
        self.say_sorry()

    def say_sorry(self) -> None:
        """Say that a bug of ours struck, and what became of the books."""
        self.notices.show_notice("crash", apology)


def apology() -> str:
    """Return what is said when a bug of ours struck."""
    return _(
        "Something went wrong in the program itself, and we are sorry. What you were doing was not recorded; "
        "everything recorded before is safe. Please try again; if it happens again, show this to whoever helps you."
    )
