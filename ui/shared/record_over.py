"""The ground of a record opened over a page: what is told of it scrolls, and below stands what can be done about it.

Beside it stands the accounting: of many records that it posts nothing.
"""

from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from coopbooks import ledger
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.ledger import Voucher
from ui.shared.accounting_pane import AccountingPane
from ui.shared.beside import Beside
from ui.shared.flow import flowing
from ui.shared.labels import button
from ui.shared.over import Over
from ui.shared.scrolled import Inside, scrolled
from ui.shared.words import voice


class RecordOver(Over):
    """The ground: what is told goes into the ``column``; the way back is there already."""

    def __init__(self) -> None:
        """Begin with nothing told."""
        super().__init__()
        self.accounting = AccountingPane()
        self._explained: Voucher | None = None
        voice.changed.connect(self._explain_again)
        self._inside = Inside()
        self.column = self._inside.column
        self.column.setContentsMargins(0, 0, 12, 0)
        self.column.setSpacing(12)
        self.leave_button = button(lambda: _("Back"), "", "back")
        self.leave_button.clicked.connect(self.leave)

    def lay_out(self, *buttons: QPushButton) -> None:
        """Lay it out, these buttons beside the way back."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        told = scrolled(self._inside)
        layout.addWidget(Beside(told, self.column, self.accounting, (3, 2)), 1)
        layout.addWidget(flowing(self.leave_button, *buttons))
        self.explain(self._explained)

    def show_posted(self, books: Books, voucher: int | None) -> None:
        """Show the accounting of the voucher it posted, or that it posted none."""
        self.explain(ledger.voucher(books, voucher) if voucher else None)

    def explain(self, voucher: Voucher | None) -> None:
        """Show the accounting of a voucher, or that there is none."""
        self._explained = voucher
        self.accounting.show_lines(ledger.explain_posted(voucher) if voucher else ())

    def _explain_again(self) -> None:
        self.explain(self._explained)

    def enter(self) -> None:
        """Put the cursor on the way back."""
        self.leave_button.setFocus()


class FreshRecord(RecordOver):
    """A record other things are opened from that change it. It is up to date when it is made."""

    def __init__(self) -> None:
        """Begin with nothing told."""
        super().__init__()
        self._seen = False

    def showEvent(self, event: Any) -> None:
        """Come into sight again up to date: a voucher opened from here may have been voided."""
        super().showEvent(event)
        if self._seen:
            self.freshen()
        self._seen = True
