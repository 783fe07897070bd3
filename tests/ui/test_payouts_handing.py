"""Pay handed over on the screen: to all or to some, taken back, recorded again; notes and coins of the envelopes."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coopbooks import cash, ledger, payouts
from coopbooks.books import Books
from coopbooks.cash import CountDraft
from coopbooks.payouts import Run
from tests.builders import TODAY, account_id, assert_posted, last_voucher, m, person_id, post, spaced
from tests.core.paying import a_club, approved, handed, knitted
from tests.core.store import q
from tests.core.working import done, record
from tests.ui.giving import words_in
from tests.ui.hands import CTRL
from tests.ui.paying import over, payouts_page
from tests.ui.tables import texts
from ui.desk import Desk
from ui.payouts import PayoutsPage
from ui.payouts.envelopes import EnvelopesView
from ui.payouts.hand_form import HandForm
from ui.payouts.view import RunView
from ui.shared.asking import Asking
from ui.shared.doing import Wanted


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, follow: Any) -> PayoutsPage:
    """Return the page over books in which Ana and Berta knitted 12 and 5 jumpers at 18: 216 and 90."""
    a_club(desk.books)
    knitted(desk.books, "Ana 12 / Berta 5")
    return payouts_page(desk, qtbot, follow)


def hand(page: PayoutsPage, run: Run) -> HandForm:
    page.want(Wanted(run=run.id))
    over(page).deeds.hand_button.click()
    form = over(page)
    assert isinstance(form, HandForm)
    return form


def who_has_hers(books: Books, run: Run) -> list[str]:
    return [one.name for one in payouts.slips(books, run.id) if one.handed]


def answer(page: PayoutsPage, reason: str) -> None:
    question = next(one for one in page.window().findChildren(Asking) if one.isVisible())
    question.boxes["reason"].editor.set(reason)
    question.submit()


def test_all_get_theirs_by_keys(page: PayoutsPage, desk: Desk, keys: Any) -> None:
    books = desk.books
    run = approved(books)
    form = hand(page, run)
    assert form.persons.table.hasFocus()
    assert texts(form.persons.table) == [["✓", "Ana", "", "216.00"], ["✓", "Berta", "", "90.00"]]
    assert form.waits.isHidden()
    keys.press(Qt.Key.Key_Return, CTRL)
    assert_posted(last_voucher(books), "member_pay 216 @Ana / member_pay 90 @Berta / cash -306")
    assert isinstance(over(page), RunView)
    said = words_in(desk.notices)
    assert "Everybody has hers." in said
    assert "Cash box now holds Bs 4,694.00." in said
    desk.undo()
    assert who_has_hers(books, run) == []


def test_who_is_absent_stays_unpaid(page: PayoutsPage, desk: Desk, keys: Any) -> None:
    """Space takes the mark of Berta away; her 90 wait in their envelope, and Home says so."""
    from ui.home.tasks import list_tasks

    books = desk.books
    run = approved(books)
    form = hand(page, run)
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Space)
    assert [row[0] for row in texts(form.persons.table)] == ["✓", ""]
    assert "Not marked: 1. They stay unpaid" in form.waits.text()
    form.show_accounting()
    assert "Two hundred sixteen" in form.foot.said.text()
    keys.press(Qt.Key.Key_Return, CTRL)
    assert_posted(last_voucher(books), "member_pay 216 @Ana / cash -216")
    assert texts(over(page).slips)[1][-1] == "waits"
    words = [spaced(task.words) for task in list_tasks(books)]
    assert "“First half of March”: 1 envelope waits to be handed over, Bs 90.00" in words
    assert not [one for one in words if "not paid yet" in one]
    knitted(books, "Ana 1", size="S")
    assert "Work of 1 member since 20/03/2026 is not paid yet" in [spaced(task.words) for task in list_tasks(books)]


def test_a_mark_comes_back_and_a_name_is_searched(page: PayoutsPage, desk: Desk, keys: Any) -> None:
    form = hand(page, approved(desk.books))
    form.persons.none_button.click()
    form.submit()
    assert form.boxes["persons"].refusal_text == "Choose who gets hers."
    form.persons.search.set("ber")
    assert [row[1] for row in texts(form.persons.table)] == ["Berta"]
    form.persons.table.setFocus()
    keys.press(Qt.Key.Key_Space)
    assert form.persons.value() == (person_id(desk.books, "Berta"),)
    form.persons.all_button.click()
    assert len(form.persons.value()) == 2


def test_by_bank_a_bank_is_proposed_and_no_notes_are_asked_for(page: PayoutsPage, desk: Desk) -> None:
    books = desk.books
    run = approved(books)
    form = hand(page, run)
    assert form.pieces_button.isVisible()
    form.way.setCurrentIndex(1)
    assert not form.pieces_button.isVisible()
    banks = [one.id for one in ledger.list_accounts(books, boxes=True, postable=True) if one.box == "bank"]
    assert form.box.value() in banks
    form.submit()
    form.submit()  # the bank holds nothing: asked about once
    assert [one.handed.way for one in payouts.slips(books, run.id) if one.handed] == ["bank", "bank"]


def test_cash_out_of_a_bank_is_asked_about(page: PayoutsPage, desk: Desk) -> None:
    """The bank holds enough: it is the cash that is odd, once."""
    books = desk.books
    post(books, "1.1.1.04 4750 / cash -4750")
    run = approved(books)
    form = hand(page, run)
    form.box.set(account_id(books, "1.1.1.04"))
    form.submit()
    assert "Paid out of “Bank”, and yet written down as “In cash”: look at both." in form.foot.doubts.text
    assert payouts.run(books, run.id).left == 2
    form.submit()
    assert payouts.run(books, run.id).left == 0


def test_one_gives_hers_back_and_the_others_keep_theirs(page: PayoutsPage, desk: Desk) -> None:
    books = desk.books
    run = approved(books)
    handed(books, run)
    page.want(Wanted(run=run.id, person=person_id(books, "Ana")))
    slip = over(page)
    assert slip.hand_button.isHidden()
    slip.back_button.click()
    answer(page, "It was torn")
    assert who_has_hers(books, run) == ["Berta"]
    assert slip.hand_button.isVisible()
    desk.undo()
    assert who_has_hers(books, run) == ["Ana", "Berta"]


def test_one_comes_for_hers_alone(page: PayoutsPage, desk: Desk) -> None:
    books = desk.books
    run = approved(books)
    page.want(Wanted(run=run.id, person=person_id(books, "Berta")))
    slip = over(page)
    slip.pieces_button.click()
    assert [row[0] for row in texts(over(page).each)] == ["Berta"]
    page.close_over(over(page))
    slip.hand_button.click()
    over(page).submit()
    assert_posted(last_voucher(books), "member_pay 90 @Berta / cash -90")


def test_what_was_begun_for_another_does_not_hand_her_pay_over(page: PayoutsPage, desk: Desk, keys: Any) -> None:
    """Begun for Ana and cut off: opened from the slip of Berta it is Berta's, the note given back."""
    books = desk.books
    run = approved(books)
    begun = hand(page, run)
    begun.persons.mark_only([person_id(books, "Ana")])
    keys.fill(begun.note, "In the shop")
    begun.keep_typed()
    page.close_all_over()
    page.want(Wanted(run=run.id, person=person_id(books, "Berta")))
    over(page).hand_button.click()
    form = over(page)
    assert form.note.value() == "In the shop"
    form.submit()
    assert who_has_hers(books, run) == ["Berta"]


def test_all_is_taken_back_and_handed_over_again(page: PayoutsPage, desk: Desk) -> None:
    books = desk.books
    run = approved(books)
    for name in ("Ana", "Berta"):
        handed(books, run, name)
    page.want(Wanted(run=run.id))
    over(page).deeds.back_button.click()
    answer(page, "Another day")
    assert who_has_hers(books, run) == []
    desk.undo()
    assert who_has_hers(books, run) == ["Ana", "Berta"]
    desk.undo()
    assert who_has_hers(books, run) == []


def test_a_handing_over_is_corrected_in_its_form(page: PayoutsPage, desk: Desk) -> None:
    """Recorded for both, only Ana came: recorded again, Berta waits; undone, both have theirs."""
    books = desk.books
    run = approved(books)
    posted = handed(books, run, note="In the shop")
    page.open_correction(posted)
    form = over(page)
    assert (form.note.value(), form.box.value(), form.day.value()) == ("In the shop", account_id(books, "cash"), TODAY)
    form.persons.mark_only([person_id(books, "Ana")])
    form.submit()
    assert who_has_hers(books, run) == ["Ana"]
    assert ledger.voucher(books, posted.id).voided
    desk.undo()
    assert who_has_hers(books, run) == ["Ana", "Berta"]


def counted(books: Books, **pieces: int) -> None:
    """Count the cash box: ``n100=2`` are two notes of 100."""
    box = account_id(books, "cash")
    there = tuple((m(name[1:]), many) for name, many in pieces.items())
    cash.count_cash(books, CountDraft(TODAY, box, there, "Counted"))


def test_the_fewest_notes_and_coins_of_each_envelope(page: PayoutsPage, desk: Desk) -> None:
    """216 is 200 + 10 + 5 + 1, and 90 is 50 + 2 × 20: seven pieces."""
    page.want(Wanted(run=approved(desk.books).id))
    over(page).deeds.pieces_button.click()
    view = over(page)
    assert isinstance(view, EnvelopesView)
    assert [row[1:] for row in texts(view.each)] == [
        ["216.00", "1 × 200.00, 1 × 10.00, 1 × 5.00, 1 × 1.00"],
        ["90.00", "1 × 50.00, 2 × 20.00"],
    ]
    assert [spaced(" ".join(row)) for row in texts(view.needed)] == [
        "Bs 200.00 1 200.00",
        "Bs 50.00 1 50.00",
        "Bs 20.00 2 40.00",
        "Bs 10.00 1 10.00",
        "Bs 5.00 1 5.00",
        "Bs 1.00 1 1.00",
    ]
    assert "never counted" in view.said.text()
    assert view.change.isHidden()


def test_a_largest_note_and_a_least_of_small_money_are_wished_for(page: PayoutsPage, desk: Desk) -> None:
    """No note above 100, and of each envelope 20 at the least in pieces of up to 10."""
    page.want(Wanted(run=approved(desk.books).id))
    over(page).deeds.pieces_button.click()
    view = over(page)
    view.largest.set(m("100"))
    view.small.set(m("10"))
    view.at_least.set(m("20"))
    view.work_out()
    for slip, pieces in view.packed.each.items():
        small = sum((coin.times(many) for coin, many in pieces.items() if coin <= m("10")), m("0"))
        assert small >= m("20"), slip
        assert max(pieces) <= m("100")
    view.at_least.set(m("-1"))
    view.work_out()
    assert view.fields.boxes["at_least"].refusal_text == "Write zero or more."
    assert not view.labels_button.isEnabled()


def test_the_last_count_says_what_is_to_be_changed_at_the_bank(page: PayoutsPage, desk: Desk) -> None:
    """The box has notes of 200 and 100 alone: 16 of Ana and 90 of Berta are to be brought, for notes of the box."""
    books = desk.books
    counted(books, n200=10, n100=30)
    page.want(Wanted(run=approved(books).id))
    over(page).deeds.pieces_button.click()
    view = over(page)
    change = view.packed.change
    assert payouts.worth_of(change.bring) == m("106")
    assert payouts.worth_of(change.give) - change.back == m("106")
    said = words_in(view)
    assert "At the bank, before the envelopes can be filled" in said
    assert "Give for it" in said
    counted(books, n200=20, n50=10, n20=10, n10=10, n5=10, n1=50)
    view.freshen()
    assert view.packed.change is None
    assert "By the last count of the box all of it is there." in words_in(view)


def test_what_no_coins_make_is_said_where_it_is_asked(page: PayoutsPage, desk: Desk) -> None:
    """Not rounded, 0.03 more than coins make: paid by bank, not in envelopes."""
    from tests.core.paying import rules

    books = desk.books
    rules(books, step=1)
    record(books, done(books, "Ana", "1", rate=q("0.03"), rate_note="Little", size="S"))
    page.want(Wanted(run=approved(books).id))
    over(page).deeds.pieces_button.click()
    view = over(page)
    assert "No notes and coins make" in view.fields.general.text()
    assert not view.bank_button.isEnabled()
