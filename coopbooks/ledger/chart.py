"""The starter chart of accounts: codes, names, where each stands in the statements, and the role each plays.

Words post to roles, never to codes: the club may rename, recode, add and re-map as it likes.
"""

from dataclasses import dataclass
from typing import Final

from coopbooks.i18n import N_

NATURES: Final = {
    "current_assets": "asset",
    "fixed_assets": "asset",
    "current_liabilities": "liability",
    "long_term_liabilities": "liability",
    "equity": "equity",
    "sales": "income",
    "returns": "income",
    "other_income": "income",
    "production_costs": "cost",
    "administration": "expense",
    "selling": "expense",
    "financial": "expense",
    "taxes": "expense",
    "other_expenses": "expense",
}
"""Where an account stands in the statements, and what it therefore is."""


@dataclass(frozen=True, slots=True)
class StandardAccount:
    """One account of the starter chart. ``name`` is the English one; without a section it heads several."""

    code: str
    name: str
    section: str | None = None
    role: str | None = None
    box: str = ""
    currency: str | None = None
    heading: bool = False


def _heading(code: str, name: str, section: str | None = None) -> StandardAccount:
    return StandardAccount(code, name, section, heading=True)


def _account(code: str, name: str, section: str, role: str | None = None) -> StandardAccount:
    return StandardAccount(code, name, section, role)


_ASSETS: Final = (
    _heading("1", N_("Assets")),
    _heading("1.1", N_("Current assets"), "current_assets"),
    _heading("1.1.1", N_("Available"), "current_assets"),
    StandardAccount("1.1.1.01", N_("Cash box"), "current_assets", "cash", "cash"),
    StandardAccount("1.1.1.02", N_("Petty cash"), "current_assets", box="cash"),
    StandardAccount("1.1.1.03", N_("Cash in dollars"), "current_assets", box="cash", currency="USD"),
    StandardAccount("1.1.1.04", N_("Bank"), "current_assets", box="bank"),
    _heading("1.1.2", N_("Receivable"), "current_assets"),
    _account("1.1.2.01", N_("Customers"), "current_assets", "customers"),
    _account("1.1.2.02", N_("Advances to members"), "current_assets", "member_advances"),
    _account("1.1.2.03", N_("Loans to members"), "current_assets", "member_loans"),
    _account("1.1.2.04", N_("Interest receivable"), "current_assets", "interest_receivable"),
    _account("1.1.2.05", N_("Dues and fines receivable"), "current_assets", "member_dues_receivable"),
    _account("1.1.2.06", N_("Advances to suppliers"), "current_assets", "supplier_advances"),
    _account("1.1.2.07", N_("VAT credit"), "current_assets", "vat_credit"),
    _heading("1.1.3", N_("Inventories"), "current_assets"),
    _account("1.1.3.01", N_("Materials"), "current_assets", "materials"),
    _account("1.1.3.02", N_("Work in progress"), "current_assets", "work_in_progress"),
    _account("1.1.3.03", N_("Finished products"), "current_assets", "finished_products"),
    _heading("1.2", N_("Non-current assets"), "fixed_assets"),
    _heading("1.2.1", N_("Fixed assets"), "fixed_assets"),
    _account("1.2.1.01", N_("Machines and equipment"), "fixed_assets", "machines"),
    _account("1.2.1.02", N_("Furniture"), "fixed_assets", "furniture"),
    _account("1.2.1.03", N_("Tools"), "fixed_assets", "tools"),
    _account("1.2.1.04", N_("Computers"), "fixed_assets", "computers"),
    _heading("1.2.2", N_("(−) Accumulated depreciation"), "fixed_assets"),
    _account("1.2.2.01", N_("(−) Depreciation of machines"), "fixed_assets", "machines_depreciation"),
    _account("1.2.2.02", N_("(−) Depreciation of furniture"), "fixed_assets", "furniture_depreciation"),
    _account("1.2.2.03", N_("(−) Depreciation of tools"), "fixed_assets", "tools_depreciation"),
    _account("1.2.2.04", N_("(−) Depreciation of computers"), "fixed_assets", "computers_depreciation"),
)

_LIABILITIES: Final = (
    _heading("2", N_("Liabilities")),
    _heading("2.1", N_("Current liabilities"), "current_liabilities"),
    _heading("2.1.1", N_("Trade payables"), "current_liabilities"),
    _account("2.1.1.01", N_("Suppliers"), "current_liabilities", "suppliers"),
    _account("2.1.1.02", N_("Advances from customers"), "current_liabilities", "customer_advances"),
    _heading("2.1.2", N_("Owed to members"), "current_liabilities"),
    _account("2.1.2.01", N_("Member pay payable"), "current_liabilities", "member_pay"),
    _account("2.1.2.02", N_("Member savings"), "current_liabilities", "member_savings"),
    _account("2.1.2.03", N_("Surplus payable to members"), "current_liabilities", "surplus_payable"),
    _heading("2.1.3", N_("Taxes payable"), "current_liabilities"),
    _account("2.1.3.01", N_("VAT payable"), "current_liabilities", "vat_debit"),
    _account("2.1.3.02", N_("Transactions tax payable"), "current_liabilities", "it_payable"),
    _account("2.1.3.03", N_("Withholdings payable"), "current_liabilities", "withholdings"),
    _heading("2.1.4", N_("Interest owed"), "current_liabilities"),
    _account("2.1.4.01", N_("Interest payable"), "current_liabilities", "interest_payable"),
    _heading("2.2", N_("Non-current liabilities"), "long_term_liabilities"),
    _heading("2.2.1", N_("Loans"), "long_term_liabilities"),
    _account("2.2.1.01", N_("Loans payable"), "long_term_liabilities", "loans_payable"),
    _heading("2.2.2", N_("Grants"), "long_term_liabilities"),
    _account("2.2.2.01", N_("Grants not yet spent"), "long_term_liabilities", "grants_deferred"),
)

_EQUITY: Final = (
    _heading("3", N_("Equity"), "equity"),
    _heading("3.1", N_("Contributions and capital grants"), "equity"),
    _account("3.1.1.01", N_("Member contributions"), "equity", "contributions"),
    _account("3.1.2.01", N_("Capital grants"), "equity", "capital_grants"),
    _heading("3.2", N_("Reserves and funds"), "equity"),
    _account("3.2.1.01", N_("Legal reserve"), "equity", "reserve_legal"),
    _account("3.2.1.02", N_("Education fund"), "equity", "fund_education"),
    _account("3.2.1.03", N_("Welfare fund"), "equity", "fund_welfare"),
    _account("3.2.1.04", N_("Voluntary reserve"), "equity", "reserve_voluntary"),
    _heading("3.3", N_("Results"), "equity"),
    _account("3.3.1.01", N_("Accumulated results"), "equity", "accumulated_results"),
    _account("3.3.1.02", N_("Result for the year"), "equity", "year_result"),
)

_INCOME: Final = (
    _heading("4", N_("Income")),
    _heading("4.1", N_("Sales"), "sales"),
    _account("4.1.1.01", N_("Local sales"), "sales", "sales_local"),
    _account("4.1.1.02", N_("Export sales"), "sales", "sales_export"),
    _account("4.1.1.03", N_("Making-up services"), "sales", "sales_service"),
    _account("4.1.1.04", N_("(−) Discounts and returns"), "returns", "sales_returns"),
    _heading("4.2", N_("Other income"), "other_income"),
    _account("4.2.1.01", N_("Members' dues"), "other_income", "dues"),
    _account("4.2.1.02", N_("Fines"), "other_income", "fines"),
    _account("4.2.1.03", N_("Interest earned"), "other_income", "interest_earned"),
    _account("4.2.1.04", N_("Grants received"), "other_income", "grants_received"),
    _account("4.2.1.05", N_("Exchange gains"), "other_income", "exchange_gain"),
    _account("4.2.1.06", N_("Cash surpluses"), "other_income", "cash_surplus"),
    _account("4.2.1.07", N_("Gain on disposal of assets"), "other_income", "disposal_gain"),
)

_COSTS: Final = (
    _heading("5", N_("Production costs"), "production_costs"),
    _heading("5.1", N_("Costs of making"), "production_costs"),
    _account("5.1.1.01", N_("Materials used"), "production_costs", "materials_used"),
    _account("5.1.1.02", N_("Labour (members' work)"), "production_costs", "member_work"),
    _account("5.1.1.03", N_("Indirect production costs"), "production_costs"),
    _account("5.1.1.04", N_("Power, gas and water"), "production_costs", "power"),
    _account("5.1.1.05", N_("Depreciation (production)"), "production_costs", "depreciation"),
    _account("5.1.1.06", N_("Machine maintenance"), "production_costs", "maintenance"),
    _account("5.1.1.09", N_("Change in stocks"), "production_costs", "stock_change"),
)

_EXPENSES: Final = (
    _heading("6", N_("Expenses")),
    _heading("6.1", N_("Administrative expenses"), "administration"),
    _account("6.1.1.01", N_("Rent"), "administration", "rent"),
    _account("6.1.1.02", N_("Transport"), "administration", "transport"),
    _account("6.1.1.03", N_("Stationery"), "administration", "stationery"),
    _account("6.1.1.04", N_("Refreshments"), "administration", "refreshments"),
    _account("6.1.1.05", N_("Accountant"), "administration", "accountant"),
    _account("6.1.1.06", N_("Training of members"), "administration", "member_training"),
    _account("6.1.1.07", N_("Telephone and internet"), "administration", "telephone"),
    _account("6.1.1.08", N_("Other administrative expenses"), "administration"),
    _heading("6.2", N_("Selling expenses"), "selling"),
    _account("6.2.1.01", N_("Fairs and advertising"), "selling", "fairs"),
    _account("6.2.1.02", N_("Packaging"), "selling", "packaging"),
    _account("6.2.1.03", N_("Commissions"), "selling", "commissions"),
    _account("6.2.1.04", N_("Freight"), "selling", "freight"),
    _heading("6.3", N_("Financial expenses"), "financial"),
    _account("6.3.1.01", N_("Interest paid"), "financial", "interest_paid"),
    _account("6.3.1.02", N_("Late-payment charges"), "financial", "late_charges"),
    _account("6.3.1.03", N_("Bank fees"), "financial", "bank_fees"),
    _heading("6.4", N_("Taxes"), "taxes"),
    _account("6.4.1.01", N_("Transactions tax (IT)"), "taxes", "it_expense"),
    _account("6.4.1.02", N_("Other taxes and charges"), "taxes"),
    _heading("6.5", N_("Other expenses"), "other_expenses"),
    _account("6.5.1.01", N_("Cash shortages"), "other_expenses", "cash_shortage"),
    _account("6.5.1.02", N_("Exchange losses"), "other_expenses", "exchange_loss"),
    _account("6.5.1.03", N_("Loss on disposal of assets"), "other_expenses", "disposal_loss"),
)

STARTER: Final = (*_ASSETS, *_LIABILITIES, *_EQUITY, *_INCOME, *_COSTS, *_EXPENSES)
"""Every account a new set of books begins with, in code order, headings before what they head."""

STANDARD_NAMES: Final = {account.code: account.name for account in STARTER}
"""The English name of each standard account, by its code in this chart."""


def parent_code(code: str, codes: frozenset[str]) -> str | None:
    """Return the longest code among ``codes`` that ``code`` continues at a dot (``4.1.1.01`` under ``4.1``)."""
    parts = code.split(".")
    shorter = (".".join(parts[:length]) for length in range(len(parts) - 1, 0, -1))
    return next((candidate for candidate in shorter if candidate in codes), None)
