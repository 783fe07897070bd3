"""Counting a box at the desktop: worth and difference as they are typed, why it differs, the record, and again."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coopbooks import cash, ledger
from coopbooks.books import Books
from coopbooks.cash import CountDraft
from tests.builders import TODAY, a_pdf, account_id, assert_posted, m, post, rows, spaced
from tests.printed import text_of
from ui.cash import CashPage
from ui.cash.count_form import CountForm
from ui.cash.count_view import CountView
from ui.desk import Desk
from ui.shared.asking import Asking
from ui.shared.doing import PaperWish, Wanted
from ui.shared.notices import Notices
from ui.shared.voucher_view import VoucherView

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk: Desk, books: Books, notices: Notices, show: Any, follow: Any) -> CashPage:
    """Return the page on the screen, following the books; 173.50 should be in the cash box."""
    post(books, "cash 173.50 / contributions -173.50", day=date(2026, 2, 10))
    made = CashPage(desk)
    follow(made)
    show(made, notices)
    return made


@pytest.fixture
def form(page: CashPage) -> CountForm:
    """Open the form to count."""
    page.count_button.click()
    opened = page.currentWidget()
    assert isinstance(opened, CountForm)
    return opened


def type_pieces(form: CountForm, keys: Any, *many: str) -> None:
    """Type how many there are of each, from the largest on, Enter after each."""
    form.pieces.setFocus()
    for text in many:
        keys.type(text)
        keys.press(Qt.Key.Key_Return)


def test_the_difference_is_seen_while_counting(form: CountForm, keys: Any) -> None:
    """1 × 100 + 3 × 20 = 160: 13.50 of 173.50 are missing; 1 × 10 + 1 × 2 + 3 × 0.50 more and it agrees."""
    assert spaced(form.expected.text()) == "Bs 173.50"
    type_pieces(form, keys, "", "1", "", "3")
    assert [one.worth.text() for one in form.pieces.pieces[:4]] == ["", "100.00", "", "60.00"]
    assert spaced(form.counted.text()) == "Bs 160.00"
    assert spaced(form.difference.text()) == "Bs 13.50 missing"
    assert form.explanation.isVisible()
    form.show_accounting()
    assert spaced(form.foot.said.text()) == "Counted: Bs 160.00. Bs 13.50 missing."
    keys.type("1")
    form.pieces.pieces[6].many.setFocus()
    keys.type("1")
    form.pieces.pieces[8].many.setFocus()
    keys.type("3")
    assert form.difference.text() == "It agrees with the books"
    assert not form.explanation.isVisible()


def test_a_count_that_agrees_is_kept_and_its_record_shown(
    page: CashPage, form: CountForm, keys: Any, notices: Notices, qtbot: QtBot
) -> None:
    type_pieces(form, keys, "", "1", "", "3", "1", "", "1", "", "3")
    assert isinstance(page.desk, Desk)
    with qtbot.waitSignal(page.desk.paper_wanted) as asked:
        keys.press(Qt.Key.Key_Return, CTRL)
    assert rows("SELECT counted, expected, voucher_id FROM cash_count") == [(17350, 17350, None)]
    assert spaced(notices.shown["done"].text) == "Cash box was counted: Bs 173.50. It agrees with the books."
    name, make = asked.args
    assert "Cash box" in name
    assert "173.50" in text_of(make(PaperWish("en", "letter")))
    assert page.currentIndex() == 0


def test_a_difference_needs_its_reason_and_is_undone(form: CountForm, keys: Any, books: Books, desk: Desk) -> None:
    """100 of 173.50: the words are asked for at their field; 73.50 go to the shortages, and come back."""
    type_pieces(form, keys, "", "1")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert form.boxes["explanation"].refused
    assert form.explanation.hasFocus()
    assert rows("SELECT count(*) FROM cash_count") == [(0,)]
    keys.type("not known")
    keys.press(Qt.Key.Key_Return, CTRL)
    posted = ledger.voucher(books, rows("SELECT voucher_id FROM cash_count")[0][0])
    assert_posted(posted, "cash_shortage 73.50 / cash -73.50")
    desk.undo()
    assert ledger.balance_on(books, account_id(books, "cash")) == m("173.50")


def test_nothing_counted_is_no_count_and_a_nought_typed_is_an_empty_box(
    desk: Desk, books: Books, notices: Notices, show: Any, keys: Any
) -> None:
    """In new books the box is empty, so that nothing would differ: it is not recorded by one key."""
    form = CountForm(desk)
    show(form, notices)
    form.enter()
    keys.press(Qt.Key.Key_Return, CTRL)
    assert rows("SELECT count(*) FROM cash_count") == [(0,)]
    said = "Nothing is counted yet. Write how many of each there are; where the box is empty, write 0 at one of them."
    assert form.boxes["pieces"].refusal_text == said
    assert form.pieces.pieces[0].many.hasFocus()
    assert (form.counted.text(), form.difference.text(), form.foot.said.text()) == ("", "", "")
    keys.type("0")
    assert spaced(form.counted.text()) == "Bs 0.00"
    keys.press(Qt.Key.Key_Return, CTRL)
    assert rows("SELECT counted, expected, voucher_id FROM cash_count") == [(0, 0, None)]
    desk.undo()
    said = (
        "Cash box was counted: Bs 0.00. It agrees with the books. This stays on record; if it was wrong, count again."
    )
    assert spaced(notices.shown["given_up"].text) == said
    form.deleteLater()


@pytest.mark.parametrize("typed", ["1.5", "abc", "-3"])
def test_what_cannot_be_counted_is_refused_at_its_cell(form: CountForm, keys: Any, typed: str) -> None:
    """It alone is marked as soon as it is left, saving goes to it, and a number takes the mark away."""
    type_pieces(form, keys, "", typed, "1")
    words = f"Write how many there are, such as 12, instead of “{typed}”."
    marked = [number for number, one in enumerate(form.pieces.pieces) if one.many.property("refused")]
    assert (form.boxes["pieces"].refusal_text, form.counted.text(), marked) == (words, "", [1])
    keys.press(Qt.Key.Key_Return, CTRL)
    wrong = form.pieces.pieces[1].many
    assert (form.boxes["pieces"].refusal_text, wrong.hasFocus()) == (words, True)
    keys.type("1")
    assert not form.boxes["pieces"].refused
    assert (bool(wrong.property("refused")), spaced(form.counted.text())) == (False, "Bs 150.00")


def test_dollars_are_counted_in_their_own_notes(form: CountForm, books: Books) -> None:
    form.box.set(account_id(books, "1.1.1.03"))
    form.pieces.pieces[0].many.set(0)
    assert [spaced(one.name.text()) for one in form.pieces.pieces[:2]] == ["$us 100.00", "$us 50.00"]
    assert len(form.pieces.pieces) == len(cash.denominations("USD"))
    assert form.difference.text() == "It agrees with the books"


def test_a_count_is_not_corrected_but_made_again(
    page: CashPage, form: CountForm, keys: Any, books: Books, qtbot: QtBot
) -> None:
    """It is explained, the box counted again from what was typed, and only then the difference voided with its reason.

    100 of 173.50 were counted, 73.50 missing; a note of 50 was found: 23.50 are missing, however often it is counted.
    """
    type_pieces(form, keys, "", "1")
    form.explanation.set("not known")
    keys.press(Qt.Key.Key_Return, CTRL)
    page.close_all_over()
    page.desk.correct(rows("SELECT voucher_id FROM cash_count")[0][0])
    asking = page.findChild(Asking)
    assert asking is not None
    qtbot.waitUntil(asking.isVisible)
    asking.submit()
    assert asking.boxes["reason"].refused
    asking.boxes["reason"].editor.set("A note lay under the box")
    asking.submit()
    again = page.currentWidget()
    assert isinstance(again, CountForm)
    box = account_id(books, "cash")
    assert ledger.balance_on(books, box) == m("100")
    assert [one.many.text() for one in again.pieces.pieces[:3]] == ["", "1", ""]
    assert spaced(again.difference.text()) == "Bs 73.50 missing"
    again.leave()
    again.leave()
    assert rows("SELECT count(*) FROM voucher WHERE reverses_id IS NOT NULL") == [(0,)]
    wrong = rows("SELECT voucher_id FROM cash_count")[0][0]
    instead = ledger.in_place_of(books, wrong, "A note lay under the box")
    made = cash.count_cash(books, CountDraft(TODAY, box, ((m("100"), 1), (m("50"), 1)), "not known", instead))
    assert (made.expected, made.difference) == (m("173.50"), m("-23.50"))
    assert ledger.voucher(books, wrong).reversed_by
    assert ledger.balance_on(books, box) == m("150")


def test_past_counts_are_listed_printed_again_and_lead_to_the_difference(
    page: CashPage, form: CountForm, keys: Any, desk: Desk, qtbot: QtBot
) -> None:
    type_pieces(form, keys, "1")
    form.explanation.set("A gift")
    keys.press(Qt.Key.Key_Return, CTRL)
    page.close_all_over()
    page.want(Wanted(tab="counts"))
    model = page.counts.table.rows_model
    texts = [spaced(column.text(model.row(0))) for column in model.columns]
    assert texts == ["20/03/2026", "Cash box", "Bs 200.00", "Bs 173.50", "+Bs 26.50", "A gift"]
    with qtbot.waitSignal(desk.paper_wanted) as asked:
        page.counts.print_button.click()
    assert "A gift" in text_of(asked.args[1](PaperWish("en", "letter")))
    page.counts.voucher_button.click()
    opened = page.currentWidget()
    assert isinstance(opened, VoucherView)
    assert opened.voucher.word == "cash_count"


def test_the_signed_record_is_attached_to_a_count_that_agreed(
    form: CountForm, page: CashPage, keys: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    """With the count where the photo is there already, and later beside it: it is signed after it was printed."""
    for name in ("table.pdf", "signed.pdf"):
        (tmp_path / name).write_bytes(a_pdf(name))
    type_pieces(form, keys, "", "1", "", "3", "1", "", "1", "", "3")
    assert form.papers
    form.papers.ready.read([tmp_path / "table.pdf"])
    qtbot.waitUntil(lambda: bool(form.papers and form.papers.value()))
    form.submit()
    page.close_all_over()
    page.want(Wanted(tab="counts"))
    keys.press(Qt.Key.Key_Return)
    opened = page.currentWidget()
    assert isinstance(opened, CountView)
    assert [one.text() for one in opened.papers.buttons] == ["table.pdf"]
    assert opened.voucher_button.isHidden()
    opened.papers.ready.read([tmp_path / "signed.pdf"])
    qtbot.waitUntil(lambda: len(opened.papers.buttons) == 2)
    assert rows("SELECT name, cash_count_id, voucher_id FROM attachment") == [
        ("table.pdf", 1, None),
        ("signed.pdf", 1, None),
    ]
    assert isinstance(page.desk, Desk)
    with qtbot.waitSignal(page.desk.paper_wanted) as asked:
        keys.press(Qt.Key.Key_P, CTRL)
    assert "173.50" in text_of(asked.args[1](PaperWish("en", "letter")))


def test_a_count_that_agreed_is_counted_again(form: CountForm, page: CashPage, keys: Any) -> None:
    """Nothing of it was posted: both stay on record, the newer one says what there was."""
    type_pieces(form, keys, "", "1", "", "3", "1", "", "1", "", "3")
    form.submit()
    page.close_all_over()
    page.want(Wanted(tab="counts"))
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_E, CTRL)
    again = page.currentWidget()
    assert isinstance(again, CountForm)
    assert [one.many.text() for one in again.pieces.pieces[:5]] == ["", "1", "", "3", "1"]


def test_papers_of_a_count_with_a_difference_lie_with_its_voucher(
    page: CashPage, form: CountForm, keys: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    """So they are seen beside the voucher, too, and stay where its month is locked."""
    (tmp_path / "signed.pdf").write_bytes(a_pdf())
    type_pieces(form, keys, "", "1")
    form.explanation.set("not known")
    assert form.papers
    form.papers.ready.read([tmp_path / "signed.pdf"])
    form.submit()
    qtbot.waitUntil(lambda: rows("SELECT count(*) FROM cash_count") == [(1,)])
    assert rows("SELECT a.name FROM attachment a JOIN cash_count c ON c.voucher_id = a.voucher_id") == [("signed.pdf",)]
    page.close_all_over()
    page.want(Wanted(tab="counts"))
    keys.press(Qt.Key.Key_Return)
    opened = page.currentWidget()
    assert isinstance(opened, CountView)
    assert [one.text() for one in opened.papers.buttons] == ["signed.pdf"]
    opened.voucher_button.click()
    beside = page.currentWidget()
    assert isinstance(beside, VoucherView)
    assert [one.text() for one in beside.papers.buttons] == ["signed.pdf"]
