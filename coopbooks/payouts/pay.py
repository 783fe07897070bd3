"""A member's pay, step by step: lots at their rates, what comes on top, deductions, and what is handed over.

Each lot is rounded half up to the centavo once; all else is adding and taking away, so that whoever has a pencil comes
to the same figure.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.money import Money, total
from coopbooks.payouts.deductions import DEDUCTIONS, Asked, Deduction, Protected, deduct
from coopbooks.payouts.net_rounding import Rounded, Rounding, round_net
from coopbooks.payouts.shapes import NONE, WORK_KINDS, Extra, Lot, Work, worth
from coopbooks.payouts.sharing import Pool, Sharing
from coopbooks.quantity import Quantity


@dataclass(frozen=True, slots=True)
class PayTerms:
    """What the club decided for all: the order of deductions, the protected part of pay, and the rounding."""

    order: tuple[str, ...] = tuple(DEDUCTIONS)
    protected: Protected = field(default_factory=Protected)
    rounding: Rounding = field(default_factory=Rounding)


@dataclass(frozen=True, slots=True)
class PaySlip:
    """What a member gets in a run, and why; ``rounded`` has what is handed over and what is carried on.

    ``waiting`` is what a later slip asks for besides what could not be deducted, by kind and detail: of before, where
    it was not asked for this time; below zero where more had been deducted than is asked for by now.
    """

    member: int
    lots: tuple[Lot, ...]
    extras: tuple[Extra, ...]
    deductions: tuple[Deduction, ...]
    gross: Money
    deducted: Money
    rounded: Rounded
    waiting: tuple[tuple[str, str, Money], ...] = ()

    @property
    def net(self) -> Money:
        """What is left after deductions, before rounding."""
        return self.gross - self.deducted

    @property
    def carried_in(self) -> Money:
        """What rounding had carried from her last slip."""
        return self.rounded.carried_in

    @property
    def paid(self) -> Money:
        """What is handed over."""
        return self.rounded.paid

    @property
    def carried(self) -> Money:
        """What rounding carries to her next slip; below zero where more was paid than was owed."""
        return self.rounded.carried

    @property
    def not_deducted(self) -> Money:
        """What was asked for and could not be deducted."""
        return total((one.carried for one in self.deductions), self.gross.currency)

    @property
    def still_asked(self) -> Money:
        """What of it is asked for again: a tax is withheld of each pay by itself."""
        return total((one.carried for one in self.deductions if one.asked.kind != "withholding"), self.gross.currency)


@dataclass(frozen=True, slots=True)
class SlipOf:
    """What a run pays one member, under the name that is printed."""

    person: int
    name: str
    group: int | None
    group_name: str
    pay: PaySlip


def lots_of(works: Sequence[Work], currency: str = "BOB") -> dict[int, tuple[Lot, ...]]:
    """Return the lots of each member: the same work for the same order at the same rate is one lot.

    In the order in which each of them is met first. Refuses work without a rate, and less than none.
    """
    together = defaultdict[tuple[object, ...], list[Work]](list)
    for place, work in enumerate(works):
        rate = _checked_rate(work, place)
        key = (work.member, work.kind, work.order, work.product, work.making, work.label, work.group, work.note)
        together[*key, rate.micros].append(work)
    found = defaultdict[int, list[Lot]](list)
    for some in together.values():
        found[some[0].member].append(_lot(some, currency))
    return {member: tuple(lots) for member, lots in found.items()}


def _checked_rate(work: Work, place: int) -> Quantity:
    if work.kind not in WORK_KINDS:
        raise ValueError(f"not offered: {work}")
    if work.rate is None:
        words = _("“%(what)s” has no rate. Write what is paid for it, or leave it out.")
        raise Refusal(words % {"what": work.label}, f"works.{place}.rate", "no_rate")
    if min(work.quantity.micros, work.rejected.micros, work.rate.micros) < 0:
        raise Refusal(_("Write zero or more."), f"works.{place}.quantity", "negative")
    return work.rate


def _lot(works: Sequence[Work], currency: str) -> Lot:
    one = works[0]
    rate = one.rate or NONE
    quantity = Quantity(sum(work.quantity.micros for work in works))
    rejected = Quantity(sum(work.rejected.micros for work in works))
    told = (one.product, one.making, one.order, one.group, one.note)
    ids = tuple(work.id for work in works)
    return Lot(
        one.member, one.kind, one.label, quantity, rejected, rate, worth(quantity, rate, currency), *told, works=ids
    )


def pay_slip(
    member: int,
    lots: Iterable[Lot],
    extras: Iterable[Extra],
    asked: Iterable[Asked],
    *,
    carried_in: Money,
    terms: PayTerms,
) -> PaySlip:
    """Return the slip of a member: lots and extras, less deductions, with what was carried, rounded.

    What was carried is beside her pay: no deduction is taken from it.
    """
    own, on_top = tuple(lots), tuple(extras)
    earned = [*(lot.amount for lot in own), *(extra.amount for extra in on_top)]
    gross = total(earned, carried_in.currency)
    deductions = deduct(gross, asked, terms.order, terms.protected)
    deducted = total((one.taken for one in deductions), gross.currency)
    rounded = round_net(gross - deducted, carried_in, terms.rounding)
    return PaySlip(member, own, on_top, deductions, gross, deducted, rounded)


def of_pot(sharing: Sharing, label: str) -> dict[int, tuple[Extra, ...]]:
    """Return what each member gets of a pot that was shared out, pool by pool."""
    return {member: pot_extras(sharing, label, member) for member in sharing.parts}


def pot_extras(sharing: Sharing, label: str, member: int) -> tuple[Extra, ...]:
    """Return what one member gets of a pot that was shared out, pool by pool; nothing where she takes no part."""
    return tuple(_of_pool(pool, member, label) for pool in sharing.pools) if member in sharing.parts else ()


def _of_pool(pool: Pool, member: int, label: str) -> Extra:
    weight = pool.weights[member]
    return Extra("pot", label, pool.parts[member], pool.by, weight=weight, weights=pool.weight, whole=pool.amount)
