"""The lines of a cost sheet on paper: what it is, how much of it, at which price, and what that comes to."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from coopbooks import costing, materials, showing
from coopbooks.costing import (
    METHODS,
    PERCENT_OF,
    SECTIONS,
    AmountLine,
    ComponentLine,
    Known,
    MachineLine,
    MaterialLine,
    Price,
    SectionCosts,
    SheetLine,
    WholeSheet,
    WorkLine,
)
from coopbooks.i18n import _
from coopbooks.money import Money
from coopbooks.papers.cost_sheet_levels import quantity
from coopbooks.papers.paper import Paper
from coopbooks.papers.table import Column, Row
from coopbooks.papers.wording import number
from coopbooks.quantity import Quantity

_EXPORT = "export"


def lay_lines(paper: Paper, whole: WholeSheet) -> None:
    """Lay the lines section by section, and their total; what an export costs comes after it."""
    columns = (
        Column(_("What goes into it")),
        Column(_("Quantity"), 24, right=True),
        Column(_("Price"), 52, right=True),
        Column(_("Cost"), 26, right=True),
    )
    paper.table(columns, list(_Lines(whole).rows()))


def needed(line: MaterialLine | ComponentLine) -> str:
    """Return how much is needed, what is wasted of it included."""
    much = Quantity.of(costing.rounded(costing.with_waste(line), 6))
    return materials.told(much, line.unit) if isinstance(line, MaterialLine) else showing.quantity(much)


class _Lines:
    """The rows of one sheet."""

    def __init__(self, whole: WholeSheet) -> None:
        self._whole, self._known, self._sheet = whole, whole.known, whole.sheet
        self._so_far, self._is_total = Money(0, whole.currency), False

    def rows(self) -> Iterator[Row]:
        """Yield every section, the total, and the costs of an export after it."""
        found = costing.sections(self._whole)
        for section in found:
            if section.key != _EXPORT:
                yield from self._section(section)
        self._is_total = True
        yield Row((_("Total cost"), "", "", number(self._so_far)), bold=True, rule="end", gap=3)
        for section in found:
            if section.key == _EXPORT:
                yield from self._section(section)

    def _section(self, section: SectionCosts) -> Iterator[Row]:
        name = _(SECTIONS[section.key])
        yield Row((name, "", "", ""), bold=True, kept=True, gap=4, carried=self._carried())
        for place, one in enumerate(section.lines, 1):
            self._so_far += one.cost
            cells = self._cells(one.index) if one.index is not None else self._charges()
            yield Row((*cells, number(one.cost)), indent=1, kept=place == 1, carried=self._carried())
        if len(section.lines) > 1:
            yield Row(("", "", "", number(section.total)), bold=True, rule="sum", carried=self._carried())

    def _carried(self) -> tuple[str, ...]:
        """What all lines before come to; after the total cost nothing is added up any more."""
        return () if self._is_total else ("", "", "", number(self._so_far))

    def _charges(self) -> tuple[str, str, str]:
        words = PERCENT_OF["work"]
        return _("Charges on the pay"), "", f"{_percent(self._sheet.charges)} {_(words)}"

    def _cells(self, index: int) -> tuple[str, str, str]:
        line = self._sheet.lines[index]
        name = self._known.called(line)
        many, price = self._found(line, index)
        detail = _detail(line)
        return (f"{name}\n{detail}" if detail else name), many, price

    def _found(self, line: SheetLine, index: int) -> tuple[str, str]:
        """How much of a line, and at which price."""
        match line:
            case MaterialLine():
                return needed(line), self._material_price(line, index)
            case ComponentLine():
                return needed(line), self._each(index, costing.with_waste(line))
            case WorkLine() | MachineLine():
                return self._work(line, index)
            case AmountLine():
                return self._plain(line, index)

    def _times(self, times: Decimal | None) -> Fraction:
        return self._whole.answers.costed.made if times is None else Fraction(times)

    def _work(self, line: WorkLine | MachineLine, index: int) -> tuple[str, str]:
        """How often something is done, and what is paid for it each time or by the hour."""
        many = f"{quantity(self._times(line.times))} ×"
        if isinstance(line, WorkLine) and line.pay == "piece":
            return many, _("%(price)s each") % {"price": showing.rate(line.rate or Decimal(0))}
        rate = Fraction(line.rate or 0)
        if isinstance(line, MachineLine):
            rate = costing.machine_rate(line, self._known, index)
        return many, _("%(price)s an hour") % {"price": _rate(rate)}

    def _plain(self, line: AmountLine, index: int) -> tuple[str, str]:
        match line.method:
            case "percent":
                return "", f"{_percent(line.percent or Decimal(0))} {_(PERCENT_OF[line.percent_of])}"
            case "work_hour" | "machine_hour":
                return "", f"{showing.rate(line.rate or Decimal(0))}, {_(METHODS[line.method])}"
            case "pool":
                return quantity(self._whole.answers.costed.sold), self._each(index, self._whole.answers.costed.sold)
        price = line.price or Price(Decimal(0))
        return quantity(Fraction(line.quantity or 0)), _typed(price, "", self._known)

    def _each(self, index: int, many: Fraction) -> str:
        """What one of so many costs."""
        cost = self._whole.answers.priced.line_amounts()[index]
        return _("%(price)s each") % {"price": _rate(cost / many)}

    def _material_price(self, line: MaterialLine, index: int) -> str:
        """The price as it was typed; one that was asked for, for one of the line's unit."""
        if line.price.source == "typed":
            return _typed(line.price, line.price.unit or line.unit, self._known)
        cost = self._whole.answers.priced.line_amounts()[index]
        return f"{_rate(cost / costing.with_waste(line))} / {materials.unit_name(line.unit)}"


def _detail(line: SheetLine) -> str:
    """What else is to be known of a line: the waste in it, the minutes it takes, what a member spends of her own."""
    match line:
        case MaterialLine() | ComponentLine() if line.waste:
            words = _("of it %(percent)s waste") if line.waste_method == "yield" else _("with %(percent)s waste added")
            return words % {"percent": _percent(line.waste)}
        case MachineLine():
            return _("%(minutes)s min each time") % {"minutes": showing.number(line.minutes or Decimal(0))}
        case WorkLine():
            minutes, own = line.minutes, line.own
            said = [_("%(minutes)s min each time") % {"minutes": showing.number(minutes)}] if minutes else []
            said += [_("%(own)s of her own") % {"own": showing.rate(own)}] if own else []
            return ", ".join(said)
    return ""


def _typed(price: Price, unit: str, known: Known) -> str:
    """A price with what it is for: ``300,00 / quintal``, ``10,00 / 16 kg``; with its sign where it is in dollars."""
    of = materials.unit_name(unit)
    if price.quantity != 1:
        of = materials.told(Quantity.of(price.quantity), unit)
    figure, foreign = price.amount or Decimal(0), price.currency not in ("", known.currency)
    amount = showing.price(figure, price.currency) if foreign else showing.rate(figure)
    return f"{amount} / {of}" if of else amount


def _rate(value: Fraction) -> str:
    """A price that was worked out, with two decimals, and four where two do not say it."""
    if (value * 100).denominator == 1:
        return showing.rate(costing.rounded(value, 2))
    return ("" if (value * 10**4).denominator == 1 else "≈") + showing.rate(costing.rounded(value, 4))


def _percent(percent: Decimal) -> str:
    return f"{showing.number(percent)}{showing.region().percent}"
