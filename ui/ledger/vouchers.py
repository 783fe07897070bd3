"""The vouchers, newest first: of a period, of a kind, found by words or an amount."""

from PySide6.QtWidgets import QWidget

from coopbooks import ledger, showing, statements
from coopbooks.i18n import _
from coopbooks.ledger import VoucherFilter, VoucherRow
from ui.shared.choice import Choice, Tick
from ui.shared.doing import Desk
from ui.shared.listed import Listed
from ui.shared.part import OpenOver
from ui.shared.period_choice import PeriodChoice
from ui.shared.record_table import Column, RecordTable
from ui.shared.search_edit import SearchEdit
from ui.shared.voucher_view import VoucherView
from ui.shared.words import say


class VouchersPart:
    """The list of vouchers; opening one shows its lines and its history."""

    def __init__(self, desk: Desk, open_over: OpenOver) -> None:
        """Make the part."""
        self._desk = desk
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
        self.voided = Tick(lambda: _("Voided ones too"))
        self.table = RecordTable[VoucherRow](lambda: _("Vouchers"), _columns(), faded=lambda row: not row.stands)
        self.below = Listed(self.table, lambda: _("No vouchers here. Look at another period, or record something."))
        self.tools: list[QWidget] = [self.period, self.kind, self.search, self.voided]
        for field in (self.period, self.kind, self.voided):
            field.changed.connect(self.refresh)
        self.search.wanted.connect(self.refresh)
        self.table.opened.connect(lambda row: open_over(VoucherView(desk, row.id)))

    def refresh(self) -> None:
        """List the vouchers that fit."""
        wanted = VoucherFilter(
            period=self.period.value(),
            kind=self.kind.value(),
            search=self.search.text(),
            standing=not self.voided.value(),
        )
        found = ledger.list_vouchers(self._desk.books, wanted)
        self.below.show_rows(found, _("%(count)s in the list") % {"count": found.count()})


def _columns() -> list[Column[VoucherRow]]:
    return [
        Column(lambda: _("Day"), lambda row: showing.day(row.day), 110),
        Column(lambda: _("Voucher"), lambda row: row.label, 148),
        Column(lambda: _("Description"), _described, 0),
        Column(lambda: _("Whom it concerns"), lambda row: row.concerns, 180),
        Column(lambda: _("Amount"), lambda row: showing.amount(row.amount), 120, right=True),
    ]


def _described(row: VoucherRow) -> str:
    mark = statements.mark_of(row) or (_("corrected, see history") if row.corrects is not None else "")
    return " · ".join(filter(None, (mark, row.description)))
