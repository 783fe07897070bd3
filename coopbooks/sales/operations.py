"""What can be done about sales: record one, correct it, take a customer's payment."""

from coopbooks import ledger, people, products
from coopbooks.books import Books
from coopbooks.ledger import Voucher, VoucherDraft
from coopbooks.people import SettlementDraft
from coopbooks.sales.queries import Sale, sale
from coopbooks.sales.records import SaleLineRecord, SaleRecord
from coopbooks.sales.rules import SaleDraft, check, postings, tidy


def sale_voucher(books: Books, draft: SaleDraft) -> VoucherDraft:
    """Return the voucher a sale makes; refuses, at its field, what cannot be sold so."""
    check(draft)
    if draft.box is not None:
        ledger.box(books, draft.box)
    customer = people.person(books, draft.customer).label if draft.customer else ""
    return postings(draft, customer)


def record_sale(books: Books, draft: SaleDraft) -> Sale:
    """Record a sale: paid now, on credit, or partly. Tells watchers: ``sales``, ``ledger``."""
    with books.change("sales"):
        posted = ledger.post(books, sale_voucher(books, draft))
        return _keep(books, tidy(draft), posted)


def correct_sale(books: Books, sale_id: int, draft: SaleDraft) -> Sale:
    """Record a sale again as it should have been and take the wrong one back. Tells watchers: ``sales``, ``ledger``."""
    with books.change("sales"):
        posted = ledger.correct(books, sale(books, sale_id).voucher, sale_voucher(books, draft))
        return _keep(books, tidy(draft), posted)


def _keep(books: Books, draft: SaleDraft, posted: Voucher) -> Sale:
    if draft.customer:
        people.take_role(books, draft.customer, "customer")
    new = SaleRecord.keep(
        voucher=posted.id,
        day=draft.day,
        customer=draft.customer,
        box=draft.box,
        kind=draft.kind,
        activity=draft.activity,
        discount=draft.discount,
        total=draft.total,
        paid=draft.paid,
        note=draft.note,
        order=draft.order,
    )
    for line in draft.lines:
        SaleLineRecord.keep(
            sale_id=new,
            product=line.product,
            description=line.description,
            quantity=line.quantity,
            unit=line.unit,
            price=line.price,
            amount=line.amount,
        )
        if line.product:
            products.take_price(books, line.product, line.price)
    return Sale(new, posted.id, posted.label, posted.concerns, draft, voided=False)


def payment_voucher(books: Books, draft: SettlementDraft, corrects: int | None = None) -> VoucherDraft:
    """Return the voucher of a customer's payment; refuses what cannot be paid so."""
    return people.settlement_voucher(books, draft, "customers", corrects)


def receive_payment(books: Books, draft: SettlementDraft) -> Voucher:
    """Take a customer's payment of what is owed; refuses more than that. Tells watchers: ``sales``, ``ledger``."""
    with books.change("sales"):
        return ledger.post(books, payment_voucher(books, draft))


def correct_payment(books: Books, voucher_id: int, draft: SettlementDraft) -> Voucher:
    """Record a payment again as it should have been. Tells watchers: ``sales``, ``ledger``."""
    with books.change("sales"):
        return ledger.correct(books, voucher_id, payment_voucher(books, draft, voucher_id))
