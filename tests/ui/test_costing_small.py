"""A cost sheet on a small screen: the lines have the page while one works in them, the answers are one press away."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coopbooks import costing
from coopbooks.products import Product
from tests.builders import TODAY
from tests.ui.conftest import Keys
from tests.ui.test_costing_page import bread, of_bread, opened, page
from ui import look
from ui.costing.page import CostingPage
from ui.costing.sheet_form import SheetForm

__all__ = ["bread", "page"]

_ROW = 32
"""Pixels of a line at usual letters."""


@pytest.fixture
def small(page: CostingPage, bread: Product) -> Iterator[SheetForm]:
    """Return the sheet of the bread in what a window of 1024 × 600 leaves it, in letters half as large again."""
    costing.save_version(page.desk.books, of_bread(bread), TODAY, "")
    look.wear("light", 150)
    page.window().resize(724, 530)
    form = opened(page, bread)
    form.setFixedHeight(530)
    form.enter()
    _settle()
    yield form
    look.wear("light", 100)


def _settle() -> None:
    for _moment in range(5):
        QApplication.processEvents()


def _seen(form: SheetForm) -> int:
    """How many pixels of the lines are in sight."""
    ground = form._ground
    top = form.fields.grid.y() - ground._left.verticalScrollBar().value()
    return min(top + form.fields.grid.height(), ground._left.viewport().height()) - max(top, 0)


def test_the_lines_have_the_page_while_one_works_in_them(small: SheetForm, keys: Keys) -> None:
    """On the first line the title and what the sheet is for are in sight, from the next one on at least seven lines."""
    ground = small._ground
    assert ground.below
    assert ground._left.verticalScrollBar().value() == 0
    assert small.what_if_button.isVisible()
    keys.press(Qt.Key.Key_Down)
    _settle()
    assert _seen(small) == small.fields.grid.height()
    assert small.fields.grid.view.height() >= 7 * _ROW * 1.5


def test_typing_brings_the_lines_into_sight(small: SheetForm, keys: Keys) -> None:
    keys.type("F")
    _settle()
    assert _seen(small) == small.fields.grid.height()
    assert small.fields.grid.view.editing.under_way


def test_the_answers_are_one_press_away_and_the_lines_another(small: SheetForm, keys: Keys) -> None:
    ground = small._ground
    other = ground.other_button
    assert (other.isVisible(), other.text()) == (True, "See the answers")
    other.setFocus()
    keys.press(Qt.Key.Key_Space)
    _settle()
    top = small.answers.y() - ground._left.verticalScrollBar().value()
    assert 0 <= top < ground._left.viewport().height() // 2
    assert (other.hasFocus(), other.text()) == (True, "See the lines")
    keys.press(Qt.Key.Key_Space)
    _settle()
    assert _seen(small) == small.fields.grid.height()
    assert small.fields.grid.view.hasFocus()


def test_where_there_is_room_both_are_seen_and_nothing_leads_there(page: CostingPage, bread: Product) -> None:
    page.window().resize(1400, 800)
    form = opened(page, bread)
    _settle()
    assert not form._ground.below
    assert not form._ground.other_button.isVisible()
    assert form.what_if_button.mapTo(form, form.what_if_button.rect().topLeft()).y() < 60, "beside the title"
