"""The page Cost structures."""

from __future__ import annotations

from coopbooks import costing, products
from coopbooks.costing import SheetRow
from coopbooks.i18n import _
from coopbooks.products import Product
from ui.costing.pools import PoolsPart
from ui.costing.sheets import SheetsPart
from ui.shared.asking import Asking
from ui.shared.choices import product_picker
from ui.shared.doing import Desk, Wanted
from ui.shared.labels import button
from ui.shared.tabbed_page import TabbedPage


class CostingPage(TabbedPage):
    """What every product costs, and the costs they share."""

    areas = frozenset({"costing", "products", "materials", "machines", "loans", "ledger", "rates", "club", "accounts"})

    def __init__(self, desk: Desk) -> None:
        """Make the page."""
        question = lambda: _("What does each product really cost, and what does an hour of work earn?")  # noqa: E731
        super().__init__(desk, lambda: _("Cost structures"), question)
        self.new_button = self.add_button(lambda: _("New cost sheet"), "main", "plus", "Ctrl+N")
        self.mix_button = button(lambda: _("How many of each…"))
        self.sheets = SheetsPart(desk, self.ask_for_new, self.mix_button)
        self.pools = PoolsPart(desk, self.open_over)
        self.add_parts(
            {
                "sheets": (lambda: _("Cost sheets"), lambda: self.sheets),
                "shared": (lambda: _("Shared costs"), lambda: self.pools),
            }
        )
        self.new_button.clicked.connect(self.ask_for_new)
        self.mix_button.clicked.connect(self.open_mix)
        self.sheets.table.opened.connect(self._open_row)

    def want(self, wanted: Wanted) -> None:
        """Show the sheet of a product, or shared costs, where they are wanted."""
        super().want(wanted)
        if wanted.pool is not None:
            self.pools.open_form(costing.pool(self.desk.books, wanted.pool))
        if wanted.product is not None:
            self.open_sheet(products.product(self.desk.books, wanted.product))

    def open_new(self, what: str) -> None:
        """Ask for which product a new ``sheet`` is, or open the form of shared costs: a new ``pool``."""
        if what == "pool":
            self.pools.open_form(None)
        else:
            self.ask_for_new()

    def ask_for_new(self) -> None:
        """Ask of which product the cost is worked out."""
        asking = Asking(
            self.desk,
            lambda: _("New cost sheet"),
            lambda product: products.product(self.desk.books, product.key),
            self.open_sheet,
            parent=self,
            go=lambda: _("Begin"),
        )
        asking.say(lambda: _("One that has a sheet already goes on from its newest version."))
        asking.add("product", lambda: _("Of which product?"), product_picker(self.desk.books))
        asking.open()

    def _open_row(self, row: SheetRow) -> None:
        self.open_sheet(products.product(self.desk.books, row.product))

    def open_sheet(self, product: Product) -> None:
        """Open the sheet of a product, to be gone on with."""
        from ui.costing.sheet_form import SheetForm  # loaded when it is opened

        self.open_over(SheetForm(self.desk, product, self.open_over))

    def open_mix(self) -> None:
        """Open what tells how many of each product must be sold together."""
        from ui.costing.mix import MixView

        self.open_over(MixView(self.desk))
