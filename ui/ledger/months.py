"""The months: which are locked, locking one that is over, opening it again for a reason; and what was done so far."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopbooks import ledger, showing
from coopbooks.days import DECEMBER, Month
from coopbooks.i18n import _
from coopbooks.ledger import MonthLock
from ui.shared.asking import Asking
from ui.shared.doing import Deed, Desk
from ui.shared.labels import button, label
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.rows import days
from ui.shared.statement_shown import named
from ui.shared.typed_edit import TextEdit

_LEAST_SHOWN: Final = DECEMBER


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One month, whether it is locked, and whether it is over."""

    month: Month
    locked: bool
    over: bool

    @property
    def state(self) -> str:
        """What it is, in words."""
        if self.locked:
            return _("Locked")
        return _("Open") if self.over else _("Under way")


class MonthsPart:
    """The months back to the first one with a voucher, and the record of locking and unlocking."""

    def __init__(self, desk: Desk) -> None:
        """Make the part."""
        self._desk = desk
        self.lock_button = button(lambda: _("Lock up to this month"))
        self.unlock_button = button(lambda: _("Open it again…"))
        self.said = label(kind="quiet", wrap=True)
        self.table = RecordTable[MonthRow](lambda: _("Months"), _columns(), key="ledger_months")
        self.history = RecordTable[MonthLock](
            lambda: _("What was locked and opened"), _history_columns(), key="ledger_locks"
        )
        self.tools: list[QWidget] = [self.lock_button, self.unlock_button]
        self.below = self._lay_out()
        self.table.chosen.connect(self._offer)
        self.lock_button.clicked.connect(self.lock)
        self.unlock_button.clicked.connect(self.ask_to_unlock)

    def _lay_out(self) -> QWidget:
        below = QWidget()
        layout = QVBoxLayout(below)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.said)
        layout.addWidget(self.table, 3)
        self._history_head = label(lambda: _("What was locked and opened"), "label")
        layout.addWidget(self._history_head)
        layout.addWidget(self.history, 2)
        return below

    def refresh(self) -> None:
        """List the months and what was done with them."""
        books = self._desk.books
        locked = ledger.locked_through(books)
        self.said.setText(_locked_words(locked))
        self.table.show_rows(AllRows(self._months(locked)))
        self._show_history(ledger.list_locks(books))
        self._offer(self.table.current())

    def _show_history(self, locks: list[MonthLock]) -> None:
        self.history.show_rows(AllRows(locks))
        for widget in (self._history_head, self.history):
            widget.setVisible(bool(locks))

    def _months(self, locked: date | None) -> list[MonthRow]:
        """Newest first."""
        today = self._desk.books.today()
        vouchers = ledger.list_vouchers(self._desk.books)
        oldest = vouchers.rows(vouchers.count() - 1, 1) if vouchers.count() else []
        month, last = Month.of(today), Month.of(today).plus(1 - _LEAST_SHOWN)
        last = min([last, *(Month.of(row.day) for row in oldest)])
        found = []
        while month >= last:
            found.append(MonthRow(month, locked is not None and month.last <= locked, month.last < today))
            month = month.plus(-1)
        return found

    def _offer(self, row: MonthRow | None) -> None:
        self.lock_button.setEnabled(row is not None and row.over and not row.locked)
        self.unlock_button.setEnabled(row is not None and row.locked)

    def lock(self) -> None:
        """Lock everything up to the month under the cursor."""
        row = self.table.current()
        if row:
            self._desk.do(lambda: _lock(self._desk, row.month, self._first_open()), then=self._desk.done)

    def _first_open(self) -> Month:
        """The earliest month in which anything can be recorded, or was."""
        locked = ledger.locked_through(self._desk.books)
        return Month.of(locked).plus(1) if locked else self._months(None)[-1].month

    def ask_to_unlock(self) -> None:
        """Ask why the month under the cursor is opened again."""
        row = self.table.current()
        if row is None:
            return
        month = row.month
        asking = Asking(
            self._desk,
            lambda: _("Open %(month)s again") % {"month": showing.month(month)},
            lambda reason: _unlock(self._desk, month, reason),
            self._desk.done,
            parent=self.below,
            go=lambda: _("Open it again"),
        )
        asking.say(lambda: _("It and all later months can be recorded in again. The reason stays on record."))
        asking.add("reason", lambda: _("Why?"), TextEdit())
        asking.open_kept(self._desk, "unlock")


def _lock(desk: Desk, month: Month, first: Month) -> Deed:
    """Lock up to a month; undone by opening the ``first`` one again, the earliest that is open now."""
    ledger.lock_month(desk.books, month)
    return Deed(
        lambda: _("Everything up to %(day)s is locked.") % {"day": showing.day(month.last)},
        undo=lambda: _unlock(desk, first, _("Undone at once")),
    )


def _unlock(desk: Desk, month: Month, reason: str) -> Deed:
    through = ledger.locked_through(desk.books)
    ledger.unlock_month(desk.books, month, reason)
    return Deed(
        lambda: _("%(month)s is open again.") % {"month": named(month.period)},
        undo=(lambda: _lock(desk, Month.of(through), month)) if through else None,
    )


def _locked_words(locked: date | None) -> str:
    if locked is None:
        return _("No month is locked. Lock a month when its papers are signed: nothing in it can change then.")
    return _("Everything up to %(day)s is locked.") % {"day": showing.day(locked)}


def _columns() -> list[Column[MonthRow]]:
    return [
        Column(lambda: _("Month"), lambda row: named(row.month.period), 0),
        Column(lambda: _("State"), lambda row: row.state, 200),
    ]


def _history_columns() -> list[Column[MonthLock]]:
    return [
        days("done", lambda: _("Done on"), lambda lock: lock.recorded_at.date(), 110),
        days("through", lambda: _("Locked up to"), lambda lock: lock.through, 160, none="—"),
        Column(lambda: _("By"), lambda lock: lock.recorded_by, 160),
        Column(lambda: _("Reason"), lambda lock: lock.reason, 0),
    ]
