"""Short ways to say what a test of members is about: ``Rosa 50 / Julia 50`` saved, charged or paid."""

from datetime import date
from typing import Any

from coopbooks import members
from coopbooks.books import Books
from coopbooks.ledger import Voucher
from coopbooks.members import DeedDraft, Member, MemberDraft, Part
from tests.builders import TODAY, account_id, m, person_id


def a_member(books: Books, name: str = "Rosa", **also: Any) -> Member:
    """Add a member who joined on 5 January 2026, unless something else is said."""
    return members.add_member(books, MemberDraft(name, **{"joined": date(2026, 1, 5), **also}))


def some(books: Books, *names: str) -> list[Member]:
    """Add several members."""
    return [a_member(books, name) for name in names]


def deed(books: Books, kind: str, text: str, **also: Any) -> DeedDraft:
    """Draft a deed: ``Rosa 50 / Julia 30``; with certificates ``Rosa 100 x2``."""
    parts = tuple(_part(books, each.split()) for each in text.split(" / "))
    box = None if members.KINDS[kind].charged else account_id(books, "cash")
    return DeedDraft(kind, also.pop("day", TODAY), parts, also.pop("box", box), **also)


def _part(books: Books, said: list[str]) -> Part:
    name, amount, *count = said
    return Part(person_id(books, name), m(amount), int(count[0][1:]) if count else 0)


def recorded(books: Books, kind: str, text: str, **also: Any) -> Voucher:
    """Record what :func:`deed` drafts."""
    return members.record_deed(books, deed(books, kind, text, **also))
