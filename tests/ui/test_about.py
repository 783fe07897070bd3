"""What the program says about itself."""

from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel

from ui.desk import Desk
from ui.settings.about import AboutPart


def test_the_file_that_can_be_copied_stands_under_the_other_lines(show: Any, desk: Desk) -> None:
    """Where it begins to be written, past the frame that is seen while the cursor is on it."""
    part = AboutPart(desk)
    window = show(part.below)
    lines = part.below.findChildren(QLabel)
    begins = [one.mapTo(window, one.contentsRect().topLeft() + QPoint(max(one.indent(), 0), 0)).x() for one in lines]
    assert len(set(begins)) == 1
