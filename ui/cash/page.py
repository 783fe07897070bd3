"""The page Cash."""

from coopbooks.i18n import _
from ui.shared.doing import Desk
from ui.shared.page import Page


class CashPage(Page):
    """Where the money is, and what it did."""

    areas = frozenset({"ledger", "cash", "accounts", "club"})

    def __init__(self, desk: Desk) -> None:
        """Make the page."""
        super().__init__(desk, lambda: _("Cash"), lambda: _("How much money is there, and where?"))

    def refresh(self) -> None:
        """Ask the books again."""
