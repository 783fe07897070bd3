"""The embroidery workshop: 75 members, 15.000 garments a month, one year; every statement of it must agree."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import accumulate
from pathlib import Path

import pytest

from coopbooks import (
    bookfile,
    cash,
    costs,
    grants,
    ledger,
    loans,
    machines,
    materials,
    people,
    sales,
    statements,
    templates,
    training,
)
from coopbooks.books import Books
from coopbooks.days import Month, year_period
from coopbooks.money import total
from coopbooks.quantity import Quantity
from tests.builders import account_id, m, rows

pytestmark = pytest.mark.xdist_group("practice")

YEAR = year_period(2025)
MONTHS = list(YEAR.months())
GRANTED = ("grants_deferred", "capital_grants", "grants_received")
NOT_VOIDED = "NOT EXISTS (SELECT 1 FROM voucher AS other WHERE other.reverses_id = sale.voucher_id)"


@pytest.fixture
def books(workshop: Path) -> Iterator[Books]:
    opened = bookfile.open_books(workshop)
    yield opened
    opened.close()


def test_there_are_about_1800_vouchers(books: Books) -> None:
    """Payouts have fewer than paying five groups every week, and each of them a line for every member."""
    assert 1_750 <= ledger.list_vouchers(books).count() <= 1_900
    assert rows("SELECT count(*) FROM line")[0][0] > 14_000


def test_15000_garments_leave_every_month(books: Books) -> None:
    sold = rows(
        "SELECT substr(day, 1, 7), sum(quantity) / 1000000 FROM sale_line JOIN sale ON sale.id = sale_id "
        f"WHERE kind = 'service' AND {NOT_VOIDED} GROUP BY 1 ORDER BY 1"
    )
    assert sold == [(month.key, 15_000) for month in MONTHS]


def test_what_is_paid_every_month_is_kept_and_nothing_waits(books: Books) -> None:
    """Paid from its template from February to December, on its day; the year is over on the 31st."""
    kept = {one.name: one for one in templates.list_templates(books)}
    assert {name: one.due for name, one in kept.items()} == {
        "Rent of the workshop": date(2026, 1, 5),
        "Telephone and internet": date(2026, 1, 16),
        "Fee of the accountant": date(2026, 1, 28),
    }
    assert kept["Rent of the workshop"].settled == {date(2025, month, 5) for month in range(2, 13)}
    assert templates.due(books, books.today()) == []


def test_75_members_put_in_the_same(books: Books) -> None:
    balances = ledger.list_person_balances(books, account_id(books, "contributions"))
    assert {one.person for one in balances} == {one.id for one in people.list_people(books, role="member")}
    assert sorted(one.amount for one in balances) == [m("-300")] * 8 + [m("-200")] * 67  # eight took a certificate


def test_no_box_ever_holds_less_than_nothing(books: Books) -> None:
    boxes = [one.id for one in ledger.list_accounts(books, boxes=True)]
    for box in boxes:
        moved = [row[0] for row in rows("SELECT amount FROM line WHERE account_id = ? ORDER BY day, id", [box])]
        assert moved
        assert min(accumulate(moved)) >= 0


def test_the_year_has_corrections_voids_and_miscounts(books: Books) -> None:
    corrected, voided = rows("SELECT count(corrects_id), count(reverses_id) FROM voucher")[0]
    assert corrected >= 10
    assert voided >= corrected + 5
    differences = [count.difference for count in cash.list_counts(books).rows(0, 100) if count.difference]
    assert {difference > m("0") for difference in differences} == {True, False}


def test_some_of_everything_is_recorded(books: Books) -> None:
    words = dict(rows("SELECT word, count(*) FROM voucher GROUP BY word"))
    assert words["opening"] == 1
    least = {"sales": 600, "costs": 600, "customer_payment": 100, "supplier_payment": 20, "transfer": 80}
    assert {word: words[word] >= many for word, many in least.items()} == dict.fromkeys(least, True)
    assert (words["member_dues"], words["payout"], words["depreciate"]) == (12, 26, 12)
    assert words["loan_payment"] == 12 + 6 + 12  # two loans of the club, and what was kept back from two members


def test_the_balance_sheet_balances_at_every_month_end(books: Books) -> None:
    for month in MONTHS:
        sheet = statements.balance_sheet(books, month.last)
        assert sheet.balances, month
        assert sheet.assets.amount > m("100000")


def test_the_result_of_the_year_is_the_sum_of_its_months(books: Books) -> None:
    months = [statements.income_statement(books, month.period).result.amount for month in MONTHS]
    year = statements.income_statement(books, YEAR).result.amount
    assert total(months) == year
    assert [one.result for one in statements.result_by_month(books)] == months
    assert statements.balance_sheet(books, YEAR.last).result.amount == year


def test_what_people_owe_and_are_owed_is_what_the_accounts_say(books: Books) -> None:
    receivable = ledger.balance_on(books, account_id(books, "customers"))
    assert receivable == total(debt.amount for debt in sales.list_debts(books)) > m("0")
    payable = ledger.balance_on(books, account_id(books, "suppliers"))
    assert -payable == total(debt.amount for debt in costs.list_debts(books)) > m("0")


def test_what_was_there_at_first(books: Books) -> None:
    """The opening, added up by hand; the rest is what earlier years left.

    cash 1.850,50 + petty cash 300 + bank 18.400 + $us 200 × 6,96 = 1.392          =  21.942,50
    exporters 17.576,00 + 15.492,80 + 14.564,20 + 11.808,40                        =  59.441,40
    materials 4.200 + machines 58.000 − 14.500 + furniture 3.600 + tools 1.250     =  52.550,00
    owed: supplier 2.180 + loan 12.000                                             =  14.180,00
    contributions 75 × 200                                                         =  15.000,00
    left: 21.942,50 + 59.441,40 + 52.550 − 14.180 − 15.000                         = 104.753,90
    """
    sheet = statements.balance_sheet(books, Month(2024, 12).last)
    assert sheet.assets.amount == m("21942.50") + m("59441.40") + m("52550")
    assert sheet.liabilities.amount == m("14180")
    assert ledger.balance_on(books, account_id(books, "accumulated_results")) == m("-104753.90")


def test_the_loans_are_paid_back_as_agreed(books: Books) -> None:
    """12.000 in twelve instalments of 1.000; 15.000 of June in instalments of 625, July to December: 6 × 625 = 3.750.

    11,5 % a year on what is still owed, a twelfth each month, rounded to the centavo each time.
    """
    first = [m("12000") - m("1000").times(paid) for paid in range(12)]
    second = [m("15000") - m("625").times(paid) for paid in range(6)]
    interest = total(owed.times(Decimal("0.115") / 12) for owed in first + second)
    assert interest == m("747.50") + m("772.65")
    assert ledger.balance_on(books, account_id(books, "loans_payable")) == m("-11250")
    assert ledger.balance_on(books, account_id(books, "interest_paid")) == interest
    assert loans.running_without_name(books, "borrowed") == m("0")
    assert loans.due_list(books, YEAR.last) == []


def test_the_machines_wear_out_month_by_month(books: Books) -> None:
    """A month is a 96th of what each cost, rounded: 26.000 at 270,83, 18.000 at 187,50 and 14.000 at 145,83 for twelve
    months, 16.800 at 175 for the seven since June, 4.500 at 46,88 for the eight since May.

    3.249,96 + 2.250 + 1.749,96 + 1.225 + 375,04 = 8.849,96
    """
    here = machines.list_machines(books)
    assert total(one.cost for one in here) == m("58000") + m("16800") + m("4500")
    assert total(one.depreciated for one in here) == m("14500") + m("8849.96")
    assert not any(one.without_name for one in machines.agreement(books) if one.account.role == "machines")
    assert ledger.balance_on(books, account_id(books, "depreciation")) == m("8849.96")
    assert machines.missed_months(books, Month(2026, 1)) == []


def test_the_grant_was_spent_on_what_it_was_for(books: Books) -> None:
    (grant,) = grants.list_grants(books)
    assert [(one.planned, one.spent, one.left) for one in grant.used] == [
        (m("4500"), m("4500"), m("0")),
        (m("3500"), m("3500"), m("0")),
    ]
    stands = {role: ledger.balance_on(books, account_id(books, role)) for role in GRANTED}
    assert stands == {"grants_deferred": m("0"), "capital_grants": m("-4500"), "grants_received": m("-3500")}


def test_dollars_are_sold_at_their_average(books: Books) -> None:
    """200 for 1.392 and 200 for 1.860, 100 for 935: 500 for 4.187, 8,374 each.

    150 sold for 1.425 stood at 1.256,10: 168,90 gained; 100 sold for 930 stood at 837,40: 92,60 gained; 250 are left.
    """
    dollars = next(box for box in cash.list_boxes(books) if box.currency == "USD")
    assert dollars.balance == m("250", "USD")
    assert ledger.balance_on(books, dollars.id) == m("4187") - m("1256.10") - m("837.40")
    assert ledger.balance_on(books, account_id(books, "exchange_gain")) == -(m("168.90") + m("92.60"))


def test_the_store_is_what_the_account_says(books: Books) -> None:
    """4.200 of materials at first, of which 120 cones of thread at 22: 2.640; the other 1.560 have no name.

    On the last day 120 cones lie in the store, and 6 of 10 are with a member; 25 − 18,5 kg of wool are an exporter's.
    """
    thread, wool = materials.list_materials(books)
    nameless = m("4200") - m("22").times(120)
    assert materials.value_without_name(books) == nameless == m("1560")
    assert ledger.balance_on(books, account_id(books, "materials")) == thread.stock.value + nameless
    assert (thread.in_store, thread.handed, thread.stock.quantity) == (
        Quantity.of(120),
        Quantity.of(6),
        Quantity.of(126),
    )
    assert (wool.trust, wool.stock.quantity) == (Quantity.of("6.5"), Quantity.of(0))
    assert {one.kind for one in materials.list_holdings(books)} == {"handed", "trust"}


def test_the_store_is_counted_twice_a_year_and_once_cones_were_missing(books: Books) -> None:
    december, june = materials.list_stock_counts(books).rows(0, 5)
    assert [line.difference for line in december.lines] == [Quantity.of(0)] * 2
    assert [line.difference for line in june.lines] == [Quantity.of(-3), Quantity.of(0)]
    assert june.voucher is not None


@pytest.mark.slow
def test_the_year_in_spanish_has_the_same_figures_in_other_words(books: Books, tmp_path: Path) -> None:
    """Every Spanish word of it is short enough for its field, and no figure depends on the language."""
    figures = "SELECT kind, number, day, amount, recorded_at FROM voucher ORDER BY id"
    english, bought = rows(figures), set(rows("SELECT description FROM cost_line"))
    books.close()
    spanish = bookfile.open_books(training.make_practice("workshop", tmp_path / "es", "es"))
    assert rows(figures) == english
    assert bought.isdisjoint(rows("SELECT description FROM cost_line"))
    spanish.close()
