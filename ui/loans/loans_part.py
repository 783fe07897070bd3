"""What is owed by us, or to us: the loans of one side, what is left of each, what is due next."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopbooks import loans, showing
from coopbooks.i18n import _
from coopbooks.loans import LoanFilter, LoanRow
from ui.loans.fund import FundShown
from ui.loans.loan_words import OF_SIDE
from ui.loans.papers import offer_papers
from ui.shared.choice import Choice
from ui.shared.doing import Desk
from ui.shared.filter_row import FilterRow
from ui.shared.invitation import FirstStep
from ui.shared.labels import button
from ui.shared.listed import Listed, counted
from ui.shared.part import OpenOver
from ui.shared.record_table import Column, RecordTable
from ui.shared.row_deeds import prints, repeats
from ui.shared.rows import amounts, days, names
from ui.shared.search_edit import SearchEdit
from ui.shared.words import Words, say

_EMPTY: Final[dict[str, Words]] = {
    "borrowed": lambda: _(
        "What the club owes lenders stands here: how much is left, what is due next, what is overdue. No loan to the "
        "club is recorded yet."
    ),
    "lent": lambda: _(
        "What the club lends its members stands here, and how the fund it lends from is doing. Nothing is lent yet."
    ),
}
_TITLES: Final[dict[str, Words]] = {"borrowed": lambda: _("What we owe"), "lent": lambda: _("What members owe us")}


class LoansPart:
    """The list of the loans of one side; above those lent how the fund stands."""

    def __init__(self, desk: Desk, side: str, open_over: OpenOver, open_new: Callable[[str], None]) -> None:
        """Make the part; ``open_new`` opens the form for a new loan of a side."""
        self._desk, self._side, self._open_over, self._open_new = desk, side, open_over, open_new
        self.new_button = button(OF_SIDE[side].title, "", "plus")
        self.pay_button = button(lambda: _("Pay this one…"))
        self.state = Choice([*((key, partial(_, words)) for key, words in loans.STATES.items()), ("", _all)])
        say(self.state.setAccessibleName, lambda: _("Which loans"))
        self.search = SearchEdit(lambda: _("Search name or contract"))
        self.filters = FilterRow([self.state, self.search], [self.new_button, self.pay_button])
        self.table = RecordTable[LoanRow](
            _TITLES[side],
            _columns(side),
            faded=lambda row: row.voided,
            key=f"loans_{side}",
        )
        self.listed = Listed(self.table, _EMPTY[side], FirstStep(OF_SIDE[side].title, self.open_new), self.filters)
        self.fund = FundShown() if side == "lent" else None
        self.below = self._below()
        self.tools: list[QWidget] = [self.filters]
        self._connect()

    def _below(self) -> QWidget:
        if self.fund is None:
            return self.listed
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fund)
        column.addWidget(self.listed, 1)
        return both

    def _connect(self) -> None:
        self.filters.changed.connect(self.refresh)
        self.new_button.clicked.connect(self.open_new)
        self.pay_button.clicked.connect(self.pay)
        self.table.opened.connect(self.open)
        repeats(self.table, self.record_again)
        prints(self.table, lambda row: offer_papers(self._desk, self.table, row.id))
        self.table.chosen.connect(self._offer)

    def refresh(self) -> None:
        """List the loans that fit."""
        books = self._desk.books
        wanted = LoanFilter(side=self._side, state=self.state.value(), search=self.search.value())
        found = loans.list_loans(books, wanted)
        left, late = loans.left_of(books, wanted), loans.overdue_of(books, wanted)
        sums = {"left": showing.money(left), **({"overdue": showing.money(late)} if late else {})}
        self.listed.show_rows(found, counted(found.count()), sums if found.count() else {}, self._any)
        if self.fund:
            self.fund.show_fund(loans.fund(books, books.today()))
        self._offer(self.table.current())

    def _any(self) -> bool:
        return loans.list_loans(self._desk.books, LoanFilter(side=self._side)).count() > 0

    def _offer(self, row: LoanRow | None) -> None:
        self.pay_button.setEnabled(_can_be_paid(row))

    def open(self, row: LoanRow) -> None:
        """Open a loan."""
        from ui.loans.view import LoanView  # loaded when it is opened

        self._open_over(LoanView(self._desk, row.id, self._open_over))

    def record_again(self, row: LoanRow) -> None:
        """Open the form for a new loan like this one."""
        self._desk.again(loans.loan(self._desk.books, row.id).voucher)

    def open_new(self) -> None:
        """Open the form for a new one."""
        self._open_new(self._side)

    def pay(self) -> None:
        """Open the form for a payment of the loan under the cursor."""
        from ui.loans.payment_form import LoanPaymentForm

        row = self.table.current()
        if row and _can_be_paid(row):
            self._open_over(LoanPaymentForm(self._desk, loan=loans.loan(self._desk.books, row.id)))


def _all() -> str:
    return _("All but the voided ones")


def _can_be_paid(row: LoanRow | None) -> bool:
    return row is not None and row.state in ("running", "overdue")


def _columns(side: str) -> list[Column[LoanRow]]:
    who: Words = (lambda: _("Lender")) if side == "borrowed" else (lambda: _("Member"))
    return [
        names("person", who, lambda row: row.name),
        names("contract", lambda: _("Contract"), lambda row: row.contract, 120),
        days("day", lambda: _("Handed over on"), lambda row: row.disbursed_on, 136, spare=True),
        amounts("lent", lambda: _("Lent"), lambda row: row.principal, 132, sign=True, spare=True),
        amounts("left", lambda: _("Left"), lambda row: row.left, 136, sign=True),
        days("next", lambda: _("Next due"), lambda row: row.next_due, 112),
        amounts("next_amount", lambda: _("How much"), lambda row: row.next_amount, 110, blank=True),
        amounts("overdue", lambda: _("Overdue"), lambda row: row.overdue, 112, blank=True),
    ]
