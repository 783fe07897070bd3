"""What must hold of a sheet as it was typed, line by line; what depends on prices and components is refused later.

The field of a refusal names where it belongs: ``makes``, ``pricing.percent``, or ``lines.3.quantity`` (line 3, counted
from 0).
"""

from collections.abc import Hashable
from dataclasses import fields
from decimal import Decimal
from functools import cache
from typing import Any, Final

from coopbooks.costing.shapes import (
    AmountLine,
    ComponentLine,
    MachineHour,
    MachineLine,
    MaterialLine,
    Price,
    Sheet,
    SheetLine,
    WorkLine,
)
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.ledger import LONGEST_TEXT, check_text

MOST_LINES: Final = 200
MOST: Final = Decimal(1_000_000_000)
"""The largest number anyone can type: a thousand million, as in the ledger."""
PERCENTAGES: Final = {
    "other": ("materials", "work", "prime"),
    "indirect": ("materials", "work", "prime", "direct"),
    "selling": ("materials", "work", "prime", "direct", "production", "price"),
    "export": ("materials", "work", "prime", "direct", "production", "price", "fob"),
}
"""What a percentage of each kind of cost may be of: only what is known before it, so that nothing is part of itself."""
METHODS_OF: Final = {
    "other": ("fixed", "percent", "work_hour", "machine_hour"),
    "indirect": ("fixed", "percent", "work_hour", "machine_hour", "pool"),
    "selling": ("fixed", "percent"),
    "export": ("fixed", "percent"),
}
"""How each kind of cost may be found."""
_DECIMALS: Final = 6


def at(index: int, name: str) -> str:
    """Return the field of a refusal: one cell of one line."""
    return f"lines.{index}.{name}"


def number(value: Decimal | None, field: str, *, missing: str = "", zero: bool = False) -> Decimal:
    """Return what was typed; refuses nothing, less than nothing, and zero unless ``zero`` is allowed.

    ``missing`` is what to write there, not translated yet.
    """
    if value is None:
        raise Refusal(_(missing or N_("Write how much.")), field, "empty")
    if not value.is_finite() or value > MOST:
        raise Refusal(_("This number is too large. Check the decimal mark."), field, "too_large")
    if value < 0 or not (value or zero):
        raise Refusal(_("Write zero or more.") if zero else _("Write more than zero."), field, "not_positive")
    return value


def check_decimals(sheet: Sheet) -> None:
    """Refuse figures with more decimals than are kept."""
    check_decimals_of(sheet, "")
    for name in ("pricing", "tax", "month"):
        check_decimals_of(getattr(sheet, name), f"{name}.")
    for index, line in enumerate(sheet.lines):
        check_decimals_of(line, at(index, ""))
        if isinstance(price := getattr(line, "price", None), Price):
            check_decimals_of(price, at(index, "price_"))
        if isinstance(hour := getattr(line, "hour", None), MachineHour):
            check_decimals_of(hour, at(index, "hour."))


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))  # type: ignore[arg-type]


def check_decimals_of(typed: Any, where: str) -> None:
    """Refuse more decimals than are kept in the figures of one thing typed; what is too large is refused elsewhere."""
    for name in _names(typed.__class__):
        value = getattr(typed, name)
        if isinstance(value, Decimal) and value.is_finite() and abs(value) <= MOST and value != round(value, _DECIMALS):
            field = f"{where}{name}".replace("price_amount", "price")
            raise Refusal(_("Write at most %(most)s decimals.") % {"most": _DECIMALS}, field, "decimals")


def below_whole(value: Decimal, field: str, refused: str) -> None:
    """Refuse a percentage of a hundred or more, where nothing would be left."""
    if number(value, field, zero=True) >= 100:
        raise Refusal(_(refused), field, "nothing_left")


def check_head(sheet: Sheet) -> None:
    """Refuse a sheet that makes nothing, or of which nothing is left to sell."""
    if not sheet.lines:
        raise Refusal(_("Write at least one material or one operation."), "lines", "empty")
    if len(sheet.lines) > MOST_LINES:
        raise Refusal(
            _("This is more than %(most)s lines. Put a part of it into a product of its own, and use that here.")
            % {"most": MOST_LINES},
            "lines",
            "too_many",
        )
    if sheet.basis == "batch":
        number(sheet.makes, "makes", missing=N_("Write how many pieces come out of the batch."))
    below_whole(sheet.rejects, "rejects", N_("With all of it rejected nothing is left to sell. Write less than 100 %."))
    number(sheet.charges, "charges", zero=True)
    number(sheet.given_of, "given_of", zero=True)
    if number(sheet.given, "given", zero=True):
        many = number(sheet.given_of, "given_of", missing=N_("Write of how many they are given."))
        if sheet.given >= many:
            raise Refusal(
                _("All of it would be given away. Write how many are given out of how many: 120 of 700."),
                "given",
                "nothing_left",
            )
    if sheet.dollar is not None:
        number(sheet.dollar, "dollar")
    check_text(sheet.dollar_source, "dollar_source")


def check_line(line: SheetLine, index: int) -> None:
    """Refuse a line with something missing or something that cannot be."""
    if len(line.description) > LONGEST_TEXT or not line.description.isprintable():
        check_text(line.description, at(index, "description"))  # which looks at every letter
    match line:
        case MaterialLine():
            _check_material(line, index)
        case ComponentLine():
            if line.product is None:
                raise Refusal(_("Choose the product that goes into this one."), at(index, "product"), "empty")
            _check_quantity(line, index)
        case WorkLine():
            _check_work(line, index)
        case MachineLine():
            _check_machine(line, index)
        case AmountLine():
            _check_amount(line, index)


def _check_quantity(line: MaterialLine | ComponentLine, index: int) -> None:
    number(line.quantity, at(index, "quantity"))
    below_whole(
        line.waste,
        at(index, "waste"),
        N_("Waste of 100 % or more leaves nothing. Write the part that is lost, in percent."),
    )


def _check_material(line: MaterialLine, index: int) -> None:
    if not line.description.strip() and line.material is None:
        raise Refusal(_("Choose the material, or write its name."), at(index, "description"), "empty")
    _check_quantity(line, index)
    if not line.unit.strip():
        raise Refusal(_("Write the unit: kg, metre, piece."), at(index, "unit"), "empty")
    check_text(line.unit, at(index, "unit"))
    check_text(line.price.unit, at(index, "price_unit"))
    if line.price.source == "typed" or line.price.amount is not None:
        check_price(line.price, index)
    elif line.material is None:
        raise Refusal(_("Write the price: only materials of the list have one."), at(index, "price"), "empty")


def check_price(price: Price | None, index: int) -> None:
    """Refuse a price that was not written, is below zero, or is for no quantity."""
    number(price.amount if price else None, at(index, "price"), missing=N_("Write the price."), zero=True)
    if price:
        number(price.quantity, at(index, "price_quantity"))


def _check_work(line: WorkLine, index: int) -> None:
    if not line.description.strip():
        raise Refusal(_("Write what is done: cutting, sewing, ironing."), at(index, "description"), "empty")
    number(line.rate, at(index, "rate"), missing=N_("Write what is paid for it: the time of the members has a price."))
    _check_times(line, index)
    if line.pay == "hour":
        number(line.minutes, at(index, "minutes"), missing=N_("Write the minutes it takes: it is paid by the hour."))
    elif line.minutes is not None:
        number(line.minutes, at(index, "minutes"), zero=True)
    number(line.own, at(index, "own"), zero=True)


def _check_times(line: WorkLine | MachineLine, index: int) -> None:
    if line.times is not None:
        number(line.times, at(index, "times"))


def _check_machine(line: MachineLine, index: int) -> None:
    number(line.minutes, at(index, "minutes"), missing=N_("Write the minutes it runs."))
    _check_times(line, index)
    if line.rate is not None:
        number(line.rate, at(index, "rate"), zero=True)
    elif line.hour is None and line.machine is None:
        raise Refusal(
            _("Write what an hour of the machine costs, or what it costs in a year."), at(index, "rate"), "empty"
        )
    elif line.hour is not None:
        for name in ("depreciation", "maintenance", "energy", "interest"):
            number(getattr(line.hour, name), at(index, f"hour.{name}"), zero=True)
        number(line.hour.hours or None, at(index, "hour.hours"), missing=N_("Write the hours it runs in a year."))


def _check_amount(line: AmountLine, index: int) -> None:
    if not line.description.strip():
        raise Refusal(_("Write what it is for."), at(index, "description"), "empty")
    if line.method not in METHODS_OF[line.kind]:
        raise Refusal(_("This cost cannot be found so. Choose another way."), at(index, "method"), "not_offered")
    match line.method:
        case "fixed":
            number(line.quantity, at(index, "quantity"))
            check_price(line.price, index)
        case "percent":
            number(line.percent, at(index, "percent"), missing=N_("Write how many percent."), zero=True)
            if line.percent_of not in PERCENTAGES[line.kind]:
                raise Refusal(
                    _("It would be a part of itself. Choose what it is a percentage of."),
                    at(index, "percent_of"),
                    "part_of_itself",
                )
        case "pool":
            if line.pool is None and line.price is None:
                raise Refusal(_("Choose the shared costs it is a part of."), at(index, "pool"), "empty")
        case _:
            number(line.rate, at(index, "rate"), missing=N_("Write how much an hour."), zero=True)
