"""The lists are alike: in every one words are searched, and records repeated and printed, by the same keys.

Where a list has none of it, the reason stands here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from coopbooks import bookfile, grants, ledger, machines, materials, work
from coopbooks.books import Books
from coopbooks.grants import GiftDraft, GiftLine
from coopbooks.machines import MaintenanceDraft
from coopbooks.materials import HandDraft
from coopbooks.work import PieceDraft
from tests.builders import m, person_id
from tests.core.store import q
from ui.places import PAGES
from ui.shared import background
from ui.shared.asking import Asking
from ui.shared.choice import Choice
from ui.shared.day_edit import DayEdit
from ui.shared.form import Form
from ui.shared.over import Over
from ui.shared.paper_view import PaperView
from ui.shared.record_table import RecordTable
from ui.shared.search_edit import SearchEdit
from ui.window import Window

CTRL: Final = Qt.KeyboardModifier.ControlModifier
TODAY: Final = date(2025, 12, 31)
"""The last day the practice books tell of."""
NOTHING_TO_LOOK_FOR: Final = {
    "boxes": "a club has a handful of boxes and banks",
    "loans_against": "months, and no words in them",
    "ledger_months": "months, and no words in them",
    "ledger_locks": "what was done with months, a few lines a year",
    "activities": "a club follows a handful of activities",
    "backups": "the newest copies only are kept",
    "settings_club": "what the club says about itself, line by line",
    "statement-journal": "its vouchers are searched in the list of vouchers",
    "statement-income_statement": "one line for each account, in the order of the statement",
    "statement-balance_sheet": "one line for each account, in the order of the statement",
    "statement-trial_balance": "one line for each account, in the order of the chart",
}
NOT_DONE_AGAIN: Final = {
    "sales-debts": "what is owed is no record: Enter opens its payment",
    "costs-debts": "what is owed is no record: Enter opens its payment",
    "work-sums-person": "a sum of work, not one",
    "work-sums-making": "a sum of work, not one",
    "pieces": "what is still with somebody is the sum of what went to her",
    "order-rates": "an operation has one rate in an order: Enter agrees it anew",
    "boxes": "a box is opened once: one with the same name would be another",
    "counts": "every count is its own",
    "stock_counts": "every count is its own",
    "materials-used": "a sum of uses, not one",
    "materials-used-order": "a sum of uses, not one",
    "materials-used-product": "a sum of uses, not one",
    "materials-used-activity": "a sum of uses, not one",
    "holdings": "what somebody has is the sum of what went to her",
    "cost_sheets": "a product has one sheet: Enter goes on with it",
    "pools": "shared costs have a name of their own: Enter changes them",
    "members": "nobody is a member twice",
    "member_groups": "a group has a name of its own",
    "payouts": "no work is paid twice",
    "own_pay_rules": "agreed with one member for one thing: Enter agrees it anew",
    "paycheck-member": "figures of a year, not a record",
    "paycheck-product": "figures of a year, not a record",
    "paycheck-group": "figures of a year, not a record",
    "machines": "no machine comes twice",
    "loans_due": "what is due of a loan by its plan: Enter opens the loan",
    "loans_arrears": "what is overdue of a loan: Enter opens the loan",
    "loans_against": "months",
    "accounts": "an account has a code of its own",
    "ledger_months": "months",
    "ledger_locks": "what was done with months",
    "settings_club": "there is one club",
    "people": "nobody is there twice",
    "activities": "an activity has a name of its own",
    "backups": "one is made each time the books are closed",
    "statement-income_statement": "its lines are accounts",
    "statement-balance_sheet": "its lines are accounts",
    "statement-trial_balance": "its lines are accounts",
}
"""Lists of what has no form in which it would be recorded again."""


@dataclass(frozen=True)
class Facts:
    """What was seen of one list: whether it is searched, what came of the keys, whether a record has a paper."""

    searched: bool
    again: str
    paper: str
    has_paper: bool


@pytest.fixture
def window(workshop: Path, qtbot: QtBot) -> Iterator[Window]:
    """Return the window over a practice book, with a record more of every kind that it has none of."""
    books = bookfile.open_books(workshop, lambda: datetime.combine(TODAY, time(10)))
    _record_the_rest(books)
    made = Window(books)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.page().close_all_over()
    made.desk.leave()
    books.close()


def _record_the_rest(books: Books) -> None:
    material = materials.list_materials(books)[0].material
    materials.hand(books, HandDraft(TODAY, "trust_in", material.id, person_id(books, "Visitor"), q("1")))
    member, product = work.list_work(books).rows(0, 1)[0].person, work.list_work(books).rows(0, 1)[0].product
    work.hand_pieces(books, PieceDraft("given", member, product or 0, q("3"), TODAY))
    machine = machines.list_machines(books)[0].machine.id
    machines.log_maintenance(books, machine, MaintenanceDraft(TODAY, "Oil it", next_day=TODAY + timedelta(days=7)))
    given = GiftLine(ledger.account_of(books, "materials").id, m("50"), "Cloth")
    grants.record_gift(books, GiftDraft(TODAY, person_id(books, "Donor"), (given,)))


def settle() -> None:
    QApplication.processEvents()
    background.finish_all()
    QApplication.processEvents()


def lists(window: Window) -> Iterator[RecordTable[Any]]:
    """Bring every list with anything in it into sight, one after the other."""
    for entry in PAGES:
        window.go(entry.key)
        settle()
        page: Any = window.page()
        for place in range(page.tabs.count() if hasattr(page, "tabs") else 1):
            if hasattr(page, "tabs"):
                page.tabs.setCurrentIndex(place)
                settle()
            for _turned in _turns(page):
                settle()
                yield from [one for one in page.findChildren(RecordTable) if one.isVisible()]


def _turns(page: Any) -> Iterator[None]:
    """Turn to every list a part has, and to every statement of a page of them."""
    names = ("Which list", "By what?", "By what", "Statement")
    turned = [one for one in page.findChildren(Choice) if one.isVisible() and one.accessibleName() in names]
    yield
    for choice in turned:
        for place in range(1, choice.count()):
            choice.setCurrentIndex(place)
            yield
        choice.setCurrentIndex(0)


def seen(window: Window, table: RecordTable[Any]) -> Facts:
    page: Any = window.page()
    searched = any(one.isVisible() for one in page.findChildren(SearchEdit))
    again, paper = (_pressed(window, table, key) for key in (Qt.Key.Key_D, Qt.Key.Key_P))
    return Facts(searched, again, paper, _has_paper(window, table))


def _pressed(window: Window, table: RecordTable[Any], key: Qt.Key) -> str:
    """Press it with Ctrl on the first row with which it can be done; return what is there then."""
    named = f"Ctrl+{chr(key)}"
    deed = next((one for one in table.row_deeds if one.keys == named), None)
    rows = (table.rows_model.row(place) for place in range(min(table.rows_model.rowCount(), 200)))
    at = next((place for place, row in enumerate(rows) if deed and deed.can(row)), 0)
    window.activateWindow()
    settle()
    table.setFocus()
    table.go_to(at)
    recorded = window.desk.deeds
    QTest.keyClick(table, key, CTRL)
    settle()
    assert window.desk.deeds == recorded, table._key
    return _came(window)


def _came(window: Window) -> str:
    """What lies over the page, put away again."""
    page, over = window.page(), window.page().currentWidget()
    popup = QApplication.activePopupWidget()
    asked = next((one for one in window.findChildren(Asking) if one.isVisible()), None)
    if isinstance(popup, QMenu):
        popup.close()
        return "menu"
    if asked:
        asked.reject()
        settle()
        return "question"
    if isinstance(over, Form):
        told = "form" if not over.half_filled and over.key.of is None and _of_today(over) else f"wrong {over.key}"
        page.close_all_over()
        settle()
        return told
    if isinstance(over, PaperView):
        page.close_all_over()
        settle()
        return "paper"
    assert not isinstance(over, Over), over
    return ""


def _of_today(form: Form) -> bool:
    days = [box.editor for name, box in form.boxes.items() if name in ("day", "taken", "since")]
    return all(one.value() == TODAY for one in days if isinstance(one, DayEdit) and one.isVisible())


def _has_paper(window: Window, table: RecordTable[Any]) -> bool:
    """Whether the record that Enter opens has a button that prints."""
    page = window.page()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    settle()
    over = page.currentWidget()
    if window.page() is not page or not isinstance(over, Over):
        window.go(next(entry.key for entry in PAGES if window.pages[entry.key] is page))
        return False
    shown = [one.text() for one in over.findChildren(QPushButton) if one.isVisible()]
    page.close_all_over()
    settle()
    return any(text.startswith("Print") for text in shown)


def test_every_list_is_searched_repeated_and_printed_by_the_same_keys(window: Window) -> None:
    told: dict[str, Facts] = {}
    for table in lists(window):
        key = table._key
        if key not in told:
            told[key] = seen(window, table)
    assert len(told) > 45
    assert {key for key, one in told.items() if not one.searched} <= NOTHING_TO_LOOK_FOR.keys()
    assert not {key for key, one in told.items() if one.searched} & NOTHING_TO_LOOK_FOR.keys()
    assert {key for key, one in told.items() if one.again != "form"} <= NOT_DONE_AGAIN.keys()
    assert not {key for key, one in told.items() if one.again} & NOT_DONE_AGAIN.keys()
    assert [key for key, one in told.items() if one.has_paper and not one.paper] == []
