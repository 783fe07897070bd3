"""Dated rates: what the world outside says from a day on, and nothing known by the program itself."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from coopbooks import rates
from coopbooks.books import Books
from coopbooks.rates import RateDraft
from tests.builders import assert_refused

OFFICIAL = RateDraft("dollar", date(2026, 1, 1), "amount", Decimal("6.96"), "Banco Central")
VAT = RateDraft("sales_tax", date(2026, 2, 1), "inside", Decimal(13), "Ley 843")


def test_new_books_know_no_rate(books: Books) -> None:
    assert rates.list_rates(books) == []
    assert [rates.rate_on(books, name, books.today()) for name in rates.NAMES] == [None] * 4


def test_a_rate_holds_from_its_day_until_the_next_one(books: Books) -> None:
    rates.set_rate(books, OFFICIAL)
    rates.set_rate(books, replace(OFFICIAL, since=date(2026, 3, 1), value=Decimal("9.3125"), note="Referencial"))
    on = {
        day: rates.rate_on(books, "dollar", date.fromisoformat(day))
        for day in ("2025-12-31", "2026-02-28", "2026-03-01")
    }
    assert on["2025-12-31"] is None
    assert on["2026-02-28"] is not None
    assert (on["2026-02-28"].value, on["2026-02-28"].note) == (Decimal("6.96"), "Banco Central")
    assert on["2026-03-01"] is not None
    assert (on["2026-03-01"].value, on["2026-03-01"].recorded_by) == (Decimal("9.3125"), "Rosa Mamani")
    assert rates.rate_on(books, "sales_tax", date(2026, 3, 1)) is None


def test_the_highest_interest_is_a_percentage_of_a_month_or_a_year(books: Books) -> None:
    rates.set_rate(books, RateDraft("interest_cap", date(2026, 1, 1), "month", Decimal(3), "Código Civil"))
    found = rates.rate_on(books, "interest_cap", books.today())
    assert found is not None
    assert (found.method, found.value) == ("month", Decimal(3))
    with pytest.raises(ValueError, match="not offered"):
        rates.set_rate(books, RateDraft("interest_cap", date(2026, 2, 1), "amount", Decimal(3)))


def test_from_a_day_on_there_may_be_none(books: Books) -> None:
    rates.set_rate(books, VAT)
    rates.set_rate(books, RateDraft("sales_tax", date(2026, 3, 1), rates.NONE, Decimal(16), "Sin impuestos"))
    before, after = (rates.rate_on(books, "sales_tax", date(2026, month, 1)) for month in (2, 3))
    assert before is not None
    assert (before.method, before.value) == ("inside", Decimal(13))
    assert after is None
    listed = [(one.method, one.value) for one in rates.list_rates(books, "sales_tax")]
    assert listed == [("none", Decimal(0)), ("inside", Decimal(13))]


def test_a_second_one_from_the_same_day_is_refused_and_the_first_can_be_changed(books: Books) -> None:
    first = rates.set_rate(books, OFFICIAL)
    with assert_refused("twin", "since") as caught:
        rates.set_rate(books, replace(OFFICIAL, value=Decimal(7)))
    assert "01/01/2026" in str(caught.value)
    other = rates.set_rate(books, replace(OFFICIAL, since=date(2026, 2, 1)))
    with assert_refused("twin", "since"):
        rates.change_rate(books, other.id, OFFICIAL)
    changed = rates.change_rate(books, first.id, replace(OFFICIAL, value=Decimal("6.97")))
    assert rates.list_rates(books, "dollar") == [other, changed]
    with pytest.raises(ValueError, match="keeps its name"):
        rates.change_rate(books, first.id, VAT)


def test_a_rate_typed_by_mistake_is_taken_away_and_put_back(books: Books) -> None:
    rates.set_rate(books, OFFICIAL)
    wrong = rates.set_rate(books, replace(OFFICIAL, since=date(2026, 3, 1), value=Decimal(96)))
    told: list[frozenset[str]] = []
    books.watch(told.append)
    removed = rates.remove_rate(books, wrong.id)
    now = rates.rate_on(books, "dollar", books.today())
    assert now is not None
    assert now.value == Decimal("6.96")
    again = rates.set_rate(books, removed.draft)
    assert replace(again, id=wrong.id) == wrong
    assert told == [{"rates"}, {"rates"}]
    with pytest.raises(LookupError):
        rates.remove_rate(books, 99)


@pytest.mark.parametrize(
    ("draft", "reason", "field"),
    [
        (replace(VAT, value=Decimal(0)), "zero", "value"),
        (replace(VAT, value=Decimal(-1)), "zero", "value"),
        (replace(VAT, value=Decimal(100)), "too_large", "value"),
        (replace(OFFICIAL, value=Decimal(1_000_001)), "too_large", "value"),
        (replace(OFFICIAL, value=Decimal("6.9600001")), "too_many_decimals", "value"),
        (replace(OFFICIAL, since=date(202, 3, 1)), "far_day", "since"),
        (replace(OFFICIAL, note="x" * 201), "too_long", "note"),
    ],
)
def test_what_is_no_rate_is_refused(books: Books, draft: RateDraft, reason: str, field: str) -> None:
    known = rates.set_rate(books, replace(draft, since=date(2020, 1, 1), value=Decimal(13), note=""))
    with assert_refused(reason, field):
        rates.set_rate(books, draft)
    with assert_refused(reason, field):
        rates.change_rate(books, known.id, draft)
    assert rates.list_rates(books) == [known]


@pytest.mark.parametrize("draft", [replace(VAT, name="gold"), replace(VAT, method="amount")])
def test_what_no_form_offers_is_a_bug(books: Books, draft: RateDraft) -> None:
    with pytest.raises(ValueError, match="not offered"):
        rates.set_rate(books, draft)


@pytest.mark.parametrize("typed", ["6.96", "6.962551", "3300", "9.5"])
def test_a_rate_has_as_many_decimals_as_were_typed(books: Books, typed: str) -> None:
    assert str(rates.set_rate(books, replace(OFFICIAL, value=Decimal(typed))).value) == typed
