"""What is asked from each member's pay: what she owes as it stands now, what is asked of all, what was agreed with her.

A few statements for some members at a time, however many these are.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, Final

from coopbooks import ledger, loans, members
from coopbooks.books import Books, storage
from coopbooks.i18n import _
from coopbooks.loans import OfPay
from coopbooks.money import Money
from coopbooks.payouts.deductions import OF_A_DEBT, Asked, check_asked
from coopbooks.payouts.drafts import OF_ALL, Ask, OwnRule, PayRules
from coopbooks.payouts.pay import PaySlip
from coopbooks.payouts.ruling import own_rules
from coopbooks.payouts.written import read

_THIS_TIME: Final = "run.day > coalesce((SELECT max(left_on) FROM member_stay WHERE person_id = one.person_id), '')"
_BEHIND: Final = f"""
    WITH last AS (
        SELECT max(one.id) AS id, one.person_id, run.voucher_id
        FROM payout_slip AS one JOIN payout_run AS run ON run.id = one.run_id
        WHERE one.person_id IN (SELECT value FROM json_each(?)) AND {_THIS_TIME}
        AND run.kind = 'work' AND run.state IN ('approved', 'closed') GROUP BY one.person_id
    )
    SELECT slip.person_id, slip.told, 1 FROM last JOIN payout_slip AS slip ON slip.id = last.id
    WHERE slip.not_deducted > 0 OR json_extract(slip.told, '$.waiting') IS NOT NULL
    UNION ALL
    SELECT one.person_id, one.told, -1
    FROM last JOIN payout_slip AS one ON one.person_id = last.person_id AND one.id < last.id
    JOIN payout_run AS run ON run.id = one.run_id AND run.kind = 'work' AND run.state = 'voided' AND {_THIS_TIME}
    JOIN voucher AS reversal ON reversal.reverses_id = run.voucher_id AND reversal.id > last.voucher_id
"""  # noqa: S608 - our own condition
"""The last slip of each since she joined again, if she ever left, and those before it that were voided after it."""
_TAKEN: Final = """
    SELECT balance.person_id, balance.amount - coalesce((
        SELECT sum(line.amount) FROM line JOIN voucher ON voucher.id = line.voucher_id
        WHERE line.person_id = balance.person_id AND line.account_id = balance.account_id AND line.day > ?
        AND line.amount > 0 AND voucher.reverses_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM voucher AS reversal WHERE reversal.reverses_id = voucher.id)
    ), 0)
    FROM person_balance AS balance
    WHERE balance.account_id = ? AND balance.amount > 0 AND balance.person_id IN (SELECT value FROM json_each(?))
"""
"""What each owes of what she took or bought, without what she took after a day."""
_THERE: Final = """
    SELECT person_id FROM member_stay WHERE left_on IS NULL AND person_id IN (SELECT value FROM json_each(?))
"""
_OF_MEMBERS: Final = frozenset({"savings", "contribution"})
"""Asked only of who has not left: what she saved and contributed was given back to her then."""
Behind = Mapping[tuple[str, str], Money]
"""What could not be deducted before of what is no debt, by kind and detail; see :attr:`PaySlip.waiting`."""
_INTEREST_FIRST: Final = ("fine", "interest", "principal")


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of each of some members, what was ``behind``, and the loans behind it by their ids."""

    asked: Mapping[int, list[Asked]]
    behind: Mapping[int, "Behind"]
    loans: Mapping[int, OfPay]


class Asker:
    """Asks of some members at a time what is deducted from their pay on a day, instalments due until another one."""

    def __init__(self, books: Books, rules: PayRules, day: date, until: date) -> None:
        """Find out what is asked once for all of them: what was agreed with whom, and which loans are due."""
        self._books, self._asks, self._day, self._until = books, rules.asks, day, until
        self._own = own_rules(books)
        self._due = loans.due_since(books, day, until)

    def ask(self, persons: Collection[int]) -> Asking:
        """Return what is asked of some members."""
        found = defaultdict[int, list[Asked]](list)
        since = {loan: day for person in persons for loan, day in self._due.get(person, {}).items()}
        due = {one.loan.id: one for one in loans.due_of_pay(self._books, self._day, self._until, since)}
        for person, one in _debts(self._books, persons, self._day):
            found[person].append(one)
        for of in due.values():
            found[of.loan.person].append(_of_loan(of, self._day))
        given = _contributed(self._books, persons) if any(one.until for one in self._asks) else {}
        behind = _behind(self._books, persons)
        there = {id_ for (id_,) in storage.plain(_THERE, json.dumps(sorted(persons)))}
        for person in persons:
            hers = self._own.get(person, {})
            debts = list(_limited(found.get(person, []), hers))
            of_all = _of_all(self._books, self._asks, hers, given.get(person), behind.get(person, {}))
            found[person] = [*debts, *(one for one in of_all if person in there or one.kind not in _OF_MEMBERS)]
            check_asked(found[person])
        return Asking(found, behind, due)


def _debts(books: Books, persons: Collection[int], day: date) -> Iterable[tuple[int, Asked]]:
    """Who owes what on a day: what came later is for a later payout."""
    for advance in members.open_advances(books, persons=persons):
        if advance.day and advance.day > day:
            continue
        label = _("Advance") if advance.day is None else ""
        asked = Asked("advance", label, advance.left, owed=advance.left, debt=advance.voucher, since=advance.day)
        yield advance.person, asked
    for charge in members.open_charges(books, persons=persons):
        if charge.day and charge.day > day:
            continue
        kind = "fine" if charge.kind == "fine" else "dues"
        detail = charge.month.key if charge.month else ""
        asked = Asked(kind, "", charge.left, owed=charge.left, debt=charge.voucher, detail=detail, since=charge.due)
        yield charge.person, asked
    customers = ledger.account_of(books, "customers").id
    for person, minor in storage.plain(_TAKEN, day.isoformat(), customers, json.dumps(sorted(persons))):
        if minor > 0:
            yield person, Asked("materials", "", books.money(minor), owed=books.money(minor))


def _of_loan(of: OfPay, day: date) -> Asked:
    asked = of.worth(of.amount)
    told: dict[str, Any] = {"debt": of.loan.id, "since": of.since, "parts": parts_of(of, day, asked)}
    if of.rate is not None:
        told |= {"rate": of.rate, "currency": of.loan.currency}
    return Asked("loan", of.loan.contract, asked, owed=of.worth(of.whole), **told)


def parts_of(of: OfPay, day: date, value: Money) -> tuple[tuple[str, Money], ...]:
    """Return what a value kept back from pay pays of a loan: what of it, and how much of the value."""
    paid = of.paid_by(day, value)
    worth = ((word, getattr(paid, word).value) for word in _INTEREST_FIRST)
    return tuple((word, amount) for word, amount in worth if amount)


def _limited(debts: Iterable[Asked], own: Mapping[str, OwnRule]) -> Iterable[Asked]:
    """Debts, of each kind together at most what was agreed with her; the oldest first."""
    left = {kind: rule.amount for kind, rule in own.items() if rule.amount is not None}
    for one in sorted(debts, key=lambda each: each.since or date.min):
        amount = one.amount or Money(0)
        if one.kind in left:
            amount = one.payable(min(amount, left[one.kind]))
            left[one.kind] -= amount
        if amount:
            parts = one.parts if amount == one.amount else ()
            agreed = one.kind in own and own[one.kind].agreed
            yield replace(one, amount=amount, parts=parts, agreed=agreed)


def _of_all(
    books: Books,
    asks: Iterable[Ask],
    own: Mapping[str, OwnRule],
    given: Money | None,
    behind: Behind,
) -> Iterable[Asked]:
    """What is asked of all, with what could not be deducted before; in its place what was agreed with her."""
    for one in _in_her_case(tuple(asks), own):
        owed = None if one.until is None else max(one.until - (given or books.money(0)), books.money(0))
        if (not one.amount and one.percent is None) or (owed is not None and not owed):
            continue
        late = behind.get((one.kind, one.detail)) or None
        made_up = late is not None and late.minor < 0  # then it is of the whole amount that too much was deducted
        amount = one.amount if owed is None or one.amount is None or made_up else min(one.amount, owed)
        agreed = one.kind in own and own[one.kind].agreed
        yield _shared(Asked(one.kind, "", amount, one.percent, owed, detail=one.detail, behind=late, agreed=agreed))


@lru_cache(maxsize=64)
def _shared(asked: Asked) -> Asked:
    """What is asked of all alike is one and the same thing for all of them."""
    return asked


def _in_her_case(asks: Sequence[Ask], own: Mapping[str, OwnRule]) -> Iterable[Ask]:
    figures = {kind: rule for kind, rule in own.items() if rule.amount is not None or rule.percent is not None}
    yield from (one for one in asks if one.kind not in figures)
    for kind, rule in figures.items():
        if kind in OF_ALL:
            by_herself = Ask(kind, detail="voluntary" if kind == "savings" else "")
            usual = next((one for one in asks if one.kind == kind), by_herself)
            yield replace(usual, amount=rule.amount, percent=rule.percent)


def _contributed(books: Books, persons: Collection[int]) -> dict[int, Money]:
    account = ledger.account_of(books, "contributions").id
    return {one.person: -one.amount for one in ledger.list_person_balances(books, account, persons)}


def _behind(books: Books, persons: Collection[int]) -> dict[int, Behind]:
    """What could not be deducted for what is no debt, as the last slip of each member leaves it.

    Less what an earlier one brought there that was voided since: its work is paid once more, and asked for anew. Below
    zero where the last slip had made up for it.
    """
    found = defaultdict[int, dict[tuple[str, str], Money]](lambda: defaultdict(lambda: books.money(0)))
    rows: list[Any] = storage.plain(_BEHIND, json.dumps(sorted(persons))).fetchall()
    for person, told, sign in rows:
        slip = read(PaySlip, told)
        asked = {(one.asked.kind, one.asked.detail): one for one in slip.deductions if _is_carried(one.asked.kind)}
        for key, one in asked.items():
            found[person][key] += one.carried if sign > 0 else (one.asked.behind or books.money(0)) - one.carried
        for *of, amount in slip.waiting:
            if sign > 0 or tuple(of) in asked:
                found[person][of[0], of[1]] += amount.times(sign)
    return dict(found)


def _is_carried(kind: str) -> bool:
    """Whether what cannot be deducted is asked for with the next slip: a debt is anyway, a tax is of each pay alone."""
    return kind not in OF_A_DEBT and kind != "withholding"


def waiting(slip: PaySlip, behind: Behind) -> Iterator[tuple[str, str, Money]]:
    """Yield what of that which was ``behind`` a slip neither asks for nor makes up for; see :attr:`PaySlip.waiting`."""
    asked = {(one.asked.kind, one.asked.detail): one.asked for one in slip.deductions}
    for (kind, detail), amount in behind.items():
        one = asked.get((kind, detail))
        left = one.made_up(slip.gross) if one else amount
        if left:
            yield kind, detail, left
