"""The form that charges dues or a fine: to all members, a group or some, in one gesture."""

from functools import partial
from typing import Final

from coopbooks import members, showing
from coopbooks.days import Month
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.ledger import Voucher, VoucherDraft
from coopbooks.members import DeedDraft
from ui.members.many_form import SECTION, ManyForm
from ui.shared.choice import Choice, choice_of
from ui.shared.day_edit import DayEdit
from ui.shared.doing import Desk
from ui.shared.labels import label
from ui.shared.money_edit import MoneyEdit
from ui.shared.words import Words

_MONTHS_BACK, _MONTHS_AHEAD = 11, 2
_OFFERED: Final = {"dues": N_("Monthly dues"), "fine": N_("Fine")}


class ChargeForm(ManyForm):
    """What, how much each, whom, and until when it is to be paid."""

    what = "charge"

    def __init__(self, desk: Desk, correcting: Voucher | None = None, again: Voucher | None = None) -> None:
        """Make the form."""
        super().__init__(desk, charge_words, correcting, again)
        books = desk.books
        self.kind = choice_of(_OFFERED)
        self.month = Choice(self._months())
        self.add_row(
            ("kind", lambda: _("What is charged?"), self.kind),
            ("month", lambda: _("For the month"), self.month),
        )
        self.all_charged = label(self._said_of_all, "quiet", wrap=True)
        self.fields.add_widget(self.all_charged)
        self.each = MoneyEdit(books.club.currency)
        whom: tuple[str, Words, object] = ("group", lambda: _("To whom?"), self.group)
        self.add_row(("each", lambda: _("How much each?"), self.each), *([whom] if self.group.is_wanted() else []))
        self.add_grid(lambda: _("Who is charged?"), lambda: _("Owes already"))
        self.due = DayEdit(books.today, ahead=True)
        self.add_row(("day", lambda: _("Day"), self.day), ("due", lambda: _("To be paid by"), self.due))
        self.add("note", lambda: _("Note"), self.note)
        self.kind.changed.connect(self._follow)
        self.month.changed.connect(self._follow)
        self.each.changed.connect(self._propose)
        self.add_papers()
        self.begin()

    def _months(self) -> list[tuple[str, Words]]:
        now = Month.of(self.desk.books.today())
        offered = [now.plus(ago) for ago in range(-_MONTHS_BACK, _MONTHS_AHEAD + 1)]
        if self.before and self.before.month and self.before.month not in offered:
            offered.insert(0, self.before.month)
        return [(month.key, partial(_named, month)) for month in offered]

    def prepare(self) -> None:
        """Propose this month's dues as they were charged last; in a correction fill in what was recorded."""
        books, before = self.desk.books, self.before
        self.put_day()
        self.month.set(Month.of(books.today()).key)
        if before:
            self.kind.set(before.kind)
            self.month.set(before.month.key if before.month else Month.of(before.day).key)
            self.note.set(before.note or None)
            self.due.set(before.due if self.correcting else None)
        self._follow()
        if before:
            self.put_back()
        else:
            self._propose_each()

    def _propose_each(self) -> None:
        last = members.last_charge(self.desk.books, self.kind.value())
        if last:
            self.each.propose(last)

    def _follow(self) -> None:
        """Ask for a month only of dues; leave out who was charged them already."""
        dues = self.kind.value() == "dues"
        self.boxes["month"].setVisible(dues)
        self.show_members()

    def show_members(self) -> None:
        """Show the members of the group chosen; those are proposed for who were not charged yet."""
        super().show_members()
        self._propose()

    def _propose(self) -> None:
        self.all_charged.hide()
        if self.before:
            return
        each = self.each.readable()
        asked = DeedDraft(
            self.kind.value(),
            self.day.readable() or self.desk.books.today(),
            tuple(members.Part(one, self.desk.books.money(1)) for one in self._known),
            month=self._month(),
        )
        charged = {one.id for one in members.charged_already(self.desk.books, asked)}
        self.fill(lambda one: None if one in charged or not each or each.minor <= 0 else each)
        self._tell_all_charged(charged)

    def _tell_all_charged(self, charged: set[int]) -> None:
        """Say that nobody is left to be charged dues of this month."""
        shown = {row.besides for row in self.grid.all_rows(SECTION)}
        if shown and shown <= charged and self._month():
            self.all_charged.setText(self._said_of_all())
            self.all_charged.show()

    def _said_of_all(self) -> str:
        month, words = self._month(), _("Everybody was charged for %(month)s already. Choose another month.")
        return words % {"month": showing.month(month)} if month else ""

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal where it belongs: that there is no amount at the month, where all were charged for it."""
        if self.all_charged.isHidden() or (refusal.field, refusal.reason) != ("parts", "empty"):
            super().refuse(refusal)
            return
        self.all_charged.hide()
        super().refuse(Refusal(self.all_charged.text(), "month", "charged"))

    def _month(self) -> Month | None:
        return Month.of_key(self.month.value()) if self.kind.value() == "dues" else None

    def draft(self) -> DeedDraft:
        """Return what is typed; what is charged twice is asked about, not refused."""
        return DeedDraft(
            kind=self.kind.value(),
            day=self.day.value(),
            parts=self.parts(),
            month=self._month(),
            due=self.due.maybe(),
            note=self.note.value(),
            again=True,
        )

    def doubts(self, draft: DeedDraft, voucher: VoucherDraft) -> tuple[str, ...]:
        """Ask, too, about who was charged the same already."""
        charged = members.charged_already(self.desk.books, draft, self.key.of)
        twice = _("Charged already: %(names)s. They will be charged once more.") % {"names": members.names(charged)}
        return (*super().doubts(draft, voucher), *([twice] if charged else []))


def charge_words() -> str:
    """Return what the form is called."""
    return _("Charge dues or fines")


def _named(month: Month) -> str:
    name = showing.month(month)
    return name[:1].upper() + name[1:]
