"""Counting the store at the desktop: only what was counted, pasted or typed, its worth live, the record, and again."""

from time import process_time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from coopbooks import ledger, materials, people
from coopbooks.books import Books
from coopbooks.materials import HandDraft, MaterialDraft
from coopbooks.people import PersonDraft
from tests.builders import TODAY, assert_posted, rows, spaced
from tests.core.store import a_material, buy, count, q, stock, there, use
from tests.ui.grids import words
from ui.desk import Desk
from ui.materials import MaterialsPage
from ui.materials.count_form import StockCountForm
from ui.materials.count_view import StockCountView
from ui.shared.asking import Asking
from ui.shared.doing import Wanted
from ui.shared.notices import Notices
from ui.shared.voucher_view import VoucherView
from ui.shared.words import speak

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


@pytest.fixture
def page(desk: Desk, books: Books, notices: Notices, show: Any, follow: Any) -> MaterialsPage:
    """Return the page on the screen: 40 kg of yarn at 20, 144 buttons at 0.50, and needles that never came."""
    a_material(books, "yarn", "kg", ("skein", "100", "g"))
    a_material(books, "button", "piece")
    a_material(books, "needle", "piece")
    buy(books, "40 kg yarn 800", "12 dozen button 72")
    made = MaterialsPage(desk)
    follow(made)
    show(made, notices)
    return made


@pytest.fixture
def form(page: MaterialsPage) -> StockCountForm:
    """Open the form to count; the rows are button, needle and yarn."""
    page.count_button.click()
    opened = page.currentWidget()
    assert isinstance(opened, StockCountForm)
    return opened


def told(form: StockCountForm) -> list[list[str]]:
    """What stands in the rows, from the name on."""
    return [[spaced(word) for word in words(form.grid, line)] for line in range(len(form.grid.all_rows("lines")))]


def type_column(form: StockCountForm, keys: Any, *texts: str) -> None:
    """Type down the column of what was counted, Enter after each; an empty one is left as it is."""
    form.grid.go_to(form.grid.all_rows("lines")[0], "counted")
    for text in texts:
        if text:
            keys.type(text)
        keys.press(ENTER)


def test_the_difference_and_its_worth_are_seen_while_typing(form: StockCountForm, keys: Any) -> None:
    """3 × 44 + 8 = 140 of 144 buttons: 4 at 0.50 are missing; the yarn is not counted, and nothing is said of it."""
    assert told(form)[0] == ["button", "144 pieces", "", "", ""]
    type_column(form, keys, "3*44+8")
    assert told(form)[0] == ["button", "144 pieces", "140", "−4 pieces", "−2.00"]
    assert told(form)[2] == ["yarn", "40 kg", "", "", ""]
    type_column(form, keys, "", "", "40.5")
    assert told(form)[2] == ["yarn", "40 kg", "40.5", "+0.5 kg", "+10.00"]
    form.show_accounting()
    assert spaced(form.foot.said.text()) == "2 materials counted, 2 differ: + Bs 8.00."


def test_only_what_was_counted_is_kept_and_posted(
    form: StockCountForm, keys: Any, notices: Notices, books: Books, desk: Desk
) -> None:
    type_column(form, keys, "140")
    form.explanation.set("Two lost, two broken")
    keys.press(ENTER, CTRL)
    assert rows("SELECT counted, expected FROM material_count_line") == [(140_000_000, 144_000_000)]
    [voucher] = rows("SELECT voucher_id FROM material_count")[0]
    posted = ledger.voucher(books, voucher)
    assert_posted(posted, "materials -2 / stock_change 2")
    assert spaced(notices.shown["done"].text) == "One material was counted. button −4 pieces."
    desk.undo()
    assert stock(books, "button") == there("144", "72")


def test_a_rest_worth_nothing_is_counted_away(
    page: MaterialsPage, keys: Any, notices: Notices, books: Books, desk: Desk
) -> None:
    """Needles at 4.00 a thousand: one left of them is worth 0.004. It is gone, and undone it is there again."""
    buy(books, "1000 piece needle 4")
    use(books, "999 piece needle")
    page.count_button.click()
    form = page.currentWidget()
    assert isinstance(form, StockCountForm)
    type_column(form, keys, "", "0")
    assert told(form)[1][:4] == ["needle", "1 piece", "0", "−1 piece"]
    form.explanation.set("The last one broke")
    keys.press(ENTER, CTRL)
    assert spaced(notices.shown["done"].text) == "One material was counted. needle −1 piece."
    assert stock(books, "needle") == there("0", "0")
    desk.undo()
    assert stock(books, "needle") == there("1", "0")


def test_a_column_is_pasted_from_a_spreadsheet(form: StockCountForm, keys: Any) -> None:
    QGuiApplication.clipboard().setText("140\n\n39.75")
    form.grid.go_to(form.grid.all_rows("lines")[0], "counted")
    keys.press(Qt.Key.Key_V, CTRL)
    assert [row[2] for row in told(form)] == ["140", "", "39.75"]
    assert [row[3] for row in told(form)] == ["−4 pieces", "", "−0.25 kg"]


def test_what_nobody_knows_the_price_of_is_refused_with_the_cursor_on_it(
    form: StockCountForm, keys: Any, books: Books
) -> None:
    """Needles that never came cannot be found; once they are bought, the same count is taken."""
    type_column(form, keys, "", "5")
    form.grid.go_to(form.grid.all_rows("lines")[1], "counted")
    assert "what “needle” costs" in form.grid.hint.text()
    keys.press(ENTER, CTRL)
    assert "what “needle” costs" in form.boxes["lines"].refusal_text
    assert not form.grid.hint.text(), "it is said once"
    here = form.grid.here()
    assert here
    assert here[1] is form.grid.all_rows("lines")[1]
    buy(books, "5 piece needle 10")
    form.submit()
    assert rows("SELECT counted, expected, voucher_id FROM material_count_line JOIN material_count") == [
        (5_000_000, 5_000_000, None)
    ]


def test_the_figures_follow_the_language(form: StockCountForm, keys: Any) -> None:
    type_column(form, keys, "140")
    speak("es")
    assert told(form)[0] == ["button", "144 piezas", "140", "−4 piezas", "−2,00"]


def test_what_cannot_be_read_is_refused_in_its_cell(form: StockCountForm, keys: Any) -> None:
    type_column(form, keys, "many")
    keys.press(ENTER, CTRL)
    assert form.grid.told.text().startswith("“many” is not a number")
    assert form.grid.view.hasFocus()
    assert rows("SELECT count(*) FROM material_count") == [(0,)]


def test_the_books_of_the_evening_are_what_is_counted_against(form: StockCountForm, books: Books, keys: Any) -> None:
    """10 kg were used today; yesterday evening nothing had come yet."""
    use(books, "10 yarn")
    assert told(form)[2][1] == "30 kg"
    keys.fill(form.day, "19/3/2026")
    assert TODAY.isoformat() == "2026-03-20"
    assert told(form)[2][1] == "0 kg"


def test_what_is_not_ours_or_not_here_is_said(form: StockCountForm, books: Books) -> None:
    """3 kg are with Rosa, 2 of hers with us: 37 are to be there of ours."""
    rosa = people.add_person(books, PersonDraft("Rosa")).id
    yarn = materials.list_materials(books, search="yarn")[0].material.id
    materials.hand(books, HandDraft(TODAY, "handed", yarn, rosa, q("3")))
    form.grid.go_to(form.grid.all_rows("lines")[2], "counted")
    assert told(form)[2][1] == "37 kg"
    assert "3 kg of it are with members" in spaced(form.grid.hint.text())
    materials.hand(books, HandDraft(TODAY, "trust_in", yarn, rosa, q("2")))
    form.grid.tell_again()
    assert "2 kg of it are kept in trust" in spaced(form.grid.hint.text())


def test_half_a_count_is_given_back_with_what_is_new_since(
    page: MaterialsPage, form: StockCountForm, keys: Any, books: Books
) -> None:
    type_column(form, keys, "140")
    form.keep_typed()
    page.close_all_over()
    materials.add_material(books, MaterialDraft("label", "piece"))
    page.open_new("count")
    again = page.currentWidget()
    assert isinstance(again, StockCountForm)
    assert [row[0] for row in told(again)] == ["button", "needle", "yarn", "label"]
    assert [row[2] for row in told(again)] == ["140", "", "", ""]
    assert again.half_filled


def test_counts_are_listed_opened_and_lead_to_their_voucher(page: MaterialsPage, books: Books, keys: Any) -> None:
    count(books, "140 button", "400 skein yarn", explanation="Two lost")
    page.want(Wanted(tab="counts"))
    model = page.counts.table.rows_model
    texts = [spaced(column.text(model.row(0))) for column in model.columns[:4]]
    assert texts == ["20/03/2026", "2", "button −4 pieces", "Two lost"]
    keys.press(ENTER)
    view = page.currentWidget()
    assert isinstance(view, StockCountView)
    lines = view.findChild(type(view._lines))
    assert lines
    shown = [[spaced(column.text(line)) for column in lines.rows_model.columns] for line in view.count.lines]
    assert sorted(shown) == [
        ["button", "144 pieces", "140 pieces", "−4 pieces", "−2.00"],
        ["yarn", "40 kg", "40 kg", "—", "—"],
    ]
    view.voucher_button.click()
    posted = page.currentWidget()
    assert isinstance(posted, VoucherView)
    assert posted.voucher.word == "count_materials"


def test_a_count_is_not_corrected_but_made_again(page: MaterialsPage, books: Books, keys: Any, qtbot: QtBot) -> None:
    """What was counted stands in the form again; once it is saved, the difference is voided with the reason.

    Of 144 buttons at 0.50 there were 140, then 142: two, 1.00, are missing.
    """
    made = count(books, "140 button", explanation="not known")
    page.counts.open(made)
    keys.press(Qt.Key.Key_E, CTRL)
    asking = page.findChild(Asking)
    assert asking is not None
    qtbot.waitUntil(asking.isVisible)
    asking.submit()
    assert asking.boxes["reason"].refused
    asking.boxes["reason"].editor.set("They lay in the other box")
    asking.submit()
    again = page.currentWidget()
    assert isinstance(again, StockCountForm)
    assert stock(books, "button") == there("140", "70")
    assert told(again)[0] == ["button", "144 pieces", "140", "−4 pieces", "−2.00"]
    assert not materials.stock_count(books, made.id).voided
    again.grid.put(again.grid.all_rows("lines")[0], "counted", q("142"))
    again.explanation.set("not known")
    again.submit()
    again.submit()
    assert stock(books, "button") == there("142", "71")
    assert materials.stock_count(books, made.id).voided


def test_a_letter_in_a_long_count_is_not_waited_for(page: MaterialsPage, books: Books, keys: Any) -> None:
    """Of 150 materials 100 are counted: one letter more is worked out while a finger is on the key, in a tenth."""
    for number in range(150):
        materials.add_material(books, MaterialDraft(f"thing {number:03}", "piece"))
    page.open_new("count")
    form = page.currentWidget()
    assert isinstance(form, StockCountForm)
    for row in form.grid.all_rows("lines")[2:102]:
        form.grid.put(row, "counted", q("0"))
    form.grid.go_to(form.grid.all_rows("lines")[0], "counted")
    keys.type("1")
    began = process_time()
    keys.type("4")
    assert process_time() - began < 0.1


def test_a_count_that_agreed_is_counted_again(page: MaterialsPage, books: Books, keys: Any) -> None:
    page.counts.open(count(books, "144 button"))
    keys.press(Qt.Key.Key_E, CTRL)
    again = page.currentWidget()
    assert isinstance(again, StockCountForm)
    assert told(again)[0][:3] == ["button", "144 pieces", "144"]
