"""Handing over what was approved: from a box, a bank or by QR, member by member or all; and what waits in envelopes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from coopbooks import cash, ledger, members, showing
from coopbooks.books import Books, storage
from coopbooks.errors import Refusal
from coopbooks.i18n import _, ngettext
from coopbooks.ledger import Line, Voucher, VoucherDraft, check_text, describe
from coopbooks.money import Money, total
from coopbooks.payouts.drafts import HAND_WAYS, HandDraft
from coopbooks.payouts.kept_slips import Envelope, Slip, envelopes_of, slip, slips
from coopbooks.payouts.notes_and_coins import Packed, Pieces, Wishes, pack
from coopbooks.payouts.records import HandedRecord, RunRecord
from coopbooks.payouts.ruling import pay_rules
from coopbooks.payouts.runs import PAY_ROLES, Run, run
from coopbooks.progress import Progress, between, followed, unheard

HANDED_WORD: Final = "payout_handed"
_OF_RUN: Final = """
    SELECT run_id FROM payout_voucher WHERE voucher_id = ?1 UNION SELECT run_id FROM payout_handed WHERE voucher_id = ?1
"""
_POSTED: Final = 0.9
"""So far handing over is once it is posted."""
_TO_WHOM: Final = "SELECT run_id, person_id, way FROM payout_handed WHERE voucher_id = ? ORDER BY person_id"


def waiting(books: Books, run_id: int, *, progress: Progress = unheard) -> list[Slip]:
    """Return the slips of a run whose envelopes wait to be handed over."""
    return [one for one in slips(books, run_id, progress=progress) if one.handed is None and one.pay.paid]


def run_of_voucher(books: Books, voucher_id: int) -> int | None:  # noqa: ARG001 - asked of open books
    """Return the run a voucher approved, paid a loan for, or handed over; None where it is of none."""
    found = storage.plain(_OF_RUN, voucher_id).fetchone()
    return found and int(found[0])


def handing_of(books: Books, voucher: Voucher) -> HandDraft:  # noqa: ARG001
    """Return what a voucher handed over, as it was typed."""
    found = storage.plain(_TO_WHOM, voucher.id).fetchall()
    if not found:
        raise LookupError(f"hands no pay over: {voucher.label}")
    box = next(line.account.id for line in voucher.lines if line.account.box)
    note = next(line.note for line in voucher.lines if line.person is not None)
    persons = tuple(person for _run, person, _way in found)
    return HandDraft(found[0][0], voucher.day, box, persons, found[0][2], note)


def hand_voucher(books: Books, draft: HandDraft, corrects: int | None = None) -> VoucherDraft:
    """Return the voucher that hands over pay; refuses what was handed over already, or was never approved.

    Whom the voucher it ``corrects`` paid waits again.
    """
    return _voucher(books, draft, _chosen(books, draft, corrects))


def _chosen(books: Books, draft: HandDraft, corrects: int | None = None) -> list[Envelope]:
    one = run(books, draft.run)
    if one.state not in ("approved", "closed"):
        raise Refusal(_("Only what was approved is handed over."), "run", "not_approved")
    if draft.way not in HAND_WAYS:
        raise ValueError(f"not offered: {draft}")
    if draft.day < one.day:
        words = _("It was approved for %(day)s. Choose that day or a later one.")
        raise Refusal(words % {"day": showing.day(one.day)}, "day", "before")
    wanted = set(draft.persons)
    chosen = [each for each in envelopes_of(books, draft.run) if not wanted or each.person in wanted]
    done = next((each for each in chosen if wanted and each.voucher not in (None, corrects)), None)
    if done:
        words = _("%(name)s got hers already. Leave her out.")
        raise Refusal(words % {"name": done.name}, "persons", "handed_twice")
    chosen = [each for each in chosen if each.voucher in (None, corrects) and each.paid]
    if not chosen:
        raise Refusal(_("Nobody is left to be paid here."), "persons", "nobody_left")
    return chosen


def _voucher(books: Books, draft: HandDraft, chosen: Sequence[Envelope]) -> VoucherDraft:
    one, box = run(books, draft.run), ledger.box(books, draft.box)
    check_text(draft.note, "note")
    role, only = PAY_ROLES[one.kind], chosen[0] if len(chosen) == 1 else None
    lines = [Line(role, each.paid, person=each.person, note=draft.note.strip()) for each in chosen]
    lines.append(Line(box.id, -_sum(books, chosen)))
    many = ngettext("handed over to %(count)d member", "handed over to %(count)d members", len(chosen))
    who = only.name if only else many % {"count": len(chosen)}
    return VoucherDraft(
        draft.day,
        describe(f"{one.title}: {who}", draft.note),
        tuple(lines),
        only.name if only else "",
        only.person if only else None,
        HANDED_WORD,
    )


def _sum(books: Books, chosen: Sequence[Envelope]) -> Money:
    return total((each.paid for each in chosen), books.club.currency)


def hand_over(books: Books, draft: HandDraft, *, progress: Progress = unheard) -> Voucher:
    """Hand over what was approved, to some or to all who wait; nobody gets hers twice.

    Tells watchers: ``payouts``, ``ledger``.
    """
    with books.change("payouts"):
        chosen = _chosen(books, draft)
        posted = ledger.post(books, _voucher(books, draft, chosen), progress=between(progress, 0, _POSTED))
        _keep(posted, draft, chosen, between(progress, _POSTED, 1))
    return posted


def _keep(posted: Voucher, draft: HandDraft, chosen: Sequence[Envelope], progress: Progress) -> None:
    for one in followed(chosen, len(chosen), progress):
        HandedRecord.keep(voucher=posted.id, person=one.person, run=draft.run, way=draft.way)


def correct_handing(books: Books, voucher_id: int, draft: HandDraft, *, progress: Progress = unheard) -> Voucher:
    """Record a handing over again as it should have been; who is not in it any more waits again.

    Tells watchers: ``payouts``, ``ledger``.
    """
    with books.change("payouts"):
        chosen = _chosen(books, draft, voucher_id)
        voucher = _voucher(books, draft, chosen)
        posted = ledger.correct(books, voucher_id, voucher, progress=between(progress, 0, _POSTED))
        _keep(posted, draft, chosen, between(progress, _POSTED, 1))
    return posted


def hand_back(books: Books, run_id: int, person: int, reason: str, *, progress: Progress = unheard) -> Slip:
    """Take a handing over to one member back: her envelope waits again; the others of its voucher keep theirs.

    Theirs is recorded again on its own day if that month is open, else today. Tells watchers: ``payouts``, ``ledger``.
    """
    hers = slip(books, run_id, person)
    if hers.handed is None:
        raise Refusal(_("Nothing of this was handed over to her."), "person", "not_handed")
    if not reason.strip():
        raise Refusal(_("Say why it is taken back: the reason stays on record."), "reason", "empty")
    wrong = ledger.voucher(books, hers.handed.voucher)
    before = handing_of(books, wrong)
    others = tuple(one for one in before.persons if one != person)
    with books.change("payouts"):
        ledger.void(books, wrong.id, reason, progress=between(progress, 0, 0.5))
        if others:
            again = replace(before, persons=others, day=_open_day(books, before.day))
            hand_over(books, again, progress=between(progress, 0.5, 1))
    return slip(books, run_id, person)


def _open_day(books: Books, day: date) -> date:
    locked = ledger.locked_through(books)
    return books.today() if locked and day <= locked else day


def hand_all_back(books: Books, run_id: int, reason: str, *, progress: Progress = unheard) -> Run:
    """Take back everything a run handed over: all its envelopes wait again. Tells watchers: ``payouts``, ``ledger``."""
    by = dict.fromkeys(one.voucher for one in envelopes_of(books, run_id) if one.voucher)
    if not by:
        raise Refusal(_("Nothing of this was handed over yet."), reason="not_handed")
    with books.change("payouts"):
        for place, voucher in enumerate(by):
            ledger.void(books, voucher, reason, progress=between(progress, place / len(by), (place + 1) / len(by)))
    return run(books, run_id)


def close_run(books: Books, run_id: int) -> Run:
    """Close a run whose envelopes are all handed over. Tells watchers: ``payouts``."""
    one = run(books, run_id)
    if one.state != "approved":
        raise Refusal(_("Only what was approved is closed."), reason="not_approved")
    left = [each for each in envelopes_of(books, run_id) if each.voucher is None and each.paid]
    if left:
        who = members.names([members.member(books, each.person) for each in left])
        words = _("These have not got theirs yet: %(names)s. Hand it over first.")
        raise Refusal(words % {"names": who}, reason="left")
    with books.change("payouts"):
        RunRecord.update(state="closed").where(RunRecord.id == run_id).execute()
    return run(books, run_id)


def envelopes(
    books: Books,
    run_id: int,
    *,
    wishes: Wishes | None = None,
    box: int | None = None,
    persons: Sequence[int] = (),
    progress: Progress = unheard,
) -> Packed:
    """Return the notes and coins of the envelopes that wait; out of a box's last count where there is one."""
    one = run(books, run_id)
    some, decided = set(persons), one.rules or pay_rules(books)
    known = envelopes_of(books, run_id)
    left = [each for each in followed(known, len(known), progress) if each.voucher is None and each.paid]
    amounts = {each.person: each.paid for each in left if not some or each.person in some}
    return pack(amounts, wishes or decided.wishes, counted(books, box))


def counted(books: Books, box: int | None) -> Pieces | None:
    """Return the notes and coins of the last count of a box; None where it was never counted."""
    last = next((one for one in cash.list_counts(books).rows(0, 200) if one.box.id == box), None)
    return None if last is None else dict(last.pieces)
