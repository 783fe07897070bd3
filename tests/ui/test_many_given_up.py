"""Work of many written down and money of many collected: given up, the books and what is typed are as they were."""

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from coopbooks.books import Books
from tests.builders import m
from tests.core.membering import some
from tests.core.store import q
from tests.core.working import a_product, listed
from tests.ui.membering import amounts, members_page, write
from tests.ui.patience import GIVEN_UP, everything, giving_up, said
from tests.ui.working import row_of, work_page
from ui.desk import Desk


@pytest.fixture
def club(books: Books) -> Books:
    some(books, "Ana", "Berta")
    a_product(books)
    return books


@pytest.fixture
def sheet(club: Books, desk: Desk, qtbot: QtBot, follow: Any) -> Any:
    """A sheet of the jumper: Ana cut 10."""
    page = work_page(desk, qtbot, follow)
    page.open_new("sheet")
    form: Any = page.currentWidget()
    form.product.set_key(1)
    form.grid.put(row_of(form, "Ana"), form.grid.keys[0], q("10"))
    return form


def test_work_that_is_written_down_is_given_up(sheet: Any, club: Books) -> None:
    before = everything(club)
    with giving_up():
        sheet.submit()
    assert sheet.fields.general.text() == GIVEN_UP
    assert everything(club) == before
    assert row_of(sheet, "Ana").value(sheet.grid.keys[0]) == q("10")
    sheet.submit()
    assert listed(club) == [("Ana", "Jumper · cut", q("10"))]


def test_taking_it_all_back_is_given_up(sheet: Any, club: Books, desk: Desk) -> None:
    sheet.submit()
    before = everything(club)
    with giving_up():
        desk.undo()
    assert any(GIVEN_UP in one.text() for one in desk.notices.findChildren(type(sheet.together)))
    assert everything(club) == before
    desk.undo()
    assert listed(club) == []


def test_collecting_from_many_is_given_up(club: Books, desk: Desk, qtbot: QtBot, follow: Any) -> None:
    page = members_page(desk, qtbot, follow)
    page.open_new("collect")
    form: Any = page.currentWidget()
    form.kind.set("voluntary")
    write(form, "Ana", m("20"))
    before = everything(club)
    with giving_up():
        form.submit()
    assert form.fields.general.text() == GIVEN_UP
    assert everything(club) == before
    assert amounts(form) == {"Ana": "20.00"}
    form.submit()
    recorded = everything(club)
    assert recorded != before
    with giving_up():
        desk.undo()
    assert GIVEN_UP in said(page)
    assert everything(club) == recorded
