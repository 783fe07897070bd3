"""New terms for what is left of a loan: agreed with a reason and the number of an act, the old plan kept."""

from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import check_text
from coopbooks.loans import happened, kept
from coopbooks.loans.drafts import LONGEST_CONTRACT, Loan, RescheduleDraft
from coopbooks.loans.operations import keep_plan, refuse_voided, renew
from coopbooks.loans.paying import check_rescheduling
from coopbooks.loans.records import PlanTakenBackRecord
from coopbooks.loans.shapes import Rescheduling


def reschedule(books: Books, loan_id: int, draft: RescheduleDraft) -> Loan:
    """Agree new terms for what is left of a loan from a day on; nothing is posted. Tells watchers: ``loans``.

    Refuses no reason, another principal than what is left, and a day before the last payment.
    """
    one = kept.loan(books, loan_id)
    refuse_voided(one)
    if not draft.reason.strip():
        raise Refusal(_("Say why new terms are agreed: the reason stays on record."), "reason", "empty")
    check_text(draft.reason, "reason")
    check_text(draft.act, "act", LONGEST_CONTRACT)
    agreed = check_rescheduling(one.first, happened.events(books, loan_id), draft.terms)
    with books.change("loans"):
        reason, act = draft.reason.strip(), " ".join(draft.act.split())
        keep_plan(books, loan_id, agreed.terms, reason=reason, act=act)
        renew(books, loan_id)
    return kept.loan(books, loan_id)


def take_back_terms(books: Books, loan_id: int, reason: str) -> Loan:
    """Take back new terms that were agreed by mistake: the plan before them holds again. Tells watchers: ``loans``.

    Refuses no reason, and a payment since then.
    """
    one = kept.loan(books, loan_id)
    refuse_voided(one)
    if not reason.strip():
        raise Refusal(_("Say why they are taken back: the reason stays on record."), "reason", "empty")
    check_text(reason, "reason")
    story = happened.events(books, loan_id)
    if not story or not isinstance(story[-1], Rescheduling):
        raise Refusal(
            _("Nothing was agreed anew since the last payment. Void the payments since then first."),
            "reason",
            "has_payments",
        )
    with books.change("loans"):
        PlanTakenBackRecord.keep(plan=one.plan, reason=reason.strip(), recorded_by=books.who, recorded_at=books.now())
        renew(books, loan_id)
    return kept.loan(books, loan_id)
