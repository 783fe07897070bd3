"""What lies behind the figures of slips: work, its rate, debts, who wrote them down; and what she got last time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from coopbooks import ledger, loans, products, showing, work
from coopbooks.books import Books, storage
from coopbooks.i18n import _
from coopbooks.money import Money
from coopbooks.payouts.deductions import Deduction
from coopbooks.payouts.pay import SlipOf
from coopbooks.payouts.shapes import Extra, Lot
from coopbooks.products import PieceRate
from coopbooks.quantity import Quantity
from coopbooks.work import OrderRate

_LAST: Final = """
    SELECT slip.person_id, slip.paid, run.day FROM payout_slip AS slip JOIN payout_run AS run ON run.id = slip.run_id
    WHERE slip.id IN (
        SELECT max(one.id) FROM payout_slip AS one JOIN payout_run AS its ON its.id = one.run_id
        WHERE its.kind = 'work' AND its.state IN ('approved', 'closed') AND (? IS NULL OR its.id < ?)
        GROUP BY one.person_id
    )
"""


@dataclass(frozen=True, slots=True)
class Behind:
    """One record behind a figure: what it was, how much, who wrote it down and when; its voucher or its work.

    Of a rate the day is the one it counts from, and it has neither.
    """

    day: date
    label: str
    quantity: Quantity | None
    amount: Money | None
    who: str
    when: datetime
    voucher: int | None = None
    work: int | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """What a member is paid beside last time; without a day she was never paid here before."""

    now: Money
    before: Money
    day: date | None

    @property
    def change(self) -> Money:
        """How much more (or less) it is."""
        return self.now - self.before


def records_behind(books: Books, of: Lot | Extra | Deduction | None) -> tuple[Behind, ...]:
    """Return the records behind a step of a figure: the work of a lot and its rate, the debt a deduction pays.

    A rate that was agreed for the work itself stands with it; one that was written over since is not there any more.
    """
    if isinstance(of, Lot):
        done = [work.work(books, one) for one in of.works]
        return (*map(_of_work, done), *_of_rates(books, of, done))
    if isinstance(of, Deduction) and of.asked.debt is not None:
        voucher = of.asked.debt
        if of.asked.kind == "loan":
            voucher = loans.loan(books, of.asked.debt).voucher
        return (_of_voucher(ledger.voucher(books, voucher)),)
    return ()


def _of_work(one: work.Work) -> Behind:
    return Behind(one.day, one.label, one.accepted, one.worth, one.recorded_by, one.recorded_at, work=one.id)


def _of_rates(books: Books, lot: Lot, done: Sequence[work.Work]) -> list[Behind]:
    """Return what was written down of the rate of a lot: for the operation from a day on, or for the order."""
    found: list[PieceRate | OrderRate] = []
    ways = {one.rate_from for one in done}
    if "usual" in ways and lot.product is not None:
        known = [rate for rate in products.list_piece_rates(books, lot.product) if rate.making == lot.making]
        found += [next(rate for rate in known if rate.since <= one.day) for one in done if one.rate_from == "usual"]
    if "order" in ways and lot.order is not None:
        found += [rate for rate in work.list_order_rates(books, lot.order) if rate.making == lot.making]
    return [_of_rate(rate, books.club.currency) for rate in dict.fromkeys(found) if rate.rate == lot.rate]


def _of_rate(rate: PieceRate | OrderRate, currency: str) -> Behind:
    words = _("The rate: %(rate)s each") % {"rate": showing.price(rate.rate.decimal, currency) if rate.rate else ""}
    since = rate.recorded_at.date()
    if isinstance(rate, OrderRate):
        words = f"{words} ({rate.note})"
    elif rate.since > products.ALWAYS:
        since = rate.since
    return Behind(since, words, None, None, rate.recorded_by, rate.recorded_at)


def _of_voucher(one: ledger.Voucher) -> Behind:
    words = f"{one.label} · {one.description}"
    return Behind(one.day, words, None, one.amount, one.recorded_by, one.recorded_at, voucher=one.id)


def last_time(books: Books, of: Iterable[SlipOf], before: int | None = None) -> dict[int, Compared]:
    """Return for each member what she is paid beside her last slip, of runs ``before`` another one where said."""
    last = {person: (paid, day) for person, paid, day in storage.plain(_LAST, before, before)}
    found = {}
    for one in of:
        paid, day = last.get(one.person, (0, None))
        found[one.person] = Compared(one.pay.paid, books.money(paid), date.fromisoformat(day) if day else None)
    return found


def other_rule(one: Sequence[SlipOf], other: Sequence[SlipOf]) -> dict[int, tuple[Money, Money]]:
    """Return what each member is paid by one simulation and by another; who is not in one gets nothing there."""
    first, second = ({slip.person: slip.pay.paid for slip in some} for some in (one, other))
    currency = next(iter((*first.values(), *second.values()))).currency
    nothing = Money(0, currency)
    return {person: (first.get(person, nothing), second.get(person, nothing)) for person in {**first, **second}}
