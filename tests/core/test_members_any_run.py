"""Whatever is recorded with members in whatever order: each account is the sum of her lines and never turns round."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from coopbooks import ledger, members
from coopbooks.books import Books, storage
from coopbooks.days import Month, Period
from coopbooks.errors import Refusal
from coopbooks.members import KINDS, DeedDraft, Part
from coopbooks.money import Money
from tests.builders import TODAY, account_id
from tests.conftest import FreshBooks
from tests.core.membering import a_member

NAMES: Final = ("Ana", "Berta", "Carla")
_WAYS: Final = {"contributions": -1, "member_savings": -1, "member_dues_receivable": 1}
_PARTS: Final = st.dictionaries(st.sampled_from(NAMES), st.integers(1, 9_99), min_size=1, max_size=3)
_DEEDS: Final = st.tuples(st.sampled_from(sorted(KINDS)), _PARTS, st.integers(0, 60))
_STEPS: Final = st.lists(st.tuples(st.sampled_from(("record", "record", "correct", "void")), _DEEDS), max_size=20)


def _draft(books: Books, ids: dict[str, int], said: tuple[str, dict[str, int], int]) -> DeedDraft:
    kind, parts, back = said
    count = 1 if kind == "certificates" else 0
    day = TODAY - timedelta(days=back)
    box = None if KINDS[kind].charged else account_id(books, "cash")
    each = tuple(Part(ids[name], Money(minor, "BOB"), count) for name, minor in parts.items())
    return DeedDraft(kind, day, each, box, Month.of(day), again=back % 2 == 0)


def _summed(books: Books, role: str, person: int) -> int:
    account = account_id(books, role)
    sql = "SELECT coalesce(sum(amount), 0) FROM line WHERE account_id = ? AND person_id = ?"
    return int(storage.execute_sql(sql, (account, person)).fetchone()[0])


def _holds(books: Books, ids: dict[str, int]) -> None:
    everything = Period(date(2000, 1, 1), date(2027, 1, 1))
    listed = {row.member.id: row for row in members.list_members(books)}
    for person in ids.values():
        sums = {role: _summed(books, role, person) for role in _WAYS}
        assert all(sums[role] * way >= 0 for role, way in _WAYS.items())
        told = members.statement(books, person, everything)
        assert {part.account.role: -part.closing.minor for part in told.parts if part.closing} == {
            role: minor for role, minor in sums.items() if minor
        }
        assert sum(deed.amount.minor for deed in told.deeds) == -sum(sums.values())
        row = listed[person]
        assert (row.savings.minor, row.contributions.minor, row.owes.minor) == (
            -sums["member_savings"],
            -sums["contributions"],
            sums["member_dues_receivable"],
        )
        assert sum(charge.left.minor for charge in members.open_charges(books, person)) == row.owes.minor
        assert members.savings_of(books, person).total == row.savings


@settings(max_examples=40)
@given(steps=_STEPS)
def test_each_account_is_the_sum_of_her_lines(
    fresh_books: FreshBooks, steps: list[tuple[str, tuple[str, dict[str, int], int]]]
) -> None:
    with fresh_books() as books:
        ids = {name: a_member(books, name).id for name in NAMES}
        stand: list[int] = []
        for gesture, said in steps:
            draft = _draft(books, ids, said)
            try:
                if gesture == "record" or not stand:
                    stand.append(members.record_deed(books, draft).id)
                elif gesture == "correct":
                    stand[-1] = members.correct_deed(books, stand[-1], replace(draft, again=True)).id
                else:
                    ledger.void(books, stand[-1], "Wrong")
                    stand.pop()
            except Refusal:
                continue
            _holds(books, ids)
