"""Working out what a run pays, some members at a time: so a large payout takes hardly more memory than a small one.

What hangs on all of them, a pot and what a team bears of its rejected pieces, is found first from sums. Then the slips
come in the order of the pay list; the records of work behind them are let go with each batch.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from coopbooks import ledger, members, work
from coopbooks.books import Books, storage
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.loans import OfPay
from coopbooks.money import Money
from coopbooks.payouts.asking import Asker, Asking, parts_of, waiting
from coopbooks.payouts.deductions import Deduction
from coopbooks.payouts.drafts import PayRules, RunDraft, check_run
from coopbooks.payouts.gathering import Gathered, gather_of, gather_sums, refuse_unrated, to_pay
from coopbooks.payouts.pay import PaySlip, SlipOf, lots_of, pay_slip, pot_extras
from coopbooks.payouts.rejects import bear
from coopbooks.payouts.ruling import pay_rules
from coopbooks.payouts.shapes import Extra, Lot
from coopbooks.payouts.sharing import Sharing, share_out
from coopbooks.progress import Progress, batches, between, followed, unheard
from coopbooks.quantity import Quantity

_BORNE: Final = 0.35
"""So far it is once it is known who bears rejected pieces, where not each her own."""
_CARRIED: Final = """
    SELECT balance.person_id, -balance.amount - coalesce(waiting.paid, 0) FROM person_balance AS balance
    LEFT JOIN (
        SELECT slip.person_id, sum(slip.paid) AS paid
        FROM payout_slip AS slip JOIN payout_run AS run ON run.id = slip.run_id
        WHERE run.kind = ? AND run.state IN ('approved', 'closed') AND NOT EXISTS (
            SELECT 1 FROM payout_handed AS handed WHERE handed.run_id = slip.run_id
            AND handed.person_id = slip.person_id
            AND NOT EXISTS (SELECT 1 FROM voucher WHERE voucher.reverses_id = handed.voucher_id)
        ) GROUP BY slip.person_id
    ) AS waiting ON waiting.person_id = balance.person_id WHERE balance.account_id = ?
"""
"""What stands on an account of pay without what lies in envelopes that were approved and not handed over."""

WorkedFor = tuple[int | None, int | None, int | None]
"""What pay is a cost of: product, order, activity."""
Costs = dict[WorkedFor, Money]
"""What work cost by what it was for."""


@dataclass(frozen=True, slots=True)
class _Payee:
    """Whom a run pays, as she is printed."""

    person: int
    name: str
    group: int | None
    group_name: str


@dataclass(frozen=True, slots=True)
class Batch:
    """Some members of a run: their slips, the work these settle by its id with its rate, the loans behind them, and
    what work cost.
    """

    slips: tuple[SlipOf, ...]
    works: Mapping[int, Quantity | None]
    loans: Mapping[int, OfPay]
    costs: Costs


class WorkingOut:
    """A run that is worked out: whom it pays and what they share is known, each slip comes in its turn."""

    def __init__(
        self,
        books: Books,
        draft: RunDraft,
        rules: PayRules | None = None,
        *,
        rejects: str = "",
        progress: Progress = unheard,
    ) -> None:
        """Find out whom it pays and what hangs on all of them, by the rules of the club or others.

        How far it is, is told until the last slip has come. Refuses work nobody is paid a rate for, a pot that cannot
        be shared, and a run that pays nobody.
        """
        check_run(draft)
        self._books, self.draft, self.rules = books, draft, rules or pay_rules(books)
        gathered = gather_sums(books, draft)
        self._since = gathered.since()
        self._payees = _payees(books, draft, gathered.persons)
        refuse_unrated(books, draft)
        self._bonuses = _bonuses(draft, gathered.persons)
        self._progress = progress
        self._borne = self._bear(rejects or books.club.reject_rule, gathered)
        self.sharing = _shared(draft, gathered)
        self._asker = Asker(books, self.rules, draft.day, draft.loans_until or draft.day)
        self._carried = carried_in(books, "work", "member_pay")

    @property
    def persons(self) -> list[int]:
        """Whom it pays, in the order of the pay list."""
        return [one.person for one in self._payees]

    @property
    def goes_whole(self) -> bool:
        """Whether what one gets hangs on who else is paid: of a pot, or of what a team bears of its rejected pieces."""
        lost = (extra.kind == "loss" for extras in self._borne.values() for extra in extras)
        return self.sharing is not None or any(lost)

    def batches(self) -> Iterator[Batch]:
        """Yield the members of the pay list some at a time, and tell after each how far it is."""
        done, progress = 0, self._progress
        for some in batches(self._payees):
            yield self._batch(some)
            done += len(some)
            progress(done, len(self._payees))

    def _batch(self, some: Sequence[_Payee]) -> Batch:
        persons = [one.person for one in some]
        works = self._works(persons)
        lots, asking = self._lots(works), self._asker.ask(persons)
        slips = tuple(self._slip(one, lots.get(one.person, ()), asking) for one in some)
        costs = _costs(slips, works, self.draft.order, self._books.money(0))
        return Batch(slips, {one.id: one.paid_at for one in works}, asking.loans, costs)

    def _works(self, persons: Sequence[int]) -> list[work.Work]:
        since = min((self._since[one] for one in persons if one in self._since), default=None)
        return gather_of(self._books, self.draft, persons, since)

    def _lots(self, works: Iterable[work.Work]) -> dict[int, tuple[Lot, ...]]:
        return lots_of([to_pay(one) for one in works], self._books.club.currency) if self.draft.rates else {}

    def _slip(self, one: _Payee, lots: Sequence[Lot], asking: Asking) -> SlipOf:
        pot = pot_extras(self.sharing, self.draft.pot_label.strip(), one.person) if self.sharing else ()
        slip = pay_slip(
            one.person,
            lots,
            (*self._bonuses.get(one.person, ()), *self._borne.get(one.person, ()), *pot),
            asking.asked.get(one.person, ()),
            carried_in=self._carried.get(one.person, self._books.money(0)),
            terms=self.rules.terms,
        )
        slip = _with_loans(slip, asking, self.draft.day)
        if behind := asking.behind.get(one.person):
            slip = replace(slip, waiting=tuple(waiting(slip, behind)))
        return SlipOf(one.person, one.name, one.group, one.group_name, slip)

    def _bear(self, rule: str, gathered: Gathered) -> Mapping[int, tuple[Extra, ...]]:
        """What rejected pieces bring to each or take; only lots are looked at, and none are kept."""
        if rule == "member" or not (self.draft.rates and gathered.any_rejected):
            return {}
        tell, self._progress = between(self._progress, 0, _BORNE), between(self._progress, _BORNE, 1)
        persons = followed(sorted(self._since), len(self._since), tell)  # teams stand in the order of their numbers
        lots = (lot for some in batches(persons) for hers in self._lots(self._works(some)).values() for lot in hers)
        return bear(rule, lots, self._books.club.currency)


def _payees(books: Books, draft: RunDraft, persons: set[int]) -> tuple[_Payee, ...]:
    """Whom a run pays, in the order of the pay list; refuses nobody, and who is no member."""
    if not persons:
        words = _("There is no unpaid work here. Choose other days, or add a bonus or a pot.")
        if draft.persons or draft.without:
            words = _("None of those who are paid here has unpaid work. Choose others, or add a bonus or a pot.")
        raise Refusal(words, "period", "nothing")
    everybody = (one for one in members.list_all(books) if one.id in persons)
    known = tuple(_Payee(one.id, one.label, one.group, one.group_name) for one in everybody)
    if len(known) < len(persons):
        raise Refusal(_("She is no member. Add her to the members first."), "person", "no_member")
    return known


def _bonuses(draft: RunDraft, persons: set[int]) -> Mapping[int, Sequence[Extra]]:
    found = defaultdict[int, list[Extra]](list)
    for one in draft.bonuses:
        if one.person in persons:
            bonus = Extra("bonus", one.label.strip(), one.amount, product=one.product, order=one.order)
            found[one.person].append(bonus)
    return found


def _shared(draft: RunDraft, gathered: Gathered) -> Sharing | None:
    if draft.pot is None:
        return None
    everybody = gathered.taking_part
    return share_out(draft.pot, everybody, gathered.weights(everybody))


def _with_loans(slip: PaySlip, asking: Asking, day: date) -> PaySlip:
    """The slip with what each amount kept back for a loan pays, as the loan itself says."""
    if not any(one.asked.kind == "loan" for one in slip.deductions):
        return slip
    return replace(slip, deductions=tuple(_split(one, asking, day) for one in slip.deductions))


def _split(one: Deduction, asking: Asking, day: date) -> Deduction:
    asked = one.asked
    if asked.kind != "loan" or not one.taken or (asked.parts and one.taken == asked.amount):
        return one
    return replace(one, parts=parts_of(asking.loans[one.asked.debt or 0], day, one.taken))


def _costs(slips: Sequence[SlipOf], works: Iterable[work.Work], order: int | None, nothing: Money) -> Costs:
    """What work cost by product, order and activity; a lot of several activities is shared by its quantities."""
    known = {each.id: each for each in works}
    costs = defaultdict[WorkedFor, Money](lambda: nothing)
    for one in slips:
        for lot in one.pay.lots:
            for activity, amount in _by_activity(lot, known):
                costs[lot.product, lot.order, activity] += amount
        for extra in one.pay.extras:
            costs[extra.product, extra.order or order, None] += extra.amount
    return dict(costs)


def _by_activity(lot: Lot, works: Mapping[int, work.Work]) -> Iterator[tuple[int | None, Money]]:
    found = defaultdict[int | None, int](int)
    for each in lot.works:
        found[works[each].activity] += works[each].accepted.micros
    if len(found) == 1 or not any(found.values()):
        yield next(iter(found)), lot.amount
    else:
        yield from zip(found, lot.amount.split(list(found.values())), strict=True)


def add_costs(costs: Costs, more: Costs) -> None:
    """Add what the work of some more members cost."""
    for key, amount in more.items():
        costs[key] = costs[key] + amount if key in costs else amount


def carried_in(books: Books, kind: str, role: str) -> dict[int, Money]:
    """Return what stands in the pay of each without the envelopes that wait: roundings, and what was before the books.

    Of a kind of runs, on the account of a role; who has nothing there is not named.
    """
    account = ledger.account_of(books, role).id
    return {person: books.money(minor) for person, minor in storage.plain(_CARRIED, kind, account) if minor}
