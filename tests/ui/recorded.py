"""What is recorded for the forms that are tried: one of everything, with all that can be known of it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from coopbooks import (
    cash,
    costing,
    loans,
    machines,
    materials,
    members,
    orders,
    payouts,
    people,
    products,
    rates,
    sales,
    work,
)
from coopbooks.books import Books
from coopbooks.cash import BoxDraft, MovementDraft, TransferDraft
from coopbooks.costing import Pool, PoolDraft, PoolProduct
from coopbooks.costs import Cost
from coopbooks.days import Month
from coopbooks.ledger import Voucher
from coopbooks.loans import LoanCard, ShareDraft
from coopbooks.materials import Material
from coopbooks.orders import Order, OrderLine
from coopbooks.payouts import Bonus, Part, Pot, Reserve, Run, RunDraft
from coopbooks.people import PersonDraft, SettlementDraft
from coopbooks.products import MakingDraft, Product, ProductDraft
from coopbooks.quantity import Quantity
from coopbooks.rates import Rate, RateDraft
from coopbooks.sales import Sale
from coopbooks.work import Work, WorkDraft
from tests.builders import TODAY, a_sale, account_id, activity_id, m, person_id, post
from tests.core import store
from tests.core.granting import granted, received, spend
from tests.core.lending import borrowed
from tests.core.machines import a_machine, a_way_out
from tests.core.membering import a_member, recorded
from tests.core.ordering import a_draft
from tests.core.paying import a_club, knitted
from tests.core.store import a_material


def a_payment(books: Books) -> Voucher:
    sold = sales.record_sale(books, a_sale(books, customer="Rosa Quispe", paid="0"))
    draft = SettlementDraft(TODAY, sold.draft.customer, account_id(books, "cash"), m("10"), "first part")
    return sales.receive_payment(books, draft)


def a_transfer(books: Books) -> Voucher:
    boxes = account_id(books, "cash"), cash.open_box(books, BoxDraft("Banco Unión", "bank")).id
    return cash.transfer(books, TransferDraft(TODAY, *boxes, m("10"), m("1"), note="on foot"))


def a_movement(books: Books) -> Voucher:
    box, account = account_id(books, "cash"), account_id(books, "contributions")
    return cash.record_movement(
        books, MovementDraft(TODAY, box, into=True, account=account, amount=m("9"), description="Dues")
    )


def a_product(books: Books) -> Product:
    """A shawl with all that can be known of it, made by two operations."""
    shawl = ProductDraft("Shawl", "piece", m("120"), "export", code="CH-1", collection="Illimani", season="Winter")
    known = replace(shawl, sizes="S, M", colours="red", minimum=Quantity.of(6), lead_days=21, note="with fringes")
    made = products.add_product(books, known)
    knitted = MakingDraft("Knitting", Quantity.of(90), "Knitting machine", Quantity.of("12.125"))
    products.keep_making(books, made.id, [knitted, MakingDraft("Ironing")], TODAY)
    return made


def a_known_material(books: Books) -> Material:
    """Wool with all that can be known of it."""
    packs = ("skein", "100", "g"), ("bag", "20", "skein")
    known = a_material(books, "wool", "kg", *packs, code="W-1", low_level=Quantity.of(5), note="fair trade")
    return materials.material(books, known)


def a_rate(books: Books) -> Rate:
    return rates.set_rate(books, RateDraft("dollar", TODAY, "amount", Decimal("6.96"), "Banco Central"))


def a_use(books: Books) -> Voucher:
    """Five skeins of 40 kg of yarn used for a product."""
    yarn = a_material(books, "yarn", "kg", ("skein", "100", "g"))
    store.take_over(books, "40 yarn 800")
    shawl = a_product(books).id
    line = materials.MaterialLine(yarn, Quantity.of(5), "skein")
    return materials.use_materials(books, materials.UseDraft(TODAY, (line,), shawl, note="first try"))


def an_order(books: Books) -> Order:
    """Twelve aprons for Rosa, with all that can be known of them."""
    apron = next(one for one in products.list_products(books) if one.name == "Apron")
    wanted = (OrderLine(apron.id, apron.name, Quantity.of(12), apron.unit, m("24")),)
    also = {"lines": wanted, "activity": activity_id(books, "sewing"), "note": "blue"}
    return orders.add_order(books, a_draft(books, code="P-1", title="Aprons for the fair", agreed=m("288"), **also))


def a_sale_for_an_order(books: Books) -> Sale:
    """Something sold for it."""
    return sales.record_sale(books, a_sale(books, order=an_order(books).id))


def some_money(books: Books) -> Voucher:
    """The first part of a grant."""
    return received(books, granted(books), "4000", note="First part")


def from_a_grant(books: Books) -> Cost:
    """A trainer paid from a grant, and a bus that was not."""
    known = granted(books)
    received(books, known, "4000")
    return spend(books, known, "member_training 400 = trainer / transport 20")


def a_pool(books: Books) -> Pool:
    """A month's rent that one product bears."""
    bearing = (PoolProduct(a_product(books).id, Decimal(40)),)
    return costing.add_pool(books, PoolDraft("Rent", Month.of(TODAY), Month.of(TODAY), m("900"), products=bearing))


def a_card(books: Books) -> LoanCard:
    """A loan to the club that Ana bears."""
    known = borrowed(books)
    loans.share_loan(books, known.id, [ShareDraft(person_id(books, "Ana"), m("2500"))])
    return loans.card(books, known.id, TODAY)


def a_machine_gone(books: Books) -> Voucher:
    """An overlocker sold on the day it was bought for a little less."""
    return machines.dispose(books, a_machine(books, day=TODAY.replace(day=18)).id, a_way_out(books, "9000"))


def a_deed(books: Books, kind: str, text: str) -> Voucher:
    """Something recorded with members who joined this year."""
    for name in ("Ana", "Berta"):
        a_member(books, name)
    if kind == "paid":
        recorded(books, "dues", text, month=Month.of(TODAY))
    return recorded(books, kind, text, month=Month.of(TODAY) if kind == "dues" else None)


def a_settlement(books: Books) -> Voucher:
    """What was settled when one of them left."""
    person = a_deed(books, "voluntary", "Ana 80").person
    left = members.leave(books, members.LeaveDraft(person, TODAY, "Moved", account_id(books, "cash")))
    assert left.voucher
    return left.voucher


def some_work(books: Books) -> Work:
    """Five pieces of a shawl that Ana knitted, with all that can be known of them."""
    ana, knitting = a_member(books, "Ana").id, products.list_making(books, a_product(books).id)[0].id
    told: dict[str, Any] = {
        "size": "M",
        "lot": "7",
        "order": an_order(books).id,
        "rate": Quantity.of(13),
        "rate_note": "Fine wool",
    }
    draft = WorkDraft(ana, TODAY, making=knitting, accepted=Quantity.of(5), rejected=Quantity.of(1), **told)
    return work.work(books, work.record_work(books, [replace(draft, checked_by=ana, note="Soft")])[0])


def stock(books: Books) -> None:
    """Let books know an activity, a product and a customer."""
    activity_id(books, "sewing")
    products.add_product(books, ProductDraft("Apron", "piece", m("25.00")))
    people.add_person(books, PersonDraft("Rosa Quispe", roles=frozenset({"customer"})))


def an_advance(books: Books) -> Voucher:
    """Eighty that Ana got before her pay."""
    draft = payouts.AdvanceDraft(a_member(books, "Ana").id, m("80"), TODAY, account_id(books, "cash"), "Medicine")
    return payouts.record_advance(books, draft)


def a_draft_run(books: Books) -> Run:
    """A payout at the rates and from a pot, with a bonus and all that is folded away."""
    a_club(books)
    knitted(books, "Ana 12 / Berta 5")
    ana, berta = person_id(books, "Ana"), person_id(books, "Berta")
    by, reserves = (Part("pieces", Decimal(60)), Part("shares", Decimal(40))), (Reserve("Wool", m("10")),)
    draft = RunDraft(
        TODAY,
        "March",
        bonuses=(Bonus(ana, "Leader", m("20")),),
        pot=Pot(m("90"), by, reserves),
        pot_label="Fair",
        weights={"shares": {ana: Quantity.of("2"), berta: Quantity.of("1")}},
        loans_until=TODAY,
        note="As agreed",
    )
    return payouts.draft_run(books, draft)


def a_plain_run(books: Books, day: date = TODAY) -> Run:
    """A draft that pays Ana 216 and Berta 90 at the rates of their work."""
    a_club(books)
    knitted(books, "Ana 12 / Berta 5", day=day)
    return payouts.draft_run(books, RunDraft(day, "March"))


def an_approved_run(books: Books, day: date = TODAY) -> Run:
    """The same, approved: both envelopes wait."""
    return payouts.approve(books, a_plain_run(books, day).id)


def pay_handed(books: Books) -> Voucher:
    """Both got theirs by bank, some days after it was approved."""
    run, bank = an_approved_run(books, date(2026, 3, 16)), account_id(books, "1.1.1.04")
    post(books, "1.1.1.04 1000 / cash -1000", day=date(2026, 3, 16))
    return payouts.hand_over(books, payouts.HandDraft(run.id, TODAY, bank, way="bank", note="Fair"))
