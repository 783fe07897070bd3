"""From a loan that is taken to its plan on paper, in both languages and by keys: typed in with the plan beside it, two
instalments paid, what is left of it seen, and its plan printed.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

import pytest
from pytestqt.qtbot import QtBot

from coopbooks import ledger
from coopbooks.books import Books
from coopbooks.i18n import _
from tests.builders import m, post, spaced
from tests.journeys.loaned import record_loan, the_loan
from tests.journeys.walking import CTRL, Key, find, go_to, opened, over
from tests.printed import text_of
from tests.ui.conftest import Keys
from ui.loans.view import LoanView
from ui.shared.paper_view import PaperView
from ui.shared.words import speak
from ui.window import Window

FIGURES: Final = {
    "en": ("217.75", "2,612.97", "8.24"),
    "es": ("217,75", "2.612,97", "8,24"),
}
"""2.500 at 8,24 % a year in twelve instalments, the published plan: two of them pay 200,58 + 201,96 of principal.

Half of what was due by 20 March pays its interest first, 17,17 + 15,79: 184,79 of principal.
"""


@pytest.fixture
def window(books: Books, qtbot: QtBot) -> Iterator[Window]:
    """Return the window over books with 1,000 in the cash box."""
    post(books, "cash 1000 / contributions -1000", day=date(2026, 1, 2))
    yield from opened(books, qtbot)


@pytest.mark.parametrize("language", ["es", "en"])
def test_from_a_loan_to_its_plan_on_paper(window: Window, keys: Keys, qtbot: QtBot, language: str) -> None:
    speak(language)
    take(window, keys, FIGURES[language])
    pay(window, keys, FIGURES[language][0])
    assert the_loan(window).paid.principal == m("184.79")
    pay(window, keys, "")
    assert the_loan(window).paid.principal == m("402.54")
    look(window, keys)
    print_the_plan(window, qtbot)
    assert ledger.balance_on(window.books, ledger.account_of(window.books, "loans_payable").id) == m("-2097.46")


def take(window: Window, keys: Keys, figures: tuple[str, ...]) -> None:
    """Who, how much, how it came, when, which box, how it is paid back, at what rate, how often: field by field."""
    instalment, whole, rate = figures
    typed = ("Banco Sol", "2500", "", "", "20/1/2026", "", "", rate, "", "12")
    loan = record_loan(window, keys, _("Record a loan to the club"), typed, (instalment, whole))
    assert loan.first.first_due == date(2026, 2, 20)


def pay(window: Window, keys: Keys, amount: str) -> None:
    """Pay an amount, or what is proposed: both instalments due, then the rest of them, asked about as a twin."""
    find(keys, _("Pay an instalment of a loan"))
    form = over(window)
    keys.type("ban")
    keys.press(Key.Key_Return)
    assert form.amount.value() == m("435.50" if amount else "217.75")
    if amount:
        keys.fill(form.amount, amount)
    keys.press(Key.Key_Return, CTRL)
    if form.foot.doubts.isVisible():
        keys.press(Key.Key_Return)
    keys.press(Key.Key_Escape)


def look(window: Window, keys: Keys) -> None:
    """The first row of the page."""
    go_to(keys, "loans")
    keys.press(Key.Key_Return)
    view = over(window)
    assert isinstance(view, LoanView)
    states = [one.state for one in (view.plan.rows_model.row(place) for place in range(12))]
    assert states == ["paid"] * 2 + ["to_come"] * 10


def print_the_plan(window: Window, qtbot: QtBot) -> None:
    """It speaks the language of the club, whatever the window speaks."""
    over(window).deeds.print_button.menu().actions()[0].trigger()
    paper = over(window)
    assert isinstance(paper, PaperView)
    qtbot.waitUntil(lambda: bool(paper.pdf), timeout=20_000)
    text = spaced(text_of(paper.pdf))
    assert "Banco Sol" in text
    assert FIGURES["es"][0] in text
