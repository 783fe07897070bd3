"""The fields that are typed in: read strictly when left, shown as the books write, never losing what was typed."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coopbooks.errors import Refusal
from coopbooks.quantity import Quantity
from tests.builders import TODAY, m
from tests.ui.conftest import Boxed
from ui.shared.day_edit import DayEdit
from ui.shared.money_edit import MoneyEdit
from ui.shared.quantity_edit import QuantityEdit, WholeEdit
from ui.shared.typed_edit import TextEdit
from ui.shared.words import speak

KEYPAD = Qt.KeyboardModifier.KeypadModifier


@pytest.mark.parametrize(
    ("language", "typed", "written"),
    [
        ("es", "12*35,50", "426,00"),
        ("es", "1.200,50", "1.200,50"),
        ("es", "1200.5", "1.200,50"),
        ("es", "Bs 7", "7,00"),
        ("en", "1,200.50", "1,200.50"),
        ("en", "12*35.50", "426.00"),
    ],
)
def test_an_amount_is_read_when_left_and_written_as_the_books_do(
    boxed: Boxed, keys: Any, language: str, typed: str, written: str
) -> None:
    """12 × 35,50 = 426."""
    speak(language)
    edit = MoneyEdit()
    box = boxed(edit)
    keys.type(typed)
    keys.press(Qt.Key.Key_Tab)
    assert (edit.text(), box.refused) == (written, False)
    assert edit.value() in (m("426"), m("1200.50"), m("7"))


@pytest.mark.parametrize(
    "typed", ["1.200", "1,200", "5 10", "1e5", "🙂", "x", "7" * 500, "1/0", "12\t13\n14\t15", "$us 5"]
)
def test_what_cannot_be_read_is_refused_at_the_field_and_kept(boxed: Boxed, keys: Any, typed: str) -> None:
    """The words say what is wrong; typing anew takes them away."""
    edit = MoneyEdit()
    box = boxed(edit)
    QApplication.clipboard().setText(typed)
    edit.paste()
    kept = edit.text()
    keys.press(Qt.Key.Key_Tab)
    assert (edit.text(), bool(box.refusal_text)) == (kept, True)
    assert edit.accessibleDescription() == box.refusal_text
    with pytest.raises(Refusal):
        edit.value()
    box.enter()
    keys.type("8")
    assert not box.refused
    assert edit.text() == "8"


def test_a_pasted_table_is_not_run_together_into_one_figure(boxed: Boxed, keys: Any) -> None:
    """A field of one line turns line ends into blanks: ``12⏎13`` must not become 1213 nor 12."""
    edit = MoneyEdit()
    boxed(edit)
    QApplication.clipboard().setText("12\n13\n")
    edit.paste()
    with pytest.raises(Refusal):
        edit.value()


def test_a_cell_copied_from_a_spreadsheet_is_one_amount(boxed: Boxed, keys: Any) -> None:
    """A spreadsheet ends it with a line end."""
    edit = MoneyEdit()
    boxed(edit)
    QApplication.clipboard().setText("12.50\r\n")
    edit.paste()
    assert edit.value() == m("12.50")


@pytest.mark.parametrize(("language", "written"), [("es", "12,13"), ("en", "12.13")])
def test_the_point_of_the_number_pad_is_the_decimal_mark(boxed: Boxed, keys: Any, language: str, written: str) -> None:
    speak(language)
    edit = MoneyEdit()
    boxed(edit)
    keys.type("12")
    keys.press(Qt.Key.Key_Period, KEYPAD)
    keys.type("13")
    keys.press(Qt.Key.Key_Tab)
    assert (edit.text(), edit.value()) == (written, m("12.13"))


def test_the_point_of_the_number_pad_never_marks_thousands(boxed: Boxed, keys: Any) -> None:
    """In Bolivia 1.250 on the other keys is asked about; on the pad it is one and a quarter."""
    speak("es")
    edit = QuantityEdit()
    boxed(edit)
    keys.type("1")
    keys.press(Qt.Key.Key_Period, KEYPAD)
    keys.type("250")
    assert edit.text() == "1,250"
    assert edit.value() == Quantity.of("1.25")


def test_what_could_not_be_read_is_not_read_in_another_language(boxed: Boxed, keys: Any) -> None:
    """1.200 may be a thousand or one and a bit in Spanish; in English it would be the latter without a question."""
    speak("es")
    edit = QuantityEdit()
    box = boxed(edit)
    keys.type("1.200")
    keys.press(Qt.Key.Key_Tab)
    assert box.refused
    speak("en")
    assert edit.readable() is None
    assert box.refusal_text == "This could not be read in the language it was written in. Write it once more."
    keys.fill(edit, "1200")
    assert edit.value() == Quantity.of(1200)
    assert not box.refused


def test_figures_follow_the_language_and_nothing_typed_is_lost(qtbot: QtBot, boxed: Boxed, keys: Any) -> None:
    """1.200,50 in Bolivia is 1,200.50 in English, even where the cursor stands; what is no figure stays as it is."""
    speak("es")
    edit, count, wrong = MoneyEdit(), QuantityEdit(), MoneyEdit()
    for other in (count, wrong):
        qtbot.addWidget(other)
    boxed(edit)
    keys.type("1.200,50")
    count.set(Quantity.of("2.5"))
    wrong.insert("1.200")
    speak("en")
    assert (edit.text(), count.text(), wrong.text()) == ("1,200.50", "2.5", "1.200")
    assert edit.value() == m("1200.50")
    speak("es")
    assert (edit.text(), count.text(), wrong.text()) == ("1.200,50", "2,5", "1.200")


def test_what_is_proposed_looks_proposed_until_it_is_overtyped(boxed: Boxed, keys: Any) -> None:
    """Nothing proposed later takes the place of what she typed."""
    edit = MoneyEdit()
    boxed(edit)
    edit.propose(m("25"))
    assert (edit.text(), edit.property("proposed"), edit.typed) == ("25.00", True, False)
    edit.selectAll()
    keys.type("30")
    assert (edit.property("proposed"), edit.typed) == (False, True)
    edit.propose(m("26"))
    keys.press(Qt.Key.Key_Tab)
    assert edit.value() == m("30")
    edit.reset()
    edit.propose(m("26"))
    assert edit.value() == m("26")


def test_a_whole_number_refuses_decimals_and_a_quantity_takes_six(boxed: Boxed, keys: Any) -> None:
    whole = WholeEdit()
    box = boxed(whole)
    keys.type("2.5")
    keys.press(Qt.Key.Key_Tab)
    assert box.refused
    quantity = QuantityEdit()
    boxed(quantity)
    keys.type("0.000001")
    keys.press(Qt.Key.Key_Tab)
    assert quantity.value() == Quantity(1)


def test_words_are_taken_without_the_blanks_around_them_and_no_longer_than_the_field(boxed: Boxed, keys: Any) -> None:
    edit = TextEdit()
    boxed(edit)
    QApplication.clipboard().setText("  " + "a" * 700)
    edit.paste()
    assert len(edit.text()) == 500
    edit.setText("  apron 🙂 ")
    assert edit.value() == "apron 🙂"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("7", date(2026, 3, 7)),
        ("21", date(2026, 2, 21)),
        ("7/3", date(2026, 3, 7)),
        ("hoy", TODAY),
        ("ayer", date(2026, 3, 19)),
    ],
)
def test_a_day_is_typed_short(boxed: Boxed, keys: Any, typed: str, day: date) -> None:
    """Today is Friday 20 March 2026: the 21st without a month was in February."""
    edit = DayEdit(lambda: TODAY)
    boxed(edit)
    keys.type(typed)
    keys.press(Qt.Key.Key_Tab)
    assert (edit.value(), edit.text()) == (day, day.strftime("%d/%m/%Y"))


def test_a_day_is_picked_by_arrows_in_the_calendar(boxed: Boxed, keys: Any) -> None:
    """Arrow down opens it at the day typed; a week up and Enter takes that day, and the cursor is back in the field."""
    edit = DayEdit(lambda: TODAY)
    boxed(edit)
    keys.type("18/3")
    keys.press(Qt.Key.Key_Down)
    assert edit.calendar
    assert edit.calendar.isVisible()
    keys.press(Qt.Key.Key_Up)
    keys.press(Qt.Key.Key_Return)
    assert (edit.value(), edit.typed) == (date(2026, 3, 11), True)
    assert QApplication.activePopupWidget() is None
    assert edit.hasFocus()


def test_esc_closes_the_calendar_and_changes_nothing(boxed: Boxed, keys: Any) -> None:
    edit = DayEdit(lambda: TODAY)
    boxed(edit)
    edit.set(TODAY)
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Up)
    keys.press(Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert edit.value() == TODAY


def test_days_of_locked_months_cannot_be_picked(boxed: Boxed, keys: Any) -> None:
    """February is locked: from 18 March, three weeks up is as far as 1 March only."""
    edit = DayEdit(lambda: TODAY, lambda: date(2026, 2, 28))
    boxed(edit)
    keys.type("18/3")
    keys.press(Qt.Key.Key_Down)
    for _week in range(3):
        keys.press(Qt.Key.Key_Up)
    keys.press(Qt.Key.Key_Return)
    assert edit.value() >= date(2026, 3, 1)


def test_the_calendar_speaks_the_language_of_the_window(boxed: Boxed, keys: Any) -> None:
    speak("es")
    edit = DayEdit(lambda: TODAY)
    boxed(edit)
    edit.open_calendar()
    assert edit.calendar
    assert edit.calendar.month.locale().name() == "es_BO"
