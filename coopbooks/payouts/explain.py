"""The steps behind each figure of a slip: adding them up comes to it, so that every member can do so with a pencil."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from coopbooks import showing
from coopbooks.days import Month
from coopbooks.i18n import N_, _
from coopbooks.money import Money
from coopbooks.payouts.deductions import DEDUCTIONS, Deduction
from coopbooks.payouts.pay import PaySlip
from coopbooks.payouts.rejects import REJECT_RULES
from coopbooks.payouts.shapes import Extra, Lot
from coopbooks.payouts.sharing import MONEY_KEYS, key_in_words, percent_in_words
from coopbooks.quantity import Quantity

FIGURES: Final = {
    "gross": N_("Total earned"),
    "deducted": N_("Deductions"),
    "net": N_("Left after deductions"),
    "carried_in": N_("From the last slip or before"),
    "paid": N_("Net to pay"),
    "carried": N_("Rounding carried to the next slip"),
    "not_deducted": N_("Could not be deducted"),
}
"""The figures of a slip, each with the steps that lead to it."""
_SAVINGS: Final = {"compulsory": N_("Compulsory savings"), "voluntary": N_("Voluntary savings")}
_PARTS: Final = {"fine": N_("late charge"), "interest": N_("interest"), "principal": N_("principal")}


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way to a figure: what it is, the sum behind it, what it adds, and how far that comes.

    ``of`` is the lot, extra or deduction it stands for: that knows the records behind it.
    """

    label: str
    written: str
    amount: Money
    so_far: Money
    of: Lot | Extra | Deduction | None = None


_Sum = tuple[str, str, Money, Lot | Extra | Deduction | None]


def explain(slip: PaySlip, figure: str = "paid") -> tuple[Step, ...]:
    """Return the steps that lead to one of ``FIGURES``; the last one comes to it, none at all to zero."""
    steps, nothing = _STEPS[figure](slip), Money(0, slip.gross.currency)
    return tuple(_adding_up(steps, nothing))


def _adding_up(steps: Iterable[_Sum], so_far: Money) -> Iterator[Step]:
    for label, sum_, amount, of in steps:
        so_far += amount
        yield Step(label, sum_, amount, so_far, of)


def _earned(slip: PaySlip) -> Iterator[_Sum]:
    for lot in slip.lots:
        yield lot_called(lot), lot_written(lot), lot.amount, lot
    for extra in slip.extras:
        yield extra_called(extra), extra_written(extra), extra.amount, extra


def _deducted(slip: PaySlip) -> Iterator[_Sum]:
    for one in slip.deductions:
        yield deduction_called(one), deduction_written(one, slip.gross), one.taken, one


def _not_deducted(slip: PaySlip) -> Iterator[_Sum]:
    for one in slip.deductions:
        if one.carried:
            yield deduction_called(one), f"{showing.money(one.wanted)} − {showing.money(one.taken)}", one.carried, one


def _net(slip: PaySlip) -> Iterator[_Sum]:
    yield from _earned(slip)
    for label, sum_, amount, of in _deducted(slip):
        yield label, sum_, -amount, of


def _carried_in(slip: PaySlip) -> Iterator[_Sum]:
    if slip.rounded.carried_in:
        yield _said("carried_in"), "", slip.rounded.carried_in, None


def _due(slip: PaySlip) -> Iterator[_Sum]:
    yield from _net(slip)
    yield from _carried_in(slip)


def _paid(slip: PaySlip) -> Iterator[_Sum]:
    yield from _due(slip)
    if slip.carried:
        yield _said("carried"), "", -slip.carried, None


def _carried(slip: PaySlip) -> Iterator[_Sum]:
    yield from _due(slip)
    yield _said("paid"), "", -slip.paid, None


_STEPS: Final = {
    "gross": _earned,
    "deducted": _deducted,
    "net": _net,
    "carried_in": _carried_in,
    "paid": _paid,
    "carried": _carried,
    "not_deducted": _not_deducted,
}


def lot_called(lot: Lot) -> str:
    """Return what a lot is called, with the note of its rate."""
    return f"{lot.label} ({lot.note})" if lot.note else lot.label


def lot_written(lot: Lot) -> str:
    """Return the sum of a lot: ``40 × 2,50``."""
    return _times(lot.quantity, lot.rate)


def extra_called(extra: Extra) -> str:
    """Return what an extra is called."""
    match extra.kind:
        case "pot":
            return f"{extra.label or _('Pot')}: {key_in_words(extra.key)}"
        case "surplus":
            return f"{_('Surplus of %(year)s') % {'year': extra.label}}: {key_in_words(extra.key)}"
        case "rejects":
            return _("%(what)s: rejected, borne by %(who)s") % {"what": extra.label, "who": _(REJECT_RULES[extra.key])}
        case "loss":
            return _("%(what)s: part of what the team had rejected") % {"what": extra.label}
    return extra.label


def extra_written(extra: Extra) -> str:
    """Return the sum of an extra: ``3 × 2,50``, or ``Bs 600,00 × 12 ÷ 340``; nothing of a bonus."""
    if extra.quantity is not None and extra.rate is not None:
        return _times(extra.quantity, extra.rate)
    if extra.weight is not None and extra.weights is not None and extra.whole is not None:
        return part_written(extra.whole, extra.weight, extra.weights, extra.key)
    return ""


def part_written(whole: Money, weight: Fraction, weights: Fraction, key: str = "") -> str:
    """Return the sum of a part: ``Bs 600,00 × 12 ÷ 340``."""
    return f"{showing.money(whole)} × {weight_in_words(weight, key)} ÷ {weight_in_words(weights, key)}"


def deduction_called(deduction: Deduction, say: Callable[[str], str] = _) -> str:
    """Return what a deduction is, and which of several: the contract of a loan, the month of dues, the day it is of."""
    asked = deduction.asked
    which = ""
    if asked.kind == "dues" and asked.detail:
        which = showing.month(Month.of_key(asked.detail))
    elif asked.kind in ("advance", "fine") and asked.since:
        which = showing.day(asked.since)
    elif asked.kind == "loan":
        which = asked.label
    words = say(_SAVINGS.get(asked.detail) or DEDUCTIONS[asked.kind])
    return f"{words} · {which}" if which else words


def parts_written(deduction: Deduction, say: Callable[[str], str] = _) -> str:
    """Return what a loan instalment pays: ``interest 7,50 + principal 50,00``; nothing of any other deduction."""
    paid = [(say(_PARTS[word]), amount) for word, amount in deduction.parts if amount and word in _PARTS]
    return " + ".join(f"{words} {showing.amount(amount)}" for words, amount in paid)


def deduction_written(deduction: Deduction, gross: Money) -> str:
    """Return the sum of a deduction: a percentage of the gross, what was behind, and what could not be taken.

    A debt in another currency: how much of that, and the rate. Nothing where it is plainly the amount that was asked
    for; all that is owed where that is less than a percentage.
    """
    asked = deduction.asked
    if asked.rate is not None:
        return f"{showing.money(asked.own(deduction.taken))} × {showing.rate(asked.rate)}"
    terms = []
    if deduction.wanted == asked.owed and (asked.percent is not None or deduction.carried):
        terms.append(showing.money(asked.owed))
    elif asked.percent is not None:
        terms.append(f"{showing.money(gross)} × {percent_in_words(asked.percent)}")
    elif asked.amount is not None and (asked.behind or deduction.carried):
        terms.append(showing.money(asked.amount))
    if asked.behind and deduction.wanted != asked.owed:
        behind = asked.behind - asked.made_up(gross)
        terms.append(f"{'+' if behind.minor > 0 else '−'} {showing.money(abs(behind))}")
    if deduction.carried:
        terms.append(f"− {showing.money(deduction.carried)}")
    return " ".join(terms)


def weight_in_words(exact: Fraction, key: str = "") -> str:
    """Return an exact figure with six decimals at most; ≈ before one that had to be rounded.

    What weighs by a key of money is written as an amount: ``8.224,80``.
    """
    centavos = exact * 100
    if key in MONEY_KEYS and centavos.denominator == 1:
        return showing.amount(Money(centavos.numerator))
    micros = exact * 1_000_000
    about = "" if micros.denominator == 1 else "≈"
    return about + showing.quantity(Quantity(round(micros)))


def _times(quantity: Quantity, rate: Quantity) -> str:
    return f"{showing.quantity(quantity)} × {showing.rate(rate.decimal)}"


def _said(figure: str) -> str:
    return _(FIGURES[figure])
