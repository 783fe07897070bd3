"""The tour: the real windows walked through alone, leaving their pictures and the printed papers in a folder."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep
from typing import Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from coopbooks import bookfile, cash, costing, ledger, training
from coopbooks.books import Books
from coopbooks.i18n import LANGUAGES
from ui import collector
from ui.cash.count_paper import preview_count
from ui.costing.papers import preview as preview_sheet
from ui.look import dress
from ui.shared import background, memory
from ui.shared.accounting_pane import toggle_accounting
from ui.shared.doing import Wanted
from ui.shared.paper_view import PaperView
from ui.shared.voucher_paper import preview_receipt, preview_voucher
from ui.shared.words import speak
from ui.start import StartWindow
from ui.statements import StatementsPage
from ui.window import Window

_WIDTH, _HEIGHT = 1366, 768
_A_MOMENT: Final = 60
"""Milliseconds until a window is drawn."""
_BLINK: Final = 0.02
_MOMENTS: Final = 30
_FORMS: Final = (("sales", "sale"), ("costs", "cost"), ("cash", "count"), ("ledger", "voucher"))
_STATEMENTS: Final = ("income_statement", "balance_sheet", "trial_balance", "cash_book", "journal")


def walk(folder: Path, practice: str) -> int:
    """Walk through practice books of the tour's own in both languages, naming each picture and paper it leaves."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # nobody watches it, so it wants no screen
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)  # noqa: S101 - nothing else makes one
    qInstallMessageHandler(_pass_on)
    with TemporaryDirectory() as aside:
        memory.keep_in(str(Path(aside) / "memory.ini"))
        dress(application)
        collector.begin(application)
        for language in LANGUAGES:
            speak(language)
            path = training.make_practice(practice, Path(aside) / language, language)
            _Tour(folder / language, path).walk()
        background.finish_all()
    qInstallMessageHandler(None)
    return 0


def _pass_on(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Pass on what Qt has to say, but for what no window without a screen can do."""
    if not message.startswith("This plugin does not support"):
        print(message, file=sys.stderr)  # noqa: T201 - as Qt itself would


class _Tour:
    """One walk, in the language spoken now."""

    def __init__(self, folder: Path, path: Path) -> None:
        self._folder, self._path, self._number = folder, path, 0
        folder.mkdir(parents=True, exist_ok=True)

    def walk(self) -> None:
        """From the start screen through every page and form to the papers."""
        start = StartWindow({self._path: self._path.stem})
        self._picture(start, "start")
        start.put_away()
        books = bookfile.open_books(self._path)
        window = Window(books)
        window.resize(_WIDTH, _HEIGHT)
        try:
            self._see_pages(window)
            self._see_forms(window)
            self._print(window, books)
        finally:
            window.close()
            window.deleteLater()
            QTest.qWait(_A_MOMENT)
            bookfile.close(books)

    def _see_pages(self, window: Window) -> None:
        for key in window.pages:
            window.go(key)
            self._picture(window, key)

    def _see_forms(self, window: Window) -> None:
        toggle_accounting(window)
        for key, form in _FORMS:
            window.go(key, Wanted(new=form))
            self._picture(window, f"{key}-{form}")
        toggle_accounting(window)

    def _print(self, window: Window, books: Books) -> None:
        """Print each statement, the papers of a day's money in and out, the last cash count, a cost sheet."""
        statements = window.pages["statements"]
        assert isinstance(statements, StatementsPage)  # noqa: S101 - the window has no other under this name
        for key in _STATEMENTS:
            window.go("statements", Wanted(tab=key))
            statements.print()
            self._keep_paper(window, key)
        rows = ledger.list_vouchers(books).rows(0, 200)
        taken = next(row.id for row in rows if row.kind == "CI" and row.concerns)
        given = next(row.id for row in rows if row.kind == "CE" and row.concerns)
        window.go("ledger")
        for name, preview, voucher in (
            ("voucher", preview_voucher, given),
            ("receipt", preview_receipt, taken),
        ):
            preview(window.desk, voucher)
            self._keep_paper(window, name)
        window.go("cash")
        preview_count(window.desk, cash.list_counts(books).rows(0, 1)[0])
        self._keep_paper(window, "cash_count")
        self._print_cost_sheet(window, books)

    def _print_cost_sheet(self, window: Window, books: Books) -> None:
        """Open the first cost sheet there is, and print its newest version for the club and for a buyer."""
        newest = costing.list_sheets(books)[0]
        window.go("costing", Wanted(product=newest.product))
        for _moment in range(_MOMENTS):  # the answers come when the lines are there, and their picture after them
            QApplication.processEvents()
            sleep(_BLINK)
        self._picture(window, "costing-sheet")
        whole = costing.whole_sheet(books, newest.version)
        for name, for_buyer in (("cost_sheet", False), ("cost_sheet_buyer", True)):
            preview_sheet(window.desk, whole, window, for_buyer=for_buyer)
            self._keep_paper(window, name)

    def _keep_paper(self, window: Window, name: str) -> None:
        """Wait for the paper in sight, take its picture, keep its PDF and put it away."""
        view = window.page().currentWidget()
        assert isinstance(view, PaperView)  # noqa: S101 - it was just asked for
        while not view.pdf:  # the thread that makes it works while this one sleeps
            QApplication.processEvents()
            sleep(_BLINK)
        self._picture(window, f"paper-{name}")
        self._keep(self._folder / f"{self._number:02d}-{name}.pdf", view.pdf)
        view.leave()

    def _picture(self, widget: QWidget, name: str) -> None:
        self._number += 1
        widget.show()
        QTest.qWait(_A_MOMENT)
        path = self._folder / f"{self._number:02d}-{name}.png"
        widget.grab().save(str(path))
        print(path)  # noqa: T201 - the tour talks on the terminal

    def _keep(self, path: Path, content: bytes) -> None:
        path.write_bytes(content)
        print(path)  # noqa: T201 - the tour talks on the terminal
