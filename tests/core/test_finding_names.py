"""Names are found by a few letters, without accents and with a letter or two amiss; what fits best comes first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks.finding import Fit, Names
from coopbooks.finding.nearness import amiss, nearest
from coopbooks.reading import words_of

CLUB = ("Bordados", "Bordón de lana", "Niñas del Alto", "María Quispe", "Marina Quispe", "Ana María Choque", "Ana")


def found(typed: str, many: int = 9, *names: str) -> list[str]:
    return [hit.what for hit in Names((name, name, "") for name in names or CLUB).find(typed, many)]


@pytest.mark.parametrize(
    ("typed", "word", "letters"),
    [
        ("bordados", "bordados", 0),
        ("bord", "bordados", 0),
        ("bordda", "bordados", 1),  # two neighbours swapped
        ("bodados", "bordados", 1),  # one missing
        ("borrdados", "bordados", 1),  # one too many
        ("vordados", "bordados", 1),  # one wrong, the first
        ("vodados", "bordados", None),  # two amiss, and the first letter wrong
        ("bodadso", "bordados", 2),
        ("odadso", "bordados", None),
        ("anular", "anotar", None),  # of six letters, one
        ("lna", "lana", None),  # of three letters, every one counts
        ("laan", "lana", 1),
        ("pqan", "lana", None),
        (
            "excel",
            "excedente",
            None,
        ),  # its end is wrong, and only four of nine letters are right
        ("exzed", "excedente", 1),  # wrong within, and right again after it
        ("exec", "excedente", 1),  # the last two swapped
        ("excelente", "excedente", 1),
        ("bordo", "bordados", 1),  # another end, of a word half of which is right
        ("ventx", "ventilador", None),
    ],
)
def test_a_letter_or_two_may_be_amiss(typed: str, word: str, letters: int | None) -> None:
    assert amiss(typed, word) == letters


@given(st.text("abcdeñ", min_size=6, max_size=12), st.data())
def test_a_swap_of_neighbours_is_always_forgiven(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(word) - 2))
    swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    assert amiss(swapped, word) in (0, 1)


def test_the_nearest_words_come_first() -> None:
    assert nearest("boraddos", ["bardados", "bordados", "sombrero", "bordes"], 2) == ["bordados", "bardados"]
    assert nearest("xyz", ["bordados"], 2) == []


def test_accents_capitals_and_signs_do_not_matter() -> None:
    assert words_of("Niñas  del «Alto», N.º 3") == ["ninas", "del", "alto", "n", "o", "3"]
    assert found("ninas") == ["Niñas del Alto"]
    assert found("ÑIÑAS DEL") == ["Niñas del Alto"]


def test_what_is_called_so_comes_before_what_begins_so_and_what_has_such_a_word() -> None:
    assert found("ana") == ["Ana", "Ana María Choque"]
    assert found("maria") == ["María Quispe", "Ana María Choque", "Marina Quispe"]


def test_a_wrong_letter_comes_after_every_right_one() -> None:
    hits = Names((name, name, "") for name in CLUB).find("bordo", 9)
    assert [(hit.what, hit.fit) for hit in hits] == [
        ("Bordón de lana", Fit.BEGINS),
        ("Bordados", Fit.NEARLY),
    ]


def test_every_word_typed_must_be_there_in_any_order() -> None:
    assert found("quispe mari") == ["María Quispe", "Marina Quispe"]
    assert found("choque ana") == ["Ana María Choque"]
    assert found("quispe choque") == []


def test_what_stands_beside_a_name_finds_it_too() -> None:
    names = Names([(1, "Rosa Mamani", "El Alto"), (2, "Rosa Mamani", "Cotahuma")])
    assert [hit.what for hit in names.find("rosa alto", 5)] == [1]


def test_of_what_fits_alike_the_most_chosen_comes_first() -> None:
    names = Names((name, name, "") for name in ("Lana blanca", "Lana negra", "Lana roja"))
    often = {"Lana roja": 3, "Lana negra": 1}
    hits = names.find("lana", 2, lambda name: often.get(name, 0))
    assert [hit.what for hit in hits] == ["Lana roja", "Lana negra"]


def test_nothing_typed_finds_nothing() -> None:
    assert found("") == found(" .,") == []
