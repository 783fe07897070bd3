"""Grants: what donors agreed to give, the purposes it is for, what came, what was spent, what is left.

Money that came is owed to its purpose until it is spent: it stands among the grants not yet spent, and each line there
says for which purpose. What is spent on one says so when it is recorded, as a cost or as a machine; the same voucher
then takes it off there, as income, or as capital where it bought something that is kept.
"""

from coopbooks.grants.gifts import (
    GiftDraft,
    GiftLine,
    correct_gift,
    gift_of,
    gift_voucher,
    list_gift_categories,
    record_gift,
)
from coopbooks.grants.money import (
    BackDraft,
    MoneyDraft,
    back_of,
    back_voucher,
    correct_back,
    correct_money,
    give_back,
    money_of,
    money_voucher,
    receive_money,
    value_without_name,
)
from coopbooks.grants.operations import change_grant, record_grant
from coopbooks.grants.queries import (
    BACK_WORD,
    GIFT_WORD,
    MONEY_WORD,
    grant,
    grant_of,
    grants_exist,
    list_grants,
    list_plans,
    list_purposes,
    purpose,
)
from coopbooks.grants.report import GrantMove, GrantReport, grant_report
from coopbooks.grants.rules import Grant, GrantDraft, Plan, Purpose, PurposeDraft, parts
from coopbooks.grants.spending import Spending, applied_lines, doubts, gift_line

__all__ = [
    "BACK_WORD",
    "GIFT_WORD",
    "MONEY_WORD",
    "BackDraft",
    "GiftDraft",
    "GiftLine",
    "Grant",
    "GrantDraft",
    "GrantMove",
    "GrantReport",
    "MoneyDraft",
    "Plan",
    "Purpose",
    "PurposeDraft",
    "Spending",
    "applied_lines",
    "back_of",
    "back_voucher",
    "change_grant",
    "correct_back",
    "correct_gift",
    "correct_money",
    "doubts",
    "gift_line",
    "gift_of",
    "gift_voucher",
    "give_back",
    "grant",
    "grant_of",
    "grant_report",
    "grants_exist",
    "list_gift_categories",
    "list_grants",
    "list_plans",
    "list_purposes",
    "money_of",
    "money_voucher",
    "parts",
    "purpose",
    "receive_money",
    "record_gift",
    "record_grant",
    "value_without_name",
]
