"""The whole window in both languages: every text changes at once, all has a name, no two things share a key."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from coopbooks import bookfile, ledger, people, products
from tests.conftest import clock
from ui.shared.doing import Wanted
from ui.shared.words import speak
from ui.window import Window

PAGES = ("home", "sales", "costs", "cash", "statements", "ledger", "settings")
_FIGURES = re.compile(r"\b(Bs|CI|CE|CT)\b|\$us|[^\w' ]|[0-9_]")
SAME = {"Total", "Club", "Capital", "English", "Español", "CoopBooks"}
"""Words that are the same in both languages."""
RECORD = 5
"""A voucher of these books, described in their English."""


@pytest.fixture
def window(bakery: Path, qtbot: QtBot) -> Iterator[Window]:
    """Return the window over the practice bakery, whose names are English words in either language."""
    made = Window(bookfile.open_books(bakery, clock))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.desk.leave()
    made.books.close()


def texts(widget: QWidget) -> Iterator[str]:
    """Return what is read on a widget, in whatever place."""
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QGroupBox | QMenu):
        yield widget.title()
    if isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(place) for place in range(widget.count()))
    if isinstance(widget, QTableView) and widget.model() is not None:
        model = widget.model()
        for place in range(model.columnCount()):
            yield str(model.headerData(place, Qt.Orientation.Horizontal) or "")
    yield widget.accessibleName()
    yield widget.toolTip()


def everything(window: Window) -> set[str]:
    """Return every text in sight in the window, without its figures."""
    QApplication.processEvents()
    found = [text for widget in (window, *window.findChildren(QWidget)) if widget.isVisible() for text in texts(widget)]
    found += [text for menu in window.findChildren(QMenu) for text in texts(menu)]
    return {bare(text) for text in found} - {""}


def bare(text: str) -> str:
    """Return the words of a text alone."""
    return " ".join(_FIGURES.sub(" ", text.replace("&", "")).split())


def same_in_both(window: Window) -> list[str]:
    """Return the texts read in English that are still there in Spanish, but for the names of these books."""
    speak("en")
    english = everything(window)
    speak("es")
    kept = names(window)
    return sorted(text for text in everything(window) & english if text not in SAME and not any(map(text.count, kept)))


def names(window: Window) -> set[str]:
    """Return the words that belong to these books and not to the program."""
    books = window.books
    known = {books.club.name, books.club.place, books.club.treasurer, books.club.president}
    known |= {ledger.voucher(books, RECORD).description}
    known |= {one.name for one in people.list_people(books, active=None)}
    known |= {one.name for one in products.list_products(books, active=None)}
    known |= {one.name for one in ledger.list_activities(books, active=None)}
    known |= {one.unit for one in products.list_products(books, active=None)}
    return {bare(name) for name in known} - {""}


def test_every_text_of_every_page_changes_with_the_language(window: Window) -> None:
    kept = {}
    for page in PAGES:
        window.go(page)
        kept[page] = same_in_both(window)
    assert not any(kept.values()), kept


def test_every_text_of_forms_records_and_lists_changes_with_the_language(window: Window) -> None:
    for page in ("sales", "costs"):
        for wanted in (Wanted(new="sale"), Wanted(record=RECORD), Wanted(tab="debts")):
            window.go(page, wanted)
            assert not same_in_both(window)


def test_whatever_the_keys_reach_has_a_name(window: Window) -> None:
    for language in ("en", "es"):
        speak(language)
        for page in PAGES:
            window.go(page)
            assert not nameless(window)
        for page in ("sales", "costs"):
            window.go(page, Wanted(new=page))
            assert not nameless(window)


def nameless(window: Window) -> list[str]:
    """Return what can have the focus and has nothing a screen reader could say."""
    found = []
    for widget in window.findChildren(QWidget):
        reached = widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        said = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
        if reached and not said and not isinstance(widget, QTabBar) and widget.focusProxy() is None:
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parentWidget()).__name__}")
    return found


def test_no_two_things_in_a_menu_or_on_a_page_share_a_key(window: Window) -> None:
    for language in ("en", "es"):
        speak(language)
        bar = [action.text() for action in window.menuBar().actions()]
        for page in PAGES:
            window.go(page)
            shown = [one.text() for one in window.findChildren(QAbstractButton) if one.isVisible()]
            assert not shared(map(mnemonic, [*shown, *bar]))
        for page in ("sales", "costs"):
            window.go(page, Wanted(new=page))
            shown = [one.text() for one in window.findChildren(QAbstractButton) if one.isVisible()]
            assert not shared(map(mnemonic, [*shown, *bar]))
        for menu in window.findChildren(QMenu):
            assert not shared(mnemonic(action.text()) for action in menu.actions())
    actions = [action for menu in window.findChildren(QMenu) for action in menu.actions()]
    assert not shared(key.toString() for action in actions for key in action.shortcuts())


def shared(keys: Iterable[str]) -> list[str]:
    """Return the keys that mean more than one thing."""
    return [key for key, count in Counter(filter(None, keys)).items() if count > 1]


def mnemonic(text: str) -> str:
    """Return the letter that is pressed with Alt, if any."""
    bare = text.replace("&&", "")
    return bare.split("&", 1)[1][:1].casefold() if "&" in bare else ""
