"""Every voucher as a journal of hledger, another program that keeps books, so that it can add them up by itself."""

from collections.abc import Iterator
from datetime import date

from coopbooks import ledger, statements
from coopbooks.books import Books
from coopbooks.days import Period
from coopbooks.statements import JournalEntry

EVERYTHING = Period.through(date(2020, 1, 1), date(2029, 12, 31))
"""Every year of the practice books and some more; a journal is asked for month by month."""


def journal(books: Books) -> str:
    """Write all vouchers: accounts by code, declared so that a misspelt one is refused; debit +, credit −."""
    entries = statements.journal(books, EVERYTHING).entries
    codes = [one.code for one in ledger.list_accounts(books, active=None)]
    written = (line for entry in entries for line in _transaction(entry))
    return "\n".join(("commodity 1000.00 BOB", *(f"account {code}" for code in codes), *written, ""))


def _transaction(entry: JournalEntry) -> Iterator[str]:
    description = entry.voucher.description.replace(";", ",").replace("|", "/").replace("\n", " ")
    yield f"{entry.voucher.day.isoformat()} ({entry.voucher.label}) {description}"
    for line in entry.lines:
        yield f"    {line.account.code}  {line.amount.decimal} BOB"
