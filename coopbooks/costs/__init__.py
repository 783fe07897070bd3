"""Costs: what the club bought or paid, what for, and what it owes suppliers."""

from coopbooks.costs.operations import (
    correct_cost,
    correct_payment,
    cost_voucher,
    pay_supplier,
    payment_voucher,
    record_cost,
)
from coopbooks.costs.purposes import CostPurpose, freight_words
from coopbooks.costs.queries import (
    Cost,
    CostFilter,
    cost,
    cost_of_voucher,
    last_bought,
    list_categories,
    list_costs,
    list_debts,
    usual_cost,
)
from coopbooks.costs.rules import CostDraft, CostLine, landed
from coopbooks.people import SettlementDraft as PaymentDraft

__all__ = [
    "Cost",
    "CostDraft",
    "CostFilter",
    "CostLine",
    "CostPurpose",
    "PaymentDraft",
    "correct_cost",
    "correct_payment",
    "cost",
    "cost_of_voucher",
    "cost_voucher",
    "freight_words",
    "landed",
    "last_bought",
    "list_categories",
    "list_costs",
    "list_debts",
    "pay_supplier",
    "payment_voucher",
    "record_cost",
    "usual_cost",
]
