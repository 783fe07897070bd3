"""A grant opened: what was agreed, what is left for each purpose, every voucher, its papers, its plans."""

from coopbooks import grants
from coopbooks.attachments import Holder
from coopbooks.i18n import _
from ui.grants.report_paper import ask_for_report
from ui.grants.told import facts_of, figures_of, move_columns, plan_columns, purpose_columns
from ui.shared.doing import Desk
from ui.shared.facts import Facts
from ui.shared.facts_in_row import FactsInRow
from ui.shared.few_rows import FewRows
from ui.shared.labels import button, heading, label, press
from ui.shared.papers_shown import PapersShown
from ui.shared.part import OpenOver
from ui.shared.record_over import FreshRecord
from ui.shared.recorded import AGAIN, CORRECT, PAPER, voucher_view
from ui.shared.words import voice


class GrantView(FreshRecord):
    """One grant."""

    def __init__(self, desk: Desk, grant: int, open_over: OpenOver) -> None:
        """Show it."""
        super().__init__()
        self._desk, self._open_over = desk, open_over
        self.grant = grants.grant(desk.books, grant)
        self._title, self._facts, self._figures = heading(kind="title"), Facts(), FactsInRow()
        self.purposes = FewRows(lambda: _("Purposes"), key="grants_view_purposes")
        self.moves = FewRows(lambda: _("What became of it"), key="grants_view_moves")
        self.plans = FewRows(lambda: _("How it was planned"), key="grants_view_plans")
        self._nothing = label(
            lambda: _("Nothing came of it yet. Record the money when it comes, or what is given in kind."),
            "quiet",
            wrap=True,
        )
        self._heading_of_plans = heading(lambda: _("How it was planned"))
        self.papers = PapersShown(desk, Holder("grant", grant), self)
        self.money_button = button(lambda: _("Money came"), "", "rising")
        self.back_button = button(lambda: _("Give money back"))
        self.change_button = button(lambda: _("Change…"))
        self.again_button = button(lambda: _("Record the same again"))
        self.print_button = button(lambda: _("Print the report"), "", "print")
        self._lay_out()
        self._connect()
        self.freshen()

    def _lay_out(self) -> None:
        by_purpose, became = heading(lambda: _("By purpose")), heading(lambda: _("What became of it"))
        for one in (self._title, self._facts, self._figures, by_purpose, self.purposes, became, self.moves):
            self.column.addWidget(one)
        for other in (self._nothing, self._heading_of_plans, self.plans, self.papers):
            self.column.addWidget(other)
        self.column.addStretch()
        self.lay_out(self.money_button, self.back_button, self.change_button, self.again_button, self.print_button)

    def _connect(self) -> None:
        desk = self._desk
        self.money_button.clicked.connect(lambda: self._open_money(back=False))
        self.back_button.clicked.connect(lambda: self._open_money(back=True))
        self.change_button.clicked.connect(self.open_form)
        self.print_button.clicked.connect(lambda: ask_for_report(desk, self.grant.id, self))
        self.again_button.clicked.connect(self.record_again)
        press(self.change_button, CORRECT, self)
        press(self.again_button, AGAIN, self)
        press(self.print_button, PAPER, self)
        self.moves.opened.connect(lambda move: self._open_over(voucher_view(desk, move.voucher)))
        voice.changed.connect(self.freshen)

    def freshen(self) -> None:
        """Show what stands in the books now, in the language spoken now."""
        books = self._desk.books
        report = grants.grant_report(books, self.grant.id)
        known = self.grant = report.grant
        plans = grants.list_plans(books, known.id)
        self._title.setText(known.name)
        self._facts.show_facts(list(facts_of(known, books.today())))
        self._figures.show_facts(list(figures_of(known)))
        self.purposes.show_all(known.used, purpose_columns(known))
        self.moves.show_all(report.moves[::-1], move_columns())
        self.plans.show_all(plans, plan_columns())
        self.moves.setVisible(bool(report.moves))
        self._nothing.setVisible(not report.moves)
        for one in (self._heading_of_plans, self.plans):
            one.setVisible(len(plans) > 1)
        self.back_button.setVisible(known.in_hand.minor > 0)
        self.money_button.setVisible(bool(known.due))
        self.papers.show_papers(self.papers.holder)

    def _open_money(self, *, back: bool) -> None:
        """Open the form for money of it that came, or that is given back."""
        from ui.grants.back_form import BackForm  # loaded when one is opened
        from ui.grants.money_form import MoneyForm

        form = BackForm if back else MoneyForm
        self._open_over(form(self._desk, grant=self.grant.id))

    def open_form(self) -> None:
        """Open the form it is changed in."""
        from ui.grants.grant_form import GrantForm  # loaded when it is opened

        self._open_over(GrantForm(self._desk, self.grant))

    def record_again(self) -> None:
        """Open the form of a new grant like this one."""
        from ui.grants.grant_form import GrantForm

        self._open_over(GrantForm(self._desk, None, self.grant))
