"""Opening balances: what a club that already exists has and owes before its books begin."""

from datetime import date
from decimal import Decimal

from coopbooks import ledger
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.ledger import Foreign, Line, OpeningDraft
from tests.builders import account_id, assert_posted, assert_refused, lines, m, person_id, post, rows

EVE = date(2025, 12, 31)
WHOLE_CLUB = (
    "cash 500.00 / 1.1.1.04 1200.00 / customers 300.00 @Ana / materials 450.00 / machines 9000.00 "
    "/ machines_depreciation -1800.00 / suppliers -250.00 @Ferretería Sol / loans_payable -4000.00 @Banco Sol "
    "/ contributions -3750.00"
)


def an_opening(books: Books, text: str = WHOLE_CLUB, day: date = EVE) -> OpeningDraft:
    return OpeningDraft(day, lines(books, text))


def test_what_does_not_add_up_was_earned_before(books: Books) -> None:
    """500 + 1200 + 300 + 450 + 9000 - 1800 = 9650 is there; 250 + 4000 is owed, 3750 paid in: 1650 was earned."""
    voucher = ledger.record_opening(books, an_opening(books))
    assert_posted(voucher, f"{WHOLE_CLUB} / accumulated_results -1650.00")
    assert (voucher.kind, voucher.label, voucher.day) == ("CT", "CT 2025-0001", EVE)
    assert (voucher.word, voucher.description) == (ledger.OPENING, "Opening balances")
    assert ledger.balance_of_person(books, account_id(books, "customers"), person_id(books, "Ana")) == m("300")


def test_it_is_typed_again_without_the_difference(books: Books) -> None:
    draft = an_opening(books)
    assert ledger.opening_of(ledger.record_opening(books, draft)) == draft


def test_an_earlier_loss_is_a_debit(books: Books) -> None:
    voucher = ledger.record_opening(books, an_opening(books, "cash 10 / suppliers -25 @Ana"))
    assert_posted(voucher, "cash 10 / suppliers -25 @Ana / accumulated_results 15")


def test_what_adds_up_needs_no_rest(books: Books) -> None:
    voucher = ledger.record_opening(books, an_opening(books, "cash 10 / contributions -10"))
    assert_posted(voucher, "cash 10 / contributions -10")


def test_recorded_again_it_corrects_the_earlier_one(books: Books) -> None:
    first = ledger.record_opening(books, an_opening(books, "cash 10"))
    second = ledger.record_opening(books, an_opening(books, "cash 12.50"))
    third = ledger.record_opening(books, an_opening(books, "1.1.1.04 7", date(2025, 6, 30)))
    assert (second.corrects, third.corrects, third.kind) == (first.id, second.id, "CT")
    assert ledger.voucher_on(books, ledger.OPENING) == third
    assert [row[0] for row in rows("SELECT kind FROM voucher")] == ["CT"] * 5
    assert ledger.balance_on(books, account_id(books, "cash")) == m("0")
    assert ledger.balance_on(books, account_id(books, "accumulated_results")) == m("-7")


def test_voided_it_can_be_recorded_again(books: Books) -> None:
    first = ledger.record_opening(books, an_opening(books, "cash 10"))
    assert ledger.void(books, first.id, "wrong").kind == "CT"
    assert ledger.voucher_on(books, ledger.OPENING) is None
    assert ledger.record_opening(books, an_opening(books, "cash 12")).corrects is None


def test_lines_left_empty_are_left_out(books: Books) -> None:
    assert_posted(
        ledger.record_opening(books, an_opening(books, "cash 10 / materials 0")), "cash 10 / accumulated_results -10"
    )
    for text in ("cash 0", "cash 0 / materials 0"):
        with assert_refused("nothing", "lines"):
            ledger.record_opening(books, an_opening(books, text))
    with assert_refused("nothing", "lines"):
        ledger.record_opening(books, OpeningDraft(EVE, ()))


def test_dollars_open_at_the_rate_of_the_day(books: Books) -> None:
    """120 dollars at 6.96 bolivianos each are 835.20."""
    foreign = Foreign(m("120", "USD"), Decimal("6.96"), "official rate")
    dollars = Line(account_id(books, "1.1.1.03"), m("835.20"), foreign=foreign)
    voucher = ledger.record_opening(books, OpeningDraft(EVE, (dollars, *lines(books, "cash 64.80"))))
    assert_posted(voucher, "1.1.1.03 835.20 / cash 64.80 / accumulated_results -900.00")
    assert ledger.foreign_balance(books, dollars.account, "USD") == m("120", "USD")  # type: ignore[arg-type]


def test_an_opening_is_refused_like_any_voucher(books: Books) -> None:
    refused = (
        ("1.1.1.03 10", "other_currency", "lines"),
        ("customers 10", "needs_person", "person"),
        ("customers -10 @Ana", "overpaid", "amount"),
        ("1.1 10", "heading", "lines"),
    )
    for text, reason, field in refused:
        with assert_refused(reason, field):
            ledger.record_opening(books, an_opening(books, text))
    with assert_refused("other_currency", "lines"):
        ledger.record_opening(books, OpeningDraft(EVE, (Line("cash", m("10", "USD")),)))
    with assert_refused("far_day", "day"):
        ledger.record_opening(books, an_opening(books, day=date(1999, 12, 31)))
    assert rows("SELECT count(*) FROM voucher") == [(0,)]


def test_debts_already_paid_keep_their_opening(books: Books) -> None:
    ledger.record_opening(books, an_opening(books, "customers 30 @Ana"))
    post(books, "cash 20 / customers -20 @Ana")
    with assert_refused("overpaid", "amount"):
        ledger.record_opening(books, an_opening(books, "customers 19 @Ana"))
    assert_posted(
        ledger.record_opening(books, an_opening(books, "customers 20 @Ana")),
        "customers 20 @Ana / accumulated_results -20",
    )


def test_a_locked_opening_waits_for_its_month(books: Books) -> None:
    ledger.record_opening(books, an_opening(books, "cash 10"))
    ledger.lock_month(books, Month.of(EVE))
    with assert_refused("locked", "day"):
        ledger.record_opening(books, an_opening(books, "cash 12"))
    ledger.unlock_month(books, Month.of(EVE), "the opening was wrong")
    ledger.record_opening(books, an_opening(books, "cash 12"))
    assert ledger.balance_on(books, account_id(books, "cash"), EVE) == m("12")
