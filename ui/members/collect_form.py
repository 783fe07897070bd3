"""The form for money many members bring at once: dues and fines they pay, savings, contributions."""

from coopbooks.i18n import _
from coopbooks.ledger import Voucher
from coopbooks.members import KINDS, DeedDraft, Member
from coopbooks.money import Money
from ui.members.many_form import ManyForm
from ui.shared.choice import choice_of
from ui.shared.doing import Desk
from ui.shared.flow import flowing
from ui.shared.labels import button
from ui.shared.words import Words

_OFFERED = ("paid", "compulsory", "voluntary", "initial")


class CollectForm(ManyForm):
    """What it is, how much from each, into which box."""

    what = "collect"

    def __init__(self, desk: Desk, correcting: Voucher | None = None, again: Voucher | None = None) -> None:
        """Make the form."""
        super().__init__(desk, collect_words, correcting, again)
        self.kind = choice_of({key: KINDS[key].words for key in _offered(self.before)})
        kind: tuple[str, Words, object] = ("kind", lambda: _("What is paid?"), self.kind)
        group: tuple[str, Words, object] = ("group", lambda: _("Which group?"), self.group)
        self.add_row(kind, *([group] if self.group.is_wanted() else []))
        self.all_button = button(lambda: _("All pay what they owe"))
        self.add_grid(lambda: _("How much does each bring?"), lambda: _("Stands at"))
        self._all = flowing(self.all_button)
        self.fields.add_widget(self._all)
        self.add_row(("box", lambda: _("Cash box or bank"), self.box), ("day", lambda: _("Day"), self.day))
        self.add("note", lambda: _("Note"), self.note)
        self.all_button.clicked.connect(lambda: self.fill(self._owed))
        self.add_papers()
        self.begin()
        self.kind.changed.connect(self.show_members)

    def prepare(self) -> None:
        """Begin with dues; in a correction fill in what was recorded."""
        before = self.before
        self.put_day()
        self.kind.set(before.kind if before else _OFFERED[0])
        if before:
            self.box.set(before.box)
            self.note.set(before.note or None)
        self.show_members()
        self.put_back()

    def show_members(self) -> None:
        """Show those who owe something, or all where they save."""
        self._all.setVisible(self.kind.value() == "paid")
        super().show_members()

    def _owed(self, person: int) -> Money | None:
        owed = self.stands.get(person, {}).get("member_dues_receivable")
        return owed if owed and owed.minor > 0 else None

    def offers(self, one: Member) -> bool:
        """Who owes something pays; all who are members now save."""
        return self._owed(one.id) is not None if self.kind.value() == "paid" else one.active

    def draft(self) -> DeedDraft:
        """Return what is typed."""
        day, note = self.day.value(), self.note.value()
        return DeedDraft(self.kind.value(), day, self.written(), self.box.value(), note=note)


def _offered(before: DeedDraft | None) -> tuple[str, ...]:
    """What can be chosen: in a correction also what it was."""
    return _OFFERED if before is None or before.kind in _OFFERED else (*_OFFERED, before.kind)


def collect_words() -> str:
    """Return what the form is called."""
    return _("Collect from many members")
