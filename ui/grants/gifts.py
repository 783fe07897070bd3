"""The gifts in kind: who gave what, worth how much, for a grant or beside all of them."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from coopbooks import ledger, showing
from coopbooks.grants import GIFT_WORD
from coopbooks.i18n import _
from coopbooks.ledger import VoucherFilter, VoucherRow
from ui.shared.doing import Desk
from ui.shared.filter_row import FilterRow
from ui.shared.invitation import FirstStep
from ui.shared.listed import Listed, counted
from ui.shared.part import OpenOver
from ui.shared.period_choice import EVERYTHING, PeriodChoice
from ui.shared.record_table import Column, RecordTable
from ui.shared.recorded import voucher_view
from ui.shared.row_deeds import of_voucher
from ui.shared.rows import amounts, days, names
from ui.shared.search_edit import SearchEdit


class GiftsPart:
    """The list; ``record`` opens the form of the first one."""

    def __init__(self, desk: Desk, open_over: OpenOver, record: Callable[[], None]) -> None:
        """Make the part."""
        self._desk = desk
        self.search = SearchEdit(lambda: _("Search what was given or by whom"))
        self.period = PeriodChoice(desk.books, first=EVERYTHING)
        self.filters = FilterRow([self.search, self.period])
        self.table = RecordTable[VoucherRow](lambda: _("Gifts in kind"), _columns(), key="gifts")
        self.below = Listed(
            self.table,
            lambda: _(
                "What people give without money stands here at its value: cloth, tools, a course somebody pays for. A "
                "machine that was given is added on the page Machines."
            ),
            FirstStep(lambda: _("Record a gift in kind"), record),
            self.filters,
        )
        self.tools: list[QWidget] = [self.filters]
        self.filters.changed.connect(self.refresh)
        self.table.opened.connect(lambda row: open_over(voucher_view(desk, row.id)))
        of_voucher(desk, self.table, lambda row: row.id)

    def refresh(self) -> None:
        """List the gifts that fit, with what all of them are worth."""
        books = self._desk.books
        wanted = VoucherFilter(self.period.value(), word=GIFT_WORD, search=self.search.value(), standing=True)
        found = ledger.list_vouchers(books, wanted)
        many = found.count()
        worth = {"amount": showing.amount(ledger.total_of_vouchers(books, found))} if many else {}
        every = VoucherFilter(word=GIFT_WORD)
        self.below.show_rows(found, counted(many), worth, ever=lambda: ledger.list_vouchers(books, every).count() > 0)


def _columns() -> list[Column[VoucherRow]]:
    return [
        days("day", lambda: _("Day"), lambda row: row.day),
        names("voucher", lambda: _("Voucher"), lambda row: row.label, 146),
        names("description", lambda: _("Description"), lambda row: row.description),
        names("concerns", lambda: _("Donor"), lambda row: row.concerns, 190),
        amounts("amount", lambda: _("Value"), lambda row: row.amount, 130),
    ]
