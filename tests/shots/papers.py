"""Pictures of every paper, in both languages on the usual sheet, Carta, for eyes to look at."""

from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from coopbooks import bookfile
from tests.conftest import clock
from tests.printed import CLUB, every_paper, on
from tests.shots.png import write_png

_SHEET: Final = "letter"
_CLOSE: Final = 1.5
"""Pixels to a point."""


def take_papers(folder: Path, aside: Path, languages: Sequence[str], wanted: Callable[[str], bool]) -> None:
    """Print the small story the papers are tested with, and leave a picture of each page of those wanted by name."""
    books = bookfile.make(aside / "papers.coop", CLUB, clock)
    try:
        papers = {name: paper for name, paper in every_paper(books).items() if wanted(f"paper-{name}")}
        for (name, paper), language in product(papers.items(), languages):
            for number, page in enumerate(_pages(paper(on(language, _SHEET))), start=1):
                path = folder / f"paper-{name}-{language}-{number}.png"
                write_png(page, path)
                print(path)
    finally:
        bookfile.close(books)


def _pages(pdf: bytes) -> list[QImage]:
    document = QPdfDocument()
    buffer = QBuffer(document)
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return [_page(document, number) for number in range(document.pageCount())]


def _page(document: QPdfDocument, number: int) -> QImage:
    drawn = document.render(number, (document.pagePointSize(number) * _CLOSE).toSize())
    picture = QImage(drawn.size(), QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    painter = QPainter(picture)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return picture
