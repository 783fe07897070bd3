"""Loans that come, are given, or were running already: what each posts, what may be corrected, what is refused."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from coopbooks import ledger, loans, materials, people, rates
from coopbooks.books import Books
from coopbooks.ledger import Line
from tests.builders import TODAY, account_id, assert_posted, assert_refused, m, person_id, post, rows
from tests.core.lending import FIRST, GIVEN, a_loan, a_payment, borrowed, lent, pay, terms, voucher_of


def test_money_borrowed_comes_into_the_box(books: Books) -> None:
    voucher = voucher_of(books, borrowed(books, contract="12/2025", note="For the oven"))
    assert_posted(voucher, "cash 2500.00 / loans_payable -2500.00 @Crédito")
    assert (voucher.kind, voucher.word) == ("CI", "loan")
    assert voucher.description == "Loan from Crédito. 12/2025. For the oven"
    assert {line.loan for line in voucher.lines} == {None, 1}


def test_a_lender_who_pays_the_seller_makes_her_be_paid(books: Books) -> None:
    seller = person_id(books, "Casa Singer")
    voucher = voucher_of(books, borrowed(books, way="seller", seller=seller))
    assert_posted(voucher, "suppliers 2500.00 @Casa Singer / loans_payable -2500.00 @Crédito")
    assert people.list_debts(books, "suppliers") == []
    post(books, "machines 2500.00 / suppliers -2500.00 @Casa Singer")
    assert people.debt_of(books, "suppliers", seller) == m("0")


def test_nobody_pays_a_seller_again_whom_the_lender_paid(books: Books) -> None:
    """The machine of 3.000 is paid but for 500, whichever came first; what is owed besides is paid as ever."""
    borrowed(books, way="seller", seller=person_id(books, "Casa Singer"))
    with assert_refused("overpaid", "amount"):
        post(books, "suppliers 0.01 @Casa Singer / cash -0.01")
    post(books, "machines 3000.00 / suppliers -3000.00 @Casa Singer")
    with assert_refused("overpaid", "amount") as caught:
        post(books, "suppliers 3000.00 @Casa Singer / cash -3000.00")
    assert "2,500.00" in caught.value.message
    post(books, "suppliers 500.00 @Casa Singer / cash -500.00")
    assert people.debt_of(books, "suppliers", person_id(books, "Casa Singer")) == m("0")


def test_what_was_bought_with_it_can_be_taken_back_whatever_was_paid_of_the_loan(books: Books) -> None:
    """The seller has the 2.500 of the lender, and not a centavo more."""
    one = borrowed(books, way="seller", seller=person_id(books, "Casa Singer"))
    machine = post(books, "machines 3000.00 / suppliers -3000.00 @Casa Singer")
    pay(books, one, "217.75")
    paid = post(books, "suppliers 500.00 @Casa Singer / cash -500.00")
    with assert_refused("overpaid", "amount"):
        ledger.void(books, machine.id, "Sent back")
    ledger.void(books, paid.id, "Sent back")
    ledger.void(books, machine.id, "Sent back")
    assert people.list_debts(books, "suppliers") == []


@pytest.mark.parametrize(
    ("way", "posted"),
    [
        ("cash", "member_loans 2500.00 @Ana / cash -2500.00"),
        ("seller", "member_loans 2500.00 @Ana / suppliers -2500.00 @Casa Singer"),
    ],
)
def test_a_member_gets_money_or_what_was_bought_for_her(books: Books, way: str, posted: str) -> None:
    seller = person_id(books, "Casa Singer") if way == "seller" else None
    assert_posted(voucher_of(books, lent(books, way=way, seller=seller)), posted)


def test_a_member_gets_one_of_the_machines(books: Books) -> None:
    """Bought for 3.000, 600 of it worn: handed over for 2.500 it gains 100."""
    given = (
        Line("machines", m("-3000")),
        Line("machines_depreciation", m("600")),
        Line("disposal_gain", m("-100")),
    )
    one = loans.record_loan(books, a_loan(books, "lent", way="machine"), given)
    assert_posted(
        voucher_of(books, one),
        "member_loans 2500.00 / machines_depreciation 600.00 / machines -3000.00 / disposal_gain -100.00",
    )
    with assert_refused("unbalanced", "lines"):
        loans.record_loan(books, a_loan(books, "lent", way="machine"), given[:1])


def test_a_loan_that_was_running_is_taken_out_of_what_stood_without_a_name(books: Books) -> None:
    ledger.record_opening(
        books, ledger.OpeningDraft(GIVEN, (Line("cash", m("100")), Line("loans_payable", m("-4000"))))
    )
    assert loans.running_without_name(books, "borrowed") == m("4000")
    one = borrowed(books, way="running")
    assert_posted(voucher_of(books, one), "loans_payable -2500.00 / loans_payable 2500.00")
    assert loans.running_without_name(books, "borrowed") == m("1500")
    other = borrowed(books, terms("1800"), way="running")
    assert_posted(
        voucher_of(books, other), "loans_payable -1800.00 / loans_payable 1500.00 / accumulated_results 300.00"
    )
    assert ledger.balance_on(books, account_id(books, "loans_payable")) == m("-4300")
    again = loans.correct_loan(books, one.id, a_loan(books, agreed=terms("2000"), way="running"))
    assert_posted(voucher_of(books, again), "loans_payable -2000.00 / loans_payable 2000.00")


def test_a_loan_lent_that_was_running_is_a_claim(books: Books) -> None:
    post(books, "member_loans 2600.00 / accumulated_results -2600.00", day=GIVEN)
    assert_posted(voucher_of(books, lent(books, way="running")), "member_loans 2500.00 / member_loans -2500.00")
    assert loans.running_without_name(books, "lent") == m("100")


def test_a_loan_is_corrected_under_its_own_number_while_nothing_is_paid(books: Books) -> None:
    one = borrowed(books)
    again = loans.correct_loan(books, one.id, a_loan(books, agreed=terms("2400"), contract="7"))
    assert (again.id, again.contract, again.outstanding, again.voided) == (one.id, "7", m("2400"), False)
    assert ledger.balance_on(books, account_id(books, "loans_payable")) == m("-2400")
    assert [version.plan.terms.principal for version in loans.versions(books, again)] == [m("2500"), m("2400")]
    assert sum(row[0] for row in rows("SELECT principal FROM loan_due")) == 2400_00
    pay(books, one, "100")
    with assert_refused("has_payments", "terms"):
        loans.correct_loan(books, one.id, a_loan(books))


def test_what_was_typed_is_typed_again(books: Books) -> None:
    seller = person_id(books, "Casa Singer")
    rates.set_rate(books, rates.RateDraft("dollar", date(2025, 1, 1), "amount", Decimal("6.96"), "Central bank"))
    drafts = [
        a_loan(books, note="Oven", contract="1"),
        a_loan(books, "lent"),
        a_loan(books, "lent", way="seller", seller=seller),
        a_loan(books, way="running"),
    ]
    for draft in drafts:
        assert loans.draft_of(books, loans.record_loan(books, draft)) == draft
    dollars = loans.record_loan(books, a_loan(books, agreed=terms(currency="USD")))
    assert loans.draft_of(books, dollars).rate == Decimal("6.96")
    assert loans.draft_of(books, dollars).rate_source == "Central bank"


def test_a_voided_loan_owes_nothing_and_is_not_paid(books: Books) -> None:
    one = borrowed(books)
    materials.void(books, one.voucher, "Never came")
    now = loans.loan(books, one.id)
    assert (now.voided, now.outstanding) == (True, m("0"))
    assert loans.due_list(books, date(2030, 1, 1)) == []
    assert loans.list_loans(books).count() == 0
    assert [row.state for row in loans.list_loans(books, loans.LoanFilter(state="voided")).rows(0, 9)] == ["voided"]
    assert loans.card(books, one.id, TODAY).standing is None
    with assert_refused("voided", "loan"):
        pay(books, one, "10")
    with assert_refused("voided", "loan"):
        loans.correct_loan(books, one.id, a_loan(books))
    with assert_refused("voided", "loan"):
        loans.reschedule(books, one.id, loans.RescheduleDraft(terms(), "Orders stopped"))


def test_a_loan_is_not_voided_while_payments_stand(books: Books) -> None:
    one = borrowed(books)
    paid = pay(books, one, "10")
    assert paid.paid.principal == m("0"), "only interest: the principal alone would not tell"
    with assert_refused("has_payments", "reason"):
        materials.void(books, one.voucher, "Wrong")
    other = borrowed(books)
    pay(books, other, "217.75")
    with assert_refused("has_payments", "reason"):
        ledger.void(books, other.voucher, "Wrong")
    materials.void(books, paid.voucher, "Wrong")
    materials.void(books, one.voucher, "Wrong")


def test_bad_loans_are_refused_at_their_field(books: Books) -> None:
    good = a_loan(books)
    with assert_refused("empty", "person"):
        loans.record_loan(books, replace(good, person=None))
    with assert_refused("empty", "box"):
        loans.record_loan(books, replace(good, box=None))
    with assert_refused("empty", "seller"):
        loans.record_loan(books, replace(good, way="seller"))
    with assert_refused("zero", "principal"):
        loans.record_loan(books, replace(good, terms=terms("0")))
    with assert_refused("before", "first_due"):
        loans.record_loan(books, replace(good, terms=terms(first_due=GIVEN)))
    with assert_refused("too_long", "grace"):
        loans.record_loan(books, replace(good, terms=terms(grace=12, grace_kind="interest_only")))
    with assert_refused("never_repays", "instalment"):
        loans.record_loan(books, replace(good, terms=terms(instalment=m("17.17"))))
    with assert_refused("too_long", "contract"):
        loans.record_loan(books, replace(good, contract="7" * 41))
    with assert_refused("far_day", "day"):
        far = terms(disbursed_on=TODAY + timedelta(days=40), first_due=TODAY + timedelta(days=80))
        loans.record_loan(books, replace(good, terms=far))
    assert rows("SELECT count(*) FROM loan") == [(0,)]


def test_a_rate_above_the_highest_is_asked_about(books: Books) -> None:
    assert (
        loans.loan_doubts(
            books,
            a_loan(books, agreed=terms(rate="4", rate_per="month", disbursed_on=TODAY, first_due=date(2026, 4, 20))),
        )
        == ()
    )
    [slip] = loans.loan_doubts(
        books, a_loan(books, agreed=terms(rate="82.4", disbursed_on=TODAY, first_due=date(2026, 4, 20)))
    )
    assert "6.87" in slip  # 82.4 / 12
    rates.set_rate(books, rates.RateDraft("interest_cap", date(2025, 1, 1), "month", Decimal(3), "Código Civil"))
    [told] = loans.loan_doubts(
        books, a_loan(books, agreed=terms(rate="4", rate_per="month", disbursed_on=TODAY, first_due=date(2026, 4, 20)))
    )
    assert "3" in told
    assert loans.loan_doubts(books, a_loan(books, agreed=terms(disbursed_on=TODAY, first_due=date(2026, 4, 20)))) == ()


def test_a_payment_before_the_loan_is_refused(books: Books) -> None:
    one = borrowed(books)
    with assert_refused("before", "day"):
        loans.pay_instalment(books, a_payment(books, one, "10", GIVEN - timedelta(days=1)))
    assert FIRST > GIVEN


@pytest.mark.parametrize("role", ["loans_payable", "interest_payable"])
def test_the_account_of_loans_is_not_changed_while_any_stand_on_it(books: Books, role: str) -> None:
    one = borrowed(books)
    grown = loans.accrue_interest(books, FIRST)
    other = ledger.add_account(books, ledger.AccountDraft("2.2.1.02", "Other loans")).id
    with assert_refused("has_loans", "account"):
        ledger.map_role(books, role, other)
    materials.void(books, grown.id, "Wrong")
    materials.void(books, one.voucher, "Wrong")
    ledger.map_role(books, role, other)
