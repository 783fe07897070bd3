"""Any year: whatever a treasurer does, in whatever order, the books stay books.

A machine plays her with the real operations. What she may not do is refused and leaves everything as it was; after
every step every voucher sums to zero, every kept balance is the sum of its lines, and the statements balance.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from coopbooks import bookfile, cash, costs, ledger, people, products, sales, statements
from coopbooks.books import Books
from coopbooks.days import Month, Period
from coopbooks.errors import Refusal
from coopbooks.money import Money
from coopbooks.quantity import Quantity
from tests.builders import account_id, rows

T = TypeVar("T")
FreshBooks = Callable[..., AbstractContextManager[Books]]

ever = Period(date(2015, 1, 1), date(2035, 1, 1))
amounts = st.integers(1, 500_000).map(Money)
shares = st.sampled_from([0, 30, 100])
back = st.integers(-3, 75)
which = st.integers(0, 50)
who = st.integers(0, 2)


def contents() -> dict[str, list[tuple[Any, ...]]]:
    """Everything that lies in the file, whole."""
    tables = rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'voucher_words%'")
    found = {name: rows(f"SELECT * FROM {name}") for (name,) in tables if not name.startswith("sqlite")}
    return found | {"words": rows("SELECT rowid FROM voucher_words")}


def standing() -> tuple[list[tuple[Any, ...]], ...]:
    """What every account and every person stands at, empty ones left out."""
    return (
        rows(
            "SELECT account_id, activity_id, sum(debit - credit) AS own, sum(foreign_amount) AS other "
            "FROM month_balance GROUP BY 1, 2 HAVING own <> 0 OR other <> 0"
        ),
        rows("SELECT account_id, person_id, amount FROM person_balance WHERE amount <> 0"),
    )


class AnyBooks(RuleBasedStateMachine):
    """Books in which something is done or refused, and what holds of them whatever it was."""

    fresh: ClassVar[FreshBooks]

    def __init__(self) -> None:
        super().__init__()
        self.now = datetime(2026, 3, 20, 10, 0)  # noqa: DTZ001 - books live in the local time of their machine
        self.looked_at = 0
        self.stack = ExitStack()
        self.books = self.stack.enter_context(self.fresh(lambda: self.now))
        roles = frozenset({"customer", "supplier"})
        names = ("Ana", "Eva", "Niña Bonita S.R.L.")
        self.people = [people.add_person(self.books, people.PersonDraft(name, roles=roles)).id for name in names]
        self.activities = [None, *(ledger.add_activity(self.books, name).id for name in ("Sewing", "Baking"))]
        draft = products.ProductDraft("Apron", "piece", Money(2500))
        self.apron = products.add_product(self.books, draft)
        self.boxes = [account_id(self.books, code) for code in ("1.1.1.01", "1.1.1.04")]
        self.dollars = account_id(self.books, "1.1.1.03")

    def attempt(self, deed: Callable[[], T]) -> T | None:
        """Do something; if it is refused, nothing at all may have changed."""
        before, changes = contents(), self.books.changes
        try:
            return deed()
        except Refusal:
            assert contents() == before
            assert self.books.changes == changes
            return None

    def day(self, days_back: int) -> date:
        return self.books.today() - timedelta(days_back)

    def some(self, sql: str, place: int) -> int:
        """One of the rows there are, or one that is not there."""
        ids = [row[0] for row in rows(sql)]
        return ids[place % len(ids)] if ids else 0

    @invariant()
    def every_voucher_sums_to_zero(self) -> None:
        assert rows("SELECT voucher_id FROM line GROUP BY 1 HAVING sum(amount) <> 0 OR count(*) < 2") == []
        assert rows("SELECT * FROM unposted") == []
        assert rows("SELECT id FROM voucher WHERE id NOT IN (SELECT voucher_id FROM line)") == []

    @invariant()
    def numbers_have_no_gaps(self) -> None:
        counted = "SELECT kind, year FROM voucher GROUP BY 1, 2 HAVING min(number) <> 1 OR max(number) <> count(*)"
        assert rows(counted) == []

    @invariant()
    def kept_balances_are_sums_of_lines(self) -> None:
        months = """
            SELECT account_id, substr(day, 1, 7), coalesce(activity_id, 0), sum(max(amount, 0)), -sum(min(amount, 0)),
                   sum(coalesce(foreign_amount, 0)) FROM line GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""
        assert rows("SELECT * FROM month_balance ORDER BY 1, 2, 3") == rows(months)
        years = months.replace("substr(day, 1, 7)", "CAST(substr(day, 1, 4) AS INTEGER)")
        assert rows("SELECT * FROM year_balance ORDER BY 1, 2, 3") == rows(years)
        persons = "SELECT account_id, person_id, sum(amount) FROM line WHERE person_id > 0 GROUP BY 1, 2 ORDER BY 1, 2"
        assert rows("SELECT * FROM person_balance ORDER BY 1, 2") == rows(persons)

    @invariant()
    def debts_agree_with_their_account_and_never_turn(self) -> None:
        for role, sign in (("customers", 1), ("suppliers", -1)):
            account = account_id(self.books, role)
            debts = [sign * one.amount.minor for one in ledger.list_person_balances(self.books, account)]
            assert all(debt > 0 for debt in debts)
            assert sum(debts) == sign * ledger.balance_on(self.books, account).minor

    @invariant()
    def statements_balance(self) -> None:
        if self.books.changes == self.looked_at:
            return
        self.looked_at = self.books.changes
        sums = statements.trial_balance(self.books, ever).totals
        assert (sums.debit, sums.debtor) == (sums.credit, sums.creditor)
        for day in (self.day(40), date(2034, 12, 31)):
            assert statements.balance_sheet(self.books, day).balances

    def teardown(self) -> None:
        """Closed and opened again, the books are the same books."""
        with self.stack:
            before, shown = contents(), statements.trial_balance(self.books, ever)
            self.books.close()
            self.books = bookfile.open_books(self.books.path, lambda: self.now)
            self.stack.callback(self.books.close)
            assert contents() == before
            assert statements.trial_balance(self.books, ever) == shown


class Treasurer(AnyBooks):
    """She records, corrects, counts, locks, and lets time pass."""

    @rule(
        pieces=st.integers(1, 90), price=amounts, paid=shares, off=st.sampled_from([0, 500]), buyer=who, days_back=back
    )
    def sell(self, *, pieces: int, price: Money, paid: int, off: int, buyer: int, days_back: int) -> None:
        self.attempt(lambda: sales.record_sale(self.books, self._sale(pieces, price, paid, buyer, days_back, off=off)))

    def _sale(
        self, pieces: int, price: Money, paid: int, buyer: int, days_back: int, *, off: int = 0
    ) -> sales.SaleDraft:
        line = sales.SaleLine(self.apron.id, "Apron", Quantity.of(pieces), "piece", price)
        whole = sales.SaleDraft(self.day(days_back), (line,), Money(0), Money(off), self.boxes[pieces % 2])
        now, activity = Money(whole.total.minor * paid // 100), self.activities[pieces % 3]
        return replace(whole, paid=now, customer=self.people[buyer], activity=activity)

    @rule(place=which, pieces=st.integers(1, 90), price=amounts, paid=shares, buyer=who, days_back=back)
    def correct_a_sale(self, *, place: int, pieces: int, price: Money, paid: int, buyer: int, days_back: int) -> None:
        wrong = self.some("SELECT id FROM sale", place)
        draft = self._sale(pieces, price, paid, buyer, days_back)
        if wrong:
            self.attempt(lambda: sales.correct_sale(self.books, wrong, draft))

    @rule(price=amounts, paid=shares, seller=who, kind=st.sampled_from(["rent", "materials", "power"]), days_back=back)
    def buy(self, price: Money, paid: int, seller: int, kind: str, days_back: int) -> None:
        self.attempt(lambda: costs.record_cost(self.books, self._cost(price, paid, seller, kind, days_back)))

    def _cost(self, price: Money, paid: int, seller: int, kind: str, days_back: int) -> costs.CostDraft:
        line = costs.CostLine(account_id(self.books, kind), price, "thread", self.activities[seller])
        now = Money(price.minor * paid // 100)
        return costs.CostDraft(self.day(days_back), (line,), now, self.boxes[0], self.people[seller])

    @rule(place=which, price=amounts, paid=shares, seller=who, days_back=back)
    def correct_a_cost(self, place: int, price: Money, paid: int, seller: int, days_back: int) -> None:
        wrong = self.some("SELECT id FROM cost", place)
        draft = self._cost(price, paid, seller, "power", days_back)
        if wrong:
            self.attempt(lambda: costs.correct_cost(self.books, wrong, draft))

    @rule(incoming=st.booleans(), person=who, share=st.sampled_from([40, 100, 101]), days_back=back)
    def settle(self, *, incoming: bool, person: int, share: int, days_back: int) -> None:
        """A debt is paid in part, wholly, or by more than there is of it, which is refused."""
        owed = people.debt_of(self.books, "customers" if incoming else "suppliers", self.people[person])
        amount = Money(owed.minor * share // 100 + (share > 100))
        draft = people.SettlementDraft(self.day(days_back), self.people[person], self.boxes[0], amount)
        done = self.attempt(lambda: (sales.receive_payment if incoming else costs.pay_supplier)(self.books, draft))
        assert not (done and share > 100)

    @rule(amount=amounts, fee=st.sampled_from([0, 350]), into=st.booleans(), days_back=back)
    def transfer(self, *, amount: Money, fee: int, into: bool, days_back: int) -> None:
        giving, receiving = self.boxes if into else self.boxes[::-1]
        draft = cash.TransferDraft(self.day(days_back), giving, receiving, amount, Money(fee))
        self.attempt(lambda: cash.transfer(self.books, draft))

    @rule(cents=st.integers(100, 90_000), rate=st.sampled_from([686, 696, 1275]), days_back=back)
    def change_into_dollars(self, cents: int, rate: int, days_back: int) -> None:
        given = Money(cents * rate // 100)
        draft = cash.TransferDraft(
            self.day(days_back), self.boxes[0], self.dollars, given, Money(0), Money(cents, "USD")
        )
        self.attempt(lambda: cash.transfer(self.books, draft))

    @rule(cents=st.integers(100, 90_000), rate=st.sampled_from([686, 696, 1275]), fee=st.sampled_from([0, 50]))
    def change_dollars_back(self, cents: int, rate: int, fee: int) -> None:
        given, got = Money(cents, "USD"), Money(cents * rate // 100)
        draft = cash.TransferDraft(self.day(0), self.dollars, self.boxes[1], given, Money(fee, "USD"), got)
        self.attempt(lambda: cash.transfer(self.books, draft))

    @rule(pieces=st.integers(0, 60), foreign=st.booleans(), why=st.sampled_from(["", "not known"]), days_back=back)
    def count(self, *, pieces: int, foreign: bool, why: str, days_back: int) -> None:
        box, currency = (self.dollars, "USD") if foreign else (self.boxes[0], "BOB")
        draft = cash.CountDraft(self.day(days_back), box, ((Money(2000, currency), pieces),), why)
        self.attempt(lambda: cash.count_cash(self.books, draft))

    @rule(amount=amounts, into=st.booleans(), role=st.sampled_from(["contributions", "grants_received", "customers"]))
    def move_other_money(self, *, amount: Money, into: bool, role: str) -> None:
        account, today = account_id(self.books, role), self.books.today()
        draft = cash.MovementDraft(today, self.boxes[0], into, account, amount, "Other", self.people[0])
        self.attempt(lambda: cash.record_movement(self.books, draft))

    @rule(amount=amounts, owed=amounts, stock=amounts, person=who, days_back=st.integers(30, 400))
    def open_the_books(self, amount: Money, owed: Money, stock: Money, person: int, days_back: int) -> None:
        has = (("cash", amount), ("customers", owed), ("suppliers", -stock), ("materials", stock))
        lines = tuple(ledger.Line(role, figure, person=self.people[person]) for role, figure in has)
        self.attempt(lambda: ledger.record_opening(self.books, ledger.OpeningDraft(self.day(days_back), lines)))
        assert len(rows("SELECT id FROM voucher WHERE word = 'opening' AND reverses_id IS NULL AND NOT EXISTS "
                        "(SELECT 1 FROM voucher AS later WHERE later.reverses_id = voucher.id)")) <= 1  # fmt: skip

    @rule(place=which, reason=st.sampled_from(["", "wrong"]))
    def void(self, place: int, reason: str) -> None:
        chosen = self.some("SELECT id FROM voucher", place)
        if chosen:
            self.attempt(lambda: ledger.void(self.books, chosen, reason))

    @rule(price=amounts, paid=shares, buyer=who)
    def sell_and_take_back(self, price: Money, paid: int, buyer: int) -> None:
        """What was recorded and voided is as if it had not been."""
        before = standing()
        sold = self.attempt(lambda: sales.record_sale(self.books, self._sale(3, price, paid, buyer, 0)))
        if sold:
            ledger.void(self.books, sold.voucher, "wrong customer")
        assert standing() == before

    @rule(months=st.integers(-1, 3))
    def lock(self, months: int) -> None:
        self.attempt(lambda: ledger.lock_month(self.books, Month.of(self.books.today()).plus(-months)))

    @precondition(lambda self: ledger.locked_through(self.books) is not None)
    @rule(months=st.integers(0, 4), reason=st.sampled_from(["", "an invoice came late"]))
    def unlock(self, months: int, reason: str) -> None:
        self.attempt(lambda: ledger.unlock_month(self.books, Month.of(self.books.today()).plus(-months), reason))

    @rule(days=st.integers(1, 45))
    def let_time_pass(self, days: int) -> None:
        self.now += timedelta(days)


def test_any_year(fresh_books: FreshBooks) -> None:
    Treasurer.fresh = staticmethod(fresh_books)
    few = settings(max_examples=settings().max_examples // 4)
    run_state_machine_as_test(Treasurer, settings=few)
