"""Statements: what the ledger says of the club, each for any period and with a comparison; from the ledger alone."""

from coopbooks.statements.daybooks import account_card, cash_book, journal, whole
from coopbooks.statements.figures import (
    AccountCard,
    BalanceSheet,
    CashBook,
    Figure,
    IncomeStatement,
    Journal,
    JournalEntry,
    JournalLine,
    JournalRow,
    MonthResult,
    RunningLine,
    StatementRow,
    Sums,
    Totals,
    TrialBalance,
    TrialRow,
    mark_of,
)
from coopbooks.statements.queries import (
    balance_sheet,
    difference,
    income_statement,
    result_by_month,
    trial_balance,
)
from coopbooks.statements.reasons import Difference, Reason
from coopbooks.statements.sentences import said_of_months, tell_more

__all__ = [
    "AccountCard",
    "BalanceSheet",
    "CashBook",
    "Difference",
    "Figure",
    "IncomeStatement",
    "Journal",
    "JournalEntry",
    "JournalLine",
    "JournalRow",
    "MonthResult",
    "Reason",
    "RunningLine",
    "StatementRow",
    "Sums",
    "Totals",
    "TrialBalance",
    "TrialRow",
    "account_card",
    "balance_sheet",
    "cash_book",
    "difference",
    "income_statement",
    "journal",
    "mark_of",
    "result_by_month",
    "said_of_months",
    "tell_more",
    "trial_balance",
    "whole",
]
