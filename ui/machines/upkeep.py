"""Maintenance: what is to be done to which machine, and when; what is overdue comes first."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from coopbooks import machines
from coopbooks.i18n import _, ngettext
from coopbooks.machines import DueMaintenance, Machine
from ui.machines.card_paper import preview_machine_card
from ui.machines.register import AHEAD
from ui.shared.doing import Desk
from ui.shared.filter_row import FilterRow
from ui.shared.invitation import FirstStep
from ui.shared.labels import button
from ui.shared.listed import Listed, counted
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.row_deeds import prints, repeats
from ui.shared.rows import days, names
from ui.shared.search_edit import SearchEdit


class UpkeepPart:
    """The list of what is to be done; ``log`` opens the form where it is written down for a machine."""

    def __init__(self, desk: Desk, log: Callable[[Machine | None, str], None]) -> None:
        """Make the part."""
        self._desk, self._log = desk, log
        self.search = SearchEdit(lambda: _("Search a machine or work"))
        self.done_button = button(lambda: _("It was done…"), "", "done")
        self.filters = FilterRow([self.search], [self.done_button])
        self.table = RecordTable[DueMaintenance](
            lambda: _("Maintenance"), self._columns(), key="maintenance", same=lambda due: (due.machine.id, due.what)
        )
        self.below = Listed(
            self.table,
            lambda: _(
                "What is to be done to which machine stands here: oil it, sharpen it, clean it. Write down what was "
                "done and when it is due again, and Home says so in time."
            ),
            FirstStep(lambda: _("Write maintenance down"), lambda: log(None, "")),
            self.filters,
        )
        self.tools: list[QWidget] = [self.filters]
        repeats(self.table, self._write)
        prints(self.table, lambda due: preview_machine_card(desk, due.machine.id))
        self.filters.changed.connect(self.refresh)
        self.table.chosen.connect(self._offer)
        self.table.opened.connect(self._write)
        self.done_button.clicked.connect(lambda: self._write(self.table.current()))

    def refresh(self) -> None:
        """List what is due, however far off it is."""
        books = self._desk.books
        every = machines.due_maintenance(books, books.today() + AHEAD)
        found = [one for one in every if self.search.finds(one.machine.label, one.what)]
        self.below.show_rows(AllRows(found), counted(len(found)), ever=lambda: bool(every))
        self._offer(self.table.current())

    def _late(self, due: DueMaintenance) -> int:
        return due.days_late(self._desk.books.today())

    def _columns(self) -> list[Column[DueMaintenance]]:
        return [
            names("machine", lambda: _("Machine"), lambda due: due.machine.label),
            names("what", lambda: _("What is to be done"), lambda due: due.what),
            days("day", lambda: _("Due on"), lambda due: due.day, 108),
            Column(
                lambda: _("When"),
                lambda due: when_words(self._late(due)),
                150,
                tone=lambda due: "" if self._late(due) < 0 else "out",
                key="when",
                value=self._late,
            ),
        ]

    def _offer(self, due: Any) -> None:
        self.done_button.setEnabled(due is not None)

    def _write(self, due: DueMaintenance | None) -> None:
        if due:
            self._log(due.machine, due.what)


def when_words(late: int) -> str:
    """Say how long it is until something is due, or since it was."""
    if late > 0:
        return ngettext("a day overdue", "%(many)s days overdue", late) % {"many": late}
    if late == 0:
        return _("due today")
    return ngettext("in a day", "in %(many)s days", -late) % {"many": -late}
