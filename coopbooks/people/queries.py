"""What can be asked about people."""

from collections.abc import Sequence
from typing import Any

from coopbooks.books import Books
from coopbooks.people.records import PersonRecord
from coopbooks.people.rules import ROLES, Person
from coopbooks.reading import alphabetical, fold

_COLUMNS = (
    PersonRecord.id,
    PersonRecord.name,
    PersonRecord.detail,
    PersonRecord.phone,
    PersonRecord.identity,
    PersonRecord.active,
    *(getattr(PersonRecord, role) for role in ROLES),
)


def _person(row: Sequence[Any]) -> Person:
    id_, name, detail, phone, identity, active, *plays = row
    roles = frozenset(role for role, played in zip(ROLES, plays, strict=True) if played)
    return Person(id_, name, detail, phone, identity, roles, active)


def list_people(
    books: Books,
    *,
    role: str = "",
    search: str = "",
    active: bool | None = True,
) -> list[Person]:
    """Return people as a dictionary has them: those of a role, those whose name or detail holds the words searched."""
    return [
        one
        for one, folded in books.remember("people", _everybody)
        if (not role or role in one.roles)
        and active in (None, one.active)
        and all(word in folded for word in fold(search).split())
    ]


def _everybody() -> list[tuple[Person, str]]:
    """Everybody as a dictionary has them, each with what is searched: a form asks it for every line it has."""
    query = PersonRecord.select(*_COLUMNS, PersonRecord.folded)
    found = [(_person(row), folded) for *row, folded in query.tuples()]
    return sorted(found, key=lambda one: alphabetical(one[0].label))


def person(books: Books, person_id: int) -> Person:  # noqa: ARG001
    """Return one person by id."""
    row = PersonRecord.select(*_COLUMNS).where(PersonRecord.id == person_id).tuples().first()
    if row is None:
        raise LookupError(f"no person {person_id}")
    return _person(row)
