"""What can be asked about grants: from the ledger lines of their purposes, one statement for all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from coopbooks import rates
from coopbooks.books import Books, storage
from coopbooks.grants.records import GrantRecord, PlannedRecord, PlanRecord, PurposeRecord
from coopbooks.grants.rules import Grant, Plan, Purpose
from coopbooks.ledger import NATURES
from coopbooks.money import Money
from coopbooks.people.records import PersonRecord
from coopbooks.reading import alphabetical, fold

MONEY_WORD: Final = "grant_money"
BACK_WORD: Final = "grant_back"
GIFT_WORD: Final = "gift"
"""The deeds of grants: money that came, money given back, what was given in kind."""
_MOVED: Final = """
    SELECT line.purpose_id, account.section, voucher.word, sum(line.amount), sum(coalesce(line.foreign_amount, 0)),
           sum(iif(line.foreign_amount IS NULL, 0, line.amount))
    FROM line JOIN account ON account.id = line.account_id JOIN voucher ON voucher.id = line.voucher_id
    WHERE line.purpose_id IS NOT NULL AND line.voucher_id <> ? AND line.day <= ? GROUP BY 1, 2, 3
"""
_PLANNED: Final = """
    SELECT grant_plan.grant_id, grant_plan.amount, grant_planned.purpose_id, grant_planned.amount
    FROM grant_plan LEFT JOIN grant_planned ON grant_planned.plan_id = grant_plan.id
    WHERE grant_plan.id IN (SELECT coalesce(max(id) FILTER (WHERE day <= ?), min(id)) FROM grant_plan GROUP BY grant_id)
"""


@dataclass(slots=True)
class _Moved:
    """What the ledger says of one purpose, in minor units.

    ``own`` is what came, money and in kind, in another currency the grant was agreed in, and ``valued`` what that was
    worth then.
    """

    money: int = 0
    own: int = 0
    valued: int = 0
    returned: int = 0
    applied: int = 0
    income: int = 0


def grants_exist(books: Books) -> bool:  # noqa: ARG001 - every question is asked of open books
    """Whether any grant was ever recorded: until then no form asks for one."""
    return storage.plain("SELECT 1 FROM club_grant LIMIT 1").fetchone() is not None


def list_grants(
    books: Books,
    *,
    search: str = "",
    active: bool | None = True,
    without: int | None = None,
    through: date | None = None,
) -> list[Grant]:
    """Return the grants, those that came last first; ``without`` is a voucher that counts as never posted.

    ``through`` is the last day that counts; one that was planned later counts as it was planned first.
    """
    if not grants_exist(books):
        return []
    last = through or date.max
    moved, planned = _moved(without, last), _planned(last)
    purposes: dict[int, list[PurposeRecord]] = defaultdict(list)
    for one in PurposeRecord.select().order_by(PurposeRecord.rest, PurposeRecord.id):
        purposes[one.grant_id].append(one)
    query = GrantRecord.select(GrantRecord, PersonRecord).join(PersonRecord)
    found = [_grant(books, row, purposes[row.id], planned, moved, last=last) for row in query]
    words = fold(search).split()
    wanted = [
        one
        for one in found
        if active in (None, one.active)
        and all(word in fold(f"{one.name} {one.donor_name} {one.note}") for word in words)
    ]
    return sorted(wanted, key=lambda one: (-one.day.toordinal(), alphabetical(one.name)))


def grant(books: Books, grant_id: int, without: int | None = None, through: date | None = None) -> Grant:
    """Return one grant by id; ``without`` and ``through`` as for :func:`list_grants`."""
    listed = list_grants(books, active=None, without=without, through=through)
    found = next((one for one in listed if one.id == grant_id), None)
    if found is None:
        raise LookupError(f"no grant {grant_id}")
    return found


def list_purposes(books: Books, without: int | None = None) -> list[Purpose]:
    """Return the purposes of the grants in use, as a form offers them: what nothing is planned for left out."""
    return [purpose for one in list_grants(books, without=without) for purpose in one.used]


def purpose(books: Books, purpose_id: int, without: int | None = None) -> Purpose:
    """Return one purpose by id; ``without`` as for :func:`list_grants`."""
    every = (one for known in list_grants(books, active=None, without=without) for one in known.purposes)
    found = next((one for one in every if one.id == purpose_id), None)
    if found is None:
        raise LookupError(f"no purpose {purpose_id}")
    return found


def grant_of(books: Books, purpose_id: int, without: int | None = None) -> Grant:
    """Return the grant a purpose belongs to."""
    return grant(books, purpose(books, purpose_id, without).grant, without)


def list_plans(books: Books, grant_id: int) -> list[Plan]:  # noqa: ARG001
    """Return how a grant was planned, the plan that holds first."""
    names = {one.id: one.name for one in PurposeRecord.select().where(PurposeRecord.grant == grant_id)}
    currency = GrantRecord.get_by_id(grant_id).currency
    plans = list(PlanRecord.select().where(PlanRecord.grant_id == grant_id).order_by(PlanRecord.id.desc()))
    parts: dict[int, list[tuple[str, Money]]] = defaultdict(list)
    ids = [plan.id for plan in plans]
    order = (PlannedRecord.plan_id, PlannedRecord.purpose_id)
    for row in PlannedRecord.select().where(PlannedRecord.plan_id.in_(ids)).order_by(*order):
        parts[row.plan_id].append((names[row.purpose_id], Money(row.amount, currency)))
    return [
        Plan(one.day, Money(one.amount, currency), tuple(parts[one.id]), one.reason, one.recorded_by, one.recorded_at)
        for one in plans
    ]


def _moved(without: int | None, last: date) -> Mapping[int, _Moved]:
    """What the lines of every purpose say: on what is owed to donors, and on what was taken as income or as capital."""
    found: dict[int, _Moved] = defaultdict(_Moved)
    for purpose_id, section, word, amount, own, valued in storage.plain(_MOVED, without or 0, last.isoformat()):
        one = found[purpose_id]
        if NATURES[section] == "liability":
            if word == MONEY_WORD:
                one.money -= amount
            elif word == BACK_WORD:
                one.returned += amount
                continue
            else:
                one.applied += amount
        elif NATURES[section] in {"income", "equity"}:
            one.income -= amount
        else:
            continue
        one.own -= own
        one.valued -= valued
    return found


def _planned(last: date) -> Mapping[int, tuple[int, dict[int, int]]]:
    """Of every grant what it was on a day, and what of it each purpose got."""
    found: dict[int, tuple[int, dict[int, int]]] = {}
    for grant_id, amount, purpose_id, part in storage.plain(_PLANNED, last.isoformat()):
        found.setdefault(grant_id, (amount, {}))[1][purpose_id] = part
    return found


def _grant(
    books: Books,
    row: GrantRecord,
    purposes: Iterable[PurposeRecord],
    planned: Mapping[int, tuple[int, dict[int, int]]],
    moved: Mapping[int, _Moved],
    *,
    last: date,
) -> Grant:
    amount, parts = planned[row.id]
    each = [(one, moved.get(one.id, _Moved())) for one in purposes]
    rate = _rate(books, row.currency, [of_it for _purpose, of_it in each], last)
    donor = f"{row.donor.name} ({row.donor.detail})" if row.donor.detail else row.donor.name
    found = tuple(
        Purpose(one.id, row.id, row.name, donor, one.name, one.rest, *_figures(books, of_it, planned_for, rate))
        for one, of_it in each
        for planned_for in (Money(parts.get(one.id, 0), row.currency),)
    )
    kept = (row.day, row.begins, row.ends, row.note, row.active)
    return Grant(row.id, row.donor_id, donor, row.name, Money(amount, row.currency), *kept, found)


def _rate(books: Books, currency: str, moved: list[_Moved], last: date) -> Decimal:
    """What one unit of the currency of a grant is worth: as it came; before that as written among the rates, else 0."""
    if currency == books.club.currency:
        return Decimal(1)
    own = sum(one.own for one in moved)
    if own > 0:
        return Decimal(sum(one.valued for one in moved)) / own
    dollar = rates.rate_on(books, "dollar", min(last, books.today())) if currency == "USD" else None
    return dollar.value if dollar else Decimal(0)


def _figures(books: Books, moved: _Moved, planned: Money, rate: Decimal) -> tuple[Money, ...]:
    """What is planned and came for a purpose, in its own currency; worth, received, in kind, spent and returned."""
    money, in_kind = books.money(moved.money), books.money(moved.income - moved.applied)
    if planned.currency == books.club.currency:
        came, worth = money + in_kind, planned
    else:
        came = Money(moved.own, planned.currency)
        worth = _worth(planned, came, books.money(moved.valued), rate)
    return planned, came, worth, money + in_kind, in_kind, books.money(moved.income), books.money(moved.returned)


def _worth(planned: Money, came: Money, valued: Money, rate: Decimal) -> Money:
    """What a plan in another currency comes to: what came at what it was worth then, the rest at the last rate."""
    if came > planned:
        return valued.times(Decimal(planned.minor) / came.minor)
    return valued + Money((planned - came).minor, valued.currency).times(rate)
