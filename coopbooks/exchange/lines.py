"""The lines of a cost sheet on a page: what was typed to be typed over, what each costs as a formula."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from coopbooks import materials
from coopbooks.costing import (
    METHODS,
    PAY,
    PERCENT_OF,
    SECTIONS,
    AmountLine,
    ComponentLine,
    Known,
    MachineLine,
    MaterialLine,
    Price,
    Sheet,
    WorkLine,
)
from coopbooks.exchange.cells import AMOUNT, DOLLARS, EXACT, PERCENT, Page
from coopbooks.exchange.plan import Plan
from coopbooks.i18n import N_, _

BROUGHT: Final = {
    "L": "minutes",
    "M": "own",
    "N": "machine_minutes",
    "O": "materials",
    "P": "work",
    "Q": "charges_of",
    "R": "machine",
    "S": "other",
    "T": "indirect",
    "U": "untimed",
}
"""What a component brings along, by the column it stands in."""
_PRICED: Final = {
    "E": N_("Price"),
    "F": N_("For so many"),
    "G": N_("Unit of the price"),
    "H": N_("One of it holds"),
    "I": N_("Needed"),
    "J": N_("Each"),
    "K": N_("Cost"),
}
_PLAIN: Final = {
    "B": N_("Quantity"),
    "C": N_("Found as"),
    "D": N_("Percent"),
    "E": N_("Amount"),
    "F": N_("For so many"),
    "K": N_("Cost"),
}
_OF_PRICE: Final = {"L": N_("Without the price"), "M": N_("Of the price"), "N": N_("Of the FOB price")}
_HEADS: Final[Mapping[str, Mapping[str, str]]] = {
    "materials": {"B": N_("Quantity"), "C": N_("Unit"), "D": N_("Waste"), **_PRICED},
    "components": {
        "B": N_("Quantity"),
        "D": N_("Waste"),
        "I": N_("Needed"),
        "J": N_("Each"),
        "K": N_("Cost"),
        "L": N_("Minutes of work"),
        "M": N_("Her own"),
        "N": N_("Minutes of machines"),
        "O": N_("Materials"),
        "P": N_("Work"),
        "Q": N_("Charges on the pay"),
        "R": N_("Machine time"),
        "S": N_("Other direct costs"),
        "T": N_("Indirect costs"),
    },
    "work": {
        "B": N_("Times"),
        "C": N_("Paid"),
        "D": N_("Minutes"),
        "E": N_("Pay"),
        "F": N_("Her own"),
        "K": N_("Cost"),
        "L": N_("Minutes of work"),
        "M": N_("Her own"),
    },
    "machine": {
        "B": N_("Times"),
        "D": N_("Minutes"),
        "E": N_("An hour"),
        "F": N_("Depreciation"),
        "G": N_("Maintenance"),
        "H": N_("Energy"),
        "I": N_("Interest"),
        "J": N_("Hours a year"),
        "K": N_("Cost"),
        "N": N_("Minutes of machines"),
    },
    "other": _PLAIN,
    "indirect": _PLAIN,
    "selling": {**_PLAIN, **_OF_PRICE},
    "export": {**_PLAIN, **_OF_PRICE},
}
_BASES: Final = {"materials": "materials", "prime": "prime", "direct": "direct", "production": "production"}


@dataclass(frozen=True, slots=True)
class Made:
    """A page that was written, whose figures others may name."""

    page: Page
    plan: Plan


class Lines:
    """Writes the lines of one sheet; ``made`` are the pages of its components by product and version."""

    def __init__(
        self, page: Page, plan: Plan, sheet: Sheet, known: Known, made: Mapping[tuple[int | None, int | None], Made]
    ) -> None:
        """Write into a page as planned."""
        self._page, self._plan, self._sheet, self._known, self._made = page, plan, sheet, known, made

    def write(self) -> None:
        """Write every section, its headings and its sum."""
        for section, (_first, last) in self._plan.ranges.items():
            row = self._plan.blocks[section]
            self._page.say(f"A{row}", _(SECTIONS[section]), bold=True, size=12)
            words = {column: _(text) for column, text in _HEADS[section].items()}
            self._page.head(row + 1, words, "CG" if section == "materials" else "C")
            self._page.sum(f"K{last + 1}", self._plan.total(section, "K"), bold=True)
        for index, row in self._plan.lines.items():
            self._line(index, row)

    def _line(self, index: int, row: int) -> None:
        line = self._sheet.lines[index]
        self._page.typed_words(f"A{row}", self._known.called(line))
        match line:
            case MaterialLine():
                self._material(line, row)
            case ComponentLine():
                self._component(line, row)
            case WorkLine():
                self._work(line, row)
            case MachineLine():
                self._machine(line, row)
            case AmountLine():
                self._amount(line, row)

    def _needed(self, line: MaterialLine | ComponentLine, row: int) -> None:
        self._page.typed(f"B{row}", line.quantity)
        self._page.typed(f"D{row}", line.waste / 100, PERCENT)
        waste = f"/(1-D{row})" if line.waste_method == "yield" else f"*(1+D{row})"
        self._page.sum(f"I{row}", f"B{row}{waste}", EXACT)
        self._page.sum(f"K{row}", f"I{row}*J{row}")

    def _material(self, line: MaterialLine, row: int) -> None:
        self._needed(line, row)
        price = line.price
        self._page.typed_words(f"C{row}", materials.unit_name(line.unit))
        self._page.typed_words(f"G{row}", materials.unit_name(price.unit or line.unit))
        self._page.typed(f"H{row}", price.ratio or Fraction(1))
        self._page.sum(f"J{row}", f"{self._price(price, row)}/H{row}", EXACT)

    def _price(self, price: Price, row: int) -> str:
        """Write a price and what it is for, and return what one of that costs in the currency of the books."""
        foreign = price.currency not in ("", self._known.currency)
        self._page.typed(f"E{row}", price.amount, DOLLARS if foreign else EXACT)
        self._page.typed(f"F{row}", price.quantity)
        return f"E{row}/F{row}" + (f"*{self._plan.at('dollar')}" if foreign else "")

    def _component(self, line: ComponentLine, row: int) -> None:
        self._needed(line, row)
        of = self._made[line.product, line.version]
        self._page.sum(f"J{row}", f"{of.page.name}{of.plan.at('production')}", EXACT)
        for column, key in BROUGHT.items():
            if key == "untimed":
                self._page.sum(f"{column}{row}", f"{of.page.name}{of.plan.at(key)}")
            else:
                self._page.sum(f"{column}{row}", f"I{row}*{of.page.name}{of.plan.at(key)}", EXACT)

    def _times(self, times: Decimal | None, row: int) -> None:
        """Write how often something is done: where it was not said, once for every piece made."""
        if times is None:
            self._page.sum(f"B{row}", self._plan.at("made"), "General")
        else:
            self._page.typed(f"B{row}", times)

    def _work(self, line: WorkLine, row: int) -> None:
        self._times(line.times, row)
        self._page.say(f"C{row}", _(PAY[line.pay]))
        self._page.typed(f"D{row}", line.minutes)
        self._page.typed(f"E{row}", line.rate, EXACT)
        self._page.typed(f"F{row}", line.own, EXACT)
        self._page.sum(f"K{row}", f"B{row}*D{row}/60*E{row}" if line.pay == "hour" else f"B{row}*E{row}")
        self._page.sum(f"L{row}", f"B{row}*D{row}", EXACT)
        self._page.sum(f"M{row}", f"B{row}*F{row}", EXACT)

    def _machine(self, line: MachineLine, row: int) -> None:
        self._times(line.times, row)
        self._page.typed(f"D{row}", line.minutes)
        hour = self._known.hour(line)
        if line.rate is None and hour:
            year = {"F": hour.depreciation, "G": hour.maintenance, "H": hour.energy, "I": hour.interest}
            for column, cost in year.items():
                self._page.typed(f"{column}{row}", cost, AMOUNT)
            self._page.typed(f"J{row}", hour.hours)
            self._page.sum(f"E{row}", f"SUM(F{row}:I{row})/J{row}", EXACT)
        else:
            self._page.typed(f"E{row}", line.rate, EXACT)
        self._page.sum(f"K{row}", f"B{row}*D{row}/60*E{row}")
        self._page.sum(f"N{row}", f"B{row}*D{row}", EXACT)

    def _amount(self, line: AmountLine, row: int) -> None:
        match line.method:
            case "percent":
                self._percentage(line, row)
                return
            case "work_hour" | "machine_hour":
                self._page.say(f"C{row}", _(METHODS[line.method]))
                self._page.typed(f"E{row}", line.rate, EXACT)
                minutes = self._plan.at("minutes" if line.method == "work_hour" else "machine_minutes", "D")
                cost = f"E{row}*{minutes}/60"
            case "pool":
                self._page.say(f"C{row}", _(METHODS[line.method]))
                cost = f"{self._price(line.price or Price(Decimal(0)), row)}*{self._plan.at('sold')}"
            case _:
                self._page.typed(f"B{row}", line.quantity)
                cost = f"B{row}*{self._price(line.price or Price(Decimal(0)), row)}"
        self._page.sum(f"K{row}", cost)
        self._without_price(line, row)

    def _without_price(self, line: AmountLine, row: int) -> None:
        """Note what depends on no price, where some costs of the section do."""
        if line.kind in ("selling", "export"):
            self._page.sum(f"L{row}", f"K{row}", EXACT)

    def _percentage(self, line: AmountLine, row: int) -> None:
        """Write a percentage, and what it is of; those of a price stand in columns of their own, to find it by."""
        self._page.say(f"C{row}", _(PERCENT_OF[line.percent_of]))
        self._page.typed(f"D{row}", (line.percent or Decimal(0)) / 100, PERCENT)
        if line.percent_of in ("price", "fob"):
            of = "fob" if line.percent_of == "fob" else "net" if line.kind == "export" else "price"
            self._page.sum(f"{'N' if of == 'fob' else 'M'}{row}", f"D{row}", PERCENT)
            self._page.sum(f"K{row}", f"D{row}*{self._plan.at(of)}*{self._plan.at('sold')}")
            return
        if line.percent_of == "work":
            base = f"({self._plan.at('work', 'D')}+{self._plan.at('charges_of', 'D')})"
        else:
            base = self._plan.at(_BASES[line.percent_of], "D")
        self._page.sum(f"K{row}", f"D{row}*{base}")
        self._without_price(line, row)
