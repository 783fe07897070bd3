"""The pages of a paper: turned, searched, made larger; by keys."""

from io import BytesIO
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from ui.shared.over import Over
from ui.shared.pdf_pages import PdfPages

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def three_pages() -> bytes:
    """Aprons on the first and on the last page, thread on the second."""
    held = BytesIO()
    canvas = Canvas(held)
    for words in ("Forty aprons", "Thread", "Three aprons"):
        canvas.drawString(72, 700, words)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


@pytest.fixture
def pages(show: Any, qtbot: QtBot) -> PdfPages:
    over = Over()
    made = PdfPages(over)
    layout = QVBoxLayout(over)
    for one in (*made.tools, made):
        layout.addWidget(one)
    show(over)
    made.show_pdf(three_pages())
    made.setFocus()
    return made


def test_pages_are_turned_and_counted(pages: PdfPages, keys: Any) -> None:
    assert pages.place.text() == "Page 1 of 3"
    keys.press(Key.Key_PageDown, CTRL)
    assert pages.place.text() == "Page 2 of 3"
    keys.press(Key.Key_PageUp, CTRL)
    pages.turn(-1)
    assert pages.place.text() == "Page 1 of 3"


def test_words_are_found_one_after_the_other_and_round_again(pages: PdfPages, keys: Any, qtbot: QtBot) -> None:
    keys.press(Key.Key_F, CTRL)
    keys.type("aprons")
    keys.press(Key.Key_Return)
    qtbot.waitUntil(lambda: pages.hits.text().endswith("of 2"))
    seen = set()
    for _step in range(2):
        keys.press(Key.Key_F3)
        seen.add((pages.hits.text(), pages._found.resultAtIndex(pages.currentSearchResultIndex()).page()))
    assert seen == {("1 of 2", 0), ("2 of 2", 2)}


def test_what_is_not_there_is_said(pages: PdfPages, keys: Any, qtbot: QtBot) -> None:
    keys.press(Key.Key_F, CTRL)
    keys.type("buttons")
    qtbot.waitUntil(lambda: pages.hits.text() == "Not in this paper")
    keys.press(Key.Key_Escape)
    assert pages.hits.text() == ""


def test_it_is_made_larger_and_seen_whole_again(pages: PdfPages, keys: Any) -> None:
    keys.press(Key.Key_Plus)
    keys.press(Key.Key_Plus)
    assert pages.zoomFactor() == 1.5
    keys.press(Key.Key_Minus)
    assert pages.zoomFactor() == 1.25
    pages.fit_button.click()
    assert pages.zoomMode() == PdfPages.ZoomMode.FitInView


def test_a_screen_reader_can_read_it(pages: PdfPages) -> None:
    assert "Forty aprons" in pages.accessibleDescription()
