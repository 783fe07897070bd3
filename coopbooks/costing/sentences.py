"""What a sheet means, in one sentence a treasurer can read out."""

from fractions import Fraction

from coopbooks import showing
from coopbooks.costing.answers import Answers
from coopbooks.costing.shown import money, rounded
from coopbooks.i18n import _


def said_of(answers: Answers, currency: str = "BOB", *, sold: bool = True) -> str:
    """Return what the sheet means: what is left of each, and what an hour of work earns beside the minimum wage.

    Of what is not ``sold`` but goes into others, only what it costs.
    """
    cost = _money(answers.priced.parts.production, currency)
    first = _said_of_price(answers, currency) if sold else _("Each costs %(cost)s to make.") % {"cost": cost}
    return " ".join(part for part in (first, _said_of_hour(answers, currency)) if part)


def _said_of_price(answers: Answers, currency: str) -> str:
    priced = answers.priced
    words = {
        "cost": _money(priced.total, currency),
        "price": _money(priced.price, currency),
        "tax": _money(priced.tax, currency),
        "left": _money(abs(priced.profit), currency),
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
