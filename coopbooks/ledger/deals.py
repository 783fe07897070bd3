"""Deals in a list: what a word recorded with a voucher, a total and what was paid at once, such as sales and costs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_
from typing import Any

from peewee import JOIN, SQL

from coopbooks.books import Books, Listing, Sort
from coopbooks.days import Period
from coopbooks.ledger.queries import amount_in, is_reversed, matching, saying
from coopbooks.ledger.records import VoucherRecord
from coopbooks.ledger.shapes import label
from coopbooks.money import Money
from coopbooks.reading import words_of

_REVERSAL = VoucherRecord.alias("reversal")


@dataclass(frozen=True, slots=True)
class DealRow:
    """One deal in a list; ``voucher`` is the voucher's id, ``label`` its name, ``person`` the name printed on it.

    ``purposes`` is what it was for, each with its ``name``, where its kind of deals tells that.
    """

    id: int
    voucher: int
    label: str
    day: date
    person: str
    description: str
    total: Money
    paid: Money
    voided: bool
    purposes: tuple[Any, ...] = ()

    @property
    def owed(self) -> Money:
        """What was not paid at once."""
        return self.total - self.paid


@dataclass(frozen=True, slots=True)
class DealTotals:
    """The sums over a list of deals."""

    count: int
    total: Money
    paid: Money

    @property
    def owed(self) -> Money:
        """What was not paid at once."""
        return self.total - self.paid


def list_deals(
    books: Books,
    record: Any,
    keys: Any,
    *,
    voided: bool,
    sought: bool,
    what_for: tuple[Any, Callable[[Any], Any]] | None = None,
) -> Listing[DealRow]:
    """Return the deals kept in ``record`` whose ids ``keys`` selects, newest first, fetched as they are scrolled to.

    Voided ones only if asked; ``sought`` where words are looked up for the keys. They can be sorted by ``day``, by
    ``voucher``, by ``person``, by ``description``, by ``total``, and by what was ``paid`` at once or ``owed``.
    ``what_for`` is a column that tells what each was for, and what makes its purposes of that.
    """
    column, purposes_of = what_for or (SQL("NULL"), lambda _none: ())
    return Listing(
        keys=keys,
        detail=_detail(record, column),
        key=record.id,
        order=(record.day, record.id),
        make=lambda *row: _row(books, row[:-1], purposes_of(row[-1])),
        without=None if voided else is_voided(record),
        unsummed=is_voided(record) if voided else None,
        sorts=_sorts(record),
        known_by=record.voucher,
        sought=sought,
    )


def _detail(record: Any, column: Any) -> Any:
    """What is shown of a deal, with one ``column`` more."""
    columns = (
        record.id,
        VoucherRecord.id,
        VoucherRecord.kind,
        VoucherRecord.year,
        VoucherRecord.number,
        record.day,
        VoucherRecord.concerns,
        VoucherRecord.description,
        record.total,
        record.paid,
        _REVERSAL.id,
        column,
    )
    reversed_by = _REVERSAL.reverses == VoucherRecord.id
    return record.select(*columns).join(VoucherRecord).join(_REVERSAL, JOIN.LEFT_OUTER, on=reversed_by)


def _sorts(record: Any) -> dict[str, Sort]:
    by_number, then = (
        (VoucherRecord.kind, VoucherRecord.year, VoucherRecord.number),
        (VoucherRecord.day, VoucherRecord.id),
    )
    return {
        "day": Sort(()),
        "voucher": Sort(by_number, then, VoucherRecord),
        "person": Sort((VoucherRecord.concerns_key,), then, VoucherRecord),
        "description": Sort((VoucherRecord.description_key,), then, VoucherRecord),
        "total": Sort((record.total,)),
        "paid": Sort((record.paid,)),
        "owed": Sort((record.total - record.paid,)),
    }


def _row(books: Books, row: tuple[Any, ...], purposes: tuple[Any, ...]) -> DealRow:
    id_, voucher, kind, year, number, day, person, description, total, paid, reversal = row
    amounts = books.money(total), books.money(paid)
    name, voided = label(kind, year, number), reversal is not None
    return DealRow(id_, voucher, name, day, person, description, *amounts, voided, purposes)


def deal_totals(books: Books, deals: Listing[DealRow]) -> DealTotals:
    """Return how many deals there are in a list, and what those that stand sum to."""
    record = deals.key.model
    total, paid = deals.sums(record.total, record.paid)
    return DealTotals(deals.count(), books.money(total), books.money(paid))


Named = Callable[[str], Any]
"""Returns the condition on a deal that it has a word elsewhere than in its voucher."""


def keys_of_deals(books: Books, record: Any, period: Period | None, search: str, named: Named | None = None) -> Any:
    """Select the ids of the deals kept in ``record``: of a period, with words or an amount; to be narrowed further."""
    keys = record.select(record.id)
    if period:
        keys = keys.where(record.day >= period.first, record.day < period.after)
    return keys.where(_with_words(books, record, search, named)) if search.strip() else keys


def _with_words(books: Books, record: Any, search: str, named: Named | None) -> Any:
    """The condition on a deal that its voucher has these words, or it or its voucher this amount.

    Each word may be found where ``named`` looks for it, too; what is typed without a letter or figure is none.

    The voucher of a sale with a discount is larger than the sale: people look for what they see in the list.
    """
    words = [word for word in search.split() if words_of(word)]

    def each(ids: Any) -> Any:
        return reduce(and_, (ids.in_(saying(word)) | named(word) for word in words)) if named else None

    found = matching(books, search, record.voucher, each if named and words else None)
    amount = amount_in(books, search)
    return found if amount is None else found | (record.total == amount)


def is_voided(record: Any) -> Any:
    """Return the condition on a deal that its voucher was reversed."""
    return is_reversed(record.voucher)
