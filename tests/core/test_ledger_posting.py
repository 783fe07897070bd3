"""Posting: what a voucher is called, what it says afterwards, and what is never posted at all."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks import ledger
from coopbooks.books import Books, change_club, storage
from coopbooks.days import Month
from coopbooks.ledger import Foreign, Line, VoucherDraft
from tests.builders import a_voucher, account_id, assert_posted, assert_refused, m, person_id, post, rolled_back, rows

DOLLARS = "1.1.1.03"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("cash 10 / sales_local -10", "CI"),
        ("1.1.1.04 10 / customers -10 @Ana", "CI"),  # into the bank
        ("rent 10 / cash -10", "CE"),
        ("cash 30 / rent 20 / 1.1.1.04 -50", "CE"),  # of 50 taken from the bank 30 are still ours
        ("1.1.1.04 10 / cash -10", "CT"),  # from box to bank
        ("1.1.1.04 10 / bank_fees 1 / cash -11", "CE"),
        ("materials 10 / suppliers -10 @Ana", "CT"),
        ("customers 10 @Ana / sales_local -10", "CT"),
    ],
)
def test_the_kind_is_where_the_cash_went(books: Books, text: str, kind: str) -> None:
    post(books, "customers 10 @Ana / sales_local -10")
    voucher = post(books, text)
    assert voucher.kind == kind
    assert_posted(voucher, text)


def test_numbers_run_by_kind_and_year(books: Books) -> None:
    days = (date(2026, 3, 1), date(2025, 12, 31), date(2026, 1, 1))
    labels = [post(books, day=day).label for day in days]
    labels.append(post(books, "rent 1 / cash -1").label)
    assert labels == ["CI 2026-0001", "CI 2025-0001", "CI 2026-0002", "CE 2026-0001"]


@pytest.mark.parametrize(
    ("closing", "last_of_2025"),
    [
        (3, date(2025, 3, 31)),  # industry
        (6, date(2025, 6, 30)),  # farming
        (9, date(2025, 9, 30)),  # mining
        (12, date(2025, 12, 31)),  # trade and services
    ],
)
def test_numbers_begin_again_with_the_accounting_year(books: Books, closing: int, last_of_2025: date) -> None:
    change_club(books, replace(books.club, closing_month=closing))
    first_of_2026 = Month.of(last_of_2025).plus(1).first
    labels = [post(books, day=day).label for day in (last_of_2025, first_of_2026, last_of_2025, first_of_2026)]
    assert labels == ["CI 2025-0001", "CI 2026-0001", "CI 2025-0002", "CI 2026-0002"]


def test_what_was_rolled_back_leaves_no_gap(books: Books) -> None:
    post(books)
    with rolled_back(books):
        post(books)
        post(books)
    assert post(books).number == 2
    assert rows("SELECT count(*) FROM line") == [(4,)]


@given(st.lists(st.tuples(st.sampled_from(["CI", "CE", "CT"]), st.integers(2023, 2026), st.booleans()), max_size=12))
def test_numbers_never_have_gaps(
    fresh_books: Callable[[], AbstractContextManager[Books]], deeds: list[tuple[str, int, bool]]
) -> None:
    texts = {"CI": "cash 1 / sales_local -1", "CE": "rent 1 / cash -1", "CT": "materials 1 / contributions -1"}
    with fresh_books() as books:
        for kind, year, kept in deeds:
            draft = a_voucher(books, texts[kind], day=date(year, 2, 3))
            with nullcontext() if kept else rolled_back(books):
                ledger.post(books, draft)
        kept_ones = [(kind, year) for kind, year, kept in deeds if kept]
        for kind, year in set(kept_ones):
            numbers = rows("SELECT number FROM voucher WHERE kind = ? AND year = ? ORDER BY number", (kind, year))
            assert numbers == [(number + 1,) for number in range(kept_ones.count((kind, year)))]


def test_what_is_returned_is_what_lies_in_the_file(books: Books) -> None:
    foreign = Foreign(m("10", "USD"), Decimal("6.96"), "official")
    sold = Line(account_id(books, "sales_local"), m("-69.60"), activity=ledger.add_activity(books, "Sewing").id)
    taken = Line(account_id(books, DOLLARS), m("69.60"), foreign=foreign, note="new notes")
    voucher = ledger.post(books, VoucherDraft(date(2026, 3, 2), " Aprons \n", (taken, sold), "Ana", word="sales"))
    reversal = ledger.void(books, voucher.id, "torn notes")
    assert ledger.voucher(books, reversal.id) == reversal
    assert ledger.voucher(books, voucher.id) == replace(voucher, reversed_by=reversal.id)
    assert (voucher.description, voucher.amount, voucher.recorded_by) == ("Aprons", m("69.60"), "Rosa Mamani")
    assert reversal.lines[0].foreign == Foreign(m("-10", "USD"), Decimal("6.96"), "official")
    assert (reversal.lines[0].debit, reversal.lines[0].credit) == (m("0"), m("69.60"))


def test_a_voucher_that_is_not_there_is_a_bug(books: Books) -> None:
    with pytest.raises(LookupError):
        ledger.voucher(books, 7)


UNPOSTABLE = [
    ("cash 10 / sales_local -9", "unbalanced", "lines"),
    ("cash 10", "empty", "lines"),
    ("cash 0 / sales_local 0", "zero", "lines"),
    ("1.1.1 10 / sales_local -10", "heading", "lines"),
    ("customers 10 / sales_local -10", "needs_person", "person"),
    ("materials 10 / suppliers -10", "needs_person", "person"),
    ("1.1.1.03 10 / sales_local -10", "other_currency", "lines"),
    ("cash 1000000000.01 / sales_local -1000000000.01", "too_large", "amount"),
    ("cash 10 @Ana / customers -10 @Ana", "overpaid", "amount"),
    ("suppliers 10 @Ana / cash -10", "overpaid", "amount"),
]


@pytest.mark.parametrize(("text", "reason", "field"), UNPOSTABLE)
def test_what_cannot_be_is_refused_and_leaves_nothing(books: Books, text: str, reason: str, field: str) -> None:
    person_id(books, "Ana")
    kept = books.changes
    with assert_refused(reason, field):
        post(books, text)
    assert books.changes == kept
    assert rows("SELECT count(*) FROM voucher") == rows("SELECT count(*) FROM month_balance") == [(0,)]


def test_no_lines_at_all_are_refused(books: Books) -> None:
    with assert_refused("empty", "lines"):
        ledger.post(books, VoucherDraft(date(2026, 3, 2), "Nothing", ()))


def test_the_largest_amount_is_still_posted(books: Books) -> None:
    assert post(books, "cash 1000000000 / contributions -1000000000").amount == m("1000000000")


def test_another_currency_is_refused(books: Books) -> None:
    draft = VoucherDraft(date(2026, 3, 2), "Dollars", (Line("cash", m("10", "USD")), Line("fines", m("-10", "USD"))))
    with assert_refused("other_currency", "lines") as caught:
        ledger.post(books, draft)
    assert "Bs" in str(caught.value)


@pytest.mark.parametrize(
    "foreign",
    [
        Foreign(m("10", "USD"), Decimal(0), ""),
        Foreign(m("10", "USD"), Decimal("-6.96"), ""),
        Foreign(m("10", "USD"), Decimal("NaN"), ""),
        Foreign(m("10", "USD"), Decimal("Infinity"), ""),
        Foreign(m("-10", "USD"), Decimal("6.96"), ""),  # in on one side, out on the other
        Foreign(m("10", "USD"), Decimal("6.86"), ""),  # 68.60, a boliviano short
        Foreign(m("0", "USD"), Decimal("6.96"), ""),
    ],
)
def test_foreign_money_must_be_worth_its_amount(books: Books, foreign: Foreign) -> None:
    draft = a_voucher(books, "1.1.1.03 69.60 / sales_local -69.60")
    with assert_refused("rate", "rate"):
        ledger.post(books, replace(draft, lines=(replace(draft.lines[0], foreign=foreign), draft.lines[1])))


def test_foreign_money_of_another_kind_than_the_box_is_refused(books: Books) -> None:
    draft = a_voucher(books, "1.1.1.03 75 / sales_local -75")
    euros = replace(draft.lines[0], foreign=Foreign(m("10", "EUR"), Decimal("7.5"), ""))
    with assert_refused("other_currency", "lines"):
        ledger.post(books, replace(draft, lines=(euros, draft.lines[1])))


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2016, 3, 19), "far_day"),  # ten years and a day ago
        (date(2026, 4, 21), "far_day"),  # in 32 days
        (date(202, 3, 20), "far_day"),  # a digit left out
        (date(9999, 12, 31), "far_day"),
        (date(2026, 2, 28), "locked"),
        (date(2025, 6, 1), "locked"),
    ],
)
def test_days_out_of_reach_are_refused(books: Books, day: date, reason: str) -> None:
    ledger.lock_month(books, Month(2026, 2))
    with assert_refused(reason, "day"):
        post(books, day=day)


def test_the_furthest_days_are_taken(books: Books) -> None:
    assert post(books, day=date(2016, 3, 20)).year == 2016
    assert post(books, day=date(2026, 4, 20)).year == 2026


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        ("x" * 201, "too_long"),
        ("Ñ" * 500, "too_long"),
        ("bell\a", "unprintable"),
        ("nothing\0", "unprintable"),
        ("half \ud83d emoji", "unprintable"),
        ("next\x85line", "unprintable"),
    ],
)
def test_words_that_cannot_be_printed_are_refused(books: Books, words: str, reason: str) -> None:
    with assert_refused(reason, "description"):
        post(books, description=words)
    if reason != "empty":
        with assert_refused(reason, "concerns"):
            post(books, concerns=words)
        with assert_refused(reason, "lines"):
            draft = a_voucher(books)
            ledger.post(books, replace(draft, lines=(replace(draft.lines[0], note=words), draft.lines[1])))


@pytest.mark.parametrize("words", ["🧵 20 mantillas", "x" * 200, "línea\nlínea", "'; DROP TABLE voucher; --", "100 %"])
def test_odd_words_are_kept_as_they_are(books: Books, words: str) -> None:
    voucher = post(books, description=words, concerns=words)
    kept = ledger.voucher(books, voucher.id)
    assert (kept.description, kept.concerns) == (words, words)
    assert ledger.void(books, voucher.id, words).reason == words


def test_an_account_out_of_use_takes_nothing_more(books: Books) -> None:
    petty = ledger.account(books, account_id(books, "1.1.1.02"))
    ledger.change_account(books, petty.id, code=petty.code, name=petty.name, active=False)
    with assert_refused("inactive", "lines"):
        post(books, "1.1.1.02 10 / cash -10")


def test_more_than_is_owed_is_judged_person_by_person(books: Books) -> None:
    post(books, "customers 10 @Ana / customers 10 @Eva / sales_local -20")
    with assert_refused("overpaid", "amount"):
        post(books, "cash 20 / customers -20 @Ana")
    post(books, "cash 10 / customers -10 @Ana")
    assert rows("SELECT amount FROM person_balance ORDER BY person_id") == [(0,), (1000,)]


def test_one_voucher_may_owe_and_pay(books: Books) -> None:
    draft = "customers 10 @Ana / sales_local -10 / cash 10 / customers -10 @Ana"
    assert_posted(post(books, draft), draft)


def test_recording_asks_the_file_for_a_number_and_no_more(books: Books) -> None:
    """The chart and the lock are remembered, and what was written is not read back: a sale waits for the disk alone."""
    draft = a_voucher(books, "cash 6 / customers 4 @Ana / sales_local -10")
    ledger.post(books, draft)
    said: list[str] = []
    storage.connection().set_trace_callback(said.append)
    ledger.post(books, draft)
    storage.connection().set_trace_callback(None)
    assert [sql for sql in said if sql.startswith("SELECT")] == [
        "SELECT max(number) FROM voucher WHERE kind = 'CI' AND year = 2026"
    ]
