"""Sales: what the club sold, what was paid, and what customers owe."""

from coopbooks.people import SettlementDraft as PaymentDraft
from coopbooks.sales.operations import (
    correct_payment,
    correct_sale,
    payment_voucher,
    receive_payment,
    record_sale,
    sale_voucher,
)
from coopbooks.sales.queries import (
    Sale,
    SaleFilter,
    list_debts,
    list_sales,
    sale,
    sale_of_voucher,
    usual_customer,
    usual_sale,
)
from coopbooks.sales.rules import SaleDraft, SaleLine

__all__ = [
    "PaymentDraft",
    "Sale",
    "SaleDraft",
    "SaleFilter",
    "SaleLine",
    "correct_payment",
    "correct_sale",
    "list_debts",
    "list_sales",
    "payment_voucher",
    "receive_payment",
    "record_sale",
    "sale",
    "sale_of_voucher",
    "sale_voucher",
    "usual_customer",
    "usual_sale",
]
