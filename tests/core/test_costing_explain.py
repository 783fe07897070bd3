"""Explaining figures: every sum shown is true as it stands there, and ends at the figure."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given

from coopbooks.costing import (
    FIGURES,
    KnownPool,
    MachineHour,
    Month,
    Price,
    SalesTax,
    Sheet,
    answer,
    explain,
    explain_line,
    said_of,
    said_of_break_even,
)
from coopbooks.i18n import speaking
from coopbooks.money import Money
from tests.core.costing_sheets import (
    KNOWN,
    D,
    amount,
    component,
    machine,
    margin,
    markup,
    material,
    offered,
    percentage,
    sheet,
    work,
)
from tests.core.test_costing_any_sheet import sheets
from tests.core.test_costing_examples import BREAD

POOL = KnownPool("Rent", Money.of(100), "unit", {1: D(30), 2: D(70)}, weights={1: Fraction(30), 2: Fraction(70)})
FULL = sheet(
    material("Yarn", "12.00", "kg", "2.50 1 kg", waste=D(10)),
    material("Cloth", "500", "g", "10.00 16 kg", waste=D(20), waste_method="yield"),
    replace(material("Zip", "1", "piece"), price=Price(D(3), D(12), "piece", currency="USD")),
    work("Sewing", "4", "20", own=D("0.50")),
    work("Cutting", "12", "5", pay="hour"),
    machine("Loom", "30", hour=MachineHour(depreciation=D(600), energy=D(400), hours=D(500))),
    component("Dough", 2, "3"),
    percentage("other", "Losses", "2", "materials"),
    replace(amount("indirect", "Rent", "0"), method="pool", price=None, pool=1),
    amount("selling", "Bag", "0.50", "2"),
    percentage("selling", "Commission", "5", "price"),
    amount("export", "Freight", "7"),
    percentage("export", "Agent", "3", "fob"),
    charges="10",
    dollar="6.96",
    pricing=margin("25"),
    tax=SalesTax("inside", D(13)),
    month=Month(D(800), D(200), D(40), D(3300)),
)
INNER = sheet(material("Flour", "1", "kg", "8 1 kg"), work("Mixing", "1", "2"), product=2)
AMONG = replace(KNOWN, sheets={2: INNER}, pools={1: POOL})


def worth(sum_: str) -> Fraction:
    """Work out a sum as it is written: words and signs of money mean nothing, per cent a hundredth."""
    bare = re.sub(r"\$us|[^\d.,+×÷−()%]|(?<!\d)[.,]|[.,](?!\d)", "", sum_).replace(",", "")
    code = re.sub(r"(\d+(?:\.\d+)?)(%?)", lambda one: f"Fraction('{one[1]}'){'/100' if one[2] else ''}", bare)
    code = re.sub(r"(Fraction\('[^']+'\)/100)", r"(\1)", code)
    return eval(code.replace("×", "*").replace("÷", "/").replace("−", "-"), {"Fraction": Fraction})  # type: ignore[no-any-return]


def assert_true(step: str) -> None:
    """A step without rounded figures in its sum is right to the last decimal shown."""
    sum_, _equals, result = step.rpartition(" = ")
    if re.search("[×÷+−]", sum_) and "≈" not in sum_:  # else it says what a unit holds
        shown = re.search(r"\d[\d.,]*", result)
        assert shown
        decimals = len(shown[0].partition(".")[2])
        assert abs(worth(sum_.rpartition(": ")[2]) - worth(result)) * 2 <= Fraction(1, 10**decimals) / (
            100 if "%" in result else 1
        ), step


@pytest.mark.parametrize("key", FIGURES)
def test_every_figure_is_explained_by_a_true_sum(key: str) -> None:
    answers = answer(FULL, AMONG)
    explained = explain(answers, key, AMONG)
    assert explained.terms or explained.steps
    if explained.terms:
        assert sum(much for _name, much in explained.terms) == explained.total
    for step in explained.steps:
        assert_true(step)


@pytest.mark.parametrize("index", range(len(FULL.lines)))
def test_every_line_is_explained_by_true_sums(index: int) -> None:
    steps = explain_line(answer(FULL, AMONG).priced, index, AMONG)
    assert steps
    for step in steps:
        assert_true(step)


@given(sheets)
def test_whatever_the_sheet_what_is_explained_is_true(one: Sheet) -> None:
    answers = answer(replace(one, pricing=offered("10000")), KNOWN)
    for index in range(len(one.lines)):
        for step in explain_line(answers.priced, index, KNOWN):
            assert_true(step)
    for key, figure in FIGURES.items():
        value = figure.of(answers)
        if value is not None:
            explained = explain(answers, key, KNOWN)
            terms = [much for _name, much in explained.terms]
            assert not terms or sum(terms) == explained.total
            for step in explained.steps:
                assert_true(step)


def plain(steps: tuple[str, ...]) -> list[str]:
    return [step.replace("\N{NO-BREAK SPACE}", " ") for step in steps]


def test_sums_are_written_as_on_paper() -> None:
    """The sweater of the examples: 12,00 and 10 % are 13,2 at 2,50, which is 33,00."""
    priced = answer(FULL, AMONG).priced
    with speaking("es"):
        assert plain(explain_line(priced, 0, AMONG)) == ["12 kg × (1 + 10 %) = 13,2 kg", "13,2 kg × Bs 2,50 = Bs 33,00"]
    assert plain(explain_line(priced, 1, AMONG)) == [
        "500 g ÷ (1 − 20%) = 625 g",
        "1 kg = 1000 g",
        "Bs 10.00 ÷ 16000 g = Bs 0.000625",
        "625 g × Bs 0.000625 = Bs 0.390625",
    ]
    assert plain(explain_line(priced, 2, AMONG))[0] == "$us 3.00 × Bs 6.96 ÷ 12 pieces = Bs 1.74"
    assert plain(explain_line(priced, 4, AMONG)) == ["1 × 5 min ÷ 60 × Bs 12.00 an hour = Bs 1.00"]
    assert plain(explain_line(priced, 5, AMONG))[0] == "(Bs 600.00 + Bs 400.00) ÷ 500 hours = Bs 2.00 an hour"
    assert plain(explain_line(priced, 8, AMONG)) == [
        "Bs 30.00 of the Bs 100.00 of “Rent” for 30 pieces",
        "Bs 30.00 ÷ 30 × 1 = Bs 1.00",
    ]


def test_the_bread_is_explained() -> None:
    answers = answer(BREAD, KNOWN)
    materials = explain(answers, "materials", KNOWN)
    assert dict(materials.terms) == {"Flour": 300, "Sugar": 4, "Salt": 2, "Yeast": 4}
    assert plain(materials.steps) == ["Bs 310.00 ÷ 700 = ≈Bs 0.442857"]
    assert plain(explain(answers, "margin", KNOWN).steps) == ["≈Bs 0.102143 ÷ Bs 0.70 = 14.59%"]
    assert explain(answers, "production", KNOWN).total == Fraction(41850, 70000)


def test_a_sentence_says_what_it_means() -> None:
    bread = answer(BREAD, KNOWN)
    poor = sheet(work("Sewing", "4", "30"), pricing=offered("3"), month=Month(minimum_wage=D(3300)))
    taxed = sheet(amount("other", "All", "4"), pricing=markup("45"), tax=SalesTax("outside", D(15)))
    assert plain((said_of(bread), said_of(answer(taxed, KNOWN)), *said_of(answer(poor, KNOWN)).split(". "))) == [
        "Each costs Bs 0.60 and is sold at Bs 0.70: Bs 0.10 left, 14.6% of the price.",
        "Each costs Bs 4.00 and is sold at Bs 6.67 with Bs 0.87 tax: Bs 1.80 left, 31.0% of the rest.",
        "Each costs Bs 4.00 and is sold at Bs 3.00: the club loses Bs 1.00 on every one",
        "An hour of work earns Bs 8.00, Bs 5.75 less than the minimum wage.",
    ]


@pytest.mark.parametrize(
    ("sold_at", "month", "expected"),
    [
        ("10", Month(), ""),
        ("10", Month(D(100)), "Each brings in Bs 6.00: 17, sold for Bs 170.00, pay all."),
        ("10", Month(D(30246)), "Each brings in Bs 6.00: 5,041, sold for Bs 50,410.00, pay all."),
        (
            "10",
            Month(D(100), D(50)),
            "Each brings in Bs 6.00: 25, sold for Bs 250.00, pay all and leave Bs 50.00.",
        ),
        (
            "4",
            Month(D(100)),
            "Each brings in just what it costs: no number of them pays the rest. Raise the price first.",
        ),
        (
            "3",
            Month(D(100)),
            "Each costs Bs 1.00 more than it brings in: selling more loses more. Raise the price first.",
        ),
    ],
)
def test_the_break_even_is_said_and_why_there_is_none(sold_at: str, month: Month, expected: str) -> None:
    """At a variable cost of 4: 100 ÷ 6, 30.246 ÷ 6 and 150 ÷ 6, rounded up."""
    cloth = sheet(material("Cloth", "1", "m", "4 1 m"), pricing=offered(sold_at), month=month)
    assert plain((said_of_break_even(answer(cloth, KNOWN)),)) == [expected]
