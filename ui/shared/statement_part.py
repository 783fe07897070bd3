"""One statement as a part of a page: for the days chosen, its answer in words, its rows, its paper."""

from PySide6.QtWidgets import QWidget

from coopbooks.i18n import _
from ui.shared.choices import BoxChoice
from ui.shared.doing import Desk
from ui.shared.labels import button, press
from ui.shared.part import OpenOver
from ui.shared.period_choice import PeriodChoice
from ui.shared.recorded import PAPER, voucher_view
from ui.shared.row_deeds import repeat_lines
from ui.shared.search_edit import SearchEdit
from ui.shared.statement_shown import Asked, Kind, Line
from ui.shared.statement_view import StatementView
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
        self.search = SearchEdit()
        self.print_button = button(lambda: _("Print…"), "", "print")
        self.below = StatementView(desk, kind.title)
        self.table = self.below.table
        boxes: list[QWidget] = [self.box] if "box" in kind.filters else []
        search: list[QWidget] = [self.search] if "search" in kind.filters else []
        self.tools: list[QWidget] = [*boxes, self.period, *search, self.print_button]
        self._connect()

    def _connect(self) -> None:
        self.period.changed.connect(self.refresh)
        self.box.changed.connect(self.refresh)
        self.search.changed.connect(self.refresh)
        self.table.opened.connect(self._open)
        self.print_button.clicked.connect(self.print)

    def take_keys(self, within: QWidget) -> None:
        """Print it by keys from anywhere ``within``; in a row of it, record what that is of again."""
        press(self.print_button, PAPER, within)
        repeat_lines(self._desk, self.table)

    def refresh(self) -> None:
        """Ask the books for these days."""
        period, search = self.period.period(), self.search.value()
        self.below.ask(self._kind, Asked(period, box=self.box.value(), account=self._account, search=search))

    def _open(self, line: Line) -> None:
        if line.voucher is not None:
            self._open_over(voucher_view(self._desk, line.voucher))

    def print(self) -> None:
        """Show the statement as it is printed."""
        self.below.print(self._kind, self.period.period())
