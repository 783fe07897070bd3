"""What was added is undone like anything else: the keys never go past it to something older."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from coopbooks import (
    attachments,
    cash,
    drafts,
    ledger,
    materials,
    members,
    orders,
    people,
    products,
)
from coopbooks.attachments import Holder
from coopbooks.books import Books
from coopbooks.members import MemberDraft
from coopbooks.people import PersonDraft
from tests.builders import TODAY, account_id, m, person_id, post
from tests.ui.hands import CTRL, KEY, Hands
from tests.ui.test_attachments_shown import red
from ui.desk import Desk
from ui.materials.form import MaterialForm
from ui.members.member_form import MemberForm
from ui.orders.form import OrderForm
from ui.products.form import ProductForm
from ui.settings.people import PersonForm
from ui.shared.form import Form


def an_older_deed(hands: Hands) -> int:
    """Record something by hand before anything is added; return its voucher."""
    desk = hands.window.desk
    posted = post(hands.window.books, "cash 5 / contributions -5")
    desk.done(desk.recorded("Older", posted.id))
    return posted.id


@dataclass(frozen=True)
class Kind:
    """Where one is added, what is typed there, and who is there by name."""

    page: str
    wanted: dict[str, Any]
    typed: dict[str, str]
    there: Callable[[Books], list[str]]


KINDS: Final = {
    "member": Kind(
        "members", {"new": "member"}, {"name": "Berta"}, lambda books: [one.name for one in people.list_people(books)]
    ),
    "group": Kind(
        "members", {"new": "group"}, {"name": "Bakers"}, lambda books: [one.name for one in members.list_groups(books)]
    ),
    "product": Kind(
        "products",
        {"new": "product"},
        {"name": "Poncho", "unit": "piece", "price": "90"},
        lambda books: [one.name for one in products.list_products(books)],
    ),
    "order": Kind(
        "orders",
        {"new": "order"},
        {"title": "Jumpers"},
        lambda books: [row.order.title for row in orders.list_orders(books)],
    ),
    "material": Kind(
        "materials",
        {"new": "material"},
        {"name": "Alpaca", "unit": "kg"},
        lambda books: [row.material.name for row in materials.list_materials(books)],
    ),
    "person": Kind(
        "settings",
        {"new": "person"},
        {"name": "Don Luis"},
        lambda books: [one.name for one in people.list_people(books)],
    ),
    "activity": Kind(
        "settings",
        {"new": "activity"},
        {"name": "Canteen"},
        lambda books: [one.name for one in ledger.list_activities(books)],
    ),
}


def add(hands: Hands, kind: Kind) -> None:
    hands.go(kind.page, **kind.wanted)
    for name, text in kind.typed.items():
        hands.fill(hands.over.boxes[name].editor, text)
    hands.press(KEY.Key_Return, held=CTRL)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_ctrl_z_takes_away_what_was_added_and_not_the_deed_before(hands: Hands, kind: Kind) -> None:
    books, older = hands.window.books, an_older_deed(hands)
    before = kind.there(books)
    add(hands, kind)
    assert len(kind.there(books)) == len(before) + 1
    hands.press(KEY.Key_Z, held=CTRL)
    assert kind.there(books) == before
    assert hands.window.notices.shown["done"].text.startswith("Undone: ")
    assert ledger.voucher(books, older).stands
    hands.press(KEY.Key_Z, held=CTRL)
    assert not ledger.voucher(books, older).stands


def make_her_a_member(hands: Hands, name: str) -> int:
    """Tick the role in the form that changes somebody; return who she is."""
    known = next(one for one in people.list_people(hands.window.books) if one.name == name)
    form: Any = PersonForm(hands.window.desk, known)
    hands.window.desk.open_over(form)
    form.roles.set({*known.roles, "member"})
    hands.press(KEY.Key_Return, held=CTRL)
    return known.id


def test_who_became_a_member_is_what_she_was_again(hands: Hands) -> None:
    """Undoing that once more makes her a member again, as with any change."""
    books = hands.window.books
    add(hands, KINDS["person"])
    person = make_her_a_member(hands, "Don Luis")
    for there in ([], [person], []):
        hands.press(KEY.Key_Z, held=CTRL)
        assert [one.id for one in members.list_all(books)] == there
    assert not members.ever_member(books, person)


def test_who_was_added_and_became_a_member_goes_as_a_whole(hands: Hands) -> None:
    """As when another form made her one."""
    books, before = hands.window.books, KINDS["person"].there(hands.window.books)
    add(hands, KINDS["person"])
    people.take_role(books, person_id(books, "Don Luis"), "member")
    hands.press(KEY.Key_Z, held=CTRL)
    assert KINDS["person"].there(books) == before


def test_who_saved_as_a_member_stays_one(hands: Hands) -> None:
    books = hands.window.books
    add(hands, KINDS["person"])
    person = make_her_a_member(hands, "Don Luis")
    saved = members.DeedDraft("voluntary", TODAY, (members.Part(person, m("5")),), account_id(books, "cash"))
    members.record_deed(books, saved)
    hands.press(KEY.Key_Z, held=CTRL)
    assert [one.id for one in members.list_all(books)] == [person]
    said = hands.window.notices.shown["trouble"].text
    assert said == ("Not undone: Don Luis was changed. It is used by now, so it stays. Record that she leaves instead.")


def test_who_was_a_member_before_is_none_again_and_keeps_what_she_was(books: Books, desk: Desk) -> None:
    """The role was given back by hand once: ticked again and undone, her savings of then are in no way."""
    rosa = members.add_member(books, MemberDraft("Rosa", joined=TODAY, role="Secretary"))
    people.change_person(books, rosa.id, PersonDraft("Rosa"))
    form: Any = PersonForm(desk, people.person(books, rosa.id))
    desk.done(form.record(PersonDraft("Rosa", roles=frozenset({"member"}))))
    assert members.member(books, rosa.id).role == "Secretary"
    desk.undo()
    assert people.person(books, rosa.id).roles == frozenset()
    assert members.ever_member(books, rosa.id)
    form.deleteLater()


def test_a_box_is_undone_until_money_went_through_it(hands: Hands) -> None:
    books, before = hands.window.books, [one.name for one in cash.list_boxes(hands.window.books)]
    for _once in range(2):
        hands.go("cash")
        hands.page.boxes.ask_for_new()
        hands.settle()
        hands.fill(hands.asked.boxes["name"].editor, "Chest")
        hands.press(KEY.Key_Return, held=CTRL)
        assert len(cash.list_boxes(books)) == len(before) + 1
        if _once == 0:
            hands.press(KEY.Key_Z, held=CTRL)
            assert [one.name for one in cash.list_boxes(books)] == before
    chest = next(one for one in cash.list_boxes(books) if one.name == "Chest")
    ledger.post(books, an_entry(chest.id))
    hands.press(KEY.Key_Z, held=CTRL)
    assert len(cash.list_boxes(books)) == len(before) + 1
    said = hands.window.notices.shown["trouble"].text
    assert said.startswith("Not undone: Chest was added. It is used by now, so it stays.")
    older = hands.window.desk.last_deed()
    assert older is None or "Chest" not in older.said, "it would stand in the way of everything older"


def an_entry(box: int) -> ledger.VoucherDraft:
    lines = (ledger.Line(box, m("5")), ledger.Line("contributions", m("-5")))
    return ledger.VoucherDraft(TODAY, "In", lines)


@dataclass(frozen=True)
class Record:
    """Something with a record of its own: what opens that, the form that changes it, and its key."""

    kind: str
    wanted: str
    newest: Callable[[Books], Any]
    form: Callable[[Desk, Any], Form]


RECORDS: Final = {
    "member": Record(
        "member",
        "person",
        lambda books: next(row.member for row in members.list_members(books) if row.member.name == "Berta"),
        MemberForm,
    ),
    "product": Record(
        "product",
        "product",
        lambda books: next(one for one in products.list_products(books) if one.name == "Poncho"),
        ProductForm,
    ),
    "order": Record("order", "order", lambda books: next(row.order for row in orders.list_orders(books)), OrderForm),
    "material": Record(
        "material",
        "material",
        lambda books: next(row.material for row in materials.list_materials(books)),
        MaterialForm,
    ),
}


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_what_shows_it_or_would_change_it_goes_with_it(hands: Hands, record: Record) -> None:
    """The record is open, and over it the form that changes it, with a change kept from before."""
    books, kind = hands.window.books, KINDS[record.kind]
    add(hands, kind)
    known = record.newest(books)
    hands.go(kind.page, **{record.wanted: known.id})
    form = record.form(hands.window.desk, known)
    hands.window.desk.open_over(form)
    drafts.keep(books, str(form.key), {}, ())
    hands.press(KEY.Key_Z, held=CTRL)
    assert known.id not in [getattr(one, "id", None) for one in kind.there(books)]
    assert hands.page.count() == 1, "the page itself is all that is left"
    assert drafts.kept(books, str(form.key)) is None


def test_its_papers_go_with_it(hands: Hands, tmp_path: Path) -> None:
    books = hands.window.books
    hands.go("members", new="member")
    form = hands.over
    hands.fill(form.name, "Berta")
    photo = tmp_path / "photo.png"
    photo.write_bytes(red())
    form.papers.ready.read([photo])
    hands.settle()
    hands.press(KEY.Key_Return, held=CTRL)
    berta = RECORDS["member"].newest(books)
    assert len(attachments.list_attachments(books, Holder("person", berta.id))) == 1
    hands.press(KEY.Key_Z, held=CTRL)
    assert attachments.list_attachments(books, Holder("person", berta.id)) == []
    assert "Berta" not in [one.name for one in people.list_people(books)]


def test_a_cost_sheet_begun_for_a_product_holds_it(hands: Hands) -> None:
    """Sixty lines typed are not let go of with it."""
    books = hands.window.books
    add(hands, KINDS["product"])
    poncho = RECORDS["product"].newest(books)
    drafts.keep(books, f"costing/sheet:{poncho.id}", {"lines": []}, ())
    hands.press(KEY.Key_Z, held=CTRL)
    assert RECORDS["product"].newest(books).id == poncho.id
    assert "A cost sheet was begun for it." in hands.window.notices.shown["trouble"].text
