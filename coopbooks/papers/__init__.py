"""Papers: figures made into PDF, one function for each paper; the same figures on the same sheet give the same bytes.

``papers.income_statement(statement, papers.Sheet(books.club, books.now(), books.who))`` returns the file. A paper
speaks the language of its sheet whatever the window speaks. Long papers take a ``progress``: it is told how much is
done, and what it raises stops the print.

:mod:`coopbooks.papers.charts` draws figures for paper and, as SVG, for the screen.
"""

from coopbooks.papers.account_card import account_card
from coopbooks.papers.advance_receipt import advance_receipt
from coopbooks.papers.balance_sheet import balance_sheet
from coopbooks.papers.cash_book import cash_book
from coopbooks.papers.cash_count import cash_count
from coopbooks.papers.cost_sheet import cost_sheet
from coopbooks.papers.day_sheet import day_sheet
from coopbooks.papers.envelopes import bank_list, envelope_labels
from coopbooks.papers.grant_report import grant_report
from coopbooks.papers.income_statement import income_statement
from coopbooks.papers.journal import journal
from coopbooks.papers.loan_offers import loan_offers
from coopbooks.papers.loan_plan import loan_plan
from coopbooks.papers.loan_statement import loan_statement
from coopbooks.papers.machine_card import machine_card
from coopbooks.papers.member_settlement import member_settlement
from coopbooks.papers.member_statement import member_statement
from coopbooks.papers.pay_list import pay_list
from coopbooks.papers.payout_slip import payout_slips
from coopbooks.papers.price_list import price_list
from coopbooks.papers.receipt import receipt
from coopbooks.papers.sheet import SIZES, Sheet
from coopbooks.papers.stock_card import stock_card
from coopbooks.papers.stock_count import stock_count
from coopbooks.papers.surplus_record import surplus_record
from coopbooks.papers.trial_balance import trial_balance
from coopbooks.papers.voucher import voucher

__all__ = [
    "SIZES",
    "Sheet",
    "account_card",
    "advance_receipt",
    "balance_sheet",
    "bank_list",
    "cash_book",
    "cash_count",
    "cost_sheet",
    "day_sheet",
    "envelope_labels",
    "grant_report",
    "income_statement",
    "journal",
    "loan_offers",
    "loan_plan",
    "loan_statement",
    "machine_card",
    "member_settlement",
    "member_statement",
    "pay_list",
    "payout_slips",
    "price_list",
    "receipt",
    "stock_card",
    "stock_count",
    "surplus_record",
    "trial_balance",
    "voucher",
]
