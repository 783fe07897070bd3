"""Working a sheet out while it is typed: costs into the grid, answers beside it, what is still open in words."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

from coopbooks import costing, materials, showing
from coopbooks.costing import Answers, Attempt, ComponentLine, Known, MachineLine, MaterialLine, Sheet
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from ui.costing.fields import SheetFields
from ui.costing.lines import Read, in_order
from ui.shared.grid import GridRow

Knowing = Callable[[Sheet], Known]
"""Gives what a sheet needs from the books: prices, units, the sheets of components, shared costs."""


class Live:
    """The sheet as it stands now, worked out as far as it can be."""

    def __init__(self, fields: SheetFields, product: int, knowing: Knowing) -> None:
        """Begin with what stands in the fields."""
        self._fields, self._product, self._knowing = fields, product, knowing
        self._asked: Any = None
        self.known = Known()
        self.sheet: Sheet = Sheet(product, ())
        self.read = Read((), ())
        self.attempt = Attempt(None, None, ())
        fields.grid.explain_by(self.about)

    @property
    def answers(self) -> Answers | None:
        """The answers, where the sheet is whole."""
        return self.attempt.answers

    def forget(self) -> None:
        """Ask the books again next time: something changed there."""
        self._asked = None

    def work_out(self) -> None:
        """Work it out anew, and show every line what it costs."""
        self.sheet, self.read = self._fields.sheet(self._product)
        asked = frozenset(filter(None, map(_needs, self.sheet.lines)))
        if asked != self._asked:
            self.known, self._asked = self._knowing(self.sheet), asked
        self.attempt = costing.attempt(self.sheet, self.known)
        self._tell()

    def show_frozen(self, sheet: Sheet) -> None:
        """Show what the lines of a version cost, with the prices that were frozen in it."""
        _typed, self.read = self._fields.sheet(self._product)
        self.sheet, self.known = replace(sheet, lines=in_order(sheet.lines)), self._knowing(sheet)
        self.attempt = costing.attempt(self.sheet, self.known)
        self._tell()

    def _amounts(self) -> tuple[Fraction | None, ...]:
        if self.attempt.answers:
            return tuple(self.attempt.answers.priced.line_amounts())
        return self.attempt.costed.amounts if self.attempt.costed else (None,) * len(self.read.lines)

    def _tell(self) -> None:
        """Show the costs in whole centavos that add up to the sum of their section."""
        told: dict[tuple[GridRow, str], str] = {}
        sums: dict[tuple[str, str], str] = {}
        by_section: dict[str, list[tuple[GridRow, Fraction]]] = {}
        for (section, row), line, amount in zip(self.read.rows, self.sheet.lines, self._amounts(), strict=True):
            told |= {(row, key): text for key, text in self._known_of(line).items()}
            if amount is not None:
                by_section.setdefault(section, []).append((row, amount))
        for section, found in by_section.items():
            parts = costing.money_parts([amount for _row, amount in found], self.known.currency)
            for (row, _amount), part in zip(found, parts, strict=True):
                told[row, "cost"] = showing.amount(part)
            whole = sum((amount for _row, amount in found), Fraction(0))
            sums[section, "cost"] = showing.amount(costing.money(whole, self.known.currency))
        self._fields.grid.tell(told)
        self._fields.grid.tell_sums(sums)
        self._fields.grid.tell_again()

    def _known_of(self, line: Any) -> dict[str, str]:
        """What the books know of a line, shown in its cells nobody types in."""
        if isinstance(line, MaterialLine) and line.price.source != "typed":
            material = self.known.materials.get(line.material or 0)
            asked = material.price(line.price.source) if material else None
            price = line.price if line.price.amount is not None else asked
            if price is None or price.amount is None:
                return {}
            each = Fraction(price.amount) / Fraction(price.quantity)
            return {
                "price": showing.rate(costing.rounded(each, 2)),
                "per": materials.unit_name(price.unit or line.unit),
            }
        if isinstance(line, MachineLine) and line.rate is None:
            hour = self.known.hour(line)
            return {"price": showing.rate(costing.rounded(costing.hour_cost(hour), 2))} if hour and hour.hours else {}
        return self._component(line) if isinstance(line, ComponentLine) else {}

    def _component(self, line: ComponentLine) -> dict[str, str]:
        sheet = self.known.component(line.product, line.version)
        if sheet is None:
            return {}
        try:
            unit = costing.compute(sheet, self.known).unit
        except Refusal:
            return {}
        return {"price": showing.amount(costing.money(unit.production, self.known.currency))}

    def about(self, row: GridRow, key: str) -> str:
        """Return the sum behind the cost of a line."""
        rows = [one for _section, one in self.read.rows]
        if key != "cost" or row not in rows or self.attempt.answers is None:
            return ""
        steps = costing.explain_line(self.attempt.answers.priced, rows.index(row), self.known)
        return "   ·   ".join(steps)

    def still_open(self) -> str:
        """Say what must be written before there are answers: the first thing, where it is."""
        unread = [self._fields.grid.called(row, key) + f" — {one.message}" for row, key, one in self._unreadable()]
        if unread:
            return _("Cannot be read yet: %(what)s") % {"what": unread[0]}
        if not self.read.lines or not self.attempt.faults:
            return ""
        first = self.attempt.faults[0]
        more = len(self.attempt.faults) - 1
        words = _("Still to be written: %(where)s%(what)s")
        if self._is_written(first):
            words = _("Still to be put right: %(where)s%(what)s")
        words %= {"where": self._where(first), "what": first.message}
        return words if not more else f"{words} " + _("(and %(many)s more)") % {"many": more}

    def _unreadable(self) -> list[tuple[GridRow, str, Refusal]]:
        return [(row, key, refusal) for row, key, refusal in self._fields.grid.refusals() if row.cell(key).text]

    def _is_written(self, refusal: Refusal) -> bool:
        """Whether something stands where it is refused: that is wrong then, not missing."""
        cell = self.read.cell(refusal.field or "")
        return cell is not None and not cell[0].cell(cell[1]).empty

    def _where(self, refusal: Refusal) -> str:
        cell = self.read.cell(refusal.field or "")
        if cell:
            return self._fields.grid.called(*cell) + " — "
        box = self._fields.boxes.get(refusal.field or "")
        return f"{box.label.text()} — " if box else ""


def _needs(line: Any) -> Any:
    """What a line needs from the books."""
    for name in ("material", "product", "pool", "machine"):
        wanted = getattr(line, name, None)
        if wanted is not None:
            return name, wanted, getattr(line, "version", None)
    return None
