"""The surplus of an accounting year: how it would be shared out, and recording what the assembly decided."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import count
from typing import Final

from coopbooks import ledger, members, showing
from coopbooks.books import Books, storage
from coopbooks.days import year_period
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import Line, VoucherDraft, describe
from coopbooks.money import Money, total
from coopbooks.payouts.approving import finish, keep_slips
from coopbooks.payouts.drafts import PayRules, SurplusDraft
from coopbooks.payouts.net_rounding import round_net
from coopbooks.payouts.pay import PaySlip, SlipOf
from coopbooks.payouts.records import RunRecord
from coopbooks.payouts.ruling import pay_rules
from coopbooks.payouts.runs import PAY_ROLES, Run, list_runs, run
from coopbooks.payouts.shapes import Extra
from coopbooks.payouts.sharing import Weight
from coopbooks.payouts.surplus import Certificate, Surplus, YearSurplus, certificate_weight, share_surplus
from coopbooks.payouts.working_out import carried_in
from coopbooks.payouts.written import written
from coopbooks.progress import Progress, between, followed, unheard

SURPLUS_WORD: Final = "surplus"
_PROPOSED, _POSTED = 0.4, 0.7
"""So far recording it is once it is worked out, and once it is posted."""
_PAID: Final = """
    SELECT slip.person_id, sum(slip.gross) FROM payout_slip AS slip JOIN payout_run AS run ON run.id = slip.run_id
    WHERE run.kind = 'work' AND run.state IN ('approved', 'closed') AND run.day >= ? AND run.day < ?
    GROUP BY slip.person_id
"""
_WORKED: Final = """
    SELECT kind, person_id, sum(accepted) FROM work_record
    WHERE taken_back_by IS NULL AND day >= ? AND day < ? GROUP BY kind, person_id
"""

_SAVED: Final = """
    SELECT line.person_id, -sum(line.amount) FROM line JOIN voucher ON voucher.id = line.voucher_id
    WHERE line.account_id = ? AND voucher.day < ? AND line.person_id IS NOT NULL GROUP BY line.person_id
"""

_NO_VOUCHER: Final = 2**63 - 1
"""Later than every voucher."""
_STOOD: Final = """
    SELECT run.id FROM payout_run AS run WHERE run.kind = 'surplus' AND run.voucher_id < ?1 AND NOT EXISTS
        (SELECT 1 FROM voucher AS reversal WHERE reversal.reverses_id = run.voucher_id AND reversal.id < ?1)
"""
_RESULT: Final = """
    SELECT coalesce(-sum(line.amount), 0) FROM line JOIN voucher ON voucher.id = line.voucher_id
    WHERE line.account_id IN (SELECT value FROM json_each(?)) AND voucher.day >= ? AND voucher.day < ?
    AND voucher.id < ?
"""


@dataclass(frozen=True, slots=True)
class Proposal:
    """How a surplus would be shared out ``of`` that of the year: the arithmetic, and what each would get.

    Who weighs nothing and has nothing to come gets no slip.
    """

    draft: SurplusDraft
    of: YearSurplus
    surplus: Surplus
    slips: tuple[SlipOf, ...]


def surplus_of(books: Books, year: int) -> Money:
    """Return the result of an accounting year: income less costs and expenses; below zero a loss."""
    kept, results = ledger.movements(books, year_period(year, books.club.closing_month)), _result_accounts(books)
    moved = (one.credit - one.debit for account, one in kept.items() if account in results)
    return total(moved, books.club.currency)


def _result_accounts(books: Books) -> set[int]:
    return {one.id for one in ledger.list_accounts(books, active=None) if one.nature in ("income", "cost", "expense")}


def left_of_surplus(books: Books, year: int) -> Money:
    """Return what is left of the result of a year after what was shared out of it."""
    return surplus_of(books, year) - _shared_out(books, year)


def _shared_out(books: Books, year: int, before: int = _NO_VOUCHER) -> Money:
    """Return what of the surplus of a year stood as shared out ``before`` a voucher was posted."""
    shared = (one.shared.amount for one in _sharings(books, year, before) if isinstance(one.shared, Surplus))
    return total(shared, books.club.currency)


def _sharings(books: Books, year: int, before: int = _NO_VOUCHER) -> list[Run]:
    """Return what stood of the surplus of a year ``before`` a voucher was posted."""
    stood = {run_id for (run_id,) in storage.plain(_STOOD, before)}
    runs = (one for one in list_runs(books, kind="surplus") if one.id in stood)
    return [one for one in runs if isinstance(one.draft, SurplusDraft) and one.draft.year == year]


def surplus_when_shared(books: Books, of: Run) -> YearSurplus | None:
    """Return the surplus of the year as the books had it when a part was shared out; None of a run of other pay.

    What was posted, voided or shared out since does not count: a record printed again says the same.
    """
    if not isinstance(of.draft, SurplusDraft) or of.voucher is None:
        return None
    year = year_period(of.draft.year, books.club.closing_month)
    days = (year.first.isoformat(), year.after.isoformat())
    (result,) = storage.plain(_RESULT, json.dumps(sorted(_result_accounts(books))), *days, of.voucher).fetchone()
    return YearSurplus(of.draft.year, books.money(result), _shared_out(books, of.draft.year, of.voucher))


def _title(books: Books, year: int) -> str:
    """Return the title of the next sharing of a year: of the second one and later ones with their number."""
    taken = {one.title for one in _sharings(books, year)}
    if not taken:
        return _("Surplus of %(year)s") % {"year": year}
    titles = (_("Surplus of %(year)s, part %(number)s") % {"year": year, "number": number} for number in count(2))
    return next(title for title in titles if title not in taken)


def propose_surplus(
    books: Books, draft: SurplusDraft, rules: PayRules | None = None, *, progress: Progress = unheard
) -> Proposal:
    """Return how the surplus of a year would be shared out, rounded as by the rules of the club or others.

    Nothing is recorded. Refuses a year that is not over, one without a surplus, and more than is left of it.
    """
    whole, amount = _checked_amounts(books, draft)
    known = {one.id: one for one in members.list_all(books)}
    who = sorted(draft.members or (one.id for one in known.values() if one.active))
    shared = share_surplus(amount, draft.rule, who, _weights(books, draft, who))
    rounding, nothing = (rules or pay_rules(books)).terms.rounding, books.money(0)
    carried = carried_in(books, "surplus", PAY_ROLES["surplus"])
    slips = []
    for person, part in followed(shared.parts.items(), len(shared.parts), progress):
        extras = tuple(
            Extra(
                "surplus",
                str(draft.year),
                pool.parts[person],
                pool.by,
                weight=pool.weights[person],
                weights=pool.weight,
                whole=pool.amount,
            )
            for pool in shared.pools
        )
        rounded = round_net(part, carried.get(person, nothing), rounding)
        if not rounded.paid and not any(pool.weights[person] for pool in shared.pools):
            continue
        slip = PaySlip(person, (), extras, (), part, nothing, rounded)
        one = known[person]
        slips.append(SlipOf(person, one.label, one.group, one.group_name, slip))
    of = YearSurplus(draft.year, whole, _shared_out(books, draft.year))
    return Proposal(draft, of, shared, tuple(slips))


def _checked_amounts(books: Books, draft: SurplusDraft) -> tuple[Money, Money]:
    """Return the surplus of the year, and how much is shared out: what is left of it, or less where that is said."""
    ends = year_period(draft.year, books.club.closing_month).last
    said = {"year": draft.year, "day": showing.day(ends)}
    if draft.day <= ends:
        words = _("The year %(year)s ends on %(day)s: its surplus is known and shared out after that.")
        raise Refusal(words % said, "day", "not_over")
    result, left = surplus_of(books, draft.year), left_of_surplus(books, draft.year)
    said |= {"much": showing.money(result), "left": showing.money(left)}
    if left.minor <= 0 < result.minor:
        words = _("The surplus of %(year)s was shared out already. Void that first.")
        raise Refusal(words % said, "year", "shared_twice")
    if draft.amount is not None and draft.amount > left > books.money(0):
        words = _("The result of %(year)s is %(much)s, of which %(left)s are left: share out at most that.")
        if left == result:
            words = _("The result of %(year)s is %(much)s: share out at most that.")
        raise Refusal(words % said, "amount", "more_than_left")
    return result, left if draft.amount is None or left.minor <= 0 else draft.amount


def _weights(books: Books, draft: SurplusDraft, who: Collection[int]) -> dict[str, dict[int, Weight]]:
    """What each member weighs by each key: what was typed, else what the books know of the year."""
    found: dict[str, Mapping[int, Weight]] = {**year_weights(books, draft.year), **draft.weights}
    return {key: {person: weight for person, weight in some.items() if person in who} for key, some in found.items()}


def year_weights(books: Books, of: int) -> dict[str, dict[int, Fraction]]:
    """Return what each member weighs by each key, as far as the books know it of an accounting year."""
    year = year_period(of, books.club.closing_month)
    days = (year.first.isoformat(), year.after.isoformat())
    found = defaultdict[str, dict[int, Fraction]](dict)
    found["pay"] = {person: Fraction(minor, 100) for person, minor in storage.plain(_PAID, *days)}
    for kind, person, micros in storage.plain(_WORKED, *days):
        found[kind][person] = Fraction(micros, 10**6)
    held = defaultdict[int, list[Certificate]](list)
    for one in members.certificates(books, year.last):
        held[one.person].append(Certificate(one.day, one.count))
    found["certificates"] = {person: certificate_weight(some, year.last) for person, some in held.items()}
    saved = storage.plain(_SAVED, ledger.account_of(books, "member_savings").id, days[1])
    found["savings"] = {person: Fraction(max(minor, 0), 100) for person, minor in saved}
    return dict(found)


def surplus_voucher(proposal: Proposal) -> VoucherDraft:
    """Return the voucher that shares out a surplus: to funds and members, and what is left to the results."""
    shared = proposal.surplus
    lines = [Line("year_result", shared.amount)]
    lines += [Line(fund.role, -amount) for fund, amount in shared.funds if amount]
    lines += [Line("surplus_payable", -one.pay.gross, person=one.person) for one in proposal.slips if one.pay.gross]
    if shared.left:
        lines.append(Line("accumulated_results", -shared.left))
    words = _("Surplus of %(year)s shared out") % {"year": proposal.draft.year}
    return VoucherDraft(proposal.draft.day, describe(words, proposal.draft.note), tuple(lines), word=SURPLUS_WORD)


def record_surplus(
    books: Books, draft: SurplusDraft, rules: PayRules | None = None, *, progress: Progress = unheard
) -> Run:
    """Record what the assembly decided; it is then handed over as any run. Tells watchers: ``payouts``, ``ledger``."""
    decided = rules or pay_rules(books)
    with books.change("payouts"):
        proposal = propose_surplus(books, draft, decided, progress=between(progress, 0, _PROPOSED))
        new = RunRecord.keep(
            kind="surplus",
            title=_title(books, draft.year),
            day=draft.day,
            draft=written(draft),
            recorded_by=books.who,
            recorded_at=books.now(),
        )
        posted = ledger.post(books, surplus_voucher(proposal), progress=between(progress, _PROPOSED, _POSTED))
        slips = followed(proposal.slips, len(proposal.slips), between(progress, _POSTED, 1))
        keep_slips(new, slips)
        finish(books, new, [posted.id], rules=written(decided), shared=written(proposal.surplus))
    return run(books, new)
