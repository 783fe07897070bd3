"""Printing: every page wanted reaches the printer, whole and in its order; a printer that does not take it is said."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from pytestqt.qtbot import QtBot

from coopbooks import papers, statements
from coopbooks.errors import Trouble
from coopbooks.money import Money
from tests.printed import FEBRUARY, MARCH, SHEET, a_cash_book, pages_of
from ui.desk import Desk
from ui.shared import background, printing
from ui.shared.paper_view import PaperView

SIZE = QSize(306, 396)
"""A page to look at, in pixels."""
FULL, LAST = 0, 2
"""Of a paper of three pages, one that is full and the last, which is not."""


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """Return a paper of three pages."""
    return papers.cash_book(a_cash_book(100), SHEET)


def a_printer(path: Path) -> QPrinter:
    """Return a printer that prints into a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def inked_rows(path: Path) -> list[list[int]]:
    """Return the rows of pixels of each page in which there is ink."""
    document = QPdfDocument()
    document.load(str(path))
    return [_rows(document.render(page, SIZE)) for page in range(document.pageCount())]


def _rows(picture: QImage) -> list[int]:
    on_paper = QImage(SIZE, QImage.Format.Format_Grayscale8)
    on_paper.fill(255)
    painter = QPainter(on_paper)
    painter.drawImage(0, 0, picture)
    painter.end()
    pixels, width = bytes(on_paper.constBits()), on_paper.bytesPerLine()
    return [row for row in range(SIZE.height()) if min(pixels[row * width : row * width + SIZE.width()]) < 200]


def test_every_page_reaches_the_printer_whole(pdf: bytes, tmp_path: Path) -> None:
    """The foot is on each; of the last page about half is white."""
    path = tmp_path / "printed.pdf"
    printing.draw(pdf, a_printer(path), background.Work())
    printed = inked_rows(path)
    assert len(printed) == len(pages_of(pdf)) == 3
    assert all(rows[0] < SIZE.height() * 0.1 and rows[-1] > SIZE.height() * 0.85 for rows in printed)
    assert len(printed[LAST]) < len(printed[FULL]) * 0.75


def test_letters_are_printed_as_sharp_as_they_are(pdf: bytes, tmp_path: Path) -> None:
    """Not pressed together as photos are (DCT in a PDF), which blurs their edges."""
    path = tmp_path / "printed.pdf"
    printing.draw(pdf, a_printer(path), background.Work())
    assert b"/Image" in path.read_bytes()
    assert b"DCTDecode" not in path.read_bytes()


def test_a_small_paper_on_large_sheets_keeps_its_size(tmp_path: Path) -> None:
    """Half a letter is 8.5 × 5.5 inches, a sheet of A3 11.7 × 16.5: the foot of one stands in the upper third of it."""
    printer, path = a_printer(tmp_path / "printed.pdf"), tmp_path / "printed.pdf"
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A3))
    printing.draw(a_paper("half_letter"), printer, background.Work())
    (rows,) = inked_rows(path)
    assert SIZE.height() * 0.28 < rows[-1] < SIZE.height() / 3


def test_only_the_pages_chosen_are_printed(pdf: bytes, tmp_path: Path) -> None:
    path, all_of_it = tmp_path / "printed.pdf", tmp_path / "all.pdf"
    printer = a_printer(path)
    printer.setFromTo(LAST + 1, LAST + 1)
    printing.draw(pdf, printer, background.Work())
    printing.draw(pdf, a_printer(all_of_it), background.Work())
    assert inked_rows(path) == [inked_rows(all_of_it)[LAST]]


def test_printing_can_be_given_up(pdf: bytes, tmp_path: Path) -> None:
    work = background.Work()
    work.cancel()
    with pytest.raises(background.Cancelled):
        printing.draw(pdf, a_printer(tmp_path / "printed.pdf"), work)


@pytest.mark.qt_log_ignore("QPainter|QPdf", extend=True)
def test_a_printer_that_does_not_take_the_paper_is_trouble(pdf: bytes, tmp_path: Path) -> None:
    with pytest.raises(Trouble) as caught:
        printing.draw(pdf, a_printer(tmp_path / "nowhere" / "printed.pdf"), background.Work())
    assert caught.value.reason == "printer"


@pytest.fixture
def old_printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return what the only printer of this computer prints into."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Old printer"]))
    monkeypatch.setattr(printing, "QPrinter", _Printer)
    monkeypatch.setattr(_Printer, "path", tmp_path / "printed.pdf")
    return tmp_path / "printed.pdf"


@pytest.mark.parametrize(("page", "points"), [("letter", (612, 792)), ("a4", (595, 842)), ("across", (792, 612))])
def test_the_printer_chosen_prints_on_the_size_of_the_paper(
    page: str, points: tuple[int, int], old_printer: Path, desk: Desk, qtbot: QtBot
) -> None:
    """Letter is 8.5 × 11 inches of 72 points, A4 210 × 297 mm."""
    view = PaperView(desk, "Paper", lambda _wish: a_paper(page))
    qtbot.addWidget(view)
    with qtbot.waitSignal(view.shown):
        view.show()
    view.print_button.click()
    qtbot.waitUntil(lambda: view.findChild(QPrintDialog) is not None)
    dialog = view.findChild(QPrintDialog)
    assert isinstance(dialog, QPrintDialog)
    dialog.accepted.emit(dialog.printer())
    dialog.close()
    qtbot.waitUntil(lambda: "done" in desk.notices.shown, timeout=20_000)
    assert desk.notices.shown["done"].text.startswith("Sent to ")
    (printed,) = pages_of(old_printer.read_bytes())
    assert (round(printed.mediabox.width), round(printed.mediabox.height)) == points
    view.leave()


def a_paper(page: str) -> bytes:
    """Return a paper of one page, or one that lies across it."""
    if page != "across":
        return papers.cash_book(a_cash_book(3), replace(SHEET, page=page))
    sums = statements.Sums(Money(0), Money(0), Money(0), Money(0))
    return papers.trial_balance(statements.TrialBalance(MARCH, FEBRUARY, None, (), sums, sums), SHEET)


class _Printer(QPrinter):
    """A printer that prints into a file."""

    path = Path()

    def __init__(self, mode: QPrinter.PrinterMode) -> None:
        super().__init__(mode)
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.setOutputFileName(str(self.path))
