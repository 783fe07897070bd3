"""A table with what belongs around it: the totals under it, and an invitation in its place where it has no rows."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from coopbooks.i18n import _
from ui.shared.filter_row import FilterRow
from ui.shared.invitation import FirstStep, Invitation
from ui.shared.labels import button, label
from ui.shared.record_table import RecordTable
from ui.shared.rows import Rows
from ui.shared.totals_row import TotalsRow
from ui.shared.words import Words


def counted(count: int) -> str:
    """Say how many are in a list."""
    return _("%(count)s in the list") % {"count": count}


class Listed(QWidget):
    """A table, its totals, how it can be arranged; and in its place, where it has no rows, what belongs there.

    A list that is empty because of its filter says so, and offers everything there is.
    """

    def __init__(
        self,
        table: RecordTable[Any],
        empty: Words,
        step: FirstStep | None = None,
        filters: FilterRow | None = None,
    ) -> None:
        """Put them together; ``step`` fills an empty list."""
        super().__init__()
        self.table, self._filters = table, filters
        self.totals = TotalsRow(table)
        self.said = label(kind="label", wrap=True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.columns_button = button(lambda: _("Columns…"), "plain", "columns")
        self.columns_button.clicked.connect(table.choose_columns)
        self.invitation = Invitation(empty, step)
        self.nothing_fits = Invitation(
            self._why_nothing,
            FirstStep(lambda: _("Show everything"), self._widen),
        )
        self._full, self._stack = QWidget(), QStackedWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        """From the outside in: Qt looks the style up again of everything that is put elsewhere."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        for widget in (self._full, self.invitation, self.nothing_fits):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self._full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.totals)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 4, 0, 0)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.columns_button)
        column.addLayout(foot)

    def show_rows(
        self,
        rows: Rows[Any],
        said: str = "",
        sums: Mapping[str, str] | None = None,
        ever: Callable[[], bool] = lambda: False,
    ) -> None:
        """Show rows, a line about them, and the sums of everything that fits, by the keys of their columns.

        ``ever`` is asked where there are none: whether there would be some without the filter.
        """
        at: QWidget | None = self.window().focusWidget()  # none, where its stubs promise one
        focused = at is not None and self.isAncestorOf(at)
        self.table.show_rows(rows)
        self.said.setText(said)
        self.totals.show_sums(sums or {})
        if rows.count():
            self._show(self._full, self.table, focused=focused)
        else:
            instead = self.nothing_fits if self._filters and ever() else self.invitation
            instead.freshen()
            self._show(instead, instead.button or instead, focused=focused)

    def _show(self, widget: QWidget, begin: QWidget, *, focused: bool) -> None:
        """Have this in sight; a cursor that was within what goes out of sight begins in it."""
        goes = self._stack.currentWidget() is not widget
        self._stack.setCurrentWidget(widget)
        proxy: Any = None if begin is self.table else begin
        self.table.setFocusProxy(proxy)
        if focused and goes:
            begin.setFocus()

    def _why_nothing(self) -> str:
        narrowed = self._filters.narrowing() if self._filters else ""
        if narrowed:
            words = _("Nothing fits this filter (%(narrowed)s). Without it there is something to see.")
            return words % {"narrowed": narrowed}
        return _("Nothing fits this filter. Without it there is something to see.")

    def _widen(self) -> None:
        if self._filters:
            self._filters.widen()


def under(line: QWidget, listed: QWidget) -> QWidget:
    """Return a list with a line over it about what has no name yet."""
    below = QWidget()
    layout = QVBoxLayout(below)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    layout.addWidget(line)
    layout.addWidget(listed, 1)
    return below
