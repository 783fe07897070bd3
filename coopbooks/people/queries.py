"""What can be asked about people."""

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


def _person(row: tuple[Any, ...]) -> Person:
    id_, name, detail, phone, identity, active, *plays = row
    roles = frozenset(role for role, played in zip(ROLES, plays, strict=True) if played)
    return Person(id_, name, detail, phone, identity, roles, active)


def list_people(
    books: Books,  # noqa: ARG001 - every question is asked of an open set of books
    *,
    role: str = "",
    search: str = "",
    active: bool | None = True,
) -> list[Person]:
    """Return people as a dictionary has them: those of a role, those whose name or detail holds the words searched."""
    query = PersonRecord.select(*_COLUMNS)
    if role:
        query = query.where(getattr(PersonRecord, role))
    if active is not None:
        query = query.where(PersonRecord.active == active)
    for word in fold(search).split():
        query = query.where(PersonRecord.folded.contains(word))
    return sorted(map(_person, query.tuples()), key=lambda one: alphabetical(one.label))


def person(books: Books, person_id: int) -> Person:  # noqa: ARG001
    """Return one person by id."""
    row = PersonRecord.select(*_COLUMNS).where(PersonRecord.id == person_id).tuples().first()
    if row is None:
        raise LookupError(f"no person {person_id}")
    return _person(row)
