"""The palette: a few letters typed anywhere lead anywhere, mistyped ones too; what is half filled stays as it is."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea
from pytestqt.qtbot import QtBot

from coopbooks import people, products
from coopbooks.books import Books
from coopbooks.i18n import LANGUAGES
from coopbooks.people import PersonDraft
from coopbooks.products import ProductDraft
from tests.builders import m, person_id, post, spaced
from tests.core.store import buy
from ui.materials.view import MaterialView
from ui.products.view import ProductView
from ui.sales.form import SaleForm
from ui.shared.doing import Wanted
from ui.shared.offers import Offer
from ui.shared.palette import Palette
from ui.shared.shortcuts_sheet import ShortcutsSheet
from ui.shared.voucher_view import VoucherView
from ui.shared.words import speak
from ui.window import Window

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(books: Books, qtbot: QtBot) -> Iterator[Window]:
    """Return the window over books with a customer, a product, and two vouchers, one of them of 1,200.50."""
    people.add_person(books, PersonDraft("Doña Ñusta Quispe", roles=frozenset({"customer"})))
    products.add_product(books, ProductDraft("Bordado fino", "piece", m("80"), code="KP-014"))
    post(books, "cash 5000 / contributions -5000", description="Contributions of members")
    post(books, "rent 1200.50 / cash -1200.50", description="Workshop in Villa Fátima")
    made = Window(books)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.desk.leave()


def offered(palette: Palette) -> list[str]:
    """What can be gone to, after the books were asked."""
    QApplication.processEvents()
    model = palette.model
    return [str(model.index(row, 0).data()) for row in model.choices]


def find(window: Window, keys: Any, typed: str) -> Palette:
    keys.press(Key.Key_K, CTRL)
    keys.type(typed)
    assert window.finder.isVisible()
    return window.finder


def test_an_action_is_found_by_a_few_letters_and_done(window: Window, keys: Any) -> None:
    palette = find(window, keys, "rec sale")
    assert offered(palette)[0] == "Record a sale"
    keys.press(Key.Key_Return)
    assert isinstance(window.page().currentWidget(), SaleForm)
    assert not palette.isVisible()


@pytest.mark.parametrize("typed", ["bordado", "bordda", "brodado", "BÓRDADO", "kp-014"])
def test_a_product_is_found_mistyped_too(window: Window, keys: Any, typed: str) -> None:
    assert "Bordado fino" in offered(find(window, keys, typed))[0]
    keys.press(Key.Key_Return)
    assert isinstance(window.page().currentWidget(), ProductView)


def test_a_material_is_found_with_how_much_there_is_of_it(window: Window, keys: Any) -> None:
    buy(window.books, "60 alpaca 1500")
    palette = find(window, keys, "alpca")
    assert offered(palette)[0] == "alpaca"
    assert "60 kg" in [spaced(line.end) for line in palette.model.lines if isinstance(line, Offer)]
    keys.press(Key.Key_Return)
    assert isinstance(window.page().currentWidget(), MaterialView)


def test_what_is_read_as_a_day_comes_before_what_is_only_nearly_called_so(window: Window, keys: Any) -> None:
    """A letter of “ayer” is amiss in “hay”, by which the opening balances are found; Enter goes to yesterday's dues."""
    yesterday = window.books.today() - timedelta(1)
    post(window.books, "cash 5 / contributions -5", day=yesterday, description="Aporte de Juana")
    speak("es")
    palette = find(window, keys, "ayer")
    assert offered(palette)[0].startswith("Aporte de Juana")
    assert any("iniciales" in one for one in offered(palette)[1:])


def test_somebody_is_found_without_her_accents(window: Window, keys: Any) -> None:
    assert "Doña Ñusta Quispe" in offered(find(window, keys, "nusta"))[0]


@pytest.mark.parametrize("typed", ["1.200,50", "1200.5", "1,200.50", "fatima", "vila fatma", "CE 1"])
def test_a_voucher_is_found_by_amount_words_or_number(window: Window, keys: Any, typed: str) -> None:
    palette = find(window, keys, typed)
    found = offered(palette)
    place = next(place for place, one in enumerate(found) if "CE 2026-0001" in one or "Villa Fátima" in one)
    for _step in range(place):
        keys.press(Key.Key_Down)
    keys.press(Key.Key_Return)
    view = window.page().currentWidget()
    assert isinstance(view, VoucherView)
    assert view.voucher.amount == m("1200.50")


def test_what_was_recorded_last_is_looked_at_and_not_undone(window: Window, keys: Any) -> None:
    """Its number, its words, its amount lead to it; undoing is found by its own word alone."""
    with_undo = window.desk.recorded("CE 2026-0001: Workshop in Villa Fátima, Bs 1,200.50", 2)
    window.desk.done(with_undo)
    for typed in ("0001", "fatima", "1200.50"):
        assert not any("Undo" in one for one in offered(find(window, keys, typed)))
        keys.press(Key.Key_Escape)
    assert "Undo: CE 2026-0001" in offered(find(window, keys, "undo"))[0]
    keys.press(Key.Key_Escape)
    assert window.desk.last_deed() is with_undo


def test_it_closes_a_list_that_is_open_below_it(window: Window, keys: Any) -> None:
    window.go("sales", Wanted(new="deal"))
    form: Any = window.page().currentWidget()
    keys.fill(form.customer, "Do")
    assert form.customer._is_open
    palette = find(window, keys, "rent")
    assert (palette.edit.text(), form.customer.text(), form.customer._is_open) == ("rent", "Do", False)
    form.customer.set(None)


def test_esc_gives_the_cursor_back_and_nothing_typed_is_lost(window: Window, keys: Any) -> None:
    window.go("sales", Wanted(new="deal"))
    form = window.page().currentWidget()
    assert isinstance(form, SaleForm)
    keys.fill(form.note, "for the fair")
    before = window.focusWidget()
    find(window, keys, "zzzz")
    assert offered(window.finder) == []
    keys.press(Key.Key_Escape)
    assert window.focusWidget() is before
    assert form.note.value() == "for the fair"


def test_empty_it_offers_what_is_usual_and_what_was_recorded_last(window: Window, keys: Any) -> None:
    found = offered(find(window, keys, ""))
    assert "Record a sale" in found
    assert any("Villa Fátima" in one for one in found)


def test_the_sheet_of_keys_names_every_key_there_is(window: Window, keys: Any) -> None:
    keys.press(Key.Key_F1)
    sheet = window.page().currentWidget()
    assert isinstance(sheet, ShortcutsSheet)
    area = sheet.findChildren(QScrollArea)[0]
    frames = [one for one in sheet.findChildren(QFrame) if one.property("kind") == "panel"]
    near = [one.mapTo(area.viewport(), one.rect().topLeft()) for one in frames]
    assert min(min(place.x(), place.y()) for place in near) >= 4, "the groups are set off the frame of the sheet"
    scrolled = area.verticalScrollBar()
    keys.press(Key.Key_End)
    assert scrolled.value() == scrolled.maximum() > 0
    keys.press(Key.Key_Home)
    assert scrolled.value() == 0
    keys.press(Key.Key_Escape)
    assert window.page().currentWidget() is not sheet


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_actions_share_a_key_and_no_two_entries_of_a_menu_a_letter(window: Window, language: str) -> None:
    speak(language)
    actions = [action for section in window.sections for action in section.actions]
    keys = Counter(QKeySequence(action.keys).toString() for action in actions if action.keys)
    assert [key for key, times in keys.items() if times > 1] == []
    letters = Counter(_letter(section.words()) for section in window.sections)
    assert [letter for letter, times in letters.items() if times > 1] == []


def _letter(words: str) -> str:
    return words[words.index("&") + 1].casefold()


def test_what_somebody_owes_leads_to_her_account(window: Window, books: Books, keys: Any) -> None:
    post(books, "customers 60 @Rosa Quispe / sales_local -60")
    people.change_person(
        books, person_id(books, "Rosa Quispe"), PersonDraft("Rosa Quispe", roles=frozenset({"customer"}))
    )
    found = offered(find(window, keys, "rosa"))
    assert "Rosa Quispe" in found[0]
    keys.press(Key.Key_Return)
    assert window.page() is window.pages["statements"]


def test_a_member_leads_to_all_there_is_of_her(window: Window, keys: Any) -> None:
    people.add_person(window.books, PersonDraft("Eulalia Mamani", roles=frozenset({"member"})))
    assert "Eulalia Mamani" in offered(find(window, keys, "eulal"))[0]
    keys.press(Key.Key_Return)
    assert window.page() is window.pages["members"]
    page: Any = window.page()
    assert page.currentWidget().member.name == "Eulalia Mamani"


def test_what_is_to_be_typed_over_still_is_after_the_language_was_chosen(window: Window, keys: Any) -> None:
    window.go("cash", Wanted(new="transfer"))
    form: Any = window.page().currentWidget()
    form.amount.set(m("45"))
    form.boxes["amount"].enter()
    QApplication.processEvents()
    assert form.amount.selectedText() == "45.00"
    find(window, keys, "español")
    keys.press(Key.Key_Return)
    assert form.amount.selectedText() == "45,00"
    keys.type("50")
    assert form.amount.text() == "50"
