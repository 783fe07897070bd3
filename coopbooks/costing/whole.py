"""A sheet whole, to be printed or gone on with elsewhere: its product, version and answers, nothing to be asked anew.

Its costs level by level, and its lines section by section, are given in whole centavos: those of a section add up to
it, the sections to the total cost, and that is the total of the levels for as many pieces as the lines are for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from coopbooks.costing.answers import Answers
from coopbooks.costing.known import Known
from coopbooks.costing.rules import NOTHING, ratio
from coopbooks.costing.shapes import KINDS, AmountLine, ComponentLine, MachineLine, MaterialLine, Sheet, SheetLine
from coopbooks.costing.shown import apportioned, money, money_parts
from coopbooks.i18n import N_
from coopbooks.money import Money
from coopbooks.products import Product

SECTIONS: Final = {
    "materials": N_("Materials"),
    "components": N_("Made before"),
    "work": N_("Work"),
    "charges": N_("Charges on the pay"),
    "machine": N_("Machine time"),
    **KINDS,
}
"""What the lines of a sheet are told apart by, in the order in which costs come about."""
_COSTS: Final = ("materials", "work", "charges", "machine", "other", "indirect", "selling")
_SUMS: Final = {"prime": _COSTS[:3], "direct": _COSTS[:5], "production": _COSTS[:6], "total": _COSTS}


@dataclass(frozen=True, slots=True)
class WholeSheet:
    """One sheet with all that is said of it: ``number``, ``day`` and ``note`` of its version, 0 where none is saved."""

    product: Product
    answers: Answers
    known: Known
    number: int = 0
    day: date | None = None
    note: str = ""

    @property
    def sheet(self) -> Sheet:
        """What was written."""
        return self.answers.costed.sheet

    @property
    def currency(self) -> str:
        """The currency of the books."""
        return self.known.currency


@dataclass(frozen=True, slots=True)
class CostedLine:
    """One line with what it costs; its number in the sheet, and None for the charges on the pay."""

    index: int | None
    cost: Money


@dataclass(frozen=True, slots=True)
class SectionCosts:
    """The lines of one of ``SECTIONS`` and what they come to."""

    key: str
    lines: tuple[CostedLine, ...]
    total: Money


def section_of(line: SheetLine) -> str:
    """Return the section a line stands in."""
    match line:
        case MaterialLine():
            return "materials"
        case ComponentLine():
            return "components"
        case MachineLine():
            return "machine"
        case AmountLine():
            return line.kind
    return "work"


def levels(answers: Answers, many: Fraction, currency: str = "BOB") -> dict[str, Money]:
    """Return cost, price and all between them for so ``many`` sold pieces, by the keys of ``FIGURES``.

    Total cost, net price, price and FOB price are rounded each by itself; what stands between two of them is their
    difference, so that whoever adds the figures up comes to the same.
    """
    priced, slices = answers.priced, answers.slices()
    parts = money_parts([slices[name] * many for name in _COSTS], currency)
    found = dict(zip(_COSTS, parts, strict=True))
    nothing = Money(0, currency)
    found |= {name: sum((found[one] for one in of), nothing) for name, of in _SUMS.items()}
    net, price = money(priced.net * many, currency), money(priced.price * many, currency)
    found |= {"net": net, "price": price, "profit": net - found["total"], "tax": price - net}
    if priced.fob is not None:
        found["fob"] = money(priced.fob * many, currency)
        found["export"] = found["fob"] - net
    return found


def sections(whole: WholeSheet) -> list[SectionCosts]:
    """Return the lines by section, for the whole of the sheet's basis, empty sections left out."""
    exact = _exact(whole)
    told = levels(whole.answers, whole.answers.costed.sold, whole.currency)
    own = [key for key in exact if key not in _brought(whole, exact)]
    parts = {key: apportioned([amount for _index, amount in exact[key]], told[key]) for key in own}
    shared = [key for key in exact if key not in own]
    if shared:
        rest = told["total"] - sum((told[key] for key in own if key != "export"), Money(0, whole.currency))
        together = apportioned([amount for key in shared for _index, amount in exact[key]], rest)
        for key in shared:
            many = len(exact[key])
            parts[key], together = together[:many], together[many:]
    return [_section(key, exact[key], parts[key]) for key in SECTIONS if key in exact]


def _section(key: str, lines: Sequence[tuple[int | None, Fraction]], costs: Sequence[Money]) -> SectionCosts:
    costed = tuple(CostedLine(index, cost) for (index, _exact_cost), cost in zip(lines, costs, strict=True))
    return SectionCosts(key, costed, sum(costs[1:], costs[0]))


def _exact(whole: WholeSheet) -> dict[str, list[tuple[int | None, Fraction]]]:
    """The exact cost of every line by section, and the charges on the sheet's own work."""
    found: dict[str, list[tuple[int | None, Fraction]]] = {}
    amounts = whole.answers.priced.line_amounts()
    for index, (line, amount) in enumerate(zip(whole.sheet.lines, amounts, strict=True)):
        found.setdefault(section_of(line), []).append((index, amount))
    if whole.sheet.charges and "work" in found:
        pay = sum((amount for _index, amount in found["work"]), NOTHING)
        found["charges"] = [(None, pay * ratio(whole.sheet.charges))]
    return found


def _brought(whole: WholeSheet, exact: dict[str, list[tuple[int | None, Fraction]]]) -> set[str]:
    """The sections whose level holds something that components bring along, and these themselves."""
    costed = whole.answers.costed
    if "components" not in exact:
        return set()
    own = {key: sum((amount for _index, amount in exact.get(key, ())), NOTHING) for key in _COSTS[:6]}
    return {"components"} | {key for key in own if key in exact and own[key] != getattr(costed.parts, key)}
