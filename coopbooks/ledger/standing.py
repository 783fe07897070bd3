"""What vouchers may not leave behind: a debt or a loan turned round, less than nothing of a material, a grant or a
machine.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from coopbooks import showing
from coopbooks.books import Books, storage
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger.balances import balance_of_person
from coopbooks.ledger.rules import NEVER_TURNED
from coopbooks.ledger.shapes import Voucher, VoucherLine
from coopbooks.money import Money
from coopbooks.progress import Progress, between, followed, unheard
from coopbooks.quantity import Quantity

_PERSON: Final = "SELECT name FROM person WHERE id = ?"
_NAME: Final = "SELECT name FROM material WHERE id = ?"
_THERE: Final = "SELECT sum(quantity) FROM stock_balance WHERE material_id = ?"
_OF_GRANT: Final = """
    SELECT club_grant.name, grant_balance.amount
    FROM grant_purpose JOIN club_grant ON club_grant.id = grant_purpose.grant_id
    JOIN grant_balance ON grant_balance.grant_id = club_grant.id WHERE grant_purpose.id = ? AND account_id = ?
"""
_MACHINE: Final = """
    SELECT name,
           coalesce((SELECT amount FROM machine_balance WHERE machine_id = id AND account_id = machine.account_id), 0),
           coalesce((SELECT -amount FROM machine_balance WHERE machine_id = id AND account_id = accumulated_id), 0)
    FROM machine WHERE id = ?
"""
_PAID_AHEAD: Final = "SELECT sum(amount) FROM line WHERE account_id = ? AND person_id = ? AND loan_id IS NOT NULL"
_LOAN: Final = """
    SELECT iif(loan.side = 'borrowed', balance.amount, -balance.amount)
    FROM loan JOIN loan_balance AS balance ON balance.loan_id = loan.id
    WHERE loan.id = ? AND balance.account_id = ?
"""
_OF_LOANS: Final = ("loans_payable", "interest_payable", "member_loans", "interest_receivable")
_HANDED: Final = "SELECT sum(quantity) FROM material_holding WHERE kind = 'handed' AND material_id = ?"


def refuse_impossible(books: Books, *vouchers: Voucher, progress: Progress = unheard) -> None:
    """Refuse what cannot be where all the vouchers together leave it."""
    lines = [line for one in vouchers for line in one.lines]
    _refuse_turned_debts(books, vouchers, progress)
    _refuse_turned_loans(lines)
    if not books.club.negative_stock:
        _refuse_missing_stock(lines)
    if not books.club.overspending:
        _refuse_missing_grants(books, lines)
    _refuse_used_machines(lines)


def _refuse_turned_debts(books: Books, vouchers: Sequence[Voucher], progress: Progress) -> None:
    """Refuse to leave a customer or a member with more paid than owed, or one with more paid out than owed to.

    Only lines that lower a debt can do that. What lenders paid a seller for us may come before what was bought, and
    stay when that is taken back; but nobody pays her a second time out of a box.
    """
    for place, one in enumerate(vouchers):
        tell = between(progress, place / len(vouchers), (place + 1) / len(vouchers))
        for line in filter(_lowers_a_debt, followed(one.lines, len(one.lines), tell)):
            too_much = balance_of_person(books, line.account.id, line.person or 0)
            if NEVER_TURNED[line.account.role or ""] > 0:
                too_much = -too_much
            elif one.reverses is not None or line.loan is not None:
                too_much -= _paid_ahead(books, line)
            _refuse_overpaid(one, line, min(too_much, abs(line.amount)))


def _refuse_overpaid(voucher: Voucher, line: VoucherLine, too_much: Money) -> None:
    """Refuse it, saying of whom and on which account where a voucher is about many."""
    about_many = line.person and line.person != voucher.person and too_much.minor > 0
    whose = f"{storage.plain(_PERSON, line.person).fetchone()[0]} · {line.account.name}: " if about_many else ""
    refuse_overpaid(too_much, whose)


def refuse_overpaid(too_much: Money, whose: str = "") -> None:
    """Refuse to pay so much more than is owed, where that is anything; ``whose`` debt stands before it."""
    if too_much.minor > 0:
        words = _("This is %(amount)s more than is owed. Lower the amount, or void first what was paid.")
        raise Refusal(whose + words % {"amount": showing.money(too_much)}, "amount", "overpaid")


def _paid_ahead(books: Books, line: VoucherLine) -> Money:
    """What lenders paid somebody for us."""
    return books.money(storage.plain(_PAID_AHEAD, line.account.id, line.person).fetchone()[0])


def _refuse_turned_loans(lines: Iterable[VoucherLine]) -> None:
    """Refuse to leave more paid of a loan, or of interest that has grown on it, than there was."""
    touched = {(line.loan, line.account.id) for line in lines if line.loan and line.account.role in _OF_LOANS}
    for loan, account in touched:
        if storage.plain(_LOAN, loan, account).fetchone()[0] > 0:
            raise Refusal(
                _("Payments of this loan stand. Void those first, the last one first."), "reason", "has_payments"
            )


def _lowers_a_debt(line: VoucherLine) -> bool:
    """Whether a line makes a debt smaller."""
    way = NEVER_TURNED.get(line.account.role or "", 0)
    return line.person is not None and line.amount.minor * way < 0


def _refuse_missing_stock(lines: Iterable[VoucherLine]) -> None:
    """Refuse to leave less of a material than was handed out of it, so less than nothing in the store."""
    for material in {line.material for line in lines if line.quantity is not None and line.quantity.micros < 0}:
        [there], [handed] = (storage.plain(sql, material).fetchone() for sql in (_THERE, _HANDED))
        missing = Quantity((handed or 0) - (there or 0))
        if missing.micros > 0:
            raise Refusal(
                _(
                    "There is not so much of “%(material)s”: %(quantity)s more than the store has. Record first what "
                    "was bought, or count what is there."
                )
                % {"material": storage.plain(_NAME, material).fetchone()[0], "quantity": showing.quantity(missing)},
                "lines",
                "no_stock",
            )


def _refuse_missing_grants(books: Books, lines: Iterable[VoucherLine]) -> None:
    """Refuse to leave more spent or given back of a grant than came of it."""
    lowering = (line for line in lines if line.purpose is not None and line.account.role == "grants_deferred")
    for purpose, account in {(line.purpose, line.account.id) for line in lowering if line.amount.minor > 0}:
        name, amount = storage.plain(_OF_GRANT, purpose, account).fetchone()
        if amount > 0:
            raise Refusal(
                _(
                    "This is %(amount)s more than came of “%(grant)s”. Record first the money that came, or void what "
                    "was spent."
                )
                % {"amount": showing.money(books.money(amount)), "grant": name},
                "purpose",
                "no_money",
            )


def _refuse_used_machines(lines: Iterable[VoucherLine]) -> None:
    """Refuse to leave less than nothing of a machine, or more depreciated than it cost: a later deed rests on it."""
    for machine in {line.machine for line in lines if line.machine is not None}:
        name, cost, worn = storage.plain(_MACHINE, machine).fetchone()
        if not 0 <= worn <= cost:
            raise Refusal(
                _("“%(machine)s” was depreciated since, or is gone. Void that first, the newest voucher first.")
                % {"machine": name},
                "lines",
                "machine_used",
            )
