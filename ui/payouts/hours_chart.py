"""The picture of what an hour of work earned, month by month."""

from collections.abc import Sequence
from fractions import Fraction
from math import floor
from typing import Any

from coopbooks import showing
from coopbooks.i18n import _
from coopbooks.money import Money
from coopbooks.payouts import HourPay
from ui.shared.chart_view import Chart


def hours_chart(months: Sequence[HourPay], currency: str) -> Chart:
    """Return the chart of the months whose hours are known."""
    known: list[tuple[Any, HourPay, Money]] = [
        (one.key, one, rounded(one.hour, currency)) for one in months if one.hour is not None
    ]
    bars = tuple((month, hour) for month, _one, hour in known)
    said = tuple(f"{showing.month(month)}: {_said(one, hour)}" for month, one, hour in known)
    return Chart(bars, lambda charts, look: charts.earned_by_month(bars, look), _sentence(known), said, len(bars) > 1)


def rounded(exact: Fraction, currency: str) -> Money:
    """Round an exact amount in whole units half up to the centavo."""
    return Money(floor(exact * 100 + Fraction(1, 2)), currency)


def _said(one: HourPay, hour: Money) -> str:
    if one.wage is None:
        return showing.money(hour)
    said = {"hour": showing.money(hour), "wage": showing.money(rounded(one.wage, hour.currency))}
    return _("%(hour)s an hour; minimum wage %(wage)s") % said


def _sentence(known: Sequence[tuple[Any, HourPay, Money]]) -> str:
    """Say between what it went, and in how many months it was below the minimum wage."""
    if not known:
        return ""
    hours = [hour for _month, _one, hour in known]
    below = [one for _month, one, _hour in known if one.of_wage is not None and one.of_wage < 1]
    said = {
        "least": showing.money(min(hours)),
        "most": showing.money(max(hours)),
        "below": len(below),
        "many": len(known),
    }
    if below:
        words = _(
            "An hour earned between %(least)s and %(most)s; below the minimum wage in %(below)s of %(many)s months."
        )
        return words % said
    if any(one.wage is None for _month, one, _hour in known):
        return _("An hour earned between %(least)s and %(most)s.") % said
    return _("An hour earned between %(least)s and %(most)s: the minimum wage or more in every month.") % said
