"""Fields as they are entered and left: what is seen of a long text, where the cursor goes, words in both languages."""

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea

from coopbooks.errors import Refusal
from coopbooks.i18n import _
from tests.builders import m
from tests.ui.conftest import Boxed, Show
from ui.shared.choice import Choice
from ui.shared.field_box import FieldBox
from ui.shared.fields import Fields
from ui.shared.flow import standing
from ui.shared.money_edit import MoneyEdit
from ui.shared.paid_choice import PaidChoice
from ui.shared.tab_order import bring_into_sight
from ui.shared.typed_edit import TextEdit
from ui.shared.words import speak


def test_of_a_text_too_long_for_its_field_the_beginning_is_read_once_it_is_left(boxed: Boxed, keys: Any) -> None:
    edit = TextEdit()
    edit.setFixedWidth(80)
    boxed(edit)
    keys.type("Bolsa bordada con llama")
    assert edit.cursorPosition() > 0
    keys.press(Qt.Key.Key_Tab)
    assert edit.cursorPosition() == 0
    edit.set("Mantel bordado con alpaca")
    assert edit.cursorPosition() == 0


def test_a_field_left_at_once_takes_nothing_up(boxed: Boxed) -> None:
    """What is entered is taken up a moment later, if the cursor is still there."""
    edit = TextEdit()
    boxed(edit)
    edit.set("Rosa")
    other = next(one for one in edit.window().findChildren(QLineEdit) if one is not edit)
    for one in (other, edit, other):
        one.setFocus()
    QApplication.processEvents()
    assert not edit.hasSelectedText()


def test_a_part_that_cannot_be_what_was_paid_is_where_the_cursor_goes(boxed: Boxed) -> None:
    paid = PaidChoice("BOB")
    box = boxed(paid)
    assert paid.how.hasFocus()
    paid.put(m("5"), m("10"))
    box.refuse(Refusal("Too much.", "paid"))
    box.enter()
    assert paid.part.hasFocus()
    assert paid.part.width() > paid.part.fontMetrics().horizontalAdvance("10.000,00")


def test_a_refusal_is_said_again_in_the_language_spoken_and_what_the_books_refused_is_forgotten(
    boxed: Boxed, keys: Any
) -> None:
    box = boxed(MoneyEdit())
    keys.type("q")
    keys.press(Qt.Key.Key_Tab)
    assert box.refusal_text.startswith("“q” is not a number")
    speak("es")
    assert box.refusal_text.startswith("“q” no es un número")
    box.editor.set(m("5"))
    box.refuse(Refusal("Eso no se debe.", "amount"))
    speak("en")
    assert not box.refused


def test_editors_side_by_side_stand_on_one_line_though_one_label_takes_two(show: Any) -> None:
    boxes = [FieldBox(partial(str, words), TextEdit()) for words in ("Price", "What is to be left every month")]
    for box in boxes:
        box.setFixedWidth(120)
    row = show(standing(*boxes))
    QApplication.processEvents()
    first, second = (box.editor.mapTo(row, QPoint(0, 0)).y() for box in boxes)
    assert boxes[1].label.height() > boxes[0].label.height()
    assert first == second


def test_a_row_of_fields_narrow_for_a_while_is_as_low_as_before_once_there_is_room(show: Show) -> None:
    fields = Fields()
    fields.add_row(
        ("one", lambda: "¿Cuánto?", TextEdit()), ("two", lambda: "Su tipo, como en las operaciones", TextEdit())
    )
    window = show(fields)
    boxes, heights = list(fields.boxes.values()), list[int]()
    for width in (900, 260, 900):
        window.resize(width, 300)
        QApplication.processEvents()
        assert len({box.editor.mapTo(fields, QPoint(0, 0)).y() for box in boxes}) == 1
        heights.append(boxes[0].height())
    wide, narrow, wide_again = heights
    assert wide_again == wide < narrow


def test_the_whole_name_is_said_of_what_is_chosen_now(show: Any) -> None:
    """Whoever chose it: other options offered meanwhile, or another language."""
    choice = Choice([(1, lambda: "No order yet")])
    show(choice)
    choice.offer([(2, lambda: _("Sales"))])
    assert choice.toolTip() == "Sales"
    speak("es")
    assert choice.toolTip() == choice.currentText() == "Ventas"


def test_of_several_refusals_out_of_sight_the_first_alone_is_told_elsewhere(show: Show) -> None:
    """Were the next one told once the first is seen, its words would take the room, and so on for ever."""
    fields, area = Fields(), QScrollArea(widgetResizable=True)
    editors = {name: fields.add(name, partial(str, name), TextEdit()) for name in ("one", "two", "three")}
    area.setWidget(fields)
    window = show(area)
    window.resize(400, 90)
    QApplication.processEvents()
    for name in ("three", "two"):
        fields.boxes[name].refuse(Refusal(f"Write {name}."))
    area.verticalScrollBar().setValue(0)
    QApplication.processEvents()
    assert fields.unseen_refusal() == "two: Write two."
    bring_into_sight(fields.boxes["two"].refusal)
    QApplication.processEvents()
    assert fields.unseen_refusal() == ""
    editors["two"].set("Wool")
    assert fields.unseen_refusal() == "three: Write three."


def test_the_list_of_a_choice_is_whole_where_the_cursor_is_in_its_field(show: Show) -> None:
    choice = Choice([(number, partial(str, f"Box {number}")) for number in range(5)])
    show(choice)
    choice.setFocus()
    assert choice.hasFocus()
    choice.showPopup()
    rows = choice.view()
    last = rows.visualRect(rows.model().index(choice.count() - 1, 0))
    assert last.bottom() <= rows.viewport().rect().bottom()
    choice.hidePopup()
