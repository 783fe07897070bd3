"""Reads the stylesheet as a person meets it: which words stand on which ground, and which lines mean something."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ui.look.sheet import stylesheet
from ui.look.tokens import Tokens

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_STATE = re.compile(r"(?<!:):[a-z-]+")
_KIND = re.compile(r"\[[^\]]*\]|#[A-Za-z_]+")
_WORDLESS = ("::indicator", "::handle", "::chunk")
_GROUNDS = ("QMainWindow", "QDialog", "QWidget#ground", "QFrame")


@dataclass(frozen=True)
class Pair:
    """One colour on another, and where the stylesheet says so."""

    upper: str
    ground: str
    where: str

    @property
    def contrast(self) -> float:
        """As WCAG 2.1 counts it, from 1 to 21."""
        light, dark = sorted((_luminance(self.upper), _luminance(self.ground)), reverse=True)
        return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class Sheet:
    """The rules by selector; a later one of the same selector adds to an earlier one."""

    def __init__(self, tokens: Tokens) -> None:
        """Read it in these colours."""
        self.tokens = tokens
        self.rules: dict[str, dict[str, str]] = {}
        for selectors, body in _RULE.findall(_COMMENT.sub("", stylesheet(tokens, 100))):
            said = dict(part.strip().split(": ", 1) for part in body.split(";") if part.strip())
            for selector in selectors.split(","):
                self.rules.setdefault(" ".join(selector.split()), {}).update(said)

    def words(self) -> Iterator[Pair]:
        """Give every pair of words and ground."""
        for selector, said in self.rules.items():
            if any(part in selector for part in _WORDLESS):
                continue
            if "color" in said or _COLOUR.fullmatch(said.get("background", "")):
                upper = self._found(selector, "color") or self.tokens.text
                ground = self._found(selector, "background")
                grounds = [ground] if ground and ground != "transparent" else self.grounds()
                yield from (Pair(upper, one, selector) for one in grounds)
            if "selection-color" in said:
                yield Pair(said["selection-color"], said["selection-background-color"], selector)

    def lines(self) -> Iterator[Pair]:
        """Give every line that means something, on every ground a page has."""
        for selector, said in self.rules.items():
            for name, value in said.items():
                colour = _COLOUR.search(value) if name.startswith("border") else None
                if colour and colour[0] != self.tokens.line:
                    yield from (Pair(colour[0], ground, selector) for ground in self.pages())

    def grounds(self) -> set[str]:
        """What words without a ground of their own may stand on: every page, panel and notice."""
        plain = (name for name in self.rules if name.startswith(_GROUNDS) and " " not in name)
        found = {self.rules[name].get("background", "") for name in plain}
        return {colour for colour in found if _COLOUR.fullmatch(colour)}

    def pages(self) -> set[str]:
        """What what can be used stands on."""
        return {self.tokens.ground, self.tokens.surface, self.tokens.sunken}

    def _found(self, selector: str, name: str) -> str | None:
        """Look for what is said here, else of the same thing in no particular state, else of any of its kind."""
        for one in _less_particular(selector):
            if name in self.rules.get(one, {}):
                return self.rules[one][name]
        return None


def _less_particular(selector: str) -> Iterator[str]:
    """From ``QPushButton[kind="plain"]:hover`` to ``QPushButton``; within something first, then anywhere."""
    around, _space, subject = selector.rpartition(" ")
    stateless = _STATE.sub("", subject)
    names = [subject, stateless, _KIND.sub("", stateless)]
    yield from (f"{around} {name}".strip() for name in names)
    yield from names
