"""What is typed about payouts: the rules of pay, advances, runs, and how pay is handed over; no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from coopbooks.days import Period
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.ledger import check_text
from coopbooks.money import Money
from coopbooks.payouts.deductions import DEDUCTIONS, check_protected
from coopbooks.payouts.notes_and_coins import Wishes
from coopbooks.payouts.pay import PayTerms
from coopbooks.payouts.sharing import Pot, check_percent, check_pot
from coopbooks.payouts.surplus import SurplusRule
from coopbooks.quantity import Quantity

OF_ALL: Final = ("withholding", "savings", "contribution")
"""The kinds of deductions that are no debt: the club asks the same of all, or something was agreed with one."""
HAND_WAYS: Final = {"cash": N_("In cash"), "bank": N_("By bank"), "qr": N_("By QR")}
"""How pay is handed over."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What is deducted from the pay of all: an ``amount``, or so many ``percent`` of it.

    ``detail`` says ``compulsory`` or ``voluntary`` of savings; ``until``: no more once so much was contributed.
    """

    kind: str
    amount: Money | None = None
    percent: Decimal | None = None
    detail: str = ""
    until: Money | None = None


@dataclass(frozen=True, slots=True)
class PayRules:
    """What the club decided about pay: order, protected part and rounding; what is asked of all; notes and coins."""

    terms: PayTerms = field(default_factory=PayTerms)
    asks: tuple[Ask, ...] = ()
    wishes: Wishes = field(default_factory=Wishes)


@dataclass(frozen=True, slots=True)
class OwnRule:
    """What was agreed with one member about one kind of deduction, in the place of what is asked of all.

    Of a debt ``amount`` is the most that is taken each time; zero: nothing. ``agreed``: also from the protected part.
    """

    kind: str
    amount: Money | None = None
    percent: Decimal | None = None
    agreed: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class AdvanceDraft:
    """Money a member gets before her pay, or brings back of it (``repaid``)."""

    person: int | None
    amount: Money
    day: date
    box: int | None
    note: str = ""
    repaid: bool = False


@dataclass(frozen=True, slots=True)
class Bonus:
    """What a member gets on top of her work; for a ``product`` or an ``order`` where it is."""

    person: int
    label: str
    amount: Money
    product: int | None = None
    order: int | None = None


@dataclass(frozen=True, slots=True)
class RunDraft:
    """Whom a run pays and for what: work of a ``period``, an ``order`` or a ``group``, bonuses, a pot.

    ``rates``: work is paid at its rates; else the pot alone pays the work it goes by, where it goes by none all of it.
    ``persons`` are those alone, ``without`` those not. ``members`` take part in the pot; nobody said: whoever worked.
    ``weights`` go before what was recorded. ``loans_until``: instalments due until then are deducted, else those due
    on the day of the run.
    """

    day: date
    title: str = ""
    period: Period | None = None
    order: int | None = None
    group: int | None = None
    rates: bool = True
    persons: tuple[int, ...] = ()
    without: tuple[int, ...] = ()
    bonuses: tuple[Bonus, ...] = ()
    pot: Pot | None = None
    pot_label: str = ""
    members: tuple[int, ...] = ()
    weights: Mapping[str, Mapping[int, Quantity]] = field(default_factory=dict)
    loans_until: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class HandDraft:
    """Pay of a run that is handed over: to some ``persons``, or to all who have not got theirs yet."""

    run: int
    day: date
    box: int | None
    persons: tuple[int, ...] = ()
    way: str = "cash"
    note: str = ""


@dataclass(frozen=True, slots=True)
class SurplusDraft:
    """The surplus of an accounting year that is shared out: by which rule, among whom (nobody said: all members)."""

    year: int
    day: date
    rule: SurplusRule
    amount: Money | None = None
    members: tuple[int, ...] = ()
    weights: Mapping[str, Mapping[int, Quantity]] = field(default_factory=dict)
    note: str = ""


def check_rules(rules: PayRules) -> None:
    """Refuse an order, a protected part or deductions that cannot be."""
    check_protected(rules.terms.protected)
    if len(rules.terms.order) != len(DEDUCTIONS) or set(rules.terms.order) != DEDUCTIONS.keys():
        raise ValueError(f"every kind has one place in the order: {rules.terms.order}")
    seen = set[tuple[str, str]]()
    for place, ask in enumerate(rules.asks):
        if ask.kind not in OF_ALL or ask.detail not in ("", "compulsory", "voluntary"):
            raise ValueError(f"not offered: {ask}")
        if (ask.kind, ask.detail) in seen:
            raise Refusal(_("This is deducted already. Put both together."), f"asks.{place}.kind", "twin")
        seen.add((ask.kind, ask.detail))
        _check_how_much(ask.amount, ask.percent, f"asks.{place}")


def check_own(rule: OwnRule) -> None:
    """Refuse what cannot have been agreed with a member."""
    if rule.kind not in DEDUCTIONS:
        raise ValueError(f"not offered: {rule}")
    check_text(rule.note, "note")
    if rule.amount is not None and rule.amount.minor < 0:
        raise Refusal(_("Write zero or more."), "amount", "negative")
    if rule.percent is not None:
        if rule.kind not in OF_ALL or rule.amount is not None:
            raise Refusal(_("Write an amount here, not a percentage."), "percent", "not_percent")
        check_percent(rule.percent, "percent")


def _check_how_much(amount: Money | None, percent: Decimal | None, at: str) -> None:
    if (amount is None) == (percent is None):
        raise Refusal(_("Write how much is deducted: an amount or a percentage."), f"{at}.much", "empty")
    if percent is not None:
        check_percent(percent, f"{at}.much")
    elif amount is not None and amount.minor <= 0:
        raise Refusal(_("Write an amount above zero."), f"{at}.much", "zero")


def check_run(draft: RunDraft) -> None:
    """Refuse a run with words too long, bonuses of nothing, or a pot that cannot be."""
    for name in ("title", "pot_label", "note"):
        check_text(getattr(draft, name), name)
    for place, bonus in enumerate(draft.bonuses):
        check_text(bonus.label, f"bonuses.{place}.label")
        if not bonus.label.strip():
            raise Refusal(_("Say what it is for: it is printed on her slip."), f"bonuses.{place}.label", "empty")
        if bonus.amount.minor <= 0:
            raise Refusal(_("Write an amount above zero."), f"bonuses.{place}.amount", "zero")
    if draft.pot is not None:
        check_pot(draft.pot)
