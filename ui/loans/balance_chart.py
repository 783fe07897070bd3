"""The picture of a loan: its balance going down as planned, and as it really did."""

from typing import TYPE_CHECKING, Any

from coopbooks import showing
from coopbooks.i18n import _
from coopbooks.loans import LoanCard
from coopbooks.money import Money
from ui.shared.chart_view import Chart

if TYPE_CHECKING:
    from coopbooks.papers.line_chart import Point

_Step = tuple[Any, Money]


def balance_chart(card: LoanCard) -> Chart:
    """Return the chart of a loan: what was to be left after each due day, and what was left after each payment."""
    planned, real = _planned(card), _real(card)

    def draw(_charts: Any, look: Any) -> Any:
        from coopbooks.papers.line_chart import going_down

        return going_down(_points(planned), _points(real), look)

    return Chart((planned, real), draw, _sentence(card), ())


def _points(steps: list[_Step]) -> "list[Point]":
    from coopbooks.papers.line_chart import Point

    return [Point(day, amount) for day, amount in steps]


def _planned(card: LoanCard) -> list[_Step]:
    terms = card.plan.terms
    return [(terms.disbursed_on, terms.principal), *((row.due, row.balance) for row in card.plan.rows)]


def _real(card: LoanCard) -> list[_Step]:
    """What was left after each payment that stands, up to the day it is looked at."""
    left, steps = card.loan.first.principal, [(card.loan.first.disbursed_on, card.loan.first.principal)]
    for payment in card.payments:
        if not payment.voided:
            left -= payment.paid.principal
            steps.append((payment.day, left))
    if card.standing and card.standing.day > steps[-1][0]:
        steps.append((card.standing.day, left))
    return steps


def _sentence(card: LoanCard) -> str:
    """Say how much of it was paid back, and whether that is as planned."""
    whole, standing = card.loan.first.principal, card.standing
    if standing is None:
        return ""
    said = {
        "paid": showing.money(whole - standing.balance),
        "whole": showing.money(whole),
        "left": showing.money(standing.balance),
    }
    if not standing.balance:
        return _("All of it is paid back: %(whole)s.") % said
    words = _("%(paid)s of %(whole)s are paid back, %(left)s are left.")
    if standing.principal_overdue:
        words = _("%(paid)s of %(whole)s are paid back, %(left)s are left: less than planned by now.")
    return words % said
