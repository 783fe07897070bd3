"""Which account plays which part: the words post to roles, and the club says which account that is."""

from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger.accounts import account, account_of
from coopbooks.ledger.balances import balance_on, list_person_balances
from coopbooks.ledger.records import AccountRecord, LoanBalanceRecord, StockBalanceRecord
from coopbooks.ledger.rules import OWED_BY, OWED_TO
from coopbooks.ledger.shapes import Account


def map_role(books: Books, role: str, account_id: int) -> None:
    """Let another account play a role from now on.

    Refuses headings, accounts of another nature, box or currency, and moving the debts of people, the materials in the
    store or loans: while any stand on the account of a role, nobody would find them on another.
    Tells watchers: ``accounts``.
    """
    old, new = account_of(books, role), account(books, account_id)
    alike = (new.nature, bool(new.box), new.currency) == (old.nature, bool(old.box), old.currency)
    if not (alike and new.postable and new.active) or new.role:
        raise Refusal(
            _("Choose an account in use, of the same kind, that has no part of its own yet."), "account", "other_nature"
        )
    if role in OWED_BY + OWED_TO and (list_person_balances(books, old.id) or _is_begun(books, new)):
        raise Refusal(
            _("People's debts stand on these accounts. Change this when all are settled."), "account", "has_debts"
        )
    if role == "materials" and _holds_stock(old):
        raise Refusal(
            _("The materials in the store stand on this account. Change this when none is left."),
            "account",
            "has_stock",
        )
    if old.nature in ("asset", "liability") and _holds_loans(old):
        raise Refusal(_("Loans stand on this account. Change this when they are paid off."), "account", "has_loans")
    with books.change("accounts"):
        AccountRecord.update(role=None).where(AccountRecord.id == old.id).execute()
        AccountRecord.update(role=role).where(AccountRecord.id == new.id).execute()


def _is_begun(books: Books, one: Account) -> bool:
    return bool(balance_on(books, one.id) or list_person_balances(books, one.id))


def _holds_stock(one: Account) -> bool:
    kept = StockBalanceRecord
    lying = kept.select(kept.material_id).where(kept.account == one.id, (kept.quantity != 0) | (kept.amount != 0))
    return bool(lying.exists())


def _holds_loans(one: Account) -> bool:
    kept = LoanBalanceRecord
    return bool(kept.select(kept.loan_id).where(kept.account == one.id, kept.amount != 0).exists())
