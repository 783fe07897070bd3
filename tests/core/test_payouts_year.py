"""The surplus of a year recorded and handed over, and whether the pay of a period was fair."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from coopbooks import ledger, members, payouts, products, rates
from coopbooks.books import Books
from coopbooks.days import Period
from coopbooks.payouts import Fund, Part, SurplusDraft, SurplusRule
from coopbooks.products import MakingDraft, ProductDraft
from coopbooks.rates import RateDraft
from tests.builders import TODAY, account_id, assert_posted, assert_refused, m, person_id, post
from tests.core.membering import a_member, recorded
from tests.core.paying import a_club, approved, handed, knitted, paid, rules
from tests.core.store import q
from tests.core.working import done, record

RULE = SurplusRule((Fund("fund_education", Decimal(10)),), (Part("pay", Decimal(60)), Part("equal", Decimal(40))))


def test_the_surplus_goes_to_funds_and_members(books: Books) -> None:
    """Sold for 1.306, 306 of it paid for work: 1.000 are left. 100 to education; of 900 540 by pay, 360 equal.

    Pay was 216 and 90: 540 × 216 ÷ 306 = 381,18 and 158,82; with 180 each 561,18 and 338,82; to ten centavos 561,10
    and 338,80.
    """
    a_club(books)
    knitted(books, "Ana 12 / Berta 5")
    handed(books, approved(books))
    post(books, "cash 1306 / sales_local -1306")
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
    knitted(books, "Ana 12")
    approved(books)
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
    for year, sold, each in ((2025, "100", "33.00"), (2026, "10", "3.50")):
        post(books, f"cash {sold} / sales_local -{sold}", day=date(year, 1, 30))
        run = payouts.record_surplus(books, SurplusDraft(year, TODAY, SurplusRule((), (Part("equal"),))))
        assert paid(books, run) == dict.fromkeys(("Ana", "Berta", "Carla"), each)
        handed(books, run)
    left = {name: members.balances(books)[person_id(books, name)]["surplus_payable"] for name in ("Ana", "Carla")}
    assert left == {"Ana": m("-0.18"), "Carla": m("-0.16")}
