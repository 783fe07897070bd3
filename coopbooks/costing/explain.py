"""Explaining any figure of a sheet: what it is the sum of, and the sum written out with the numbers in it."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from coopbooks import showing
from coopbooks.costing import written
from coopbooks.costing.answers import SLICES, Answers
from coopbooks.costing.compute import compute
from coopbooks.costing.figures import FIGURES
from coopbooks.costing.known import Known, exact
from coopbooks.costing.pricing import Priced, kept_of_price, pieces_of, price
from coopbooks.costing.rules import NOTHING, ratio, with_waste
from coopbooks.costing.shapes import AmountLine, ComponentLine, MachineLine, MaterialLine, SheetLine, WorkLine
from coopbooks.i18n import _

_SUMS: Final = {
    "prime": ("materials", "work", "charges"),
    "direct": ("materials", "work", "charges", "machine", "other"),
    "production": ("materials", "work", "charges", "machine", "other", "indirect"),
    "total": ("materials", "work", "charges", "machine", "other", "indirect", "selling"),
}
_OF_LINES: Final = ("materials", "work", "charges", "machine", "other", "indirect", "selling", "export")
Money = Callable[[Fraction], str]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a figure is made of: terms with what each comes to, which add up to ``total``, and the steps from there.

    Of the lines of a sheet, for the whole of its basis; the last step ends with the figure itself.
    """

    label: str
    terms: tuple[tuple[str, Fraction], ...]
    total: Fraction
    steps: tuple[str, ...]


def explain(answers: Answers, key: str, known: Known) -> Explanation:
    """Return the sum behind a figure, one of ``FIGURES``; LookupError where the sheet has none."""
    figure = FIGURES[key]
    value = figure.of(answers)
    if value is None:
        raise LookupError(f"no {key} in this sheet")

    def money(amount: Fraction) -> str:
        return written.amount(amount, known.currency)

    label = _(figure.label)
    if key in _OF_LINES:
        terms = _line_terms(answers.priced, key, known)
        total = sum((amount for _name, amount in terms), NOTHING)
        sold = answers.costed.sold
        step = f"{money(total)} ÷ {written.number(sold)} = {money(value)}"
        return Explanation(label, terms, total, () if sold == 1 else (step,))
    if key in _SUMS:
        slices = answers.slices()
        summed = tuple((_(SLICES[name]), slices[name]) for name in _SUMS[key] if slices[name])
        return Explanation(label, summed, value, ())
    return Explanation(label, (), value, tuple(_steps(answers, key, value, money, known)))


def _line_terms(priced: Priced, key: str, known: Known) -> tuple[tuple[str, Fraction], ...]:
    """What every line brings to one part of the cost; a component what of it belongs there."""
    found = []
    for line, amount in zip(priced.costed.sheet.lines, priced.line_amounts(), strict=True):
        if isinstance(line, ComponentLine):
            amount = _inside(line, key, known)  # noqa: PLW2901 - a component brings only its part
        elif _part_of(line) != key:
            continue
        if amount:
            found.append((known.called(line), amount))
    if key == "charges":
        sheet = priced.costed.sheet
        own = sum(
            (
                amount
                for line, amount in zip(sheet.lines, priced.line_amounts(), strict=True)
                if isinstance(line, WorkLine)
            ),
            NOTHING,
        )
        if sheet.charges:
            words = f"{written.amount(own, known.currency)} × {written.percent(ratio(sheet.charges))}"
            found.insert(0, (words, own * ratio(sheet.charges)))
    return tuple(found)


def _inside(line: ComponentLine, key: str, known: Known) -> Fraction:
    sheet = known.component(line.product, line.version)
    if sheet is None or key in ("selling", "export"):
        return NOTHING
    part: Fraction = getattr(compute(sheet, known).unit, key)
    return part * with_waste(line)


def _part_of(line: SheetLine) -> str:
    match line:
        case MaterialLine():
            return "materials"
        case WorkLine():
            return "work"
        case MachineLine():
            return "machine"
        case AmountLine():
            return line.kind
    return ""


def _steps(answers: Answers, key: str, value: Fraction, money: Money, known: Known) -> list[str]:
    priced = answers.priced
    if key == "price":
        return _price(answers, money, known)
    if key == "fob":
        return [_fob(priced, value, money)]
    if key in ("markup", "margin"):
        of = priced.total if key == "markup" else priced.net
        return [f"{money(priced.profit)} ÷ {money(of)} = {written.percent(value)}"]
    sums = {
        "net": _taxed(priced, money),
        "tax": f"{money(priced.price)} − {money(priced.net)}",
        "profit": f"{money(priced.net)} − {money(priced.total)}",
        "contribution": f"{money(priced.net)} − {money(priced.parts.direct)} − {money(priced.selling)}",
    }
    return [f"{sums[key]} = {money(value)}"] if key in sums else _of_month(answers, key, value, money)


def _of_month(answers: Answers, key: str, value: Fraction, money: Money) -> list[str]:
    priced, month, point = answers.priced, answers.costed.sheet.month, answers.break_even
    if key == "break_even" and point:
        fixed = f"{money(exact(month.fixed_costs or 0))} + {money(exact(month.target or 0))}"
        return [
            f"({fixed}) ÷ {money(answers.contribution)} = {written.number(point.exact)}",
            _("rounded up: %(pieces)s") % {"pieces": showing.total(Decimal(point.pieces))},
        ]
    if key == "break_even_money" and point:
        return [f"{showing.total(Decimal(point.pieces))} × {money(priced.price)} = {money(value)}"]
    if key == "hour" and answers.hour:
        hour = answers.hour
        pay = f"({money(hour.pay)} − {money(hour.own)})" if hour.own else money(hour.pay)
        return [
            _("%(pay)s ÷ %(hours)s hours = %(value)s")
            % {"pay": pay, "hours": written.number(hour.hours), "value": money(value)}
        ]
    if key == "wage_hour":
        wage = money(exact(month.minimum_wage or 0))
        hours = written.number(exact(month.wage_hours))
        return [
            _("%(pay)s ÷ %(hours)s hours = %(value)s") % {"pay": wage, "hours": hours, "value": money(value)},
        ]
    earned = (answers.costed.parts.work - answers.costed.own) / answers.costed.made
    return [f"{written.number(exact(month.pieces or 0))} × {money(earned)} = {money(value)}"]


def _taxed(priced: Priced, money: Money) -> str:
    tax = priced.costed.sheet.tax
    rate = written.percent(ratio(tax.percent))
    formula = {"inside": f" × (1 − {rate})", "outside": f" ÷ (1 + {rate})"}.get(tax.method, "")
    return money(priced.price) + formula


def _price(answers: Answers, money: Money, known: Known) -> list[str]:
    """How the price comes from its pricing: cost and percentages, or what was offered."""
    priced, sheet = answers.priced, answers.costed.sheet
    if priced.price != price(priced.costed, known).price:
        return []  # a what-if holds it
    pricing, cost, value = sheet.pricing, priced.costed.before_price, money(priced.price)
    percent, of_price = written.percent(ratio(pricing.percent)), priced.costed.selling_of_price
    kept, part = written.number(kept_of_price(sheet.tax)), written.percent(of_price)
    if pricing.method == "offered":
        offered = written.amount(exact(pricing.offered or 0), pricing.currency or known.currency)
        times = f" × {money(exact(sheet.dollar or 1))}" if pricing.currency not in ("", known.currency) else ""
        return [f"{offered}{times} ÷ {written.number(pieces_of(pricing.per, priced.costed))} = {value}"]
    if pricing.method == "margin":
        under = f"{kept} × (1 − {percent})" + (f" − {part}" if of_price else "")
        return [f"{money(cost)} ÷ ({under}) = {value}"]
    over = f"{money(cost)} × (1 + {percent})"
    if of_price:
        return [f"{over} ÷ ({kept} − {part} × (1 + {percent})) = {value}"]
    return [f"{over} = {value}" if kept_of_price(sheet.tax) == 1 else f"{over} ÷ {kept} = {value}"]


def _fob(priced: Priced, value: Fraction, money: Money) -> str:
    share = priced.costed.export_of_fob
    costs = value * (1 - share) - priced.net
    together = f"{money(priced.net)} + {money(costs)}"
    if not share:
        return f"{together} = {money(value)}"
    return f"({together}) ÷ (1 − {written.percent(share)}) = {money(value)}"
