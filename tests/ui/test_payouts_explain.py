"""Any figure of a slip opens to the lots, rates and deductions behind it, down to who recorded each and when."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coopbooks import payouts, rates, showing
from coopbooks.days import Month
from coopbooks.payouts import FIGURES, Ask, Bonus, Part, Pot
from tests.builders import TODAY, m, person_id, spaced
from tests.core.lending import lent, terms
from tests.core.membering import recorded
from tests.core.paying import a_club, a_run, advanced, approved, knitted, rules
from tests.core.working import done, record
from tests.ui.giving import words_in
from tests.ui.membering import members_page
from tests.ui.paying import over, payouts_page
from tests.ui.tables import texts
from ui.desk import Desk
from ui.payouts import PayoutsPage
from ui.payouts.explain_view import ExplainView
from ui.payouts.slip_view import SlipView
from ui.shared.doing import Wanted
from ui.shared.voucher_view import VoucherView


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> PayoutsPage:
    """Return the page over books in which Ana knitted 12 and 3 jumpers at 18 and cut 10 at 1.50: 216 + 54 + 15 = 285.

    10 % of savings are 28.50, an advance 50, dues 10: 285 − 88.50 = 196.50, of which step 20 leaves 0.10.
    """
    books = desk.books
    a_club(books)
    rules(books, Ask("savings", percent=Decimal(10), detail="compulsory"), step=20)
    advanced(books, "Ana", "50", day=date(2026, 3, 9))
    recorded(books, "dues", "Ana 10", month=Month(2026, 3))
    knitted(books, "Ana 12", day=date(2026, 3, 10))
    knitted(books, "Ana 3", day=date(2026, 3, 12))
    record(books, done(books, "Ana", "10", step="cut", day=date(2026, 3, 12)))
    return payouts_page(desk, qtbot, follow)


def slip_of(page: PayoutsPage, run: int, name: str = "Ana") -> SlipView:
    page.want(Wanted(run=run, person=person_id(page.desk.books, name)))
    view = over(page)
    assert isinstance(view, SlipView)
    return view


def explained(page: PayoutsPage) -> ExplainView:
    view = over(page)
    assert isinstance(view, ExplainView)
    return view


def test_a_slip_tells_what_she_earned_what_is_deducted_and_what_she_gets(page: PayoutsPage, desk: Desk) -> None:
    view = slip_of(page, approved(desk.books).id)
    assert [row[1:] for row in texts(view.earned)] == [
        ["10 × 1.50", "15.00", "15.00"],
        ["15 × 18.00", "270.00", "285.00"],
    ]
    assert [spaced(" | ".join(row)) for row in texts(view.deducted)] == [
        "Advance · 09/03/2026 |  | 50.00 | 0.00",
        "Compulsory savings | Bs 285.00 × 10% | 28.50 | ",
        "Monthly dues · March 2026 |  | 10.00 | 0.00",
    ]
    assert texts(view.figures) == [
        ["Total earned", "285.00"],
        ["Deductions", "88.50"],
        ["Left after deductions", "196.50"],
        ["Net to pay", "196.40"],
        ["Rounding carried to the next slip", "0.10"],
    ]


def test_what_is_left_of_a_loan_in_dollars_is_told_in_dollars(page: PayoutsPage, desk: Desk) -> None:
    """Three of four instalments of $us 25 are due: 75 × 7.00 = 525 of the 900 earned, and $us 25 are left."""
    books = desk.books
    rates.set_rate(books, rates.RateDraft("dollar", date(2026, 3, 1), "amount", Decimal(7)))
    agreed = terms("100", "0", currency="USD", instalments=4, method="no_interest")
    lent(books, agreed, person=person_id(books, "Berta"), rate=Decimal("6.96"), rate_source="agreed")
    knitted(books, "Berta 50", day=date(2026, 3, 10))
    view = slip_of(page, approved(books).id, "Berta")
    said = [spaced(" | ".join(row[-3:])) for row in texts(view.deducted)]
    assert "$us 75.00 × 7.00 | 525.00 | $us 25.00" in said


def test_every_figure_opens_by_keys_to_the_steps_that_add_up_to_it(page: PayoutsPage, desk: Desk, keys: Any) -> None:
    view = slip_of(page, approved(desk.books).id)
    figures = dict(texts(view.figures))
    assert view.figures.hasFocus()
    for place, (called, amount) in enumerate(figures.items()):
        view.figures.go_to(place)
        keys.press(Qt.Key.Key_Return)
        shown = explained(page)
        assert spaced(shown._title.text()) == f"{called}: Bs {amount}"
        assert texts(shown.steps)[-1][-1] == amount
        assert shown.steps.hasFocus()
        keys.press(Qt.Key.Key_Escape)
        assert over(page) is view
        assert view.figures.hasFocus()
    assert set(figures) <= set(FIGURES.values())


def test_a_lot_leads_to_the_work_that_was_written_down(page: PayoutsPage, desk: Desk, keys: Any) -> None:
    """15 at 18.00 are 12 of one day and 3 of another, at a rate somebody wrote down; Enter goes to them, and from there
    to the work itself.
    """
    view = slip_of(page, approved(desk.books).id)
    lots = texts(view.earned)
    view.earned.go_to(next(place for place, row in enumerate(lots) if row[1] == "15 × 18.00"))
    view.earned.setFocus()
    keys.press(Qt.Key.Key_Return)
    shown = explained(page)
    assert "15 at Bs 18.00 each, rounded once." in words_in(shown)
    assert [row[:1] + row[2:] for row in texts(shown.records)] == [
        ["10/03/2026", "12", "216.00", "Rosa Mamani", "20/03/2026"],
        ["12/03/2026", "3", "54.00", "Rosa Mamani", "20/03/2026"],
        ["20/03/2026", "", "", "Rosa Mamani", "20/03/2026"],
    ]
    assert spaced(texts(shown.records)[2][1]) == "The rate: Bs 18.00 each"
    keys.press(Qt.Key.Key_Return)
    assert shown.records.hasFocus()
    keys.press(Qt.Key.Key_Return)
    opened: Any = page.currentWidget()
    assert opened.work.day == date(2026, 3, 10)
    went: list[tuple[str, int | None]] = []
    desk.went.connect(lambda key, wanted: went.append((key, wanted.work)))
    opened.go_button.click()
    assert went == [("work", opened.work.id)]
    keys.press(Qt.Key.Key_Escape)
    assert page.currentWidget() is shown
    assert shown.records.hasFocus()


def test_a_deduction_leads_to_the_voucher_of_its_debt(page: PayoutsPage, desk: Desk, keys: Any) -> None:
    view = slip_of(page, approved(desk.books).id)
    view.deducted.setFocus()
    keys.press(Qt.Key.Key_Return)
    shown = explained(page)
    assert [row[0] for row in texts(shown.records)] == ["09/03/2026"]
    assert "Still owed after it: Bs 0.00." in words_in(shown)
    keys.press(Qt.Key.Key_Return)
    voucher = over(page)
    assert isinstance(voucher, VoucherView)
    assert voucher.voucher.word == "member_advance"


def test_what_was_asked_of_all_says_so(page: PayoutsPage, desk: Desk) -> None:
    view = slip_of(page, approved(desk.books).id)
    view.open_figure("deducted", next(one for one in view.slip.pay.deductions if one.asked.kind == "savings"))
    shown = explained(page)
    assert shown.said.text() == "By the rules of the club, or as it was agreed with her."
    assert shown.records.isHidden()
    view.open_figure("paid")
    shown = explained(page)
    shown.steps.go_to(len(texts(shown.steps)) - 1)
    assert "The net is rounded to Bs 0.20, down; the rest goes to the next slip." in words_in(shown)


def test_what_the_last_slip_carried_stands_among_the_figures(page: PayoutsPage, desk: Desk) -> None:
    """36 less 3,60 are 32,40; with the 0,10 of before 32,50, of which 0,20 leave 0,10 again."""
    books = desk.books
    approved(books)
    knitted(books, "Ana 2", size="S")
    view = slip_of(page, approved(books, title="Next").id)
    assert texts(view.figures)[2:] == [
        ["Left after deductions", "32.40"],
        ["From the last slip or before", "0.10"],
        ["Net to pay", "32.40"],
        ["Rounding carried to the next slip", "0.10"],
    ]


def test_an_instalment_leads_to_the_loan_it_pays(page: PayoutsPage, desk: Desk) -> None:
    """More is due of the loan than she earned: what could not be deducted is carried, and shown."""
    books = desk.books
    one = lent(books, terms(), person=person_id(books, "Berta"))
    knitted(books, "Berta 20")
    view = slip_of(page, approved(books).id, "Berta")
    [row] = [row for row in texts(view.deducted) if row[0] == "Loan instalment"]
    kept = next(each for each in view.slip.pay.deductions if each.asked.kind == "loan")
    assert row[2:4] == [showing.amount(kept.taken), showing.amount(kept.carried)]
    assert kept.taken == m("360.00")  # all of 20 × 18
    assert kept.carried + kept.taken == kept.wanted
    view.open_figure("not_deducted", kept)
    shown = explained(page)
    paid = dict(kept.parts)
    told = f"It pays interest {showing.amount(paid['interest'])} + principal {showing.amount(paid['principal'])}."
    assert shown.said.text().startswith(told)
    shown.steps.opened.emit(shown.steps.current())
    assert over(page).voucher.id == one.voucher


def test_a_part_of_a_pot_and_a_bonus_say_by_whom_they_were_decided(page: PayoutsPage, desk: Desk) -> None:
    """100 by 25 pieces of hers alone are all hers; the bonus of 5 is on top."""
    books = desk.books
    pot = Pot(m("100"), (Part("pieces"),))
    ana = person_id(books, "Ana")
    run = approved(books, rates=False, pot=pot, pot_label="Fair", bonuses=(Bonus(ana, "Cooked", m("5")),))
    view = slip_of(page, run.id)
    assert [spaced(" | ".join(row)) for row in texts(view.earned)] == [
        "Cooked |  | 5.00 | 5.00",
        "Fair: by pieces made | Bs 100.00 × 25 ÷ 25 | 100.00 | 105.00",
    ]
    view.open_figure("gross", view.slip.pay.extras[1])
    shown = explained(page)
    assert shown.said.text() == payouts.rule_in_words()
    assert [row[0] for row in texts(shown.records)] == [TODAY.strftime("%d/%m/%Y")]
    assert texts(shown.records)[0][-2] == "Rosa Mamani"


def test_a_figure_of_a_draft_opens_too_and_goes_with_it(page: PayoutsPage, desk: Desk) -> None:
    books = desk.books
    run = a_run(books)
    view = slip_of(page, run.id)
    assert not view.print_button.isVisible()
    view.open_figure("paid")
    assert texts(explained(page).steps)[-1][-1] == "196.40"
    page.close_over(over(page))
    payouts.remove_run(books, run.id)
    assert over(page) is not view


def test_her_slips_stand_with_the_member_and_lead_to_their_payout(
    page: PayoutsPage, desk: Desk, qtbot: QtBot, follow: Any
) -> None:
    run = approved(desk.books)
    members = members_page(desk, qtbot, follow)
    members.open_record(person_id(desk.books, "Ana"))
    view: Any = members.currentWidget()
    assert texts(view.slips) == [["20/03/2026", "First half of March", "285.00", "88.50", "196.40", "waits"]]
    went: list[tuple[str, int | None, int | None]] = []
    desk.went.connect(lambda key, wanted: went.append((key, wanted.run, wanted.person)))
    view.slips.opened.emit(view.slips.current())
    assert went == [("payouts", run.id, person_id(desk.books, "Ana"))]
    assert page.isVisible()
