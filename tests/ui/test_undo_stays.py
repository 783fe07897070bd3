"""What nothing takes back is said before anything older is undone."""

from typing import Any

from coopbooks import cash, ledger
from coopbooks.books import Books
from coopbooks.cash import CountDraft
from tests.builders import TODAY, account_id, m, post
from tests.core.granting import a_grant
from tests.ui.hands import KEY, Hands
from ui.desk import Desk
from ui.grants.grant_form import GrantForm
from ui.shared.doing import Deed
from ui.shared.notices import Notices


def test_what_stays_is_said_before_anything_older_is_undone(books: Books, desk: Desk, notices: Notices) -> None:
    """As a saved version and a grant do: the first time the keys say so, the second time they go on."""
    posted = post(books, "cash 5 / contributions -5")
    desk.done(desk.recorded("Older", posted.id))
    desk.done(Deed("Saved", stays=lambda: "It stays as it is."))
    assert [one.text() for one in notices.shown["done"].buttons] == []
    desk.undo()
    assert ledger.voucher(books, posted.id).stands
    assert notices.shown["given_up"].text == "It stays as it is. The next to be undone: Older"
    desk.undo()
    assert not ledger.voucher(books, posted.id).stands


def test_what_was_recorded_and_nothing_takes_back_stands_before_what_is_older(
    books: Books, desk: Desk, notices: Notices
) -> None:
    """Whatever it is, such as a count that agreed; what the books do not hold, as a paper printed, does not."""
    posted = post(books, "cash 5 / contributions -5")
    desk.done(desk.recorded("Older", posted.id))
    desk.done(Deed("Printed"))
    assert desk.last_deed().said == "Older"  # type: ignore[union-attr]
    cash.count_cash(books, CountDraft(TODAY, account_id(books, "cash"), ((m("5"), 1),)))
    desk.done(Deed("Cash box was counted."))
    desk.undo()
    assert ledger.voucher(books, posted.id).stands
    assert notices.shown["given_up"].text == "Stays as it is: Cash box was counted. The next to be undone: Older"
    desk.undo()
    assert not ledger.voucher(books, posted.id).stands
    assert desk.last_deed() is None


def test_what_is_said_of_it_goes_when_one_goes_on(hands: Hands) -> None:
    """On another page, and in a form opened over this one, it would be said of what is no longer in sight."""
    desk, notices = hands.window.desk, hands.window.notices
    for go_on in (lambda: hands.go("sales"), lambda: hands.press(KEY.Key_F3), lambda: desk.correct(1)):
        desk.done(Deed("Saved", stays=lambda: "It stays as it is."))
        desk.undo()
        assert "given_up" in notices.shown
        go_on()
        assert "given_up" not in notices.shown


def test_a_grant_stays(desk: Desk, books: Books) -> None:
    """The file keeps every plan of a grant for good."""
    form: Any = GrantForm(desk, None)
    desk.done(form.record(a_grant(books)))
    last = desk.last_deed()
    assert last
    assert last.stays
    assert last.stays().startswith("The grant “Agreement 12” stays on record with its plan.")
    form.deleteLater()
