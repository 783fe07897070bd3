"""What can be done to the ledger: post, void, correct, open."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from coopbooks.books import Books, storage
from coopbooks.days import year_of
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger.accounts import accounts_of
from coopbooks.ledger.queries import locked_through, voucher, voucher_on
from coopbooks.ledger.records import LineRecord, VoucherRecord
from coopbooks.ledger.rules import (
    check,
    check_day,
    check_open,
    check_text,
    describe,
    reversal_of,
    voucher_kind,
)
from coopbooks.ledger.shapes import Account, Line, Voucher, VoucherDraft, VoucherLine
from coopbooks.ledger.standing import refuse_impossible
from coopbooks.money import total
from coopbooks.progress import Progress, between, followed, unheard
from coopbooks.reading import alphabetical

OPENING: Final = "opening"
"""The deed of opening balances."""
_HEAD: Final = (
    *("kind", "year", "number", "day", "description", "concerns", "word", "amount"),
    *("recorded_by", "recorded_at", "reverses", "corrects", "reason"),
)
"""What of a voucher is kept under its own name."""
_WRITTEN: Final = 0.7
"""So far posting is once all lines are written; what is left is to look for what cannot be."""
_OF_RUN: Final = """
    SELECT run.title FROM payout_voucher AS posted JOIN payout_run AS run ON run.id = posted.run_id
    WHERE posted.voucher_id = ? AND run.state <> 'voided'
"""


@dataclass(frozen=True, slots=True)
class OpeningDraft:
    """What a club that already exists has and owes on the evening before its books begin.

    Assets as debits (+), debts and equity as credits (−); what does not add up goes to the accumulated results.
    """

    day: date
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Origin:
    """What a voucher takes back or corrects, if anything, and why."""

    reverses: int | None = None
    corrects: int | None = None
    reason: str = ""


def post(books: Books, draft: VoucherDraft, *, progress: Progress = unheard) -> Voucher:
    """Post a voucher: checked, numbered without gaps per kind and accounting year, never changed again.

    Refuses what :func:`rules.check` refuses, days out of reach or locked, payments above what is owed, and more of a
    material than there is.
    Tells watchers: ``ledger``.
    """
    with books.change("ledger"):
        new = _write(books, draft, preview(books, draft), _Origin(), between(progress, 0, _WRITTEN))
        refuse_impossible(books, new, progress=between(progress, _WRITTEN, 1))
    return new


def void(
    books: Books, voucher_id: int, reason: str, also: Sequence[Line] = (), *, progress: Progress = unheard
) -> Voucher:
    """Take a voucher back by a reversing one, on its own day if that month is open, else today; return the reversal.

    ``also`` is what has to be posted in the reversal because the voucher never was, each side the same. Materials that
    were used since have to be priced again: :func:`materials.void` sees to it, and voids any other voucher, too.
    Refuses an empty reason, voiding twice, voiding a reversal, leaving somebody with more paid than owed, and taking
    back material that was used since.
    Tells watchers: ``ledger``.
    """
    with books.change("ledger"):
        reversal = _reverse(books, voucher(books, voucher_id), reason, also, between(progress, 0, _WRITTEN))
        refuse_impossible(books, reversal, progress=between(progress, _WRITTEN, 1))
    return reversal


def correct(books: Books, voucher_id: int, draft: VoucherDraft, *, progress: Progress = unheard) -> Voucher:
    """Record a voucher again as it should have been and take the wrong one back, in one change.

    Refuses what :func:`post` and :func:`void` refuse, judged on the result. Tells watchers: ``ledger``.
    """
    with books.change("ledger"):
        wrong = voucher(books, voucher_id)
        reversal = _reverse(books, wrong, _("Corrected"), progress=between(progress, 0, _WRITTEN / 2))
        written = between(progress, _WRITTEN / 2, _WRITTEN)
        right = _write(books, draft, preview(books, draft), _Origin(corrects=wrong.id), written)
        refuse_impossible(books, reversal, right, progress=between(progress, _WRITTEN, 1))
    return right


def preview(books: Books, draft: VoucherDraft) -> list[Account]:
    """Check a draft as :func:`post` would and return the account of each line; nothing is recorded."""
    check_day(draft.day, books.today(), locked_through(books))
    accounts = accounts_of(books, (line.account for line in draft.lines))
    check(draft, accounts, books.club.currency)
    return accounts


def _write(
    books: Books, draft: VoucherDraft, accounts: list[Account], origin: _Origin, progress: Progress = unheard
) -> Voucher:
    kind = draft.kind or voucher_kind(draft.lines, accounts, books.club.currency)
    year = year_of(draft.day, books.club.closing_month)
    written = Voucher(
        id=0,
        kind=kind,
        year=year,
        number=_next_number(kind, year),
        day=draft.day,
        description=draft.description.strip(),
        concerns=draft.concerns,
        person=draft.person,
        word=draft.word,
        amount=total((line.amount for line in draft.lines if line.amount.minor > 0), books.club.currency),
        recorded_by=books.who,
        recorded_at=books.now().replace(microsecond=0),
        reverses=origin.reverses,
        reversed_by=None,
        corrects=origin.corrects,
        corrected_by=None,
        reason=origin.reason,
        lines=tuple(map(_posted_line, draft.lines, accounts)),
    )
    return _keep(written, progress)


def _posted_line(line: Line, account: Account) -> VoucherLine:
    return VoucherLine(
        account,
        line.amount,
        line.person,
        line.product,
        line.activity,
        line.foreign,
        line.note,
        line.material,
        line.quantity,
        line.order,
        line.loan,
        line.machine,
        line.purpose,
    )


def _keep(written: Voucher, progress: Progress) -> Voucher:
    """Keep a voucher in the file and return it under the id it has there.

    A voucher being written lies among the ``unposted``, and no commit succeeds before it is taken off there.
    """
    new = VoucherRecord.keep(
        person_id=written.person,
        description_key=alphabetical(written.description),
        concerns_key=alphabetical(written.concerns),
        **{name: getattr(written, name) for name in _HEAD},
    )
    for line in followed(written.lines, len(written.lines), progress):
        LineRecord.keep(**_line_row(new, written.day, line))
    storage.plain("DELETE FROM unposted WHERE voucher_id = ?", new)
    return replace(written, id=new)


def _next_number(kind: str, year: int) -> int:
    found = storage.plain("SELECT max(number) FROM voucher WHERE kind = ? AND year = ?", kind, year).fetchone()
    return int(found[0] or 0) + 1


def _line_row(voucher_id: int, day: date, line: VoucherLine) -> dict[str, object]:
    foreign = line.foreign
    return {
        "voucher": voucher_id,
        "account": line.account.id,
        "day": day,
        "amount": line.amount,
        "foreign_amount": foreign and foreign.amount,
        "foreign_currency": foreign and foreign.amount.currency,
        "rate": foreign and str(foreign.rate),
        "rate_source": foreign and foreign.source,
        "person_id": line.person,
        "product_id": line.product,
        "activity": line.activity,
        "note": line.note,
        "material_id": line.material,
        "quantity": line.quantity,
        "order_id": line.order,
        "loan_id": line.loan,
        "machine_id": line.machine,
        "purpose_id": line.purpose,
    }


def _reverse(
    books: Books, wrong: Voucher, reason: str, also: Sequence[Line] = (), progress: Progress = unheard
) -> Voucher:
    """Take a voucher back, however long ago it was and even if its accounts are no longer used."""
    check_voidable(books, wrong, reason)
    locked = locked_through(books)
    day = books.today() if locked and wrong.day <= locked else wrong.day
    check_open(day, locked)
    words = _("Voids %(voucher)s: %(what)s") % {"voucher": wrong.label, "what": wrong.description}
    draft = reversal_of(wrong, day, describe(words))
    accounts = [*(line.account for line in wrong.lines), *accounts_of(books, (line.account for line in also))]
    draft = replace(draft, lines=(*draft.lines, *also))
    return _write(books, draft, accounts, _Origin(reverses=wrong.id, reason=reason.strip()), progress)


def check_voidable(books: Books, wrong: Voucher, reason: str) -> None:
    """Refuse to void a voucher without a reason, twice, one of a payout, or a reversal."""
    if not reason.strip():
        raise Refusal(_("Say why it is voided: the reason stays on record."), "reason", "empty")
    check_text(reason, "reason")
    if wrong.reversed_by is not None:
        raise Refusal(
            _("%(voucher)s was voided already, by %(reversal)s.")
            % {"voucher": wrong.label, "reversal": voucher(books, wrong.reversed_by).label},
            reason="voided",
        )
    run = storage.plain(_OF_RUN, wrong.id).fetchone()
    if run:
        words = _("%(voucher)s belongs to the payout “%(title)s”. Void that whole: then its work is free again.")
        raise Refusal(words % {"voucher": wrong.label, "title": run[0]}, reason="of_run")
    if wrong.reverses is not None:
        raise Refusal(
            _("%(voucher)s itself takes another voucher back. Record that one again instead.")
            % {"voucher": wrong.label},
            reason="reversal",
        )


def record_opening(books: Books, draft: OpeningDraft) -> Voucher:
    """Record what the club has and owes before its books begin; the difference goes to the accumulated results.

    Recorded again, it corrects the earlier one, so that there is always one opening. Refuses an opening with nothing
    in it. Tells watchers: ``ledger``.
    """
    opening = opening_voucher(books, draft)
    earlier = voucher_on(books, OPENING)
    return correct(books, earlier.id, opening) if earlier else post(books, opening)


def opening_voucher(books: Books, draft: OpeningDraft) -> VoucherDraft:
    """Return the voucher an opening makes; an amount in another currency is left for the posting to refuse."""
    lines = tuple(line for line in draft.lines if line.amount)
    if not lines:
        raise Refusal(_("Write at least one amount: what the club has, or what it owes."), "lines", "nothing")
    currency = books.club.currency
    rest = -total((line.amount for line in lines if line.amount.currency == currency), currency)
    if rest:
        lines = (*lines, Line("accumulated_results", rest))
    return VoucherDraft(draft.day, _("Opening balances"), lines, word=OPENING, kind="CT")


def opening_of(voucher: Voucher) -> OpeningDraft:
    """Return the draft an opening's voucher was made from, without its difference, to be typed again."""
    lines = (line.again for line in voucher.lines if line.account.role != "accumulated_results")
    return OpeningDraft(voucher.day, tuple(lines))
