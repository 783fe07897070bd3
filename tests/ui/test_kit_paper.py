"""A paper in the program: made off the window's thread, again in another language or size, saved, printed, left."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from coopbooks.books import Books, change_club
from coopbooks.errors import Trouble
from tests.builders import post
from tests.printed import pages_of, text_of
from ui import look
from ui.desk import Desk
from ui.shared import printing
from ui.shared.background import Cancelled
from ui.shared.doing import PaperWish
from ui.shared.notices import Notices
from ui.shared.paper_view import PaperView
from ui.shared.voucher_paper import preview_voucher
from ui.shared.words import speak


@pytest.fixture
def view(desk: Desk, books: Books, notices: Notices, show: Any, qtbot: QtBot) -> Iterator[PaperView]:
    """Return the paper of a voucher on the screen."""
    voucher = post(books, "cash 13.50 / sales_local -13.50")
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        preview_voucher(desk, voucher.id)
    made = PaperView(desk, *wanted.args)
    with qtbot.waitSignal(made.shown):
        show(made, notices)
    made.enter()
    yield made
    made.leave()


def test_it_is_made_in_the_language_of_the_club_and_made_again_in_another(view: PaperView, qtbot: QtBot) -> None:
    assert "COMPROBANTE DE INGRESO" in text_of(view.pdf).upper()
    with qtbot.waitSignal(view.shown):
        view.language.set("en")
    assert "COMPROBANTE" not in text_of(view.pdf).upper()
    before = view.pages._pdf.pagePointSize(0).toTuple()
    with qtbot.waitSignal(view.shown):
        view.page.set("a4" if view.page.value() != "a4" else "letter")
    assert view.pages._pdf.pagePointSize(0).toTuple() != before


def test_it_is_made_as_the_club_wishes_whatever_the_window_speaks(books: Books, desk: Desk, qtbot: QtBot) -> None:
    change_club(books, replace(books.club, language="en", page="a4"))
    speak("es")
    made: list[PaperWish] = []

    def make(wish: PaperWish) -> bytes:
        made.append(wish)
        return b"%PDF-"

    view = PaperView(desk, "Paper", make)
    qtbot.addWidget(view)
    qtbot.waitUntil(lambda: bool(view.pdf))
    assert made == [PaperWish("en", "a4")]
    view.leave()


def test_a_reprint_is_marked_as_a_copy_where_that_is_wanted_and_only_this_one(
    view: PaperView, desk: Desk, show: Any, keys: Any, qtbot: QtBot
) -> None:
    assert not view.copy.isChecked()
    assert "COPIA" not in words_of(view.pdf)
    view.copy.setFocus()
    with qtbot.waitSignal(view.shown):
        keys.press(Qt.Key.Key_Space)
    assert "COPIA" in words_of(view.pdf)
    with qtbot.waitSignal(view.shown):
        view.language.set("en")
    assert "COPY" in words_of(view.pdf)
    another = PaperView(desk, "Paper", view._make)
    with qtbot.waitSignal(another.shown):
        show(another)
    assert "COPIA" not in words_of(another.pdf)
    another.leave()


def words_of(pdf: bytes) -> str:
    """Return every word of the first page, those across it too."""
    return pages_of(pdf)[0].extract_text()


def test_only_the_last_of_two_quick_choices_is_shown(view: PaperView, qtbot: QtBot) -> None:
    shown: list[int] = []
    view.shown.connect(lambda: shown.append(1))
    view.language.set("en")
    with qtbot.waitSignal(view.shown):
        view.language.set("es")
    qtbot.wait(50)
    assert len(shown) == 1
    assert "COMPROBANTE" in text_of(view.pdf).upper()


def test_it_is_saved_where_it_is_wanted(view: PaperView, tmp_path: Path, notices: Notices) -> None:
    view.ask_where_to_save()
    dialog = view.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "paper.pdf"))
    dialog.close()
    assert (tmp_path / "paper.pdf").read_bytes() == view.pdf
    assert "trouble" not in notices.shown


def test_a_folder_that_cannot_be_written_is_said_in_a_notice(view: PaperView, tmp_path: Path, notices: Notices) -> None:
    view._desk.do(lambda: view.save(tmp_path / "nowhere" / "paper.pdf"))
    assert notices.shown["trouble"].text.startswith("The paper could not be saved there")


def test_a_computer_without_a_printer_says_so(
    view: PaperView, notices: Notices, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    view.print_button.click()
    qtbot.waitUntil(lambda: "trouble" in notices.shown)
    assert "no printer" in notices.shown["trouble"].text
    speak("es")
    assert "no tiene impresora" in notices.shown["trouble"].text


def test_printers_that_do_not_answer_freeze_nothing(
    view: PaperView, notices: Notices, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window waits for an answer no longer than its patience, and goes on meanwhile."""
    answer = threading.Event()

    def asleep() -> list[str]:
        answer.wait(10)
        return ["Late printer"]

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(asleep))
    monkeypatch.setattr(printing, "_PATIENCE", 50)
    view.print_button.click()
    assert "trouble" not in notices.shown
    qtbot.waitUntil(lambda: "trouble" in notices.shown)
    assert "do not answer" in notices.shown["trouble"].text
    answer.set()
    qtbot.wait(20)
    assert view.isVisible()


def test_the_usual_printer_that_does_not_answer_freezes_nothing(
    view: PaperView, notices: Notices, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is known by name, and asleep: the system's dialog would ask it in the window's thread, and is not opened."""
    answer, asked_in = threading.Event(), []

    def asleep() -> QPrinterInfo:
        asked_in.append(threading.current_thread())
        answer.wait(10)
        return QPrinterInfo()

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Old printer"]))
    monkeypatch.setattr(QPrinterInfo, "defaultPrinter", staticmethod(asleep))
    monkeypatch.setattr(printing, "_PATIENCE", 50)
    view.print_button.click()
    qtbot.waitUntil(lambda: "trouble" in notices.shown)
    answer.set()
    qtbot.wait(20)
    assert asked_in
    assert threading.main_thread() not in asked_in
    assert view.findChild(QPrintDialog) is None


def test_a_paper_that_cannot_be_made_is_said(desk: Desk, notices: Notices, show: Any, qtbot: QtBot) -> None:
    def make(_wish: PaperWish) -> bytes:
        raise Trouble(lambda: "The font is gone.")

    view = PaperView(desk, "Paper", make)
    show(view, notices)
    qtbot.waitUntil(lambda: "trouble" in notices.shown)
    assert notices.shown["trouble"].text == "The font is gone."
    assert [one.isEnabled() for one in (view.print_button, view.save_button, view.open_button)] == [False] * 3
    view.leave()


def test_esc_puts_it_away_even_while_it_is_made(desk: Desk, show: Any, keys: Any, qtbot: QtBot) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def make(_wish: PaperWish) -> bytes:
        begun.set()
        go_on.wait(10)
        return b"%PDF-"

    view = PaperView(desk, "Paper", make)
    show(QLineEdit(), view)
    view.enter()
    begun.wait(5)
    with qtbot.waitSignal(view.left):
        keys.press(Qt.Key.Key_Escape)
    go_on.set()


def test_a_long_paper_tells_its_progress_and_stops_when_it_is_put_away(desk: Desk, show: Any, qtbot: QtBot) -> None:
    told, stopped = threading.Event(), threading.Event()

    def make(wish: PaperWish) -> bytes:
        wish.progress(30, 120)
        told.wait(10)
        try:
            wish.progress(40, 120)
        except Cancelled:
            stopped.set()
            raise
        return b"%PDF-"

    view = PaperView(desk, "Paper", make)
    show(QLineEdit(), view)
    qtbot.waitUntil(lambda: (view._progress.value(), view._progress.maximum()) == (30, 120))
    view.leave()
    told.set()
    qtbot.waitUntil(stopped.is_set)


def test_its_buttons_follow_the_language_and_it_grows(view: PaperView) -> None:
    speak("es")
    assert view.save_button.text() == "Guardar PDF…"
    before = view.pages.zoomFactor()
    view.pages.zoom(1)
    view.pages.zoom(1)
    assert view.pages.zoomFactor() > before


def test_half_of_a_low_window_is_left_for_the_paper(view: PaperView, qtbot: QtBot) -> None:
    """Beside the sidebar and below the menus, letters half as large again leave 720 × 525 of 1024 × 600."""
    look.wear("light", 150)
    view.window().resize(742, 547)  # with its margins
    try:
        for language in ("es", "en"):
            speak(language)
            qtbot.waitUntil(lambda: view.pages.height() > view.height() / 2)
    finally:
        look.wear("light", look.WHOLE)


def test_a_name_no_system_takes_is_made_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, show: Any, qtbot: QtBot
) -> None:
    """People call accounts and clubs what they like; a stroke would be a folder."""
    opened: list[str] = []

    def open_it(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr("ui.shared.paper_view.QDesktopServices.openUrl", open_it)
    view = PaperView(desk, 'Account card: "Sales/returns" *?', lambda _wish: b"%PDF-")
    qtbot.addWidget(view)
    qtbot.waitUntil(lambda: bool(view.pdf))
    view.open_outside()
    assert Path(opened[0]).name == "Account card- -Sales-returns- -.pdf"
    assert Path(opened[0]).read_bytes() == b"%PDF-"
    view.leave()
