"""Any run of deeds with materials: bought, used, counted, handed out, corrected, voided, in whatever order.

A machine plays a treasurer with the real operations. What she may not do is refused and changes nothing; after every
step the stock of all materials is what their account stands at (but for what has no name), never below zero unless the
club allows it, and nothing the file keeps disagrees with its lines.
"""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from coopbooks import costs, ledger, materials
from coopbooks.books import change_club
from coopbooks.materials import MaterialLine
from coopbooks.money import Money
from coopbooks.quantity import Quantity
from tests.builders import TODAY, account_id, person_id, rows
from tests.conftest import FreshBooks
from tests.core.any_run import AnyRun, run_any
from tests.core.store import a_material

which = st.integers(0, 2)
quantities = st.integers(1, 60_000_000).map(Quantity) | st.integers(1, 60).map(lambda n: Quantity(n * 1_000_000))
amounts = st.integers(1, 200_000).map(Money)
units = st.sampled_from(["", "", "g", "bag"])
some = st.integers(0, 30)


class AnyStore(AnyRun):
    """A store in which something is done or refused, and what holds of it whatever it was."""

    tables = (
        "voucher",
        "line",
        "stock_balance",
        "material_holding",
        "material_move",
        "material_count",
        "cost",
        "cost_line",
    )

    def __init__(self) -> None:
        super().__init__()
        self.known = [a_material(self.books, name, "kg", ("bag", "2.5", "kg")) for name in ("flour", "sugar", "salt")]
        self.cash, self.who = account_id(self.books, "cash"), person_id(self.books, "Ana")
        self.vouchers: list[int] = []

    def bought(self, one: int, quantity: Quantity, unit: str, amount: Money, freight: int) -> costs.CostDraft:
        line = costs.CostLine(None, amount, material=self.known[one], quantity=quantity, unit=unit)
        other = costs.CostLine(None, Money(777), material=self.known[one - 1], quantity=Quantity(3_333_333))
        carried = (costs.CostLine(None, Money(freight), freight=True),) if freight else ()
        draft = costs.CostDraft(TODAY, (line, other, *carried), Money(0), box=self.cash)
        return replace(draft, paid=draft.total)

    def used(self, one: int, quantity: Quantity, unit: str, *, hers: bool) -> materials.UseDraft:
        lines = (MaterialLine(self.known[one], quantity, unit),)
        return materials.UseDraft(TODAY, lines, person=self.who if hers else None)

    @rule(one=which, quantity=quantities, unit=units, amount=amounts, freight=st.sampled_from([0, 1, 1234]))
    def buy(self, one: int, quantity: Quantity, unit: str, amount: Money, freight: int) -> None:
        cost = self.attempt(lambda: costs.record_cost(self.books, self.bought(one, quantity, unit, amount, freight)))
        self.vouchers += [cost.voucher] if cost else []

    @rule(one=which, quantity=quantities, unit=units, hers=st.booleans())
    def use(self, one: int, quantity: Quantity, unit: str, hers: bool) -> None:  # noqa: FBT001 - drawn by name
        voucher = self.attempt(lambda: materials.use_materials(self.books, self.used(one, quantity, unit, hers=hers)))
        self.vouchers += [voucher.id] if voucher else []

    @rule(one=which)
    def use_all(self, one: int) -> None:
        row = next(row for row in materials.list_materials(self.books) if row.material.id == self.known[one])
        if row.in_store.micros > 0:
            self.use(one, row.in_store, "", hers=False)

    @rule(one=which, counted=quantities | st.just(Quantity(0)), unit=units)
    def count(self, one: int, counted: Quantity, unit: str) -> None:
        draft = materials.StockCountDraft(TODAY, (MaterialLine(self.known[one], counted, unit),))
        done = self.attempt(lambda: materials.count_materials(self.books, draft))
        if done and done.voucher:
            self.vouchers.append(done.voucher)
            assert (
                materials.expected_in_store(self.books, [self.known[one]], TODAY)[self.known[one]]
                == done.lines[0].counted
            )

    @rule(one=which, quantity=quantities, amount=amounts)
    def take_over(self, one: int, quantity: Quantity, amount: Money) -> None:
        draft = materials.TakeOverDraft(TODAY, (materials.TakenLine(self.known[one], quantity, amount),))
        voucher = self.attempt(lambda: materials.take_over(self.books, draft))
        self.vouchers += [voucher.id] if voucher else []

    @rule(amount=amounts)
    def buy_without_a_name(self, amount: Money) -> None:
        line = costs.CostLine(account_id(self.books, "materials"), amount)
        self.attempt(lambda: costs.record_cost(self.books, costs.CostDraft(TODAY, (line,), amount, box=self.cash)))

    @rule(one=which, kind=st.sampled_from(list(materials.KINDS)), quantity=quantities)
    def hand(self, one: int, kind: str, quantity: Quantity) -> None:
        draft = materials.HandDraft(TODAY, kind, self.known[one], self.who, quantity)
        self.attempt(lambda: materials.hand(self.books, draft))

    @rule(some=some)
    def undo_a_move(self, some: int) -> None:
        moves = rows("SELECT id FROM material_move ORDER BY id")
        if moves:
            self.attempt(lambda: materials.undo_hand(self.books, moves[some % len(moves)][0]))

    @precondition(lambda self: self.vouchers)
    @rule(some=some)
    def void(self, some: int) -> None:
        self.attempt(lambda: materials.void(self.books, self.vouchers[some % len(self.vouchers)], "A mistake"))

    @precondition(lambda self: self.vouchers)
    @rule(some=some, one=which, quantity=quantities, unit=units, amount=amounts)
    def correct(self, some: int, one: int, quantity: Quantity, unit: str, amount: Money) -> None:
        wrong = ledger.voucher(self.books, self.vouchers[some % len(self.vouchers)])
        right: Any = None
        if wrong.word == "costs":
            old, draft = costs.cost_of_voucher(self.books, wrong.id), self.bought(one, quantity, unit, amount, 50)
            right = self.attempt(
                lambda: ledger.voucher(self.books, costs.correct_cost(self.books, old.id, draft).voucher)
            )
        elif wrong.word == "use_materials":
            use = self.used(one, quantity, unit, hers=wrong.person is not None)
            right = self.attempt(lambda: materials.correct_use(self.books, wrong.id, use))
        elif wrong.word == "take_over_materials":
            lines = (materials.TakenLine(self.known[one], quantity, amount, unit),)
            over = materials.TakeOverDraft(TODAY, lines)
            right = self.attempt(lambda: materials.correct_take_over(self.books, wrong.id, over))
        self.vouchers += [right.id] if right else []

    @rule(allowed=st.booleans())
    def allow_less_than_nothing(self, allowed: bool) -> None:  # noqa: FBT001 - drawn by name
        if not any(row.missing for row in materials.list_materials(self.books)):
            change_club(self.books, replace(self.books.club, negative_stock=allowed))

    @invariant()
    def the_stock_is_what_the_ledger_says(self) -> None:
        stocks = ledger.list_stocks(self.books).values()
        account = account_id(self.books, "materials")
        nameless = rows("SELECT sum(amount) FROM line WHERE account_id = ? AND material_id IS NULL", [account])[0][0]
        assert sum(one.value.minor for one in stocks) + (nameless or 0) == ledger.balance_on(self.books, account).minor
        assert materials.value_without_name(self.books).minor == (nameless or 0)

    @invariant()
    def nothing_is_less_than_nothing(self) -> None:
        for row in materials.list_materials(self.books):
            assert row.trust.micros >= 0
            assert row.handed.micros >= 0
            assert row.in_store.micros >= 0 or self.books.club.negative_stock


def test_any_run_of_deeds_leaves_the_store_in_order(fresh_books: FreshBooks) -> None:
    run_any(AnyStore, fresh_books)
