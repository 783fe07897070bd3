"""A table with a chart beside it; where there is no room for both, a button shows the one instead of the other."""

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coopbooks.i18n import _
from ui import look
from ui.shared.chart_view import Chart, ChartView
from ui.shared.labels import button, label
from ui.shared.words import Words

_WIDE, _HIGH = 340, 300
"""Pixels of the chart beside the table."""
_GAP: Final = 12
_ALL: Final = 16_777_215
"""As many pixels as Qt lets a widget have."""


class WithChart(QWidget):
    """Both of them. ``opened`` tells the figure whose bar was clicked or entered."""

    opened = Signal(object)

    def __init__(self, table: QWidget, key: str, name: Words) -> None:
        """Begin without a chart; ``name`` says what it shows."""
        super().__init__()
        self._table, self._least, self._some = table, 0, False
        self.chart = ChartView(key, name)
        self.chart.opened.connect(self.opened)
        self.panel = QFrame()
        self.panel.setProperty("kind", "panel")
        inside = QVBoxLayout(self.panel)
        self._name = label(name, "label", wrap=True)
        inside.addWidget(self._name)
        inside.addWidget(self.chart, 1)
        self.turn_button = button(name, "", "statements", does=_in_turn)
        self.turn_button.setCheckable(True)
        self.turn_button.toggled.connect(self._make_room)
        self._across = QHBoxLayout()
        self._across.setSpacing(_GAP)
        self._across.addWidget(table, 1)
        self._across.addWidget(self.panel, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self.turn_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._across, 1)
        look.worn.changed.connect(self._make_room)
        self._make_room()

    def show_chart(self, chart: Chart | None, least: int) -> None:
        """Show other figures beside the table, which needs so many pixels of text at 100 %; None: there are none."""
        self._least, self._some = least, chart is not None and chart.some
        if chart is not None:
            self.chart.show_chart(chart)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show both where there is room for them now."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self, *_told: Any) -> None:
        beside = self._some and self.width() >= look.scaled(self._least + _WIDE) + _GAP
        turned = self._some and not beside and self.turn_button.isChecked()
        self.turn_button.setVisible(self._some and not beside)
        self._table.setVisible(not turned)
        self.panel.setVisible(beside or turned)
        self._name.setVisible(not turned)  # the button says so already
        self.panel.setMaximumWidth(look.scaled(_WIDE) if beside else _ALL)
        self.panel.setMinimumHeight(look.scaled(_HIGH) if beside else 0)
        self._across.setAlignment(self.panel, Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0))


def _in_turn() -> str:
    return _("Shows the chart in place of the list; pressed again, the list.")
