"""Long lists: the cursor on what was just recorded wherever it stands, words in order, statements as arranged."""

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt

from coopbooks import people, sales
from coopbooks.books import Books
from coopbooks.days import Period
from coopbooks.people import PersonDraft
from tests.builders import a_sale, last_voucher, post
from ui.desk import Desk
from ui.ledger import LedgerPage
from ui.sales import SalesPage
from ui.sales.form import SaleForm
from ui.shared.notices import Notices
from ui.shared.record_table import RecordTable
from ui.shared.rows import Sorted
from ui.statements import StatementsPage

CTRL = Qt.KeyboardModifier.ControlModifier
MANY = 450
"""Rows: more than any page and whatever is looked through around the cursor."""
LAST = date(2026, 3, 20)


@pytest.fixture
def long_list(desk: Desk, books: Books, notices: Notices, show: Any, follow: Any) -> SalesPage:
    """Return the page Sales over one sale a day of bread, the last one today, all of them listed."""
    with books.change("sales"):
        for number in range(MANY):
            day = LAST - timedelta(number % 70)
            sales.record_sale(books, a_sale(books, f"{number + 1} bread 1", day=day))
    made = SalesPage(desk)
    follow(made)
    show(made, notices)
    made.filters.widen()
    assert made.table.rows_model.rowCount() == MANY
    return made


def record(page: SalesPage, keys: Any, day: str) -> None:
    """Record the sale of ten cakes on a day by keys, and leave the form."""
    page.new_button.click()
    form = page.currentWidget()
    assert isinstance(form, SaleForm)
    form.lines.rows[0].put(a_sale(page.desk.books, "10 cake 7").lines[0])
    form.boxes["day"].enter()
    keys.type(day)
    keys.press(Qt.Key.Key_Return, CTRL)
    form.leave()


@pytest.mark.parametrize("order", [None, Sorted("total"), Sorted("description"), Sorted("voucher")])
def test_the_cursor_is_on_what_was_recorded_in_the_middle(
    long_list: SalesPage, keys: Any, order: Sorted | None
) -> None:
    """On a day long ago, in every order: far from the head of the list, and far from its end by day."""
    page = long_list
    page.table.sort_by(order)
    record(page, keys, "12/2/2026")
    row = page.table.current()
    assert row is not None
    assert row.description.endswith("10 cake")
    assert row.voucher == last_voucher(page.desk.books).id
    assert page.table.rows_model.row(page.table.currentIndex().row()) is row
    if order is None:
        assert 100 < page.table.currentIndex().row() < MANY - 100


def test_what_the_filter_hides_leaves_the_cursor_at_the_head(long_list: SalesPage, keys: Any) -> None:
    page = long_list
    page.period.set(Period.through(LAST, LAST))
    page.refresh()
    page.table.go_to(3)
    record(page, keys, "12/2/2026")
    assert page.table.currentIndex().row() == 0


def test_a_voucher_by_hand_is_found_in_the_ledger(
    desk: Desk, books: Books, notices: Notices, show: Any, follow: Any
) -> None:
    """Recorded last, on a day before three hundred others."""
    for number in range(300):
        post(books, "cash 5 / sales_local -5", description=f"Bread {number}", day=LAST)
    page = LedgerPage(desk)
    follow(page)
    show(page, notices)
    page.vouchers.filters.widen()
    new = post(books, "rent 3 / cash -3", description="Rent", day=LAST - timedelta(9))
    page.land_on(new.id)
    row = page.vouchers.table.current()
    assert row is not None
    assert (row.id, page.vouchers.table.currentIndex().row()) == (new.id, 300)


def test_names_and_words_stand_as_in_a_dictionary(
    desk: Desk, books: Books, notices: Notices, show: Any, follow: Any
) -> None:
    """Ñ comes after n, accents and capitals are none; turned round it all stands the other way."""
    names = ["Álvaro Ríos", "Nube Paz", "ñata Choque", "Óscar Limachi"]
    for place, name in enumerate(reversed(names)):
        people.add_person(books, PersonDraft(name, roles=frozenset({"customer"})))
        sales.record_sale(books, a_sale(books, f"{place + 1} {name.split()[0]} 2", customer=name))
    assert [one.name for one in people.list_people(books)] == names
    sold, ledger_page = SalesPage(desk), LedgerPage(desk)
    for page in (sold, ledger_page):
        follow(page)
        show(page, notices)
    listed: list[tuple[RecordTable[Any], str]] = [(sold.table, "person"), (ledger_page.vouchers.table, "concerns")]
    for table, key in listed:
        table.turn_order(key)
        model = table.rows_model
        column = next(column for column in model.columns if column.key == key)
        assert [column.text(model.row(row)) for row in range(4)] == names
        table.turn_order(key)
        assert [column.text(model.row(row)) for row in range(4)] == names[::-1]


@pytest.fixture
def statements_page(desk: Desk, books: Books, show: Any, follow: Any) -> StatementsPage:
    """Return the page Statements: cash got 500 and gave 120; rent 120; contributions 500."""
    post(books, "cash 500 / contributions -500", day=date(2026, 3, 2))
    post(books, "rent 120 / cash -120", day=date(2026, 3, 6))
    made = StatementsPage(desk)
    follow(made)
    show(made)
    return made


def figures(page: StatementsPage, place: int) -> list[str]:
    model = page.statement.table.rows_model
    return [model.row(row).texts[place] for row in range(model.rowCount())]


def test_a_trial_balance_is_sorted_its_totals_stay_below(statements_page: StatementsPage) -> None:
    page, table = statements_page, statements_page.statement.table
    page.kind.set("trial_balance")
    codes = figures(page, 0)
    table.turn_order("debit")
    assert figures(page, 2) == ["", "120.00", "500.00", "620.00"]
    table.turn_order("debit")
    assert figures(page, 2) == ["500.00", "120.00", "", "620.00"]
    table.turn_order("account")
    assert figures(page, 1) == [*sorted(figures(page, 1)[:-1]), "Totals"]
    table.turn_order("code")
    assert figures(page, 0) == codes


def test_a_statement_that_leads_from_row_to_row_is_not_sorted(statements_page: StatementsPage) -> None:
    for kind in ("income_statement", "balance_sheet", "cash_book", "journal", "account_card"):
        statements_page.kind.set(kind)
        assert statements_page.statement.table.sortable() == []


def test_each_statement_is_arranged_by_itself_and_remembered(
    statements_page: StatementsPage, desk: Desk, show: Any, follow: Any
) -> None:
    """The cash book and the card have the same columns, and still each its own arrangement; with other figures too."""
    page, header = statements_page, statements_page.statement.table.header
    page.kind.set("cash_book")
    header.show_column("voucher", shown=False)
    page.kind.set("account_card")
    assert "voucher" in shown(page)
    header.move_column("balance", -4)
    page.kind.set("trial_balance")
    page.statement.table.sort_by(Sorted("debit", descending=True))
    again = StatementsPage(desk)
    follow(again)
    show(again)
    again.kind.set("cash_book")
    assert "voucher" not in shown(again)
    again.kind.set("account_card")
    assert shown(again) == ["day", "balance", "voucher", "description", "debit", "credit"]
    post(desk.books, "cash 1234567 / contributions -1234567", day=date(2026, 3, 7))
    assert shown(again) == ["day", "balance", "voucher", "description", "debit", "credit"]
    again.kind.set("trial_balance")
    assert figures(again, 2)[0] == "1,235,067.00"
    again.compare.set("before")
    assert shown(again)[-2:] == ["debtor before", "creditor before"]


def shown(page: StatementsPage) -> list[str]:
    """Return the keys of the columns in sight, from left to right."""
    table = page.statement.table
    return [table.rows_model.columns[place].key for place in table.header.shown()]
