"""Orders from elsewhere: what Home says of them, how the palette finds one, and where the cursor is afterwards."""

from datetime import date
from typing import Any, Final

import pytest
from pytestqt.qtbot import QtBot

from coopbooks import orders
from coopbooks.books import Books
from tests.builders import TODAY, spaced
from tests.core.ordering import an_order
from tests.ui.hands import CTRL, KEY, Action, Hands, Where, check
from ui.desk import Desk
from ui.finding import Finding
from ui.home import HomePage
from ui.shared.doing import Wanted
from ui.window import Window


@pytest.fixture
def home(desk: Desk, qtbot: QtBot, follow: Any) -> HomePage:
    """Return Home, in sight and following the books."""
    made = HomePage(desk)
    follow(made)
    qtbot.addWidget(made)
    made.show()
    return made


def said(home: HomePage) -> list[str]:
    return [task.accessibleName() for task in home.to_do.tasks if not task.isHidden()]


def test_orders_promised_soon_and_overdue_ones_are_told(home: HomePage, books: Books, desk: Desk) -> None:
    """Today is 20 March: what is promised for 19 April is within 30 days, for 20 April not yet."""
    went: list[tuple[str, Wanted]] = []
    desk.went.connect(lambda where, wanted: went.append((where, wanted)))
    an_order(books, "later", promised=date(2026, 4, 20))
    assert not [words for words in said(home) if "promised" in words]
    soon = an_order(books, "soon", promised=date(2026, 4, 19))
    an_order(books, "over", promised=date(2026, 3, 19))
    words = "soon · 40 jumpers is promised for 19/04/2026"
    assert said(home)[:2] == ["over · 40 jumpers is overdue: it was promised for 19/03/2026", words]
    home.to_do.chosen.emit(1)
    assert went[-1] == ("orders", Wanted(order=soon))
    for code in ("a", "b"):
        an_order(books, code, promised=date(2026, 4, 1))
    assert said(home)[3] == "1 more order is promised soon"
    orders.finish_order(books, soon, TODAY)
    assert "more" not in said(home)[3]


def test_an_order_is_found_by_its_number_its_title_and_whom_it_is_from(books: Books, qtbot: QtBot) -> None:
    order = an_order(books, "P-17")
    window = Window(books)
    qtbot.addWidget(window)
    window.show()
    finding = Finding(window.desk, window.sections)
    found = [
        next(group for group in finding.at_once(typed) if group.heading == "Orders").offers
        for typed in ("p-17", "jumpers", "quispe")
    ]
    said = [(offer.words, offer.beside, spaced(offer.end)) for [offer] in found]
    assert said == [("P-17 · 40 jumpers", "Rosa Quispe · 15/04/2026", "Bs 4,000.00")] * 3
    found[0][0].go()
    view: Any = window.page().currentWidget()
    assert view.order.id == order
    window.page().close_all_over()
    window.desk.leave()


def opened(hands: Hands) -> None:
    hands.go("orders", order=an_order(hands.window.books))


def finished(hands: Hands) -> None:
    opened(hands)
    hands.push(hands.over.finish_button)
    hands.press(KEY.Key_Return)
    assert hands.over.order.state == "finished"


def finishing_left(hands: Hands) -> None:
    opened(hands)
    hands.push(hands.over.finish_button)
    hands.press(KEY.Key_Escape)


def opened_again(hands: Hands) -> None:
    finished(hands)
    hands.push(hands.over.open_button)


def changed(hands: Hands) -> None:
    opened(hands)
    hands.press(KEY.Key_E, held=CTRL)
    hands.press(KEY.Key_Return, held=CTRL)


def sold_for_it(hands: Hands) -> None:
    opened(hands)
    hands.push(hands.over.sale_button)


def left(hands: Hands) -> None:
    opened(hands)
    hands.press(KEY.Key_Escape)


AFTER: Final[dict[Action, Where]] = {
    opened: lambda hands: hands.over.leave_button,
    finished: lambda hands: hands.over.leave_button,
    finishing_left: lambda hands: hands.over.finish_button,
    opened_again: lambda hands: hands.over.leave_button,
    changed: lambda hands: hands.over.leave_button,
    sold_for_it: lambda hands: hands.over.boxes["customer"].editor,
    left: lambda hands: hands.page.table,
}


@pytest.mark.parametrize("action", AFTER, ids=lambda action: action.__name__)
def test_the_cursor_is_where_the_next_key_is_meant(hands: Hands, action: Action) -> None:
    check(hands, action, AFTER[action])
