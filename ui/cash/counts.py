"""The counts made so far: what lay in each box, what the books said, the record to be printed again."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from coopbooks import cash, showing
from coopbooks.cash import Count
from coopbooks.i18n import _
from coopbooks.money import Money
from ui.cash.count_paper import preview_count
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
from ui.shared.words import Words


class CountsPart:
    """The list of counts."""

    def __init__(self, desk: Desk, open_over: OpenOver) -> None:
        """Make the part."""
        self._desk, self._open_over = desk, open_over
        self.period = PeriodChoice(desk.books, first="this_year")
        self.print_button = button(lambda: _("Print the record…"), "", "print")
        self.voucher_button = button(lambda: _("Voucher of the difference"))
        self.search = SearchEdit(lambda: _("Search a box or why"))
        self.filters = FilterRow([self.period, self.search], [self.print_button, self.voucher_button])
        self.table = RecordTable[Count](lambda: _("Counts"), _columns(), faded=lambda count: count.voided, key="counts")
        self.below = Listed(
            self.table,
            lambda: _(
                "Each count of a cash box stands here, with what the books said and what was missing. Count the box at "
                "the end of the day: no count is recorded yet."
            ),
            FirstStep(lambda: _("Count the cash"), self._count),
            self.filters,
        )
        self.tools: list[QWidget] = [self.filters]
        self.filters.changed.connect(self.refresh)
        self.table.chosen.connect(self._offer)
        self.table.opened.connect(self._open)
        self.print_button.clicked.connect(self.print)
        prints(self.table, lambda count: preview_count(desk, count))
        self.voucher_button.clicked.connect(self.open_voucher)

    def refresh(self) -> None:
        """List the counts of the period."""
        books = self._desk.books
        found = cash.list_counts(books, self.period.value(), self.search.value())
        self.below.show_rows(found, counted(found.count()), ever=lambda: cash.list_counts(books).count() > 0)
        self._offer(self.table.current())

    def _offer(self, count: Count | None) -> None:
        self.print_button.setEnabled(count is not None)
        self.voucher_button.setEnabled(count is not None and count.voucher is not None)

    def _count(self) -> None:
        from ui.cash.count_form import CountForm  # loaded when it is opened

        self._open_over(CountForm(self._desk))

    def _open(self, count: Count) -> None:
        from ui.cash.count_view import CountView

        self._open_over(CountView(self._desk, count, self._open_over))

    def print(self) -> None:
        """Show the record of the count under the cursor as it is printed."""
        count = self.table.current()
        if count:
            preview_count(self._desk, count)

    def open_voucher(self) -> None:
        """Open the voucher that posted the difference of the count under the cursor."""
        count = self.table.current()
        if count and count.voucher is not None:
            self._open_over(voucher_view(self._desk, count.voucher))


def _columns() -> list[Column[Count]]:
    return [
        days("day", lambda: _("Day"), lambda count: count.day, 118),
        Column(lambda: _("Box"), lambda count: count.box.name, 108, key="box"),
        _money("counted", lambda: _("Counted"), lambda count: count.counted, 124),
        _money("expected", lambda: _("In the books"), lambda count: count.expected, 130),
        Column(
            lambda: _("Difference"),
            _difference,
            124,
            right=True,
            tone=_tone,
            key="difference",
            kind="amounts",
            value=lambda count: count.difference,
        ),
        Column(lambda: _("Why"), lambda count: count.explanation, 0, key="why"),
    ]


def _money(key: str, heading: Words, amount: Callable[[Count], Money], width: int) -> Column[Count]:
    """Return a column of amounts with the sign of their currency: boxes may hold different ones."""
    return Column(
        heading, lambda count: showing.money(amount(count)), width, right=True, key=key, value=amount, kind="amounts"
    )


def _difference(count: Count) -> str:
    if not count.difference:
        return "—"
    sign = "+" if count.difference.minor > 0 else ""
    return f"{sign}{showing.money(count.difference)}"


def _tone(count: Count) -> str:
    if not count.difference:
        return ""
    return "in" if count.difference.minor > 0 else "out"
