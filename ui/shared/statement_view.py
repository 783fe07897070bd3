"""One statement on the screen: its answer in words, what led to it, its rows; and its paper."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopbooks import showing
from coopbooks.days import Month, Period
from coopbooks.i18n import _
from ui.shared.doing import Desk
from ui.shared.labels import label
from ui.shared.listed import Listed
from ui.shared.patience import patiently
from ui.shared.record_table import RecordTable
from ui.shared.sheet import Print, paper
from ui.shared.statement_shown import Asked, Kind, Line, Prepare, Shown
from ui.shared.with_chart import WithChart
from ui.shared.words import Words

_NAMES: Final = 280
"""Pixels in which the names of accounts can be read."""


class StatementView(QWidget):
    """The statement last asked for; ``main`` where the page is about it and nothing else."""

    def __init__(self, desk: Desk, name: Words, *, main: bool = False) -> None:
        """Begin with no statement; ``name`` is that of the table for who cannot see it."""
        super().__init__()
        self._desk = desk
        self.answer = label(kind="heading" if main else "label", wrap=True)
        self.details = label(kind="" if main else "quiet", wrap=True)
        self.table = RecordTable[Line](name, [], lambda line: line.faded, lambda line: line.bold)
        self._listed = Listed(
            self.table, lambda: _("Nothing is recorded here. Look at another period, or for other words.")
        )
        self._shown: Shown | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12 if main else 4)
        layout.addWidget(self.answer)
        layout.addWidget(self.details)
        if not main:
            layout.addSpacing(4)
        self.months = WithChart(self._listed, "statement-months", lambda: _("Result by month")) if main else None
        layout.addWidget(self.months or self._listed, 1)

    def ask(self, kind: Kind, asked: Asked) -> None:
        """Ask the books for a statement; where it is given up, what was shown before stays."""
        ask = partial(kind.ask, self._desk.books, asked)
        self._desk.do(lambda: patiently(self, ask), then=partial(self._show, kind))

    def _show(self, kind: Kind, shown: Shown | None) -> None:
        if shown is None:
            return
        self._shown = shown
        self.answer.setText(shown.answer)
        self.details.setText(shown.details)
        self.details.setVisible(bool(shown.details.strip()))
        self.table.show_columns(shown.columns, f"statement-{kind.key}")
        self._listed.show_rows(shown.rows)
        if self.months:
            self.months.show_chart(shown.chart, sum(column.width or _NAMES for column in shown.columns))

    def print(self, kind: Kind, period: Period) -> None:
        """Show the statement as it is printed, in a file called after its kind and days."""
        if self._shown is not None:
            _print(self._desk, self, f"{kind.title()} {showing.period(period)}", self._shown.prepare)


def print_this_month(
    desk: Desk, within: QWidget, kind: Kind, box: int | None = None, account: int | None = None
) -> None:
    """Show a statement of this month as it is printed, without showing it before."""
    period = Month.of(desk.books.today()).period
    ask = partial(kind.ask, desk.books, Asked(period, box=box, account=account))

    def go_on(shown: Shown | None) -> None:
        if shown is not None:
            _print(desk, within, f"{kind.title()} {showing.period(period)}", shown.prepare)

    desk.do(lambda: patiently(within, ask), then=go_on)


def _print(desk: Desk, within: QWidget, name: str, prepare: Prepare) -> None:
    def preview(print_on: Print | None) -> None:
        if print_on is not None:
            desk.preview(name, paper(desk.books, print_on))

    desk.do(lambda: patiently(within, prepare), then=preview)
