"""What holds of any sheet at all: parts add up, percentages go both ways, components change no cost, pools come out."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from coopbooks.costing import (
    KnownPool,
    Pricing,
    SalesTax,
    Sheet,
    Workings,
    answer,
    compute,
    money,
    money_parts,
    price,
    price_for,
    price_leaving,
    priced_at,
    rounded,
    rounded_parts,
)
from coopbooks.costing.sharing import split, weight_of
from coopbooks.money import Money, total
from tests.core.costing_sheets import KNOWN, amount, component, machine, material, percentage, sheet, work


def numbers(most: int = 10_000, places: int = 2) -> st.SearchStrategy[Decimal]:
    """Numbers above zero."""
    return st.decimals(Decimal(1).scaleb(-places), most, places=places)


percents = st.decimals(0, 99, places=2)
small = st.decimals(0, 20, places=1)
costs = st.one_of(
    st.builds(
        lambda many, price, waste, method: material(
            "Cloth", str(many), "g", f"{price} 3 kg", waste=waste, waste_method=method
        ),
        numbers(),
        numbers(),
        percents,
        st.sampled_from(["added", "yield"]),
    ),
    st.builds(lambda rate, minutes: work("Sewing", str(rate), str(minutes)), numbers(100), numbers(60)),
    st.builds(lambda minutes, rate: machine("Loom", str(minutes), str(rate)), numbers(60), numbers(50)),
    st.builds(lambda much: amount("other", "Label", str(much)), numbers()),
    st.builds(lambda percent: percentage("other", "Losses", str(percent), "prime"), small),
    st.builds(lambda percent: percentage("indirect", "Rent", str(percent), "direct"), small),
    st.builds(lambda much: amount("selling", "Bag", str(much)), numbers(50)),
    st.builds(lambda percent: percentage("selling", "Commission", str(percent), "price"), small),
)
FLOUR = material("Flour", "1", "kg", "8 1 kg")
sheets = st.builds(
    lambda lines, makes, rejects, charges, tax: sheet(
        FLOUR, *lines, basis="batch", makes=str(makes), rejects=str(rejects), charges=str(charges), tax=tax
    ),
    st.lists(costs, max_size=8),
    numbers(1000, 0),
    small,
    small,
    st.builds(SalesTax, st.sampled_from(["none", "inside", "outside"]), small),
)


@given(sheets)
def test_the_lines_add_up_to_the_cost_and_the_slices_to_the_price(one: Sheet) -> None:
    answers = answer(replace(one, pricing=Pricing("offered", offered=Decimal(100))), KNOWN)
    priced, costed = answers.priced, answers.costed
    charges = costed.parts.work * Fraction(one.charges) / 100
    assert sum(priced.line_amounts()) + charges == priced.total * costed.sold
    assert sum(answers.slices().values()) == priced.price == 100
    assert costed.sold <= costed.made
    assert costed.unit.production * costed.sold == costed.parts.production


@given(sheets, st.decimals(0, 60, places=2))
def test_a_markup_and_its_margin_give_the_same_price(one: Sheet, percent: Decimal) -> None:
    """m = g ÷ (1 − g), whatever the tax and the commission, wherever a price gives it at all."""
    costed = compute(one, KNOWN)
    ratio = Fraction(percent) / 100
    kept = priced_at(costed, Fraction(1)).net
    if kept <= costed.selling_of_price * (1 + ratio):
        return
    priced = priced_at(costed, price_for(costed, markup=ratio))
    assert priced.markup == ratio
    assert priced.margin == ratio / (1 + ratio)
    again = priced_at(costed, price_for(costed, margin=priced.margin))
    assert (again.price, again.markup) == (priced.price, ratio)
    assert price_leaving(costed, priced.profit) == priced.price


@given(sheets, st.lists(costs, min_size=1, max_size=6), numbers(50), numbers(500, 0))
def test_a_component_costs_what_its_lines_cost_in_the_sheet(
    one: Sheet, lines: list[object], many: Decimal, makes: Decimal
) -> None:
    """Flattening a bill of materials: without percentages and charges, parts and minutes are those of one sheet."""
    direct = [line for line in lines if getattr(line, "method", "fixed") == "fixed"]
    inner = sheet(FLOUR, *direct, product=2, basis="batch", makes=str(makes))  # type: ignore[arg-type]
    plain = replace(one, lines=(FLOUR,), charges=Decimal(0))
    known = replace(KNOWN, sheets={2: inner})
    outer = compute(replace(plain, lines=(FLOUR, component("Dough", 2, str(many)))), known)
    alone, of_inner = compute(plain, KNOWN), compute(inner, KNOWN)
    share = Fraction(many) / of_inner.sold
    for name in ("materials", "work", "machine", "other", "indirect"):
        assert getattr(outer.parts, name) == getattr(alone.parts, name) + getattr(of_inner.parts, name) * share
    assert outer.minutes == alone.minutes + of_inner.minutes * share
    assert outer.amounts[1] == of_inner.parts.production * share


@given(sheets, sheets, st.sampled_from(["unit", "work_hour", "machine_hour", "materials", "prime"]), numbers(5000))
def test_the_parts_of_a_pool_are_the_pool_and_each_sheet_bears_its_own(
    first: Sheet, second: Sheet, basis: str, much: Decimal
) -> None:
    second = replace(second, product=2)
    shared = replace(amount("indirect", "Rent", "1"), method="pool", pool=1, price=None)
    timed = [
        replace(one, lines=(*one.lines, work("Sew", "1", "3"), machine("Loom", "2", "1"), shared))
        for one in (first, second)
    ]
    pool = KnownPool("Rent", Money.of(much), basis, {1: Decimal(300), 2: Decimal(7)})
    direct = Workings(KNOWN, direct=True)
    weights = {one.product: weight_of(pool, one.product, direct.cost(one)) for one in timed}
    pool = replace(pool, weights=weights)
    parts = split(pool)
    assert total(parts.values()) == pool.amount
    for one in timed:
        costed = compute(one, replace(KNOWN, pools={1: pool}))
        of_shared = costed.amounts[len(one.lines) - 1]
        assert of_shared is not None
        assert of_shared / costed.sold * Fraction(pool.units[one.product]) == Fraction(parts[one.product].decimal)


@given(sheets)
def test_a_sheet_without_a_known_weight_is_weighed_itself(one: Sheet) -> None:
    shared = replace(amount("indirect", "Rent", "1"), method="pool", pool=1, price=None)
    pool = KnownPool("Rent", Money.of(100), "materials", {1: Decimal(10), 2: Decimal(5)}, weights={2: Fraction(50)})
    costed = compute(replace(one, lines=(*one.lines, shared)), replace(KNOWN, pools={1: pool}))
    own = costed.parts.materials / costed.sold * 10
    of_shared = costed.amounts[-1]
    assert of_shared is not None
    assert abs(of_shared / costed.sold * 10 - 100 * own / (own + 50)) <= Fraction(1, 100)


@given(st.lists(st.fractions(-1000, 1000, max_denominator=7000), min_size=1, max_size=12), st.integers(0, 6))
def test_what_is_shown_adds_up_to_the_total_shown(parts: list[Fraction], places: int) -> None:
    shown = rounded_parts(parts, places)
    assert sum(shown) == rounded(sum(parts, Fraction(0)), places)
    assert all(abs(Fraction(one) - part) < Fraction(1, 10**places) for one, part in zip(shown, parts, strict=True))
    assert total(money_parts(parts)) == money(sum(parts, Fraction(0)))


@given(st.integers(-100_000, 100_000), st.integers(1, 999))
def test_rounding_is_that_of_money(much: int, by: int) -> None:
    assert money(Fraction(much, 100) * Fraction(by, 1000)) == Money(much).times(Decimal(by).scaleb(-3))


@given(sheets)
def test_the_price_of_a_sheet_is_the_one_its_pricing_wants(one: Sheet) -> None:
    costed = compute(replace(one, pricing=Pricing("offered", offered=Decimal(12), per="dozen")), KNOWN)
    assert price(costed, KNOWN).price == 1
