"""The pictures of scenes: written as they are, read back by others as they were."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QColor, QImage, QPainter

from tests.shots.png import write_png


@pytest.mark.parametrize("width", [1, 3, 4, 101])
def test_a_picture_is_read_as_it_was_written(width: int, tmp_path: Path) -> None:
    """By two readers that are not ours, at widths that fill Qt's rows and at others."""
    drawn = QImage(width, 7, QImage.Format.Format_RGB32)
    drawn.fill(QColor(250, 250, 248))
    painter = QPainter(drawn)
    painter.fillRect(0, 2, 2, 3, QColor(1, 100, 200))
    painter.end()
    write_png(drawn, tmp_path / "drawn.png")
    assert QImage(str(tmp_path / "drawn.png")).convertToFormat(QImage.Format.Format_RGB32) == drawn
    with Image.open(tmp_path / "drawn.png") as read:
        assert (read.size, read.mode) == ((width, 7), "RGB")
        assert [read.getpixel((0, row)) for row in range(7)] == [
            *[(250, 250, 248)] * 2,
            *[(1, 100, 200)] * 3,
            *[(250, 250, 248)] * 2,
        ]
