"""The papers of a voucher, asked for from the record itself and from the notice after recording."""

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coopbooks import people
from coopbooks.books import Books
from coopbooks.people import PersonDraft
from tests.builders import post
from tests.printed import pages_of, text_of
from ui.desk import Desk
from ui.shared.doing import PaperWish
from ui.shared.voucher_view import VoucherView


def printed(desk: Desk, qtbot: QtBot, view: VoucherView, which: str) -> tuple[str, bytes]:
    """Press a button of a record and return the name and the bytes of the paper it wants."""
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        getattr(view, which).click()
    name, make = wanted.args
    return name, make(PaperWish("es", "letter"))


def test_a_receipt_goes_home_with_who_paid(desk: Desk, books: Books, qtbot: QtBot) -> None:
    """Both halves name her and her C.I., and say that it is no invoice."""
    anita = people.add_person(books, PersonDraft("Doña Anita", identity="4456789 LP"))
    view = VoucherView(desk, post(books, "cash 50 / sales_local -50", person=anita.id, concerns="Doña Anita").id)
    qtbot.addWidget(view)
    assert not view.receipt_button.isHidden()
    name, pdf = printed(desk, qtbot, view, "receipt_button")
    assert name.endswith("CI 2026-0001")
    assert text_of(pdf).count("4456789 LP") == 2
    assert text_of(pdf).count("No válido como factura") == 2


def test_every_voucher_prints_but_only_money_that_came_in_gives_a_receipt(
    desk: Desk, books: Books, qtbot: QtBot
) -> None:
    """A payment voucher is one page with its accounts; who was paid gets no receipt of ours."""
    view = VoucherView(desk, post(books, "rent 120 / cash -120", description="Alquiler").id)
    qtbot.addWidget(view)
    assert view.receipt_button.isHidden()
    name, pdf = printed(desk, qtbot, view, "print_button")
    assert name == "CE 2026-0001"
    assert len(pages_of(pdf)) == 1
    assert "Alquiler" in text_of(pdf)


def test_the_club_and_the_moment_are_those_of_the_asking(desk: Desk, books: Books, qtbot: QtBot) -> None:
    """The paper is made without the books: closing them in between changes nothing."""
    view = VoucherView(desk, post(books).id)
    qtbot.addWidget(view)
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        view.print_button.click()
    books.close()
    assert "Club de Madres Las Rosas" in text_of(wanted.args[1](PaperWish("en", "a4")))


def test_the_keys_for_printing_print_the_record_in_sight(
    desk: Desk, books: Books, show: Any, keys: Any, qtbot: QtBot
) -> None:
    view = VoucherView(desk, post(books).id)
    show(view)
    view.enter()
    with qtbot.waitSignal(desk.paper_wanted):
        keys.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
