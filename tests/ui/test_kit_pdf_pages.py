"""The pages of a paper: turned, searched, made larger; by keys."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from ui import look
from ui.shared import pdf_search
from ui.shared.over import Over
from ui.shared.pdf_pages import PdfPages

Key = Qt.Key
RGB32 = QImage.Format.Format_RGB32
CTRL = Qt.KeyboardModifier.ControlModifier


def three_pages() -> bytes:
    """Aprons on the first and on the last page, thread on the second."""
    return paper_of("Forty aprons", "Thread", "Three aprons")


def paper_of(*words: str, height: int = 700) -> bytes:
    """Return a paper with one line on each page."""
    held = BytesIO()
    canvas = Canvas(held)
    for line in words:
        canvas.drawString(72, height, line)
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
        assert pages.found.now is not None
        seen.add((pages.hits.text(), pages.found.now.page))
    assert seen == {("1 of 2", 0), ("2 of 2", 2)}


def test_words_are_found_without_their_accents_and_capitals_and_marked(
    pages: PdfPages, keys: Any, qtbot: QtBot
) -> None:
    pages.show_pdf(paper_of("NIÑAS", "Algodón", "niñas"))
    assert marked(pages, "found") is marked(pages, "found_now") is None
    keys.press(Key.Key_F, CTRL)
    keys.type("ninas")
    qtbot.waitUntil(lambda: pages.hits.text() == "1 of 2")
    assert_the_word_is_marked(pages, qtbot)
    keys.press(Key.Key_F3)
    assert pages.shown_page == 2
    assert_the_word_is_marked(pages, qtbot)
    keys.press(Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert pages.shown_page == 0
    pages.fit_button.setChecked(True)
    assert_the_word_is_marked(pages, qtbot)
    pages.zoom(1)
    assert_the_word_is_marked(pages, qtbot)
    pages.search.reset()
    assert marked(pages, "found_now") is None


def test_a_place_low_on_a_page_is_brought_into_sight_at_any_size(pages: PdfPages, qtbot: QtBot) -> None:
    pages.show_pdf(paper_of("Hilo", "Algodón", height=40))
    for more in (0, 1, 1):
        pages.zoom(more)
        pages.search.reset()
        pages.go_to(0)
        pages.search.set("algodon")
        qtbot.waitUntil(lambda: pages.hits.text() == "1 of 1")
        assert pages.shown_page == 1
        assert_the_word_is_marked(pages, qtbot)


def test_places_beside_the_one_come_to_are_marked_too(pages: PdfPages, qtbot: QtBot) -> None:
    pages.show_pdf(paper_of("niña"))
    pages.search.set("n")
    qtbot.waitUntil(lambda: pages.hits.text() == "1 of 2")
    first, second = marked(pages, "found_now"), marked(pages, "found")
    assert first
    assert second
    assert first.right() < second.left()


def assert_the_word_is_marked(pages: PdfPages, qtbot: QtBot) -> None:
    """The mark surrounds what Qt drew of the only word of the page, and little more."""

    def is_marked() -> None:
        mark, ink = marked(pages, "found_now"), inked(pages)
        assert mark is not None
        assert ink is not None
        assert mark.contains(ink)
        assert mark.width() - ink.width() < 20
        assert mark.height() - ink.height() < 20

    qtbot.waitUntil(is_marked, timeout=20_000)  # Qt draws pages in the background, and anew when they are shown larger


def inked(pages: PdfPages) -> QRect | None:
    """Return where something black is seen."""
    return box_of(pages.viewport().grab().toImage(), lambda colour: colour.lightness() < 100)


def marked(pages: PdfPages, token: str) -> QRect | None:
    """Return what a colour covers of what is seen."""
    QApplication.processEvents()
    wanted = QColor(getattr(look.now(), token))
    return box_of(pages.viewport().grab().toImage(), lambda colour: colour == wanted)


def box_of(picture: QImage, so: Callable[[QColor], bool]) -> QRect | None:
    """Return the box around the pixels that are so."""
    seen = picture.convertToFormat(RGB32)  # its dots are gone with it
    dots, wide = memoryview(seen.constBits()).cast("I"), seen.width()
    wanted = {one for one in set(dots) if so(QColor(one))}
    found = [(place % wide, place // wide) for place, dot in enumerate(dots) if dot in wanted]
    if not found:
        return None
    across, down = [x for x, _y in found], [y for _x, y in found]
    return QRect(QPoint(min(across), min(down)), QPoint(max(across), max(down)))


def test_a_long_paper_is_searched_while_keys_are_taken(
    pages: PdfPages, keys: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first place is in sight while other pages are still unread; a key changes what is looked for."""
    monkeypatch.setattr(pdf_search, "_AT_A_TIME", 0)
    pages.show_pdf(paper_of(*("Hilo", "Algodón", "Botón") * 20))
    early: list[tuple[int, int]] = []
    pages.found.come.connect(lambda: early.append((pages.shown_page, len(pages.found.hits))))
    keys.press(Key.Key_F, CTRL)
    keys.type("algodon")
    qtbot.waitUntil(lambda: bool(early))
    qtbot.waitUntil(lambda: pages.hits.text() == "1 of 20")
    assert early[-1] == (1, 1)
    assert [hit.page for hit in pages.found.hits] == list(range(1, 60, 3))
    pages.search.selectAll()
    keys.type("bot")
    qtbot.waitUntil(lambda: pages.shown_page == 2 and pages.hits.text() == "1 of 20")
    assert [hit.page for hit in pages.found.hits] == list(range(2, 60, 3))


def test_what_is_not_there_is_said(pages: PdfPages, keys: Any, qtbot: QtBot) -> None:
    keys.press(Key.Key_F, CTRL)
    keys.type("buttons")
    qtbot.waitUntil(lambda: pages.hits.text() == "Not in this paper")
    keys.press(Key.Key_Escape)
    assert pages.hits.text() == ""


def test_it_is_made_larger_and_seen_whole_again(pages: PdfPages, keys: Any) -> None:
    """A4 is 595 points, 794 pixels of 96 to an inch: as wide as the window of 1366 it is shown at about 1.7."""
    keys.press(Key.Key_Plus)
    keys.press(Key.Key_Plus)
    assert pages.zoomFactor() == 3.0
    keys.press(Key.Key_Minus)
    assert pages.zoomFactor() == 2.0
    pages.fit_button.click()
    assert pages.zoomMode() == PdfPages.ZoomMode.FitInView


def test_a_screen_reader_can_read_it(pages: PdfPages) -> None:
    assert "Forty aprons" in pages.accessibleDescription()
    pages.turn(1)
    assert "Thread" in pages.accessibleDescription()


def test_a_number_typed_brings_that_page(pages: PdfPages, keys: Any) -> None:
    keys.fill(pages.place, "3")
    pages.place.selectAll()
    keys.type("3")
    keys.press(Key.Key_Return)
    assert pages.shown_page == 2
    pages.setFocus()
    keys.press(Key.Key_Home)
    assert pages.shown_page == 0
    keys.press(Key.Key_End)
    assert pages.shown_page == 2


def test_keys_that_make_the_text_of_the_window_larger_make_the_paper_larger(
    pages: PdfPages, keys: Any, qtbot: QtBot
) -> None:
    grown: list[str] = []
    for wanted in ("Ctrl++", "Ctrl+-", "Ctrl+0"):
        shortcut = QShortcut(QKeySequence(wanted), pages.window())
        shortcut.activated.connect(lambda wanted=wanted: grown.append(wanted))
    keys.press(Key.Key_Plus, CTRL)
    assert pages.zoomFactor() == 2.0
    keys.press(Key.Key_Minus, CTRL)
    assert pages.zoomFactor() == 1.5
    keys.press(Key.Key_0, CTRL)
    assert pages.zoomMode() == PdfPages.ZoomMode.FitToWidth
    assert not grown


def test_f3_goes_on_from_what_was_found_though_elsewhere_it_records_a_cost(
    pages: PdfPages, keys: Any, qtbot: QtBot
) -> None:
    costs: list[int] = []
    QShortcut(QKeySequence("F3"), pages.window()).activated.connect(lambda: costs.append(1))
    keys.press(Key.Key_F, CTRL)
    keys.type("aprons")
    qtbot.waitUntil(lambda: pages.hits.text() == "1 of 2")
    keys.press(Key.Key_F3)
    assert (pages.hits.text(), costs) == ("2 of 2", [])
    keys.press(Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert (pages.hits.text(), costs) == ("1 of 2", [])


def test_the_wheel_zooms_with_ctrl(pages: PdfPages) -> None:
    middle = QPointF(pages.viewport().rect().center())
    turned = QWheelEvent(
        middle, middle, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CTRL, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(pages.viewport(), turned)
    assert pages.zoomFactor() == 2.0


def test_another_language_keeps_the_page_in_sight(pages: PdfPages) -> None:
    pages.turn(1)
    pages.show_pdf(three_pages(), pages.shown_page)
    assert pages.place.text() == "Page 2 of 3"


def test_a_white_paper_lies_on_a_dark_ground_where_the_look_is_dark(pages: PdfPages, qapp: Any) -> None:
    look.wear("dark", look.WHOLE)
    try:
        pages.fit_button.setChecked(True)
        qapp.processEvents()
        picture = pages.viewport().grab().toImage()
        at_the_edge, on_paper = picture.pixelColor(2, 200), picture.pixelColor(picture.width() // 2, 60)
    finally:
        look.wear("light", look.WHOLE)
    assert (at_the_edge.name(), on_paper.name()) == ("#181716", "#ffffff")


def test_the_page_in_sight_can_be_read_whole(pages: PdfPages) -> None:
    inside = pages.place.lineEdit()
    assert inside.width() >= inside.fontMetrics().horizontalAdvance("Page 1 of 3")
    assert pages.place.rect().contains(inside.geometry())
