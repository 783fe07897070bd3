"""What a dated rate is, and what must hold of it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from coopbooks import showing
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.ledger import check_text
from coopbooks.quantity import EXACT

NAMES: Final = {
    "sales_tax": N_("Tax on sales"),
    "dollar": N_("Price of one dollar"),
    "minimum_wage": N_("Minimum wage a month"),
    "interest_cap": N_("Highest interest of a loan"),
}
"""The rates there are, with the words for them."""
NONE: Final = "none"
"""The method of a row that says: from this day on there is none."""
_NO_RATE: Final = N_("None")
_TAX: Final = {NONE: _NO_RATE, "inside": N_("Inside the price"), "outside": N_("On top of the price")}
_AMOUNT: Final = {"amount": N_("An amount"), NONE: _NO_RATE}
_CAP: Final = {"month": N_("Percent a month"), "year": N_("Percent a year"), NONE: _NO_RATE}
METHODS: Final = {"sales_tax": _TAX, "dollar": _AMOUNT, "minimum_wage": _AMOUNT, "interest_cap": _CAP}
"""How each may be said. Of a tax: inside, net = price × (1 − t); on top, price = net × (1 + t).

Of interest: the nominal rate of a month or a year.
"""
PERCENT: Final = ("sales_tax", "interest_cap")
"""The rates that are a percentage; the others are an amount."""
EARLIEST: Final = date(1990, 1, 1)
_MILLION: Final = 1_000_000
_MOST: Final = 1_000_000
"""In the currency of the books: more than any dollar or minimum wage, so a larger one is a slip of the hand."""


@dataclass(frozen=True, slots=True)
class RateDraft:
    """A rate as typed: one of ``NAMES`` from a day on, how it is said, how much, and who says so.

    ``value`` is in percent for those of ``PERCENT``, else in the currency of the books, to six decimals; nothing where
    there is none.
    """

    name: str
    since: date
    method: str
    value: Decimal = Decimal(0)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate the club wrote down; ``value`` as in the draft."""

    id: int
    name: str
    since: date
    method: str
    value: Decimal
    note: str
    recorded_by: str
    recorded_at: datetime

    @property
    def draft(self) -> RateDraft:
        """What would have to be typed to write it down again."""
        return RateDraft(self.name, self.since, self.method, self.value, self.note)


def check(draft: RateDraft) -> RateDraft:
    """Refuse a rate of zero or less, a tax of 100 % or more, a day long ago, a note that cannot be printed."""
    if draft.name not in NAMES or draft.method not in METHODS[draft.name]:
        raise ValueError(f"not offered: {draft}")
    check_text(draft.note, "note")
    if draft.since < EARLIEST:
        raise Refusal(
            _("%(day)s is too far from today. Check the year.") % {"day": showing.day(draft.since)}, "since", "far_day"
        )
    tidy = replace(draft, note=" ".join(draft.note.split()))
    if draft.method == NONE:
        return replace(tidy, value=Decimal(0))
    _check_value(draft)
    return tidy


def _check_value(draft: RateDraft) -> None:
    if draft.value <= 0:
        raise Refusal(_("Write more than zero, or choose “None”."), "value", "zero")
    if draft.name == "sales_tax" and draft.value >= 100:
        raise Refusal(_("A tax takes less than the whole price. Check the decimal mark."), "value", "too_large")
    if draft.value > _MOST:
        raise Refusal(_("This amount is too large. Check the decimal mark."), "value", "too_large")
    micros = EXACT.multiply(draft.value, _MILLION)
    if micros != micros.to_integral_value():
        raise Refusal(_("Write at most six decimals."), "value", "too_many_decimals")
