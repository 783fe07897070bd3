"""What work adds up to: by member, or by operation."""

from PySide6.QtWidgets import QWidget

from coopbooks import showing, work
from coopbooks.i18n import N_, _
from coopbooks.work import TotalRow
from ui.shared.choice import choice_of
from ui.shared.doing import Desk
from ui.shared.filter_row import FilterRow
from ui.shared.listed import Listed, counted
from ui.shared.record_table import AllRows, RecordTable
from ui.shared.words import say
from ui.shared.work_shown import added_up
from ui.work.listed import WorkFilters
from ui.work.told import total_columns


class AddsUpPart:
    """The sums of the work that fits."""

    def __init__(self, desk: Desk) -> None:
        """Make the part."""
        self._desk = desk
        self.by = choice_of({"person": N_("By member"), "making": N_("By operation")})
        say(self.by.setAccessibleName, lambda: _("By what?"))
        self.asked = WorkFilters(desk)
        self.filters = FilterRow([self.by, *self.asked.all])
        self.table = RecordTable[TotalRow](
            lambda: _("What it adds up to"), total_columns("person"), key="work-sums", same=lambda row: row.of
        )
        self.below = Listed(
            self.table,
            lambda: _("What each member did, and what was done of each operation, is added up here."),
            None,
            self.filters,
        )
        self.tools: list[QWidget] = [self.filters]
        self.filters.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Add up the work that fits."""
        books, by = self._desk.books, self.by.value()
        self.asked.offer()
        period, only = self.asked.period.value(), self.asked.asked()
        found, whole = work.totals_by(books, by, period, **only), work.totals(books, period, **only)
        self.table.show_columns(total_columns(by), f"work-sums-{by}")
        sums = {key: added_up(getattr(whole, key)) for key in ("pieces", "rejected", "hours", "days")}
        sums["worth"] = showing.amount(whole.worth)
        ever = lambda: work.any_work(books)  # noqa: E731
        self.below.show_rows(AllRows(found), counted(len(found)), sums if found else {}, ever=ever)
