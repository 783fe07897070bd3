"""The cost sheet as a workbook: worked out again by others than ours, it gives the figures that were published."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from coopbooks import exchange
from coopbooks.costing import FIGURES, Answers, Known, Month, Price, Sheet, answer
from tests.core.costing_sheets import KNOWN, D, component, markup, material, offered, sheet, work
from tests.core.test_costing_any_sheet import sheets
from tests.core.test_costing_examples import BREAD
from tests.core.whole_sheets import APRON, OF_APRON, apron, whole
from tests.workbook import LIBREOFFICE, Worked, decimal_of, worked_by_libreoffice

SWEATERS = sheet(
    material("Yarn", "12.00", "lb", "2.50 1 lb", waste=D(10)),
    material("Accessories", "1", "set", "4.00 1 set"),
    work("Making", "36.00", times="1"),
    basis="dozen",
)
_LABELS = {
    "Materials": "materials",
    "Direct cost": "direct",
    "Production cost": "production",
    "Total cost": "total",
    "What is left": "profit",
    "Price without tax": "net",
    "Tax": "tax",
    "Price in the workshop": "price",
    "FOB price": "fob",
    "Markup on the cost": "markup",
    "Margin on the price": "margin",
    "Contribution of each": "contribution",
    "Break-even point": "break_even",
    "Sales at the break-even point": "break_even_money",
    "An hour of work earns": "hour",
    "Minimum wage of an hour": "wage_hour",
    "A member takes home in a month": "take_home",
}


def worked(of: Sheet, known: Known = KNOWN) -> dict[str, list[Any]]:
    """The figures of the workbook's first page by what they are called."""
    book = Worked(exchange.cost_sheet(whole(of, known), "en"))
    return book.rows[book.book.sheetnames[0]]


def same_figures(rows: dict[str, list[Any]], answers: Answers) -> None:
    for label, key in _LABELS.items():
        ours = FIGURES[key].of(answers)
        theirs = rows[label][0] if label in rows else None
        assert (None if theirs in ("", None) else theirs) == ours, label


def test_the_bread_of_la_paz_gives_its_published_figures() -> None:
    rows = worked(BREAD)
    assert rows["Production cost"][2] == D("418.50")
    assert rows["What is left"][2] == D("71.50")
    assert decimal_of(rows["Margin on the price"][0] * 100) == D("14.59")


def test_who_says_what_a_dollar_is_stands_beside_it() -> None:
    book = Worked(exchange.cost_sheet(whole(replace(BREAD, dollar=D(7), dollar_source="Exchange house")), "en"))
    assert book.rows[book.book.sheetnames[0]]["Price of a dollar"][:2] == [7, "Exchange house"]


def test_the_sweaters_give_theirs() -> None:
    rows = worked(SWEATERS)
    assert rows["Yarn"][9] == 33
    assert rows["Total cost"][2] == 73
    assert decimal_of(rows["Total cost"][0], 4) == D("6.0833")


def test_what_is_typed_over_is_worked_out_again() -> None:
    """Flour at 340: forty more, 31,50 left of the batch; 600 loaves instead of 700: 70 less is paid."""
    content = exchange.cost_sheet(whole(BREAD), "en")
    for label, column, figure, left in (("Flour", "E", 340, "31.50"), ("Pieces made", "B", 600, "1.50")):
        book = openpyxl.load_workbook(BytesIO(content))
        page = book.worksheets[0]
        row = next(cell.row for (cell,) in page.iter_rows(max_col=1) if cell.value == label)
        page[f"{column}{row}"] = figure
        changed = BytesIO()
        book.save(changed)
        rows = Worked(changed.getvalue()).rows[page.title]
        assert rows["What is left"][2] == D(left)


def test_a_sheet_with_every_kind_of_line_gives_our_answers() -> None:
    same_figures(worked(APRON, OF_APRON), answer(APRON, OF_APRON))


@pytest.mark.parametrize(
    "pricing",
    [markup("25"), offered("15"), offered("190", "dozen"), offered("2.50", currency="USD"), offered("170", "batch")],
)
@pytest.mark.parametrize("tax", ["none", "outside"])
def test_each_way_to_a_price_gives_ours(pricing: Any, tax: str) -> None:
    of = replace(APRON, pricing=pricing, tax=replace(APRON.tax, method=tax), given=D(2), given_of=D(50))
    same_figures(worked(of, OF_APRON), answer(of, OF_APRON))


def test_an_operation_without_minutes_leaves_the_hour_open() -> None:
    of = sheet(work("Sewing", "3", "20"), work("Ironing", "1"), month=Month(minimum_wage=D(2400)))
    assert worked(of)["An hour of work earns"][0] == ""
    timed = sheet(work("Sewing", "3", "20"), work("Ironing", "1", "4"))
    assert worked(timed)["An hour of work earns"][0] == 10


def test_a_component_has_its_own_page_however_deep_and_only_once() -> None:
    starter = sheet(material("Yeast", "2", "g", "3 1 g"), product=3)
    dough = sheet(component("Starter", 3, "5"), material("Flour", "1", "kg", "4 1 kg"), product=2)
    bread = sheet(component("Dough", 2, "2"), component("Starter", 3, "1"))
    known = replace(KNOWN, sheets={2: dough, 3: starter})
    book = Worked(exchange.cost_sheet(whole(bread, known, "Bread"), "en"))
    assert sorted(book.book.sheetnames) == ["Bread", "Dough", "Starter"]
    # the starter 6, the dough 5 × 6 + 4 = 34, the bread 2 × 34 + 6 = 74
    assert [book.rows[name]["Production cost"][0] for name in ("Starter", "Dough", "Bread")] == [6, 34, 74]


@pytest.mark.parametrize("words", ["=1+1", "+59171234567", "-10 %", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_words_never_become_a_formula(words: str) -> None:
    of = whole(sheet(material(words, "1", words, priced=Price(D(1))), work(words, "1")), name=words)
    page = openpyxl.load_workbook(BytesIO(exchange.cost_sheet(of, "es"))).worksheets[0]
    found = [cell for row in page.iter_rows() for cell in row if cell.value == words]
    assert len(found) >= 3
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in found)


def test_names_of_pages_are_such_as_programs_take() -> None:
    long = "Bolsón bordado 'grande' [2025/26]: para la feria de Kusi"
    twin = sheet(material("Cloth", "1", "m", "5 1 m"), product=2)
    known = replace(KNOWN, sheets={2: twin, 3: replace(twin, product=3)}, products={2: long, 3: long.upper()})
    of = whole(sheet(component("A", 2, "1"), component("B", 3, "1")), known, long)
    book = Worked(exchange.cost_sheet(of, "es"))
    names = book.book.sheetnames
    assert len({name.casefold() for name in names}) == 3
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
    assert book.rows[names[0]]["Costo de producción"][0] == 10


@pytest.mark.parametrize(("name", "called"), [("History", "History (2)"), ("'[]'", "()"), ("''", "Cost sheet")])
def test_a_name_no_page_may_have_is_changed(name: str, called: str) -> None:
    book = openpyxl.load_workbook(BytesIO(exchange.cost_sheet(whole(SWEATERS, name=name), "en")))
    assert book.sheetnames == [called]


def test_it_speaks_the_language_it_is_asked_for() -> None:
    rows = {language: Worked(exchange.cost_sheet(apron(), language)).rows for language in ("es", "en")}
    assert "Costo de producción" in rows["es"]["Mandil bordado con bolsillo"]
    assert "Production cost" in rows["en"]["Mandil bordado con bolsillo"]
    assert "Version 3 of 31/03/2026: Subió la tarifa de bordado" in rows["en"]["Mandil bordado con bolsillo"]


def test_what_is_typed_stands_in_a_frame_and_nothing_else_does() -> None:
    page = openpyxl.load_workbook(BytesIO(exchange.cost_sheet(whole(BREAD), "en"))).worksheets[0]
    framed = [cell for row in page.iter_rows() for cell in row if cell.fill.fill_type == "solid"]
    assert framed
    assert not [cell.coordinate for cell in framed if cell.data_type == "f"]
    figures = [cell for row in page.iter_rows() for cell in row if cell.data_type == "n" and cell.value is not None]
    assert all(cell.fill.fill_type == "solid" for cell in figures)


def test_a_unit_no_decimal_says_is_the_quotient_it_is() -> None:
    """A pound of 453,6 g is 0,4536 kg; a dozen eggs at 10 are 5/6 each; a kilo holds 1 ÷ 0,4536 pounds."""
    of = sheet(replace(material("Yarn", "3", "lb"), price=Price(D(10), D(1), "kg")))
    assert worked(of)["Production cost"][0] == Fraction(30) * Fraction(4536, 10000)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sheets)
def test_any_sheet_gives_our_answers(any_sheet: Sheet) -> None:
    same_figures(worked(any_sheet, KNOWN), answer(any_sheet, KNOWN))


@pytest.mark.slow
@pytest.mark.skipif(LIBREOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_works_the_same_figures_out(tmp_path: Path) -> None:
    """Bread 418,50 / 71,50 / 14,59 %; and every figure of the apron, its panel on another page, to the millionth."""
    bread = worked_by_libreoffice(exchange.cost_sheet(whole(BREAD), "en"), tmp_path)["Pan de batalla"]
    found = (bread["Production cost"][2], bread["What is left"][2], bread["Margin on the price"][0] * 100)
    assert [round(Decimal(one), 2) for one in found] == [D("418.50"), D("71.50"), D("14.59")]
    theirs = worked_by_libreoffice(exchange.cost_sheet(apron(), "en"), tmp_path)["Mandil bordado con bolsillo"]
    for label, key in _LABELS.items():
        ours = FIGURES[key].of(answer(APRON, OF_APRON))
        assert ours is not None
        assert round(Decimal(theirs[label][0]), 6) == round(Decimal(ours.numerator) / Decimal(ours.denominator), 6)
