"""One statement as a part of a page: for the days chosen, its answer in words, its rows, its paper."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopbooks import showing
from coopbooks.i18n import _
from ui.shared.choices import BoxChoice
from ui.shared.doing import Desk
from ui.shared.labels import button, label
from ui.shared.listed import Listed
from ui.shared.part import OpenOver
from ui.shared.patience import patiently
from ui.shared.period_choice import PeriodChoice
from ui.shared.record_table import RecordTable
from ui.shared.sheet import paper
from ui.shared.statement_shown import Asked, Kind, Line, Shown
from ui.shared.voucher_view import VoucherView
from ui.shared.words import say


class StatementPart:
    """A statement of one kind, of one box where that is asked for, or of one ``account``; Enter opens a voucher."""

    def __init__(self, desk: Desk, kind: Kind, open_over: OpenOver, account: int | None = None) -> None:
        """Make the part; it begins with this month."""
        self._desk, self._kind, self._open_over, self._account = desk, kind, open_over, account
        self.period = PeriodChoice(desk.books, everything=False)
        self.box = BoxChoice(desk.books, foreign=True, none=lambda: _("All boxes and banks"))
        self.box.setMinimumContentsLength(22)
        say(self.box.setAccessibleName, lambda: _("Cash box or bank"))
        self.print_button = button(lambda: _("Print…"), "", "print")
        self.answer = label(kind="label", wrap=True)
        self.details = label(kind="quiet", wrap=True)
        self.table = RecordTable[Line](kind.title, [], lambda line: line.faded, lambda line: line.bold)
        self.below = self._lay_out()
        boxes: list[QWidget] = [self.box] if "box" in kind.filters else []
        self.tools: list[QWidget] = [*boxes, self.period, self.print_button]
        self.shown: Shown | None = None
        self._connect()

    def _lay_out(self) -> QWidget:
        self.listed = Listed(self.table, lambda: _("Nothing is recorded here. Look at another period."))
        below = QWidget()
        layout = QVBoxLayout(below)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.answer)
        layout.addWidget(self.details)
        layout.addSpacing(4)
        layout.addWidget(self.listed, 1)
        return below

    def _connect(self) -> None:
        self.period.changed.connect(self.refresh)
        self.box.changed.connect(self.refresh)
        self.table.opened.connect(self._open)
        self.print_button.clicked.connect(self.print)

    def refresh(self) -> None:
        """Ask the books for these days."""
        asked, books = Asked(self.period.period(), box=self.box.value(), account=self._account), self._desk.books
        ask = partial(self._kind.ask, books, asked)
        self._desk.do(lambda: patiently(self.below, ask), then=self._show)

    def _show(self, shown: Shown | None) -> None:
        """Show a statement; where it was given up, what was shown before stays."""
        if shown is None:
            return
        self.shown = shown
        self.answer.setText(shown.answer)
        self.details.setText(shown.details)
        self.details.setVisible(bool(shown.details.strip()))
        self.table.show_columns(shown.columns)
        self.listed.show_rows(shown.rows)

    def _open(self, line: Line) -> None:
        if line.voucher is not None:
            self._open_over(VoucherView(self._desk, line.voucher))

    def print(self) -> None:
        """Show the statement as it is printed."""
        if self.shown:
            name = f"{self._kind.title()} {showing.period(self.period.period())}"
            self._desk.preview(name, paper(self._desk.books, self.shown.print_on))
