"""What an hour of work earned that was paid by the runs of a period, and what became of each member's income."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from coopbooks import members, rates
from coopbooks.books import Books, storage
from coopbooks.days import Month, Period
from coopbooks.money import Money
from coopbooks.payouts.pay_check import (
    Baseline,
    Changed,
    HourPay,
    Worked,
    against_baseline,
    by_group,
    by_member,
    by_month,
    by_product,
    wage_of_hour,
)

_EARNED: Final = """
    SELECT substr(run.day, 1, 7) AS month, slip.person_id, json_extract(lot.value, '$.product'),
           json_extract(lot.value, '$.group'), json_extract(lot.value, '$.kind'), json_extract(lot.value, '$.making'),
           sum(json_extract(lot.value, '$.amount[0]')),
           sum(json_extract(lot.value, '$.quantity') + coalesce(json_extract(lot.value, '$.rejected'), 0))
    FROM payout_run AS run JOIN payout_slip AS slip ON slip.run_id = run.id, json_each(slip.told, '$.lots') AS lot
    WHERE run.kind = 'work' AND run.state IN ('approved', 'closed') AND run.day >= ?1 AND run.day < ?2
    GROUP BY 1, 2, 3, 4, 5, 6
    UNION ALL
    SELECT substr(run.day, 1, 7), slip.person_id, json_extract(extra.value, '$.product'), slip.group_id, '', NULL,
           sum(json_extract(extra.value, '$.amount[0]')), 0
    FROM payout_run AS run JOIN payout_slip AS slip ON slip.run_id = run.id, json_each(slip.told, '$.extras') AS extra
    WHERE run.kind = 'work' AND run.state IN ('approved', 'closed') AND run.day >= ?1 AND run.day < ?2
    GROUP BY 1, 2, 3, 4
    ORDER BY month
"""
"""What each earned in the runs of some days, with each operation and besides, month by month."""
_MINUTES: Final = "SELECT id, minutes FROM making WHERE minutes IS NOT NULL"


@dataclass(frozen=True, slots=True)
class PayCheck:
    """What an hour earned in a period, and what became of each member's income."""

    by_product: tuple[HourPay, ...]
    by_group: tuple[HourPay, ...]
    by_member: tuple[HourPay, ...]
    by_month: tuple[HourPay, ...]
    changed: tuple[Changed, ...]
    wage: Fraction | None


def pay_check(books: Books, period: Period) -> PayCheck:
    """Return what an hour of work earned that was paid by runs of a period, by product, group and member.

    Hours are those written down, or the minutes of the operation for each piece; work of neither has none.
    """
    dated = list(_worked(books, period))
    worked, an_hour = [one for _month, one in dated], _wage_on(books, period.last)
    return PayCheck(
        by_product(worked, an_hour),
        by_group(worked, an_hour),
        by_member(worked, an_hour),
        by_month(dated, lambda month: _wage_on(books, month.last)),
        against_baseline(_baselines(books, worked, period)),
        an_hour,
    )


def _wage_on(books: Books, day: date) -> Fraction | None:
    """The minimum wage of an hour in force on a day."""
    wage = rates.rate_on(books, "minimum_wage", day)
    return wage_of_hour(wage.value if wage else None)


def _worked(books: Books, period: Period) -> Iterable[tuple[Month, Worked]]:
    """Yield what was earned with each work, and the month it was paid in."""
    minutes = dict(storage.plain(_MINUTES))
    days = period.first.isoformat(), period.after.isoformat()
    for month, person, product, group, kind, making, minor, micros in storage.plain(_EARNED, *days):
        hours = _hours(kind, micros, minutes.get(making))
        earned = Money(minor, books.club.currency)
        yield Month.of(date.fromisoformat(f"{month}-01")), Worked(person, product, group, earned, hours)


def _hours(kind: str, micros: int, minutes: int | None) -> Fraction | None:
    """The hours work took, by those written down or by the minutes of a piece; all in millionths."""
    if kind == "hours":
        return Fraction(micros, 10**6)
    return Fraction(micros * minutes, 60 * 10**12) if kind == "pieces" and minutes else None


def _baselines(books: Books, worked: Iterable[Worked], period: Period) -> Iterable[Baseline]:
    earned = defaultdict[int, int](int)
    for one in worked:
        earned[one.member] += one.pay.minor
    days = (period.last - period.first + timedelta(days=1)).days
    for member in members.list_all(books):
        if member.income is not None and member.id in earned:
            yield Baseline(member.id, member.income, books.money(earned[member.id]), days)
