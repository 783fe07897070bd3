"""The page Costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopbooks import costs
from coopbooks.books import Listing
from coopbooks.costs import CostFilter
from coopbooks.i18n import _
from coopbooks.ledger import DealRow, Voucher
from ui.shared.deals_page import DealsFilter, DealsPage, DealsWords
from ui.shared.doing import Desk
from ui.shared.payments import Payments

if TYPE_CHECKING:  # loaded when it is opened
    from ui.costs.form import CostForm


class CostsPage(DealsPage):
    """What was bought or paid, and what the club owes suppliers."""

    deeds = ("costs", "supplier_payment")
    payments = Payments(
        "costs", "supplier_payment", costs.list_debts, costs.payment_voucher, costs.pay_supplier, costs.correct_payment
    )

    def __init__(self, desk: Desk) -> None:
        """Make the page."""
        words = DealsWords(
            key="costs",
            what_for=True,
            title=lambda: _("Costs"),
            question=lambda: _("What did we buy or pay, and whom do we still owe?"),
            new=lambda: _("Record a cost"),
            person=lambda: _("Supplier"),
            empty=lambda: _(
                "What the club buys or pays stands here, and what of it is still owed. No cost is recorded yet."
            ),
            debts=lambda: _("What we owe suppliers"),
            no_debts=lambda: _("The club owes no supplier. What is bought on credit appears here until it is paid."),
            pay=lambda: _("Pay a supplier"),
            who_pays=lambda: _("Who is paid?"),
        )
        super().__init__(desk, words)

    def list_deals(self, wanted: DealsFilter) -> Listing[DealRow]:
        """Return the costs that fit."""
        return costs.list_costs(self.desk.books, _filter(wanted))

    def form(self, voucher: Voucher | None = None, *, again: bool = False) -> CostForm:
        """Return the form for a new cost, or for the one of this voucher: corrected, or again as a new one."""
        from ui.costs.form import CostForm

        known = costs.cost_of_voucher(self.desk.books, voucher.id) if voucher else None
        return CostForm(self.desk, again=known) if again else CostForm(self.desk, known)


def _filter(wanted: DealsFilter) -> CostFilter:
    return CostFilter(period=wanted.period, activity=wanted.activity, search=wanted.search, voided=wanted.voided)
