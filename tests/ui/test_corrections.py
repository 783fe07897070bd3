"""A correction posts what is otherwise than before, and is told as one; unchanged it posts nothing."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coopbooks import attachments, ledger, sales, work
from coopbooks.attachments import Holder
from coopbooks.books import Books
from coopbooks.days import Month
from tests.builders import a_sale, last_voucher, post
from tests.ui.forms import FORMS
from tests.ui.recorded import some_work, stock
from tests.ui.test_attachments_shown import red
from ui.desk import Desk
from ui.sales.form import SaleForm
from ui.shared.notices import Notices
from ui.work.work_form import WorkForm

CORRECTED = [name for name in FORMS if "corrected" in name]


def closed(form: Any) -> None:
    form.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.parametrize("name", CORRECTED)
def test_saved_unchanged_it_posts_nothing_and_says_so(
    books: Books, desk: Desk, notices: Notices, show: Any, name: str
) -> None:
    stock(books)
    post(books, "cash 20000 / contributions -20000")
    form = FORMS[name](desk)()
    show(form, notices)
    before, left = last_voucher(books).id, []
    form.left.connect(lambda: left.append(name))
    form.submit()
    form.submit()
    assert last_voucher(books).id == before
    assert form.fields.general.text().startswith("Nothing was changed here")
    assert not left
    closed(form)


@pytest.fixture
def correction(books: Books, desk: Desk, notices: Notices, show: Any) -> Any:
    """Return the form in which a sale is corrected, with nothing changed yet."""
    form = SaleForm(desk, sales.record_sale(books, a_sale(books)))
    show(form, notices)
    yield form
    closed(form)


def test_a_correction_is_told_as_one_and_not_as_a_second_sale(
    books: Books, desk: Desk, notices: Notices, correction: SaleForm
) -> None:
    wrong = last_voucher(books)
    correction.note.set("for the fair")
    correction.submit()
    right = last_voucher(books)
    assert right.corrects == wrong.id
    told = notices.shown["done"].text
    assert told.startswith(f"{wrong.label} was corrected. In its place: ")
    assert right.label in told


def test_papers_alone_are_attached_to_what_stands(
    books: Books, desk: Desk, correction: SaleForm, qtbot: QtBot, tmp_path: Path
) -> None:
    standing, holder = last_voucher(books), Holder("voucher", last_voucher(books).id)
    assert correction.papers
    photo = tmp_path / "receipt.png"
    photo.write_bytes(red())
    correction.papers.ready.read([photo])
    qtbot.waitUntil(lambda: not correction.papers.ready.under_way)  # type: ignore[union-attr]
    correction.submit()
    assert last_voucher(books).id == standing.id
    assert [one.name for one in attachments.list_attachments(books, holder)] == ["receipt.png"]
    told = f"Attached to {standing.label}: receipt.png. Nothing else was changed."
    assert desk.notices.shown["done"].text == told
    desk.undo()
    assert attachments.list_attachments(books, holder) == []
    assert ledger.voucher(books, standing.id).stands


def test_papers_alone_are_attached_to_work_that_stands(
    books: Books, desk: Desk, show: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    """Nobody asks why, nor of a rate that is not known: nothing is written down again."""
    stock(books)
    one = some_work(books)
    form = WorkForm(desk, one)
    show(form)
    photo = tmp_path / "sheet.png"
    photo.write_bytes(red())
    form.papers.ready.read([photo])  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: not form.papers.ready.under_way)  # type: ignore[union-attr]
    form.submit()
    assert [work.work(books, one.id)] == list(work.list_work(books).rows(0, 9))
    assert [paper.name for paper in attachments.list_attachments(books, one.holder)] == ["sheet.png"]
    assert desk.notices.shown["done"].text == f"Attached to {one.label}: sheet.png. Nothing else was changed."
    desk.undo()
    assert attachments.list_attachments(books, one.holder) == []
    closed(form)


def test_papers_come_to_what_stands_in_a_locked_month_and_nothing_else_does(
    books: Books, desk: Desk, show: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    """Nothing is posted by a photo; without one the same is said as in a month that is open."""
    february = Month(2026, 2)
    form = SaleForm(desk, sales.record_sale(books, a_sale(books, day=february.last)))
    ledger.lock_month(books, february)
    show(form)
    form.submit()
    assert form.fields.general.text().startswith("Nothing was changed here")
    holder = Holder("voucher", last_voucher(books).id)
    (tmp_path / "receipt.png").write_bytes(red())
    assert form.papers
    form.papers.ready.read([tmp_path / "receipt.png"])
    qtbot.waitUntil(lambda: not form.papers.ready.under_way)  # type: ignore[union-attr]
    form.submit()
    assert [one.name for one in attachments.list_attachments(books, holder)] == ["receipt.png"]
    closed(form)


def test_work_corrected_unchanged_is_not_written_down_again(books: Books, desk: Desk, show: Any) -> None:
    stock(books)
    form = WorkForm(desk, some_work(books))
    show(form)
    form.submit()
    assert form.fields.general.text().startswith("Nothing was changed here")
    closed(form)
