"""Loans agreed anew, and loans to the club split among members: nothing is posted, the old is kept, the parts add up.

The plan is the published one: 2.500 at 8,24 % a year, of which 200,58 and 17,17 of interest are due in January.
"""

from datetime import date

from coopbooks import loans, materials
from coopbooks.books import Books
from tests.builders import assert_refused, m, person_id, post, rows
from tests.core.lending import FIRST, a_loan, a_payment, borrowed, lent, pay, terms

SECOND = date(2026, 2, 20)


def test_new_terms_take_the_place_of_the_old_plan_which_is_kept(books: Books) -> None:
    one = borrowed(books)
    pay(books, one, "217.75")
    agreed = terms("2299.42", "6", disbursed_on=FIRST, first_due=SECOND, instalments=24)
    now = loans.reschedule(books, one.id, loans.RescheduleDraft(agreed, "Orders stopped", "Act 12"))
    assert (now.terms.instalments, now.first.instalments, now.outstanding) == (24, 12, m("2299.42"))
    old, new = loans.versions(books, now)
    assert (old.number, len(old.plan.rows), new.number, len(new.plan.rows)) == (1, 12, 2, 24)
    assert (new.reason, new.act, new.day) == ("Orders stopped", "Act 12", FIRST)
    assert rows("SELECT count(*) FROM voucher") == [(2,)]
    paid = pay(books, one, "100", SECOND)
    assert paid.paid.interest == m("11.50")  # half a percent of 2.299,42
    with assert_refused("has_payments", "reason"):
        loans.take_back_terms(books, one.id, "A mistake")


def test_new_terms_are_taken_back_as_long_as_nothing_was_paid_since(books: Books) -> None:
    one = borrowed(books)
    paid = pay(books, one, "217.75")
    before = rows("SELECT * FROM loan_due")
    agreed = terms("2299.42", disbursed_on=FIRST, first_due=SECOND, instalments=24)
    loans.reschedule(books, one.id, loans.RescheduleDraft(agreed, "Orders stopped"))
    with assert_refused("rescheduled", "reason"):
        materials.void(books, paid.voucher, "A mistake")
    with assert_refused("rescheduled", "reason"):
        loans.correct_payment(books, paid.voucher, a_payment(books, one, "100"))
    with assert_refused("empty", "reason"):
        loans.take_back_terms(books, one.id, " ")
    now = loans.take_back_terms(books, one.id, "The assembly said no")
    assert (now.terms, rows("SELECT * FROM loan_due")) == (now.first, before)
    assert [version.taken_back for version in loans.versions(books, now)] == [False, True]
    materials.void(books, paid.voucher, "A mistake")


def test_bad_new_terms_are_refused_at_their_field(books: Books) -> None:
    one = borrowed(books)
    pay(books, one, "217.75")
    good = terms("2299.42", disbursed_on=FIRST, first_due=SECOND)
    with assert_refused("empty", "reason"):
        loans.reschedule(books, one.id, loans.RescheduleDraft(good, ""))
    with assert_refused("not_the_balance", "principal"):
        loans.reschedule(books, one.id, loans.RescheduleDraft(terms(disbursed_on=FIRST, first_due=SECOND), "Why"))
    with assert_refused("earlier", "disbursed_on"):
        loans.reschedule(books, one.id, loans.RescheduleDraft(terms("2299.42"), "Why"))
    with assert_refused("has_payments", "reason"):
        loans.take_back_terms(books, one.id, "Nothing to take back")


def test_a_loan_split_among_members_adds_up(books: Books) -> None:
    """1.000 among three: 333,34 333,33 333,33. Of what the club paid back each bears a third; Ana pays by a loan."""
    one = borrowed(books, terms("1000"))
    members = [post(books, "customers 1 @Ana / sales_local -1").lines[0].person]
    members += [post(books, f"customers 1 @{name} / sales_local -1").lines[0].person for name in ("Eva", "Iris")]
    equal = loans.equal_shares(one, [who or 0 for who in members])
    assert [part.amount for part in equal] == [m("333.34"), m("333.33"), m("333.33")]
    own = lent(books, terms("333.34", "0", method="no_interest"), person=members[0])
    pay(books, own, "50")
    loans.share_loan(books, one.id, (loans.ShareDraft(members[0], m("333.34"), own.id), *equal[1:]))
    pay(books, one, "6.87")  # the interest of a month: 1.000 · 8,24 % / 12
    pay(books, one, "100")
    assert [(share.name, share.paid) for share in loans.shares(books, one.id)] == [
        ("Ana", m("50")),
        ("Eva", m("33.33")),
        ("Iris", m("33.33")),
    ]
    for wrong, reason in (
        (equal[:2], "not_whole"),
        ((*equal[:2], loans.ShareDraft(members[1], m("333.33"))), "twin"),
        ((loans.ShareDraft(None, m("1000")),), "empty"),
        ((loans.ShareDraft(members[1], m("0")),), "zero"),
        ((loans.ShareDraft(members[1], m("1000"), own.id),), "other_person"),
    ):
        with assert_refused(reason, "shares"):
            loans.share_loan(books, one.id, wrong)
    loans.share_loan(books, one.id, ())
    assert loans.shares(books, one.id) == ()


def test_parts_still_add_up_when_the_loan_is_corrected(books: Books) -> None:
    """Thirds of 1.000 become thirds of 1.200, to the centavo."""
    one = borrowed(books, terms("1000"))
    members = [person_id(books, name) for name in ("Ana", "Eva", "Iris")]
    loans.share_loan(books, one.id, loans.equal_shares(one, members))
    loans.correct_loan(books, one.id, a_loan(books, agreed=terms("1200")))
    amounts = [share.amount for share in loans.shares(books, one.id)]
    assert sum(amount.minor for amount in amounts) == 1200_00
    assert max(amounts) - min(amounts) <= m("0.02")
