"""The form: leaving, doubts, the accounting beside it, and saving from wherever the cursor is."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from coopbooks import people, products, sales
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.people import PersonDraft
from coopbooks.products import ProductDraft
from tests.builders import a_sale, m, rows
from ui.desk import Desk
from ui.sales.form import SaleForm
from ui.shared import form_foot
from ui.shared.accounting_pane import _shown, toggle_accounting
from ui.shared.notices import Notices
from ui.shared.scrolled import is_seen
from ui.shared.words import speak

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def form(desk: Desk, books: Books, notices: Notices, show: Any) -> SaleForm:
    """Return the form of a sale on the screen; an apron costs 25, Rosa bought one a moment ago."""
    apron = products.add_product(books, ProductDraft("Apron", "piece", m("25.00")))
    people.add_person(books, PersonDraft("Rosa Quispe", roles=frozenset({"customer"})))
    draft = a_sale(books, "1 Apron 25.00", customer="Rosa Quispe")
    line = sales.SaleLine(apron.id, "Apron", draft.lines[0].quantity, "piece", m("25"))
    sales.record_sale(books, replace(draft, lines=(line,)))
    made = SaleForm(desk)
    show(made, notices)
    made.enter()
    return made


def count(books: Books) -> int:
    return int(rows("SELECT count(*) FROM voucher")[0][0])


def test_esc_leaves_at_once_where_nothing_is_typed(form: SaleForm, keys: Any, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.left):
        keys.press(Qt.Key.Key_Escape)


def test_esc_asks_once_where_something_is_typed(form: SaleForm, keys: Any, qtbot: QtBot) -> None:
    """Going on typing is an answer, too: then it is asked again."""
    form.note.setFocus()
    keys.type("fair")
    with qtbot.assertNotEmitted(form.left):
        keys.press(Qt.Key.Key_Escape)
        keys.type("s")
        assert form.foot.doubts.isHidden()
        keys.press(Qt.Key.Key_Escape)
    assert "not saved" in form.foot.doubts.accessibleDescription()
    with qtbot.waitSignal(form.left):
        keys.press(Qt.Key.Key_Escape)


@pytest.mark.parametrize("where", ["customer", "product", "quantity", "price", "day", "note"])
def test_what_is_odd_is_asked_wherever_the_cursor_was_and_one_enter_accepts_it(
    form: SaleForm, keys: Any, books: Books, where: str
) -> None:
    """The same as a moment ago: leaving the field for the question must not take the question away."""
    form.customer.set_key(form.customer.read("Rosa").key)
    usual = sales.usual_sale(books, form.customer.key)
    assert usual is not None
    form.lines.rows[0].put(usual.lines[0])
    row = form.lines.rows[0]
    fields = {"customer": form.customer, "product": row.product, "quantity": row.quantity, "price": row.price}
    (fields.get(where) or form.boxes[where].editor).setFocus()
    keys.press(Qt.Key.Key_Return, CTRL)
    assert "The very same" in form.foot.doubts.accessibleDescription()
    assert form.foot.doubts.accessibleDescription().endswith("press Enter once more.")
    assert form.foot.doubts.isVisible()
    assert count(books) == 1
    keys.press(Qt.Key.Key_Return)
    assert count(books) == 2


def ask_about_the_same(form: SaleForm, books: Books, keys: Any) -> None:
    form.customer.set_key(form.customer.read("Rosa").key)
    usual = sales.usual_sale(books, form.customer.key)
    assert usual is not None
    form.lines.rows[0].put(usual.lines[0])
    keys.press(Qt.Key.Key_Return, CTRL)
    assert form.foot.doubts.isVisible()


def test_keys_pressed_twice_at_once_answer_no_question(
    form: SaleForm, keys: Any, books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has read it yet: it goes on being asked."""
    monkeypatch.setattr(form_foot, "_MOMENT", 60_000)
    ask_about_the_same(form, books, keys)
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.press(Qt.Key.Key_Return)
    assert (count(books), form.foot.doubts.isVisible()) == (1, True)
    monkeypatch.setattr(form_foot, "_MOMENT", 0)
    keys.press(Qt.Key.Key_Return)
    assert count(books) == 2


def test_a_key_held_down_presses_a_button_once(form: SaleForm, keys: Any, books: Books) -> None:
    """What it presses is what is odd about the sale; letting it go and pressing again accepts it."""
    ask_about_the_same(form, books, keys)
    assert form.save_button.hasFocus()
    for _repeated in range(5):
        none = Qt.KeyboardModifier.NoModifier
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, none, "\r", autorep=True)
        QApplication.sendEvent(form.save_button, held)
    assert count(books) == 1
    keys.press(Qt.Key.Key_Return)
    assert count(books) == 2


def test_a_great_deal_that_is_odd_leaves_room_for_the_fields_and_the_answer(form: SaleForm) -> None:
    """What to press stands below it, and the rest of it is scrolled to, by keys, too."""
    form.resize(500, 400)
    form.foot.doubts.ask(tuple(f"This is odd, as is whatever stands in line {line}." for line in range(40)), "Press.")
    QApplication.processEvents()
    assert is_seen(form.foot.doubts._then)
    assert form.foot.doubts.height() < 250
    assert form.foot.doubts._scroll.focusPolicy() & Qt.FocusPolicy.TabFocus
    form.foot.doubts.ask(("This is odd.",), "Press.")
    QApplication.processEvents()
    assert is_seen(form.foot.doubts._words)
    assert form.foot.doubts._scroll.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_what_is_refused_out_of_sight_is_said_at_the_foot(form: SaleForm, keys: Any) -> None:
    """The cursor goes where it is refused, and there may not be the room for both."""
    keys.press(Qt.Key.Key_Return, CTRL)
    assert not form.foot.refused.isVisible()
    for _line in range(9):
        form.lines.add_row()
    form.setFixedHeight(300)
    QApplication.processEvents()
    keys.press(Qt.Key.Key_Return, CTRL)
    for _round in range(3):
        QApplication.processEvents()
    refused = form.boxes["lines"].refusal
    assert form.lines.rows[0].product.hasFocus()
    assert not is_seen(refused), "it stands below ten lines"
    assert form.foot.refused.text() == f"What was sold? {refused.text()}"
    assert form.foot.refused.isVisible()
    form.lines.rows[0].quantity.set(form.lines.rows[0].quantity.read("1"))
    assert not form.foot.refused.isVisible()


def test_an_answer_typed_and_saved_at_once_is_asked_about_once(form: SaleForm, keys: Any, books: Books) -> None:
    """Letters that mean one product and Ctrl+Enter in the same field."""
    form.customer.set_key(form.customer.read("Rosa").key)
    form.lines.rows[0].quantity.set(form.lines.rows[0].quantity.read("1"))
    form.lines.rows[0].price.set(m("25"))
    form.lines.rows[0].product.setFocus()
    keys.type("apro")
    keys.press(Qt.Key.Key_Escape)
    keys.press(Qt.Key.Key_Return, CTRL)
    assert form.foot.doubts.isVisible()
    keys.press(Qt.Key.Key_Return)
    assert count(books) == 2


def test_the_accounting_is_shown_live_in_both_languages(form: SaleForm, keys: Any, qtbot: QtBot) -> None:
    """2 × 25 = 50."""
    before = _shown[0]
    toggle_accounting(form.window())
    form.lines.rows[0].product.set_key(1)
    form.lines.rows[0].price.set(m("25"))
    form.lines.rows[0].quantity.setFocus()
    keys.type("2")
    qtbot.waitUntil(lambda: "50.00" in form.accounting.text.toPlainText())
    assert "debit" in form.accounting.text.toPlainText()
    assert form.accounting.isVisible() != before
    speak("es")
    qtbot.waitUntil(lambda: "50,00" in form.accounting.text.toPlainText())
    assert "debe" in form.accounting.text.toPlainText()
    form.lines.rows[0].quantity.setText("x")
    form.show_accounting()
    assert "50,00" not in form.accounting.text.toPlainText()
    assert form.foot.said.isHidden()
    toggle_accounting(form.window())


def test_what_is_missing_before_there_is_any_accounting_is_told_with_its_field(form: SaleForm) -> None:
    assert form.accounting.text.toPlainText().startswith("What was sold?\n")
    speak("es")
    form.show_accounting()
    assert form.accounting.text.toPlainText().startswith("¿Qué se vendió?\n")


def test_saving_is_never_switched_off(form: SaleForm, keys: Any) -> None:
    """Pressed too early it says what is missing, which a grey button does not."""
    form.save_button.click()
    assert form.boxes["lines"].refused
    assert form.save_button.isEnabled()


def test_tab_goes_through_the_form_as_it_is_read(form: SaleForm, keys: Any) -> None:
    """From the first field over the papers to the two buttons, each lying under or right of the one before."""
    seen: list[QWidget] = []
    while (at := form.window().focusWidget()) not in seen:
        seen.append(at)
        keys.press(Qt.Key.Key_Tab)
    papers = form.papers
    assert papers
    assert [one for one in seen if isinstance(one, QPushButton)][:4] == [
        papers.add_button, papers.paste_button, form.save_button, form.leave_button,
    ]  # fmt: skip
    places = [(form.mapFromGlobal(one.mapToGlobal(one.rect().topLeft()))) for one in seen if form.isAncestorOf(one)]
    for before, after in pairwise(places):
        assert after.y() > before.y() or (after.y() == before.y() and after.x() > before.x())


def write(keys: Any, field: QWidget, text: str) -> None:
    """Write in a field and leave it."""
    keys.fill(field, text)
    keys.press(Qt.Key.Key_Tab)


def refused_in(form: SaleForm) -> list[str]:
    return [one.field for one in form.lines.rows[0].fields if one.property("refused")]


def test_in_another_language_only_what_was_refused_of_a_line_is_refused(form: SaleForm, keys: Any) -> None:
    """Nobody saved yet: that nothing is written under Quantity is no mistake so far."""
    line, box = form.lines.rows[0], form.boxes["lines"]
    write(keys, line.price, "50+")
    assert refused_in(form) == ["price"]
    assert box.refusal_text.startswith("Something is missing in “50+”")
    speak("es")
    assert refused_in(form) == ["price"]
    assert box.refusal_text.startswith("Algo falta en “50+”")


def test_what_saving_refused_of_a_line_is_said_again_in_another_language(form: SaleForm, keys: Any) -> None:
    write(keys, form.lines.rows[0].fields[0], "apr")
    form.submit()
    assert refused_in(form) == ["quantity"]
    said = form.boxes["lines"].refusal_text
    speak("es")
    assert refused_in(form) == ["quantity"]
    assert form.boxes["lines"].refusal_text == _(said) != said


def test_of_two_fields_of_a_line_that_cannot_be_read_the_reason_of_the_first_is_told(form: SaleForm, keys: Any) -> None:
    """Until it is mended: then that of the other, which is still marked."""
    line, box = form.lines.rows[0], form.boxes["lines"]
    write(keys, line.price, "50+")
    write(keys, line.quantity, "q")
    assert refused_in(form) == ["quantity", "price"]
    assert box.refusal_text.startswith("“q” is not a number")
    write(keys, line.price, "60+")
    assert box.refusal_text.startswith("“q” is not a number")
    write(keys, line.quantity, "2")
    assert refused_in(form) == ["price"]
    assert box.refusal_text.startswith("Something is missing in “60+”")
    write(keys, line.price, "60")
    assert refused_in(form) == []
    assert not box.refused


def test_a_part_paid_that_cannot_be_read_is_refused_in_both_languages(form: SaleForm, keys: Any) -> None:
    form.paid.how.set("part")
    write(keys, form.paid.part, "50+")
    speak("es")
    assert form.boxes["paid"].refusal_text.startswith("Algo falta en “50+”")
