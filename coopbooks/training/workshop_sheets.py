"""The cost sheets of the workshop: begun in January, revised when a rate rose, and at the end bearing the rent."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from coopbooks import costing
from coopbooks.costing import (
    AmountLine,
    ComponentLine,
    MachineHour,
    MachineLine,
    MaterialLine,
    PoolDraft,
    PoolProduct,
    Price,
    Pricing,
    Sheet,
    SheetLine,
    WorkLine,
)
from coopbooks.days import Month
from coopbooks.i18n import _
from coopbooks.training import workshop_figures as figures
from coopbooks.training import workshop_products as wares
from coopbooks.training.diary import Diary
from coopbooks.training.wares import Ware

BEGUN: Final = date(2025, 1, 2)
CONES: Final = "0.001"
"""Thread used in a minute of embroidering: a cone lasts a thousand minutes."""
MACHINES: Final = {
    "Embroidery machine": MachineHour(Decimal(1050), Decimal(170), Decimal(300), Decimal(280), Decimal(2400)),
    "Sewing machine": MachineHour(Decimal(300), Decimal(120), Decimal(180), hours=Decimal(1500)),
    "Iron": MachineHour(Decimal(50), energy=Decimal(310), hours=Decimal(600)),
}
"""What each machine costs in a year, and its hours: a new embroidery machine costs 8.400 and lasts eight years."""
SHARED: Final = ("rent", "telephone", "accountant", "stationery")
"""Accounts of what all products share."""
STEADY: Final = ("rent", "telephone", "accountant")
"""Of these, what is the same every month, whatever is made."""
HOURS_OF_ONE: Final = 80
"""What a member has for the workshop in a month: four hours on twenty days."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a product is made of beside thread and work: cloth in metres at a price, small things, packing."""

    ware: Ware
    cloth: str = ""
    metre: str = ""
    small: str = ""
    packing: str = ""


SERVICES: Final = tuple(Recipe(ware, small="0.02") for ware in wares.SERVICES)
RECIPES: Final = (
    Recipe(wares.APRON, "0.9", "14", "1.20", "0.40"),
    Recipe(wares.CUSHION, "0.55", "22", "3.50", "0.40"),
    Recipe(wares.PURSE, "0.12", "22", "1.10", "0.15"),
    Recipe(wares.BAG, "0.6", "18", "2.80", "0.30"),
    Recipe(wares.TABLECLOTH, "2.6", "24", "1.50", "0.80"),
)
UNITS: Final = {
    wares.FLOWERS: 52_000,
    wares.COLLAR: 40_000,
    wares.SHAWL: 20_000,
    wares.CAP: 27_000,
    wares.GLOVES: 46_000,
    wares.APRON: 130,
    wares.CUSHION: 130,
    wares.PURSE: 640,
    wares.BAG: 400,
    wares.TABLECLOTH: 120,
}
"""Pieces of a year, in round numbers."""


class WorkshopSheets:
    """The sheets day by day."""

    def __init__(self, diary: Diary, thread: int) -> None:
        """Keep in mind whose sheets they are."""
        self._diary, self._thread = diary, thread

    def live(self) -> None:
        """Save what is worked out today."""
        today = self._diary.today
        if today == BEGUN:
            self._begin()
        if today == wares.RAISE[-1]:
            sheet = self._revised(wares.RAISE[0])
            self._save(sheet, _("More is paid for sewing, as the assembly decided"))
        if today == figures.YEAR.last:
            self._share()

    def _begin(self) -> None:
        self._save(self._begun(wares.PANEL), "")
        for recipe in (*SERVICES, *RECIPES):
            self._save(self._sheet(recipe), "")

    def _begun(self, ware: Ware) -> Sheet:
        """Thread, work and machines, from the steps of a product."""
        begun = costing.begin_sheet(self._diary.books, self._product(ware))
        thread = MaterialLine(
            _("Embroidery thread"), self._cones(ware), _("cone"), Price(None, source="average"), self._thread
        )
        machines = tuple(
            MachineLine(_(step.machine), Decimal(step.minutes), hour=MACHINES[step.machine])
            for step in ware.steps
            if step.machine
        )
        operations = (line for line in begun.lines if isinstance(line, WorkLine))
        return replace(begun, lines=(thread, *operations, *machines))

    def _cones(self, ware: Ware) -> Decimal:
        minutes = (Decimal(step.minutes) for step in ware.steps if step.name == wares.EMBROIDERING)
        return sum(minutes, Decimal(0)) * Decimal(CONES)

    def _sheet(self, recipe: Recipe) -> Sheet:
        begun = self._begun(recipe.ware)
        lines: tuple[SheetLine, ...] = begun.lines
        if recipe.ware is wares.BAG:
            lines = self._with_panel(lines)
        if recipe.cloth:
            cloth = MaterialLine(
                _("Cloth and wool"), Decimal(recipe.cloth), "m", Price(Decimal(recipe.metre), unit="m")
            )
            lines = (cloth, *lines)
        more = [AmountLine("other", _("Needles, zips and buttons"), price=Price(Decimal(recipe.small)))]
        if recipe.packing:
            more.append(AmountLine("selling", _("Bags and boxes"), price=Price(Decimal(recipe.packing))))
        if recipe.ware.export:
            more += _to_the_ship()
        price = Pricing("offered", offered=Decimal(recipe.ware.price))
        return replace(begun, lines=(*lines, *more), pricing=price, month=_month(begun.month, recipe.ware))

    def _with_panel(self, lines: tuple[SheetLine, ...]) -> tuple[SheetLine, ...]:
        """The bag has its embroidery on a panel, which has a sheet of its own."""
        own = (_("Embroidery thread"), _("Embroidering"), _("Embroidery machine"))
        panel = ComponentLine(_(wares.PANEL.name), self._product(wares.PANEL), Decimal(1))
        return (panel, *(line for line in lines if line.description not in own))

    def _product(self, ware: Ware) -> int:
        return self._diary.product(ware.name) or 0

    def _revised(self, ware: Ware) -> Sheet:
        newest = costing.newest_version(self._diary.books, self._product(ware))
        if newest is None:
            raise LookupError(f"no sheet of {ware.name}")
        return costing.revise(self._diary.books, newest.id)

    def _share(self) -> None:
        """Share the rent and what else is everybody's by hours of work, and let every sheet bear its part."""
        year = figures.YEAR
        pool = costing.add_pool(
            self._diary.books,
            PoolDraft(
                _("Rent, telephone and office"),
                Month.of(year.first),
                Month.of(year.last),
                accounts=tuple(self._diary.account(role) for role in SHARED),
                basis="work_hour",
                products=tuple(PoolProduct(self._product(ware), Decimal(many)) for ware, many in UNITS.items()),
            ),
        )
        part = AmountLine("indirect", pool.draft.name, "pool", pool=pool.id)
        for ware in UNITS:
            sheet = self._revised(ware)
            self._save(replace(sheet, lines=(*sheet.lines, part)), _("With its part of the costs of the year"))

    def _save(self, sheet: Sheet, note: str) -> None:
        self._diary.clock.go_on()
        costing.save_version(self._diary.books, sheet, self._diary.today, note)


def _month(begun: costing.Month, ware: Ware) -> costing.Month:
    """A month: what is paid anyway, and the whole pieces a member makes in her hours."""
    fixed = sum((Decimal(bill.low) for bill in figures.BILLS if bill.account in STEADY), Decimal(0))
    minutes = sum((Decimal(step.minutes) for step in ware.steps), Decimal(0))
    return replace(begun, fixed_costs=fixed, pieces=HOURS_OF_ONE * 60 // minutes)


def _to_the_ship() -> list[AmountLine]:
    """What it takes to export one: label and transport, papers, and the agent by the FOB price."""
    return [
        AmountLine("export", _("Label and transport to the border"), price=Price(Decimal("1.80"))),
        AmountLine("export", _("Export papers and bank"), price=Price(Decimal("0.90"))),
        AmountLine("export", _("Agent"), "percent", percent=Decimal(3), percent_of="fob"),
    ]
