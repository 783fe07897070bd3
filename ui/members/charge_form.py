"""The form that charges dues or a fine: to all members, a group or some, in one gesture."""

from functools import partial
from typing import Final

from coopbooks import members, showing
from coopbooks.days import Month
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _, ngettext
from coopbooks.ledger import Voucher, VoucherDraft
from coopbooks.members import DeedDraft, Member
from ui.members.many_form import SECTION, ManyForm
from ui.shared.choice import Choice, choice_of
from ui.shared.day_edit import DayEdit
from ui.shared.doing import Desk
from ui.shared.labels import label
from ui.shared.money_edit import MoneyEdit
from ui.shared.words import Words

_MONTHS_BACK, _MONTHS_AHEAD = 11, 2
_SOME: Final = 3
"""So few are fined together without a question."""
_OFFERED: Final = {"dues": N_("Monthly dues"), "fine": N_("Fine")}


class ChargeForm(ManyForm):
    """What, how much each, whom, and until when it is to be paid."""

    what = "charge"

    def __init__(self, desk: Desk, correcting: Voucher | None = None, again: Voucher | None = None) -> None:
        """Make the form."""
        super().__init__(desk, charge_words, correcting, again)
        self._charged: set[int] = set()
        books = desk.books
        self.kind = choice_of(_OFFERED)
        self.month = Choice(self._months())
        self.add_row(
            ("kind", lambda: _("What is charged?"), self.kind),
            ("month", lambda: _("For the month"), self.month),
        )
        self.charged_told = label(kind="quiet", wrap=True)
        self.fields.add_widget(self.charged_told)
        self.each = MoneyEdit(books.club.currency)
        whom: tuple[str, Words, object] = ("group", lambda: _("To whom?"), self.group)
        self.add_row(("each", lambda: _("How much each?"), self.each), *([whom] if self.group.is_wanted() else []))
        self.add_grid(lambda: _("Who is charged?"), lambda: _("Owes already"))
        self.due = DayEdit(books.today, ahead=True)
        self.add_row(("day", lambda: _("Day"), self.day), ("due", lambda: _("To be paid by"), self.due))
        self.add("note", lambda: _("Note"), self.note)
        self.add_papers()
        self.begin()
        self.kind.changed.connect(self._propose_as_last)
        self.kind.changed.connect(self.show_members)
        self.month.changed.connect(self.show_members)
        self.each.changed.connect(self._propose)
        self.day.changed.connect(self._propose)

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
        else:
            self._propose_as_last()
        self.show_members()
        self.put_back()

    def _propose_as_last(self) -> None:
        """Propose the dues as they were charged last; a fine is of those alone who are to pay it."""
        if self.before is None:
            of_all = self.kind.value() == "dues"
            self.each.propose(members.last_charge(self.desk.books, "dues") if of_all else None)

    def show_members(self) -> None:
        """Show the members of the group chosen; an amount is proposed for who was not charged yet, a month for dues."""
        self.boxes["month"].setVisible(self.kind.value() == "dues")
        super().show_members()
        self._propose()

    def _propose(self) -> None:
        if self.before:
            return
        each, day = self.each.readable(), self.day.readable() or self.desk.books.today()
        self._charged = members.charged_with(self.kind.value(), day, self._month())
        self.fill(lambda one: None if one in self._charged or not each or each.minor <= 0 else each)
        self._tell_charged()

    def tell(self) -> None:
        """Show, too, why no amount is proposed for some."""
        super().tell()
        self._tell_charged()

    def _tell_charged(self) -> None:
        self.charged_told.setText(self._said_of_charged())
        self.charged_told.setVisible(bool(self.charged_told.text()))

    def _shown_charged(self) -> list[Member]:
        """Who of those in sight was charged the same already."""
        shown = (row.besides for row in self.grid.all_rows(SECTION))
        return [self._known[one] for one in shown if one in self._charged]

    @property
    def _all_charged(self) -> bool:
        """Whether nobody in sight is left to be charged dues of this month."""
        rows = self.grid.all_rows(SECTION)
        return bool(rows and self._month()) and len(self._shown_charged()) == len(rows)

    def _said_of_charged(self) -> str:
        """Why no amount is proposed for some: they were charged the same already."""
        month, charged = self._month(), self._shown_charged()
        if month and self._all_charged:
            words = _("Everybody was charged for %(month)s already. Choose another month.")
            return words % {"month": showing.month(month)}
        words = ngettext(
            "Charged already: %(names)s. To charge her once more, type the amount beside her name.",
            "Charged already: %(names)s. To charge somebody once more, type the amount beside the name.",
            len(charged),
        )
        return words % {"names": members.names(charged)} if charged else ""

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal where it belongs: that there is no amount at the month, where all were charged for it."""
        if not self._all_charged or (refusal.field, refusal.reason) != ("parts", "empty"):
            super().refuse(refusal)
            return
        self.charged_told.hide()
        super().refuse(Refusal(self.charged_told.text(), "month", "charged"))

    def _month(self) -> Month | None:
        return Month.of_key(self.month.value()) if self.kind.value() == "dues" else None

    def draft(self) -> DeedDraft:
        """Return what is typed; what is charged twice is asked about, not refused."""
        day, due, note = self.day.value(), self.due.maybe(), self.note.value()
        return DeedDraft(
            kind=self.kind.value(),
            day=day,
            parts=self.written(),
            month=self._month(),
            due=due,
            note=note,
            again=True,
        )

    def doubts(self, draft: DeedDraft, voucher: VoucherDraft) -> tuple[str, ...]:
        """Ask, too, about who was charged the same already."""
        charged = members.charged_already(self.desk.books, draft, self.key.of)
        twice = ngettext(
            "Charged already: %(names)s. She will be charged once more.",
            "Charged already: %(names)s. They will be charged once more.",
            len(charged),
        )
        fined = _("All %(count)s members here are fined. If it is only some, take out the amounts of the others.")
        everybody = draft.kind == "fine" and _SOME < len(draft.parts) == len(self.grid.all_rows(SECTION))
        return (
            *super().doubts(draft, voucher),
            *([twice % {"names": members.names(charged)}] if charged else []),
            *([fined % {"count": len(draft.parts)}] if everybody else []),
        )


def charge_words() -> str:
    """Return what the form is called."""
    return _("Charge dues or fines")


def _named(month: Month) -> str:
    name = showing.month(month)
    return name[:1].upper() + name[1:]
