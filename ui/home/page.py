"""The page Home."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coopbooks import cash, ledger, people, showing, statements
from coopbooks.cash import Box
from coopbooks.days import Month
from coopbooks.i18n import _
from coopbooks.people import Debt
from ui.home.bars import ResultBars
from ui.home.sentences import why
from ui.home.tasks import ToDo, list_tasks
from ui.home.tile import Task, Tile
from ui.shared.doing import Desk, Wanted
from ui.shared.labels import label, panel
from ui.shared.page import Page
from ui.shared.words import say

_MOST_DEBTS: Final = 3
_SPACING: Final = 12


class HomePage(Page):
    """Four answers at a glance: how much money, gained or lost, what is due, what is to be done."""

    def __init__(self, desk: Desk) -> None:
        """Make the page."""
        super().__init__(desk, lambda: _("Home"), lambda: _("How do we stand today?"))
        self.sale_button = self.add_button(lambda: _("Record a sale"), "main", "plus")
        self.cost_button = self.add_button(lambda: _("Record a cost"), "", "plus")
        self.count_button = self.add_button(lambda: _("Count the cash"), "", "cash")
        self.bars = ResultBars()
        say(self.bars.setAccessibleName, lambda: _("Result of the last twelve months"))
        self.money = Tile(lambda: _("How much money is there?"))
        self.result = Tile(lambda: _("Did we gain or lose this month?"), self.bars)
        self.customers = Tile(lambda: _("Customers owe us"))
        self.suppliers = Tile(lambda: _("We owe suppliers"))
        self.tasks: list[Task] = []
        self._to_do: Sequence[ToDo] = ()
        self._task_column = QVBoxLayout()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        inside = QWidget()
        across = QHBoxLayout(inside)
        across.setContentsMargins(0, 0, 4, 0)
        across.setSpacing(_SPACING)
        for tiles in ((self.money, self.customers, self.suppliers), (self.result, self._tasks_panel())):
            column = QVBoxLayout()
            column.setSpacing(_SPACING)
            for tile in tiles:
                column.addWidget(tile, 3 if tile is self.result else 0)
            column.addStretch(1)
            across.addLayout(column, 1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        self.add(scroll, 1)

    def _tasks_panel(self) -> QWidget:
        frame = panel()
        column = QVBoxLayout(frame)
        column.setSpacing(6)
        column.addWidget(label(lambda: _("What is to be done?"), "label"))
        self._task_column.setSpacing(6)
        column.addLayout(self._task_column)
        column.addStretch()
        return frame

    def _connect(self) -> None:
        desk = self.desk
        self.sale_button.clicked.connect(lambda: desk.go("sales", Wanted(new="sale")))
        self.cost_button.clicked.connect(lambda: desk.go("costs", Wanted(new="cost")))
        self.count_button.clicked.connect(lambda: desk.go("cash", Wanted(new="count")))
        self.money.clicked.connect(lambda: desk.go("cash"))
        self.result.clicked.connect(lambda: desk.go("statements", Wanted(tab="income_statement")))
        self.customers.clicked.connect(lambda: desk.go("sales", Wanted(tab="debts")))
        self.suppliers.clicked.connect(lambda: desk.go("costs", Wanted(tab="debts")))

    def enter(self) -> None:
        """Begin at what is done most."""
        self.sale_button.setFocus()

    def refresh(self) -> None:
        """Ask the books for the four answers."""
        self._show_money_and_result()
        self._show_debts()
        self._show_tasks(list_tasks(self.desk.books))

    def _show_money_and_result(self) -> None:
        books = self.desk.books
        difference = statements.difference(books, Month.of(books.today()).period)
        counted = cash.last_counts(books)
        boxes = [(_named(box, counted.get(box.id)), showing.money(box.balance)) for box in cash.list_boxes(books)]
        self.money.answer(showing.money(difference.closing), boxes)
        self.result.answer(showing.money(difference.result, sign=True), note=why(difference))
        self.bars.show_months(statements.result_by_month(books))

    def _show_debts(self) -> None:
        books = self.desk.books
        for tile, role, debts, none in (
            (self.customers, "customers", people.list_debts(books, "customers"), _("No customer owes anything.")),
            (self.suppliers, "suppliers", people.list_debts(books, "suppliers"), _("No supplier is owed anything.")),
        ):
            owed = ledger.balance_on(books, ledger.account_of(books, role).id)
            tile.answer(showing.money(abs(owed)), _largest(debts), _rest(debts) if debts else none)

    def _show_tasks(self, to_do: Sequence[ToDo]) -> None:
        self._to_do = to_do
        while len(self.tasks) < len(to_do):
            task = Task()
            task.clicked.connect(partial(self._go_to, len(self.tasks)))
            self.tasks.append(task)
            self._task_column.addWidget(task)
        for place, task in enumerate(self.tasks):
            task.setVisible(place < len(to_do))
            task.say(to_do[place].words if place < len(to_do) else "")

    def _go_to(self, place: int) -> None:
        self.desk.go(self._to_do[place].page, self._to_do[place].wanted)


def _named(box: Box, counted: date | None) -> str:
    return _("%(box)s, counted on %(day)s") % {"box": box.name, "day": showing.day(counted)} if counted else box.name


def _largest(debts: Sequence[Debt]) -> list[tuple[str, str]]:
    return [(debt.name, showing.money(debt.amount)) for debt in debts[:_MOST_DEBTS]]


def _rest(debts: Sequence[Debt]) -> str:
    more = len(debts) - _MOST_DEBTS
    return _("And others: %(count)s") % {"count": more} if more > 0 else ""
