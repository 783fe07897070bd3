"""A member leaves, and what is owed either way is settled in one voucher; her statement tells all of it."""

from dataclasses import replace
from datetime import date

from coopbooks import costs, ledger, members, sales
from coopbooks.books import Books
from coopbooks.days import Month, Period
from coopbooks.members import LeaveDraft
from tests.builders import TODAY, a_cost, a_sale, account_id, assert_posted, assert_refused, m, post
from tests.core.membering import a_member, recorded

MARCH = Month(2026, 3)


def standing_so(books: Books) -> int:
    """Rosa gave 200, saved 30 and 20, owes 10 of dues and 15 of an advance; 40 of pay wait for her."""
    rosa = a_member(books).id
    recorded(books, "certificates", "Rosa 200 x2")
    recorded(books, "compulsory", "Rosa 30")
    recorded(books, "voluntary", "Rosa 20")
    recorded(books, "dues", "Rosa 10", month=MARCH)
    post(books, "member_advances 15 @Rosa / cash -15")
    post(books, "member_work 40 / member_pay -40 @Rosa")
    return rosa


def leaving(books: Books, person: int) -> LeaveDraft:
    return LeaveDraft(person, TODAY, "Moved", account_id(books, "cash"))


def test_the_figures_of_a_settlement(books: Books) -> None:
    """200 + 50 − 10 − 15 = 225 now; 40 of pay are paid as pay is."""
    found = members.settlement(books, standing_so(books), TODAY)
    assert {one.account.role: one.amount for one in found.items if one.amount} == {
        "contributions": m("200"),
        "member_savings": m("50"),
        "member_dues_receivable": m("-10"),
        "member_advances": m("-15"),
        "member_pay": m("40"),
    }
    assert (found.net, found.later, found.certificates) == (m("225"), m("40"), 2)


def test_all_of_it_is_settled_in_one_voucher(books: Books) -> None:
    rosa = standing_so(books)
    left = members.leave(books, leaving(books, rosa))
    assert left.voucher is not None
    assert_posted(
        left.voucher,
        "contributions 200 @Rosa / member_savings 50 @Rosa / member_dues_receivable -10 @Rosa "
        "/ member_advances -15 @Rosa / cash -225",
    )
    assert (left.member.left, left.voucher.kind, left.voucher.word) == (TODAY, "CE", "member_settlement")
    assert members.savings_of(books, rosa) == members.Savings(m("0"), m("0"))
    assert (members.certificates_of(books, rosa), members.open_charges(books)) == (0, [])
    assert members.settlement(books, rosa, TODAY).net == m("0")
    again = replace(members.settlement_of(left.voucher), day=date(2026, 3, 19))
    assert again.box == account_id(books, "cash")
    right = members.correct_settlement(books, left.voucher.id, again)
    assert (right.amount, right.day, members.certificates_of(books, rosa)) == (left.voucher.amount, again.day, 0)
    ledger.void(books, right.id, "She stays")
    assert members.take_back_leaving(books, rosa).active
    assert members.settlement(books, rosa, TODAY).net == m("225")


def test_she_owes_the_rest(books: Books) -> None:
    rosa = a_member(books).id
    recorded(books, "voluntary", "Rosa 4")
    recorded(books, "fine", "Rosa 10")
    left = members.leave(books, leaving(books, rosa))
    assert left.voucher is not None
    assert_posted(left.voucher, "member_savings 4 @Rosa / member_dues_receivable -10 @Rosa / cash 6")
    assert left.voucher.kind == "CI"


def test_what_she_bought_and_sold_is_settled_with_the_rest(books: Books) -> None:
    """100 saved and 30 the club owes her for a room, less 50 of aprons she took on credit: 80 are handed to her."""
    rosa = a_member(books).id
    recorded(books, "voluntary", "Rosa 100")
    sales.record_sale(books, a_sale(books, "2 apron 25.00", customer="Rosa", paid="0"))
    costs.record_cost(books, a_cost(books, "rent 30", supplier="Rosa", paid="0"))
    told = members.statement(books, rosa, members.ever(books, rosa))
    assert (told.owed, told.owes) == (m("130"), m("50"))
    [row] = members.list_members(books)
    assert row.owes == m("50")
    left = members.leave(books, leaving(books, rosa))
    assert left.voucher is not None
    assert_posted(left.voucher, "member_savings 100 @Rosa / suppliers 30 @Rosa / customers -50 @Rosa / cash -80")
    assert (sales.list_debts(books), costs.list_debts(books)) == ([], [])


def test_both_sides_alike_need_no_box(books: Books) -> None:
    rosa = a_member(books).id
    recorded(books, "voluntary", "Rosa 10")
    recorded(books, "fine", "Rosa 10")
    left = members.leave(books, replace(leaving(books, rosa), box=None))
    assert left.voucher is not None
    assert_posted(left.voucher, "member_savings 10 @Rosa / member_dues_receivable -10 @Rosa")


def test_it_is_all_or_nothing(books: Books) -> None:
    rosa = standing_so(books)
    with assert_refused("empty", "box"):
        members.leave(books, replace(leaving(books, rosa), box=None))
    with assert_refused("before_joined", "day"):
        members.leave(books, replace(leaving(books, rosa), day=date(2026, 1, 1)))
    assert members.member(books, rosa).active
    assert members.settlement(books, rosa, TODAY).net == m("225")
    assert members.leave(books, replace(leaving(books, rosa), settle=False)).voucher is None


def test_her_statement(books: Books) -> None:
    """January to February opens March; what was voided on its day is not told; + is in her favour."""
    rosa = a_member(books).id
    recorded(books, "voluntary", "Rosa 100", day=date(2026, 2, 10))
    recorded(books, "dues", "Rosa 10", month=MARCH, day=date(2026, 3, 2))
    recorded(books, "withdrawal", "Rosa 30", day=date(2026, 3, 5))
    wrong = recorded(books, "voluntary", "Rosa 1", day=date(2026, 3, 6))
    ledger.void(books, wrong.id, "Not Rosa")
    recorded(books, "paid", "Rosa 4", day=date(2026, 3, 7))
    a_member(books, "Julia")
    recorded(books, "voluntary", "Julia 9")
    told = members.statement(books, rosa, MARCH.period)
    assert {part.account.role: (part.opening, part.closing) for part in told.parts} == {
        "member_savings": (m("100"), m("70")),
        "member_dues_receivable": (m("0"), m("-6")),
    }
    assert [(deed.word, deed.amount, deed.balance) for deed in told.deeds] == [
        ("member_dues", m("-10"), m("-10")),
        ("member_withdrawal", m("-30"), m("70")),
        ("member_paid", m("4"), m("-6")),
    ]
    assert (told.owed, told.owes, told.language) == (m("70"), m("6"), "es")
    assert [charge.left for charge in told.charges] == [m("6")]
    before = members.statement(books, rosa, Period(date(2026, 1, 1), date(2026, 2, 1)))
    assert (before.parts, before.deeds, before.owed) == ((), (), m("0"))


def test_a_voucher_voided_in_a_locked_month_is_told_with_what_takes_it_back(books: Books) -> None:
    rosa = a_member(books).id
    wrong = recorded(books, "voluntary", "Rosa 50", day=date(2026, 2, 10))
    ledger.lock_month(books, Month(2026, 2))
    ledger.void(books, wrong.id, "Not Rosa")
    february = members.statement(books, rosa, Month(2026, 2).period)
    march = members.statement(books, rosa, MARCH.period)
    assert [one.amount for one in (*february.deeds, *march.deeds)] == [m("50"), m("-50")]
    assert (february.owed, march.parts[0].opening, march.owed) == (m("50"), m("50"), m("0"))


def test_her_papers_speak_her_language(books: Books) -> None:
    rosa = a_member(books, language="en")
    julia = a_member(books, "Julia")
    assert (members.language_of(books, rosa.id), members.language_of(books, julia.id)) == ("en", "es")
