"""A count opened: what lay in the box, what the books said, the record to be printed, and its papers once signed."""

from coopbooks import cash, ledger, showing
from coopbooks.cash import Count, CountDraft
from coopbooks.i18n import _
from ui.cash.count_paper import preview_count
from ui.shared.deed_told import tell_count
from ui.shared.doing import Desk
from ui.shared.facts import Facts
from ui.shared.few_rows import FewRows
from ui.shared.labels import button, heading, press
from ui.shared.papers_shown import PapersShown
from ui.shared.part import OpenOver
from ui.shared.record_over import RecordOver
from ui.shared.recorded import CORRECT, voucher_view
from ui.shared.words import voice


class CountView(RecordOver):
    """One count of a box."""

    def __init__(self, desk: Desk, count: Count, open_over: OpenOver) -> None:
        """Show it."""
        super().__init__()
        self._desk, self.count = desk, count
        self._title, self._facts = heading(kind="title"), Facts()
        self._pieces = FewRows(lambda: _("How many of each there were"), key="cash_count_view_pieces")
        self.papers = PapersShown(desk, count.holder, self)
        self.print_button = button(lambda: _("Print the record…"), "", "print")
        self.voucher_button = button(lambda: _("Voucher of the difference"))
        self.voucher_button.setVisible(count.voucher is not None)
        self.again_button = button(lambda: _("Count again…"))
        self._open_over = open_over
        self._lay_out()
        self.print_button.clicked.connect(lambda: preview_count(desk, self.count))
        press(self.print_button, "Ctrl+P", self)
        self.voucher_button.clicked.connect(lambda: open_over(voucher_view(desk, self.count.voucher or 0)))
        self.again_button.clicked.connect(self.count_again)
        press(self.again_button, CORRECT, self)
        voice.changed.connect(self.freshen)
        self.freshen()

    def _lay_out(self) -> None:
        for widget in (self._title, self._facts, self._pieces, self.papers):
            self.column.addWidget(widget)
        self.column.addStretch()
        self.lay_out(self.print_button, self.voucher_button, self.again_button)

    def count_again(self) -> None:
        """Count in place of the difference, where it has one that stands; one that agreed simply once more."""
        count, books = self.count, self._desk.books
        if count.voucher is not None and ledger.voucher(books, count.voucher).stands:
            self._desk.correct(count.voucher)
        else:
            from ui.cash.count_form import CountForm  # loaded when it is opened

            self._open_over(CountForm(self._desk, CountDraft(count.day, count.box.id, count.pieces)))

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
        self.show_posted(self._desk.books, count.voucher)
