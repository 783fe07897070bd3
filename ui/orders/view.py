"""An order opened: what is wanted, what was sold, used and spent for it, and what is left of it."""

from typing import Any

from coopbooks import materials, orders
from coopbooks.attachments import Holder
from coopbooks.i18n import _
from ui.orders.ending import ask_to_end, open_again
from ui.orders.told import deed_columns, facts_of, figures_told, line_columns, used_columns
from ui.shared.doing import Desk, Wanted
from ui.shared.facts import Facts
from ui.shared.few_rows import FewRows
from ui.shared.labels import button, heading, label, press
from ui.shared.papers_shown import PapersShown
from ui.shared.part import OpenOver
from ui.shared.record_over import FreshRecord
from ui.shared.recorded import AGAIN, CORRECT, voucher_view
from ui.shared.words import voice


class OrderView(FreshRecord):
    """One order."""

    def __init__(self, desk: Desk, order: int, open_over: OpenOver) -> None:
        """Show it."""
        super().__init__()
        self._desk, self._open_over = desk, open_over
        self.order = orders.order(desk.books, order)
        self._title, self._facts, self._figures = heading(kind="title"), Facts(), Facts()
        self._nothing = label(lambda: _("Nothing was recorded for it yet."), "quiet", wrap=True)
        self.lines = FewRows(lambda: _("What is wanted"), key="orders_view_lines")
        self.used = FewRows(lambda: _("Materials used for it"), key="orders_view_used")
        self.deeds = FewRows(lambda: _("Recorded for it"), key="orders_view_deeds")
        self._headings = {
            self.lines: heading(lambda: _("What is wanted")),
            self.used: heading(lambda: _("Materials used for it")),
            self.deeds: heading(lambda: _("Recorded for it")),
        }
        self.papers = PapersShown(desk, Holder("order", order), self)
        self.change_button = button(lambda: _("Change…"))
        self.again_button = button(lambda: _("Record the same again"))
        self.sale_button = button(lambda: _("Record a sale for it"))
        self.use_button = button(lambda: _("Use materials for it"))
        self.finish_button = button(lambda: _("Finish it…"), "", "done")
        self.cancel_button = button(lambda: _("Cancel it…"))
        self.open_button = button(lambda: _("Open it again"))
        self._lay_out()
        self._connect()
        self.freshen()

    def _lay_out(self) -> None:
        came_of_it = heading(lambda: _("What came of it"))
        for widget in (self._title, self._facts, self._headings[self.lines], self.lines):
            self.column.addWidget(widget)
        for widget in (came_of_it, self._figures, self._nothing):
            self.column.addWidget(widget)
        for table in (self.used, self.deeds):
            self.column.addWidget(self._headings[table])
            self.column.addWidget(table)
        self.column.addWidget(self.papers)
        self.column.addStretch()
        open_ones = (self.sale_button, self.use_button, self.finish_button, self.cancel_button)
        self.lay_out(self.change_button, *open_ones, self.open_button, self.again_button)

    def _connect(self) -> None:
        desk = self._desk
        self.change_button.clicked.connect(self.open_form)
        press(self.change_button, CORRECT, self)
        self.again_button.clicked.connect(self.record_again)
        press(self.again_button, AGAIN, self)
        self.sale_button.clicked.connect(lambda: desk.go("sales", Wanted(new="deal", order=self.order.id)))
        self.use_button.clicked.connect(lambda: desk.go("materials", Wanted(new="use", order=self.order.id)))
        self.finish_button.clicked.connect(lambda: ask_to_end(desk, self.order, "finished", self))
        self.cancel_button.clicked.connect(lambda: ask_to_end(desk, self.order, "cancelled", self))
        self.open_button.clicked.connect(lambda: desk.do(lambda: open_again(desk, self.order), then=desk.done))
        self.deeds.opened.connect(lambda deed: self._open_over(voucher_view(desk, deed.voucher)))
        voice.changed.connect(self.freshen)

    def freshen(self) -> None:
        """Show what stands in the books now, in the language spoken now."""
        books = self._desk.books
        order = self.order = orders.order(books, self.order.id)
        deeds = orders.list_deeds(books, order.id)
        self._title.setText(order.label)
        self._facts.show_facts(list(facts_of(books, order)))
        self._figures.show_facts(list(figures_told(order, orders.figures_of(books, order.id))) if deeds else [])
        self._nothing.setVisible(not deeds)
        self._show(self.lines, order.lines, line_columns())
        self._show(self.used, materials.list_used(books, order=order.id), used_columns())
        self._show(self.deeds, deeds, deed_columns())
        self.papers.show_papers(self.papers.holder)
        is_open = order.state == "open"
        for one in (self.sale_button, self.use_button, self.finish_button, self.cancel_button):
            one.setVisible(is_open)
        self.open_button.setVisible(not is_open)

    def _show(self, table: FewRows, rows: Any, columns: Any) -> None:
        table.show_all(rows, columns)
        for one in (table, self._headings[table]):
            one.setVisible(bool(rows))

    def open_form(self) -> None:
        """Open the form it is changed in."""
        from ui.orders.form import OrderForm  # loaded when it is opened

        self._open_over(OrderForm(self._desk, self.order))

    def record_again(self) -> None:
        """Open the form of a new order like this one."""
        from ui.orders.form import OrderForm

        self._open_over(OrderForm(self._desk, None, self.order))
