"""Explaining a line of a sheet: the sum its amount comes from, one step a line."""

from collections.abc import Iterator
from fractions import Fraction

from coopbooks.costing import written
from coopbooks.costing.compute import compute
from coopbooks.costing.known import Known, exact
from coopbooks.costing.pricing import Priced
from coopbooks.costing.rules import dollar_of, machine_rate, price_of, ratio, with_waste
from coopbooks.costing.shapes import (
    PERCENT_OF,
    AmountLine,
    ComponentLine,
    MachineLine,
    MaterialLine,
    Price,
    Sheet,
    WorkLine,
)
from coopbooks.i18n import _


def explain_line(priced: Priced, index: int, known: Known) -> tuple[str, ...]:
    """Return the sum behind the amount of one line, for the whole of the sheet's basis, step by step."""
    line = priced.costed.sheet.lines[index]
    whole = priced.line_amounts()[index]
    match line:
        case MaterialLine():
            return tuple(_material(line, index, priced.costed.sheet, known))
        case ComponentLine():
            return tuple(_component(line, whole, known))
        case WorkLine():
            return tuple(_work(line, priced.costed.made, whole, known.currency))
        case MachineLine():
            return tuple(_machine(line, index, priced.costed.made, whole, known))
        case AmountLine():
            return tuple(_plain(line, priced, whole, known))


def _needed(line: MaterialLine | ComponentLine, unit: str) -> Iterator[str]:
    """How waste changes the quantity, where there is some."""
    if not line.waste:
        return
    typed, waste = written.of_unit(exact(line.quantity or 0), unit), written.percent(ratio(line.waste))
    sum_ = f"{typed} ÷ (1 − {waste})" if line.waste_method == "yield" else f"{typed} × (1 + {waste})"
    yield f"{sum_} = {written.of_unit(with_waste(line), unit)}"


def _material(line: MaterialLine, index: int, sheet: Sheet, known: Known) -> Iterator[str]:
    price, each = price_of(line, known, sheet, index)
    yield from _needed(line, line.unit)
    yield from _price(line, price, each, sheet, known)
    needed = with_waste(line)
    total = written.amount(needed * each, known.currency)
    yield f"{written.of_unit(needed, line.unit)} × {written.amount(each, known.currency)} = {total}"


def _price(line: MaterialLine, price: Price, each: Fraction, sheet: Sheet, known: Known) -> Iterator[str]:
    """How the price of one of the line's unit is found, where it is not written so."""
    unit, foreign = price.unit or line.unit, price.currency not in ("", known.currency)
    if price.quantity == 1 and unit == line.unit and not foreign:
        return
    paid = written.amount(exact(price.amount or 0), price.currency or known.currency)
    holds = price.ratio or known.ratio(line.material, unit, line.unit) or Fraction(1)
    if unit != line.unit:
        yield f"{written.of_unit(Fraction(1), unit)} = {written.of_unit(holds, line.unit)}"
    times = f" × {written.amount(dollar_of(sheet), known.currency)}" if foreign else ""
    measured = written.of_unit(exact(price.quantity) * holds, line.unit)
    yield f"{paid}{times} ÷ {measured} = {written.amount(each, known.currency)}"


def _component(line: ComponentLine, whole: Fraction, known: Known) -> Iterator[str]:
    sheet = known.component(line.product, line.version)
    if sheet is None:
        return
    yield from _needed(line, line.description)
    one = compute(sheet, known).unit.production
    total = written.amount(whole, known.currency)
    yield f"{written.number(with_waste(line))} × {written.amount(one, known.currency)} = {total}"


def _work(line: WorkLine, made: Fraction, whole: Fraction, currency: str) -> Iterator[str]:
    times = written.number(made if line.times is None else exact(line.times))
    rate, total = written.amount(exact(line.rate or 0), currency), written.amount(whole, currency)
    if line.pay == "hour":
        minutes = written.number(exact(line.minutes or 0))
        yield _("%(times)s × %(minutes)s min ÷ 60 × %(rate)s an hour = %(total)s") % {
            "times": times,
            "minutes": minutes,
            "rate": rate,
            "total": total,
        }
    else:
        yield f"{times} × {rate} = {total}"


def _machine(line: MachineLine, index: int, made: Fraction, whole: Fraction, known: Known) -> Iterator[str]:
    rate, hour, currency = machine_rate(line, known, index), known.hour(line), known.currency
    if line.rate is None and hour:
        yield from _registered(line, known)
        costs = (hour.depreciation, hour.maintenance, hour.energy, hour.interest)
        year = " + ".join(written.amount(exact(cost), currency) for cost in costs if cost)
        yield _("(%(year)s) ÷ %(hours)s hours = %(rate)s an hour") % {
            "year": year or written.amount(Fraction(0), currency),
            "hours": written.number(exact(hour.hours)),
            "rate": written.amount(rate, currency),
        }
    yield _("%(times)s × %(minutes)s min ÷ 60 × %(rate)s an hour = %(total)s") % {
        "times": written.number(made if line.times is None else exact(line.times)),
        "minutes": written.number(exact(line.minutes or 0)),
        "rate": written.amount(rate, currency),
        "total": written.amount(whole, currency),
    }


def _registered(line: MachineLine, known: Known) -> Iterator[str]:
    """Where the year of a machine of the register comes from."""
    machine = known.machines.get(line.machine or 0)
    if line.machine is not None and line.hour is not None:
        yield _("As the register of machines said when this version was saved")
    elif machine:
        yield "; ".join(machine.said if line.with_donated else machine.own_said)


def _plain(line: AmountLine, priced: Priced, whole: Fraction, known: Known) -> Iterator[str]:
    costed, currency = priced.costed, known.currency
    total = written.amount(whole, currency)
    match line.method:
        case "percent":
            share = ratio(line.percent)
            base = written.amount(whole / share, currency) if share else written.amount(share, currency)
            percent = written.percent(share)
            yield f"{percent} {_(PERCENT_OF[line.percent_of])}: {base} × {percent} = {total}"
        case "work_hour" | "machine_hour":
            minutes = costed.minutes if line.method == "work_hour" else costed.machine_minutes
            rate = written.amount(exact(line.rate or 0), currency)
            yield _("%(minutes)s min ÷ 60 × %(rate)s an hour = %(total)s") % {
                "minutes": written.number(minutes),
                "rate": rate,
                "total": total,
            }
        case "pool":
            yield from _shared(line, priced, total, known)
        case _:
            quantity, each = exact(line.quantity or 0), whole / exact(line.quantity or 1)
            yield f"{written.number(quantity)} × {written.amount(each, currency)} = {total}"


def _shared(line: AmountLine, priced: Priced, total: str, known: Known) -> Iterator[str]:
    """The part of a pool for so many pieces, through them, times those of the sheet."""
    sheet = priced.costed.sheet
    pool = known.pools.get(line.pool or 0)
    units = line.price.quantity if line.price else pool.units[sheet.product] if pool else None
    if units is None:
        return
    sold = priced.costed.sold
    part = priced.line_amounts()[sheet.lines.index(line)] / sold * exact(units)
    if pool and not line.price:
        yield _("%(part)s of the %(pool)s of “%(name)s” for %(pieces)s pieces") % {
            "part": written.amount(part, known.currency),
            "pool": written.amount(Fraction(pool.amount.decimal), known.currency),
            "name": pool.name,
            "pieces": written.number(exact(units)),
        }
    yield f"{written.amount(part, known.currency)} ÷ {written.number(exact(units))} × {written.number(sold)} = {total}"
