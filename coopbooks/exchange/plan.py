"""The plan of a page: in which row everything stands, known before anything is written, so that all can name all."""

from dataclasses import dataclass, field
from typing import Final

from coopbooks.costing import SECTIONS, Sheet, section_of

HEAD: Final = ("made", "rejects", "good", "given", "given_of", "sold", "charges", "dollar")
"""What the sheet makes, at its top."""
COSTS: Final = ("materials", "work", "charges_of", "prime", "machine", "other", "direct", "indirect", "production")
TIMES: Final = ("minutes", "own", "machine_minutes", "untimed")
PRICING: Final = ("pricing", "tax_rate", "kept", "before_price", "of_price")
PRICES: Final = ("selling", "total", "profit", "net", "tax", "price", "export", "fob")
MONTH: Final = ("fixed_costs", "target", "pieces", "minimum_wage", "wage_hours")
ANSWERS: Final = (
    "markup",
    "margin",
    "price_dollars",
    "fob_dollars",
    "contribution",
    "break_even",
    "break_even_money",
    "hour",
    "wage_hour",
    "take_home",
)
_LINED: Final = tuple(key for key in SECTIONS if key != "charges")
_TOP: Final = 5
_OF_PRICE: Final = ("selling", "export")


@dataclass(slots=True)
class Plan:
    """The rows of one page: of every line by its number in the sheet, of the lines of a section, of every figure.

    A page of a ``component`` ends with what it costs to make.
    """

    component: bool = False
    lines: dict[int, int] = field(default_factory=dict)
    ranges: dict[str, tuple[int, int]] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    blocks: dict[str, int] = field(default_factory=dict)

    def at(self, key: str, column: str = "B") -> str:
        """Return the cell of a figure, that stays the same where a formula is copied."""
        return f"${column}${self.rows[key]}"

    def range(self, section: str, column: str) -> str:
        """Return one column of all the lines of a section."""
        first, last = self.ranges[section]
        return f"{column}{first}:{column}{last}"

    def total(self, section: str, column: str) -> str:
        """Return the sum of one column of a section, 0 where it has no lines."""
        return f"SUM({self.range(section, column)})" if section in self.ranges else "0"


def planned(sheet: Sheet, *, component: bool) -> Plan:
    """Return the plan of a sheet's page."""
    plan, row = Plan(component), _TOP
    row = _block(plan, "head", HEAD, row)
    by_section: dict[str, list[int]] = {}
    for index, line in enumerate(sheet.lines):
        by_section.setdefault(section_of(line), []).append(index)
    for section in _LINED:
        if section in by_section and not (component and section in _OF_PRICE):
            row = _lines(plan, section, by_section[section], row)
    row = _block(plan, "costs", (*COSTS, *TIMES), row)
    if not component:
        row = _block(plan, "pricing", PRICING, row)
        row = _block(plan, "prices", PRICES, row)
        row = _block(plan, "month", MONTH, row)
        _block(plan, "answers", ANSWERS, row)
    return plan


def _lines(plan: Plan, section: str, indices: list[int], row: int) -> int:
    """Give the lines of a section their rows: below two of headings, above one for their sum and an empty one."""
    plan.blocks[section] = row
    first = row + 2
    plan.lines |= {index: first + place for place, index in enumerate(indices)}
    plan.ranges[section] = (first, first + len(indices) - 1)
    return first + len(indices) + 2


def _block(plan: Plan, name: str, keys: tuple[str, ...], row: int) -> int:
    plan.blocks[name] = row
    plan.rows |= {key: row + 1 + place for place, key in enumerate(keys)}
    return row + len(keys) + 2
