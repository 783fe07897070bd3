"""Terms and payments of any loan, for the tests that hold of all of them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from coopbooks.loans import Event, Payment, Terms, first_due_of, owed, split
from coopbooks.money import Money

METHODS = ("equal_instalments", "equal_principal", "flat", "interest_first", "all_at_end", "no_interest")
METHODS_BY_DAYS = ("equal_instalments", "equal_principal", "interest_first", "all_at_end")
LENT_ON = date(2026, 1, 15)


def lent(principal: str = "1200", instalments: int = 12, **also: Any) -> Terms:
    """Return terms of a loan of 15 January 2026, due every month from 15 February on."""
    said: dict[str, Any] = {"rate": Decimal(12), **also}
    on = said.pop("disbursed_on", LENT_ON)
    first = said.pop("first_due", None) or first_due_of(on, said.get("every", 1), said.get("unit", "month"))
    currency = said.pop("currency", "BOB")
    return Terms(Money.of(principal, currency), on, first, instalments, **said)


def m(amount: str | int) -> Money:
    return Money.of(amount)


def declining(**also: Any) -> Terms:
    return lent(method="equal_principal", **also)


def paid(day: date, interest: str = "0", principal: str = "0", fine: str = "0") -> Payment:
    return Payment(day, m(fine), m(interest), m(principal))


@st.composite
def any_terms(draw: st.DrawFn, /, methods: Sequence[str] = METHODS, **fixed: Any) -> Terms:
    """Draw terms: any method, count of days, rounding, grace, and frequency."""
    method = draw(st.sampled_from(list(methods)))
    unit, every = draw(st.sampled_from([("month", 1), ("month", 3), ("month", 12), ("week", 2), ("day", 45)]))
    on = draw(st.dates(date(2023, 1, 1), date(2027, 12, 31)))
    instalments = draw(st.integers(1, 24))
    grace = 0 if method == "all_at_end" else draw(st.integers(0, min(3, instalments - 1)))
    said: dict[str, Any] = {
        "method": method,
        "rate": Decimal(0) if method == "no_interest" else draw(st.decimals("0.01", 40, places=2)),
        "rate_per": draw(st.sampled_from(["year", "effective_year"])),
        "every": every,
        "unit": unit,
        "missing_day": draw(st.sampled_from(["clamp", "roll"])),
        "grace": grace,
        "grace_kind": draw(st.sampled_from(["interest_only", "deferred"])) if grace else "none",
        "basis": draw(st.sampled_from(["months", "30/360", "actual/360", "actual/364", "actual/365", "actual/actual"])),
        "rounding": draw(st.sampled_from(["half_up", "half_even", "down", "up"])),
        "running": draw(st.sampled_from(["rounded", "shown"])),
        "step": draw(st.sampled_from([1, 10, 100])),
        "step_rounding": "up",
        "levelled": method == "equal_instalments" and draw(st.booleans()),
        **fixed,
    }
    regular = first_due_of(on, every, unit, said["missing_day"])
    first = draw(
        st.sampled_from(
            [regular, regular + timedelta(days=9), max(regular - timedelta(days=9), on + timedelta(days=1))]
        )
    )
    principal = Money(draw(st.integers(1_000_00, 400_000_00)), "BOB")
    return Terms(principal, on, first, instalments, **said)


@st.composite
def any_payments(draw: st.DrawFn, /, terms: Terms, most: int = 6) -> list[Payment]:
    """Draw payments as they come, little or much, on any days in order, each split as it would be posted."""
    payments: list[Payment] = []
    day = terms.disbursed_on
    for _number in range(draw(st.integers(0, most))):
        day += timedelta(days=draw(st.integers(0, 80)))
        if (standing := owed(terms, payments, day)).closed:
            break
        whole = standing.pay_off.amount
        part = draw(st.integers(1, 100))
        amount = Money(max(whole.minor * part * part // 10_000, 1))
        payments.append(split(terms, payments, day, amount))
    return payments


def paid_as_planned(terms: Terms, events: Sequence[Event] = ()) -> list[Event]:
    """Return the events with everything after them paid on its due day."""
    paid = list(events)
    day = max((event.day for event in paid), default=terms.disbursed_on)
    while not (standing := owed(terms, paid, day)).closed:
        day = max(standing.dues[0].due, day)
        due = owed(terms, paid, day)
        paid.append(split(terms, paid, day, due.owed_now))
    return paid


def interest_in(events: Sequence[Event]) -> int:
    """Return the interest that was paid, in centavos."""
    return sum(event.interest.minor for event in events if isinstance(event, Payment))


def prepaying(terms: Terms, ahead: str, by: str) -> Terms:
    """Return the terms with another rule for what is paid ahead."""
    return replace(terms, ahead=ahead, interest_by=by)
