"""Approving a run: a voucher for all slips, loans paid, work settled, all of it or nothing; and voiding it whole."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from coopbooks import ledger, loans, materials, members, showing, work
from coopbooks.books import Books, storage
from coopbooks.errors import Refusal
from coopbooks.i18n import _, ngettext
from coopbooks.ledger import Line, Voucher, VoucherDraft, describe
from coopbooks.members import Part
from coopbooks.money import Money
from coopbooks.payouts.drafts import PayRules, RunDraft
from coopbooks.payouts.records import RunRecord, RunVoucherRecord, SlipRecord
from coopbooks.payouts.runs import Run, claim, draft_run, refuse_approved, run, simulate
from coopbooks.payouts.shapes import Lot
from coopbooks.payouts.simulating import Simulation, SlipOf
from coopbooks.payouts.written import written
from coopbooks.progress import Progress, unheard
from coopbooks.quantity import Quantity

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
_PARTS: Final = {"contribution": "initial", "dues": "paid", "fine": "paid"}
_OF_RUN: Final = "SELECT voucher_id FROM payout_voucher WHERE run_id = ? ORDER BY voucher_id DESC"
_HANDED: Final = """
    SELECT count(*) FROM payout_handed AS handed WHERE run_id = ?
    AND NOT EXISTS (SELECT 1 FROM voucher WHERE voucher.reverses_id = handed.voucher_id)
"""
_STEPS: Final = 100
_SIMULATED, _POSTED, _KEPT = 30, 60, 80
"""Of the hundred steps of an approval, about as long as each takes."""
_Work = tuple[int | None, int | None, int | None]
"""What pay is a cost of: product, order, activity."""


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
        progress(0, _STEPS)
        simulation = simulate(books, run_id, rules, rejects=rejects)
        progress(_SIMULATED, _STEPS)
        if box is not None and not short:
            _refuse_short(affordable(books, simulation, box))
        claim(books, run_id, [slip.person for slip in simulation.slips])
        posted = ledger.post(books, approval_voucher(simulation))
        progress(_POSTED, _STEPS)
        keep_slips(run_id, simulation.slips)
        _note_parts(books, posted, simulation.slips)
        progress(_KEPT, _STEPS)
        work.settle(books, (each.id for each in simulation.works), run_id)
        also = loans.keep_back(books, posted.day, _for_loans(simulation))
        shared = written(simulation.sharing) if simulation.sharing else None
        finish(books, run_id, [posted.id, *also], rules=written(simulation.rules), shared=shared)
    return run(books, run_id)


def finish(books: Books, run_id: int, vouchers: Sequence[int], *, rules: str, shared: str | None) -> None:
    """Say that a run is approved, and by which vouchers; the first one is its own."""
    claim(books, run_id, ())
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
    """Leave some members in a run and draft another one for the others."""
    simulation = simulate(books, one.id)
    everybody = {slip.person for slip in simulation.slips}
    wanted, draft = everybody & set(only), one.draft
    if not isinstance(draft, RunDraft) or draft.pot is not None:
        words = _("A pot is shared among all of them at once. Approve it whole, and hand over what there is money for.")
        raise Refusal(words, "only", "pot")
    if simulation.goes_whole:
        words = _("A team bears its rejected pieces together. Approve it whole, and hand over what there is money for.")
        raise Refusal(words, "only", "team")
    if not wanted:
        raise Refusal(_("Choose who is paid now."), "only", "empty")
    with books.change("payouts"):
        part = replace(draft, persons=tuple(sorted(wanted)))
        rest = replace(draft, without=tuple(sorted({*draft.without, *wanted})))
        claim(books, one.id, wanted)
        RunRecord.update(draft=written(part)).where(RunRecord.id == one.id).execute()
        if everybody - wanted:
            draft_run(books, replace(rest, title=_("%(title)s, the others") % {"title": one.title}))
    return run(books, one.id)


def _refuse_short(found: Affordable) -> None:
    if found.short:
        words = _("This needs %(needs)s and there are %(has)s. Pay a part of them, or confirm that money will come.")
        told = {"needs": showing.money(found.needs), "has": showing.money(found.has)}
        raise Refusal(words % told, "box", "short_cash")


def approval_voucher(simulation: Simulation) -> VoucherDraft:
    """Return the voucher of an approval: work by what it was for, pay of each member, and what is deducted of it."""
    costs, lines = _costs(simulation), list[Line]()
    for (product, order, activity), amount in sorted(costs.items(), key=str):
        if amount:
            lines.append(Line("member_work", amount, product=product, order=order, activity=activity))
    for one in simulation.slips:
        lines += _of_slip(one)
    if not lines:
        raise Refusal(_("Nobody gets anything in this payout."), "period", "nothing")
    many = ngettext("%(count)d member", "%(count)d members", len(simulation.slips)) % {"count": len(simulation.slips)}
    title = simulation.draft.title or _("Payout of %(day)s") % {"day": showing.day(simulation.draft.day)}
    debits_first = sorted(lines, key=lambda line: line.amount.minor < 0 and line.account == "member_work")
    return VoucherDraft(simulation.draft.day, describe(title, many), tuple(debits_first), word=WORD)


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


def _costs(simulation: Simulation) -> dict[_Work, Money]:
    """What work cost by product, order and activity; a lot of several activities is shared by its quantities."""
    activities = {each.id: (each.activity, each.accepted) for each in simulation.works}
    orders = simulation.draft.order
    nothing = simulation.gross - simulation.gross
    costs = defaultdict[_Work, Money](lambda: nothing)
    for one in simulation.slips:
        for lot in one.pay.lots:
            for activity, amount in _by_activity(lot, activities):
                costs[lot.product, lot.order, activity] += amount
        for extra in one.pay.extras:
            costs[extra.product, extra.order or orders, None] += extra.amount
    return costs


def _by_activity(lot: Lot, activities: Mapping[int, tuple[int | None, Quantity]]) -> Iterator[tuple[int | None, Money]]:
    found = defaultdict[int | None, int](int)
    for each in lot.works:
        activity, accepted = activities[each]
        found[activity] += accepted.micros
    if len(found) == 1 or not any(found.values()):
        yield next(iter(found)), lot.amount
    else:
        yield from zip(found, lot.amount.split(list(found.values())), strict=True)


def keep_slips(run_id: int, slips: Sequence[SlipOf]) -> None:
    """Keep slips as they are approved, in the order of the pay list."""
    for number, one in enumerate(slips, 1):
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


def _note_parts(books: Books, posted: Voucher, slips: Sequence[SlipOf]) -> None:
    """Say what was deducted for savings, contributions and dues, so that they add up with what is paid otherwise."""
    parts = []
    for one in slips:
        for each in one.pay.deductions:
            kind = _PARTS.get(each.asked.kind) or (each.asked.kind == "savings" and (each.asked.detail or "compulsory"))
            if kind and each.taken:
                parts.append((kind, Part(one.person, each.taken)))
    members.keep_parts(books, posted, parts)


def _for_loans(simulation: Simulation) -> list[tuple[loans.OfPay, Money]]:
    return [
        (simulation.asking.loans[each.asked.debt or 0], each.taken)
        for one in simulation.slips
        for each in one.pay.deductions
        if each.asked.kind == "loan" and each.taken
    ]


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
        for (voucher,) in storage.plain(_OF_RUN, run_id).fetchall():
            materials.void(books, voucher, reason)
        work.free(books, run_id)
        progress(1, 1)
    return run(books, run_id)
