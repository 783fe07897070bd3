"""The paper behind a record: chosen in its form, attached with it, shown beside it, removed and brought back."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QThreadPool, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from coopbooks import attachments, products
from coopbooks.attachments import Holder
from coopbooks.books import Books
from coopbooks.products import ProductDraft
from tests.builders import account_id, last_voucher, m, post
from ui.costs.form import CostForm
from ui.desk import Desk
from ui.products.view import ProductView
from ui.shared import background
from ui.shared.attachment_view import AttachmentView
from ui.shared.notices import Notices
from ui.shared.papers_edit import PapersEdit
from ui.shared.voucher_view import VoucherView


@pytest.fixture
def receipt(tmp_path: Path) -> Path:
    """A photo of a receipt: red, so that it can be told."""
    photo = QImage(300, 200, QImage.Format.Format_RGB32)
    photo.fill(QColor("red"))
    path = tmp_path / "receipt.png"
    assert photo.save(str(path))
    return path


def names(books: Books, voucher: int) -> list[str]:
    return [one.name for one in attachments.list_attachments(books, Holder("voucher", voucher))]


@pytest.fixture
def form(desk: Desk, books: Books, show: Any, notices: Notices, keys: Any) -> CostForm:
    """A cost of 25 typed and not saved."""
    post(books, "cash 500 / contributions -500")
    made = CostForm(desk)
    show(made, notices)
    made.lines.rows[0].category.set_key(account_id(books, "transport"))
    keys.fill(made.lines.rows[0].amount, "25")
    return made


def papers_of(form: CostForm) -> PapersEdit:
    assert form.papers
    return form.papers


def ready(qtbot: QtBot, form: CostForm) -> None:
    qtbot.waitUntil(lambda: not papers_of(form).ready.under_way)


def test_a_paper_chosen_in_the_form_is_attached_with_what_it_records(
    form: CostForm, books: Books, qtbot: QtBot, receipt: Path
) -> None:
    papers_of(form).ready.read([receipt])
    ready(qtbot, form)
    assert [one.name for one in papers_of(form).value()] == ["receipt.png"]
    form.submit()
    assert names(books, last_voucher(books).id) == ["receipt.png"]
    assert papers_of(form).value() == ()


def test_saving_waits_for_a_paper_that_is_being_made_ready(
    form: CostForm, books: Books, qtbot: QtBot, receipt: Path
) -> None:
    papers_of(form).ready.read([receipt])
    form.submit()
    qtbot.waitUntil(lambda: form.last is not None)
    assert names(books, last_voucher(books).id) == ["receipt.png"]


def test_a_paper_that_is_ready_before_anybody_looks_is_under_way_no_more(
    form: CostForm, qtbot: QtBot, receipt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small one is made ready in the background sooner than the window goes on: saving would wait for it for ever."""
    begin = background.start

    def start(*args: Any, **named: Any) -> background.Work:
        work = begin(*args, **named)
        QThreadPool.globalInstance().waitForDone()
        return work

    monkeypatch.setattr(background, "start", start)
    ready = form.papers.ready  # type: ignore[union-attr]
    ready.read([receipt])
    qtbot.waitUntil(lambda: not ready.under_way)


def test_a_file_that_is_no_paper_is_refused_at_the_papers_and_nothing_typed_is_lost(
    form: CostForm, qtbot: QtBot, tmp_path: Path
) -> None:
    program = tmp_path / "game.jpg"
    program.write_bytes(b"MZ a program that says it is a photo")
    papers_of(form).ready.read([program])
    qtbot.waitUntil(lambda: form.boxes["papers"].refused)
    assert "neither a picture nor a PDF" in form.boxes["papers"].refusal_text
    assert form.lines.rows[0].amount.value() == m("25")


@pytest.fixture
def cut_off(tmp_path: Path) -> Path:
    """A photo of which only the beginning came."""
    photo = QImage(300, 200, QImage.Format.Format_RGB32)
    photo.fill(QColor("red"))
    path = tmp_path / "cut.jpg"
    assert photo.save(str(path))
    path.write_bytes(path.read_bytes()[:200])
    return path


def test_what_is_refused_of_a_paper_further_down_is_told_at_the_foot_whatever_else_is_refused(
    form: CostForm, keys: Any, qtbot: QtBot, receipt: Path, cut_off: Path
) -> None:
    """She tries it by its key, from the first field, in a low window: one paper came, and the other did not."""
    form.window().resize(900, 420)
    keys.fill(form.lines.rows[0].amount, "50+")
    keys.press(Qt.Key.Key_Tab)
    form.lines.setFocus()
    assert form.boxes["lines"].refused
    papers_of(form).ready.read([receipt])
    qtbot.waitUntil(lambda: form.foot.said.text().endswith("Attached: receipt.png"))
    papers_of(form).ready.read([cut_off])
    qtbot.waitUntil(lambda: form.boxes["papers"].refused)
    qtbot.waitUntil(form.foot.refused.isVisible)
    assert form.foot.refused.text() == f"Papers: {form.boxes['papers'].refusal_text}"
    keys.fill(form.note, "fair")
    assert form.boxes["papers"].refused  # she may have typed on while it was being read
    papers_of(form).ready.read([receipt])
    qtbot.waitUntil(lambda: "attached already" in form.boxes["papers"].refusal_text)
    keys.type("s")
    assert not form.boxes["papers"].refused


def test_that_no_picture_was_copied_is_forgotten_with_the_next_change(form: CostForm, keys: Any) -> None:
    papers_of(form).paste_button.click()
    assert form.boxes["papers"].refused
    keys.fill(form.note, "f")
    assert not form.boxes["papers"].refused


def test_what_is_attached_further_down_is_named_at_the_foot(form: CostForm, qtbot: QtBot, receipt: Path) -> None:
    """By its key, from above, in a low window: nothing else would tell that it came."""
    assert form.papers
    form.window().resize(900, 420)
    form.papers.ready.read([receipt])
    qtbot.waitUntil(lambda: form.foot.said.text().endswith("Attached: receipt.png"))
    form.window().resize(900, 1000)
    form.show_accounting()
    assert "Attached" not in form.foot.said.text()


def test_a_copied_picture_is_pasted_and_taken_out_again(form: CostForm, qtbot: QtBot, receipt: Path) -> None:
    QGuiApplication.clipboard().setImage(QImage(str(receipt)))
    papers_of(form).ready.paste()
    ready(qtbot, form)
    away = next(one for one in papers_of(form).findChildren(QPushButton) if "away" in one.accessibleName())
    away.click()
    assert papers_of(form).value() == ()


def test_copied_files_are_pasted_as_files(form: CostForm, qtbot: QtBot, receipt: Path) -> None:
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(receipt))])
    QGuiApplication.clipboard().setMimeData(copied)
    papers_of(form).ready.paste()
    ready(qtbot, form)
    assert papers_of(form).value()[0].name == "receipt.png"


def test_a_record_shows_its_papers_opens_one_and_removing_it_is_undone(
    desk: Desk, books: Books, show: Any, qtbot: QtBot, receipt: Path
) -> None:
    voucher = post(books, "rent 120 / cash -120").id
    view = VoucherView(desk, voucher)
    show(view)
    view.papers.ready.read([receipt])
    qtbot.waitUntil(lambda: len(view.papers.buttons) == 1)
    (small,) = view.papers.buttons
    qtbot.waitUntil(lambda: small.icon().pixmap(40, 40).toImage().pixelColor(20, 15) == QColor("red"))
    with qtbot.waitSignal(desk.over_wanted) as wanted:
        small.click()
    opened = wanted.args[0]
    assert isinstance(opened, AttachmentView)
    show(opened)
    opened.remove()
    assert names(books, voucher) == []
    desk.undo()
    assert names(books, voucher) == ["receipt.png"]


def test_a_paper_is_saved_as_the_file_it_was(desk: Desk, books: Books, show: Any, qtbot: QtBot, tmp_path: Path) -> None:
    content = b"%PDF-1.4\n%no pages, kept byte for byte\n"
    held = Holder("voucher", post(books, "rent 120 / cash -120").id)
    (paper,) = attachments.attach(books, held, attachments.AttachmentDraft("bill.pdf", content))
    view = AttachmentView(desk, paper, attachments.content_of(books, paper.id))
    show(view)
    view.save(tmp_path / "copy.pdf")
    assert (tmp_path / "copy.pdf").read_bytes() == content


def test_a_product_has_papers_too(desk: Desk, books: Books, show: Any, qtbot: QtBot, receipt: Path) -> None:
    apron = products.add_product(books, ProductDraft("Apron", "piece", m("25.00")))
    view = ProductView(desk, apron, desk.open_over)
    show(view)
    view.papers.ready.read([receipt])
    qtbot.waitUntil(lambda: len(view.papers.buttons) == 1)
    assert [one.name for one in attachments.list_attachments(books, Holder("product", apron.id))] == ["receipt.png"]
