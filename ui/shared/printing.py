"""Printing: printers are asked for in the background and with a time limit, so that one that is off stops nothing."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from coopbooks.errors import Trouble
from coopbooks.i18n import N_, _
from ui.shared import background
from ui.shared.doing import Deed, Desk

_PATIENCE: Final = 8_000
"""Milliseconds to wait for the printers of this computer to be named."""
_NOT_TAKEN: Final = N_(
    "The printer “%(printer)s” does not take the paper. Is it on, with paper in it? Then print again."
)
_DOTS: Final = 300


def print_pdf(desk: Desk, pdf: bytes, name: str, parent: QWidget) -> None:
    """Look for printers, let one be chosen, print there; what goes wrong becomes a notice."""
    waiting = QTimer(parent, singleShot=True, interval=_PATIENCE)

    def found(printers: list[str]) -> None:
        if waiting.isActive():
            waiting.stop()
            desk.do(lambda: _choose(desk, pdf, name, printers, parent))

    work = background.start(lambda _work: _printers(), found, lambda _error: found([]))

    def give_up() -> None:
        work.cancel()
        desk.fail(
            Trouble(
                lambda: _(
                    "The printers of this computer do not answer. Switch the printer on, or save the paper as PDF."
                ),
                "no_printer",
            )
        )

    waiting.timeout.connect(give_up)
    waiting.start()


def _printers() -> list[str]:
    """Name the printers, and wake the usual one: the dialog asks it as soon as it opens, in the window's thread."""
    names = QPrinterInfo.availablePrinterNames()
    if names:
        QPrinterInfo.defaultPrinter().supportedPageSizes()
    return names


def _choose(desk: Desk, pdf: bytes, name: str, printers: list[str], parent: QWidget) -> None:
    if not printers:
        raise Trouble(
            lambda: _("This computer knows no printer. Set one up, or save the paper as PDF and print it elsewhere."),
            "no_printer",
        )
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    _lay_paper(printer, pdf)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, on=False)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: _print_as_chosen(desk, pdf, printer))
    QDialog.open(dialog)


def _opened(pdf: bytes) -> QPdfDocument:
    document = QPdfDocument()
    buffer = QBuffer(document)
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return document


def _lay_paper(printer: QPrinter, pdf: bytes) -> None:
    """Ask a printer for the size of the paper, or it would be shrunk; where it has no such paper, for its usual one.

    Either lies the way the paper does.
    """
    size = _opened(pdf).pagePointSize(0)
    across = size.width() > size.height()
    layout = printer.pageLayout()
    layout.setPageSize(QPageSize(QSizeF(size.height(), size.width()) if across else size, QPageSize.Unit.Point))
    layout.setOrientation(QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait)
    if not printer.setPageLayout(layout):
        printer.setPageOrientation(layout.orientation())


def _print_as_chosen(desk: Desk, pdf: bytes, printer: QPrinter) -> None:
    """Print on what was chosen; Qt's own dialog forgets what paper it was asked for, and answers with the usual one."""
    if printer.pageLayout().pageSize().isEquivalentTo(QPrinterInfo(printer).defaultPageSize()):
        _lay_paper(printer, pdf)
    _print(desk, pdf, printer)


def _print(desk: Desk, pdf: bytes, printer: QPrinter) -> None:
    def printed(_nothing: object) -> None:
        desk.done(Deed(lambda: _("Sent to %(printer)s.") % {"printer": printer.printerName()}))

    background.start(lambda work: draw(pdf, printer, work), printed, desk.fail)


def draw(pdf: bytes, printer: QPrinter, work: background.Work) -> None:
    """Draw every page wanted onto the printer's paper, scaled down to what it can print; Trouble where it does not."""
    document = _opened(pdf)
    painter = QPainter()
    if not painter.begin(printer):
        name = printer.printerName()
        raise Trouble(lambda: _(_NOT_TAKEN) % {"printer": name}, "printer")
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)  # else letters are blurred like photos
    try:
        _draw_pages(document, printer, painter, work)
    finally:  # whatever stops it: a painter left at work on a printer that is gone takes the program down
        painter.end()


def _draw_pages(document: QPdfDocument, printer: QPrinter, painter: QPainter, work: background.Work) -> None:
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or document.pageCount(), document.pageCount())
    for number in range(first - 1, last):
        work.progress(number, last)
        if number > first - 1:
            printer.newPage()
        size = document.pagePointSize(number) * (_DOTS / 72)
        picture = document.render(number, QSize(round(size.width()), round(size.height())))
        target = QRectF(printer.pageRect(QPrinter.Unit.DevicePixel))
        natural = size * (printer.resolution() / _DOTS)
        scaled = natural.scaled(natural.boundedTo(target.size()), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRectF(0, 0, scaled.width(), scaled.height()), picture)
