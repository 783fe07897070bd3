"""New terms agreed for what is left of a loan: what was unpaid goes beside, and nothing of it becomes principal."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from coopbooks.loans import Event, Rescheduling, carried, make_plan, owed, said_of_carried, terms_on
from tests.builders import spaced
from tests.core.any_loans import declining, lent, m, paid


def test_new_terms_carry_what_is_unpaid_beside_the_new_plan() -> None:
    """From 15 February to 7 March are 22 of 30 days: 8,07 of 11; the fine of 15 February paid ten days late, 1,00.

    The new plan is of 1.100 alone: 11 and what is carried with the first instalment, 8,80 with the second.
    """
    terms = declining(late="principal", late_rate=Decimal("0.1"))
    on = date(2026, 3, 7)
    new = lent("1100", 5, method="equal_principal", disbursed_on=on, first_due=date(2026, 4, 7))
    events: list[Event] = [paid(date(2026, 2, 25), "12", "100"), Rescheduling(new)]
    standing = owed(terms, events, on)
    assert (standing.balance, standing.fine, standing.owed_now) == (m(1100), m(1), m(1))
    assert [one.interest for one in standing.dues[:2]] == [m("19.07"), m("8.80")]
    assert [one.principal for one in standing.dues] == [m(220)] * 5
    assert standing.accrued == m("8.07")
    later = owed(terms, events, date(2026, 4, 10))
    assert (later.interest_overdue, later.principal_overdue, later.days_late) == (m("19.07"), m(220), 3)


def test_what_was_overdue_is_not_late_any_more_under_new_terms() -> None:
    terms, on = declining(), date(2026, 3, 15)
    new = lent("1200", 6, method="equal_principal", disbursed_on=on, first_due=date(2026, 4, 15))
    standing = owed(terms, [Rescheduling(new)], on)
    assert (standing.days_late, standing.principal_overdue) == (0, m(0))
    assert standing.dues[0].interest == m(12) + m(23)
    assert terms_on(terms, [Rescheduling(new)], on) == new
    assert terms_on(terms, [Rescheduling(new)], date(2026, 3, 14)) == terms
    newer = replace(new, disbursed_on=date(2026, 4, 1))
    assert terms_on(terms, [Rescheduling(new), Rescheduling(newer)], date(2026, 4, 1)) == newer


def test_interest_paid_before_new_terms_counts_for_their_first_instalment() -> None:
    """The whole 12 paid on 30 January, 6 of them earned: the other 6 count in the new plan."""
    terms, on = declining(), date(2026, 1, 30)
    new = lent("1100", 4, method="equal_principal", disbursed_on=on, first_due=date(2026, 2, 28))
    standing = owed(terms, [paid(on, "12", "100"), Rescheduling(new)], on)
    assert standing.dues[0].interest == m(11) - m(6)
    assert standing.pay_off.amount == m(1100)


def test_what_a_plan_took_over_is_told_beside_it() -> None:
    """As above: 8,07 of 11 were earned since 15 February, to be paid with the first instalment of 220 and 11."""
    terms, on = declining(late="principal", late_rate=Decimal("0.1")), date(2026, 3, 7)
    new = lent("1100", 5, method="equal_principal", disbursed_on=on, first_due=date(2026, 4, 7))
    events: list[Event] = [paid(date(2026, 2, 25), "12", "100"), Rescheduling(new)]
    assert carried(terms, events) == m("8.07")
    assert carried(terms, [*events, paid(on, "8.07", "0")]) == m("8.07")
    plan = make_plan(new)
    assert spaced(said_of_carried(plan, m("8.07"))) == (
        "On 07/04/2026 Bs 8.07 of interest from the plan before are due besides: Bs 239.07 in all."
    )
    assert (carried(terms, events[:1]), said_of_carried(plan, m(0))) == (m(0), "")


def test_interest_paid_ahead_is_told_beside_the_plan() -> None:
    terms, on = declining(), date(2026, 1, 30)
    new = lent("1100", 4, method="equal_principal", disbursed_on=on, first_due=date(2026, 2, 28))
    ahead = carried(terms, [paid(on, "12", "100"), Rescheduling(new)])
    assert ahead == m(-6)
    assert "Interest of Bs 6.00 was paid ahead" in spaced(said_of_carried(make_plan(new), ahead))
