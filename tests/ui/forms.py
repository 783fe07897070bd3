"""Every form of the program, empty and filled in again: what holds for all of them is tested for each."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any, Final

from coopbooks import (
    cash,
    costing,
    costs,
    ledger,
    loans,
    machines,
    materials,
    members,
    orders,
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
from coopbooks.people import PersonDraft, SettlementDraft
from coopbooks.products import MakingDraft, Product, ProductDraft
from coopbooks.quantity import Quantity
from coopbooks.rates import Rate, RateDraft
from coopbooks.sales import Sale
from coopbooks.work import Work, WorkDraft
from tests.builders import TODAY, a_cost, a_sale, account_id, activity_id, lines, m, person_id, post
from tests.core import store
from tests.core.granting import a_gift, granted, received, returned, spend
from tests.core.lending import borrowed, lent, pay
from tests.core.machines import a_machine, a_way_out
from tests.core.membering import a_member, recorded
from tests.core.ordering import a_draft
from tests.core.store import a_material, buy
from ui.cash.count_form import CountForm
from ui.cash.movement_form import MovementForm
from ui.cash.transfer_form import TransferForm
from ui.costing.pool_form import PoolForm
from ui.costs.form import CostForm
from ui.desk import Desk
from ui.grants.gift_form import GiftForm
from ui.grants.grant_form import GrantForm
from ui.grants.money_form import BackForm, MoneyForm
from ui.ledger.opening_form import OpeningForm
from ui.ledger.voucher_form import VoucherForm
from ui.loans.loan_form import LoanForm
from ui.loans.payment_form import LoanPaymentForm
from ui.loans.share_form import ShareForm
from ui.loans.terms_form import NewTermsForm
from ui.machines.depreciate_form import DepreciateForm
from ui.machines.form import MachineForm
from ui.machines.gone_form import GoneForm
from ui.machines.upkeep_form import UpkeepForm
from ui.materials.count_form import StockCountForm
from ui.materials.form import MaterialForm
from ui.materials.hand_form import HandForm
from ui.materials.take_over_form import TakeOverForm
from ui.materials.use_form import UseForm
from ui.members.charge_form import ChargeForm
from ui.members.collect_form import CollectForm
from ui.members.groups import GroupForm
from ui.members.leave_form import LeaveForm
from ui.members.member_form import MemberForm
from ui.members.money_form import MemberMoneyForm
from ui.orders.form import OrderForm
from ui.products.form import ProductForm
from ui.sales.form import SaleForm
from ui.sales.page import SalesPage
from ui.settings.activities import ActivityForm
from ui.settings.club import ClubForm
from ui.settings.people import PersonForm
from ui.settings.rates import RateForm
from ui.shared.form import Form
from ui.shared.payment_form import PaymentForm
from ui.work.order_rates import OrderRateForm
from ui.work.piece_form import PieceForm
from ui.work.sheet_form import WorkSheetForm
from ui.work.work_form import WorkForm

Open = Callable[[], Form]
"""Opens the form, as often as it is called."""


def payment(desk: Desk, **also: Any) -> Open:
    return partial(PaymentForm, desk, lambda: "A customer pays", lambda: "Who?", SalesPage.payments, **also)


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


def opening_corrected(desk: Desk) -> Open:
    had = lines(desk.books, "cash 30 / suppliers -5 @Don Luis")
    ledger.record_opening(desk.books, ledger.OpeningDraft(TODAY, had))
    return partial(OpeningForm, desk)


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


def machine_corrected(desk: Desk) -> Open:
    machine = a_machine(desk.books)
    return partial(MachineForm, desk, machine, ledger.voucher(desk.books, machine.voucher))


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


RENT: Final = "rent 300.00 #sewing / cash -300.00"
FORMS: Final[dict[str, Callable[[Desk], Open]]] = {
    "sale": lambda desk: partial(SaleForm, desk),
    "sale again": lambda desk: partial(SaleForm, desk, again=sales.record_sale(desk.books, a_sale(desk.books))),
    "sale corrected": lambda desk: partial(SaleForm, desk, sales.record_sale(desk.books, a_sale(desk.books))),
    "cost": lambda desk: partial(CostForm, desk),
    "cost corrected": lambda desk: partial(CostForm, desk, costs.record_cost(desk.books, a_cost(desk.books))),
    "payment": payment,
    "payment corrected": lambda desk: payment(desk, correcting=a_payment(desk.books)),
    "transfer": lambda desk: partial(TransferForm, desk),
    "transfer corrected": lambda desk: partial(TransferForm, desk, a_transfer(desk.books)),
    "movement": lambda desk: partial(MovementForm, desk),
    "movement corrected": lambda desk: partial(MovementForm, desk, a_movement(desk.books)),
    "count": lambda desk: partial(CountForm, desk),
    "use": lambda desk: partial(UseForm, desk),
    "use corrected": lambda desk: partial(UseForm, desk, a_use(desk.books)),
    "stock count": lambda desk: partial(StockCountForm, desk),
    "take over": lambda desk: partial(TakeOverForm, desk),
    "take over corrected": lambda desk: partial(TakeOverForm, desk, store.take_over(desk.books, "40 yarn 800")),
    "hand": lambda desk: partial(HandForm, desk),
    "voucher": lambda desk: partial(VoucherForm, desk),
    "voucher corrected": lambda desk: partial(VoucherForm, desk, post(desk.books, RENT)),
    "opening": lambda desk: partial(OpeningForm, desk),
    "opening corrected": opening_corrected,
    "person": lambda desk: partial(PersonForm, desk, None),
    "order": lambda desk: partial(OrderForm, desk, None),
    "order changed": lambda desk: partial(OrderForm, desk, an_order(desk.books)),
    "sale for an order corrected": lambda desk: partial(SaleForm, desk, a_sale_for_an_order(desk.books)),
    "grant": lambda desk: partial(GrantForm, desk, None),
    "grant changed": lambda desk: partial(GrantForm, desk, granted(desk.books)),
    "grant money": lambda desk: partial(MoneyForm, desk, grant=granted(desk.books).id),
    "grant money corrected": lambda desk: partial(MoneyForm, desk, some_money(desk.books)),
    "grant back": lambda desk: partial(BackForm, desk),
    "grant back corrected": lambda desk: partial(BackForm, desk, returned(desk.books)),
    "gift": lambda desk: partial(GiftForm, desk),
    "gift corrected": lambda desk: partial(GiftForm, desk, a_gift(desk.books, "tools 300 / furniture 50")),
    "cost from a grant": lambda desk: partial(CostForm, desk, from_a_grant(desk.books)),
    "product": lambda desk: partial(ProductForm, desk, None),
    "product changed": lambda desk: partial(ProductForm, desk, a_product(desk.books)),
    "material": lambda desk: partial(MaterialForm, desk, None),
    "material changed": lambda desk: partial(MaterialForm, desk, a_known_material(desk.books)),
    "purchase corrected": lambda desk: partial(CostForm, desk, buy(desk.books, "3 yarn 90", freight="9")),
    "pool": lambda desk: partial(PoolForm, desk, None),
    "pool changed": lambda desk: partial(PoolForm, desk, a_pool(desk.books)),
    "loan": lambda desk: partial(LoanForm, desk, "borrowed"),
    "loan again": lambda desk: partial(LoanForm, desk, "lent", again=lent(desk.books)),
    "loan corrected": lambda desk: partial(LoanForm, desk, "lent", correcting=lent(desk.books, contract="C-1")),
    "loan paid": lambda desk: partial(LoanPaymentForm, desk),
    "loan paid corrected": lambda desk: partial(LoanPaymentForm, desk, pay(desk.books, borrowed(desk.books), "500")),
    "new terms of a loan": lambda desk: partial(NewTermsForm, desk, a_card(desk.books)),
    "shares of a loan": lambda desk: partial(ShareForm, desk, a_card(desk.books).loan),
    "machine": lambda desk: partial(MachineForm, desk),
    "machine changed": lambda desk: partial(MachineForm, desk, a_machine(desk.books)),
    "machine corrected": machine_corrected,
    "months depreciated": lambda desk: partial(DepreciateForm, desk),
    "maintenance": lambda desk: partial(UpkeepForm, desk, a_machine(desk.books)),
    "machine gone": lambda desk: partial(GoneForm, desk, a_machine(desk.books)),
    "machine gone corrected": lambda desk: partial(GoneForm, desk, correcting=a_machine_gone(desk.books)),
    "member": lambda desk: partial(MemberForm, desk, None),
    "member changed": lambda desk: partial(MemberForm, desk, a_member(desk.books, "Rosa", role="Secretary")),
    "group": lambda desk: partial(GroupForm, desk, None),
    "member money": lambda desk: partial(MemberMoneyForm, desk),
    "member money corrected": lambda desk: partial(
        MemberMoneyForm, desk, a_deed(desk.books, "certificates", "Ana 200 x2")
    ),
    "dues charged": lambda desk: partial(ChargeForm, desk),
    "dues charged corrected": lambda desk: partial(ChargeForm, desk, a_deed(desk.books, "dues", "Ana 10 / Berta 5")),
    "collected": lambda desk: partial(CollectForm, desk),
    "collected corrected": lambda desk: partial(CollectForm, desk, a_deed(desk.books, "paid", "Ana 10 / Berta 5")),
    "leaving": lambda desk: partial(LeaveForm, desk),
    "leaving corrected": lambda desk: partial(LeaveForm, desk, a_settlement(desk.books)),
    "work sheet": lambda desk: partial(WorkSheetForm, desk),
    "work": lambda desk: partial(WorkForm, desk),
    "work corrected": lambda desk: partial(WorkForm, desk, some_work(desk.books)),
    "pieces": lambda desk: partial(PieceForm, desk),
    "rate of an order": lambda desk: partial(OrderRateForm, desk),
    "activity": lambda desk: partial(ActivityForm, desk, None),
    "club": lambda desk: partial(ClubForm, desk),
    "rate": lambda desk: partial(RateForm, desk, None),
    "rate changed": lambda desk: partial(RateForm, desk, a_rate(desk.books)),
}


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
