"""Instalments against orders: month by month, what is to be paid back and what is expected to come in to pay it."""

from collections.abc import Iterator
from dataclasses import dataclass

from coopbooks import orders, people
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.loans.portfolio import due_list
from coopbooks.money import Money, total


@dataclass(frozen=True, slots=True)
class MonthAgainst:
    """One month: the instalments ``due``, what customers owe (``debts``), and what is to come of ``orders``.

    ``left`` is what is left by the end of it of all that came since the first month, ``left_stopped`` the same where no
    order is finished any more; below zero it does not pay the instalments.
    """

    month: Month
    due: Money
    debts: Money
    orders: Money
    left: Money
    left_stopped: Money

    @property
    def income(self) -> Money:
        """What is expected to come in."""
        return self.debts + self.orders

    @property
    def gap(self) -> Money:
        """What comes in less what is due in this month alone."""
        return self.income - self.due

    @property
    def gap_stopped(self) -> Money:
        """The same without the orders."""
        return self.debts - self.due


def against_orders(books: Books, through: Month) -> list[MonthAgainst]:
    """Return every month from this one to another with its instalments and its expected income.

    What is overdue, and what customers owe already, stands in this month.
    """
    return list(_months(books, Month.of(books.today()), through))


def _months(books: Books, first: Month, through: Month) -> Iterator[MonthAgainst]:
    currency, nothing = books.club.currency, books.money(0)
    due: dict[Month, Money] = {}
    for row in due_list(books, through.last, "borrowed"):
        month = max(Month.of(row.due), first)
        due[month] = due.get(month, nothing) + row.worth
    owed = total((debt.amount for debt in people.list_debts(books, "customers")), currency)
    expected = orders.expected_income(books, through)
    left = stopped = nothing
    month = first
    while month <= through:
        debts = owed if month == first else nothing
        coming, paid = expected.get(month, nothing), due.get(month, nothing)
        left, stopped = left + debts + coming - paid, stopped + debts - paid
        yield MonthAgainst(month, paid, debts, coming, left, stopped)
        month = month.plus(1)
