"""A run that was voided, approved again just as it was, by the rules it had: or not at all."""

from dataclasses import replace
from typing import Final

from coopbooks import ledger
from coopbooks.books import Books, storage
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.payouts.approving import approve
from coopbooks.payouts.drafts import SurplusDraft
from coopbooks.payouts.kept_slips import Slip, slips
from coopbooks.payouts.pay import PaySlip
from coopbooks.payouts.rejects import rule_of
from coopbooks.payouts.runs import Run, draft_run, run
from coopbooks.payouts.surplus_year import record_surplus
from coopbooks.progress import Progress, between, unheard

_READ, _DRAFTED, _APPROVED = 0.1, 0.15, 0.85
"""So far it is once its slips are read, it is drafted, and it is approved; about as long as each takes."""
_WRITTEN_SINCE: Final = "SELECT count(*) FROM work_record WHERE run_id = ? AND recorded_at > ?"


def approve_again(books: Books, run_id: int, *, progress: Progress = unheard) -> Run:
    """Approve a voided run anew as it was: each slip the same, by the same rules, the same voucher.

    Refused where anything that was recorded since would make it another one; then nothing is changed. Tells watchers:
    ``payouts``, ``ledger``, ``work``.
    """
    was = run(books, run_id)
    if was.state != "voided":
        raise Refusal(_("Only what was voided is approved again."), reason="not_voided")
    with books.change("payouts"):
        before = slips(books, run_id, progress=between(progress, 0, _READ))
        if isinstance(was.draft, SurplusDraft):
            among = tuple(sorted(one.person for one in before))
            told = between(progress, _READ, _APPROVED)
            now = record_surplus(books, replace(was.draft, members=among), was.rules, progress=told)
        else:
            new = draft_run(books, was.draft, progress=between(progress, _READ, _DRAFTED))
            rejects = rule_of(extra for one in before for extra in one.pay.extras)
            told = between(progress, _DRAFTED, _APPROVED)
            now = approve(books, new.id, short=True, rules=was.rules, rejects=rejects, progress=told)
        _refuse_another(books, was, now, before, between(progress, _APPROVED, 1))
    return now


def _refuse_another(books: Books, was: Run, now: Run, before: list[Slip], progress: Progress) -> None:
    """Refuse a run that is not what another one was."""
    after = slips(books, now.id, progress=progress)
    old, new = ({one.person: one for one in some} for some in (before, after))
    words = _("“%(title)s” would not come back as it was: something was recorded since. Prepare it again instead.")
    for person in (*old, *new):
        if person not in old or person not in new or _pay(old[person]) != _pay(new[person]):
            words = _(
                "“%(title)s” would not come back as it was: something was recorded since, and the slip of %(name)s "
                "would be another. Prepare it again instead."
            )
            raise Refusal(words % {"title": was.title, "name": (new | old)[person].name}, reason="changed_since")
    moment = was.approved_at.isoformat(timespec="seconds") if was.approved_at else ""
    written_since = storage.plain(_WRITTEN_SINCE, now.id, moment).fetchone()[0]
    if written_since or was.shared != now.shared or _posted(books, was) != _posted(books, now):
        raise Refusal(words % {"title": was.title}, reason="changed_since")


def _pay(slip: Slip) -> PaySlip:
    """What a slip pays, whatever it calls a pot or a surplus: earlier programs wrote that in the language of then."""
    extras = (replace(one, kind="pot", label="") if one.kind in ("pot", "surplus") else one for one in slip.pay.extras)
    return replace(slip.pay, extras=tuple(extras))


def _posted(books: Books, one: Run) -> list[tuple[object, ...]]:
    """What its own voucher posted, in an order of its own."""
    lines = ledger.voucher(books, one.voucher or 0).lines
    told = ((line.account.id, line.amount, line.person, line.product, line.order, line.activity) for line in lines)
    return sorted(told, key=str)
