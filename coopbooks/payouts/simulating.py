"""What a run would pay: work gathered, a pot shared out, deductions taken, the net rounded; nothing is posted."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from coopbooks import loans, members, showing, work
from coopbooks.books import Books, storage
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.members import Member
from coopbooks.money import Money, total
from coopbooks.payouts.asking import Asking, ask
from coopbooks.payouts.deductions import Deduction
from coopbooks.payouts.drafts import PayRules, RunDraft, check_run
from coopbooks.payouts.pay import PaySlip, lots_of, of_pot, pay_slip
from coopbooks.payouts.rejects import bear
from coopbooks.payouts.ruling import pay_rules
from coopbooks.payouts.shapes import Extra, Lot, Work
from coopbooks.payouts.sharing import Sharing, Weight, share_out
from coopbooks.progress import Progress, unheard

_UNPAID: Final = """
    SELECT slip.person_id, sum(slip.paid) FROM payout_slip AS slip JOIN payout_run AS run ON run.id = slip.run_id
    WHERE run.kind = ? AND run.state IN ('approved', 'closed') AND NOT EXISTS (
        SELECT 1 FROM payout_handed AS handed WHERE handed.run_id = slip.run_id AND handed.person_id = slip.person_id
        AND NOT EXISTS (SELECT 1 FROM voucher WHERE voucher.reverses_id = handed.voucher_id)
    ) GROUP BY slip.person_id
"""
"""What lies in envelopes that were approved and not handed over."""


@dataclass(frozen=True, slots=True)
class SlipOf:
    """What a run pays one member, under the name that is printed."""

    person: int
    name: str
    group: int | None
    group_name: str
    pay: PaySlip


@dataclass(frozen=True, slots=True)
class Simulation:
    """What a run would pay: its slips in the order of the pay list, and the work behind them."""

    draft: RunDraft
    rules: PayRules
    slips: tuple[SlipOf, ...]
    sharing: Sharing | None
    works: tuple[work.Work, ...]
    asking: Asking

    @property
    def gross(self) -> Money:
        """What all earned."""
        return self._total([one.pay.gross for one in self.slips])

    @property
    def deducted(self) -> Money:
        """What is deducted of all together."""
        return self._total([one.pay.deducted for one in self.slips])

    @property
    def paid(self) -> Money:
        """What is handed over to all together."""
        return self._total([one.pay.paid for one in self.slips])

    @property
    def carried(self) -> Money:
        """What rounding carries to the next slips."""
        return self._total([one.pay.carried for one in self.slips])

    @property
    def goes_whole(self) -> bool:
        """Whether what one gets hangs on who else is paid: of a pot, or of what a team bears of its rejected pieces."""
        return self.sharing is not None or any(extra.kind == "loss" for one in self.slips for extra in one.pay.extras)

    def _total(self, amounts: Sequence[Money]) -> Money:
        return total(amounts, self.rules.terms.rounding.step.currency)


def gather(books: Books, draft: RunDraft) -> list[work.Work]:
    """Return the work a run pays: what was not paid yet of its period, order or group."""
    if not draft.rates and draft.pot is None:
        return []
    found, is_in = work.unpaid(books, draft.period, order=draft.order, group=draft.group), _who_is_in(draft)
    return [one for one in found if is_in(one.person)]


def _who_is_in(draft: RunDraft) -> Callable[[int | None], bool]:
    """Return what says of each member whether a draft is about her."""
    persons, without = set(draft.persons), set(draft.without)
    return lambda person: (not persons or person in persons) and person not in without


def who_is_paid(draft: RunDraft, works: Iterable[work.Work]) -> set[int]:
    """Return whom a run pays."""
    there = {one.person for one in works if one.person is not None}
    there |= {one.person for one in draft.bonuses} | set(draft.members if draft.pot else ())
    return set(filter(_who_is_in(draft), there))


def simulate_draft(
    books: Books,
    draft: RunDraft,
    rules: PayRules | None = None,
    *,
    rejects: str = "",
    progress: Progress = unheard,
) -> Simulation:
    """Return what a run would pay, by the rules of the club or others; nothing is posted.

    Refuses work nobody is paid a rate for, a pot that cannot be shared, and a run that pays nobody.
    """
    check_run(draft)
    decided, works = rules or pay_rules(books), gather(books, draft)
    persons = who_is_paid(draft, works)
    if not persons:
        words = _("There is no unpaid work here. Choose other days, or add a bonus or a pot.")
        raise Refusal(words, "period", "nothing")
    known = {one.id: one for one in members.list_all(books)}
    if persons - known.keys():
        raise Refusal(_("She is no member. Add her to the members first."), "person", "no_member")
    lots = lots_of(_to_be_paid(works), books.club.currency) if draft.rates else {}
    sharing, extras = _extras(books, draft, works, lots, rejects or books.club.reject_rule)
    asking = ask(books, decided, persons, draft.day, draft.loans_until or draft.day)
    carried = carried_in(books, "work", "member_pay")
    nothing = books.money(0)
    slips = []
    for one in (one for one in known.values() if one.id in persons):
        slip = pay_slip(
            one.id,
            lots.get(one.id, ()),
            extras.get(one.id, ()),
            asking.asked.get(one.id, ()),
            carried_in=carried.get(one.id, nothing),
            terms=decided.terms,
        )
        slips.append(_named(one, _with_loans(slip, asking, draft)))
    progress(1, 1)
    return Simulation(draft, decided, tuple(slips), sharing, tuple(works), asking)


def _named(one: Member, slip: PaySlip) -> SlipOf:
    return SlipOf(one.id, one.label, one.group, one.group_name, slip)


def _to_be_paid(works: Iterable[work.Work]) -> list[Work]:
    return [_to_pay(one) for one in works]


def _to_pay(one: work.Work) -> Work:
    if one.paid_at is None:
        words = _("%(name)s: “%(what)s” of %(day)s has no rate. Write what is paid for it, or leave it out.")
        told = {"name": one.person_name, "what": one.label, "day": showing.day(one.day)}
        raise Refusal(words % told, "rate", "no_rate")
    told_why = one.rate_why
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
        told_why,
        one.id,
    )


def _extras(
    books: Books, draft: RunDraft, works: Sequence[work.Work], lots: Mapping[int, Sequence[Lot]], rejects: str
) -> tuple[Sharing | None, dict[int, list[Extra]]]:
    """What comes on top of the lots: rejected pieces by their rule, bonuses, parts of the pot."""
    found, is_in = defaultdict[int, list[Extra]](list), _who_is_in(draft)
    for one in draft.bonuses:
        if is_in(one.person):
            bonus = Extra("bonus", one.label.strip(), one.amount, product=one.product, order=one.order)
            found[one.person].append(bonus)
    borne = bear(rejects, (lot for some in lots.values() for lot in some), books.club.currency)
    sharing = None
    parts: Mapping[int, tuple[Extra, ...]] = {}
    if draft.pot is not None:
        everybody = {one for one in draft.members or who_is_paid(draft, works) if is_in(one)}
        sharing = share_out(draft.pot, everybody, _weights(draft, works, everybody))
        parts = of_pot(sharing, draft.pot_label.strip() or _("Pot"))
    for more in (borne, parts):
        for person, extras in more.items():
            found[person] += extras
    return sharing, found


def _weights(draft: RunDraft, works: Iterable[work.Work], everybody: set[int]) -> dict[str, dict[int, Weight]]:
    """What each member weighs in the pot: what was typed, else the work that was recorded."""
    found: dict[str, dict[int, Weight]] = {"pieces": {}, "hours": {}, "days": {}}
    for one in works:
        if one.person in everybody:
            hers = found[one.kind]
            hers[one.person] = hers.get(one.person, Fraction(0)) + Fraction(one.accepted.micros, 10**6)  # type: ignore[operator]
    for key, typed in draft.weights.items():
        found[key] = {person: weight for person, weight in typed.items() if person in everybody}
    return found


def _with_loans(slip: PaySlip, asking: Asking, draft: RunDraft) -> PaySlip:
    """The slip with what each amount kept back for a loan pays, as the loan itself says."""
    if not any(one.asked.kind == "loan" for one in slip.deductions):
        return slip
    return replace(slip, deductions=tuple(_split(one, asking, draft) for one in slip.deductions))


def _split(one: Deduction, asking: Asking, draft: RunDraft) -> Deduction:
    if one.asked.kind != "loan" or one.taken == total((amount for _word, amount in one.parts), one.taken.currency):
        return one
    paid: loans.Payment = asking.loans[one.asked.debt or 0].paid_by(draft.day, one.taken)
    told = (("fine", paid.fine), ("interest", paid.interest), ("principal", paid.principal))
    return replace(one, parts=tuple((word, amount) for word, amount in told if amount))


def carried_in(books: Books, kind: str, role: str) -> dict[int, Money]:
    """Return what stands in the pay of each without the envelopes that wait: roundings, and what was before the books.

    Of a kind of runs, on the account of a role.
    """
    waiting = dict(storage.plain(_UNPAID, kind))
    stands = {person: roles.get(role) for person, roles in members.balances(books).items()}
    return {
        person: -amount - books.money(waiting.get(person)) for person, amount in stands.items() if amount is not None
    }


def doubts(books: Books, simulation: Simulation) -> list[str]:
    """Return what should be looked at before a run is approved: instalments in another currency, not kept back.

    What a payment of these is worth is agreed when it is paid.
    """
    persons, draft = {one.person for one in simulation.slips}, simulation.draft
    words = _("%(name)s has %(amount)s of her loan to pay: it is not kept back. Record it with the loan.")
    due = loans.due_list(books, draft.loans_until or draft.day, "lent")
    return [
        words % {"name": one.name, "amount": showing.money(one.amount)}
        for one in due
        if one.person in persons and one.amount.currency != books.club.currency
    ]
