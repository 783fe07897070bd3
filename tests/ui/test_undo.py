"""What was done is taken back by name, level by level; a correction feels like editing, whatever deed it was."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel

from coopbooks import costs, ledger, products, sales
from coopbooks.books import Books
from coopbooks.ledger import Line, OpeningDraft, Voucher
from coopbooks.people import SettlementDraft
from coopbooks.products import ProductDraft
from coopbooks.quantity import Quantity
from tests.builders import TODAY, a_cost, a_sale, account_id, last_voucher, lines, m, post, spaced
from tests.core.granting import a_gift, returned
from tests.ui.forms import FORMS, RENT
from tests.ui.recorded import a_movement, a_payment, a_transfer, from_a_grant, some_money, stock
from ui.desk import Desk
from ui.sales.form import SaleForm
from ui.shared.deeds import void_deed
from ui.shared.form import Form
from ui.shared.notices import Notices
from ui.shared.words import speak

CTRL = Qt.KeyboardModifier.ControlModifier
CORRECTED: Final = [name for name in FORMS if "corrected" in name]


def paid_supplier(books: Books) -> Voucher:
    cost = costs.record_cost(books, a_cost(books, supplier="Don Luis", paid="0"))
    draft = SettlementDraft(TODAY, cost.draft.supplier, account_id(books, "cash"), m("10"))
    return costs.pay_supplier(books, draft)


def an_opening(books: Books) -> Voucher:
    return ledger.record_opening(books, OpeningDraft(TODAY, lines(books, "cash 30 / suppliers -5 @Don Luis")))


DEEDS: Final[dict[str, Callable[[Books], Voucher]]] = {
    "sale": lambda books: ledger.voucher(books, sales.record_sale(books, a_sale(books)).voucher),
    "cost": lambda books: ledger.voucher(books, costs.record_cost(books, a_cost(books)).voucher),
    "customer pays": a_payment,
    "supplier is paid": paid_supplier,
    "transfer": a_transfer,
    "movement": a_movement,
    "by hand": lambda books: post(books, RENT),
    "money of a grant": some_money,
    "money given back": returned,
    "gift in kind": lambda books: a_gift(books, "tools 300 / furniture 50"),
    "cost from a grant": lambda books: ledger.voucher(books, from_a_grant(books).voucher),
    "opening": an_opening,
}


@pytest.mark.parametrize("make", DEEDS.values(), ids=DEEDS)
def test_a_voided_deed_is_recorded_again_as_it_was_and_voided_once_more(
    books: Books, desk: Desk, make: Callable[[Books], Voucher]
) -> None:
    was = make(books)
    desk.done(void_deed(desk, was, "typed twice"))
    desk.undo()
    again = last_voucher(books)
    assert again.id != was.id
    assert again.stands
    assert (again.day, again.word, again.description, again.lines) == (was.day, was.word, was.description, was.lines)
    desk.undo()
    assert not ledger.voucher(books, again.id).stands
    assert desk.last_deed() is None


def test_a_count_that_was_signed_is_not_made_again_by_undoing(books: Books, desk: Desk) -> None:
    was = post(books, RENT, word="cash_count")
    voided = void_deed(desk, was, "found")
    assert voided.undo is None
    assert voided.stays


def test_a_sale_recorded_again_is_among_the_sales(books: Books, desk: Desk) -> None:
    desk.done(void_deed(desk, DEEDS["sale"](books), "typed twice"))
    assert sales.list_sales(books).count() == 0
    desk.undo()
    assert sales.list_sales(books).count() == 1


def test_several_levels_are_undone_by_name_in_the_language_spoken(books: Books, desk: Desk, notices: Notices) -> None:
    for amount in ("5", "6"):
        posted = post(books, f"cash {amount} / contributions -{amount}", description=f"Dues {amount}")
        desk.done(desk.recorded(lambda posted=posted: f"{posted.description} – {_language()}", posted.id))  # type: ignore[misc]
    assert notices.shown["done"].text == "Dues 6 – en"
    speak("es")
    assert notices.shown["done"].text == "Dues 6 – es"
    last = desk.last_deed()
    assert last is not None
    assert last.said == "Dues 6 – es"
    desk.undo()
    assert spaced(notices.shown["done"].text) == "Se deshizo: Dues 6 – es. En Caja hay ahora Bs 5,00."
    speak("en")
    assert spaced(notices.shown["done"].text) == "Undone: Dues 6 – en. Cash box now holds Bs 5.00."
    desk.undo()
    assert desk.last_deed() is None
    assert spaced(notices.shown["done"].text) == "Undone: Dues 5 – en. Cash box now holds Bs 0.00."


def _language() -> str:
    from coopbooks import i18n

    return i18n.language()


@pytest.fixture
def opened(books: Books, desk: Desk, notices: Notices, show: Any) -> Iterator[Callable[[str], Any]]:
    """Return a function that opens a form by its name on the screen; none outlives its books."""
    stock(books)
    post(books, "cash 20000 / contributions -20000", day=date(2026, 3, 1))  # no box is left with less than nothing
    made: list[Form] = []

    def open_one(name: str) -> Form:
        made.append(FORMS[name](desk)())
        show(made[-1], notices)
        made[-1].enter()
        return made[-1]

    yield open_one
    for form in made:
        form.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.parametrize("name", CORRECTED)
def test_a_correction_begins_with_everything_as_it_was(opened: Any, books: Books, name: str) -> None:
    form = opened(name)
    was = ledger.voucher(books, form.key.of)
    drafted = form.voucher(form.draft())
    posted = [line.again for line in was.lines]
    assert [_plain(books, line) for line in drafted.lines] == [_plain(books, line) for line in posted]
    assert (drafted.day, drafted.concerns, drafted.word) == (was.day, was.concerns, was.word)
    assert not form.half_filled
    (title,) = (one.text() for one in form.findChildren(QLabel) if one.property("kind") == "title")
    assert title.startswith("Correct the")
    assert title.endswith(was.label)
    first = next(box.editor for box in form.boxes.values() if box.editor.isEnabled())
    assert first.hasFocus() or first.isAncestorOf(QApplication.focusWidget())


def _plain(books: Books, line: Line) -> tuple[Any, ...]:
    account = line.account if isinstance(line.account, int) else account_id(books, line.account)
    return account, line.amount, line.person, line.activity, line.note


@pytest.mark.parametrize("name", CORRECTED)
def test_a_correction_gone_through_by_enter_alone_changes_nothing(opened: Any, keys: Any, name: str) -> None:
    """What was agreed stands, whatever would be proposed today: each field is entered and left."""
    form = opened(name)
    before = form.draft()
    for _field in range(40):
        if form.save_button.hasFocus():
            break
        keys.press(Qt.Key.Key_Return)
    assert form.draft() == before
    assert not form.half_filled


def test_the_price_agreed_in_a_sale_is_kept_when_it_is_corrected(
    books: Books, desk: Desk, notices: Notices, show: Any, keys: Any
) -> None:
    """An apron of 25 was sold at 24; a bag has a price of its own."""
    apron = products.add_product(books, ProductDraft("Apron", "piece", m("25"))).id
    bag = products.add_product(books, ProductDraft("Bag", "piece", m("60"))).id
    line = sales.SaleLine(apron, "Apron", Quantity.of(3), "piece", m("24"))
    sold = sales.record_sale(books, replace(a_sale(books), lines=(line,), paid=m("72")))
    form: Any = SaleForm(desk, sold)
    show(form, notices)
    row = form.lines.rows[0]
    kept = form.lines.add_row()
    kept.take_back(row.kept())  # as after a crash
    for one in (row, kept):
        one.product.setFocus()
        keys.press(Qt.Key.Key_Return)
        assert (one.price.value(), bool(one.price.property("proposed"))) == (m("24"), False)
    row.product.set_key(bag)
    row.product.settle()
    assert (row.price.value(), row.price.property("proposed")) == (m("60"), True)
    form.deleteLater()


@pytest.mark.parametrize("name", CORRECTED)
def test_saved_a_correction_leads_back_and_can_be_undone(
    opened: Any, books: Books, desk: Desk, keys: Any, name: str
) -> None:
    form = opened(name)
    was, left = ledger.voucher(books, form.key.of), []
    form.left.connect(lambda: left.append(name))
    keys.fill(form.boxes["day"].editor, "19/3")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert left
    right = last_voucher(books)
    assert (right.corrects, right.day.day) == (was.id, 19)
    desk.undo()
    back = last_voucher(books)
    assert (back.day, back.lines) == (was.day, was.lines)
    assert desk.notices.shown["done"].text.startswith("The correction was taken back. ")
    next(one for one in desk.notices.shown["done"].buttons if one.text() == "Undo").click()
    again = last_voucher(books)
    assert (again.corrects, again.day, again.lines) == (back.id, right.day, right.lines)
    assert desk.notices.shown["done"].text.startswith("The correction holds again. ")
    desk.undo()
    once_more = last_voucher(books)
    assert (once_more.corrects, once_more.day, once_more.lines) == (again.id, was.day, was.lines)
    assert desk.notices.shown["done"].text.startswith("The correction was taken back. ")


@pytest.mark.parametrize("name", CORRECTED)
def test_every_form_asks_about_what_is_odd(opened: Any, books: Books, keys: Any, name: str) -> None:
    """A day to come is asked about once, wherever it is typed."""
    form = opened(name)
    keys.fill(form.boxes["day"].editor, "25/3/2026")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert "25/03/2026 is still to come" in form.foot.doubts.accessibleDescription()
    assert form.foot.doubts.isVisible()
    before = last_voucher(books).id
    keys.press(Qt.Key.Key_Return)
    assert last_voucher(books).id > before


@pytest.mark.parametrize(
    ("name", "words"), [("payment", "ten"), ("transfer", "ten"), ("movement", "nine"), ("sale", "one thousand")]
)
def test_a_sum_is_read_back_in_words(opened: Any, name: str, words: str) -> None:
    form = opened(f"{name} corrected")
    assert words in form.foot.said.text().lower()
