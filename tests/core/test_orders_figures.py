"""What came of an order and what income is still to come, as the ledger has it."""

from datetime import date

import pytest

from coopbooks import ledger, orders
from coopbooks.books import Books, storage
from coopbooks.days import Month
from tests.builders import TODAY, m
from tests.core.ordering import an_order, post_for

PRESENT = Month.of(TODAY)


def test_the_figures_of_an_order_come_from_the_lines_that_say_so(books: Books) -> None:
    order, other = an_order(books, "1"), an_order(books, "2")
    post_for(books, order, "cash 900.00 / sales_returns 100.00 / sales_local -1000.00")
    post_for(books, order, "materials_used 300.00 / materials -300.00")
    post_for(books, order, "transport 20.00 / power 30.00 / cash -50.00")
    post_for(books, other, "cash 5.00 / sales_export -5.00")
    post_for(books, other, "materials_used 7.00 / cash -7.00")
    figures = orders.figures_of(books, order)
    # 1,000.00 sold less a discount of 100.00; left: 900 − 300 − 50
    assert (figures.agreed, figures.sold) == (m("4000"), m("900"))
    assert (figures.materials, figures.costs, figures.left) == (m("300"), m("50"), m("550"))
    assert {row.order.id: (row.sold, row.to_come) for row in orders.list_orders(books)} == {
        order: (m("900"), m("3100")),
        other: (m("5"), m("3995")),
    }


def test_an_order_for_which_nothing_happened_has_figures_of_nothing(books: Books) -> None:
    figures = orders.figures_of(books, an_order(books))
    nothing = m("0")
    assert (figures.sold, figures.materials, figures.costs, figures.left) == (nothing, nothing, nothing, nothing)


def test_what_is_voided_never_counted(books: Books) -> None:
    order = an_order(books)
    wrong = post_for(books, order, "cash 900.00 / sales_local -900.00")
    ledger.void(books, wrong.id, "Twice")
    assert orders.figures_of(books, order).sold == m("0")
    assert orders.expected_income(books, Month(2026, 4)) == {PRESENT: m("0"), Month(2026, 4): m("4000")}


def test_income_is_expected_in_the_month_it_is_promised_for(books: Books) -> None:
    overdue = an_order(books, "overdue", "100", date(2026, 3, 2))
    an_order(books, "this month", "20", date(2026, 3, 31))
    an_order(books, "april", "3", date(2026, 4, 30))
    an_order(books, "june", "0.5", date(2026, 6, 1))
    an_order(books, "next year", "1000", date(2027, 1, 1))
    post_for(books, overdue, "cash 40.00 / sales_local -40.00")
    # March: 100.00 overdue less 40.00 sold, and 20.00
    expected = {PRESENT: m("80"), Month(2026, 4): m("3"), Month(2026, 5): m("0"), Month(2026, 6): m("0.5")}
    assert orders.expected_income(books, Month(2026, 6)) == expected
    assert orders.expected_income(books, PRESENT) == {PRESENT: m("80")}
    assert orders.expected_income(books, PRESENT.plus(-1)) == {}


def test_more_sold_than_agreed_takes_nothing_off_the_other_orders(books: Books) -> None:
    more = an_order(books, "1", "100")
    an_order(books, "2", "30")
    post_for(books, more, "cash 150.00 / sales_local -150.00")
    assert orders.expected_income(books, Month(2026, 4))[Month(2026, 4)] == m("30")
    assert [row.to_come for row in orders.list_orders(books)] == [m("0"), m("30")]


@pytest.mark.parametrize("end", [orders.finish_order, orders.cancel_order])
def test_of_what_is_no_longer_open_nothing_more_is_expected(books: Books, end: object) -> None:
    order = an_order(books)
    assert callable(end)
    end(books, order, TODAY)
    assert orders.expected_income(books, Month(2026, 4))[Month(2026, 4)] == m("0")
    [row] = orders.list_orders(books)
    assert row.to_come == m("0")
    orders.reopen_order(books, order)
    assert orders.expected_income(books, Month(2026, 4))[Month(2026, 4)] == m("4000")


def test_it_is_one_statement_however_many_orders_there_are(books: Books) -> None:
    for number in range(5):
        an_order(books, str(number))
    asked: list[str] = []
    storage.connection().set_trace_callback(asked.append)
    orders.expected_income(books, Month(2026, 12))
    orders.figures_of(books, 1)
    assert len(asked) == 2
