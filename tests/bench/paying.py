"""A payout of 2.500 members with 25.000 records of work and five deductions each: simulated, approved, and printed."""

import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from coopbooks import bookfile, ledger, loans, members, payouts, products, work
from coopbooks.books import Books, Club
from coopbooks.days import Month, add_months
from coopbooks.loans import LoanDraft, Terms
from coopbooks.members import DeedDraft, MemberDraft
from coopbooks.money import Money
from coopbooks.payouts import AdvanceDraft, Ask, PayRules, RunDraft, RunToPrint
from coopbooks.products import MakingDraft, ProductDraft
from coopbooks.quantity import Quantity
from coopbooks.work import WorkDraft
from tests.bench import slips
from tests.bench.big_books import TODAY, clock
from tests.bench.report import Ratio

FEW, MANY = 250, 2_500
_RECORDS = 10
_WHAT = ("simulated", "approved", "gathered for its slips")
_MOST = (2.0, 5.0, 2.0)
"""Seconds promised for simulating and approving, and for gathering what slips say."""


def measured(aside: Path) -> Iterator[Ratio]:
    """Simulating and approving a run of many members, beside one of a tenth of them; and all its slips."""
    few, few_told = _of(aside, FEW)
    every, told = _of(aside, MANY)
    for what, most, one, other in zip(_WHAT, _MOST, every, few, strict=True):
        yield Ratio(f"payout of {MANY:,} {what} (of {FEW})", one, other, None, most=most)
    yield from slips.ratios(few_told, told)


def _of(aside: Path, many: int) -> tuple[list[float], RunToPrint]:
    """How long each step of a run takes, and what is printed of it."""
    with closing(made(aside / f"payout-{many}.coop", many)) as books:
        seconds = _timed(books, many)
        begun = time.perf_counter()
        told = payouts.run_to_print(books, payouts.list_runs(books)[0].id)
        return [*seconds, time.perf_counter() - begun], told


def _timed(books: Books, many: int) -> list[float]:
    run = payouts.draft_run(books, RunDraft(TODAY, "Fortnight"))
    begun = time.perf_counter()
    simulated = payouts.simulate(books, run.id)
    between = time.perf_counter()
    deductions = sum(bool(one.taken) for slip in simulated.slips for one in slip.pay.deductions)
    works = sum(len(lot.works) for slip in simulated.slips for lot in slip.pay.lots)
    if len(simulated.slips) != many or works != many * _RECORDS or deductions != many * 5:
        raise RuntimeError(f"not what was to be measured: {deductions} deductions")
    started = time.perf_counter()
    payouts.approve(books, run.id)
    return [between - begun, time.perf_counter() - started]


def made(path: Path, many: int) -> Books:
    """Make books with so many members who worked; each owes an advance and dues, and a fine, or every tenth a loan.

    Savings and contributions are kept back from all: five deductions each.
    """
    books = bookfile.make(path, Club("Club de Madres Las Rosas", treasurer="Rosa"), clock)
    cash = ledger.account_of(books, "cash").id
    with books.change("ledger"):
        persons = [members.add_member(books, MemberDraft(f"Socia {number:04}")).id for number in range(many)]
        knit = _product(books)
        days = [TODAY - timedelta(days=each) for each in range(_RECORDS)]
        five = Quantity.of(5)
        done = [WorkDraft(person, day, making=knit, accepted=five) for person in persons for day in days]
        work.record_work(books, done, again=True)
        _owing(books, persons, cash)
    asks = (
        Ask("savings", percent=Decimal(10), detail="compulsory"),
        Ask("contribution", Money.of(5)),
    )
    payouts.change_rules(books, replace(PayRules(), asks=asks))
    return books


def _product(books: Books) -> int:
    product = products.add_product(books, ProductDraft("Chompa", "piece", Money.of(120))).id
    drafts = [MakingDraft("tejido", rate=Quantity.of(18))]
    products.keep_making(books, product, drafts, TODAY - timedelta(days=60))
    return products.list_making(books, product)[0].id


def _owing(books: Books, persons: list[int], cash: int) -> None:
    parts = tuple(members.Part(person, Money.of(10)) for person in persons)
    members.record_deed(books, DeedDraft("dues", TODAY, parts, None, Month.of(TODAY)))
    fined = tuple(members.Part(person, Money.of(5)) for place, person in enumerate(persons) if place % 10)
    members.record_deed(books, DeedDraft("fine", TODAY, fined, None))
    day = add_months(TODAY, -2)
    terms = Terms(Money.of(3600), day, add_months(day, 1), 36, rate=Decimal(12))
    for place, person in enumerate(persons):
        payouts.record_advance(books, AdvanceDraft(person, Money.of(50), TODAY, cash))
        if place % 10 == 0:
            loans.record_loan(books, LoanDraft("lent", person, terms, box=cash))
