"""The form that approves a run: out of which box it will be paid, all of it or whom there is money for, its voucher."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import ClassVar, Final

from coopbooks import ledger, payouts, showing
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.ledger import VoucherDraft
from coopbooks.money import total
from coopbooks.payouts import Run, RunDraft, Simulation, SlipOf
from coopbooks.progress import Progress, between
from ui.payouts.deeds import approved, approving
from ui.payouts.marked import MarkedMembers
from ui.payouts.run_deeds import draft_of, is_gone
from ui.payouts.worked_out import simulate, simulated, simulated_or_why
from ui.shared.choice import choice_of
from ui.shared.choices import BoxChoice
from ui.shared.day_edit import DayEdit
from ui.shared.doing import Deed, Desk
from ui.shared.flow import flowing
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.labels import button, label
from ui.shared.patience import GIVEN_UP

_WHO: Final = {"all": N_("All of them"), "some": N_("Only some: the others stay in a draft of their own")}


_CHANGED: Final = 0.1
"""The part that changing the draft to another day is of approving it, as long as it takes."""


@dataclass(frozen=True, slots=True)
class Approval:
    """What is approved: the draft as of the day, ``only`` some of it or all, and the box it will be paid from."""

    draft: RunDraft
    only: tuple[int, ...]
    box: int | None

    @property
    def day(self) -> date:
        """The day of its voucher."""
        return self.draft.day

    @property
    def part(self) -> RunDraft:
        """The draft of those that are paid now."""
        return replace(self.draft, persons=self.only) if self.only else self.draft


class ApproveForm(Form):
    """Everything of one run is worked out already: what is asked is when, out of which box, and for whom."""

    of_many: ClassVar = True
    elsewhere: ClassVar = {"only": "persons", "persons": "persons"}

    def __init__(self, desk: Desk, run: Run) -> None:
        """Make the form; refuses where it has to be worked out what the draft pays, and that is given up."""
        simulated_or_why(desk, run)
        key = FormKey("payouts", "approve", run.id)
        super().__init__(desk, partial(_title, run), lambda: _("Approve it"), once=True, key=key)
        self.run = run
        self._worked_out: dict[tuple[date, tuple[int, ...]], Simulation] = {}
        self._given_up: RunDraft | None = None
        self._offered: tuple[SlipOf, ...] = ()
        books = desk.books
        self.day = DayEdit(books.today, lambda: ledger.locked_through(books))
        self.box = BoxChoice(books, last=lambda: _("Decided when it is handed over"))
        self.add_row(
            ("day", lambda: _("Day"), self.day), ("box", lambda: _("Out of which box will it be paid?"), self.box)
        )
        self.warning = label(kind="doubt", wrap=True)
        self.enough_button = button(lambda: _("Only those it is enough for"))
        self._enough = flowing(self.enough_button)
        for widget in (self.warning, self._enough):
            self.fields.add_widget(widget)
        self.who = self.add("who", lambda: _("Who is paid now?"), choice_of(_WHO))
        self.persons = MarkedMembers(lambda: _("Who is paid now?"), books.club.currency)
        self.add("persons", lambda: _("These are paid now"), self.persons)
        self.enough_button.clicked.connect(self.mark_enough)
        self.who.changed.connect(self._follow)
        self.add_papers()
        self.begin()

    def prepare(self) -> None:
        """Propose the day of the draft, and all of them."""
        self.day.propose(draft_of(self.run).day)
        self.box.propose(ledger.account_of(self.desk.books, "cash").id)
        self._tell()

    def freshen(self) -> None:
        """Work it out again: something was recorded meanwhile; what was removed is put away."""
        if is_gone(self.desk, self.run):
            self.left.emit()
            return
        self._worked_out.clear()
        self._given_up = None
        if payouts.run(self.desk.books, self.run.id).state == "draft":
            self.show_accounting()

    def draft(self) -> Approval:
        """Return what is typed."""
        only = self.persons.value() if self.who.value() == "some" else ()
        if self.who.value() == "some" and not only:
            raise Refusal(_("Choose who is paid now."), "persons", "empty")
        if len(only) == len(self.persons.slips):
            only = ()
        return Approval(replace(draft_of(self.run), day=self.day.value()), only, self.box.value())

    def _whole(self) -> Approval:
        """All of it, as it would be approved."""
        return Approval(replace(draft_of(self.run), day=self.day.value()), (), self.box.value())

    def submit(self) -> None:
        """Approve it; what was given up is worked out for that."""
        self._given_up = None
        super().submit()

    def _simulated(self, draft: RunDraft) -> Simulation:
        """What a draft pays; worked out once for each, and what was given up no more before it is to be approved."""
        key = (draft.day, draft.persons)
        if key not in self._worked_out and draft != self._given_up:
            try:
                kept = draft == draft_of(self.run)
                self._worked_out[key] = simulated(self.desk, self.run) if kept else simulate(self.desk, draft)
            except Refusal as refusal:
                if refusal.reason != GIVEN_UP:
                    raise
                self._given_up = draft
        if draft == self._given_up:
            words = _("It was given up: what each gets is not worked out. “Approve it” begins it again.")
            raise Refusal(words, reason=GIVEN_UP)
        return self._worked_out[key]

    def voucher(self, draft: Approval) -> VoucherDraft:
        """Return its voucher."""
        return payouts.approval_voucher(self._simulated(draft.part))

    def doubts(self, draft: Approval, voucher: VoucherDraft) -> tuple[str, ...]:
        """Also warn of what is not kept back, and of a box that cannot pay it: for whom it is enough is said there."""
        self._tell()
        books, simulated = self.desk.books, self._simulated(draft.part)
        return (*ledger.doubts(books, voucher), *payouts.doubts(books, simulated), *self._too_little(draft, simulated))

    def _too_little(self, draft: Approval, simulated: Simulation) -> list[str]:
        books = self.desk.books
        if draft.box is None:
            return []
        short = payouts.affordable(books, simulated, draft.box).short
        return [ledger.too_little_in(ledger.box(books, draft.box), -short)] if short else []

    def summary(self, draft: Approval) -> str:
        """Read back in words what all of them get together."""
        among = set(draft.only)
        slips = [one for one in self._simulated(draft.draft).slips if not among or one.person in among]
        paid = total((one.pay.paid for one in slips), self.desk.books.club.currency)
        if not paid:
            return ""
        words = showing.in_words(paid, self.desk.books.club.un_mil)
        return _("%(amount)s — %(words)s") % {"amount": showing.money(paid), "words": words}

    def show_accounting(self) -> None:
        """Show also whom it pays, and whether there is enough in the box."""
        self._tell()
        super().show_accounting()

    def _follow(self) -> None:
        """Ask who they are where only some are paid."""
        self.boxes["persons"].setVisible(self.who.value() == "some")

    def _tell(self) -> None:
        self._follow()
        short, given_up, whole = "", "", draft_of(self.run).pot is not None
        try:
            draft = self._whole()
            simulated = self._simulated(draft.draft)
            slips, whole = simulated.slips, simulated.goes_whole
            if slips is not self._offered:
                self._offered = slips
                self.persons.show_slips(slips)
            short = self._short(draft, self.persons.marked() if self.who.value() == "some" else slips)
        except Refusal as refusal:
            self._offered = ()
            self.persons.show_slips(())  # why is said where it is asked for
            given_up = refusal.message if refusal.reason == GIVEN_UP else ""
        self.boxes["who"].setHidden(whole)
        self.warning.setText(short or given_up)
        self.warning.setVisible(bool(short or given_up))
        self._enough.setVisible(bool(short) and not whole)

    def _short(self, draft: Approval, slips: list[SlipOf] | tuple[SlipOf, ...]) -> str:
        """Say how much is missing in the box, and for how many it is enough; nothing where it is enough for all."""
        books = self.desk.books
        if draft.box is None:
            return ""
        found = payouts.affordable(books, self._simulated(draft.draft), draft.box)
        needs = total((one.pay.paid for one in slips), books.club.currency)
        if needs <= found.has:
            return ""
        said = {"needs": showing.money(needs), "has": showing.money(found.has)}
        words = _("This needs %(needs)s, and there are %(has)s in the box: %(short)s are missing.")
        told = words % {**said, "short": showing.money(needs - found.has)}
        if self._simulated(draft.draft).goes_whole:
            return f"{told} {_('It can be approved all the same, and handed over to whom there is money for.')}"
        many = {"many": len(found.persons), "all": len(self._simulated(draft.draft).slips)}
        return f"{told} {_('It is enough for %(many)s of %(all)s members.') % many}"

    def mark_enough(self) -> None:
        """Choose those there is money for, in the order of the pay list."""
        draft = self._whole()
        if draft.box is None:
            return
        enough = payouts.affordable(self.desk.books, self._simulated(draft.draft), draft.box)
        self.who.set("some")
        self.persons.mark_only(enough.persons)
        self.show_accounting()
        self.boxes["persons"].enter()

    def record(self, draft: Approval) -> Deed:
        """Approve it: in the window's thread, where the books are, showing how far it is."""
        books, run = self.desk.books, self.run

        def approve(tell: Progress) -> Run:
            if draft.day != draft_of(run).day:
                payouts.change_run(books, run.id, draft.draft, progress=between(tell, 0, _CHANGED))
            told = between(tell, _CHANGED, 1)
            return payouts.approve(books, run.id, only=draft.only, box=draft.box, short=True, progress=told)

        return approved(self.desk, self.desk.change_patiently(approve, approving))


def _title(run: Run) -> str:
    return _("Approve “%(title)s”") % {"title": run.title}
