"""From what a donor agreed to give to the report she gets, in both languages and by keys: a grant for two purposes, its
money, a trainer and a machine paid from it, more than is left refused, and marked where the club allows it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coopbooks import grants
from coopbooks.books import Books, change_club
from coopbooks.grants import Grant
from coopbooks.i18n import _
from tests.builders import assert_posted, last_voucher, m, post, spaced
from tests.journeys.walking import CTRL, Key, by_letters, find, opened, over
from tests.printed import text_of
from tests.ui.conftest import Keys
from ui.grants.view import GrantView
from ui.shared.paper_view import PaperView
from ui.shared.words import speak
from ui.window import Window

LEFT: Final = {"en": "Only Bs 8,000.00 are left", "es": "Bs 8.000,00"}
"""80 % of 10,000: the machine of 8,000.01 is a centavo too dear."""
OVER: Final = {"en": "This is Bs 100.00 more than is left", "es": "Bs 100,00"}
"""20 % of 10,000 less 1,500 are 500: the trainer's 600 are 100 too many."""
PRINTED: Final = (
    "Máquinas 8.000,00 8.000,00 7.600,00 400,00 95 %",
    "Capacitadora 2.000,00 2.000,00 2.100,00 −100,00 105 %",
    "Totales 10.000,00 10.000,00 9.700,00 300,00 97 %",
)
"""Planned, received, spent, left: the machine of 7,600, the trainer of 1,500 and 600, both together."""


@pytest.fixture
def window(books: Books, qtbot: QtBot) -> Iterator[Window]:
    """Return the window over books with 1,000 of the club's own in the cash box."""
    post(books, "cash 1000 / contributions -1000", day=date(2026, 1, 2))
    yield from opened(books, qtbot)


@pytest.mark.parametrize("language", ["es", "en"])
def test_from_what_was_agreed_to_the_report(window: Window, keys: Keys, qtbot: QtBot, language: str) -> None:
    speak(language)
    agree(window, keys)
    receive(window, keys)
    assert [one.received for one in the_grant(window).used] == [m("8000"), m("2000")]
    pay_the_trainer(window, keys, "1500")
    assert_posted(last_voucher(window.books), "member_training 1500 / cash -1500 / " + taken("grants_received", 1500))
    keys.press(Key.Key_Escape)
    buy_the_machine(window, keys, LEFT[language])
    assert_posted(last_voucher(window.books), "machines 7600 / cash -7600 / " + taken("capital_grants", 7600))
    keys.press(Key.Key_Escape)
    spend_too_much(window, keys, OVER[language])
    assert the_grant(window).overspent
    print_the_report(window, keys, qtbot)


def the_grant(window: Window) -> Grant:
    (known,) = grants.list_grants(window.books)
    return known


def taken(role: str, amount: int) -> str:
    """What leaves the money owed to the donor becomes income or capital."""
    return f"grants_deferred {amount} @ONG Warmi / {role} -{amount} @ONG Warmi"


def agree(window: Window, keys: Keys) -> None:
    """The donor, the agreement, how much, its currency as it stands, two purposes in percent."""
    find(keys, _("Record a grant"))
    form = over(window)
    for typed in ("ONG Warmi", "Convenio 12", "10000", "", "Máquinas", "80%"):
        keys.type(typed)
        keys.press(Key.Key_Return)
    form.purposes.rows[-1].fields[-1].setFocus()
    keys.press(Key.Key_L, CTRL)
    for typed in ("Capacitadora", "20%"):
        keys.type(typed)
        keys.press(Key.Key_Return)
    keys.press(Key.Key_Return, CTRL)
    QApplication.processEvents()
    assert [(one.name, one.planned) for one in the_grant(window).used] == [
        ("Máquinas", m("8000")),
        ("Capacitadora", m("2000")),
    ]


def receive(window: Window, keys: Keys) -> None:
    """The only grant and the cash box stand there: how much it was is all that is typed."""
    find(keys, _("Money of a grant came"))
    form = over(window)
    keys.press(Key.Key_Return)
    keys.press(Key.Key_Return)
    assert form.amount.hasFocus()
    keys.type("10000")
    keys.press(Key.Key_Return, CTRL)
    keys.press(Key.Key_Escape)


def pay_the_trainer(window: Window, keys: Keys, amount: str) -> None:
    """What for, how much, and from which grant, by the first letters of each."""
    keys.press(Key.Key_F3)
    by_letters(keys, _("Training of members"))
    keys.press(Key.Key_Return)
    keys.type(amount)
    keys.press(Key.Key_Return)
    by_letters(keys, "capaci")
    keys.press(Key.Key_Return, CTRL)


def buy_the_machine(window: Window, keys: Keys, left: str) -> None:
    """A centavo too dear it is refused where its money comes from, and nothing typed is lost."""
    window.go("machines")
    QApplication.processEvents()
    keys.press(Key.Key_N, CTRL)
    form = over(window)
    keys.type("Overlock")
    keys.fill(form.came.cost, "8000.01")
    keys.press(Key.Key_Return)
    form.came.from_.setFocus()
    keys.press(Key.Key_Down)
    keys.press(Key.Key_Return, CTRL)
    assert left in spaced(form.boxes["from_"].refusal_text)
    keys.fill(form.came.cost, "7600")
    keys.press(Key.Key_Return)
    keys.press(Key.Key_Return, CTRL)


def spend_too_much(window: Window, keys: Keys, more: str) -> None:
    """Refused by the usual setting; where the club allows it, it is asked about first, then recorded."""
    before = last_voucher(window.books)
    pay_the_trainer(window, keys, "600")
    form: Any = over(window)
    assert form.boxes["lines"].refused
    keys.press(Key.Key_Escape)
    assert last_voucher(window.books) == before
    change_club(window.books, replace(window.books.club, overspending=True))
    pay_the_trainer(window, keys, "600")
    assert more in spaced(over(window).foot.doubts.text)
    keys.press(Key.Key_Return)
    keys.press(Key.Key_Escape)


def print_the_report(window: Window, keys: Keys, qtbot: QtBot) -> None:
    """It speaks the language of the club, whatever the window speaks."""
    find(keys, "Convenio 12")
    assert isinstance(over(window), GrantView)
    keys.press(Key.Key_P, CTRL)
    keys.press(Key.Key_Return)  # up to today, as proposed
    QApplication.processEvents()
    paper = over(window)
    assert isinstance(paper, PaperView)
    qtbot.waitUntil(lambda: bool(paper.pdf), timeout=20_000)
    rows = [row.split() for row in spaced(text_of(paper.pdf)).splitlines()]
    told = [row for row in rows if row[:1] in (["Máquinas"], ["Capacitadora"], ["Totales"])]
    assert told[:3] == [line.split() for line in PRINTED]
