"""The page Materials."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from coopbooks.i18n import _
from ui.materials.stock import StockPart
from ui.shared.doing import Desk, Wanted
from ui.shared.labels import button
from ui.shared.tabbed_page import TabbedPage


class MaterialsPage(TabbedPage):
    """What products are made of: how much there is, what it costs, what was counted, who has some."""

    areas = frozenset({"materials", "ledger", "costs", "accounts", "people", "club"})

    def __init__(self, desk: Desk) -> None:
        """Make the page."""
        super().__init__(desk, lambda: _("Materials"), lambda: _("How much is there of what, and what does it cost?"))
        self.buy_button = button(lambda: _("Buy materials"))
        self.stock = StockPart(desk, self.open_new)
        self.add_row(self.buy_button)
        self.add_parts({"stock": (lambda: _("In the store"), lambda: self.stock)})
        self._connect()

    def _connect(self) -> None:
        forms: dict[QPushButton, str] = {}
        for one, form in forms.items():
            one.clicked.connect(lambda _checked=False, form=form: self.open_new(form))
        self.buy_button.clicked.connect(lambda: self.desk.go("costs", Wanted(new="deal")))

    def open_new(self, what: str) -> None:
        """Open an empty form, by the page's own word for it."""
        raise NotImplementedError
