"""Any run of deeds with machines: bought, given, taken over, depreciated, corrected, sold, voided, in whatever order.

A machine plays a treasurer with the real operations. What she may not do is refused and changes nothing; after every
step the register is what the accounts say, no machine stands below its residual or at less than nothing, and what is
caught up comes exactly to the plan.
"""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from coopbooks import ledger, machines, materials
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.machines import Donated, GoneDraft, MachineDraft, TakenOver
from coopbooks.machines.depreciation import planned_through
from coopbooks.machines.rules import terms_of
from coopbooks.money import Money
from tests.builders import TODAY, a_cost, person_id, rows
from tests.conftest import FreshBooks
from tests.core.any_run import AnyRun, run_any
from tests.core.machines import a_purchase

which = st.integers(0, 30)
amounts = st.integers(1, 2_000_000).map(Money)
days = st.dates(date(2025, 9, 1), TODAY)
months = st.integers(0, 7).map(Month(2025, 9).plus)


@st.composite
def drafts(draw: st.DrawFn) -> MachineDraft:
    return MachineDraft(
        name=draw(st.sampled_from(["overlock", "oven", "table", "iron", "loom"])),
        serial=draw(st.sampled_from(["", "1", "2"])),
        class_=draw(st.sampled_from(["machines", "furniture", "tools"])),
        tax_life=draw(st.integers(1, 30)),
        method=draw(st.sampled_from(["straight", "straight", "declining", "digits", "none"])),
        counting=draw(st.sampled_from(["months", "year_days", "life_days"])),
        first_counted=draw(st.booleans()),
        residual=draw(st.integers(0, 100_000).map(Money)),
    )


class AnyRegister(AnyRun):
    """A register in which something is done or refused, and what holds of it whatever it was."""

    tables = ("voucher", "line", "machine", "machine_deed", "machine_source", "machine_balance", "depreciation")

    def __init__(self) -> None:
        super().__init__()
        self.donor = person_id(self.books, "Manos Unidas")

    def one(self, some: int, *, gone: bool = False) -> machines.Machine | None:
        found = machines.list_machines(self.books, gone=gone)
        return found[some % len(found)].machine if found else None

    def origin(self, day: date, cost: Money, before: int, way: str) -> machines.Origin:
        if way == "donated":
            return Donated(day, cost, self.donor)
        if way == "taken_over":
            return TakenOver(day, cost, Money(min(before, cost.minor)), date(2025, 1, 15))
        return replace(a_purchase(self.books, str(cost.decimal)), day=day)

    @rule(draft=drafts(), day=days, cost=amounts, before=which, way=st.sampled_from(list(machines.COMING)))
    def come(self, draft: MachineDraft, day: date, cost: Money, before: int, way: str) -> None:
        origin = self.origin(day, cost, before * 1000, way)
        self.attempt(lambda: machines.record_machine(self.books, draft, origin))

    @rule(amount=amounts)
    def buy_without_a_name(self, amount: Money) -> None:
        ledger.post(self.books, a_voucher(self.books, amount))

    @rule(month=months)
    def depreciate(self, month: Month) -> None:
        """After the last month that was done, what is depreciated is what the plan comes to by then."""
        posted = self.attempt(lambda: machines.depreciate(self.books, month))
        if posted and month == max(machines.depreciated_months(self.books)):
            for row in machines.list_machines(self.books):
                planned = planned_through(terms_of(row.machine), month)
                assert row.depreciated == row.machine.before + planned

    @rule()
    def catch_up(self) -> None:
        """What is proposed can be done, in that order, and nothing is proposed after."""
        for month in machines.missed_months(self.books):
            machines.depreciate(self.books, month)
        assert machines.missed_months(self.books) == []

    @rule(some=which, draft=drafts(), day=days, cost=amounts)
    def correct(self, some: int, draft: MachineDraft, day: date, cost: Money) -> None:
        known = self.one(some)
        if known:
            origin = self.origin(day, cost, 0, "bought")
            self.attempt(lambda: machines.correct_machine(self.books, known.id, draft, origin))

    @rule(some=which, draft=drafts())
    def change(self, some: int, draft: MachineDraft) -> None:
        known = self.one(some)
        if known:
            same = replace(draft, class_=known.draft.class_)
            self.attempt(lambda: machines.change_machine(self.books, known.id, same))

    @rule(some=which, day=days, price=amounts, kind=st.sampled_from(list(machines.GOING)))
    def go(self, some: int, day: date, price: Money, kind: str) -> None:
        known = self.one(some)
        if known:
            draft = GoneDraft(day, kind, price, person=self.donor) if kind == "sold" else GoneDraft(day, kind)
            self.attempt(lambda: machines.dispose(self.books, known.id, draft))

    @rule(some=which, price=amounts)
    def correct_how_it_went(self, some: int, price: Money) -> None:
        known = self.one(some, gone=True)
        if known and known.gone_on:
            draft = GoneDraft(known.gone_on, "sold", price, person=self.donor)
            self.attempt(lambda: machines.correct_disposal(self.books, known.gone_voucher or 0, draft))

    @rule(some=which)
    def void(self, some: int) -> None:
        vouchers = rows("SELECT id FROM voucher ORDER BY id DESC")
        if not vouchers:
            return
        self.attempt(lambda: materials.void(self.books, vouchers[some % len(vouchers)][0], "A mistake"))

    @invariant()
    def the_register_is_what_the_accounts_say(self) -> None:
        listed = machines.list_machines(self.books, gone=True)
        for one in machines.agreement(self.books):
            assert one.balance == ledger.balance_on(self.books, one.account.id)
            theirs = [row.cost for row in listed if row.machine.account == one.account.id]
            theirs += [-row.depreciated for row in listed if row.machine.accumulated == one.account.id]
            assert one.named == sum(theirs, Money(0))

    @invariant()
    def nothing_stands_below_its_worth(self) -> None:
        for row in machines.list_machines(self.books, gone=True):
            assert row.depreciated.minor >= 0
            assert row.book_value.minor >= 0
            if row.machine.state == "here":
                assert row.cost == row.machine.cost
            else:
                assert (row.cost, row.depreciated) == (Money(0), Money(0))


def a_voucher(books: Books, amount: Money) -> ledger.VoucherDraft:
    """A machine bought as a sum, with nothing in the register."""
    cost = a_cost(books, f"machines {amount.decimal}")
    lines = (ledger.Line("machines", cost.total), ledger.Line("cash", -cost.total))
    return ledger.VoucherDraft(TODAY, "Some machine", lines)


def test_any_run_of_deeds_leaves_the_register_in_order(fresh_books: FreshBooks) -> None:
    run_any(AnyRegister, fresh_books)
