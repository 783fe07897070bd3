"""Income statement, balance sheet and trial balance of a small story; see ``story`` for how its figures come about."""

from datetime import date
from decimal import Decimal

import pytest

from coopbooks import i18n, ledger, statements
from coopbooks.books import Books
from coopbooks.days import Month, Period
from coopbooks.statements import StatementRow
from tests.builders import account_id, activity_id, m, post
from tests.core.story import FEBRUARY, JANUARY, NEW_YEARS_EVE, tell


@pytest.fixture
def books(books: Books) -> Books:
    """Books with the story in them."""
    return tell(books)


def written(rows: tuple[StatementRow, ...]) -> list[str]:
    """Each row as its words and both columns."""
    return [
        row.text
        if row.figure is None
        else " ".join(
            (row.text, f"{row.figure.amount.decimal:.0f}")
            if row.figure.compared is None
            else (row.text, f"{row.figure.amount.decimal:.0f}", f"{row.figure.compared.decimal:.0f}")
        )
        for row in rows
    ]


def test_did_we_gain_or_lose_in_february_and_in_january(books: Books) -> None:
    statement = statements.income_statement(books, FEBRUARY, JANUARY)
    assert written(statement.rows) == [
        "Sales",
        "Local sales 490 1000",
        "(−) Discounts and returns 0 -50",
        "Net sales 490 950",
        "Production costs",
        "Materials used 310 400",
        "Total production costs 310 400",
        "Gross result 180 550",
        "Administrative expenses",
        "Rent 0 120",
        "Transport 30 0",
        "Total administrative expenses 30 120",
        "Selling expenses",
        "Fairs and advertising 20 0",
        "Total selling expenses 20 0",
        "Result of operations 130 430",
        "Other income",
        "Members' dues 60 0",
        "Total other income 60 0",
        "Financial expenses",
        "Interest paid 0 15",
        "Total financial expenses 0 15",
        "Other expenses",
        "Cash shortages 5 0",
        "Total other expenses 5 0",
        "Result of the period 185 415",
    ]
    assert (statement.other.amount, statement.other.compared) == (m("55"), m("-15"))
    assert statement.result.change == m("-230")
    # of every boliviano sold: 130 / 490 = 26,53 %
    operations = next(row for row in statement.rows if row.text == "Result of operations")
    assert operations.share is not None
    assert operations.share.quantize(Decimal("0.0001")) == Decimal("0.2653")


def test_one_activity_alone(books: Books) -> None:
    both = Period(JANUARY.first, FEBRUARY.after)
    sewing, baking = activity_id(books, "sewing"), activity_id(books, "baking")
    assert statements.income_statement(books, both, activity=sewing).result.amount == m("550")  # 950 − 400
    statement = statements.income_statement(books, both, activity=baking)
    assert statement.result.amount == m("180")  # 490 − 310
    assert statement.activity == ledger.Activity(baking, "baking", active=True)
    assert statements.income_statement(books, both).result.amount == m("600")


def test_what_we_have_and_owe_with_the_opening_beside_it(books: Books) -> None:
    sheet = statements.balance_sheet(books, date(2026, 2, 28), NEW_YEARS_EVE)
    assert written(sheet.rows) == [
        "Assets",
        "Current assets",
        "Available",
        "Cash box 1375 500",
        "Bank 1000 1000",
        "Receivable",
        "Customers 150 200",
        "Total current assets 2525 1700",
        "Non-current assets",
        "Fixed assets",
        "Machines and equipment 3000 3000",
        "(−) Accumulated depreciation",
        "(−) Depreciation of machines -600 -600",
        "Total non-current assets 2400 2400",
        "Total assets 4925 4100",
        "Liabilities",
        "Current liabilities",
        "Trade payables",
        "Suppliers 460 150",
        "Total current liabilities 460 150",
        "Non-current liabilities",
        "Loans",
        "Loans payable 915 1000",
        "Total non-current liabilities 915 1000",
        "Total liabilities 1375 1150",
        "Equity",
        "Contributions and capital grants",
        "Member contributions 2500 2500",
        "Results",
        "Accumulated results 450 450",
        "Result of the year to date 600 0",
        "Total equity 3550 2950",
        "Total liabilities and equity 4925 4100",
    ]
    assert sheet.balances


def test_the_evening_before_the_opening_there_was_nothing(books: Books) -> None:
    sheet = statements.balance_sheet(books, date(2025, 12, 30), date(2026, 1, 15))
    assert (sheet.assets.amount, sheet.liabilities.amount, sheet.equity.amount) == (m("0"), m("0"), m("0"))
    # on the evening of 15 January: 500 + 700 − 400 − 120 in the box, Ana 450; 950 − 400 − 120 = 430 gained
    assert sheet.assets.compared == m("4530")  # 680 + 1.000 + 450 + 2.400
    assert sheet.result.compared == m("430")


def test_sums_and_balances(books: Books) -> None:
    trial = statements.trial_balance(books, FEBRUARY, JANUARY)
    found = {row.account.name: row for row in trial.rows}
    box = found["Cash box"]
    assert (box.opening, box.sums.debit, box.sums.credit) == (m("880"), m("1430"), m("55"))  # 880 + 550, 50 + 5
    assert (box.sums.debtor, box.sums.creditor) == (m("1375"), m("0"))
    assert box.compared is not None
    assert (box.compared.debit, box.compared.credit, box.compared.debtor) == (m("1500"), m("620"), m("880"))
    assert (found["Suppliers"].sums.credit, found["Suppliers"].sums.balance) == (m("460"), m("-460"))
    assert found["Interest paid"].sums.debtor == m("15")  # January's interest opens February
    # debtors: 1.375 + 1.000 + 150 + 3.000 + 50 + 710 + 120 + 30 + 20 + 15 + 5; as much on the other side
    assert trial.totals.debtor == trial.totals.creditor == m("6475")
    assert trial.totals.debit == trial.totals.credit
    assert trial.balances
    assert [row.account.code for row in trial.rows] == sorted(row.account.code for row in trial.rows)


def test_a_trial_balance_of_one_activity_shows_its_side_only(books: Books) -> None:
    trial = statements.trial_balance(books, JANUARY, activity=activity_id(books, "sewing"))
    assert [(row.account.name, row.sums.balance) for row in trial.rows] == [
        ("Local sales", m("-1000")),
        ("(−) Discounts and returns", m("50")),
        ("Materials used", m("400")),
    ]
    assert not trial.balances


def test_the_language_follows_who_reads(books: Books) -> None:
    income = statements.income_statement(books, JANUARY)
    sheet = statements.balance_sheet(books, date(2026, 1, 31))
    with i18n.speaking("es"):
        assert written(income.rows)[:4] == [
            "Ventas",
            "Ventas locales 1000",
            "(−) Descuentos y devoluciones -50",
            "Ventas netas 950",
        ]
        assert "Clientes por cobrar 150" in written(sheet.rows)
        assert written(sheet.rows)[0] == "Activo"
    assert written(sheet.rows)[0] == "Assets"


def test_a_loss_stands_below_zero(books: Books) -> None:
    post(books, "maintenance 700 / cash -700", day=date(2026, 2, 20))
    statement = statements.income_statement(books, FEBRUARY)
    assert statement.result.amount == m("-515")  # 185 − 700
    assert statement.gross.amount == m("-520")  # 180 − 700
    sheet = statements.balance_sheet(books, date(2026, 2, 28))
    assert (sheet.result.amount, sheet.balances) == (m("-100"), True)  # 600 − 700


def test_an_account_out_of_use_keeps_its_history(books: Books) -> None:
    own = ledger.add_account(books, ledger.AccountDraft("6.1.1.20", "Cleaning"))
    post(books, "6.1.1.20 8 / cash -8", day=date(2026, 2, 20))
    ledger.change_account(books, own.id, code="6.1.1.20", name="Cleaning", active=False)
    assert "Cleaning 8" in written(statements.income_statement(books, FEBRUARY).rows)
    assert "Cleaning" in [row.account.name for row in statements.trial_balance(books, FEBRUARY).rows]
    assert statements.account_card(books, account_id(books, "6.1.1.20"), FEBRUARY).totals.closing == m("8")


def test_the_last_months_for_home(books: Books) -> None:
    months = statements.result_by_month(books, 4)
    assert [(one.month.key, one.income, one.spent, one.result) for one in months] == [
        ("2025-12", m("0"), m("0"), m("0")),
        ("2026-01", m("950"), m("535"), m("415")),  # 400 + 120 + 15
        ("2026-02", m("550"), m("365"), m("185")),  # 490 + 60; 310 + 30 + 20 + 5
        ("2026-03", m("0"), m("0"), m("0")),
    ]


def test_the_months_up_to_another_one_and_of_one_activity(books: Books) -> None:
    """Sewing sold 950 in January and used 400 of cloth; baking sold 490 in February and used 310 of flour."""
    up_to_january = statements.result_by_month(books, 2, last=Month(2026, 1))
    assert [(one.month.key, one.result) for one in up_to_january] == [("2025-12", m("0")), ("2026-01", m("415"))]
    for name, results in (("sewing", ["550", "0"]), ("baking", ["0", "180"])):
        months = statements.result_by_month(books, 2, last=Month(2026, 2), activity=activity_id(books, name))
        assert [one.result for one in months] == [m(result) for result in results]
