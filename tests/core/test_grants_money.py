"""Money of grants: what comes, in bolivianos or dollars, how it is shared out, and what is given back."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from coopbooks import cash, grants, ledger
from coopbooks.books import Books
from tests.builders import account_id, assert_posted, assert_refused, lines, m
from tests.core.granting import back, granted, money, part, received, spend, told

DOLLARS = "1.1.1.03"


def by_purpose(books: Books, voucher: ledger.Voucher) -> dict[str, str]:
    """What a voucher says for each purpose."""
    return {
        grants.purpose(books, line.purpose).name or "rest": str(line.amount.decimal)
        for line in voucher.lines
        if line.purpose is not None
    }


def test_what_money_of_a_grant_posts(books: Books) -> None:
    """4.000 of 8.000 + 2.000: 80 % are 3.200, 20 % are 800 (ledger.md: cash / grants_deferred)."""
    known = granted(books)
    voucher = received(books, known, "4000", note="First part")
    assert_posted(voucher, "cash 4000 / grants_deferred -3200 / grants_deferred -800")
    assert by_purpose(books, voucher) == {"machines": "-3200.00", "trainer": "-800.00"}
    assert (voucher.kind, voucher.word, voucher.concerns) == ("CI", "grant_money", "ONG Warmi")
    assert voucher.description == "Grant received: Agreement 12. First part"
    assert {line.person for line in voucher.lines} == {None, known.donor}
    assert grants.money_of(books, voucher) == money(books, known, "4000", note="First part")
    assert grants.grant(books, known.id).in_hand == m("4000")


def test_the_last_part_makes_every_purpose_whole(books: Books) -> None:
    """After 3.333,33 and 1.000 for the trainer, whatever is still to come comes by itself to 8.000 and 2.000."""
    known = granted(books)
    received(books, known, "3333.33")
    received(books, known, "1000", purpose="trainer")
    received(books, known, "5666.67")
    assert {name: figures[1] for name, figures in told(books, known).items()} == {
        "machines": "8000.00",
        "trainer": "2000.00",
    }
    assert grants.grant(books, known.id).due == m("0")
    with assert_refused("all_came", "grant"):
        received(books, known, "0.01")


def test_money_for_no_purpose(books: Books) -> None:
    known = granted(books, "1000", "")
    voucher = received(books, known, "1000")
    assert by_purpose(books, voucher) == {"rest": "-1000.00"}
    [rest] = grants.grant(books, known.id).used
    assert (rest.label, rest.full_label) == ("No particular purpose", "No particular purpose · Agreement 12")


def test_money_that_cannot_have_come_so(books: Books) -> None:
    known = granted(books)
    good = money(books, known, "4000")
    for draft, reason, field in (
        (replace(good, grant=None), "empty", "grant"),
        (replace(good, box=None), "empty", "box"),
        (replace(good, amount=m("0")), "zero", "amount"),
        (replace(good, amount=m("10000.01")), "too_much", "amount"),
        (replace(good, note="x" * 201), "too_long", "note"),
        (replace(good, box=None, before=True), "not_there", "amount"),
        (replace(good, day=date(2009, 1, 1)), "far_day", "day"),
    ):
        with assert_refused(reason, field):
            grants.receive_money(books, draft)


def test_a_part_is_corrected_and_voided(books: Books) -> None:
    known = granted(books)
    wrong = received(books, known, "9000")
    right = grants.correct_money(books, wrong.id, replace(grants.money_of(books, wrong), amount=m("10000")))
    assert right.corrects == wrong.id
    assert grants.grant(books, known.id).received == m("10000")
    spend(books, known, "machines 3500 = machines")
    with assert_refused("no_money", "purpose"):
        ledger.void(books, right.id, "It never came")
    with assert_refused("no_money", "purpose"):
        grants.correct_money(books, right.id, money(books, known, "3499.99"))
    last = grants.correct_money(books, right.id, money(books, known, "3500"))
    assert grants.grant(books, known.id).in_hand == m("0")
    assert last.id in {move.voucher for move in grants.grant_report(books, known.id).moves}


def test_dollars_into_the_dollar_box(books: Books) -> None:
    """$us 1.000 at 6,96 are Bs 6.960: 80 % are $us 800 or Bs 5.568, 20 % $us 200 or Bs 1.392."""
    known = granted(books, "1000", currency="USD")
    assert known.foreign
    draft = money(books, known, "1000", DOLLARS, currency="USD")
    with assert_refused("empty", "worth"):
        grants.receive_money(books, draft)
    voucher = grants.receive_money(books, replace(draft, worth=m("6960")))
    assert_posted(voucher, f"{DOLLARS} 6960 / grants_deferred -5568 / grants_deferred -1392")
    box, first, second = voucher.lines
    assert [line.foreign and line.foreign.amount for line in (box, first, second)] == [
        m("1000", "USD"),
        m("-800", "USD"),
        m("-200", "USD"),
    ]
    assert {line.foreign and line.foreign.rate for line in voucher.lines} == {Decimal("6.96")}
    assert box.foreign
    assert box.foreign.source == "$us\xa01,000.00 for Bs\xa06,960.00"
    assert grants.money_of(books, voucher) == replace(draft, worth=m("6960"))
    assert told(books, known)["machines"] == ("800.00", "5568.00", "0.00", "5568.00")


def test_dollars_of_a_grant_that_the_bank_paid_in_bolivianos(books: Books) -> None:
    """The bank gave 6,86 for each of $us 500: Bs 3.430. The rest is worth the same until it comes: 6.860 in all."""
    known = granted(books, "1000", currency="USD")
    draft = money(books, known, "3430")
    with assert_refused("empty", "own"):
        grants.receive_money(books, draft)
    with assert_refused("too_much", "amount"):
        grants.receive_money(books, replace(draft, own=m("1000.01", "USD")))
    voucher = grants.receive_money(books, replace(draft, own=m("500", "USD")))
    assert_posted(voucher, "cash 3430 / grants_deferred -2744 / grants_deferred -686")
    assert grants.money_of(books, voucher) == replace(draft, own=m("500", "USD"))
    found = grants.grant(books, known.id)
    assert (found.came, found.due, found.worth, found.received) == (
        m("500", "USD"),
        m("500", "USD"),
        m("6860"),
        m("3430"),
    )
    spend(books, known, "machines 3000 = machines")
    assert told(books, known)["machines"] == ("800.00", "2744.00", "3000.00", "2488.00")  # 800 × 6,86 − 3.000


def test_dollars_for_a_grant_in_bolivianos(books: Books) -> None:
    known = granted(books, "1000", "")
    draft = replace(money(books, known, "100", DOLLARS, currency="USD"), worth=m("696"))
    voucher = grants.receive_money(books, draft)
    assert_posted(voucher, f"{DOLLARS} 696 / grants_deferred -696")
    assert grants.money_of(books, voucher) == replace(draft, purpose=part(books, known, "rest"))
    assert voucher.lines[1].foreign is None


def test_money_from_before_the_books(books: Books) -> None:
    """What the opening balances say of grants is given its name: nothing comes, the purposes know it."""
    known = granted(books)
    ledger.record_opening(
        books, ledger.OpeningDraft(date(2025, 12, 31), lines(books, "cash 900 / grants_deferred -900"))
    )
    assert grants.value_without_name(books) == m("900")
    draft = replace(money(books, known, "500"), box=None, before=True)
    voucher = grants.receive_money(books, draft)
    assert_posted(voucher, "grants_deferred 500 / grants_deferred -400 / grants_deferred -100")
    assert voucher.kind == "CT"
    assert grants.money_of(books, voucher) == draft
    assert grants.value_without_name(books) == m("400")
    with assert_refused("not_there", "amount"):
        grants.receive_money(books, replace(draft, amount=m("400.01")))
    right = grants.correct_money(books, voucher.id, replace(draft, amount=m("900")))
    assert grants.value_without_name(books) == m("0")
    assert grants.grant(books, known.id).in_hand == m("900")
    ledger.void(books, right.id, "Not this one")
    assert grants.value_without_name(books) == m("900")


def test_what_is_given_back(books: Books) -> None:
    """Of 10.000 came 8.000 + 2.000; 7.500 bought machines, so 500 and 2.000 are left, given back 1 : 4."""
    known = granted(books)
    received(books, known, "10000")
    spend(books, known, "machines 7500 = machines")
    with assert_refused("too_much", "amount"):
        grants.give_back(books, back(books, known, "2500.01"))
    voucher = grants.give_back(books, back(books, known, "1000", note="End of the project"))
    assert_posted(voucher, "grants_deferred 200 / grants_deferred 800 / cash -1000")
    assert (voucher.kind, voucher.word) == ("CE", "grant_back")
    assert voucher.worth == m("1000")
    assert grants.back_of(books, voucher) == back(books, known, "1000", note="End of the project")
    found = grants.grant(books, known.id)
    assert (found.returned, found.left, found.in_hand) == (m("1000"), m("1500"), m("1500"))
    trainer = part(books, known, "trainer")
    with assert_refused("too_much", "amount"):
        grants.give_back(books, back(books, known, "1200.01", purpose=trainer))
    right = grants.correct_back(books, voucher.id, back(books, known, "2000", purpose=trainer))
    assert_posted(right, "grants_deferred 2000 / cash -2000")
    ledger.void(books, right.id, "The donor let us keep it")
    assert grants.grant(books, known.id).in_hand == m("2500")
    for draft, reason, field in (
        (back(books, known, "0"), "zero", "amount"),
        (replace(back(books, known, "1"), grant=None), "empty", "grant"),
        (replace(back(books, known, "1"), box=None), "empty", "box"),
    ):
        with assert_refused(reason, field):
            grants.give_back(books, draft)


def test_dollars_given_back_leave_at_their_average(books: Books) -> None:
    """$us 100 came at 6,96 and $us 100 at 7,04: each stands at 7,00."""
    known = granted(books, "1000", "", currency="USD")
    dollars = money(books, known, "100", DOLLARS, currency="USD")
    grants.receive_money(books, replace(dollars, worth=m("696")))
    grants.receive_money(books, replace(dollars, worth=m("704")))
    draft = replace(back(books, known, "1"), box=account_id(books, DOLLARS), amount=m("50", "USD"))
    voucher = grants.give_back(books, draft)
    assert_posted(voucher, f"grants_deferred 350 / {DOLLARS} -350")
    assert grants.back_of(books, voucher) == replace(draft, purpose=part(books, known, "rest"))
    with assert_refused("too_much", "amount"):
        grants.give_back(books, replace(draft, amount=m("150.01", "USD")))
    grants.correct_back(books, voucher.id, replace(draft, amount=m("200", "USD")))
    assert {box.name: box.balance for box in cash.list_boxes(books)}["Cash in dollars"] == m("0", "USD")
    assert grants.grant(books, known.id).in_hand == m("0")
