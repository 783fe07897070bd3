"""The surplus of a year typed in: proposed, shown as it is typed, asked about, refused, recorded and undone."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from coopbooks import ledger, members, payouts
from coopbooks.books import Books
from coopbooks.members import LeaveDraft
from coopbooks.payouts import Part, SurplusDraft, SurplusRule
from tests.builders import TODAY, account_id, assert_posted, m, person_id, post, spaced
from tests.core.membering import a_member, recorded
from tests.core.paying import YEAR_DAY, a_club, approved, ended_in_february, handed, knitted
from tests.core.store import q
from tests.printed import text_of
from tests.ui.giving import words_in
from tests.ui.patience import said
from tests.ui.paying import over, payouts_page
from tests.ui.tables import texts
from ui.desk import Desk
from ui.payouts import PayoutsPage
from ui.payouts.mix_fields import MIX
from ui.payouts.surplus_form import SurplusForm
from ui.shared.asking import Asking
from ui.shared.doing import PaperWish, Wanted


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> PayoutsPage:
    return payouts_page(desk, qtbot, follow)


def a_year(books: Books) -> None:
    """Sold for 1.306, 306 paid for work: a surplus of 1.000. Ana was paid 216, Berta 90."""
    a_club(books)
    ended_in_february(books)
    knitted(books, "Ana 12 / Berta 5", day=YEAR_DAY)
    handed(books, approved(books, day=YEAR_DAY), day=YEAR_DAY)
    post(books, "cash 1306 / sales_local -1306", day=YEAR_DAY)


def surplus_form(page: PayoutsPage) -> SurplusForm:
    page.surplus_button.click()
    form = over(page)
    assert isinstance(form, SurplusForm)
    return form


def steps(form: SurplusForm) -> list[list[str]]:
    return texts(form.pane.steps)


def parts(form: SurplusForm) -> list[list[str]]:
    return texts(form.pane.table)


def test_the_year_and_what_statutes_ask_for_are_proposed(page: PayoutsPage, desk: Desk) -> None:
    """10, 5 and 5 % of 1.000 to the funds; 800 by pay of 216 and 90: 564,71 and 235,29."""
    a_year(desk.books)
    form = surplus_form(page)
    assert (form.year.value(), form.amount.value()) == (2026, m("1000"))
    assert "a surplus of Bs 1,000.00." in words_in(form)
    assert steps(form) == [
        ["Surplus shared out", "", "1,000.00", "1,000.00"],
        ["Legal reserve", "Bs 1,000.00 × 10%", "−100.00", "900.00"],
        ["Education fund", "Bs 1,000.00 × 5%", "−50.00", "850.00"],
        ["Welfare fund", "Bs 1,000.00 × 5%", "−50.00", "800.00"],
        ["Members, by what their work was paid", "Bs 800.00 × 100%", "−800.00", "0.00"],
    ]
    assert [row[:4] for row in parts(form)] == [
        ["Ana", "216.00", "564.71", "564.70"],
        ["Berta", "90.00", "235.29", "235.20"],
    ]


def test_the_legal_reserve_takes_until_it_has_a_quarter_of_the_contributions(page: PayoutsPage, desk: Desk) -> None:
    """200 contributed: a quarter is 50, of which 30 are there: it takes 20 of its 100, and members get the rest."""
    a_year(desk.books)
    recorded(desk.books, "initial", "Ana 200")
    post(desk.books, "accumulated_results 30 / reserve_legal -30", day=YEAR_DAY)
    form = surplus_form(page)
    assert steps(form)[1][2:] == ["−20.00", "980.00"]
    assert steps(form)[-1][2] == "−880.00"


def test_a_mix_is_shown_as_it_is_typed_and_refused_until_it_is_whole(page: PayoutsPage, desk: Desk) -> None:
    """Of 800: 60 % = 480 by pay, 338,82 and 141,18; 40 % = 320 equally, 160 each: 498,82 and 301,18."""
    a_year(desk.books)
    form = surplus_form(page)
    form.by.by.set(MIX)
    rows = {row.besides: row for row in form.by.mix.all_rows(MIX)}
    form.by.mix.put(rows["pay"], "percent", Decimal(60))
    form.by.mix.put(rows["equal"], "percent", Decimal(30))
    form.submit()
    assert "they are 90" in form.boxes[MIX].refusal_text
    assert payouts.list_runs(desk.books, kind="surplus") == []
    form.by.mix.put(rows["equal"], "percent", Decimal(40))
    form.show_accounting()
    assert [row[1:3] for row in parts(form)] == [["216.00 · 1", "498.82"], ["90.00 · 1", "301.18"]]
    assert [text for _place, text in form.pane.listed.totals.cells()][1] == "306.00 · 2"  # what all count for together
    form.by.mix.put(rows["equal"], "percent", None)
    form.by.mix.put(rows["hours"], "percent", Decimal(40))
    form.submit()
    assert "all are zero" in form.boxes["weights"].refusal_text


def test_funds_that_take_too_much_are_refused_at_their_fields(page: PayoutsPage, desk: Desk) -> None:
    a_year(desk.books)
    form = surplus_form(page)
    form.funds["fund_welfare"].set(Decimal(101))
    form.submit()
    assert form.boxes["fund_welfare"].refused
    form.funds["fund_welfare"].set(Decimal(5))
    form.members_percent.set(Decimal(85))
    form.submit()
    assert "105%" in form.boxes["members_percent"].refusal_text


def test_it_is_asked_about_recorded_and_undone(page: PayoutsPage, desk: Desk, qtbot: QtBot) -> None:
    """60 % to the members: 600 by pay, 423,53 and 176,47; 200 stay with the accumulated results."""
    a_year(desk.books)
    form = surplus_form(page)
    form.members_percent.set(Decimal(60))
    form.amount.set(m("1000"))
    form.submit()
    assert "The months of 2026 are not locked" in words_in(form.foot.doubts)
    assert payouts.list_runs(desk.books, kind="surplus") == []
    with qtbot.waitSignal(desk.went) as gone:
        form.submit()
    [run] = payouts.list_runs(desk.books, kind="surplus")
    assert (gone.args[0], gone.args[1].run) == ("payouts", run.id)
    assert run.voucher is not None
    assert_posted(
        ledger.voucher(desk.books, run.voucher),
        "year_result 1000 / reserve_legal -100 / fund_education -50 / fund_welfare -50"
        " / surplus_payable -423.53 @Ana / surplus_payable -176.47 @Berta / accumulated_results -200",
    )
    last = desk.last_deed()
    assert last
    assert last.paper
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        last.paper()
    printed = text_of(wanted.args[1](PaperWish("en", "letter"))).replace("\xa0", " ")
    assert "423.53" in printed
    desk.undo()
    assert [one.state for one in payouts.list_runs(desk.books, kind="surplus")] == ["voided"]
    assert members.balances(desk.books)[person_id(desk.books, "Ana")]["surplus_payable"] == m("0")


def test_the_same_year_is_not_shared_out_twice(page: PayoutsPage, desk: Desk) -> None:
    a_year(desk.books)
    first = surplus_form(page)
    first.submit()
    first.submit()
    form = surplus_form(page)
    form.submit()
    assert form.boxes["year"].refused
    assert len(payouts.list_runs(desk.books, kind="surplus")) == 1


def test_a_loss_is_not_shared_out_nor_more_than_the_result(page: PayoutsPage, desk: Desk) -> None:
    """The year before sold for 400: after its end, and with its months open, that is what is proposed."""
    a_club(desk.books)
    post(desk.books, "cash 400 / sales_local -400", day=date(2025, 6, 2))
    knitted(desk.books, "Ana 12")
    approved(desk.books)
    form = surplus_form(page)
    assert (form.year.value(), form.amount.value()) == (2025, m("400"))
    form.by.by.set("equal")
    form.amount.set(m("500"))
    form.submit()
    assert "The result of 2025 is Bs 400.00: share out at most that." in spaced(form.boxes["amount"].refusal_text)
    form.amount.set(m("400"))
    form.submit()
    asked = words_in(form.foot.doubts)
    assert "The months of 2025 are not locked" in asked
    post(desk.books, "sales_local 500 / cash -500", day=date(2024, 6, 2))
    form.year.set(2024)
    assert "a loss of Bs 500.00. A loss is not shared out." in words_in(form)
    form.amount.reset()
    form.submit()
    assert form.boxes["amount"].refused


def test_what_is_left_is_shared_out_later(page: PayoutsPage, desk: Desk) -> None:
    """Of 1.000 first 600: 400 are left, and proposed; then nothing, and it is said what to do."""
    a_year(desk.books)
    first = surplus_form(page)
    first.amount.set(m("600"))
    first.submit()
    first.submit()
    form = surplus_form(page)
    assert form.amount.value() == m("400")
    assert "A part of it was shared out already: Bs 400.00 are left." in words_in(form)
    assert [row[0] for row in steps(form)[:3]] == ["Surplus of 2026", "Shared out before", "Surplus shared out"]
    payouts.record_surplus(desk.books, form.draft())
    assert "All of it was shared out already. To share it out anew, open that payout" in words_in(surplus_form(page))


def test_hours_nobody_recorded_here_are_typed(page: PayoutsPage, desk: Desk) -> None:
    """Nobody worked by the hour: 800 by the 30 and 10 that are typed are 600 and 200; by pay they need not be."""
    a_year(desk.books)
    form = surplus_form(page)
    form.show_accounting()
    assert not form.boxes["weights"].isVisible()
    form.by.by.set("hours")
    form.show_accounting()
    grid = form.counts.weights.grid
    assert grid.isVisible()
    for row, hours in zip(grid.all_rows("weights"), ("30", "10"), strict=True):
        grid.put(row, "hours", q(hours))
    form.show_accounting()
    assert [row[:3] for row in parts(form)] == [["Ana", "30", "600.00"], ["Berta", "10", "200.00"]]
    form.by.by.set("pay")
    form.counts.button.setChecked(True)
    form.show_accounting()
    rows = list(grid.all_rows("weights"))
    assert [row.value("pay") for row in rows] == [q("216"), q("90")]  # what is recorded is proposed
    assert form.draft().weights == {}
    grid.put(rows[1], "pay", q("216"))
    form.show_accounting()
    assert [row[2] for row in parts(form)] == ["400.00", "400.00"]
    ana, berta = (person_id(desk.books, name) for name in ("Ana", "Berta"))
    form.submit()
    form.submit()
    [run] = payouts.list_runs(desk.books, kind="surplus")
    assert isinstance(run.draft, SurplusDraft)
    assert run.draft.weights == {"pay": {ana: q("216"), berta: q("216")}}


def test_only_who_gets_something_is_counted(page: PayoutsPage, desk: Desk) -> None:
    """Celia was paid nothing that year: the 800 go to two of the three."""
    a_year(desk.books)
    a_member(desk.books, "Celia")
    form = surplus_form(page)
    form.submit()
    form.submit()
    said_of_it = spaced(desk.notices.shown["done"].text)
    assert said_of_it.startswith("The surplus of 2026 is shared out: Bs 800.00 to 2 members.")


def test_those_who_left_since_take_part_where_that_is_chosen(page: PayoutsPage, desk: Desk) -> None:
    """Berta leaves today: without her Ana gets all 800."""
    a_year(desk.books)
    books = desk.books
    members.leave(books, LeaveDraft(person_id(books, "Berta"), TODAY, "Moves", account_id(books, "cash")))
    form = surplus_form(page)
    assert [row[:3] for row in parts(form)] == [["Ana", "216.00", "800.00"]]
    form.who.set("left")
    form.show_accounting()
    assert [row[0] for row in parts(form)] == ["Ana", "Berta"]


def test_certificates_count_by_their_days(page: PayoutsPage, desk: Desk) -> None:
    """From 3 March to the end of February they weigh 360 ÷ 360 each: two of Carla's and one of Dora's share 900."""
    a_year(desk.books)
    for name in ("Carla", "Dora"):
        a_member(desk.books, name, joined=date(2025, 1, 5))
    recorded(desk.books, "certificates", "Carla 200 x2 / Dora 100 x1", day=date(2025, 3, 3))
    form = surplus_form(page)
    form.funds["reserve_legal"].reset()
    form.by.by.set("certificates")
    form.show_accounting()
    # 10 % less is reserved: 900 are shared, 600 and 300
    assert [row[1:3] for row in parts(form)] == [["2", "600.00"], ["1", "300.00"]]


def test_a_surplus_that_was_shared_out_shows_its_arithmetic_and_is_handed_over(page: PayoutsPage, desk: Desk) -> None:
    """1.306 sold less 306 of work are 1.000, by pay of 216 and 90: 705,88 and 294,12, rounded down to ten centavos."""
    books = desk.books
    a_year(books)
    run = payouts.record_surplus(books, SurplusDraft(2026, TODAY, payouts.SurplusRule((), (payouts.Part("pay"),))))
    page.want(Wanted(run=run.id))
    view = over(page)
    assert [(row[0], row[1], row[2]) for row in texts(view.slips)] == [
        ("Ana", "705.88", "0.08"),
        ("Berta", "294.12", "0.02"),
    ]
    assert texts(view.steps)[-1][-1] == "0.00"
    assert view.deeds.papers.record_action.isVisible()
    view.deeds.hand_button.click()
    over(page).submit()
    assert payouts.run(books, run.id).left == 0


def test_a_surplus_is_voided_in_words_of_its_own(page: PayoutsPage, desk: Desk) -> None:
    """There is no work that would be free again."""
    a_year(desk.books)
    run = payouts.record_surplus(desk.books, SurplusDraft(2026, TODAY, SurplusRule((), (Part("equal"),))))
    page.want(Wanted(run=run.id))
    over(page).deeds.ask_to_void()
    question = next(one for one in page.window().findChildren(Asking) if one.isVisible())
    assert "All of it is taken back, that of the funds too. It can be shared out anew." in said(page)
    question.boxes["reason"].editor.set("By mistake")
    question.submit()
    assert desk.notices.shown["done"].text == "The surplus of 2026 is not shared out any more."
    assert "It counts no more: the surplus can be shared out anew." in said(page)
