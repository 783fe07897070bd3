"""Instalments against orders: month by month what is to be paid, what is to come in, and whether it reaches."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from coopbooks import loans, showing
from coopbooks.days import Month
from coopbooks.i18n import N_, _
from coopbooks.loans import MonthAgainst
from coopbooks.money import Money, total
from ui.loans.months_chart import months_chart, said_of
from ui.shared.choice import Choice, Tick
from ui.shared.doing import Desk
from ui.shared.filter_row import FilterRow
from ui.shared.listed import Listed
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.rows import amounts
from ui.shared.with_chart import WithChart
from ui.shared.words import Words, say

_AHEAD: Final = {12: N_("Twelve months"), 6: N_("Six months"), 24: N_("Two years"), 36: N_("Three years")}
_WIDTH: Final = 760
"""Pixels of text the table needs beside its picture."""


class OrdersPart:
    """The months, with a picture of what is left at the end of each."""

    def __init__(self, desk: Desk) -> None:
        """Make the part."""
        self._desk = desk
        self.ahead = Choice([(many, partial(_, words)) for many, words in _AHEAD.items()])
        say(self.ahead.setAccessibleName, lambda: _("How far ahead"))
        self.stopped = Tick(lambda: _("What if orders stop?"))
        self.filters = FilterRow([self.ahead, self.stopped])
        self.table = RecordTable[MonthAgainst](
            _title, self._columns(), bold=lambda row: self._left(row).minor < 0, key="loans_against", same=_which
        )
        self.listed = Listed(
            self.table,
            lambda: _(
                "Month by month the instalments of the loans to the club stand here beside what customers owe and what "
                "the orders in hand bring. No instalment is due in these months."
            ),
        )
        self.below = WithChart(self.listed, "loans-against", lambda: _("What is left after the instalments"))
        self.tools: list[QWidget] = [self.filters]
        self.filters.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Ask for the months."""
        books = self._desk.books
        through = Month.of(books.today()).plus(self.ahead.value() - 1)
        found = loans.against_orders(books, through)
        found = found if any(row.due for row in found) else []
        self.table.show_columns(self._columns())
        sums = {
            "due": [row.due for row in found],
            "debts": [row.debts for row in found],
            "orders": [self._orders(row) for row in found],
            "income": [self._income(row) for row in found],
        }
        told = {key: showing.amount(total(each, books.club.currency)) for key, each in sums.items()}
        chart = months_chart(found, stopped=self.stopped.value())
        self.listed.show_rows(AllRows(found), said_of(found, stopped=self.stopped.value()), told)
        self.below.show_chart(chart, _WIDTH)

    def _income(self, row: MonthAgainst) -> Money:
        return row.debts if self.stopped.value() else row.income

    def _gap(self, row: MonthAgainst) -> Money:
        return row.gap_stopped if self.stopped.value() else row.gap

    def _left(self, row: MonthAgainst) -> Money:
        return row.left_stopped if self.stopped.value() else row.left

    def _columns(self) -> list[Column[MonthAgainst]]:
        return [
            Column(lambda: _("Month"), lambda row: showing.month(row.month), 0, key="month"),
            amounts("due", lambda: _("Instalments due"), lambda row: row.due, 104, blank=True),
            amounts("debts", lambda: _("Customers owe"), lambda row: row.debts, 104, blank=True),
            amounts("orders", lambda: _("Orders"), self._orders, 104, blank=True),
            amounts("income", lambda: _("Comes in"), self._income, 104, blank=True, spare=True),
            _toned("gap", lambda: _("Difference"), self._gap, 104),
            _toned("left", lambda: _("Left by then"), self._left, 112),
        ]

    def _orders(self, row: MonthAgainst) -> Money:
        return row.orders - row.orders if self.stopped.value() else row.orders


def _title() -> str:
    return _("Instalments against orders")


def _which(row: MonthAgainst) -> Month:
    return row.month


def _toned(key: str, words: Words, amount: Callable[[MonthAgainst], Money], width: int) -> Column[MonthAgainst]:
    """A column of amounts that are there, or missing."""

    def text(row: MonthAgainst) -> str:
        return showing.amount(amount(row))

    def tone(row: MonthAgainst) -> str:
        return "out" if amount(row).minor < 0 else ""

    return Column(words, text, width, right=True, tone=tone, key=key, value=amount, kind="amounts")
