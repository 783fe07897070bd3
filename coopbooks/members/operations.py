"""What can be done with members and groups: add them, change them, let them leave and join again."""

from dataclasses import replace
from datetime import date

from coopbooks import people, showing
from coopbooks.books import Books, take_away, used
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.members.queries import check_reason, group, member
from coopbooks.members.records import GroupRecord, MemberRecord, StayRecord
from coopbooks.members.rules import Group, GroupDraft, Member, MemberDraft, check_group, check_member, tidy
from coopbooks.people import Person, PersonDraft
from coopbooks.reading import fold


def add_member(books: Books, draft: MemberDraft) -> Member:
    """Add a member, a new person; refuses one that cannot be told from another.

    Whoever is a person already, such as a customer, becomes a member by :func:`make_member`.
    Tells watchers: ``members``, ``people``.
    """
    kept = tidy(draft)
    check_member(kept, books.today())
    with books.change("members"):
        new = people.add_person(books, _person(kept, frozenset({"member"})))
        _keep(new.id, kept)
    return member(books, new.id)


def remove_member(books: Books, person: int) -> None:
    """Take away a person added by mistake, with what she is as a member. Tells watchers: ``members``, ``people``.

    Refuses one anything speaks of by now.
    """
    instead = _leaves() if "member" in people.person(books, person).roles else ""
    with books.change("members"):
        _take_away(person, instead)
        people.remove_person(books, person, instead=instead)


def take_back_becoming(books: Books, person: int, draft: PersonDraft) -> Person:
    """Say that somebody has not become a member after all, and is as she was; refused where anything speaks of it, or
    something is known of her as a member by now.

    Tells watchers: ``members``, ``people``.
    """
    with books.change("members"):
        what_she_is = MemberRecord.get_by_id(person)
        if any((what_she_is.group, what_she_is.role, what_she_is.language, what_she_is.income, what_she_is.note)):
            raise used(_leaves())
        _take_away(person, _leaves())
        return people.change_person(books, person, draft)


def _leaves() -> str:
    return _("Record that she leaves instead.")


def _take_away(person: int, instead: str) -> None:
    stays, what_she_is = StayRecord.delete(), MemberRecord.delete()
    take_away(
        stays.where(StayRecord.person == person), what_she_is.where(MemberRecord.person == person), instead=instead
    )


def make_member(books: Books, person: int, draft: MemberDraft) -> Member:
    """Make a member of somebody who is known already. Tells watchers: ``members``, ``people``."""
    with books.change("members"):
        people.take_role(books, person, "member")
        return change_member(books, person, draft)


def change_member(books: Books, person: int, draft: MemberDraft) -> Member:
    """Change what is known of a member; what was recorded stays. Tells watchers: ``members``, ``people``.

    ``joined`` is the day of the last time she joined.
    """
    kept, known = tidy(draft), member(books, person)
    check_member(kept, books.today())
    if known.left and kept.joined and kept.joined > known.left:
        words = _("She left on %(day)s. Write that day or an earlier one.")
        raise Refusal(words % {"day": showing.day(known.left)}, "joined", "after_left")
    left = known.stays[-2].left if len(known.stays) > 1 else None
    if left and (kept.joined is None or kept.joined <= left):
        words = _("She left on %(day)s before she joined again. Write a later day.")
        raise Refusal(words % {"day": showing.day(left)}, "joined", "before_left")
    with books.change("members"):
        before = people.person(books, person)
        people.change_person(books, person, replace(_person(kept, before.roles), active=before.active))
        _keep(person, kept)
    return member(books, person)


def _person(draft: MemberDraft, roles: frozenset[str]) -> PersonDraft:
    return PersonDraft(draft.name, draft.detail, draft.phone, draft.identity, roles)


def _keep(person: int, draft: MemberDraft) -> None:
    same = ("group", "role", "language", "income", "note")
    income_on = draft.income_on if draft.income is not None else None
    MemberRecord.update(**{name: getattr(draft, name) for name in same}, income_on=income_on).where(
        MemberRecord.person == person
    ).execute()
    StayRecord.update(joined=draft.joined).where(StayRecord.id == _last_stay(person)).execute()


def _last_stay(person: int) -> int:
    query = StayRecord.select(StayRecord.id).where(StayRecord.person == person).order_by(StayRecord.id.desc()).limit(1)
    return int(query.scalar())


def end_stay(books: Books, person: int, day: date, reason: str) -> Member:
    """Say that a member left, with her last day. Tells watchers: ``members``.

    Refuses who left already, days to come and a day before she joined.
    """
    known = member(books, person)
    if not known.active:
        raise Refusal(_("She has left already."), "person", "left")
    if day > books.today():
        raise Refusal(_("This day is still to come. Write today or an earlier day."), "day", "future")
    if known.joined and day < known.joined:
        words = _("She joined on %(day)s. Write that day or a later one.")
        raise Refusal(words % {"day": showing.day(known.joined)}, "day", "before_joined")
    with books.change("members"):
        StayRecord.update(left_on=day, reason=check_reason(reason)).where(StayRecord.id == _last_stay(person)).execute()
    return member(books, person)


def take_back_leaving(books: Books, person: int) -> Member:
    """Say that a member has not left after all. Tells watchers: ``members``."""
    if member(books, person).active:
        raise Refusal(_("She has not left."), "person", "active")
    with books.change("members"):
        StayRecord.update(left_on=None, reason="").where(StayRecord.id == _last_stay(person)).execute()
    return member(books, person)


def rejoin(books: Books, person: int, day: date) -> Member:
    """Say that somebody who left is a member again, from a day on. Tells watchers: ``members``."""
    known = member(books, person)
    if known.left is None:
        raise Refusal(_("She has not left."), "person", "active")
    if day <= known.left:
        words = _("She left on %(day)s. Write a later day.")
        raise Refusal(words % {"day": showing.day(known.left)}, "day", "before_left")
    if day > books.today():
        raise Refusal(_("This day is still to come. Write today or an earlier day."), "day", "future")
    with books.change("members"):
        StayRecord.keep(person=person, joined=day)
    return member(books, person)


def take_back_joining(books: Books, person: int) -> Member:
    """Say that somebody has not joined again after all. Tells watchers: ``members``."""
    if len(member(books, person).stays) < 2:
        raise Refusal(_("She joined only once."), "person", "once")
    with books.change("members"):
        StayRecord.delete().where(StayRecord.id == _last_stay(person)).execute()
    return member(books, person)


def add_group(books: Books, draft: GroupDraft) -> Group:
    """Add a group; refuses a name that is there already. Tells watchers: ``members``."""
    kept = check_group(draft)
    _refuse_a_twin(kept, None)
    with books.change("members"):
        new = GroupRecord.keep(**_columns(kept))
    return group(books, new)


def remove_group(books: Books, group_id: int) -> None:
    """Take away a group added by mistake; refuses one somebody is in by now. Tells watchers: ``members``."""
    with books.change("members"):
        take_away(GroupRecord.delete().where(GroupRecord.id == group_id))


def change_group(books: Books, group_id: int, draft: GroupDraft) -> Group:
    """Change what a group is called, who is in charge, whether it is in use. Tells watchers: ``members``."""
    kept = check_group(draft)
    _refuse_a_twin(kept, group_id)
    with books.change("members"):
        GroupRecord.update(**_columns(kept)).where(GroupRecord.id == group_id).execute()
    return group(books, group_id)


def _columns(draft: GroupDraft) -> dict[str, object]:
    return {"name": draft.name, "folded": fold(draft.name), "person": draft.in_charge, "active": draft.active}


def _refuse_a_twin(draft: GroupDraft, itself: int | None) -> None:
    twin = GroupRecord.get_or_none(GroupRecord.folded == fold(draft.name))
    if twin is not None and twin.id != itself:
        raise Refusal(_("There is a group called “%(name)s” already.") % {"name": twin.name}, "name", "twin")
