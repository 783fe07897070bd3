"""What must hold of the terms of a loan, said in the words of who types them."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from coopbooks import showing
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import LARGEST
from coopbooks.loans.terms import (
    AHEAD,
    BASES,
    GRACES,
    INTEREST_BY,
    LATE,
    METHODS,
    MISSING_DAYS,
    ORDERS,
    PAY_OFF,
    RATE_PER,
    ROUNDINGS,
    RUNNING,
    STEP_ROUNDINGS,
    UNITS,
    Terms,
)
from coopbooks.money import Money

MOST_INSTALMENTS: Final = 600
"""Fifty years of months."""
MOST_EVERY: Final = 366
MOST_PERCENT: Final = 1000
"""A rate above is a slip of the hand."""
LAST_YEAR: Final = 2150
"""No loan of a club is due later."""
_DECIMALS: Final = 6
_KEYS: Final[Mapping[str, Mapping[str, str]]] = {
    "method": METHODS,
    "rate_per": RATE_PER,
    "unit": UNITS,
    "missing_day": MISSING_DAYS,
    "grace_kind": GRACES,
    "basis": BASES,
    "rounding": ROUNDINGS,
    "step_rounding": STEP_ROUNDINGS,
    "running": RUNNING,
    "interest_by": INTEREST_BY,
    "late": LATE,
    "order": ORDERS,
    "ahead": AHEAD,
    "pay_off_to": PAY_OFF,
}


def check_terms(terms: Terms) -> Terms:
    """Refuse terms that cannot be; return them tidy: what their method has no use for is set to nothing."""
    for name, offered in _KEYS.items():
        if getattr(terms, name) not in offered:
            raise ValueError(f"not offered: {name} {getattr(terms, name)!r}")
    terms = tidy(terms)
    check_amount(terms.principal, "principal")
    _check_rate(terms)
    _check_times(terms)
    _check_grace(terms)
    _check_instalment(terms)
    _check_late(terms)
    return terms


def tidy(terms: Terms) -> Terms:
    """Return terms without what their method has no use for."""
    if terms.method == "no_interest":
        terms = replace(terms, rate=Decimal(0))
    if terms.method in ("flat", "no_interest"):
        terms = replace(terms, interest_by="plan")
    if terms.method != "equal_instalments":
        terms = replace(terms, instalment=None, levelled=False)
    if not terms.grace or terms.grace_kind == "none":
        terms = replace(terms, grace=min(terms.grace, 0), grace_kind="none")
    rate = terms.late_rate if terms.late in ("principal", "both") else Decimal(0)
    return replace(terms, late_rate=rate, late_amount=terms.late_amount if terms.late == "fixed" else None)


def check_amount(amount: Money, field: str) -> None:
    """Refuse nothing, less than nothing, and more than can be meant."""
    if amount.minor <= 0:
        raise Refusal(_("How much is it? Write more than zero."), field, "zero")
    if amount.minor > LARGEST:
        raise Refusal(_("This amount is too large. Check the decimal mark."), field, "too_large")


def check_fee(terms: Terms, fee: Money | None) -> None:
    """Refuse a fee below zero, or as large as the loan."""
    if fee is None:
        return
    _same_currency(terms, fee)
    if fee.minor < 0:
        raise Refusal(_("Write zero or more."), "fee", "negative")
    if fee >= terms.principal:
        raise Refusal(_("The fee is as large as the loan. Check both amounts."), "fee", "too_large")


def check_percent(percent: Decimal, field: str, empty: str) -> None:
    """Refuse a percentage of zero or less (``empty`` says what to do), too large, or of more decimals than are kept."""
    if not percent.is_finite() or percent > MOST_PERCENT:
        raise Refusal(_("This percentage is too large. Check the decimal mark."), field, "too_large")
    if percent <= 0:
        raise Refusal(empty, field, "zero")
    if percent != round(percent, _DECIMALS):
        raise Refusal(_("Write at most %(most)s decimals.") % {"most": _DECIMALS}, field, "decimals")


def _check_rate(terms: Terms) -> None:
    if terms.method != "no_interest":
        check_percent(terms.rate, "rate", _("Write the interest rate, or choose “Without interest”."))


def _check_times(terms: Terms) -> None:
    for field, most in (("instalments", MOST_INSTALMENTS), ("every", MOST_EVERY)):
        value = getattr(terms, field)
        if value <= 0:
            raise Refusal(_("How many are they? Write more than zero."), field, "zero")
        if value > most:
            raise Refusal(_("Write at most %(most)s.") % {"most": most}, field, "too_large")
    if terms.first_due <= terms.disbursed_on:
        raise Refusal(
            _("The first instalment is due after the money is handed over: after %(day)s.")
            % {"day": showing.day(terms.disbursed_on)},
            "first_due",
            "before",
        )
    if _years(terms) + terms.first_due.year > LAST_YEAR:
        raise Refusal(
            _("The last instalment would be too far away. Check the number and the days."), "instalments", "far_day"
        )


def _years(terms: Terms) -> int:
    """Return how many years the due days take at most."""
    days = {"day": 1, "week": 7, "month": 31}[terms.unit] * terms.every * terms.instalments
    return days // 365 + 1


def _check_grace(terms: Terms) -> None:
    if terms.grace < 0:
        raise Refusal(_("Write zero or more."), "grace", "negative")
    if terms.grace and terms.method == "all_at_end":
        raise Refusal(_("With everything at the end there is no grace to give. Write none."), "grace", "method")
    if terms.grace >= terms.instalments:
        raise Refusal(
            _("The grace is as long as the loan: nothing would be left to pay it back. Write fewer than %(many)s.")
            % {"many": terms.instalments},
            "grace",
            "too_long",
        )


def _check_instalment(terms: Terms) -> None:
    if terms.step <= 0:
        raise Refusal(_("To how much is the instalment rounded? Write more than zero."), "step", "zero")
    if terms.step > LARGEST:
        raise Refusal(_("This amount is too large. Check the decimal mark."), "step", "too_large")
    if terms.instalment is not None:
        _same_currency(terms, terms.instalment)
        check_amount(terms.instalment, "instalment")


def _check_late(terms: Terms) -> None:
    if terms.late == "fixed":
        amount = terms.late_amount or Money(0, terms.principal.currency)
        _same_currency(terms, amount)
        check_amount(amount, "late_amount")
    if terms.late in ("principal", "both"):
        check_percent(terms.late_rate, "late_rate", _("Write the percentage a day, or choose that there is none."))


def _same_currency(terms: Terms, amount: Money) -> None:
    if amount.currency != terms.principal.currency:
        raise ValueError(f"the loan is in {terms.principal.currency}, not in {amount.currency}")
