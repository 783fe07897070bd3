"""The products the club sells: their unit, their price, how their sale counts."""

from functools import partial

from PySide6.QtWidgets import QWidget

from coopbooks import products
from coopbooks.attachments import Holder
from coopbooks.i18n import _
from coopbooks.products import Product, ProductDraft
from ui.shared.choice import Choice, Tick
from ui.shared.doing import Deed, Desk
from ui.shared.filter_row import FilterRow
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.invitation import FirstStep
from ui.shared.labels import button
from ui.shared.listed import Listed, counted
from ui.shared.money_edit import MoneyEdit
from ui.shared.papers_shown import PapersShown
from ui.shared.part import OpenOver
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.rows import amounts, names
from ui.shared.search_edit import SearchEdit
from ui.shared.typed_edit import TextEdit
from ui.shared.words import Words


class ProductsPart:
    """The list of products, and the form for one of them."""

    def __init__(self, desk: Desk, open_over: OpenOver) -> None:
        """Make the part."""
        self._desk, self._open_over = desk, open_over
        self.add_button = button(lambda: _("Add a product"), "main", "plus")
        self.search = SearchEdit(lambda: _("Search a name"))
        self.unused = Tick(lambda: _("Those out of use too"))
        self.filters = FilterRow([self.search, self.unused], [self.add_button])
        self.table = RecordTable[Product](
            lambda: _("Products"), _columns(), faded=lambda one: not one.active, key="products"
        )
        self.below = Listed(
            self.table,
            lambda: _("What the club sells stands here with its price. Products are added here, or with a first sale."),
            FirstStep(lambda: _("Add a product"), lambda: self.open_form(None)),
            self.filters,
        )
        self.tools: list[QWidget] = [self.filters]
        self.filters.changed.connect(self.refresh)
        self.add_button.clicked.connect(lambda: self.open_form(None))
        self.table.opened.connect(self.open_form)

    def refresh(self) -> None:
        """List the products that fit."""
        active = None if self.unused.value() else True
        books = self._desk.books
        found = products.list_products(books, search=self.search.value(), active=active)
        self.below.show_rows(AllRows(found), counted(len(found)), ever=lambda: bool(products.list_products(books)))

    def open_form(self, product: Product | None) -> None:
        """Open the form for a product, or for a new one."""
        self._open_over(ProductForm(self._desk, product))


def _columns() -> list[Column[Product]]:
    return [
        names("name", lambda: _("Name"), lambda one: one.name),
        names("unit", lambda: _("Counted in"), lambda one: one.unit, 130),
        amounts("price", lambda: _("Price"), lambda one: one.price, 120),
        names("kind", lambda: _("How its sale counts"), lambda one: _(products.KINDS[one.kind]), 210),
    ]


class ProductForm(Form):
    """The form for one product, new or known."""

    def __init__(self, desk: Desk, product: Product | None) -> None:
        """Make the form; one that changes a product is put away after saving."""
        self._product = product
        title: Words = (lambda: product.name) if product else (lambda: _("Add a product"))
        super().__init__(desk, title, key=FormKey.around("settings", "product", product, None))
        self.name = self.add("name", lambda: _("Name"), TextEdit())
        self.unit = self.add("unit", lambda: _("Counted in: piece, dozen, loaf, kg"), TextEdit())
        self.price = self.add("price", lambda: _("Price of one"), MoneyEdit(desk.books.club.currency))
        kinds = Choice([(key, partial(_, words)) for key, words in products.KINDS.items()])
        self.kind = self.add("kind", lambda: _("How its sale counts"), kinds)
        self.active = Tick(lambda: _("In use: offered when something is recorded"))
        if product:
            self.add("active", lambda: _("In use"), self.active)
        if product:
            papers = PapersShown(desk, Holder("product", product.id), self)
            self.fields.add_widget(papers)
            papers.show_papers(papers.holder)
        self.begin()

    def prepare(self) -> None:
        """Fill in what is known."""
        product = self._product
        self.active.set(product.active if product else True)
        if product:
            self.name.set(product.name)
            self.unit.set(product.unit)
            self.price.set(product.price)
            self.kind.set(product.kind)

    def draft(self) -> ProductDraft:
        """Return the product as typed."""
        return ProductDraft(
            self.name.value(), self.unit.value(), self.price.value(), self.kind.value(), self.active.value()
        )

    def record(self, draft: ProductDraft) -> Deed:
        """Add or change the product."""
        if self._product is None:
            added = products.add_product(self.desk.books, draft)
            return Deed(lambda: _("%(name)s was added.") % {"name": added.name})
        return _change(self.desk, self._product, draft)


def _change(desk: Desk, before: Product, draft: ProductDraft) -> Deed:
    """Change a product from now on; undone by changing it back."""
    now = products.change_product(desk.books, before.id, draft)
    was = ProductDraft(before.name, before.unit, before.price, before.kind, before.active)
    return Deed(lambda: _("%(name)s was changed.") % {"name": now.name}, undo=lambda: _change(desk, now, was))
