"""The receipt of an advance: what a member got before her pay, or brought back of it."""

from coopbooks import showing
from coopbooks.i18n import _, speaking
from coopbooks.ledger import Voucher
from coopbooks.money import Money
from coopbooks.papers import wording
from coopbooks.papers.margins import Title
from coopbooks.papers.paper import Paper, Signer
from coopbooks.papers.sheet import Sheet
from coopbooks.papers.voucher import moved
from coopbooks.payouts import ADVANCE, REPAID


def advance_receipt(voucher: Voucher, sheet: Sheet, identity: str = "", left: Money | None = None) -> bytes:
    """Return the PDF of the receipt of an advance, or of one brought back; refuses (ValueError) other vouchers.

    ``left`` is what is still to be deducted of all her advances. On whole pages it is printed twice with a line to cut
    along: one half for her, one for the club.
    """
    if voucher.word not in (ADVANCE, REPAID):
        raise ValueError(f"no advance: {voucher.label}")
    with speaking(sheet.language):
        given, amount = voucher.word == ADVANCE, moved(voucher)
        name = _("Receipt of an advance") if given else _("Receipt of an advance brought back")
        title = Title(name, about=(voucher.label, showing.money(amount)), voided=voucher.voided)
        paper = Paper(sheet, title, area=sheet.area, halves=(_("For the member"), _("For the club")))
        paper.field(_("Paid to:") if given else _("Received from:"), voucher.concerns, bold=True)
        wording.spell(paper, amount, sheet)
        paper.field(_("For:"), voucher.description)
        if left is not None:
            paper.field(_("Still to be deducted:"), showing.money(left))
        paper.gap(2)
        day = showing.long_day(voucher.day)
        paper.say(f"{sheet.club.place}, {day}" if sheet.club.place else day, 9)
        if given:
            paper.hold()
            paper.say(_("It is deducted from her next pay, as the club decided for all."), 8)
        role = _("Received in full") if given else _("Handed over by")
        paper.signatures(wording.treasurer(sheet), Signer(role, voucher.concerns, identity, thumb=given))
        return paper.finish()
