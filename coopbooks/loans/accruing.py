"""Interest that has grown by the end of a year: posted for all loans in one gesture, taken away again by payments."""

from datetime import date

from coopbooks import ledger, showing
from coopbooks.books import Books, storage
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import Voucher, VoucherDraft
from coopbooks.loans import happened, kept
from coopbooks.loans.money import valued
from coopbooks.loans.owed import owed
from coopbooks.loans.postings import Party, Worth, accrual_postings
from coopbooks.loans.records import LoanRecord

_LAST = """
    SELECT max(voucher.day) FROM voucher
    WHERE voucher.word = 'loan_interest' AND voucher.reverses_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM voucher AS reversal WHERE reversal.reverses_id = voucher.id)
"""


def accrual_voucher(books: Books, day: date) -> VoucherDraft:
    """Return the voucher of the interest that has grown on all loans up to a day and was neither paid nor posted.

    Refuses a day it was posted for already, or one before that, and a day on which there is none.
    """
    [last] = storage.plain(_LAST).fetchone()
    if last is not None and day <= date.fromisoformat(last):
        raise Refusal(
            _("The interest up to %(day)s is posted already. Choose a later day, or void that first.")
            % {"day": showing.day(date.fromisoformat(last))},
            "day",
            "posted",
        )
    grown, source = _grown(books, day)
    if not grown:
        raise Refusal(_("No loan has interest to post up to this day. There is nothing to do."), "day", "nothing")
    return accrual_postings(day, grown, source)


def _grown(books: Books, day: date) -> tuple[list[tuple[Party, Worth]], str]:
    """What has grown on each loan that is still to be paid, and where the rate of those in another currency is from."""
    still = [one for (one,) in LoanRecord.select(LoanRecord.id).where(LoanRecord.plan_id.is_null(False)).tuples()]
    known, stories = kept.loans_of(books, still), happened.events_of(books, still, until=day)
    grown, source = [], ""
    for one in known.values():
        if one.first.disbursed_on >= day or not one.outstanding:
            continue
        left = owed(one.first, stories[one.id], day).accrued - kept.booked(books, one).accrued.own
        if left.minor > 0:
            worth, source = valued(books, left, day, None, source)
            grown.append((kept.party_of(one), worth))
    return grown, source


def accrue_interest(books: Books, day: date) -> Voucher:
    """Post the interest that has grown on all loans, borrowed and lent. Tells watchers: ``loans``, ``ledger``."""
    with books.change("loans"):
        return ledger.post(books, accrual_voucher(books, day))
