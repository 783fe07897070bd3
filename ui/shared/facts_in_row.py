"""Figures side by side, each under its name; what has no room on a line goes on a further one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.shared.emptying import empty
from ui.shared.flow import Flow
from ui.shared.labels import heading

_APART = 28


class FactsInRow(QWidget):
    """Names and figures."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self._shown: list[tuple[str, str]] = []
        self._flow = Flow(self)
        self._flow.setSpacing(_APART)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show other figures."""
        if list(facts) == self._shown:
            return
        self._shown = list(facts)
        empty(self._flow)
        for name, figure in facts:
            one = QWidget()
            column = QVBoxLayout(one)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            for text, kind in ((name, "quiet"), (figure, "label")):
                made = heading(kind=kind)
                made.setText(text)
                made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                column.addWidget(made)
            self._flow.addWidget(one)
