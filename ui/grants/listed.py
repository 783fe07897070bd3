"""The list of grants: what each donor agreed to, what came, what was spent and what is left."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from coopbooks import grants, showing
from coopbooks.grants import Grant
from coopbooks.i18n import _
from coopbooks.money import total
from ui.grants.told import state_of
from ui.shared.choice import Tick
from ui.shared.doing import Desk
from ui.shared.filter_row import FilterRow
from ui.shared.invitation import FirstStep
from ui.shared.listed import Listed, counted
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.rows import amounts, days, names
from ui.shared.search_edit import SearchEdit


class GrantsPart:
    """The list; ``record`` opens the form of the first one."""

    def __init__(self, desk: Desk, record: Callable[[], None]) -> None:
        """Make the part."""
        self._desk = desk
        self.search = SearchEdit(lambda: _("Search an agreement or a donor"))
        self.unused = Tick(lambda: _("Those put away too"))
        self.filters = FilterRow([self.search, self.unused])
        self.table = RecordTable[Grant](
            lambda: _("Grants"), _columns(desk), faded=lambda known: not known.active, key="grants"
        )
        self.below = Listed(
            self.table,
            lambda: _(
                "What donors agree to give stands here: for which purposes, what came of it, what was spent and what "
                "is left. A cost or a machine can then say which grant paid for it."
            ),
            FirstStep(lambda: _("Record a grant"), record),
            self.filters,
        )
        self.tools: list[QWidget] = [self.filters]
        self.filters.changed.connect(self.refresh)

    def refresh(self) -> None:
        """List the grants that fit, with what all of them come to."""
        books = self._desk.books
        active = None if self.unused.value() else True
        found = grants.list_grants(books, search=self.search.value(), active=active)
        sums = {
            key: showing.amount(total((getattr(known, key) for known in found), books.club.currency))
            for key in ("received", "spent", "in_hand")
        }
        self.below.show_rows(
            AllRows(found), counted(len(found)), sums if found else {}, ever=lambda: grants.grants_exist(books)
        )


def _columns(desk: Desk) -> list[Column[Grant]]:
    def today() -> date:
        return desk.books.today()

    return [
        names("name", lambda: _("Agreement"), lambda known: known.name),
        names("donor", lambda: _("Donor"), lambda known: known.donor_name, 170),
        days("ends", lambda: _("To be spent by"), lambda known: known.ends, 124),
        amounts("amount", lambda: _("Agreed"), lambda known: known.amount, 130, sign=True),
        amounts("received", lambda: _("Received"), lambda known: known.received, 116),
        amounts("spent", lambda: _("Spent"), lambda known: known.spent, 116),
        amounts("in_hand", lambda: _("Not spent yet"), lambda known: known.in_hand, 124),
        Column(
            lambda: _("How it stands"),
            lambda known: state_of(known, today()),
            150,
            tone=lambda known: "out" if known.overspent else "",
            key="state",
            value=lambda known: state_of(known, today()),
        ),
        days("day", lambda: _("Agreed on"), lambda known: known.day, spare=True),
        amounts("left", lambda: _("Left of the plan"), lambda known: known.left, 130, spare=True),
        names("note", lambda: _("Note"), lambda known: known.note, 180, spare=True),
    ]
