"""The page Ledger: vouchers, the chart of accounts, the journal, locked months, the accountant's own forms."""

from ui.ledger.page import LedgerPage

__all__ = ["LedgerPage"]
