"""The page Orders."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coopbooks import orders, showing
from coopbooks.i18n import _
from coopbooks.money import total
from coopbooks.orders import OrderRow
from ui.orders.told import order_columns
from ui.shared.choice import Choice
from ui.shared.doing import Desk, Wanted
from ui.shared.filter_row import FilterRow
from ui.shared.invitation import FirstStep
from ui.shared.listed import Listed, counted
from ui.shared.page import Page
from ui.shared.period_choice import EVERYTHING, PeriodChoice
from ui.shared.record_table import AllRows, RecordTable
from ui.shared.row_deeds import repeats
from ui.shared.search_edit import SearchEdit
from ui.shared.words import Words, say

if TYPE_CHECKING:  # loaded when it is opened
    from ui.orders.form import OrderForm


class OrdersPage(Page):
    """What somebody wants made: the open orders first, by the day they are promised for."""

    areas = frozenset({"orders", "ledger", "people", "products", "accounts", "attachments", "club"})

    def __init__(self, desk: Desk) -> None:
        """Make the page."""
        super().__init__(desk, lambda: _("Orders"), lambda: _("What is to be made, by when, and what will it bring?"))
        self.new_button = self.add_button(lambda: _("Add an order"), "main", "plus", "Ctrl+N")
        self.search = SearchEdit(lambda: _("Search a number, a title or a customer"))
        self.state = Choice([(None, lambda: _("Open or not")), *_states()])
        self.period = PeriodChoice(desk.books, first=EVERYTHING)
        say(self.state.setAccessibleName, lambda: _("How it stands"))
        say(self.period.choice.setAccessibleName, lambda: _("Promised for"))
        self.filters = FilterRow([self.search, self.state, self.period])
        self.table = RecordTable[OrderRow](
            lambda: _("Orders"),
            order_columns(desk.books),
            faded=lambda row: row.order.state == "cancelled",
            key="orders",
            same=lambda row: row.order.id,
        )
        self.below = Listed(
            self.table,
            lambda: _(
                "What customers order stands here, with the day it is promised for and what it brings. Sales, costs "
                "and materials can then say which order they are for."
            ),
            FirstStep(lambda: _("Add an order"), lambda: self.open_form(None)),
            self.filters,
        )
        self.add(self.filters)
        self.add(self.below, 1)
        self.filters.changed.connect(self.refresh)
        self.new_button.clicked.connect(lambda: self.open_form(None))
        self.table.opened.connect(lambda row: self.open_record(row.order.id))
        repeats(self.table, lambda row: self.record_again(row.order.id))

    def refresh(self) -> None:
        """List the orders that fit, with what all of them bring."""
        books = self.desk.books
        found = orders.list_orders(
            books, search=self.search.value(), state=self.state.value(), period=self.period.value()
        )
        amounts = {
            "agreed": [row.order.agreed for row in found],
            "sold": [row.sold for row in found],
            "to_come": [row.to_come for row in found],
        }
        sums = {key: showing.amount(total(each, books.club.currency)) for key, each in amounts.items()}
        self.below.show_rows(AllRows(found), counted(len(found)), sums, ever=lambda: orders.any_order(books))

    def open_record(self, order: int) -> None:
        """Open an order with what was sold, used and spent for it."""
        from ui.orders.view import OrderView

        self.open_over(OrderView(self.desk, order, self.open_over))

    def open_form(self, order: int | None) -> None:
        """Open the form for an order, or for a new one."""
        self.open_over(self._form(order))

    def record_again(self, order: int) -> None:
        """Open the form for a new order like another."""
        self.open_over(self._form(order, again=True))

    def _form(self, order: int | None, *, again: bool = False) -> OrderForm:
        from ui.orders.form import OrderForm

        known = orders.order(self.desk.books, order) if order else None
        return OrderForm(self.desk, None, known) if again else OrderForm(self.desk, known)

    def want(self, wanted: Wanted) -> None:
        """Open the record of an order; with ``new`` its form, or that of a new one; else show all orders."""
        if wanted.new:
            self.open_over(self._form(wanted.order, again=wanted.like))
        elif wanted.order:
            self.open_record(wanted.order)
        else:
            self.filters.clear()

    def enter(self) -> None:
        """Begin at the table."""
        self.table.setFocus()


def _states() -> list[tuple[str, Words]]:
    return [(key, partial(_, words)) for key, words in orders.STATES.items()]
