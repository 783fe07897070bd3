"""Runs: drafted, changed, removed, found."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from coopbooks import showing
from coopbooks.books import Books, storage
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.ledger import check_text
from coopbooks.money import Money
from coopbooks.payouts.drafts import PayRules, RunDraft, SurplusDraft, check_run
from coopbooks.payouts.gathering import payees
from coopbooks.payouts.records import RunRecord
from coopbooks.payouts.sharing import Sharing
from coopbooks.payouts.simulating import Simulation, simulate_draft
from coopbooks.payouts.surplus import Surplus
from coopbooks.payouts.written import read, written
from coopbooks.progress import Progress, unheard

STATES: Final = {
    "draft": N_("Draft"),
    "approved": N_("Approved"),
    "closed": N_("Closed"),
    "voided": N_("Voided"),
}
"""The states of a run."""
PAY_ROLES: Final = {"work": "member_pay", "surplus": "surplus_payable"}
"""What a run pays stands on the account of this role until it is handed over."""
HANDED: Final = """
    SELECT 1 FROM payout_handed AS handed WHERE handed.run_id = slip.run_id AND handed.person_id = slip.person_id
    AND NOT EXISTS (SELECT 1 FROM voucher WHERE voucher.reverses_id = handed.voucher_id)
"""
"""Whether a slip was handed over."""
_RUNS: Final = f"""
    SELECT run.id, run.kind, run.state, run.title, run.day, run.draft, run.rules, run.shared, run.voucher_id,
           run.recorded_by, run.recorded_at, run.approved_by, run.approved_at,
           count(slip.id), coalesce(sum(slip.gross), 0), coalesce(sum(slip.paid), 0),
           coalesce(sum(iif(EXISTS ({HANDED}), slip.paid, 0)), 0),
           coalesce(sum(slip.paid > 0 AND NOT EXISTS ({HANDED})), 0)
    FROM payout_run AS run LEFT JOIN payout_slip AS slip ON slip.run_id = run.id
"""  # noqa: S608 - our own condition
_OTHER_DRAFTS: Final = """
    SELECT id, title, draft FROM payout_run WHERE kind = 'work' AND state = 'draft' AND id IS NOT ? ORDER BY day, id
"""
_PEOPLE: Final = """
    SELECT id, name, detail FROM person WHERE id IN (SELECT value FROM json_each(?)) ORDER BY folded, id
"""
_NAMED: Final = 3
"""So many of the members in another draft are named; of more it is said how many."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run; ``count``, ``gross`` and ``paid`` of its slips, ``handed`` what of it was handed over.

    ``left`` is how many envelopes wait. ``rules`` and ``shared`` are as they were when it was approved.
    """

    id: int
    kind: str
    state: str
    title: str
    day: date
    draft: RunDraft | SurplusDraft
    rules: PayRules | None
    shared: Sharing | Surplus | None
    voucher: int | None
    recorded_by: str
    recorded_at: datetime
    approved_by: str | None
    approved_at: datetime | None
    count: int
    gross: Money
    paid: Money
    handed: Money
    left: int


@dataclass(frozen=True, slots=True)
class Claimed:
    """Another draft, and which of the members asked about it will pay."""

    run: int
    title: str
    persons: tuple[int, ...]
    names: tuple[str, ...]

    @property
    def told(self) -> str:
        """Who they are and where: the first ones by name, and how many more."""
        more = len(self.names) - _NAMED
        words = _("%(names)s and %(many)s more (in “%(title)s”)") if more > 0 else _("%(names)s (in “%(title)s”)")
        return words % {"names": ", ".join(self.names[:_NAMED]), "title": self.title, "many": more}


def draft_run(books: Books, draft: RunDraft, *, progress: Progress = unheard, parted: Collection[int] = ()) -> Run:
    """Keep a draft of a run; refuses somebody who is in another draft. Tells watchers: ``payouts``.

    Whoever is ``parted`` with it from another draft was there already, and is no reason to refuse it.
    """
    tidy = _tidy(draft)
    with books.change("payouts"):
        new = RunRecord.keep(
            kind="work",
            title=tidy.title,
            day=tidy.day,
            draft=written(tidy),
            recorded_by=books.who,
            recorded_at=books.now(),
        )
        _refuse_in_two(books, tidy, new, parted)
        progress(1, 1)
    return run(books, new)


def change_run(books: Books, run_id: int, draft: RunDraft, *, progress: Progress = unheard) -> Run:
    """Keep a draft as it is now; refuses runs that were approved, and somebody who comes into a second draft by it.

    Tells watchers: ``payouts``.
    """
    tidy, known = _tidy(draft), run(books, run_id)
    refuse_approved(known)
    before = payees(books, draft_of_work(known))
    with books.change("payouts"):
        values = {"title": tidy.title, "day": tidy.day, "draft": written(tidy)}
        RunRecord.update(**values).where(RunRecord.id == run_id).execute()
        _refuse_in_two(books, tidy, run_id, before)
        progress(1, 1)
    return run(books, run_id)


def remove_run(books: Books, run_id: int) -> None:
    """Forget a draft; refuses runs that were approved. Tells watchers: ``payouts``."""
    refuse_approved(run(books, run_id))
    with books.change("payouts"):
        RunRecord.delete().where(RunRecord.id == run_id).execute()


def _tidy(draft: RunDraft) -> RunDraft:
    check_run(draft)
    title = " ".join(draft.title.split()) or _("Payout of %(day)s") % {"day": showing.day(draft.day)}
    check_text(title, "title")
    return replace(draft, title=title)


def refuse_approved(one: Run) -> None:
    """Refuse to change a run that is no draft any more."""
    if one.state != "draft":
        words = _("“%(title)s” was approved already. Void it first, then draft it again.")
        raise Refusal(words % {"title": one.title}, reason="approved")


def _refuse_in_two(books: Books, draft: RunDraft, run_id: int, before: Collection[int]) -> None:
    """Refuse a draft that pays somebody another one will pay; who was in both ``before`` waits until it is approved."""
    twice = claimed(books, payees(books, draft).difference(before), run_id)
    if twice:
        words = _("Already in another draft: %(who)s. Leave them out here, or approve or remove that draft first.")
        raise Refusal(words % {"who": _all_told(twice)}, "persons", "two_drafts")


def refuse_claimed(books: Books, persons: Iterable[int], run_id: int) -> None:
    """Refuse to approve what pays somebody whom another draft would pay, too, since work was written down."""
    twice = claimed(books, persons, run_id)
    if twice:
        words = _("Also in another draft: %(who)s. Leave them out of one of the two with “Change”, or remove one.")
        raise Refusal(words % {"who": _all_told(twice)}, "persons", "two_drafts")


def claimed(books: Books, persons: Iterable[int], but: int | None = None) -> list[Claimed]:
    """Return the drafts that will pay some members, ``but`` one of them, with whom of these each pays.

    Whom a draft pays is asked of the work that is there now: it grows with what is written down.
    """
    wanted, found = set(persons), list[Claimed]()
    for run_id, title, draft in storage.plain(_OTHER_DRAFTS, but).fetchall():
        hers = wanted & payees(books, read(RunDraft, draft))
        if hers:
            found.append(_claimed(run_id, title, hers))
    return found


def _claimed(run_id: int, title: str, persons: Collection[int]) -> Claimed:
    people = storage.plain(_PEOPLE, str(sorted(persons))).fetchall()
    names = tuple(f"{name} ({detail})" if detail else name for _id, name, detail in people)
    return Claimed(run_id, title, tuple(one[0] for one in people), names)


def drafted(books: Books) -> set[int]:
    """Return whom a draft will pay."""
    drafts = storage.plain(_OTHER_DRAFTS, None).fetchall()
    return {person for *_which, draft in drafts for person in payees(books, read(RunDraft, draft))}


def _all_told(claims: Iterable[Claimed]) -> str:
    """Say who is in which other drafts."""
    return "; ".join(one.told for one in claims)


def simulate(
    books: Books,
    of: int | RunDraft,
    rules: PayRules | None = None,
    *,
    rejects: str = "",
    progress: Progress = unheard,
) -> Simulation:
    """Return what a run, or a draft nobody kept, would pay; by other rules than those of the club where said.

    ``rejects`` says who bears rejected pieces, where that is another rule than the club's.
    """
    draft = of if isinstance(of, RunDraft) else draft_of_work(run(books, of))
    return simulate_draft(books, draft, rules, rejects=rejects, progress=progress)


def draft_of_work(one: Run) -> RunDraft:
    """Return the draft of a run that pays work; the surplus of a year is proposed, not worked out."""
    if not isinstance(one.draft, RunDraft):
        raise TypeError("the surplus of a year is proposed, not simulated")
    return one.draft


def run(books: Books, run_id: int) -> Run:
    """Return one run by id."""
    row = storage.plain(f"{_RUNS} WHERE run.id = ? GROUP BY run.id", run_id).fetchone()
    if row is None or row[0] is None:
        raise LookupError(f"no run {run_id}")
    return _run(books, row)


def list_runs(books: Books, *, state: str | None = None, kind: str | None = None) -> list[Run]:
    """Return the runs, the newest first: all, or those of a state or a kind."""
    only = "WHERE (?1 IS NULL OR run.state = ?1) AND (?2 IS NULL OR run.kind = ?2)"
    rows = storage.plain(f"{_RUNS} {only} GROUP BY run.id ORDER BY run.day DESC, run.id DESC", state, kind)
    return [_run(books, row) for row in rows.fetchall()]


def _run(books: Books, row: tuple[Any, ...]) -> Run:
    id_, kind, state, title, day, draft, rules, shared, voucher, by, at, approved_by, approved_at, *sums = row
    count, gross, paid, handed, left = sums
    of_work = kind == "work"
    return Run(
        id_,
        kind,
        state,
        title,
        date.fromisoformat(day),
        read(RunDraft, draft) if of_work else read(SurplusDraft, draft),
        rules and read(PayRules, rules),
        shared and (read(Sharing, shared) if of_work else read(Surplus, shared)),
        voucher,
        by,
        datetime.fromisoformat(at),
        approved_by,
        approved_at and datetime.fromisoformat(approved_at),
        count,
        books.money(gross),
        books.money(paid),
        books.money(handed),
        left,
    )
