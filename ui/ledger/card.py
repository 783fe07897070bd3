"""The card of one account: every movement of the days chosen, what stands against it, the balance after it."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from coopbooks.i18n import _
from coopbooks.ledger import Account
from ui.shared.doing import Desk
from ui.shared.flow import flowing
from ui.shared.ground import Ground
from ui.shared.labels import button, heading
from ui.shared.over import Over
from ui.shared.part import OpenOver
from ui.shared.running_statements import ACCOUNT_CARD
from ui.shared.statement_part import StatementPart
from ui.shared.words import voice


class CardView(Over):
    """The card of an account."""

    def __init__(self, desk: Desk, account: Account, open_over: OpenOver) -> None:
        """Show what happened on an account this month, or on other days chosen here."""
        super().__init__()
        self.part = StatementPart(desk, ACCOUNT_CARD, open_over, account.id)
        self.leave_button = button(lambda: _("Back"), "", "back")
        ground = Ground()
        ground.column.addWidget(heading(lambda: f"{account.code} · {account.name}", "title"))
        ground.column.addWidget(flowing(self.leave_button, *self.part.tools))
        ground.column.addWidget(self.part.below, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(ground)
        self.leave_button.clicked.connect(self.leave)
        self.part.take_keys(self)
        voice.changed.connect(self._speak)

    def showEvent(self, event: Any) -> None:
        """Come into sight up to date: a voucher opened from here may have been voided."""
        super().showEvent(event)
        self.part.refresh()

    def enter(self) -> None:
        """Begin at the movements."""
        self.part.table.setFocus()

    def _speak(self) -> None:
        """Ask again in the language spoken now; connected itself, for a part would be asked when this is long gone."""
        self.part.refresh()
