"""What was done, in the treasurer's words: who, what, how many, how much, paid how. Debit and credit are for F9."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from coopbooks import cash, costs, grants, ledger, materials, members, payouts, people, products, sales, showing
from coopbooks.books import Books
from coopbooks.cash import Count
from coopbooks.costs import CostLine
from coopbooks.i18n import _
from coopbooks.ledger import Voucher
from coopbooks.money import Money
from coopbooks.sales import SaleLine
from ui.shared.advance_told import tell_advance
from ui.shared.grant_told import tell_gift, tell_grant_back, tell_grant_money
from ui.shared.loan_told import tell_interest, tell_loan, tell_payment
from ui.shared.machine_told import tell_coming, tell_depreciation, tell_gone
from ui.shared.member_told import tell_member_deed, tell_settlement
from ui.shared.payout_told import tell_approved, tell_handed
from ui.shared.rows import Column, amounts, notes_and_coins
from ui.shared.stock_told import order_told, tell_count_posted, tell_take_over, tell_use
from ui.shared.told import Fact, Told

_Bought = tuple[CostLine, Money]
"""A line of a cost, and what it comes to with its part of the freight."""


def tell(books: Books, voucher: Voucher) -> Told | None:
    """Tell what a voucher was made for; None where it says all by itself, as one written by hand does."""
    teller = _TELLERS.get(voucher.word)
    return teller(books, voucher) if teller and voucher.reverses is None else None


def _tell_sale(books: Books, voucher: Voucher) -> Told:
    draft = sales.sale_of_voucher(books, voucher.id).draft

    def facts() -> Iterator[Fact]:
        if voucher.concerns:
            yield _("Customer"), voucher.concerns
        if draft.discount:
            yield _("Discount"), showing.money(draft.discount)
        yield from _paid(books, draft.paid, draft.box, draft.owed)
        yield _("Kind of sale"), _(products.KINDS[draft.kind])
        yield from _activity(books, draft.activity)
        yield from order_told(books, draft.order)
        yield from _note(draft.note)

    return Told(tuple(facts()), draft.lines, _sold())


def _sold() -> list[Column[SaleLine]]:
    return [
        Column(lambda: _("What was sold"), lambda line: line.description, 0),
        Column(lambda: _("Quantity"), _how_many, 140, right=True),
        amounts("price", lambda: _("Unit price"), lambda line: line.price, 130),
        amounts("amount", lambda: _("Amount"), lambda line: line.amount, 130),
    ]


def _how_many(line: SaleLine) -> str:
    return showing.counted(line.quantity, line.unit)


def _tell_cost(books: Books, voucher: Voucher) -> Told:
    draft = costs.cost_of_voucher(books, voucher.id).draft

    def facts() -> Iterator[Fact]:
        if voucher.concerns:
            yield _("Supplier"), voucher.concerns
        if draft.document:
            yield _("Number on the paper"), draft.document
        yield from _paid(books, draft.paid, draft.box, draft.owed)
        yield from order_told(books, draft.order)
        yield from _note(draft.note)

    bought = list(zip(draft.lines, costs.landed(draft), strict=True))
    return Told(tuple(facts()), bought, _bought(books, draft.lines))


def _bought(books: Books, lines: Sequence[CostLine]) -> list[Column[_Bought]]:
    """The columns of a cost; of materials how much, and what they come to with the freight spread over them."""
    activities = _activity_names(books)
    columns: list[Column[_Bought]] = [
        Column(lambda: _("What for"), lambda one: _purpose(books, one[0]), 0),
    ]
    if any(line.description for line in lines):
        columns.append(Column(lambda: _("Details"), lambda one: one[0].description, 0))
    if any(line.activity for line in lines):
        columns.append(Column(lambda: _("Activity"), lambda one: activities.get(one[0].activity or 0, ""), 140))
    if any(line.material for line in lines):
        columns.append(Column(lambda: _("Quantity"), lambda one: _how_much(one[0]), 120, right=True))
    if any(line.purpose for line in lines):
        columns.append(Column(lambda: _("From the grant"), lambda one: _granted(books, one[0]), 180))
    columns.append(amounts("amount", lambda: _("Amount"), lambda one: one[0].amount, 130))
    if any(line.freight for line in lines):
        columns.append(amounts("landed", lambda: _("With freight"), _landed, 130))
    return columns


def _purpose(books: Books, line: CostLine) -> str:
    if line.material is not None:
        return materials.material(books, line.material).name
    return costs.freight_words() if line.freight else _account(books, line.account)


def _granted(books: Books, line: CostLine) -> str:
    return "" if line.purpose is None else grants.purpose(books, line.purpose).full_label


def _how_much(line: CostLine) -> str:
    return "" if line.quantity is None else materials.told(line.quantity, line.unit)


def _landed(one: _Bought) -> Money | None:
    line, landed = one
    return None if line.freight else landed


def _tell_payment(books: Books, voucher: Voucher) -> Told:
    draft = people.settlement_of(voucher)
    who = _("Who paid") if voucher.word == "customer_payment" else _("Who was paid")
    facts = ((who, voucher.concerns), *_paid(books, draft.amount, draft.box, None), *_note(draft.note))
    return Told(facts)


def _tell_transfer(books: Books, voucher: Voucher) -> Told:
    draft = cash.transfer_of(voucher)

    def facts() -> Iterator[Fact]:
        yield _("Out of"), _account(books, draft.giving)
        yield _("Into"), _account(books, draft.receiving)
        yield _("How much"), showing.money(draft.amount)
        if draft.received:
            yield _("Arrived as"), showing.money(draft.received)
        if draft.fee:
            yield _("The bank kept"), showing.money(draft.fee)
        yield from _note(draft.note)

    return Told(tuple(facts()))


def _tell_movement(books: Books, voucher: Voucher) -> Told:
    draft = cash.movement_of(voucher)

    def facts() -> Iterator[Fact]:
        yield (_("Came into") if draft.into else _("Went out of")), _account(books, draft.box)
        yield _("How much"), showing.money(draft.amount)
        yield _("What it is"), _account(books, draft.account)
        if voucher.concerns:
            yield _("Person"), voucher.concerns
        yield from _activity(books, draft.activity)

    return Told(tuple(facts()))


def _tell_count(books: Books, voucher: Voucher) -> Told:
    return tell_count(cash.count_of_voucher(books, voucher.id))


def tell_count(count: Count) -> Told:
    """Tell how a box was counted."""
    facts = (
        (_("Box or bank"), count.box.name),
        (_("Counted"), showing.money(count.counted)),
        (_("In the books"), showing.money(count.expected)),
        (_("Difference"), showing.money(count.difference, True)),
        *_note(count.explanation),
    )
    return Told(facts, count.pieces, _counted())


def _counted() -> list[Column[tuple[Money, int]]]:
    return [
        notes_and_coins(),
        Column(lambda: _("Pieces"), lambda piece: str(piece[1]), 120, right=True),
    ]


def _paid(books: Books, paid: Money, box: int | None, owed: Money | None) -> Iterator[Fact]:
    if paid and box:
        yield _("Paid"), f"{showing.money(paid)} ({_account(books, box)})"
    if owed:
        yield _("On credit"), showing.money(owed)


def _account(books: Books, account: int | None) -> str:
    return ledger.account(books, account).name if account else ""


def _activity(books: Books, activity: int | None) -> Iterator[Fact]:
    if activity:
        yield _("Activity"), _activity_names(books)[activity]


def _activity_names(books: Books) -> dict[int, str]:
    return {one.id: one.name for one in ledger.list_activities(books, active=None)}


def _note(note: str) -> Iterator[Fact]:
    if note:
        yield _("Note"), note


_TELLERS: Final[dict[str, Callable[[Books, Voucher], Told | None]]] = {
    "sales": _tell_sale,
    "costs": _tell_cost,
    "customer_payment": _tell_payment,
    "supplier_payment": _tell_payment,
    "transfer": _tell_transfer,
    "cash_movement": _tell_movement,
    "cash_count": _tell_count,
    "use_materials": tell_use,
    "count_materials": tell_count_posted,
    "take_over_materials": tell_take_over,
    "loan": tell_loan,
    "loan_payment": tell_payment,
    "loan_interest": tell_interest,
    "buy_machine": tell_coming,
    "donated_machine": tell_coming,
    "take_over_machine": tell_coming,
    "depreciate": tell_depreciation,
    "machine_gone": tell_gone,
    "grant_money": tell_grant_money,
    "grant_back": tell_grant_back,
    "gift": tell_gift,
    **{f"{members.WORD}{kind}": tell_member_deed for kind in members.KINDS},
    members.SETTLEMENT: tell_settlement,
    payouts.ADVANCE: tell_advance,
    payouts.REPAID: tell_advance,
    "payout": tell_approved,
    payouts.SURPLUS_WORD: tell_approved,
    payouts.HANDED_WORD: tell_handed,
}
"""Who tells the deed a voucher was made for."""
