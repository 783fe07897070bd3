"""Months depreciated for all machines at once: each once, in their order, what was missed caught up."""

from dataclasses import replace
from datetime import date, datetime

from coopbooks import ledger, machines, materials
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.machines import Donated, TakenOver
from tests.builders import activity_id, assert_posted, assert_refused, m, person_id, spaced
from tests.conftest import FreshBooks
from tests.core.machines import FEBRUARY, JANUARY, MARCH, NEW_YEAR, a_draft, a_machine, a_purchase, stands_at


def test_a_month_of_all_machines_in_one_voucher(books: Books) -> None:
    overlock = a_machine(books, "overlock", "9600", activity=activity_id(books, "sewing"))
    a_machine(books, "oven", "4800", activity=activity_id(books, "baking"))
    a_machine(books, "table", "1200", class_="furniture", tax_life=120)
    seen = machines.depreciation_voucher(books, JANUARY)
    voucher = machines.depreciate(books, JANUARY)
    assert_posted(
        voucher,
        "depreciation 100 #sewing / machines_depreciation -100 #sewing / depreciation 50 #baking / "
        "machines_depreciation -50 #baking / depreciation 10 / furniture_depreciation -10",
    )
    assert [line.amount for line in seen.lines] == [line.amount for line in voucher.lines]
    assert (voucher.day, voucher.kind, voucher.word) == (date(2026, 1, 31), "CT", "depreciate")
    assert voucher.description == "Depreciation of January 2026"
    assert all(line.machine for line in voucher.lines)
    assert stands_at(books, overlock) == (m("9600"), m("100"))
    assert machines.depreciated_months(books) == {JANUARY: voucher.id}


def test_what_is_to_be_depreciated_and_what_is_left_after(books: Books) -> None:
    a_machine(books)
    [due] = machines.depreciation_of(books, FEBRUARY)
    assert (due.row.machine.name, due.amount, due.book_value) == ("overlock", m("200"), m("9400"))


def test_never_twice_never_before_never_ahead(books: Books) -> None:
    with assert_refused("before", "month") as caught:
        machines.depreciate(books, MARCH)
    assert caught.value.message == "There is no machine yet: record it first."
    a_machine(books)
    machines.depreciate(books, JANUARY)
    with assert_refused("twice", "month"):
        machines.depreciate(books, JANUARY)
    with assert_refused("before", "month"):
        machines.depreciate(books, Month(2025, 12))
    with assert_refused("future", "month"):
        machines.depreciate(books, Month(2026, 4))


def test_months_in_their_order_and_those_missed_proposed(books: Books) -> None:
    """Today is 20 March: January and February are over; March may be done early, but only after them."""
    assert machines.missed_months(books) == []
    a_machine(books)
    assert machines.missed_months(books) == [JANUARY, FEBRUARY]
    with assert_refused("order", "month") as caught:
        machines.depreciate(books, MARCH)
    assert "January 2026" in caught.value.message
    for month in machines.missed_months(books):
        assert_posted(machines.depreciate(books, month), "depreciation 100 / machines_depreciation -100")
    assert machines.missed_months(books) == []
    machines.depreciate(books, MARCH)


def test_a_locked_month_is_refused_and_comes_with_the_next_one(books: Books) -> None:
    a_machine(books)
    ledger.lock_month(books, JANUARY)
    with assert_refused("locked", "day"):
        machines.depreciate(books, JANUARY)
    assert machines.missed_months(books) == [FEBRUARY]
    assert_posted(machines.depreciate(books, FEBRUARY), "depreciation 200 / machines_depreciation -200")


def test_voided_a_month_is_free_again(books: Books) -> None:
    known = a_machine(books)
    first = machines.depreciate(books, JANUARY)
    machines.depreciate(books, FEBRUARY)
    materials.void(books, first.id, "A mistake")
    assert stands_at(books, known) == (m("9600"), m("100"))
    assert machines.missed_months(books) == [JANUARY]
    assert_posted(machines.depreciate(books, JANUARY), "depreciation 100 / machines_depreciation -100")
    assert stands_at(books, known) == (m("9600"), m("200"))


def test_a_machine_recorded_late_is_caught_up_once(books: Books) -> None:
    """The oven came in January and was recorded when that was done: February takes both of its months.

    January voided and done again has only the overlock, for the oven's January stands in February.
    """
    a_machine(books)
    january = machines.depreciate(books, JANUARY)
    oven = a_machine(books, "oven", "4800")
    assert machines.missed_months(books) == [FEBRUARY]
    assert [(due.amount, due.late) for due in machines.depreciation_of(books, FEBRUARY)] == [
        (m("100"), m("50")),
        (m("100"), m("0")),
    ]
    february = machines.depreciate(books, FEBRUARY)
    assert {spaced(line.note) for line in february.lines} == {"oven · Bs 50.00 for months before", "overlock"}
    assert stands_at(books, oven) == (m("4800"), m("100"))
    materials.void(books, january.id, "A mistake")
    assert_posted(machines.depreciate(books, JANUARY), "depreciation 100 / machines_depreciation -100")
    assert stands_at(books, oven) == (m("4800"), m("100"))


def test_a_machine_that_was_depreciated_is_not_taken_back(books: Books) -> None:
    known = a_machine(books)
    month = machines.depreciate(books, JANUARY)
    with assert_refused("machine_used"):
        materials.void(books, known.voucher, "Not bought")
    materials.void(books, month.id, "A mistake")
    materials.void(books, known.voucher, "Not bought")
    assert machines.machine(books, known.id).state == "voided"
    assert machines.missed_months(books) == []


def test_what_was_given_and_what_was_there_before_is_depreciated_too(books: Books) -> None:
    machines.record_machine(books, a_draft("oven"), Donated(NEW_YEAR, m("960"), person_id(books, "Manos Unidas")))
    machines.record_machine(books, a_draft("iron"), TakenOver(date(2025, 12, 31), m("960"), m("240"), date(2024, 1, 9)))
    machines.record_machine(
        books, replace(a_draft("knife"), class_="tools", tax_life=3), a_purchase(books, "100", day=NEW_YEAR)
    )
    assert_posted(
        machines.depreciate(books, JANUARY),
        "depreciation 10 / machines_depreciation -10 / depreciation 10 / machines_depreciation -10 / "
        "depreciation 33.33 / tools_depreciation -33.33",
    )


def test_a_machine_whose_life_is_over_takes_the_rest_at_once(books: Books) -> None:
    old = TakenOver(date(2025, 12, 31), m("960"), m("900"), date(2010, 1, 9))
    machines.record_machine(books, a_draft("iron"), old)
    assert_posted(machines.depreciate(books, JANUARY), "depreciation 60 / machines_depreciation -60")
    with assert_refused("nothing", "month"):
        machines.depreciate(books, FEBRUARY)


def test_over_its_whole_life_a_machine_comes_to_its_cost(fresh_books: FreshBooks) -> None:
    """1,000 over three months: 333.33, 333.33 and 333.34; April has nothing left to take."""
    with fresh_books(lambda: datetime(2026, 6, 20, 10, 0)) as books:  # noqa: DTZ001 - local time of the machine
        known = a_machine(books, cost="1000", tax_life=3)
        posted = [machines.depreciate(books, month).amount for month in machines.missed_months(books)]
        assert posted == [m("333.33"), m("333.33"), m("333.34")]
        card = machines.machine_card(books, known.id)
        assert [(one.month, one.posted, one.book_value) for one in card.months] == [
            (JANUARY, m("333.33"), m("666.67")),
            (FEBRUARY, m("333.33"), m("333.34")),
            (MARCH, m("333.34"), m("0")),
        ]


def test_the_card_tells_what_was_planned_what_was_posted_and_what_is_to_come(books: Books) -> None:
    """Locked, January was not done: February took both; the months to come are as planned."""
    known = a_machine(books, cost="300", tax_life=3)
    ledger.lock_month(books, JANUARY)
    machines.depreciate(books, FEBRUARY)
    months = machines.machine_card(books, known.id).months
    assert [(one.planned, one.posted, one.accumulated, one.book_value) for one in months] == [
        (m("100"), None, m("0"), m("300")),
        (m("100"), m("200"), m("200"), m("100")),
        (m("100"), None, m("300"), m("0")),
    ]
