"""What can be done with loans: record one that came, was given or was running already, correct it, take it back."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from coopbooks import ledger, people, rates, showing
from coopbooks.books import Books, storage
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import Account, Line, Voucher, VoucherDraft, check_text
from coopbooks.loans import happened, kept
from coopbooks.loans.checks import check_terms
from coopbooks.loans.drafts import LONGEST_CONTRACT, WAYS, Loan, LoanDraft, LoanPayment
from coopbooks.loans.money import box_for, leaving, line_into, valued
from coopbooks.loans.owed import owed
from coopbooks.loans.plan import make_plan
from coopbooks.loans.postings import (
    BORROWED,
    LENT,
    PRINCIPAL,
    SIDES,
    Party,
    Worth,
    given_postings,
    running_postings,
)
from coopbooks.loans.records import DueRecord, InstalmentRecord, LoanRecord, PlanRecord, ShareRecord
from coopbooks.loans.shapes import Payment
from coopbooks.loans.terms import Terms
from coopbooks.loans.true_cost import rate_warning, slip_warning
from coopbooks.money import Money
from coopbooks.reading import fold

ROLES = {BORROWED: "lender", LENT: "member"}
"""What the other side of a loan is to the club."""


def loan_voucher(
    books: Books, draft: LoanDraft, corrects: int | None = None, given: Sequence[Line] = (), loan: int | None = None
) -> VoucherDraft:
    """Return the voucher of a loan; refuses, at its field, what cannot be agreed or handed over so.

    ``given`` are the lines by which one of the club's machines is handed to a member: all together a credit of the
    principal. ``corrects`` is the voucher it is recorded instead of, ``loan`` the one its lines belong to.
    """
    tidy = check_loan(draft)
    who = _party(books, tidy, loan)
    day, wrong = tidy.terms.disbursed_on, ledger.voucher(books, corrects) if corrects else None
    worth, source = _worth(books, tidy, wrong)
    words = (source, tidy.note)
    if tidy.way == "running":
        return running_postings(day, who, worth, running_without_name(books, tidy.side, corrects), words)
    if tidy.way != "machine":
        given = (_against(books, tidy, who, worth, source),)
    return given_postings(day, who, worth, given, words)


def check_loan(draft: LoanDraft) -> LoanDraft:
    """Refuse a loan with nobody, terms that cannot be, and a way that does not fit; return it tidy."""
    if draft.side not in SIDES or draft.way not in WAYS or (draft.way == "machine" and draft.side == BORROWED):
        raise ValueError(f"not offered: {draft}")
    if draft.person is None:
        raise Refusal(_("Choose who."), "person", "empty")
    if draft.way == "seller" and draft.seller is None:
        raise Refusal(_("Choose the seller who is paid for it."), "seller", "empty")
    tidy = replace(
        draft, terms=check_terms(draft.terms), contract=" ".join(draft.contract.split()), note=draft.note.strip()
    )
    check_text(tidy.contract, "contract", LONGEST_CONTRACT)
    check_text(tidy.note, "note")
    make_plan(tidy.terms)
    return tidy


def _party(books: Books, draft: LoanDraft, loan: int | None) -> Party:
    who = people.person(books, draft.person or 0)
    account = ledger.account_of(books, PRINCIPAL[draft.side]).id
    return Party(draft.side, who.id, who.label, account, loan, draft.contract)


def _worth(books: Books, draft: LoanDraft, wrong: Voucher | None) -> tuple[Worth, str]:
    """What the principal is worth; where it goes out of a box in its own currency, what it stands at there."""
    principal = draft.terms.principal
    if draft.side == LENT and draft.way == "cash":
        box = box_for(books, draft.box, principal.currency)
        if box.currency:
            return leaving(books, box, principal, wrong), ledger.average_words()
    return valued(books, principal, draft.terms.disbursed_on, draft.rate, draft.rate_source)


def _against(books: Books, draft: LoanDraft, who: Party, worth: Worth, source: str) -> Line:
    """The line against the principal: of a box, or of the seller."""
    moved = worth if draft.side == BORROWED else Worth(-worth.own, -worth.value)
    if draft.way == "seller":
        paid_by = who.loan if draft.side == BORROWED else None
        return Line("suppliers", moved.value, person=draft.seller, note=draft.note, loan=paid_by)
    return line_into(box_for(books, draft.box, worth.own.currency), moved, source)


def loan_doubts(books: Books, draft: LoanDraft, corrects: int | None = None) -> tuple[str, ...]:
    """Return what is odd about a loan, in words: what is odd about its voucher, and about its rate."""
    of_rate = rate_doubts(books, draft.terms)
    if draft.way == "machine":
        return of_rate
    return (*ledger.doubts(books, loan_voucher(books, draft, corrects), corrects=corrects), *of_rate)


def rate_doubts(books: Books, terms: Terms) -> tuple[str, ...]:
    """Return what is odd about a rate: that it is above the cap written down for the day, or, without one, a slip."""
    cap = rates.rate_on(books, "interest_cap", terms.disbursed_on)
    warning = rate_warning(terms, cap.value, cap.method) if cap else slip_warning(terms)
    return (warning,) if warning else ()


def running_without_name(books: Books, side: str, without: int | None = None) -> Money:
    """Return what stands on the account of loans, above zero, and belongs to none: opened or moved as a sum."""
    account = ledger.account_of(books, PRINCIPAL[side])
    sql = "SELECT coalesce(sum(amount), 0) FROM loan_balance WHERE account_id = ?"
    stands = ledger.balance_on(books, account.id) - books.money(storage.plain(sql, account.id).fetchone()[0])
    for line in ledger.voucher(books, without).lines if without else ():
        if line.account.id == account.id and line.loan is None:
            stands -= line.amount
    return -stands if side == BORROWED else stands


def record_loan(books: Books, draft: LoanDraft, given: Sequence[Line] = ()) -> Loan:
    """Record a loan that came, was given, or was running already. Tells watchers: ``loans``, ``ledger``.

    One that was running is taken out of what stands on the account without a name; nothing else is posted.
    """
    tidy = check_loan(draft)
    with books.change("loans"):
        new = LoanRecord.keep(account=_account(books, tidy).id, **_columns(tidy))
        posted = ledger.post(books, loan_voucher(books, tidy, given=given, loan=new))
        _keep(books, new, tidy, posted)
    return kept.loan(books, new)


def correct_loan(books: Books, loan_id: int, draft: LoanDraft, given: Sequence[Line] = ()) -> Loan:
    """Record a loan again as it should have been, while nothing was paid of it. Tells watchers: ``loans``, ``ledger``.

    After a payment the terms change only by agreeing new ones.
    """
    tidy, old = check_loan(draft), kept.loan(books, loan_id)
    refuse_voided(old)
    if happened.events(books, loan_id):
        raise Refusal(
            _("Something was paid of it or agreed anew already. Agree new terms instead, or take that back first."),
            "terms",
            "has_payments",
        )
    if tidy.side != old.side:
        raise ValueError(f"a loan keeps its side: {draft}")
    with books.change("loans"):
        account = _account(books, tidy).id
        LoanRecord.update(account=account, **_columns(tidy)).where(LoanRecord.id == loan_id).execute()
        voucher = loan_voucher(books, tidy, old.voucher, given, loan_id)
        posted = ledger.correct(books, old.voucher, voucher)
        _keep(books, loan_id, tidy, posted)
        _share_anew(loan_id, tidy.terms.principal)
    return kept.loan(books, loan_id)


def _share_anew(loan_id: int, principal: Money) -> None:
    """Split a loan that is another amount now as it was split before, so that the parts add up again."""
    shared = list(
        ShareRecord.select(ShareRecord.person, ShareRecord.amount).where(ShareRecord.loan == loan_id).tuples()
    )
    if not shared:
        return
    parts = principal.split([amount for _person, amount in shared])
    for (person, _amount), part in zip(shared, parts, strict=True):
        ShareRecord.update(amount=part).where(ShareRecord.loan == loan_id, ShareRecord.person == person).execute()


def refuse_voided(one: Loan) -> None:
    """Refuse whatever is done with a loan that was voided."""
    if one.voided:
        raise Refusal(_("This loan was voided. Choose another, or record it again."), "loan", "voided")


def _account(books: Books, draft: LoanDraft) -> Account:
    return ledger.account_of(books, PRINCIPAL[draft.side])


def _columns(draft: LoanDraft) -> dict[str, object]:
    return {
        "side": draft.side,
        "person": draft.person,
        "currency": draft.terms.principal.currency,
        "way": draft.way,
        "contract": draft.contract,
        "folded_contract": fold(draft.contract),
        "note": draft.note,
    }


def _keep(books: Books, loan_id: int, draft: LoanDraft, posted: Voucher) -> None:
    people.take_role(books, draft.person or 0, ROLES[draft.side])
    if draft.seller:
        people.take_role(books, draft.seller, "supplier")
    LoanRecord.update(voucher=posted.id).where(LoanRecord.id == loan_id).execute()
    keep_plan(books, loan_id, draft.terms, voucher=posted.id)
    renew(books, loan_id)


def keep_plan(books: Books, loan_id: int, terms: Terms, **also: object) -> int:
    """Keep a plan of a loan, row by row; it is in force from then on."""
    plan = make_plan(terms)
    new = PlanRecord.keep(
        loan=loan_id, **kept.columns_of(plan.terms), recorded_by=books.who, recorded_at=books.now(), **also
    )
    for row in plan.rows:
        InstalmentRecord.keep(
            plan=new,
            number=row.number,
            start=row.start,
            due=row.due,
            opening=row.opening,
            accrued=row.accrued,
            interest=row.interest,
            principal=row.principal,
        )
    return new


def renew(books: Books, loan_id: int) -> None:
    """Keep what is still to be paid of a loan, as it stands after what happened to it last."""
    DueRecord.delete().where(DueRecord.loan == loan_id).execute()
    one = kept.loan(books, loan_id)
    if one.voided:
        return
    story = happened.events(books, loan_id)
    day: date = story[-1].day if story else one.first.disbursed_on
    for due in owed(one.first, story, day).dues:
        DueRecord.keep(loan=loan_id, due=due.due, interest=due.interest, principal=due.principal)


@contextmanager
def voiding(books: Books, wrong: Voucher) -> Iterator[None]:
    """Void a voucher inside this: of a loan it is refused while payments stand, and what is due is kept anew after it.

    A payment before new terms were agreed stays: they are for what was left then.
    """
    told_here = wrong.word in ("loan", "loan_payment")
    touched = {line.loan for line in wrong.lines if told_here and line.loan is not None}
    for loan_id in touched:
        _refuse_what_stands(books, wrong, kept.loan(books, loan_id))
    with books.change(*(["loans"] if touched else ["ledger"])):
        yield
        for loan_id in touched:
            renew(books, loan_id)


def _refuse_what_stands(books: Books, wrong: Voucher, one: Loan) -> None:
    story = happened.events(books, one.id)
    if wrong.id == one.voucher and any(isinstance(event, Payment) for event in story):
        raise Refusal(_("Payments of this loan stand. Void those first, the last one first."), "reason", "has_payments")
    if wrong.word == "loan_payment":
        refuse_before_terms(one, kept.payment_of_voucher(books, wrong.id))


def refuse_before_terms(one: Loan, payment: LoanPayment) -> None:
    """Refuse to take back a payment from before new terms were agreed: they are for what was left then."""
    if payment.plan != one.plan:
        raise Refusal(
            _("New terms were agreed on %(day)s for what was left then. Take those back first.")
            % {"day": showing.day(one.terms.disbursed_on)},
            "reason",
            "rescheduled",
        )
