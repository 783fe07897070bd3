"""The cost sheet of the bakery's bread: as published, and what it was with the vendaje that shops had asked for."""

from dataclasses import replace
from decimal import Decimal

from coopbooks import costing
from coopbooks.costing import AmountLine, MaterialLine, Price, Pricing, Sheet, WorkLine
from coopbooks.i18n import _
from coopbooks.training import bakery_figures as figures
from coopbooks.training.diary import Diary
from coopbooks.training.store import Store


def save_sheets(diary: Diary, store: Store) -> None:
    """Save two versions: with 120 of 700 loaves given on top 580 are paid for, which loses money; then without."""
    bread = _bread(diary, store)
    given = replace(bread, given=Decimal(figures.GIVEN), given_of=Decimal(figures.LOAVES))
    _save(diary, given, _("With the vendaje that shops ask for"))
    _save(diary, bread, _("Without vendaje: every loaf is paid for"))


def _bread(diary: Diary, store: Store) -> Sheet:
    begun = costing.begin_sheet(diary.books, diary.product(figures.LOAF.name) or 0)
    materials = tuple(
        MaterialLine(
            _(one.name),
            Decimal(one.quantity),
            _(one.unit),
            Price(None, source="average"),
            store.id(one.name),
        )
        for one in figures.INGREDIENTS
    )
    work = WorkLine(_("Work of the bakers"), Decimal(figures.WORK), times=Decimal(1))
    gas = AmountLine("other", _("Gas"), price=Price(Decimal(figures.GAS)))
    rest = AmountLine("other", _("Light, water and other"), price=Price(Decimal(figures.LIGHT_AND_WATER)))
    month = replace(
        begun.month,
        fixed_costs=Decimal(figures.OVEN_A_MONTH),
        pieces=Decimal(figures.QUINTALS_OF_ONE * figures.LOAVES),
    )
    return replace(
        begun,
        lines=(*materials, work, gas, rest),
        basis="batch",
        makes=Decimal(figures.LOAVES),
        pricing=Pricing("offered", offered=Decimal(figures.LOAF.price)),
        month=month,
    )


def _save(diary: Diary, sheet: Sheet, note: str) -> None:
    diary.clock.go_on()
    costing.save_version(diary.books, sheet, diary.today, note)
