"""Where the cursor is after what is done with loans: on what the next key is meant for, in sight."""

from datetime import date
from typing import Final

import pytest

from tests.builders import person_id, post
from tests.core.lending import GIVEN, borrowed, terms
from tests.ui.hands import CTRL, KEY, Action, Hands, Where, begins, check
from ui.loans.view import LoanView


def listed(hands: Hands) -> None:
    post(hands.window.books, "cash 5000 / contributions -5000", day=GIVEN)
    borrowed(hands.window.books)
    hands.go("loans")


def opened(hands: Hands) -> None:
    listed(hands)
    hands.press(KEY.Key_Return)
    assert isinstance(hands.over, LoanView)


def left(hands: Hands) -> None:
    opened(hands)
    hands.press(KEY.Key_Escape)


def to_be_paid(hands: Hands) -> None:
    opened(hands)
    hands.push(hands.over.deeds.pay_button)


def paid(hands: Hands) -> None:
    to_be_paid(hands)
    hands.press(KEY.Key_Return, held=CTRL)
    assert isinstance(hands.over, LoanView)


def refused(hands: Hands) -> None:
    to_be_paid(hands)
    hands.fill(hands.over.amount, "99999")
    hands.press(KEY.Key_Return, held=CTRL)


def paid_off(hands: Hands) -> None:
    opened(hands)
    hands.push(hands.over.deeds.pay_off_button)
    hands.press(KEY.Key_Return, held=CTRL)
    assert not hands.over.deeds.pay_off_button.isVisible()


def terms_opened(hands: Hands) -> None:
    opened(hands)
    hands.push(hands.over.deeds.terms_button)
    hands.press(KEY.Key_Return, held=CTRL)


def folded_away(hands: Hands) -> None:
    """A refusal at a field that was folded opens it and goes there."""
    hands.go("loans", new="borrowed")
    form = hands.over
    form.person.set_key(person_id(hands.window.books, "Banco Sol"))
    form.terms.put(terms(first_due=date(2026, 4, 20), grace=12, grace_kind="interest_only"))
    form.amount.set(terms().principal)
    hands.press(KEY.Key_Return, held=CTRL)


def one_more_offer(hands: Hands) -> None:
    hands.go("loans", tab="offers")
    hands.push(hands.page.offers.below.more_button)


def offers_afresh(hands: Hands) -> None:
    one_more_offer(hands)
    hands.push(hands.page.offers.below.afresh_button)


def recorded(hands: Hands) -> None:
    """The cursor of the list is on what was recorded last, wherever that stands."""
    listed(hands)
    hands.push(hands.page.borrowed.new_button)
    form = hands.over
    form.terms.put(terms("900", disbursed_on=hands.window.books.today(), first_due=date(2026, 4, 20)))
    form.person.set_key(person_id(hands.window.books, "Banco Sol"))
    form.amount.set(terms("900").principal)
    hands.press(KEY.Key_Return, held=CTRL)
    hands.press(KEY.Key_Escape)
    assert hands.page.borrowed.table.current().name == "Banco Sol"


AFTER: Final[dict[Action, Where]] = {
    listed: begins,
    opened: lambda hands: hands.over.leave_button,
    left: begins,
    to_be_paid: lambda hands: hands.over.amount,
    paid: lambda hands: hands.over.deeds.pay_button,
    refused: lambda hands: hands.over.amount,
    paid_off: lambda hands: hands.over.leave_button,
    terms_opened: lambda hands: hands.over.reason,
    recorded: begins,
    folded_away: lambda hands: hands.over.terms.more.grace,
    one_more_offer: lambda hands: hands.page.offers.below.panels[2].name,
    offers_afresh: lambda hands: hands.page.offers.below.amount,
}


@pytest.mark.parametrize("action", AFTER, ids=lambda action: action.__name__)
def test_the_cursor_is_where_the_next_key_is_meant(hands: Hands, action: Action) -> None:
    check(hands, action, AFTER[action])
