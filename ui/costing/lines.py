"""The rows of the grid as lines of a cost sheet, and back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from coopbooks.costing import (
    AmountLine,
    ComponentLine,
    MachineHour,
    MachineLine,
    MaterialLine,
    Price,
    SheetLine,
    WorkLine,
    section_of,
)
from coopbooks.i18n import _
from ui.costing.edits import Amount, Per, Waste
from ui.costing.sections import KINDS, chosen
from ui.shared.choice import Option
from ui.shared.grid import Grid, GridRow

_NONE: Final = Decimal(0)
_CELLS: Final = {
    "description": "what",
    "product": "what",
    "quantity": "many",
    "times": "many",
    "price_quantity": "per",
    "rate": "price",
    "percent": "price",
    "method": "how",
    "percent_of": "how",
    "pool": "how",
    "hour": "price",
}
"""The cells of the fields of a line that are not called the same."""


@dataclass(frozen=True)
class Read:
    """The lines that were read, and the rows they stand in."""

    lines: tuple[SheetLine, ...]
    rows: tuple[tuple[str, GridRow], ...]

    def cell(self, field: str) -> tuple[GridRow, str] | None:
        """Return the cell a refusal belongs to; None where its field is none of a line."""
        parts = field.split(".")
        if parts[0] != "lines" or len(parts) < 3:
            return None
        _section, row = self.rows[int(parts[1])]
        return row, _CELLS.get(parts[2], parts[2])


def in_order(lines: Sequence[SheetLine]) -> tuple[SheetLine, ...]:
    """Return lines in the order of the sections they stand in."""
    return tuple(sorted(lines, key=lambda line: KINDS.index(section_of(line))))


def read(grid: Grid) -> Read:
    """Read every row in which something stands; what cannot be read counts as not written."""
    rows = [(section, row) for section in KINDS for row in grid.rows(section)]
    return Read(tuple(_line(section, row) for section, row in rows), tuple(rows))


def _value(row: GridRow, key: str) -> Any:
    return row.cell(key).value


def _name(row: GridRow) -> str:
    value = _value(row, "what")
    return value.name if isinstance(value, Option) else value or ""


def _line(section: str, row: GridRow) -> SheetLine:
    waste = _value(row, "waste") or Waste(_NONE)
    method = "yield" if waste.lost else "added"
    match section:
        case "materials":
            return MaterialLine(
                description=_name(row),
                quantity=_value(row, "many"),
                unit=_value(row, "unit") or "",
                price=_price(row),
                material=chosen(row, "what"),
                waste=waste.percent,
                waste_method=method,
            )
        case "components":
            return ComponentLine(_name(row), chosen(row, "what"), _value(row, "many"), None, waste.percent, method)
        case "work":
            pay, own = chosen(row, "how") or "piece", _value(row, "own") or _NONE
            besides = row.besides or {}
            return WorkLine(
                _name(row),
                _value(row, "price"),
                pay,
                _value(row, "minutes"),
                _value(row, "many"),
                besides.get("operation"),
                own,
            )
        case "machine":
            donated = (row.besides or {}).get("with_donated", True)
            figures = (_value(row, "minutes"), _value(row, "price"), _hour(row), _value(row, "many"))
            return MachineLine(_name(row), *figures, chosen(row, "what"), donated)
    return _amount(section, row)


def _hour(row: GridRow) -> MachineHour | None:
    hour = (row.besides or {}).get("hour")
    return MachineHour(**{name: Decimal(figure) for name, figure in hour.items()}) if hour else None


def _price(row: GridRow) -> Price:
    source = chosen(row, "source") or "typed"
    if source != "typed":
        return Price(None, source=source)
    amount, per = _value(row, "price"), _value(row, "per") or Per()
    return Price(amount.amount if amount else None, per.quantity, per.unit, source, amount.currency if amount else "")


def _amount(kind: str, row: GridRow) -> AmountLine:
    how, _blank, of = str(chosen(row, "how") or "fixed").partition(" ")
    figure = _value(row, "price")
    if figure and figure.currency and how != "fixed":
        figure = None  # only an amount can be in dollars: what it is of, or an hour, is in the currency of the books
    known: dict[str, Any] = {"kind": kind, "description": _name(row), "method": how}
    match how:
        case "percent":
            return AmountLine(**known, percent=figure.amount if figure else None, percent_of=of)
        case "pool":
            return AmountLine(**known, pool=int(of))
        case "fixed":
            price = Price(figure.amount, currency=figure.currency) if figure else None
            many = _value(row, "many")
            return AmountLine(**known, quantity=Decimal(1) if many is None else many, price=price)
    return AmountLine(**known, rate=figure.amount if figure else None)


# The way back: a version shown again.


def rows_of(lines: Sequence[SheetLine], ways: Mapping[str, Sequence[Option]]) -> dict[str, list[GridRow]]:
    """Return the rows of lines by section; ``ways`` are how amounts of each kind, prices and pay may be found."""
    found: dict[str, list[GridRow]] = {section: [] for section in KINDS}
    for line in lines:
        found[section_of(line)].append(_row(line, ways))
    return found


def _row(line: SheetLine, ways: Mapping[str, Sequence[Option]]) -> GridRow:
    match line:
        case MaterialLine():
            return GridRow(_material_cells(line, ways))
        case ComponentLine():
            what = None if line.product is None else Option(line.product, line.description)
            return GridRow({"what": what, "many": line.quantity, "waste": _waste(line)})
        case WorkLine():
            return _work_row(line, ways)
        case MachineLine():
            return _machine_row(line)
    return GridRow(_amount_cells(line, ways[line.kind]))


def _material_cells(line: MaterialLine, ways: Mapping[str, Sequence[Option]]) -> dict[str, Any]:
    price = line.price
    typed = price.source == "typed"
    per = Per(price.quantity, price.unit)
    return {
        "what": Option(line.material, line.description) if line.description or line.material is not None else None,
        "many": line.quantity,
        "unit": line.unit or None,
        "waste": _waste(line),
        "source": None if typed else _of(ways["source"], price.source),
        "price": _shown(price.amount, price.currency) if typed else None,
        "per": per if typed and per != Per() else None,
    }


def _work_row(line: WorkLine, ways: Mapping[str, Sequence[Option]]) -> GridRow:
    values = {
        "what": line.description or None,
        "many": line.times,
        "minutes": line.minutes,
        "how": None if line.pay == "piece" else _of(ways["pay"], line.pay),
        "price": line.rate,
        "own": line.own or None,
    }
    return GridRow(values, None if line.operation is None else {"operation": line.operation})


def _machine_row(line: MachineLine) -> GridRow:
    named = Option(line.machine, line.description) if line.description or line.machine is not None else None
    values = {"what": named, "many": line.times, "minutes": line.minutes, "price": line.rate}
    if line.machine is not None:
        return GridRow(values, None if line.with_donated else {"with_donated": False})
    hour = line.hour and {name: str(getattr(line.hour, name)) for name in MachineHour.__slots__}
    return GridRow(values, {"hour": hour} if hour else None)


def _amount_cells(line: AmountLine, ways: Sequence[Option]) -> dict[str, Any]:
    extra = {"percent": f" {line.percent_of}", "pool": f" {line.pool}"}.get(line.method, "")
    how = None if line.method == "fixed" else _of(ways, line.method + extra)
    figure = {"percent": _shown(line.percent), "pool": None}.get(line.method, _shown(line.rate))
    if line.method == "fixed" and line.price:
        figure = _shown(line.price.amount, line.price.currency)
    many = line.quantity if line.method == "fixed" and line.quantity != 1 else None
    return {"what": line.description or None, "many": many, "how": how, "price": figure}


def _of(options: Sequence[Option], key: str) -> Option:
    return next((one for one in options if one.key == key), Option(key, _("no longer there")))


def _shown(amount: Decimal | None, currency: str = "") -> Amount | None:
    return None if amount is None else Amount(amount, currency)


def _waste(line: MaterialLine | ComponentLine) -> Waste | None:
    return Waste(line.waste, line.waste_method == "yield") if line.waste else None
