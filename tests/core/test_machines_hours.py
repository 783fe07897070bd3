"""What an hour of a machine costs, part by part, each with where it comes from; and the loans and grants behind it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from coopbooks import ledger, loans, machines, materials
from coopbooks.books import Books
from coopbooks.loans import Loan, LoanDraft, Terms
from coopbooks.machines import Donated, MaintenanceDraft, Source, TakenOver
from coopbooks.quantity import Quantity
from tests.builders import TODAY, account_id, assert_posted, assert_refused, m, person_id, spaced
from tests.core.granting import granted, part, received
from tests.core.machines import FEBRUARY, JANUARY, NEW_YEAR, a_draft, a_machine, a_purchase, stands_at

HOURS: dict[str, Any] = {
    "hours_month": Quantity.of(150),
    "energy_hour": Quantity.of("0.25"),
    "maintenance_year": m("180"),
}


def a_loan(books: Books, principal: str = "6000", *, way: str = "cash", **also: Any) -> Loan:
    """Take a flat loan of two years at 12 % a year: 720.00 of interest a year on 6,000."""
    terms = Terms(m(principal), NEW_YEAR, date(2026, 2, 1), 24, "flat", Decimal(12))
    box = account_id(books, "cash") if way == "cash" else None
    draft = LoanDraft("borrowed", person_id(books, "Pro Mujer"), terms, way, box, **also)
    return loans.record_loan(books, draft)


def bought_with(books: Books, *sources: Source, name: str = "overlock") -> machines.Machine:
    return machines.record_machine(
        books, a_draft(name, **HOURS), a_purchase(books, "9600", day=NEW_YEAR, sources=sources)
    )


def parts(books: Books, known: machines.Machine, **also: Any) -> list[Fraction]:
    return [part.amount for part in machines.hour_cost(books, known.id, **also).parts]


def test_an_hour_by_hand(books: Books) -> None:
    """9,600 over eight years are 1,200 a year; 180 of maintenance; 1,800 hours at 0.25 are 450; 720 of interest.

    2,550 through 1,800 hours are 1.41666… an hour.
    """
    known = bought_with(books, Source(m("6000"), loan=a_loan(books).id))
    hour = machines.hour_cost(books, known.id)
    assert [one.amount for one in hour.parts] == [1200, 180, 450, 720]
    assert hour.hours == 1800
    assert hour.an_hour == Fraction(2550, 1800)
    assert [spaced(one.said) for one in hour.parts] == [
        "Bs 9,600.00 over 8 years",
        "expected a year",
        "Bs 0.25 an hour",
        "of 1 loan, by its plan",
    ]


def test_only_the_part_of_a_loan_that_went_into_it(books: Books) -> None:
    loan = a_loan(books)
    half = bought_with(books, Source(m("3000"), loan=loan.id))
    third = bought_with(books, Source(m("2000"), loan=loan.id), name="oven")
    assert [parts(books, one)[3] for one in (half, third)] == [360, 240]
    assert [(one.machine.name, one.amount) for one in machines.machines_of_loan(books, loan.id)] == [
        ("oven", m("2000")),
        ("overlock", m("3000")),
    ]


def test_a_loan_paid_back_or_taken_back_costs_nothing_more(books: Books) -> None:
    loan = a_loan(books)
    known = bought_with(books, Source(m("6000"), loan=loan.id))
    off = loans.pay_off_proposal(books, loan.id, TODAY)
    loans.pay_instalment(books, replace(off, box=account_id(books, "cash")))
    assert parts(books, known)[3] == 0


def test_a_loan_is_not_spent_twice(books: Books) -> None:
    loan = a_loan(books)
    origin = a_purchase(books, "9600", day=NEW_YEAR)
    for sources, reason in (
        ((Source(m("6000.01"), loan=loan.id),), "overpaid"),
        ((Source(m("1"), loan=loan.id), Source(m("1"), loan=loan.id)), "twin"),
        ((Source(m("0"), loan=loan.id),), "zero"),
        ((Source(m("1")),), "empty"),
    ):
        with assert_refused(reason, "sources"):
            machines.record_machine(books, a_draft(), replace(origin, sources=sources))
    large = a_loan(books, "12000")
    with assert_refused("overpaid", "sources"):
        machines.record_machine(books, a_draft(), replace(origin, sources=(Source(m("9600.01"), loan=large.id),)))
    bought_with(books, Source(m("4000"), loan=loan.id))
    with assert_refused("overpaid", "sources") as caught:
        bought_with(books, Source(m("2000.01"), loan=loan.id), name="oven")
    assert "Bs 2,000.00" in spaced(caught.value.message)
    materials.void(books, loan.voucher, "Never came")
    with assert_refused("no_loan", "sources"):
        bought_with(books, Source(m("1"), loan=loan.id), name="oven")


def test_the_lender_pays_the_seller_and_the_machine_is_paid(books: Books) -> None:
    """In whichever order: the loan takes off what is owed to the seller, or stands there until the machine comes."""
    seller = person_id(books, "Juki")
    origin = a_purchase(books, "6000", paid="0", day=NEW_YEAR, seller=seller)
    owed = account_id(books, "suppliers")
    first = machines.record_machine(books, a_draft(), origin)
    assert_posted(ledger.voucher(books, first.voucher), "machines 6000 / suppliers -6000")
    a_loan(books, way="seller", seller=seller)
    assert ledger.balance_of_person(books, owed, seller) == m("0")
    a_loan(books, way="seller", seller=seller)
    assert ledger.balance_of_person(books, owed, seller) == m("6000")
    machines.record_machine(books, a_draft("oven"), origin)
    assert ledger.balance_of_person(books, owed, seller) == m("0")


def test_what_the_lender_paid_the_seller_does_not_come_out_of_a_box_as_well(books: Books) -> None:
    """6,000 of 9,600 were paid by the lender: at most 3,600 came out of the box, and from nobody else was it bought."""
    seller = person_id(books, "Juki")
    loan = a_loan(books, way="seller", seller=seller)
    sources = (Source(m("6000"), loan=loan.id),)
    origin = a_purchase(books, paid="3600", day=NEW_YEAR, seller=seller, sources=sources)
    for wrong, reason, field in (
        (a_purchase(books, day=NEW_YEAR, seller=seller, sources=sources), "paid_again", "payments"),
        (a_purchase(books, paid="3600.01", day=NEW_YEAR, seller=seller, sources=sources), "paid_again", "payments"),
        (replace(origin, seller=person_id(books, "Singer")), "other", "seller"),
    ):
        with assert_refused(reason, field) as caught:
            machines.record_machine(books, a_draft(), wrong)
        assert "6,000.00" in caught.value.message or "Juki" in caught.value.message
    machine = machines.record_machine(books, a_draft(), origin)
    assert_posted(ledger.voucher(books, machine.voucher), "machines 9600 / cash -3600 / suppliers -6000")
    assert ledger.balance_of_person(books, account_id(books, "suppliers"), seller) == m("0")


def test_bought_with_a_grant(books: Books) -> None:
    known = granted(books, day=NEW_YEAR)
    received(books, known, "9000")
    purpose = part(books, known, "machines")
    machine = bought_with(books, Source(m("7000"), purpose=purpose))
    posted = ledger.voucher(books, machine.voucher)
    assert_posted(posted, "machines 9600 / cash -9600 / grants_deferred 7000 / capital_grants -7000")
    assert machines.machine_row(books, machine.id).given == m("7000")
    assert [one.amount for one in machines.machines_of_purpose(books, purpose)] == [m("7000")]
    origin = machines.origin_of(books, machine.id)
    assert origin == a_purchase(books, "9600", day=NEW_YEAR, sources=(Source(m("7000"), purpose=purpose),))
    machines.correct_machine(books, machine.id, machine.draft, replace(origin, note="Same money, again"))
    with assert_refused("overspent", "sources"):
        bought_with(books, Source(m("1000.01"), purpose=purpose), name="oven")


def test_what_was_given_counts_or_not(books: Books) -> None:
    """Of 9,600 4,800 were given before the books began: half of the 1,200 a year is left, of a gift nothing."""
    half = machines.record_machine(
        books, a_draft(**HOURS), TakenOver(NEW_YEAR, m("9600"), m("0"), NEW_YEAR, given=m("4800"))
    )
    assert [parts(books, half, with_donated=counted)[0] for counted in (True, False)] == [1200, 600]
    hour = machines.hour_cost(books, half.id, with_donated=False)
    assert spaced(hour.depreciation.said) == "Bs 9,600.00 over 8 years, without the Bs 4,800.00 that were given"
    gift = Donated(TODAY, m("4800"), person_id(books, "Manos Unidas"))
    given = machines.record_machine(books, a_draft("oven", **HOURS), gift)
    assert [parts(books, given, with_donated=counted)[0] for counted in (True, False)] == [600, 0]


def test_its_own_life_for_costing_and_its_residual(books: Books) -> None:
    """9,600 less 600 over five years, whatever the eight of the taxes: 1,800 a year."""
    known = a_machine(books, costing_life=60, residual=m("600"))
    hour = machines.hour_cost(books, known.id)
    assert hour.depreciation.amount == 1800
    assert hour.hours == 0
    assert hour.an_hour is None
    never = a_machine(books, "picture", method="none", tax_life=None)
    assert parts(books, never) == [0, 0, 0, 0]


def test_maintenance_of_the_last_twelve_months_where_none_is_expected(books: Books) -> None:
    known = a_machine(books)
    for day, cost in ((date(2025, 3, 20), "1000"), (date(2025, 3, 21), "40"), (TODAY, "35.50")):
        machines.log_maintenance(books, known.id, MaintenanceDraft(day, "Oiled", m(cost)))
    hour = machines.hour_cost(books, known.id)
    assert hour.maintenance.amount == Fraction("75.50")
    assert machines.hour_cost(books, known.id, date(2025, 12, 31)).maintenance.amount == 1040


def test_handed_to_a_member_who_pays_it_off(books: Books) -> None:
    """January and February are depreciated: it stands at 9,400 and goes for 9,000."""
    known = a_machine(books)
    for month in (JANUARY, FEBRUARY):
        machines.depreciate(books, month)
    terms = Terms(m("9000"), TODAY, date(2026, 4, 20), 12, "no_interest")
    draft = LoanDraft("lent", person_id(books, "Ana"), terms, "machine")
    with assert_refused("empty", "machine"):
        machines.lend_machine(books, None, draft)
    with assert_refused("depreciated", "disbursed_on"):
        machines.lend_machine(books, known.id, replace(draft, terms=replace(terms, disbursed_on=NEW_YEAR)))
    with assert_refused("currency", "principal") as caught:
        machines.lend_machine(books, known.id, replace(draft, terms=replace(terms, principal=m("1300", "USD"))))
    assert "lend it in that" in caught.value.message
    loan = machines.lend_machine(books, known.id, draft)
    expected = "member_loans 9000 / machines_depreciation 200 / disposal_loss 400 / machines -9600"
    assert_posted(ledger.voucher(books, loan.voucher), expected)
    assert ledger.voucher(books, loan.voucher).worth == m("9000"), "what she borrows, though each side comes to 9,600"
    assert (loan.outstanding, machines.machine(books, known.id).state) == (m("9000"), "lent")
    dearer = replace(draft, terms=replace(terms, principal=m("9400")))
    right = machines.correct_lent_machine(books, loan.id, dearer, known.id)
    assert_posted(
        ledger.voucher(books, right.voucher), "member_loans 9400 / machines_depreciation 200 / machines -9600"
    )
    assert machines.machine(books, known.id).gone_voucher == right.voucher
    with assert_refused("gone", "machine"):
        machines.lend_machine(books, known.id, draft)


def test_handed_over_by_mistake_it_is_here_again(books: Books) -> None:
    """Another machine was meant, and then it was money after all."""
    first, second = a_machine(books, "overlock", day=TODAY), a_machine(books, "oven", "4800", day=TODAY)
    terms = Terms(m("4800"), TODAY, date(2026, 4, 20), 12, "no_interest")
    draft = LoanDraft("lent", person_id(books, "Ana"), terms, "machine")
    loan = machines.lend_machine(books, first.id, draft)
    machines.correct_lent_machine(books, loan.id, draft, second.id)
    assert [machines.machine(books, one.id).state for one in (first, second)] == ["here", "lent"]
    money = replace(draft, way="cash", box=account_id(books, "cash"))
    machines.correct_lent_machine(books, loan.id, money, None)
    assert [machines.machine(books, one.id).state for one in (first, second)] == ["here", "here"]
    assert stands_at(books, second) == (m("4800"), m("0"))
    assert loans.loan(books, loan.id).way == "cash"
