"""The accountant's forms: any voucher by debit and credit, and what a club had before its books began."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from coopbooks import ledger
from coopbooks.books import Books
from coopbooks.ledger import Foreign, Line, OpeningDraft
from tests.builders import (
    TODAY,
    account_id,
    activity_id,
    assert_posted,
    last_voucher,
    lines,
    m,
    person_id,
    post,
    rows,
    spaced,
)
from ui.desk import Desk
from ui.ledger import LedgerPage
from ui.ledger.opening_form import OpeningForm
from ui.ledger.voucher_form import VoucherForm
from ui.shared.doing import Wanted
from ui.shared.notices import Notices

CTRL = Qt.KeyboardModifier.ControlModifier
DOLLARS = "1.1.1.03"


@pytest.fixture
def page(desk: Desk, books: Books, notices: Notices, show: Any, follow: Any) -> LedgerPage:
    """Return the page on the screen, following the books, which have nothing in them."""
    made = LedgerPage(desk)
    follow(made)
    show(made, notices)
    return made


def opened(page: LedgerPage, kind: type[QWidget]) -> Any:
    """Return what is open over the page, which is of this kind."""
    over = page.currentWidget()
    assert isinstance(over, kind)
    return over


@pytest.fixture
def form(page: LedgerPage) -> Any:
    """Open the form for a voucher."""
    page.new_button.click()
    return opened(page, VoucherForm)


def pick(keys: Any, field: QWidget, text: str) -> None:
    keys.fill(field, text)
    keys.press(Qt.Key.Key_Return)


def type_line(form: Any, keys: Any, number: int, account: str, **amounts: str) -> None:
    row = form.lines.rows[number]
    pick(keys, row.account, account)
    for name, text in amounts.items():
        keys.fill(getattr(row, name), text)


def test_a_voucher_is_typed_by_debit_and_credit(form: Any, keys: Any, books: Books, notices: Notices) -> None:
    """Its two empty lines are there from the beginning; both sides are read back; it starts again."""
    assert len(form.lines.rows) == 2
    keys.fill(form.description, "Furniture given")
    type_line(form, keys, 0, "furnit", debit="300")
    type_line(form, keys, 1, "capital gr", credit="300")
    form.show_accounting()
    assert spaced(form.foot.said.text()) == "Debit Bs 300.00 · credit Bs 300.00"
    assert "what we have grew" in form.accounting.text.toPlainText()
    keys.press(Qt.Key.Key_Return, CTRL)
    assert_posted(last_voucher(books), "furniture 300 / capital_grants -300")
    assert (last_voucher(books).kind, last_voucher(books).word, last_voucher(books).day) == ("CT", "ledger", TODAY)
    assert "CT 2026-0001" in notices.shown["done"].text
    assert [len(form.lines.rows), form.description.text()] == [2, ""]


def test_what_does_not_balance_or_stands_on_both_sides_is_refused_at_the_lines(
    form: Any, keys: Any, books: Books
) -> None:
    keys.fill(form.description, "Wrong")
    type_line(form, keys, 0, "furnit", debit="300")
    type_line(form, keys, 1, "capital gr", credit="299")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert "differ by" in form.boxes["lines"].refusal_text
    keys.fill(form.lines.rows[1].debit, "1")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert form.boxes["lines"].refusal_text == "Write the amount on one side only: debit or credit."
    assert rows("SELECT count(*) FROM voucher") == [(0,)]


def test_a_debt_needs_its_person_and_dollars_their_own_amount(form: Any, keys: Any, books: Books) -> None:
    """100 $us worth 696 lent by Ana: the field for dollars comes into sight with the account."""
    keys.fill(form.description, "Dollars")
    type_line(form, keys, 0, "cash in dol", debit="696")
    type_line(form, keys, 1, "2.1.1.01", credit="696")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert "$us" in form.boxes["lines"].refusal_text
    assert not form.lines.rows[1].own.isVisible()
    keys.fill(form.lines.rows[0].own, "100")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert form.boxes["lines"].refusal_text.startswith("Say who")
    pick(keys, form.lines.rows[1].person, "Ana")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert_posted(last_voucher(books), f"{DOLLARS} 696 / suppliers -696 @Ana")
    assert ledger.foreign_balance(books, account_id(books, DOLLARS), "USD") == m("100", "USD")


def test_a_voucher_is_corrected_with_all_it_had_and_undone(page: LedgerPage, keys: Any, books: Books) -> None:
    """Note, activity and person of each line stay while the accounts do."""
    draft = ledger.VoucherDraft(
        TODAY,
        "Adjusted",
        (
            replace(lines(books, "rent 40 #sewing")[0], note="March"),
            Line("suppliers", m("-40"), person_id(books, "Ana")),
        ),
        "Ana",
        person_id(books, "Ana"),
        word="adjusting",
    )
    page.desk.correct(ledger.post(books, draft).id)
    form = opened(page, VoucherForm)
    assert form.activity.value() == activity_id(books, "sewing")
    for row, side in zip(form.lines.rows, ("debit", "credit"), strict=True):
        keys.fill(getattr(row, side), "45")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert_posted(last_voucher(books), "rent 45 #sewing / suppliers -45")
    assert [line.note for line in last_voucher(books).lines] == ["March", ""]
    assert (last_voucher(books).word, last_voucher(books).concerns) == ("adjusting", "Ana")
    assert isinstance(page.desk, Desk)
    page.desk.undo()
    assert_posted(last_voucher(books), "rent 40 #sewing / suppliers -40")


def test_lines_of_several_activities_keep_their_own(page: LedgerPage, keys: Any, books: Books) -> None:
    voucher = post(books, "rent 30 #sewing / rent 20 #baking / cash -50")
    page.desk.correct(voucher.id)
    form = opened(page, VoucherForm)
    assert not form.activity.isVisible()
    keys.fill(form.description, "Rent of both")
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.press(Qt.Key.Key_Return, CTRL)  # more leaves the box than is in it, which is asked about
    assert_posted(last_voucher(books), "rent 30 #sewing / rent 20 #baking / cash -50")


def fill_opening(form: Any, keys: Any, books: Books) -> None:
    """500 in the box and 100 $us worth 696; Eva owes 80; the oven is worth 900; 250 are owed to a mill, 400 to a bank;
    320 were contributed: 500 + 696 + 80 + 900 − 250 − 400 − 320 = 1,206 was earned before.
    """
    keys.fill(form.balances[account_id(books, "cash")].amount, "500")
    dollars = form.balances[account_id(books, DOLLARS)]
    keys.fill(dollars.amount, "100")
    keys.fill(dollars.worth, "696")
    for role, who, amount in (
        ("customers", "Eva", "80"),
        ("suppliers", "Mill", "250"),
        ("loans_payable", "Banco", "400"),
    ):
        pick(keys, form.people[role].rows[0].person, who)
        keys.fill(form.people[role].rows[0].amount, amount)
    keys.fill(form.balances[account_id(books, "machines")].amount, "900")
    keys.fill(form.balances[account_id(books, "contributions")].amount, "320")


OPENING = (
    f"cash 500 / {DOLLARS} 696 / machines 900 / contributions -320 / customers 80 @Eva / suppliers -250 @Mill / "
    "loans_payable -400 @Banco"
)


def test_what_a_club_had_before_is_recorded_and_recorded_again(page: LedgerPage, keys: Any, books: Books) -> None:
    page.opening_button.click()
    form = opened(page, OpeningForm)
    assert form.day.value() == date(2026, 2, 28)
    fill_opening(form, keys, books)
    form.show_accounting()
    assert spaced(form.foot.said.text()) == "What was earned before, to the accumulated results: Bs 1,206.00"
    keys.press(Qt.Key.Key_Return, CTRL)
    first = last_voucher(books)
    assert_posted(first, f"{OPENING} / accumulated_results -1206")
    page.want(Wanted(new="opening"))
    again = opened(page, OpeningForm)
    assert again.day.value() == date(2026, 2, 28)
    keys.fill(again.balances[account_id(books, "cash")].amount, "300")
    pick(keys, again.others.rows[0].account, "legal res")
    keys.fill(again.others.rows[0].credit, "1006")
    again.show_accounting()
    assert again.foot.said.text().startswith("Both sides come to the same")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert last_voucher(books).corrects == first.id
    assert_posted(last_voucher(books), f"{OPENING.replace('500', '300')} / reserve_legal -1006")
    assert isinstance(page.desk, Desk)
    page.desk.undo()
    assert_posted(last_voucher(books), f"{OPENING} / accumulated_results -1206")


def test_an_opening_is_corrected_in_its_form_with_every_line(page: LedgerPage, books: Books) -> None:
    """What has no field of its own stands below the others: the depreciation, a debt of the bank, a second machine."""
    also = "cash 10 / machines 900 / machines_depreciation -200 / 1.1.1.04 -40 / machines 100 / loans_payable -70"
    dollars = Line(account_id(books, DOLLARS), m("70"), foreign=Foreign.of(m("10", "USD"), m("70"), "bank"))
    draft = OpeningDraft(date(2025, 12, 31), (*lines(books, also), dollars))
    page.desk.correct(ledger.record_opening(books, draft).id)
    form = opened(page, OpeningForm)
    assert len(form.others.rows) == 4
    typed = form.draft()
    assert sorted((line.account, line.amount) for line in typed.lines) == sorted(
        (line.account, line.amount) for line in draft.lines
    )
    assert typed.day == draft.day


def test_a_great_many_lines_come_by_and_by(page: LedgerPage, books: Books, qtbot: QtBot) -> None:
    """Whoever saves or looks at the accounting before the last of them is there has all of them all the same."""
    draft = OpeningDraft(date(2025, 12, 31), lines(books, " / ".join(["machines_depreciation -7"] * 40 + ["cash 280"])))
    page.desk.correct(ledger.record_opening(books, draft).id)
    form = opened(page, OpeningForm)
    assert len(form.others.rows) < 40
    assert [line.amount for line in form.draft().lines] == [m("280"), *[m("-7")] * 40]
    assert not form.half_filled
    qtbot.waitUntil(lambda: len(form.others.rows) == 40)
    assert [line.amount for line in form.draft().lines] == [m("280"), *[m("-7")] * 40]
    assert not form.half_filled
    form.others.put(draft.lines[:40])
    form.others.add_row()
    assert [row.credit.text() for row in form.others.rows] == [*["7.00"] * 40, ""]


def test_dollars_without_their_worth_are_refused_there(page: LedgerPage, keys: Any, books: Books) -> None:
    page.want(Wanted(new="opening"))
    form = opened(page, OpeningForm)
    keys.press(Qt.Key.Key_Return, CTRL)
    assert form.boxes[f"balance_{account_id(books, 'cash')}"].refused  # of nothing at all, the first
    dollars = account_id(books, DOLLARS)
    keys.fill(form.balances[dollars].amount, "100")
    keys.press(Qt.Key.Key_Return, CTRL)
    assert form.boxes[f"worth_{dollars}"].refused
    assert rows("SELECT count(*) FROM voucher") == [(0,)]


def test_what_is_said_of_a_field_of_a_line_stays_while_another_is_typed_in(form: Any, keys: Any) -> None:
    row = form.lines.rows[0]
    keys.fill(row.account, "xx")
    keys.press(Qt.Key.Key_Tab)
    keys.fill(row.debit, "5")
    assert form.boxes["lines"].refused
    assert (row.account.property("refused"), row.debit.property("refused")) == (True, False)
    keys.fill(row.debit, "x")
    keys.press(Qt.Key.Key_Tab)
    pick(keys, row.account, "rent")
    assert form.boxes["lines"].refused  # by then it was said of the amount
    assert (row.account.property("refused"), row.debit.property("refused")) == (False, True)
    keys.fill(row.debit, "5")
    assert not form.boxes["lines"].refused
