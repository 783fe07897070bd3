"""What is written can be read: 4.5 : 1 for words, 3 : 1 for lines that mean something (WCAG 2.1, 1.4.3 and 1.4.11)."""

import pytest

from tests.ui.stylesheet import Pair, Sheet
from ui.look.tokens import DARK, LIGHT, Tokens

WORDS, LINES = 4.5, 3.0
both = pytest.mark.parametrize("tokens", [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")])


def too_faint(pairs: list[Pair], least: float) -> list[str]:
    return sorted({f"{p.where}: {p.upper} on {p.ground} is {p.contrast:.2f}" for p in pairs if p.contrast < least})


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        (Pair("#000000", "#ffffff", ""), 21.0),
        (Pair("#ffffff", "#ffffff", ""), 1.0),
        (Pair("#767676", "#ffffff", ""), 4.54),  # the lightest grey on white that passes, as WebAIM publishes it
    ],
)
def test_contrast_is_counted_as_published(pair: Pair, expected: float) -> None:
    assert pair.contrast == pytest.approx(expected, abs=0.005)


@both
def test_all_words_can_be_read_on_the_ground_they_stand_on(tokens: Tokens) -> None:
    pairs = list(Sheet(tokens).words())
    assert len(pairs) > 60
    assert not too_faint(pairs, WORDS)


@both
def test_what_stands_in_for_words_can_be_read(tokens: Tokens) -> None:
    """What is written in an empty field, whose colour the palette gives."""
    fields = [said for name, said in Sheet(tokens).rules.items() if name.startswith("QLineEdit")]
    grounds = {said["background"] for said in fields if "background" in said}
    assert len(grounds) > 1
    assert not too_faint([Pair(tokens.quiet, ground, "an empty field") for ground in grounds], WORDS)


@both
def test_figures_of_a_table_can_be_read_in_every_row(tokens: Tokens) -> None:
    table = Sheet(tokens).rules["QTableView"]
    grounds = [table[name] for name in ("background", "alternate-background-color", "selection-background-color")]
    tones = (tokens.text, tokens.quiet, tokens.money_in, tokens.money_out)
    assert not too_faint([Pair(tone, ground, "a table") for tone in tones for ground in grounds], WORDS)


@both
def test_what_is_painted_can_be_read(tokens: Tokens) -> None:
    """What no stylesheet says: cells of a grid, lines of the palette, sums under a table, a chart and its bars."""
    grounds = {
        "a row": tokens.surface,
        "closed": tokens.ground,
        "sums, a heading": tokens.sunken,
        "chosen": tokens.selected,
    }
    words = (tokens.text, tokens.quiet, tokens.accent, tokens.refused, tokens.proposed)
    lines = (tokens.strong_line, tokens.accent, tokens.refused, tokens.money_in, tokens.money_out)
    assert not too_faint([Pair(one, ground, where) for one in words for where, ground in grounds.items()], WORDS)
    assert not too_faint([Pair(one, ground, where) for one in lines for where, ground in grounds.items()], LINES)


@both
def test_borders_and_the_focus_can_be_seen(tokens: Tokens) -> None:
    pairs = list(Sheet(tokens).lines())
    assert {tokens.strong_line, tokens.accent, tokens.refused} <= {pair.upper for pair in pairs}
    assert not too_faint(pairs, LINES)


@both
def test_what_has_the_focus_differs_from_what_has_not(tokens: Tokens) -> None:
    """The ring is another colour on the page, and twice as thick as the border it takes the place of."""
    sheet = Sheet(tokens)
    focused = [name for name in sheet.rules if name.endswith(":focus") and "border" in sheet.rules[name]]
    assert len(focused) > 8
    assert all(sheet.rules[name]["border"].startswith("2px solid ") for name in focused)


@both
def test_the_tick_can_be_seen_in_its_box(tokens: Tokens) -> None:
    assert Pair(tokens.on_accent, tokens.accent, "a tick").contrast >= LINES
