"""The voucher (CI, CE, CT): who, how much, what for, and the accounts it moved."""

from collections.abc import Iterator
from typing import Final

from coopbooks import showing
from coopbooks.i18n import N_, _, speaking
from coopbooks.ledger import Voucher, VoucherLine
from coopbooks.money import Money, total
from coopbooks.papers import wording
from coopbooks.papers.margins import Title
from coopbooks.papers.paper import Paper, Signer
from coopbooks.papers.sheet import Sheet
from coopbooks.papers.table import Column, Row
from coopbooks.papers.wording import number, some

_TITLES: Final = {"CI": N_("Receipt voucher"), "CE": N_("Payment voucher"), "CT": N_("Transfer voucher")}
_LEADS: Final = {"CI": N_("Received from:"), "CE": N_("Paid to:"), "CT": N_("Concerns:")}


def voucher(voucher: Voucher, sheet: Sheet, identity: str = "") -> bytes:
    """Return the PDF of a voucher; ``identity`` is the C.I. of the person it concerns, where it is known."""
    with speaking(sheet.language):
        amount = moved(voucher)
        about = (voucher.label, showing.long_day(voucher.day))
        title = Title(_(_TITLES[voucher.kind]), about=about, voided=voucher.voided)
        paper = Paper(sheet, title, area=sheet.area)
        _fields(paper, voucher, amount, sheet)
        paper.gap(3)
        columns = (
            Column(_("Code"), 22),
            Column(_("Account")),
            Column(_("Debit"), 32, right=True),
            Column(_("Credit"), 32, right=True),
        )
        paper.table(columns, list(_rows(voucher)), size=9)
        paper.hold()
        paper.gap(2)
        paper.say(_recorded(voucher), 7.5)
        wording.sign(paper, sheet, *_other_side(voucher, identity))
        return paper.finish()


def moved(voucher: Voucher) -> Money:
    """Return what a voucher brought into or took out of the boxes; where that is nothing, all it moved."""
    cash = total((line.amount for line in voucher.lines if line.account.box), voucher.amount.currency)
    return abs(cash) if cash and voucher.kind != "CT" else voucher.amount


def _fields(paper: Paper, voucher: Voucher, amount: Money, sheet: Sheet) -> None:
    if voucher.concerns or voucher.kind != "CT":
        paper.field(_(_LEADS[voucher.kind]), voucher.concerns, bold=True)
    wording.spell(paper, amount, sheet)
    paper.field(_("For:"), voucher.description)
    if voucher.reason:
        paper.field(_("Reason:"), voucher.reason)


def _rows(voucher: Voucher) -> Iterator[Row]:
    for line in voucher.lines:
        yield Row((line.account.code, _named(line), some(line.debit), some(line.credit)), rule="hair")
    sides = total((line.debit for line in voucher.lines), voucher.amount.currency)
    yield Row(("", _("Totals"), number(sides), number(sides)), bold=True, rule="end", gap=1)


def _named(line: VoucherLine) -> str:
    """The account, with the note of the line and the other currency it was in."""
    foreign = ""
    if line.foreign:
        foreign = _("%(amount)s at %(rate)s (%(source)s)") % {
            "amount": showing.money(abs(line.foreign.amount)),
            "rate": showing.rate(line.foreign.rate),
            "source": line.foreign.source,
        }
    return "\n".join(part for part in (line.account.name, line.note, foreign) if part)


def _recorded(voucher: Voucher) -> str:
    facts = {"day": showing.day(voucher.recorded_at.date()), "hour": f"{voucher.recorded_at:%H:%M}"}
    if not voucher.recorded_by:
        return _("Recorded on %(day)s at %(hour)s") % facts
    return _("Recorded on %(day)s at %(hour)s by %(who)s") % {**facts, "who": voucher.recorded_by}


def _other_side(voucher: Voucher, identity: str) -> Iterator[Signer]:
    """Who was paid or who paid; a person who was paid may sign with her thumb."""
    if voucher.kind == "CE":
        yield Signer(_("Received in full"), voucher.concerns, identity, thumb=voucher.person is not None)
    elif voucher.kind == "CI":
        yield Signer(_("Handed over by"), voucher.concerns, identity)
