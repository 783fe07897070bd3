"""What operations pay in an order, where that is not the usual rate."""

from functools import partial

from PySide6.QtWidgets import QWidget

from coopbooks import orders, products, showing, work
from coopbooks.i18n import _
from coopbooks.quantity import Quantity
from coopbooks.work import OrderRate
from ui.shared.choice import Choice, Option
from ui.shared.doing import Deed, Desk
from ui.shared.filter_row import FilterRow
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.invitation import FirstStep
from ui.shared.labels import button
from ui.shared.listed import Listed, counted
from ui.shared.order_choice import OrderPicker, for_order
from ui.shared.part import OpenOver
from ui.shared.percent_edit import PriceEdit
from ui.shared.picker import Picker
from ui.shared.record_table import AllRows, RecordTable
from ui.shared.search_edit import SearchEdit
from ui.shared.typed_edit import TextEdit
from ui.shared.words import say
from ui.work.told import rate_columns


class OrderRatesPart:
    """The rates of one order, or of all."""

    def __init__(self, desk: Desk, open_over: OpenOver) -> None:
        """Make the part."""
        self._desk, self._open_over = desk, open_over
        self._orders: dict[int, str] = {}
        self.order = Choice([(None, _all_orders)])
        say(self.order.setAccessibleName, for_order)
        self.new_button = button(lambda: _("Agree a rate for an order"))
        self.remove_button = button(lambda: _("Pay as usual again"))
        self.search = SearchEdit(lambda: _("Search an operation or why"))
        self.filters = FilterRow([self.order, self.search], [self.new_button, self.remove_button])
        self.table = RecordTable[OrderRate](
            lambda: _("Rates of an order"),
            rate_columns(lambda one: self._orders[one.order]),
            key="order-rates",
            same=lambda one: (one.order, one.making),
        )
        self.below = Listed(
            self.table,
            lambda: _("What an operation pays in one order, where that is not the usual rate, stands here with why."),
            FirstStep(lambda: _("Agree a rate for an order"), self.open_form),
            self.filters,
        )
        self.tools: list[QWidget] = [self.filters]
        self.filters.changed.connect(self.refresh)
        self.table.chosen.connect(lambda row: self.remove_button.setEnabled(row is not None))
        self.table.opened.connect(lambda row: self._open_over(OrderRateForm(self._desk, row)))
        self.new_button.clicked.connect(self.open_form)
        self.remove_button.clicked.connect(self.remove)

    def refresh(self) -> None:
        """List the rates of the order chosen, or of all."""
        books = self._desk.books
        self._orders = {row.order.id: row.order.label for row in orders.list_orders(books)}
        named = [(key, partial(str, label)) for key, label in self._orders.items()]
        self.order.blockSignals(True)
        self.order.offer([(None, _all_orders), *named])
        self.order.blockSignals(False)
        every = work.list_order_rates(books)
        found = [one for one in work.list_order_rates(books, self.order.value()) if self._fits(one)]
        self.below.show_rows(AllRows(found), counted(len(found)), ever=lambda: bool(every))
        self.remove_button.setEnabled(self.table.current() is not None)

    def _fits(self, one: OrderRate) -> bool:
        return self.search.finds(one.label, one.note, self._orders[one.order])

    def open_form(self) -> None:
        """Open the form for a rate of the order chosen."""
        form = OrderRateForm(self._desk)
        if self.order.value() and not form.half_filled:
            form.order.set_key(self.order.value())
        self._open_over(form)

    def remove(self) -> None:
        """Pay what is usual for the operation under the cursor again."""
        row = self.table.current()
        if row:
            self._desk.do(lambda: remove_deed(self._desk, row), then=self._desk.done)


class OrderRateForm(Form):
    """What a piece of an operation pays in an order; ``known`` fills in one that stands already."""

    def __init__(self, desk: Desk, known: OrderRate | None = None) -> None:
        """Make the form."""
        super().__init__(desk, lambda: _("Agree a rate for an order"), key=FormKey("work", "rate"))
        self._known, books = known, desk.books
        self.order = self.add("order", for_order, OrderPicker(books))
        self.making = self.add("making", lambda: _("Which operation?"), _making_picker(desk))
        self.rate = self.add("rate", lambda: _("Paid for a piece"), PriceEdit())
        self.note = self.add("note", lambda: _("Why, if not as usual"), TextEdit(), _printed)
        self.begin()

    def prepare(self) -> None:
        """Fill in what stands already."""
        known = self._known
        if known:
            self.order.set_key(known.order)
            self.making.set_key(known.making)
            self.rate.set(known.rate.decimal)
            self.note.set(known.note)

    def draft(self) -> tuple[int, int, Quantity, str]:
        """Return what is typed."""
        order, making = self.order.value().key, self.making.value().key
        return order, making, Quantity.of(self.rate.value()), self.note.value()

    def record(self, draft: tuple[int, int, Quantity, str]) -> Deed:
        """Agree it."""
        return agree(self.desk, *draft)


def agree(desk: Desk, order: int, making: int, rate: Quantity, note: str) -> Deed:
    """Pay so much in an order; undone by what was paid in it before."""
    before = next((one for one in work.list_order_rates(desk.books, order) if one.making == making), None)
    work.set_order_rate(desk.books, order, making, rate, note)
    now = next(one for one in work.list_order_rates(desk.books, order) if one.making == making)

    def undo() -> Deed:
        return agree(desk, order, making, before.rate, before.note) if before else remove_deed(desk, now)

    told = {"work": now.label, "rate": showing.rate(rate.decimal)}
    return Deed(lambda: _("In this order %(work)s pays %(rate)s a piece.") % told, undo=undo)


def remove_deed(desk: Desk, one: OrderRate) -> Deed:
    """Pay what is usual in an order again; undone by agreeing it again."""
    work.remove_order_rate(desk.books, one.order, one.making)
    return Deed(
        lambda: _("%(work)s pays what is usual again.") % {"work": one.label},
        undo=lambda: agree(desk, one.order, one.making, one.rate, one.note),
    )


def _making_picker(desk: Desk) -> Picker:
    """A field for one operation of any product."""

    def options() -> list[Option]:
        return [
            Option(one.id, f"{product.name} · {one.name}")
            for product in products.list_products(desk.books)
            for one in products.list_making(desk.books, product.id)
        ]

    return Picker(options)


def _all_orders() -> str:
    return _("All orders")


def _printed() -> str:
    return _("It is printed on the slip of each member.")
