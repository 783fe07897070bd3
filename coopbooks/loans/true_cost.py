"""What a loan really costs a year, whatever its method calls it: worked out from the money that flows.

The effective yearly rate i solves: what is received = Σ instalment ÷ (1 + i)^time. Instalments a whole number of months
apart count as twelfths of a year (as the annual percentage rate of the European directive 2008/48/EC does), all others
by their days ÷ 365. The rate on the balance is found exactly in the way the terms count time: a plan of equal
instalments at that rate asks for the same money.
"""

from decimal import Context, Decimal
from fractions import Fraction
from typing import Final

from coopbooks import showing
from coopbooks.i18n import _
from coopbooks.loans.checks import check_fee
from coopbooks.loans.dues import is_regular
from coopbooks.loans.interest import year_part
from coopbooks.loans.plan import make_plan
from coopbooks.loans.shapes import Plan, TrueCost
from coopbooks.loans.terms import Terms
from coopbooks.money import Money

_WIDE: Final = Context(prec=40)
_SHOWN: Final = Decimal("1E-6")
_CLOSE: Final = Decimal("1E-30")
_MOST: Final = Decimal(1000)
"""A hundred thousand percent a year: what costs more, a slip of the hand, is told as that."""
_SLIP: Final = Decimal(5)
"""Percent a month on the balance."""


def true_cost(plan: Plan, fee: Money | None = None) -> TrueCost:
    """Return what a loan costs in percent, to six decimals; ``fee`` is kept or asked on the day it is handed over."""
    check_fee(plan.terms, fee)
    received = plan.terms.principal - (fee or Money(0, plan.terms.principal.currency))
    monthly, periods = balance_rate(plan, received), _periods(plan.terms)
    guess = _power(1 + monthly * 12 / 100 / periods.numerator * periods.denominator, periods) - 1
    effective = _effective(plan, received, guess)
    each = _power(1 + effective, 1 / periods) - 1
    nominal = each * periods.numerator / periods.denominator
    return TrueCost(_percent(effective), _percent(nominal), _WIDE.quantize(monthly, _SHOWN))


def balance_rate(plan: Plan, received: Money | None = None) -> Decimal:
    """Return the nominal rate a month, in percent, that costs the same when charged on the balance.

    Flat 1.200 with 12 × (100 + 12) is 1,788 % a month. To some thirty digits, by Newton's method: the present value of
    the instalments falls smoothly as the rate grows. ``received`` is the principal less what was kept of it.
    """
    wanted = Decimal((received or plan.terms.principal).minor)
    times = [_time(plan, place) for place in range(len(plan.rows))]
    amounts = [Decimal(row.instalment.minor) for row in plan.rows]
    rate = Decimal(0)
    for _again in range(100):
        value, slope = _present_value(times, amounts, rate)
        change = _WIDE.divide(value - wanted, slope)
        rate = _WIDE.add(rate, change)
        if abs(change) < _CLOSE:
            break
    return _WIDE.divide(_WIDE.multiply(rate, 100), 12)


def _present_value(times: list[Decimal], amounts: list[Decimal], rate: Decimal) -> tuple[Decimal, Decimal]:
    """Return what the instalments are worth on the first day, and by how much that falls as the yearly rate grows."""
    value = slope = fall = Decimal(0)
    factor = Decimal(1)
    for time, amount in zip(times, amounts, strict=True):
        growth = _WIDE.add(1, _WIDE.multiply(rate, time))
        factor = _WIDE.divide(factor, growth)
        fall = _WIDE.add(fall, _WIDE.divide(time, growth))
        part = _WIDE.multiply(amount, factor)
        value = _WIDE.add(value, part)
        slope = _WIDE.add(slope, _WIDE.multiply(part, fall))
    return value, slope


def _time(plan: Plan, place: int) -> Decimal:
    """Return the length of a period in years, as its interest counts it."""
    terms, row = plan.terms, plan.rows[place]
    time = year_part(terms, row.start, row.due)
    if terms.basis == "months" and (place or is_regular(terms)):
        time = Fraction(terms.every, {"month": 12, "week": 52, "day": 360}[terms.unit])
        time *= terms.instalments if terms.method == "all_at_end" else 1
    return _WIDE.divide(Decimal(time.numerator), Decimal(time.denominator))


def _effective(plan: Plan, received: Money, guess: Decimal) -> Decimal:
    """Return the effective yearly rate, 0.01 being one percent; ``guess`` is near it."""
    import pyxirr

    terms = plan.terms
    if plan.paid_in_all == received:
        return Decimal(0)
    if guess >= _MOST:
        return _MOST
    amounts = [float(row.instalment.minor) for row in plan.rows]
    if terms.unit == "month" and is_regular(terms):
        empty = [0.0] * (terms.instalments - 1 if terms.method == "all_at_end" else 0)
        near = float(_power(1 + guess, Fraction(terms.every, 12)) - 1)
        each = pyxirr.irr([-float(received.minor), *empty, *amounts], guess=near)
        return _power(1 + _found(each), Fraction(12, terms.every)) - 1
    counted = pyxirr.DayCount.THIRTY_E_360 if terms.unit == "month" else pyxirr.DayCount.ACT_365F
    days = [terms.disbursed_on, *(row.due for row in plan.rows)]
    return _found(pyxirr.xirr(days, [-float(received.minor), *amounts], guess=float(guess), day_count=counted))


def _found(rate: float | None) -> Decimal:
    if rate is None:
        raise ArithmeticError("no rate found")
    return Decimal(repr(rate))


def _periods(terms: Terms) -> Fraction:
    """Return how many periods a year has."""
    return Fraction({"month": Fraction(12), "week": Fraction(365, 7), "day": Fraction(365)}[terms.unit], terms.every)


def _power(base: Decimal, exponent: Fraction) -> Decimal:
    return _WIDE.power(base, _WIDE.divide(Decimal(exponent.numerator), Decimal(exponent.denominator)))


def _percent(rate: Decimal) -> Decimal:
    return _WIDE.quantize(_WIDE.multiply(rate, 100), _SHOWN)


def rate_warning(terms: Terms, cap: Decimal, per: str = "month") -> str | None:
    """Return a warning where a loan costs more than a cap in percent a month (or a nominal ``year``) on the balance.

    A flat rate is compared as the rate on the balance that costs the same. No refusal: the club decides.
    """
    most = cap if per == "month" else _WIDE.divide(cap, 12)
    words = _(
        "This loan costs %(rate)s a month on the balance, more than the cap of %(cap)s a month. Check the rate, or "
        "ask your accountant."
    )
    return _warning(terms, most, words)


def slip_warning(terms: Terms) -> str | None:
    """Return a warning where a loan costs so much that the rate may be a slip: more than 60 % a year on the balance.

    For clubs that wrote down no cap. Nearly twice the 3 % a month that is said to be the most anybody may agree on.
    """
    words = _(
        "This loan costs %(rate)s a month on the balance: very much. Check the rate. The highest rate of a loan can be "
        "written down in Settings, Rates."
    )
    return _warning(terms, _SLIP, words)


def _warning(terms: Terms, most: Decimal, words: str) -> str | None:
    monthly = _monthly(terms)
    if monthly <= most:
        return None
    return words % {"rate": showing.percent(monthly / 100, 2), "cap": showing.percent(most / 100, 2)}


def _monthly(terms: Terms) -> Decimal:
    if terms.method == "flat":
        return _WIDE.quantize(balance_rate(make_plan(terms)), _SHOWN)
    if terms.rate_per == "effective_year":
        return (_power(1 + terms.rate / 100, Fraction(1, 12)) - 1) * 100
    return terms.rate if terms.rate_per == "month" else _WIDE.divide(terms.rate, 12)
