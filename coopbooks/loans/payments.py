"""Paying a loan: what is proposed, what an amount pays, the voucher, and recording it again."""

from dataclasses import dataclass
from datetime import date

from coopbooks import ledger
from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import Account, Voucher, VoucherDraft, check_text
from coopbooks.loans import happened, kept
from coopbooks.loans.drafts import Loan, LoanPayment, PaymentDraft
from coopbooks.loans.money import box_for, leaving, line_into, valued
from coopbooks.loans.operations import refuse_before_terms, refuse_voided, renew
from coopbooks.loans.owed import owed
from coopbooks.loans.paying import pay_off, split
from coopbooks.loans.postings import BORROWED, Parts, Worth, payment_postings
from coopbooks.loans.records import PaymentRecord
from coopbooks.loans.shapes import Payment


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A payment that can be recorded: of which loan, what it pays, what that is worth, and its voucher."""

    loan: Loan
    paid: Payment
    parts: Parts
    note: str
    voucher: VoucherDraft


def proposal(books: Books, loan_id: int, day: date) -> PaymentDraft:
    """Return what to propose to be paid on a day: all that is due, or else what is due next; by the box used last."""
    one = kept.loan(books, loan_id)
    standing = owed(one.first, happened.events(books, loan_id, until=day), day)
    amount = standing.owed_now or (standing.next.amount if standing.next else standing.pay_off.amount)
    return PaymentDraft(
        loan_id, day, min(amount, max(standing.pay_off.amount, standing.owed_now)), _usual_box(books, one)
    )


def pay_off_proposal(books: Books, loan_id: int, day: date) -> PaymentDraft:
    """Return what pays everything back on a day; refuses a day that is before the last payment, or after a pay-off."""
    one = kept.loan(books, loan_id)
    refuse_voided(one)
    amount = pay_off(one.first, happened.events(books, loan_id), day).amount
    return PaymentDraft(loan_id, day, amount, _usual_box(books, one))


def _usual_box(books: Books, one: Loan) -> int | None:
    """The box its money went through last."""
    paid = [payment for payment in kept.list_payments(books, one.id) if not payment.voided]
    lines = ledger.voucher(books, paid[-1].voucher if paid else one.voucher).lines
    return next((line.account.id for line in lines if line.account.box and line.account.active), None)


def split_of(books: Books, draft: PaymentDraft, corrects: int | None = None) -> Payment:
    """Return what a payment pays: late charge, interest and principal, in the order agreed; refuses as paying does."""
    one = _loan_of(books, draft)
    return split(one.first, happened.events(books, one.id, without=corrects), draft.day, draft.amount)


def payment_voucher(books: Books, draft: PaymentDraft, corrects: int | None = None) -> VoucherDraft:
    """Return the voucher of a payment; refuses, at its field, what cannot be paid so.

    ``corrects`` is the voucher of the payment it is recorded instead of.
    """
    return _prepare(books, draft, corrects).voucher


def _loan_of(books: Books, draft: PaymentDraft) -> Loan:
    if draft.loan is None:
        raise Refusal(_("Choose the loan that is paid."), "loan", "empty")
    one = kept.loan(books, draft.loan)
    refuse_voided(one)
    if draft.amount.currency != one.currency:
        raise ValueError(f"the loan is in {one.currency}: {draft}")
    return one


def _prepare(books: Books, draft: PaymentDraft, corrects: int | None) -> _Prepared:
    one = _loan_of(books, draft)
    story = happened.events(books, one.id, without=corrects)
    paid = split(one.first, story, draft.day, draft.amount)
    check_text(draft.note, "note")
    box = box_for(books, draft.box, one.currency)
    wrong = ledger.voucher(books, corrects) if corrects else None
    all_of_it, source = _worth(books, one, draft, box, wrong)
    parts = parts_worth(paid, all_of_it)
    moved = Worth(-all_of_it.own, -all_of_it.value) if one.side == BORROWED else all_of_it
    voucher = payment_postings(
        draft.day,
        kept.party_of(one),
        parts,
        kept.booked(books, one, corrects),
        line_into(box, moved, source),
        words=(source, draft.note),
        settles=draft.amount == pay_off(one.first, story, draft.day).amount,
    )
    return _Prepared(one, paid, parts, draft.note.strip(), voucher)


def _worth(books: Books, one: Loan, draft: PaymentDraft, box: Account, wrong: Voucher | None) -> tuple[Worth, str]:
    if one.side == BORROWED and box.currency:
        return leaving(books, box, draft.amount, wrong), ledger.average_words()
    return valued(books, draft.amount, draft.day, draft.rate, draft.rate_source)


def parts_worth(paid: Payment, all_of_it: Worth) -> Parts:
    """What each part of a payment is worth: they add up to the worth of all of it."""
    nothing = Worth(paid.fine - paid.fine, all_of_it.value - all_of_it.value)
    fine, interest = (Worth(part, all_of_it.part(part)) if part else nothing for part in (paid.fine, paid.interest))
    rest = all_of_it.value - fine.value - interest.value
    return Parts(fine, interest, Worth(paid.principal, rest))


def pay_instalment(books: Books, draft: PaymentDraft) -> LoanPayment:
    """Record a payment of a loan: an instalment, a part of one, more, or all that is left.

    Refuses a loan that was voided or is paid, a day before its last payment, and more than pays everything back.
    Tells watchers: ``loans``, ``ledger``.
    """
    with books.change("loans"):
        ready = _prepare(books, draft, None)
        return _keep(books, ready, ledger.post(books, ready.voucher))


def correct_payment(books: Books, voucher_id: int, draft: PaymentDraft) -> LoanPayment:
    """Record a payment again as it should have been. Tells watchers: ``loans``, ``ledger``.

    Refuses what paying refuses, and one from before new terms were agreed.
    """
    with books.change("loans"):
        wrong = kept.payment_of_voucher(books, voucher_id)
        refuse_before_terms(kept.loan(books, wrong.loan), wrong)
        ready = _prepare(books, draft, voucher_id)
        made = _keep(books, ready, ledger.correct(books, voucher_id, ready.voucher))
        if wrong.loan != made.loan:
            renew(books, wrong.loan)
        return made


def _keep(books: Books, ready: _Prepared, posted: Voucher) -> LoanPayment:
    paid = ready.paid
    PaymentRecord.keep(
        loan=ready.loan.id,
        plan=ready.loan.plan,
        voucher=posted.id,
        day=posted.day,
        fine=paid.fine,
        interest=paid.interest,
        principal=paid.principal,
        note=ready.note,
        interest_worth=ready.parts.fine.value + ready.parts.interest.value,
    )
    renew(books, ready.loan.id)
    return kept.payment_of_voucher(books, posted.id)


def payment_draft_of(books: Books, voucher_id: int) -> PaymentDraft:
    """Return the draft the voucher of a payment was made from, to be typed again."""
    payment, voucher = kept.payment_of_voucher(books, voucher_id), ledger.voucher(books, voucher_id)
    box = next((line for line in voucher.lines if line.account.box), None)
    foreign = next((line.foreign for line in voucher.lines if line.foreign), None)
    rate, source = None, ""
    if foreign and box and not box.account.currency:
        rate, source = foreign.rate.normalize(), foreign.source
    where = box.account.id if box else None  # what was kept back from pay went through none
    return PaymentDraft(payment.loan, payment.day, payment.paid.amount, where, rate, source, note=payment.note)
