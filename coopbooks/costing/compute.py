"""Working sheets out: components first, each only once, then line by line, each percentage after what it is of."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from coopbooks.costing.checks import at, check_head, check_line
from coopbooks.costing.known import Known, exact
from coopbooks.costing.rules import (
    NOTHING,
    Costed,
    Parts,
    in_books,
    machine_rate,
    pieces,
    price_of,
    ratio,
    with_waste,
)
from coopbooks.costing.shapes import (
    AmountLine,
    ComponentLine,
    MachineLine,
    MaterialLine,
    Price,
    Sheet,
    SheetLine,
    WorkLine,
)
from coopbooks.costing.sharing import Splits, part_of, weight_of
from coopbooks.errors import Refusal
from coopbooks.i18n import _

_HOUR: Final = Fraction(60)
_PARTS: Final = ("materials", "work", "charges", "machine", "other", "indirect")
_TOTALS: Final = (
    "minutes",
    "machine_minutes",
    "by_hour",
    "own",
    "selling",
    "selling_of_price",
    "export",
    "export_of_price",
    "export_of_fob",
)
_KINDS: Final = ("other", "indirect", "selling", "export")
"""Amounts are worked out in this order: a percentage is of what came before."""


def compute(sheet: Sheet, known: Known) -> Costed:
    """Return what a sheet costs, part by part; refuses, at its field, what cannot be worked out."""
    return Workings(known).cost(sheet)


class _Sums:
    """What is added up while going through the lines of one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.made, self.good, self.sold = pieces(sheet)
        self.amounts: list[Fraction | None] = [None] * len(sheet.lines)
        self.timed = True
        self._sums: dict[str, Fraction] = {}

    def add(self, name: str, amount: Fraction) -> Fraction:
        self._sums[name] = self._sums.get(name, NOTHING) + amount
        return amount

    def of(self, name: str) -> Fraction:
        return self._sums.get(name, NOTHING)

    def parts(self) -> Parts:
        return Parts(*map(self.of, _PARTS))

    def base(self, percent_of: str) -> Fraction:
        """What a percentage is of; the work is what it costs, its charges included."""
        if percent_of in ("materials", "work"):
            return self.of("materials") if percent_of == "materials" else self.of("work") + self.of("charges")
        parts = self.parts()
        return {"prime": parts.prime, "direct": parts.direct}.get(percent_of, parts.production)

    def costed(self) -> Costed:
        return Costed(
            sheet=self.sheet,
            made=self.made,
            good=self.good,
            sold=self.sold,
            parts=self.parts(),
            amounts=tuple(self.amounts),
            timed=self.timed,
            **{name: self.of(name) for name in _TOTALS},
        )


@dataclass(slots=True)
class Workings:
    """One round of working out over the same prices: sheets share the components and shared costs found once.

    With ``direct``, indirect costs are left out everywhere: so the weights are found that shared costs are shared by.
    """

    known: Known
    direct: bool = False
    _components: dict[tuple[int | None, int | None], Costed] = field(default_factory=dict)
    _splits: Splits = field(default_factory=dict)

    def cost(self, sheet: Sheet, *, chain: tuple[int, ...] = (), faults: list[Refusal] | None = None) -> Costed:
        """Return a sheet worked out. ``chain`` are the products it goes into, outermost first.

        Where ``faults`` are collected, a line that is refused is told there and costs nothing; else it is raised.
        """
        check_head(sheet)
        sums, chain = _Sums(sheet), (*chain, sheet.product)
        later: dict[str, list[int]] = {kind: [] for kind in _KINDS}
        for index, line in enumerate(sheet.lines):
            if isinstance(line, AmountLine):
                later[line.kind].append(index)
            else:
                self._take(index, sums, chain, faults)
        sums.add("charges", sums.of("own_work") * ratio(sheet.charges))
        for kind, indices in later.items():
            if not (self.direct and kind != "other"):
                found = [self._take(index, sums, chain, faults) for index in indices]
                sums.add(kind, sum(found, NOTHING))
        return sums.costed()

    def _take(self, index: int, sums: _Sums, chain: tuple[int, ...], faults: list[Refusal] | None) -> Fraction:
        line = sums.sheet.lines[index]
        try:
            check_line(line, index)
            amount = self._amount(line, index, sums, chain)
        except Refusal as refusal:
            if faults is None:
                raise
            faults.append(refusal)
            return NOTHING
        sums.amounts[index] = amount
        return amount or NOTHING

    def _amount(self, line: SheetLine, index: int, sums: _Sums, chain: tuple[int, ...]) -> Fraction | None:
        match line:
            case MaterialLine():
                _price, each = price_of(line, self.known, sums.sheet, index)
                return sums.add("materials", with_waste(line) * each)
            case WorkLine():
                return _work(line, sums)
            case MachineLine():
                return _machine(line, index, sums, self.known)
            case ComponentLine():
                return self._component(line, index, sums, chain)
            case AmountLine():
                return self._plain(line, index, sums)

    def _component(self, line: ComponentLine, index: int, sums: _Sums, chain: tuple[int, ...]) -> Fraction:
        """Bring along what a component is made of, in proportion to how much of it goes in."""
        made = self._costed_component(line, index, chain)
        share = with_waste(line) / made.sold
        for name in _PARTS:
            if part := getattr(made.parts, name):
                sums.add(name, part * share)
        for name in ("minutes", "machine_minutes", "by_hour", "own"):
            sums.add(name, getattr(made, name) * share)
        sums.timed &= made.timed
        return made.parts.production * share

    def _costed_component(self, line: ComponentLine, index: int, chain: tuple[int, ...]) -> Costed:
        _refuse_a_cycle(line, index, chain, self.known)
        key = (line.product, line.version)
        if key not in self._components:
            sheet = self.known.component(*key)
            if sheet is None:
                raise Refusal(
                    _("“%(name)s” has no cost sheet yet. Write that one first, or take it in as a material.")
                    % {"name": line.description},
                    at(index, "product"),
                    "no_sheet",
                )
            try:
                self._components[key] = self.cost(sheet, chain=chain)
            except Refusal as refusal:
                if refusal.reason == "cycle":
                    raise Refusal(refusal.message, at(index, "product"), "cycle") from refusal
                words = _("In “%(name)s”: %(what)s") % {"name": line.description, "what": refusal.message}
                raise Refusal(words, at(index, "product"), refusal.reason) from refusal
        return self._components[key]

    def _plain(self, line: AmountLine, index: int, sums: _Sums) -> Fraction | None:
        """Return what a plain amount comes to; None where it depends on the price, and is noted as a percentage."""
        match line.method:
            case "percent":
                return _percentage(line, sums)
            case "work_hour" | "machine_hour":
                return _hours(line.method, sums, index) * exact(line.rate or 0)
            case "pool":
                part = line.price or self._part(line, index, sums)
                return in_books(part, sums.sheet, self.known, at(index, "pool")) * sums.sold
        each = in_books(line.price or Price(None), sums.sheet, self.known, at(index, "price"))
        return exact(line.quantity or 0) * each

    def _part(self, line: AmountLine, index: int, sums: _Sums) -> Price:
        """Return what a pool gives to the pieces of this product: so much for so many."""
        pool = self.known.pools.get(line.pool or 0)
        if pool is None:
            raise Refusal(_("These shared costs are no longer there. Choose others."), at(index, "pool"), "no_pool")
        product = sums.sheet.product
        if not pool.units.get(product):
            raise Refusal(
                _("This product has no part in “%(name)s”. Say there how many pieces of it are made.")
                % {"name": pool.name},
                at(index, "pool"),
                "no_part",
            )
        for other, why in pool.unknown.items():
            if other != product:
                raise Refusal(why, at(index, "pool"), "unknown")
        try:
            weight = weight_of(pool, product, sums.costed())
            return Price(part_of(pool, product, weight, self._splits).decimal, pool.units[product])
        except Refusal as refusal:
            raise Refusal(refusal.message, at(index, "pool"), refusal.reason) from refusal


def _work(line: WorkLine, sums: _Sums) -> Fraction:
    times = sums.made if line.times is None else exact(line.times)
    minutes = times * exact(line.minutes or 0)
    rate = exact(line.rate or 0)
    by_hour = line.pay == "hour"
    pay = minutes / _HOUR * rate if by_hour else times * rate
    sums.add("by_hour", pay if by_hour else NOTHING)
    sums.add("minutes", minutes)
    sums.timed &= line.minutes is not None
    sums.add("own", times * exact(line.own))
    sums.add("own_work", pay)
    return sums.add("work", pay)


def _machine(line: MachineLine, index: int, sums: _Sums, known: Known) -> Fraction:
    times = sums.made if line.times is None else exact(line.times)
    rate = machine_rate(line, known, index)
    minutes = sums.add("machine_minutes", times * exact(line.minutes or 0))
    return sums.add("machine", minutes / _HOUR * rate)


def _percentage(line: AmountLine, sums: _Sums) -> Fraction | None:
    share = ratio(line.percent)
    if line.percent_of in ("price", "fob"):
        sums.add(f"{line.kind}_of_{line.percent_of}", share)
        return None
    return sums.base(line.percent_of) * share


def _hours(method: str, sums: _Sums, index: int) -> Fraction:
    hours = sums.of("minutes" if method == "work_hour" else "machine_minutes") / _HOUR
    if not hours or (method == "work_hour" and not sums.timed):
        raise Refusal(
            _("There are no hours to count. Write the minutes of every operation, also in what goes into it.")
            if method == "work_hour"
            else _("No machine runs for it. Write the minutes of a machine, or choose another way."),
            at(index, "method"),
            "no_hours",
        )
    return hours


def _refuse_a_cycle(line: ComponentLine, index: int, chain: tuple[int, ...], known: Known) -> None:
    if line.product in chain:
        names = [known.name(product) for product in (*chain[chain.index(line.product) :], line.product)]
        raise Refusal(
            _("It would go into itself: %(chain)s. Take it out of one of them.") % {"chain": " → ".join(names)},
            at(index, "product"),
            "cycle",
        )
