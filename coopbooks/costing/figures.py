"""The figures of a sheet by name, in the order they are read, and sheets compared figure by figure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from coopbooks.costing.answers import Answers
from coopbooks.i18n import N_


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what it is called, how it is shown (``money``, ``percent``, ``pieces``, ``hours``), how it is had.

    Of one sold piece, where it is not of a month.
    """

    label: str
    kind: str
    of: Callable[[Answers], Fraction | None]


def _part(name: str) -> Callable[[Answers], Fraction | None]:
    return lambda answers: getattr(answers.priced.parts, name)


def _priced(name: str) -> Callable[[Answers], Fraction | None]:
    return lambda answers: getattr(answers.priced, name)


def _point(answers: Answers, name: str) -> Fraction | None:
    return Fraction(getattr(answers.break_even, name)) if answers.break_even else None


FIGURES: Final = {
    "materials": Figure(N_("Materials"), "money", _part("materials")),
    "work": Figure(N_("Work"), "money", _part("work")),
    "charges": Figure(N_("Charges on the pay"), "money", _part("charges")),
    "prime": Figure(N_("Materials and work"), "money", _part("prime")),
    "machine": Figure(N_("Machine time"), "money", _part("machine")),
    "other": Figure(N_("Other direct costs"), "money", _part("other")),
    "direct": Figure(N_("Direct cost"), "money", _part("direct")),
    "indirect": Figure(N_("Indirect costs"), "money", _part("indirect")),
    "production": Figure(N_("Production cost"), "money", _part("production")),
    "selling": Figure(N_("Selling"), "money", _priced("selling")),
    "total": Figure(N_("Total cost"), "money", _priced("total")),
    "profit": Figure(N_("What is left"), "money", _priced("profit")),
    "net": Figure(N_("Price without tax"), "money", _priced("net")),
    "tax": Figure(N_("Tax"), "money", _priced("tax")),
    "price": Figure(N_("Price in the workshop"), "money", _priced("price")),
    "markup": Figure(N_("Markup on the cost"), "percent", _priced("markup")),
    "margin": Figure(N_("Margin on the price"), "percent", _priced("margin")),
    "export": Figure(N_("Export"), "money", _priced("export")),
    "fob": Figure(N_("FOB price"), "money", _priced("fob")),
    "contribution": Figure(N_("Contribution of each"), "money", lambda answers: answers.contribution),
    "break_even": Figure(N_("Break-even point"), "pieces", lambda answers: _point(answers, "pieces")),
    "break_even_money": Figure(N_("Sales at the break-even point"), "money", lambda answers: _point(answers, "money")),
    "hour": Figure(N_("An hour of work earns"), "money", lambda answers: answers.hour.earns if answers.hour else None),
    "wage_hour": Figure(N_("Minimum wage of an hour"), "money", lambda answers: answers.wage_hour),
    "take_home": Figure(
        N_("A member takes home in a month"),
        "money",
        lambda answers: answers.take_home.pay if answers.take_home else None,
    ),
}
"""All figures by key."""


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One figure of several sheets, None where one has none, and which differ from that of the first."""

    key: str
    values: tuple[Fraction | None, ...]
    differs: tuple[bool, ...]

    @property
    def figure(self) -> Figure:
        """What it is."""
        return FIGURES[self.key]

    @property
    def differences(self) -> tuple[Fraction | None, ...]:
        """How much more each is than the first; None where one of the two is missing."""
        first = self.values[0]
        return tuple(None if value is None or first is None else value - first for value in self.values)


def compare(columns: Sequence[Answers]) -> list[ComparedRow]:
    """Return the figures of several sheets, versions or what-ifs side by side; those none of them has are left out."""
    rows = []
    for key, figure in FIGURES.items():
        values = tuple(figure.of(answers) for answers in columns)
        if any(values):
            rows.append(ComparedRow(key, values, tuple(value != values[0] for value in values)))
    return rows
