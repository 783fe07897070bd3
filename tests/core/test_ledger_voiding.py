"""Posted is posted: vouchers are taken back, corrected and locked, never changed."""

from dataclasses import replace
from datetime import date

import pytest

from coopbooks import ledger
from coopbooks.books import Books, storage
from coopbooks.days import Month
from tests.builders import (
    TODAY,
    a_voucher,
    account_id,
    assert_posted,
    assert_refused,
    m,
    person_id,
    post,
    rolled_back,
    rows,
)

FEBRUARY = Month(2026, 2)


def test_voiding_takes_the_voucher_back_on_its_own_day(books: Books) -> None:
    sold = post(books, "cash 6 / customers 4 @Ana / sales_local -10 #sewing", day=date(2026, 3, 2), concerns="Ana")
    reversal = ledger.void(books, sold.id, "counted twice")
    assert_posted(reversal, "cash -6 / customers -4 @Ana / sales_local 10 #sewing")
    assert (reversal.day, reversal.kind, reversal.reverses) == (date(2026, 3, 2), "CE", sold.id)
    assert (reversal.description, reversal.reason) == ("Voids CI 2026-0001: Sold bread", "counted twice")
    assert (reversal.concerns, reversal.word) == ("Ana", sold.word)
    after = ledger.voucher(books, sold.id)
    assert after.voided
    assert after.lines == sold.lines


def test_a_locked_voucher_is_taken_back_today(books: Books) -> None:
    sold = post(books, day=date(2026, 2, 10))
    ledger.lock_month(books, FEBRUARY)
    assert ledger.void(books, sold.id, "wrong").day == TODAY


def test_a_voucher_to_come_is_taken_back_on_its_day(books: Books) -> None:
    assert ledger.void(books, post(books, day=date(2026, 4, 1)).id, "wrong").day == date(2026, 4, 1)


def test_a_long_description_still_fits_its_reversal(books: Books) -> None:
    reversal = ledger.void(books, post(books, description="x" * 200).id, "wrong")
    assert len(reversal.description) == 200
    assert reversal.description.endswith("x…")


def test_nothing_is_voided_twice_and_no_reversal_at_all(books: Books) -> None:
    sold = post(books)
    reversal = ledger.void(books, sold.id, "wrong")
    with assert_refused("voided") as caught:
        ledger.void(books, sold.id, "wrong")
    assert "CE 2026-0001" in str(caught.value)
    with assert_refused("reversal"):
        ledger.void(books, reversal.id, "wrong")
    with assert_refused("voided"):
        ledger.correct(books, sold.id, a_voucher(books))
    with assert_refused("reversal"):
        ledger.correct(books, reversal.id, a_voucher(books))
    assert rows("SELECT count(*) FROM voucher") == [(2,)]


@pytest.mark.parametrize(
    ("reason", "why"), [("", "empty"), (" \n", "empty"), ("x" * 201, "too_long"), ("\a", "unprintable")]
)
def test_a_reason_is_needed(books: Books, reason: str, why: str) -> None:
    sold = post(books)
    with assert_refused(why, "reason"):
        ledger.void(books, sold.id, reason)


def test_a_debt_already_paid_is_not_taken_away(books: Books) -> None:
    sold = post(books, "customers 10 @Ana / sales_local -10")
    bought = post(books, "materials 8 / suppliers -8 @Eva")
    paid = [post(books, "cash 4 / customers -4 @Ana"), post(books, "suppliers 8 @Eva / cash -8")]
    for deed in (sold, bought):
        with assert_refused("overpaid", "amount"):
            ledger.void(books, deed.id, "wrong")
    for deed in (*paid, sold, bought):
        ledger.void(books, deed.id, "wrong")
    assert rows("SELECT DISTINCT amount FROM person_balance") == [(0,)]


def test_correcting_is_judged_on_the_result(books: Books) -> None:
    sold = post(books, "customers 10 @Ana / sales_local -10")
    post(books, "cash 4 / customers -4 @Ana")
    with assert_refused("overpaid", "amount"):
        ledger.correct(books, sold.id, a_voucher(books, "customers 3.99 @Ana / sales_local -3.99"))
    with assert_refused("overpaid", "amount"):
        ledger.correct(books, sold.id, a_voucher(books, "customers 10 @Eva / sales_local -10"))
    right = ledger.correct(books, sold.id, a_voucher(books, "customers 4 @Ana / sales_local -4"))
    assert_posted(right, "customers 4 @Ana / sales_local -4")
    customers = account_id(books, "customers")
    assert ledger.balance_of_person(books, customers, person_id(books, "Ana")) == m("0")


def test_a_chain_of_corrections_keeps_every_link(books: Books) -> None:
    first = post(books, "cash 10 / sales_local -10")
    second = ledger.correct(books, first.id, a_voucher(books, "cash 20 / sales_local -20"))
    third = ledger.correct(books, second.id, a_voucher(books, "cash 30 / sales_local -30"))
    kept = [ledger.voucher(books, one.id) for one in (first, second, third)]
    assert [one.corrects for one in kept] == [None, first.id, second.id]
    assert [one.corrected_by for one in kept] == [second.id, third.id, None]
    assert [one.voided for one in kept] == [True, True, False]
    assert ledger.voucher(books, kept[0].reversed_by or 0).reason == "Corrected"
    assert ledger.balance_on(books, account_id(books, "cash")) == m("30")
    with assert_refused("voided"):
        ledger.correct(books, first.id, a_voucher(books))


def test_a_refused_correction_leaves_the_wrong_one(books: Books) -> None:
    wrong = post(books)
    with assert_refused("unbalanced"):
        ledger.correct(books, wrong.id, a_voucher(books, "cash 10 / sales_local -9"))
    assert ledger.voucher(books, wrong.id) == wrong


def test_a_locked_voucher_is_corrected_by_a_later_one(books: Books) -> None:
    wrong = post(books, "cash 10 / sales_local -10", day=date(2026, 2, 10))
    ledger.lock_month(books, FEBRUARY)
    with assert_refused("locked", "day"):
        ledger.correct(books, wrong.id, a_voucher(books, "cash 9 / sales_local -9", day=wrong.day))
    right = ledger.correct(books, wrong.id, a_voucher(books, "cash 9 / sales_local -9"))
    reversal = ledger.voucher(books, ledger.voucher(books, wrong.id).reversed_by or 0)
    assert (reversal.day, right.day) == (TODAY, TODAY)
    assert ledger.balance_on(books, account_id(books, "cash"), date(2026, 2, 28)) == m("10")
    assert ledger.balance_on(books, account_id(books, "cash")) == m("9")


def test_what_an_account_out_of_use_holds_can_still_be_taken_back(books: Books) -> None:
    sold = post(books, "cash 10 / 4.2.1.02 -10")
    spare = ledger.add_account(books, ledger.AccountDraft("4.2.1.08", "Raffles"))
    ledger.map_role(books, "fines", spare.id)
    ledger.change_account(books, account_id(books, "4.2.1.02"), code="4.2.1.02", name="Fines", active=False)
    assert_posted(ledger.void(books, sold.id, "wrong"), "cash -10 / 4.2.1.02 10")
    with assert_refused("inactive", "lines"):
        post(books, "cash 10 / 4.2.1.02 -10")


def test_the_file_itself_refuses_to_change_what_is_posted(books: Books) -> None:
    post(books)
    for sql in ("UPDATE voucher SET day = '2026-03-01'", "DELETE FROM line", "UPDATE line SET amount = 1"):
        with pytest.raises(Exception, match=r"posted (vouchers|lines) are never"), books.change("ledger"):
            storage.execute_sql(sql)


def test_months_are_locked_from_their_end_on(books: Books) -> None:
    assert ledger.locked_through(books) is None
    for month in (Month(2026, 3), Month(2026, 4), Month(2030, 1)):
        with assert_refused("not_over", "month"):
            ledger.lock_month(books, month)
    ledger.lock_month(books, Month(2025, 12))
    with assert_refused("locked", "month"):
        ledger.lock_month(books, Month(2025, 12))
    with assert_refused("locked", "month"):
        ledger.lock_month(books, Month(2025, 11))
    ledger.lock_month(books, FEBRUARY)
    assert ledger.locked_through(books) == date(2026, 2, 28)
    with assert_refused("locked", "day"):
        post(books, day=date(2026, 2, 28))
    assert post(books, day=date(2026, 3, 1)).day == date(2026, 3, 1)


def test_unlocking_opens_the_month_and_all_later_ones(books: Books) -> None:
    ledger.lock_month(books, FEBRUARY)
    for reason, why in (("", "empty"), (" ", "empty"), ("x" * 201, "too_long"), ("\a", "unprintable")):
        with assert_refused(why, "reason"):
            ledger.unlock_month(books, FEBRUARY, reason)
    with assert_refused("open", "month"):
        ledger.unlock_month(books, Month(2026, 3), "why not")
    ledger.unlock_month(books, Month(2026, 1), " the bank sent a statement ")
    assert ledger.locked_through(books) == date(2025, 12, 31)
    assert post(books, day=date(2026, 1, 1)).number == 1
    ledger.lock_month(books, Month(2026, 1))
    on_record = [(lock.through, lock.reason, lock.recorded_by) for lock in ledger.list_locks(books)]
    assert on_record == [
        (date(2026, 1, 31), "", "Rosa Mamani"),
        (date(2025, 12, 31), "the bank sent a statement", "Rosa Mamani"),
        (date(2026, 2, 28), "", "Rosa Mamani"),
    ]


def test_with_nothing_locked_there_is_nothing_to_unlock(books: Books) -> None:
    with assert_refused("open", "month"):
        ledger.unlock_month(books, FEBRUARY, "why not")


def test_a_lock_that_was_rolled_back_locks_nothing(books: Books) -> None:
    with rolled_back(books):
        ledger.lock_month(books, FEBRUARY)
        assert ledger.locked_through(books) == date(2026, 2, 28)
    assert ledger.locked_through(books) is None
    assert post(books, day=date(2026, 2, 1)).day == date(2026, 2, 1)


def test_nothing_is_told_twice_and_nothing_untold(books: Books) -> None:
    told: list[frozenset[str]] = []
    books.watch(told.append)
    sold = post(books)
    ledger.correct(books, sold.id, replace(a_voucher(books), concerns="Ana"))
    with assert_refused("voided"):
        ledger.void(books, sold.id, "wrong")
    ledger.lock_month(books, FEBRUARY)
    assert told == [{"ledger"}, {"ledger"}, {"locks"}]
