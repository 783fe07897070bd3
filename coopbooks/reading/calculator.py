"""The calculator in every field: figures joined by + - * / and parentheses, worked out exactly.

A sum is an optional sign and terms with + or - between; a term is factors with * or / between; a factor is a figure
or a sum in parentheses.
"""

import re
from fractions import Fraction
from typing import Final, NoReturn

from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.reading.figure import FINE, GROUP_BLANKS, Kind, example, value_of
from coopbooks.reading.typed import short

_DEEPEST: Final = 10
_AS_TYPED: Final = str.maketrans({"−": "-", "–": "-", "×": "*", "x": "*", "X": "*", "÷": "/"})
_TOKEN: Final = re.compile(rf"[.,]?[0-9](?:[0-9.,]|[{GROUP_BLANKS}](?=[0-9]))*|[-+*/()]")
_SIGNS: Final = frozenset("-+*/()")
_END: Final = ""


def calculate(text: str, kind: Kind) -> Fraction:
    """Work out one line, without rounding.

    In a calculation figures may have up to six decimals whatever the kind; a figure on its own only its own.
    Refused: anything else than a calculation (``not_a_number``), two figures side by side or one alone in parentheses
    (``ambiguous``), a piece missing (``unfinished``), ``division_by_zero``, ``too_deep``, and what a figure refuses.
    """
    tokens = _tokens(text)
    figures = sum(token not in _SIGNS for token in tokens)
    if figures == 1 and tokens[0] == "(" and tokens[-1] == ")":
        _ask_for_sign(text)
    return _Calculation(text, tokens, kind, FINE.decimals if figures > 1 else kind.decimals).result()


class _Calculation:
    """A descent through the tokens of one line."""

    def __init__(self, text: str, tokens: list[str], kind: Kind, decimals: int) -> None:
        self._text = text
        self._tokens = [*tokens, _END]
        self._kind = kind
        self._decimals = decimals
        self._at = 0
        self._depth = 0

    def result(self) -> Fraction:
        value = self._sum()
        if self._next != _END:
            self._refuse_unfinished()
        return value

    @property
    def _next(self) -> str:
        return self._tokens[self._at]

    def _take(self, wanted: str) -> str:
        """Step over the next token if it is one of the signs wanted."""
        token = self._next
        if token == _END or token not in wanted:
            return _END
        self._at += 1
        return token

    def _sum(self) -> Fraction:
        negative = self._take("+-") == "-"
        value = -self._term() if negative else self._term()
        while sign := self._take("+-"):
            value = value + self._term() if sign == "+" else value - self._term()
        return value

    def _term(self) -> Fraction:
        value = self._factor()
        while sign := self._take("*/"):
            other = self._factor()
            if sign == "/" and not other:
                raise Refusal(_("Nothing can be divided by zero."), reason="division_by_zero")
            value = value * other if sign == "*" else value / other
        return value

    def _factor(self) -> Fraction:
        if self._take("("):
            return self._parenthesis()
        token = self._next
        if token == _END or token in _SIGNS:
            self._refuse_unfinished()
        self._at += 1
        if self._next != _END and self._next not in _SIGNS:
            _refuse_two_figures(self._text, token, self._next)
        return value_of(token, self._kind, self._decimals)

    def _parenthesis(self) -> Fraction:
        self._depth += 1
        if self._depth > _DEEPEST:
            message = _("“%(typed)s” has too many parentheses inside each other. Calculate it in steps.")
            raise Refusal(message % {"typed": short(self._text)}, reason="too_deep")
        value = self._sum()
        if not self._take(")"):
            self._refuse_unfinished()
        self._depth -= 1
        return value

    def _refuse_unfinished(self) -> NoReturn:
        message = _("Something is missing in “%(typed)s”. A calculation looks like 2*(3+4).")
        raise Refusal(message % {"typed": short(self._text)}, reason="unfinished")


def _tokens(text: str) -> list[str]:
    """Cut the line into figures and signs; blanks between them do not matter."""
    tokens: list[str] = []
    at, line = 0, text.translate(_AS_TYPED)
    while at < len(line):
        if line[at].isspace():
            at += 1
        elif match := _TOKEN.match(line, at):
            tokens.append(match.group())
            at = match.end()
        else:
            _refuse_letters(text, at)
    return tokens


def _refuse_letters(text: str, at: int) -> NoReturn:
    if re.search(r"[0-9][eE][-+]?[0-9]", text):
        message = _("Write “%(typed)s” out with all its digits.") % {"typed": short(text)}
        raise Refusal(message, reason="not_a_number")
    found = re.match(r"[^\W\d_]+|.", text[at:])
    wrong = found.group() if found else text[at:]
    if any("0" <= letter <= "9" for letter in text):
        message = _("“%(wrong)s” does not belong in a number. Type figures only, for example %(example)s.")
    else:
        message = _("“%(wrong)s” is not a number. Type figures, for example %(example)s.")
    raise Refusal(message % {"wrong": short(wrong), "example": example("12", "50")}, reason="not_a_number")


def _ask_for_sign(text: str) -> NoReturn:
    """Statements print losses in parentheses; a calculator takes them for nothing at all."""
    message = _("“%(typed)s” can be read in two ways. Type it without parentheses, with - in front if it is negative.")
    raise Refusal(message % {"typed": short(text)}, reason="ambiguous")


def _refuse_two_figures(text: str, first: str, second: str) -> NoReturn:
    if first.isdigit() and second.isdigit() and len(second) <= 2:
        message = _("“%(typed)s” can be one number or two. Type %(joined)s or %(decimal)s, or put + between.")
        shown = {"typed": short(text), "joined": short(first + second), "decimal": short(example(first, second))}
        raise Refusal(message % shown, reason="ambiguous")
    message = _("“%(typed)s” can be one number or two. Type it without blanks, or put + between.")
    raise Refusal(message % {"typed": short(text)}, reason="ambiguous")
