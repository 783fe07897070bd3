"""The list of members: how each stands, with what all of them come to."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from coopbooks import members, showing
from coopbooks.i18n import _
from coopbooks.members import MemberRow
from coopbooks.money import total
from ui.members.told import member_columns
from ui.shared.choice import Choice
from ui.shared.doing import Desk
from ui.shared.filter_row import FilterRow
from ui.shared.invitation import FirstStep
from ui.shared.listed import Listed, counted
from ui.shared.member_choice import GroupChoice
from ui.shared.record_table import AllRows, RecordTable
from ui.shared.search_edit import SearchEdit
from ui.shared.words import say

_ACTIVE = {"now": True, "left": False, "all": None}
_SUMS = ("savings", "contributions", "owes", "owed")


class MembersPart:
    """The list; ``add`` opens the form of the first one."""

    def __init__(self, desk: Desk, add: Callable[[], None]) -> None:
        """Make the part."""
        self._desk = desk
        self.search = SearchEdit(lambda: _("Search a name or a C.I."))
        self.group = GroupChoice(desk.books)
        self.active = Choice(
            [
                ("now", lambda: _("Members now")),
                ("left", lambda: _("Those who left")),
                ("all", lambda: _("All there ever were")),
            ]
        )
        say(self.group.setAccessibleName, lambda: _("Group"))
        say(self.active.setAccessibleName, lambda: _("Members now or before"))
        self.filters = FilterRow([self.search, self.group, self.active])
        self.table = RecordTable[MemberRow](
            lambda: _("Members"),
            member_columns(),
            faded=lambda row: not row.member.active,
            key="members",
            same=lambda row: row.member.id,
        )
        self.below = Listed(
            self.table,
            lambda: _(
                "Who belongs to the club stands here, with what each gave, saved and owes. Whoever is added can be "
                "charged dues, keep savings and be paid for her work."
            ),
            FirstStep(lambda: _("Add a member"), add),
            self.filters,
        )
        self.tools: list[QWidget] = [self.filters]
        self.filters.changed.connect(self.refresh)

    def refresh(self) -> None:
        """List the members that fit."""
        books = self._desk.books
        self.group.reset()
        self.group.setVisible(self.group.is_wanted())
        active = _ACTIVE[self.active.value()]
        found = members.list_members(books, group=self.group.value(), search=self.search.value(), active=active)
        currency = books.club.currency
        sums = {key: showing.amount(total((getattr(row, key) for row in found), currency)) for key in _SUMS}
        self.below.show_rows(
            AllRows(found), counted(len(found)), sums if found else {}, ever=lambda: members.any_member(books)
        )
