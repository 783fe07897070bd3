"""A list that is led to from elsewhere is shown whole, whatever was searched for in it before."""

from typing import Any

import pytest

from coopbooks import cash, orders
from tests.builders import TODAY
from tests.core.ordering import a_draft
from tests.ui.hands import Hands
from ui.shared.search_edit import SearchEdit
from ui.statements import StatementsPage


def fields(hands: Hands) -> list[SearchEdit]:
    """Return the fields in sight to search in."""
    return [one for one in hands.page.findChildren(SearchEdit) if one.isVisible()]


@pytest.mark.parametrize(
    ("page", "tab"),
    [
        ("cash", "book"),
        ("sales", "debts"),
        ("costs", "debts"),
        ("loans", "due"),
        ("machines", "maintenance"),
        ("members", "dues"),
        ("settings", "people"),
        ("orders", ""),
    ],
)
def test_what_was_searched_for_is_forgotten(hands: Hands, page: str, tab: str) -> None:
    """Gone to as one left it, it still is what was searched for; led to by a tile, a task or a name, it is not."""
    orders.add_order(hands.window.books, a_draft(hands.window.books))
    hands.go(page, tab=tab)
    (field,) = fields(hands)
    field.set("nothing like it")
    hands.window.go("home")
    hands.window.go(page)
    assert field.value() == "nothing like it"
    hands.window.go("home")
    hands.go(page, tab=tab)
    assert field.value() == ""


def test_a_tick_that_narrows_a_list_is_taken_out_too(hands: Hands) -> None:
    hands.go("members", tab="dues")
    hands.page.dues.overdue.set(value=True)
    hands.go("members", tab="dues")
    assert not hands.page.dues.overdue.value()


def test_what_is_looked_for_by_name_stays_narrowed_to_it(hands: Hands) -> None:
    hands.go("ledger", tab="vouchers", search="Rosa")
    assert hands.page.vouchers.search.value() == "Rosa"
    hands.go("materials", tab="low")
    assert hands.page.stock.low.value()


def test_a_statement_led_to_is_asked_for_once(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was searched for in the journal, and of which box the cash book was, is forgotten at the same time."""
    hands.go("statements", tab="journal")
    page: StatementsPage = hands.page
    page.search.set("rent")
    page.box.set(cash.list_boxes(hands.window.books)[0].id)
    asked: list[Any] = []
    monkeypatch.setattr(page.statement, "ask", lambda kind, wanted: asked.append((kind.key, wanted)))
    hands.window.go("home")
    hands.go("statements", tab="cash_book", period=page.period.period().before())
    ((kind, wanted),) = asked
    assert (kind, wanted.box, wanted.search) == ("cash_book", None, "")
    assert wanted.period.last < TODAY
