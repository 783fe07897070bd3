"""Scrolling a table by a little paints what comes into sight and moves the rest, whatever look is worn."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from ui import look
from ui.shared.record_table import AllRows, Column, RecordTable


class Painted(QObject):
    """Notes how high the largest part of a widget was that was painted at once."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.highest = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.highest = max(self.highest, event.region().boundingRect().height())
        return False


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_scrolling_a_little_paints_a_little(show: Any, qapp: QApplication, theme: str) -> None:
    table = RecordTable[int](lambda: "Numbers", [Column[int](lambda: "Number", str, 100)])
    table.show_rows(AllRows(range(1000)))
    table.resize(400, 500)
    before = look.worn.theme, look.worn.percent
    show(table)
    look.wear(theme, look.worn.percent)
    qapp.processEvents()
    table.verticalScrollBar().setValue(100)
    qapp.processEvents()
    painted = Painted(table.viewport())
    table.verticalScrollBar().setValue(140)
    qapp.processEvents()
    look.wear(*before)
    assert 40 <= painted.highest < 100
