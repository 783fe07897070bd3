"""What is due: the instalments of the days to come, both ways, the overdue ones first; and arrears by their age."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtWidgets import QStackedWidget, QWidget

from coopbooks import loans, showing
from coopbooks.i18n import N_, _, ngettext
from coopbooks.loans import ArrearsRow, DueRow
from coopbooks.money import Money, total
from ui.loans.papers import offer_papers
from ui.loans.told import AGES, WHICH_WAY
from ui.shared.choice import Choice, choice_of
from ui.shared.doing import Desk
from ui.shared.filter_row import FilterRow
from ui.shared.labels import button
from ui.shared.listed import Listed, counted
from ui.shared.part import OpenOver
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.row_deeds import prints
from ui.shared.rows import amounts, days, names
from ui.shared.search_edit import SearchEdit
from ui.shared.words import say

WITHIN: Final = {
    "30": N_("In the next 30 days"),
    "7": N_("In the next 7 days"),
    "92": N_("In the next three months"),
    "366": N_("In the next twelve months"),
    "": N_("Everything that is to come"),
}
"""How far ahead one looks, in days."""


class DuePart:
    """What is due next, or what is overdue since when: one of the two lists is in sight."""

    def __init__(self, desk: Desk, open_over: OpenOver) -> None:
        """Make the part."""
        self._desk, self._open_over = desk, open_over
        self.view = Choice([("due", _instalments), ("arrears", _arrears)])
        say(self.view.setAccessibleName, lambda: _("Which list"))
        self.pay_button = button(lambda: _("Pay this one…"))
        self.interest_button = button(lambda: _("Interest owed at the end of the year…"))
        self.within = choice_of(WITHIN)
        say(self.within.setAccessibleName, lambda: _("How far ahead"))
        self.side = Choice([("", _both_ways), *((key, partial(_, words)) for key, words in WHICH_WAY.items())])
        say(self.side.setAccessibleName, lambda: _("Which way"))
        self.search = SearchEdit(lambda: _("Search a name"))
        self.filters = FilterRow(
            [self.within, self.side, self.search], [self.view, self.pay_button, self.interest_button]
        )
        self._make_lists()
        self.tools: list[QWidget] = [self.filters]
        self._connect()

    def _make_lists(self) -> None:
        self.due = RecordTable[DueRow](_instalments, _due_columns(self._today), key="loans_due", same=_which)
        self.due_listed = Listed(
            self.due,
            lambda: _("Nothing is due in these days: no instalment to be paid, none to come in."),
            filters=self.filters,
        )
        self.arrears = RecordTable[ArrearsRow](
            _arrears, _arrears_columns(), key="loans_arrears", same=lambda row: row.loan
        )
        self.arrears_listed = Listed(
            self.arrears,
            lambda: _("Nothing is overdue: every instalment was paid in time."),
            filters=self.filters,
        )
        self.below = QStackedWidget()
        for listed in (self.due_listed, self.arrears_listed):
            self.below.addWidget(listed)

    def _connect(self) -> None:
        self.view.changed.connect(self.refresh)
        self.filters.changed.connect(self.refresh)
        self.pay_button.clicked.connect(self.pay)
        self.interest_button.clicked.connect(self.post_interest)
        prints(self.due, lambda row: offer_papers(self._desk, self.due, row.loan))
        prints(self.arrears, lambda row: offer_papers(self._desk, self.arrears, row.loan))
        for table in (self.due, self.arrears):
            table.opened.connect(lambda row: self.open(row.loan))
            table.chosen.connect(lambda _row: self._offer())

    @property
    def table(self) -> QWidget:
        """The list in sight."""
        return self.due if self._is_due else self.arrears

    @property
    def _is_due(self) -> bool:
        return bool(self.view.value() == "due")

    def _today(self) -> date:
        return self._desk.books.today()

    def _through(self) -> date:
        days = self.within.value()
        return self._today() + timedelta(days=int(days)) if days else date.max

    def refresh(self) -> None:
        """Ask for what is due, or overdue."""
        books, side = self._desk.books, self.side.value()
        self.within.setVisible(self._is_due)
        self.below.setCurrentIndex(0 if self._is_due else 1)
        if self._is_due:
            found = [row for row in loans.due_list(books, self._through(), side) if self.search.finds(row.name)]
            ever = lambda: bool(loans.due_list(books, date.max))  # noqa: E731
            self.due_listed.show_rows(AllRows(found), _said(found), _sums(found), ever=ever)
        else:
            every = loans.arrears(books, self._today())
            late = [row for row in every if side in ("", row.side) and self.search.finds(row.name)]
            self.arrears_listed.show_rows(AllRows(late), _said(late), _sums(late), ever=lambda: bool(every))
        self._offer()

    def _offer(self) -> None:
        self.pay_button.setEnabled(self._loan() is not None)

    def _loan(self) -> int | None:
        row = (self.due if self._is_due else self.arrears).current()
        return row.loan if row else None

    def open(self, loan: int) -> None:
        """Open a loan."""
        from ui.loans.view import LoanView  # loaded when it is opened

        self._open_over(LoanView(self._desk, loan, self._open_over))

    def pay(self) -> None:
        """Open the form for a payment of the loan under the cursor."""
        from ui.loans.payment_form import LoanPaymentForm

        loan = self._loan()
        if loan is not None:
            self._open_over(LoanPaymentForm(self._desk, loan=loans.loan(self._desk.books, loan)))

    def post_interest(self) -> None:
        """Open the form for the interest owed at the end of the year."""
        from ui.loans.interest_form import InterestForm

        self._open_over(InterestForm(self._desk))


def _instalments() -> str:
    return _("Instalments, by their day")


def _arrears() -> str:
    return _("What is overdue, by its age")


def _both_ways() -> str:
    return _("Both ways")


def _which(row: DueRow) -> tuple[int, date]:
    return row.loan, row.due


def _sums(rows: Sequence[DueRow | ArrearsRow]) -> dict[str, str]:
    """What all of it comes to, where all of it goes one way; dollars at what they stand at in the books.

    What the parts of it come to stands there, too, where all are of one currency.
    """
    if len({row.side for row in rows}) != 1:
        return {}
    worth = showing.money(total((row.worth for row in rows), rows[0].worth.currency))
    parts = {} if len({row.amount.currency for row in rows if isinstance(row, DueRow)}) != 1 else _parts(rows)
    return {**parts, "amount": worth, "overdue": worth}


def _parts(rows: Sequence[DueRow | ArrearsRow]) -> dict[str, str]:
    due = [row for row in rows if isinstance(row, DueRow)]
    currency = due[0].amount.currency
    sums = {
        "fine": total((row.fine for row in due if row.fine), currency),
        "interest": total((row.interest for row in due), currency),
        "principal": total((row.principal for row in due), currency),
    }
    return {key: showing.amount(amount) for key, amount in sums.items() if amount}


def _said(rows: Sequence[DueRow | ArrearsRow]) -> str:
    """How many there are; and of both ways, which are never added up, what each comes to."""
    ways = [(words, [row.worth for row in rows if row.side == side]) for side, words in WHICH_WAY.items()]
    told = [f"{_(words)}: {showing.money(total(worth, worth[0].currency))}" for words, worth in ways if worth]
    return " · ".join([counted(len(rows)), *(told if len(told) > 1 else ())])


def _of_age(key: str) -> Callable[[ArrearsRow], Money]:
    return lambda row: getattr(row.arrears, key)


def _due_columns(today: Callable[[], date]) -> list[Column[DueRow]]:
    def late(row: DueRow) -> str:
        many = row.days_late(today())
        return ngettext("%(many)s day late", "%(many)s days late", many) % {"many": many} if many > 0 else ""

    return [
        days("due", lambda: _("Due on"), lambda row: row.due),
        Column(lambda: _("Late"), late, 138, tone=lambda _row: "out", key="late"),
        names("way", lambda: _("Which way"), lambda row: _(WHICH_WAY[row.side]), 150),
        names("name", lambda: _("With whom"), lambda row: row.name),
        amounts("fine", lambda: _("Late charge"), lambda row: row.fine, 104, blank=True),
        amounts("interest", lambda: _("Interest"), lambda row: row.interest, 104),
        amounts("principal", lambda: _("Principal"), lambda row: row.principal, 112),
        amounts("amount", lambda: _("To be paid"), lambda row: row.amount, 132, sign=True),
    ]


def _arrears_columns() -> list[Column[ArrearsRow]]:
    return [
        names("name", lambda: _("With whom"), lambda row: row.name),
        names("way", lambda: _("Which way"), lambda row: _(WHICH_WAY[row.side]), 150),
        days("since", lambda: _("Since"), lambda row: row.since),
        *(amounts(key, partial(_, words), _of_age(key), 120, blank=True) for key, words in AGES.items()),
        amounts("overdue", lambda: _("Overdue"), lambda row: row.arrears.amount, 132, sign=True),
        amounts("left", lambda: _("Left"), lambda row: row.left, 136, sign=True, spare=True),
    ]
