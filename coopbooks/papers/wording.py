"""Wording that several papers share: in what money, over what days, who signs, what a voucher was about."""

from datetime import date
from typing import Final

from coopbooks import showing
from coopbooks.days import Period
from coopbooks.i18n import N_, _
from coopbooks.ledger import Activity, VoucherRow
from coopbooks.money import Money
from coopbooks.papers.paper import Paper, Signer
from coopbooks.papers.sheet import Sheet
from coopbooks.statements import mark_of

EXPRESSED: Final = {
    "BOB": N_("Expressed in bolivianos"),
    "USD": N_("Expressed in US dollars"),
    "EUR": N_("Expressed in euros"),
}


def about(period: Period, currency: str, activity: Activity | None = None, *more: str) -> tuple[str, ...]:
    """Return what stands at the right of the letterhead of a statement."""
    only = _("Activity: %(name)s") % {"name": activity.name} if activity else ""
    said = (capital(showing.period(period)), _(EXPRESSED[currency]), *more, only)
    return tuple(line for line in said if line)


def capital(words: str) -> str:
    """Return words with a capital letter in front, as they begin a heading."""
    return words[:1].upper() + words[1:]


def on_day(day: date) -> str:
    """Return on which day something stands as it does."""
    return _("On %(day)s") % {"day": showing.long_day(day)}


def spell(paper: Paper, amount: Money, sheet: Sheet) -> None:
    """Lay an amount in figures, and below it in words, which nobody can change."""
    paper.field(_("The sum of:"), showing.money(amount), bold=True)
    paper.field("", _("Say: %(words)s") % {"words": showing.in_words(amount, sheet.club.un_mil)})


def treasurer(sheet: Sheet) -> Signer:
    """Return the treasurer, to sign."""
    return Signer(_("Treasurer"), sheet.club.treasurer)


def president(sheet: Sheet) -> Signer:
    """Return the president, to sign."""
    return Signer(_("President"), sheet.club.president)


def sign(paper: Paper, sheet: Sheet, *others: Signer) -> None:
    """Let treasurer and president sign, and whoever else does."""
    paper.signatures(treasurer(sheet), president(sheet), *others)


def detail(voucher: VoucherRow, note: str = "") -> str:
    """Return what a voucher was about: whom it concerns, what for, and whether it was voided since."""
    who = voucher.concerns if voucher.concerns not in voucher.description else ""
    words = ": ".join(part for part in (who, voucher.description) if part)
    return " · ".join(part for part in (mark_of(voucher), words, note) if part)


def some(amount: Money | None) -> str:
    """Return an amount as a table shows it; nothing for none and for zero."""
    return showing.amount(amount) if amount else ""


def number(amount: Money | None) -> str:
    """Return an amount as a table shows it, zero too; nothing for none."""
    return "" if amount is None else showing.amount(amount)
