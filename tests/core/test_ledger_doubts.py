"""Odd but possible: what is asked about once before it is posted, and what is not worth asking."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from coopbooks import ledger
from coopbooks.books import Books, change_club
from tests.builders import a_voucher, lines, post, spaced


def asked(books: Books, text: str = "cash 10 / sales_local -10", **also: Any) -> list[str]:
    return [spaced(words) for words in ledger.doubts(books, a_voucher(books, text, **also))]


def test_an_ordinary_voucher_is_not_odd(books: Books) -> None:
    post(books, "cash 100 / contributions -100")
    assert asked(books) == asked(books, "rent 100 / cash -100", description="Rent") == []


def test_what_the_opening_counts_already_is_asked_about(books: Books) -> None:
    opening = ledger.OpeningDraft(date(2026, 3, 1), lines(books, "cash 500 / contributions -500"))
    ledger.record_opening(books, opening)
    said = "28/02/2026 is before the opening balances of 01/03/2026, which count it already. Is that right?"
    assert asked(books, day=date(2026, 2, 28)) == [said]
    assert asked(books, day=date(2026, 3, 1)) == []


@pytest.mark.parametrize(
    ("closing", "day", "words"),
    [
        (12, date(2025, 12, 31), "31/12/2025 is in another accounting year. Is that right?"),
        (12, date(2026, 1, 1), None),
        (12, date(2026, 3, 20), None),
        (12, date(2026, 3, 21), "21/03/2026 is still to come. Is that right?"),
        (3, date(2026, 4, 1), "01/04/2026 is in another accounting year. Is that right?"),
        (3, date(2025, 12, 31), None),  # with a year from April to March
    ],
)
def test_odd_days_are_asked_about(books: Books, closing: int, day: date, words: str | None) -> None:
    change_club(books, replace(books.club, closing_month=closing))
    assert asked(books, day=day) == ([words] if words else [])


@pytest.mark.parametrize(("amount", "odd"), [("299.99", False), ("300", True), ("3000", True), ("0.01", False)])
def test_ten_times_the_usual_is_asked_about(books: Books, amount: str, odd: bool) -> None:  # noqa: FBT001
    """Sales of 10, 20, 30, 40 and 50: 30 is in the middle, so 300 is ten times the usual."""
    for usual in (10, 50, 30, 20, 40):
        post(books, f"cash {usual} / sales_local -{usual}", word="sales")
    found = asked(books, f"cash {amount} / sales_local -{amount}", word="sales")
    assert [("ten times the usual" in words, "Bs 30.00" in words) for words in found] == [(True, True)] * odd


def test_what_is_usual_for_the_same_account_is_not_odd(books: Books) -> None:
    """Bus tickets of 5 are most of the costs: a rent of 1800 is odd the first time, then only ten times as much is."""
    for _time in range(9):
        post(books, "transport 5 / cash -5", word="costs")
    first, again, slip = ("rent 1800 / cash -1800", "rent 1850 / cash -1850", "rent 18000 / cash -18000")

    def odd(text: str) -> list[str]:
        return [words for words in asked(books, text, word="costs") if "ten times the usual" in words]

    assert "Bs 5.00" in odd(first)[0]
    for _month in range(5):
        post(books, first, word="costs")
        assert odd(again) == []
        assert odd(slip)
    assert "Bs 1,800.00" in odd(slip)[0], "once there are five rents, they say what is usual"
    assert "Bs 5.00" in odd("transport 50 / cash -50")[0]


def test_nothing_is_usual_before_five_of_the_same_deed(books: Books) -> None:
    for _time in range(4):
        post(books, "cash 10 / sales_local -10", word="sales")
        post(books, "cash 10 / dues -10", word="dues")
    wrong = post(books, "cash 10 / sales_local -10", word="sales")
    ledger.void(books, wrong.id, "wrong")
    assert asked(books, "cash 5000 / sales_local -5000", word="sales") == []
    post(books, "cash 10 / dues -10", word="dues")
    assert len(asked(books, "cash 5000 / dues -5000", word="dues")) == 1


AGAIN = "The very same was recorded less than a minute ago. Record it once more?"


@pytest.mark.parametrize(
    "other",
    [
        {"text": "cash 10.01 / sales_local -10.01"},
        {"description": "Another"},
        {"day": date(2026, 3, 19)},
        {"concerns": "Ana"},
        {"word": "dues"},
    ],
)
def test_the_same_again_is_asked_about(books: Books, other: dict[str, Any]) -> None:
    post(books, "cash 10 / sales_local -10")
    assert asked(books, description=" Sold bread ") == [AGAIN]
    assert asked(books, **other) == []


def test_after_a_minute_it_is_another_one(fresh_books: Callable[..., AbstractContextManager[Books]]) -> None:
    now = [datetime(2026, 3, 20, 23, 59, 30)]  # noqa: DTZ001 - books live in the local time of their machine
    with fresh_books(lambda: now[0]) as books:
        post(books, "cash 10 / sales_local -10", day=date(2026, 3, 20))
        for seconds, odd in ((59, True), (1, True), (1, False)):
            now[0] += timedelta(seconds=seconds)
            assert (AGAIN in asked(books, day=date(2026, 3, 20))) == odd


def test_what_was_taken_back_may_be_recorded_again(books: Books) -> None:
    wrong = post(books, "cash 10 / sales_local -10")
    assert ledger.doubts(books, a_voucher(books, "cash 10 / sales_local -10"), corrects=wrong.id) == ()
    ledger.void(books, wrong.id, "wrong")
    assert asked(books) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("rent 100 / cash -100", {}),
        ("rent 100.01 / cash -100.01", {"Cash box": "−Bs 0.01"}),
        ("rent 60 / power 60 / cash -60 / cash -60", {"Cash box": "−Bs 20.00"}),
        ("rent 60 / cash -160 / cash 100", {}),
        ("1.1.1.02 200 / cash -200", {"Cash box": "−Bs 100.00"}),
        ("rent 120 / 1.1.1.04 -10 / cash -110", {"Bank": "−Bs 10.00", "Cash box": "−Bs 10.00"}),
        ("sales_local 500 / customers -500 @Ana", {}),
    ],
)
def test_a_box_never_holds_less_than_nothing(books: Books, text: str, left: dict[str, str]) -> None:
    post(books, "cash 100 / contributions -100")
    assert asked(books, text, description="Paid") == [
        f"“{box}” would then hold {amount}. Was money put in that is not recorded yet?" for box, amount in left.items()
    ]


def test_money_put_into_an_empty_box_is_no_question(books: Books) -> None:
    post(books, "rent 100 / cash -100")
    assert asked(books, "cash 10 / sales_local -10") == []


def test_a_correction_is_judged_as_if_the_wrong_one_were_gone(books: Books) -> None:
    """Of 100 in the box 90 were paid out; that it should have been 95 leaves 5."""
    post(books, "cash 100 / contributions -100")
    wrong = post(books, "rent 90 / cash -90", word="costs")
    right = a_voucher(books, "rent 95 / cash -95", word="costs")
    assert ledger.doubts(books, right, corrects=wrong.id) == ()
    assert len(ledger.doubts(books, right)) == 1
    too_much = a_voucher(books, "rent 101 / cash -101", word="costs")
    assert "−Bs 1.00" in spaced(ledger.doubts(books, too_much, corrects=wrong.id)[0])
