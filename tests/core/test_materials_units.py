"""Units: what one holds of another, by what everybody knows and by what a club says of one material."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks import i18n, materials
from coopbooks.books import Books
from coopbooks.materials import UNITS, Pack, factor
from coopbooks.quantity import Quantity
from tests.builders import assert_refused
from tests.core.store import a_material, q

BAG, SKEIN = Pack("bolsa", q("50"), "kg"), Pack("madeja", q("100"), "g")


@pytest.mark.parametrize(
    ("unit", "into", "expected"),
    [
        # Bolivian practice: a quintal is 46 kg, four arrobas, a hundred libras of 460 g
        ("quintal", "kg", "46"),
        ("quintal", "arroba", "4"),
        ("quintal", "libra", "100"),
        ("arroba", "kg", "11.5"),
        ("libra", "g", "460"),
        # the pound of labels and patterns
        ("lb", "g", "453.6"),
        ("yarda", "cm", "91.44"),
        ("pulgada", "cm", "2.54"),
        ("docena", "pieza", "12"),
        ("gruesa", "docena", "12"),
        ("par", "unidad", "2"),
        ("litro", "cc", "1000"),
        ("Kilos", "gramos", "1000"),
        ("@", "qq", "0.25"),
        ("Kg.", "grs.", "1000"),
        ("doc.", "unid.", "12"),
        ("caja.", "caja", "1"),
        ("bolsa", "bolsa", "1"),
    ],
)
def test_what_everybody_knows(unit: str, into: str, expected: str) -> None:
    assert factor(unit, into) == Fraction(expected)


@pytest.mark.parametrize(("unit", "into"), [("kg", "m"), ("bolsa", "kg"), ("pieza", "g"), ("litro", "kg")])
def test_what_nobody_said_is_not_guessed(unit: str, into: str) -> None:
    assert factor(unit, into) is None


def test_what_a_club_says_of_one_material() -> None:
    packs = (BAG, SKEIN, Pack("caja", q("12"), "madeja"))
    assert factor("BOLSA", "kg", packs) == 50
    assert factor("caja", "kg", packs) == Fraction("1.2")
    assert factor("kg", "caja", packs) == Fraction(5, 6)
    assert factor("bolsa", "quintal", packs) == Fraction(50, 46)
    assert factor("bolsa", "madeja", packs) == 500


def test_a_club_may_have_another_quintal_but_its_arroba_stays() -> None:
    packs = (Pack("qq", q("50"), "kg"),)
    assert factor("quintal", "kg", packs) == 50
    assert factor("quintal", "arroba", packs) == Fraction("50") / Fraction("11.5")
    assert factor("arroba", "kg", packs) == Fraction("11.5")


def test_a_metre_of_cloth_may_be_weighed_and_is_still_a_metre() -> None:
    packs = (Pack("m", q("0.2"), "kg"),)
    assert factor("m", "kg", packs) == Fraction("0.2")
    assert factor("cm", "g", packs) == 2
    assert factor("kg", "yard", packs) == 5 / Fraction("0.9144")


units = st.sampled_from([*UNITS, "bolsa", "madeja", "caja"])
held = st.integers(1, 10**12).map(Quantity)


@given(units, units, held, st.sampled_from(["kg", "m", "piece", "l"]))
def test_units_convert_back(one: str, other: str, holds: Quantity, of: str) -> None:
    packs = (Pack("bolsa", q("50"), of), Pack("madeja", holds, "bolsa"), Pack("caja", q("0.000007"), "madeja"))
    there, back = factor(one, other, packs), factor(other, one, packs)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert there * back == 1


@given(units, units, units)
def test_it_is_the_same_by_way_of_a_third(one: str, other: str, third: str) -> None:
    packs = (BAG, SKEIN, Pack("caja", q("12"), "madeja"))
    first, second, direct = factor(one, third, packs), factor(third, other, packs), factor(one, other, packs)
    if first is not None and second is not None:
        assert direct == first * second


def test_units_are_called_in_the_language_spoken(books: Books) -> None:
    with i18n.speaking("en"):
        assert materials.told(q("2.5"), "arroba") == "2.5\xa0arrobas"
        assert materials.unit_name("docena") == "dozen"
        assert materials.unit_name("cono") == "cono"


def test_a_unit_may_be_written_in_the_plural(books: Books) -> None:
    """Told in the plural it is read back; where somebody has packs of both names, each is its own."""
    packs = (Pack("cono", q("900"), "g"), Pack("botón", q("2"), "g"))
    assert factor("conos", "kg", packs) == factor("cono", "kg", packs) == Fraction(9, 10)
    assert factor("Botones", "g", packs) == 2
    assert factor("g", "conos", packs) == Fraction(1, 900)
    assert factor("balde", "baldes") == factor("baldes", "balde") == 1
    assert materials.factors("kg", packs)["conos"] == Fraction(9, 10)
    assert materials.called("conos", ["kg", "cono"]) == "cono"
    assert materials.called("Docenas", ["kg", "cono"]) == "dozen"
    assert materials.called("ovillos", ["kg", "cono"]) == "ovillos"
    both = (*packs, Pack("conos", q("10"), "kg"))
    assert factor("conos", "kg", both) == 10
    assert materials.factors("kg", both)["conos"] == 10
    thread = a_material(books, "thread", "kg", ("cono", "900", "g"))
    used = materials.material(books, thread)
    assert used.stocked(q("10"), "conos") == q("9")


def test_a_material_offers_its_own_units_first(books: Books) -> None:
    flour = materials.material(books, a_material(books, "flour", "qq", ("bag", "50", "kg")))
    assert flour.unit == "quintal"
    assert flour.units[:2] == ["quintal", "bag"]
    assert set(flour.units[2:]) == {"kg", "g", "arroba", "libra", "pound"}
    assert flour.stocked(q("1"), "kg") == q("0.021739")  # 1/46 of a quintal, half up to the millionth
    assert flour.factors["kilos"] == Fraction(1, 46)


@pytest.mark.parametrize(
    ("packs", "reason"),
    [
        ([("", "50", "kg")], "empty"),
        ([("bag", "50", " ")], "empty"),
        ([("bag", "0", "kg")], "zero"),
        ([("bag", "-1", "kg")], "zero"),
        ([("bag", "1000000001", "kg")], "zero"),
        ([("Kilo", "2", "g")], "twin"),  # the unit of the stock itself
        ([("bag", "50", "kg"), ("BAG", "25", "kg")], "twin"),
        ([("m", "0.2", "kg"), ("cm", "3", "g")], "twin"),  # a centimetre is a hundredth of a metre already
        ([("bag", "2", "box")], "no_conversion"),
        ([("bag", "2", "box"), ("box", "3", "bag")], "no_conversion"),
        ([("bag", "2", "bag")], "no_conversion"),
        ([("b" * 21, "2", "kg")], "too_long"),
    ],
)
def test_packs_that_cannot_be(books: Books, packs: list[tuple[str, str, str]], reason: str) -> None:
    with assert_refused(reason, "packs"):
        a_material(books, "yarn", "kg", *packs)


def test_packs_may_rest_on_one_another_in_any_order(books: Books) -> None:
    yarn = a_material(books, "yarn", "kg", ("box", "12", "skein"), ("skein", "100", "g"))
    assert materials.material(books, yarn).factor("box") == Fraction("1.2")
