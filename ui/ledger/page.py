"""The page Ledger."""

from coopbooks.i18n import _
from ui.shared.doing import Desk
from ui.shared.page import Page


class LedgerPage(Page):
    """What the books say, voucher by voucher."""

    areas = frozenset({"ledger", "accounts", "people", "club"})

    def __init__(self, desk: Desk) -> None:
        """Make the page."""
        super().__init__(desk, lambda: _("Ledger"), lambda: _("What do the books say, voucher by voucher?"))

    def refresh(self) -> None:
        """Ask the books again."""
