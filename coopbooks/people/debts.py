"""What people owe the club and the club owes people, and settling it."""

from dataclasses import dataclass
from datetime import date

from coopbooks import ledger
from coopbooks.books import Books, storage
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import Line, Voucher, VoucherDraft
from coopbooks.ledger.records import PersonBalanceRecord
from coopbooks.money import Money, total
from coopbooks.people.queries import person
from coopbooks.people.records import PersonRecord
from coopbooks.reading import alphabetical


@dataclass(frozen=True, slots=True)
class Debt:
    """What is owed between the club and one person, above zero; ``person`` is her id, ``name`` tells her apart."""

    person: int
    name: str
    amount: Money


@dataclass(frozen=True, slots=True)
class SettlementDraft:
    """Money that settles a debt, wholly or in part: from or to whom, when, how much, through which box."""

    day: date
    person: int | None
    box: int | None
    amount: Money
    note: str = ""


def list_debts(books: Books, role: str) -> list[Debt]:
    """Return who owes on ``customers``, or is owed on ``suppliers``, the largest first.

    A seller whom a lender paid before it was recorded what was bought is owed nothing.
    """
    account = ledger.account_of(books, role)
    balance = PersonBalanceRecord
    owes = balance.amount > 0 if role == "customers" else balance.amount < 0
    rows = (
        balance.select(balance.person_id, PersonRecord.name, PersonRecord.detail, balance.amount)
        .join(PersonRecord, on=(PersonRecord.id == balance.person_id))
        .where(balance.account == account.id, owes)
        .tuples()
    )
    debts = [
        Debt(who, f"{name} ({detail})" if detail else name, abs(books.money(amount)))
        for who, name, detail, amount in rows
    ]
    return sorted(debts, key=lambda debt: (-debt.amount.minor, alphabetical(debt.name)))


def owed_since(books: Books, role: str, debt: Debt) -> date:
    """Return the day of the oldest part of a debt that is still owed, where payments settle the oldest part first."""
    grows, left = 1 if role == "customers" else -1, debt.amount.minor
    sql = "SELECT day, amount FROM line WHERE person_id = ? AND account_id = ? AND amount * ? > 0 ORDER BY day DESC"
    for day, amount in storage.plain(sql, debt.person, ledger.account_of(books, role).id, grows):
        left -= abs(amount)
        if left <= 0:
            return date.fromisoformat(day)
    raise LookupError("no such debt")


def debt_of(books: Books, role: str, person_id: int) -> Money:
    """Return what one person owes (``customers``) or is owed (``suppliers``)."""
    balance = ledger.balance_of_person(books, ledger.account_of(books, role).id, person_id)
    return balance if role == "customers" else -balance


def settlement_voucher(books: Books, draft: SettlementDraft, role: str, corrects: int | None = None) -> VoucherDraft:
    """Return the voucher of a customer's payment (``customers``) or of paying a supplier (``suppliers``).

    Refuses no person, nothing paid, a box that does not fit, more than is owed. ``corrects`` is the voucher of the
    payment it is recorded instead of.
    """
    if draft.person is None:
        raise Refusal(_("Choose who."), "person", "empty")
    if draft.amount.minor <= 0:
        raise Refusal(_("Write how much was paid: more than zero."), "amount", "zero")
    ledger.check_text(draft.note, "note")
    box = ledger.box(books, draft.box)
    who = person(books, draft.person)
    owed = debt_of(books, role, who.id) + _paid_by(books, role, who.id, corrects)
    ledger.refuse_overpaid(min(draft.amount, draft.amount - owed))
    comes_in = role == "customers"
    words = _("Payment from %(name)s") if comes_in else _("Payment to %(name)s")
    amount = draft.amount if comes_in else -draft.amount
    return VoucherDraft(
        day=draft.day,
        description=ledger.describe(words % {"name": who.label}, draft.note),
        lines=(Line(box.id, amount), Line(role, -amount, person=who.id, note=draft.note.strip())),
        concerns=who.label,
        person=who.id,
        word="customer_payment" if comes_in else "supplier_payment",
    )


def _paid_by(books: Books, role: str, person_id: int, voucher_id: int | None) -> Money:
    """What a voucher paid of what somebody owes or is owed; nothing where there is none."""
    lines = ledger.voucher(books, voucher_id).lines if voucher_id else ()
    paid = (one.amount for one in lines if (one.account.role, one.person) == (role, person_id))
    return abs(total(paid, books.club.currency))


def settlement_of(voucher: Voucher) -> SettlementDraft:
    """Return the draft a payment's voucher was made from, to be typed again."""
    box = next(line for line in voucher.lines if line.account.box)
    debt = next(line for line in voucher.lines if line.person is not None)
    return SettlementDraft(voucher.day, voucher.person, box.account.id, abs(box.amount), debt.note)
