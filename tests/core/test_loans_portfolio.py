"""All loans together: what is due and overdue, the fund, the next twelve months, instalments against orders.

Two loans of 1.200 without interest in twelve instalments of 100, the first due on 20 January; today is 20 March.
"""

from datetime import date, timedelta
from decimal import Decimal

from coopbooks import loans, materials, orders
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.loans import Loan, LoanFilter, Terms
from tests.builders import TODAY, account_id, m, person_id, post
from tests.core.lending import FIRST, GIVEN, borrowed, lent, pay, terms

APRIL = date(2026, 4, 20)


def plain(instalments: int = 12) -> Terms:
    return terms("1200", "0", method="no_interest", instalments=instalments)


def names(books: Books, wanted: LoanFilter | None = None, sort: str = "") -> list[str]:
    listing = loans.list_loans(books, wanted)
    listing = listing.sorted_by(sort, descending=False) if sort else listing
    return [row.name for row in listing.rows(0, 50)]


def three_members(books: Books) -> list[Loan]:
    """Ana owes everything, Eva paid January, Iris on that day 800 ahead, too: hers ends in April."""
    members = [
        lent(books, plain(), person=person_id(books, name), contract=name[:1]) for name in ("Ana", "Eva", "Iris")
    ]
    pay(books, members[1], "100")
    pay(books, members[2], "900")
    return members


def test_the_due_list_tells_every_due_day_the_oldest_first(books: Books) -> None:
    three_members(books)
    borrowed(books, plain())
    told = [(row.name, row.due.month, row.amount, row.days_late(TODAY)) for row in loans.due_list(books, TODAY, "lent")]
    assert told == [
        ("Ana", 1, m("100"), 59),
        ("Ana", 2, m("100"), 28),
        ("Eva", 2, m("100"), 28),
        ("Iris", 2, m("100"), 28),
        ("Ana", 3, m("100"), 0),
        ("Eva", 3, m("100"), 0),
        ("Iris", 3, m("100"), 0),
    ]
    assert {row.side for row in loans.due_list(books, TODAY)} == {"lent", "borrowed"}
    assert all(row.worth == row.amount for row in loans.due_list(books, TODAY))


def test_arrears_are_told_by_their_age(books: Books) -> None:
    """Due on 20 Jan and 20 Feb: on 20 March 59 and 28 days ago, on 21 June 152, 121, 93, 62 and 32, and 1."""
    three_members(books)
    ana, eva, iris = loans.arrears(books, TODAY)
    assert (ana.name, ana.since, ana.left, ana.worth) == ("Ana", FIRST, m("1200"), m("200"))
    ages = ana.arrears
    assert (ages.to_30, ages.to_60, ages.to_90, ages.over_90) == (m("100"), m("100"), m("0"), m("0"))
    assert (eva.arrears.amount, iris.arrears.amount, iris.left) == (m("100"), m("100"), m("300"))
    ages = loans.arrears(books, date(2026, 6, 21))[0].arrears
    assert (ages.to_30, ages.to_60, ages.to_90, ages.over_90) == (m("100"), m("100"), m("100"), m("300"))
    assert loans.arrears(books, TODAY, "borrowed") == []


def test_they_agree_with_each_loan_by_itself(books: Books) -> None:
    agreed = terms(method="equal_principal", rate="12", interest_by="plan")
    one = lent(books, agreed)
    pay(books, one, "120")
    standing = loans.standing_on(books, one, TODAY)
    [row] = loans.arrears(books, TODAY)
    assert row.arrears == standing.arrears
    rows = loans.due_list(books, TODAY)
    assert sum(row.amount.minor for row in rows) == standing.owed_now.minor
    assert [row.next_amount for row in loans.list_loans(books).rows(0, 1)] == [
        next(due.amount for due in standing.dues if due.due >= TODAY)
    ]


def test_loans_are_listed_by_side_state_person_and_words(books: Books) -> None:
    members = three_members(books)
    bank = borrowed(books, plain(), contract="BDP-7", person=person_id(books, "Banco de Desarrollo"))
    gone = lent(books, plain(), person=person_id(books, "Zoila"))
    materials.void(books, gone.voucher, "Never given")
    pay(books, members[2], "300")
    assert names(books) == ["Banco de Desarrollo", "Iris", "Eva", "Ana"]
    assert names(books, LoanFilter("lent"), "person") == ["Ana", "Eva", "Iris"]
    assert names(books, LoanFilter(state="running")) == ["Banco de Desarrollo", "Eva", "Ana"]
    assert names(books, LoanFilter(state="overdue")) == ["Banco de Desarrollo", "Eva", "Ana"]
    assert names(books, LoanFilter(state="paid")) == ["Iris"]
    assert names(books, LoanFilter(state="voided")) == ["Zoila"]
    assert names(books, LoanFilter(person=members[1].person)) == ["Eva"]
    assert names(books, LoanFilter(search="desarr")) == names(books, LoanFilter(search="bdp-7")) == [bank.name]
    assert names(books, LoanFilter("lent"), "left") == ["Iris", "Eva", "Ana"]
    assert names(books, LoanFilter("lent"), "next") == ["Ana", "Eva", "Iris"]
    eva = loans.list_loans(books).rows(2, 1)[0]
    assert (eva.principal, eva.left, eva.overdue) == (m("1200"), m("1100"), m("100"))
    assert (eva.next_due, eva.next_amount, eva.disbursed_on, eva.state) == (TODAY, m("100"), GIVEN, "overdue")
    assert {row.state for row in loans.list_loans(books, LoanFilter(state="paid")).rows(0, 9)} == {"paid"}


def test_the_fund_tells_what_was_lent_and_came_back(books: Books) -> None:
    """3 · 1.200 lent, 1.000 paid back, and a fourth loan with 24,72 of interest (3 · 8,24) and a charge of 5."""
    post(books, "cash 10000 / contributions -10000", day=GIVEN)
    three_members(books)
    fourth = lent(books, terms("1200", "8.24", method="interest_first", late="fixed", late_amount=m("5")))
    pay(books, fourth, "8.24")
    pay(books, fourth, "8.24", date(2026, 2, 20))
    pay(books, fourth, "8.24", TODAY)
    found = loans.fund(books, TODAY)
    assert (found.lent, found.recovered, found.outstanding) == (m("4800"), m("1000"), m("3800"))
    assert (found.interest, found.overdue) == (m("24.72"), m("400"))
    assert found.available == m("10000") - m("4800") + m("1000") + m("24.72")


def test_out_of_boxes_below_zero_nothing_can_be_lent(books: Books) -> None:
    lent(books, terms("1200"))
    assert loans.fund(books, TODAY).available == m("0")


def test_principal_falls_due_within_twelve_months_or_later(books: Books) -> None:
    """Of 24 instalments of 50 from 20 January 2026, 15 are due by 20 March 2027; of 12 all are."""
    borrowed(books, plain(24))
    borrowed(books, plain())
    lent(books, plain(24))
    found = loans.due_within(books, TODAY)
    payable, claims = found[account_id(books, "loans_payable")], found[account_id(books, "member_loans")]
    assert (payable.within, payable.beyond) == (m("1950"), m("450"))
    assert (claims.within, claims.beyond) == (m("750"), m("450"))
    assert loans.due_within(books, GIVEN - timedelta(days=1)) == {}


def test_twelve_months_are_those_of_the_day_whatever_was_paid_since(books: Books) -> None:
    """On 31 January nothing was paid: 13 of 24 were due by 31 January 2027. In March 250 were paid: what was
    due and 100 ahead, so that 12 of the 19 that are left fall due by March 2027.
    """
    one = borrowed(books, plain(24))
    pay(books, one, "250", TODAY)
    falling = loans.due_within(books, date(2026, 1, 31))[one.account]
    assert (falling.within, falling.beyond) == (m("650"), m("550"))
    falling = loans.due_within(books, TODAY)[one.account]
    assert (falling.within, falling.beyond) == (m("600"), m("350"))


def test_what_is_due_soon_is_told_both_ways(books: Books) -> None:
    """Today's instalment and what is overdue: 300 within a week, and nothing more until 19 April."""
    borrowed(books, plain())
    ana = lent(books, plain())
    pay(books, ana, "100")
    soon = loans.next_due(books)
    assert (soon.pay_7, soon.pay_30, soon.receive_7, soon.receive_30) == (m("300"), m("300"), m("200"), m("200"))
    assert [row.due.month for row in soon.rows] == [1, 2, 2, 3, 3]


def test_instalments_stand_against_what_orders_bring(books: Books) -> None:
    """March: 300 due, 120 owed by customers. April: 100 due, 450 to come of an order. May: 100 due."""
    borrowed(books, plain())
    post(books, "customers 120 @Rosa / sales_local -120")
    draft = orders.OrderDraft("7", "Jackets", person_id(books, "Rosa"), m("450"), TODAY, APRIL)
    orders.add_order(books, draft)
    march, april, may = loans.against_orders(books, Month(2026, 5))
    assert (march.due, march.debts, march.orders, march.gap, march.left) == (
        m("300"),
        m("120"),
        m("0"),
        m("-180"),
        m("-180"),
    )
    assert (april.due, april.income, april.gap, april.left, april.left_stopped) == (
        m("100"),
        m("450"),
        m("350"),
        m("170"),
        m("-280"),
    )
    assert (may.gap, may.gap_stopped, may.left, may.left_stopped) == (m("-100"), m("-100"), m("70"), m("-380"))
    assert Decimal(0) > may.left_stopped.decimal
