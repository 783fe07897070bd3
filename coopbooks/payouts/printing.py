"""What the papers of a run say beside its figures: whose slip it is, how she stands after it, which instalment it paid.

All of it as it was when the run was approved, so that a slip printed again a year later says the same. It is gathered
where the open books are and drawn somewhere else: until its turn comes a slip stays as the file keeps it, so that
thousands of them take little memory.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from coopbooks import members, orders
from coopbooks.books import Books, storage
from coopbooks.i18n import N_
from coopbooks.ledger.shapes import label
from coopbooks.money import Money
from coopbooks.payouts.drafts import RunDraft
from coopbooks.payouts.kept_slips import KeptSlip, Slip, kept_slips, read_lately
from coopbooks.payouts.paid_instalments import Instalments, paid_instalments
from coopbooks.payouts.runs import Run, run
from coopbooks.payouts.surplus import YearSurplus
from coopbooks.payouts.surplus_year import surplus_when_shared
from coopbooks.progress import Progress, batches, unheard

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
    SELECT person_id, json_group_object(role, amount) FROM (
        SELECT line.person_id AS person_id, account.role AS role, sum(line.amount) AS amount
        FROM line JOIN account ON account.id = line.account_id
        WHERE line.person_id IN (SELECT value FROM json_each(?)) AND account.role IN (SELECT value FROM json_each(?))
        AND line.voucher_id <= (SELECT max(voucher_id) FROM payout_voucher WHERE run_id = ?)
        GROUP BY line.person_id, account.role
    ) GROUP BY person_id
"""
_FOREIGN: Final = """
    SELECT person_id, json_group_array(json_array(currency, owed, worth)) FROM (
        SELECT line.person_id AS person_id, loan.currency AS currency, sum(line.foreign_amount) AS owed,
               sum(line.amount) AS worth
        FROM line JOIN account ON account.id = line.account_id JOIN loan ON loan.id = line.loan_id
        WHERE account.role IN ('member_loans', 'interest_receivable') AND loan.currency <> ?
        AND line.person_id IN (SELECT value FROM json_each(?))
        AND line.voucher_id <= (SELECT max(voucher_id) FROM payout_voucher WHERE run_id = ?)
        GROUP BY line.person_id, loan.id HAVING owed > 0 ORDER BY loan.id
    ) GROUP BY person_id
"""
_NONE: Final[Mapping[int, Instalments]] = MappingProxyType({})
_POSTED: Final = "SELECT voucher_id FROM payout_voucher WHERE run_id = ?"
_VOUCHER: Final = "SELECT kind, year, number FROM voucher WHERE id = ?"


@dataclass(frozen=True, slots=True)
class SlipToPrint:
    """A slip, its number, and whose it is; ``stands`` on her accounts by their roles after it, debit +.

    ``language`` is that of her papers, '' for the club's; ``instalments`` by their loan; ``foreign`` is what of them
    is owed in another currency. The slip is ``kept`` as it is
    in the file until it is looked at.
    """

    kept: KeptSlip | Slip
    label: str
    identity: str
    language: str
    accounts: str
    instalments: Mapping[int, Instalments]
    foreign: str = "[]"

    @property
    def slip(self) -> Slip:
        """The slip."""
        return self.kept if isinstance(self.kept, Slip) else read_lately(self.kept)

    @property
    def stands(self) -> Mapping[str, Money]:
        """What stood on her accounts after it, by their roles."""
        currency = self.slip.pay.gross.currency
        return {role: Money(minor, currency) for role, minor in json.loads(self.accounts).items()}

    @property
    def owed_abroad(self) -> tuple[tuple[Money, Money], ...]:
        """What she owed of each loan in another currency after it, and what that stands at in the books."""
        currency = self.slip.pay.gross.currency
        return tuple((Money(owed, own), Money(worth, currency)) for own, owed, worth in json.loads(self.foreign))


@dataclass(frozen=True, slots=True)
class RunToPrint:
    """A run that was approved, its voucher, the orders it paid work for by their ids, and slips of it.

    One that shared out a surplus has that of its year, ``of_year``, as it was then.
    """

    run: Run
    voucher: str
    orders: Mapping[int, str]
    slips: tuple[SlipToPrint, ...]
    of_year: YearSurplus | None = None


def run_to_print(books: Books, run_id: int, persons: Sequence[int] = (), *, progress: Progress = unheard) -> RunToPrint:
    """Return what is printed of a run: of all its members, or of some; refuses (ValueError) a draft."""
    one = run(books, run_id)
    if one.voucher is None:
        raise ValueError(f"not approved: {one.title}")
    named = label(*storage.plain(_VOUCHER, one.voucher).fetchone())
    posted = {voucher for (voucher,) in storage.plain(_POSTED, run_id)}
    known = {each.id: (each.identity, each.language) for each in members.list_all(books)}
    some, wanted = list[SlipToPrint](), {one.draft.order} if isinstance(one.draft, RunDraft) else set()
    for batch in batches(kept_slips(books, run_id, persons, progress=progress)):
        persons_now = [kept.person for kept in batch]
        stands, foreign = _stands(one.id, persons_now), _foreign(books, one.id, persons_now)
        for kept in batch:
            told: Any = json.loads(kept.told)
            wanted |= {each.get("order") for each in (*told["lots"], *told["extras"])}
            paid = _instalments(books, one, posted, told["deductions"])
            hers = *known[kept.person], stands.get(kept.person, "{}"), paid
            some.append(SlipToPrint(kept, f"{named}/{kept.number}", *hers, foreign.get(kept.person, "[]")))
    orders_paid = {id_: orders.order(books, id_).label for id_ in sorted(id_ for id_ in wanted if id_ is not None)}
    return RunToPrint(one, named, orders_paid, tuple(some), surplus_when_shared(books, one))


def _stands(run_id: int, persons: Sequence[int]) -> dict[int, str]:
    """What stood on the accounts of each after a run, as JSON by their roles."""
    return dict(storage.plain(_STANDS, json.dumps(list(persons)), json.dumps(members.ROLES), run_id).fetchall())


def _foreign(books: Books, run_id: int, persons: Sequence[int]) -> dict[int, str]:
    """What each owed after a run of loans in other currencies, as JSON: currency, so much of it, its worth."""
    return dict(storage.plain(_FOREIGN, books.club.currency, json.dumps(list(persons)), run_id).fetchall())


def _instalments(
    books: Books, one: Run, posted: Collection[int], deductions: Sequence[Any]
) -> Mapping[int, Instalments]:
    """Which instalments each loan kept back from a slip paid, by the vouchers that were ``posted`` for the run."""
    until = (one.draft.loans_until if isinstance(one.draft, RunDraft) else None) or one.day
    debts = [each["asked"].get("debt") for each in deductions if each["asked"]["kind"] == "loan"]
    found = {debt: paid_instalments(books, debt, posted, until) for debt in debts if debt}
    return {loan: paid for loan, paid in found.items() if paid} if found else _NONE
