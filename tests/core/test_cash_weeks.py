"""Cash by week: what was there at the end of each, by hand, and the one sentence it comes to."""

from datetime import date

from coopbooks import cash, ledger
from coopbooks.books import Books
from coopbooks.cash import CashWeek
from coopbooks.days import Period
from tests.builders import account_id, m, post, spaced


def by_week(books: Books, box: str | None = None, weeks: int = 3) -> list[tuple[date, str]]:
    found = cash.by_week(books, account_id(books, box) if box else None, weeks)
    return [(week.last, str(week.closing.decimal)) for week in found]


def told(*closings: str) -> str:
    days = (date(2026, 3, 1), date(2026, 3, 8), date(2026, 3, 15), date(2026, 3, 20))
    weeks = [CashWeek(day, m(closing)) for day, closing in zip(days, closings, strict=False)]
    return spaced(cash.said_of_weeks(weeks))


def test_a_week_ends_on_its_sunday_and_this_one_today(books: Books) -> None:
    """Friday 20 March 2026: weeks to Sunday 8 and Sunday 15 March, and from Monday 16 until now.

    300 − 50 until Sunday 8; + 80 on Monday 9 = 330; − 130 today = 200.
    """
    post(books, "cash 300 / sales_local -300", day=date(2025, 12, 1))
    post(books, "rent 50 / cash -50", day=date(2026, 3, 8))
    post(books, "cash 80 / sales_local -80", day=date(2026, 3, 9))
    post(books, "rent 130 / cash -130", day=date(2026, 3, 20))
    assert by_week(books, "cash") == [
        (date(2026, 3, 8), "250.00"),
        (date(2026, 3, 15), "330.00"),
        (date(2026, 3, 20), "200.00"),
    ]


def test_money_moved_between_boxes_changes_each_and_not_all_together(books: Books) -> None:
    post(books, "cash 100 / sales_local -100", day=date(2026, 3, 3))
    post(books, "1.1.1.04 60 / cash -60", day=date(2026, 3, 11))
    assert [closing for _day, closing in by_week(books)] == ["100.00", "100.00", "100.00"]
    assert [closing for _day, closing in by_week(books, "cash")] == ["100.00", "40.00", "40.00"]
    assert [closing for _day, closing in by_week(books, "1.1.1.04")] == ["0.00", "60.00", "60.00"]


def test_a_box_of_dollars_is_told_in_dollars_and_together_at_their_value(books: Books) -> None:
    """100 $us bought for 690 on 11 March: 100 in their box, 690 of the 1.000 in all."""
    post(books, "cash 1000 / sales_local -1000", day=date(2026, 3, 3))
    boxes = account_id(books, "cash"), account_id(books, "1.1.1.03")
    day, given, got = date(2026, 3, 11), m("690"), m("100", "USD")
    cash.transfer(books, cash.TransferDraft(day, *boxes, given, m("0"), received=got))
    dollars = cash.by_week(books, boxes[1], 3)
    assert [week.closing for week in dollars] == [m("0", "USD"), m("100", "USD"), m("100", "USD")]
    assert [closing for _day, closing in by_week(books)] == ["1000.00", "1000.00", "1000.00"]


def test_what_was_voided_was_never_there_in_the_end(books: Books) -> None:
    wrong = post(books, "cash 100 / sales_local -100", day=date(2026, 3, 20))
    ledger.void(books, wrong.id, "Typed twice")
    assert by_week(books, weeks=1) == [(date(2026, 3, 20), "0.00")]


def test_the_days_of_a_week_begin_on_its_monday() -> None:
    assert CashWeek(date(2026, 3, 15), m("1")).period == Period(date(2026, 3, 9), date(2026, 3, 16))
    assert CashWeek(date(2026, 3, 20), m("1")).period == Period(date(2026, 3, 16), date(2026, 3, 21))


def test_the_sentence_names_the_week_with_the_least() -> None:
    assert told("30", "20", "50") == "In 3 weeks the least was Bs 20.00, on 08/03/2026."
    assert told("30", "20", "10") == "In 3 weeks there was never less than now."


def test_weeks_before_the_first_money_are_none() -> None:
    assert told("0", "0", "40", "50") == "In 2 weeks the least was Bs 40.00, on 15/03/2026."
    assert told("0", "0", "0", "50") == "The first week."
    assert told("0", "0") == "There was no money in these weeks."
