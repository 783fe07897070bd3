"""The receipt: what somebody who paid takes home."""

from coopbooks import showing
from coopbooks.i18n import _, speaking
from coopbooks.ledger import Voucher
from coopbooks.papers import wording
from coopbooks.papers.margins import Title
from coopbooks.papers.paper import Paper, Signer
from coopbooks.papers.sheet import Sheet
from coopbooks.papers.voucher import moved


def receipt(voucher: Voucher, sheet: Sheet, identity: str = "") -> bytes:
    """Return the PDF of the receipt for money that came in (CI); refuses (ValueError) other vouchers.

    On whole pages it is printed twice with a line to cut along: one half for who paid, one for the club.
    """
    if voucher.kind != "CI":
        raise ValueError(f"no money came in by {voucher.label}")
    with speaking(sheet.language):
        amount = moved(voucher)
        title = Title(_("Receipt"), about=(voucher.label, showing.money(amount)), voided=voucher.voided)
        halves = (_("For who paid"), _("For the club"))
        paper = Paper(sheet, title, area=sheet.area, halves=halves)
        paper.field(_("Received from:"), voucher.concerns, bold=True)
        wording.spell(paper, amount, sheet)
        paper.field(_("For:"), voucher.description)
        paper.gap(3)
        day = showing.long_day(voucher.day)
        paper.say(f"{sheet.club.place}, {day}" if sheet.club.place else day, 9)
        paper.hold()
        paper.say(_("Not valid as an invoice"), 9, bold=True)
        handed = Signer(_("Handed over by"), voucher.concerns, identity)
        paper.signatures(Signer(_("Received by (treasurer)"), sheet.club.treasurer), handed)
        return paper.finish()
