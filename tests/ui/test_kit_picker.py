"""The field that searches as you type: by keys and mouse, creating on the spot, never leaving its list behind."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coopbooks import people
from coopbooks.books import Books
from coopbooks.i18n import N_, _
from coopbooks.people import PersonDraft
from ui import look
from ui.desk import Desk
from ui.shared.choice import Option
from ui.shared.choices import person_picker
from ui.shared.field_box import FieldBox
from ui.shared.form import Form
from ui.shared.picker import Picker
from ui.shared.typed_edit import TextEdit
from ui.shared.words import speak


class Asked(Form):
    """A form that asks for a customer and then for a note."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, lambda: "Form")
        self.who = self.add(
            "who", lambda: "Who?", person_picker(desk.books, "customer", N_("+ New customer “%(name)s”"))
        )
        self.note = self.add("note", lambda: "Note", TextEdit())
        self.start_again()

    def draft(self) -> Any:
        return self.who.key, self.note.value()


@pytest.fixture
def form(desk: Desk, books: Books, show: Any) -> Asked:
    """Return the form on the screen; three people are known."""
    for name, detail in (("Asociación Las Niñas", ""), ("Rosa Quispe", "El Alto"), ("Tienda Central", "")):
        people.add_person(books, PersonDraft(name, detail, roles=frozenset({"customer"})))
    made = Asked(desk)
    show(made)
    made.enter()
    return made


def offered(picker: Picker) -> list[str]:
    """Return what the open list offers; nothing where none is open."""
    return picker._list.stringList() if picker._popup.isVisible() else []


def names(books: Books) -> list[str]:
    return [one.name for one in people.list_people(books)]


def test_it_finds_without_accents_and_enter_takes_the_first_and_moves_on_once(form: Asked, keys: Any) -> None:
    keys.type("ninas")
    assert offered(form.who) == ["Asociación Las Niñas", "+ New customer “ninas”"]
    keys.press(Qt.Key.Key_Return)
    assert form.who.text() == "Asociación Las Niñas"
    assert offered(form.who) == []
    assert form.note.hasFocus()


def test_words_in_any_order_and_what_tells_people_apart_are_searched(form: Asked, keys: Any) -> None:
    keys.type("alto ros")
    assert offered(form.who)[0].split() == ["Rosa", "Quispe", "El", "Alto"]


def test_arrows_choose_another_one(form: Asked, keys: Any) -> None:
    """“as” and “a” begin words of two of them: the second is taken with arrow down."""
    keys.press(Qt.Key.Key_Down)
    assert len(offered(form.who)) == 3
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    assert form.who.text() == "Rosa Quispe"
    assert form.note.hasFocus()


def test_the_list_goes_when_letters_become_larger(form: Asked, keys: Any) -> None:
    keys.type("ros")
    for percent in (125, look.WHOLE):
        look.wear("light", percent)
    assert not form.who._is_open


def test_tab_with_one_match_takes_it_and_moves_on_once(form: Asked, keys: Any) -> None:
    keys.type("cent")
    keys.press(Qt.Key.Key_Tab)
    assert form.who.text() == "Tienda Central"
    assert form.note.hasFocus()
    assert offered(form.who) == []


def test_a_new_one_is_made_on_the_spot(form: Asked, keys: Any, books: Books) -> None:
    keys.type("Tienda Nueva")
    assert offered(form.who) == ["+ New customer “Tienda Nueva”"]
    keys.press(Qt.Key.Key_Return)
    assert "Tienda Nueva" in names(books)
    assert form.who.text() == "Tienda Nueva"
    assert form.note.hasFocus()


def test_a_twin_is_refused_at_the_field_and_the_cursor_stays(form: Asked, keys: Any, books: Books) -> None:
    """Without her town she would be a second Rosa Quispe who cannot be told from the first."""
    before = names(books)
    keys.type("Rosa Quispe El Alto")
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    assert "is here already" in form.boxes["who"].refusal_text
    assert form.who.text() == "Rosa Quispe El Alto"
    assert form.who.hasFocus()
    assert offered(form.who) == []
    assert names(books) == before


def test_esc_closes_the_list_and_not_the_form(form: Asked, keys: Any, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(form.left):
        keys.type("t")
        keys.press(Qt.Key.Key_Escape)
        assert offered(form.who) == []
    assert form.foot.doubts.isHidden()
    keys.press(Qt.Key.Key_Escape)
    assert not form.foot.doubts.isHidden()


def test_a_list_is_made_when_it_is_first_opened(form: Asked, keys: Any) -> None:
    form.note.setFocus()
    form.enter()
    assert "_popup" not in vars(form.who)
    keys.press(Qt.Key.Key_Down)
    assert len(offered(form.who)) == 3


def test_a_click_on_the_list_takes_what_is_clicked(form: Asked, keys: Any) -> None:
    keys.press(Qt.Key.Key_Down)
    popup = form.who._popup
    place = popup.visualRect(popup.model().index(2, 0)).center()
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert form.who.text() == "Tienda Central"
    assert offered(form.who) == []


def test_the_list_never_stays_open_where_the_cursor_is_not(form: Asked, keys: Any) -> None:
    keys.type("t")
    form.note.setFocus()
    QApplication.processEvents()
    assert offered(form.who) == []
    assert QApplication.activePopupWidget() is None
    form.enter()
    keys.type("t")
    form.hide()
    assert offered(form.who) == []


def test_a_name_that_is_not_on_the_list_is_refused_when_the_field_is_left(form: Asked, keys: Any) -> None:
    """It says how to make her, and going back and doing that makes her."""
    keys.type("Zoila")
    keys.press(Qt.Key.Key_Tab)
    how = "“Zoila” is not on the list yet. Press the arrow down here, then Enter on: + New customer “Zoila”"
    assert (form.boxes["who"].refusal_text, form.who.text()) == (how, "Zoila")
    keys.press(Qt.Key.Key_Backtab)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        keys.press(key)
    assert (form.boxes["who"].refused, "Zoila" in names(form.desk.books)) == (False, True)


def test_so_it_is_where_somebody_was_chosen_before(form: Asked, keys: Any) -> None:
    """The list is of what is typed now: the first of all would be somebody else."""
    keys.type("ninas")
    keys.press(Qt.Key.Key_Return)
    keys.fill(form.who, "Zoila")
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Backtab)
    keys.press(Qt.Key.Key_Down)
    assert offered(form.who) == ["+ New customer “Zoila”"]


def test_what_is_called_so_in_other_words_comes_after_what_has_them_as_its_name(show: Any, keys: Any) -> None:
    """“te” begins Telephone and tea; the name is meant, and tea alone finds the refreshments."""
    picker = Picker(lambda: [Option(1, "Refreshments", "", "tea"), Option(2, "Telephone")])
    show(picker)
    picker.setFocus()
    keys.type("te")
    assert offered(picker) == ["Telephone", "Refreshments"]
    assert (picker.value().key, picker.read("tea").key) == (2, 1)


def test_two_that_fit_are_not_guessed_between(form: Asked, keys: Any) -> None:
    people.add_person(form.desk.books, PersonDraft("Tienda Sur", roles=frozenset({"customer"})))
    form.note.setFocus()
    form.enter()
    keys.type("tienda")
    keys.press(Qt.Key.Key_Tab)
    assert form.boxes["who"].refused


def test_whoever_was_added_meanwhile_is_found_when_the_field_is_entered_again(form: Asked, keys: Any) -> None:
    keys.type("t")
    keys.press(Qt.Key.Key_Tab)
    people.add_person(form.desk.books, PersonDraft("Hilda Choque", roles=frozenset({"customer"})))
    form.enter()
    keys.type("hild")
    keys.press(Qt.Key.Key_Return)
    assert form.who.text() == "Hilda Choque"


def test_of_two_people_of_one_name_the_one_chosen_stays_chosen(form: Asked, keys: Any, books: Books) -> None:
    other = people.add_person(books, PersonDraft("Rosa Quispe", "Viacha", roles=frozenset({"customer"})))
    form.note.setFocus()
    form.enter()
    keys.type("rosa viacha")
    keys.press(Qt.Key.Key_Return)
    speak("es")
    assert form.who.key == other.id


def test_the_list_offers_to_make_one_in_the_language_spoken(form: Asked, keys: Any) -> None:
    speak("es")
    keys.type("Tienda Nueva")
    assert offered(form.who) == ["+ Nuevo cliente “Tienda Nueva”"]


def test_what_is_picked_is_said_in_the_language_spoken(show: Any, keys: Any) -> None:
    picker = Picker(lambda: [Option(1, _("Sales")), Option(2, _("Costs"))])
    show(picker)
    picker.setFocus()
    keys.type("co")
    keys.press(Qt.Key.Key_Return)
    speak("es")
    assert (picker.text(), picker.key, picker.typed) == ("Costos", 2, True)


def test_a_name_too_long_to_print_is_refused_where_it_is_typed(form: Asked, keys: Any) -> None:
    name = "N" * 500
    QApplication.clipboard().setText(name)
    form.who.paste()
    keys.press(Qt.Key.Key_Return)
    assert form.boxes["who"].refused
    assert form.who.text() == name


def test_the_list_is_as_wide_as_its_words_under_a_narrow_field(show: Any, keys: Any, desk: Desk) -> None:
    picker = person_picker(desk.books, "customer", N_("+ New customer “%(name)s”"))
    picker.setFixedWidth(120)
    show(picker)
    picker.setFocus()
    keys.type("Asociación Las Niñas")
    view = picker._popup.viewport().width()
    assert view >= QFontMetrics(picker._popup.font()).horizontalAdvance(offered(picker)[0]) > picker.width()


def test_a_name_that_begins_as_typed_comes_before_one_with_such_a_word_in_it(form: Asked) -> None:
    form.who._options = [Option(1, "Mano de obra (trabajo)"), Option(2, "Transporte")]
    form.who.search("tra")
    assert offered(form.who)[:2] == ["Transporte", "Mano de obra (trabajo)"]


def test_an_account_is_picked_from_a_list_of_thousands_at_once(show: Any, keys: Any) -> None:
    """No more than fifty are shown, and the one wanted is among them as soon as its letters are typed."""
    picker = Picker(lambda: [Option(number, f"Person {number}") for number in range(5000)])
    ground = QWidget()
    layout = QVBoxLayout(ground)
    layout.addWidget(FieldBox(lambda: "Who?", picker))
    layout.addWidget(QLineEdit())
    show(ground)
    picker.setFocus()
    keys.type("person 4999")
    assert offered(picker) == ["Person 4999"]


def test_a_file_that_is_gone_is_said_at_the_field_and_the_name_stays(form: Asked, keys: Any, books: Books) -> None:
    """Somebody new is written at once, wherever one is in the form; nothing of the program breaks."""
    moved = books.path.rename(books.path.with_name("moved.coop"))
    keys.type("Ana")
    keys.press(Qt.Key.Key_Return)
    assert "was moved or deleted while they were open" in form.boxes["who"].refusal_text
    assert (form.who.text(), form.who.hasFocus()) == ("Ana", True)
    assert "Ana" not in names(books)
    moved.rename(books.path)
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Return)
    assert form.boxes["who"].refusal_text == ""
    assert "Ana" in names(books)
