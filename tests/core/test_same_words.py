"""One sentence for one situation: nobody chosen, no name written, a mark amiss, a day asked about."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
with (ROOT / "translations" / "es" / "LC_MESSAGES" / "coopbooks.po").open("rb") as file:
    SPANISH = read_po(file, locale="es")
_OF_A_CLUB = "Give the club a name: it is printed on every paper."
_OF_A_MEMBER = "There is nothing to settle."
_OF_AN_AGREEMENT = "Write the name or the number of the agreement."
_OF_A_LINE = {"Write what is done: cutting, knitting, sewing.", "Write what this part is for."}
SAID = {
    "person": {"Choose who.", _OF_A_MEMBER},
    "donor": {"Choose who."},
    "name": {"Write the name.", _OF_A_CLUB, _OF_AN_AGREEMENT, *_OF_A_LINE},
}
"""What a field with nothing in it says, whichever room refuses it; those that say more name what is meant."""


def refused_empty() -> dict[str, set[str]]:
    """Return the plain sentences of every refusal of an empty field, by the fields."""
    found = defaultdict(set)
    for path in (ROOT / "coopbooks").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name("Refusal"),
                    args=[ast.Call(args=[ast.Constant(str(words))]), ast.Constant(str(field)), ast.Constant("empty")],
                ):
                    found[field].add(words)
    return found


@pytest.mark.parametrize("field", SAID)
def test_the_same_is_said_of_the_same_empty_field(field: str) -> None:
    assert refused_empty()[field] == SAID[field]


@pytest.mark.parametrize(
    ("asked", "spanish"),
    [("Is that right?", "¿Está bien?"), ("Is the decimal mark right?", "¿Está bien la coma decimal?")],
)
def test_a_question_has_one_spanish(asked: str, spanish: str) -> None:
    found = [one for one in SPANISH if isinstance(one.id, str) and one.id.endswith(asked)]
    assert found
    assert [one.id for one in found if not str(one.string).endswith(spanish)] == []


def test_the_decimal_mark_to_be_checked_has_one_spanish() -> None:
    found = [one for one in SPANISH if "Check the decimal mark." in one.id]
    assert len(found) > 4
    assert [one.id for one in found if "Revise la coma decimal." not in str(one.string)] == []


def test_ten_times_the_usual_is_one_sentence() -> None:
    assert len([one for one in SPANISH if "ten times the usual" in one.id]) == 1
