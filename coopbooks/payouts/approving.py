"""Approving a run: a voucher for all slips, loans paid, work settled, all of it or nothing; and voiding it whole."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from coopbooks import ledger, loans, materials, members, showing, work
from coopbooks.books import Books, storage
from coopbooks.errors import Refusal
from coopbooks.i18n import _, ngettext
from coopbooks.ledger import LONGEST_TEXT, Line, VoucherDraft, describe
from coopbooks.loans import KeptBack, OfPay
from coopbooks.members import DebtPaid, Part
from coopbooks.money import Money
from coopbooks.payouts.drafts import PayRules, RunDraft
from coopbooks.payouts.gathering import payees
from coopbooks.payouts.pay import SlipOf
from coopbooks.payouts.records import RunRecord, RunVoucherRecord, SlipRecord
from coopbooks.payouts.runs import Run, draft_of_work, draft_run, refuse_approved, refuse_claimed, run
from coopbooks.payouts.simulating import Simulation
from coopbooks.payouts.working_out import Costs, WorkingOut, add_costs
from coopbooks.payouts.written import written
from coopbooks.progress import Progress, between, unheard

WORD: Final = "payout"
_ROLES: Final = {
    "withholding": "withholdings",
    "advance": "member_advances",
    "materials": "customers",
    "savings": "member_savings",
    "contribution": "contributions",
    "dues": "member_dues_receivable",
    "fine": "member_dues_receivable",
}
"""Where what is deducted goes; instalments of loans have vouchers of their own."""
_NAMED: Final = frozenset({"advance", "dues", "fine"})
"""Debts that are known by their vouchers, of which it is noted what paid them."""
_PARTS: Final = {"contribution": "initial", "dues": "paid", "fine": "paid"}
_OF_RUN: Final = """
    SELECT posted.voucher_id, (SELECT count(*) FROM line WHERE line.voucher_id = posted.voucher_id)
    FROM payout_voucher AS posted WHERE posted.run_id = ? ORDER BY posted.voucher_id DESC
"""
"""The vouchers of a run with how many lines each has, the last one first."""
_HANDED: Final = """
    SELECT count(*) FROM payout_handed AS handed WHERE run_id = ?
    AND NOT EXISTS (SELECT 1 FROM voucher WHERE voucher.reverses_id = handed.voucher_id)
"""
_WORKED_OUT, _POSTED = 0.55, 0.85
"""So far an approval is once all slips are written, and once they are posted."""


@dataclass(frozen=True, slots=True)
class Affordable:
    """What a box has beside what a run needs, and whom it could pay, in the order of the pay list."""

    has: Money
    needs: Money
    persons: tuple[int, ...]

    @property
    def short(self) -> Money:
        """How much is missing."""
        return max(self.needs - self.has, self.has - self.has)


def affordable(books: Books, simulation: Simulation, box: int) -> Affordable:
    """Return whether a box has enough for a run, and whom it could pay if not."""
    has = ledger.balance_on(books, ledger.box(books, box).id)
    left, able = has, list[int]()
    for one in simulation.slips:
        if one.pay.paid <= left:
            able.append(one.person)
            left -= one.pay.paid
    return Affordable(has, simulation.paid, tuple(able))


def approve(
    books: Books,
    run_id: int,
    *,
    only: Collection[int] = (),
    box: int | None = None,
    short: bool = False,
    rules: PayRules | None = None,
    rejects: str = "",
    progress: Progress = unheard,
) -> Run:
    """Approve a run: it is posted, its work is settled, its slips are never changed again; all of it or nothing.

    ``only`` some of it: the others go on in a draft of their own. Where a ``box`` has too little it is refused
    (``short_cash``) unless it is confirmed that it may be ``short``. By other ``rules`` than those of the club where
    said, and who bears ``rejects``, as one that is approved again. Tells watchers: ``payouts``, ``ledger``, ``work``.
    """
    one = run(books, run_id)
    refuse_approved(one)
    with books.change("payouts"):
        if only:
            one = _parted(books, one, only)
        tell = between(progress, 0, _WORKED_OUT)
        out = WorkingOut(books, draft_of_work(one), rules, rejects=rejects, progress=tell)
        refuse_claimed(books, out.persons, run_id)
        found = _write_slips(books, run_id, out)
        if box is not None and not short:
            _refuse_short(ledger.balance_on(books, ledger.box(books, box).id), found.paid)
        voucher = _voucher(out.draft, found.costs, found.lines, len(out.persons))
        posted = ledger.post(books, voucher, progress=between(progress, _WORKED_OUT, _POSTED))
        members.keep_parts(books, posted, found.parts)
        members.keep_debts_paid(books, posted, found.debts)
        also = loans.keep_back(books, posted.day, found.loans, progress=between(progress, _POSTED, 1))
        shared = written(out.sharing) if out.sharing else None
        finish(books, run_id, [posted.id, *also], rules=written(out.rules), shared=shared)
    return run(books, run_id)


@dataclass(slots=True)
class _Found:
    """What of slips that were written is still to be posted: no slip is kept in memory, nor any work."""

    paid: Money
    costs: Costs = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    parts: list[tuple[str, Part]] = field(default_factory=list)
    debts: list[DebtPaid] = field(default_factory=list)
    loans: list[KeptBack] = field(default_factory=list)


def _write_slips(books: Books, run_id: int, out: WorkingOut) -> _Found:
    """Write the slips of a run as they are worked out, and say that it pays their work."""
    found, number = _Found(books.money(0)), 1
    for batch in out.batches():
        keep_slips(run_id, batch.slips, number)
        work.settle(books, batch.works, run_id)
        add_costs(found.costs, batch.costs)
        for one in batch.slips:
            found.paid += one.pay.paid
            found.lines += _of_slip(one)
            found.parts += _parts(one)
            found.debts += _debts(one)
            found.loans += _for_loans(one, batch.loans)
        number += len(batch.slips)
    return found


def finish(books: Books, run_id: int, vouchers: Sequence[int], *, rules: str, shared: str | None) -> None:
    """Say that a run is approved, and by which vouchers; the first one is its own."""
    RunRecord.update(
        state="approved",
        rules=rules,
        shared=shared,
        voucher=vouchers[0],
        approved_by=books.who,
        approved_at=books.now(),
    ).where(RunRecord.id == run_id).execute()
    for voucher in vouchers:
        RunVoucherRecord.keep(voucher=voucher, run=run_id)


def _parted(books: Books, one: Run, only: Collection[int]) -> Run:
    """Leave some members in a run and draft another one for the others; a run of all of them stays as it is."""
    draft = draft_of_work(one)
    everybody = payees(books, draft)
    wanted = everybody & set(only)
    if draft.pot is not None:
        words = _("A pot is shared among all of them at once. Approve it whole, and hand over what there is money for.")
        raise Refusal(words, "only", "pot")
    if books.club.reject_rule == "team" and WorkingOut(books, draft).goes_whole:
        words = _("A team bears its rejected pieces together. Approve it whole, and hand over what there is money for.")
        raise Refusal(words, "only", "team")
    if not wanted:
        raise Refusal(_("Choose who is paid now."), "only", "empty")
    if wanted < everybody:
        with books.change("payouts"):
            part = replace(draft, persons=tuple(sorted(wanted)))
            rest = replace(draft, without=tuple(sorted({*draft.without, *wanted})), title=_of_the_others(one.title))
            RunRecord.update(draft=written(part)).where(RunRecord.id == one.id).execute()
            draft_run(books, rest, parted=everybody)
    return run(books, one.id)


def _of_the_others(title: str) -> str:
    """Return what the run of those is called who are not paid with others; no longer each time, and never too long."""
    words = _("%(title)s, the others")
    said = words % {"title": ""}
    return title if title.endswith(said) else words % {"title": title[: LONGEST_TEXT - len(said)]}


def _refuse_short(has: Money, needs: Money) -> None:
    if needs > has:
        words = _("This needs %(needs)s and there are %(has)s. Pay a part of them, or confirm that money will come.")
        told = {"needs": showing.money(needs), "has": showing.money(has)}
        raise Refusal(words % told, "box", "short_cash")


def approval_voucher(simulation: Simulation) -> VoucherDraft:
    """Return the voucher of an approval: work by what it was for, pay of each member, and what is deducted of it."""
    lines = (line for one in simulation.slips for line in _of_slip(one))
    return _voucher(simulation.draft, simulation.costs, lines, len(simulation.slips))


def _voucher(draft: RunDraft, costs: Costs, of_slips: Iterable[Line], count: int) -> VoucherDraft:
    lines = [
        Line("member_work", amount, product=product, order=order, activity=activity)
        for (product, order, activity), amount in sorted(costs.items(), key=str)
        if amount
    ]
    lines += of_slips
    if not lines:
        words = _("Nobody gets anything in this payout. Pay its work together with that of later days.")
        raise Refusal(words, "period", "nothing")
    many = ngettext("%(count)d member", "%(count)d members", count) % {"count": count}
    title = draft.title or _("Payout of %(day)s") % {"day": showing.day(draft.day)}
    lines.sort(key=lambda line: line.amount.minor < 0 and line.account == "member_work")  # debits first
    return VoucherDraft(draft.day, describe(title, many), tuple(lines), word=WORD)


def _of_slip(one: SlipOf) -> Iterator[Line]:
    """The pay of a member, and what is deducted of it: a line for each account."""
    if one.pay.gross:
        yield Line("member_pay", -one.pay.gross, person=one.person)
    taken = defaultdict[str, int](int)
    for each in one.pay.deductions:
        if each.asked.kind in _ROLES:
            taken[_ROLES[each.asked.kind]] += each.taken.minor
    currency = one.pay.gross.currency
    if sum(taken.values()):
        yield Line("member_pay", Money(sum(taken.values()), currency), person=one.person)
    for role, minor in taken.items():
        if minor:
            yield Line(role, Money(-minor, currency), person=one.person)


def keep_slips(run_id: int, slips: Iterable[SlipOf], first: int = 1) -> None:
    """Keep slips as they are approved, in the order of the pay list; the ``first`` one has that number."""
    for number, one in enumerate(slips, first):
        pay = one.pay
        SlipRecord.keep(
            run=run_id,
            number=number,
            person=one.person,
            name=one.name,
            group_id=one.group,
            group_name=one.group_name,
            gross=pay.gross,
            deducted=pay.deducted,
            carried_in=pay.rounded.carried_in,
            paid=pay.paid,
            carried=pay.carried,
            not_deducted=pay.not_deducted,
            told=written(pay),
        )


def _parts(one: SlipOf) -> Iterator[tuple[str, Part]]:
    """What was deducted for savings, contributions and dues, so that it adds up with what is paid otherwise."""
    for each in one.pay.deductions:
        kind = _PARTS.get(each.asked.kind) or (each.asked.kind == "savings" and (each.asked.detail or "compulsory"))
        if kind and each.taken:
            yield kind, Part(one.person, each.taken)


def _debts(one: SlipOf) -> Iterator[DebtPaid]:
    for each in one.pay.deductions:
        if each.asked.kind in _NAMED and each.asked.debt is not None and each.taken:
            yield DebtPaid(one.person, each.asked.debt, each.taken)


def _for_loans(one: SlipOf, known: Mapping[int, OfPay]) -> Iterator[KeptBack]:
    for each in one.pay.deductions:
        if each.asked.kind == "loan" and each.taken:
            yield known[each.asked.debt or 0].kept_back(each.taken)


def void_run(books: Books, run_id: int, reason: str, *, progress: Progress = unheard) -> Run:
    """Void an approved run whole: its vouchers are taken back, its work is free again. Refused once money was handed.

    Tells watchers: ``payouts``, ``ledger``, ``work``.
    """
    one = run(books, run_id)
    if one.state not in ("approved", "closed"):
        raise Refusal(_("Only an approved payout is voided."), reason="not_approved")
    if storage.plain(_HANDED, run_id).fetchone()[0]:
        words = _("Some of it was handed over. Take that back first, then void it.")
        raise Refusal(words, reason="handed")
    if not reason.strip():
        raise Refusal(_("Say why it is voided: the reason stays on record."), "reason", "empty")
    with books.change("payouts"):
        for state in ("approved", "voided"):
            RunRecord.update(state=state).where(RunRecord.id == run_id).execute()
        vouchers, done = storage.plain(_OF_RUN, run_id).fetchall(), 0
        whole = sum(lines for _voucher, lines in vouchers)
        for voucher, lines in vouchers:
            materials.void(books, voucher, reason, progress=between(progress, done / whole, (done + lines) / whole))
            done += lines
        work.free(books, run_id)
    return run(books, run_id)
