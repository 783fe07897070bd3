"""What cannot be worked out is refused at its cell, saying what to do; the rest is worked out all the same."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from coopbooks.costing import (
    AmountLine,
    KnownMaterial,
    KnownPool,
    MachineHour,
    MaterialLine,
    Month,
    Price,
    SalesTax,
    Sheet,
    SheetLine,
    WorkLine,
    answer,
    attempt,
    compute,
    price,
)
from coopbooks.i18n import speaking
from coopbooks.money import Money
from tests.builders import assert_refused
from tests.core.costing_sheets import (
    KNOWN,
    D,
    amount,
    component,
    exactly,
    machine,
    margin,
    markup,
    material,
    offered,
    percentage,
    sheet,
    work,
)

GOOD = material("Flour", "1", "kg", "8 1 kg")
SEW = work("Sewing", "5")
POOL = AmountLine("indirect", "Shared", "pool", pool=1)

LINES: list[tuple[str, str, SheetLine]] = [
    ("not_positive", "quantity", replace(GOOD, quantity=D(0))),
    ("not_positive", "quantity", replace(GOOD, quantity=D(-1))),
    ("empty", "quantity", replace(GOOD, quantity=None)),
    ("too_large", "quantity", replace(GOOD, quantity=D("1e10"))),
    ("too_large", "quantity", replace(GOOD, quantity=Decimal("NaN"))),
    ("too_large", "quantity", replace(GOOD, quantity=D("1e30"))),
    ("unprintable", "unit", replace(GOOD, unit="k\x00g")),
    ("unprintable", "price_unit", material("Flour", "1", "kg", "8 1 k\x00g")),
    ("nothing_left", "waste", replace(GOOD, waste=D(100))),
    ("nothing_left", "waste", replace(GOOD, waste=D(150), waste_method="yield")),
    ("not_positive", "waste", replace(GOOD, waste=D(-1))),
    ("empty", "unit", replace(GOOD, unit=" ")),
    ("empty", "description", replace(GOOD, description="")),
    ("too_long", "description", replace(GOOD, description="x" * 201)),
    ("empty", "price", replace(GOOD, price=Price(None))),
    ("empty", "price", replace(GOOD, price=Price(None, source="last"))),
    ("not_positive", "price", replace(GOOD, price=Price(D(-1)))),
    ("not_positive", "price_quantity", replace(GOOD, price=Price(D(1), D(0)))),
    ("no_conversion", "unit", replace(GOOD, unit="m")),
    ("no_conversion", "unit", replace(GOOD, unit="armful")),
    ("no_rate", "price", replace(GOOD, price=Price(D(1), currency="USD"))),
    ("empty", "rate", replace(SEW, rate=None)),
    ("not_positive", "rate", replace(SEW, rate=D(0))),
    ("empty", "minutes", replace(SEW, pay="hour")),
    ("not_positive", "minutes", replace(SEW, pay="hour", minutes=D(0))),
    ("not_positive", "times", replace(SEW, times=D(0))),
    ("empty", "description", replace(SEW, description="")),
    ("empty", "minutes", replace(machine("Loom", "1", "2"), minutes=None)),
    ("empty", "rate", machine("Loom", "1")),
    ("empty", "hour.hours", machine("Loom", "1", hour=MachineHour(energy=D(9)))),
    ("not_positive", "hour.energy", machine("Loom", "1", hour=MachineHour(energy=D(-9), hours=D(9)))),
    ("empty", "description", amount("other", "", "1")),
    ("not_positive", "quantity", amount("other", "Gas", "1", "0")),
    ("not_offered", "method", replace(POOL, kind="selling")),
    ("part_of_itself", "percent_of", percentage("other", "Losses", "2", "direct")),
    ("part_of_itself", "percent_of", percentage("indirect", "Rent", "2", "production")),
    ("part_of_itself", "percent_of", percentage("selling", "Bank", "2", "fob")),
    ("empty", "percent", replace(percentage("other", "Losses", "2", "work"), percent=None)),
    ("empty", "rate", AmountLine("indirect", "Rent", "work_hour")),
    ("no_hours", "method", AmountLine("indirect", "Rent", "work_hour", rate=D(2))),
    ("no_hours", "method", AmountLine("indirect", "Rent", "machine_hour", rate=D(2))),
    ("empty", "pool", replace(POOL, pool=None)),
    ("no_pool", "pool", POOL),
    ("empty", "product", replace(component("Dough", 2, "1"), product=None)),
    ("no_sheet", "product", component("Dough", 2, "1")),
    ("cycle", "product", component("Bread", 1, "1")),
]


@pytest.mark.parametrize(("reason", "cell", "line"), LINES)
def test_a_line_is_refused_at_its_cell(reason: str, cell: str, line: SheetLine) -> None:
    with assert_refused(reason, f"lines.1.{cell}"):
        compute(sheet(GOOD, line), KNOWN)


HEADS: list[tuple[str, str, dict[str, Any]]] = [
    ("empty", "makes", {"basis": "batch"}),
    ("not_positive", "makes", {"basis": "batch", "makes": "0"}),
    ("nothing_left", "rejects", {"rejects": "100"}),
    ("not_positive", "charges", {"charges": "-1"}),
    ("nothing_left", "given", {"given": "700", "given_of": "700"}),
    ("not_positive", "given_of", {"given": "7"}),
    ("not_positive", "given_of", {"given_of": "-1"}),
    ("too_large", "given_of", {"given_of": "1e15"}),
    ("not_positive", "dollar", {"dollar": "0"}),
    ("empty", "pricing.percent", {"pricing": replace(markup("0"), percent=None)}),
    ("nothing_left", "pricing.percent", {"pricing": margin("100")}),
    ("empty", "pricing.offered", {"pricing": replace(offered("1"), offered=None)}),
    ("not_positive", "pricing.offered", {"pricing": offered("0")}),
    ("no_rate", "dollar", {"pricing": offered("1", currency="USD")}),
    ("nothing_left", "tax.percent", {"tax": SalesTax("inside", D(100))}),
    (
        "nothing_left",
        "pricing.percent",
        {"pricing": margin("50"), "tax": SalesTax("inside", D(13)), "commission": "44"},
    ),
    ("nothing_left", "pricing.percent", {"pricing": markup("100"), "commission": "50"}),
    ("nothing_left", "lines", {"fob": "100"}),
    ("not_positive", "month.target", {"month": Month(target=D(-1))}),
    ("not_positive", "month.wage_hours", {"month": Month(wage_hours=D(0))}),
]


@pytest.mark.parametrize(("reason", "field", "also"), HEADS)
def test_a_sheet_is_refused_at_its_field(reason: str, field: str, also: dict[str, Any]) -> None:
    lines: list[SheetLine] = [GOOD]
    if commission := also.get("commission"):
        lines.append(percentage("selling", "Commission", commission, "price"))
    if fob := also.get("fob"):
        lines.append(percentage("export", "Agent", fob, "fob"))
    typed = {name: value for name, value in also.items() if name not in ("commission", "fob")}
    with assert_refused(reason, field):
        answer(sheet(*lines, **typed), KNOWN)


@pytest.mark.parametrize(
    ("field", "one"),
    [
        ("lines.0.quantity", sheet(replace(GOOD, quantity=D("0.0000001")))),
        ("lines.0.price", sheet(replace(GOOD, price=Price(D("0.1234567"))))),
        ("lines.0.hour.energy", sheet(machine("Loom", "1", hour=MachineHour(energy=D("0.1234567"), hours=D(1))))),
        ("pricing.percent", sheet(GOOD, pricing=markup("0.1234567"))),
        ("rejects", sheet(GOOD, rejects="0.1234567")),
    ],
)
def test_more_decimals_than_are_kept_are_told_while_it_is_typed(field: str, one: Sheet) -> None:
    assert [(fault.field, fault.reason) for fault in attempt(one, KNOWN).faults] == [(field, "decimals")]


def test_an_empty_sheet_asks_for_a_line_and_one_too_long_for_a_component() -> None:
    with assert_refused("empty", "lines"):
        compute(sheet(), KNOWN)
    with assert_refused("too_many", "lines"):
        compute(sheet(*[GOOD] * 201), KNOWN)


def test_a_material_nobody_bought_yet_has_no_price() -> None:
    line = MaterialLine("Flour", D(1), "kg", Price(None, source="average"), material=7)
    with assert_refused("no_price", "lines.0.price") as caught:
        compute(sheet(line), replace(KNOWN, materials={7: KnownMaterial("Flour 000", "kg")}))
    assert "Flour 000" in caught.value.message


def test_a_cycle_is_refused_naming_the_chain() -> None:
    sheets = {
        1: sheet(GOOD, component("Dough", 2, "1")),
        2: sheet(component("Starter", 3, "1"), product=2),
        3: sheet(GOOD, component("Bread", 1, "1"), product=3),
    }
    with assert_refused("cycle", "lines.1.product") as caught:
        compute(sheets[1], replace(KNOWN, sheets=sheets))
    assert "Bread → Dough → Starter → Bread" in caught.value.message


def test_what_is_wrong_in_a_component_is_told_at_its_line() -> None:
    dough = sheet(replace(GOOD, unit="m"), product=2)
    with assert_refused("no_conversion", "lines.1.product") as caught:
        compute(sheet(GOOD, component("Dough", 2, "1")), replace(KNOWN, sheets={2: dough}))
    assert "Dough" in caught.value.message


@pytest.mark.parametrize(
    ("basis", "units", "reason"),
    [
        ("machine_hour", "5", "no_basis"),
        ("work_hour", "5", "no_hours"),
        ("hand", "5", "no_basis"),
        ("unit", "0", "no_part"),
    ],
)
def test_shared_costs_want_something_to_be_shared_by(basis: str, units: str, reason: str) -> None:
    pool = KnownPool("Rent", Money.of(100), basis, {1: D(units)})
    with assert_refused(reason, "lines.2.pool"):
        compute(sheet(GOOD, SEW, POOL), replace(KNOWN, pools={1: pool}))


def test_below_the_variable_cost_there_is_no_break_even() -> None:
    selling_at_a_loss = sheet(GOOD, pricing=offered("7"), month=Month(fixed_costs=D(100)))
    answers = answer(selling_at_a_loss, KNOWN)
    assert answers.contribution == -1
    assert answers.break_even is None


def test_while_it_is_typed_the_lines_that_are_whole_are_worked_out() -> None:
    half_typed = sheet(
        GOOD, replace(SEW, rate=None), replace(GOOD, unit="m"), pricing=replace(markup("0"), percent=None)
    )
    found = attempt(half_typed, KNOWN)
    assert found.costed is not None
    assert found.costed.amounts == exactly(8, None, None)
    assert [fault.field for fault in found.faults] == ["lines.1.rate", "lines.2.unit", "pricing.percent"]
    assert found.answers is None
    whole = attempt(sheet(GOOD), KNOWN)
    assert (whole.faults, whole.answers) == ((), answer(sheet(GOOD), KNOWN))


def test_a_sheet_without_its_yield_is_not_worked_out_at_all() -> None:
    found = attempt(sheet(GOOD, basis="batch"), KNOWN)
    assert (found.costed, found.answers, [fault.field for fault in found.faults]) == (None, None, ["makes"])


def test_hours_that_are_not_all_written_give_no_pay_of_an_hour() -> None:
    half: Sheet = sheet(work("Cutting", "2", minutes="5"), WorkLine("Sewing", D(5)))
    assert answer(half, KNOWN).hour is None
    timed = answer(sheet(work("Cutting", "2", minutes="5", own=D("0.50"))), KNOWN)
    assert timed.hour is not None
    assert timed.hour.earns == Fraction(15, 10) * 12


def test_dollars_without_their_price_are_refused_and_with_it_turned_over() -> None:
    line = replace(GOOD, price=Price(D(1), currency="USD"))
    priced = price(compute(sheet(line, dollar="6.96", pricing=offered("12", "dozen", "USD")), KNOWN), KNOWN)
    assert (priced.total, priced.price) == exactly("6.96", "6.96")


@pytest.mark.parametrize("typed", ["1e30", "1e300", "NaN", "Infinity"])
def test_numbers_beyond_all_reason_are_told_while_they_are_typed(typed: str) -> None:
    found = attempt(sheet(replace(GOOD, quantity=D(typed)), SEW), KNOWN)
    assert [(one.field, one.reason) for one in found.faults] == [("lines.0.quantity", "too_large")]


def test_units_are_called_by_their_names_where_one_cannot_be_turned() -> None:
    with speaking("es"), assert_refused("no_conversion", "lines.0.unit") as refused:
        compute(sheet(material("Flour", "1", "piece", "8 1 kg")), KNOWN)
    assert "pieza" in refused.value.message


def test_a_unit_written_short_is_the_same_unit() -> None:
    in_kilos = KnownMaterial("Flour", "kg", {"g": Fraction("0.001")}, last=Price(D(8), D(1), "kg", "last"))
    known = replace(KNOWN, materials={1: in_kilos})
    line = MaterialLine("", D(500), "Grs.", Price(None, source="last"), 1)
    assert compute(sheet(line), known).parts.materials == 4
    assert compute(sheet(material("Thread", "2", "Doc.", "6 1 unid")), KNOWN).parts.materials == 144
