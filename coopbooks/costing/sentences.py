"""What a sheet means, in one sentence a treasurer can read out."""

from decimal import Decimal
from fractions import Fraction

from coopbooks import showing
from coopbooks.costing.answers import Answers
from coopbooks.costing.shown import money, rounded
from coopbooks.costing.whole import levels
from coopbooks.i18n import _


def said_of(answers: Answers, currency: str = "BOB", *, sold: bool = True) -> str:
    """Return what the sheet means: what is left of each, and what an hour of work earns beside the minimum wage.

    Of what is not ``sold`` but goes into others, only what it costs.
    """
    cost = _money(answers.priced.parts.production, currency)
    first = _said_of_price(answers, currency) if sold else _("Each costs %(cost)s to make.") % {"cost": cost}
    return " ".join(part for part in (first, _said_of_hour(answers, currency)) if part)


def said_of_break_even(answers: Answers, currency: str = "BOB") -> str:
    """Return how many must be sold to pay what the club pays anyway, or why none are enough; "" where not asked."""
    month = answers.costed.sheet.month
    if month.fixed_costs is None and month.target is None:
        return ""
    words = {"brings": _money(abs(answers.contribution), currency)}
    if answers.contribution < 0:
        said = _("Each costs %(brings)s more than it brings in: selling more loses more. Raise the price first.")
    elif answers.break_even is None:
        said = _("Each brings in just what it costs: no number of them pays the rest. Raise the price first.")
    else:
        words["pieces"] = showing.total(Decimal(answers.break_even.pieces))
        words["sales"] = _money(answers.break_even.money, currency)
        words["target"] = _money(Fraction(month.target or 0), currency)
        said = _("Each brings in %(brings)s: %(pieces)s, sold for %(sales)s, pay all.")
        if month.target:
            said = _("Each brings in %(brings)s: %(pieces)s, sold for %(sales)s, pay all and leave %(target)s.")
    return said % words


def _said_of_price(answers: Answers, currency: str) -> str:
    priced, one = answers.priced, levels(answers, Fraction(1), currency)
    words = {
        "cost": showing.money(one["total"]),
        "price": showing.money(one["price"]),
        "tax": showing.money(one["tax"]),
        "left": showing.money(abs(one["profit"])),
        "margin": showing.percent(rounded(abs(priced.margin or Fraction(0)), 6)),
    }
    if priced.profit < 0:
        return _("Each costs %(cost)s and is sold at %(price)s: the club loses %(left)s on every one.") % words
    if priced.profit == 0:
        return _("Each costs %(cost)s and is sold at %(price)s: nothing is left.") % words
    if priced.tax:
        return (
            _("Each costs %(cost)s and is sold at %(price)s with %(tax)s tax: %(left)s left, %(margin)s of the rest.")
            % words
        )
    return _("Each costs %(cost)s and is sold at %(price)s: %(left)s left, %(margin)s of the price.") % words


def _said_of_hour(answers: Answers, currency: str) -> str:
    if answers.hour is None:
        return ""
    earns, wage = answers.hour.earns, answers.wage_hour
    words = {"earns": _money(earns, currency)}
    if wage is None:
        return _("An hour of work earns %(earns)s.") % words
    words["difference"] = _money(abs(earns - wage), currency)
    if earns < wage:
        return _("An hour of work earns %(earns)s, %(difference)s less than the minimum wage.") % words
    if earns > wage:
        return _("An hour of work earns %(earns)s, %(difference)s more than the minimum wage.") % words
    return _("An hour of work earns %(earns)s, just the minimum wage.") % words


def _money(value: Fraction, currency: str) -> str:
    return showing.money(money(value, currency))
