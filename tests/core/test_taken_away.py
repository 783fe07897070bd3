"""What was added by mistake is taken away whole; what anything speaks of by now stays."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pytest

from coopbooks import cash, costing, ledger, materials, members, orders, people, products
from coopbooks.books import Books, storage
from coopbooks.cash import BoxDraft
from coopbooks.costing import PoolDraft, PoolProduct
from coopbooks.days import Month
from coopbooks.errors import Refusal
from coopbooks.ledger import AccountDraft, Line, VoucherDraft
from coopbooks.members import GroupDraft, MemberDraft
from coopbooks.orders import OrderDraft, OrderLine
from coopbooks.people import PersonDraft
from coopbooks.quantity import Quantity
from tests.builders import TODAY, account_id, m
from tests.ui.recorded import a_known_material, a_product


@dataclass(frozen=True)
class Kind:
    """How one is added, taken away again, and spoken of by something else."""

    add: Callable[[Books], int]
    remove: Callable[[Books, int], None]
    use: Callable[[Books, int], object]
    instead: str = "take it out of use instead"


def an_order(books: Books, product: int | None = None) -> int:
    line = OrderLine(product, "Shawl", Quantity.of(3), "piece", m("90"))
    return orders.add_order(books, OrderDraft("P-9", "Shawls", None, m("0"), TODAY, lines=(line,))).id


def a_person(books: Books) -> int:
    return people.add_person(books, PersonDraft("Don Luis", roles=frozenset({"supplier"}))).id


def a_member(books: Books, group: int | None = None) -> int:
    return members.add_member(books, MemberDraft("Ana Quispe", group=group, joined=TODAY)).id


def an_account(books: Books) -> int:
    return ledger.add_account(books, AccountDraft("6.1.1.77", "Candles")).id


def a_bank(books: Books) -> int:
    return cash.open_box(books, BoxDraft("Second box", "cash", "BOB")).id


def posted(books: Books, account: int) -> None:
    lines = (Line(account, m("5")), Line(account_id(books, "contributions"), m("-5")))
    ledger.post(books, VoucherDraft(TODAY, "Something", lines))


def posted_with(books: Books, **said: int) -> None:
    own = account_id(books, "contributions")
    lines = (Line(account_id(books, "cash"), m("5"), **said), Line(own, m("-5"), **said))  # type: ignore[arg-type]
    ledger.post(books, VoucherDraft(TODAY, "Something", lines))


KINDS: Final = {
    "person": Kind(a_person, people.remove_person, lambda books, one: posted_with(books, person=one)),
    "member": Kind(
        a_member, members.remove_member, lambda books, one: posted_with(books, person=one), "leaves instead"
    ),
    "group": Kind(
        lambda books: members.add_group(books, GroupDraft("Knitters")).id,
        members.remove_group,
        a_member,
    ),
    "product": Kind(lambda books: a_product(books).id, products.remove_product, an_order),
    "order": Kind(
        an_order, orders.remove_order, lambda books, one: posted_with(books, order=one), "Cancel the order instead"
    ),
    "material": Kind(
        lambda books: a_known_material(books).id,
        materials.remove_material,
        lambda books, one: materials.take_over(books, taken(one)),
    ),
    "activity": Kind(
        lambda books: ledger.add_activity(books, "Canteen").id,
        ledger.remove_activity,
        lambda books, one: posted_with(books, activity=one),
        "follow it no longer",
    ),
    "account": Kind(an_account, ledger.remove_account, posted),
    "box": Kind(a_bank, cash.remove_box, posted),
}


def taken(material: int) -> materials.TakeOverDraft:
    line = materials.TakenLine(material, Quantity.of(2), m("40"))
    return materials.TakeOverDraft(TODAY, (line,))


def whole_file() -> list[str]:
    """Return all that stands in the file, but for the counters of its keys."""
    return [line for line in storage.connection().iterdump() if "sqlite_sequence" not in line]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_it_is_as_if_it_had_never_been(books: Books, kind: Kind) -> None:
    before = whole_file()
    heard: list[frozenset[str]] = []
    added = kind.add(books)
    assert whole_file() != before
    books.watch(heard.append)
    kind.remove(books, added)
    assert whole_file() == before
    assert heard


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_what_is_spoken_of_by_now_stays_whole(books: Books, kind: Kind) -> None:
    added = kind.add(books)
    kind.use(books, added)
    before = whole_file()
    with pytest.raises(Refusal, match=kind.instead) as refused:
        kind.remove(books, added)
    assert refused.value.reason == "used"
    assert refused.value.message.startswith("It is used by now, so it stays.")
    assert whole_file() == before


def test_shared_costs_go_with_who_bears_them_and_leave_the_products(books: Books) -> None:
    product = a_product(books).id
    before = whole_file()
    bearing = (PoolProduct(product, Quantity.of(4).decimal),)
    month = Month.of(TODAY)
    shared = costing.add_pool(books, PoolDraft("Rent", month, month, m("10"), products=bearing))
    costing.remove_pool(books, shared.id)
    assert whole_file() == before
