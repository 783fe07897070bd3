"""The terms of a loan in words: what a member reads before she signs, on the screen and on paper."""

from collections.abc import Iterator
from decimal import Decimal

from coopbooks import showing
from coopbooks.i18n import _, ngettext
from coopbooks.loans.dues import due_days
from coopbooks.loans.shapes import Plan
from coopbooks.loans.terms import (
    AHEAD,
    BASES,
    INTEREST_BY,
    METHODS,
    ORDERS,
    PAY_OFF,
    RATE_PER,
    ROUNDINGS,
    Terms,
)
from coopbooks.money import Money


def told(terms: Terms) -> tuple[tuple[str, str], ...]:
    """Return what was agreed, each as a heading and what is said of it; what does not apply is left out."""
    return tuple((heading, words) for heading, words in _all(terms) if words)


def said_of_carried(plan: Plan, carried: Money) -> str:
    """Say what interest a plan took over from the one before it, where it took over any."""
    if not carried:
        return ""
    if carried < carried - carried:
        return _("Interest of %(amount)s was paid ahead before this plan: it counts for what falls due first.") % {
            "amount": showing.money(-carried)
        }
    first = plan.rows[0]
    return _("On %(day)s %(amount)s of interest from the plan before are due besides: %(all)s in all.") % {
        "day": showing.day(first.due),
        "amount": showing.money(carried),
        "all": showing.money(first.instalment + carried),
    }


def _all(terms: Terms) -> Iterator[tuple[str, str]]:
    yield _("Amount lent"), showing.money(terms.principal)
    yield _("Handed over on"), showing.long_day(terms.disbursed_on)
    yield _("Interest"), _interest(terms)
    yield _("Paid back"), _(METHODS[terms.method])
    yield _("When"), _when(terms)
    yield _("Grace"), _grace(terms)
    yield _("Instalments rounded"), _rounded(terms)
    if terms.rate:
        yield _("Time is counted"), _(BASES[terms.basis])
        yield _("Interest is charged"), _(INTEREST_BY[terms.interest_by])
    yield _("If it is paid late"), _late(terms)
    if terms.late != "none":
        yield _("A payment pays first"), _(ORDERS[terms.order])
    yield _("If more is paid"), _(AHEAD[terms.ahead])
    if terms.rate:
        yield _("If all is paid early"), _("Interest %(until)s") % {"until": _(PAY_OFF[terms.pay_off_to])}


def _interest(terms: Terms) -> str:
    if not terms.rate:
        return _("Without interest")
    return f"{_percent(terms.rate)} {_(RATE_PER[terms.rate_per])}"


def _percent(rate: Decimal) -> str:
    """A rate in percent with as many decimals as it was written with, and one at least."""
    exponent = rate.normalize().as_tuple().exponent
    return showing.percent(rate.scaleb(-2), max(1, -exponent if isinstance(exponent, int) else 0))


def _when(terms: Terms) -> str:
    days = due_days(terms)
    if terms.instalments == 1 or terms.method == "all_at_end":
        return _("Once, on %(day)s") % {"day": showing.long_day(days[-1])}
    words = ngettext(
        "%(many)s instalment, %(often)s, the first on %(day)s",
        "%(many)s instalments, %(often)s, the first on %(day)s",
        terms.instalments,
    )
    facts = {"many": terms.instalments, "often": often(terms.every, terms.unit), "day": showing.long_day(days[0])}
    return words % facts


def often(every: int, unit: str) -> str:
    """Return how often something is due: ``every month``, ``every 15 days``."""
    usual = {(1, "month"): _("every month"), (3, "month"): _("every quarter"), (6, "month"): _("every half-year")}
    usual |= {(12, "month"): _("every year"), (1, "week"): _("every week"), (1, "day"): _("every day")}
    units = {"day": _("every %(many)s days"), "week": _("every %(many)s weeks"), "month": _("every %(many)s months")}
    return usual.get((every, unit)) or units[unit] % {"many": every}


def _grace(terms: Terms) -> str:
    if not terms.grace or terms.grace_kind == "none":
        return ""
    words = {
        "interest_only": ngettext(
            "On the first due day only interest is paid",
            "On the first %(many)s due days only interest is paid",
            terms.grace,
        ),
        "deferred": ngettext(
            "On the first due day nothing is paid; its interest is set aside and spread over the others",
            "On the first %(many)s due days nothing is paid; their interest is set aside and spread over the others",
            terms.grace,
        ),
    }
    return words[terms.grace_kind] % {"many": terms.grace}


def _rounded(terms: Terms) -> str:
    if terms.step == 1:
        return "" if terms.rounding == "half_up" else _(ROUNDINGS[terms.rounding])
    step = {"step": showing.money(Money(terms.step, terms.principal.currency))}
    if terms.step_rounding == "up":
        return _("Up to a multiple of %(step)s; the last one takes the rest") % step
    return _("To the nearest multiple of %(step)s; the last one takes the rest") % step


def _late(terms: Terms) -> str:
    if terms.late == "none":
        return _("No late charge")
    if terms.late == "fixed":
        charge = terms.late_amount or Money(0, terms.principal.currency)
        return _("%(amount)s for each late instalment") % {"amount": showing.money(charge)}
    percent = {"percent": _percent(terms.late_rate)}
    if terms.late == "both":
        return _("%(percent)s a day of the overdue principal and interest") % percent
    return _("%(percent)s a day of the overdue principal") % percent
