"""The fields of the form in which a payout is prepared; what few payouts need is folded away until it is wanted."""

from contextlib import suppress
from typing import ClassVar, Final

from coopbooks import showing
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.payouts import Run, RunDraft
from ui.payouts.mix_fields import MIX
from ui.payouts.people_fields import PeopleFields
from ui.payouts.pot_fields import PotFields
from ui.payouts.run_deeds import draft_of
from ui.payouts.work_fields import WorkFields
from ui.shared.choice import choice_of
from ui.shared.day_edit import DayEdit
from ui.shared.doing import Desk
from ui.shared.flow import flowing
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.grid import Grid
from ui.shared.labels import button
from ui.shared.tab_order import bring_into_sight
from ui.shared.typed_edit import TextEdit
from ui.shared.words import Words, voice

_HOW: Final = {
    "rates": N_("At its rates"),
    "pot": N_("From a shared pot"),
    "both": N_("Rates and a pot"),
    "bonuses": N_("Only bonuses"),
}


class RunFields(Form):
    """The base of the form; with ``changing`` they begin with a draft."""

    elsewhere: ClassVar = {
        "period": "first",
        "rate": "how",
        "person": "who",
        "amount": "pot_amount",
        "members": "taking",
    }

    def __init__(self, desk: Desk, changing: Run | None) -> None:
        """Make the fields, empty."""
        self.changing = changing
        name = changing.title if changing else ""
        said: Words = (lambda: _("Change “%(title)s”") % {"title": name}) if changing else run_words
        save: Words = (lambda: _("Save")) if changing else (lambda: _("Prepare it"))
        super().__init__(desk, said, save, once=True, key=FormKey.around("payouts", "run", changing, None))
        books = desk.books
        self.work = WorkFields(self.fields, books)
        self.how, self.day = choice_of(_HOW), DayEdit(books.today)
        self.add_row(("how", lambda: _("How is the work paid?"), self.how), ("day", _payday, self.day))
        self.mend_button = button(lambda: _("Go to the work without a rate"))
        self.mend_row = flowing(self.mend_button)
        self.fields.add_widget(self.mend_row)
        self.mend_row.hide()
        self.pot = PotFields(self.fields, books)
        self.people = PeopleFields(self.fields, books)
        self._add_rest()
        self.how.changed.connect(self._follow)
        self.more_button.toggled.connect(self._follow)
        for tell in (self.propose_title, self._follow):
            voice.changed.connect(tell)

    def _add_rest(self) -> None:
        books = self.desk.books
        self.title = self.add("title", lambda: _("Title"), TextEdit())
        self.more_button = button(lambda: _("More: instalments of loans, note…"), "plain", "chevron")
        self.more_button.setCheckable(True)
        self.fields.add_widget(flowing(self.more_button))
        self.loans_until = self.add(
            "loans_until",
            lambda: _("Deduct instalments of loans due until"),
            DayEdit(books.today, ahead=True),
            lambda: _("Empty: those due on the day of the payout."),
        )
        self.note = self.add("note", lambda: _("Note"), TextEdit())

    def prepare(self) -> None:
        """Propose the days after the last payout, everybody, at the rates; fill in a draft that is changed."""
        for part in (self.work, self.pot, self.people):
            part.prepare()
        self.more_button.setChecked(False)
        self.day.propose(self.usual_day())
        if self.changing:
            self._fill_in(draft_of(self.changing))
        self._follow()

    def _fill_in(self, draft: RunDraft) -> None:
        for part in (self.work, self.pot, self.people):
            part.put(draft)
        self.how.set(("both" if draft.rates else "pot") if draft.pot else "rates" if draft.rates else "bonuses")
        self.day.set(draft.day)
        if draft.title == self._what_is_paid():
            self.title.propose(draft.title)
        else:
            self.title.set(draft.title)
        self.loans_until.set(draft.loans_until)
        self.note.set(draft.note or None)

    def begin(self) -> None:
        """Begin with what is usual, or with what was typed last: opened where something is typed."""
        super().begin()
        self.pot.reveal()
        self.people.reveal()
        if self.loans_until.text() or self.note.text():
            self.more_button.setChecked(True)

    def _follow(self) -> None:
        how = self.how.value()
        self.pot.want(wanted=how in ("pot", "both"))
        if how == "bonuses":
            self.people.bonus_button.setChecked(True)
        for name in ("loans_until", "note"):
            self.boxes[name].setVisible(self.more_button.isChecked())

    def propose_title(self) -> None:
        """Propose a title that says what is paid, in the place of one that was proposed before."""
        if self.title.property("proposed") or not self.title.text():
            with suppress(Refusal):
                words = self._what_is_paid()
                if words != self.title.text():  # proposing is a change, and what follows it comes here again
                    self.title.propose(words)

    def _what_is_paid(self) -> str:
        period, order = self.work.period(), self.work.order.readable()
        of = [showing.period(period)] if period else []
        of += [order.name] if order else []
        of += [self.work.group.currentText()] if self.work.group.value() else []
        return ", ".join([_("Payout"), *(of or [showing.day(self.day.value())])])

    def draft(self) -> RunDraft:
        """Return what is typed."""
        how, order = self.how.value(), self.work.order.key
        group, pot = self.work.group.value(), how in ("pot", "both")
        return RunDraft(
            day=self.day.value(),
            title=self.title.value(),
            period=self.work.period(),
            order=order,
            group=group,
            rates=how in ("rates", "both"),
            persons=self.people.chosen("only"),
            without=self.people.chosen("without"),
            bonuses=self.people.value(order),
            pot=self.pot.value() if pot else None,
            pot_label=self.pot.label.value() if pot else "",
            members=self.pot.members(group) if pot else (),
            weights=self.pot.typed_weights() if pot else {},
            loans_until=self.loans_until.maybe(),
            note=self.note.value(),
        )

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal at its cell or field: what is written in a row comes as ``bonuses.0.amount``."""
        at, *cell = (refusal.field or "").split(".")
        if at == "by" and self.pot.ways.by.value() == MIX:
            at = MIX
        grid = self.boxes[at].editor if at in self.boxes else None
        if len(cell) > 1 and isinstance(grid, Grid):
            place, key = int(cell[0]), cell[1]
            grid.refuse(grid.rows(at)[place], key, refusal)
            bring_into_sight(grid, grid.told)
            return
        if at == "period" and self.people.who.value() != "all":
            at = "persons"
        if at == "persons" or (at == "period" and self.how.value() == "bonuses"):
            at = "who" if at == "persons" else "bonuses"
        super().refuse(Refusal(refusal.message, at, refusal.reason))


def _payday() -> str:
    return _("Day of the payout")


def run_words() -> str:
    """Return what the form is called."""
    return _("Prepare a payout")
