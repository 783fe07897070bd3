"""Recording the same again of what posts nothing: a new form is proposed with what the old one had, as of today."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coopbooks import grants, materials, members, orders, products, rates, work
from coopbooks.books import Books
from coopbooks.materials import HandDraft
from coopbooks.members import MemberDraft
from coopbooks.orders import OrderLine
from coopbooks.products import MakingDraft
from coopbooks.rates import RateDraft
from coopbooks.work import PieceDraft
from tests.builders import TODAY, m, person_id
from tests.core.granting import granted
from tests.core.ordering import a_draft
from tests.core.store import a_material, q
from tests.core.working import a_product, done, record
from tests.ui.hands import CTRL, KEY, Hands
from ui.shared.doing import Wanted
from ui.shared.form import Form
from ui.shared.table_menu import table_menu
from ui.shared.waiting import list_waiting

EARLIER = TODAY - timedelta(days=30)
Said = Callable[[], list[Any]]
"""What is on record of a kind, each but for its number and days."""


def some_work(books: Books) -> Said:
    members.add_member(books, MemberDraft("Ana"))
    a_product(books)
    record(books, done(books, "Ana", "4", day=EARLIER, rejected=q("1"), note="Blue", size="M"))
    return lambda: [(one.draft.day, replace(one.draft, day=TODAY)) for one in work.list_work(books).rows(0, 9)]


def an_order(books: Books) -> Said:
    wanted = (OrderLine(None, "Jumper", q("40"), "piece", m("100")),)
    orders.add_order(books, replace(a_draft(books), taken=EARLIER, promised=EARLIER + timedelta(days=44), lines=wanted))
    as_now: dict[str, Any] = {"code": "", "taken": TODAY, "promised": TODAY + timedelta(days=44)}
    return lambda: [(one.order.taken, replace(one.order.draft, **as_now)) for one in orders.list_orders(books)]


def a_grant(books: Books) -> Said:
    granted(books, day=EARLIER, ends=TODAY, note="In two parts")

    def said(one: Any) -> Any:
        parts = tuple(replace(part, id=None) for part in one.draft.purposes)
        return one.day, replace(one.draft, name="", day=TODAY, begins=None, ends=None, purposes=parts)

    return lambda: [said(one) for one in grants.list_grants(books)]


def a_kind_of_product(books: Books) -> Said:
    [apron] = products.list_products(books)
    products.keep_making(books, apron.id, [MakingDraft("sew", q("30"), "overlock", q("2.50"))], TODAY)

    def said(one: Any) -> Any:
        made = [replace(step.draft, id=None) for step in products.list_making(books, one.id)]
        return TODAY, replace(one.draft, name="", code=""), made

    return lambda: [said(one) for one in products.list_products(books)]


def a_rate(books: Books) -> Said:
    rates.set_rate(books, RateDraft("dollar", EARLIER, "amount", Decimal("6.96"), "Central bank"))
    return lambda: [(one.since, replace(one.draft, since=TODAY)) for one in rates.list_rates(books)]


def pieces(books: Books) -> Said:
    ana = members.add_member(books, MemberDraft("Ana")).id
    work.hand_pieces(books, PieceDraft("given", ana, a_product(books), q("3"), EARLIER, "L", note="For home"))

    def said(one: Any) -> Any:
        return one.day, (one.kind, one.person, one.product, one.quantity, one.size, one.note)

    return lambda: [said(one) for one in work.list_piece_moves(books).rows(0, 9)]


def in_trust(books: Books) -> Said:
    who, wool = person_id(books, "Ana"), a_material(books, "wool")
    materials.hand(books, HandDraft(EARLIER, "trust_in", wool, who, q("2.5"), "kg", "Hers"))

    def said(one: Any) -> Any:
        return one.day, (one.kind, one.person, one.material.id, one.quantity, one.note)

    return lambda: [said(one) for one in materials.list_hand_moves(books).rows(0, 9)]


@dataclass(frozen=True)
class Kind:
    """A kind of record: what puts one on record, and where it is listed."""

    begin: Callable[[Books], Said]
    page: str
    tab: str = ""
    view: str = ""


KINDS: Any = (
    Kind(some_work, "work", "work"),
    Kind(an_order, "orders"),
    Kind(a_grant, "grants", "grants"),
    Kind(a_kind_of_product, "products"),
    Kind(a_rate, "settings", "rates"),
    Kind(pieces, "work", "pieces", "moves"),
    Kind(in_trust, "materials", "hands", "moves"),
)


def table_of(hands: Hands, kind: Kind) -> Any:
    """Bring a list into sight, the cursor on its first row; return it."""
    hands.window.go(kind.page, Wanted(tab=kind.tab) if kind.tab else None)
    hands.settle()
    shown = hands.page
    part = shown if not kind.tab else shown.listed if kind.tab in ("work", "grants") else getattr(shown, kind.tab)
    if kind.view:
        part.view.set(kind.view)
    else:
        part.filters.widen()
    part.table.setFocus()
    part.table.go_to(0)
    return part.table


def save(hands: Hands, form: Form, qtbot: QtBot) -> None:
    """Save it, and what is odd about it all the same."""
    form.submit()
    if form.foot.doubts.isVisible():
        qtbot.waitUntil(lambda: form.foot.doubts.may_be_read)
        form.submit()
    hands.settle()


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_is_proposed_as_of_today_and_saved_only_when_it_is_wanted(
    hands: Hands, qtbot: QtBot, kind: Kind
) -> None:
    """One more stands there then, the same in all but its number and days; undone it is gone, where that can be."""
    said = kind.begin(hands.window.books)
    [first] = said()
    table_of(hands, kind)
    hands.press(KEY.Key_D, held=CTRL)
    form = hands.over
    assert isinstance(form, Form)
    assert (form.half_filled, said()) == (False, [first])
    if kind.page in ("products", "grants"):  # no two are called the same
        form.boxes["name"].editor.set("Another")
    save(hands, form, qtbot)
    assert not isinstance(hands.over, Form)
    again = said()
    assert len(again) == 2
    assert [one[1:] for one in again] == [first[1:]] * 2
    assert TODAY in {one[0] for one in again}
    if kind.page != "grants":
        hands.window.desk.undo()
        assert said() == [first]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_typed_in_it_waits_and_is_taken_up_again(hands: Hands, kind: Kind) -> None:
    kind.begin(hands.window.books)
    table_of(hands, kind)
    hands.press(KEY.Key_D, held=CTRL)
    hands.over.boxes["note"].editor.setText("Not as before")
    hands.over.boxes["note"].editor.textEdited.emit("Not as before")
    assert hands.over.half_filled
    assert hands.over.keep_typed()
    hands.page.close_all_over()
    [waiting] = list_waiting(hands.window.books)
    hands.window.go(waiting.page, waiting.wanted)
    form = hands.over
    assert isinstance(form, Form)
    assert form.key.like is not None
    assert form.boxes["note"].editor.text() == "Not as before"


@pytest.mark.parametrize(("kind", "new"), [(KINDS[5], "pieces"), (KINDS[6], "hand")])
def test_an_empty_one_that_waits_is_another_form(hands: Hands, kind: Kind, new: str) -> None:
    """The row under the cursor is what is recorded again; what is typed in its form is not in an empty one."""
    kind.begin(hands.window.books)
    hands.go(kind.page, new=new)
    hands.fill(hands.over.note, "Begun")
    assert hands.over.keep_typed()
    hands.page.close_all_over()
    table_of(hands, kind)
    hands.press(KEY.Key_D, held=CTRL)
    assert not hands.over.half_filled
    assert hands.over.note.text() in ("For home", "Hers")
    hands.fill(hands.over.note, "Not as before")
    assert hands.over.keep_typed()
    hands.page.close_all_over()
    hands.go(kind.page, new=new)
    assert hands.over.note.text() == "Begun"


def test_the_menu_of_a_list_says_what_the_keys_do(hands: Hands) -> None:
    """The first two entries; of an empty list neither can be done."""
    table = table_of(hands, KINDS[1])
    assert [one.isEnabled() for one in table_menu(table).actions()[:1]] == [False]
    hands.window.go("sales")
    hands.page.filters.widen()
    hands.page.table.go_to(0)
    first, second = table_menu(hands.page.table).actions()[:2]
    assert (first.text(), second.text()) == ("Record the same again\tCtrl+D", "Print…\tCtrl+P")
    first.trigger()
    QApplication.processEvents()
    assert isinstance(hands.over, Form)
