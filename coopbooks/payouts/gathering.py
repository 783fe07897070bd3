"""The work a run pays, and whom it pays: asked of the file for all of them in sums, and record by record for some."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from coopbooks import showing, work
from coopbooks.books import Books
from coopbooks.days import Period
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.payouts.drafts import RunDraft
from coopbooks.payouts.shapes import WORK_KINDS, Work
from coopbooks.payouts.sharing import Weight
from coopbooks.work import UnpaidSum


@dataclass(frozen=True, slots=True)
class Gathered:
    """The work of a run in sums: what was done of each kind by each member, and whom the run pays."""

    draft: RunDraft
    sums: tuple[UnpaidSum, ...]

    @property
    def persons(self) -> set[int]:
        """Whom it pays."""
        return _who(self.draft, (one.person for one in self.sums))

    @property
    def any_rejected(self) -> bool:
        """Whether there are rejected pieces among it."""
        return any(one.rejected for one in self.sums)

    @property
    def taking_part(self) -> set[int]:
        """Who takes part in the pot."""
        return set(filter(_who_is_in(self.draft), self.draft.members or self.persons))

    def weights(self, everybody: Collection[int]) -> dict[str, dict[int, Weight]]:
        """Return what each member weighs in the pot: what was typed, else the work that was recorded."""
        found: dict[str, dict[int, Weight]] = {"pieces": {}, "hours": {}, "days": {}}
        for one in self.sums:
            if one.person in everybody:
                found[one.kind][one.person] = Fraction(one.accepted.micros, 10**6)
        for key, typed in self.draft.weights.items():
            found[key] = {person: weight for person, weight in typed.items() if person in everybody}
        return found

    def since(self) -> dict[int, date]:
        """Return the oldest day of the work of each member."""
        found = dict[int, date]()
        for one in self.sums:
            found[one.person] = min(one.since, found.get(one.person, one.since))
        return found


def gather_sums(books: Books, draft: RunDraft) -> Gathered:
    """Return the work of a run in sums; one statement, whatever it is."""
    if not _pays_work(draft):
        return Gathered(draft, ())
    pays = _pays(draft)
    sums = work.unpaid_sums(books, draft.period, **_of(draft))
    return Gathered(draft, tuple(one for one in sums if pays(one.person, one.kind)))


def gather(books: Books, draft: RunDraft) -> list[work.Work]:
    """Return the work a run pays: what was not paid yet of its period, order or group."""
    return _paid(draft, work.unpaid(books, draft.period, **_of(draft))) if _pays_work(draft) else []


def gather_of(books: Books, draft: RunDraft, persons: Collection[int], since: date | None) -> list[work.Work]:
    """Return the work a run pays some of its members, of which nothing is older than a day."""
    if since is None:
        return []
    period = draft.period or Period(since, date.max)
    return _paid(draft, work.unpaid(books, period, order=draft.order, group=draft.group, persons=persons))


def gather_after(books: Books, draft: RunDraft) -> list[work.Work]:
    """Return the work a run pays that was done on days after its own."""
    first = max(draft.day + timedelta(days=1), draft.period.first if draft.period else date.min)
    after = draft.period.after if draft.period else date.max
    if not _pays_work(draft) or first >= after:
        return []
    return _paid(draft, work.unpaid(books, Period(first, after), **_of(draft)))


def left_out(books: Books, draft: RunDraft) -> list[work.Work]:
    """Return the work of its days that a pot does not pay: it goes by other work, or is not shared with who did it."""
    if draft.rates or draft.pot is None:
        return []
    pays = _pays(draft)
    return [one for one in work.unpaid(books, draft.period, **_of(draft)) if not pays(one.person, one.kind)]


def payees(books: Books, draft: RunDraft) -> set[int]:
    """Return whom a run pays."""
    return gather_sums(books, draft).persons


def who_is_paid(draft: RunDraft, works: Iterable[work.Work]) -> set[int]:
    """Return whom a run pays for some work."""
    return _who(draft, (one.person for one in works if one.person is not None))


def unrated(books: Books, draft: RunDraft) -> work.Work | None:
    """Return the first work of a run nobody knows a rate of, where it is paid by rates."""
    return work.unrated(books, draft.period, **_of(draft)) if draft.rates else None


def refuse_unrated(books: Books, draft: RunDraft) -> None:
    """Refuse a run that pays work nobody knows a rate of."""
    one = unrated(books, draft)
    if one is not None:
        words = _("%(name)s: “%(what)s” of %(day)s has no rate. Write what is paid for it, or leave it out.")
        told = {"name": one.person_name, "what": one.label, "day": showing.day(one.day)}
        raise Refusal(words % told, "rate", "no_rate")


def to_pay(one: work.Work) -> Work:
    """Return work that was written down as it is paid."""
    return Work(
        one.person or 0,
        one.kind,
        one.label,
        one.accepted,
        one.paid_at,
        one.rejected,
        one.product,
        one.making,
        one.order,
        one.group,
        one.rate_why,
        one.id,
    )


def _pays_work(draft: RunDraft) -> bool:
    return draft.rates or draft.pot is not None


def _pays(draft: RunDraft) -> Callable[[int | None, str], bool]:
    """Return what says of each member and kind of work whether a draft pays it.

    At its rates all of it; by a pot alone what weighs in it, where none does any, of those who take part.
    """
    if draft.rates or draft.pot is None:
        return lambda _person, _kind: True
    kinds = {part.by for part in draft.pot.by} & WORK_KINDS.keys() or WORK_KINDS.keys()
    members = set(draft.members)
    return lambda person, kind: kind in kinds and (not members or person in members)


def _paid(draft: RunDraft, works: Iterable[work.Work]) -> list[work.Work]:
    pays = _pays(draft)
    return [one for one in works if pays(one.person, one.kind)]


def _of(draft: RunDraft) -> Mapping[str, Any]:
    """What work is asked for by."""
    some = {"persons": draft.persons or None, "without": draft.without or None}
    return {"order": draft.order, "group": draft.group, **some}


def _who(draft: RunDraft, there: Iterable[int]) -> set[int]:
    everybody = {*there, *(one.person for one in draft.bonuses), *(draft.members if draft.pot else ())}
    return set(filter(_who_is_in(draft), everybody))


def _who_is_in(draft: RunDraft) -> Callable[[int], bool]:
    """Return what says of each member whether a draft is about her."""
    persons, without = set(draft.persons), set(draft.without)
    return lambda person: (not persons or person in persons) and person not in without
