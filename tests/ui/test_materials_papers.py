"""Papers of materials and of counts of the store: the record printed, signed and kept, photos beside the material."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from coopbooks import attachments, materials
from coopbooks.attachments import Holder
from coopbooks.books import Books
from tests.builders import a_pdf, rows
from tests.core.store import a_material, buy, q
from tests.printed import text_of
from ui.desk import Desk
from ui.materials import MaterialsPage
from ui.materials.count_form import StockCountForm
from ui.materials.count_view import StockCountView
from ui.materials.form import MaterialForm
from ui.materials.view import MaterialView
from ui.shared.doing import PaperWish, Wanted
from ui.shared.form import Form
from ui.shared.notices import Notices
from ui.shared.papers_ready import PapersReady

CTRL = Qt.KeyboardModifier.ControlModifier
Read = Callable[[PapersReady, str, Callable[[], bool]], None]


@pytest.fixture
def page(desk: Desk, books: Books, notices: Notices, show: Any, follow: Any) -> MaterialsPage:
    """Return the page on the screen: 144 buttons at 0.50."""
    a_material(books, "button", "piece")
    buy(books, "12 dozen button 72")
    made = MaterialsPage(desk)
    follow(made)
    show(made, notices)
    return made


@pytest.fixture
def read(tmp_path: Path, qtbot: QtBot) -> Read:
    """Return what lets a PDF of a name be read, and waits until it is."""

    def read_one(ready: PapersReady, name: str, there: Callable[[], bool]) -> None:
        (tmp_path / name).write_bytes(a_pdf(name))
        ready.read([tmp_path / name])
        qtbot.waitUntil(there)

    return read_one


def opened(page: MaterialsPage, kind: type[Any]) -> Any:
    """Return what stands over the page."""
    view = page.currentWidget()
    assert isinstance(view, kind)
    return view


def add(form: Form, read: Read, name: str) -> None:
    papers = form.papers
    assert papers
    read(papers.ready, name, lambda: bool(papers.value()))


def the_count(page: MaterialsPage) -> StockCountView:
    page.close_all_over()
    page.want(Wanted(tab="counts"))
    page.counts.open(materials.stock_count(page.desk.books, 1))
    view: StockCountView = opened(page, StockCountView)
    return view


def begun(page: MaterialsPage, counted: str) -> StockCountForm:
    """Open the form to count, so many buttons typed in."""
    page.count_button.click()
    form: StockCountForm = opened(page, StockCountForm)
    [button] = form.grid.all_rows("lines")
    form.grid.put(button, "counted", q(counted))
    return form


def test_a_count_that_agrees_keeps_its_papers_itself(page: MaterialsPage, read: Read, notices: Notices) -> None:
    """With the count where the photo is there already, and later beside it: it is signed after it was printed."""
    form = begun(page, "144")
    add(form, read, "list.pdf")
    form.submit()
    assert notices.shown["done"].text == "One material was counted. It agrees with the books."
    view = the_count(page)
    assert [one.text() for one in view.papers.buttons] == ["list.pdf"]
    assert view.voucher_button.isHidden()
    read(view.papers.ready, "signed.pdf", lambda: len(view.papers.buttons) == 2)
    assert rows("SELECT name, material_count_id, voucher_id FROM attachment") == [
        ("list.pdf", 1, None),
        ("signed.pdf", 1, None),
    ]


def test_papers_of_a_count_with_a_difference_lie_with_its_voucher(page: MaterialsPage, read: Read) -> None:
    """So they are seen beside the voucher, too, and stay where its month is locked."""
    form = begun(page, "140")
    form.explanation.set("Two lost, two broken")
    add(form, read, "list.pdf")
    form.submit()
    assert rows("SELECT a.name FROM attachment a JOIN material_count c ON c.voucher_id = a.voucher_id") == [
        ("list.pdf",)
    ]
    assert [one.text() for one in the_count(page).papers.buttons] == ["list.pdf"]


def test_the_record_is_printed_from_the_notice_the_list_and_the_record(
    page: MaterialsPage, keys: Any, notices: Notices, desk: Desk, qtbot: QtBot
) -> None:
    """Four of 144 buttons at 0.50 are missing: −2.00."""

    def printed(press: Callable[[], object]) -> str:
        with qtbot.waitSignal(desk.paper_wanted) as asked:
            press()
        name, make = asked.args
        assert name == "Stock count 20/03/2026"
        return " ".join(text_of(make(PaperWish("en", "letter"))).split())

    form = begun(page, "140")
    form.explanation.set("Two lost, two broken")
    form.submit()
    said = printed(notices.shown["done"].buttons[0].click)
    assert "button piece 144 140 −4 −2.00" in said
    assert "Why it differs: Two lost, two broken" in said
    page.close_all_over()
    page.want(Wanted(tab="counts"))
    page.counts.table.go_to(0)
    assert printed(page.counts.print_button.click) == said
    the_count(page)
    assert printed(lambda: keys.press(Qt.Key.Key_P, CTRL)) == said


def test_a_material_has_its_papers_beside_it(page: MaterialsPage, read: Read, keys: Any, qtbot: QtBot) -> None:
    """A picture pasted there, too; what is removed is put back by Undo."""
    page.want(Wanted(material=1))
    view: MaterialView = opened(page, MaterialView)
    read(view.papers.ready, "label.pdf", lambda: len(view.papers.buttons) == 1)
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(picture)
    keys.press(Qt.Key.Key_V, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: len(view.papers.buttons) == 2)
    assert rows("SELECT kind, material_id FROM attachment") == [("application/pdf", 1), ("image/png", 1)]
    assert isinstance(page.desk, Desk)
    page.desk.undo()
    qtbot.waitUntil(lambda: len(view.papers.buttons) == 1)


def test_a_new_material_takes_its_photo_with_it(page: MaterialsPage, books: Books, read: Read) -> None:
    """One that is changed has it beside the record already."""
    page.open_material_form(None)
    form: MaterialForm = opened(page, MaterialForm)
    form.name.set("Yarn")
    form.unit.set_unit("kg")
    add(form, read, "card.pdf")
    form.submit()
    [yarn] = [row.material for row in materials.list_materials(books) if row.material.name == "Yarn"]
    held = attachments.list_attachments(books, Holder("material", yarn.id))
    assert [one.name for one in held] == ["card.pdf"]
    assert form.papers
    assert not form.papers.value()
    page.open_material_form(yarn)
    assert opened(page, MaterialForm).papers is None
