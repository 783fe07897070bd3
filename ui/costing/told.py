"""Sums and answers of a cost sheet in words."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from coopbooks import costing, showing
from coopbooks.costing import Answers, Known
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _

SCALES: Final = {"unit": N_("one piece"), "dozen": N_("a dozen"), "batch": N_("the batch")}
"""For how many costs and prices are said, with the words for it."""


def figure_text(value: Fraction, kind: str, currency: str) -> str:
    """Return a figure as it is shown, without the sign of the currency."""
    if kind == "percent":
        return showing.percent(costing.rounded(value, 6), 2)
    if kind == "pieces":
        return showing.total(costing.rounded(value, 0))
    return showing.amount(costing.money(value, currency))


def explained(answers: Answers, key: str, known: Known) -> str:
    """Return the sum behind a figure, on as many lines as it has terms and steps."""
    try:
        found = costing.explain(answers, key, known)
    except LookupError:
        return ""
    lines = [f"{name}   {_amount(part, known)}" for name, part in found.terms]
    if len(found.terms) > 1:
        lines.append(f"=   {_amount(found.total, known)}")
    return "\n".join((*lines, *found.steps))


def _amount(value: Fraction, known: Known) -> str:
    return showing.money(costing.money(value, known.currency))


def more_pay_told(answers: Answers, known: Known, percent: Decimal) -> str:
    """Return what would give every woman so many percent more: which pay, which prices, which minutes."""
    try:
        more = costing.more_pay(answers.costed.sheet, known, percent)
    except Refusal:
        return ""
    if more is None:
        return ""
    now = answers.costed.parts.work / answers.costed.made
    pay = {"pay": _amount(now * more.pay_factor, known), "now": _amount(now, known)}
    ways = [_("a pay of %(pay)s a piece instead of %(now)s") % pay]
    if more.price_same_profit is not None:
        ways.append(_("at a price of %(price)s with the same left") % {"price": _amount(more.price_same_profit, known)})
    if more.price_same_margin is not None:
        words = _("or of %(price)s with the same margin")
        ways.append(words % {"price": _amount(more.price_same_margin, known)})
    said = _("To give each woman %(percent)s more: %(ways)s.") % {
        "percent": showing.percent(percent / 100, 0),
        "ways": ", ".join(ways),
    }
    if more.minutes_factor is None:
        return said
    minutes = answers.costed.minutes / answers.costed.made
    quicker = _("Or, at the same pay and price: in %(minutes)s minutes instead of %(now)s.") % {
        "minutes": showing.number(costing.rounded(minutes * more.minutes_factor, 1)),
        "now": showing.number(costing.rounded(minutes, 1)),
    }
    return f"{said} {quicker}"


def break_even_told(answers: Answers, known: Known) -> str:
    """Say how many must be sold, or why none are enough; what is to be written where that cannot be told."""
    said = costing.said_of_break_even(answers, known.currency)
    return said or _("Write the fixed costs of a month to see how many must be sold.")


def in_dollars_told(answers: Answers) -> str:
    """Return the prices in dollars, at the dollar of the sheet, and who says what that is."""
    priced, source = answers.priced, answers.costed.sheet.dollar_source
    prices = ((_("Price in the workshop"), priced.price), (_("FOB price"), priced.fob))
    found = [(name, answers.in_dollars(price)) for name, price in prices if price is not None]
    said = "   ·   ".join(
        f"{name}: {showing.money(costing.money(dollars, 'USD'))}" for name, dollars in found if dollars is not None
    )
    return f"{said} ({source})" if said and source else said
