"""What if: changes go down into components, come back by their inverse, and say what gives the women more."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks.costing import (
    Change,
    KnownMaterial,
    KnownPool,
    Month,
    Price,
    Sheet,
    answer,
    break_even_mix,
    compare,
    compute,
    freeze,
    more_pay,
    price,
    priced_at,
    thaw,
    what_if,
)
from coopbooks.money import Money
from tests.builders import assert_refused
from tests.core.costing_sheets import (
    KNOWN,
    D,
    amount,
    component,
    exactly,
    markup,
    material,
    offered,
    percentage,
    sheet,
    work,
)
from tests.core.test_costing_any_sheet import sheets

YARN = KnownMaterial("Yarn", "kg", {"g": Fraction(1, 1000)}, average=Price(D(50), D(1), "kg", "average"))
PANEL = sheet(
    material("Yarn", "100", "g", material=7, priced=Price(None, source="average")), work("Embroidery", "6"), product=2
)
BAG = sheet(
    material("Cloth", "1", "m", "20 1 m"),
    component("Panel", 2, "2"),
    work("Sewing", "8", "30"),
    charges="10",
    pricing=markup("25"),
)
AMONG = replace(KNOWN, materials={7: YARN}, sheets={2: PANEL})
"""A bag: cloth 20, two panels of yarn 5 and work 6, sewing 8 and charges of 0,80; 50,80 at 63,50."""


@pytest.mark.parametrize(
    ("change", "cost", "sold_at"),
    [
        (Change(), "50.80", "63.50"),
        (Change(materials=D(10)), "53.80", "67.25"),  # 20 + 2 × 5 of materials rise by 3
        (Change(materials=D(10), only="yarn"), "51.80", "64.75"),  # 2 × 5 of yarn rise by 1
        (Change(materials=D(10), only=7), "51.80", "64.75"),
        (Change(materials=D(10), only=7, keep_price=True), "51.80", "63.50"),
        (Change(pay=D(50)), "61.20", "76.50"),  # 8,80 and 2 × 6 rise by half: 4,40 + 6
        (Change(pay_amount=D(1)), "51.90", "64.875"),  # 1 and its charges, once for the bag
        (Change(pay_amount=D(-1)), "49.70", "62.125"),
        (Change(price=D(-5)), "50.80", "60.325"),
        (Change(minutes=D(-20)), "50.80", "63.50"),  # paid by the piece: the same cost
    ],
)
def test_a_change_reaches_all_there_is_inside(change: Change, cost: str, sold_at: str) -> None:
    answers = what_if(BAG, AMONG, change)
    assert (answers.priced.total, answers.priced.price) == exactly(cost, sold_at)


def test_quicker_hands_cost_less_by_the_hour_and_earn_more_by_the_piece() -> None:
    """Half an hour at 8 by the piece earns 16 an hour; a fifth quicker 20. By the hour the piece costs a fifth less."""
    by_piece = sheet(work("Sewing", "8", "30"))
    by_hour = sheet(work("Sewing", "16", "30", pay="hour"))
    quicker = Change(minutes=D(-20))
    assert [what_if(one, KNOWN, quicker).priced.total for one in (by_piece, by_hour)] == [8, D("6.40")]
    hours = [what_if(one, KNOWN, quicker).hour for one in (by_piece, by_hour)]
    assert [hour.earns for hour in hours if hour] == [20, 16]


def test_shared_costs_stay_as_they_were_shared() -> None:
    pool = KnownPool("Rent", Money.of(100), "materials", {1: D(1), 2: D(1)}, weights={1: Fraction(20), 2: Fraction(20)})
    shared = replace(amount("indirect", "Rent", "1"), method="pool", pool=1, price=None)
    cloth = sheet(material("Cloth", "1", "m", "20 1 m"), shared)
    known = replace(KNOWN, pools={1: pool})
    assert compute(cloth, known).parts.indirect == 50
    assert what_if(cloth, known, Change(materials=D(50))).costed.parts.indirect == 50


@pytest.mark.parametrize("change", [Change(pay=D(-100)), Change(price=D(-120))])
def test_less_than_nothing_is_refused(change: Change) -> None:
    with assert_refused("not_positive"):
        what_if(BAG, AMONG, change)


@pytest.mark.parametrize("typed", ["1e30", "NaN", "-Infinity"])
@pytest.mark.parametrize("name", ["materials", "pay", "minutes", "price", "pay_amount"])
def test_changes_beyond_all_reason_are_refused(name: str, typed: str) -> None:
    with assert_refused("too_large", name):
        what_if(BAG, AMONG, Change(**{name: D(typed)}))  # type: ignore[arg-type]


def test_nobody_is_asked_to_work_for_less_than_nothing() -> None:
    with assert_refused("not_positive", "pay"):
        more_pay(BAG, AMONG, D(-100))


def test_less_pay_than_there_is_is_refused() -> None:
    with assert_refused("not_positive", "pay_amount"):
        what_if(BAG, AMONG, Change(pay_amount=D(-8)))
    plain = what_if(sheet(material("Cloth", "1", "m", "20 1 m")), KNOWN, Change(pay_amount=D(3)))
    assert plain.costed.parts.work == 3


INVERSES = [("materials", "25", "-20"), ("pay", "60", "-37.5"), ("minutes", "-50", "100")]


@given(sheets, st.sampled_from(INVERSES))
def test_a_change_and_its_inverse_leave_everything_as_it_was(one: Sheet, both: tuple[str, str, str]) -> None:
    """Up by a quarter is down by a fifth: (1 + 1/4) × (1 − 1/5) = 1, and so for the others."""
    name, *percents = both
    there_then_back: list[dict[str, Any]] = [{name: Decimal(percent)} for percent in percents]
    changed = one
    for change in there_then_back:
        changed = what_if(changed, KNOWN, Change(**change)).costed.sheet
    there_and_back, before = (answer(replace(each, pricing=offered("100")), KNOWN) for each in (changed, one))
    assert there_and_back.priced.line_amounts() == before.priced.line_amounts()
    assert there_and_back.costed.minutes == before.costed.minutes


@given(sheets, st.sampled_from([Decimal(50), Decimal(25), Decimal(10)]))
def test_the_pay_that_gives_more_does_and_leaves_the_club_what_it_has(one: Sheet, percent: Decimal) -> None:
    """Against working the sheet out with those rates: the profit of a piece, or its margin, is what it was."""
    one = replace(one, lines=(*one.lines, work("Ironing", "2", "10")), pricing=offered("100000"))
    now = price(compute(one, KNOWN), KNOWN)
    found = more_pay(one, KNOWN, percent)
    assert found is not None
    then = what_if(one, KNOWN, Change(pay=percent)).costed
    assert found.pay_factor == 1 + Fraction(percent) / 100
    assert then.before_price == now.costed.before_price + found.more_cost
    assert found.price_same_profit is not None
    assert priced_at(then, found.price_same_profit).profit == now.profit
    if found.price_same_margin is not None:
        assert priced_at(then, found.price_same_margin).margin == now.margin


def test_fifty_percent_more_for_each_woman() -> None:
    """20 min at 6 and 10 min at 12 an hour (2) earn 8 in half an hour, 16 an hour; wanted 24. Minutes × x:
    (6 + 2x) ÷ (x/2) = 24 gives x = 0,6."""
    one = sheet(work("Sewing", "6", "20"), work("Packing", "12", "10", pay="hour"), pricing=offered("10"))
    found = more_pay(one, KNOWN, D(50))
    assert found is not None
    assert (found.earns, found.would_earn, found.minutes_factor) == exactly(16, 24, Fraction(6, 10))
    assert (found.more_cost, found.price_same_profit, found.price_same_margin) == exactly(4, 14, 15)
    quicker = what_if(one, KNOWN, Change(minutes=D(-40))).hour
    assert quicker is not None
    assert quicker.earns == 24


def test_own_materials_are_earned_back_first() -> None:
    """Of 10 she spends 2: half as much again of 8 are 12, so she must be paid 14, 1,4 times as much."""
    found = more_pay(sheet(work("Sewing", "10", "30", own=D(2))), KNOWN, D(50))
    assert found is not None
    assert (found.pay_factor, found.more_cost, found.would_earn) == exactly(Fraction(14, 10), 4, 24)


def test_who_earns_nothing_cannot_earn_so_much_more_and_who_is_paid_by_the_hour_not_by_haste() -> None:
    assert more_pay(sheet(material("Cloth", "1", "m", "20 1 m")), KNOWN, D(50)) is None
    by_hour = more_pay(sheet(work("Sewing", "16", "30", pay="hour")), KNOWN, D(50))
    assert by_hour is not None
    assert by_hour.minutes_factor is None


def test_sheets_side_by_side_with_their_differences() -> None:
    rows = {row.key: row for row in compare([answer(BAG, AMONG), what_if(BAG, AMONG, Change(materials=D(10)))])}
    assert rows["materials"].values == exactly(30, 33)
    assert rows["materials"].differs == (False, True)
    assert rows["total"].differences == exactly(0, 3)
    assert rows["work"].differs == (False, False)
    assert "fob" not in rows
    assert "tax" not in rows


@given(sheets)
def test_a_frozen_sheet_gives_the_same_figures_and_asks_nobody(one: Sheet) -> None:
    frozen = freeze(one, KNOWN)
    assert compute(frozen, KNOWN).parts == compute(one, KNOWN).parts
    assert freeze(frozen, KNOWN) == frozen


def test_a_frozen_sheet_keeps_average_pack_and_share_and_a_thawed_one_asks_anew() -> None:
    pool = KnownPool("Rent", Money.of(100), "unit", {2: D(3)}, weights={2: Fraction(3)})
    shared = replace(amount("indirect", "Rent", "1"), method="pool", pool=1, price=None)
    one = replace(PANEL, lines=(*PANEL.lines, shared))
    known = replace(AMONG, pools={1: pool})
    frozen = freeze(one, known)
    assert frozen.lines[0].price == Price(D(50), D(1), "kg", "average", ratio=Fraction(1000))  # type: ignore[union-attr]
    assert frozen.lines[-1].price == Price(D("100.00"), D(3))  # type: ignore[union-attr]
    assert compute(frozen, KNOWN).parts == compute(one, known).parts
    assert thaw(frozen) == one


def test_break_even_rounds_up_and_wants_the_target_too() -> None:
    """Sold at 10, variable cost 4: each brings in 6. 100 are 16,67 pieces, so 17 for 170; with 50 of target just 25."""
    one = sheet(material("Cloth", "1", "m", "4 1 m"), pricing=offered("10"), month=Month(fixed_costs=D(100)))
    found = answer(one, KNOWN).break_even
    assert found is not None
    assert (found.exact, found.pieces, found.money, found.exact_money) == exactly(
        Fraction(100, 6), 17, 170, Fraction(1000, 6)
    )
    aimed = answer(replace(one, month=Month(D(100), D(50))), KNOWN).break_even
    assert aimed is not None
    assert (aimed.exact, aimed.pieces) == exactly(25, 25)


def test_break_even_of_a_mix() -> None:
    """Two that bring in 6 and one that brings in 3 are 15 a round; 100 are 6⅔ rounds: 13⅓ and 6⅔, so 14 and 7."""
    dear = priced_at(compute(sheet(material("Cloth", "1", "m", "4 1 m")), KNOWN), Fraction(10))
    cheap = priced_at(compute(sheet(material("Cloth", "1", "m", "2 1 m")), KNOWN), Fraction(5))
    found = break_even_mix([(dear, Fraction(2)), (cheap, Fraction(1))], Fraction(100))
    assert found is not None
    assert (*found.pieces, found.money) == exactly(14, 7, 175)
    loss = priced_at(dear.costed, Fraction(1))
    assert break_even_mix([(loss, Fraction(1))], Fraction(100)) is None


def test_whole_pieces_of_a_mix_with_a_loss_maker_pay_the_fixed_costs() -> None:
    """30 that bring in 1 for one that loses 100 would leave −70 of the 10 wanted: of the loss-maker none is sold."""
    good, bad = (compute(sheet(material("Cloth", "1", "m", f"{cost} 1 m")), KNOWN) for cost in ("4", "104"))
    mix = [(priced_at(good, Fraction(5)), Fraction(150)), (priced_at(bad, Fraction(4)), Fraction(1))]
    found = break_even_mix(mix, Fraction(10))
    assert found is not None
    assert (*found.pieces, found.money) == exactly(30, 0, 150)


def test_selling_costs_by_price_are_variable_and_fob_is_above_the_net_price() -> None:
    """At 100, 13 tax inside and 5 commission: 87 − 5 − 40 bring in 42. FOB (87 + 7,90 + 2 % of 87) ÷ 0,97."""
    one = sheet(
        material("Cloth", "1", "m", "40 1 m"),
        percentage("selling", "Commission", "5", "price"),
        amount("export", "Freight", "7.90"),
        percentage("export", "Bank", "2", "price"),
        percentage("export", "Agent", "3", "fob"),
        pricing=offered("100"),
        tax=replace(BAG.tax, method="inside", percent=D(13)),
    )
    answers = answer(one, KNOWN)
    assert answers.contribution == 42
    assert answers.priced.fob == (87 + Fraction(790, 100) + Fraction(174, 100)) / Fraction(97, 100)
    assert sum(answers.priced.line_amounts()[2:]) == answers.priced.export
