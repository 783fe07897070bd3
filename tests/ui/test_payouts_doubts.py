"""What is asked about before a payout is approved, and what keeps it as it was: together, and by the rules it had."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from pytestqt.qtbot import QtBot

from coopbooks import payouts
from coopbooks.books import change_club
from coopbooks.days import Period
from tests.builders import m, person_id, post, spaced
from tests.core.lending import lent, terms
from tests.core.paying import a_club, a_run, approved, knitted, paid, rules
from tests.core.store import q
from tests.core.working import done, record
from tests.ui.paying import over, payouts_page
from ui.desk import Desk
from ui.payouts.deeds import voided
from ui.shared.doing import Wanted


def test_an_instalment_in_dollars_is_asked_about_once(desk: Desk, qtbot: QtBot, follow: Any) -> None:
    """$us 100 in four instalments of 25, one of them due: it is told, and the payout approved when it is confirmed."""
    books = desk.books
    a_club(books)
    knitted(books, "Ana 12 / Berta 5")
    due = date(2026, 3, 19)
    agreed = terms("100", "0", currency="USD", method="no_interest", instalments=4, first_due=due)
    lent(books, agreed, rate=Decimal("6.96"), rate_source="agreed")
    page = payouts_page(desk, qtbot, follow)
    run = a_run(books)
    page.want(Wanted(run=run.id, new="approve"))
    form = over(page)
    form.submit()
    said = spaced(form.foot.doubts.text)
    assert "Ana has $us 25.00 of her loan to pay: it is not kept back." in said
    assert payouts.run(books, run.id).state == "draft"
    form.submit()
    assert payouts.run(books, run.id).state == "approved"


def test_what_a_team_bears_is_approved_whole(desk: Desk, qtbot: QtBot, follow: Any) -> None:
    """36 are borne by both: Ana alone would bear nothing. There is too little money: it is handed over in part."""
    books = desk.books
    a_club(books)
    change_club(books, replace(books.club, reject_rule="team"))
    record(books, done(books, "Ana", "12"), done(books, "Berta", "3", rejected=q("2")))
    post(books, "1.1.1.04 4750 / cash -4750")
    page = payouts_page(desk, qtbot, follow)
    page.want(Wanted(run=a_run(books).id, new="approve"))
    form = over(page)
    assert form.boxes["who"].isHidden()
    assert not form.enough_button.isVisible()
    assert "handed over to whom there is money for" in form.warning.text()


def test_a_voiding_undone_brings_the_same_slips_back(desk: Desk, qtbot: QtBot, follow: Any) -> None:
    """Whole bolivianos when it was approved, not rounded at all since."""
    books = desk.books
    a_club(books)
    rules(books, step=100)
    record(books, done(books, "Ana", "1", rate=q("36.30"), rate_note="Feast"))
    run = approved(books)
    rules(books, step=1)
    desk.do(lambda: voided(desk, run, "Wrong"), then=desk.done)
    assert payouts.run(books, run.id).state == "voided"
    desk.undo()
    [now] = payouts.list_runs(books, state="approved")
    assert paid(books, now) == paid(books, run) == {"Ana": "36.00"}
    assert m("0.30") == payouts.slips(books, now.id)[0].pay.carried


def test_who_came_into_another_draft_since_is_told_and_refused_where_it_is_read(
    desk: Desk, qtbot: QtBot, follow: Any
) -> None:
    """All of them are approved, so whom it is about is not chosen, and no such field is there to say it at."""
    books = desk.books
    a_club(books)
    knitted(books, "Berta 5", day=date(2026, 3, 3))
    knitted(books, "Ana 12", day=date(2026, 3, 18))
    a_run(books, title="Two", persons=(person_id(books, "Ana"),))
    run = a_run(books, title="One", period=Period.through(date(2026, 3, 1), date(2026, 3, 15)))
    page = payouts_page(desk, qtbot, follow)
    page.want(Wanted(run=run.id))
    assert over(page).refused.isHidden()
    knitted(books, "Ana 1", day=date(2026, 3, 4))
    page.close_all_over()
    page.want(Wanted(run=run.id))
    assert over(page).refused.text() == "Already in another draft: Ana (in “Two”)."
    page.close_all_over()
    page.want(Wanted(run=run.id, new="approve"))
    form = over(page)
    form.submit()
    assert form.boxes["persons"].isHidden()
    assert form.fields.general.isVisible()
    assert "Also in another draft: Ana (in “Two”)." in form.fields.general.text()
    assert payouts.run(books, run.id).state == "draft"
