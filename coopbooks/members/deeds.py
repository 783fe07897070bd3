"""What is recorded with members: contributions, savings, dues, fines; one voucher each, a line for every member."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from coopbooks import ledger, showing
from coopbooks.books import Books, storage
from coopbooks.days import Month
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import Voucher, VoucherDraft
from coopbooks.members.queries import list_all, member, troubles_of_days
from coopbooks.members.records import PartRecord
from coopbooks.members.rules import CHARGES, KINDS, DeedDraft, Member, Part, check_deed, description, postings
from coopbooks.members.standing import Savings, certificates_of, keep_paid, savings_of, stands_on
from coopbooks.money import Money
from coopbooks.progress import Progress, unheard

WORD = "member_"
"""What the words of vouchers of these deeds begin with, before the kind."""
_AFTER_LEAVING = ("paid", "withdrawal", "compulsory_back", "contribution_back")
"""What may still be recorded with somebody who left."""
_PARTS = "SELECT person_id, amount, certificates, month, due FROM member_part WHERE voucher_id = ? ORDER BY position"
_CHARGED = """
    SELECT DISTINCT part.person_id FROM member_part AS part JOIN voucher ON voucher.id = part.voucher_id
    WHERE part.kind = ? AND (part.month = ? OR (part.month IS NULL AND voucher.day = ?)) AND voucher.id IS NOT ?
    AND NOT EXISTS (SELECT 1 FROM voucher AS reversal WHERE reversal.reverses_id = voucher.id)
"""


def deed_voucher(books: Books, draft: DeedDraft, corrects: int | None = None) -> VoucherDraft:
    """Return the voucher of a deed; refuses what cannot be, judged as if the one it ``corrects`` were not there.

    Dues charged twice for a month, or a fine twice on a day, are refused (``charged_twice``) unless ``again`` says so.
    """
    check_deed(draft)
    if KINDS[draft.kind].way:
        ledger.box(books, draft.box)
    known = _members(books, draft)
    _refuse_days(books, draft)
    if draft.kind in CHARGES and not draft.again:
        _refuse_twice(books, draft, corrects)
    _refuse_too_much(books, draft, known, corrects)
    only = known[0] if len(known) == 1 else None
    return VoucherDraft(
        day=draft.day,
        description=description(draft, [one.label for one in known]),
        lines=postings(draft),
        concerns=only.label if only else "",
        person=only.id if only else None,
        word=f"{WORD}{draft.kind}",
    )


def _members(books: Books, draft: DeedDraft) -> list[Member]:
    wanted = [part.person for part in draft.parts if part.person is not None]
    try:
        if len(wanted) == 1:
            return [member(books, wanted[0])]
        everybody = {one.id: one for one in list_all(books)}
        return [everybody[person] for person in wanted]
    except LookupError:
        raise Refusal(_("She is no member. Add her to the members first."), "person", "no_member") from None


def _refuse_days(books: Books, draft: DeedDraft) -> None:
    days = [(part.person or 0, draft.day) for part in draft.parts]
    for refusal in troubles_of_days(books, days).values():
        if refusal.reason != "after_left" or draft.kind not in _AFTER_LEAVING:
            raise refusal


def charged_already(books: Books, draft: DeedDraft, corrects: int | None = None) -> list[Member]:
    """Return who of a draft was charged the same already: dues of this month, a fine on this day."""
    if draft.kind not in CHARGES:
        return []
    charged = charged_with(draft.kind, draft.day, draft.month, corrects) & {part.person for part in draft.parts}
    return [one for one in list_all(books) if one.id in charged] if charged else []


def charged_with(kind: str, day: date, month: Month | None, corrects: int | None = None) -> set[int]:
    """Return the ids of all who were charged dues of a month, or a fine on a day: one statement."""
    of_month = month.key if month and kind == "dues" else None
    rows = storage.plain(_CHARGED, kind, of_month, day.isoformat(), corrects)
    return {person for (person,) in rows if person is not None}


def _refuse_twice(books: Books, draft: DeedDraft, corrects: int | None) -> None:
    charged = charged_already(books, draft, corrects)
    if charged:
        words = _("Charged already: %(names)s. Leave them out, or confirm that they are charged once more.")
        raise Refusal(words % {"names": names(charged)}, "parts", "charged_twice")


def names(who: Sequence[Member], most: int = 3) -> str:
    """Return the names of some members, of many the first ones and how many more."""
    said = ", ".join(one.label for one in who[:most])
    more = len(who) - most
    return said if more <= 0 else _("%(names)s and %(many)s more") % {"names": said, "many": more}


def _refuse_too_much(books: Books, draft: DeedDraft, known: Sequence[Member], corrects: int | None) -> None:
    """Refuse to take out more than is there, or to pay more than is owed."""
    for part, one in zip(draft.parts, known, strict=True):
        most = _most(books, draft.kind, one.id, corrects)
        if most is not None and part.amount > most:
            words = _("%(name)s has %(amount)s there: write at most that. If more was brought, record that first.")
            if draft.kind == "paid":
                words = _("%(name)s owes %(amount)s: write at most that, or charge first what is to come.")
            raise Refusal(words % {"name": one.label, "amount": showing.money(most)}, "amount", "too_much")
        if draft.kind == "contribution_back" and part.certificates > certificates_of(books, one.id, corrects):
            raise Refusal(_("She does not have so many certificates."), "certificates", "too_much")


def _most(books: Books, kind: str, person: int, corrects: int | None) -> Money | None:
    nothing = books.money(0)
    if kind in ("withdrawal", "compulsory_back"):
        saved: Savings = savings_of(books, person, corrects)
        return max(saved.voluntary if kind == "withdrawal" else saved.compulsory, nothing)
    if kind == "paid":
        return max(stands_on(books, "member_dues_receivable", person, corrects), nothing)
    if kind == "contribution_back":
        return max(-stands_on(books, "contributions", person, corrects), nothing)
    return None


def record_deed(books: Books, draft: DeedDraft, *, progress: Progress = unheard) -> Voucher:
    """Record something with members, all of it or nothing. Tells watchers: ``members``, ``ledger``."""
    with books.change("members"):
        posted = ledger.post(books, deed_voucher(books, draft), progress=progress)
        _keep(books, posted, draft)
    return posted


def correct_deed(books: Books, voucher_id: int, draft: DeedDraft, *, progress: Progress = unheard) -> Voucher:
    """Record something with members again as it should have been. Tells watchers: ``members``, ``ledger``."""
    with books.change("members"):
        posted = ledger.correct(books, voucher_id, deed_voucher(books, draft, voucher_id), progress=progress)
        _keep(books, posted, draft)
    return posted


def _keep(books: Books, posted: Voucher, draft: DeedDraft) -> None:
    month = draft.month if draft.kind == "dues" else None
    _write(posted, [(draft.kind, part) for part in draft.parts], month, draft.until)
    if draft.kind == "paid":
        keep_paid(books, posted, {part.person: part.amount for part in draft.parts if part.person is not None})


def keep_parts(books: Books, voucher: Voucher, parts: Iterable[tuple[str, Part]]) -> None:
    """Note what the lines of another deed's voucher are for members, each part with its kind; posts nothing.

    For what is kept back from pay: savings, contributions with their certificates, dues. Called within the change that
    posts the voucher. Tells watchers: ``members``.
    """
    noted = list(parts)
    if any(kind in CHARGES for kind, _part in noted):
        raise ValueError("what is charged is a deed of its own")
    with books.change("members"):
        _write(voucher, noted, None, None)


def _write(posted: Voucher, parts: Iterable[tuple[str, Part]], month: Month | None, due: date | None) -> None:
    for position, (kind, part) in enumerate(parts):
        PartRecord.keep(
            voucher=posted.id,
            position=position,
            person=part.person,
            kind=kind,
            amount=part.amount,
            certificates=part.certificates,
            month=month and month.key,
            due=due,
        )


def deed_of(books: Books, voucher: Voucher) -> DeedDraft:
    """Return the draft the voucher of a deed was made from, to be typed again; what was confirmed stays so."""
    rows: list[Any] = storage.plain(_PARTS, voucher.id).fetchall()
    box = next((line.account.id for line in voucher.lines if line.account.box), None)
    month, due = rows[0][3], rows[0][4]
    return DeedDraft(
        kind=voucher.word.removeprefix(WORD),
        day=voucher.day,
        parts=tuple(Part(person, books.money(amount), count) for person, amount, count, *_rest in rows),
        box=box,
        month=Month.of_key(month) if month else None,
        due=date.fromisoformat(due) if due else None,
        note=next((line.note for line in voucher.lines if line.person is not None), ""),
        again=True,
    )
