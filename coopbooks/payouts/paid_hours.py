"""What an hour of work earned that was paid by the runs of a period, and what became of each member's income."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from coopbooks import members, rates
from coopbooks.books import Books, storage
from coopbooks.days import Month, Period
from coopbooks.money import Money
from coopbooks.payouts.kept_slips import earned_of
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
from coopbooks.progress import Progress, followed, unheard

_FROM: Final = """
    FROM payout_run AS run JOIN payout_slip AS slip ON slip.run_id = run.id
    WHERE run.kind = 'work' AND run.state IN ('approved', 'closed') AND run.day >= ? AND run.day < ?
"""
_COUNT: Final = f"SELECT count(*) {_FROM}"
_SLIPS: Final = f"""
    SELECT substr(run.day, 1, 7), slip.person_id, slip.group_id, slip.told {_FROM}
    ORDER BY run.day, run.id, slip.number
"""
_TICKS: Final = 60 * 10**12
"""Of an hour: millionths of a minute for each millionth of a piece, so that whole numbers are added up."""
_Earned = tuple[str, int, int | None, int | None, bool]
"""What is added up: what was paid in a month, to whom, for which product, in which group, with hours known or not."""
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


def pay_check(books: Books, period: Period, *, progress: Progress = unheard) -> PayCheck:
    """Return what an hour of work earned that was paid by runs of a period, by product, group and member.

    Hours are those written down, or the minutes of the operation for each piece; work of neither has none.
    """
    dated = list(_worked(books, period, progress))
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


def _worked(books: Books, period: Period, progress: Progress) -> Iterator[tuple[Month, Worked]]:
    """Yield what was earned with each work, and the month it was paid in, month by month."""
    currency, months = books.club.currency, dict[str, Month]()
    for (key, person, product, group, _known), (minor, ticks) in _earned(period, progress).items():
        month = months.get(key) or months.setdefault(key, Month.of_key(key))
        hours = Fraction(ticks, _TICKS) if ticks else None
        yield month, Worked(person, product, group, Money(minor, currency), hours)


def _earned(period: Period, progress: Progress) -> Mapping[_Earned, Sequence[int]]:
    """What each earned in the runs of some days with lots and besides, in minor units, and the ticks it took.

    Only what is before the deductions is read of a slip: there are tens of thousands of them in a year.
    """
    minutes = dict(storage.plain(_MINUTES))
    found = defaultdict[_Earned, list[int]](lambda: [0, 0])
    days = period.first.isoformat(), period.after.isoformat()
    rows, many = storage.plain(_SLIPS, *days), storage.plain(_COUNT, *days).fetchone()[0]
    for month, person, group, told in followed(rows, many, progress):
        lots, extras = earned_of(told)
        for lot in lots:
            ticks = _ticks(lot["kind"], lot["quantity"] + lot["rejected"], minutes.get(lot["making"]))
            one = found[month, person, lot["product"], lot["group"], ticks > 0]
            one[0] += lot["amount"][0]
            one[1] += ticks
        for extra in extras:
            found[month, person, extra.get("product"), group, False][0] += extra["amount"][0]
    return found


def _ticks(kind: str, micros: int, minutes: int | None) -> int:
    """How long work took, by the hours written down or by the minutes of a piece, which are millionths, too; else 0."""
    if kind == "hours":
        return micros * _TICKS // 10**6
    return micros * minutes if kind == "pieces" and minutes else 0


def _baselines(books: Books, worked: Iterable[Worked], period: Period) -> Iterable[Baseline]:
    earned = defaultdict[int, int](int)
    for one in worked:
        earned[one.member] += one.pay.minor
    days = (period.last - period.first + timedelta(days=1)).days
    for member in members.list_all(books):
        if member.income is not None and member.id in earned:
            yield Baseline(member.id, member.income, books.money(earned[member.id]), days)
