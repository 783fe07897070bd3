"""A table with what belongs around it: the totals under it, and an invitation in its place where it has no rows."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.shared.labels import label, panel
from ui.shared.record_table import RecordTable, Rows
from ui.shared.words import Words


class Listed(QWidget):
    """A table, its totals row, and the words shown when it has no rows."""

    def __init__(self, table: RecordTable[Any], empty: Words) -> None:
        """Put them together."""
        super().__init__()
        self.table = table
        self._stack = QStackedWidget()
        self.totals = label(kind="label")
        self.totals.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        invitation = label(empty, "quiet", wrap=True)
        invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty = panel()
        QVBoxLayout(self._empty).addWidget(invitation)
        self._stack.addWidget(table)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.totals)

    def show_rows(self, rows: Rows[Any], totals: str = "") -> None:
        """Show rows and the line that sums them up."""
        self.table.show_rows(rows)
        self.totals.setText(totals)
        some = rows.count() > 0
        self._stack.setCurrentIndex(0 if some else 1)
        self.totals.setVisible(some and bool(totals))
