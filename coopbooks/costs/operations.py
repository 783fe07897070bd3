"""What can be done about costs: record one, correct it, pay a supplier."""

from coopbooks import ledger, people
from coopbooks.books import Books
from coopbooks.costs.queries import Cost, cost
from coopbooks.costs.records import CostLineRecord, CostRecord
from coopbooks.costs.rules import CostDraft, check, is_category, postings, tidy
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import Account, Voucher, VoucherDraft
from coopbooks.people import SettlementDraft


def cost_voucher(books: Books, draft: CostDraft) -> VoucherDraft:
    """Return the voucher a cost makes; refuses, at its field, what cannot be bought or paid so."""
    check(draft)
    if draft.box is not None:
        ledger.box(books, draft.box)
    supplier = people.person(books, draft.supplier).label if draft.supplier else ""
    return postings(draft, _categories(books, draft), supplier)


def _categories(books: Books, draft: CostDraft) -> list[Account]:
    chart = {account.id: account for account in ledger.list_accounts(books, postable=True, active=None)}
    found = [chart[line.account] for line in draft.lines if line.account in chart]
    if len(found) < len(draft.lines) or not all(map(is_category, found)):
        raise Refusal(_("Choose a cost, an expense, or something the club buys and keeps."), "lines", "no_category")
    return found


def record_cost(books: Books, draft: CostDraft) -> Cost:
    """Record a cost: paid now, on credit, or partly. Tells watchers: ``costs``, ``ledger``."""
    with books.change("costs"):
        posted = ledger.post(books, cost_voucher(books, draft))
        return _keep(books, tidy(draft), posted)


def correct_cost(books: Books, cost_id: int, draft: CostDraft) -> Cost:
    """Record a cost again as it should have been and take the wrong one back. Tells watchers: ``costs``, ``ledger``."""
    with books.change("costs"):
        posted = ledger.correct(books, cost(books, cost_id).voucher, cost_voucher(books, draft))
        return _keep(books, tidy(draft), posted)


def _keep(books: Books, draft: CostDraft, posted: Voucher) -> Cost:
    if draft.supplier:
        people.take_role(books, draft.supplier, "supplier")
    new = CostRecord.keep(
        voucher=posted.id,
        day=draft.day,
        supplier=draft.supplier,
        box=draft.box,
        total=draft.total,
        paid=draft.paid,
        document=draft.document,
        note=draft.note,
    )
    for line in draft.lines:
        CostLineRecord.keep(
            cost_id=new,
            account=line.account,
            activity=line.activity,
            description=line.description,
            amount=line.amount,
        )
    return Cost(new, posted.id, posted.label, posted.concerns, draft, voided=False)


def payment_voucher(books: Books, draft: SettlementDraft) -> VoucherDraft:
    """Return the voucher of paying a supplier; refuses what cannot be paid so."""
    return people.settlement_voucher(books, draft, "suppliers")


def pay_supplier(books: Books, draft: SettlementDraft) -> Voucher:
    """Pay a supplier what is owed, or a part; refuses more than that. Tells watchers: ``costs``, ``ledger``."""
    with books.change("costs"):
        return ledger.post(books, payment_voucher(books, draft))


def correct_payment(books: Books, voucher_id: int, draft: SettlementDraft) -> Voucher:
    """Record a payment again as it should have been. Tells watchers: ``costs``, ``ledger``."""
    with books.change("costs"):
        return ledger.correct(books, voucher_id, payment_voucher(books, draft))
