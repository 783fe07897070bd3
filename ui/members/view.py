"""A member opened: her picture, what is known of her, how she stands, what was recorded with her, her papers."""

from typing import Any

from coopbooks import members, payouts
from coopbooks.attachments import Holder
from coopbooks.i18n import _
from ui.members.joining import ask_to_rejoin
from ui.members.papers import preview_statement
from ui.members.told import charge_columns, deed_columns, facts_of, figures_of, slip_columns
from ui.shared.doing import Desk, Wanted
from ui.shared.facts import Facts
from ui.shared.facts_in_row import FactsInRow
from ui.shared.few_rows import FewRows
from ui.shared.flow import flowing
from ui.shared.labels import button, heading, label, press
from ui.shared.papers_shown import PapersShown
from ui.shared.part import OpenOver
from ui.shared.period_choice import EVERYTHING, PeriodChoice
from ui.shared.photo import RecordPhoto, with_photo
from ui.shared.record_over import RecordOver
from ui.shared.recorded import voucher_view
from ui.shared.words import say, voice


class MemberView(RecordOver):
    """One member."""

    def __init__(self, desk: Desk, person: int, open_over: OpenOver) -> None:
        """Show her."""
        super().__init__()
        self._desk, self._open_over = desk, open_over
        self.member = members.member(desk.books, person)
        self._title, self._facts, self._figures = heading(kind="title"), Facts(), FactsInRow()
        self.picture = RecordPhoto(desk, lambda: _("Picture of the member"))
        self.charges = FewRows(lambda: _("Dues and fines still owed"), key="members_view_charges")
        self.deeds = FewRows(lambda: _("What was recorded with her"), key="members_view_deeds")
        self.slips = FewRows(lambda: _("Her slips"), key="members_view_slips")
        self._paid = heading(lambda: _("Her slips"))
        self._owed = heading(lambda: _("Dues and fines still owed"))
        self.period = PeriodChoice(desk.books, first=EVERYTHING)
        say(self.period.choice.setAccessibleName, lambda: _("Of which days"))
        self._nothing = label(lambda: _("Nothing was recorded with her in these days."), "quiet", wrap=True)
        self.papers = PapersShown(desk, Holder("person", person), self)
        self.change_button = button(lambda: _("Change…"))
        self.money_button = button(lambda: _("Contribution, savings or withdrawal"), "", "plus")
        self.print_button = button(lambda: _("Print her statement"), "", "print")
        self.work_button = button(lambda: _("Her work"))
        self.loans_button = button(lambda: _("Loans to members"))
        self.rules_button = button(lambda: _("Agreed about her pay…"))
        self.leave_club_button = button(lambda: _("She leaves…"))
        self.rejoin_button = button(lambda: _("She joins again…"))
        self._lay_out()
        self._connect()
        self.freshen()

    def _lay_out(self) -> None:
        self.column.addWidget(self._title)
        self.column.addLayout(with_photo(self._facts, self.picture))
        recorded = heading(lambda: _("What was recorded with her"))
        for widget in (self._figures, self._owed, self.charges, recorded, flowing(self.period)):
            self.column.addWidget(widget)
        for widget in (self._nothing, self.deeds, self._paid, self.slips, self.papers):
            self.column.addWidget(widget)
        self.column.addStretch()
        can = (self.change_button, self.money_button, self.print_button, self.work_button, self.loans_button)
        self.lay_out(*can, self.rules_button, self.leave_club_button, self.rejoin_button)

    def _connect(self) -> None:
        desk = self._desk
        self.change_button.clicked.connect(self.open_form)
        press(self.change_button, "Ctrl+E", self)
        press(self.print_button, "Ctrl+P", self)
        self.money_button.clicked.connect(self._open_money)
        self.print_button.clicked.connect(self._print)
        self.work_button.clicked.connect(lambda: desk.go("work", Wanted(tab="work", person=self.member.id)))
        self.loans_button.clicked.connect(lambda: desk.go("loans", Wanted(tab="lent", search=self.member.name)))
        self.rules_button.clicked.connect(lambda: desk.go("payouts", Wanted(person=self.member.id, new="own")))
        self.leave_club_button.clicked.connect(self._open_leaving)
        self.rejoin_button.clicked.connect(lambda: ask_to_rejoin(desk, self.member, self))
        self.period.changed.connect(self.freshen)
        self.deeds.opened.connect(lambda deed: self._open_over(voucher_view(desk, deed.voucher)))
        self.charges.opened.connect(self._open_charge)
        self.slips.opened.connect(lambda slip: desk.go("payouts", Wanted(run=slip.run, person=slip.person)))
        voice.changed.connect(self.freshen)

    def showEvent(self, event: Any) -> None:
        """Come into sight up to date: a voucher opened from here may have been voided."""
        super().showEvent(event)
        self.freshen()

    def freshen(self) -> None:
        """Show what stands in the books now, in the language spoken now."""
        books, period = self._desk.books, self.period.value()
        every = members.statement(books, self.member.id, members.ever(books, self.member.id))
        told = members.statement(books, self.member.id, period) if period else every
        known = self.member = told.member
        self._title.setText(known.label)
        self._facts.show_facts(list(facts_of(known)))
        self._figures.show_facts(list(figures_of(every)))
        self.charges.show_all(told.charges, charge_columns(named=False))
        self.deeds.show_all(told.deeds[::-1], deed_columns())
        for one in (self._owed, self.charges):
            one.setVisible(bool(told.charges))
        self.deeds.setVisible(bool(told.deeds))
        slips = payouts.slips_of(books, known.id)
        self.slips.show_all(slips, slip_columns({run.id: run for run in payouts.list_runs(books)} if slips else {}))
        for widget in (self._paid, self.slips):
            widget.setVisible(bool(slips))
        self._nothing.setVisible(not told.deeds)
        self.rules_button.setVisible(known.active)
        self.leave_club_button.setVisible(known.active)
        self.rejoin_button.setVisible(not known.active)
        holder = Holder("person", known.id)
        self.papers.show_papers(holder)
        self.picture.show_of(holder)

    def _open_charge(self, charge: Any) -> None:
        if charge.voucher:
            self._open_over(voucher_view(self._desk, charge.voucher))

    def _print(self) -> None:
        desk, period = self._desk, self.period.value()
        desk.do(lambda: preview_statement(desk, self.member.id, period or members.ever(desk.books, self.member.id)))

    def open_form(self) -> None:
        """Open the form she is changed in."""
        from ui.members.member_form import MemberForm  # loaded when it is opened

        self._open_over(MemberForm(self._desk, self.member))

    def _open_money(self) -> None:
        from ui.members.money_form import MemberMoneyForm

        self._open_over(MemberMoneyForm(self._desk, person=self.member.id))

    def _open_leaving(self) -> None:
        from ui.members.leave_form import LeaveForm

        self._open_over(LeaveForm(self._desk, person=self.member.id))
