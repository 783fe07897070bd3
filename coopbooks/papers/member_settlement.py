"""What is settled when a member leaves: owed either way, and what she gets or pays; to be signed."""

from collections.abc import Iterator

from coopbooks import showing
from coopbooks.i18n import _, speaking
from coopbooks.members import Item, Settlement
from coopbooks.papers import wording
from coopbooks.papers.margins import Title
from coopbooks.papers.member_statement import lay_member, unpaid_in_words
from coopbooks.papers.paper import Paper, Signer
from coopbooks.papers.sheet import Sheet
from coopbooks.papers.table import Column, Row
from coopbooks.papers.wording import number
from coopbooks.progress import Progress, unheard
from coopbooks.work import Totals


def member_settlement(
    found: Settlement, sheet: Sheet, unpaid: Totals | None = None, progress: Progress = unheard
) -> bytes:
    """Return the PDF of a settlement, in figures and words, with room for the member's signature and thumb.

    ``unpaid`` is her work in no payout yet, which is told among what is paid besides.
    """
    with speaking(sheet.language):
        one = found.member
        about = (wording.on_day(found.day), _(wording.EXPRESSED[found.net.currency]))
        title = Title(_("Settlement on leaving"), _("What is owed either way when she leaves?"), about)
        paper = Paper(sheet, title, area=sheet.area, progress=progress)
        lay_member(paper, one)
        paper.gap(3)
        settled = [item for item in found.items if item.settled and item.amount]
        paper.table(_columns(_("Settled now")), list(_rows(settled, found)), size=9)
        later = list(_later(found, unpaid))
        if later:
            paper.gap(4)
            paper.table(_columns(_("Paid besides, as it always is")), later, size=9)
        paper.gap(4)
        paper.say(_net(found), 10, bold=True)
        if found.net:
            paper.gap(2)
            wording.spell(paper, abs(found.net), sheet)
        role = _("Received as agreed") if found.net.minor >= 0 else _("Member")
        wording.sign(paper, sheet, Signer(role, one.name, one.identity, thumb=True))
        return paper.finish()


def _columns(heading: str) -> tuple[Column, ...]:
    return Column(heading), Column(_("The club owes her"), 36, right=True), Column(_("She owes"), 36, right=True)


def _rows(items: list[Item], found: Settlement) -> Iterator[Row]:
    for item in items:
        yield _row(item)
        if item.account.role == "contributions" and found.certificates:
            yield Row((_("%(count)s certificates") % {"count": found.certificates}, "", ""), indent=1)
    net = found.net
    sides = (number(net), "") if net.minor >= 0 else ("", number(-net))
    yield Row((_("What is left"), *sides), bold=True, rule="end", gap=1)


def _later(found: Settlement, unpaid: Totals | None) -> Iterator[Row]:
    """What is not settled now: pay that waits, loans, and work that is still to be paid."""
    yield from (_row(item) for item in found.items if not item.settled and item.amount)
    if unpaid and unpaid.records:
        yield Row((unpaid_in_words(unpaid), number(unpaid.worth), ""), rule="hair")


def _row(item: Item) -> Row:
    sides = (number(item.amount), "") if item.amount.minor > 0 else ("", number(-item.amount))
    return Row((item.account.name, *sides), rule="hair")


def _net(found: Settlement) -> str:
    said = {"name": found.member.label, "amount": showing.money(abs(found.net))}
    if not found.net:
        return _("Both sides are alike: nothing is to be paid.")
    return (_("%(name)s gets %(amount)s.") if found.net.minor > 0 else _("%(name)s pays %(amount)s.")) % said
