"""What is kept of a loan: put together from its rows, its terms from those of a plan, its story from both."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from peewee import JOIN

from coopbooks import ledger
from coopbooks.books import Books, storage
from coopbooks.ledger.records import LoanBalanceRecord, VoucherRecord
from coopbooks.ledger.shapes import label
from coopbooks.loans.drafts import Loan, LoanPayment, PlanVersion
from coopbooks.loans.postings import ACCRUED, Booked, Party, Worth
from coopbooks.loans.records import InstalmentRecord, LoanRecord, PaymentRecord
from coopbooks.loans.shapes import Payment, Plan, PlanRow
from coopbooks.loans.terms import Terms
from coopbooks.money import Money
from coopbooks.quantity import Quantity

_DAYS: Final = ("disbursed_on", "first_due")
_AS_THEY_ARE: Final = (
    *("instalments", "method", "rate_per", "every", "unit", "missing_day", "grace"),
    *("grace_kind", "basis", "rounding", "step", "step_rounding", "running", "interest_by", "late"),
    *("ahead", "pay_off_to"),
)
"""The terms a plan keeps under their own name and as they are."""
_KEPT: Final = (
    *("id", "loan_id", "voucher_id", "reason", "act", "principal", "rate", "instalment", "levelled", "late_rate"),
    *("late_amount", "pay_order", "recorded_by", "recorded_at", *_DAYS, *_AS_THEY_ARE),
)
_LOANS: Final = """
    SELECT loan.id, side, person_id, person.name, person.detail, account_id, currency, way, contract, note, voucher_id,
           plan_id, paid_fine, paid_interest, paid_principal
    FROM loan JOIN person ON person.id = person_id WHERE loan.id IN (SELECT value FROM json_each(?))
"""
_PLANS: Final = f"""
    SELECT {", ".join(_KEPT)}, id IN (SELECT plan_id FROM loan_plan_taken_back) AS taken_back
    FROM loan_plan WHERE loan_id IN (SELECT value FROM json_each(?)) ORDER BY id
"""  # noqa: S608 - our own names only
_REVERSAL: Final = VoucherRecord.alias("reversal")


def columns_of(terms: Terms) -> dict[str, Any]:
    """Return terms as the columns of a plan."""
    plain = {name: getattr(terms, name) for name in (*_DAYS, *_AS_THEY_ARE)}
    return plain | {
        "principal": terms.principal.minor,
        "rate": Quantity.of(terms.rate),
        "instalment": terms.instalment and terms.instalment.minor,
        "late_rate": Quantity.of(terms.late_rate),
        "late_amount": terms.late_amount and terms.late_amount.minor,
        "levelled": terms.levelled,
        "pay_order": terms.order,
    }


def _plans(ids: Iterable[int]) -> Iterator[dict[str, Any]]:
    """Every plan of some loans, column by column, in the order they were agreed in."""
    for row in storage.plain(_PLANS, json_of(ids)):
        yield dict(zip((*_KEPT, "taken_back"), row, strict=True))


def terms_of(row: Mapping[str, Any], currency: str) -> Terms:
    """Return the terms that a plan keeps."""

    def money(minor: int | None) -> Money | None:
        return None if minor is None else Money(minor, currency)

    return Terms(
        principal=Money(row["principal"], currency),
        disbursed_on=date.fromisoformat(row["disbursed_on"]),
        first_due=date.fromisoformat(row["first_due"]),
        rate=_percent(row["rate"]),
        instalment=money(row["instalment"]),
        levelled=bool(row["levelled"]),
        late_rate=_percent(row["late_rate"]),
        late_amount=money(row["late_amount"]),
        order=row["pay_order"],
        **{name: row[name] for name in _AS_THEY_ARE},
    )


def _percent(micros: int) -> Decimal:
    """Millionths as they were typed, without the noughts: 8.24, 10."""
    value = Quantity(micros).decimal
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def loan(books: Books, loan_id: int) -> Loan:
    """Return one loan by id."""
    return loans_of(books, (loan_id,))[loan_id]


def loan_of_voucher(books: Books, voucher_id: int) -> Loan:
    """Return the loan a voucher is about: it came by it, or was paid or taken back by it."""
    [found] = storage.plain("SELECT max(loan_id) FROM line WHERE voucher_id = ?", voucher_id).fetchone()
    if found is None:
        raise LookupError("no loan of such a voucher")
    return loan(books, found)


def loans_of(books: Books, ids: Iterable[int]) -> dict[int, Loan]:  # noqa: ARG001 - every question is asked of open books
    """Return loans by their ids."""
    wanted = set(ids)
    plans = plans_by_loan(wanted)
    rows = storage.plain(_LOANS, json_of(wanted)).fetchall()
    if len(rows) < len(wanted):
        raise LookupError(f"no loan {wanted - {row[0] for row in rows}}")
    return {row[0]: _loan(row, plans[row[0]]) for row in rows}


def plans_by_loan(wanted: Iterable[int], newest: int | None = None) -> dict[int, list[dict[str, Any]]]:
    """Return the plans of loans, column by column, in the order they were agreed in, without those taken back.

    Where a ``newest`` one is said, as they were while that was in force, as far as no earlier one was taken back since.
    """
    plans: dict[int, list[dict[str, Any]]] = {}
    for row in _plans(wanted):
        if newest is not None and row["id"] > newest:
            break
        if row["voucher_id"] is not None:  # it was recorded again: whatever was agreed about it as it was, is gone
            plans[row["loan_id"]] = []
        if not row["taken_back"] or row["id"] == newest:
            plans[row["loan_id"]].append(row)
    return plans


def _loan(row: Sequence[Any], plans: Sequence[dict[str, Any]]) -> Loan:
    id_, side, person, name, detail, account, currency, way, contract, note, voucher, plan, *minors = row
    first, now = (terms_of(one, currency) for one in (plans[0], plans[-1]))
    return Loan(
        id=id_,
        side=side,
        person=person,
        name=f"{name} ({detail})" if detail else name,
        account=account,
        way=way,
        contract=contract,
        note=note,
        voucher=voucher,
        plan=plans[-1]["id"],
        first=first,
        terms=now,
        paid=Payment(now.disbursed_on, *(Money(minor, currency) for minor in minors)),
        voided=plan is None,
    )


def json_of(ids: Iterable[int]) -> str:
    """Return ids as a statement takes them."""
    return json.dumps(sorted(ids))


def list_payments(books: Books, loan_id: int) -> tuple[LoanPayment, ...]:
    """Return what was paid of a loan, the oldest first; what was voided among it."""
    return _payments(books, PaymentRecord.loan == loan_id)


def payment_of_voucher(books: Books, voucher_id: int) -> LoanPayment:
    """Return the payment a voucher was made for."""
    found = _payments(books, PaymentRecord.voucher == voucher_id)
    if not found:
        raise LookupError("no such payment")
    return found[0]


def _payments(books: Books, condition: Any) -> tuple[LoanPayment, ...]:
    record = PaymentRecord
    columns = (
        record.id,
        record.loan,
        record.plan,
        record.voucher,
        VoucherRecord.kind,
        VoucherRecord.year,
        VoucherRecord.number,
    )
    parts = (record.day, record.fine, record.interest, record.principal, LoanRecord.currency, record.note)
    query = (
        record.select(*columns, *parts, _REVERSAL.id)
        .join(VoucherRecord, on=(VoucherRecord.id == record.voucher))
        .join(LoanRecord, on=(LoanRecord.id == record.loan))
        .join(_REVERSAL, JOIN.LEFT_OUTER, on=(_REVERSAL.reverses == record.voucher))
        .where(condition)
        .order_by(record.id)
    )
    worth = _worth(query)
    found = []
    for id_, one, plan, voucher, kind, year, number, day, *minors, currency, note, reversal in query.tuples():
        paid = Payment(day, *(Money(minor, currency) for minor in minors))
        named = (id_, one, plan, voucher, label(kind, year, number), day)
        found.append(LoanPayment(*named, paid, note, books.money(worth.get(voucher)), voided=reversal is not None))
    return tuple(found)


def _worth(query: Any) -> dict[int, int]:
    """What came into or went out of boxes, or was kept back from pay, with each voucher of some payments."""
    vouchers = query.clone().select(PaymentRecord.voucher)
    sql, values = vouchers.sql()
    rows = storage.execute_sql(
        "SELECT line.voucher_id, abs(sum(line.amount)) FROM line JOIN account ON account.id = line.account_id "  # noqa: S608
        f"WHERE line.voucher_id IN ({sql}) AND (account.box <> '' OR account.role = 'member_pay') "
        "GROUP BY line.voucher_id",
        values,
    )
    return dict(rows.fetchall())


def versions(books: Books, one: Loan) -> tuple[PlanVersion, ...]:  # noqa: ARG001
    """Return every plan of a loan, the oldest first, also those that hold no longer."""
    return tuple(
        PlanVersion(
            row["id"],
            number,
            Plan(terms_of(row, one.currency), _rows_of(row["id"], one.currency)),
            row["reason"],
            row["act"],
            row["recorded_by"],
            datetime.fromisoformat(row["recorded_at"]),
            taken_back=bool(row["taken_back"]),
        )
        for number, row in enumerate(_plans((one.id,)), 1)
    )


def _rows_of(plan: int, currency: str) -> tuple[PlanRow, ...]:
    """The rows of a plan as they are kept."""
    query = InstalmentRecord.select().where(InstalmentRecord.plan == plan).order_by(InstalmentRecord.number)
    rows = []
    for each in query:
        amounts = (each.opening, each.accrued, each.interest, each.principal, each.opening - each.principal)
        opening, accrued, interest, principal, balance = (Money(minor, currency) for minor in amounts)
        rows.append(PlanRow(each.number, each.start, each.due, opening, accrued, interest, principal, balance))
    return tuple(rows)


def party_of(one: Loan) -> Party:
    """Return whom the lines of a loan are with."""
    return Party(one.side, one.person, one.name, one.account, one.id, one.contract)


def booked(books: Books, one: Loan, without: int | None = None) -> Booked:
    """Return what stands in the books of a loan, as if the voucher ``without`` had never been."""
    accrued = ledger.account_of(books, ACCRUED[one.side]).id
    sign = -party_of(one).sign
    stands = {one.account: (0, 0), accrued: (0, 0)}
    record = LoanBalanceRecord
    query = record.select(record.account, record.amount, record.foreign_amount).where(record.loan_id == one.id)
    stands |= {account: (amount, own) for account, amount, own in query.tuples()}
    for line in ledger.voucher(books, without).lines if without else ():
        if line.loan == one.id and line.account.id in stands:
            amount, own = stands[line.account.id]
            back = line.foreign.amount.minor if line.foreign else 0
            stands[line.account.id] = amount - line.amount.minor, own - back

    def worth(account: int) -> Worth:
        amount, own = (sign * figure for figure in stands[account])
        value = books.money(amount)
        return Worth(value if one.currency == value.currency else Money(own, one.currency), value)

    return Booked(worth(one.account), worth(accrued))
