"""A form half filled is never lost: it waits on its page, and when the window was closed it is there the next time."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coopbooks import drafts, ledger, products, sales
from coopbooks.books import Books, storage
from coopbooks.books.troubles import trouble
from coopbooks.ledger import OpeningDraft
from coopbooks.products import ProductDraft
from tests.builders import a_sale, lines, m
from ui.products.view import ProductView
from ui.sales.form import SaleForm
from ui.shared.adding import added_deed
from ui.shared.doing import Wanted
from ui.shared.form_key import FormKey
from ui.shared.page import Page
from ui.shared.voucher_view import VoucherView
from ui.window import Window


@pytest.fixture
def window(books: Books, qtbot: QtBot) -> Iterator[Window]:
    """Return the window over fresh books."""
    made = Window(books)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.desk.leave()


@pytest.fixture
def form(window: Window, keys: Any) -> SaleForm:
    """Return the form of a sale, its note typed."""
    window.go("sales", Wanted(new="sales"))
    made = over(window.page())
    assert isinstance(made, SaleForm)
    made.note.setFocus()
    keys.type("for the fair")
    return made


def over(page: Page) -> Any:
    """Return what is open over a page."""
    return page.currentWidget()


def test_it_waits_on_its_page_with_the_cursor_where_it_was(window: Window, form: SaleForm) -> None:
    window.sidebar.buttons["cash"].click()
    assert window.page() is window.pages["cash"]
    window.sidebar.buttons["sales"].click()
    assert over(window.page()) is form
    assert form.note.text() == "for the fair"
    assert form.note.hasFocus()


def test_its_own_page_asked_for_is_the_way_out_and_asks_once(window: Window, form: SaleForm) -> None:
    window.sidebar.buttons["sales"].click()
    assert over(window.page()) is form
    assert form.foot.doubts.isVisible()
    window.sidebar.buttons["sales"].click()
    assert over(window.page()) is not form


def test_a_form_with_nothing_typed_and_what_lies_over_one_are_put_away(window: Window, form: SaleForm) -> None:
    window.go("sales", Wanted(new="payment"))
    window.go("home")
    window.go("sales")
    assert over(window.page()) is form
    assert window.page().count() == 2


def test_closing_asks_nothing_and_the_next_window_says_what_was_begun(
    window: Window, form: SaleForm, qtbot: QtBot
) -> None:
    window.go("home")
    with qtbot.waitSignal(window.closed):
        assert window.close()
    again = Window(window.books)
    qtbot.addWidget(again)
    again.show()
    notice = again.notices.shown["waiting"]
    assert notice.text == "A sale begun today 10:00 is not saved yet."
    notice.buttons[0].click()
    given_back = over(again.page())
    assert isinstance(given_back, SaleForm)
    assert given_back.note.text() == "for the fair"
    assert not again.notices.isVisible()
    again.desk.leave()


def test_the_same_form_asked_for_again_is_the_one_half_filled(window: Window, form: SaleForm) -> None:
    """Two of them would be kept as one."""
    window.go("sales", Wanted(new="payment"))
    window.go("home")
    window.go("sales", Wanted(new="sale"))
    assert over(window.page()) is form
    assert form.note.hasFocus()


def test_a_correction_is_opened_over_the_page_in_sight_and_leads_back_there(window: Window, keys: Any) -> None:
    sold = sales.record_sale(window.books, a_sale(window.books))
    window.go("ledger", Wanted(record=sold.voucher))
    window.desk.correct(sold.voucher)
    form = over(window.page())
    assert window.page() is window.pages["ledger"]
    assert isinstance(form, SaleForm)
    form.note.setFocus()
    keys.type("for the fair")
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert over(window.page()).voucher.corrects == sold.voucher
    window.desk.undo()
    assert over(window.page()).voucher.description == "Sale: 40 apron"


def test_afterwards_the_cursor_is_on_what_was_corrected(window: Window, keys: Any) -> None:
    """A corrected sale is the newest of its day, and a list of them has the newest first."""
    first = sales.record_sale(window.books, a_sale(window.books, "1 apron 25.00"))
    sales.record_sale(window.books, a_sale(window.books, "2 apron 25.00"))
    window.go("sales")
    table = window.page().table  # type: ignore[attr-defined]
    keys.press(Qt.Key.Key_Down)
    assert table.current().voucher == first.voucher
    keys.press(Qt.Key.Key_Return)
    over(window.page()).correct_button.click()
    form = over(window.page())
    keys.fill(form.note, "for the fair")
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(over(window.page()), VoucherView)
    keys.press(Qt.Key.Key_Escape)
    assert table.hasFocus()
    assert table.current().description.startswith("Sale: 1 apron")
    assert table.currentIndex().row() == 0


def test_a_record_is_recorded_again_from_its_list_and_an_opening_is_not(window: Window, keys: Any) -> None:
    sold = sales.record_sale(window.books, a_sale(window.books, "3 apron 25.00", day=date(2026, 3, 2)))
    ledger.record_opening(window.books, OpeningDraft(date(2026, 3, 1), lines(window.books, "cash 30")))
    window.go("ledger")
    table = window.page().vouchers.table  # type: ignore[attr-defined]
    table.setFocus()
    keys.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    form = over(window.page())
    assert isinstance(form, SaleForm)
    assert form.draft().day == window.books.today()
    assert form.draft().lines == sold.draft.lines
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sales.list_sales(window.books).count() == 2
    window.desk.again(1 + sold.voucher)
    assert "cannot be recorded again" in window.notices.shown["trouble"].text


def test_what_went_wrong_goes_with_what_it_was_of(window: Window, keys: Any, qtbot: QtBot) -> None:
    """No printer, said over a paper, is nothing to the page below."""
    window.show_paper("Paper", lambda _wish: b"")
    window.desk.fail(trouble("disk_full"))
    assert "trouble" in window.notices.shown
    keys.press(Qt.Key.Key_Escape)
    assert window.notices.shown == {}


def test_what_was_asked_for_from_elsewhere_leads_back_there(window: Window, keys: Any) -> None:
    """F2 over a record; Esc shows that record again. Who went elsewhere meanwhile stays where she is."""
    window.go("ledger")
    sold = sales.record_sale(window.books, a_sale(window.books, "3 apron 25.00", day=date(2026, 3, 2)))
    window.page().want(Wanted(record=sold.voucher))
    record = over(window.page())
    keys.press(Qt.Key.Key_F2)
    assert isinstance(over(window.page()), SaleForm)
    assert window.page() is window.pages["sales"]
    keys.press(Qt.Key.Key_Escape)
    assert over(window.page()) is record
    assert window.sidebar.buttons["ledger"].isChecked()
    for _twice in range(2):
        keys.press(Qt.Key.Key_F2)
    keys.press(Qt.Key.Key_Escape)
    assert over(window.page()) is record
    keys.press(Qt.Key.Key_F2)
    form = over(window.page())
    form.note.setFocus()
    keys.type("for the fair")
    window.go("costs")
    window.go("sales")
    assert over(window.page()) is form
    form.left.emit()
    assert window.page() is window.pages["sales"]


def test_what_one_comes_back_to_is_what_it_is_by_now(window: Window, keys: Any) -> None:
    """The sale is undone, then the product taken away, while the form of another sale lies over another page."""
    books, undo = window.books, (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    shawl = products.add_product(books, ProductDraft("Shawl", "piece", m("25")))
    key = FormKey("products", "change", shawl.id)
    window.desk.done(added_deed(window.desk, "Shawl", key, products.remove_product))
    sold = sales.record_sale(books, a_sale(books, "3 apron 25.00"))
    window.desk.done(window.desk.recorded("Sold", sold.voucher))
    window.go("ledger", Wanted(record=sold.voucher))
    keys.press(Qt.Key.Key_F2)
    keys.press(*undo)
    keys.press(Qt.Key.Key_Escape)
    assert window.page() is window.pages["ledger"]
    assert over(window.page()).voucher.voided
    window.go("products", Wanted(product=shawl.id))
    assert isinstance(over(window.page()), ProductView)
    keys.press(Qt.Key.Key_F2)
    keys.press(*undo)
    keys.press(Qt.Key.Key_Escape)
    assert window.page() is window.pages["products"]
    assert window.page().count() == 1, "what showed it is still there"


def test_another_language_leaves_the_cursor_where_it_was(window: Window, form: SaleForm, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.sidebar.languages["es"], Qt.MouseButton.LeftButton)
    assert form.save_button.text() == "Guardar"
    assert form.note.hasFocus()


def test_what_lay_under_something_put_away_has_the_cursor_where_it_was(window: Window, form: SaleForm) -> None:
    window.go("sales", Wanted(new="payment"))
    assert not form.isVisible()
    over(window.page()).leave()
    assert form.note.hasFocus()


LONG = "y" * 30_000


def type_with_a_full_disk(form: SaleForm) -> Any:
    """Type more than there is room for, and return the field it stands in."""
    pages = storage.execute_sql("PRAGMA page_count").fetchone()[0]
    storage.execute_sql(f"PRAGMA max_page_count = {pages}")
    discount: Any = form.boxes["discount"].editor
    discount.setText(LONG)
    discount.typed = True
    return discount


def test_what_a_full_disk_cannot_keep_holds_the_window_once(window: Window, form: SaleForm, books: Books) -> None:
    """It is said, typing goes on, and closing once more leaves without it; nothing older is lost by that."""
    form.keep_typed()
    discount = type_with_a_full_disk(form)
    window.close()
    assert window.isVisible()
    assert {"trouble", "waiting"} <= set(window.notices.shown)
    assert window.notices.shown["waiting"].text.endswith("Close once more to leave without it.")
    assert discount.text() == LONG
    window.close()
    assert not window.isVisible()
    assert LONG not in kept_text(books)
    assert "for the fair" in kept_text(books)


def test_once_there_is_room_again_all_is_kept_and_the_window_goes(window: Window, form: SaleForm, books: Books) -> None:
    type_with_a_full_disk(form)
    window.close()
    assert window.isVisible()
    storage.execute_sql("PRAGMA max_page_count = 1000000")
    window.close()
    assert not window.isVisible()
    assert LONG in kept_text(books)


def kept_text(books: Books) -> str:
    """Return all that is kept, as text."""
    return str([kept.typed for kept in drafts.list_kept(books)])
