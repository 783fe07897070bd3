"""The vouchers, newest first: of a period, of a kind, found by words or an amount."""

from PySide6.QtWidgets import QWidget

from coopbooks import ledger, showing, statements
from coopbooks.days import Period
from coopbooks.i18n import _
from coopbooks.ledger import VoucherFilter, VoucherRow
from ui.shared.choice import Choice
from ui.shared.choices import VoidedTick
from ui.shared.doing import Desk
from ui.shared.filter_row import FilterRow
from ui.shared.invitation import FirstStep
from ui.shared.listed import Listed, counted
from ui.shared.part import OpenOver
from ui.shared.period_choice import PeriodChoice
from ui.shared.record_table import Column, RecordTable
from ui.shared.recorded import voucher_view
from ui.shared.row_deeds import of_voucher
from ui.shared.rows import amounts, days
from ui.shared.search_edit import SearchEdit
from ui.shared.words import say


class VouchersPart:
    """The list of vouchers; opening one shows its lines and its history."""

    def __init__(self, desk: Desk, open_over: OpenOver) -> None:
        """Make the part."""
        self._desk, self._open_over = desk, open_over
        self.period = PeriodChoice(desk.books)
        self.kind = Choice(
            [
                ("", lambda: _("All kinds")),
                ("CI", lambda: _("CI: money came in")),
                ("CE", lambda: _("CE: money went out")),
                ("CT", lambda: _("CT: no money moved")),
            ]
        )
        say(self.kind.setAccessibleName, lambda: _("Kind of voucher"))
        self.search = SearchEdit()
        self.voided = VoidedTick()
        self.filters = FilterRow([self.period, self.kind, self.search, self.voided])
        self.table = RecordTable[VoucherRow](
            lambda: _("Vouchers"), _columns(), faded=lambda row: not row.stands, key="vouchers"
        )
        self.below = Listed(
            self.table,
            lambda: _("Everything recorded anywhere in the program stands here as a voucher. Nothing is recorded yet."),
            FirstStep(lambda: _("Record a voucher"), self._record_new),
            self.filters,
        )
        self.tools: list[QWidget] = [self.filters]
        self.filters.changed.connect(self.refresh)
        self.table.opened.connect(self._open)
        of_voucher(desk, self.table, lambda row: row.id)

    def _open(self, row: VoucherRow) -> None:
        """Open a voucher; afterwards the cursor is on what stands in its place by then."""
        view = voucher_view(self._desk, row.id, posted=True)
        self._open_over(view)
        view.left.connect(lambda: self.table.seek(view.voucher.id))

    def _record_new(self) -> None:
        from ui.ledger.voucher_form import VoucherForm  # loaded when it is opened

        self._open_over(VoucherForm(self._desk))

    def look_for(self, search: str, period: Period | None) -> None:
        """List the vouchers of all time that fit a search, or those of a period."""
        self.filters.ask_for({self.search: search, **({self.period: period} if period else {})})

    def refresh(self) -> None:
        """List the vouchers that fit."""
        wanted = VoucherFilter(
            period=self.period.value(),
            kind=self.kind.value(),
            search=self.search.value(),
            standing=not self.voided.value(),
        )
        books = self._desk.books
        found = ledger.list_vouchers(books, wanted)
        sums = {"amount": showing.amount(ledger.total_of_vouchers(books, found))}
        self.below.show_rows(found, counted(found.count()), sums, lambda: ledger.list_vouchers(books).count() > 0)


def _columns() -> list[Column[VoucherRow]]:
    return [
        days("day", lambda: _("Day"), lambda row: row.day),
        Column(lambda: _("Voucher"), lambda row: row.label, 148, key="voucher"),
        Column(lambda: _("Description"), _described, 0, key="description"),
        Column(lambda: _("Whom it concerns"), lambda row: row.concerns, 180, key="concerns"),
        amounts("amount", lambda: _("Debit and credit"), lambda row: row.amount, 136),
    ]


def _described(row: VoucherRow) -> str:
    mark = statements.mark_of(row) or (_("corrected, see history") if row.corrects is not None else "")
    return " · ".join(filter(None, (mark, row.description)))
