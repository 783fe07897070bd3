"""From which grant a cost is paid: asked only once there are grants, refused beyond them, kept, asked about."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from pytestqt.qtbot import QtBot

from coopbooks import costs, grants
from coopbooks.books import change_club
from tests.builders import TODAY, a_cost, account_id, assert_posted, last_voucher, m, spaced
from tests.core.granting import granted, part, received, spend
from ui.costs.form import CostForm
from ui.desk import Desk


def test_a_cost_says_from_which_grant_only_once_there_is_one(desk: Desk, qtbot: QtBot) -> None:
    books = desk.books
    form = CostForm(desk)
    qtbot.addWidget(form)
    assert form.lines.rows[0]._from_grant.isHidden()
    known = granted(books)
    received(books, known, "4000")
    form.start_again()
    row = form.lines.rows[0]
    assert not row._from_grant.isHidden()
    row.category.set_key(account_id(books, "member_training"))
    row.amount.set(m("2000.01"))
    row.purpose.set_key(part(books, known, "trainer"))
    form.box.set(account_id(books, "cash"))
    form.submit()
    assert "Only Bs 2,000.00 are left" in spaced(form.boxes["lines"].refusal_text)
    row.amount.set(m("400"))
    form.submit()
    voucher = last_voucher(books)
    assert_posted(voucher, "member_training 400 / cash -400 / grants_deferred 400 / grants_received -400")
    again = CostForm(desk, costs.cost_of_voucher(books, voucher.id))
    qtbot.addWidget(again)
    assert again.lines.rows[0].purpose.key == part(books, known, "trainer")


def test_a_cost_filled_in_begins_at_its_first_field_though_it_is_from_no_grant(desk: Desk, show: Any) -> None:
    """From which grant may be left empty: that is nothing still missing."""
    books = desk.books
    received(books, granted(books), "4000")
    known = costs.record_cost(books, a_cost(books, "rent 300"))
    form = CostForm(desk, again=known)
    show(form)
    form.enter()
    row = form.lines.rows[0]
    assert not row._from_grant.isHidden()
    assert row.category.hasFocus()
    row.amount.clear()
    form.submit()
    assert row.amount.hasFocus()


def test_a_purpose_of_a_grant_put_away_stays_in_a_correction(desk: Desk, qtbot: QtBot) -> None:
    books = desk.books
    known = granted(books)
    received(books, known, "4000")
    cost = spend(books, known, "member_training 400 = trainer")
    grants.change_grant(books, known.id, replace(known.draft, active=False))
    form = CostForm(desk, cost)
    qtbot.addWidget(form)
    assert form.draft().lines == cost.draft.lines


def test_spending_after_its_days_or_beyond_it_is_asked_about(desk: Desk, qtbot: QtBot) -> None:
    books = desk.books
    change_club(books, replace(books.club, overspending=True))
    known = granted(books, day=TODAY - timedelta(days=9), ends=TODAY - timedelta(days=1))
    form = CostForm(desk)
    qtbot.addWidget(form)
    row = form.lines.rows[0]
    row.category.set_key(account_id(books, "member_training"))
    row.amount.set(m("2400"))
    row.purpose.set_key(part(books, known, "trainer"))
    form.box.set(account_id(books, "cash"))
    form.submit()
    asked = spaced(form.foot.doubts.text)
    assert "was to be spent by 19/03/2026" in asked
    assert "Bs 400.00 more than is left for “trainer · Agreement 12”" in asked
    form.submit()
    assert grants.grant(books, known.id).overspent
