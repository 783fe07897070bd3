"""What is asked in small windows, and what they say when nothing is typed in them."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from coopbooks import ledger, products
from coopbooks.days import Month
from ui.products.questions import ask_price_list
from ui.shared.asking import Asking
from ui.shared.doing import Wanted
from ui.start import StartWindow
from ui.window import Window

Scene = tuple[str, QWidget]
"""Its name, and what is to be looked at; it stands until the next one is asked for."""


def start_scenes(start: StartWindow) -> Iterator[Scene]:
    """The first window, and the questions new books begin with."""
    yield "start", start
    start.ask_new()
    yield from _asked("start-new")


def question_scenes(window: Window) -> Iterator[Scene]:
    """Every question that is asked over the pages."""
    for name, ask in _questions(window):
        ask()
        yield from _asked(f"ask-{name}")
        window.page().close_all_over()
        window.notices.clear()
    yield from _month_opened_again(window)


def _questions(window: Window) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each is asked on its page, over whatever it is about."""
    cash: Any = window.pages["cash"]
    window.go("cash")
    yield "box", cash.boxes.ask_for_new
    accounts: Any = window.pages["ledger"]
    window.go("ledger", Wanted(tab="accounts"))
    yield "account", accounts.accounts.ask_for_new
    yield "account-change", accounts.accounts.ask_for_change
    window.go("products", Wanted(product=products.list_products(window.books)[0].id))
    product: Any = window.page().currentWidget()
    yield "price", product.price_button.click
    yield "price-list", lambda: ask_price_list(window.desk, window)
    window.go("sales", Wanted(record=a_voucher(window, "sales")))
    record: Any = window.page().currentWidget()
    yield "void", record.ask_to_void
    window.go("cash")
    count = ledger.voucher(window.books, a_voucher(window, "cash_count"))
    yield "count-again", lambda: cash.ask_to_count_again(count, cash)


def _month_opened_again(window: Window) -> Iterator[Scene]:
    """Lock a month, look at the list of them, and ask why it is opened again; open it again for what comes after."""
    last_month = Month.of(window.books.today()).plus(-1)
    ledger.lock_month(window.books, last_month)
    window.go("ledger", Wanted(tab="locks"))
    months: Any = window.pages["ledger"]
    months.months.table.go_to(1)
    yield "ledger-locks-locked", window
    months.months.ask_to_unlock()
    yield from _asked("ask-unlock")
    ledger.unlock_month(window.books, last_month, "Falta un comprobante")


def template_scenes(window: Window) -> Iterator[Scene]:
    """A cost is kept as a template, listed, changed, and recorded from."""
    window.desk.keep_as_template(a_voucher(window, "costs"))
    question: Any = asking()
    question.every.set(1)
    yield "ask-template", question
    question.go_button.click()
    window.go("costs", Wanted(tab="templates"))
    window.notices.clear()
    yield "costs-templates-kept", window
    costs: Any = window.page()
    costs.templates.change_button.click()
    yield "ask-template-change", asking()
    asking().reject()
    costs.templates.record_button.click()
    yield "costs-from-template", window
    window.page().close_all_over()


def _asked(name: str) -> Iterator[Scene]:
    """The question, and what it says when the first of its fields is empty."""
    asked = asking()
    yield name, asked
    next(iter(asked.boxes.values())).editor.reset()
    asked.go_button.click()
    if asked.isVisible():
        yield f"refused-{name}", asked
        asked.reject()


def asking() -> Asking:
    """Return what is asked."""
    QApplication.processEvents()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, Asking), "nothing is asked"
    return asked


def a_voucher(window: Window, word: str) -> int:
    """Return the newest voucher of a deed."""
    return next(row.id for row in ledger.list_vouchers(window.books).rows(0, 400) if row.word == word)
