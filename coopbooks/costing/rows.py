"""A frozen sheet as rows of the file, and back: every figure in whole millionths, exactly what was typed."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from coopbooks.costing.records import VersionRecord
from coopbooks.costing.shapes import (
    AmountLine,
    ComponentLine,
    MachineHour,
    MachineLine,
    MaterialLine,
    Month,
    Price,
    Pricing,
    SalesTax,
    Sheet,
    SheetLine,
    WorkLine,
)
from coopbooks.quantity import Quantity

_HEAD = ("makes", "rejects", "given", "given_of", "charges", "dollar")
_MONTH = ("fixed_costs", "target", "pieces", "minimum_wage", "wage_hours")
_HOUR = ("depreciation", "maintenance", "energy", "interest", "hours")


def head_row(sheet: Sheet) -> dict[str, Any]:
    """Return the columns of a version that a sheet fills in.

    What a batch makes belongs to batches only, a percentage or an offer to the pricing that asks for it.
    """
    tax, pricing = sheet.tax, sheet.pricing
    row = {name: _micros(getattr(sheet, name)) for name in _HEAD}
    row |= {name: _micros(getattr(sheet.month, name)) for name in _MONTH}
    return row | {
        "basis": sheet.basis,
        "dollar_source": sheet.dollar_source.strip() if sheet.dollar else "",
        "makes": row["makes"] if sheet.basis == "batch" else None,
        "line_count": len(sheet.lines),
        "pricing": pricing.method,
        "percent": None if pricing.method == "offered" else _micros(pricing.percent),
        "offered": _micros(pricing.offered) if pricing.method == "offered" else None,
        "offered_currency": pricing.currency,
        "offered_per": pricing.per,
        "tax": tax.method,
        "tax_percent": _micros(tax.percent),
    }


def line_row(line: SheetLine) -> dict[str, Any]:
    """Return the columns that a line fills in."""
    row: dict[str, Any] = {"description": line.description.strip()}
    match line:
        case MaterialLine():
            row |= {"kind": "material", "material": line.material, "unit": line.unit, **_wasted(line)}
            return row | _price_row(line.price)
        case ComponentLine():
            row |= {"kind": "component", "component": line.product, "component_version": line.version}
            return row | _wasted(line)
        case WorkLine():
            figures = {name: _micros(getattr(line, name)) for name in ("rate", "minutes", "times", "own")}
            return row | {"kind": "work", "pay": line.pay, "making": line.operation, **figures}
        case MachineLine():
            figures = {name: _micros(getattr(line, name)) for name in ("rate", "minutes", "times")}
            hour = line.hour if line.rate is None else None
            row |= {"kind": "machine", "machine": line.machine, "with_donated": line.with_donated, **figures}
            return row | ({} if hour is None else _figures(hour, _HOUR))
        case AmountLine():
            return row | _amount_row(line)


def _amount_row(line: AmountLine) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": line.kind, "method": line.method}
    match line.method:
        case "percent":
            return row | {"percent": _micros(line.percent), "percent_of": line.percent_of}
        case "fixed":
            return row | {"quantity": _micros(line.quantity), **_price_row(line.price)}
        case "pool":
            return row | {"pool": line.pool, **_price_row(line.price)}
    return row | {"rate": _micros(line.rate)}


def _price_row(price: Price | None) -> dict[str, Any]:
    if price is None:
        return {}
    return {
        "price": _micros(price.amount),
        "price_quantity": _micros(price.quantity),
        "price_unit": price.unit,
        "price_source": price.source,
        "price_currency": price.currency,
        "price_ratio": None if price.ratio is None else str(price.ratio),
    }


def _wasted(line: MaterialLine | ComponentLine) -> dict[str, Any]:
    figures = {"quantity": _micros(line.quantity), "waste": _micros(line.waste)}
    return {**figures, "waste_method": line.waste_method}


def _figures(of: Any, names: tuple[str, ...]) -> dict[str, int | None]:
    return {name: _micros(getattr(of, name)) for name in names}


def sheet_of(head: VersionRecord, lines: tuple[SheetLine, ...]) -> Sheet:
    """Return the sheet of a version from its row and its lines."""
    figures = {name: typed(getattr(head, name)) for name in _HEAD}
    month: dict[str, Any] = {name: typed(getattr(head, name)) for name in _MONTH}
    pricing = Pricing(head.pricing, typed(head.percent), typed(head.offered), head.offered_currency, head.offered_per)
    return Sheet(
        product=head.product_id,
        lines=lines,
        basis=head.basis,
        dollar_source=head.dollar_source,
        pricing=pricing,
        tax=SalesTax(head.tax, _number(head.tax_percent)),
        month=Month(**month),
        **figures,  # type: ignore[arg-type]
    )


def line_of(row: Any) -> SheetLine:
    """Return a line from its row, by the names of its record; what it refers to by id."""
    match row.kind:
        case "material":
            wasted = (_number(row.waste), row.waste_method)
            price = _price_of(row) or Price(None)
            return MaterialLine(row.description, typed(row.quantity), row.unit, price, row.material, *wasted)
        case "component":
            wasted = (_number(row.waste), row.waste_method)
            made = (row.component, typed(row.quantity), row.component_version)
            return ComponentLine(row.description, *made, *wasted)
        case "work":
            paid = (typed(row.rate), row.pay, typed(row.minutes), typed(row.times), row.making)
            return WorkLine(row.description, *paid, own=_number(row.own))
        case "machine":
            hour = MachineHour(*(_number(getattr(row, name)) for name in _HOUR)) if row.rate is None else None
            used = (typed(row.minutes), typed(row.rate), hour, typed(row.times))
            return MachineLine(row.description, *used, row.machine, bool(row.with_donated))
    return AmountLine(
        kind=row.kind,
        description=row.description,
        method=row.method,
        quantity=typed(row.quantity) or Decimal(1),
        price=_price_of(row),
        percent=typed(row.percent),
        percent_of=row.percent_of or "price",
        rate=typed(row.rate),
        pool=row.pool,
    )


def _price_of(row: Any) -> Price | None:
    if row.price is None:
        return None
    ratio = None if row.price_ratio is None else Fraction(row.price_ratio)
    measured = (_number(row.price_quantity), row.price_unit, row.price_source, row.price_currency)
    return Price(typed(row.price), *measured, ratio=ratio)


def _micros(value: Decimal | None) -> int | None:
    return None if value is None else Quantity.of(value).micros


def typed(micros: int | None) -> Decimal | None:
    """Return a figure as it was typed: exact, without noughts at its end."""
    if micros is None:
        return None
    whole, rest = divmod(micros, 10**6)
    return Quantity(micros).decimal.normalize() if rest else Decimal(whole)


def _number(micros: int | None) -> Decimal:
    return typed(micros) or Decimal(0)
