"""The bakery's month, derived by hand from the published sheet of one quintal of bread (La Paz, November 2025).

November 2025 has 30 days; it begins on a Saturday, and 2, 9, 16, 23 and 30 are Sundays: 30 − 5 = 25 working days.

    flour 300 + sugar 4 + salt 2 + yeast 4                 = 310,00
    gas 22,50 + light, water and other 6                   =  28,50
    work                                                   =  80,00
    one quintal costs                                      = 418,50
    700 loaves × 0,70                                      = 490,00
    left of every working day: 490,00 − 418,50             =  71,50
"""

import calendar
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from coopbooks import bookfile, cash, costs, ledger, materials, products, sales, statements
from coopbooks.books import Books
from coopbooks.days import Month, Period
from coopbooks.ledger import Stock
from coopbooks.quantity import Quantity
from tests.builders import account_id, m, rows

pytestmark = pytest.mark.xdist_group("practice")

NOVEMBER = Month(2025, 11)
SUNDAYS = [date(2025, 11, day) for day in (2, 9, 16, 23, 30)]
WORKING_DAYS = 25


@pytest.fixture
def books(bakery: Path) -> Iterator[Books]:
    opened = bookfile.open_books(bakery)
    yield opened
    opened.close()


def test_the_calendar_says_so_too() -> None:
    month = [date(2025, 11, day) for day in range(1, 31)]
    assert NOVEMBER.period == Period.through(month[0], month[-1])
    assert [day for day in month if day.weekday() == calendar.SUNDAY] == SUNDAYS
    assert len(month) - len(SUNDAYS) == WORKING_DAYS


def test_the_result_of_the_month_is_that_of_the_sheet(books: Books) -> None:
    """25 × 490 = 12.250,00; 25 × 418,50 = 10.462,50; 25 × 71,50 = 1.787,50."""
    statement = statements.income_statement(books, NOVEMBER.period)
    assert statement.net_sales.amount == m("490").times(WORKING_DAYS) == m("12250")
    assert statement.production_costs.amount == m("418.50").times(WORKING_DAYS) == m("10462.50")
    assert statement.result.amount == m("71.50").times(WORKING_DAYS) == m("1787.50")


def test_every_line_of_the_sheet_is_an_account(books: Books) -> None:
    """25 × 310 = 7.750; 25 × 28,50 = 712,50; 25 × 80 = 2.000."""
    spent = {"materials_used": "7750", "power": "712.50", "member_work": "2000"}
    for role, amount in spent.items():
        assert ledger.balance_on(books, account_id(books, role)) == m(amount)


def test_every_working_day_is_the_same_and_sundays_are_free(books: Books) -> None:
    for number in range(1, 31):
        day = date(2025, 11, number)
        result = statements.income_statement(books, Period.through(day, day)).result.amount
        assert result == (m("0") if day in SUNDAYS else m("71.50")), day


def test_700_loaves_a_day_are_sold(books: Books) -> None:
    sold = rows("SELECT sum(quantity) FROM sale_line JOIN sale ON sale.id = sale_id GROUP BY day")
    assert sold == [(700_000_000,)] * WORKING_DAYS


def test_what_shops_owe_at_the_end(books: Books) -> None:
    """Two of the three shops still owe.

    - Tienda Doña Juana takes 120 × 0,70 = 84,00 a day and pays on Saturdays; the 29th is one: nothing left.
    - Desayunos Doña Nieves takes 80 × 0,70 = 56,00 and pays on Wednesdays up to the day before; the last one is the
      26th, so 26, 27, 28 and 29 are left: 4 × 56,00 = 224,00.
    - Abarrotes Huanca takes 50 × 0,70 = 35,00; 25 × 35,00 = 875,00, of which 300,00 were paid: 575,00.
    """
    owed = {debt.name.split(" (")[0]: debt.amount for debt in sales.list_debts(books)}
    assert owed == {"Desayunos Doña Nieves": m("224"), "Abarrotes Huanca": m("575")}


def test_what_the_bakery_owes_at_the_end(books: Books) -> None:
    """The mill for one quintal, the landlady for the second half of the month.

    - Flour, sugar, salt and yeast are on credit on Mondays and Thursdays, and paid on Saturdays when they are three
      days old or more: those of Thursday the 27th are not, 310,00.
    - Light and water, 6,00 a day, were paid on the 15th, the 13th working day; 25 − 13 = 12 days × 6,00 = 72,00.
    """
    owed = {debt.name: debt.amount for debt in costs.list_debts(books)}
    assert owed == {"Harinas Doña Hortensia": m("310"), "Sabina Choque": m("72")}


def test_what_is_in_the_box_and_in_the_bank(books: Books) -> None:
    """Cash: 600 at first
        + 25 × 315 over the counter (700 − 120 − 80 − 50 = 450 loaves × 0,70)   = 7.875,00
        + 25 × 84 Doña Juana + 21 × 56 Doña Nieves + 300 Abarrotes Huanca       = 3.576,00
        − 17 × 310 for flour on the 25 − 4 Mondays − 4 Thursdays                = 5.270,00
        − 25 × 22,50 gas − 13 × 6 light and water − 25 × 80 work                = 2.640,50
        − 4 × 700 taken to the bank (8, 15, 22, 29)                             = 2.800,00
        = 1.340,50
    Bank: 2.500 at first + 4 × 700 − 7 × 310 to the mill = 3.130,00
    """
    boxes = {box.name: box.balance for box in cash.list_boxes(books) if box.balance}
    assert boxes == {"Cash box": m("1340.50"), "Bank": m("3130")}


def test_the_box_is_counted_every_saturday_and_agrees(books: Books) -> None:
    counts = cash.list_counts(books).rows(0, 10)
    assert [count.day.day for count in counts] == [29, 22, 15, 8, 1]
    assert all(not count.difference for count in counts)


def test_the_balance_sheet_balances(books: Books) -> None:
    """Assets 1.340,50 + 3.130 + 799 + 310 in the store + 9.000 (oven); owed 382; own 12 × 500 + 6.410 + 1.787,50.

    6.410 = 600 + 2.500 + 9.000 − 6.000 + 310, what there was at first without the contributions.
    """
    sheet = statements.balance_sheet(books, books.today())
    assert sheet.balances
    assert sheet.assets.amount == m("14579.50")
    assert sheet.liabilities.amount == m("382")
    assert sheet.equity.amount == m("6000") + m("6410") + m("1787.50")


def test_what_one_quintal_needs_lies_in_the_store_every_evening(books: Books) -> None:
    """46 kg of flour for 300,00, half a kilogram of sugar for 4,00 and of salt for 2,00, 150 g of yeast for 4,00.

    What is bought every day at that price is used the same day: 25 times for the bread, at the same average.
    """
    stocks = {row.material.name: row for row in materials.list_materials(books)}
    assert {name: (row.stock.quantity, row.stock.value) for name, row in stocks.items()} == {
        "Flour": (Quantity.of(46), m("300")),
        "Sugar": (Quantity.of("0.5"), m("4")),
        "Salt": (Quantity.of("0.5"), m("2")),
        "Yeast": (Quantity.of(150), m("4")),
    }
    assert stocks["Flour"].last_price == stocks["Flour"].stock.average == Fraction(300, 46)
    card = materials.stock_card(books, stocks["Flour"].material.id, NOVEMBER.period)
    assert card.went == Stock(Quantity.of(25 * 46), m("7500")) == card.came
    loaf = products.list_products(books)[0].id
    assert {move.product for move in card.moves if not move.comes} == {loaf}


def test_the_store_is_counted_every_saturday_and_agrees(books: Books) -> None:
    counts = materials.list_stock_counts(books).rows(0, 10)
    assert [count.day.day for count in counts] == [29, 22, 15, 8, 1]
    assert not any(line.difference for count in counts for line in count.lines)
