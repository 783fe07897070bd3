"""The balance sheet splits loans at twelve months by their plans, and its totals stay what the accounts stand at.

1.200 without interest in 24 instalments of 50 from 20 January 2026: by 20 March 2027 fifteen are due, 750.
"""

from datetime import date

from coopbooks import statements
from coopbooks.books import Books
from tests.builders import TODAY, m, post
from tests.core.lending import GIVEN, borrowed, lent, pay, terms

PLAIN = terms("1200", "0", method="no_interest", instalments=24)


def shown(books: Books, day: date, compare: date | None = None) -> list[tuple[str, str, str]]:
    """Every row with a figure: the subtotal it goes into, its words and its amounts."""
    sheet = statements.balance_sheet(books, day, compare)
    assert sheet.balances
    found, waiting = [], []
    for row in sheet.rows:
        if row.figure is None:
            continue
        amounts = str(row.figure.amount.decimal)
        if row.figure.compared is not None:
            amounts += f" ({row.figure.compared.decimal})"
        if row.kind == "account":
            waiting.append((row.text, amounts))
        else:
            found += [(row.text, *one) for one in waiting]
            found.append((row.text, "", amounts))
            waiting = []
    return found


def test_what_is_due_within_twelve_months_is_current(books: Books) -> None:
    borrowed(books, PLAIN)
    lent(books, PLAIN)
    assert shown(books, TODAY)[:9] == [
        ("Total current assets", "Loans to members", "750.00"),
        ("Total current assets", "", "750.00"),
        ("Total non-current assets", "Loans to members, due after twelve months", "450.00"),
        ("Total non-current assets", "", "450.00"),
        ("Total assets", "", "1200.00"),
        ("Total current liabilities", "Loans payable, due within twelve months", "750.00"),
        ("Total current liabilities", "", "750.00"),
        ("Total non-current liabilities", "Loans payable", "450.00"),
        ("Total non-current liabilities", "", "450.00"),
    ]


def test_a_loan_due_wholly_within_a_year_leaves_nothing_behind(books: Books) -> None:
    borrowed(books, terms("1200", "0", method="no_interest", instalments=12))
    liabilities = [row for row in shown(books, TODAY) if "liabilities" in row[0] and row[1]]
    assert liabilities == [("Total current liabilities", "Loans payable, due within twelve months", "1200.00")]


def test_what_belongs_to_no_loan_stays_where_the_account_stands(books: Books) -> None:
    post(books, "cash 500 / loans_payable -500", day=GIVEN)
    borrowed(books, PLAIN)
    assert ("Total non-current liabilities", "Loans payable", "950.00") in shown(books, TODAY)


def test_the_comparison_is_split_as_things_stood_then(books: Books) -> None:
    """On 31 January nothing was paid and 13 were due by January 2027; then 250 were paid, 100 of it ahead."""
    pay(books, borrowed(books, PLAIN), "250", TODAY)
    told = shown(books, TODAY, date(2026, 1, 31))
    assert ("Total current liabilities", "Loans payable, due within twelve months", "600.00 (650.00)") in told
    assert ("Total non-current liabilities", "Loans payable", "350.00 (550.00)") in told
    assert ("Total liabilities", "", "950.00 (1200.00)") in told
    assert m("950") + m("250") == m("1200")
