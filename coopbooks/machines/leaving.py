"""Machines that go: sold, scrapped, given away; what they bring beyond what they stand at is a gain, else a loss."""

from dataclasses import replace

from coopbooks import ledger, people
from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import Voucher, VoucherDraft
from coopbooks.machines.months import refuse_undepreciated
from coopbooks.machines.postings import gone_postings
from coopbooks.machines.queries import machine_of_voucher, machine_row
from coopbooks.machines.records import DeedRecord
from coopbooks.machines.rules import check_gone
from coopbooks.machines.shapes import GOING, GoneDraft, MachineRow


def disposal_voucher(books: Books, machine_id: int, draft: GoneDraft, corrects: int | None = None) -> VoucherDraft:
    """Return the voucher of a machine that goes; refuses one that went, months still to depreciate, a bad price.

    ``corrects`` is the voucher it is recorded instead of, which counts as never posted.
    """
    if draft.kind not in GOING:
        raise ValueError(f"no way to go: {draft.kind}")
    row = standing_row(books, machine_id, corrects)
    owed = check_gone(draft, books.money(0))
    for payment in draft.payments:
        ledger.box(books, payment.box, "payments")
    refuse_undepreciated(books, row, draft.day)
    who = people.person(books, draft.person).label if draft.person else ""
    return gone_postings(row, draft, owed, who)


def standing_row(books: Books, machine_id: int, corrects: int | None) -> MachineRow:
    """Return a machine with what it stands at, as if the voucher it went by had never been."""
    row = machine_row(books, machine_id)
    known = row.machine
    if known.state == "voided" or (known.state != "here" and known.gone_voucher != corrects):
        raise Refusal(_("“%(machine)s” is not here any more.") % {"machine": known.label}, "machine", "gone")
    for line in ledger.voucher(books, corrects).lines if corrects else ():
        if line.machine == machine_id and line.account.id == known.account:
            row = replace(row, cost=row.cost - line.amount)
        if line.machine == machine_id and line.account.id == known.accumulated:
            row = replace(row, depreciated=row.depreciated + line.amount)
    return row


def dispose(books: Books, machine_id: int, draft: GoneDraft) -> Voucher:
    """Record that a machine went, with what it brought. Tells watchers: ``machines``, ``ledger``."""
    with books.change("machines"):
        posted = ledger.post(books, disposal_voucher(books, machine_id, draft))
        keep_gone(books, machine_id, posted.id, draft)
    return posted


def correct_disposal(books: Books, voucher_id: int, draft: GoneDraft) -> Voucher:
    """Record again how a machine went, as it should have been. Tells watchers: ``machines``, ``ledger``."""
    gone = machine_of_voucher(books, voucher_id).id
    with books.change("machines"):
        posted = ledger.correct(books, voucher_id, disposal_voucher(books, gone, draft, voucher_id))
        keep_gone(books, gone, posted.id, draft)
    return posted


def keep_gone(books: Books, machine_id: int, voucher: int, draft: GoneDraft) -> None:
    """Keep by which voucher a machine went, and how."""
    if draft.person and draft.kind == "sold":
        people.take_role(books, draft.person, "customer")
    DeedRecord.keep(
        voucher=voucher,
        machine=machine_id,
        kind=draft.kind,
        bought_on=draft.day,
        amount=draft.price or books.money(0),
        note=" ".join(draft.note.split()),
    )
