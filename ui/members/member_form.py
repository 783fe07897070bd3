"""The form for one member: who she is, her group, since when, in which language her papers speak."""

from functools import partial

from coopbooks import members
from coopbooks.attachments import Holder
from coopbooks.i18n import LANGUAGES, _
from coopbooks.members import Member, MemberDraft
from ui.shared.adding import added_deed
from ui.shared.choice import Choice
from ui.shared.day_edit import DayEdit
from ui.shared.doing import Deed, Desk, change_deed
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.member_choice import GroupChoice
from ui.shared.money_edit import MoneyEdit
from ui.shared.typed_edit import TextEdit, needed, write_the_name
from ui.shared.words import Words


class MemberForm(Form):
    """The form for one member, new or known."""

    def __init__(self, desk: Desk, known: Member | None) -> None:
        """Make the form; one that changes a member is put away after saving."""
        self._known = known
        self._added: Member | None = None
        title: Words = (lambda: known.label) if known else (lambda: _("Add a member"))
        super().__init__(desk, title, key=FormKey.around("members", "member", known, None))
        self._add_who()
        self._add_what_she_is()
        if known is None:
            self.add_papers()
        self.begin()

    def _add_who(self) -> None:
        self.name = self.add("name", lambda: _("Name"), needed(TextEdit(), write_the_name))
        self.identity, self.phone = TextEdit(), TextEdit()
        self.add_row(("identity", lambda: _("C.I."), self.identity), ("phone", lambda: _("Phone"), self.phone))
        self.detail = self.add(
            "detail",
            lambda: _("Told apart by"),
            TextEdit(),
            lambda: _("Only where two people have the same name: the place, the trade."),
        )

    def _add_what_she_is(self) -> None:
        books = self.desk.books
        self.group = GroupChoice(books, lambda: _("No group"))
        self.role, self.joined = TextEdit(), DayEdit(books.today)
        group: tuple[str, Words, object] = ("group", lambda: _("Group"), self.group)
        role: tuple[str, Words, object] = ("role", lambda: _("What she is in the club, if anything"), self.role)
        self.add_row(*([group] if self.group.is_wanted() else []), role)
        self.language = Choice(
            [("", lambda: _("That of the club")), *((key, partial(str, name)) for key, name in LANGUAGES.items())]
        )
        self.add_row(
            ("joined", lambda: _("Joined on"), self.joined),
            ("language", lambda: _("Language of her papers"), self.language),
        )
        self.income, self.income_on = MoneyEdit(books.club.currency), DayEdit(books.today)
        self.add_row(
            ("income", lambda: _("What she earned a month before"), self.income),
            ("income_on", lambda: _("Asked on"), self.income_on),
        )
        self.note = self.add("note", lambda: _("Note"), TextEdit())

    def prepare(self) -> None:
        """Fill in what is known; of a new one propose that she joins today."""
        known, today = self._known, self.desk.books.today()
        self.language.set("")
        if known is None:
            self.joined.propose(today)
            self.income_on.propose(today)
            return
        draft = known.draft
        for edit, words in (
            (self.name, draft.name),
            (self.identity, draft.identity),
            (self.phone, draft.phone),
            (self.detail, draft.detail),
            (self.role, draft.role),
            (self.note, draft.note),
        ):
            edit.set(words or None)
        self.group.set(draft.group)
        self.language.set(draft.language)
        self.joined.set(draft.joined)
        self.income.set(draft.income)
        self.income_on.set(draft.income_on)

    def draft(self) -> MemberDraft:
        """Return the member as typed."""
        income = self.income.maybe()
        return MemberDraft(
            name=self.name.value(),
            detail=self.detail.value(),
            identity=self.identity.value(),
            phone=self.phone.value(),
            group=self.group.value(),
            role=self.role.value(),
            joined=self.joined.maybe(),
            language=self.language.value(),
            income=income,
            income_on=self.income_on.maybe() if income is not None else None,
            note=self.note.value(),
        )

    def record(self, draft: MemberDraft) -> Deed:
        """Add or change the member."""
        if self._known:
            return change_deed(partial(_change, self.desk, self._known.id), draft, self._known.draft)
        added = self._added = members.add_member(self.desk.books, draft)
        return added_deed(self.desk, added.label, self.key.changing(added.id), members.remove_member)

    def holder(self, deed: Deed) -> Holder | None:  # noqa: ARG002 - it posts nothing
        """Return who was added: her picture and papers belong to her."""
        return Holder("person", self._added.id) if self._added else None


def _change(desk: Desk, person: int, draft: MemberDraft) -> str:
    return members.change_member(desk.books, person, draft).label
