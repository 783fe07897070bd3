"""One figure as it is typed: digits with marks for decimals and thousands, where a mark may mean either."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, NoReturn

from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.reading.typed import short
from coopbooks.showing import region, spoken

GROUP_BLANKS: Final = "\N{NO-BREAK SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}"
_SINGLE_MARK: Final = re.compile(r"(?P<whole>[0-9]*)(?:(?P<mark>[.,])(?P<decimals>[0-9]+))?")
_GROUPED: Final = re.compile(
    rf"(?P<whole>[1-9][0-9]{{0,2}}(?P<group>[.,{GROUP_BLANKS}])[0-9]{{3}}(?:(?P=group)[0-9]{{3}})*)"
    r"(?:(?!(?P=group))[.,](?P<decimals>[0-9]+))?"
)
_NO_MARKS: Final = {ord(mark): None for mark in ",." + GROUP_BLANKS}


@dataclass(frozen=True, slots=True)
class Kind:
    """What a figure stands for: how many decimals it may have, and whether the region's own mark is surely decimal.

    Quantities often have three decimals, so the region's decimal mark is believed: ``1,250`` kg in Bolivia.
    Money never has three, so ``1,250`` is as likely a thousand and a bit, typed the other region's way.
    """

    decimals: int
    believes_region: bool


MONEY: Final = Kind(decimals=2, believes_region=False)
FINE: Final = Kind(decimals=6, believes_region=True)
WHOLE: Final = Kind(decimals=0, believes_region=False)


def value_of(typed: str, kind: Kind, decimals: int) -> Fraction:
    """Read digits, points, commas and blanks between thousands; ``decimals`` is how many are allowed here.

    A single point or comma is the decimal mark, whichever it is, unless it stands where thousands would have it.
    """
    if typed[-1] in ",.":
        message = _("“%(typed)s” ends in a decimal mark. Type its decimals too, or leave the mark out: %(whole)s.")
        raise Refusal(message % {"typed": short(typed), "whole": _digits(typed)}, reason="unfinished")
    if single := _SINGLE_MARK.fullmatch(typed):
        if _may_be_thousands(single, kind):
            _ask_which(typed, single["whole"], single["decimals"], kind, decimals)
        return _value(typed, single, decimals)
    if grouped := _GROUPED.fullmatch(typed):
        if grouped["group"] == region().decimal:
            _ask_for_region(typed, grouped)
        return _value(typed, grouped, decimals)
    message = _("The points, commas or blanks in “%(typed)s” do not mark thousands. Leave them out, as in %(example)s.")
    raise Refusal(message % {"typed": short(typed), "example": example("1234", "50")}, reason="bad_groups")


def example(whole: str, decimals: str) -> str:
    """Write a figure without thousands marks, the way the region types it."""
    return f"{whole}{region().decimal}{decimals}" if decimals else whole


def _value(typed: str, match: re.Match[str], allowed: int) -> Fraction:
    decimals = match["decimals"] or ""
    whole = _digits(match["whole"]) or "0"
    if len(decimals) > allowed:
        _refuse_decimals(typed, whole, decimals, allowed)
    return Fraction(int(whole + decimals), 10 ** len(decimals))


def _digits(text: str) -> str:
    return text.translate(_NO_MARKS)


def _may_be_thousands(match: re.Match[str], kind: Kind) -> bool:
    """Whether one to three digits, not beginning with zero, stand before a single mark and exactly three after it."""
    if match["mark"] is None or len(match["decimals"]) != 3 or not re.fullmatch("[1-9][0-9]{0,2}", match["whole"]):
        return False
    return not (kind.believes_region and match["mark"] == region().decimal)


def _ask_which(typed: str, whole: str, decimals: str, kind: Kind, allowed: int) -> NoReturn:
    if kind == WHOLE:
        message = _("“%(typed)s” can be read in two ways. Type the whole number without points or commas.")
        raise Refusal(message % {"typed": typed}, reason="ambiguous")
    message = _(
        "“%(typed)s” can be read in two ways. Is it %(in_thousands)s? Type %(thousands)s. "
        "Is it %(in_decimals)s? Type %(decimals)s."
    )
    words = {
        "typed": typed,
        "in_thousands": spoken(int(whole + decimals), ""),
        "thousands": whole + decimals,
        "in_decimals": spoken(int(whole), decimals),
        "decimals": _surely_decimal(whole, decimals, kind, allowed),
    }
    raise Refusal(message % words, reason="ambiguous")


def _surely_decimal(whole: str, decimals: str, kind: Kind, allowed: int) -> str:
    """How to type the decimal reading: within a calculation of money a fourth decimal tells it from thousands."""
    if kind.believes_region or allowed <= kind.decimals:
        return _within(whole, decimals, allowed)
    return example(whole, f"{decimals}0")


def _within(whole: str, decimals: str, allowed: int) -> str:
    """How to type the figure with so many decimals; one that needs more has two neighbours to choose from."""
    kept, left_out = decimals[:allowed], decimals[allowed:].strip("0")
    if not left_out:
        return example(whole, kept)
    above = str(int(whole + kept) + 1).rjust(allowed + 1, "0")
    return _("%(below)s or %(above)s") % {
        "below": example(whole, kept),
        "above": example(above[: len(above) - allowed], above[len(above) - allowed :]),
    }


def _ask_for_region(typed: str, match: re.Match[str]) -> NoReturn:
    message = _("Here thousands and decimals are written as in %(example)s. Instead of “%(typed)s” type %(right)s.")
    right = example(_digits(match["whole"]), match["decimals"] or "")
    shape = f"1{region().group}234{region().decimal}50"
    raise Refusal(message % {"example": shape, "typed": short(typed), "right": right}, reason="other_region")


def _refuse_decimals(typed: str, whole: str, decimals: str, allowed: int) -> NoReturn:
    near = short(_within(whole, decimals, allowed))
    if not allowed:
        message = _("“%(typed)s” has decimals, and only a whole number will do. Type %(near)s.")
    else:
        message = _("“%(typed)s” has more than %(allowed)s decimals. Type %(near)s.")
    raise Refusal(message % {"typed": short(typed), "allowed": allowed, "near": near}, reason="too_many_decimals")
