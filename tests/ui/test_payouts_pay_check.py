"""Whether the pay is fair: what an hour earned by member, product and group, beside the minimum wage and the income."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from coopbooks import members, products, rates
from coopbooks.books import Books
from coopbooks.members import GroupDraft
from coopbooks.products import MakingDraft, ProductDraft
from coopbooks.rates import RateDraft
from tests.builders import m, spaced
from tests.core.membering import a_member
from tests.core.paying import approved
from tests.core.store import q
from tests.core.working import done, record
from tests.ui.paying import payouts_page
from tests.ui.tables import texts
from ui.desk import Desk
from ui.payouts import PayoutsPage
from ui.payouts.pay_check import PayCheckPart
from ui.shared.doing import Wanted

BEGUN = date(2026, 1, 5)


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> PayoutsPage:
    return payouts_page(desk, qtbot, follow)


def worked(books: Books) -> None:
    """Ana knits 12 shawls of an hour at 18, Berta 3 and 6 hours at 9; 2 covers at 40 are of nobody knows how long.

    Ana had 200 a month before.
    """
    group = members.add_group(books, GroupDraft("Knitters")).id
    a_member(books, "Ana", income=m("200"), income_on=BEGUN, group=group)
    a_member(books, "Berta")
    for name, rate, minutes in (("Shawl", "18", q("60")), ("Cover", "40", None)):
        made = products.add_product(books, ProductDraft(name, "piece", m("120"))).id
        products.keep_making(books, made, [MakingDraft("knit", rate=q(rate), minutes=minutes)], BEGUN)
    shawl, cover = (
        next(step.id for step in products.list_making(books, one.id))
        for name in ("Shawl", "Cover")
        for one in products.list_products(books)
        if one.name == name
    )
    record(
        books,
        done(books, "Ana", "12", making=shawl),
        done(books, "Ana", "2", making=cover),
        done(books, "Berta", "3", making=shawl),
        done(books, "Berta", "6", kind="hours", name="Cleaning", rate=q("9"), rate_note="agreed"),
    )
    approved(books)


def shown(page: PayoutsPage, by: str) -> PayCheckPart:
    page.want(Wanted(tab="paycheck"))
    page.paycheck.by.set(by)
    return page.paycheck


def test_what_an_hour_of_each_member_earned(page: PayoutsPage, desk: Desk) -> None:
    """Wage 2.400 ÷ 240 = 10 an hour. Ana: 216 in 12 hours, 18 an hour, 1,8 wages; 80 of no known hours.

    Berta: 54 + 54 = 108 in 9 hours, 12 an hour, 1,2 wages. From 1 January to 20 March are 79 days: Ana's
    296 × 30 ÷ 79 = 112,41 a month, 87,59 less than 200, which are 44 %.
    """
    worked(desk.books)
    rates.set_rate(desk.books, RateDraft("minimum_wage", date(2026, 1, 1), "amount", Decimal(2400), "Decree"))
    part = shown(page, "member")
    assert texts(part.table) == [
        ["Ana", "296.00", "12.0", "18.00", "× 1.80", "80.00", "200.00", "112.41", "−87.59 (−44%)"],
        ["Berta", "108.00", "9.0", "12.00", "× 1.20", "", "", "", ""],
    ]
    wage = "The minimum wage at the end of these days was Bs 10.00 an hour: Bs 2,400.00 a month ÷ 240."
    assert spaced(part.wage.text()) == wage
    assert "Bs 80.00" in spaced(part.unknown.text())
    sums = [text for _place, text in part.listed.totals.cells() if text][1:]
    assert sums == ["404.00", "21.0", "15.43"]  # (216 + 108) ÷ 21


def test_by_product_and_by_group(page: PayoutsPage, desk: Desk) -> None:
    """Shawls: 15 × 18 = 270 in 15 hours by two; the group is Ana alone; hours of cleaning are of no product."""
    worked(desk.books)
    part = shown(page, "product")
    assert [row[:6] for row in texts(part.table)] == [
        ["Cover", "1", "80.00", "", "", ""],
        ["Of no product", "1", "54.00", "6.0", "9.00", ""],
        ["Shawl", "2", "270.00", "15.0", "18.00", ""],
    ]
    assert texts(part.table)[0][6] == "80.00"
    part = shown(page, "group")
    assert [row[:5] for row in texts(part.table)] == [
        ["In no group", "1", "108.00", "9.0", "12.00"],
        ["Knitters", "1", "296.00", "12.0", "18.00"],
    ]
    assert part.wage.text().startswith("Nobody wrote a minimum wage")


def test_a_period_without_a_payout_says_so(page: PayoutsPage, desk: Desk) -> None:
    worked(desk.books)
    part = shown(page, "member")
    part.period.choice.set("last_month")
    assert texts(part.table) == []
    assert part.listed.nothing_fits.isVisible()
    assert not part.unknown.isVisible()


def test_where_nothing_was_paid_yet_it_says_what_belongs_there(page: PayoutsPage) -> None:
    part = shown(page, "member")
    assert part.listed.invitation.isVisible()


def test_the_picture_shows_the_months_beside_the_wage_of_each(page: PayoutsPage, desk: Desk) -> None:
    """March: 324 in 21 hours are 15,43 an hour, of a wage of 10. In February Ana got 6 for each of 4 hours, below 8."""
    books = desk.books
    for day, wage in ((date(2026, 1, 1), 1920), (date(2026, 3, 1), 2400)):
        rates.set_rate(books, RateDraft("minimum_wage", day, "amount", Decimal(wage), "Decree"))
    worked(books)
    part = shown(page, "member")
    assert not part.picture.panel.isVisible()  # one month alone is no picture
    hours = done(
        books, "Ana", "4", kind="hours", name="Cleaning", rate=q("6"), rate_note="agreed", day=date(2026, 2, 9)
    )
    record(books, hours)
    approved(books, day=date(2026, 2, 20))
    part = shown(page, "member")
    chart = part.picture.chart.bars.chart
    assert chart
    assert [spaced(said) for said in chart.said] == [
        "February 2026: Bs 6.00 an hour; minimum wage Bs 8.00",
        "March 2026: Bs 15.43 an hour; minimum wage Bs 10.00",
    ]
    told = "An hour earned between Bs 6.00 and Bs 15.43; below the minimum wage in 1 of 2 months."
    assert spaced(part.picture.chart.sentence.text()) == told
    assert part.picture.panel.isVisible() or part.picture.turn_button.isVisible()
