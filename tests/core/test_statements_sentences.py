"""What came of the last months, in one sentence."""

from coopbooks import i18n, statements
from coopbooks.days import Month
from coopbooks.statements import MonthResult
from tests.builders import m, spaced


def told(*results: str) -> str:
    """Return what is said of months from January 2026 on, in which so much was gained + or lost −."""
    months = [
        MonthResult(Month(2026, number), max(m(result), m("0")), max(-m(result), m("0")))
        for number, result in enumerate(results, 1)
    ]
    return spaced(statements.said_of_months(months))


def test_months_gained_are_counted_and_the_best_is_named() -> None:
    assert told("50", "-10", "70", "-5") == ("We gained in 2 of 4 months; the best was March 2026: + Bs 70.00.")


def test_where_every_month_lost_the_least_bad_is_named() -> None:
    assert told("-50", "-10") == "We gained in none of 2 months; the least bad was February 2026: − Bs 10.00."


def test_months_before_the_first_deed_are_none() -> None:
    assert told("0", "0", "70", "-5") == "We gained in 1 of 2 months; the best was March 2026: + Bs 70.00."
    assert told("0", "70") == "The first month, February 2026: + Bs 70.00."
    assert told("0", "0") == "Nothing was sold or spent in these months."


def test_a_month_of_much_work_that_came_out_even_counts() -> None:
    """Earned 10 and spent 10 in January: a month like the others, not gained in."""
    even = MonthResult(Month(2026, 1), m("10"), m("10"))
    gained = MonthResult(Month(2026, 2), m("3"), m("0"))
    assert spaced(statements.said_of_months([even, gained])).startswith("We gained in 1 of 2 months")


def test_the_month_is_named_in_the_language_spoken() -> None:
    with i18n.speaking("es"):
        assert "febrero de 2026" in told("1", "70")
