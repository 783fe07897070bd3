"""What an hour of work earned, member by member."""

from fractions import Fraction

from PySide6.QtWidgets import QWidget

from coopbooks import members, payouts, showing
from coopbooks.i18n import _
from coopbooks.money import Money
from coopbooks.payouts import HourPay
from ui.shared.doing import Desk
from ui.shared.filter_row import FilterRow
from ui.shared.listed import Listed, counted
from ui.shared.period_choice import PeriodChoice
from ui.shared.record_table import AllRows, RecordTable
from ui.shared.rows import amounts, names


class PayCheckPart:
    """The list of the members paid in a period."""

    def __init__(self, desk: Desk) -> None:
        """Make the part."""
        self._desk = desk
        self._names: dict[object, str] = {}
        self.period = PeriodChoice(desk.books, everything=False, first="this_year")
        self.filters = FilterRow([self.period])
        self.table = RecordTable[HourPay](
            lambda: _("Pay check"),
            [
                names("name", lambda: _("Member"), lambda one: self._names.get(one.key, "")),
                amounts("pay", lambda: _("Earned"), lambda one: one.pay),
                amounts("hour", lambda: _("An hour"), lambda one: self._rounded(one.hour)),
            ],
            key="paycheck",
            same=lambda one: one.key,
        )
        self.below = Listed(
            self.table,
            lambda: _("What an hour of work earned stands here, once a payout was approved."),
            None,
            self.filters,
        )
        self.tools: list[QWidget] = [self.filters]
        self.filters.changed.connect(self.refresh)

    def _rounded(self, exact: Fraction | None) -> Money | None:
        return None if exact is None else self._desk.books.money(round(exact * 100))

    def refresh(self) -> None:
        """Work it out for the period chosen."""
        books = self._desk.books
        self._names = {one.id: one.label for one in members.list_all(books)}
        found = list(payouts.pay_check(books, self.period.period()).by_member)
        ever = lambda: any(one.state in ("approved", "closed") for one in payouts.list_runs(books))  # noqa: E731
        sums = {"pay": showing.amount(sum((one.pay for one in found), books.money(0)))} if found else {}
        self.below.show_rows(AllRows(found), counted(len(found)), sums, ever=ever)
