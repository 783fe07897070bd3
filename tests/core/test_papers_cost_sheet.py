"""The cost sheet on paper: it adds up with a pencil, breaks well, and tells a buyer nothing of pay and earnings."""

import contextlib
import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopbooks import costing, exchange, papers
from coopbooks.costing import KnownMaterial, KnownPool, Price, WholeSheet, apportioned, levels, sections
from coopbooks.errors import Refusal
from coopbooks.money import Money
from tests.core.costing_sheets import KNOWN, D, amount, machine, markup, material, offered, percentage, sheet, work
from tests.core.test_costing_any_sheet import costs, sheets
from tests.core.test_costing_examples import BREAD
from tests.core.whole_sheets import APRON, DOUGH, OF_APRON, apron, whole
from tests.printed import on, pages_of, rows_on, text_of
from tests.workbook import Worked, decimal_of

ROWS = {
    "direct": ("materials", "work", "charges", "machine", "other"),
    "production": ("direct", "indirect"),
    "total": ("production", "selling"),
    "net": ("total", "profit"),
    "price": ("net", "tax"),
    "fob": ("net", "export"),
}


def printed(of: WholeSheet, language: str = "en", page: str = "letter", *, for_buyer: bool = False) -> str:
    """The words of a paper with single blanks between them."""
    return " ".join(text_of(papers.cost_sheet(of, on(language, page), for_buyer=for_buyer)).split())


def test_the_bread_of_la_paz_is_printed_with_its_published_figures() -> None:
    said = printed(whole(BREAD, code="PAN-01", number=2))
    for line in (
        "Pan de batalla (PAN-01)",
        "For: a batch of 700",
        "Flour 1 quintal 300.00 / quintal 300.00",
        "Sugar 500 g 4.00 / 500 g 4.00",
        "310.00",
        "Total cost 418.50",
        "What is left 0.10 1.23 71.50 14.6%",
        "Price in the workshop 0.70 8.40 490.00 100.0%",
        "17.08%",
        "14.59%",
    ):
        assert line in said


def test_everything_stands_on_that_of_the_club() -> None:
    said = printed(apron())
    for words in (
        "Version 3 of 31 March 2026",
        "Subió la tarifa de bordado",
        "with 10% waste added",
        "of it 4% waste",
        "6 min each time, 0.10 of her own",
        "10% of the work",
        "3% of the price",
        "Charges on the pay",
        "FOB price",
        "Markup on the cost",
        "Margin on the price",
        "18.00%",
        "An hour of work earns",
        "Minimum wage of an hour Bs 2,750.00 ÷ 240 hours 11.46",
        "Break-even point",
        "Of 12 made, 4% are rejected: 11.52 are sold and bear the whole cost.",
        "Where each boliviano of the price goes",
    ):
        assert words in said.replace("\N{NO-BREAK SPACE}", " ")


def test_who_says_what_a_dollar_is_stands_beside_it() -> None:
    """Of the bread at 0,70: in dollars at 7, as somebody said."""
    said = whole(replace(BREAD, dollar=Decimal(7), dollar_source="Exchange house, since 01/01/2026"))
    assert "at 7.00 for one dollar, Exchange house, since 01/01/2026 $us 0.10" in printed(said).replace("\xa0", " ")


def test_a_component_that_is_not_sold_ends_with_what_it_costs_to_make() -> None:
    said = printed(whole(DOUGH, name="Panel", sold=False))
    assert "Production cost" in said
    assert "Price in the workshop" not in said
    assert "Markup" not in said


@pytest.mark.parametrize("of", [APRON, replace(APRON, rejects=D(0)), replace(APRON, given=D(1), given_of=D(12))])
def test_the_parts_shown_add_up_to_the_totals_shown(of: costing.Sheet) -> None:
    check_sums(whole(of, OF_APRON))


@settings(max_examples=100, deadline=None)
@given(sheets, st.decimals(0, 60, places=2))
def test_those_of_any_sheet_add_up(one: costing.Sheet, percent: Decimal) -> None:
    with contextlib.suppress(Refusal):  # where commissions and tax take the whole price
        check_sums(whole(replace(one, pricing=markup(str(percent)))))


def check_sums(of: WholeSheet) -> None:
    """Every level is what stands above it, for each scale; the lines are their sections, these the total cost."""
    zero = Money(0)
    for many in (Fraction(1), Fraction(12), of.answers.costed.sold):
        found = levels(of.answers, many)
        for level, parts in ROWS.items():
            if level in found:
                assert found[level] == sum((found[part] for part in parts), zero)
        exact = of.answers.priced.total * many
        assert found["total"] == costing.money(exact)
        assert found["price"] == costing.money(of.answers.priced.price * many)
    lined = sections(of)
    assert all(sum((one.cost for one in section.lines), zero) == section.total for section in lined)
    costs = sum((section.total for section in lined if section.key != "export"), zero)
    assert costs == levels(of.answers, of.answers.costed.sold)["total"]
    amounts = of.answers.priced.line_amounts()
    for section in lined:
        for line in section.lines:
            if line.index is not None:
                assert abs(line.cost.minor - amounts[line.index] * 100) < 3


@given(st.lists(st.fractions(0, 1000, max_denominator=700), min_size=1, max_size=9), st.integers(-3, 3))
def test_parts_are_apportioned_to_a_total_rounded_before(parts: list[Fraction], off: int) -> None:
    total = costing.money(sum(parts, Fraction(0))) + Money(off)
    found = apportioned(parts, total)
    assert sum(found, Money(0)) == total
    assert all(abs(one.minor - part * 100) <= 1 + abs(off) for one, part in zip(found, parts, strict=True))


# That of a buyer.


def priced_at(price: str, *lines: costing.SheetLine, **also: object) -> WholeSheet:
    cloth = material("Cloth", "2", "m", "14 1 m", waste=D(5))
    return whole(sheet(cloth, *lines, basis="dozen", pricing=offered(price, "dozen"), **also))


def test_a_buyer_cannot_tell_pay_profit_and_minutes_apart() -> None:
    """Sheets that differ in pay, minutes, machines, shared costs, commission and note alone are the same paper."""
    one = priced_at("190", work("Sewing", "3", "20"), amount("selling", "Bag", "2"))
    other = priced_at(
        "190",
        work("Sewing", "9.37", "55", own=D("0.20")),
        machine("Loom", "7", "11"),
        percentage("indirect", "Rent", "7", "prime"),
        percentage("selling", "Commission", "3", "price"),
        charges="17.5",
        month=costing.Month(D(900), D(100), D(40), D(2750)),
    )
    for page in ("letter", "half_letter", "a4"):
        papers_of = [papers.cost_sheet(of, on("es", page), for_buyer=True) for of in (one, replace(other, note="Más"))]
        assert papers_of[0] == papers_of[1]


@settings(max_examples=25, deadline=None)
@given(sheets, st.lists(costs, max_size=6), st.lists(costs, max_size=6), st.decimals(0, 40, places=1))
def test_nor_of_any_two_sheets_with_the_same_materials_and_price(
    one: costing.Sheet, these: list[costing.SheetLine], those: list[costing.SheetLine], charges: Decimal
) -> None:
    cloth = tuple(line for line in one.lines if isinstance(line, costing.MaterialLine))
    first, second = (tuple(line for line in some if _not_material(line)) for some in (these, those))
    alike = replace(one, lines=(*cloth, *first), pricing=offered("100"))
    other = replace(alike, lines=(*cloth, *second), charges=charges)
    made = [papers.cost_sheet(whole(of), on("en", "letter"), for_buyer=True) for of in (alike, other)]
    assert made[0] == made[1]


def _not_material(line: costing.SheetLine) -> bool:
    return not isinstance(line, costing.MaterialLine)


def test_a_buyer_is_told_what_is_in_it_its_price_and_the_terms() -> None:
    said = printed(apron(), for_buyer=True).replace("\N{NO-BREAK SPACE}", " ")
    for words in (
        "Algodón de Caranavi 11.88 m",
        "Panel bordado 12.5",
        "Making and everything else",
        "Price in the workshop",
        "FOB price",
        "Sizes S, M, L",
        "Least order 12",
        "Delivered in 21 days",
        "at 6.96 for one dollar",
        "Payment",
        "Valid until",
    ):
        assert words in said
    for words in ("Work", "Coser", "Cortar", " min ", "left", "Margin", "Markup", "Comisión", "Subió"):
        assert words not in said.replace("Work every", "")


# A sheet that is no version yet: prices are asked of the store, shared costs of the pool.


def asked() -> WholeSheet:
    """Three metres at an average of 2.540 for 100, and 1 of 3 shares of 100,00 for 5 pieces."""
    store = KnownMaterial("Cloth", "m", average=Price(D(2540), D(100), "m", "average"))
    pool = KnownPool("Rent", Money.of("100.00"), "unit", {1: D(5), 7: D(10)}, weights={7: Fraction(10)})
    known = replace(KNOWN, materials={7: store}, pools={3: pool})
    cloth = material("", "3", "m", material=7, priced=Price(None, source="average"))
    return whole(sheet(cloth, replace(amount("indirect", "Rent", "0"), method="pool", price=None, pool=3)), known)


def test_what_is_asked_of_store_and_pool_is_printed() -> None:
    """25,40 × 3 = 76,20; a third of 100,00 is 33,33, for each of five 6,666."""
    said = printed(asked())
    assert "Not saved as a version" in said
    assert "Cloth 3 m 25.40 / m 76.20" in said
    assert "6.666 each 6.67" in said
    assert "Total cost 82.87" in said


def test_it_is_the_same_as_a_workbook() -> None:
    rows = Worked(exchange.cost_sheet(asked(), "en")).rows["Pan de batalla"]
    assert decimal_of(rows["Total cost"][0]) == D("82.87")
    assert rows["Cloth"][9] == D("76.20")


# Long sheets, and every size.


def long_sheet() -> WholeSheet:
    cloth = [material(f"Cloth {number}", str(number), "m", "3.33 1 m") for number in range(1, 41)]
    return whole(sheet(*cloth, *(work(f"Step {number}", "0.37", "3") for number in range(1, 21)), pricing=markup("25")))


@pytest.mark.parametrize("page", ["letter", "half_letter", "a4", "oficio"])
def test_sixty_lines_break_well(page: str) -> None:
    """What is carried over is what all lines before come to, and no page begins with a sum or ends with a heading."""
    pages = [list(rows_on(one)) for one in pages_of(papers.cost_sheet(long_sheet(), on("en", page)))]
    assert len(pages) > 1
    carried = [row for rows in pages for row in rows if row.startswith("Carried to the next page")]
    brought = [row for rows in pages for row in rows if row.startswith("Brought from the page before")]
    assert [row.split(" | ")[1] for row in carried] == [row.split(" | ")[1] for row in brought]
    costs = Fraction(0)
    for rows in pages:
        for row in rows:
            if re.match(r"(Cloth|Step) \d+ \|", row):
                costs += Fraction(row.rsplit(" | ", 1)[1])
            elif row.startswith("Carried"):
                assert Fraction(row.split(" | ")[1].replace(",", "")) == costs
    # 3,33 × (1 + … + 40) = 2.730,60 and 20 × 0,37 = 7,40
    assert costs == Fraction("2738.00")
    assert not any(rows[-2].startswith(("Materials", "Work")) for rows in pages)


@pytest.mark.parametrize("page", ["letter", "half_letter", "a4"])
def test_the_end_is_never_alone_on_its_page(page: str) -> None:
    """With however many lines, the last two answers stand on the page of the closing sentence and the signatures."""
    step, month = work("Step", "0.37", "3"), costing.Month(D(1450), D(500), D(60), D(2750))
    broken = 0
    for many in range(1, 30):
        cloth = (material(f"Cloth {number}", "1", "m", "3.33 1 m") for number in range(many))
        of = whole(sheet(*cloth, step, pricing=markup("25"), month=month))
        *before, last = ([*rows_on(one)] for one in pages_of(papers.cost_sheet(of, on("en", page))))
        ends = ("Minimum wage of an hour", "A member takes home in a month", "Each brings in", "Treasurer")
        assert [any(row.startswith(end) for row in last) for end in ends] == [True] * len(ends), many
        broken += any("What it answers" in row for rows in before for row in rows)
    assert broken, "the answers were parted at least once"


@pytest.mark.parametrize("page", ["letter", "half_letter", "a4"])
@pytest.mark.parametrize("language", ["es", "en"])
def test_it_is_the_same_whenever_it_is_made(language: str, page: str) -> None:
    made = [papers.cost_sheet(apron(), on(language, page)) for _again in range(2)]
    assert made[0] == made[1]


def test_a_price_below_the_cost_is_said_and_drawn() -> None:
    loss = whole(replace(BREAD, given=D(120), given_of=D(700)), KNOWN)
    said = printed(loss)
    assert "the club loses" in said
    assert "Of every 700 made, 120 are given on top: 580 are sold and bear the whole cost." in said
    assert "\N{MINUS SIGN}12.50" in said
