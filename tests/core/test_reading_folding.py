"""Words found in a text as people look for them, and where they stand in it as it is written."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks import reading


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("Las Niñas", "ninas", ["Niñas"]),
        ("niñas NIÑAS ninas", "Ñinas", ["niñas", "NIÑAS", "ninas"]),
        (unicodedata.normalize("NFD", "Las Niñas y Ana"), "ninas y", [unicodedata.normalize("NFD", "Niñas y")]),
        ("Club\r\nde   Madres", "club de madres", ["Club\r\nde   Madres"]),
        ("ﬁlo", "filo", ["ﬁlo"]),
        ("anana", "ana", ["ana"]),
        ("Bs 1.851,20", "1.851", ["1.851"]),
        ("Las Niñas", "panes", []),
        ("Las Niñas", "  ", []),
    ],
)
def test_words_are_found_where_they_stand(text: str, wanted: str, found: list[str]) -> None:
    assert [text[place.start : place.start + place.length] for place in reading.places(text, wanted)] == found


@given(before=st.text(), word=st.text(min_size=1), after=st.text())
def test_what_is_found_folds_to_what_was_wanted(before: str, word: str, after: str) -> None:
    for start, length in reading.places(before + word + after, word):
        assert reading.fold(word) in reading.fold((before + word + after)[start : start + length])
