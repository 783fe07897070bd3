"""What can be asked about members: who they are, their groups, what stands between each and the club."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from coopbooks import showing
from coopbooks.books import Books, storage
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import check_text
from coopbooks.members.rules import Group, Member, Stay
from coopbooks.money import Money
from coopbooks.reading import alphabetical, fold

ROLES: Final = (
    "contributions",
    "member_savings",
    "member_pay",
    "surplus_payable",
    "suppliers",
    "member_dues_receivable",
    "member_advances",
    "customers",
    "member_loans",
    "interest_receivable",
)
"""The roles of the accounts that stand between the club and a member, who may buy from it and sell to it, too."""
_OWED: Final = ("member_pay", "surplus_payable", "suppliers")
_OWES: Final = ("member_dues_receivable", "member_advances", "customers", "member_loans", "interest_receivable")
_MEMBERS: Final = """
    SELECT person.id, person.name, person.detail, person.identity, person.phone, member.group_id,
           coalesce(member_group.name, ''), member.role, member.language, member.income, member.income_on, member.note,
           person.folded
    FROM member JOIN person ON person.id = member.person_id
    LEFT JOIN member_group ON member_group.id = member.group_id
    WHERE person.member
"""
_STAYS: Final = "SELECT person_id, joined, left_on, reason FROM member_stay"
_BALANCES: Final = """
    SELECT balance.person_id, account.role, sum(balance.amount)
    FROM person_balance AS balance JOIN account ON account.id = balance.account_id
    WHERE account.role IN (SELECT value FROM json_each(?))
    GROUP BY balance.person_id, account.role
"""
_GROUPS: Final = """
    SELECT member_group.id, member_group.name, member_group.person_id, coalesce(person.name, ''), member_group.active,
           (SELECT count(*) FROM member JOIN member_stay ON member_stay.person_id = member.person_id
            WHERE member.group_id = member_group.id AND member_stay.left_on IS NULL)
    FROM member_group LEFT JOIN person ON person.id = member_group.person_id
"""


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One member in a list: what she ``owes``, and what she is ``owed`` beside her savings and contributions."""

    member: Member
    savings: Money
    contributions: Money
    owes: Money
    owed: Money


def member(books: Books, person: int) -> Member:
    """Return one member by the id of the person she is."""
    row = storage.plain(f"{_MEMBERS} AND person.id = ?", person).fetchone()
    if row is None:
        raise LookupError(f"no member {person}")
    return _member(books, row, _stays(person))


def ever_member(books: Books, person: int) -> bool:  # noqa: ARG001 - as of others
    """Whether somebody is a member or was one: who plays that role no more may be one again as she was."""
    return storage.plain("SELECT 1 FROM member WHERE person_id = ?", person).fetchone() is not None


def list_all(books: Books) -> list[Member]:
    """Return everybody who is or was a member, as a dictionary has them; two statements, however many they are."""
    return [one for one, _folded in _everybody(books)]


def _everybody(books: Books) -> list[tuple[Member, str]]:
    stays = _stays()
    found = [(_member(books, row, stays), row[-1]) for row in storage.plain(_MEMBERS)]
    return sorted(found, key=lambda one: alphabetical(one[0].label))


def _member(books: Books, row: tuple[Any, ...], stays: Mapping[int, list[Stay]]) -> Member:
    id_, name, detail, identity, phone, group_id, group_name, role, language, income, income_on, note, _folded = row
    earned = None if income is None else books.money(income)
    facts = (id_, name, detail, identity, phone, group_id, group_name, role, language)
    return Member(*facts, earned, _day(income_on), note, tuple(stays[id_]))


def _stays(person: int | None = None) -> dict[int, list[Stay]]:
    where = "" if person is None else " WHERE person_id = ?"
    found: dict[int, list[Stay]] = defaultdict(list)
    for who, joined, left, reason in storage.plain(f"{_STAYS}{where} ORDER BY id", *([person] if where else [])):
        found[who].append(Stay(_day(joined), _day(left), reason))
    return found


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def list_members(
    books: Books, *, group: int | None = None, search: str = "", active: bool | None = True
) -> list[MemberRow]:
    """Return members as a dictionary has them: of a group, with the words searched; who left only if asked."""
    words, stands = fold(search).split(), balances(books)
    return [
        _row(books, one, stands.get(one.id, {}))
        for one, folded in _everybody(books)
        if group in (None, one.group)
        and active in (None, one.active)
        and all(word in f"{folded} {fold(one.role)} {fold(one.identity)}" for word in words)
    ]


def _row(books: Books, one: Member, stands: Mapping[str, Money]) -> MemberRow:
    nothing = books.money(0)

    def of(*roles: str) -> Money:
        return sum((stands.get(role, nothing) for role in roles), nothing)

    return MemberRow(one, -of("member_savings"), -of("contributions"), of(*_OWES), -of(*_OWED))


def balances(books: Books) -> dict[int, dict[str, Money]]:
    """Return what stands on each account of :data:`ROLES` for every person, debit +; one statement."""
    roles = "[" + ",".join(f'"{role}"' for role in ROLES) + "]"
    found: dict[int, dict[str, Money]] = defaultdict(dict)
    for person, role, amount in storage.plain(_BALANCES, roles):
        found[person][role] = books.money(amount)
    return found


def any_member(books: Books) -> bool:  # noqa: ARG001
    """Whether there is or was any member."""
    return storage.plain("SELECT 1 FROM person WHERE member LIMIT 1").fetchone() is not None


def list_groups(books: Books, active: bool | None = True) -> list[Group]:  # noqa: ARG001, FBT001, FBT002 - as of others
    """Return the groups as a dictionary has them, each with how many members it has now."""
    found = [
        Group(id_, name, person, in_charge, bool(used), many)
        for id_, name, person, in_charge, used, many in storage.plain(_GROUPS)
    ]
    return sorted((one for one in found if active in (None, one.active)), key=lambda one: alphabetical(one.name))


def group(books: Books, group_id: int) -> Group:
    """Return one group by id."""
    found = next((one for one in list_groups(books, None) if one.id == group_id), None)
    if found is None:
        raise LookupError(f"no group {group_id}")
    return found


def language_of(books: Books, person: int) -> str:
    """Return the language of a member's papers: her own, else that of the club's."""
    return member(books, person).language or books.club.language


def check_there(books: Books, person: int, day: date, field: str = "day") -> None:
    """Refuse a day on which somebody was no member: before she joined, or after she left."""
    row = storage.plain(f"{_MEMBERS} AND person.id = ?", person).fetchone()
    one = _member(books, row, _stays(person)) if row else None
    if one is None or not one.there_on(day):
        raise _not_there(one, day, field)


def troubles_of_days(
    books: Books, days: Iterable[tuple[int, date]], field: str = "day"
) -> dict[tuple[int, date], Refusal]:
    """Return what is to be refused of many days at once: those on which somebody was no member."""
    known = {one.id: one for one in list_all(books)}
    return {
        (person, day): _not_there(known.get(person), day, field)
        for person, day in days
        if person not in known or not known[person].there_on(day)
    }


def _not_there(one: Member | None, day: date, field: str) -> Refusal:
    if one is None:
        return Refusal(_("She is no member. Add her to the members first."), "person", "no_member")
    later = next((stay for stay in one.stays if stay.joined and stay.joined > day), None)
    if later and later.joined:
        words = _("%(name)s joined on %(day)s. Write a later day, or correct the day she joined.")
        said = {"name": one.label, "day": showing.day(later.joined)}
        return Refusal(words % said, field, "before_joined")
    words = _("%(name)s left on %(day)s. Write an earlier day, or let her join again.")
    left = one.left or day
    return Refusal(words % {"name": one.label, "day": showing.day(left)}, field, "after_left")


def check_reason(reason: str) -> str:
    """Refuse words that cannot be printed; return them without stray blanks."""
    check_text(reason, "reason")
    return " ".join(reason.split())
