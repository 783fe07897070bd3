"""What the walks of loans share: a loan typed in field by field, and the one there is."""

from typing import Any

from PySide6.QtWidgets import QApplication

from coopbooks import loans
from coopbooks.loans import Loan
from tests.builders import spaced
from tests.journeys.walking import CTRL, Key, find, over
from tests.ui.conftest import Keys
from ui.window import Window


def the_loan(window: Window) -> Loan:
    (row,) = loans.list_loans(window.books).rows(0, 2)
    return loans.loan(window.books, row.id)


def record_loan(window: Window, keys: Keys, words: str, typed: tuple[str, ...], said: tuple[str, str]) -> Loan:
    """Find the form by its words, type field by field, read what the plan says of it, and record it."""
    find(keys, words)
    form: Any = over(window)
    for text in typed:
        keys.type(text)
        keys.press(Key.Key_Return)
    form.show_accounting()
    for figure in said:
        assert figure in spaced(form.plan.said.text())
    keys.press(Key.Key_Return, CTRL)
    QApplication.processEvents()
    return the_loan(window)
