"""Where the cursor is after what is done in a form or with a record: on what the next key is meant for, in sight."""

from typing import Final

import pytest

from tests.ui.hands import CTRL, KEY, SHIFT, Action, Hands, Where, begins, check, form_opened, form_saved


def form_left(hands: Hands) -> None:
    hands.go("sales")
    form_opened(hands)
    hands.press(KEY.Key_Escape)


def form_left_half_filled(hands: Hands) -> None:
    hands.go("sales")
    form_opened(hands)
    hands.fill(hands.over.boxes["note"].editor, "later")
    hands.press(KEY.Key_Escape, KEY.Key_Escape)


def form_asks_before_leaving(hands: Hands) -> None:
    form_opened(hands)
    hands.fill(hands.over.boxes["customer"].editor, "Rosa")
    hands.press(KEY.Key_Escape, KEY.Key_Escape)


def form_refused(hands: Hands) -> None:
    form_opened(hands)
    hands.press(KEY.Key_Return, held=CTRL)


def form_saved_from_below(hands: Hands) -> None:
    """On a low screen, gone through by Tab to its last field, which scrolls the first one away."""
    hands.window.resize(1024, 480)
    form_opened(hands)
    row = hands.over.lines.rows[0]
    hands.fill(row.product, "Apron")
    hands.fill(row.quantity, "2")
    first = hands.over.boxes["customer"].editor
    while not hands.over.papers.add_button.hasFocus():
        hands.press(KEY.Key_Tab)
    assert first.visibleRegion().isEmpty()
    hands.press(KEY.Key_Return, held=CTRL)
    assert hands.over.last is not None


def line_added(hands: Hands) -> None:
    form_opened(hands)
    hands.over.lines.rows[0].product.setFocus()
    hands.press(KEY.Key_L, held=CTRL)


def line_taken_away(hands: Hands) -> None:
    line_added(hands)
    hands.press(KEY.Key_L, held=CTRL | SHIFT)
    assert len(hands.over.lines.rows) == 1


def started_afresh(hands: Hands) -> None:
    form_opened(hands)
    hands.fill(hands.over.boxes["note"].editor, "later")
    hands.over.keep_typed()
    hands.over.left.emit()
    hands.go("sales", new="deal")
    hands.push(hands.over.given_back.afresh_button)


def accounting_closed(hands: Hands) -> None:
    form_opened(hands)
    hands.press(KEY.Key_F9)
    hands.over.accounting.text.setFocus()
    hands.press(KEY.Key_F9)


# records ------------------------------------------------------------------------------------------------------------


def record_opened(hands: Hands) -> None:
    hands.go("sales")
    hands.press(KEY.Key_Return)


def record_left(hands: Hands) -> None:
    record_opened(hands)
    hands.press(KEY.Key_Escape)


def record_voided(hands: Hands) -> None:
    record_opened(hands)
    hands.push(hands.over.void_button)
    hands.fill(hands.asked.boxes["reason"].editor, "typed twice")
    hands.press(KEY.Key_Return)
    assert not hands.over.voucher.stands


def record_voiding_left(hands: Hands) -> None:
    record_opened(hands)
    hands.push(hands.over.void_button)
    hands.press(KEY.Key_Escape)


def record_corrected(hands: Hands) -> None:
    record_opened(hands)
    hands.press(KEY.Key_E, held=CTRL)
    hands.fill(hands.over.note, "for the fair")
    hands.press(KEY.Key_Return, held=CTRL)


def paper_removed(hands: Hands) -> None:
    record_opened(hands)
    hands.push(hands.over.papers.buttons[0])
    hands.push(hands.over.remove_button)


def paper_left(hands: Hands) -> None:
    record_opened(hands)
    hands.over.papers.buttons[0].setFocus()
    hands.press(KEY.Key_Space, KEY.Key_Escape)


def print_left(hands: Hands) -> None:
    record_opened(hands)
    hands.over.again_button.setFocus()
    hands.press(KEY.Key_P, held=CTRL)
    hands.press(KEY.Key_Escape)


AFTER: Final[dict[Action, Where]] = {
    form_opened: lambda hands: hands.over.boxes["customer"].editor,
    form_saved: lambda hands: hands.over.boxes["customer"].editor,
    form_saved_from_below: lambda hands: hands.over.boxes["customer"].editor,
    form_left: begins,
    form_left_half_filled: begins,
    form_asks_before_leaving: lambda hands: hands.over.boxes["customer"].editor,
    form_refused: lambda hands: hands.over.lines.rows[0].product,
    line_added: lambda hands: hands.over.lines.rows[1].fields[0],
    line_taken_away: lambda hands: hands.over.lines.rows[0].fields[0],
    started_afresh: lambda hands: hands.over.boxes["customer"].editor,
    accounting_closed: lambda hands: hands.over.boxes["customer"].editor,
    record_opened: lambda hands: hands.over.leave_button,
    record_left: begins,
    record_voided: lambda hands: hands.over.leave_button,
    record_voiding_left: lambda hands: hands.over.void_button,
    record_corrected: lambda hands: hands.over.leave_button,
    paper_removed: lambda hands: hands.over.leave_button,
    paper_left: lambda hands: hands.over.papers.buttons[0],
    print_left: lambda hands: hands.over.again_button,
}


@pytest.mark.parametrize("action", AFTER, ids=lambda action: action.__name__)
def test_the_cursor_is_where_the_next_key_is_meant(hands: Hands, action: Action) -> None:
    check(hands, action, AFTER[action])
