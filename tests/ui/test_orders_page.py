"""The page Orders: listed with what each brings, typed in, opened with what came of it, ended and opened again."""

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from coopbooks import materials, orders, products, sales
from coopbooks.attachments import Holder
from coopbooks.books import Books
from coopbooks.orders import Order
from coopbooks.products import ProductDraft
from coopbooks.quantity import Quantity
from tests.builders import TODAY, a_sale, m, rows, spaced
from tests.core.ordering import a_draft, an_order, post_for
from tests.core.store import a_use, buy
from tests.ui.hands import CTRL
from tests.ui.tables import texts
from ui.desk import Desk
from ui.orders import OrdersPage
from ui.orders.form import OrderForm
from ui.orders.view import OrderView
from ui.shared.asking import Asking
from ui.shared.doing import Wanted
from ui.shared.voucher_view import VoucherView


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> OrdersPage:
    """Return the page in sight, following the books; an apron costs 25."""
    products.add_product(desk.books, ProductDraft("Apron", "piece", m("25.00")))
    made = OrdersPage(desk)
    follow(made)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.show()
    return made


def over(page: OrdersPage) -> Any:
    return page.currentWidget()


def asked(page: OrdersPage) -> Any:
    return next(one for one in page.findChildren(Asking) if one.isVisible())


def listed(page: OrdersPage) -> list[str]:
    model = page.table.rows_model
    return [model.row(row).order.code for row in range(model.rowCount())]


def facts(widget: Any) -> dict[str, str]:
    grid = widget.layout()
    cells = {grid.getItemPosition(place)[:2]: grid.itemAt(place).widget().text() for place in range(grid.count())}
    return {cells[row, 0]: spaced(cells[row, 1]) for row, column in cells if column == 0}


def newest(books: Books) -> Order:
    return max((row.order for row in orders.list_orders(books)), key=lambda order: order.id)


def test_orders_are_listed_with_what_each_brought_and_brings(page: OrdersPage, desk: Desk) -> None:
    """Of 4,000.00 agreed 900.00 were sold: 3,100.00 are still to come; with the other one 4,050.00 and 3,150.00."""
    first = an_order(desk.books, "1")
    an_order(desk.books, "2", "50", date(2026, 3, 3))
    post_for(desk.books, first, "cash 900 / sales_local -900")
    assert listed(page) == ["2", "1"]
    assert [row[3:8] for row in texts(page.table)] == [
        ["03/03/2026", "Overdue", "50.00", "", "50.00"],
        ["15/04/2026", "Open", "4,000.00", "900.00", "3,100.00"],
    ]
    sums = [text for _place, text in page.below.totals.cells()]
    assert sums == ["Totals", "4,050.00", "900.00", "3,150.00"]
    ModelTester(page.table.rows_model)


def test_the_list_is_searched_and_narrowed(page: OrdersPage, desk: Desk) -> None:
    an_order(desk.books, "april")
    an_order(desk.books, "march", promised=date(2026, 3, 31))
    orders.cancel_order(desk.books, an_order(desk.books, "gone"), TODAY)
    page.refresh()
    assert listed(page) == ["march", "april", "gone"]
    page.search.set("quispe apr")
    assert listed(page) == ["april"]
    page.filters.clear()
    page.state.set("cancelled")
    assert listed(page) == ["gone"]
    page.filters.clear()
    page.period.choice.set("this_month")
    assert listed(page) == ["march"]
    page.filters.clear()
    assert len(listed(page)) == 3


def test_where_there_is_none_one_is_invited_to_add_one(page: OrdersPage) -> None:
    assert page.below.invitation.isVisible()
    begin: Any = page.below.invitation.button
    begin.click()
    assert isinstance(over(page), OrderForm)


def test_an_order_is_typed_in_with_what_it_comes_to_proposed(page: OrdersPage, keys: Any) -> None:
    """12 aprons at 25.00 are 300.00; 280.00 was agreed. The day is one ahead: 20 March is over on 7/3."""
    page.new_button.click()
    form = over(page)
    keys.type("Aprons for the fair")
    keys.press(Qt.Key.Key_Return)
    keys.type("Doña Ana")
    keys.press(Qt.Key.Key_Return)
    keys.type("apr")
    keys.press(Qt.Key.Key_Return)
    keys.type("12")
    keys.press(Qt.Key.Key_Return)
    assert form.agreed.text() == "300.00"
    assert form.agreed.property("proposed")
    keys.fill(form.agreed, "280")
    keys.fill(form.promised, "7/3")
    keys.press(Qt.Key.Key_Return)
    assert form.promised.text() == "07/03/2027"
    keys.fill(form.promised, "7/4")
    keys.press(Qt.Key.Key_Return, CTRL)
    order = newest(page.desk.books)
    assert (order.code, order.title, order.customer_name) == ("2026-01", "Aprons for the fair", "Doña Ana")
    assert (order.agreed, order.worth, order.taken, order.promised) == (m("280"), m("300"), TODAY, date(2026, 4, 7))
    assert rows("SELECT count(*) FROM voucher") == [(0,)]


def test_what_was_agreed_follows_the_lines_only_while_it_is_proposed(page: OrdersPage, desk: Desk) -> None:
    page.open_form(None)
    form = over(page)
    (apron,) = products.list_products(desk.books)
    form.lines.put((orders.OrderLine(apron.id, "Apron", Quantity.of(2), "piece", m("25")),))
    assert form.agreed.value() == m("50")
    form.agreed.set(m("45"))
    form.lines.rows[0].price.set(m("30"))
    form.lines.changed.emit()
    assert form.agreed.value() == m("45")


def test_a_price_without_a_day_is_refused_at_the_day(page: OrdersPage, keys: Any) -> None:
    page.open_form(None)
    form = over(page)
    keys.fill(form.title, "Aprons")
    keys.fill(form.agreed, "10")
    form.submit()
    assert form.boxes["promised"].refusal.text().startswith("Write the day it is promised for")
    assert form.title.text() == "Aprons"


def test_an_order_is_changed_and_changed_back(page: OrdersPage, desk: Desk, keys: Any) -> None:
    before = orders.order(desk.books, an_order(desk.books))
    page.open_record(before.id)
    over(page).change_button.click()
    keys.fill(over(page).title, "41 jumpers")
    over(page).submit()
    assert isinstance(over(page), OrderView)
    assert over(page)._title.text() == "1 · 41 jumpers"
    desk.undo()
    assert orders.order(desk.books, before.id) == before


def test_the_record_tells_what_came_of_an_order(page: OrdersPage, desk: Desk) -> None:
    """950.00 sold, 40.00 of yarn used (4 of 10 kg for 100.00): 910.00 are left, 3,050.00 still to come."""
    books = desk.books
    order = an_order(books)
    page.open_record(order)
    view = over(page)
    assert facts(view._facts)["Promised for"] == "15/04/2026"
    assert view._nothing.isVisible()
    assert not view.used.isVisible()
    buy(books, "10 yarn 100")
    sale = sales.record_sale(books, a_sale(books, "10 jumper 95.00", order=order))
    materials.use_materials(books, a_use(books, "4 yarn", order=order))
    view.freshen()
    assert facts(view._figures) == {
        "Sold so far": "Bs 950.00",
        "Still to come": "Bs 3,050.00",
        "Materials used for it": "Bs 40.00",
        "Other costs": "Bs 0.00",
        "Left of it": "Bs 910.00",
    }
    assert not view._nothing.isVisible()
    assert texts(view.used) == [["yarn", "4 kg", "40.00"]]
    assert [row[3] for row in texts(view.deeds)] == ["950.00", "−40.00"]
    view.deeds.opened.emit(view.deeds.rows_model.row(0))
    assert isinstance(over(page), VoucherView)
    assert over(page).voucher.id == sale.voucher


@pytest.mark.parametrize(("button", "state"), [("finish_button", "finished"), ("cancel_button", "cancelled")])
def test_an_order_is_ended_on_a_day_and_opened_again(page: OrdersPage, desk: Desk, button: str, state: str) -> None:
    order = an_order(desk.books)
    page.open_record(order)
    view = over(page)
    getattr(view, button).click()
    question = asked(page)
    assert question.boxes["day"].editor.value() == TODAY
    question.boxes["day"].editor.set(TODAY + timedelta(days=1))
    question.submit()
    assert question.boxes["day"].refusal.text()
    question.boxes["day"].editor.set(TODAY - timedelta(days=1))
    question.submit()
    ended = orders.order(desk.books, order)
    assert (ended.state, ended.ended) == (state, TODAY - timedelta(days=1))
    assert facts(view._facts)["How it stands"] == f"{state.capitalize()} on 19/03/2026"
    assert not getattr(view, button).isVisible()
    desk.undo()
    assert orders.order(desk.books, order).state == "open"
    getattr(view, button).click()
    asked(page).submit()
    view.open_button.click()
    assert orders.order(desk.books, order).state == "open"
    desk.undo()
    assert orders.order(desk.books, order).state == state


def test_sales_and_uses_for_it_are_asked_for_on_their_pages(page: OrdersPage, desk: Desk) -> None:
    went: list[tuple[str, Wanted]] = []
    desk.went.connect(lambda where, wanted: went.append((where, wanted)))
    order = an_order(desk.books)
    page.want(Wanted(order=order))
    over(page).sale_button.click()
    over(page).use_button.click()
    assert went == [("sales", Wanted(new="deal", order=order)), ("materials", Wanted(new="use", order=order))]


def test_papers_of_a_new_order_belong_to_it(page: OrdersPage, desk: Desk) -> None:
    page.want(Wanted(new="order"))
    form = over(page)
    deed = form.record(a_draft(desk.books))
    assert form.holder(deed) == Holder("order", newest(desk.books).id)
