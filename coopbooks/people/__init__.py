"""People: customers, suppliers, lenders, donors, and what stands between them and the club."""

from coopbooks.people.debts import (
    Debt,
    SettlementDraft,
    debt_of,
    list_debts,
    owed_since,
    settlement_of,
    settlement_voucher,
)
from coopbooks.people.operations import add_person, change_person, remove_person, take_role
from coopbooks.people.queries import list_people, person
from coopbooks.people.rules import ROLES, Person, PersonDraft

__all__ = [
    "ROLES",
    "Debt",
    "Person",
    "PersonDraft",
    "SettlementDraft",
    "add_person",
    "change_person",
    "debt_of",
    "list_debts",
    "list_people",
    "owed_since",
    "person",
    "remove_person",
    "settlement_of",
    "settlement_voucher",
    "take_role",
]
