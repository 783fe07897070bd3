"""What can be done about costs: record one, correct it, pay a supplier."""

from dataclasses import replace

from coopbooks import grants, ledger, materials, people
from coopbooks.books import Books
from coopbooks.costs.queries import Cost, cost
from coopbooks.costs.records import CostLineRecord, CostRecord
from coopbooks.costs.rules import CostDraft, CostLine, check, landed, postings, tidy
from coopbooks.errors import Refusal
from coopbooks.grants import Spending
from coopbooks.i18n import _
from coopbooks.ledger import Account, Line, Voucher, VoucherDraft, is_category
from coopbooks.materials import TakenLine
from coopbooks.people import SettlementDraft


def cost_voucher(books: Books, draft: CostDraft, corrects: int | None = None) -> VoucherDraft:
    """Return the voucher a cost makes; refuses, at its field, what cannot be bought or paid so.

    ``corrects`` is the voucher it is recorded instead of, whose materials count as never come. What is paid from a
    grant is taken off what is owed to its purpose in the same voucher.
    """
    whole = _with_accounts(books, draft)
    check(whole)
    if whole.box is not None:
        ledger.box(books, whole.box)
    supplier = people.person(books, whole.supplier).label if whole.supplier else ""
    categories = _categories(books, whole)
    names = [_name(books, line, account) for line, account in zip(whole.lines, categories, strict=True)]
    bought = postings(whole, categories, _materials(books, whole, names, corrects), names, supplier)
    applied = grants.applied_lines(books, whole.day, _from_grants(whole, categories), corrects)
    return replace(bought, lines=(*bought.lines, *applied))


def _from_grants(draft: CostDraft, categories: list[Account]) -> list[Spending]:
    """What of a cost is paid from grants: each line as it stands on the bill."""
    return [
        Spending(line.purpose, line.amount, account.section == "fixed_assets", line.activity)
        for line, account in zip(draft.lines, categories, strict=True)
        if line.purpose is not None
    ]


def _with_accounts(books: Books, draft: CostDraft) -> CostDraft:
    """Put materials, and the freight on them, on the account of materials, where nobody said another one."""
    if not any(line.stocked for line in draft.lines):
        return draft
    account = ledger.account_of(books, "materials")
    if any(line.stocked and line.account not in (None, account.id) for line in draft.lines):
        raise Refusal(
            _("What the club keeps count of belongs on “%(account)s”. Choose that, or leave the material out.")
            % {"account": account.name},
            "lines",
            "no_category",
        )
    lines = tuple(replace(line, account=account.id) if line.stocked else line for line in draft.lines)
    return replace(draft, lines=lines)


def _name(books: Books, line: CostLine, account: Account) -> str:
    if line.material is not None:
        return materials.material(books, line.material).name
    return _("Freight") if line.freight else account.name


def _said(line: CostLine, name: str) -> str:
    return line.description.strip() or name


def _materials(books: Books, draft: CostDraft, names: list[str], corrects: int | None) -> tuple[Line, ...]:
    """The lines of the materials bought, each with its part of the freight."""
    bought = {
        number: TakenLine(line.material, line.quantity, worth, line.unit, line.activity, _said(line, name))
        for number, (line, worth, name) in enumerate(zip(draft.lines, landed(draft), names, strict=True))
        if line.quantity is not None
    }
    return materials.taking_in(books, bought, corrects)


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
        return _keep(books, draft, posted)


def correct_cost(books: Books, cost_id: int, draft: CostDraft) -> Cost:
    """Record a cost again as it should have been and take the wrong one back. Tells watchers: ``costs``, ``ledger``."""
    with books.change("costs"):
        wrong = cost(books, cost_id).voucher
        posted = ledger.correct(books, wrong, cost_voucher(books, draft, wrong))
        return _keep(books, draft, posted)


def _keep(books: Books, typed: CostDraft, posted: Voucher) -> Cost:
    draft = _with_units(books, tidy(_with_accounts(books, typed)))
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
        order=draft.order,
    )
    for line in draft.lines:
        CostLineRecord.keep(
            cost_id=new,
            account=line.account,
            activity=line.activity,
            description=line.description,
            amount=line.amount,
            material=line.material,
            quantity=line.quantity,
            unit=line.unit,
            freight=line.freight,
            purpose_id=line.purpose,
        )
    return Cost(new, posted.id, posted.label, posted.concerns, draft, voided=False)


def _with_units(books: Books, draft: CostDraft) -> CostDraft:
    """Say the unit of each material bought, where it was left to be that of its stock."""
    units = (
        "" if line.material is None else line.unit or materials.material(books, line.material).unit
        for line in draft.lines
    )
    return replace(draft, lines=tuple(replace(line, unit=unit) for line, unit in zip(draft.lines, units, strict=True)))


def payment_voucher(books: Books, draft: SettlementDraft, corrects: int | None = None) -> VoucherDraft:
    """Return the voucher of paying a supplier; refuses what cannot be paid so."""
    return people.settlement_voucher(books, draft, "suppliers", corrects)


def pay_supplier(books: Books, draft: SettlementDraft) -> Voucher:
    """Pay a supplier what is owed, or a part; refuses more than that. Tells watchers: ``costs``, ``ledger``."""
    with books.change("costs"):
        return ledger.post(books, payment_voucher(books, draft))


def correct_payment(books: Books, voucher_id: int, draft: SettlementDraft) -> Voucher:
    """Record a payment again as it should have been. Tells watchers: ``costs``, ``ledger``."""
    with books.change("costs"):
        return ledger.correct(books, voucher_id, payment_voucher(books, draft, voucher_id))
