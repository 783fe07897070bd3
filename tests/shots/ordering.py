"""What customers order: listed, open and overdue, opened with what was sold and used for it, typed in, ended."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from coopbooks import materials, orders, people, products, sales
from coopbooks.materials import MaterialDraft, MaterialLine, TakenLine, TakeOverDraft, UseDraft
from coopbooks.orders import OrderDraft, OrderLine
from coopbooks.people import PersonDraft
from coopbooks.quantity import Quantity
from coopbooks.sales import SaleDraft, SaleLine
from tests.shots.questions import Scene, asking
from tests.shots.windows import let_go, over
from ui.shared.doing import Wanted
from ui.window import Window


def order_scenes(window: Window) -> Iterator[Scene]:
    """Everything about orders, over some of its own."""
    first, overdue = _taken(window)
    window.go("orders")
    yield "orders-listed", window
    window.go("orders", Wanted(order=overdue))
    yield "orders-record-new", window
    _worked_on(window, first)
    window.go("orders", Wanted(order=first))
    yield "orders-record", window
    over(window).change_button.click()
    yield "orders-changed", window
    let_go(window)
    yield from _asked_for(window, first)
    window.go("materials", Wanted(tab="used"))
    page: Any = window.page()
    page.used.by.set("order")
    yield "materials-used-by-order", window
    page.used.by.set("")
    yield from _ended(window, overdue)
    window.go("home")
    yield "orders-home", window


def _taken(window: Window) -> tuple[int, int]:
    """Three orders are taken, one of them for a day that is over, one for a fair; return two of them."""
    books = window.books
    today, money = books.today(), books.money
    jumper = products.list_products(books, sold=True)[0]
    shop = people.add_person(books, PersonDraft("Tienda Andina del Prado", roles=frozenset({"customer"}))).id
    wanted = (OrderLine(jumper.id, jumper.name, Quantity.of("40"), jumper.unit, money(9_500)),)
    first = OrderDraft("2026-07", "40 chompas para el colegio", shop, money(380_000), today, lines=wanted)
    kept = orders.add_order(books, replace(first, promised=today + timedelta(days=12), note="Talla M y L"))
    late = replace(first, code="2026-05", title="Mantas con el nombre de la cooperativa San José", lines=())
    late = replace(late, taken=today - timedelta(days=40), promised=today - timedelta(days=3), agreed=money(125_000))
    overdue = orders.add_order(books, late)
    fair = OrderDraft("Feria", "Para la feria de Navidad", None, money(0), today)
    orders.add_order(books, fair)
    return kept.id, overdue.id


def _worked_on(window: Window, order: int) -> None:
    """Something is sold for it, and wool is used."""
    books = window.books
    wool = materials.add_material(books, MaterialDraft("Lana para pedidos", "kg")).id
    taken = TakenLine(wool, Quantity.of("50"), books.money(400_000))
    materials.take_over(books, TakeOverDraft(books.today(), (taken,)))
    used = (MaterialLine(wool, Quantity.of("16.5")),)
    materials.use_materials(books, UseDraft(books.today(), used, order=order))
    known = orders.order(books, order)
    line = SaleLine(known.lines[0].product, known.lines[0].description, Quantity.of("10"), "", books.money(9_500))
    nothing = books.money(0)
    sale = SaleDraft(books.today(), (line,), nothing, nothing, customer=known.customer, order=order)
    sales.record_sale(books, sale)


def _asked_for(window: Window, order: int) -> Iterator[Scene]:
    """The forms of what is recorded for an order, opened from it; one made on the spot."""
    window.go("orders", Wanted(order=order))
    over(window).sale_button.click()
    yield "orders-sale", window
    form = over(window)
    form.order.setText("Polleras")
    form.order.search("Polleras")
    yield "orders-sale-new", window
    let_go(window)
    window.go("orders", Wanted(order=order))
    over(window).use_button.click()
    yield "orders-use", window
    let_go(window)
    window.go("costs", Wanted(new="deal"))
    over(window).order.set_key(order)
    yield "orders-cost", window
    let_go(window)
    deed = orders.list_deeds(window.books, order)[0]
    window.go("ledger", Wanted(record=deed.voucher))
    yield "orders-deed", window
    let_go(window)


def _ended(window: Window, order: int) -> Iterator[Scene]:
    """It is asked from when an order is finished; a day to come is refused; then it is finished."""
    window.go("orders", Wanted(order=order))
    over(window).finish_button.click()
    yield "ask-order-finished", asking()
    asking().boxes["day"].editor.set(window.books.today() + timedelta(days=1))
    asking().go_button.click()
    yield "refused-ask-order-finished", asking()
    asking().boxes["day"].editor.set(window.books.today())
    asking().go_button.click()
    yield "orders-finished", window
    view: Any = over(window)
    view.open_button.click()
    view.cancel_button.click()
    yield "ask-order-cancelled", asking()
    asking().reject()
    let_go(window)
