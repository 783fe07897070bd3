"""Every page, form, record, paper, empty state and refusal of the program, brought into sight one after another."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QApplication, QWidget

from coopbooks import bookfile, i18n, ledger, training
from coopbooks.books import Club
from tests.conftest import clock
from ui.shared.accounting_pane import toggle_accounting
from ui.shared.asking import Asking
from ui.shared.doing import Wanted
from ui.shared.tabs import Tabs
from ui.start import StartWindow
from ui.window import Window

Scene = tuple[str, QWidget]
"""Its name, and what is to be looked at; it stands until the next one is asked for."""

_FORMS: Final = {
    "sales": ("deal",),
    "costs": ("deal",),
    "cash": ("count", "transfer", "movement"),
    "ledger": ("voucher", "opening"),
    "settings": ("club",),
}
"""The forms for something new, by the words their pages know them by."""
_LONGEST_WAIT: Final = 20.0


def practice_scenes(window: Window) -> Iterator[Scene]:
    """Everything over books in which a year was recorded."""
    yield from _pages(window)
    yield from _forms(window)
    yield from _payments(window)
    yield from _lists_forms(window)
    yield from _records(window)
    yield from _refusals(window)
    yield from _questions(window)
    yield from _papers(window)


def empty_scenes(window: Window) -> Iterator[Scene]:
    """What pages say where nothing was recorded yet."""
    for name, shown in _pages(window):
        yield f"empty-{name}", shown


def start_scenes(start: StartWindow) -> Iterator[Scene]:
    """The first window, and the questions new books begin with."""
    yield "start", start
    start.ask_new()
    yield from _asked(start, "start-new")


def _pages(window: Window) -> Iterator[Scene]:
    """Each page, and each of its parts."""
    for key in window.pages:
        window.go(key)
        for tab in _tabs(window.pages[key]):
            window.go(key, Wanted(tab=tab))
            yield "-".join(filter(None, (key, tab))), window


def _tabs(page: Any) -> list[str]:
    if isinstance(getattr(page, "tabs", None), Tabs):
        return list(page.tabs._keys)
    return [key for key, _words in page.kind._options] if hasattr(page, "kind") else [""]


def _forms(window: Window) -> Iterator[Scene]:
    """Each form for something new, with the accounting beside it; a sale without it, too."""
    window.go("sales", Wanted(new="deal"))
    yield "sales-deal-alone", window
    toggle_accounting(window)
    for key, forms in _FORMS.items():
        for form in forms:
            window.go(key, Wanted(new=form))
            yield f"{key}-{form}", window
            _close_over(window)
    toggle_accounting(window)


def _payments(window: Window) -> Iterator[Scene]:
    for key in ("sales", "costs"):
        page: Any = window.pages[key]
        window.go(key)
        page.open_payment(page.payments.list_debts(window.books)[0])
        yield f"{key}-payment", window
        _close_over(window)


def _lists_forms(window: Window) -> Iterator[Scene]:
    """The forms opened from the lists in the settings, for the first of each."""
    page: Any = window.pages["settings"]
    for tab in ("people", "products", "activities"):
        window.go("settings", Wanted(tab=tab))
        part = getattr(page, tab)
        part.open_form(part.table.rows_model.row(0))
        yield f"settings-{tab}-form", window
        _close_over(window)


def _records(window: Window) -> Iterator[Scene]:
    """A sale looked at and corrected, a count looked at, the card of an account, a notice of something done."""
    sale = next(row.id for row in ledger.list_vouchers(window.books).rows(0, 200) if row.word == "sales")
    window.go("sales", Wanted(record=sale))
    yield "sale-record", window
    window.desk.correct(sale)
    yield "sale-correction", window
    _close_over(window)
    accounts: Any = window.pages["ledger"]
    window.go("ledger", Wanted(tab="accounts"))
    part = accounts.accounts
    rows = [part.table.rows_model.row(place) for place in range(part.table.rows_model.rowCount())]
    part.open_card(next(row for row in rows if row.account.role == "cash"))
    yield "ledger-card", window
    window.go("home")
    window.desk.done(window.desk.recorded(ledger.voucher(window.books, sale).description, sale))
    yield "notice", window
    window.notices.clear()


def _refusals(window: Window) -> Iterator[Scene]:
    """What each form says when nothing was typed in it."""
    for key, forms in _FORMS.items():
        for form in (form for form in forms if form != "club"):
            window.go(key, Wanted(new=form))
            shown: Any = window.page().currentWidget()
            shown.submit()
            yield f"refused-{key}-{form}", window
            _close_over(window)


def _questions(window: Window) -> Iterator[Scene]:
    """What is asked in small windows."""
    cash: Any = window.pages["cash"]
    window.go("cash")
    cash.boxes.ask_for_new()
    yield from _asked(window, "ask-box")
    page: Any = window.pages["ledger"]
    window.go("ledger", Wanted(tab="accounts"))
    page.accounts.ask_for_new()
    yield from _asked(window, "ask-account")


def _asked(window: QWidget, name: str) -> Iterator[Scene]:
    asking = window.findChildren(Asking)[-1]
    yield name, asking
    asking.go_button.click()
    if asking.isVisible():
        yield f"refused-{name}", asking
        asking.reject()


def _papers(window: Window) -> Iterator[Scene]:
    page: Any = window.pages["statements"]
    window.go("statements", Wanted(tab="income_statement"))
    page.print()
    view: Any = window.page().currentWidget()
    wait_until(lambda: bool(view.pdf))
    yield "paper", window
    view.leave()


def _close_over(window: Window) -> None:
    window.page().close_all_over()


def wait_until(so: Callable[[], bool]) -> None:
    """Let the program work until something is so; the thread that makes it works while this one sleeps."""
    end = time.monotonic() + _LONGEST_WAIT
    while not so():
        if time.monotonic() > end:
            raise TimeoutError("it never came to be")
        QApplication.processEvents()
        time.sleep(0.01)


@contextmanager
def practice_window(folder: Path, language: str) -> Iterator[Window]:
    """Open the window over practice books of the workshop, made in this folder and language where they are not yet."""
    with _window(training.make_practice("workshop", folder / language, language), None) as window:
        yield window


@contextmanager
def empty_window(folder: Path) -> Iterator[Window]:
    """Open the window over books in which nothing was recorded."""
    path = folder / "empty.coop"
    if not path.exists():
        club = Club("Club de Madres Las Rosas", place="El Alto", treasurer="Rosa Mamani", language=i18n.language())
        bookfile.make(path, club, clock).close()
    with _window(path, clock) as window:
        yield window


@contextmanager
def _window(path: Path, now: Callable[[], datetime] | None) -> Iterator[Window]:
    books = bookfile.open_books(path, now) if now else bookfile.open_books(path)
    window = Window(books)
    window.show()
    try:
        yield window
    finally:
        window.page().close_all_over()
        window.close()
        window.deleteLater()
        QApplication.processEvents()
        bookfile.close(books)
