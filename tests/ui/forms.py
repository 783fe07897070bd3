"""Every form of the program, empty and filled in again: what holds for all of them is tested for each."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from coopbooks import (
    costs,
    ledger,
    sales,
)
from tests.builders import TODAY, a_cost, a_sale, lines, post
from tests.core import store
from tests.core.granting import a_gift, granted, returned
from tests.core.lending import borrowed, lent, pay
from tests.core.machines import a_machine
from tests.core.membering import a_member
from tests.core.store import buy
from tests.ui.recorded import (
    a_card,
    a_deed,
    a_draft_run,
    a_known_material,
    a_machine_gone,
    a_movement,
    a_payment,
    a_plain_run,
    a_pool,
    a_product,
    a_rate,
    a_sale_for_an_order,
    a_settlement,
    a_transfer,
    a_use,
    an_advance,
    an_approved_run,
    an_order,
    from_a_grant,
    pay_handed,
    some_money,
    some_work,
)
from ui.cash.count_form import CountForm
from ui.cash.movement_form import MovementForm
from ui.cash.transfer_form import TransferForm
from ui.costing.pool_form import PoolForm
from ui.costs.form import CostForm
from ui.desk import Desk
from ui.grants.back_form import BackForm
from ui.grants.gift_form import GiftForm
from ui.grants.grant_form import GrantForm
from ui.grants.money_form import MoneyForm
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
from ui.payouts.advance_form import AdvanceForm
from ui.payouts.approve_form import ApproveForm
from ui.payouts.hand_form import HandForm as PayForm
from ui.payouts.of_run import handing_form
from ui.payouts.own_rule_form import OwnRuleForm
from ui.payouts.rules_form import RulesForm
from ui.payouts.run_form import RunForm
from ui.payouts.surplus_form import SurplusForm
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


def opening_corrected(desk: Desk) -> Open:
    had = lines(desk.books, "cash 30 / suppliers -5 @Don Luis")
    ledger.record_opening(desk.books, ledger.OpeningDraft(TODAY, had))
    return partial(OpeningForm, desk)


def machine_corrected(desk: Desk) -> Open:
    machine = a_machine(desk.books)
    return partial(MachineForm, desk, machine, ledger.voucher(desk.books, machine.voucher))


RENT: Final = "rent 300.00 #sewing / cash -300.00"


def pay_corrected(desk: Desk) -> Open:
    return partial(handing_form, desk, pay_handed(desk.books), desk.open_over)


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
    "work changed": lambda desk: partial(WorkForm, desk, some_work(desk.books)),
    "pieces": lambda desk: partial(PieceForm, desk),
    "rate of an order": lambda desk: partial(OrderRateForm, desk),
    "advance": lambda desk: partial(AdvanceForm, desk),
    "advance corrected": lambda desk: partial(AdvanceForm, desk, an_advance(desk.books)),
    "rules of pay": lambda desk: partial(RulesForm, desk),
    "own rule": lambda desk: partial(OwnRuleForm, desk, a_member(desk.books, "Rosa").id),
    "surplus": lambda desk: partial(SurplusForm, desk),
    "run": lambda desk: partial(RunForm, desk),
    "run changed": lambda desk: partial(RunForm, desk, a_draft_run(desk.books)),
    "run approved": lambda desk: partial(ApproveForm, desk, a_plain_run(desk.books)),
    "pay handed over": lambda desk: partial(PayForm, desk, an_approved_run(desk.books), desk.open_over),
    "pay handed over corrected": pay_corrected,
    "activity": lambda desk: partial(ActivityForm, desk, None),
    "club": lambda desk: partial(ClubForm, desk),
    "rate": lambda desk: partial(RateForm, desk, None),
    "rate changed": lambda desk: partial(RateForm, desk, a_rate(desk.books)),
}
