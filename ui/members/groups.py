"""The groups of members, and the form for one of them."""

from functools import partial

from coopbooks import members
from coopbooks.attachments import Holder
from coopbooks.i18n import _
from coopbooks.members import Group, GroupDraft
from ui.members.told import group_columns
from ui.shared.adding import added_deed
from ui.shared.choice import Tick
from ui.shared.doing import Deed, Desk, change_deed
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.list_part import ListPart
from ui.shared.member_choice import member_picker
from ui.shared.papers_shown import papers_of
from ui.shared.part import OpenOver
from ui.shared.record_table import RecordTable
from ui.shared.typed_edit import TextEdit, needed, write_the_name
from ui.shared.words import Words


class GroupsPart(ListPart[Group]):
    """The list."""

    def __init__(self, desk: Desk, open_over: OpenOver) -> None:
        """Make the part."""
        table = RecordTable[Group](
            lambda: _("Groups"),
            group_columns(),
            faded=lambda one: not one.active,
            key="member_groups",
            same=lambda one: one.id,
        )
        super().__init__(
            desk,
            open_over,
            table,
            add=lambda: _("Add a group"),
            empty=_invitation,
            text=lambda one: f"{one.name} {one.in_charge_name}",
        )

    def found(self, active: bool | None) -> list[Group]:  # noqa: FBT001 - as in every list
        """Return the groups."""
        return members.list_groups(self._desk.books, active)

    def open_form(self, one: Group | None) -> None:
        """Open the form for a group, or for a new one."""
        self._open_over(GroupForm(self._desk, one))


def _invitation() -> str:
    return _("Members who work together form a group, with somebody in charge: knitters, bakers, a village.")


class GroupForm(Form):
    """The form for one group, new or known."""

    def __init__(self, desk: Desk, group: Group | None) -> None:
        """Make the form; one that changes a group is put away after saving."""
        self._group, self._added = group, group
        title: Words = (lambda: group.name) if group else (lambda: _("Add a group"))
        super().__init__(desk, title, key=FormKey.around("members", "group", group, None))
        self.name = self.add("name", lambda: _("Name"), needed(TextEdit(), write_the_name))
        self.in_charge = self.add("in_charge", lambda: _("Who is in charge of it?"), member_picker(desk.books))
        self.active = Tick(lambda: _("In use: offered when something is recorded"))
        if group:
            self.add("active", lambda: _("In use"), self.active)
            self.fields.add_widget(papers_of(desk, self, Holder("member_group", group.id)))
        else:
            self.add_papers()
        self.begin()

    def prepare(self) -> None:
        """Fill in what is known."""
        group = self._group
        self.active.set(group.active if group else True)
        if group:
            self.name.set(group.name)
            self.in_charge.set_key(group.in_charge)

    def draft(self) -> GroupDraft:
        """Return the group as typed."""
        return GroupDraft(self.name.value(), self.in_charge.key, self.active.value())

    def record(self, draft: GroupDraft) -> Deed:
        """Add or change the group."""
        if self._group is None:
            added = self._added = members.add_group(self.desk.books, draft)
            return added_deed(self.desk, added.name, self.key.changing(added.id), members.remove_group)
        return change_deed(partial(_change, self.desk, self._group.id), draft, self._group.draft)

    def holder(self, deed: Deed) -> Holder | None:  # noqa: ARG002 - it posts nothing
        """Return the group that was added."""
        return Holder("member_group", self._added.id) if self._added else None


def _change(desk: Desk, group: int, draft: GroupDraft) -> str:
    return members.change_group(desk.books, group, draft).name
