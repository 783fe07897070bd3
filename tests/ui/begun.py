"""The program begun in a test, its data kept apart: it does not really end."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from coopbooks.books import storage
from ui import app
from ui.app import Program
from ui.shared import background


class Begun:
    """A program, and how often it ended."""

    def __init__(self, application: QApplication, patch: pytest.MonkeyPatch) -> None:
        self.quits = 0
        patch.setattr(application, "quit", self.quit)
        self.program = Program(application)

    def quit(self) -> None:
        self.quits += 1

    def told(self, tone: str = "trouble") -> str:
        """Return what the start screen says."""
        assert self.program.start is not None
        notice = self.program.start.notices.shown.get(tone)
        return notice.text if notice else ""


@contextmanager
def begin(application: QApplication, data: Path, patch: pytest.MonkeyPatch) -> Iterator[Begun]:
    """Begin the program over this folder of data; leave nothing of it open."""
    patch.setattr(sys, "excepthook", sys.excepthook)
    patch.setattr(app, "data_folder", lambda: data)
    begun = Begun(application, patch)
    yield begun
    background.finish_all()
    for window in (begun.program.window, begun.program.start):
        if window:
            window.blockSignals(True)
            window.close()
            window.deleteLater()
    if not storage.is_closed():
        storage.close()
    application.setQuitOnLastWindowClosed(True)
