"""The surplus of a year recorded and handed over, and whether the pay of a period was fair."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from coopbooks import ledger, members, payouts, products, rates
from coopbooks.books import Books
from coopbooks.days import Period
from coopbooks.payouts import Fund, Part, SurplusDraft, SurplusRule, YearSurplus
from coopbooks.products import MakingDraft, ProductDraft
from coopbooks.rates import RateDraft
from tests.builders import TODAY, account_id, assert_posted, assert_refused, m, person_id, post, spaced
from tests.core.membering import a_member, recorded
from tests.core.paying import YEAR_DAY, a_club, approved, ended_in_february, handed, knitted, paid, rules
from tests.core.store import q
from tests.core.working import done, record

RULE = SurplusRule((Fund("fund_education", Decimal(10)),), (Part("pay", Decimal(60)), Part("equal", Decimal(40))))


def test_the_surplus_goes_to_funds_and_members(books: Books) -> None:
    """Sold for 1.306, 306 of it paid for work: 1.000 are left. 100 to education; of 900 540 by pay, 360 equal.

    Pay was 216 and 90: 540 × 216 ÷ 306 = 381,18 and 158,82; with 180 each 561,18 and 338,82; to ten centavos 561,10
    and 338,80.
    """
    a_club(books)
    ended_in_february(books)
    knitted(books, "Ana 12 / Berta 5", day=YEAR_DAY)
    handed(books, approved(books, day=YEAR_DAY), day=YEAR_DAY)
    post(books, "cash 1306 / sales_local -1306", day=YEAR_DAY)
    assert payouts.surplus_of(books, 2026) == m("1000")
    draft = SurplusDraft(2026, TODAY, RULE)
    proposal = payouts.propose_surplus(books, draft)
    assert [one.pay.gross for one in proposal.slips] == [m("561.18"), m("338.82")]
    run = payouts.record_surplus(books, draft)
    assert run.voucher is not None
    assert_posted(
        ledger.voucher(books, run.voucher),
        "year_result 1000 / fund_education -100 / surplus_payable -561.18 @Ana / surplus_payable -338.82 @Berta",
    )
    with assert_refused("shared_twice", "year"):
        payouts.record_surplus(books, draft)
    assert paid(books, run) == {"Ana": "561.10", "Berta": "338.80"}
    assert_posted(handed(books, run, "Ana"), "surplus_payable 561.10 @Ana / cash -561.10")
    payouts.hand_back(books, run.id, person_id(books, "Ana"), "Absent")
    payouts.void_run(books, run.id, "The assembly decided otherwise")
    assert members.balances(books)[person_id(books, "Ana")]["surplus_payable"] == m("0")
    payouts.record_surplus(books, draft)


def test_what_an_hour_earned(books: Books) -> None:
    """60 minutes a piece: 12 pieces at 18 are 12 hours at 18; the minimum wage 2.400 ÷ 240 = 10 an hour: 1,8 times.

    Ana had 500 a month before; 216 in 30 days are 216 a month: 284 less.
    """
    a_member(books, "Ana", income=m("500"), income_on=date(2026, 1, 5))
    shawl = products.add_product(books, ProductDraft("Shawl", "piece", m("120"))).id
    products.keep_making(books, shawl, [MakingDraft("knit", rate=q("18"), minutes=q("60"))], date(2026, 1, 5))
    rates.set_rate(books, RateDraft("minimum_wage", date(2026, 1, 1), "amount", Decimal(2400), "Decree"))
    knit = products.list_making(books, shawl)[0].id
    record(books, done(books, "Ana", "12", making=knit))
    approved(books)
    found = payouts.pay_check(books, Period(date(2026, 3, 1), date(2026, 3, 31)))
    [shawls] = found.by_product
    assert (shawls.key, shawls.hour, shawls.of_wage) == (shawl, Fraction(18), Fraction(9, 5))
    [changed] = found.changed
    assert changed.change == m("-284")


def test_a_loss_is_not_shared(books: Books) -> None:
    a_club(books)
    ended_in_february(books)
    knitted(books, "Ana 12", day=YEAR_DAY)
    approved(books, day=YEAR_DAY)
    assert payouts.surplus_of(books, 2026) == m("-216")
    with assert_refused("no_surplus", "amount"):
        payouts.propose_surplus(books, SurplusDraft(2026, TODAY, RULE))
    assert ledger.balance_on(books, account_id(books, "cash")) == m("5000")


def test_savings_weigh_as_they_stood_when_the_year_ended(books: Books) -> None:
    """60 and 40 at the end of 2025; the 900 Berta saved since are of the next year. Voided, it comes back unrounded."""
    for name in ("Ana", "Berta"):
        a_member(books, name, joined=date(2025, 1, 5))
    recorded(books, "voluntary", "Ana 60 / Berta 40", day=date(2025, 12, 31))
    recorded(books, "voluntary", "Berta 900", day=date(2026, 1, 2))
    post(books, "cash 10.10 / sales_local -10.10", day=date(2025, 12, 30))
    rules(books, step=1)
    run = payouts.record_surplus(books, SurplusDraft(2025, TODAY, SurplusRule((), (Part("savings"),))))
    assert paid(books, run) == {"Ana": "6.06", "Berta": "4.04"}
    rules(books, step=100)
    payouts.void_run(books, run.id, "Wrong")
    assert isinstance(run.draft, SurplusDraft)
    assert paid(books, payouts.record_surplus(books, run.draft, run.rules)) == {"Ana": "6.06", "Berta": "4.04"}


def test_what_was_rounded_off_a_surplus_is_paid_with_the_next_one(books: Books) -> None:
    """100 among three are 33,34 and twice 33,33: to 0,50 each gets 33,00, and 0,34 and 0,33 are carried on.

    Of 10 a year later 3,34 and 3,33 with that are 3,68 and 3,66: 3,50 each, not 3,00.
    """
    a_club(books, "Ana", "Berta", "Carla")
    rules(books, step=50)
    for year, sold, each in ((2024, "100", "33.00"), (2025, "10", "3.50")):
        post(books, f"cash {sold} / sales_local -{sold}", day=date(year, 1, 30))
        run = payouts.record_surplus(books, SurplusDraft(year, TODAY, SurplusRule((), (Part("equal"),))))
        assert paid(books, run) == dict.fromkeys(("Ana", "Berta", "Carla"), each)
        handed(books, run)
    left = {name: members.balances(books)[person_id(books, name)]["surplus_payable"] for name in ("Ana", "Carla")}
    assert left == {"Ana": m("-0.18"), "Carla": m("-0.16")}


def _sold(books: Books, amount: str) -> None:
    a_club(books)
    post(books, f"cash {amount} / sales_local -{amount}", day=date(2025, 6, 2))


def _of_2025(amount: str | None, *by: str, **also: Any) -> SurplusDraft:
    parts = tuple(Part(one, Decimal(100) / len(by)) for one in by)
    return SurplusDraft(2025, TODAY, SurplusRule((), parts), m(amount) if amount else None, **also)


def test_a_year_that_is_not_over_is_not_shared_out(books: Books) -> None:
    """Its result can still change until its last day: the assembly is on a later one."""
    _sold(books, "100")
    draft = _of_2025("100", "equal")
    for one in (replace(draft, year=2026), replace(draft, day=date(2025, 12, 31))):
        with assert_refused("not_over", "day"):
            payouts.propose_surplus(books, one)
    assert payouts.propose_surplus(books, replace(draft, day=date(2026, 1, 1))).surplus.amount == m("100")


def test_no_more_is_shared_out_than_is_left_of_the_result(books: Books) -> None:
    """Of 100 first 60, then at most the other 40, then nothing; what is voided is left again."""
    _sold(books, "100")
    with assert_refused("more_than_left", "amount"):
        payouts.record_surplus(books, _of_2025("100.01", "equal"))
    first = payouts.record_surplus(books, _of_2025("60", "equal"))
    assert payouts.left_of_surplus(books, 2025) == m("40")
    with assert_refused("more_than_left", "amount") as refused:
        payouts.record_surplus(books, _of_2025("40.01", "equal"))
    assert "40.00 are left" in spaced(refused.value.message)
    second = payouts.record_surplus(books, _of_2025(None, "equal"))
    assert second.gross == m("40")
    assert ledger.balance_on(books, account_id(books, "year_result")) == m("100")
    with assert_refused("shared_twice", "year"):
        payouts.record_surplus(books, _of_2025("0.01", "equal"))
    payouts.void_run(books, first.id, "Wrong")
    assert payouts.left_of_surplus(books, 2025) == m("60")


def test_how_a_part_comes_of_the_whole_is_told_as_it_was_when_it_was_shared_out(books: Books) -> None:
    """Of 100: 60 is voided, then 25, then 30 beside it. What came later, also into that year, changes no record."""
    _sold(books, "100")
    cost = post(books, "rent 7 / cash -7", day=date(2025, 7, 1))
    runs = [payouts.record_surplus(books, _of_2025("60", "equal"))]
    payouts.void_run(books, runs[0].id, "Wrong")
    runs.append(payouts.record_surplus(books, _of_2025("25", "equal")))
    runs.append(payouts.record_surplus(books, _of_2025("30", "equal")))
    payouts.void_run(books, runs[1].id, "Wrong")
    ledger.void(books, cost.id, "Of another year")
    post(books, "cash 9 / sales_local -9", day=date(2025, 8, 1))
    post(books, "cash 5 / sales_local -5", day=date(2026, 1, 2))
    told = [payouts.run_to_print(books, one.id).of_year for one in runs]
    assert told == [YearSurplus(2025, m("93"), m(before)) for before in ("0", "0", "25")]
    assert payouts.propose_surplus(books, _of_2025("1", "equal")).of == YearSurplus(2025, m("109"), m("30"))


def test_a_second_sharing_of_a_year_says_so(books: Books) -> None:
    """Also after the first one was voided no two that stand are called alike."""
    _sold(books, "100")
    first = payouts.record_surplus(books, _of_2025("60", "equal"))
    second = payouts.record_surplus(books, _of_2025("20", "equal"))
    assert [first.title, second.title] == ["Surplus of 2025", "Surplus of 2025, part 2"]
    payouts.void_run(books, first.id, "Wrong")
    assert payouts.record_surplus(books, _of_2025("20", "equal")).title == "Surplus of 2025, part 3"


def test_who_gets_nothing_has_no_slip_but_what_waits_of_the_year_before_is_paid(books: Books) -> None:
    """20,70 in halves to a whole boliviano: 10 each, 0,35 carried on. Then only Berta's hours count.

    Ana, who weighs nothing, would get none of her 0,35: no slip. To ten centavos she gets 0,30 of it.
    """
    _sold(books, "100")
    ana, berta = (person_id(books, name) for name in ("Ana", "Berta"))
    rules(books, step=100)
    handed(books, payouts.record_surplus(books, _of_2025("20.70", "equal")))
    draft = _of_2025("10", "hours", weights={"hours": {ana: q("0"), berta: q("3")}})
    proposal = payouts.propose_surplus(books, draft)
    assert [(one.person, one.pay.gross) for one in proposal.slips] == [(berta, m("10"))]
    run = payouts.record_surplus(books, draft)
    assert (run.count, paid(books, run)) == (1, {"Berta": "10.00"})
    payouts.void_run(books, run.id, "Wrong")
    rules(books, step=10)
    assert paid(books, payouts.record_surplus(books, draft)) == {"Ana": "0.30", "Berta": "10.30"}


def test_what_was_not_recorded_here_can_be_typed(books: Books) -> None:
    """Of 90 by hours 30 and 15 typed: 60 and 30. Half by pieces that nobody typed is refused."""
    _sold(books, "90")
    ana, berta = (person_id(books, name) for name in ("Ana", "Berta"))
    hours = {"hours": {ana: q("30"), berta: q("15")}}
    run = payouts.record_surplus(books, _of_2025("90", "hours", weights=hours))
    assert paid(books, run) == {"Ana": "60.00", "Berta": "30.00"}
    assert isinstance(run.draft, SurplusDraft)
    assert run.draft.weights == hours
    payouts.void_run(books, run.id, "Wrong")
    with assert_refused("all_zero", "weights.pieces"):
        payouts.record_surplus(books, _of_2025("90", "hours", "pieces", weights=hours))
    with assert_refused("negative", "weights.hours"):
        payouts.record_surplus(books, _of_2025("90", "hours", weights={"hours": {ana: q("-1"), berta: q("2")}}))
