"""What is asked about a loan, in the words of who borrows and of who lends."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from coopbooks.i18n import N_, _
from ui.shared.words import Words


@dataclass(frozen=True)
class LoanWords:
    """The words of one side; ``new`` is marked text with ``%(name)s``, ``ways`` are how the loan may have come."""

    title: Words
    who: Words
    role: str
    new: str
    how: Words
    ways: Mapping[str, str]
    box: Words
    seller: Words


OF_SIDE: Final[Mapping[str, LoanWords]] = {
    "borrowed": LoanWords(
        title=lambda: _("Record a loan to the club"),
        who=lambda: _("Who lends to us?"),
        role="lender",
        new=N_("+ New lender “%(name)s”"),
        how=lambda: _("How did it come?"),
        ways={
            "cash": N_("In money, into a box or bank"),
            "seller": N_("Straight to the seller"),
            "running": N_("It was there before these books"),
        },
        box=lambda: _("Into which box?"),
        seller=lambda: _("To which seller was it paid?"),
    ),
    "lent": LoanWords(
        title=lambda: _("Lend to a member"),
        who=lambda: _("To which member?"),
        role="member",
        new=N_("+ New member “%(name)s”"),
        how=lambda: _("How was it handed over?"),
        ways={
            "cash": N_("In money, out of a box or bank"),
            "seller": N_("Bought for her on credit"),
            "machine": N_("One of the club's machines"),
            "running": N_("It was there before these books"),
        },
        box=lambda: _("Out of which box?"),
        seller=lambda: _("From which seller?"),
    ),
}
