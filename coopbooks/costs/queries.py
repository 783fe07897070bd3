"""What can be asked about costs and what the club owes suppliers."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from coopbooks import ledger, people
from coopbooks.books import Books, Listing
from coopbooks.costs.purposes import LINES, is_for, purposes_of
from coopbooks.costs.records import CostLineRecord, CostRecord
from coopbooks.costs.rules import CostDraft, CostLine
from coopbooks.days import Period
from coopbooks.ledger import (
    Account,
    DealRow,
    is_category,
    is_voided,
    keys_of_deals,
    list_deals,
)
from coopbooks.people import Debt
from coopbooks.quantity import Quantity


@dataclass(frozen=True, slots=True)
class CostFilter:
    """Which costs: in a period, from a supplier, of a category or activity, with words or an amount.

    Words are found in the voucher and in the names of what a cost was for.

    Voided ones only if asked. With a category or activity, whole costs are listed that have a line of it.
    """

    period: Period | None = None
    supplier: int | None = None
    account: int | None = None
    activity: int | None = None
    search: str = ""
    voided: bool = False


@dataclass(frozen=True, slots=True)
class Cost:
    """One cost whole: what was typed, the voucher it made (id and name), and whether it was voided since."""

    id: int
    voucher: int
    label: str
    supplier_name: str
    draft: CostDraft
    voided: bool


def list_categories(books: Books) -> list[Account]:
    """Return the accounts a cost can be recorded on, in the order of the chart."""
    return [account for account in ledger.list_accounts(books, postable=True) if is_category(account)]


def cost(books: Books, cost_id: int) -> Cost:
    """Return one cost by id."""
    return _cost(books, CostRecord.id == cost_id)


def cost_of_voucher(books: Books, voucher_id: int) -> Cost:
    """Return the cost a voucher was made for."""
    return _cost(books, CostRecord.voucher == voucher_id)


def _cost(books: Books, condition: Any) -> Cost:
    row = CostRecord.get_or_none(condition)
    if row is None:
        raise LookupError("no such cost")
    draft = CostDraft(
        day=row.day,
        lines=_lines(books, row.id),
        paid=books.money(row.paid),
        box=row.box_id,
        supplier=row.supplier_id,
        document=row.document,
        note=row.note,
        order=row.order_id,
    )
    posted = ledger.voucher(books, row.voucher_id)
    return Cost(row.id, posted.id, posted.label, posted.concerns, draft, posted.voided)


def _lines(books: Books, cost_id: int) -> tuple[CostLine, ...]:
    rows = CostLineRecord.select().where(CostLineRecord.cost_id == cost_id).order_by(CostLineRecord.id)
    return tuple(
        CostLine(
            row.account_id,
            books.money(row.amount),
            row.description,
            row.activity_id,
            row.material_id,
            None if row.quantity is None else Quantity(row.quantity),
            row.unit,
            row.freight,
            row.purpose_id,
        )
        for row in rows
    )


def usual_cost(books: Books, supplier: int | None) -> CostDraft | None:
    """Return the last cost from a supplier (from nobody in particular: None), to propose the next like it."""
    row = (
        CostRecord.select(CostRecord.id)
        .where(CostRecord.supplier == supplier if supplier else CostRecord.supplier.is_null(), ~is_voided(CostRecord))
        .order_by(CostRecord.day.desc(), CostRecord.id.desc())
        .first()
    )
    return None if row is None else cost(books, row.id).draft


def last_bought(books: Books, material: int) -> CostLine | None:
    """Return the line a material was bought by last, as it stands on the bill; None where it never was."""
    row = (
        CostLineRecord.select(CostLineRecord.id, CostLineRecord.cost_id)
        .join(CostRecord, on=CostLineRecord.cost_id == CostRecord.id)
        .where(CostLineRecord.material == material, ~is_voided(CostRecord))
        .order_by(CostRecord.day.desc(), CostLineRecord.id.desc())
        .first()
    )
    lines = () if row is None else cost(books, row.cost_id).draft.lines
    return next((line for line in reversed(lines) if line.material == material), None)


def list_costs(books: Books, wanted: CostFilter | None = None) -> Listing[DealRow]:
    """Return the costs that fit, newest first, fetched as they are scrolled to."""
    asked = wanted or CostFilter()
    sought = bool(asked.search.strip())
    what_for = LINES, lambda lines: purposes_of(books, lines)
    return list_deals(books, CostRecord, _fitting(books, asked), voided=asked.voided, sought=sought, what_for=what_for)


def _fitting(books: Books, wanted: CostFilter) -> Any:
    """The ids of what fits, voided or not."""
    keys = keys_of_deals(books, CostRecord, wanted.period, wanted.search, partial(is_for, books))
    if wanted.supplier:
        keys = keys.where(CostRecord.supplier == wanted.supplier)
    if wanted.account or wanted.activity:
        keys = keys.where(CostRecord.id.in_(_having_lines(wanted)))
    return keys


def _having_lines(wanted: CostFilter) -> Any:
    lines = CostLineRecord.select(CostLineRecord.cost_id)
    if wanted.account:
        lines = lines.where(CostLineRecord.account == wanted.account)
    if wanted.activity:
        lines = lines.where(CostLineRecord.activity == wanted.activity)
    return lines


def list_debts(books: Books) -> list[Debt]:
    """Return which suppliers the club owes how much, the largest first."""
    return people.list_debts(books, "suppliers")
