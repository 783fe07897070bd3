"""What can be done with people: add them, change them, let them play a role."""

from coopbooks.books import Books, storage, take_away
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.people.queries import person
from coopbooks.people.records import PersonRecord
from coopbooks.people.rules import ROLES, Person, PersonDraft, check


def add_person(books: Books, draft: PersonDraft) -> Person:
    """Add a person; refuses one that cannot be told from another. Tells watchers: ``people``."""
    tidy = check(draft)
    _refuse_a_twin(tidy, None)
    with books.change("people"):
        new = PersonRecord.insert(**_columns(tidy)).execute()
    return person(books, new)


def change_person(books: Books, person_id: int, draft: PersonDraft) -> Person:
    """Change what is known of a person; papers already recorded keep her name as it was. Tells watchers: ``people``."""
    tidy = check(draft)
    _refuse_a_twin(tidy, person_id)
    with books.change("people"):
        PersonRecord.update(**_columns(tidy)).where(PersonRecord.id == person_id).execute()
    return person(books, person_id)


def remove_person(books: Books, person_id: int, *, instead: str = "") -> None:
    """Take away a person added by mistake; refuses one anything speaks of by now, and says what to do ``instead``.

    Tells watchers: ``people``.
    """
    with books.change("people"):
        take_away(PersonRecord.delete().where(PersonRecord.id == person_id), instead=instead)


def take_role(books: Books, person_id: int, role: str) -> None:
    """Note that a person plays a role from now on, as when somebody we buy from buys from us."""
    if role not in ROLES:
        raise ValueError(f"no such role: {role}")
    plays = storage.plain(f"SELECT {role} FROM person WHERE id = ?", person_id).fetchone()  # noqa: S608 - one of ROLES
    if plays is None:
        raise LookupError(f"no person {person_id}")
    if not plays[0]:
        with books.change("people"):
            PersonRecord.update({role: True}).where(PersonRecord.id == person_id).execute()


def _columns(draft: PersonDraft) -> dict[str, object]:
    known = {
        "name": draft.name,
        "folded": draft.folded,
        "detail": draft.detail,
        "phone": draft.phone,
        "identity": draft.identity,
        "active": draft.active,
    }
    return known | {role: role in draft.roles for role in ROLES}


def _refuse_a_twin(draft: PersonDraft, herself: int | None) -> None:
    twin = PersonRecord.get_or_none(PersonRecord.folded == draft.folded)
    if twin is not None and twin.id != herself:
        raise Refusal(
            _(
                "“%(name)s” is here already. If it is the same person, choose her from the list; if it is another, "
                "add what tells them apart, such as the place."
            )
            % {"name": twin.name},
            "detail" if twin.detail else "name",
            "twin",
        )
