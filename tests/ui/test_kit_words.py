"""A field for words that come again: Enter takes what is typed, the arrows what was written before."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from ui.shared.words_edit import WordsEdit

Key = Qt.Key


@pytest.fixture
def field(show: Any) -> WordsEdit:
    made = WordsEdit(lambda: ["S, M, L", "Único", "XL"])
    show(made, WordsEdit(list))
    made.setFocus()
    return made


@pytest.mark.parametrize(
    ("typed", "taken"), [("S", "S"), ("unico", "Único"), (" X  S ", "X S"), ("s, m, l", "S, M, L"), ("", "")]
)
def test_enter_takes_what_is_typed_in_the_letters_it_was_written_with(
    field: WordsEdit, keys: Any, typed: str, taken: str
) -> None:
    keys.type(typed)
    keys.press(Key.Key_Return)
    assert field.words() == taken


def test_the_arrow_down_takes_what_was_written_before(field: WordsEdit, keys: Any) -> None:
    keys.type("s")
    keys.press(Key.Key_Down)
    keys.press(Key.Key_Return)
    assert (field.words(), field.typed) == ("S, M, L", True)


def test_what_was_typed_is_given_back(field: WordsEdit, keys: Any) -> None:
    keys.type("Talla grande")
    kept = field.kept()
    field.reset()
    field.take_back(kept)
    assert (field.words(), field.typed) == ("Talla grande", True)
