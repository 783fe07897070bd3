"""Words by how many there are. Spanish: Nueva gramática, 3.2; DPD, «plural». English: the dictionary's plurals."""

import pytest

from coopbooks import i18n, showing
from coopbooks.materials import UNITS
from coopbooks.quantity import Quantity

SPANISH = {
    "cono": "conos",
    "bolsa": "bolsas",
    "paquete": "paquetes",
    "café": "cafés",
    "tambor": "tambores",
    "panel": "paneles",
    "unidad": "unidades",
    "reloj": "relojes",
    "ley": "leyes",
    "lápiz": "lápices",
    "botón": "botones",
    "cajón": "cajones",
    "pan": "panes",
    "pack": "packs",
    "Cono": "Conos",
    "bolsa de 50 kg": "bolsas de 50 kg",
    "rollo x 100 m": "rollos x 100 m",
    "cono (900 g)": "conos (900 g)",
}
ENGLISH = {
    "cone": "cones",
    "skein": "skeins",
    "bag": "bags",
    "box": "boxes",
    "glass": "glasses",
    "brush": "brushes",
    "bunch": "bunches",
    "berry": "berries",
    "tray": "trays",
    "loaf": "loaves",
    "dozen": "dozen",
    "big bag": "big bags",
    "bag of flour": "bags of flour",
    "botón": "botones",  # a Spanish word, whatever is spoken
}
STAY = ("", "kg", "g", "lt", "mts", "pz", "doc.", "UND", "cm2", "1/2 kg", "conos", "tórax")
UNSURE = ("orden", "bolsa grande")
"""órdenes, bolsas grandes: one moves its accent, of the other no rule knows that both words change."""


@pytest.mark.parametrize(("language", "words"), [("es", SPANISH), ("en", ENGLISH)])
def test_words_get_the_plural_of_their_language(language: str, words: dict[str, str]) -> None:
    with i18n.speaking(language):
        assert {word: showing.plural(word) for word in words} == words


def test_what_no_rule_is_sure_of_stays_as_it_is() -> None:
    with i18n.speaking("es"):
        assert [showing.plural(word) for word in STAY + UNSURE] == [*STAY, *UNSURE]
    with i18n.speaking("en"):
        assert [showing.plural(word) for word in STAY[:-2]] == [*STAY[:-2]]


@pytest.mark.parametrize(
    ("language", "plurals"),
    [
        ("es", "quintales arrobas libras yardas pulgadas litros piezas pares docenas cientos gruesas millares"),
        ("en", "quintals arrobas libras yards inches litres pieces pairs dozen hundred gross thousand"),
    ],
)
def test_every_unit_everybody_knows_has_the_plural_the_dictionary_gives(language: str, plurals: str) -> None:
    with i18n.speaking(language):
        found = {showing.plural(unit.name) for unit in UNITS.values()}
        assert found - {"kg", "g", "m", "cm", "ml", UNITS["pound"].name} == set(plurals.split())


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        ("1", "1 cono"),
        ("-1", "−1 cono"),
        ("0.5", "0,5 cono"),
        ("-0.25", "−0,25 cono"),
        ("0", "0 conos"),
        ("1.000001", "1,000001 conos"),
        ("1.5", "1,5 conos"),
        ("120", "120 conos"),
        ("-4", "−4 conos"),
    ],
)
def test_one_and_less_are_told_in_the_singular(amount: str, told: str) -> None:
    with i18n.speaking("es"):
        assert showing.counted(Quantity.of(amount), "cono") == told.replace(" ", "\N{NO-BREAK SPACE}")


def test_without_a_word_only_the_figure_is_told() -> None:
    assert showing.counted(Quantity.of("3"), "") == "3"
