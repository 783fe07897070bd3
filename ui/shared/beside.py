"""A form or record with its accounting: beside it, or at the end of what scrolls where there is no room for both."""

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import look
from ui.shared.accounting_pane import AccountingPane

_ROOM: Final = 690
"""Pixels in which both can be read side by side."""
_GAP: Final = 20


class Beside(QWidget):
    """Both; where the accounting has no room it goes to the end of ``column``, which scrolls within ``main``."""

    def __init__(self, main: QWidget, column: QVBoxLayout, accounting: AccountingPane, shares: tuple[int, int]) -> None:
        """Put them side by side, the width shared out so."""
        super().__init__()
        self._column, self._accounting, self._share = column, accounting, shares[1]
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(_GAP)
        self._across.addWidget(main, shares[0])
        self._across.addWidget(accounting, shares[1])
        look.worn.changed.connect(self._place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the accounting for the width there is now."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        below = self.width() < look.scaled(_ROOM)
        if below == self._accounting.whole:
            return
        self._accounting.show_whole(below)
        if below:
            self._column.addWidget(self._accounting)
        else:
            self._across.addWidget(self._accounting, self._share)
