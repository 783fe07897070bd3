"""A count opened: what lay in the box, what the books said, the record to be printed, and its papers once signed."""

from PySide6.QtWidgets import QVBoxLayout

from coopbooks import cash, showing
from coopbooks.cash import Count
from coopbooks.i18n import _
from ui.cash.count_paper import preview_count
from ui.shared.deed_told import tell_count
from ui.shared.doing import Desk
from ui.shared.facts import Facts
from ui.shared.few_rows import FewRows
from ui.shared.flow import flowing
from ui.shared.labels import button, heading, press
from ui.shared.over import Over
from ui.shared.papers_shown import PapersShown
from ui.shared.part import OpenOver
from ui.shared.recorded import voucher_view
from ui.shared.scrolled import Inside, scrolled
from ui.shared.words import voice


class CountView(Over):
    """One count of a box."""

    def __init__(self, desk: Desk, count: Count, open_over: OpenOver) -> None:
        """Show it."""
        super().__init__()
        self._desk, self.count = desk, count
        self._title, self._facts = heading(kind="title"), Facts()
        self._pieces = FewRows(lambda: _("How many of each there were"))
        self.papers = PapersShown(desk, count.holder, self)
        self.leave_button = button(lambda: _("Back"), "", "back")
        self.print_button = button(lambda: _("Print the record…"), "", "print")
        self.voucher_button = button(lambda: _("Voucher of the difference"))
        self.voucher_button.setVisible(count.voucher is not None)
        self._lay_out()
        self.leave_button.clicked.connect(self.leave)
        self.print_button.clicked.connect(lambda: preview_count(desk, self.count))
        press(self.print_button, "Ctrl+P", self)
        self.voucher_button.clicked.connect(lambda: open_over(voucher_view(desk, self.count.voucher or 0)))
        voice.changed.connect(self.freshen)
        self.freshen()

    def _lay_out(self) -> None:
        inside = Inside()
        column = inside.column
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(12)
        for widget in (self._title, self._facts, self._pieces, self.papers):
            column.addWidget(widget)
        column.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.addWidget(scrolled(inside), 1)
        layout.addWidget(flowing(self.leave_button, self.print_button, self.voucher_button))

    def freshen(self) -> None:
        """Show what stands in the books now, in the language spoken now."""
        count = self.count = cash.count(self._desk.books, self.count.id)
        said = {"box": count.box.name, "day": showing.long_day(count.day)}
        self._title.setText(_("Count of %(box)s, %(day)s") % said)
        told = tell_count(count)
        self._facts.show_facts(told.facts)
        self._pieces.show_all(told.lines, told.columns)
        self._pieces.setVisible(bool(told.lines))
        self.papers.show_papers(count.holder)

    def enter(self) -> None:
        """Put the cursor on the way back."""
        self.leave_button.setFocus()
