"""What can be done with work: write it down, take it back, write it down again, pay it."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from coopbooks import ledger, members, showing
from coopbooks.books import Books, storage
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import check_text
from coopbooks.progress import Progress, followed, unheard
from coopbooks.quantity import Quantity
from coopbooks.reading import fold
from coopbooks.work.queries import work
from coopbooks.work.records import WorkRecord
from coopbooks.work.rules import Work, WorkDraft, WorkRefusal, check

_THERE: Final = """
    SELECT person_id, day, kind, making_id, folded, size, lot, order_id FROM work_record
    WHERE person_id IN (SELECT value FROM json_each(?)) AND day BETWEEN ? AND ? AND taken_back_by IS NULL
"""
_SETTLE: Final = """
    UPDATE work_record SET run_id = ?, paid_rate = paid.rate FROM (
        SELECT json_extract(value, '$[0]') AS id, json_extract(value, '$[1]') AS rate FROM json_each(?)
    ) AS paid
    WHERE work_record.id = paid.id AND run_id IS NULL AND taken_back_by IS NULL
"""


def record_work(
    books: Books,
    drafts: Sequence[WorkDraft],
    *,
    again: bool = False,
    sheet: int | None = None,
    progress: Progress = unheard,
) -> list[int]:
    """Write work down, all of it or nothing, and return the ids; a refusal says of which one it is.

    All of it has its papers together, or with the work on a ``sheet`` that is there already. The same work twice is
    refused unless it is confirmed that it was done ``again``. Tells watchers: ``work``.
    """
    tidy = [_checked(books, row, draft) for row, draft in enumerate(drafts)]
    _refuse_days(books, tidy)
    if not again:
        _refuse_twice(tidy)
    with books.change("work"):
        ids: list[int] = []
        for draft in followed(tidy, len(tidy), progress):
            ids.append(_keep(books, draft, sheet or next(iter(ids), None)))
        return ids


def _checked(books: Books, row: int, draft: WorkDraft) -> WorkDraft:
    try:
        tidy = check(draft)
        _check_day(books, tidy.day)
    except Refusal as refusal:
        raise WorkRefusal(refusal, row) from None
    return tidy


def _check_day(books: Books, day: date) -> None:
    ledger.check_day(day, books.today(), None)  # it posts nothing: a locked month does not hinder it
    if day > books.today():
        raise Refusal(_("This day is still to come. Write the day it was done."), "day", "future")


def _refuse_days(books: Books, drafts: Sequence[WorkDraft]) -> None:
    days = [(draft.person or 0, draft.day) for draft in drafts]
    troubles = members.troubles_of_days(books, days) if days else {}
    for row, day in enumerate(days):
        if day in troubles:
            raise WorkRefusal(troubles[day], row)


def _refuse_twice(drafts: Sequence[WorkDraft]) -> None:
    row = next(_twice(drafts), None)
    if row is not None:
        words = _("This work of %(day)s is written down already. Correct that, or confirm that it was done again.")
        refusal = Refusal(words % {"day": showing.day(drafts[row].day)}, "accepted", "twice")
        raise WorkRefusal(refusal, row)


def list_twice(books: Books, drafts: Sequence[WorkDraft]) -> list[int]:  # noqa: ARG001 - asked of open books
    """Return the numbers of the drafts that are written down already, or stand here before."""
    return list(_twice(drafts))


def _twice(drafts: Sequence[WorkDraft]) -> Iterator[int]:
    if not drafts:
        return
    persons, days = sorted({draft.person for draft in drafts if draft.person}), [draft.day for draft in drafts]
    rows = storage.plain(_THERE, json.dumps(persons), min(days).isoformat(), max(days).isoformat())
    there = {(*same, fold(size), fold(lot), order) for *same, size, lot, order in rows}
    for row, draft in enumerate(drafts):
        person, _day, *rest = draft.same
        same = (person, draft.day.isoformat(), *rest)
        if same in there:
            yield row
        there.add(same)


def _keep(books: Books, draft: WorkDraft, sheet: int | None, replaces: int | None = None) -> int:
    return WorkRecord.keep(
        person=draft.person,
        day=draft.day,
        kind=draft.kind,
        making=draft.making,
        name=draft.name,
        folded=fold(draft.name),
        size=draft.size,
        lot=draft.lot,
        order=draft.order,
        activity=draft.activity,
        accepted=draft.accepted,
        rejected=draft.rejected,
        rework=draft.rework,
        rate=draft.rate,
        rate_note=draft.rate_note,
        checked_by=draft.checked_by,
        note=draft.note,
        recorded_by=books.who,
        recorded_at=books.now(),
        replaces=replaces,
        sheet=sheet,
    )


def take_back(books: Books, work_id: int, why: str) -> Work:
    """Take back work written down by mistake, with the reason; refuses what was paid. Tells watchers: ``work``."""
    take_all_back(books, [work_id], why)
    return work(books, work_id)


def take_all_back(books: Books, works: Collection[int], why: str, *, progress: Progress = unheard) -> None:
    """Take back several, all of them or none; as :func:`take_back`. Tells watchers: ``work``."""
    reason = " ".join(why.split())
    if not reason:
        raise Refusal(_("Write why: it stays in the history."), "reason", "empty")
    check_text(reason, "reason")
    back = {"taken_back_by": books.who, "taken_back_at": books.now(), "taken_back_why": reason}
    with books.change("work"):
        for one in followed(works, len(works), progress):
            _refuse_settled(work(books, one))
            WorkRecord.update(**back).where(WorkRecord.id == one).execute()


def why_settled(known: Work) -> Refusal | None:
    """Return why work can be corrected no more, with what to do instead; None where it still can."""
    if known.run is not None:
        return Refusal(_("This work is paid. Void the payout first, then it can be corrected."), reason="paid")
    if known.taken_back:
        return Refusal(_("This was taken back already."), reason="taken_back")
    return None


def _refuse_settled(known: Work) -> None:
    refusal = why_settled(known)
    if refusal:
        raise refusal


def change_work(books: Books, work_id: int, draft: WorkDraft, why: str, *, again: bool = False) -> Work:
    """Write work down as it should have been, in the place of what was; that stays in its history.

    Refuses what :func:`record_work` and :func:`take_back` refuse. Tells watchers: ``work``.
    """
    tidy = _checked(books, 0, draft)
    _refuse_days(books, [tidy])
    with books.change("work"):
        before = take_back(books, work_id, why)
        if not again:
            _refuse_twice([tidy])
        new = _keep(books, tidy, before.sheet, replaces=work_id)
    return work(books, new)


def settle(books: Books, works: Mapping[int, Quantity | None], run: int) -> None:
    """Say that a run of payouts pays this work, and which rate each has then; nobody may know one of what a pot pays.

    Refused where some of it was paid or taken back meanwhile. Tells watchers: ``work``.
    """
    wanted = [(id_, rate.micros if rate else None) for id_, rate in sorted(works.items())]
    with books.change("work"):
        if storage.plain(_SETTLE, run, json.dumps(wanted)).rowcount != len(wanted):
            words = _("Some of this work was paid or taken back meanwhile. Gather the work again.")
            raise Refusal(words, reason="work_changed")


def free(books: Books, run: int) -> None:
    """Say that a run of payouts no longer pays anything: its work is unpaid again. Tells watchers: ``work``."""
    with books.change("work"):
        WorkRecord.update(run=None, paid_rate=None).where(WorkRecord.run == run).execute()
