"""Any run of deeds with grants: money that came, spent, given in kind, given back, corrected, voided, in any order.

A machine plays a treasurer with the real operations. What she may not do is refused and changes nothing; after every
step what was received, less what was spent and given back, is what stands in the ledger for each grant, and never below
zero.
"""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from coopbooks import costs, grants, ledger, materials
from coopbooks.grants import BackDraft, GiftDraft, GiftLine, GrantDraft, MoneyDraft
from coopbooks.money import Money, total
from tests.builders import TODAY, account_id, person_id, rows
from tests.conftest import FreshBooks
from tests.core.any_run import AnyRun, run_any
from tests.core.granting import granted, purposes

which = st.integers(0, 1)
ways = st.integers(0, 2)
amounts = st.integers(1, 400_000).map(Money) | st.integers(1, 40).map(lambda n: Money(n * 10_000))
some = st.integers(0, 30)


class AnyGrants(AnyRun):
    """Two grants, one of them in dollars, with which something is done or refused."""

    tables = (
        "voucher",
        "line",
        "grant_balance",
        "club_grant",
        "grant_purpose",
        "grant_plan",
        "grant_planned",
        "cost_line",
    )

    def __init__(self) -> None:
        super().__init__()
        self.known = (
            granted(self.books, "10000", "machines 66.67% / trainer 20%"),
            granted(self.books, "1500", "machines 1000", name="Dollars", currency="USD"),
        )
        self.cash, self.donor = account_id(self.books, "cash"), person_id(self.books, "ONG Warmi")
        self.vouchers: list[int] = []

    def kept(self, voucher: Any) -> None:
        self.vouchers += [voucher if isinstance(voucher, int) else voucher.id] if voucher else []

    def purpose(self, one: int, way: int) -> int:
        found = self.known[one].purposes
        return found[way % len(found)].id

    def money(self, one: int, amount: Money, way: int) -> MoneyDraft:
        own = Money(max(amount.minor // 7, 1), "USD") if one else None
        tied = self.purpose(one, way) if way else None
        return MoneyDraft(TODAY, self.known[one].id, self.cash, amount, own=own, purpose=tied)

    def spent(self, one: int, amount: Money, way: int, part: Money) -> costs.CostDraft:
        role = ("machines", "member_training", "materials")[way]
        lines = (
            costs.CostLine(account_id(self.books, role), amount, purpose=self.purpose(one, way)),
            costs.CostLine(account_id(self.books, "rent"), part, purpose=self.purpose(1 - one, way + 1)),
            costs.CostLine(account_id(self.books, "rent"), Money(500)),
        )
        return costs.CostDraft(TODAY, lines, total(line.amount for line in lines), box=self.cash)

    def gift(self, one: int, amount: Money, way: int) -> GiftDraft:
        lines = (GiftLine(account_id(self.books, "tools"), amount), GiftLine(account_id(self.books, "rent"), Money(77)))
        return GiftDraft(TODAY, self.donor, lines, self.purpose(one, way) if way else None)

    @rule(one=which, amount=amounts, way=ways)
    def receive(self, one: int, amount: Money, way: int) -> None:
        self.kept(self.attempt(lambda: grants.receive_money(self.books, self.money(one, amount, way))))

    @rule(one=which, amount=amounts, way=ways, part=amounts)
    def spend(self, one: int, amount: Money, way: int, part: Money) -> None:
        cost = self.attempt(lambda: costs.record_cost(self.books, self.spent(one, amount, way, part)))
        self.kept(cost and cost.voucher)

    @rule(one=which, amount=amounts, way=ways)
    def give(self, one: int, amount: Money, way: int) -> None:
        self.kept(self.attempt(lambda: grants.record_gift(self.books, self.gift(one, amount, way))))

    @rule(one=which, amount=amounts, way=ways)
    def give_back(self, one: int, amount: Money, way: int) -> None:
        tied = self.purpose(one, way) if way else None
        draft = BackDraft(TODAY, self.known[one].id, self.cash, amount, tied)
        self.kept(self.attempt(lambda: grants.give_back(self.books, draft)))

    @rule(one=which)
    def give_everything_back(self, one: int) -> None:
        left = grants.grant(self.books, self.known[one].id).in_hand
        draft = BackDraft(TODAY, self.known[one].id, self.cash, left)
        self.kept(self.attempt(lambda: grants.give_back(self.books, draft)))
        assert not grants.grant(self.books, self.known[one].id).in_hand

    @precondition(lambda self: self.vouchers)
    @rule(some=some)
    def void(self, some: int) -> None:
        voucher = self.vouchers[some % len(self.vouchers)]
        self.attempt(lambda: materials.void(self.books, voucher, "A mistake"))

    @precondition(lambda self: self.vouchers)
    @rule(some=some, one=which, amount=amounts, way=ways)
    def correct(self, some: int, one: int, amount: Money, way: int) -> None:
        wrong = ledger.voucher(self.books, self.vouchers[some % len(self.vouchers)])
        self.kept(self.attempt(lambda: self.corrected(wrong, one, amount, way)))

    def corrected(self, wrong: ledger.Voucher, one: int, amount: Money, way: int) -> Any:
        if wrong.word == "costs":
            old = costs.cost_of_voucher(self.books, wrong.id).id
            return costs.correct_cost(self.books, old, self.spent(one, amount, way, Money(300))).voucher
        if wrong.word == grants.GIFT_WORD:
            return grants.correct_gift(self.books, wrong.id, self.gift(one, amount, way))
        if wrong.word == grants.MONEY_WORD:
            return grants.correct_money(self.books, wrong.id, self.money(one, amount, way))
        return grants.correct_back(
            self.books, wrong.id, BackDraft(TODAY, self.known[one].id, self.cash, amount, self.purpose(one, way))
        )

    @rule(amount=st.integers(500_000, 1_500_000).map(Money), percent=st.integers(1, 100))
    def plan_again(self, amount: Money, percent: int) -> None:
        old = grants.grant(self.books, self.known[0].id).draft
        text = f"machines {percent}%"
        draft = GrantDraft(old.donor, old.name, amount, TODAY, purposes=purposes(text), reason="Another plan")
        self.attempt(lambda: grants.change_grant(self.books, self.known[0].id, draft))

    @invariant()
    def what_stands_in_the_ledger_is_what_is_left(self) -> None:
        account = account_id(self.books, "grants_deferred")
        for known in grants.list_grants(self.books):
            sql = """
                SELECT coalesce(-sum(line.amount), 0) FROM line JOIN grant_purpose ON grant_purpose.id = purpose_id
                WHERE account_id = ? AND grant_id = ?
            """
            [(standing,)] = rows(sql, [account, known.id])
            assert (known.received - known.spent - known.returned).minor == standing == known.in_hand.minor
            assert standing >= 0
        assert not grants.value_without_name(self.books)

    @invariant()
    def nothing_is_overspent_and_plans_add_up(self) -> None:
        for known in grants.list_grants(self.books):
            assert total((one.planned for one in known.purposes), known.amount.currency) == known.amount
            assert known.came.minor <= known.amount.minor + known.foreign  # a gift in dollars is rounded to the cent


def test_any_run_of_deeds_leaves_grants_in_order(fresh_books: FreshBooks) -> None:
    run_any(AnyGrants, fresh_books)
