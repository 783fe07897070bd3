"""What should be looked at before a payout is approved: it may be right, and is asked about once."""

from collections.abc import Iterable, Iterator

from coopbooks import loans, members, showing, work
from coopbooks.books import Books
from coopbooks.i18n import _, ngettext
from coopbooks.loans import DueRow
from coopbooks.money import Money
from coopbooks.payouts.drafts import RunDraft
from coopbooks.payouts.gathering import gather_after, gather_sums, left_out
from coopbooks.payouts.ruling import own_rules
from coopbooks.payouts.shapes import Lot
from coopbooks.payouts.simulating import Simulation
from coopbooks.work import Work

_NAMED = 3


def doubts(books: Books, simulation: Simulation) -> list[str]:
    """Return what is odd about a run: instalments that are due and not kept back, work of days after its own or on
    which somebody was no member, work a pot does not pay, and who belongs to a team that bears its rejected pieces and
    is not paid here. Of each kind the first ones, and how many more.
    """
    kinds = (
        *_not_kept_back(books, simulation),
        _of_later(books, simulation.draft),
        _not_a_member(books, simulation.draft),
        _left_out(books, simulation.draft),
        _not_of_the_team(books, simulation),
    )
    return [told for kind in kinds for told in _first_of(list(kind))]


def _first_of(found: list[str]) -> list[str]:
    """The first of some doubts of a kind, and how many more."""
    more = len(found) - _NAMED
    if more <= 0:
        return found
    words = ngettext("The same holds for one more.", "The same holds for %(many)s more.", more)
    return [*found[:_NAMED], words % {"many": more}]


def _not_kept_back(books: Books, simulation: Simulation) -> tuple[list[str], list[str]]:
    """Instalments that are due and not kept back: no rate of their currency is known, or the loan went on since."""
    draft, known = simulation.draft, loans.rated(books, simulation.draft.day)
    asked = {each.asked.debt for one in simulation.slips for each in one.pay.deductions if each.asked.kind == "loan"}
    less = {person for person, own in own_rules(books).items() if "loan" in own and own["loan"].amount is not None}
    words = _(
        "%(name)s has %(amount)s of her loan to pay: it is not kept back. Record it with the loan, or write down in "
        "Settings what a dollar is worth."
    )
    later = _(
        "%(name)s has %(amount)s of her loan to pay: it is not kept back, as something was recorded for it after "
        "%(day)s. Choose a later day for the payout, or record it with the loan."
    )
    of_no_rate, gone_on = list[str](), list[str]()
    for one, amount in _due(books, simulation):
        told = {"name": one.name, "amount": showing.money(amount), "day": showing.day(draft.day)}
        if amount.currency not in known:
            of_no_rate.append(words % told)
        elif one.loan not in asked and one.person not in less:
            gone_on.append(later % told)
    return of_no_rate, gone_on


def _due(books: Books, simulation: Simulation) -> list[tuple[DueRow, Money]]:
    """What is due of each loan of those that are paid."""
    persons, draft, due = {one.person for one in simulation.slips}, simulation.draft, dict[int, DueRow]()
    amounts = dict[int, Money]()
    for one in loans.due_list(books, draft.loans_until or draft.day, "lent"):
        if one.person in persons:
            due.setdefault(one.loan, one)
            amounts[one.loan] = amounts[one.loan] + one.amount if one.loan in amounts else one.amount
    return [(one, amounts[loan]) for loan, one in due.items()]


def _of_later(books: Books, draft: RunDraft) -> Iterator[str]:
    """Work of days after that of the payout: it may be written down ahead, or on a wrong day."""
    day, later = draft.day, gather_after(books, draft)
    if later:
        words = ngettext(
            "%(count)s record of work is of a day after the payout of %(day)s (%(names)s, up to %(last)s). It is paid "
            "with it, unless you choose a later day for the payout, or fewer days of work.",
            "%(count)s records of work are of days after the payout of %(day)s (%(names)s, up to %(last)s). They are "
            "paid with it, unless you choose a later day for the payout, or fewer days of work.",
            len(later),
        )
        last = showing.day(max(one.day for one in later))
        yield words % {"count": len(later), "day": showing.day(day), "names": _names(later), "last": last}


def _not_a_member(books: Books, draft: RunDraft) -> Iterator[str]:
    """Work before somebody joined or after she left: her days were corrected after it had been written down."""
    days = {(one.person, day) for one in gather_sums(books, draft).sums for day in (one.since, one.until)}
    words = _("%(trouble)s Work of %(day)s is paid here all the same.")
    for (_person, day), trouble in sorted(members.troubles_of_days(books, days).items()):
        yield words % {"trouble": trouble.message, "day": showing.day(day)}


def _left_out(books: Books, draft: RunDraft) -> Iterator[str]:
    """Work that a pot does not pay, and that would else be forgotten."""
    found = left_out(books, draft)
    if found:
        words = ngettext(
            "%(count)s record of work of these days is not paid by the pot (%(names)s): it is not shared by that kind "
            "of work, or not with who did it. It waits for another payout.",
            "%(count)s records of work of these days are not paid by the pot (%(names)s): it is not shared by that "
            "kind of work, or not with who did it. They wait for another payout.",
            len(found),
        )
        yield words % {"count": len(found), "names": _names(found)}


def _not_of_the_team(books: Books, simulation: Simulation) -> Iterator[str]:
    """Who did in the same days what a team had rejected, and is not paid with it: they bear nothing of it."""
    paid_here = {one.person for one in simulation.slips}
    words = _(
        "%(what)s: the team bears its rejected pieces together. These made some in the same days and are not in this "
        "payout, so they bear nothing of it: %(names)s. To share it among all, pay all of them together."
    )
    for lot in _teams_with_a_loss(simulation):
        others = [one for one in _same_work(books, simulation, lot) if one.person not in paid_here]
        if others:
            yield words % {"what": lot.label, "names": _names(others)}


def _teams_with_a_loss(simulation: Simulation) -> Iterable[Lot]:
    """A lot of each team that bears rejected pieces together."""
    lost = {
        (extra.order, extra.product, extra.label)
        for one in simulation.slips
        for extra in one.pay.extras
        if extra.kind == "loss"
    }
    lots = (lot for one in simulation.slips for lot in one.pay.lots) if lost else ()
    teams = {(lot.order, lot.product, lot.making, lot.label): lot for lot in lots if lot.kind == "pieces"}
    return [lot for (order, product, _making, label), lot in teams.items() if (order, product, label) in lost]


def _same_work(books: Books, simulation: Simulation, lot: Lot) -> Iterable[Work]:
    """What was done of the same operation for the same order: in the days of the run, else what is not paid yet."""
    period = simulation.draft.period
    found = work.list_work(books, period, making=lot.making, kind="pieces", paid=None if period else False)
    return [one for one in found.rows(0, found.count()) if (one.order, one.label) == (lot.order, lot.label)]


def _names(works: Iterable[Work]) -> str:
    """Whose work it is: the first ones by name, and how many more."""
    named = sorted({one.person_name for one in works})
    said, more = ", ".join(named[:_NAMED]), len(named) - _NAMED
    return said if more <= 0 else _("%(names)s and %(many)s more") % {"names": said, "many": more}
