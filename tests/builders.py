"""Short ways to say what a test is about: amounts, vouchers as one line of text, what was posted, what was refused."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from coopbooks import costs, ledger, sales
from coopbooks.books import Books, storage
from coopbooks.errors import Refusal
from coopbooks.money import Money
from coopbooks.quantity import Quantity

TODAY = date(2026, 3, 20)
"""The day the fixed clock of every test shows: a Friday."""

_LINE = re.compile(
    r"(?P<account>\S+) (?P<amount>[-+]?[0-9]+(?:\.[0-9]+)?)(?: @(?P<person>[^#]+?))?(?: #(?P<activity>.+))?"
)


def m(amount: str, currency: str = "BOB") -> Money:
    """Money from major units: ``m("12.50")``."""
    return Money.of(amount, currency)


@dataclass(frozen=True)
class Said:
    """One line as a test writes it: ``customers 5.00 @Rosa Quispe #sewing``."""

    account: str
    amount: Money
    person: str | None
    activity: str | None


def said(text: str) -> list[Said]:
    """Read ``cash 13.50 / sales_local -13.50``: accounts by role or code, debit +, credit −."""
    matches = [(part, _LINE.fullmatch(part.strip())) for part in text.split("/")]
    unread = [part for part, match in matches if match is None]
    if unread:
        raise ValueError(f"no voucher line: {unread}")
    return [
        Said(match["account"], m(match["amount"]), match["person"], match["activity"]) for _, match in matches if match
    ]


def account_id(books: Books, role_or_code: str) -> int:
    """Return the account that has this role or this code."""
    if role_or_code[0].isdigit():
        return next(one.id for one in ledger.list_accounts(books, active=None) if one.code == role_or_code)
    return ledger.account_of(books, role_or_code).id


def person_id(books: Books, name: str) -> int:
    """Return the person of this name, put down first if nobody is called so yet."""
    found = storage.execute_sql("SELECT id FROM person WHERE name = ?", (name,)).fetchone()
    if found:
        return int(found[0])
    with books.change("people"):
        sql = "INSERT INTO person (name, folded, customer, supplier) VALUES (?, ?, 1, 1)"
        return int(storage.execute_sql(sql, (name, name.casefold())).lastrowid)


def activity_id(books: Books, name: str) -> int:
    """Return the activity of this name, added first if it is not followed yet."""
    known = {one.name: one.id for one in ledger.list_activities(books, active=None)}
    return known.get(name) or ledger.add_activity(books, name).id


def lines(books: Books, text: str) -> tuple[ledger.Line, ...]:
    """Return the lines a text says: ``lines(books, "cash 13.50 / sales_local -13.50")``."""
    return tuple(
        ledger.Line(
            account_id(books, one.account),
            one.amount,
            person=person_id(books, one.person) if one.person else None,
            activity=activity_id(books, one.activity) if one.activity else None,
        )
        for one in said(text)
    )


def a_voucher(
    books: Books,
    text: str = "cash 13.50 / sales_local -13.50",
    *,
    day: date = TODAY,
    description: str = "Sold bread",
    **also: Any,
) -> ledger.VoucherDraft:
    """Draft a voucher; ``also`` are the other fields of the draft."""
    return ledger.VoucherDraft(day, description, lines(books, text), **also)


def post(books: Books, text: str = "cash 13.50 / sales_local -13.50", **also: Any) -> ledger.Voucher:
    """Post what :func:`a_voucher` drafts."""
    return ledger.post(books, a_voucher(books, text, **also))


def last_voucher(books: Books) -> ledger.Voucher:
    """Return the voucher posted last."""
    return ledger.voucher(books, rows("SELECT max(id) FROM voucher")[0][0])


def assert_posted(voucher: ledger.Voucher, text: str) -> None:
    """Check the lines of a voucher in any order; people and activities only where the text names any."""
    expected = said(text)
    codes = {one.account for one in expected}
    posted = sorted(
        _written(
            line.account.code if line.account.code in codes else line.account.role or line.account.code,
            line.amount,
            _named("person", line.person) if "@" in text else None,
            _named("activity", line.activity) if "#" in text else None,
        )
        for line in voucher.lines
    )
    assert posted == sorted(_written(one.account, one.amount, one.person, one.activity) for one in expected)


def _written(account: str, amount: Money, person: str | None, activity: str | None) -> str:
    return f"{account} {amount.decimal}" + (f" @{person}" if person else "") + (f" #{activity}" if activity else "")


def _named(table: str, row_id: int | None) -> str | None:
    found = storage.execute_sql(f"SELECT name FROM {table} WHERE id = ?", (row_id,)).fetchone()
    return str(found[0]) if found else None


@contextmanager
def assert_refused(reason: str, field: str | None = None) -> Iterator[pytest.ExceptionInfo[Refusal]]:
    """Check that the block is refused for this reason (and, where said, at this field, or in whichever line of it, or
    at ``lines.0.quantity``) in words for people.
    """
    with pytest.raises(Refusal) as caught:
        yield caught
    assert caught.value.reason == reason
    assert field is None or caught.value.field == field or (caught.value.field or "").startswith(f"{field}.")
    assert caught.value.message.endswith((".", "?"))


def rows(sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Ask the open file itself: what lies there, whatever the program says."""
    return [tuple(row) for row in storage.execute_sql(sql, tuple(values)).fetchall()]


def a_sale(
    books: Books,
    *sold: str,
    paid: str | None = None,
    customer: str = "",
    discount: str = "0",
    day: date = TODAY,
    **also: Any,
) -> sales.SaleDraft:
    """Draft a sale: how many of what at which price (``"40 apron 25.00"``), paid into the cash box unless said."""
    parts = [re.fullmatch(r"(\S+) (.+) (\S+)", one) for one in sold or ("40 apron 25.00",)]
    items = tuple(
        sales.SaleLine(None, part[2], Quantity.of(part[1]), "piece", m(part[3])) for part in parts if part is not None
    )
    whole = sales.SaleDraft(day, items, m("0"), m(discount))
    taken = whole.total if paid is None else m(paid)
    who = person_id(books, customer) if customer else None
    typed: dict[str, Any] = {"paid": taken, "box": account_id(books, "cash") if taken else None, "customer": who}
    return replace(whole, **{**typed, **also})


def a_cost(
    books: Books,
    bought: str = "rent 300.00",
    *,
    paid: str | None = None,
    supplier: str = "",
    day: date = TODAY,
    **also: Any,
) -> costs.CostDraft:
    """Draft a cost, its lines as in :func:`lines`; paid wholly out of the cash box unless said."""
    items = tuple(
        costs.CostLine(int(line.account), line.amount, activity=line.activity) for line in lines(books, bought)
    )
    whole = costs.CostDraft(day, items, m("0"))
    taken = whole.total if paid is None else m(paid)
    who = person_id(books, supplier) if supplier else None
    typed: dict[str, Any] = {"paid": taken, "box": account_id(books, "cash") if taken else None, "supplier": who}
    return replace(whole, **{**typed, **also})


class _TakenBackError(Exception):
    """What ends a change that shall not be kept."""


@contextmanager
def rolled_back(books: Books) -> Iterator[None]:
    """Do what is inside the block, and then see it all taken back."""
    with suppress(_TakenBackError), books.change("ledger"):
        yield
        raise _TakenBackError


def spaced(text: str) -> str:
    """Return a text with usual blanks where the program keeps a sign and its figure on one line."""
    return text.replace("\xa0", " ").replace("\u202f", " ")


def a_pdf(words: str = "") -> bytes:
    """Return a PDF of one blank page, and some words that nobody sees."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj trailer<</Root 1 0 R>>\n%"
    ) + f"{words}\n%%EOF\n".encode()
