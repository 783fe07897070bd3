"""A small club's first two months, short enough to be added up by hand: every figure of its statements is derived here.

On the evening of 31 December 2025 it has 500 in the box, 1.000 in the bank, Ana owes 200, the machines cost 3.000 and
600 of that is worn off: 4.100. It owes Molino 150 and a lender 1.000; its members put in 2.500: 450 are left over.

January: sales 1.000 − discount 50 = 950; materials 400, so 550; rent 120, so 430; interest 15, so 415 gained.
February: bread 490; materials 310, so 180; transport 30 and a fair 20, so 130; dues 60 − shortage 5, so 185 gained.

The box: 500 + 700 − 400 − 120 + 300 − 100 = 880 at the end of January; + 490 − 30 − 20 + 60 − 5 = 1.375.
Ana owes 200 + 250 − 300 = 150. Molino gets 150 + 310 = 460. The loan stands at 1.000 − 85 = 915.
"""

from datetime import date

from coopbooks import ledger
from coopbooks.books import Books
from coopbooks.days import Month
from tests.builders import lines, post

JANUARY = Month(2026, 1).period
FEBRUARY = Month(2026, 2).period
NEW_YEARS_EVE = date(2025, 12, 31)
BANK = "1.1.1.04"

OPENING = (
    f"cash 500 / {BANK} 1000 / customers 200 @Ana / machines 3000 / machines_depreciation -600"
    " / suppliers -150 @Molino / loans_payable -1000 / contributions -2500"
)
DEEDS = (
    (
        date(2026, 1, 10),
        "Aprons",
        "cash 700 / customers 250 @Ana / sales_returns 50 #sewing / sales_local -1000 #sewing",
    ),
    (date(2026, 1, 12), "Cloth", "materials_used 400 #sewing / cash -400"),
    (date(2026, 1, 15), "Rent", "rent 120 / cash -120"),
    (date(2026, 1, 20), "Ana pays", "cash 300 / customers -300 @Ana"),
    (date(2026, 1, 31), "Instalment", "loans_payable 85 / interest_paid 15 / cash -100"),
    (date(2026, 2, 5), "Bread", "cash 490 / sales_local -490 #baking"),
    (date(2026, 2, 5), "Flour", "materials_used 310 #baking / suppliers -310 @Molino"),
    (date(2026, 2, 10), "The fair", "transport 30 / fairs 20 / cash -50"),
    (date(2026, 2, 14), "Dues", "cash 60 / dues -60"),
    (date(2026, 2, 28), "Count", "cash_shortage 5 / cash -5"),
)


def tell(books: Books) -> Books:
    """Record the story into books."""
    ledger.record_opening(books, ledger.OpeningDraft(NEW_YEARS_EVE, lines(books, OPENING)))
    for day, description, text in DEEDS:
        post(books, text, day=day, description=description)
    return books
