"""A count of the store opened: what was counted, what the books said, its record to print, its papers once signed."""

from coopbooks import materials, showing
from coopbooks.i18n import _
from coopbooks.materials import StockCount
from ui.materials.count_again import form_to_count_again
from ui.materials.count_paper import preview_stock_count
from ui.shared.doing import Desk
from ui.shared.facts import Facts
from ui.shared.few_rows import FewRows
from ui.shared.labels import button, heading, label, press
from ui.shared.papers_shown import PapersShown
from ui.shared.part import OpenOver
from ui.shared.record_over import RecordOver
from ui.shared.recorded import CORRECT, voucher_view
from ui.shared.stock_told import tell_count
from ui.shared.words import voice


class StockCountView(RecordOver):
    """One count of the store."""

    def __init__(self, desk: Desk, count: StockCount, open_over: OpenOver) -> None:
        """Show it."""
        super().__init__()
        self._desk, self.count = desk, count
        self._title, self._facts = heading(kind="title"), Facts()
        self._voided = label(lambda: _("Its difference was voided."), "doubt", wrap=True)
        self._lines = FewRows(lambda: _("What was counted"), key="materials_count_view_lines")
        self.papers = PapersShown(desk, count.holder, self)
        self.print_button = button(lambda: _("Print the record…"), "", "print")
        self.voucher_button = button(lambda: _("Voucher of the difference"))
        self.again_button = button(lambda: _("Count again…"))
        self._lay_out()
        self.print_button.clicked.connect(lambda: preview_stock_count(desk, self.count))
        press(self.print_button, "Ctrl+P", self)
        self.voucher_button.clicked.connect(lambda: open_over(voucher_view(desk, self.count.voucher or 0)))
        self._open_over = open_over
        self.again_button.clicked.connect(self.count_again)
        press(self.again_button, CORRECT, self)
        voice.changed.connect(self.freshen)
        self.freshen()

    def _lay_out(self) -> None:
        for widget in (self._title, self._voided, self._facts, self._lines, self.papers):
            self.column.addWidget(widget)
        self.column.addStretch()
        self.lay_out(self.print_button, self.voucher_button, self.again_button)

    def count_again(self) -> None:
        """Count in place of the difference, where it has one; one that agreed simply once more."""
        if self.count.voucher is not None:
            self._desk.correct(self.count.voucher)
        else:
            self._open_over(form_to_count_again(self._desk, self.count))

    def freshen(self) -> None:
        """Show what stands in the books now, in the language spoken now."""
        count = self.count = materials.stock_count(self._desk.books, self.count.id)
        self._title.setText(_("Count of the materials, %(day)s") % {"day": showing.long_day(count.day)})
        told = tell_count(count)
        self._voided.setVisible(count.voided)
        self._facts.show_facts(told.facts)
        self._lines.show_all(told.lines, told.columns)
        self.voucher_button.setVisible(count.voucher is not None)
        self.again_button.setVisible(not count.voided)
        self.papers.show_papers(count.holder)
        self.show_posted(self._desk.books, count.voucher)
