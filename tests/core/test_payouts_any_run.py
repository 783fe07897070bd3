"""Whatever is worked, advanced, approved, handed over, taken back and voided: her account is what she is owed."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from hypothesis import given, settings
from hypothesis import strategies as st

from coopbooks import members, payouts, work
from coopbooks.books import Books, storage
from coopbooks.days import Month
from coopbooks.errors import Refusal
from coopbooks.money import Money
from coopbooks.payouts import Ask, RunDraft
from coopbooks.quantity import Quantity
from coopbooks.work import WorkDraft
from tests.builders import TODAY, account_id, m, person_id
from tests.conftest import FreshBooks
from tests.core.membering import recorded
from tests.core.paying import a_club, advanced, approved, handed, rules

NAMES: Final = ("Ana", "Berta", "Carla")
_NAME: Final = st.sampled_from(NAMES)
_GESTURES: Final = (
    "fortnight",
    "fortnight",
    "fortnight",
    "advance",
    "repaid",
    "dues",
    "fine",
    "paid",
    "hand",
    "back",
    "void",
)
_STEPS: Final = st.lists(st.tuples(st.sampled_from(_GESTURES), _NAME, st.integers(1, 99_999)), min_size=4, max_size=16)
"""A fortnight: two of them work, and what they did is approved, for all or for one of them."""
_STANDING: Final = """
    SELECT slip.gross, slip.deducted, slip.paid, slip.carried - slip.carried_in, EXISTS (
        SELECT 1 FROM payout_handed AS handed WHERE handed.run_id = slip.run_id AND handed.person_id = slip.person_id
        AND NOT EXISTS (SELECT 1 FROM voucher WHERE voucher.reverses_id = handed.voucher_id)
    ) FROM payout_slip AS slip JOIN payout_run AS run ON run.id = slip.run_id
    WHERE slip.person_id = ? AND run.state IN ('approved', 'closed') ORDER BY slip.id
"""

_TAKEN: Final = """
    SELECT taken.value ->> '$.asked.debt', sum(taken.value ->> '$.taken[0]'), voucher.amount
    FROM payout_slip AS slip JOIN payout_run AS run ON run.id = slip.run_id,
        json_each(slip.told, '$.deductions') AS taken
        JOIN voucher ON voucher.id = taken.value ->> '$.asked.debt'
    WHERE slip.person_id = ? AND run.state IN ('approved', 'closed') GROUP BY 1
"""

_PAID: Final = """
    SELECT voucher.id, voucher.amount, coalesce((
        SELECT sum(paid.amount) FROM debt_paid AS paid WHERE paid.debt_id = voucher.id AND paid.person_id = ?
        AND NOT EXISTS (SELECT 1 FROM voucher AS reversal WHERE reversal.reverses_id = paid.voucher_id)
    ), 0) FROM voucher WHERE word IN ('member_dues', 'member_fine', 'member_advance') AND person_id = ?
"""


def _do(books: Books, runs: list[int], step: tuple[str, str, int], number: int) -> None:
    gesture, name, figure = step
    person = person_id(books, name)
    if gesture == "fortnight":
        for who in (name, NAMES[figure % 3]):
            _work(books, who, figure, f"{number} {who}")
        runs.append(approved(books, persons=() if figure % 2 else (person,)).id)
    elif gesture in ("advance", "repaid"):
        day = date(2026, 3, 1 + figure % 20)
        advanced(books, name, f"{figure % 500}.37", day=day, repaid=gesture == "repaid")
    elif runs and gesture == "hand":
        handed(books, payouts.run(books, runs[figure % len(runs)]), *([name] if figure % 2 else []))
    elif runs and gesture == "back" and name in {one.name for one in payouts.slips(books, runs[-1])}:
        payouts.hand_back(books, runs[-1], person, "Absent")
    elif gesture in ("dues", "fine"):
        day = date(2026, 1, 1 + figure % 28)
        recorded(books, gesture, f"{name} {figure % 300}.11", day=day, month=Month.of(day), again=True)
    elif gesture == "paid":
        recorded(books, gesture, f"{name} {figure % 100}.23")
    elif runs and gesture == "void":
        payouts.void_run(books, runs.pop(figure % len(runs)), "Wrong")


def _work(books: Books, name: str, figure: int, lot: str) -> None:
    told: dict[str, Any] = {"name": "Weaving", "kind": "hours", "lot": lot, "rate": Quantity(figure * 10_000)}
    done = WorkDraft(person_id(books, name), TODAY, accepted=Quantity(1_000_000), **told)
    work.record_work(books, [done], again=True)


def _holds(books: Books) -> None:
    balances = members.balances(books)
    for name in NAMES:
        person = person_id(books, name)
        slips = [tuple(row) for row in storage.execute_sql(_STANDING, (person,))]
        owed = sum(gross - deducted - (paid if got else 0) for gross, deducted, paid, _more, got in slips)
        waiting = sum(paid for _gross, _deducted, paid, _more, got in slips if not got)
        carried = sum(more for _gross, _deducted, _paid, more, _got in slips)
        stands = balances.get(person, {}).get("member_pay", m("0"))
        assert -stands.minor == owed == waiting + carried
        assert all(0 <= deducted <= gross for gross, deducted, *_rest in slips)
        sql = "SELECT coalesce(sum(amount), 0) FROM line WHERE account_id = ? AND person_id = ?"
        summed = storage.execute_sql(sql, (account_id(books, "member_pay"), person)).fetchone()[0]
        assert summed == stands.minor
        _debts_hold(books, person, balances.get(person, {}))
    sql = "SELECT count(*) FROM work_record WHERE run_id IN (SELECT id FROM payout_run WHERE state = 'voided')"
    assert storage.execute_sql(sql).fetchone()[0] == 0


def _debts_hold(books: Books, person: int, stands: Mapping[str, Money]) -> None:
    """What is open of her debts is what she owes; what was noted as paid of each, and what is left, is all of it."""
    dues, advances = members.open_charges(books, person), members.open_advances(books, person)
    for role, lefts in (
        ("member_dues_receivable", [one.left.minor for one in dues]),
        ("member_advances", [one.left.minor for one in advances]),
    ):
        assert sum(lefts) == max(stands.get(role, m("0")).minor, 0)
    left = {one.voucher: one.left.minor for one in dues} | {one.voucher: one.left.minor for one in advances}
    for debt, amount, paid in storage.execute_sql(_PAID, (person, person)):
        assert paid + left.get(debt, 0) == amount
    for debt, taken, amount in storage.execute_sql(_TAKEN, (person,)):
        assert taken + left.get(debt, 0) <= amount


@settings(max_examples=30)
@given(steps=_STEPS, step=st.sampled_from((1, 10, 20, 50, 100)), way=st.sampled_from(("down", "nearest")))
def test_her_account_is_what_waits_and_what_is_carried(
    fresh_books: FreshBooks, steps: list[tuple[str, str, int]], step: int, way: str
) -> None:
    with fresh_books() as books:
        a_club(books, *NAMES)
        rules(books, Ask("savings", m("3.33"), detail="compulsory"), step=step, way=way, protected="20")
        runs: list[int] = []
        for number, gesture in enumerate(steps):
            try:
                _do(books, runs, gesture, number)
            except Refusal:
                continue
            finally:
                _holds(books)
        assert all(one.state != "draft" or not payouts.slips(books, one.id) for one in payouts.list_runs(books))


def test_what_is_simulated_is_what_is_approved(fresh_books: FreshBooks) -> None:
    with fresh_books() as books:
        a_club(books, *NAMES)
        for number, name in enumerate(NAMES):
            _work(books, name, 1_234 + 7 * number, str(number))
        simulated = payouts.simulate(books, RunDraft(TODAY))
        run = approved(books)
        assert [one.pay for one in payouts.slips(books, run.id)] == [one.pay for one in simulated.slips]
