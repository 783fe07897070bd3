"""Terms, payments and new terms that cannot be: each refused at its field, in words that say what to do."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from coopbooks.loans import check_rescheduling, check_terms, make_plan, owed, pay_off, split
from coopbooks.money import Money
from tests.builders import assert_refused
from tests.core.any_loans import lent

FEB = date(2026, 2, 15)


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"principal": "0"}, "principal", "zero"),
        ({"principal": "-5"}, "principal", "zero"),
        ({"principal": "10000000000000"}, "principal", "too_large"),
        ({"rate": Decimal(0)}, "rate", "zero"),
        ({"rate": Decimal(-1)}, "rate", "zero"),
        ({"rate": Decimal(1001)}, "rate", "too_large"),
        ({"rate": Decimal("NaN")}, "rate", "too_large"),
        ({"rate": Decimal("1.1234567")}, "rate", "decimals"),
        ({"instalments": 0}, "instalments", "zero"),
        ({"instalments": 601}, "instalments", "too_large"),
        ({"every": 0, "first_due": FEB}, "every", "zero"),
        ({"every": 367}, "every", "too_large"),
        ({"every": 12, "instalments": 200}, "instalments", "far_day"),
        ({"first_due": date(2026, 1, 15)}, "first_due", "before"),
        ({"first_due": date(2025, 12, 1)}, "first_due", "before"),
        ({"grace": 12, "grace_kind": "interest_only"}, "grace", "too_long"),
        ({"grace": 13, "grace_kind": "deferred"}, "grace", "too_long"),
        ({"grace": -1, "grace_kind": "deferred"}, "grace", "negative"),
        ({"grace": 1, "grace_kind": "deferred", "method": "all_at_end"}, "grace", "method"),
        ({"step": 0}, "step", "zero"),
        ({"instalment": Money(0)}, "instalment", "zero"),
        ({"late": "principal"}, "late_rate", "zero"),
        ({"late": "both", "late_rate": Decimal("0.00000001")}, "late_rate", "decimals"),
        ({"late": "fixed"}, "late_amount", "zero"),
    ],
)
def test_terms_that_cannot_be(changes: dict[str, Any], field: str, reason: str) -> None:
    with assert_refused(reason, field):
        check_terms(lent(**changes))
    with assert_refused(reason, field):
        make_plan(lent(**changes))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"instalment": Money.of(12)}, "instalment"),  # 1 % of 1.200 and nothing else
        ({"instalment": Money.of(5)}, "instalment"),
        ({"step": 100_000}, "step"),  # 106,62 to the nearest thousand is nothing
    ],
)
def test_an_instalment_that_never_repays(changes: dict[str, Any], field: str) -> None:
    with assert_refused("never_repays", field):
        make_plan(lent(**changes))


def test_what_a_method_has_no_use_for_is_set_to_nothing() -> None:
    terms = check_terms(
        lent(
            method="no_interest",
            instalment=Money.of(5),
            levelled=True,
            interest_by="days",
            late_rate=Decimal(3),
            grace=2,
        )
    )
    assert (terms.instalment, terms.levelled, terms.interest_by, terms.grace) == (None, False, "plan", 0)
    assert terms.rate == terms.late_rate == Decimal(0)


def test_keys_that_are_not_offered_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="method"):
        check_terms(lent(method="usury"))
    with pytest.raises(ValueError, match="USD"):
        check_terms(lent(instalment=Money.of(5, "USD")))
    with pytest.raises(ValueError, match="USD"):
        split(lent(), [], FEB, Money.of(5, "USD"))


def test_more_than_everything_says_what_pays_everything() -> None:
    with assert_refused("too_much", "amount") as caught:
        split(lent(method="equal_principal"), [], FEB, Money.of("1212.01"))
    assert "1,212.00" in caught.value.message
    assert split(lent(method="equal_principal"), [], FEB, Money.of(1212)).principal == Money.of(1200)


@pytest.mark.parametrize("amount", [0, -5])
def test_nothing_is_no_payment(amount: int) -> None:
    with assert_refused("zero", "amount"):
        split(lent(), [], FEB, Money.of(amount))


def test_days_on_which_nothing_can_be_paid() -> None:
    terms = lent()
    with assert_refused("before", "day"):
        split(terms, [], date(2026, 1, 14), Money.of(5))
    some = [split(terms, [], FEB, Money.of(50))]
    with assert_refused("earlier", "day"):
        split(terms, some, date(2026, 2, 14), Money.of(5))
    everything = [*some, pay_off(terms, some, FEB)]
    assert owed(terms, everything, FEB).closed
    with assert_refused("paid_off", "day"):
        pay_off(terms, everything, FEB)
    with assert_refused("paid_off", "day"):
        split(terms, everything, FEB, Money.of(5))


def test_new_terms_that_cannot_be() -> None:
    terms = lent(method="equal_principal")
    events = [split(terms, [], FEB, Money.of(112))]
    new = lent("1100", 5, disbursed_on=FEB, first_due=date(2026, 3, 15))
    assert check_rescheduling(terms, events, new).day == FEB
    with assert_refused("not_the_balance", "principal") as caught:
        check_rescheduling(terms, events, replace(new, principal=Money.of(1108)))
    assert "1,100.00" in caught.value.message
    with assert_refused("earlier", "disbursed_on"):
        check_rescheduling(terms, events, replace(new, disbursed_on=date(2026, 2, 14)))
    with assert_refused("before", "first_due"):
        check_rescheduling(terms, events, replace(new, first_due=FEB))
    with assert_refused("paid_off", "disbursed_on"):
        check_rescheduling(terms, [*events, pay_off(terms, events, FEB)], new)
    with assert_refused("never_repays", "instalment"):
        check_rescheduling(terms, events, replace(new, instalment=Money.of(5)))
    with pytest.raises(ValueError, match="USD"):
        check_rescheduling(terms, events, replace(new, principal=Money.of(1100, "USD")))
