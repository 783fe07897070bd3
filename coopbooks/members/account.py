"""A member's account: everything between the club and her, by the lines of the ledger that name her."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from coopbooks import ledger, showing
from coopbooks.books import Books, storage
from coopbooks.days import Month, Period
from coopbooks.i18n import N_, _
from coopbooks.ledger import Account
from coopbooks.ledger.shapes import label
from coopbooks.members.deeds import WORD
from coopbooks.members.queries import ROLES, language_of, member
from coopbooks.members.rules import KINDS, Kind, Member
from coopbooks.members.standing import Charge, Savings, certificates_of, open_charges, savings_of
from coopbooks.money import Money, total

_ON: Final = (
    "line.person_id = ? AND line.account_id IN (SELECT id FROM account WHERE role IN (SELECT value FROM json_each(?)))"
)
_BEFORE: Final = (
    f"SELECT line.account_id, sum(line.amount) FROM line WHERE {_ON} AND line.day < ? GROUP BY line.account_id"  # noqa: S608
)
_LINES: Final = f"""
    SELECT voucher.id, voucher.kind, voucher.year, voucher.number, line.day, voucher.description, line.account_id,
           line.amount, voucher.word, line.note,
           (SELECT month FROM member_part
            WHERE voucher_id = voucher.id AND person_id = line.person_id AND month IS NOT NULL)
    FROM line CROSS JOIN voucher ON voucher.id = line.voucher_id
    WHERE {_ON} AND line.day >= ? AND line.day < ?
    AND NOT EXISTS (SELECT 1 FROM voucher AS other WHERE other.day = voucher.day AND other.reverses_id = voucher.id)
    AND NOT EXISTS (SELECT 1 FROM voucher AS other WHERE other.day = voucher.day AND other.id = voucher.reverses_id)
    ORDER BY line.day, voucher.id, line.id
"""  # noqa: S608 - our own condition
"""What was taken back on its own day is left out with what took it back."""
_PAYOUT: Final = "payout"
_PAY: Final = "member_pay"
"""The word of a payout that was approved, and the role of what is paid by it."""
_SAID: Final = {
    "member_advance": N_("Advance"),
    "advance_repaid": N_("Advance brought back"),
    "payout_handed": N_("Handed over"),
    "surplus": N_("Her part of the surplus"),
    "member_settlement": N_("Settlement on leaving"),
}
"""What else there is between the club and a member, by its word: its voucher says it in the language of the club."""


@dataclass(frozen=True, slots=True)
class AccountPart:
    """One account of a member over a period: + the club owes her, − she owes the club."""

    account: Account
    opening: Money
    closing: Money


@dataclass(frozen=True, slots=True)
class MemberDeed:
    """One line between the club and a member: ``amount`` + in her favour; ``balance`` what stands on its account then.

    ``voucher`` is its id, ``label`` its name, ``word`` the deed behind it; of dues also for which ``month``.
    """

    voucher: int
    label: str
    day: date
    description: str
    account: Account
    amount: Money
    balance: Money
    word: str
    note: str = ""
    month: Month | None = None

    @property
    def kind(self) -> Kind | None:
        """What was recorded with members, where it was that; None for pay, advances, loans and what is settled."""
        return KINDS.get(self.word.removeprefix(WORD)) if self.word.startswith(WORD) else None

    @property
    def what(self) -> str:
        """What it was, in the language spoken; what is not known by its word as its voucher says."""
        words = self._words()
        return f"{words}. {self.note}" if self.note and words != self.description else words

    def _words(self) -> str:
        if self.month:
            return _("Dues of %(month)s") % {"month": showing.month(self.month)}
        if self.kind:
            return _(self.kind.words)
        if self.word in _SAID:
            return _(_SAID[self.word])
        return self._of_pay() if self.word == _PAYOUT else self.description

    def _of_pay(self) -> str:
        """What it was of her pay: a payout says the same of everybody and every line."""
        if self.account.role != _PAY:
            return _("Kept back from her pay")
        return _("What she earned") if self.amount.minor > 0 else _("Kept back from it")


@dataclass(frozen=True, slots=True)
class MemberStatement:
    """Everything between the club and a member in a period; her papers speak ``language``.

    What she saved, her certificates and what of her dues is still open are as they stand now.
    """

    member: Member
    period: Period
    language: str
    parts: tuple[AccountPart, ...]
    deeds: tuple[MemberDeed, ...]
    savings: Savings
    certificates: int
    charges: tuple[Charge, ...]

    @property
    def owed(self) -> Money:
        """What the club owes her, with her savings and contributions, at the end of the period."""
        return self._sum(1)

    @property
    def owes(self) -> Money:
        """What she owes the club at the end of the period."""
        return -self._sum(-1)

    def _sum(self, sign: int) -> Money:
        found = [part.closing for part in self.parts if part.closing.minor * sign > 0]
        return total(found, self.savings.total.currency)


def ever(books: Books, person: int) -> Period:
    """Return the days from the first thing recorded with a member, or today, to today, or the last thing."""
    sql = "SELECT min(day), max(day) FROM line WHERE person_id = ?"
    first, last = (date.fromisoformat(day) if day else books.today() for day in storage.plain(sql, person).fetchone())
    return Period.through(min(first, books.today()), max(last, books.today()))


def statement(books: Books, person: int, period: Period) -> MemberStatement:
    """Return a member's statement: what stood on each account, every deed, and what stands then."""
    roles = "[" + ",".join(f'"{role}"' for role in ROLES) + "]"
    first, after = period.first.isoformat(), period.after.isoformat()
    accounts = {one.id: one for one in (ledger.account_of(books, role) for role in ROLES)}
    opened = {account: -minor for account, minor in storage.plain(_BEFORE, person, roles, first)}
    stands = dict(opened)
    deeds = []
    for row in storage.plain(_LINES, person, roles, first, after):
        stands[row[6]] = stands.get(row[6], 0) - row[7]
        deeds.append(_deed(books, row, accounts[row[6]], stands[row[6]]))
    parts = tuple(
        AccountPart(one, books.money(opened.get(id_)), books.money(stands.get(id_)))
        for id_, one in accounts.items()
        if id_ in stands
    )
    return MemberStatement(
        member(books, person),
        period,
        language_of(books, person),
        parts,
        tuple(deeds),
        savings_of(books, person),
        certificates_of(books, person),
        tuple(open_charges(books, person)),
    )


def _deed(books: Books, row: tuple[Any, ...], account: Account, stands: int) -> MemberDeed:
    id_, kind, year, number, day, words, _account, amount, word, note, month = row
    facts = (id_, label(kind, year, number), date.fromisoformat(day), words, account)
    return MemberDeed(
        *facts, books.money(-amount), books.money(stands), word, note, Month.of_key(month) if month else None
    )
