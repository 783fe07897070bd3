"""Papers beside a record: drawn small in the background, following Undo, dropped on any field, never in the way."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from coopbooks import attachments
from coopbooks.attachments import AttachmentDraft, Holder
from coopbooks.books import Books, storage
from tests.builders import post
from tests.ui.test_attachments_shrink import written
from ui.costs.form import CostForm
from ui.desk import Desk
from ui.settings.backups import BackupsPart
from ui.shared.attachment_view import AttachmentView
from ui.shared.invitation import Invitation
from ui.shared.notices import Notices
from ui.shared.papers_shown import PapersShown
from ui.shared.typed_edit import TextEdit
from ui.shared.voucher_view import VoucherView


def red(width: int = 300, height: int = 200) -> bytes:
    """A red photo."""
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    return written(picture, "png", -1)


def a_pdf() -> bytes:
    """Two pages, the first of them blue from edge to edge."""
    file = BytesIO()
    canvas = Canvas(file)
    canvas.setFillColorRGB(0, 0, 1)
    canvas.rect(0, 0, 2000, 2000, fill=1)
    canvas.showPage()
    canvas.drawString(72, 700, "the second")
    canvas.save()
    return file.getvalue()


@pytest.fixture
def held(books: Books) -> Holder:
    """Return a voucher with a photo."""
    holder = Holder("voucher", post(books, "rent 120 / cash -120").id)
    attachments.attach(books, holder, AttachmentDraft("photo.png", red()))
    return holder


@pytest.fixture
def view(desk: Desk, held: Holder, show: Any, notices: Notices) -> VoucherView:
    """Return the record of that voucher on the screen."""
    made = VoucherView(desk, held.id)
    show(made, notices)
    return made


def middle(papers: PapersShown, place: int) -> QColor:
    """The colour in the middle of a small picture."""
    return papers.buttons[place].icon().pixmap(40, 40).toImage().pixelColor(20, 20)


def test_a_photo_and_the_first_page_of_a_pdf_are_drawn_small(
    view: VoucherView, books: Books, held: Holder, qtbot: QtBot
) -> None:
    attachments.attach(books, held, AttachmentDraft("bill.pdf", a_pdf()))
    qtbot.waitUntil(lambda: middle(view.papers, 0) == QColor("red"))
    qtbot.waitUntil(lambda: middle(view.papers, 1) == QColor("blue"))
    assert [one.text() for one in view.papers.buttons] == ["photo.png", "bill.pdf"]
    assert "Rosa Mamani" in view.papers.buttons[1].accessibleDescription()


def test_what_is_attached_and_undone_elsewhere_is_seen_at_once(
    view: VoucherView, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "more.png").write_bytes(red(90, 30))
    view.papers.ready.read([tmp_path / "more.png"])
    qtbot.waitUntil(lambda: len(view.papers.buttons) == 2)
    desk.undo()
    assert [one.text() for one in view.papers.buttons] == ["photo.png"]
    desk.undo()
    assert [one.text() for one in view.papers.buttons] == ["photo.png", "more.png"]


def test_why_a_paper_is_not_attached_comes_into_sight(view: VoucherView, tmp_path: Path, qtbot: QtBot) -> None:
    """However far up or down the record is scrolled."""
    (tmp_path / "photo.jpg").write_bytes(b"MZ a program that says it is a photo")
    view.setFixedSize(600, 160)
    qtbot.wait(1)
    assert view.papers.visibleRegion().isEmpty(), "else there is nothing to scroll to"
    view.papers.ready.read([tmp_path / "photo.jpg"])
    qtbot.waitUntil(view.papers.refused.isVisible)
    qtbot.wait(1)
    assert not view.papers.refused.visibleRegion().isEmpty()


def test_a_record_left_follows_the_books_no_more(desk: Desk, books: Books, held: Holder) -> None:
    view = VoucherView(desk, held.id)
    view.deleteLater()
    QApplication.sendPostedEvents(view, QEvent.Type.DeferredDelete.value)
    attachments.attach(books, held, AttachmentDraft("more.png", red(90, 30)))


def test_a_paper_the_disk_damaged_does_not_keep_its_record_from_being_read(
    desk: Desk, held: Holder, show: Any, notices: Notices
) -> None:
    storage.execute_sql("DROP TRIGGER attachment_kept")
    storage.execute_sql("UPDATE attachment SET content = zeroblob(size)")
    view = VoucherView(desk, held.id)
    show(view, notices)
    view.papers.buttons[0].click()
    assert "newest backup copy" in notices.shown["trouble"].text


@pytest.mark.parametrize(
    ("password", "said"), [("secret", "asks for a password"), (None, "is damaged")], ids=["locked", "damaged"]
)
def test_a_pdf_whose_pages_cannot_be_shown_says_why_and_how_to_save_it_out(
    desk: Desk, held: Holder, tmp_path: Path, password: str | None, said: str
) -> None:
    """Attached as it was before such a one was refused."""
    bound = BytesIO()
    page = Canvas(bound, encrypt=StandardEncryption(password) if password else None)
    page.drawString(100, 700, "Factura 7")
    page.save()
    pdf = bound.getvalue() if password else b"%PDF-1.4 and no more"
    [paper] = attachments.attach(desk.books, held, AttachmentDraft("bill.pdf", pdf))
    shown = AttachmentView(desk, paper, pdf)
    assert isinstance(shown.shown, Invitation)
    assert said in shown.shown.accessibleName()
    assert "“Save a copy…”" in shown.shown.accessibleName()
    shown.save(tmp_path / "bill.pdf")
    assert (tmp_path / "bill.pdf").read_bytes() == pdf


def test_papers_stand_under_the_lines_of_a_record_and_not_on_them(view: VoucherView) -> None:
    assert view.lines.geometry().bottom() < view.papers.geometry().top()


def test_a_file_dropped_on_a_field_of_the_form_is_attached_and_not_written_there(
    desk: Desk, show: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    form = CostForm(desk)
    show(form)
    (tmp_path / "photo.png").write_bytes(red())
    mime, copy, place = QMimeData(), Qt.DropAction.CopyAction, QPointF(5, 5)
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "photo.png"))])
    mime.setText("file:///photo.png")  # as every program for files says it besides
    note = form.boxes["note"].editor
    assert isinstance(note, TextEdit)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, copy, mime, buttons, keys)
    QApplication.sendEvent(note, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(form, QDropEvent(place, copy, mime, buttons, keys))
    assert form.papers
    papers = form.papers
    qtbot.waitUntil(lambda: [one.name for one in papers.value()] == ["photo.png"])
    assert note.text() == ""


def test_the_backups_say_how_much_of_them_papers_are(desk: Desk, held: Holder, books: Books, qtbot: QtBot) -> None:
    part = BackupsPart(desk)
    qtbot.addWidget(part.below)
    part.refresh()
    assert "One attached paper makes the books " in part.below.said.text()
    attachments.attach(books, held, AttachmentDraft("big.pdf", b"%PDF-" + bytes(3 << 20)))
    part.refresh()
    assert "2 attached papers make the books 3.0 MB larger." in part.below.said.text()
