"""The groups of members, and the form for one of them."""

from functools import partial

from PySide6.QtWidgets import QWidget

from coopbooks import members
from coopbooks.i18n import _
from coopbooks.members import Group, GroupDraft
from ui.members.told import group_columns
from ui.shared.choice import Tick
from ui.shared.doing import Deed, Desk
from ui.shared.filter_row import FilterRow
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.invitation import FirstStep
from ui.shared.labels import button
from ui.shared.listed import Listed, counted
from ui.shared.member_choice import member_picker
from ui.shared.part import OpenOver
from ui.shared.record_table import AllRows, RecordTable
from ui.shared.typed_edit import TextEdit
from ui.shared.words import Words


class GroupsPart:
    """The list."""

    def __init__(self, desk: Desk, open_over: OpenOver) -> None:
        """Make the part."""
        self._desk, self._open_over = desk, open_over
        self.add_button = button(lambda: _("Add a group"), "", "plus")
        self.unused = Tick(lambda: _("Those out of use too"))
        self.filters = FilterRow([self.unused], [self.add_button])
        self.table = RecordTable[Group](
            lambda: _("Groups"),
            group_columns(),
            faded=lambda one: not one.active,
            key="member_groups",
            same=lambda one: one.id,
        )
        self.below = Listed(
            self.table,
            lambda: _("Members who work together form a group, with somebody in charge: knitters, bakers, a village."),
            FirstStep(lambda: _("Add a group"), lambda: self.open_form(None)),
            self.filters,
        )
        self.tools: list[QWidget] = [self.filters]
        self.filters.changed.connect(self.refresh)
        self.add_button.clicked.connect(lambda: self.open_form(None))
        self.table.opened.connect(self.open_form)

    def refresh(self) -> None:
        """List the groups."""
        books = self._desk.books
        found = members.list_groups(books, None if self.unused.value() else True)
        ever = lambda: bool(members.list_groups(books, None))  # noqa: E731 - asked only where none fits
        self.below.show_rows(AllRows(found), counted(len(found)), ever=ever)

    def open_form(self, group: Group | None) -> None:
        """Open the form for a group, or for a new one."""
        self._open_over(GroupForm(self._desk, group))


class GroupForm(Form):
    """The form for one group, new or known."""

    def __init__(self, desk: Desk, group: Group | None) -> None:
        """Make the form; one that changes a group is put away after saving."""
        self._group = group
        title: Words = (lambda: group.name) if group else (lambda: _("Add a group"))
        super().__init__(desk, title, key=FormKey.around("members", "group", group, None))
        self.name = self.add("name", lambda: _("Name"), TextEdit())
        self.in_charge = self.add("in_charge", lambda: _("Who is in charge of it?"), member_picker(desk.books))
        self.active = Tick(lambda: _("In use: offered when something is recorded"))
        if group:
            self.add("active", lambda: _("In use"), self.active)
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
            added = members.add_group(self.desk.books, draft)
            return Deed(lambda: _("%(name)s was added.") % {"name": added.name})
        return _change(self.desk, self._group, draft)


def _change(desk: Desk, before: Group, draft: GroupDraft) -> Deed:
    """Change a group; undone by changing it back."""
    now = members.change_group(desk.books, before.id, draft)
    return Deed(partial(_changed, now), undo=lambda: _change(desk, now, before.draft))


def _changed(group: Group) -> str:
    return _("%(name)s was changed.") % {"name": group.name}
