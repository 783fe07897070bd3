"""The form for money of one member: what she gives or saves, what she takes out again."""

from typing import ClassVar, Final

from coopbooks import members, showing
from coopbooks.i18n import _
from coopbooks.ledger import Voucher
from coopbooks.members import KINDS, DeedDraft, Part
from ui.members.deed_form import DeedForm
from ui.shared.choice import choice_of
from ui.shared.choices import somebody
from ui.shared.doing import Desk
from ui.shared.labels import label
from ui.shared.member_choice import member_picker
from ui.shared.money_edit import MoneyEdit
from ui.shared.quantity_edit import WholeEdit
from ui.shared.typed_edit import needed
from ui.shared.words import voice

OFFERED: Final = (
    *("voluntary", "compulsory", "certificates", "initial"),
    *("paid", "withdrawal", "compulsory_back", "contribution_back"),
)
_WITH_CERTIFICATES: Final = ("certificates", "contribution_back")


class MemberMoneyForm(DeedForm):
    """One member, one amount, through one box."""

    what = "money"
    elsewhere: ClassVar = {"parts": "person", "lines": "amount", "concerns": "person", "description": "note"}

    def __init__(
        self,
        desk: Desk,
        correcting: Voucher | None = None,
        again: Voucher | None = None,
        *,
        person: int | None = None,
        kind: str = "",
    ) -> None:
        """Make the form; for one ``person`` where that is known already, and what it is for."""
        super().__init__(desk, money_words, correcting, again)
        self._person, self._kind = person, kind
        books = desk.books
        self.person = self.add("person", lambda: _("Who?"), somebody(member_picker(books, left=True)))
        self.kind = self.add("kind", lambda: _("What is it?"), choice_of({key: KINDS[key].words for key in OFFERED}))
        self.there = label(kind="quiet", wrap=True)
        self.fields.add_widget(self.there)
        self.amount = needed(MoneyEdit(books.club.currency), lambda: _("Write how much: more than zero."))
        self.add("amount", lambda: _("How much?"), self.amount)
        self.certificates = self.add("certificates", lambda: _("How many certificates?"), WholeEdit())
        self.add_row(("box", lambda: _("Cash box or bank"), self.box), ("day", lambda: _("Day"), self.day))
        self.add("note", lambda: _("Note"), self.note)
        self.kind.changed.connect(self._follow)
        self.person.changed.connect(self._follow)
        voice.changed.connect(self._follow)
        self.add_papers()
        self.begin()

    def prepare(self) -> None:
        """Propose what was recorded last in this way; in a correction, or for one like it, fill in what it was."""
        self.put_day()
        self.kind.set(self._kind or OFFERED[0])
        if self._person is not None:
            self.person.set_key(self._person)
        if self.before:
            [part] = self.before.parts
            self.person.set_key(part.person)
            self.kind.set(self.before.kind)
            self.amount.set(part.amount)
            self.certificates.set(part.certificates or None)
            self.box.set(self.before.box)
            self.note.set(self.before.note or None)
        self._follow()

    def _follow(self) -> None:
        """Ask for certificates only where there are any, and say what is there of hers."""
        self.boxes["certificates"].setVisible(self.kind.value() in _WITH_CERTIFICATES)
        self.there.setText(self._there())
        self.there.setVisible(bool(self.there.text()))

    def _there(self) -> str:
        person = self.person.readable_key
        if person is None:
            return ""
        books, without = self.desk.books, self.key.of
        saved = members.savings_of(books, person, without)
        said = {
            "voluntary": showing.money(saved.voluntary),
            "compulsory": showing.money(saved.compulsory),
            "contributions": showing.money(-members.stands_on(books, "contributions", person, without)),
            "owes": showing.money(members.stands_on(books, "member_dues_receivable", person, without)),
            "count": members.certificates_of(books, person, without),
        }
        match KINDS[self.kind.value()].role:
            case "member_savings":
                return _("She has %(voluntary)s of voluntary and %(compulsory)s of compulsory savings.") % said
            case "contributions":
                return _("She has %(contributions)s of contributions and %(count)s certificates.") % said
        return _("She owes %(owes)s of dues and fines.") % said

    def draft(self) -> DeedDraft:
        """Return what is typed."""
        kind = self.kind.value()
        count = self.certificates.maybe() or 0 if kind in _WITH_CERTIFICATES else 0
        part = Part(self.person.key, self.amount.value(), count)
        return DeedDraft(kind, self.day.value(), (part,), self.box.value(), note=self.note.value())


def money_words() -> str:
    """Return what the form is called."""
    return _("Contribution, savings or withdrawal")
