"""The page Sales."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopbooks import sales
from coopbooks.books import Listing
from coopbooks.i18n import _
from coopbooks.ledger import DealRow, Voucher
from coopbooks.sales import SaleFilter
from ui.shared.deals_page import DealsFilter, DealsPage, DealsWords
from ui.shared.doing import Desk
from ui.shared.payments import Payments

if TYPE_CHECKING:  # loaded when it is opened
    from ui.sales.form import SaleForm


class SalesPage(DealsPage):
    """What was sold, and what customers owe."""

    deeds = ("sales", "customer_payment")
    payments = Payments(
        "sales",
        "customer_payment",
        sales.list_debts,
        sales.payment_voucher,
        sales.receive_payment,
        sales.correct_payment,
    )

    def __init__(self, desk: Desk) -> None:
        """Make the page."""
        words = DealsWords(
            key="sales",
            title=lambda: _("Sales"),
            question=lambda: _("What did we sell, and who still owes us?"),
            new=lambda: _("Record a sale"),
            person=lambda: _("Customer"),
            empty=lambda: _("What the club sells stands here, and what of it is still owed. No sale is recorded yet."),
            debts=lambda: _("What customers owe"),
            no_debts=lambda: _("No customer owes anything. Sales on credit appear here until they are paid."),
            pay=lambda: _("A customer pays"),
            who_pays=lambda: _("Who pays?"),
        )
        super().__init__(desk, words)

    def list_deals(self, wanted: DealsFilter) -> Listing[DealRow]:
        """Return the sales that fit."""
        return sales.list_sales(self.desk.books, _filter(wanted))

    def form(self, voucher: Voucher | None = None, *, again: bool = False) -> SaleForm:
        """Return the form for a new sale, or for the one of this voucher: corrected, or again as a new one."""
        from ui.sales.form import SaleForm

        known = sales.sale_of_voucher(self.desk.books, voucher.id) if voucher else None
        return SaleForm(self.desk, again=known) if again else SaleForm(self.desk, known)


def _filter(wanted: DealsFilter) -> SaleFilter:
    return SaleFilter(period=wanted.period, activity=wanted.activity, search=wanted.search, voided=wanted.voided)
