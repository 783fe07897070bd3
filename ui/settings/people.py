"""The people the club deals with: who they are, how they are told apart, what they are to the club."""

from functools import partial
from typing import Final

from coopbooks import members, people
from coopbooks.attachments import Holder
from coopbooks.i18n import N_, _
from coopbooks.people import Person, PersonDraft
from ui.shared.adding import added_deed
from ui.shared.choice import Choice, Tick, Ticks
from ui.shared.doing import Deed, Desk, change_deed
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.list_part import ListPart
from ui.shared.papers_shown import papers_of
from ui.shared.part import OpenOver
from ui.shared.record_table import Column, RecordTable
from ui.shared.rows import names
from ui.shared.typed_edit import TextEdit, needed, write_the_name
from ui.shared.words import Words, say

ROLES: Final = {
    "customer": N_("Customer"),
    "supplier": N_("Supplier"),
    "lender": N_("Lender"),
    "donor": N_("Donor"),
    "member": N_("Member"),
}
"""What somebody can be to the club, with the words for it."""


class PeoplePart(ListPart[Person]):
    """The list of people, and the form for one of them."""

    def __init__(self, desk: Desk, open_over: OpenOver) -> None:
        """Make the part."""
        self.role = Choice([("", lambda: _("Everybody")), *_roles()])
        say(self.role.setAccessibleName, lambda: _("What they are to the club"))
        table = RecordTable[Person](lambda: _("People"), _columns(), faded=lambda one: not one.active, key="people")
        super().__init__(
            desk,
            open_over,
            table,
            add=lambda: _("Add a person"),
            empty=_invitation,
            text=lambda one: f"{one.name} {one.detail}",
            filters=(self.role,),
            kind="main",
        )

    def found(self, active: bool | None) -> list[Person]:  # noqa: FBT001 - as in every list
        """Return the people that fit."""
        return people.list_people(self._desk.books, role=self.role.value(), active=active)

    def ever(self) -> bool:
        """Whether anybody is there."""
        return bool(people.list_people(self._desk.books))

    def open_form(self, one: Person | None) -> None:
        """Open the form for somebody, or for somebody new."""
        self._open_over(PersonForm(self._desk, one))


def _invitation() -> str:
    return _(
        "Whoever buys from the club, sells to it or works in it stands here. They are added here, or by and by while "
        "recording."
    )


def _roles() -> list[tuple[str, Words]]:
    return [(key, partial(_, words)) for key, words in ROLES.items()]


def _columns() -> list[Column[Person]]:
    return [
        names("name", lambda: _("Name"), lambda one: one.name),
        names("detail", lambda: _("Told apart by"), lambda one: one.detail, 144),
        names("roles", lambda: _("To the club"), _played, 150),
        names("phone", lambda: _("Phone"), lambda one: one.phone, 110),
        names("identity", lambda: _("C.I. or NIT"), lambda one: one.identity, 120),
    ]


def _played(person: Person) -> str:
    return ", ".join(_(words) for role, words in ROLES.items() if role in person.roles)


class PersonForm(Form):
    """The form for one person, new or known."""

    def __init__(self, desk: Desk, person: Person | None) -> None:
        """Make the form; one that changes somebody is put away after saving."""
        self._person = person
        title: Words = (lambda: person.label) if person else (lambda: _("Add a person"))
        super().__init__(desk, title, key=FormKey.around("settings", "person", person, None))
        self.name = self.add("name", lambda: _("Name"), needed(TextEdit(), write_the_name))
        self.detail = self.add(
            "detail",
            lambda: _("Told apart by"),
            TextEdit(),
            lambda: _("Only where two people have the same name: the place, the trade."),
        )
        self.add_row(
            ("phone", lambda: _("Phone"), TextEdit()),
            ("identity", lambda: _("C.I. or NIT"), TextEdit()),
        )
        self.roles = self.add("roles", lambda: _("What is this person to the club?"), Ticks(_roles()))
        self.active = Tick(lambda: _("In use: offered when something is recorded"))
        if person:
            self.add("active", lambda: _("In use"), self.active)
            self.fields.add_widget(papers_of(desk, self, Holder("person", person.id)))
        self.begin()

    def prepare(self) -> None:
        """Fill in what is known."""
        person = self._person
        self.active.set(person.active if person else True)
        if person:
            self.name.set(person.name)
            self.detail.set(person.detail)
            self.boxes["phone"].editor.set(person.phone)
            self.boxes["identity"].editor.set(person.identity)
            self.roles.set(person.roles)

    def draft(self) -> PersonDraft:
        """Return the person as typed."""
        phone, identity = (self.boxes[name].editor.value() for name in ("phone", "identity"))
        return PersonDraft(
            self.name.value(), self.detail.value(), phone, identity, self.roles.value(), self.active.value()
        )

    def record(self, draft: PersonDraft) -> Deed:
        """Add or change the person."""
        if self._person is None:
            added = people.add_person(self.desk.books, draft)
            return added_deed(self.desk, added.label, self.key.changing(added.id), members.remove_member)
        before = self._person
        was = PersonDraft(before.name, before.detail, before.phone, before.identity, before.roles, before.active)
        becomes = "member" in draft.roles and not members.ever_member(self.desk.books, before.id)
        back = partial(_take_back, self.desk, before.id) if becomes else None
        return change_deed(partial(_change, self.desk, before.id), draft, was, back)


def _change(desk: Desk, person: int, draft: PersonDraft) -> str:
    return people.change_person(desk.books, person, draft).label


def _take_back(desk: Desk, person: int, was: PersonDraft) -> str:
    return members.take_back_becoming(desk.books, person, was).label
