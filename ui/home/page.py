"""The page Home."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from coopbooks import cash, ledger, loans, people, showing, statements
from coopbooks.cash import Box
from coopbooks.days import Month
from coopbooks.i18n import _, ngettext
from coopbooks.people import Debt
from ui.home.sentences import why
from ui.home.steps import Step, list_steps
from ui.home.task_list import TaskList
from ui.home.tasks import ToDo, list_tasks
from ui.shared.action import KEYS_OF_FORMS
from ui.shared.cash_chart import cash_chart
from ui.shared.chart_view import ChartView
from ui.shared.columns import Columns
from ui.shared.doing import Desk, Wanted
from ui.shared.page import Page
from ui.shared.result_chart import result_chart
from ui.shared.tile import Pictured, Task, Tile

_MOST_DEBTS: Final = 3
_TWO, _THREE = 640, 1400
"""Pixels that two and three columns need."""


class HomePage(Page):
    """Four answers at a glance: how much money, gained or lost, what is due, what is to be done."""

    def __init__(self, desk: Desk) -> None:
        """Make the page."""
        super().__init__(desk, lambda: _("Home"), lambda: _("How do we stand today?"))
        self.sale_button = self.add_button(lambda: _("Record a sale"), "main", "plus")
        self.cost_button = self.add_button(lambda: _("Record a cost"), "", "plus")
        self.count_button = self.add_button(lambda: _("Count the cash"), "", "cash")
        for made, form in (
            (self.sale_button, ("sales", "deal")),
            (self.cost_button, ("costs", "deal")),
            (self.count_button, ("cash", "count")),
        ):
            made.add_keys(KEYS_OF_FORMS[form])
        self.steps = TaskList(
            lambda: _("The first steps"), lambda: _("Begin with any of them: each is ticked off when it is done.")
        )
        self.money = Tile(lambda: _("How much money is there?"))
        self.weeks = ChartView("home-weeks", lambda: _("Money of the last weeks"))
        self.result = Tile(lambda: _("Did we gain or lose this month?"))
        self.months = ChartView("home-months", lambda: _("Result of the last twelve months"))
        self.money_panel = Pictured(self.money, self.weeks)
        self.result_panel = Pictured(self.result, self.months)
        self.customers = Tile(lambda: _("Customers owe us"))
        self.suppliers = Tile(lambda: _("We owe suppliers"))
        self.loans = Tile(lambda: _("What is due of loans?"))
        self.to_do = TaskList(lambda: _("What is to be done?"))
        self._steps: Sequence[Step] = ()
        self._tasks: Sequence[ToDo] = ()
        self.add(Columns(self._arrangements()), 1)
        self._connect()

    def _arrangements(self) -> dict[int, list[list[QWidget]]]:
        money, result = self.money_panel, self.result_panel
        steps, to_do, debts = self.steps, self.to_do, [self.customers, self.suppliers, self.loans]
        return {
            0: [[steps, money, result, *debts, to_do]],
            _TWO: [[money, *debts], [steps, result, to_do]],
            _THREE: [[money], [result], [steps, *debts, to_do]],
        }

    def _connect(self) -> None:
        desk = self.desk
        self.sale_button.clicked.connect(lambda: desk.go("sales", Wanted(new="sale")))
        self.cost_button.clicked.connect(lambda: desk.go("costs", Wanted(new="cost")))
        self.count_button.clicked.connect(lambda: desk.go("cash", Wanted(new="count")))
        self.money.clicked.connect(lambda: desk.go("cash"))
        self.weeks.opened.connect(lambda week: desk.go("cash", Wanted(tab="book", period=week.period)))
        self.result.clicked.connect(lambda: self._open_month(Month.of(desk.books.today())))
        self.months.opened.connect(lambda result: self._open_month(result.month))
        self.customers.clicked.connect(lambda: desk.go("sales", Wanted(tab="debts")))
        self.suppliers.clicked.connect(lambda: desk.go("costs", Wanted(tab="debts")))
        self.loans.clicked.connect(lambda: desk.go("loans", Wanted(tab="due")))
        self.steps.chosen.connect(lambda place: desk.go(self._steps[place].page, self._steps[place].wanted))
        self.to_do.chosen.connect(lambda place: self._tasks[place].open(desk))

    def _open_month(self, month: Month) -> None:
        self.desk.go("statements", Wanted(tab="income_statement", period=month.period))

    def enter(self) -> None:
        """Begin at what is done most."""
        self.sale_button.setFocus()

    def refresh(self) -> None:
        """Ask the books for the four answers."""
        self._show_money_and_result()
        self._show_debts()
        self._show_loans()
        steps = list_steps(self.desk.books)
        self._show_steps(steps)
        self._show_tasks(list_tasks(self.desk.books, first_days=bool(steps)))

    def _show_money_and_result(self) -> None:
        books = self.desk.books
        difference = statements.difference(books, Month.of(books.today()).period)
        boxes = [(box.name, _held(box)) for box in cash.list_boxes(books)]
        self.money.answer(showing.money(difference.closing), boxes)
        self.money_panel.show_chart(cash_chart(books))
        self.result.answer(showing.money(difference.result, sign=True), note=why(difference))
        self.result_panel.show_chart(result_chart(books))

    def _show_debts(self) -> None:
        books = self.desk.books
        for tile, role, none in (
            (self.customers, "customers", _("No customer owes anything.")),
            (self.suppliers, "suppliers", _("No supplier is owed anything.")),
        ):
            debts = people.list_debts(books, role)
            owed = ledger.balance_on(books, ledger.account_of(books, role).id)
            lines = [_line(debt, people.owed_since(books, role, debt)) for debt in debts[:_MOST_DEBTS]]
            tile.answer(showing.money(abs(owed)), lines, _rest(debts) if debts else none)

    def _show_loans(self) -> None:
        """Show what is due of loans soon, both ways; nothing where there is no loan to be paid."""
        due = loans.next_due(self.desk.books)
        lines = [
            (_("We pay in 7 days"), due.pay_7),
            (_("We pay in 30 days"), due.pay_30),
            (_("Members pay us in 7 days"), due.receive_7),
            (_("Members pay us in 30 days"), due.receive_30),
        ]
        late = sum(row.due < self.desk.books.today() for row in due.rows)
        note = ngettext("%(many)s is overdue.", "%(many)s are overdue.", late) % {"many": late} if late else ""
        self.loans.setVisible(bool(due.rows))
        told = [(words, showing.money(amount)) for words, amount in lines if amount]
        self.loans.answer("", told, note)

    def _show_steps(self, steps: Sequence[Step]) -> None:
        self._steps = steps
        self.steps.show_tasks([partial(_say_step, step) for step in steps])

    def _show_tasks(self, tasks: Sequence[ToDo]) -> None:
        self._tasks = tasks
        self.to_do.show_tasks([partial(_say_task, task) for task in tasks])


def _say_step(step: Step, shown: Task) -> None:
    if step.done:
        shown.say_done(step.words, _("Done: %(what)s") % {"what": step.words})
    else:
        shown.say(step.words)


def _say_task(task: ToDo, shown: Task) -> None:
    shown.say(task.words, task.drawing)


def _held(box: Box) -> str:
    """What a box holds; of another currency also what that counts in the sum of all."""
    parts = [box.balance] if box.balance.currency == box.worth.currency else [box.balance, box.worth]
    return " · ".join(showing.money(one) for one in parts)


def _line(debt: Debt, since: date) -> tuple[str, str]:
    return _("%(name)s, since %(day)s") % {"name": debt.name, "day": showing.day(since)}, showing.money(debt.amount)


def _rest(debts: Sequence[Debt]) -> str:
    more = len(debts) - _MOST_DEBTS
    return _("And others: %(count)s") % {"count": more} if more > 0 else ""
