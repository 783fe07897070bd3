"""Orders: what somebody wants made, told apart, changed, ended; none of it moves the ledger."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from peewee import IntegrityError

from coopbooks import orders, people
from coopbooks.books import Books, storage
from coopbooks.days import Month
from coopbooks.orders import OrderLine
from coopbooks.quantity import Quantity
from tests.builders import TODAY, assert_refused, m, person_id, rows
from tests.core.ordering import DRAFT, a_draft


def line(text: str, quantity: str = "1", price: str = "10") -> OrderLine:
    return OrderLine(None, text, Quantity.of(quantity), "piece", m(price))


def test_an_order_is_kept_as_it_was_taken_without_stray_blanks(books: Books) -> None:
    wanted = (line(" Jumper,  red ", "40", "100"), line("Hat", "2.5", "12.34"))
    kept = orders.add_order(books, a_draft(books, code=" P \n7 ", title="  Jumpers  for school", lines=wanted))
    assert (kept.code, kept.title, kept.label) == ("P 7", "Jumpers for school", "P 7 · Jumpers for school")
    assert (kept.state, kept.ended, kept.customer_name) == ("open", None, "Rosa Quispe")
    assert [one.description for one in kept.lines] == ["Jumper, red", "Hat"]
    assert kept.worth == m("4030.85")  # 40 × 100.00 + 2.5 × 12.34 = 4,000.00 + 30.85
    assert orders.order(books, kept.id) == kept
    with pytest.raises(LookupError):
        orders.order(books, kept.id + 1)
    with pytest.raises(LookupError):
        orders.figures_of(books, kept.id + 1)


@pytest.mark.parametrize(
    ("changed", "reason", "field"),
    [
        ({"code": " "}, "empty", "code"),
        ({"code": "x" * 21}, "too_long", "code"),
        ({"title": "\u0301"}, "empty", "title"),
        ({"title": "x" * 81}, "too_long", "title"),
        ({"title": "a\0b"}, "unprintable", "title"),
        ({"note": "x" * 201}, "too_long", "note"),
        ({"agreed": m("-0.01")}, "negative", "agreed"),
        ({"agreed": m("1000000000.01")}, "too_large", "agreed"),
        ({"taken": TODAY + timedelta(days=1), "promised": date(2026, 5, 1)}, "future", "taken"),
        ({"taken": date(2006, 3, 2)}, "far_day", "taken"),
        ({"promised": date(2062, 4, 15)}, "far_day", "promised"),
        ({"promised": date(2026, 3, 1)}, "before", "promised"),
        ({"lines": (line("  "),)}, "empty", "lines"),
        ({"lines": (line("Hat", "0"),)}, "zero", "lines"),
        ({"lines": (line("Hat", "-1"),)}, "zero", "lines"),
        ({"lines": (line("Hat", "1000000001"),)}, "too_large", "lines"),
        ({"lines": (line("Hat", "1000000000", "1000000000"),)}, "too_large", "lines"),
        ({"lines": (line("Hat", price="-0.01"),)}, "negative", "lines"),
        ({"lines": (line("Hat"),) * 201}, "too_many", "lines"),
    ],
)
def test_what_is_no_order_is_refused(books: Books, changed: dict[str, Any], reason: str, field: str) -> None:
    kept = orders.add_order(books, a_draft(books, code="first"))
    with assert_refused(reason, field):
        orders.add_order(books, a_draft(books, **changed))
    with assert_refused(reason, field):
        orders.change_order(books, kept.id, a_draft(books, **changed))
    assert [row.order for row in orders.list_orders(books)] == [kept]


def test_an_order_may_be_nobody_s_and_for_no_day_as_long_as_no_price_is_agreed(books: Books) -> None:
    draft = replace(DRAFT, customer=None, agreed=m("0"), promised=None)
    kept = orders.add_order(books, draft)
    assert (kept.customer, kept.customer_name, kept.promised) == (None, "", None)
    assert not kept.is_overdue(date(2030, 1, 1))
    assert orders.list_due(books, date(2030, 1, 1)) == []
    with assert_refused("empty", "promised"):
        orders.change_order(books, kept.id, replace(draft, agreed=m("0.01")))


def test_what_no_form_offers_is_a_bug(books: Books) -> None:
    for changed in ({"agreed": m("1", "USD")}, {"lines": (replace(line("Hat"), price=m("1", "USD")),)}):
        with pytest.raises(ValueError, match=r"not offered|do not mix"):
            orders.add_order(books, a_draft(books, **changed))


def test_whom_an_order_is_from_is_a_customer(books: Books) -> None:
    ana = people.add_person(books, people.PersonDraft("Ana", roles=frozenset({"supplier"})))
    orders.add_order(books, replace(DRAFT, customer=ana.id))
    assert people.person(books, ana.id).roles == {"supplier", "customer"}


def test_no_two_orders_share_a_number(books: Books) -> None:
    orders.add_order(books, a_draft(books, code="Año 1", title="Hats"))
    other = orders.add_order(books, a_draft(books, code="2"))
    for code in ("ano 1", " AÑO  1 "):
        with assert_refused("twin", "code") as caught:
            orders.add_order(books, a_draft(books, code=code))
        assert "“Hats”" in str(caught.value)
        with assert_refused("twin", "code"):
            orders.change_order(books, other.id, a_draft(books, code=code))
    assert orders.change_order(books, other.id, a_draft(books, code="2", title="Caps")).title == "Caps"


@pytest.mark.parametrize(
    ("codes", "proposed"),
    [
        ((), "2026-01"),
        (("2026-09",), "2026-10"),
        (("2026-99",), "2026-100"),
        (("2025-17",), "2026-01"),  # a new year begins at one
        (("P-009",), "P-010"),
        (("Doña Ana",), "2026-01"),
        (("7",), "8"),
        (("8", "7"), "9"),  # the next one somebody has already
    ],
)
def test_the_next_number_goes_on_as_the_club_numbers_them(books: Books, codes: tuple[str, ...], proposed: str) -> None:
    for code in codes:
        orders.add_order(books, a_draft(books, code=code))
    assert orders.proposed_code(books, TODAY) == proposed


def test_an_order_is_finished_cancelled_and_opened_again(books: Books) -> None:
    kept = orders.add_order(books, a_draft(books))
    with assert_refused("open"):
        orders.reopen_order(books, kept.id)
    for end, state in ((orders.finish_order, "finished"), (orders.cancel_order, "cancelled")):
        with assert_refused("before", "day"):
            end(books, kept.id, date(2026, 3, 1))
        with assert_refused("future", "day"):
            end(books, kept.id, TODAY + timedelta(days=1))
        ended = end(books, kept.id, TODAY)
        assert (ended.state, ended.ended, ended.draft) == (state, TODAY, kept.draft)
        with assert_refused("not_open"):
            end(books, kept.id, TODAY)
        assert orders.reopen_order(books, kept.id) == kept


def test_orders_are_listed_open_ones_first(books: Books) -> None:
    for code, promised in (("late", date(2026, 5, 1)), ("over", date(2026, 3, 3)), ("soon", date(2026, 3, 25))):
        orders.add_order(books, a_draft(books, code=code, promised=promised))
    orders.add_order(books, a_draft(books, code="no day", agreed=m("0"), promised=None))
    for code, day in (("done first", date(2026, 3, 10)), ("done last", date(2026, 3, 12))):
        done = orders.add_order(books, a_draft(books, code=code))
        orders.finish_order(books, done.id, day)
    assert _codes(books) == ["over", "soon", "late", "no day", "done last", "done first"]
    assert _codes(books, state="finished") == ["done last", "done first"]
    assert _codes(books, search="QUISPE lat") == ["late"]
    assert _codes(books, search="jumpers", state="open") == ["over", "soon", "late", "no day"]
    assert _codes(books, period=Month(2026, 3).period) == ["over", "soon"]
    assert _codes(books, customer=person_id(books, "Nobody yet")) == []
    assert [row.order.code for row in orders.list_due(books, date(2026, 4, 19))] == ["over", "soon"]
    overdue = [row.order.code for row in orders.list_orders(books) if row.order.is_overdue(TODAY)]
    assert overdue == ["over"]


def _codes(books: Books, **wanted: Any) -> list[str]:
    return [row.order.code for row in orders.list_orders(books, **wanted)]


def test_an_order_posts_nothing(books: Books) -> None:
    kept = orders.add_order(books, a_draft(books))
    orders.finish_order(books, kept.id, TODAY)
    assert rows("SELECT count(*) FROM voucher") == [(0,)]


def test_whether_there_is_any_order_is_known_at_once(books: Books) -> None:
    assert not orders.any_order(books)
    orders.add_order(books, a_draft(books))
    assert orders.any_order(books)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE club_order SET agreed = -1",
        "UPDATE club_order SET promised = NULL",  # a price without a day
        "UPDATE club_order SET promised = '2026-02-30'",
        "UPDATE club_order SET promised = '2026-03-01'",  # before it was taken
        "UPDATE club_order SET state = 'finished'",  # on no day
        "UPDATE club_order SET ended = '2026-03-20'",  # and still open
        "UPDATE club_order SET title = ''",
        "UPDATE club_order_line SET quantity = 0",
        (
            "INSERT INTO club_order (code, folded_code, title, folded_title, agreed, taken) "
            "SELECT 'again', folded_code, 'x', 'x', 0, taken FROM club_order"
        ),
    ],
)
def test_the_file_itself_refuses_what_is_no_order(books: Books, change: str) -> None:
    kept = orders.add_order(books, a_draft(books, lines=(line("Hat"),)))
    with pytest.raises(IntegrityError), books.change("orders"):
        storage.execute_sql(change)
    assert orders.order(books, kept.id) == kept
