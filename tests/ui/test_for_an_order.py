"""For which order: asked only once there are orders, chosen or made on the spot, kept, corrected, told."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coopbooks import costs, ledger, materials, members, orders, products, sales, work
from coopbooks.books import Books
from coopbooks.members import MemberDraft
from coopbooks.orders import OrderLine
from coopbooks.products import ProductDraft
from coopbooks.quantity import Quantity
from coopbooks.work import PieceDraft, WorkDraft
from tests.builders import TODAY, a_cost, a_sale, activity_id, last_voucher, m, person_id, spaced
from tests.core.ordering import a_draft, an_order
from tests.core.store import a_use, buy, material_lines, q
from tests.core.working import a_product, making, record
from ui.costs.form import CostForm
from ui.desk import Desk
from ui.materials.use_form import UseForm
from ui.sales.form import SaleForm
from ui.shared.deed_told import tell
from ui.shared.doing import Wanted
from ui.shared.form import Form
from ui.window import Window
from ui.work.piece_form import PieceForm
from ui.work.work_form import WorkForm

CTRL = Qt.KeyboardModifier.ControlModifier
FORMS: tuple[type[SaleForm | CostForm | UseForm], ...] = (SaleForm, CostForm, UseForm)


@pytest.fixture
def aprons(books: Books) -> int:
    """Return an order of 12 aprons at 24.00 from Rosa, for the sewing; one apron costs 25.00 else."""
    apron = products.add_product(books, ProductDraft("Apron", "piece", m("25.00")))
    wanted = (OrderLine(apron.id, "Apron", Quantity.of(12), "piece", m("24")),)
    draft = a_draft(books, lines=wanted, agreed=m("288"), activity=activity_id(books, "sewing"))
    return orders.add_order(books, draft).id


@pytest.mark.parametrize("form", FORMS)
def test_it_is_asked_only_once_there_are_orders(desk: Desk, qtbot: QtBot, form: Any) -> None:
    without: Form = form(desk)
    qtbot.addWidget(without)
    assert "order" not in without.boxes
    an_order(desk.books)
    asking: Form = form(desk)
    qtbot.addWidget(asking)
    assert "order" in asking.boxes


def test_what_is_wanted_with_an_order_is_proposed_for_its_sale(desk: Desk, aprons: int, qtbot: QtBot) -> None:
    sales.record_sale(desk.books, a_sale(desk.books, "3 Apron 25.00", customer="Rosa Quispe"))
    form = SaleForm(desk)
    qtbot.addWidget(form)
    form.order.set_key(aprons)
    form.order.settle()
    form.customer.settle()
    draft = form.draft()
    assert (draft.customer, draft.activity, draft.order) == (
        person_id(desk.books, "Rosa Quispe"),
        activity_id(desk.books, "sewing"),
        aprons,
    )
    assert [(line.description, line.price) for line in draft.lines] == [("Apron", m("24"))]
    assert draft.total == m("288")
    assert not form.half_filled


def test_what_is_typed_already_stays(desk: Desk, aprons: int, qtbot: QtBot, keys: Any, show: Any) -> None:
    form = SaleForm(desk)
    show(form)
    keys.fill(form.customer, "Don Luis")
    keys.fill(form.lines.rows[0].quantity, "2")
    form.order.set_key(aprons)
    form.order.settle()
    assert form.customer.text() == "Don Luis"
    assert len(form.lines.rows) == 1
    assert form.lines.rows[0].quantity.text() == "2"


def test_materials_for_an_order_are_for_its_product_and_activity(desk: Desk, aprons: int, qtbot: QtBot) -> None:
    buy(desk.books, "10 yarn 100")
    form = UseForm(desk)
    qtbot.addWidget(form)
    form.lines.put(material_lines(desk.books, "4 yarn"))
    form.order.set_key(aprons)
    form.order.settle()
    draft = form.draft()
    assert draft.order == aprons
    assert draft.product == orders.order(desk.books, aprons).lines[0].product
    assert draft.activity == activity_id(desk.books, "sewing")


def test_a_new_order_is_made_on_the_spot_for_whom_it_is_sold_to(desk: Desk, aprons: int, keys: Any, show: Any) -> None:
    form = SaleForm(desk)
    show(form)
    form.customer.set_key(person_id(desk.books, "Rosa Quispe"))
    form.order.setFocus()
    keys.type("Curtains")
    keys.press(Qt.Key.Key_Return)
    made = orders.order(desk.books, form.order.key)
    assert (made.title, made.customer_name, made.agreed, made.promised) == ("Curtains", "Rosa Quispe", m("0"), None)
    assert (made.code, made.taken) == ("2026-02", TODAY)
    assert form.order.text() == "2026-02 · Curtains"


def test_an_order_is_found_by_its_number_and_by_whom_it_is_from(desk: Desk, aprons: int, qtbot: QtBot) -> None:
    form = CostForm(desk)
    qtbot.addWidget(form)
    for typed in ("2026", "jum", "quisp 40"):
        assert form.order.read(typed).key == aprons
    orders.finish_order(desk.books, aprons, TODAY)
    assert form.order.options()
    form.order.set_key(None)
    assert list(form.order.options()) == []  # finished ones are not offered
    form.order.set_key(aprons)
    assert form.order.key == aprons  # what was recorded for one stays


def test_corrections_and_new_ones_like_it_are_for_the_same_order_as_long_as_it_is_open(
    desk: Desk, aprons: int, qtbot: QtBot
) -> None:
    """Of one that is done, nothing new is recorded unasked; what was recorded for it stays so when it is corrected."""
    books = desk.books
    buy(books, "10 yarn 100")
    scarf = a_product(books, "Scarf", knit="18")
    sale = sales.record_sale(books, a_sale(books, order=aprons))
    cost = costs.record_cost(books, a_cost(books, order=aprons))
    used = materials.use_materials(books, a_use(books, "4 yarn", order=aprons))
    ana = members.add_member(books, MemberDraft("Ana")).id
    [done] = record(
        books, WorkDraft(ana, TODAY, "pieces", making(books, "knit", "Scarf"), accepted=q("4"), order=aprons)
    )
    given = work.hand_pieces(books, PieceDraft("given", ana, scarf, q("3"), TODAY, order=aprons))

    kept: tuple[tuple[Any, Any], ...] = ((SaleForm, sale), (CostForm, cost), (UseForm, used), (WorkForm, done))

    def ordered(*forms: Any) -> list[int | None]:
        for form in forms:
            qtbot.addWidget(form)
        return [form.draft().order for form in forms]

    def corrected() -> list[int | None]:
        return ordered(*(form(desk, one) for form, one in kept))

    def again() -> list[int | None]:
        return ordered(*(form(desk, again=one) for form, one in kept), PieceForm(desk, again=given))

    assert (corrected(), again()) == ([aprons] * 4, [aprons] * 5)
    orders.finish_order(books, aprons, TODAY)
    assert (corrected(), again()) == ([aprons] * 4, [None] * 5)
    assert ordered(PieceForm(desk, replace(given, kind="brought"))) == [aprons]  # she brings back what she was given


@pytest.mark.parametrize("posted", ["sale", "cost", "use"])
def test_what_was_done_tells_the_order(books: Books, aprons: int, posted: str) -> None:
    if posted == "sale":
        sales.record_sale(books, a_sale(books, order=aprons))
    elif posted == "cost":
        costs.record_cost(books, a_cost(books, order=aprons))
    else:
        buy(books, "10 yarn 100")
        materials.use_materials(books, a_use(books, "4 yarn", order=aprons))
    told = tell(books, last_voucher(books))
    assert told
    assert ("For the order", "2026-01 · 40 jumpers") in [(name, spaced(words)) for name, words in told.facts]


def test_for_no_order_nothing_is_told(books: Books, aprons: int) -> None:
    sales.record_sale(books, a_sale(books))
    told = tell(books, last_voucher(books))
    assert told
    assert "For the order" not in dict(told.facts)


@pytest.mark.parametrize(("page", "form"), [("sales", "deal"), ("materials", "use")])
def test_the_form_is_opened_for_an_order(books: Books, aprons: int, qtbot: QtBot, page: str, form: str) -> None:
    window = Window(books)
    qtbot.addWidget(window)
    window.show()
    window.go(page, Wanted(new=form, order=aprons))
    opened: Any = window.page().currentWidget()
    assert opened.order.key == aprons
    opened.note.setText("typed")
    opened.note.typed = True
    other = orders.add_order(books, replace(orders.order(books, aprons).draft, code="other")).id
    window.go(page, Wanted(new=form, order=other))
    assert opened.order.key == aprons  # what is typed stays
    opened.keeping.let_go()
    window.page().close_all_over()
    window.desk.leave()
    assert ledger.list_vouchers(books).count() == 0
