"""The versions of a product's cost sheet: why each was made, opened as they were saved, compared side by side."""

from typing import Final

from coopbooks import costing, products, showing
from coopbooks.costing import Answers, VersionHead
from coopbooks.i18n import _
from coopbooks.products import Price, Product
from ui.costing.compare_table import CompareTable
from ui.costing.papers import offer_papers
from ui.costing.questions import ask_price_over
from ui.costing.titled_over import TitledOver
from ui.shared.doing import Deed, Desk
from ui.shared.labels import button, label
from ui.shared.part import OpenOver
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.row_deeds import prints
from ui.shared.rows import days
from ui.shared.words import Words, voice

_MOST: Final = 6
"""Versions that are compared at once."""


class VersionsView(TitledOver):
    """The versions above, those chosen side by side below; with one chosen, beside the one before."""

    def __init__(self, desk: Desk, product: Product, open_over: OpenOver) -> None:
        """List the versions of one product."""
        super().__init__(lambda: _("Versions: %(product)s") % {"product": product.name})
        self.desk, self.product, self._open_over = desk, product, open_over
        self.table = RecordTable[VersionHead](lambda: _("Versions"), _columns(), key="versions")
        self.compared = CompareTable(lambda: _("Versions compared"))
        self.open_button = button(lambda: _("Open the version"))
        self.price_button = button(lambda: _("Take its price over…"))
        self._lay_out()
        self.open_button.clicked.connect(lambda: self.open_version(self.table.current()))
        self.price_button.clicked.connect(self.take_price_over)
        self.table.opened.connect(self.open_version)
        prints(self.table, lambda head: offer_papers(desk, self.table, head.id))
        self.table.selectionModel().selectionChanged.connect(lambda *_places: self.compare())
        voice.spoken.connect(self.freshen)
        self.freshen()

    def _lay_out(self) -> None:
        self.column.setSpacing(8)
        self.column.addWidget(self.table, 2)
        self.column.addWidget(label(_how, "quiet", wrap=True))
        self.column.addWidget(self.compared, 3)
        self.lay_out(self.open_button, self.price_button)

    def freshen(self) -> None:
        """List them again."""
        found = costing.list_versions(self.desk.books, self.product.id)
        self.table.show_rows(AllRows(found))
        for one in (self.open_button, self.price_button):
            one.setEnabled(bool(found))
        self.compare()

    def enter(self) -> None:
        """Begin in the list."""
        self.table.setFocus()

    def chosen(self) -> list[VersionHead]:
        """Return the versions to compare, the oldest first."""
        model = self.table.rows_model
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()}, reverse=True)
        if len(rows) == 1 and rows[0] + 1 < model.rowCount():
            rows = [rows[0] + 1, rows[0]]
        return [model.row(row) for row in rows[-_MOST:]]

    def compare(self) -> None:
        """Show the figures of the chosen versions side by side."""
        books = self.desk.books
        found: list[tuple[Words, Answers]] = [
            (_heading(head), costing.answers_of_version(books, head.id)) for head in self.chosen()
        ]
        many = costing.pieces_of(found[-1][1].costed.sheet.basis, found[-1][1].costed) if found else None
        self.compared.show_sheets(found, books.club.currency, *([many] if many else []))

    def open_version(self, head: VersionHead | None) -> None:
        """Open a version as it was saved."""
        from ui.costing.frozen import FrozenSheet  # loaded when it is opened

        if head:
            self._open_over(FrozenSheet(self.desk, self.product, costing.version(self.desk.books, head.id)))

    def take_price_over(self) -> None:
        """Ask in which price list the price of the version becomes that of the product, and from which day on."""
        head = self.table.current()
        if head:
            ask_price_over(self.desk, self, costing.version(self.desk.books, head.id), self._taken)

    def _taken(self, price: Price) -> None:
        name = self.product.name

        def words() -> str:
            said = {"product": name, "price": showing.money(price.amount), "day": showing.day(price.since)}
            in_list = _("The price of %(product)s is %(price)s from %(day)s on, in the list “%(list)s”.")
            return in_list % {**said, "list": _(products.LISTS[price.list])}

        self.desk.done(Deed(words, undo=lambda: self._give_back(price)))

    def _give_back(self, price: Price) -> Deed:
        products.remove_price(self.desk.books, price.id)
        name = self.product.name
        return Deed(lambda: _("The price of %(product)s is again what it was.") % {"product": name})


def _how() -> str:
    return _("Choose several with Shift or Ctrl to see them side by side; what differs from the oldest is marked.")


def _heading(head: VersionHead) -> Words:
    return lambda: _("%(number)s of %(day)s") % {"number": head.number, "day": showing.day(head.day)}


def _columns() -> list[Column[VersionHead]]:
    return [
        Column(lambda: _("Version"), lambda head: str(head.number), 90, right=True, key="number"),
        days("day", lambda: _("Day"), lambda head: head.day),
        Column(lambda: _("What was new"), lambda head: head.note, 0, key="note"),
        Column(lambda: _("Saved by"), lambda head: head.recorded_by, 170, key="by"),
    ]
