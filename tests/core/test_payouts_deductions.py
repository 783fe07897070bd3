"""Deductions in the club's order, the protected part of pay, and rounding what is handed over."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopbooks import payouts
from coopbooks.money import Money, total
from coopbooks.payouts import DEDUCTIONS, OF_A_DEBT, Asked, Deduction, Protected, Rounding
from coopbooks.payouts.deductions import check_asked, check_protected
from tests.builders import assert_refused, m

D = Decimal
USUAL = tuple(DEDUCTIONS)
NOTHING = Protected()


def ask(kind: str, amount: str, owed: str | None = None, **also: object) -> Asked:
    debt = {"debt": 1} if kind == "loan" else {}
    return Asked(kind, kind, m(amount), owed=m(owed) if owed else None, **{**debt, **also})  # type: ignore[arg-type]


def taken(deductions: tuple[Deduction, ...]) -> list[str]:
    return [f"{one.asked.kind} {one.taken.decimal}" for one in deductions]


def test_deductions_are_taken_in_the_order_of_the_club() -> None:
    """Of 300 with 120 protected 180 can be taken: 100, 60, and 20 of 30; the other 10 are carried."""
    asked = [ask("fine", "30", "30"), ask("loan", "60", "600"), ask("advance", "100", "250")]
    got = payouts.deduct(m("300"), asked, USUAL, Protected(m("120")))
    assert taken(got) == ["advance 100.00", "loan 60.00", "fine 20.00"]
    assert [str(one.carried.decimal) for one in got] == ["0.00", "0.00", "10.00"]
    assert [str(one.left.decimal) for one in got if one.left] == ["150.00", "540.00", "10.00"]
    turned = ("fine", "loan", "advance", *(kind for kind in USUAL if kind not in {"fine", "loan", "advance"}))
    assert taken(payouts.deduct(m("300"), asked, turned, Protected(m("120")))) == [
        "fine 30.00",
        "loan 60.00",
        "advance 90.00",
    ]


def test_what_she_agreed_to_may_be_taken_from_the_protected_part() -> None:
    """Half of 200 is protected. The advance leaves 100; the loan she agreed to takes 80 of it, the dues nothing."""
    asked = [ask("advance", "150", "150"), ask("loan", "80", "80", agreed=True), ask("dues", "5", "5")]
    got = payouts.deduct(m("200"), asked, USUAL, Protected(percent=D(50)))
    assert taken(got) == ["advance 100.00", "loan 80.00", "dues 0.00"]
    assert [str(one.carried.decimal) for one in got] == ["50.00", "0.00", "5.00"]


def test_an_instalment_pays_what_comes_first_of_it() -> None:
    parts = (("interest", m("12.50")), ("principal", m("100")))
    [got] = payouts.deduct(m("50"), [ask("loan", "112.50", "812.50", parts=parts)], USUAL, NOTHING)
    assert got.parts == (("interest", m("12.50")), ("principal", m("37.50")))
    assert (got.carried, got.left) == (m("62.50"), m("762.50"))


def test_the_oldest_debt_of_a_kind_comes_first() -> None:
    asked = [
        ask("dues", "5", "5", debt=1, since=date(2026, 3, 1)),
        ask("dues", "5", "5", debt=2, since=date(2026, 2, 1)),
    ]
    got = payouts.deduct(m("7"), asked, USUAL, NOTHING)
    assert [(one.asked.debt, str(one.taken.decimal)) for one in got] == [(2, "5.00"), (1, "2.00")]


def test_savings_are_a_percentage_with_what_was_behind() -> None:
    """10 % of 123,45 is 12,345: 12,35, half up; with 2,00 from the last time 14,35."""
    asked = Asked("savings", "Savings", percent=D(10), behind=m("2"))
    [got] = payouts.deduct(m("123.45"), [asked], USUAL, NOTHING)
    assert (got.wanted, got.taken, got.left) == (m("14.35"), m("14.35"), None)


def test_no_more_is_wanted_than_is_owed() -> None:
    [got] = payouts.deduct(m("500"), [Asked("advance", "", percent=D(50), owed=m("90"))], USUAL, NOTHING)
    assert (got.wanted, got.carried, got.left) == (m("90"), m("0"), m("0"))


@pytest.mark.parametrize(
    ("protected", "gross", "expected"),
    [
        (Protected(), "100", "0"),
        (Protected(m("80")), "50", "50"),
        (Protected(percent=D("33.3")), "10.01", "3.34"),  # 3,33333: never a centavo less
        (Protected(m("40"), D(50)), "100", "50"),
        (Protected(m("60"), D(50)), "100", "60"),
        (Protected(m("60")), "0", "0"),
    ],
)
def test_what_is_protected(protected: Protected, gross: str, expected: str) -> None:
    assert protected.of(m(gross)) == m(expected)


@pytest.mark.parametrize(
    ("asked", "reason", "field"),
    [
        (ask("advance", "10"), "no_debt", "deductions.0.debt"),
        (ask("loan", "10", "100", debt=None), "no_debt", "deductions.0.debt"),
        (ask("fine", "10", "0"), "no_debt", "deductions.0.debt"),
        (ask("materials", "10", "9.99"), "too_much", "deductions.0.amount"),
        (ask("savings", "0"), "zero", "deductions.0.amount"),
        (ask("contribution", "-5"), "zero", "deductions.0.amount"),
        (Asked("savings", "Savings"), "empty", "deductions.0.amount"),
        (Asked("savings", "Savings", m("5"), D(5)), "empty", "deductions.0.amount"),
        (Asked("withholding", "RC-IVA", percent=D(101)), "percent", "deductions.0.percent"),
    ],
)
def test_a_deduction_that_cannot_be_is_refused_at_its_field(asked: Asked, reason: str, field: str) -> None:
    with assert_refused(reason, field):
        check_asked([asked])


def test_the_same_debt_is_not_deducted_twice() -> None:
    with assert_refused("twin", "deductions.1.debt"):
        check_asked([ask("dues", "5", "10", debt=7), ask("dues", "5", "10", debt=7)])
    check_asked([ask("dues", "5", "10", debt=7), ask("dues", "5", "10", debt=8), ask("savings", "5")])


def test_protected_parts_that_cannot_be_are_refused() -> None:
    with assert_refused("negative", "protected"):
        check_protected(Protected(m("-1")))
    with assert_refused("percent", "protected_percent"):
        check_protected(Protected(percent=D(120)))


@pytest.mark.parametrize(
    ("due", "step", "way", "paid", "carried"),
    [
        ("123.47", 10, "down", "123.40", "0.07"),
        ("123.47", 10, "nearest", "123.50", "-0.03"),
        ("123.45", 10, "nearest", "123.50", "-0.05"),
        ("123.47", 20, "down", "123.40", "0.07"),
        ("123.29", 20, "nearest", "123.20", "0.09"),
        ("123.49", 50, "nearest", "123.50", "-0.01"),
        ("123.99", 100, "down", "123.00", "0.99"),
        ("123.47", 1, "down", "123.47", "0.00"),
        ("0.04", 10, "nearest", "0.00", "0.04"),
        ("-0.20", 10, "nearest", "0.00", "-0.20"),
    ],
)
def test_the_net_is_rounded_and_the_rest_carried(due: str, step: int, way: str, paid: str, carried: str) -> None:
    got = payouts.round_net(m(due), m("0"), Rounding(Money(step), way))
    assert (str(got.paid.decimal), str(got.carried.decimal)) == (paid, carried)


def test_a_step_that_is_not_offered_is_none() -> None:
    with pytest.raises(ValueError, match="not offered"):
        Rounding(Money(25))


CENTAVOS = st.integers(0, 500_000).map(Money)


@st.composite
def any_asked(draw: st.DrawFn) -> Asked:
    kind, amount = draw(st.sampled_from(USUAL)), draw(st.integers(1, 200_000))
    owed = Money(amount + draw(st.integers(0, 200_000))) if kind in OF_A_DEBT else None
    if kind == "savings" and draw(st.booleans()):
        return Asked(kind, "", percent=draw(st.decimals("0.01", 100, places=2)), agreed=draw(st.booleans()))
    first = draw(st.integers(0, amount))
    parts = (("interest", Money(first)), ("principal", Money(amount - first))) if kind == "loan" else ()
    debt = draw(st.integers(1, 9))
    return Asked(kind, "", Money(amount), owed=owed, debt=debt, parts=parts, agreed=draw(st.booleans()))


PROTECTED = st.builds(
    Protected, st.none() | CENTAVOS, st.none() | st.decimals("0.01", 100, places=2).filter(lambda one: one > 0)
)


@given(CENTAVOS, st.lists(any_asked(), max_size=8), st.permutations(USUAL), PROTECTED)
def test_deductions_never_exceed_pay_nor_touch_what_is_protected(
    gross: Money, asked: list[Asked], order: list[str], protected: Protected
) -> None:
    got = payouts.deduct(gross, asked, order, protected)
    assert len(got) == len(asked)
    assert all(Money(0) <= one.taken <= one.wanted for one in got)
    assert all(total(part for _word, part in one.parts) == one.taken for one in got if one.asked.parts)
    assert all(one.left == one.asked.owed - one.taken >= Money(0) for one in got if one.asked.owed)
    assert total(one.taken for one in got) <= gross
    left = gross
    for one in got:
        before, left = left, left - one.taken
        if one.taken and not one.asked.agreed:
            assert left.minor * 100 >= (protected.percent or 0) * gross.minor
            assert left >= min(protected.amount or Money(0), gross)
        if one.carried:
            assert one.taken == max(before if one.asked.agreed else before - protected.of(gross), Money(0))


@given(
    st.lists(st.integers(-50, 100_000).map(Money), min_size=1, max_size=30),
    st.sampled_from((1, 10, 20, 50, 100)),
    st.sampled_from(("down", "nearest")),
)
def test_what_is_carried_from_slip_to_slip_is_what_is_not_paid_yet(nets: list[Money], step: int, way: str) -> None:
    carried, paid = Money(0), Money(0)
    for net in nets:
        rounded = payouts.round_net(net, carried, Rounding(Money(step), way))
        assert rounded.due == net + carried
        assert rounded.paid.minor % step == 0
        assert rounded.paid >= Money(0)
        carried, paid = rounded.carried, paid + rounded.paid
        if rounded.due > Money(0):
            bound = Fraction(step, 2) if way == "nearest" else step
            assert (-bound if way == "nearest" else 0) <= carried.minor <= bound
    assert total(nets) == paid + carried
