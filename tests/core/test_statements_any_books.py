"""Every statement of any books and any period says what adding up every line from the beginning says."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from coopbooks import ledger, statements
from coopbooks.books import Books, change_club
from coopbooks.days import Period, year_of, year_period
from coopbooks.money import Money
from tests.builders import account_id, activity_id, person_id, post, rows
from tests.conftest import FreshBooks

SHAPES = (
    "cash {0} / sales_local -{0}",
    "cash {0} / sales_export -{0} #sewing",
    "customers {0} @Ana / sales_service -{0} #baking",
    "sales_returns {0} #sewing / cash -{0}",
    "materials_used {0} #sewing / suppliers -{0} @Molino",
    "rent {0} / cash -{0}",
    "fairs {0} #baking / 1.1.1.04 -{0}",
    "interest_paid {0} / loans_payable {0} / cash -{0} / cash -{0}",
    "it_expense {0} / it_payable -{0}",
    "cash {0} / dues -{0}",
    "cash_shortage {0} / cash -{0}",
    "1.1.1.04 {0} / cash -{0}",
    "machines {0} / capital_grants -{0}",
    "depreciation {0} #sewing / machines_depreciation -{0}",
    "stock_change -{0} #baking / finished_products {0}",
)
FIRST, LAST = date(2024, 1, 1), date(2026, 3, 20)
days = st.integers(0, (LAST - FIRST).days).map(lambda offset: FIRST + timedelta(days=offset))
edges = st.one_of(days, days.map(lambda day: day.replace(day=1)))
periods = st.tuples(edges, edges).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: Period(*sorted(pair)))
deeds = st.lists(st.tuples(days, st.sampled_from(SHAPES), st.integers(1, 9999), st.booleans()), max_size=12)


@dataclass(frozen=True)
class Naive:
    """Every line there is, to be added up one by one."""

    lines: list[tuple[date, str, str, str | None, str | None, int, int]]

    def sum(self, wanted: Callable[..., bool]) -> Money:
        """Add up the lines of which ``wanted(day, code, section, activity, person, amount)`` holds."""
        return Money(sum(line[5] for line in self.lines if wanted(*line[:6])))

    def nature(self, *natures: str, period: Period, activity: str | None = None) -> Money:
        """Add up the accounts of some natures in a period, debit +."""
        return self.sum(
            lambda day, _code, section, of, _who, _amount: (
                day in period and ledger.NATURES[section] in natures and activity in (None, of)
            )
        )


def read_all() -> Naive:
    found = rows(
        "SELECT v.day, a.code, a.section, c.name, p.name, l.amount, v.id FROM line l"
        " JOIN voucher v ON v.id = l.voucher_id JOIN account a ON a.id = l.account_id"
        " LEFT JOIN activity c ON c.id = l.activity_id LEFT JOIN person p ON p.id = l.person_id"
        " ORDER BY v.day, v.id, l.id"
    )
    return Naive([(date.fromisoformat(day), *others) for day, *others in found])


@contextmanager
def kept(fresh_books: FreshBooks, recorded: list[Any], closing_month: int = 12) -> Iterator[tuple[Books, Naive]]:
    with fresh_books() as books:
        change_club(books, replace(books.club, closing_month=closing_month))
        for name in ("sewing", "baking"):
            activity_id(books, name)
        for day, shape, centavos, voided in recorded:
            posted = post(books, shape.format(Money(centavos).decimal), day=day)
            if voided:
                ledger.void(books, posted.id, "wrong")
        yield books, read_all()


activities = st.sampled_from([None, "sewing", "baking"])


@given(deeds, periods, periods, activities)
def test_trial_balance(
    fresh_books: FreshBooks, recorded: list[Any], period: Period, compare: Period, activity: str | None
) -> None:
    with kept(fresh_books, recorded) as (books, naive):
        only = activity and activity_id(books, activity)
        trial = statements.trial_balance(books, period, compare, only or None)
        for row in trial.rows:
            for one, sums in ((period, row.sums), (compare, row.compared)):
                until = naive.sum(
                    lambda day, code, _section, of, _who, _amount, one=one, row=row: (
                        day < one.after and code == row.account.code and activity in (None, of)
                    )
                )
                assert sums is not None
                assert sums.balance == until == sums.debit - sums.credit
                assert min(sums.debtor, sums.creditor) == Money(0)
        assert trial.balances or activity
        moved = {code for day, code, _s, of, *_ in naive.lines if day < period.after and activity in (None, of)}
        assert {row.account.code for row in trial.rows if row.sums.balance} <= moved


@given(deeds, periods, periods, activities)
def test_income_statement(
    fresh_books: FreshBooks, recorded: list[Any], period: Period, compare: Period, activity: str | None
) -> None:
    with kept(fresh_books, recorded) as (books, naive):
        only = activity_id(books, activity) if activity else None
        statement = statements.income_statement(books, period, compare, only)
        for one, result, costs in (
            (period, statement.result.amount, statement.production_costs.amount),
            (compare, statement.result.compared, statement.production_costs.compared),
        ):
            assert result == -naive.nature("income", "cost", "expense", period=one, activity=activity)
            assert costs == naive.nature("cost", period=one, activity=activity)
        shown = {row.account.code: row.figure.amount for row in statement.rows if row.account and row.figure}
        for code, amount in shown.items():
            there = naive.sum(
                lambda day, its, _section, of, _who, _amount, code=code: (
                    day in period and its == code and activity in (None, of)
                )
            )
            assert amount == (-there if code.startswith("4") else there)


@given(deeds, days, days, st.sampled_from([3, 6, 9, 12]))
def test_balance_sheet(
    fresh_books: FreshBooks, recorded: list[Any], day: date, compare: date, closing_month: int
) -> None:
    with kept(fresh_books, recorded, closing_month) as (books, naive):
        sheet = statements.balance_sheet(books, day, compare)
        assert sheet.balances
        for one, column in ((day, "amount"), (compare, "compared")):
            year = Period.through(year_period(year_of(one, closing_month), closing_month).first, one)
            always = Period.through(date(2000, 1, 1), one)
            assert getattr(sheet.assets, column) == naive.nature("asset", period=always)
            assert getattr(sheet.liabilities, column) == -naive.nature("liability", period=always)
            results = ("income", "cost", "expense")
            assert getattr(sheet.result, column) == -naive.nature(*results, period=year)
            earlier = naive.nature(*results, period=year) - naive.nature(*results, period=always)
            assert getattr(sheet.earlier, column) == earlier
            assert getattr(sheet.equity, column) == -naive.nature("equity", *results, period=always)


@given(deeds, periods, st.sampled_from(["cash", "customers", "sales_export", "suppliers"]), activities)
def test_account_card(
    fresh_books: FreshBooks, recorded: list[Any], period: Period, role: str, activity: str | None
) -> None:
    with kept(fresh_books, recorded) as (books, naive):
        account = ledger.account_of(books, role)
        her = {"customers": "Ana", "suppliers": "Molino"}.get(role)
        people = [None, person_id(books, her)] if her else [None]
        only = activity_id(books, activity) if activity else None
        own = [line for line in naive.lines if line[1] == account.code and activity in (None, line[3])]
        for person in people:
            card = statements.account_card(books, account.id, period, person=person, activity=only, compare=period)
            assert [line.amount.minor for line in card.lines] == [line[5] for line in own if line[0] in period]
            before = Money(sum(line[5] for line in own if line[0] < period.first))
            assert (card.totals.opening, card.compared) == (before, card.totals)
            assert card.totals.closing == (card.lines[-1].balance if card.lines else before)


@given(deeds, periods, st.sampled_from([None, "1.1.1.01", "1.1.1.04"]))
def test_cash_book(fresh_books: FreshBooks, recorded: list[Any], period: Period, code: str | None) -> None:
    with kept(fresh_books, recorded) as (books, naive):
        box = code and account_id(books, code)
        book = statements.cash_book(books, period, box or None)
        own = [line for line in naive.lines if line[1] == code or (not code and line[1].startswith("1.1.1."))]
        by_voucher: dict[int, int] = {}
        for line in own:
            if line[0] in period:
                by_voucher[line[6]] = by_voucher.get(line[6], 0) + line[5]
        assert [line.amount.minor for line in book.lines] == [net for net in by_voucher.values() if net]
        assert book.totals.opening == Money(sum(line[5] for line in own if line[0] < period.first))
        assert book.totals.closing == Money(sum(line[5] for line in own if line[0] < period.after))


@given(deeds, periods, activities)
def test_journal(fresh_books: FreshBooks, recorded: list[Any], period: Period, activity: str | None) -> None:
    with kept(fresh_books, recorded) as (books, naive):
        journal = statements.journal(books, period, activity_id(books, activity) if activity else None)
        expected = [line for line in naive.lines if line[0] in period and activity in (None, line[3])]
        found = [
            (entry.voucher.id, line.account.code, line.amount.minor)
            for entry in journal.entries
            for line in entry.lines
        ]
        assert found == [(line[6], line[1], line[5]) for line in expected]
        assert journal.debit.amount.minor == sum(max(line[5], 0) for line in expected)
        assert journal.credit.amount.minor == sum(max(-line[5], 0) for line in expected)
