"""What the papers of a run say beside its figures: whose slip it is, how she stands after it, which instalment it paid.

All of it as it was when the run was approved, so that a slip printed again a year later says the same.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from coopbooks import ledger, loans, members, orders
from coopbooks.books import Books, storage
from coopbooks.i18n import N_
from coopbooks.money import Money
from coopbooks.payouts.drafts import RunDraft
from coopbooks.payouts.runs import Run, Slip, run, slips
from coopbooks.progress import Progress, unheard

SLIP_LAYOUTS: Final = {
    "halves": N_("Hers and the club's on a sheet"),
    "two": N_("Two members on a sheet"),
    "four": N_("Four members on a sheet"),
    "one": N_("One on a page"),
}
"""How slips lie on their sheets."""
SLIP_TONGUES: Final = {
    "sheet": N_("In the language of the paper"),
    "own": N_("Each in her own language"),
    "both": N_("In both languages"),
}
"""In which languages slips speak."""
_STANDS: Final = """
    SELECT line.person_id, account.role, sum(line.amount) FROM line JOIN account ON account.id = line.account_id
    WHERE line.person_id IN (SELECT value FROM json_each(?)) AND account.role IN (SELECT value FROM json_each(?))
    AND line.voucher_id <= (SELECT max(voucher_id) FROM payout_voucher WHERE run_id = ?)
    GROUP BY line.person_id, account.role
"""


@dataclass(frozen=True, slots=True)
class Instalment:
    """Which instalments of a loan were asked for: from the ``first`` to the ``last`` ``of`` so many."""

    first: int
    last: int
    of: int


@dataclass(frozen=True, slots=True)
class SlipToPrint:
    """A slip, its number, and whose it is; ``stands`` on her accounts by their roles after it, debit +.

    ``language`` is that of her papers, '' for the club's; ``instalments`` by their loan.
    """

    slip: Slip
    label: str
    identity: str
    language: str
    stands: Mapping[str, Money]
    instalments: Mapping[int, Instalment]


@dataclass(frozen=True, slots=True)
class RunToPrint:
    """A run that was approved, its voucher, the orders it paid work for by their ids, and slips of it."""

    run: Run
    voucher: str
    orders: Mapping[int, str]
    slips: tuple[SlipToPrint, ...]


def run_to_print(books: Books, run_id: int, persons: Sequence[int] = (), *, progress: Progress = unheard) -> RunToPrint:
    """Return what is printed of a run: of all its members, or of some; refuses (ValueError) a draft."""
    one = run(books, run_id)
    if one.voucher is None:
        raise ValueError(f"not approved: {one.title}")
    wanted = set(persons)
    some = [slip for slip in slips(books, run_id) if not wanted or slip.person in wanted]
    label = ledger.voucher(books, one.voucher).label
    progress(1, 2)
    return RunToPrint(one, label, _orders(books, one, some), tuple(_to_print(books, one, label, some)))


def _to_print(books: Books, one: Run, label: str, some: Sequence[Slip]) -> Iterator[SlipToPrint]:
    known = {each.id: each for each in members.list_all(books)}
    stands = _stands(books, one.id, [slip.person for slip in some])
    for slip in some:
        her = known[slip.person]
        told = her.identity, her.language, stands.get(slip.person, {}), _instalments(books, one, slip)
        yield SlipToPrint(slip, f"{label}/{slip.number}", *told)


def _stands(books: Books, run_id: int, persons: Sequence[int]) -> dict[int, dict[str, Money]]:
    found: dict[int, dict[str, Money]] = {}
    rows = storage.plain(_STANDS, json.dumps(list(persons)), json.dumps(members.ROLES), run_id)
    for person, role, amount in rows:
        found.setdefault(person, {})[role] = books.money(amount)
    return found


def _orders(books: Books, one: Run, some: Sequence[Slip]) -> dict[int, str]:
    ids = {lot.order for slip in some for lot in slip.pay.lots}
    ids |= {extra.order for slip in some for extra in slip.pay.extras}
    if isinstance(one.draft, RunDraft):
        ids.add(one.draft.order)
    return {id_: orders.order(books, id_).label for id_ in sorted(id_ for id_ in ids if id_ is not None)}


def _instalments(books: Books, one: Run, slip: Slip) -> dict[int, Instalment]:
    """Which instalments each loan kept back from a slip paid, by the plan that held then."""
    until = (one.draft.loans_until if isinstance(one.draft, RunDraft) else None) or one.day
    found = {}
    for each in (each.asked for each in slip.pay.deductions if each.asked.kind == "loan"):
        if each.debt and each.since:
            found[each.debt] = _instalment(books, each.debt, one.day, each.since, until)
    return {loan: instalment for loan, instalment in found.items() if instalment}


def _instalment(books: Books, loan_id: int, day: date, since: date, until: date) -> Instalment | None:
    """Of the rows of the plan that held on the day: from the oldest that was unpaid to the last that was due."""
    terms = loans.terms_on(loans.loan(books, loan_id).first, loans.events(books, loan_id, until=day), day)
    rows = loans.make_plan(terms).rows
    due = [row.number for row in rows if since <= row.due <= until]
    return Instalment(due[0], due[-1], len(rows)) if due else None
