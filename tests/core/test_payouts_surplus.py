"""The surplus of a year: funds first, the legal reserve only until it is full, then the members by their keys."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks import i18n, payouts
from coopbooks.money import Money, total
from coopbooks.payouts import Certificate, Fund, Part, Surplus, SurplusRule, YearSurplus
from tests.builders import assert_refused, m, spaced

D = Decimal
END = date(2026, 12, 31)
STATUTE = (
    Fund("reserve_legal", D(10)),
    Fund("fund_education", D(5)),
    Fund("fund_welfare", D(5)),
    Fund("reserve_voluntary", D(20)),
)
"""The sample of a cooperative's statutes: 60 % are left for the members, by their work."""
BY_PAY = (Part("pay"),)
PAY = {1: m("3000").minor, 2: m("1000").minor}


def with_room(room: str) -> tuple[Fund, ...]:
    return (Fund("reserve_legal", D(10), m(room)), *STATUTE[1:])


def funds(surplus: Surplus) -> list[str]:
    return [f"{fund.role} {part.decimal}" for fund, part in surplus.funds]


def test_the_sample_of_the_statutes() -> None:
    """Of 10.000: 1.000, 500, 500 and 2.000 to the funds, 6.000 to the members: three and one of four parts."""
    got = payouts.share_surplus(m("10000"), SurplusRule(STATUTE, BY_PAY, D(60)), PAY, {"pay": PAY})
    assert funds(got) == [
        "reserve_legal 1000.00",
        "fund_education 500.00",
        "fund_welfare 500.00",
        "reserve_voluntary 2000.00",
    ]
    assert (got.members, got.parts, got.left) == (m("6000"), {1: m("4500"), 2: m("1500")}, m("0"))


def test_the_legal_reserve_stops_at_a_quarter_of_the_social_fund() -> None:
    """25 % of 8.000 are 2.000; with 1.700 in it, it takes 300 of its 1.000. The other 700 are left, or the members'."""
    room = payouts.room_of(m("8000"), m("1700"))
    assert room == m("300")
    fixed = payouts.share_surplus(m("10000"), SurplusRule(with_room("300"), BY_PAY, D(60)), PAY, {"pay": PAY})
    assert (funds(fixed)[0], fixed.members, fixed.left) == ("reserve_legal 300.00", m("6000"), m("700"))
    rest = payouts.share_surplus(m("10000"), SurplusRule(with_room("300"), BY_PAY), PAY, {"pay": PAY})
    assert (funds(rest)[0], rest.members, rest.left) == ("reserve_legal 300.00", m("6700"), m("0"))


@pytest.mark.parametrize(("has", "room"), [("2000", "0"), ("2500", "0"), ("0", "2000")])
def test_a_full_reserve_takes_nothing(has: str, room: str) -> None:
    assert payouts.room_of(m("8000"), m(has)) == m(room)


def test_members_are_served_by_a_mix() -> None:
    """1.000 all to the members: 700 by pay (525 and 175), 300 by certificates (5 and 10 of 15: 100 and 200)."""
    by = (Part("pay", D(70)), Part("certificates", D(30)))
    got = payouts.share_surplus(m("1000"), SurplusRule((), by), PAY, {"pay": PAY, "certificates": {1: 5, 2: 10}})
    assert got.parts == {1: m("625"), 2: m("375")}


@pytest.mark.parametrize(
    ("certificates", "weight"),
    [
        ([Certificate(date(2020, 5, 1), 3)], Fraction(3)),  # longer than a year counts 360 days
        ([Certificate(date(2026, 1, 1), 2)], Fraction(2)),  # 365 days count 360
        ([Certificate(date(2026, 7, 5), 4)], Fraction(4 * 180, 360)),  # 27 + 31 + 30 + 31 + 30 + 31 = 180
        ([Certificate(date(2026, 10, 3), 1)], Fraction(90, 360)),  # 29 + 30 + 31 = 90
        ([Certificate(date(2026, 10, 4), 1)], Fraction(0)),  # 89 days
        ([Certificate(date(2027, 1, 1), 1)], Fraction(0)),  # after the year
        ([Certificate(date(2025, 1, 1), 5), Certificate(date(2026, 7, 5), 2)], Fraction(6)),  # 5 + 2 ÷ 2
        # 3 given back: the 2 of July, and one of the old ones
        ([Certificate(date(2025, 1, 1), 5), Certificate(date(2026, 7, 5), 2), Certificate(END, -3)], Fraction(4)),
        ([Certificate(date(2025, 1, 1), 2), Certificate(date(2026, 2, 1), -2)], Fraction(0)),
    ],
)
def test_what_certificates_weigh(certificates: list[Certificate], weight: Fraction) -> None:
    assert payouts.certificate_weight(certificates, END) == weight


def test_the_record_says_every_step() -> None:
    by = (Part("pay", D(70)), Part("equal", D(30)))
    got = payouts.share_surplus(m("10000"), SurplusRule(with_room("300"), by, D(60)), PAY, {"pay": PAY})
    with i18n.speaking("en"):
        told = [
            spaced(f"{one.label}: {one.written} = {one.amount.decimal} → {one.so_far.decimal}")
            for one in payouts.surplus_steps(got, YearSurplus(2025, m("10000"), m("0")))
        ]
    assert told == [
        "Surplus shared out:  = 10000.00 → 10000.00",
        "Legal reserve: Bs 10,000.00 × 10%, but only Bs 300.00 until it is full = -300.00 → 9700.00",
        "Education fund: Bs 10,000.00 × 5% = -500.00 → 9200.00",
        "Welfare fund: Bs 10,000.00 × 5% = -500.00 → 8700.00",
        "Voluntary reserve: Bs 10,000.00 × 20% = -2000.00 → 6700.00",
        "Members, by what their work was paid: Bs 10,000.00 × 60% = Bs 6,000.00; × 70% = -4200.00 → 2500.00",
        "Members, in equal parts: Bs 10,000.00 × 60% = Bs 6,000.00; × 30% = -1800.00 → 700.00",
    ]


def first_steps(whole: str, before: str) -> list[str]:
    """How the surplus of a year comes to the 10.000,01 of it that are shared out."""
    got = payouts.share_surplus(m("10000.01"), SurplusRule((), BY_PAY), PAY, {"pay": PAY})
    with i18n.speaking("en"):
        steps = payouts.surplus_steps(got, YearSurplus(2025, m(whole), m(before)))
    assert steps[-1].so_far == got.left
    return [f"{one.label} {one.amount.decimal} → {one.so_far.decimal}" for one in steps[:-1]]


def test_where_a_part_is_shared_out_it_begins_with_the_whole() -> None:
    """60.683,42 − 20.000 = 40.683,42; of that 10.000,01 now, so that 30.683,41 are not."""
    assert first_steps("60683.42", "20000") == [
        "Surplus of 2025 60683.42 → 60683.42",
        "Shared out before -20000.00 → 40683.42",
        "Not shared out now -30683.41 → 10000.01",
        "Surplus shared out 10000.01 → 10000.01",
    ]
    assert first_steps("10500.01", "500") == [
        "Surplus of 2025 10500.01 → 10500.01",
        "Shared out before -500.00 → 10000.01",
        "Surplus shared out 10000.01 → 10000.01",
    ]
    assert first_steps("10000.01", "0") == ["Surplus shared out 10000.01 → 10000.01"]


@pytest.mark.parametrize(
    ("exact", "key", "words"),
    [
        ("8224.8", "pay", "8,224.80"),
        ("8224.8", "savings", "8,224.80"),
        ("8224.8", "hours", "8224.8"),
        ("8224.805", "pay", "8224.805"),  # no amount of money
    ],
)
def test_what_weighs_as_money_is_written_as_an_amount(exact: str, key: str, words: str) -> None:
    with i18n.speaking("en"):
        assert payouts.weight_in_words(Fraction(exact), key) == words


@pytest.mark.parametrize(
    ("amount", "rule", "reason", "field"),
    [
        ("0", SurplusRule(STATUTE, BY_PAY), "no_surplus", "amount"),
        ("-500", SurplusRule(STATUTE, BY_PAY), "no_surplus", "amount"),
        ("500", SurplusRule(STATUTE, BY_PAY, D(61)), "over_100", "members_percent"),
        ("500", SurplusRule((Fund("fund_welfare", D(-5)),), BY_PAY), "percent", "funds.0.percent"),
        ("500", SurplusRule((), (Part("savings"),)), "all_zero", "weights.savings"),
        ("500", SurplusRule((), (Part("pay", D(50)),)), "not_100", "by"),
    ],
)
def test_what_cannot_be_decided_is_refused(amount: str, rule: SurplusRule, reason: str, field: str) -> None:
    with assert_refused(reason, field):
        payouts.share_surplus(m(amount), rule, PAY, {"pay": PAY})


@given(
    st.integers(1, 10**9),
    st.lists(st.decimals(D("0.01"), 25, places=2), min_size=4, max_size=4),
    st.none() | st.integers(0, 10**8).map(Money),
    st.dictionaries(st.integers(1, 99), st.integers(1, 10**6), min_size=1, max_size=20),
    st.none() | st.decimals(0, 1, places=2),
)
def test_funds_members_and_what_is_left_are_the_surplus(
    amount: int, percents: list[Decimal], room: Money | None, pay: dict[int, int], kept: Decimal | None
) -> None:
    taken = tuple(
        Fund(fund.role, percent, room if fund.role == "reserve_legal" else None)
        for fund, percent in zip(STATUTE, percents, strict=True)
    )
    members = None if kept is None else (100 - sum(percents, D(0))) * kept // 1
    got = payouts.share_surplus(Money(amount), SurplusRule(taken, BY_PAY, members), pay, {"pay": pay})
    assert total(part for _fund, part in got.funds) + got.members + got.left == Money(amount)
    assert total(got.parts.values()) == got.members
    assert min([got.members, got.left, *(part for _fund, part in got.funds)]) >= Money(0)
    assert room is None or got.funds[0][1] <= room
    for fund, part in got.funds[1:]:
        assert abs(part.minor - Fraction(amount) * Fraction(fund.percent) / 100) < 1
    assert payouts.surplus_steps(got, YearSurplus(2025, got.amount, m("0")))[-1].so_far == got.left
