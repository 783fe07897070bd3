"""Where the cursor is after what is done with a payout: on what the next key is meant for, in sight."""

from typing import Final

import pytest

from coopbooks import payouts
from tests.builders import post
from tests.core.paying import a_club, a_run, approved, handed, knitted
from tests.ui.hands import CTRL, KEY, Action, Hands, Where, begins, check
from ui.payouts.explain_view import ExplainView
from ui.payouts.slip_view import SlipView
from ui.payouts.view import RunView


def listed(hands: Hands) -> None:
    books = hands.window.books
    a_club(books)
    knitted(books, "Ana 12 / Berta 5")
    a_run(books)
    hands.go("payouts")


def opened(hands: Hands) -> None:
    listed(hands)
    hands.press(KEY.Key_Return)
    assert isinstance(hands.over, RunView)


def left(hands: Hands) -> None:
    opened(hands)
    hands.press(KEY.Key_Escape)


def to_be_approved(hands: Hands) -> None:
    opened(hands)
    hands.press(KEY.Key_Return)


def only_those_it_is_enough_for(hands: Hands) -> None:
    """A box with 100: the 90 of Berta alone; the button goes with the warning."""
    opened(hands)
    books = hands.window.books
    post(books, "1.1.1.04 5700 / cash -5700")
    hands.press(KEY.Key_Return)
    hands.push(hands.over.enough_button)


def approved_by_keys(hands: Hands) -> None:
    to_be_approved(hands)
    hands.press(KEY.Key_Return, held=CTRL)
    assert hands.over.run.state == "approved"


def to_be_handed(hands: Hands) -> None:
    approved_by_keys(hands)
    hands.press(KEY.Key_Return)


def nobody_marked(hands: Hands) -> None:
    to_be_handed(hands)
    hands.push(hands.over.persons.none_button)
    hands.press(KEY.Key_Return, held=CTRL)


def pieces_opened(hands: Hands) -> None:
    to_be_handed(hands)
    hands.push(hands.over.pieces_button)


def pieces_left(hands: Hands) -> None:
    pieces_opened(hands)
    hands.press(KEY.Key_Escape)


def handed_by_keys(hands: Hands) -> None:
    to_be_handed(hands)
    hands.press(KEY.Key_Return, held=CTRL)


def closed(hands: Hands) -> None:
    handed_by_keys(hands)
    hands.press(KEY.Key_Return)
    assert hands.over.run.state == "closed"


def voided(hands: Hands) -> None:
    approved_by_keys(hands)
    hands.push(hands.over.deeds.void_button)
    hands.fill(hands.asked.boxes["reason"].editor, "Wrong")
    hands.press(KEY.Key_Return, held=CTRL)
    assert hands.over.run.state == "voided"


def slip_opened(hands: Hands) -> None:
    opened(hands)
    hands.over.slips.setFocus()
    hands.press(KEY.Key_Return)
    assert isinstance(hands.over, SlipView)


def explained(hands: Hands) -> None:
    slip_opened(hands)
    hands.press(KEY.Key_Return)
    assert isinstance(hands.over, ExplainView)


def behind(hands: Hands) -> None:
    """Two days of the same work: Enter on the step goes to its records."""
    listed(hands)
    books = hands.window.books
    knitted(books, "Ana 3", size="S")
    explained_again(hands)
    hands.press(KEY.Key_Return)


def explained_again(hands: Hands) -> None:
    hands.go("payouts")
    hands.press(KEY.Key_Return)
    hands.over.slips.setFocus()
    hands.press(KEY.Key_Return)
    hands.press(KEY.Key_Return)


def explanation_left(hands: Hands) -> None:
    explained(hands)
    hands.press(KEY.Key_Escape)


def taken_back_from_her(hands: Hands) -> None:
    """The button that was pressed goes with it: the cursor is on the figures again."""
    books = hands.window.books
    a_club(books)
    knitted(books, "Ana 12 / Berta 5")
    run = approved(books)
    handed(books, run)
    hands.go("payouts", run=run.id, person=payouts.slips(books, run.id)[0].person)
    hands.push(hands.over.back_button)
    hands.fill(hands.asked.boxes["reason"].editor, "Torn")
    hands.press(KEY.Key_Return, held=CTRL)


AFTER: Final[dict[Action, Where]] = {
    listed: begins,
    opened: lambda hands: hands.over.deeds.approve_button,
    left: begins,
    to_be_approved: lambda hands: hands.over.day,
    only_those_it_is_enough_for: lambda hands: hands.over.persons.table,
    approved_by_keys: lambda hands: hands.over.deeds.hand_button,
    to_be_handed: lambda hands: hands.over.persons.table,
    nobody_marked: lambda hands: hands.over.persons.table,
    pieces_opened: lambda hands: hands.over.box,
    pieces_left: lambda hands: hands.over.pieces_button,
    handed_by_keys: lambda hands: hands.over.deeds.close_button,
    closed: lambda hands: hands.over.leave_button,
    voided: lambda hands: hands.over.leave_button,
    slip_opened: lambda hands: hands.over.figures,
    explained: lambda hands: hands.over.steps,
    behind: lambda hands: hands.over.records,
    explanation_left: lambda hands: hands.over.figures,
    taken_back_from_her: lambda hands: hands.over.figures,
}


@pytest.mark.parametrize("action", AFTER, ids=lambda action: action.__name__)
def test_the_cursor_is_where_the_next_key_is_meant(hands: Hands, action: Action) -> None:
    check(hands, action, AFTER[action])
