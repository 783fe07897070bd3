"""A loan opened: how it stands, its plan row by row with what was paid of it, payments, earlier plans, who bears it."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from coopbooks import loans
from coopbooks.attachments import Holder
from coopbooks.i18n import _
from coopbooks.loans import LoanCard, LoanPayment, MemberShare, PlanVersion
from ui import look
from ui.loans.balance_chart import balance_chart
from ui.loans.card_rows import PaidRow, paid_columns, paid_rows, payment_columns, share_columns, version_columns
from ui.loans.facts import facts_of
from ui.loans.view_deeds import ViewDeeds
from ui.shared.chart_view import ChartView
from ui.shared.doing import Desk
from ui.shared.facts import Facts
from ui.shared.few_rows import FewRows
from ui.shared.labels import heading, label
from ui.shared.papers_shown import PapersShown
from ui.shared.part import OpenOver
from ui.shared.record_over import FreshRecord
from ui.shared.record_table import Column
from ui.shared.recorded import voucher_view
from ui.shared.side_by_side import SideBySide
from ui.shared.words import Words, voice

_HIGH: Final = 200
_LEAST: Final = 400
"""Pixels of the drawing with its sentence, and the least in which it and the facts can be read side by side."""


class LoanView(FreshRecord):
    """One loan, as it stands today."""

    def __init__(self, desk: Desk, loan: int, open_over: OpenOver) -> None:
        """Show it."""
        super().__init__()
        self._desk, self._open_over = desk, open_over
        self.card: LoanCard = loans.card(desk.books, loan, desk.books.today())
        self._title, self._facts, self._agreed = heading(kind="title"), Facts(), Facts()
        self.chart = ChartView("loan-balance", lambda: _("The balance going down"))
        look.measure(self.chart.setMinimumHeight, _HIGH)
        self.plan = FewRows(lambda: _("The plan"), paid_columns(), key="loans_view_plan")
        self._carried = label(kind="quiet", wrap=True)
        self.payments = FewRows(
            lambda: _("Payments"), payment_columns(), lambda paid: paid.voided, key="loans_view_payments"
        )
        self.versions = FewRows(
            lambda: _("Earlier plans"), version_columns(), lambda one: one.taken_back, key="loans_view_versions"
        )
        self.shares = FewRows(lambda: _("Who bears it"), share_columns(), key="loans_view_shares")
        self.papers = PapersShown(desk, Holder("loan", loan), self)
        self.deeds = ViewDeeds(desk, self, open_over)
        self._headed: dict[QWidget, QWidget] = {}
        self._lay_out()
        self.payments.opened.connect(self._open_payment)
        voice.changed.connect(self.freshen)
        self.freshen()

    def _lay_out(self) -> None:
        self.column.addWidget(self._title)
        self.column.addWidget(SideBySide([self._facts, self.chart], _LEAST))
        self._add_headed(lambda: _("The plan"), self.plan, 1)
        self.column.addWidget(self._carried)
        for words, table in (
            (lambda: _("Payments"), self.payments),
            (lambda: _("Who bears it"), self.shares),
            (lambda: _("Earlier plans"), self.versions),
        ):
            self._add_headed(words, table, 1)
        self._add_headed(lambda: _("What was agreed"), self._agreed)
        self.column.addWidget(self.papers)
        self.column.addStretch()
        self.lay_out(*self.deeds.buttons)

    def _add_headed(self, words: Words, widget: QWidget, stretch: int = 0) -> None:
        self._headed[widget] = heading(words)
        self.column.addWidget(self._headed[widget])
        self.column.addWidget(widget, stretch)

    def freshen(self) -> None:
        """Show what stands in the books now, in the language spoken now."""
        books = self._desk.books
        card = self.card = loans.card(books, self.card.loan.id, books.today())
        self._title.setText(card.loan.label)
        self._facts.show_facts(list(facts_of(card)))
        self._agreed.show_facts(loans.told(card.loan.terms))
        self.chart.setVisible(card.standing is not None)
        if card.standing is not None:
            self.chart.show_chart(balance_chart(card))
        self._show(self.plan, paid_rows(card), paid_columns())
        carried = loans.said_of_carried(card.plan, card.carried)
        self._carried.setText(carried)
        self._carried.setVisible(bool(carried))
        self._show(self.payments, list(reversed(card.payments)), payment_columns())
        self._show(self.shares, card.shares, share_columns())
        earlier = [one for one in card.versions if one.id != card.loan.plan]
        self._show(self.versions, earlier, version_columns())
        self.papers.show_papers(self.papers.holder)
        self.show_posted(books, card.loan.voucher)
        self.deeds.offer(card)

    def _show(
        self,
        table: FewRows,
        rows: Sequence[PaidRow | LoanPayment | MemberShare | PlanVersion],
        columns: Sequence[Column[Any]],
    ) -> None:
        """Show a table with its heading, where there is anything in it."""
        table.show_all(rows, columns)
        table.setVisible(bool(rows))
        self._headed[table].setVisible(bool(rows))

    def _open_payment(self, payment: LoanPayment) -> None:
        self._open_over(voucher_view(self._desk, payment.voucher))
