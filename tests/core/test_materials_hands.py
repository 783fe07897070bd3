"""Material from hand to hand: ours to a member and back, a customer's in our keeping; it stays whose it is."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coopbooks import ledger, materials
from coopbooks.books import Books
from coopbooks.days import Month, Period
from coopbooks.quantity import Quantity
from tests.builders import TODAY, assert_refused, last_voucher, m, person_id
from tests.core.store import a_use, buy, named, q, stock, there, use


def hand(books: Books, kind: str, quantity: str, who: str = "Ana", **also: str) -> materials.HandMove:
    unit, note = also.get("unit", ""), also.get("note", "")
    yarn, person = named(books, "yarn"), person_id(books, who)
    return materials.hand(books, materials.HandDraft(TODAY, kind, yarn, person, q(quantity), unit, note))


def holdings(books: Books) -> dict[tuple[str, str], Quantity]:
    return {(one.kind, one.name): one.quantity for one in materials.list_holdings(books)}


def test_what_is_handed_out_is_still_ours(books: Books) -> None:
    buy(books, "10 yarn 100")
    posted = last_voucher(books).id
    moved = hand(books, "handed", "4000", unit="g", note=" For the vests ")
    assert (moved.quantity, moved.name, moved.note, moved.undone) == (q("4"), "Ana", "For the vests", False)
    hand(books, "returned", "1")
    hand(books, "handed", "2", "Eva")
    assert holdings(books) == {("handed", "Ana"): q("3"), ("handed", "Eva"): q("2")}
    [row] = materials.list_materials(books)
    assert (row.stock, row.handed, row.in_store) == (there("10", "100"), q("5"), q("5"))
    assert last_voucher(books).id == posted
    ana = person_id(books, "Ana")
    assert [one.quantity for one in materials.list_holdings(books, person=ana)] == [q("3")]
    assert [one.kind for one in materials.list_hand_moves(books, person=ana).rows(0, 9)] == ["returned", "handed"]


def test_what_a_member_used_of_it_leaves_her_hands_and_the_stock(books: Books) -> None:
    buy(books, "10 yarn 100")
    hand(books, "handed", "4")
    ana = person_id(books, "Ana")
    used = use(books, "3 yarn", person=ana)
    assert (used.concerns, used.person) == ("Ana", ana)
    assert holdings(books) == {("handed", "Ana"): q("1")}
    assert stock(books) == there("7", "70")
    again = materials.use_of(used)
    assert again.person == ana
    materials.correct_use(books, used.id, replace(again, lines=a_use(books, "4 yarn").lines))
    assert holdings(books) == {}
    with assert_refused("not_handed", "lines"):
        use(books, "0.1 yarn", person=ana)
    corrected = last_voucher(books)
    ledger.void(books, corrected.id, "A mistake")
    assert holdings(books) == {("handed", "Ana"): q("4")}
    assert stock(books) == there("10", "100")


def test_no_more_is_handed_out_than_there_is_nor_used_by_others(books: Books) -> None:
    bought = buy(books, "10 yarn 100")
    hand(books, "handed", "8")
    with assert_refused("no_stock", "quantity"):
        hand(books, "handed", "2.1")
    with assert_refused("no_stock", "lines"):
        use(books, "2.1 yarn")
    with assert_refused("no_stock"):
        ledger.void(books, bought.voucher, "Never came")
    with assert_refused("not_there", "quantity"):
        hand(books, "returned", "8.1")
    with assert_refused("not_there", "quantity"):
        hand(books, "returned", "1", "Eva")
    use(books, "2 yarn")


def test_a_customers_material_is_kept_in_trust_and_has_no_value(books: Books) -> None:
    hand(books, "trust_in", "5", "Tienda")
    hand(books, "trust_used", "3", "Tienda")
    with assert_refused("not_there", "quantity"):
        hand(books, "trust_out", "2.5", "Tienda")
    hand(books, "trust_out", "0.5", "Tienda")
    assert holdings(books) == {("trust", "Tienda"): q("1.5")}
    [row] = materials.list_materials(books)
    assert (row.stock, row.trust, row.in_store) == (there("0", "0"), q("1.5"), q("0"))
    assert ledger.balance_on(books, ledger.account_of(books, "materials").id) == m("0")


def test_a_mistake_is_undone_and_no_more_in_the_list(books: Books) -> None:
    buy(books, "10 yarn 100")
    out, back = hand(books, "handed", "4"), hand(books, "returned", "3")
    with assert_refused("not_there"):  # 3 of the 4 came back: only 1 is in her hands
        materials.undo_hand(books, out.id)
    materials.undo_hand(books, back.id)
    assert holdings(books) == {("handed", "Ana"): q("4")}
    materials.undo_hand(books, out.id)
    assert holdings(books) == {}
    assert materials.list_hand_moves(books).count() == 0
    assert materials.hand_move(books, out.id).undone
    with assert_refused("voided"):
        materials.undo_hand(books, out.id)
    kept, used = hand(books, "trust_in", "2"), hand(books, "trust_used", "2")
    with assert_refused("not_there"):
        materials.undo_hand(books, kept.id)
    materials.undo_hand(books, used.id)
    materials.undo_hand(books, kept.id)
    assert holdings(books) == {}


def test_undone_in_a_locked_month_is_undone_today(books: Books) -> None:
    day = TODAY - timedelta(days=30)
    yarn, ana = named(books, "yarn"), person_id(books, "Ana")
    wrong = materials.hand(books, materials.HandDraft(day, "trust_in", yarn, ana, q("1")))
    ledger.lock_month(books, Month.of(day))
    with assert_refused("locked", "day"):
        materials.hand(books, materials.HandDraft(day, "trust_in", yarn, ana, q("1")))
    materials.undo_hand(books, wrong.id)
    assert holdings(books) == {}


@pytest.mark.parametrize(
    ("typed", "field", "reason"),
    [
        ({"material": None}, "material", "empty"),
        ({"person": None}, "person", "empty"),
        ({"quantity": q("0")}, "quantity", "zero"),
        ({"quantity": q("-1")}, "quantity", "zero"),
        ({"unit": "m"}, "unit", "no_conversion"),
        ({"day": TODAY.replace(year=2010)}, "day", "far_day"),
        ({"note": "x" * 201}, "note", "too_long"),
    ],
)
def test_moves_that_cannot_be(books: Books, typed: dict[str, object], field: str, reason: str) -> None:
    draft = materials.HandDraft(TODAY, "trust_in", named(books, "yarn"), person_id(books, "Ana"), q("1"))
    with assert_refused(reason, field):
        materials.hand(books, replace(draft, **typed))  # type: ignore[arg-type]
    assert materials.list_hand_moves(books, Period(TODAY, TODAY + timedelta(days=1))).count() == 0
    with pytest.raises(ValueError, match="no such kind"):
        materials.hand(books, replace(draft, kind="lent"))
    with pytest.raises(LookupError):
        materials.hand_move(books, 1)
