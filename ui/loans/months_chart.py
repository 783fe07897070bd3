"""The picture of the months to come: what is left at the end of each once its instalments are paid."""

from collections.abc import Sequence

from coopbooks import showing
from coopbooks.i18n import _
from coopbooks.loans import MonthAgainst
from coopbooks.money import Money
from ui.shared.chart_view import Chart


def months_chart(months: Sequence[MonthAgainst], *, stopped: bool) -> Chart:
    """Return the chart of what is left by the end of each month; as if no order were finished any more: ``stopped``."""
    left = [(one.month, one.left_stopped if stopped else one.left) for one in months]
    return Chart(
        tuple(left),
        lambda charts, look: charts.by_month(left, look),
        _("At the end of each month: above the line what is left, below it what is missing."),
        tuple(f"{showing.month(month)}: {showing.money(amount, sign=True)}" for month, amount in left),
        any(one.due for one in months),
    )


def said_of(months: Sequence[MonthAgainst], *, stopped: bool) -> str:
    """Say until when what is expected pays the instalments, and how much is missing then."""
    short = [(one.month, amount) for one in months if (amount := _left(one, stopped=stopped)).minor < 0]
    if not short:
        words = _("What customers owe and the orders in hand pay all instalments of these months.")
        return _("What customers owe already pays all instalments of these months.") if stopped else words
    month, amount = short[0]
    said = {"month": showing.month(month), "amount": showing.money(-amount), "last": showing.money(-short[-1][1])}
    words = _("What is expected pays the instalments until before %(month)s: then %(amount)s are missing.")
    if stopped:
        words = _(
            "Without the orders what is expected pays the instalments until before %(month)s: then %(amount)s are "
            "missing."
        )
    return words % said


def _left(one: MonthAgainst, *, stopped: bool) -> Money:
    return one.left_stopped if stopped else one.left
