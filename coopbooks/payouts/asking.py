"""What is asked from each member's pay: what she owes as it stands now, what is asked of all, what was agreed with her.

A few statements for all of them together, however many they are.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from coopbooks import ledger, loans, members
from coopbooks.books import Books, storage
from coopbooks.i18n import _
from coopbooks.loans import OfPay
from coopbooks.money import Money
from coopbooks.payouts.advances import open_advances
from coopbooks.payouts.deductions import OF_A_DEBT, Asked
from coopbooks.payouts.drafts import OF_ALL, Ask, OwnRule, PayRules
from coopbooks.payouts.pay import PaySlip
from coopbooks.payouts.ruling import own_rules
from coopbooks.payouts.written import read

_BEHIND: Final = """
    SELECT slip.person_id, slip.told FROM payout_slip AS slip JOIN (
        SELECT max(one.id) AS id FROM payout_slip AS one JOIN payout_run AS run ON run.id = one.run_id
        WHERE run.kind = 'work' AND run.state IN ('approved', 'closed') GROUP BY one.person_id
    ) AS last ON last.id = slip.id WHERE slip.not_deducted > 0
"""
_THERE: Final = "SELECT person_id FROM member_stay WHERE left_on IS NULL"
_OF_MEMBERS: Final = frozenset({"savings", "contribution"})
"""Asked only of who has not left: what she saved and contributed was given back to her then."""
_INTEREST_FIRST: Final = ("fine", "interest", "principal")


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of each member, and the loans behind it by their ids."""

    asked: Mapping[int, list[Asked]]
    loans: Mapping[int, OfPay]


def ask(books: Books, rules: PayRules, persons: Iterable[int], day: date, until: date) -> Asking:
    """Return what is asked from the pay of some members on a day, instalments due until another one."""
    wanted, found = set(persons), defaultdict[int, list[Asked]](list)
    due = {one.loan.id: one for one in loans.due_of_pay(books, day, until, wanted)}
    for person, one in (*_debts(books, day), *((of.loan.person, _of_loan(of, day)) for of in due.values())):
        if person in wanted:
            found[person].append(one)
    own = own_rules(books)
    given = _contributed(books)
    behind = _behind()
    there = {id_ for (id_,) in storage.plain(_THERE)}
    for person in wanted:
        hers = own.get(person, {})
        debts = list(_limited(found.get(person, []), hers))
        of_all = _of_all(books, rules.asks, hers, given.get(person), behind.get(person, {}))
        found[person] = [*debts, *(one for one in of_all if person in there or one.kind not in _OF_MEMBERS)]
    return Asking(found, due)


def _debts(books: Books, day: date) -> Iterable[tuple[int, Asked]]:
    """Who owes what on a day: advances, dues and fines that came later are for a later payout."""
    for advance in open_advances(books):
        if advance.day and advance.day > day:
            continue
        label = _("Advance") if advance.day is None else ""
        asked = Asked("advance", label, advance.left, owed=advance.left, debt=advance.voucher, since=advance.day)
        yield advance.person, asked
    for charge in members.open_charges(books):
        if charge.day and charge.day > day:
            continue
        kind = "fine" if charge.kind == "fine" else "dues"
        detail = charge.month.key if charge.month else ""
        asked = Asked(kind, "", charge.left, owed=charge.left, debt=charge.voucher, detail=detail, since=charge.due)
        yield charge.person, asked
    customers = ledger.account_of(books, "customers").id
    for stands in ledger.list_person_balances(books, customers):
        if stands.amount.minor > 0:
            yield stands.person, Asked("materials", "", stands.amount, owed=stands.amount)


def _of_loan(of: OfPay, day: date) -> Asked:
    paid = of.paid_by(day, of.amount)
    parts = tuple((word, getattr(paid, word)) for word in _INTEREST_FIRST if getattr(paid, word))
    label = of.loan.contract
    return Asked("loan", label, of.amount, owed=of.whole, debt=of.loan.id, since=of.since, parts=parts)


def _limited(debts: Iterable[Asked], own: Mapping[str, OwnRule]) -> Iterable[Asked]:
    """Debts, of each kind together at most what was agreed with her; the oldest first."""
    left = {kind: rule.amount for kind, rule in own.items() if rule.amount is not None}
    for one in sorted(debts, key=lambda each: each.since or date.min):
        amount = one.amount or Money(0)
        if one.kind in left:
            amount = min(amount, left[one.kind])
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
    behind: Mapping[tuple[str, str], Money],
) -> Iterable[Asked]:
    """What is asked of all, with what could not be deducted before; in its place what was agreed with her."""
    for one in _in_her_case(tuple(asks), own):
        owed = None if one.until is None else max(one.until - (given or books.money(0)), books.money(0))
        if (not one.amount and one.percent is None) or (owed is not None and not owed):
            continue
        amount = one.amount if owed is None or one.amount is None else min(one.amount, owed)
        agreed = one.kind in own and own[one.kind].agreed
        late = behind.get((one.kind, one.detail))
        yield Asked(one.kind, "", amount, one.percent, owed, detail=one.detail, behind=late, agreed=agreed)


def _in_her_case(asks: Sequence[Ask], own: Mapping[str, OwnRule]) -> Iterable[Ask]:
    figures = {kind: rule for kind, rule in own.items() if rule.amount is not None or rule.percent is not None}
    yield from (one for one in asks if one.kind not in figures)
    for kind, rule in figures.items():
        if kind in OF_ALL:
            usual = next((one for one in asks if one.kind == kind), Ask(kind))
            yield replace(usual, amount=rule.amount, percent=rule.percent)


def _contributed(books: Books) -> dict[int, Money]:
    balances = members.balances(books)
    return {person: -roles["contributions"] for person, roles in balances.items() if "contributions" in roles}


def _behind() -> dict[int, dict[tuple[str, str], Money]]:
    """What could not be deducted for what is no debt, on the last slip of each member."""
    found = defaultdict[int, dict[tuple[str, str], Money]](dict)
    rows: list[Any] = storage.plain(_BEHIND).fetchall()
    for person, told in rows:
        for one in read(PaySlip, told).deductions:
            if one.asked.kind not in OF_A_DEBT and one.asked.kind != "withholding" and one.carried:
                found[person][one.asked.kind, one.asked.detail] = one.carried
    return found
