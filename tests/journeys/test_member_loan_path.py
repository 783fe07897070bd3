"""From the box to a member and back, in both languages and by keys: lent to her, an instalment of hers taken in, and
her statement printed.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

import pytest
from pytestqt.qtbot import QtBot

from coopbooks import ledger, loans, people
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.money import Money
from tests.builders import TODAY, m, post, spaced
from tests.journeys.loaned import record_loan, the_loan
from tests.journeys.walking import CTRL, Key, find, opened, over
from tests.printed import text_of
from tests.ui.conftest import Keys
from ui.loans.view import LoanView
from ui.shared.paper_view import PaperView
from ui.shared.words import speak
from ui.window import Window

SAID: Final = {"en": ("105.32", "631.90", "18"), "es": ("105,32", "631,90", "18")}
"""600 at 18 % a year in six instalments: i = 0.015, 600 i / (1 - (1 + i)^-6) = 105.3151, to the centavo 105.32.

Of the first 9.00 are interest, 600 × 0.015, and 96.32 principal: 503.68 are left. Row by row 503.68 × 0.015 = 7.5552,
405.92 → 6.0888, 306.69 → 4.6004, 205.97 → 3.0896, 103.74 → 1.5561: in all
9.00 + 7.56 + 6.09 + 4.60 + 3.09 + 1.56 = 31.90.
"""


@pytest.fixture
def window(books: Books, qtbot: QtBot) -> Iterator[Window]:
    """Return the window over books with 1,000 in the cash box."""
    post(books, "cash 1000 / contributions -1000", day=date(2026, 1, 2))
    yield from opened(books, qtbot)


@pytest.mark.parametrize("language", ["es", "en"])
def test_from_a_loan_to_a_member_to_her_statement(window: Window, keys: Keys, qtbot: QtBot, language: str) -> None:
    speak(language)
    lend(window, keys, SAID[language])
    assert (stands(window, "cash"), stands(window, "member_loans")) == (m("400"), m("600"))
    take_in(window, keys)
    assert (stands(window, "cash"), stands(window, "member_loans")) == (m("505.32"), m("503.68"))
    assert stands(window, "interest_earned") == m("-9")
    look(window, keys, SAID[language][0])
    text = printed(window, keys, qtbot)
    [paid] = loans.list_payments(window.books, the_loan(window).id)
    assert "Justina Quispe" in text
    assert paid.label in text
    for figure in ("105,32", "9,00", "96,32", "503,68"):  # a paper speaks the language of the club
        assert figure in text


def stands(window: Window, role: str) -> Money:
    return ledger.balance_on(window.books, ledger.account_of(window.books, role).id)


def lend(window: Window, keys: Keys, said: tuple[str, ...]) -> None:
    """To whom, how much, how, when, out of which box, how it is paid back, at what rate, how often: field by field."""
    instalment, whole, rate = said
    typed = ("Justina Quispe", "600", "", "", "20/2/2026", "", "", rate, "", "6")
    loan = record_loan(window, keys, _("Lend to a member"), typed, (instalment, whole))
    assert (loan.side, loan.first.first_due) == ("lent", TODAY)
    assert people.person(window.books, loan.person).roles == {"member"}


def take_in(window: Window, keys: Keys) -> None:
    """What is due today is proposed; the box is that it came out of."""
    find(keys, _("Pay an instalment of a loan"))
    form = over(window)
    keys.type("jus")
    keys.press(Key.Key_Return)
    assert form.boxes["box"].label.text() == _("Into which box?")
    assert form.amount.value() == m("105.32")
    keys.press(Key.Key_Return, CTRL)
    keys.press(Key.Key_Escape)


def look(window: Window, keys: Keys, instalment: str) -> None:
    """Her loan is in the list of what members owe, and opened by Enter."""
    find(keys, _("What members owe us"))
    keys.press(Key.Key_Return)
    view = over(window)
    assert isinstance(view, LoanView)
    assert [one.state for one in (view.plan.rows_model.row(place) for place in range(2))] == ["paid", "to_come"]
    assert instalment in spaced(dict(view._facts._shown)[_("Next due")])


def printed(window: Window, keys: Keys, qtbot: QtBot) -> str:
    """Ctrl and P lays out the papers of the loan, the second of which is the statement."""
    keys.press(Key.Key_P, CTRL)
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Return):
        keys.press(key)
    paper = over(window)
    assert isinstance(paper, PaperView)
    qtbot.waitUntil(lambda: bool(paper.pdf), timeout=20_000)
    return spaced(text_of(paper.pdf))
