"""Statements in one sentence: what a picture of their figures shows."""

from collections.abc import Sequence
from itertools import dropwhile

from coopbooks import showing
from coopbooks.i18n import _
from coopbooks.statements.figures import MonthResult


def tell_more(months: Sequence[MonthResult]) -> bool:
    """Whether there is more to be seen than the newest month, whose figure stands beside it anyway."""
    return any(month.income or month.spent for month in months[:-1])


def said_of_months(months: Sequence[MonthResult]) -> str:
    """Say in how many months something was gained, and which was the best; months before the first deed are none."""
    begun = list(dropwhile(lambda month: not (month.income or month.spent), months))
    if not begun:
        return _("Nothing was sold or spent in these months.")
    gained = [month for month in begun if month.result.minor > 0]
    best = max(begun, key=lambda month: month.result)
    said = {
        "gained": len(gained),
        "count": len(begun),
        "month": showing.month(best.month),
        "result": showing.money(best.result, sign=True),
    }
    return _words(len(gained), len(begun)) % said


def _words(gained: int, count: int) -> str:
    if count == 1:
        return _("The first month, %(month)s: %(result)s.")
    if not gained:
        return _("We gained in none of %(count)s months; the least bad was %(month)s: %(result)s.")
    return _("We gained in %(gained)s of %(count)s months; the best was %(month)s: %(result)s.")
