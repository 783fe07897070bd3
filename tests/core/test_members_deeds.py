"""What is recorded with members, as ledger.md says it posts; what is refused, corrected and taken back."""

from dataclasses import replace
from datetime import date

import pytest

from coopbooks import ledger, members
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.ledger import Voucher
from tests.builders import TODAY, assert_posted, assert_refused, m, person_id, post
from tests.core.membering import a_member, deed, recorded, some

MARCH = Month(2026, 3)


@pytest.mark.parametrize(
    ("kind", "posted", "number"),
    [
        ("initial", "cash 50 / contributions -50 @Rosa", "CI"),
        ("compulsory", "cash 50 / member_savings -50 @Rosa", "CI"),
        ("voluntary", "cash 50 / member_savings -50 @Rosa", "CI"),
        ("dues", "member_dues_receivable 50 @Rosa / dues -50", "CT"),
        ("fine", "member_dues_receivable 50 @Rosa / fines -50", "CT"),
    ],
)
def test_what_is_posted(books: Books, kind: str, posted: str, number: str) -> None:
    a_member(books)
    draft = deed(books, kind, "Rosa 50", note="At the meeting", month=MARCH if kind == "dues" else None)
    voucher = members.record_deed(books, draft)
    assert_posted(voucher, posted)
    assert (voucher.kind, voucher.concerns, voucher.word) == (number, "Rosa", f"member_{kind}")
    again = members.deed_of(books, voucher)
    assert replace(again, again=False) == replace(draft, due=again.due)


def test_money_that_goes_out_again(books: Books) -> None:
    rosa = a_member(books)
    recorded(books, "certificates", "Rosa 300 x3")
    recorded(books, "voluntary", "Rosa 80")
    recorded(books, "compulsory", "Rosa 20")
    assert_posted(recorded(books, "contribution_back", "Rosa 100 x1"), "contributions 100 @Rosa / cash -100")
    assert_posted(recorded(books, "withdrawal", "Rosa 30"), "member_savings 30 @Rosa / cash -30")
    assert_posted(recorded(books, "compulsory_back", "Rosa 5"), "member_savings 5 @Rosa / cash -5")
    assert members.savings_of(books, rosa.id) == members.Savings(m("15"), m("50"))
    assert members.certificates_of(books, rosa.id) == 2
    assert [(one.count, one.amount) for one in members.certificates(books, TODAY)] == [(3, m("300")), (-1, m("-100"))]
    [row] = members.list_members(books)
    assert (row.savings, row.contributions, row.owes, row.owed) == (m("65"), m("200"), m("0"), m("0"))


def test_dues_of_all_are_one_voucher(books: Books) -> None:
    some(books, "Ana", "Berta", "Carla")
    voucher = recorded(books, "dues", "Ana 10 / Berta 10 / Carla 5", month=MARCH)
    assert_posted(
        voucher,
        "member_dues_receivable 10 @Ana / member_dues_receivable 10 @Berta "
        "/ member_dues_receivable 5 @Carla / dues -25",
    )
    assert voucher.description == "Dues of March 2026: 3 members"
    paid = recorded(books, "paid", "Ana 10 / Carla 2")
    assert_posted(paid, "cash 12 / member_dues_receivable -10 @Ana / member_dues_receivable -2 @Carla")
    assert {one.name: one.left for one in members.open_charges(books)} == {"Berta": m("10"), "Carla": m("3")}


def test_dues_are_not_charged_twice_unless_it_is_meant(books: Books) -> None:
    some(books, "Ana", "Berta")
    first = recorded(books, "dues", "Ana 10", month=MARCH)
    twice = deed(books, "dues", "Ana 10 / Berta 10", month=MARCH)
    with assert_refused("charged_twice", "parts") as refused:
        members.record_deed(books, twice)
    assert "Ana" in refused.value.message
    assert "Berta" not in refused.value.message
    recorded(books, "dues", "Ana 10 / Berta 10", month=MARCH.plus(1))
    members.correct_deed(books, first.id, replace(members.deed_of(books, first), again=False))
    members.record_deed(books, replace(twice, again=True))
    recorded(books, "fine", "Ana 5")
    with assert_refused("charged_twice", "parts"):
        recorded(books, "fine", "Ana 5")
    recorded(books, "fine", "Ana 5", day=date(2026, 3, 19))


def test_what_was_voided_may_be_charged_again(books: Books) -> None:
    a_member(books)
    wrong = recorded(books, "dues", "Rosa 10", month=MARCH)
    ledger.void(books, wrong.id, "Wrong month")
    assert members.open_charges(books) == []
    recorded(books, "dues", "Rosa 10", month=MARCH)


def test_the_oldest_dues_are_paid_first(books: Books) -> None:
    """10 of January and 10 of February were due, 5 of fine today; 12 were paid: 8 of February are left."""
    rosa = a_member(books)
    for month in (1, 2):
        recorded(books, "dues", "Rosa 10", day=date(2026, month, 7), month=Month(2026, month))
    recorded(books, "fine", "Rosa 5")
    recorded(books, "paid", "Rosa 12")
    assert [(one.kind, one.due, one.left) for one in members.open_charges(books, rosa.id)] == [
        ("dues", date(2026, 2, 28), m("8")),
        ("fine", TODAY, m("5")),
    ]
    [late] = members.overdue(books, TODAY)
    assert (late.name, late.since, late.amount) == ("Rosa", date(2026, 2, 28), m("8"))
    assert members.overdue(books, date(2026, 2, 28)) == []


def test_what_was_owed_before_the_books_is_the_oldest(books: Books) -> None:
    rosa = a_member(books)
    post(books, "member_dues_receivable 7 @Rosa / accumulated_results -7", day=date(2026, 1, 6))
    assert [(one.kind, one.left) for one in members.open_charges(books, rosa.id)] == [("", m("7"))]
    recorded(books, "dues", "Rosa 10", month=MARCH)
    assert [one.left for one in members.open_charges(books, rosa.id)] == [m("7"), m("10")]
    recorded(books, "paid", "Rosa 9")
    assert [one.left for one in members.open_charges(books)] == [m("8")]


def test_what_cannot_be(books: Books) -> None:
    some(books, "Rosa", "Julia")
    shop = person_id(books, "Tienda Sol")
    recorded(books, "certificates", "Rosa 100 x1")
    recorded(books, "voluntary", "Rosa 20")
    recorded(books, "compulsory", "Rosa 30")
    recorded(books, "dues", "Rosa 10", month=MARCH)
    for draft, reason, field in (
        (deed(books, "voluntary", "Rosa 0"), "zero", "amount"),
        (deed(books, "voluntary", "Rosa -5"), "zero", "amount"),
        (deed(books, "voluntary", "Rosa 5 / Rosa 6"), "twin", "parts"),
        (deed(books, "voluntary", "Rosa 5", box=None), "empty", "box"),
        (replace(deed(books, "voluntary", "Rosa 5"), parts=()), "empty", "parts"),
        (replace(deed(books, "voluntary", "Rosa 5"), parts=(members.Part(None, m("5")),)), "empty", "person"),
        (replace(deed(books, "voluntary", "Rosa 5"), parts=(members.Part(shop, m("5")),)), "no_member", "person"),
        (deed(books, "voluntary", "Rosa 5", day=date(2026, 1, 4)), "before_joined", "day"),
        (deed(books, "certificates", "Rosa 5"), "empty", "certificates"),
        (deed(books, "withdrawal", "Rosa 20.01"), "too_much", "amount"),
        (deed(books, "compulsory_back", "Rosa 30.01"), "too_much", "amount"),
        (deed(books, "contribution_back", "Rosa 100.01 x1"), "too_much", "amount"),
        (deed(books, "contribution_back", "Rosa 100 x2"), "too_much", "certificates"),
        (deed(books, "paid", "Rosa 10 / Julia 1"), "too_much", "amount"),
        (deed(books, "dues", "Julia 10"), "empty", "month"),
        (deed(books, "dues", "Julia 10", month=MARCH, due=date(2026, 3, 19)), "before", "due"),
    ):
        with assert_refused(reason, field):
            members.record_deed(books, draft)


def test_who_left_is_charged_no_more_but_may_pay(books: Books) -> None:
    rosa = a_member(books)
    recorded(books, "dues", "Rosa 10", day=date(2026, 1, 10), month=Month(2026, 1))
    members.leave(books, members.LeaveDraft(rosa.id, date(2026, 2, 1), settle=False))
    with assert_refused("after_left", "day"):
        recorded(books, "dues", "Rosa 10", month=MARCH)
    recorded(books, "paid", "Rosa 10")


def test_a_correction_is_judged_without_what_it_corrects(books: Books) -> None:
    rosa = a_member(books)
    recorded(books, "voluntary", "Rosa 100")
    wrong = recorded(books, "withdrawal", "Rosa 90")
    right = members.correct_deed(books, wrong.id, deed(books, "withdrawal", "Rosa 100"))
    assert (right.corrects, members.savings_of(books, rosa.id).total) == (wrong.id, m("0"))
    with assert_refused("too_much", "amount"):
        members.correct_deed(books, right.id, deed(books, "withdrawal", "Rosa 100.01"))


def test_savings_that_were_withdrawn_are_not_voided(books: Books) -> None:
    a_member(books)
    saved = recorded(books, "voluntary", "Rosa 100")
    taken: Voucher = recorded(books, "withdrawal", "Rosa 60")
    with assert_refused("overpaid"):
        ledger.void(books, saved.id, "Not Rosa")
    ledger.void(books, taken.id, "Not taken")
    ledger.void(books, saved.id, "Not Rosa")


def test_parts_of_another_deed(books: Books) -> None:
    """What is kept back from pay is posted by pay itself; here it is noted what it is."""
    rosa = a_member(books)
    post(books, "member_work 200 / member_pay -200 @Rosa")
    with books.change("members"):
        kept = post(books, "member_pay 60 @Rosa / member_savings -10 @Rosa / contributions -50 @Rosa")
        parts = (("compulsory", members.Part(rosa.id, m("10"))), ("certificates", members.Part(rosa.id, m("50"), 1)))
        members.keep_parts(books, kept, parts)
    assert members.savings_of(books, rosa.id) == members.Savings(m("10"), m("0"))
    assert members.certificates_of(books, rosa.id) == 1
    ledger.void(books, kept.id, "Wrong run")
    assert (members.savings_of(books, rosa.id).total, members.certificates_of(books, rosa.id)) == (m("0"), 0)
    with pytest.raises(ValueError, match="its own"):
        members.keep_parts(books, kept, [("dues", members.Part(rosa.id, m("5")))])
