"""Lots at their rates, who bears rejected pieces, the slip, the steps behind its figures, and what an hour earned."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks import i18n, payouts
from coopbooks.money import Money, total
from coopbooks.payouts import (
    FIGURES,
    Asked,
    Baseline,
    Extra,
    Part,
    PaySlip,
    PayTerms,
    Pot,
    Protected,
    Rounding,
    Work,
    Worked,
)
from coopbooks.quantity import Quantity
from tests.builders import assert_refused, m, spaced

D = Decimal
Q = Quantity.of


def pieces(member: int, accepted: str, rate: str | None, rejected: str = "0", **also: object) -> Work:
    rated = Q(rate) if rate is not None else None
    return Work(member, "pieces", "Apron – sewing", Q(accepted), rated, Q(rejected), **also)  # type: ignore[arg-type]


def slip(works: list[Work], *asked: Asked, carried: str = "0", extras: tuple[Extra, ...] = ()) -> PaySlip:
    lots = payouts.lots_of(works).get(1, ())
    terms = PayTerms(protected=Protected(percent=D(50)), rounding=Rounding(m("0.50")))
    return payouts.pay_slip(1, lots, extras, asked, carried_in=m(carried), terms=terms)


def test_a_piece_rate_from_time_as_published() -> None:
    """9.000 a month ÷ 30 ÷ 8 ÷ 60 is 0,625 a minute; of 0,75 minutes 0,46875 a piece; 1.200 pieces 562,50."""
    rate = D(9000) / 30 / 8 / 60 * D("0.75")
    [lot] = payouts.lots_of([pieces(1, "1200", str(rate))])[1]
    assert (lot.rate, lot.amount) == (Q("0.46875"), m("562.50"))


def test_the_same_work_at_the_same_rate_is_one_lot_rounded_once() -> None:
    """3 × 0,335 are 1,005 and 5 × 0,335 are 1,675: 1,01 + 1,68 rounded one by one, but 8 × 0,335 = 2,68."""
    works = [pieces(1, "3", "0.335", id=1), pieces(1, "5", "0.335", "1", id=2), pieces(1, "2", "0.40", id=3)]
    lots = payouts.lots_of([*works, pieces(2, "7", "0.335", id=4)])
    assert [(lot.quantity, lot.amount, lot.works) for lot in lots[1]] == [
        (Q(8), m("2.68"), (1, 2)),
        (Q(2), m("0.80"), (3,)),
    ]
    assert [lot.works for lot in lots[2]] == [(4,)]


def test_work_for_another_order_is_another_lot() -> None:
    lots = payouts.lots_of([pieces(1, "3", "2", order=1), pieces(1, "4", "2", order=2)])[1]
    assert [(lot.order, lot.amount) for lot in lots] == [(1, m("6")), (2, m("8"))]


def test_work_without_a_rate_or_below_nothing_is_refused() -> None:
    with assert_refused("no_rate", "works.1.rate"):
        payouts.lots_of([pieces(1, "3", "2"), pieces(1, "3", None)])
    with assert_refused("negative", "works.0.quantity"):
        payouts.lots_of([pieces(1, "-3", "2")])


def two_of_a_team() -> list[payouts.Lot]:
    """She made 8 good and 2 bad, the other one 30 good, at 2,50: 100,00 together with the 5,00 of the bad ones."""
    lots = payouts.lots_of([pieces(1, "8", "2.50", "2"), pieces(2, "30", "2.50")])
    return [lot for own in lots.values() for lot in own]


def test_rejected_pieces_are_borne_by_who_made_them() -> None:
    assert payouts.bear("member", two_of_a_team()) == {}


def test_rejected_pieces_are_borne_by_the_fund() -> None:
    got = payouts.bear("fund", two_of_a_team())
    assert {member: [(one.kind, one.amount) for one in own] for member, own in got.items()} == {
        1: [("rejects", m("5.00"))]
    }


def test_the_slip_says_who_bears_rejected_pieces() -> None:
    [paid] = payouts.bear("fund", two_of_a_team())[1]
    with i18n.speaking("en"):
        assert payouts.reject_rule_in_words("fund") == "Rejected pieces are borne by the common fund."
        assert payouts.extra_called(paid) == "Apron – sewing: rejected, borne by the common fund"
        assert payouts.extra_written(paid) == "2 × 2.50"
        loss = payouts.bear("team", two_of_a_team())[2][0]
        assert spaced(payouts.extra_written(loss)) == "Bs 5.00 × 75 ÷ 100"


def test_rejected_pieces_are_borne_by_the_team() -> None:
    """Of the 5,00 she bears 25 ÷ 100, 1,25, and the other one 75 ÷ 100, 3,75."""
    got = payouts.bear("team", two_of_a_team())
    assert {member: [(one.kind, str(one.amount.decimal)) for one in own] for member, own in got.items()} == {
        1: [("rejects", "5.00"), ("loss", "-1.25")],
        2: [("loss", "-3.75")],
    }


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(0, 40), st.integers(0, 9)), min_size=1, max_size=20))
def test_a_team_bears_what_it_was_paid_for(made: list[tuple[int, int, int]]) -> None:
    works = [pieces(member, str(good), "1.235", str(bad)) for member, good, bad in made]
    lots = payouts.lots_of(works)
    extras = payouts.bear("team", [lot for own in lots.values() for lot in own])
    assert total(one.amount for own in extras.values() for one in own) == Money(0)
    for member, own in lots.items():
        earned = total([*(lot.amount for lot in own), *(one.amount for one in extras.get(member, ()))])
        assert earned >= Money(-1)  # half a centavo rounded up to bear


def test_a_slip_adds_up() -> None:
    """40 × 2,50 + 5 × 8 = 140, with a bonus of 10 150, half of it protected: 75 of the advance, nothing of the savings.

    With 0,30 carried in 75,30; down to 0,50 that is 75,00, and 0,30 are carried on.
    """
    works = [pieces(1, "40", "2.50"), Work(1, "hours", "Packing", Q(5), Q(8))]
    asked = Asked("savings", "Savings", percent=D(10)), Asked("advance", "Advance", m("80"), owed=m("80"))
    got = slip(works, *asked, carried="0.30", extras=(Extra("bonus", "Fair", m("10")),))
    assert (got.gross, got.deducted, got.net) == (m("150"), m("75"), m("75"))
    assert (got.paid, got.carried, got.not_deducted) == (m("75"), m("0.30"), m("20"))
    with i18n.speaking("en"):
        steps = payouts.explain(got)
    assert [spaced(f"{one.label}: {one.written} = {one.amount.decimal} → {one.so_far.decimal}") for one in steps] == [
        "Apron – sewing: 40 × 2.50 = 100.00 → 100.00",
        "Packing: 5 × 8.00 = 40.00 → 140.00",
        "Fair:  = 10.00 → 150.00",
        "Advance: Bs 80.00 − Bs 5.00 = -75.00 → 75.00",
        "Savings: Bs 150.00 × 10% − Bs 15.00 = 0.00 → 75.00",
        "From the last slip or before:  = 0.30 → 75.30",
        "Rounding carried to the next slip:  = -0.30 → 75.00",
    ]


@pytest.mark.parametrize("figure", FIGURES)
def test_the_steps_of_every_figure_come_to_it(figure: str) -> None:
    asked = Asked("fine", "Late", m("80"), owed=m("80")), Asked("savings", "", percent=D(10), behind=m("1"))
    got = slip([pieces(1, "41", "2.55", "3")], *asked, carried="-0.20", extras=(Extra("bonus", "Fair", m("1.07")),))
    steps = payouts.explain(got, figure)
    assert steps[-1].so_far == getattr(got, figure)
    assert total(step.amount for step in steps) == steps[-1].so_far


def test_nothing_earned_is_nothing_paid() -> None:
    got = slip([], Asked("fine", "Late", m("5"), owed=m("5")), carried="-0.10")
    assert (got.gross, got.deducted, got.paid, got.carried) == (m("0"), m("0"), m("0"), m("-0.10"))
    assert got.not_deducted == m("5")
    assert payouts.explain(got, "gross") == ()


def test_a_part_of_a_pot_says_the_sum_behind_it() -> None:
    pot = Pot(m("600"), (Part("pieces", D(60)), Part("equal", D(40))))
    shared = payouts.share_out(pot, [1, 2], {"pieces": {1: 12, 2: Q("328")}})
    extras = payouts.of_pot(shared, "Order 14")
    with i18n.speaking("en"):
        told = [(payouts.extra_called(one), spaced(payouts.extra_written(one)), one.amount) for one in extras[1]]
    assert told == [
        ("Order 14: by pieces made", "Bs 360.00 × 12 ÷ 340", m("12.71")),  # 12,7059
        ("Order 14: in equal parts", "Bs 240.00 × 1 ÷ 2", m("120.00")),
    ]


def test_an_hour_of_pay_stands_beside_the_minimum_wage() -> None:
    """3.300 ÷ 240 = 13,75 an hour. 110 in 8 hours are 13,75 too: once the wage; 45 in 6 are 7,50."""
    wage = payouts.wage_of_hour(D(3300))
    work = [
        Worked(1, 7, 1, m("60"), Fraction(4)),
        Worked(2, 7, 1, m("50"), Fraction(4)),
        Worked(2, 7, 2, m("9"), None),
        Worked(3, 8, 2, m("45"), Fraction(6)),
    ]
    apron, bag = payouts.by_product(work, wage)
    assert (apron.key, apron.members, apron.unknown) == (7, 2, m("9"))
    assert (apron.hour, apron.of_wage) == (Fraction("13.75"), Fraction(1))
    assert (bag.hour, bag.of_wage) == (Fraction("7.5"), Fraction(750, 1375))
    assert [(one.key, one.pay, one.hours) for one in payouts.by_group(work, wage)] == [
        (1, m("110"), Fraction(8)),
        (2, m("45"), Fraction(6)),
    ]
    [unknown] = payouts.by_member([work[2]], wage)
    assert (unknown.hour, unknown.of_wage) == (None, None)


def test_pay_is_compared_with_the_baseline_by_months_of_thirty_days() -> None:
    """210 in 14 days are 450 in 30; from 300 that is half as much again. From nothing there is no percentage."""
    up, first = payouts.against_baseline([Baseline(1, m("300"), m("210"), 14), Baseline(2, m("0"), m("50"), 30)])
    assert (up.now, up.change, up.ratio) == (m("450"), m("150"), Fraction(1, 2))
    assert (first.now, first.change, first.ratio) == (m("50"), m("50"), None)
