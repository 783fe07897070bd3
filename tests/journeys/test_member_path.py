"""A member from her first day to her statement, in both languages and by keys: written into the register, charged her
dues, taken in what she brings, found by her name, and what is between her and the club printed.
"""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coopbooks import members
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.members import Member
from tests.builders import assert_posted, last_voucher, m, spaced
from tests.core.membering import a_member
from tests.journeys.walking import CTRL, Key, find, opened, over
from tests.printed import text_of
from tests.ui.conftest import Keys
from tests.ui.tables import texts
from ui.members.view import MemberView
from ui.shared.paper_view import PaperView
from ui.shared.words import speak
from ui.window import Window

FIGURES = {"en": "10.00", "es": "10,00"}


@pytest.fixture
def window(books: Books, qtbot: QtBot) -> Iterator[Window]:
    """Return the window over books of a club with one member, Ana."""
    a_member(books, "Ana")
    yield from opened(books, qtbot)


@pytest.mark.parametrize("language", ["es", "en"])
def test_from_her_first_day_to_her_statement(window: Window, keys: Keys, qtbot: QtBot, language: str) -> None:
    """Dues of 10 of Ana and Justina; Justina brings hers, Ana owes 10 still."""
    speak(language)
    join(window, keys)
    charge(window, keys)
    assert_posted(
        last_voucher(window.books),
        "member_dues_receivable 10 @Ana / member_dues_receivable 10 @Justina Quispe / dues -20",
    )
    take_in(window, keys)
    assert_posted(last_voucher(window.books), "cash 10 / member_dues_receivable -10 @Justina Quispe")
    assert [(one.name, one.left) for one in members.open_charges(window.books)] == [("Ana", m("10"))]
    look(window, keys, FIGURES[language])
    print_it(window, keys, qtbot)


def known(window: Window, name: str) -> Member:
    return next(one for one in members.list_all(window.books) if one.name == name)


def join(window: Window, keys: Keys) -> None:
    """Her name, C.I. and telephone; that she joins today is proposed."""
    find(keys, _("Add a member"))
    for typed in ("Justina Quispe", "6789012 LP", "71234567"):
        keys.type(typed)
        keys.press(Key.Key_Return)
    keys.press(Key.Key_Return, CTRL)
    QApplication.processEvents()
    joined = known(window, "Justina Quispe")
    assert (joined.identity, joined.phone) == ("6789012 LP", "71234567")
    assert joined.joined == date(2026, 3, 20)
    keys.press(Key.Key_Escape)


def charge(window: Window, keys: Keys) -> None:
    """One amount is everybody's: it is typed once."""
    find(keys, _("Charge dues or fines"))
    form = over(window)
    keys.fill(form.each, "10")
    keys.press(Key.Key_Return, CTRL)
    QApplication.processEvents()
    keys.press(Key.Key_Escape)


def take_in(window: Window, keys: Keys) -> None:
    """In the list of those who owe: down to her row, what she brings."""
    find(keys, _("Collect from many members"))
    form = over(window)
    form.grid.go_to(form.grid.all_rows("parts")[0], "amount")
    keys.press(Key.Key_Down)
    keys.type("10")
    keys.press(Key.Key_Return)
    keys.press(Key.Key_Return, CTRL)
    QApplication.processEvents()
    keys.press(Key.Key_Escape)


def look(window: Window, keys: Keys, figure: str) -> None:
    """Her name leads to her record: nothing is owed, both deeds are there, the newest first."""
    find(keys, "Justina")
    view = over(window)
    assert isinstance(view, MemberView)
    assert view.member.name == "Justina Quispe"
    assert not view.charges.isVisible()
    assert [row[4:6] for row in texts(view.deeds)] == [[figure, ""], ["", figure]]


def print_it(window: Window, keys: Keys, qtbot: QtBot) -> None:
    """Ctrl+P shows it as it is printed: in the language of the club whatever the window speaks."""
    keys.press(Key.Key_P, CTRL)
    paper = over(window)
    assert isinstance(paper, PaperView)
    qtbot.waitUntil(lambda: bool(paper.pdf), timeout=20_000)
    said = spaced(text_of(paper.pdf))
    for words in ("Estado de cuenta", "Justina Quispe", "6789012 LP", "marzo de 2026", "10,00"):
        assert words in said, words
    assert "Ana" not in said.split()
