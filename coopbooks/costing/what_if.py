"""What if: a sheet with dearer yarn, better pay, another price or quicker hands, and what gives the women more.

A change is made to the sheet and to whatever goes into it, at the prices of now; shared costs stay as they were shared.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from coopbooks.costing.answers import Answers, answers_of
from coopbooks.costing.checks import MOST
from coopbooks.costing.compute import Workings
from coopbooks.costing.freezing import freeze
from coopbooks.costing.known import Known, folded
from coopbooks.costing.pricing import Priced, price, price_for, price_leaving, priced_at
from coopbooks.costing.rules import ratio
from coopbooks.costing.shapes import MachineLine, MaterialLine, Sheet, SheetLine, WorkLine
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.quantity import EXACT

_LEAST = Decimal(-100)


@dataclass(frozen=True, slots=True)
class Change:
    """What is different, in percent more (or less, below zero) than now.

    ``only`` is the one material meant, by its name or id; none: all. ``minutes`` are those of work and machines.
    ``pay_amount`` is added to the pay of every piece made. ``price`` is from the price of now, which ``keep_price``
    holds however the costs change; else a markup or margin makes a new one.
    """

    materials: Decimal = Decimal(0)
    only: str | int | None = None
    pay: Decimal = Decimal(0)
    pay_amount: Decimal = Decimal(0)
    minutes: Decimal = Decimal(0)
    price: Decimal = Decimal(0)
    keep_price: bool = False


@dataclass(frozen=True, slots=True)
class MorePay:
    """What gives an hour of work so much more: pay times ``pay_factor``, with either of two prices, or less minutes.

    ``price_same_margin`` leaves the club the same part of the price, ``price_same_profit`` the same amount on every
    piece; None where no price does. ``minutes_factor`` is for the same pay and price; None where all is paid by the
    hour, or would have to be.
    """

    earns: Fraction | None
    would_earn: Fraction | None
    pay_factor: Fraction
    more_cost: Fraction
    price_same_margin: Fraction | None
    price_same_profit: Fraction | None
    minutes_factor: Fraction | None


def what_if(sheet: Sheet, known: Known, change: Change) -> Answers:
    """Return the answers of a sheet with a change; refuses what cannot be."""
    _check(change)
    changed, among = _changed(sheet, known, change)
    costed = Workings(among).cost(changed)
    if change.keep_price or change.price:
        now = price(Workings(known).cost(sheet), known).price
        return answers_of(priced_at(costed, now * (1 + ratio(change.price))), among)
    return answers_of(price(costed, among), among)


def more_pay(sheet: Sheet, known: Known, percent: Decimal) -> MorePay | None:
    """Return what gives every woman so many percent more for her hour; None where nobody earns anything yet.

    Less is asked for by less than zero; refuses −100 % and less, and what is beyond all reason.

    Costs rise in a straight line with the pay, so doubling it once tells what any rise costs, charges and percentages
    included. With piece pay p, hour pay h and own materials o, earning (1 + q) times as much of an hour at the same
    rates wants the minutes times (p − o) ÷ ((1 + q)·(p + h − o) − h).
    """
    _check(Change(pay=percent))
    now = price(Workings(known).cost(sheet), known)
    costed = now.costed
    earned = costed.parts.work - costed.own
    if earned <= 0:
        return None
    rise = ratio(percent)
    factor = 1 + rise * earned / costed.parts.work
    doubled, among = _changed(sheet, known, Change(pay=Decimal(100)))
    more = (Workings(among).cost(doubled).before_price - costed.before_price) * (factor - 1)
    hour = earned / (costed.minutes / 60) if costed.timed and costed.minutes else None
    by_piece, under = earned - costed.by_hour, (1 + rise) * earned - costed.by_hour
    return MorePay(
        earns=hour,
        would_earn=None if hour is None else hour * (1 + rise),
        pay_factor=factor,
        more_cost=more,
        price_same_margin=_same_margin(now, more),
        price_same_profit=price_leaving(costed, now.profit, more),
        minutes_factor=by_piece / under if by_piece > 0 and under > 0 else None,
    )


def _same_margin(now: Priced, more: Fraction) -> Fraction | None:
    if now.margin is None or now.margin >= 1:
        return None
    return price_for(now.costed, margin=now.margin, more=more)


def _changed(sheet: Sheet, known: Known, change: Change) -> tuple[Sheet, Known]:
    """The sheet and the sheets that may go into it, with frozen prices and the change made to all of them."""
    inner = replace(change, pay_amount=Decimal(0))
    return _applied(freeze(sheet, known), change, known), replace(
        known,
        sheets={key: _applied(_frozen(one, known), inner, known) for key, one in known.sheets.items()},
        versions={key: _applied(_frozen(one, known), inner, known) for key, one in known.versions.items()},
    )


def _frozen(sheet: Sheet, known: Known) -> Sheet:
    """A sheet that may go in, frozen; one that cannot be worked out goes in nowhere, or was refused before."""
    try:
        return freeze(sheet, known)
    except Refusal:
        return sheet


def _applied(sheet: Sheet, change: Change, known: Known) -> Sheet:
    lines = [_line(line, change, known) for line in sheet.lines]
    if change.pay_amount:
        _pay_more(lines, change.pay_amount)
    return replace(sheet, lines=tuple(lines))


def _pay_more(lines: list[SheetLine], much: Decimal) -> None:
    """Add to the rate of the operation paid best for every piece; where there is none, as one of its own."""
    paid = {
        index: replace(line, rate=(line.rate or Decimal(0)) + much)
        for index, line in enumerate(lines)
        if isinstance(line, WorkLine) and line.pay == "piece" and line.times is None
    }
    best = max(paid, key=lambda index: paid[index].rate or much, default=None)
    if best is not None and (paid[best].rate or much) > 0:
        lines[best] = paid[best]
    elif much > 0:
        lines.append(WorkLine(_("More pay for every piece"), much, minutes=Decimal(0)))
    else:
        raise Refusal(_("No operation is paid that much for every piece. Write less."), "pay_amount", "not_positive")


def _line(line: SheetLine, change: Change, known: Known) -> SheetLine:
    match line:
        case MaterialLine() if change.materials and line.price.amount is not None and _is_meant(line, change, known):
            return replace(line, price=replace(line.price, amount=_more(line.price.amount, change.materials)))
        case WorkLine():
            minutes = None if line.minutes is None else _more(line.minutes, change.minutes)
            return replace(line, rate=_more(line.rate or Decimal(0), change.pay), minutes=minutes)
        case MachineLine() if line.minutes is not None:
            return replace(line, minutes=_more(line.minutes, change.minutes))
    return line


def _is_meant(line: MaterialLine, change: Change, known: Known) -> bool:
    if change.only is None or isinstance(change.only, int):
        return change.only in (None, line.material)
    material = known.materials.get(line.material or 0)
    return folded(change.only) in map(folded, (line.description, material.name if material else ""))


def _more(value: Decimal, percent: Decimal) -> Decimal:
    """A typed figure so many percent more, exact."""
    return EXACT.add(value, EXACT.multiply(value, percent).scaleb(-2, EXACT)) if percent else value


def _check(change: Change) -> None:
    for name in ("materials", "pay", "minutes", "price", "pay_amount"):
        value = getattr(change, name)
        if not value.is_finite() or abs(value) > MOST:
            raise Refusal(_("This number is too large. Check the decimal mark."), name, "too_large")
        if value <= _LEAST and name != "pay_amount":
            raise Refusal(_("Less than nothing cannot be. Write more than −100 %."), name, "not_positive")
