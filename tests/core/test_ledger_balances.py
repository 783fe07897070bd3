"""Balances kept with every posting are what adding up all lines would give, for any postings and any period."""

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from coopbooks import ledger
from coopbooks.books import Books
from coopbooks.days import Month, Period
from coopbooks.errors import Refusal
from coopbooks.ledger import Foreign, Line, Movement, VoucherDraft
from coopbooks.money import Money
from tests.builders import account_id, activity_id, m, person_id, post, rows

FreshBooks = Callable[[], AbstractContextManager[Books]]
FIRST = date(2022, 11, 20)
DOLLARS = "1.1.1.03"
ACCOUNTS = ("cash", "customers", "sales_local", "suppliers", "rent", DOLLARS)

turns = [date(year, *day) for year in (2023, 2024, 2025) for day in ((1, 1), (1, 31), (2, 1), (12, 1), (12, 31))]
days = st.integers(0, 1_215).map(lambda after: FIRST + timedelta(after)) | st.sampled_from(turns)
"""Any day of more than three years up to the day the tests are made on, often one on which a month or year turns."""
periods = st.tuples(days, days).map(lambda two: Period.through(min(two), max(two)))
figures = st.integers(1, 99_999)
deeds = st.lists(
    st.tuples(
        days,
        st.permutations(ACCOUNTS).map(lambda all_: all_[:3]),
        st.tuples(figures, figures),
        st.sampled_from(["Ana", "Eva"]),
        st.sampled_from(["", "sewing", "baking"]),
        st.booleans(),
    ),
    max_size=8,
)


def record(books: Books, all_deeds: list[tuple[Any, ...]]) -> None:
    """Post vouchers of three lines, some of them voided; to pay more than is owed is refused, which is as good."""
    for day, accounts, (one, other), person, activity, back in all_deeds:
        on = {"person": person_id(books, person), "activity": activity_id(books, activity) if activity else None}
        pairs = zip(accounts, (one, other, -one - other), strict=True)
        lines = tuple(a_line(books, account, minor, on) for account, minor in pairs)
        with suppress(Refusal):
            kept = ledger.post(books, VoucherDraft(day, "Anything", lines))
            if back:
                ledger.void(books, kept.id, "wrong")


def a_line(books: Books, account: str, minor: int, on: dict[str, Any]) -> Line:
    """A line of so many centavos; a dollar costs a boliviano here, so that every amount has a whole number of cents."""
    foreign = Foreign(Money(minor, "USD"), Decimal(1), "bank") if account == DOLLARS else None
    return Line(account_id(books, account), Money(minor), foreign=foreign, **on)


def added_up(period: Period, activity: int | None) -> dict[int, Movement]:
    """What every account stood at and moved, by adding up all there is."""
    sql = (
        """
        SELECT account_id, sum(amount) FILTER (WHERE day < :first),
               sum(amount) FILTER (WHERE day BETWEEN :first AND :last AND amount > 0),
               -sum(amount) FILTER (WHERE day BETWEEN :first AND :last AND amount < 0)
        FROM line WHERE day <= :last AND :activity IN (0, activity_id) GROUP BY account_id
    """.replace(":first", "?1")
        .replace(":last", "?2")
        .replace(":activity", "?3")
    )
    found = rows(sql, (period.first.isoformat(), period.last.isoformat(), activity or 0))
    return {row[0]: Movement(row[0], *(Money(figure or 0) for figure in row[1:])) for row in found}


@given(deeds, periods)
def test_movements_are_the_sums_of_lines(
    fresh_books: FreshBooks, all_deeds: list[tuple[Any, ...]], period: Period
) -> None:
    with fresh_books() as books:
        record(books, all_deeds)
        for activity in (None, activity_id(books, "sewing"), activity_id(books, "baking")):
            assert ledger.movements(books, period, activity=activity) == added_up(period, activity)


@given(deeds, periods)
def test_every_month_is_the_sum_of_its_lines(
    fresh_books: FreshBooks, all_deeds: list[tuple[Any, ...]], period: Period
) -> None:
    with fresh_books() as books:
        record(books, all_deeds)
        found = ledger.monthly_movements(books, period)
        assert list(found) == list(period.months())
        for month, moves in found.items():
            naive = added_up(month.period, None)
            assert {one: (move.debit, move.credit) for one, move in moves.items()} == {
                one: (move.debit, move.credit) for one, move in naive.items() if move.debit or move.credit
            }


@given(deeds, days)
def test_balances_on_a_day_are_the_sums_of_lines(
    fresh_books: FreshBooks, all_deeds: list[tuple[Any, ...]], day: date
) -> None:
    def added(figure: str, account: int, until: date) -> int:
        sql = f"SELECT coalesce(sum({figure}), 0) FROM line WHERE account_id = ? AND day <= ?"
        return int(rows(sql, (account, until.isoformat()))[0][0])

    with fresh_books() as books:
        record(books, all_deeds)
        dollars = account_id(books, DOLLARS)
        for account in (account_id(books, "cash"), account_id(books, "customers"), dollars):
            assert ledger.balance_on(books, account, day).minor == added("amount", account, day)
            assert ledger.balance_on(books, account).minor == added("amount", account, date.max)
        for asked, until in ((day, day), (None, date.max)):
            held = ledger.foreign_balance(books, dollars, "USD", asked)
            assert held == Money(added("foreign_amount", dollars, until), "USD")


@given(deeds, days)
def test_balances_of_people_are_the_sums_of_their_lines(
    fresh_books: FreshBooks, all_deeds: list[tuple[Any, ...]], day: date
) -> None:
    with fresh_books() as books:
        record(books, all_deeds)
        for account in (account_id(books, "customers"), account_id(books, "suppliers")):
            sql = "SELECT person_id, sum(amount) FROM line WHERE account_id = ? GROUP BY 1"
            naive = dict(rows(sql, (account,)))
            kept = {one.person: one.amount.minor for one in ledger.list_person_balances(books, account)}
            assert kept == {person: amount for person, amount in naive.items() if amount}
            ana = person_id(books, "Ana")
            assert ledger.balance_of_person(books, account, ana).minor == naive.get(ana, 0)
            before = rows(
                "SELECT coalesce(sum(amount), 0) FROM line WHERE account_id = ? AND person_id = ? AND day < ?",
                (account, ana, day.isoformat()),
            )
            assert ledger.balance_before(books, account, day, person=ana).minor == before[0][0]


def test_a_year_read_by_hand(books: Books) -> None:
    """Cash: 100 in December; 30 in and 20 out on 10 March. From 5 March: 100 before, 30 + 20 moved, 110 after."""
    post(books, "cash 100 / contributions -100", day=date(2025, 12, 31))
    post(books, "cash 30 / sales_local -30 #sewing", day=date(2026, 3, 10))
    post(books, "rent 20 / cash -20", day=date(2026, 3, 10))
    cash, income = account_id(books, "cash"), account_id(books, "sales_local")
    found = ledger.movements(books, Period.through(date(2026, 3, 5), date(2026, 3, 31)))
    assert found[cash] == Movement(cash, m("100"), m("30"), m("20"))
    assert found[cash].closing == m("110")
    assert found[income].closing == m("-30")
    sewing = ledger.movements(books, Month(2026, 3).period, activity=activity_id(books, "sewing"))
    assert list(sewing) == [income]
    assert ledger.balance_on(books, cash, date(2026, 3, 9)) == m("100")
    assert ledger.balance_on(books, cash, date(2025, 12, 30)) == m("0")


def test_years_read_by_hand(books: Books) -> None:
    """Cash: 7 in 2023, 10 and −4 in 2024, 30 in January 2025, 2 on 3 March 2025 and 1 on the 5th.

    Before 4 March 2025: 7 + 10 − 4 + 30 + 2 = 45; in 2025: 30 + 2 + 1 = 33 into it; all in all 46.
    """
    for day, voucher in (
        (date(2023, 5, 5), "cash 7 / contributions -7"),
        (date(2024, 1, 1), "cash 10 / sales_local -10 #sewing"),
        (date(2024, 12, 31), "rent 4 / cash -4"),
        (date(2025, 1, 31), "cash 30 / sales_local -30 #sewing"),
        (date(2025, 3, 3), "cash 2 / contributions -2"),
        (date(2025, 3, 5), "cash 1 / contributions -1"),
    ):
        post(books, voucher, day=day)
    cash, sold, sewing = account_id(books, "cash"), account_id(books, "sales_local"), activity_id(books, "sewing")
    year = ledger.movements(books, Period(date(2025, 1, 1), date(2026, 1, 1)))
    assert year[cash] == Movement(cash, m("13"), m("33"), m("0"))
    late = ledger.movements(books, Period(date(2025, 3, 4), date(2025, 4, 1)))
    assert late[cash] == Movement(cash, m("45"), m("1"), m("0"))
    assert ledger.movements(books, Month(2025, 3).period, activity=sewing)[sold].opening == m("-40")
    for evening, stood in ((date(2023, 12, 31), "7"), (date(2024, 12, 30), "17"), (date(2025, 3, 4), "45")):
        assert ledger.balance_on(books, cash, evening) == m(stood)
    assert ledger.balance_on(books, cash) == m("46")


def test_person_balances_can_follow_an_activity(books: Books) -> None:
    post(books, "customers 10 @Ana #sewing / customers 4 @Ana #baking / sales_local -14", day=date(2026, 3, 1))
    customers, ana = account_id(books, "customers"), person_id(books, "Ana")
    asked = {"person": ana, "activity": activity_id(books, "sewing")}
    assert ledger.balance_before(books, customers, date(2026, 3, 2), **asked) == m("10")
    assert ledger.balance_before(books, customers, date(2026, 3, 1), **asked) == m("0")
