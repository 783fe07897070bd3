"""The terms of a loan in words: what applies is said, what does not is left out."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from coopbooks.loans import Terms, often, told
from tests.builders import m

OVEN = Terms(m("2500"), date(2026, 1, 31), date(2026, 2, 28), 12, rate=Decimal("8.24"))


def said(terms: Terms) -> dict[str, str]:
    return {heading: words.replace("\N{NO-BREAK SPACE}", " ") for heading, words in told(terms)}


def test_a_usual_loan_is_told_in_a_few_lines() -> None:
    assert said(OVEN) == {
        "Amount lent": "Bs 2,500.00",
        "Handed over on": "31 January 2026",
        "Interest": "8.24% a year",
        "Paid back": "Equal instalments",
        "When": "12 instalments, every month, the first on 28 February 2026",
        "Time is counted": "by months",
        "Interest is charged": "as planned",
        "If it is paid late": "No late charge",
        "If more is paid": "the loan ends sooner",
        "If all is paid early": "Interest to the day it is paid",
    }


def test_without_interest_nothing_is_said_of_how_it_is_counted() -> None:
    terms = said(replace(OVEN, method="no_interest", rate=Decimal(0)))
    assert terms["Interest"] == "Without interest"
    assert not terms.keys() & {"Time is counted", "Interest is charged", "If all is paid early"}


def test_all_at_the_end_is_due_after_the_last_period() -> None:
    """Lent on 31 January, after twelve months: 31 January of the next year."""
    assert said(replace(OVEN, method="all_at_end"))["When"] == "Once, on 31 January 2027"


@pytest.mark.parametrize(
    ("changes", "heading", "words"),
    [
        ({"grace": 1, "grace_kind": "interest_only"}, "Grace", "On the first due day only interest is paid"),
        (
            {"grace": 3, "grace_kind": "deferred"},
            "Grace",
            "On the first 3 due days nothing is paid; their interest is set aside and spread over the others",
        ),
        (
            {"step": 1000, "step_rounding": "up"},
            "Instalments rounded",
            "Up to a multiple of Bs 10.00; the last one takes the rest",
        ),
        ({"late": "fixed", "late_amount": m("5")}, "If it is paid late", "Bs 5.00 for each late instalment"),
        (
            {"late": "both", "late_rate": Decimal("0.125")},
            "If it is paid late",
            "0.125% a day of the overdue principal and interest",
        ),
        ({"late": "principal", "late_rate": Decimal(1)}, "A payment pays first", "Late charge, interest, principal"),
        ({"rate": Decimal(3), "rate_per": "month"}, "Interest", "3.0% a month"),
    ],
)
def test_what_was_agreed_beside_the_usual_is_said(changes: dict[str, object], heading: str, words: str) -> None:
    assert said(replace(OVEN, **changes))[heading] == words  # type: ignore[arg-type]


def test_how_often() -> None:
    told_often = [often(1, "month"), often(3, "month"), often(2, "week"), often(1, "week"), often(45, "day")]
    assert told_often == ["every month", "every quarter", "every 2 weeks", "every week", "every 45 days"]
