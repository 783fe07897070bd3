"""What vouchers may not leave behind: a debt turned round, less than nothing of a material."""

from collections.abc import Iterable
from typing import Final

from coopbooks import showing
from coopbooks.books import Books, storage
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger.balances import balance_of_person
from coopbooks.ledger.rules import OWED_BY, OWED_TO
from coopbooks.ledger.shapes import Voucher, VoucherLine
from coopbooks.quantity import Quantity

_NAME: Final = "SELECT name FROM material WHERE id = ?"
_THERE: Final = "SELECT sum(quantity) FROM stock_balance WHERE material_id = ?"
_HANDED: Final = "SELECT sum(quantity) FROM material_holding WHERE kind = 'handed' AND material_id = ?"


def refuse_impossible(books: Books, *vouchers: Voucher) -> None:
    """Refuse what cannot be where all the vouchers together leave it."""
    lines = [line for one in vouchers for line in one.lines]
    _refuse_turned_debts(books, lines)
    if not books.club.negative_stock:
        _refuse_missing_stock(lines)


def _refuse_turned_debts(books: Books, lines: Iterable[VoucherLine]) -> None:
    """Refuse to leave a customer with more paid than owed, or a supplier with more paid than owed to.

    Only lines that lower a debt can do that.
    """
    for line in filter(_lowers_a_debt, lines):
        standing = balance_of_person(books, line.account.id, line.person or 0)
        too_much = -standing if line.account.role in OWED_BY else standing
        if too_much.minor > 0:
            raise Refusal(
                _("This is %(amount)s more than is owed. Lower the amount, or void first what was paid.")
                % {"amount": showing.money(too_much)},
                "amount",
                "overpaid",
            )


def _lowers_a_debt(line: VoucherLine) -> bool:
    role, amount = line.account.role, line.amount.minor
    return (role in OWED_BY and amount < 0) or (role in OWED_TO and amount > 0)


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
