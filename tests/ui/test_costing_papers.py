"""A cost sheet taken along with keys alone: the paper of the club, that of a buyer, the workbook, what hinders it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from coopbooks import costing, products
from coopbooks.books import Books
from coopbooks.costing import Version
from coopbooks.products import ProductDraft
from tests.builders import TODAY, m
from tests.core.test_costing_examples import BREAD
from tests.printed import text_of
from tests.ui.conftest import Show
from tests.workbook import Worked, decimal_of
from ui.costing.frozen import FrozenSheet
from ui.costing.page import CostingPage
from ui.costing.versions import VersionsView
from ui.desk import Desk
from ui.shared.doing import PaperWish, Wanted
from ui.shared.notices import Notices

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def version(books: Books) -> Version:
    """Return the first version of the published sheet of a bread."""
    bread = products.add_product(books, ProductDraft("Bread", "loaf", m("0.70")))
    return costing.save_version(books, replace(BREAD, product=bread.id), TODAY, "")


@pytest.fixture
def page(desk: Desk, notices: Notices, follow: Callable[[Any], None], show: Show, version: Version) -> CostingPage:
    """Return the page on the screen, the sheet open over it."""
    made = CostingPage(desk)
    follow(made)
    show(made, notices)
    made.want(Wanted(product=version.product))
    QApplication.processEvents()
    return made


def press_print(keys: Any, down: int) -> None:
    """Press Ctrl+P, and choose from the list it opens."""
    keys.press(Qt.Key.Key_P, CTRL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _step in range(down):
        keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    QApplication.processEvents()


def test_ctrl_p_offers_the_papers_of_a_sheet(page: CostingPage, desk: Desk, keys: Any, qtbot: QtBot) -> None:
    for down, told in ((1, True), (2, False)):
        with qtbot.waitSignal(desk.paper_wanted) as wanted:
            press_print(keys, down)
        name, make = wanted.args
        assert name == "Cost sheet Bread"
        assert ("Work of the bakers" in text_of(make(PaperWish("en", "letter")))) is told


def test_a_workbook_is_saved_where_it_is_wanted(
    page: CostingPage, keys: Any, notices: Notices, tmp_path: Path, qtbot: QtBot
) -> None:
    """Away from the window's thread; it says so when it is there, with the published 71,50."""
    press_print(keys, 3)
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "bread.xlsx"))
    dialog.close()
    qtbot.waitUntil(lambda: "done" in notices.shown)
    assert notices.shown["done"].text == "The workbook was saved: bread.xlsx"
    rows = Worked((tmp_path / "bread.xlsx").read_bytes()).rows["Bread"]
    assert decimal_of(rows["What is left"][2]) == decimal_of("71.50")


def test_a_folder_that_cannot_be_written_is_said(
    page: CostingPage, keys: Any, notices: Notices, tmp_path: Path, qtbot: QtBot
) -> None:
    press_print(keys, 3)
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "bread.xlsx"))
    dialog.close()
    qtbot.waitUntil(lambda: "trouble" in notices.shown)
    assert "Choose another folder." in notices.shown["trouble"].text


def test_a_version_is_printed_as_it_was_saved(
    page: CostingPage, desk: Desk, version: Version, keys: Any, qtbot: QtBot
) -> None:
    form: Any = page.currentWidget()
    form.versions_button.click()
    view = page.currentWidget()
    assert isinstance(view, VersionsView)
    view.open_version(costing.list_versions(desk.books, version.product)[0])
    frozen = page.currentWidget()
    assert isinstance(frozen, FrozenSheet)
    frozen.enter()
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        press_print(keys, 1)
    assert "Version 1 of" in text_of(wanted.args[1](PaperWish("en", "letter")))
