"""What a treasurer does most, by key events of a real keyboard in the real window, in both languages; what came of it
is read from the file after the program has closed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from coopbooks import attachments, bookfile, cash, costs, ledger, products, sales
from coopbooks.attachments import Holder
from coopbooks.books import Books, Club
from coopbooks.days import Month
from coopbooks.ledger import Line, OpeningDraft
from coopbooks.products import ProductDraft
from coopbooks.quantity import Quantity
from tests.builders import assert_posted, m
from tests.journeys.printer import need_a_printer, printer
from tests.journeys.real_desktop import RealDesktop, need_a_screen, real_desktop, wait_for
from ui.places import PAGES, page_keys

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("screen")]
LANGUAGES = pytest.mark.parametrize("language", ["es", "en"])
NOTHING = m("0")
LETTER = (612, 792)
"""Points: 8.5 × 11 inches."""
_PAGE_KEYS = {page.key: page_keys(page).lower() for page in PAGES}


@pytest.fixture(autouse=True)
def _screen_there() -> None:
    need_a_screen()


@pytest.fixture
def file(tmp_path: Path, language: str) -> Path:
    """Books with 500 in the box and a second day's knowledge: one product, sold once before to nobody in particular."""
    path = tmp_path / "Las Rosas.coop"
    books = bookfile.make(path, Club("Las Rosas", place="El Alto", treasurer="Rosa Mamani", language=language))
    box, today = ledger.account_of(books, "cash").id, books.today()
    ledger.record_opening(books, OpeningDraft(Month.of(today).first, (Line(box, m("500")),)))
    apron = products.add_product(books, ProductDraft("Mandil bordado", "pieza", m("35.50")))
    line = sales.SaleLine(apron.id, apron.name, Quantity.of(2), apron.unit, apron.price)
    sales.record_sale(books, sales.SaleDraft(today, (line,), paid=m("71"), discount=NOTHING, box=box))
    bookfile.close(books)
    return path


@contextmanager
def found(path: Path) -> Iterator[Books]:
    books = bookfile.open_books(path)
    try:
        yield books
    finally:
        bookfile.close(books)


@contextmanager
def opened(tmp_path: Path, file: Path, language: str) -> Iterator[RealDesktop]:
    home = tmp_path / "home"
    home.mkdir()
    with real_desktop(home, file, language) as desktop:
        yield desktop
        desktop.close()


@LANGUAGES
def test_a_sale(tmp_path: Path, file: Path, language: str) -> None:
    """Forty aprons at the price in force, 40 × 35.50 = 1,420, all paid at once: who and what stay as proposed."""
    with opened(tmp_path, file, language) as desktop:
        desktop.key("F2", "Return", "Return")
        desktop.type("40")
        desktop.key("ctrl+Return", "Escape")
    with found(file) as books:
        (sale, _first) = sales.list_sales(books).rows(0, 10)
        assert_posted(ledger.voucher(books, sale.voucher), "cash 1420 / sales_local -1420")


@LANGUAGES
def test_a_sale_to_somebody_new_corrected(tmp_path: Path, file: Path, language: str) -> None:
    """Two bags at 80 = 160 to a customer met for the first time, who pays 100; it were three: 240, and 140 are owed.

    Esc leads back Home, where it was begun, Ctrl+2 to the list of sales.
    """
    with opened(tmp_path, file, language) as desktop:
        desktop.key("F2")
        desktop.type("Tienda Doña Ñusta")
        desktop.key("Return")
        desktop.type("Bolso")
        desktop.key("Return")
        desktop.type("2")
        desktop.key("Return")
        desktop.type("40*2")
        desktop.key("Return", "End", "Return")
        desktop.type("100")
        desktop.key("ctrl+Return", "Escape", "ctrl+2", "Home", "Return", "ctrl+e", "Return", "Return")
        desktop.type("3")
        desktop.key("ctrl+Return", "Escape")
    with found(file) as books:
        (corrected, _first) = sales.list_sales(books).rows(0, 10)
        assert_posted(
            ledger.voucher(books, corrected.voucher),
            "cash 100 / customers 140 @Tienda Doña Ñusta / sales_local -240",
        )
        wrong = ledger.voucher(books, ledger.voucher(books, corrected.voucher).corrects or 0)
        assert wrong.amount == m("160")
        assert [(debt.name, debt.amount) for debt in sales.list_debts(books)] == [("Tienda Doña Ñusta", m("140"))]


@LANGUAGES
def test_a_cost_with_its_paper(tmp_path: Path, file: Path, language: str) -> None:
    """The bus cost 12 × 2.50 = 30; the photo of its ticket, found by its name, is kept inside the books with it."""
    ticket = QImage(600, 400, QImage.Format.Format_RGB32)
    ticket.fill(QColor("white"))
    photo = tmp_path / "boleto.jpg"
    assert ticket.save(str(photo))
    with opened(tmp_path, file, language) as desktop:
        desktop.key("F3")
        desktop.type("transp")
        desktop.key("Return", "Return")
        desktop.type("12*2,50")
        desktop.key("ctrl+shift+a")
        desktop.window({"es": "Adjuntar", "en": "Attach"}[language])
        desktop.type(str(photo))
        desktop.key("Return")
        desktop.window("CoopBooks")
        desktop.key("ctrl+Return", "Escape")
    with found(file) as books:
        (cost,) = costs.list_costs(books).rows(0, 10)
        assert_posted(ledger.voucher(books, cost.voucher), "transport 30 / cash -30")
        (kept,) = attachments.list_attachments(books, Holder("voucher", cost.voucher))
        assert kept.name.startswith("boleto")
        assert QImage.fromData(attachments.content_of(books, kept.id)).width() == 600


@LANGUAGES
def test_a_count_that_finds_one_boliviano_less(tmp_path: Path, file: Path, language: str) -> None:
    """The books say 571; two notes of 200, one of 100, 50 and 20 are 570. It is recorded once it is said why."""
    with opened(tmp_path, file, language) as desktop:
        desktop.key("F8", "Return", "Return")
        for pieces in "2111":
            desktop.type(pieces)
            desktop.key("Return")
        desktop.key("ctrl+Return")
        desktop.type("No se sabe")
        desktop.key("ctrl+Return", "Escape")
    with found(file) as books:
        (count,) = cash.list_counts(books).rows(0, 10)
        assert (count.counted, count.expected, count.explanation) == (m("570"), m("571"), "No se sabe")
        assert_posted(ledger.voucher(books, count.voucher or 0), "cash_shortage 1 / cash -1")


@LANGUAGES
def test_a_statement_printed(
    tmp_path: Path, file: Path, language: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """71 were sold this month and nothing spent: so says the PDF that was saved, and what the printer was sent through
    the system's own dialog is that page, on the size of paper of the club and not on the printer's usual one.
    """
    need_a_printer()
    saved, printing = tmp_path / "saved.pdf", tmp_path_factory.mktemp("printer")
    monkeypatch.setenv("CUPS_SERVER", str(printing / "socket"))
    with printer(printing) as printed, opened(tmp_path, file, language) as desktop:
        desktop.key(_PAGE_KEYS["statements"], "ctrl+p", "ctrl+p")
        desktop.window({"es": "Imprimir", "en": "Print"}[language])
        desktop.key("Return")
        wait_for(printed.exists)
        desktop.window("CoopBooks")
        desktop.key("ctrl+s")
        desktop.window("PDF")
        desktop.type(str(saved))
        desktop.key("Return")
        wait_for(saved.exists)
        desktop.key("Escape")
        (page,), (on_paper,) = pypdf.PdfReader(saved).pages, pypdf.PdfReader(printed).pages
        text = page.extract_text()
        assert {"es": "Estado de resultados", "en": "Income statement"}[language] in text
        assert {"es": "71,00", "en": "71.00"}[language] in text
        assert (round(on_paper.mediabox.width), round(on_paper.mediabox.height)) == LETTER
        assert _apart(_seen(printed), _seen(saved)) < 40  # in the other language, or one line lower, more than 130


def _seen(path: Path) -> bytes:
    """The first page as it looks from afar: how light each eighth of an inch is."""
    document = QPdfDocument()
    document.load(str(path))
    width, height = LETTER
    page = QImage(2 * width, 2 * height, QImage.Format.Format_Grayscale8)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    painter.drawImage(0, 0, document.render(0, page.size()))
    painter.end()
    far = page.scaled(width // 9, height // 9, mode=Qt.TransformationMode.SmoothTransformation)
    dots, line = bytes(far.constBits()), far.bytesPerLine()
    return b"".join(dots[row * line : row * line + far.width()] for row in range(far.height()))


def _apart(one: bytes, other: bytes) -> int:
    """How far apart two pages look where they do most."""
    return max(abs(first - second) for first, second in zip(one, other, strict=True))
