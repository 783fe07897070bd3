"""Counting a box by notes and coins: the difference, its explanation, days gone by, and what became of it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from coopbooks import cash, ledger
from coopbooks.books import Books
from coopbooks.days import Month, Period
from coopbooks.money import Money
from tests.builders import TODAY, account_id, assert_posted, assert_refused, m, post, rows

DOLLARS = "1.1.1.03"


def notes(text: str, currency: str = "BOB") -> tuple[tuple[Money, int], ...]:
    """``"2×200 3×0.50"``: so many of each note or coin."""
    pairs = (one.split("×") for one in text.split())
    return tuple((m(value, currency), int(pieces)) for pieces, value in pairs)


def a_count(books: Books, text: str, *, box: str = "cash", why: str = "", day: date = TODAY) -> cash.CountDraft:
    currency = "USD" if box == DOLLARS else "BOB"
    pieces = notes(text, currency)
    return cash.CountDraft(day, account_id(books, box), pieces, why)


def test_the_notes_and_coins_of_bolivia(books: Books) -> None:
    # Banco Central de Bolivia: notes of 200 to 10; coins of 5, 2 and 1 and of 50, 20 and 10 centavos
    values = "200 100 50 20 10 5 2 1 0.50 0.20 0.10"
    assert [one.decimal for one in cash.denominations("BOB")] == [m(value).decimal for value in values.split()]


def test_a_count_that_agrees_posts_nothing(books: Books) -> None:
    post(books, "cash 537.80 / contributions -537.80")
    # 2×200 + 100 + 20 + 10 + 5 + 2 + 0,50 + 0,20 + 0,10 = 537,80
    draft = a_count(books, "2×200 1×100 0×50 1×20 1×10 1×5 1×2 1×0.50 1×0.20 1×0.10")
    assert cash.count_voucher(books, draft) is None
    count = cash.count_cash(books, draft)
    assert (count.counted, count.expected, count.difference) == (m("537.80"), m("537.80"), m("0"))
    assert (count.box.name, count.voucher, count.voided, count.recorded_by) == ("Cash box", None, False, "Rosa Mamani")
    assert count.pieces == tuple(pair for pair in draft.pieces if pair[1])
    assert rows("SELECT count(*) FROM voucher") == [(1,)]


def test_a_count_in_which_nothing_was_counted_is_refused_and_an_empty_box_is_not(books: Books) -> None:
    with assert_refused("empty", "pieces"):
        cash.count_cash(books, a_count(books, ""))
    assert cash.count_cash(books, a_count(books, "0×50")).counted == m("0")


@pytest.mark.parametrize(
    ("pieces", "posted", "description", "kind"),
    [
        ("1×100 1×10", "cash 10 / cash_surplus -10", "Cash count of Cash box: too much. A gift?", "CI"),
        ("4×20 1×0.50", "cash -19.50 / cash_shortage 19.50", "Cash count of Cash box: too little. A gift?", "CE"),
    ],
)
def test_a_difference_is_explained_and_posted(
    books: Books, pieces: str, posted: str, description: str, kind: str
) -> None:
    post(books, "cash 100 / contributions -100")
    with assert_refused("empty", "explanation"):
        cash.count_cash(books, a_count(books, pieces))
    assert rows("SELECT count(*) FROM cash_count") == [(0,)]
    draft = a_count(books, pieces, why="A gift?")
    proposed = cash.count_voucher(books, draft)
    assert proposed is not None
    assert ledger.doubts(books, proposed) == ()
    count = cash.count_cash(books, draft)
    voucher = ledger.voucher(books, count.voucher or 0)
    assert_posted(voucher, posted)
    assert (voucher.kind, voucher.word, voucher.description) == (kind, "cash_count", description)
    assert ledger.balance_on(books, account_id(books, "cash")) == count.counted


def test_an_empty_box_is_counted_too(books: Books) -> None:
    assert cash.count_cash(books, a_count(books, "0×1")).difference == m("0")
    count = cash.count_cash(books, a_count(books, "1×5", why="not known"))
    assert (count.expected, count.counted) == (m("0"), m("5"))
    assert cash.count_cash(books, a_count(books, "0×1", box=DOLLARS)).counted == m("0", "USD")


def test_a_count_on_a_day_gone_by_is_held_against_the_box_of_that_evening(books: Books) -> None:
    post(books, "cash 100 / contributions -100", day=date(2026, 2, 27))
    post(books, "cash 50 / contributions -50", day=date(2026, 3, 5))
    post(books, "cash 7 / contributions -7", day=date(2026, 3, 18))
    for day, expected in ((date(2026, 2, 26), "0"), (date(2026, 3, 4), "100"), (date(2026, 3, 5), "150")):
        assert cash.expected(books, a_count(books, "0×1", day=day)) == m(expected)
    count = cash.count_cash(books, a_count(books, "1×100", day=date(2026, 3, 6), why="thieves"))
    assert_posted(ledger.voucher(books, count.voucher or 0), "cash -50 / cash_shortage 50")
    assert ledger.voucher(books, count.voucher or 0).day == date(2026, 3, 6)
    assert ledger.balance_on(books, account_id(books, "cash")) == m("107")


@pytest.mark.parametrize(
    ("also", "field", "reason"),
    [
        ({"day": date(2026, 3, 21)}, "day", "future"),
        ({"day": date(2026, 2, 28)}, "day", "locked"),
        ({"day": date(2006, 3, 1)}, "day", "far_day"),
        ({"box": "1.1.1.04"}, "box", "no_cash"),
        ({"box": "materials"}, "box", "no_box"),
        ({"why": "x" * 500}, "explanation", "too_long"),
        ({"text": "-1×5"}, "pieces", "negative"),
        ({"text": "1000001×0.10"}, "pieces", "negative"),
    ],
)
def test_a_count_that_cannot_be_is_refused(books: Books, also: dict[str, Any], field: str, reason: str) -> None:
    ledger.lock_month(books, Month(2026, 2))
    with assert_refused(reason, field):
        cash.count_cash(books, a_count(books, **{"text": "1×5", "why": "not known", **also}))
    assert rows("SELECT count(*) FROM voucher") == rows("SELECT count(*) FROM cash_count") == [(0,)]


@pytest.mark.parametrize("text", ["1×3", "1×5 2×5"])
def test_notes_that_do_not_exist_or_come_twice_are_a_mistake_of_the_form(books: Books, text: str) -> None:
    with pytest.raises(ValueError, match="no such notes"):
        cash.count_cash(books, a_count(books, text))


def dollars(books: Books, amount: str, worth: str, day: date) -> None:
    box, grants = account_id(books, DOLLARS), account_id(books, "grants_received")
    draft = cash.MovementDraft(day, box, into=True, account=grants, amount=m(amount, "USD"), description="Grant")
    cash.record_movement(books, replace(draft, worth=m(worth)))


def test_dollars_are_counted_as_they_were_that_evening_and_differ_at_their_average(books: Books) -> None:
    dollars(books, "100", "690", date(2026, 2, 10))
    dollars(books, "50", "354", date(2026, 3, 10))
    day = date(2026, 3, 1)
    assert cash.expected(books, a_count(books, "0×1", box=DOLLARS, day=day)) == m("100", "USD")
    early = cash.count_cash(books, a_count(books, "1×100", box=DOLLARS, day=day))
    assert early.voucher is None
    # 690 + 354 = 1.044 for 150 $us: 6,96 each; 5 $us too little are 34,80, 10 too many 69,60
    short = cash.count_cash(books, a_count(books, "1×100 2×20 1×5", box=DOLLARS, why="lost"))
    assert (short.expected, short.difference) == (m("150", "USD"), m("-5", "USD"))
    assert_posted(ledger.voucher(books, short.voucher or 0), f"{DOLLARS} -34.80 / cash_shortage 34.80")
    over = cash.count_cash(books, a_count(books, "1×100 2×20 1×10 1×5", box=DOLLARS, why="found"))
    assert_posted(ledger.voucher(books, over.voucher or 0), f"{DOLLARS} 69.60 / cash_surplus -69.60")
    gone = cash.count_cash(books, a_count(books, "0×1", box=DOLLARS, why="stolen"))
    assert gone.expected == m("155", "USD")
    assert ledger.balance_on(books, account_id(books, DOLLARS)) == m("0")


def test_dollars_found_in_an_empty_box_have_no_value_yet(books: Books) -> None:
    with assert_refused("no_rate", "box"):
        cash.count_cash(books, a_count(books, "1×20", box=DOLLARS, why="found"))


def test_a_count_shows_that_its_difference_was_taken_back(books: Books) -> None:
    post(books, "cash 100 / contributions -100")
    wrong = cash.count_cash(books, a_count(books, "1×50", why="not known"))
    ledger.void(books, wrong.voucher or 0, "the other half lay in the drawer")
    assert cash.count(books, wrong.id).voided
    assert cash.count(books, wrong.id).pieces == wrong.pieces
    right = cash.count_cash(books, a_count(books, "2×50"))
    assert (right.expected, right.difference, right.voided) == (m("100"), m("0"), False)
    listing = cash.list_counts(books)
    assert [(one.id, one.voided) for one in listing.rows(0, 9)] == [(right.id, False), (wrong.id, True)]


def test_counts_are_listed_newest_first_and_by_period(books: Books) -> None:
    days = [date(2026, 3, 2), date(2026, 1, 31), date(2026, 3, 2), date(2026, 2, 28)]
    for day in days:
        cash.count_cash(books, a_count(books, "0×1", day=day))
    listing = cash.list_counts(books)
    assert [one.id for one in listing.rows(0, listing.count())] == [3, 1, 4, 2]
    in_march = cash.list_counts(books, Period(date(2026, 3, 1), date(2026, 4, 1)))
    assert [one.day for one in in_march.rows(0, 9)] == [date(2026, 3, 2)] * 2
    assert cash.last_counts(books) == {account_id(books, "cash"): date(2026, 3, 2)}
    with pytest.raises(LookupError):
        cash.count(books, 99)
