"""A product opened: its picture, what is known of it, its prices from day to day, how it is made."""

from functools import partial
from typing import Any

from coopbooks import products, showing
from coopbooks.attachments import Holder
from coopbooks.i18n import _
from coopbooks.products import Making, PieceRate, Price, Product
from ui.products.questions import ask_price, remove_price
from ui.products.told import facts_of, making_columns, paid, price_columns, rate_columns, since_words
from ui.shared.doing import Deed, Desk, Wanted
from ui.shared.facts import Facts
from ui.shared.few_rows import FewRows
from ui.shared.flow import flowing
from ui.shared.labels import button, heading, label, press
from ui.shared.papers_shown import PapersShown
from ui.shared.part import OpenOver
from ui.shared.photo import RecordPhoto, with_photo
from ui.shared.record_over import RecordOver
from ui.shared.recorded import AGAIN, CORRECT
from ui.shared.words import voice


class ProductView(RecordOver):
    """One product."""

    def __init__(self, desk: Desk, product: Product, open_over: OpenOver) -> None:
        """Show it."""
        super().__init__()
        self._desk, self._open_over, self.product = desk, open_over, product
        self._title, self._facts, self.picture = heading(kind="title"), Facts(), RecordPhoto(desk, _whose)
        self.prices = FewRows(lambda: _("Prices"), key="products_view_prices")
        self.making = FewRows(lambda: _("How it is made"), key="products_view_making")
        self.rates = FewRows(lambda: _("Piece rates from day to day"), key="products_view_rates")
        self._no_price, self._no_making, self._together = (label(kind="quiet", wrap=True) for _place in range(3))
        self._rates_title = heading(lambda: _("Piece rates from day to day"))
        self.papers = PapersShown(desk, Holder("product", product.id), self)
        self.change_button = button(lambda: _("Change…"))
        self.again_button = button(lambda: _("Record the same again"))
        self.price_button = button(lambda: _("New price…"), "", "plus")
        self.cost_button = button(lambda: _("Cost sheet"))
        self.work_button = button(lambda: _("Work on it"))
        self.no_price_button = button(lambda: _("Take this price away"), "plain")
        self.no_rate_button = button(lambda: _("Take this rate away"), "plain")
        self._lay_out()
        self._connect()
        self.freshen()

    def _lay_out(self) -> None:
        self.column.addWidget(self._title)
        self.column.addLayout(with_photo(self._facts, self.picture))
        prices, making = heading(lambda: _("Prices")), heading(lambda: _("How it is made"))
        below_prices, self._below_rates = flowing(self.no_price_button), flowing(self.no_rate_button)
        for widget in (prices, self._no_price, self.prices, below_prices, making, self._no_making, self.making):
            self.column.addWidget(widget)
        for widget in (self._together, self._rates_title, self.rates, self._below_rates, self.papers):
            self.column.addWidget(widget)
        self.column.addStretch()
        self.lay_out(self.change_button, self.again_button, self.price_button, self.cost_button, self.work_button)

    def _connect(self) -> None:
        desk = self._desk
        self.change_button.clicked.connect(self.open_form)
        press(self.change_button, CORRECT, self)
        self.again_button.clicked.connect(self.record_again)
        press(self.again_button, AGAIN, self)
        self.price_button.clicked.connect(lambda: ask_price(desk, self.product, None, self))
        self.cost_button.clicked.connect(lambda: desk.go("costing", Wanted(product=self.product.id)))
        self.work_button.clicked.connect(lambda: desk.go("work", Wanted(tab="work", product=self.product.id)))
        self.prices.opened.connect(lambda price: ask_price(desk, self.product, price, self))
        self.making.opened.connect(lambda _making: self.open_form())
        self.no_price_button.clicked.connect(self.take_price_away)
        self.no_rate_button.clicked.connect(self.take_rate_away)
        voice.changed.connect(self.freshen)

    def open_form(self) -> None:
        """Open the form it is changed in."""
        from ui.products.form import ProductForm  # loaded when it is opened

        self._open_over(ProductForm(self._desk, self.product))

    def record_again(self) -> None:
        """Open the form of a new product like this one."""
        from ui.products.form import ProductForm

        self._open_over(ProductForm(self._desk, None, self.product))

    def freshen(self) -> None:
        """Show what stands in the books now, in the language spoken now."""
        books = self._desk.books
        product = self.product = products.product(books, self.product.id)
        self._title.setText(product.name)
        self._facts.show_facts(list(facts_of(books, product)))
        self._show_prices(products.list_prices(books, product.id))
        self._show_making(products.list_making(books, product.id))
        self._show_rates(products.list_piece_rates(books, product.id))
        holder = Holder("product", product.id)
        self.papers.show_papers(holder)
        self.picture.show_of(holder)

    def _show_prices(self, prices: list[Price]) -> None:
        _show(self.prices, prices, price_columns(self._desk.books.today()))
        self._no_price.setText(_("No price is written down. The one it is first sold at is taken."))
        self._no_price.setVisible(not prices)
        self.no_price_button.setVisible(bool(prices))

    def _show_making(self, making: list[Making]) -> None:
        _show(self.making, making, making_columns())
        self._no_making.setText(_("Nothing is written down: cutting, knitting, sewing, with minutes and piece rate."))
        self._no_making.setVisible(not making)
        minutes, rates = products.total_of(making)
        said = {
            "minutes": showing.quantity(minutes),
            "paid": showing.price(rates.decimal, self._desk.books.club.currency),
        }
        self._together.setText(_("Together %(minutes)s minutes and %(paid)s for one.") % said)
        self._together.setVisible(bool(making))

    def _show_rates(self, rates: list[PieceRate]) -> None:
        """Show them only where a rate has changed: the first ones stand with the operations."""
        changed = len(rates) > len({rate.making for rate in rates})
        _show(self.rates, rates if changed else [], rate_columns())
        for one in (self._rates_title, self._below_rates):
            one.setVisible(changed)

    def take_price_away(self) -> None:
        """Take the price under the cursor away; it can be undone."""
        price = self.prices.current()
        if price:
            self._desk.do(lambda: remove_price(self._desk, price), then=self._desk.done)

    def take_rate_away(self) -> None:
        """Take the piece rate under the cursor away; it can be undone."""
        rate = self.rates.current()
        if rate:
            self._desk.do(lambda: _remove_rate(self._desk, rate), then=self._desk.done)


def _whose() -> str:
    return _("Picture of the product")


def _show(table: FewRows, rows: list[Any], columns: list[Any]) -> None:
    table.show_all(rows, columns)
    table.setVisible(bool(rows))


def _remove_rate(desk: Desk, rate: PieceRate) -> Deed:
    """Take a piece rate away; undone by writing it down again."""
    products.remove_piece_rate(desk.books, rate.id)

    def put_back() -> Deed:
        products.set_piece_rate(desk.books, rate.making, rate.rate, rate.since)
        return Deed(partial(_told, rate))

    said = {"operation": rate.name, "day": since_words(rate.since)}
    return Deed(lambda: _("The rate of %(operation)s from %(day)s was taken away.") % said, undo=put_back)


def _told(rate: PieceRate) -> str:
    said = {"operation": rate.name, "rate": paid(rate.rate) or _("None"), "day": since_words(rate.since)}
    return _("%(operation)s: %(rate)s from %(day)s.") % said
