"""What can be asked about sales and what customers owe."""

from dataclasses import dataclass
from typing import Any, Final

from coopbooks import ledger, people
from coopbooks.books import Books, Listing
from coopbooks.days import Period
from coopbooks.ledger import DealRow, is_voided, keys_of_deals, list_deals
from coopbooks.people import Debt
from coopbooks.quantity import Quantity
from coopbooks.sales.records import SaleLineRecord, SaleRecord
from coopbooks.sales.rules import SaleDraft, SaleLine

_IN_A_ROW: Final = 3
"""Sales to the same customer after which the next one is likely hers, too."""


@dataclass(frozen=True, slots=True)
class SaleFilter:
    """Which sales: in a period, to a customer, of an activity, with words or an amount; voided ones only if asked."""

    period: Period | None = None
    customer: int | None = None
    activity: int | None = None
    search: str = ""
    voided: bool = False


@dataclass(frozen=True, slots=True)
class Sale:
    """One sale whole: what was typed, the voucher it made (id and name), and whether it was voided since."""

    id: int
    voucher: int
    label: str
    customer_name: str
    draft: SaleDraft
    voided: bool


def sale(books: Books, sale_id: int) -> Sale:
    """Return one sale by id."""
    return _sale(books, SaleRecord.id == sale_id)


def sale_of_voucher(books: Books, voucher_id: int) -> Sale:
    """Return the sale a voucher was made for."""
    return _sale(books, SaleRecord.voucher == voucher_id)


def _sale(books: Books, condition: Any) -> Sale:
    row = SaleRecord.get_or_none(condition)
    if row is None:
        raise LookupError("no such sale")
    draft = SaleDraft(
        day=row.day,
        lines=_lines(books, row.id),
        paid=books.money(row.paid),
        box=row.box_id,
        customer=row.customer_id,
        discount=books.money(row.discount),
        kind=row.kind,
        activity=row.activity_id,
        note=row.note,
        order=row.order_id,
    )
    posted = ledger.voucher(books, row.voucher_id)
    return Sale(row.id, posted.id, posted.label, posted.concerns, draft, posted.voided)


def _lines(books: Books, sale_id: int) -> tuple[SaleLine, ...]:
    rows = SaleLineRecord.select().where(SaleLineRecord.sale_id == sale_id).order_by(SaleLineRecord.id)
    return tuple(_line(books, row) for row in rows)


def _line(books: Books, row: Any) -> SaleLine:
    return SaleLine(row.product_id, row.description, Quantity(row.quantity), row.unit, books.money(row.price))


def list_sales(books: Books, wanted: SaleFilter | None = None) -> Listing[DealRow]:
    """Return the sales that fit, newest first, fetched as they are scrolled to."""
    asked = wanted or SaleFilter()
    return list_deals(books, SaleRecord, _fitting(books, asked), voided=asked.voided, sought=bool(asked.search.strip()))


def _fitting(books: Books, wanted: SaleFilter) -> Any:
    """The ids of what fits, voided or not."""
    keys = keys_of_deals(books, SaleRecord, wanted.period, wanted.search)
    if wanted.customer:
        keys = keys.where(SaleRecord.customer == wanted.customer)
    if wanted.activity:
        keys = keys.where(SaleRecord.activity == wanted.activity)
    return keys


def list_debts(books: Books) -> list[Debt]:
    """Return which customers owe how much, the largest first."""
    return people.list_debts(books, "customers")


def usual_sale(books: Books, customer: int | None) -> SaleDraft | None:
    """Return the last sale to a customer (to nobody in particular: None), whose choices are proposed for the next."""
    row = (
        SaleRecord.select(SaleRecord.id)
        .where(SaleRecord.customer == customer if customer else SaleRecord.customer.is_null(), ~is_voided(SaleRecord))
        .order_by(SaleRecord.day.desc(), SaleRecord.id.desc())
        .first()
    )
    return None if row is None else sale(books, row.id).draft


def usual_customer(books: Books) -> int | None:  # noqa: ARG001 - every question is asked of an open set of books
    """Return whom the last few sales were to, one after the other; None where that was nobody, or several."""
    last = (
        SaleRecord.select(SaleRecord.customer_id)
        .where(~is_voided(SaleRecord))
        .order_by(SaleRecord.day.desc(), SaleRecord.id.desc())
        .limit(_IN_A_ROW)
    )
    customers = [row[0] for row in last.tuples()]
    return customers[0] if len(customers) == _IN_A_ROW and len(set(customers)) == 1 else None
