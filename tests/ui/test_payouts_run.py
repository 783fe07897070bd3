"""A run on the screen: what it would pay, approved with its voucher in sight, whom there is money for, voided whole."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coopbooks import ledger, payouts, work
from coopbooks.books import Books
from coopbooks.payouts import Ask, Part, Pot, Run
from tests.builders import assert_posted, m, post, spaced
from tests.core.membering import some
from tests.core.paying import (
    a_club,
    a_run,
    advanced,
    approved,
    handed,
    knitted,
    paid,
    rules,
)
from tests.core.working import done, record
from tests.ui.giving import words_in
from tests.ui.hands import CTRL
from tests.ui.paying import over, payouts_page
from tests.ui.tables import texts
from ui.desk import Desk
from ui.payouts import PayoutsPage
from ui.payouts.approve_form import ApproveForm
from ui.payouts.slip_view import SlipView
from ui.payouts.view import RunView
from ui.shared.accounting_pane import toggle_accounting
from ui.shared.asking import Asking
from ui.shared.doing import Wanted
from ui.shared.voucher_view import VoucherView


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> PayoutsPage:
    """Return the page over books in which Ana and Berta knitted 12 and 5 jumpers at 18: 216 and 90."""
    a_club(desk.books)
    knitted(desk.books, "Ana 12 / Berta 5")
    return payouts_page(desk, qtbot, follow)


def opened(page: PayoutsPage, run: Run) -> RunView:
    page.want(Wanted(run=run.id))
    view = over(page)
    assert isinstance(view, RunView)
    return view


def asked(page: PayoutsPage) -> Asking:
    return next(one for one in page.window().findChildren(Asking) if one.isVisible())


def drafts(books: Books) -> list[str]:
    return [one.title for one in payouts.list_runs(books, state="draft")]


def test_a_draft_shows_what_each_would_get_beside_last_time(page: PayoutsPage, desk: Desk) -> None:
    """Ana had 50 in advance: 216 − 50 = 166, after 216 the last time; nothing of it is posted."""
    books = desk.books
    approved(books, title="Before")
    knitted(books, "Ana 12 / Berta 6", day=date(2026, 3, 19))
    advanced(books, "Ana", "50")
    before = ledger.list_vouchers(books).count()
    view = opened(page, a_run(books))
    assert texts(view.slips) == [
        ["Ana", "216.00", "50.00", "166.00", "216.00", "−50.00"],
        ["Berta", "108.00", "", "108.00", "90.00", "+18.00"],
    ]
    said = words_in(view)
    for words in ("Next: check what each gets and why, then approve it.", "Bs 324.00", "Bs 50.00", "Bs 274.00"):
        assert words in said, words
    assert ledger.list_vouchers(books).count() == before
    assert view.deeds.first is view.deeds.approve_button


def test_a_draft_says_what_is_missing(page: PayoutsPage, desk: Desk) -> None:
    run = a_run(desk.books)
    record(desk.books, done(desk.books, "Berta", "3", kind="hours", name="Cleaning"))
    view = opened(page, run)
    assert "Berta" in view.refused.text()
    assert "Cleaning" in view.refused.text()
    assert not view.slips.isVisible()


def test_a_run_is_approved_by_keys_its_voucher_in_sight(page: PayoutsPage, desk: Desk, keys: Any) -> None:
    books = desk.books
    run = a_run(books)
    view = opened(page, run)
    toggle_accounting(page)
    view.deeds.approve_button.setFocus()
    keys.press(Qt.Key.Key_Return)
    form = over(page)
    assert isinstance(form, ApproveForm)
    form.show_accounting()
    shown = form.accounting.text.toPlainText()
    for amount in ("306.00", "216.00", "90.00"):
        assert amount in shown
    assert "Three hundred six" in form.foot.said.text()
    keys.press(Qt.Key.Key_Return, CTRL)
    now = payouts.run(books, run.id)
    assert now.state == "approved"
    assert_posted(
        ledger.voucher(books, now.voucher or 0), "member_work 306 / member_pay -216 @Ana / member_pay -90 @Berta"
    )
    assert over(page) is view
    assert "2 envelopes wait, Bs 306.00" in words_in(view)
    assert [row[-1] for row in texts(view.slips)] == ["waits", "waits"]
    desk.undo()
    assert payouts.run(books, run.id).state == "voided"
    assert drafts(books) == ["First half of March"]
    assert len(work.unpaid(books)) == 2


def test_it_is_approved_on_the_day_that_is_typed(page: PayoutsPage, desk: Desk) -> None:
    run = a_run(desk.books)
    page.want(Wanted(run=run.id, new="approve"))
    form = over(page)
    form.day.set(date(2026, 3, 18))
    form.submit()  # asks about the work of two days later
    form.submit()
    now = payouts.run(desk.books, run.id)
    assert (now.day, ledger.voucher(desk.books, now.voucher or 0).day) == (date(2026, 3, 18), date(2026, 3, 18))


def test_too_little_cash_warns_and_who_can_be_paid_is_paid(page: PayoutsPage, desk: Desk) -> None:
    """5.000 less 4.750 are 250: enough for the 216 of Ana, not for the 90 of Berta besides."""
    books = desk.books
    post(books, "1.1.1.04 4750 / cash -4750")
    run = a_run(books)
    page.want(Wanted(run=run.id, new="approve"))
    form = over(page)
    warning = spaced(form.warning.text())
    assert "This needs Bs 306.00, and there are Bs 250.00 in the box: Bs 56.00 are missing." in warning
    assert "It is enough for 1 of 2 members." in warning
    form.submit()
    asked = spaced(form.foot.doubts.text)  # as of any box that would hold less than nothing
    assert asked.startswith("“Cash box” would then hold −Bs 56.00. Was money put in that is not recorded yet?\n")
    assert spaced(form.warning.text()) == warning  # how much stands there, once
    assert payouts.run(books, run.id).state == "draft"
    form.enough_button.click()
    assert texts(form.persons.table) == [["✓", "Ana", "", "216.00"], ["", "Berta", "", "90.00"]]
    assert form.warning.isHidden()
    form.submit()
    assert paid(books, payouts.run(books, run.id)) == {"Ana": "216.00"}
    assert drafts(books) == ["First half of March, the others"]


def test_too_little_cash_is_approved_when_it_is_confirmed(page: PayoutsPage, desk: Desk) -> None:
    post(desk.books, "1.1.1.04 4750 / cash -4750")
    run = a_run(desk.books)
    page.want(Wanted(run=run.id, new="approve"))
    form = over(page)
    form.submit()
    form.submit()
    assert payouts.run(desk.books, run.id).state == "approved"


def test_nobody_marked_is_refused_and_a_pot_is_approved_whole(page: PayoutsPage, desk: Desk) -> None:
    books = desk.books
    run = a_run(books)
    page.want(Wanted(run=run.id, new="approve"))
    form = over(page)
    form.who.set("some")
    form.persons.none_button.click()
    form.submit()
    assert form.boxes["persons"].refusal_text == "Choose who is paid now."
    page.close_all_over()
    payouts.remove_run(books, run.id)
    pot = a_run(books, rates=False, pot=Pot(m("100"), (Part("pieces"),)), pot_label="Fair")
    draft = opened(page, pot)
    assert "How it is shared out" in words_in(draft)
    assert "How it was shared out" not in words_in(draft)
    page.close_all_over()
    page.want(Wanted(run=pot.id, new="approve"))
    assert over(page).boxes["who"].isHidden()
    over(page).submit()
    view = opened(page, payouts.run(books, pot.id))
    assert paid(books, view.run) == {"Ana": "70.50", "Berta": "29.40"}  # 12/17 and 5/17 of 100, rounded down to 0,10
    assert "Each part is cut down to whole centavos." in words_in(view)
    assert "How it was shared out" in words_in(view)


def test_a_run_is_voided_whole_but_not_while_somebody_has_hers(page: PayoutsPage, desk: Desk) -> None:
    books = desk.books
    run = approved(books)
    handed(books, run, "Ana")
    view = opened(page, run)
    view.deeds.void_button.click()
    question = asked(page)
    question.boxes["reason"].editor.set("Wrong rates")
    question.submit()
    assert "Take that back first" in question.fields.general.text()
    question.reject()
    view.deeds.back_button.click()
    asked(page).boxes["reason"].editor.set("Nobody came")
    asked(page).submit()
    assert payouts.run(books, run.id).left == 2
    view.deeds.void_button.click()
    asked(page).boxes["reason"].editor.set("Wrong rates")
    asked(page).submit()
    assert payouts.run(books, run.id).state == "voided"
    assert len(work.unpaid(books)) == 2
    assert view.deeds.again_button.isVisible()
    desk.undo()
    [now] = payouts.list_runs(books, state="approved")
    assert paid(books, now) == {"Ana": "216.00", "Berta": "90.00"}


def test_what_was_voided_is_prepared_again(page: PayoutsPage, desk: Desk) -> None:
    run = approved(desk.books)
    payouts.void_run(desk.books, run.id, "Wrong")
    opened(page, run).deeds.again_button.click()
    assert drafts(desk.books) == ["First half of March"]
    assert over(page).run.state == "draft"


def test_a_run_is_closed_when_everybody_has_hers(page: PayoutsPage, desk: Desk) -> None:
    books = desk.books
    run = approved(books)
    view = opened(page, run)
    assert view.deeds.close_button.isHidden()
    handed(books, run)
    assert "Next: close it." in spaced(view.next.text())
    view.deeds.close_button.click()
    assert payouts.run(books, run.id).state == "closed"
    assert "Nothing is left to do." in spaced(view.next.text())


def test_vouchers_of_a_run_lead_to_it_and_are_not_voided_by_themselves(page: PayoutsPage, desk: Desk) -> None:
    books = desk.books
    run = approved(books)
    for voucher, alone in ((run.voucher, False), (handed(books, run, "Ana").id, True)):
        page.want(Wanted(record=voucher))
        view = over(page)
        assert isinstance(view, VoucherView)
        assert view.void_button.isVisible() is alone
        assert view.correct_button.isVisible() is alone
        went: list[tuple[str, int | None]] = []
        desk.went.connect(lambda key, wanted, went=went: went.append((key, wanted.run)))
        view.run_button.click()
        assert went == [("payouts", run.id)]
        page.close_all_over()


def test_an_approval_is_not_corrected_but_voided(page: PayoutsPage, desk: Desk) -> None:
    run = approved(desk.books)
    desk.correct(run.voucher or 0)
    assert "Void that whole" in words_in(desk.notices)


def test_the_slips_of_a_draft_open(page: PayoutsPage, desk: Desk, keys: Any) -> None:
    books = desk.books
    rules(books, Ask("contribution", m("5")))
    view = opened(page, a_run(books))
    assert view.search.isHidden()
    view.slips.setFocus()
    keys.press(Qt.Key.Key_Return)
    slip = over(page)
    assert isinstance(slip, SlipView)
    assert texts(slip.deducted) == [["Contribution", "", "5.00"]]
    assert "it is a draft" in words_in(slip)


def test_the_name_of_one_of_many_is_searched(page: PayoutsPage, desk: Desk) -> None:
    books = desk.books
    names = [f"Socia{number:02}" for number in range(12)]
    some(books, *names)
    knitted(books, " / ".join(f"{one} 1" for one in names))
    view = opened(page, a_run(books))
    assert len(texts(view.slips)) == 14
    view.search.set("socia07")
    assert [row[0] for row in texts(view.slips)] == ["Socia07"]
