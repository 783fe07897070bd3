"""The counts of the store made so far: how much was counted, what differed, and why; each to be printed again."""

from PySide6.QtWidgets import QWidget

from coopbooks import materials
from coopbooks.i18n import _
from coopbooks.materials import StockCount
from ui.materials.count_paper import preview_stock_count
from ui.materials.told import differing
from ui.shared.doing import Desk
from ui.shared.filter_row import FilterRow
from ui.shared.invitation import FirstStep
from ui.shared.labels import button
from ui.shared.listed import Listed, counted
from ui.shared.part import OpenOver
from ui.shared.period_choice import PeriodChoice
from ui.shared.record_table import Column, RecordTable
from ui.shared.recorded import voucher_view
from ui.shared.row_deeds import prints
from ui.shared.rows import days
from ui.shared.search_edit import SearchEdit


class CountsPart:
    """The list of counts."""

    def __init__(self, desk: Desk, open_over: OpenOver) -> None:
        """Make the part."""
        self._desk, self._open_over = desk, open_over
        self.period = PeriodChoice(desk.books, first="this_year")
        self.print_button = button(lambda: _("Print the record…"), "", "print")
        self.voucher_button = button(lambda: _("Voucher of the difference"))
        self.search = SearchEdit(lambda: _("Search a material or why"))
        self.filters = FilterRow([self.period, self.search], [self.print_button, self.voucher_button])
        self.table = RecordTable[StockCount](
            lambda: _("Stock counts"), _columns(), faded=lambda count: count.voided, key="stock_counts"
        )
        self.below = Listed(
            self.table,
            lambda: _(
                "Each count of the store stands here, with what the books said and what was missing. Count what lies "
                "there once a month: no count is recorded yet."
            ),
            FirstStep(lambda: _("Count the materials"), self._count),
            self.filters,
        )
        self.tools: list[QWidget] = [self.filters]
        self.filters.changed.connect(self.refresh)
        self.table.chosen.connect(self._offer)
        self.table.opened.connect(self.open)
        self.print_button.clicked.connect(self.print)
        prints(self.table, lambda count: preview_stock_count(desk, count))
        self.voucher_button.clicked.connect(self.open_voucher)

    def refresh(self) -> None:
        """List the counts of the period."""
        books = self._desk.books
        found = materials.list_stock_counts(books, self.period.value(), self.search.value())
        self.below.show_rows(found, counted(found.count()), ever=lambda: materials.list_stock_counts(books).count() > 0)
        self._offer(self.table.current())

    def _offer(self, count: StockCount | None) -> None:
        self.print_button.setEnabled(count is not None)
        self.voucher_button.setEnabled(count is not None and count.voucher is not None)

    def _count(self) -> None:
        from ui.materials.count_form import StockCountForm  # loaded when it is opened

        self._open_over(StockCountForm(self._desk))

    def open(self, count: StockCount) -> None:
        """Open one count."""
        from ui.materials.count_view import StockCountView

        self._open_over(StockCountView(self._desk, count, self._open_over))

    def print(self) -> None:
        """Show the record of the count under the cursor as it is printed."""
        count = self.table.current()
        if count:
            preview_stock_count(self._desk, count)

    def open_voucher(self) -> None:
        """Open the voucher that posted the difference of the count under the cursor."""
        count = self.table.current()
        if count and count.voucher is not None:
            self._open_over(voucher_view(self._desk, count.voucher))


def _columns() -> list[Column[StockCount]]:
    return [
        days("day", lambda: _("Day"), lambda count: count.day, 118),
        Column(lambda: _("Materials counted"), lambda count: str(len(count.lines)), 160, right=True, key="materials"),
        Column(lambda: _("Difference"), lambda count: differing(count) or "—", 0, key="difference"),
        Column(lambda: _("Why"), lambda count: count.explanation, 220, key="why"),
        Column(lambda: _("Recorded by"), lambda count: count.recorded_by, 140, key="by", spare=True),
    ]
