"""Offers of a loan side by side: what each really costs, whatever its method calls it."""

from collections.abc import Sequence
from typing import Final

from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.loans.plan import make_plan
from coopbooks.loans.shapes import Compared, Offer, Plan, TrueCost
from coopbooks.loans.true_cost import true_cost
from coopbooks.money import Money

FEWEST: Final = 2
MOST: Final = 4


def compare(offers: Sequence[Offer]) -> list[Compared]:
    """Return two to four offers in the order given, the cheapest marked: that with the lowest true yearly cost.

    Refuses fewer, more, and offers in two currencies.
    """
    if len(offers) < FEWEST:
        raise Refusal(_("Write at least two offers to compare."), "offers", "too_few")
    if len(offers) > MOST:
        raise Refusal(_("At most four offers fit side by side. Take one away."), "offers", "too_many")
    if len({offer.terms.principal.currency for offer in offers}) > 1:
        raise Refusal(
            _("These offers are in two currencies. Compare those in bolivianos, or those in dollars."),
            "offers",
            "currency",
        )
    plans = [make_plan(offer.terms) for offer in offers]
    costs = [true_cost(plan, offer.fee) for plan, offer in zip(plans, offers, strict=True)]
    lowest = min(cost.effective for cost in costs)
    return [
        _compared(offer, plan, cost, cheapest=cost.effective == lowest)
        for offer, plan, cost in zip(offers, plans, costs, strict=True)
    ]


def _compared(offer: Offer, plan: Plan, cost: TrueCost, *, cheapest: bool) -> Compared:
    fee = offer.fee or Money(0, offer.terms.principal.currency)
    return Compared(
        offer=offer,
        plan=plan,
        interest=plan.interest,
        fee=fee,
        instalment=plan.instalment,
        largest=max(row.instalment for row in plan.rows),
        paid_in_all=plan.paid_in_all + fee,
        cost=cost,
        cheapest=cheapest,
    )
