"""From a quintal of flour to a price that can be defended, in both languages and by keys: a sheet typed line by line,
cut off and given back, saved, made dearer, compared with itself, its price taken over.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coopbooks import bookfile, costing, products
from tests.builders import m, spaced
from tests.conftest import clock
from tests.ui.conftest import Keys
from ui.shared.asking import Asking
from ui.shared.doing import Wanted
from ui.shared.words import speak
from ui.window import Window

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LINES = (
    ("Harina", "1", "quintal", "", "", "300", "quintal"),
    ("Azúcar", "500", "g", "", "", "4", "500 g"),
    ("Sal", "500", "g", "", "", "2", "500 g"),
    ("Levadura", "150", "g", "", "", "2*2", "150 g"),
)
"""The ingredients of a quintal of pan de batalla, La Paz, November 2025: 310 together."""
SHOWN = {
    "en": {"price": "0.70", "left": "71.50", "margin": "14.59%", "dearer": "31.50  (−40.00)", "rest": "28.50"},
    "es": {"price": "0,70", "left": "71,50", "margin": "14,59 %", "dearer": "31,50  (−40,00)", "rest": "28,50"},
}


@pytest.fixture
def path(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(template, tmp_path / "roses.coop"))


@pytest.fixture
def opened(path: Path, qtbot: QtBot) -> Iterator[list[Window]]:
    """Return the windows opened over the books, to be opened again as after a power cut."""
    windows: list[Window] = []
    yield windows
    for window in windows:
        window.close()
        window.books.close()


def open_window(path: Path, opened: list[Window], qtbot: QtBot) -> Window:
    made = Window(bookfile.open_books(path, clock))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    opened.append(made)
    return made


@pytest.mark.parametrize("language", ["es", "en"])
def test_from_flour_to_a_price(path: Path, opened: list[Window], keys: Keys, qtbot: QtBot, language: str) -> None:
    speak(language)
    shown = SHOWN[language]
    window = open_window(path, opened, qtbot)
    begin_the_sheet(window, keys, qtbot)
    type_the_lines(window, keys, shown)
    see_the_answers(window, shown)
    window = cut_off_and_go_on(window, path, opened, qtbot)
    see_the_answers(window, shown)
    save(window, keys, qtbot, "")
    make_the_flour_dearer(window, keys, qtbot)
    compare_and_take_over(window, shown)


def form_of(window: Window) -> Any:
    return window.page().currentWidget()


def asked(window: Window, qtbot: QtBot) -> Asking:
    QApplication.processEvents()
    question = [one for one in window.findChildren(Asking) if one.isVisible()][-1]
    qtbot.waitUntil(question.isActiveWindow)
    return question


def back(window: Window, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def begin_the_sheet(window: Window, keys: Keys, qtbot: QtBot) -> None:
    """The product is made on the spot: the last of the list offers it."""
    window.go("costing", Wanted(new="sheet"))
    asked(window, qtbot)
    keys.type("Pan de batalla")
    keys.press(Key.Key_Return)
    keys.press(Key.Key_Return)
    back(window, qtbot)
    (bread,) = products.list_products(window.books)
    assert form_of(window).product == bread


def type_the_lines(window: Window, keys: Keys, shown: dict[str, str]) -> None:
    form = form_of(window)
    grid = form.fields.grid
    grid.setFocus()
    QApplication.processEvents()
    for line in LINES:
        for cell in line:
            if cell:
                keys.type(cell)
            keys.press(Key.Key_Tab)
    for section, words, figure in (("work", "Panaderos", "80"), ("other", "Gas, luz, agua", shown["rest"])):
        spots = [grid.model.spot(line) for line in range(grid.model.rowCount())]
        feet = {spot.section.key: line for line, spot in enumerate(spots) if spot.kind == "foot"}
        grid.view.go_to(grid.model.index(feet[section], 0))
        keys.type(words)
        keys.press(Key.Key_Tab)
        (row,) = grid.rows(section)
        if section == "work":
            keys.type("1")
        grid.go_to(row, "price")
        keys.type(figure)
        keys.press(Key.Key_Tab)
    boxes = form.fields.boxes
    boxes["basis"].editor.set("batch")
    keys.fill(boxes["makes"].editor, "700")
    boxes["pricing.method"].editor.set("offered")
    keys.fill(boxes["pricing.offered"].editor, shown["price"])
    keys.press(Key.Key_Return)


def see_the_answers(window: Window, shown: dict[str, str]) -> None:
    """418,50 to make 700 that sell for 490, as published."""
    form = form_of(window)
    QApplication.processEvents()
    rows = form.answers.rows
    assert form.live.still_open() == ""
    assert rows["profit"].figures[2].text() == shown["left"]
    assert spaced(rows["margin"].figures[0].text()) == shown["margin"]


def cut_off_and_go_on(window: Window, path: Path, opened: list[Window], qtbot: QtBot) -> Window:
    """The power goes a moment after the last key; the books opened again have all of it."""
    form_of(window).keeping.keep_now()
    window.page().close_all_over()  # nothing is saved by that
    window.close()
    window.books.close()
    opened.remove(window)
    again = open_window(path, opened, qtbot)
    (bread,) = products.list_products(again.books)
    again.go("costing", Wanted(product=bread.id))
    assert not form_of(again).given_back.isHidden()
    return again


def save(window: Window, keys: Keys, qtbot: QtBot, why: str) -> None:
    form_of(window).fields.grid.setFocus()
    keys.press(Key.Key_Return, CTRL)
    question = asked(window, qtbot)
    if why:
        keys.fill(question.boxes["note"].editor, why)
    keys.press(Key.Key_Return, CTRL)
    back(window, qtbot)


def make_the_flour_dearer(window: Window, keys: Keys, qtbot: QtBot) -> None:
    grid = form_of(window).fields.grid
    grid.go_to(grid.rows("materials")[0], "price")
    keys.type("340")
    keys.press(Key.Key_Tab)
    save(window, keys, qtbot, "Harina a 340")
    (bread,) = products.list_products(window.books)
    assert [one.note for one in costing.list_versions(window.books, bread.id)] == ["Harina a 340", ""]


def compare_and_take_over(window: Window, shown: dict[str, str]) -> None:
    form_of(window).versions_button.click()
    view = form_of(window)
    model = view.compared.rows_model
    row = next(number for number in range(model.rowCount()) if model.row(number).key == "profit")
    assert model.index(row, 2).data() == shown["dearer"]
    view.take_price_over()
    QApplication.processEvents()
    next(one for one in window.findChildren(Asking) if one.isVisible()).go_button.click()
    (bread,) = products.list_products(window.books)
    assert products.price_on(window.books, bread.id, window.books.today()) == m("0.70")
