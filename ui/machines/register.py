"""The register: every machine with where it is, what it cost, what it is still worth, and when it is looked after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from coopbooks import machines, people, showing
from coopbooks.books import Books
from coopbooks.i18n import N_, _
from coopbooks.machines import DueMaintenance, MachineRow
from coopbooks.money import total
from ui.shared.choice import Choice, Tick
from ui.shared.choices import ActivityChoice
from ui.shared.doing import Desk
from ui.shared.filter_row import FilterRow
from ui.shared.flow import flowing
from ui.shared.invitation import FirstStep
from ui.shared.labels import button, heading
from ui.shared.listed import Listed, counted, under
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.rows import amounts, days, names
from ui.shared.search_edit import SearchEdit
from ui.shared.words import Words, say

AHEAD: Final = timedelta(days=3660)
"""The next maintenance of a machine is told however far off it is."""
_LATE, _TODAY = N_("overdue"), N_("due today")


class RegisterPart:
    """The list of machines; ``open_new`` opens the page's forms by its words for them."""

    def __init__(self, desk: Desk, open_new: Callable[[str], None]) -> None:
        """Make the part."""
        self._desk = desk
        self._people: dict[int, str] = {}
        self._due: dict[int, DueMaintenance] = {}
        self._make_filters()
        self.table = RecordTable[MachineRow](
            lambda: _("Machines"),
            self._columns(),
            faded=lambda row: row.machine.state != "here" or not row.machine.draft.active,
            key="machines",
            same=lambda row: row.machine.id,
        )
        self.listed = Listed(
            self.table,
            lambda: _(
                "What the club has that lasts for years stands here: machines, ovens, furniture, tools. Each loses "
                "some of its worth every month, and an hour of it costs something: write down what there is."
            ),
            FirstStep(lambda: _("Add a machine"), lambda: open_new("machine")),
            self.filters,
        )
        self.nameless = heading(kind="doubt")
        self.name_button = button(lambda: _("Say which they are"))
        self.line = flowing(self.nameless, self.name_button)
        self.below = under(self.line, self.listed)
        self.tools: list[QWidget] = [self.filters]
        self.filters.changed.connect(self.refresh)
        self.name_button.clicked.connect(lambda: open_new("there"))

    def _make_filters(self) -> None:
        self.search = SearchEdit(lambda: _("Search a name, number or place"))
        classes: list[tuple[str | None, Words]] = [(None, lambda: _("Of every class"))]
        classes += [(key, partial(_, words)) for key, words in machines.CLASSES.items()]
        self.class_ = Choice(classes)
        self.activity = ActivityChoice(self._desk.books, lambda: _("All activities"))
        self.gone = Tick(lambda: _("Those that went, too"))
        say(self.class_.setAccessibleName, lambda: _("Class"))
        say(self.activity.setAccessibleName, lambda: _("Activity"))
        self.filters = FilterRow([self.search, self.class_, self.activity, self.gone])

    def refresh(self) -> None:
        """List the machines that fit, and what they are worth together."""
        books = self._desk.books
        self.activity.reset()
        self.activity.setVisible(self.activity.is_wanted())
        self._people = {one.id: one.name for one in people.list_people(books, active=None)}
        self._due = first_due(books)
        found = machines.list_machines(
            books,
            search=self.search.value(),
            class_=self.class_.value(),
            activity=self.activity.value(),
            gone=self.gone.value(),
        )
        self.listed.show_rows(
            AllRows(found),
            counted(len(found)),
            self._sums(found) if found else {},
            ever=lambda: bool(machines.list_machines(books, gone=True)),
        )
        self._tell_what_has_no_name()

    def _sums(self, found: list[MachineRow]) -> dict[str, str]:
        currency = self._desk.books.club.currency
        return {
            "cost": showing.amount(total((row.cost for row in found), currency)),
            "depreciated": showing.amount(total((row.depreciated for row in found), currency)),
            "book_value": showing.amount(total((row.book_value for row in found), currency)),
        }

    def _tell_what_has_no_name(self) -> None:
        books = self._desk.books
        nameless = [one.without_name for one in machines.agreement(books) if one.without_name.minor > 0]
        words = _("Machines worth %(amount)s stand in the books without a name.")
        self.nameless.setText(words % {"amount": showing.money(total(nameless, books.club.currency))})
        self.line.setVisible(bool(nameless))

    def _where(self, row: MachineRow) -> str:
        draft = row.machine.draft
        return " · ".join(filter(None, (draft.place, self._people.get(draft.person or 0, ""))))

    def _next(self, row: MachineRow) -> date | None:
        due = self._due.get(row.machine.id)
        return due.day if due else None

    def _state(self, row: MachineRow) -> str:
        """What a machine calls for, or what became of it."""
        if row.machine.state != "here":
            return _(machines.STATES[row.machine.state])
        late = self._late(row)
        return "" if late is None or late < 0 else _(_LATE if late else _TODAY)

    def _late(self, row: MachineRow) -> int | None:
        """By how many days its next maintenance is late; None where there is none."""
        due = self._due.get(row.machine.id)
        return due.days_late(self._desk.books.today()) if due and row.machine.state == "here" else None

    def _tone(self, row: MachineRow) -> str:
        late = self._late(row)
        return "" if late is None or late < 0 else "out"

    def _columns(self) -> list[Column[MachineRow]]:
        return [
            names("name", lambda: _("Name"), lambda row: row.machine.name),
            names("class", lambda: _("Class"), lambda row: _(machines.CLASSES[row.machine.draft.class_]), 176),
            names("kind", lambda: _("Kind"), lambda row: row.machine.draft.kind, 120, spare=True),
            names("serial", lambda: _("Serial number"), lambda row: row.machine.draft.serial, 120, spare=True),
            names("where", lambda: _("Where, with whom"), self._where, 160),
            days("bought", lambda: _("Bought on"), lambda row: row.machine.bought_on, 112),
            amounts("cost", lambda: _("Cost"), lambda row: row.cost, 110),
            amounts("depreciated", lambda: _("Depreciated"), lambda row: row.depreciated, 116, spare=True),
            amounts("book_value", lambda: _("Book value"), lambda row: row.book_value, 112),
            days("next", lambda: _("Maintenance"), self._next, 112),
            Column(lambda: _("Warning"), self._state, 100, tone=self._tone, key="state", value=self._state),
            names("note", lambda: _("Note"), lambda row: row.machine.draft.note, 180, spare=True),
        ]


def first_due(books: Books) -> dict[int, DueMaintenance]:
    """Return the next maintenance of each machine that has one."""
    found: dict[int, DueMaintenance] = {}
    for due in machines.due_maintenance(books, books.today() + AHEAD):
        found.setdefault(due.machine.id, due)
    return found
