"""While something is typed, undoing means that: what is posted stays until the form is left or saved."""

from typing import Any

from coopbooks import costs, ledger, sales
from coopbooks.people import SettlementDraft
from tests.builders import TODAY, a_cost, account_id, m
from tests.ui.hands import CTRL, KEY, Hands
from ui.desk import Desk
from ui.shared.deeds import deed_of
from ui.shared.money_edit import MoneyEdit
from ui.shared.notices import Notices
from ui.shared.over import Over

SAID = "What is typed here is not recorded yet. To undo what was recorded before, leave this with Esc first."


def sold(hands: Hands) -> int:
    """Sell one apron of 25 and return its voucher: the form is empty then, and ready for the next."""
    hands.go("sales", new="sale")
    row = hands.over.lines.rows[0]
    hands.fill(row.product, "Apron")
    hands.press(KEY.Key_Return)
    hands.fill(row.quantity, "1")
    hands.press(KEY.Key_Return, held=CTRL)
    posted = ledger.voucher_on(hands.window.books, "sales")
    assert posted is not None
    assert posted.worth == m("25")
    return posted.id


def test_typing_is_undone_and_nothing_posted_is(hands: Hands) -> None:
    """A field just typed in takes its own letters back; one that was left has none, and the sale before stays."""
    books = hands.window.books
    voucher = sold(hands)
    form = hands.over
    hands.fill(form.note, "for the fair")
    hands.press(KEY.Key_Z, held=CTRL)
    assert form.note.text() == ""
    discount = form.boxes["discount"].editor
    hands.fill(discount, "5")
    hands.press(KEY.Key_Return)
    discount.setFocus()
    hands.press(KEY.Key_Z, held=CTRL)
    assert discount.text() == "5.00"
    assert ledger.voucher(books, voucher).stands
    assert hands.window.notices.shown["given_up"].text == SAID
    hands.press(KEY.Key_Escape, KEY.Key_Escape)
    hands.press(KEY.Key_Z, held=CTRL)
    assert not ledger.voucher(books, voucher).stands


def test_an_empty_form_takes_back_what_was_just_recorded_in_it(hands: Hands) -> None:
    voucher = sold(hands)
    assert not hands.over.half_filled
    hands.press(KEY.Key_Z, held=CTRL)
    assert not ledger.voucher(hands.window.books, voucher).stands


def test_the_notice_takes_back_what_it_tells_while_the_next_is_begun(hands: Hands) -> None:
    voucher = sold(hands)
    form = hands.over
    hands.fill(form.note, "for the fair")
    undo = next(one for one in hands.window.notices.shown["done"].buttons if one.text() == "Undo")
    hands.push(undo)
    assert not ledger.voucher(hands.window.books, voucher).stands
    assert form.note.text() == "for the fair"


def test_a_form_half_filled_below_does_not_hold_what_was_recorded_over_it(hands: Hands) -> None:
    """A payment recorded over a sale half filled is taken back by the keys, for its own form is empty again."""
    books = hands.window.books
    (debt,) = sales.list_debts(books)
    hands.go("sales", new="sale")
    hands.fill(hands.over.note, "for the fair")
    hands.press(KEY.Key_F6)
    hands.over.pay_for(debt.person)
    hands.press(KEY.Key_Return, held=CTRL)
    assert sales.list_debts(books) == []
    hands.press(KEY.Key_Z, held=CTRL)
    assert sales.list_debts(books) == [debt]


def test_what_is_tried_out_over_a_page_is_typed_too(hands: Hands) -> None:
    """A field of something that is never recorded, such as a what-if: its letters are meant, not the sale before."""
    voucher = sold(hands)
    over = Over()
    field = MoneyEdit("BOB", over)
    hands.window.desk.open_over(over)
    hands.fill(field, "5")
    field.settle()
    hands.press(KEY.Key_Z, held=CTRL)
    assert ledger.voucher(hands.window.books, voucher).stands
    hands.press(KEY.Key_Escape)
    hands.press(KEY.Key_Z, held=CTRL)
    assert not ledger.voucher(hands.window.books, voucher).stands


def test_a_field_of_the_page_itself_is_typed_in_too(hands: Hands) -> None:
    """A day that ends a period: read by then, it has no letters to take back, and the sale before stays."""
    voucher = sold(hands)
    hands.go("statements")
    period = hands.page.period
    period.choice.set("free")
    hands.fill(period.last, "7/3")
    period.last.settle()
    hands.press(KEY.Key_Z, held=CTRL)
    assert ledger.voucher(hands.window.books, voucher).stands
    assert hands.window.notices.shown["given_up"].text == SAID
    period.choice.setFocus()
    hands.press(KEY.Key_Z, held=CTRL)
    assert not ledger.voucher(hands.window.books, voucher).stands


def test_what_cannot_be_undone_is_said_with_the_reason(books: Any, desk: Desk, notices: Notices) -> None:
    """Ten are paid, then the bill of ten is taken back: its payment alone would pay what is not owed."""
    cost = costs.record_cost(books, a_cost(books, supplier="Don Luis", paid="0"))
    posted = ledger.voucher(books, cost.voucher)
    desk.done(deed_of(desk, posted))
    costs.pay_supplier(books, SettlementDraft(TODAY, cost.draft.supplier, account_id(books, "cash"), posted.worth))
    desk.undo()
    assert notices.shown["trouble"].text.startswith(f"Not undone: {posted.label}: {posted.description}")
