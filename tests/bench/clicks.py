"""From the click to the drawn page: every page, tab and statement, the first time and again after a change.

Run in a process of its own, whose arguments are where to remember things, the books to open, and for
:func:`right_after_the_start` the page to click on.
"""

import json
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QLabel, QStackedWidget

from coopbooks import ledger, payouts, people, sales
from coopbooks.books import Books
from coopbooks.ledger import Line, OpeningDraft
from tests.bench.big_books import ALL_YEARS, TODAY
from tests.bench.recording import a_draft
from tests.bench.stage import bare_table, bare_window, begin, drawn, every, in_sight, open_window, rest, settle
from ui.app import things_ahead
from ui.look import WHOLE, wear, worn
from ui.shared.doing import Wanted
from ui.shared.lines_edit import LinesEdit
from ui.shared.page import Page
from ui.shared.search_edit import SearchEdit
from ui.shared.tabs import Tabs
from ui.statements.page import _KINDS, StatementsPage
from ui.window import Window

LONG = ("cash_book", "journal", "account_card")
"""The statements that have a row for every voucher, asked for a whole year and for all years too."""
SOUGHT = ("prenda 1", "p", "1.500")
_MANY_LINES, _LARGE = 60, 150
_END_OF_PRACTICE = datetime.combine(date(2025, 12, 31), time(10))
"""The evening of the year the practice books tell of."""
Click = Callable[[], object]


def right_after_the_start() -> None:
    """Print as JSON what the very first click takes, for which nothing was made ready yet."""
    begin(Path(sys.argv[1]))
    window, books = open_window(Path(sys.argv[2]))
    seconds = drawn(window.sidebar.buttons[sys.argv[3]].click, window.page)
    rest()
    window.close()
    books.close()
    print(json.dumps({"click": seconds}), flush=True)


def main() -> None:
    """Print every figure as JSON: seconds by what was clicked, all pages made ready as while Home is looked at."""
    begin(Path(sys.argv[1]))
    window, books = open_window(Path(sys.argv[2]))
    found = dict(_ahead(window)) | dict(_first(window)) | dict(_again(window, books)) | dict(_everywhere(window))
    found |= dict(_sought(window)) | dict(_longest_form(window, books)) | dict(_many_lines(window)) | dict(_bare())
    rest()
    window.close()
    books.close()
    print(json.dumps(found), flush=True)


def pay_check() -> None:
    """Print as JSON what the pay check takes over a year of payouts: the first time, and after a payout changed."""
    begin(Path(sys.argv[1]))
    window, books = open_window(Path(sys.argv[2]), lambda: _END_OF_PRACTICE)
    for thing in things_ahead(window):
        thing()
    window.go("payouts")
    rest()
    [tabs] = window.page().findChildren(Tabs)
    runs, check = (tabs._keys.index(key) for key in ("runs", "paycheck"))
    found = {"first": drawn(partial(tabs.setCurrentIndex, check), window.page)}
    rest()
    tabs.setCurrentIndex(runs)
    with books.change("payouts"):  # nothing of it is remembered
        rest()
    rest()
    found["again"] = drawn(partial(tabs.setCurrentIndex, check), window.page)
    slips = sum(one.count for one in payouts.list_runs(books, kind="work") if one.state in ("approved", "closed"))
    rest()
    window.close()
    books.close()
    print(json.dumps({**found, "slips": slips}), flush=True)


def _ahead(window: Window) -> Iterator[tuple[str, float]]:
    """Make every page ready; nothing of it may keep the window standing still for long."""
    seconds = []
    for thing in things_ahead(window):
        start = perf_counter()
        thing()
        seconds.append(perf_counter() - start)
        settle()
    yield "ahead", max(seconds)


def _first(window: Window) -> Iterator[tuple[str, float]]:
    for key in list(window.pages)[1:]:  # Home is in sight already
        yield f"first: {key}", drawn(window.sidebar.buttons[key].click, window.page)
        for name, click in _inside(window.page()):
            yield f"first: {key}, {name}", drawn(click, window.page)


def _again(window: Window, books: Books) -> Iterator[tuple[str, float]]:
    """Look at everything once more, each time after something was recorded with another page or tab in sight."""
    for key in window.pages:
        window.go("settings" if key == "home" else "home")
        _change(books)
        yield f"again: {key}", drawn(window.sidebar.buttons[key].click, window.page)
        for name, click in _inside(window.page()):
            _change(books)
            yield f"again: {key}, {name}", drawn(click, window.page)


def _change(books: Books) -> None:
    """Record something that all pages follow."""
    sales.record_sale(books, a_draft(books))
    rest()


def _inside(page: Page) -> Iterator[tuple[str, Click]]:
    """Return what can be clicked on a page to see another part of it."""
    if isinstance(page, StatementsPage):
        yield from _statements(page)
    for tabs in page.findChildren(Tabs):
        for place in [*range(1, tabs.count()), 0]:
            yield tabs._keys[place], partial(tabs.setCurrentIndex, place)


def _statements(page: StatementsPage) -> Iterator[tuple[str, Click]]:
    kinds = [key for key in _KINDS if key != page.kind.value()]
    for key in [*kinds, page.kind.value()]:
        yield key, partial(page.kind.set, key)
    for key in LONG:
        page.period.choice.set("this_month")
        page.kind.set(key)
        settle()
        yield f"{key} of a year", partial(page.period.choice.set, "this_year")
        page.period.choice.set("this_month")
        settle()
        yield f"{key} of all years", partial(page.period.set, ALL_YEARS)
    page.period.choice.set("this_month")


def _everywhere(window: Window) -> Iterator[tuple[str, float]]:
    """Change the language and the theme with each page in sight, all pages being made; the slowest counts."""
    seconds: dict[str, list[float]] = {"language": [], "theme": []}
    for key in window.pages:
        window.go(key)
        rest()
        for language in ("en", "es"):
            seconds["language"].append(drawn(window.sidebar.languages[language].click, window.page))
            rest()
        for theme in ("dark", "light"):
            seconds["theme"].append(drawn(partial(wear, theme, worn.percent), window.page))
            rest()
    yield from ((name, max(all_)) for name, all_ in seconds.items())


def _sought(window: Window) -> Iterator[tuple[str, float]]:
    """Look for words in the long lists: from the pause in typing to the first rows that fit and what they come to."""
    for key in ("sales", "costs", "ledger"):
        _table, search = every(window, key)
        yield from _typed(window, key, search)
    window.go("statements", Wanted(tab="cash_book", period=ALL_YEARS))
    rest()
    yield from _typed(window, "cash book", in_sight(window, SearchEdit))


def _typed(window: Window, place: str, search: SearchEdit) -> Iterator[tuple[str, float]]:
    for typed in SOUGHT:
        yield f"sought: {place}, {typed}", drawn(partial(search.set, typed), window.page)
        search.reset()
        rest()


def _longest_form(window: Window, books: Books) -> Iterator[tuple[str, float]]:
    """Open the longest form there is: the opening balances of everybody, recorded earlier."""
    owed = tuple(Line("customers", books.money(100), person=one.id) for one in people.list_people(books))
    opening = ledger.record_opening(books, OpeningDraft(TODAY.replace(month=1, day=1) - timedelta(days=1), owed))
    window.go("ledger")
    rest()
    yield "form", drawn(partial(window.go, "ledger", Wanted(correct=opening)), window.page)


def _many_lines(window: Window) -> Iterator[tuple[str, float]]:
    """Change the theme and the size of the text over a form of sixty lines."""
    window.go("costs", Wanted(new="deal"))
    lines = in_sight(window, LinesEdit)
    while len(lines.rows) < _MANY_LINES:
        lines.add_row()
    rest()
    ways = {"theme": [("dark", WHOLE), ("light", WHOLE)], "text size": [("light", _LARGE), ("light", WHOLE)]}
    for name, looks in ways.items():
        seconds = []
        for theme, percent in looks:
            seconds.append(drawn(partial(wear, theme, percent), window.page))
            rest()
        yield f"{name} over sixty lines", max(seconds)


def _bare() -> Iterator[tuple[str, float]]:
    """Bring a bare table into sight instead of a word, the first time and again."""
    window, stack, word = bare_window(), QStackedWidget(), QLabel("Home")
    stack.addWidget(word)
    window.setCentralWidget(stack)
    settle()
    rows = [[f"{row}", "2026-06-30", "Venta", "Prenda", "10,00", "0,00"] for row in range(100_000)]

    def make() -> None:
        stack.addWidget(bare_table(rows))
        stack.setCurrentIndex(1)

    yield "first: bare", drawn(make, lambda: stack)
    stack.setCurrentIndex(0)
    settle()
    yield "again: bare", drawn(partial(stack.setCurrentIndex, 1), lambda: stack)
