"""The page Products."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopbooks import products, showing
from coopbooks.i18n import _
from coopbooks.products import Product
from ui.products.questions import ask_price_list, collections
from ui.shared.choice import Choice, Tick
from ui.shared.choices import ActivityChoice
from ui.shared.doing import Desk, Wanted
from ui.shared.filter_row import FilterRow
from ui.shared.invitation import FirstStep
from ui.shared.listed import Listed, counted
from ui.shared.page import Page
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.row_deeds import repeats
from ui.shared.rows import amounts, names
from ui.shared.search_edit import SearchEdit
from ui.shared.words import say

if TYPE_CHECKING:  # loaded when it is opened
    from ui.products.form import ProductForm


class ProductsPage(Page):
    """What the club makes and sells."""

    areas = frozenset({"products", "accounts", "attachments", "club"})

    def __init__(self, desk: Desk) -> None:
        """Make the page."""
        super().__init__(desk, lambda: _("Products"), lambda: _("What do we make and sell, and at which price?"))
        self.print_button = self.add_button(lambda: _("Price list…"), "", "print", "Ctrl+P")
        self.new_button = self.add_button(lambda: _("Add a product"), "main", "plus", "Ctrl+N")
        self._make_filters()
        self.table = RecordTable[Product](
            lambda: _("Products"), _columns(), faded=lambda one: not one.active, key="products"
        )
        self.below = Listed(
            self.table,
            lambda: _("What the club sells stands here with its price. Products are added here, or with a first sale."),
            FirstStep(lambda: _("Add a product"), lambda: self.open_form(None)),
            self.filters,
        )
        self.add(self.filters)
        self.add(self.below, 1)
        self.filters.changed.connect(self.refresh)
        self.new_button.clicked.connect(lambda: self.open_form(None))
        self.print_button.clicked.connect(lambda: ask_price_list(desk, self))
        self.table.opened.connect(self.open_record)
        repeats(self.table, self.record_again)

    def _make_filters(self) -> None:
        books = self.desk.books
        self.search = SearchEdit(lambda: _("Search a name or code"))
        self.collection = Choice(collections(books))
        self.activity = ActivityChoice(books, lambda: _("All activities"))
        self.sold = Choice(
            [
                (None, lambda: _("Sold or not")),
                (True, lambda: _("What is sold")),
                (False, lambda: _("What goes into others")),
            ]
        )
        self.unused = Tick(lambda: _("Those out of use too"))
        say(self.collection.setAccessibleName, lambda: _("Collection"))
        say(self.activity.setAccessibleName, lambda: _("Activity"))
        say(self.sold.setAccessibleName, lambda: _("What becomes of it?"))
        self.filters = FilterRow([self.search, self.collection, self.activity, self.sold, self.unused])

    def refresh(self) -> None:
        """List the products that fit; what they could be narrowed by is offered where there is any of it."""
        books = self.desk.books
        offered = collections(books)
        self.collection.offer(offered)
        self.collection.setVisible(len(offered) > 1)
        self.activity.reset()
        self.activity.setVisible(self.activity.is_wanted())
        found = products.list_products(
            books,
            search=self.search.value(),
            active=None if self.unused.value() else True,
            sold=self.sold.value(),
            collection=self.collection.value(),
            activity=self.activity.value(),
        )
        self.below.show_rows(
            AllRows(found), counted(len(found)), ever=lambda: bool(products.list_products(books, active=None))
        )

    def open_record(self, product: Product) -> None:
        """Open a product with its prices, its picture and how it is made."""
        from ui.products.view import ProductView

        self.open_over(ProductView(self.desk, product, self.open_over))

    def open_form(self, product: Product | None) -> None:
        """Open the form for a product, or for a new one."""
        self.open_over(self._form(product))

    def record_again(self, product: Product) -> None:
        """Open the form for a new product like another."""
        self.open_over(self._form(product, again=True))

    def _form(self, product: Product | None, *, again: bool = False) -> ProductForm:
        from ui.products.form import ProductForm

        return ProductForm(self.desk, None, product) if again else ProductForm(self.desk, product)

    def want(self, wanted: Wanted) -> None:
        """Open the record of a product; with ``new`` the form it is changed in, or that of a new one."""
        known = products.product(self.desk.books, wanted.product) if wanted.product else None
        if wanted.new:
            self.open_over(self._form(known, again=wanted.like))
        elif known:
            self.open_record(known)

    def enter(self) -> None:
        """Begin at the table."""
        self.table.setFocus()


def _columns() -> list[Column[Product]]:
    return [
        names("code", lambda: _("Code"), lambda one: one.code, 90),
        names("name", lambda: _("Name"), lambda one: one.name),
        amounts("price", lambda: _("Price"), lambda one: one.price or None, 100),
        names("unit", lambda: _("Counted in"), lambda one: one.unit, 110),
        names("collection", lambda: _("Collection"), lambda one: one.collection, 150),
        names("season", lambda: _("Season"), lambda one: one.season, 130, spare=True),
        names("sizes", lambda: _("Sizes"), lambda one: one.sizes, 130, spare=True),
        names("colours", lambda: _("Colours"), lambda one: one.colours, 150, spare=True),
        names("kind", lambda: _("How its sale counts"), lambda one: _(products.KINDS[one.kind]), 190, spare=True),
        Column(
            lambda: _("Least order"),
            lambda one: showing.quantity(one.minimum) if one.minimum else "",
            110,
            right=True,
            key="minimum",
            value=lambda one: one.minimum and one.minimum.micros,
            spare=True,
            kind="amounts",
        ),
        Column(
            lambda: _("Days until it is delivered"),
            lambda one: str(one.lead_days or ""),
            110,
            right=True,
            key="lead_days",
            value=lambda one: one.lead_days,
            spare=True,
            kind="amounts",
        ),
    ]
