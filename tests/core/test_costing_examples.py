"""Cost sheets others have published, with the figures they published."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from coopbooks.costing import (
    KnownMaterial,
    KnownPool,
    MachineHour,
    Month,
    Price,
    answer,
    compute,
    price,
    rounded,
)
from coopbooks.money import Money
from tests.core.costing_sheets import (
    KNOWN,
    D,
    amount,
    exactly,
    machine,
    material,
    offered,
    percentage,
    sheet,
    work,
)

BREAD = sheet(
    material("Flour", "1", "quintal", "300 1 quintal"),
    material("Sugar", "500", "g", "4 500 g"),
    material("Salt", "500", "g", "2 500 g"),
    material("Yeast", "150", "g", "4 150 g"),
    amount("other", "Gas", "22.50"),
    amount("other", "Light, water, other", "6"),
    work("Work of the bakers", "80", times="1"),
    basis="batch",
    makes="700",
    pricing=offered("0.70"),
)


def test_bread_of_la_paz_by_the_quintal() -> None:
    """Pan de batalla, La Paz, Nov 2025."""
    answers = answer(BREAD, KNOWN)
    costed, priced = answers.costed, answers.priced
    assert costed.parts.materials == 310
    assert costed.parts.other == D("28.50")
    assert costed.parts.work == 80
    assert costed.parts.production == D("418.50")
    assert priced.price * costed.sold == 490
    assert priced.profit * costed.sold == D("71.50")
    assert priced.total == Fraction(41850, 70000)
    assert rounded(priced.total, 6) == D("0.597857")
    assert priced.margin is not None
    assert rounded(priced.margin * 100) == D("14.59")


def test_vendaje_of_120_in_700_leaves_580_that_are_paid_for() -> None:
    costed = compute(replace(BREAD, given=D(120), given_of=D(700)), KNOWN)
    assert (costed.made, costed.good, costed.sold) == exactly(700, 700, 580)
    assert costed.unit.production == Fraction(41850, 58000)


def test_bread_of_santa_cruz_has_a_margin_and_a_markup() -> None:
    priced = price(compute(sheet(amount("other", "All of it", "0.39"), pricing=offered("0.50")), KNOWN), KNOWN)
    assert priced.profit == D("0.11")
    assert priced.margin == D("0.22")
    assert priced.markup is not None
    assert rounded(priced.markup * 100, 1) == D("28.2")


def test_a_loaf_of_a_micro_bakery() -> None:
    """The fixed costs are a pool of a year over 1.664 loaves; work and oven are for 24 and for 8 loaves."""
    pool = KnownPool("Fixed costs", Money.of("554.11"), "unit", {1: D(1664)}, weights={1: Fraction(1664)})
    loaf = sheet(
        material("Flour", "12000", "g", "10.00 16 kg"),
        material("Salt", "240", "g", "0.89 200 g"),
        material("Yeast", "264", "g", "1.55 800 g"),
        material("Butter", "720", "g", "1.49 250 g"),
        material("Dusting", "1200", "g", "10.00 16 kg"),
        work("Work", "12", minutes="20", times="1", pay="hour"),
        machine("Oven", "35", hour=MachineHour(energy=D(20), hours=D(6)), times=D(3)),
        replace(amount("indirect", "Fixed costs", "0"), method="pool", price=None, pool=1),
        basis="batch",
        makes="24",
    )
    costed = compute(loaf, replace(KNOWN, pools={1: pool}))
    unit = costed.unit
    assert costed.parts.work == 4
    assert [rounded(part) for part in (unit.materials, unit.work, unit.machine, unit.indirect)] == [
        D("0.59"),
        D("0.17"),
        D("0.24"),
        D("0.33"),
    ]
    assert unit.indirect == Fraction(55411, 166400)


def test_eighty_kilos_of_dough_in_loaves_of_500_g() -> None:
    dough = sheet(
        amount("other", "Dough", "172.35"), basis="batch", makes=str(80 * 1000 // 500), pricing=offered("4.50")
    )
    priced = price(compute(dough, KNOWN), KNOWN)
    assert priced.costed.made == 160
    assert rounded(priced.total) == D("1.08")
    assert priced.margin is not None
    assert rounded(priced.margin * 100, 0) == 76


def test_sweaters_per_dozen_with_waste_added() -> None:
    sweaters = sheet(
        material("Yarn", "12.00", "lb", "2.50 1 lb", waste=D(10)),
        amount("other", "Accessories", "4.00"),
        work("Making", "36.00", times="1"),
        basis="dozen",
    )
    costed = compute(sweaters, KNOWN)
    assert costed.amounts[0] == 33
    assert costed.parts.production == 73
    assert rounded(costed.unit.production, 4) == D("6.0833")


def test_knit_polo_up_to_fob() -> None:
    polo = sheet(
        material("Yarn", "3", "kg", "3.50 1 kg"),
        material("Knitting", "3", "kg", "0.30 1 kg"),
        material("Dyeing", "3", "kg", "1.20 1 kg"),
        material("Accessories", "1", "dozen", "11.90 1 dozen"),
        work("Making", "10.00", times="1"),
        percentage("export", "Commercial", "4", "materials"),
        basis="dozen",
    )
    priced = price(compute(polo, KNOWN), KNOWN)
    assert sum(priced.line_amounts()[:3]) == 15
    assert priced.costed.parts.materials == D("26.90")
    assert rounded(priced.line_amounts()[-1]) == D("1.08")
    assert priced.fob is not None
    assert rounded(priced.fob * 12) == D("37.98")
    assert rounded(priced.fob, 3) == D("3.165")


def test_landed_cost() -> None:
    bought = sheet(
        material("Units", "100", "piece", "10000 100 piece"),
        amount("other", "Transport", "254.24"),
        amount("other", "Packing", "50"),
        amount("other", "Loading", "150"),
        basis="batch",
        makes="100",
    )
    assert rounded(compute(bought, KNOWN).unit.production) == D("104.54")


def test_crackers_of_a_womens_group() -> None:
    crackers = sheet(amount("other", "All of it", "8.73"), pricing=offered("9"))
    priced = price(compute(crackers, KNOWN), KNOWN)
    assert (priced.total * 3000, priced.price * 3000) == exactly(26190, 27000)


def test_a_piece_rate_from_time() -> None:
    """9.000 a month / 30 / 8 / 60 is 0,625 a minute; 0,75 minutes a piece give 0,46875; 1.200 pieces 562,50."""
    by_time = sheet(
        work("Sewing", str(Decimal("0.625") * 60), minutes="0.75", pay="hour"),
        month=Month(pieces=D(1200), minimum_wage=D(9000)),
    )
    by_piece = replace(by_time, lines=(work("Sewing", "0.46875", minutes="0.75"),))
    for one in (by_time, by_piece):
        answers = answer(one, KNOWN)
        assert answers.costed.parts.work == D("0.46875")
        assert answers.take_home is not None
        assert answers.take_home.pay == D("562.50")
        assert answers.hour is not None
        assert answers.wage_hour is not None
        assert answers.hour.earns == answers.wage_hour == D("37.5")


def test_the_average_of_the_store_is_the_exact_quotient() -> None:
    """60 × 25 and 40 × 26 are 2.540 for 100, an average of 25,40; three of them 76,20."""
    store = KnownMaterial("Cloth", "m", average=Price(D(60 * 25 + 40 * 26), D(100), "m", "average"))
    cloth = sheet(material("Cloth", "3", "m", material=7, priced=Price(None, source="average")))
    costed = compute(cloth, replace(KNOWN, materials={7: store}))
    assert costed.parts.materials == D("76.20")


@pytest.mark.parametrize(("method", "needed"), [("added", "1.1"), ("yield", "1.111111")])
def test_waste_is_added_or_a_yield(method: str, needed: str) -> None:
    """10 % added is × 1,1; 10 % lost of what is put in is ÷ 0,9."""
    cloth = sheet(material("Cloth", "1", "m", "1 1 m", waste=D(10), waste_method=method))
    assert rounded(compute(cloth, KNOWN).parts.materials, 6) == rounded(Fraction(needed), 6)
