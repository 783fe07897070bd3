"""Freezing a sheet: every price as it is now written into it, exactly, so that it gives the same figures for ever."""

from dataclasses import replace

from coopbooks.costing.compute import Workings
from coopbooks.costing.known import Known, exact
from coopbooks.costing.rules import Costed, price_of
from coopbooks.costing.shapes import AmountLine, ComponentLine, MachineLine, MaterialLine, Price, Sheet, SheetLine
from coopbooks.costing.shown import rounded


def freeze(sheet: Sheet, known: Known) -> Sheet:
    """Return a sheet that asks nobody for a price; refuses one that cannot be worked out.

    Prices of materials are kept as so much for a quantity, with the ratio of units they were taken at, shares of a pool
    as the part for so many pieces, the year of a machine of the register as it is now. What is frozen already stays.
    Components are frozen by their own versions.
    """
    costed = Workings(known).cost(sheet)
    return replace(sheet, lines=tuple(_frozen(line, index, costed, known) for index, line in enumerate(sheet.lines)))


def thaw(sheet: Sheet) -> Sheet:
    """Return a sheet to work on: prices that were asked for are asked anew, and components are their newest."""
    return replace(sheet, lines=tuple(map(_thawed, sheet.lines)))


def _frozen(line: SheetLine, index: int, costed: Costed, known: Known) -> SheetLine:
    amount = costed.amounts[index]
    match line:
        case MaterialLine():
            price, _each = price_of(line, known, costed.sheet, index)
            ratio = price.ratio or known.ratio(line.material, price.unit or line.unit, line.unit)
            return replace(line, price=replace(price, source=line.price.source, ratio=ratio))
        case MachineLine(rate=None):
            return replace(line, hour=known.hour(line))
        case AmountLine(method="pool", price=None) if amount is not None:
            units = known.pools[line.pool or 0].units[costed.sheet.product]
            return replace(line, price=Price(rounded(amount / costed.sold * exact(units)), units))
    return line


def _thawed(line: SheetLine) -> SheetLine:
    match line:
        case MaterialLine() if line.price.source != "typed":
            return replace(line, price=Price(None, source=line.price.source))
        case MaterialLine():
            return replace(line, price=replace(line.price, ratio=None))
        case MachineLine() if line.machine is not None:
            return replace(line, hour=None)
        case AmountLine(method="pool") if line.pool is not None:
            return replace(line, price=None)
        case ComponentLine():
            return replace(line, version=None)
    return line
