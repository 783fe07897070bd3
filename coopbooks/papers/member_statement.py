"""The statement of a member: how she stands, her work and her pay, what is still owed, all else; on one page."""

from collections.abc import Iterator, Sequence
from typing import Final

from coopbooks import showing
from coopbooks.i18n import _, ngettext, speaking
from coopbooks.members import Charge, Member, MemberDeed, MemberStatement
from coopbooks.money import Money, total
from coopbooks.papers import wording
from coopbooks.papers.margins import Title
from coopbooks.papers.member_pay import Paid, in_words, not_told, pay_columns, pay_rows
from coopbooks.papers.paper import Paper, Signer
from coopbooks.papers.sheet import Sheet
from coopbooks.papers.table import Column, Row
from coopbooks.papers.wording import number, some
from coopbooks.progress import Progress, unheard
from coopbooks.work import Totals

_MOST: Final = 18
"""How many deeds are told one by one at most; fewer where the page has no room for them."""


def member_statement(
    told: MemberStatement,
    sheet: Sheet,
    unpaid: Totals | None = None,
    paid: Sequence[Paid] = (),
    progress: Progress = unheard,
) -> bytes:
    """Return the PDF of a member's statement; the oldest deeds are told together where the page has no room for them.

    It is to be printed in her language, that of the statement. ``unpaid`` is her work in no payout yet, which is told
    beside what stands in the books; ``paid`` are her slips of the period, the oldest first.
    """
    with speaking(sheet.language):
        period = wording.about(told.period, told.savings.total.currency)
        question = "" if sheet.area.small else _("What is there between her and the club?")
        title = Title(_("Member statement"), question, period)

        def laid(most: int) -> Paper:
            paper = Paper(sheet, title, area=sheet.area, progress=progress)
            _fill(paper, told, unpaid, paid, most)
            paper.signatures(wording.treasurer(sheet), Signer(_("Member"), told.member.name, told.member.identity))
            return paper

        fitting = (paper for paper in map(laid, range(_MOST, 0, -1)) if paper.length == 1)
        return (next(fitting, None) or laid(0)).finish()


def _fill(paper: Paper, told: MemberStatement, unpaid: Totals | None, paid: Sequence[Paid], most: int) -> None:
    """Lay what the statement tells: so many deeds one by one at most, and in proportion of everything else."""
    small = paper.area.small
    lay_member(paper, told.member)
    paper.gap(2)
    paper.table(_stands_columns(), [*_stands(told, short=small), *_unpaid(unpaid)], size=8 if small else 8.5)
    if paid:
        paper.gap(2)
        paper.table(pay_columns(small=small), list(pay_rows(paid, (most + 1) // 2)), size=8)
    if told.charges:
        paper.gap(2)
        paper.table(_charge_columns(), list(_charges(told.charges, (most + 2) // 3)), size=8)
    deeds = not_told(told.deeds, paid)
    if deeds and most:
        paper.gap(2)
        paper.table(_deed_columns(small=small), list(_deeds(deeds, most)), size=8)
    elif deeds:
        paper.gap(1)
        paper.say(_("What was recorded with her one by one has no room here: print it on a larger page."), 7.5)


def lay_member(paper: Paper, known: Member) -> None:
    """Lay who the member is, on one line."""
    joined = _("member since %(day)s") % {"day": showing.day(known.joined)} if known.joined else ""
    identity = _("C.I. %(number)s") % {"number": known.identity} if known.identity else ""
    words = " · ".join(filter(None, (known.label, identity, known.group_name, joined)))
    paper.field(_("Member:"), words)


def _stands_columns() -> Sequence[Column]:
    return (
        Column(_("How she stands")),
        Column(_("At the beginning"), 32, right=True),
        Column(_("At the end"), 32, right=True),
    )


def _stands(told: MemberStatement, *, short: bool) -> Iterator[Row]:
    """Each account: what the club owes her, and below zero what she owes; ``short`` leaves out where nothing is."""
    for part in told.parts:
        if short and not part.opening and not part.closing:
            continue
        yield Row((part.account.name, number(part.opening), number(part.closing)), rule="hair")
        if part.account.role == "member_savings" and told.savings.compulsory:
            words = _("of these now: %(voluntary)s voluntary, %(compulsory)s compulsory")
            said = {
                "voluntary": showing.amount(told.savings.voluntary),
                "compulsory": showing.amount(told.savings.compulsory),
            }
            yield Row((words % said, "", ""), indent=1)
        if part.account.role == "contributions" and told.certificates:
            yield Row((_("%(count)s certificates") % {"count": told.certificates}, "", ""), indent=1)
    yield Row((_("The club owes her, savings and contributions among it"), "", number(told.owed)), bold=True, gap=1)
    yield Row((_("She owes the club"), "", number(told.owes)), bold=True)


def _unpaid(work: Totals | None) -> Iterator[Row]:
    """Her work in no payout yet, at its rates so far as they are known."""
    if work and work.records:
        yield Row((unpaid_in_words(work), "", number(work.worth)), gap=1)


def unpaid_in_words(work: Totals) -> str:
    """Return what of her work is in no payout yet."""
    said = in_words(work.pieces, work.hours, work.days)
    return _("Work that no payout has counted yet: %(work)s") % {"work": said}


def _charge_columns() -> Sequence[Column]:
    return (
        Column(_("Dues and fines still owed")),
        Column(_("To be paid by"), 26),
        Column(_("Charged"), 26, right=True),
        Column(_("Still owed"), 26, right=True),
    )


def _charges(charges: Sequence[Charge], most: int) -> Iterator[Row]:
    """What is still owed, the oldest first; what has no room on the page together."""
    for one in charges[:most]:
        due = showing.day(one.due) if one.due else ""
        yield Row((_charged(one), due, number(one.amount), number(one.left)), rule="hair")
    rest = charges[most:]
    if rest:
        left = total((one.left for one in rest), rest[0].left.currency)
        words = ngettext("One more", "%(many)s more, together", len(rest)) % {"many": len(rest)}
        yield Row((words, "", "", number(left)), rule="hair")


def _charged(one: Charge) -> str:
    if one.month:
        return _("Dues of %(month)s") % {"month": showing.month(one.month)}
    return _("Fine") if one.kind == "fine" else _("From before it was charged here")


def _deed_columns(*, small: bool) -> Sequence[Column]:
    width = 20.0 if small else 24.0
    return (
        Column(_("Day"), 19),
        Column(_("Voucher"), 25),
        Column(_("Detail")),
        Column(_("In her favour"), width, right=True),
        Column(_("Against her"), width, right=True),
        Column(_("Balance"), width, right=True),
    )


def _deeds(deeds: Sequence[MemberDeed], most: int) -> Iterator[Row]:
    """What was recorded, by day; the oldest together where there is no room for each; and what it comes to."""
    earlier, told = deeds[: max(len(deeds) - most, 0)], deeds[-most:]
    if earlier:
        words = ngettext("One earlier", "%(many)s earlier ones, together", len(earlier)) % {"many": len(earlier)}
        yield Row(("", "", words, *_sums(earlier), ""), rule="hair")
    for one in told:
        amounts = (some(_above(one.amount)), some(_above(-one.amount)), number(one.balance))
        what = one.what if one.kind else f"{one.account.name}: {one.what}"
        yield Row((showing.day(one.day), one.label, what, *amounts), rule="hair")
    yield Row(("", "", _("Totals"), *_sums(deeds), ""), bold=True, rule="end", gap=1)


def _sums(deeds: Sequence[MemberDeed]) -> tuple[str, str]:
    currency = deeds[0].amount.currency
    return (
        some(total((_above(one.amount) for one in deeds), currency)),
        some(total((_above(-one.amount) for one in deeds), currency)),
    )


def _above(amount: Money) -> Money:
    """The amount where it is above zero, else nothing."""
    return amount if amount.minor > 0 else Money(0, amount.currency)
