"""Colours and measures are tokens: named in one place, in steps of four, and nowhere written into the stylesheet."""

import re
from dataclasses import asdict
from pathlib import Path

import pytest

import ui.look
from ui.look.measures import SIZES, measures
from ui.look.sheet import stylesheet
from ui.look.tokens import DARK, LIGHT

SHEET = (Path(ui.look.__file__).parent / "style.qss").read_text(encoding="utf-8")
BARE = re.sub(r"/\*.*?\*/", "", SHEET, flags=re.DOTALL)


def test_the_stylesheet_has_no_colour_and_no_measure_of_its_own() -> None:
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)|\b\d+(?:\.\d+)?(?:px|pt|em)\b|\brgba?\(", BARE) == []


def test_every_colour_is_worn_and_said_as_the_stylesheet_reads_it() -> None:
    for tokens in (LIGHT, DARK):
        assert all(re.fullmatch(r"#[0-9a-f]{6}", colour) for colour in asdict(tokens).values())


def test_every_measure_is_wanted() -> None:
    """``space_3`` and its like are a scale; all others are there because the stylesheet asks for them."""
    named = {name for name in measures(100) if not name.startswith("space_")}
    assert named - set(re.findall(r"\$(\w+)", BARE)) == set()


@pytest.mark.parametrize("percent", SIZES)
def test_spaces_are_whole_steps_and_stay_what_they_are(percent: int) -> None:
    spaces = {name: size for name, size in measures(percent).items() if re.fullmatch(r"space_\d", name)}
    assert spaces == {f"space_{steps}": f"{4 * steps}px" for steps in range(1, 9)}


@pytest.mark.parametrize(
    ("percent", "title", "field"), [(90, "16.2pt", "22px"), (100, "18pt", "24px"), (200, "36pt", "48px")]
)
def test_type_and_fields_grow(percent: int, title: str, field: str) -> None:
    """A title is of 18 points, the words in a field are 24 pixels high, in proportion."""
    found = measures(percent)
    assert (found["title"], found["field"]) == (title, field)


def test_the_pictures_in_the_stylesheet_are_there_in_the_colours_of_the_look() -> None:
    for tokens in (LIGHT, DARK):
        files = [Path(path) for path in re.findall(r"url\(([^)]*)\)", stylesheet(tokens, 100))]
        drawings = [path.read_text(encoding="utf-8") for path in files]
        assert len(drawings) > 5
        colours = {colour for drawing in drawings for colour in re.findall(r"#[0-9a-f]{6}", drawing)}
        assert colours == {tokens.text, tokens.quiet, tokens.on_accent}
        assert not any("currentColor" in drawing for drawing in drawings)
