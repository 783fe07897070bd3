"""What a product is, and what must be known of it."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Final

from coopbooks import showing
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.ledger import LARGEST, check_text
from coopbooks.money import Money
from coopbooks.quantity import Quantity
from coopbooks.reading import fold

KINDS: Final = {"local": N_("Local sale"), "export": N_("Export sale"), "service": N_("Making-up service")}
"""How a sale of it counts, with the words for it; the ledger has an account for each."""
ALWAYS: Final = date(2000, 1, 1)
"""The day the first price or piece rate of a thing is written down from: it holds for whatever day is asked about."""
LONGEST_NAME: Final = 80
LONGEST_UNIT: Final = 20
LONGEST_CODE: Final = 20
LONGEST_WORD: Final = 60
"""Letters a collection, a season, the sizes and the colours may have, to stand in a line of a price list."""
MOST_DAYS: Final = 1000
_MOST_OF_ONE: Final = Quantity.of(1_000_000_000)
_LENGTHS: Final = {
    "name": LONGEST_NAME,
    "unit": LONGEST_UNIT,
    "code": LONGEST_CODE,
    **dict.fromkeys(("collection", "season", "sizes", "colours"), LONGEST_WORD),
}


@dataclass(frozen=True, slots=True)
class ProductDraft:
    """A product as typed: its name, the unit it is sold by, the price of one unit, how its sale usually counts.

    ``price`` is the local one from today on, none where it is zero. ``sizes`` and ``colours`` are words: "S, M, L".
    ``minimum`` is the least that is sold at once, ``lead_days`` the days from an order to its delivery. What is not
    ``sold`` goes into other products, as dough does into bread.
    """

    name: str
    unit: str
    price: Money
    kind: str = "local"
    active: bool = True
    code: str = ""
    collection: str = ""
    season: str = ""
    activity: int | None = None
    sizes: str = ""
    colours: str = ""
    note: str = ""
    minimum: Quantity | None = None
    lead_days: int | None = None
    sold: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(ProductDraft):
    """Something the club makes or sells; ``price`` is the local one in force today, zero where there is none."""

    id: int

    @property
    def draft(self) -> ProductDraft:
        """What would have to be typed to have it so again."""
        return ProductDraft(**{field.name: getattr(self, field.name) for field in fields(ProductDraft)})


def check(draft: ProductDraft, currency: str) -> ProductDraft:
    """Refuse a product without name or unit, words that cannot be printed, figures below zero or beyond all reason."""
    words: dict[str, Any] = {name: " ".join(getattr(draft, name).split()) for name in (*_LENGTHS, "note")}
    tidy = replace(draft, **words)
    if not fold(tidy.name):
        raise Refusal(_("Write the name."), "name", "empty")
    if not tidy.unit:
        raise Refusal(_("Write what it is counted in: piece, dozen, loaf, kg."), "unit", "empty")
    check_text(tidy.note, "note")
    for field, most in _LENGTHS.items():
        check_text(getattr(tidy, field), field, most)
    check_amount(tidy.price, "price")
    _check_terms(tidy)
    if tidy.kind not in KINDS or tidy.price.currency != currency:
        raise ValueError(f"not offered: {tidy}")
    return tidy


def check_amount(price: Money, field: str) -> None:
    """Refuse a price below zero or beyond all reason."""
    if price.minor < 0:
        raise Refusal(_("A price is never less than zero."), field, "negative")
    if price.minor > LARGEST:
        raise Refusal(_("This amount is too large. Check the decimal mark."), field, "too_large")


def check_since(since: date) -> None:
    """Refuse a day from on which nothing can have held."""
    if since < ALWAYS:
        words = _("%(day)s is too far from today. Check the year.")
        raise Refusal(words % {"day": showing.day(since)}, "since", "far_day")


def _check_terms(draft: ProductDraft) -> None:
    if draft.minimum is not None and draft.minimum.micros <= 0:
        raise Refusal(_("Write more than zero, or leave it empty."), "minimum", "zero")
    if draft.minimum is not None and draft.minimum > _MOST_OF_ONE:
        raise Refusal(_("This is too many. Check the decimal mark."), "minimum", "too_large")
    if draft.lead_days is not None and draft.lead_days <= 0:
        raise Refusal(_("Write more than zero, or leave it empty."), "lead_days", "zero")
    if draft.lead_days is not None and draft.lead_days > MOST_DAYS:
        raise Refusal(_("This is too many. Check the decimal mark."), "lead_days", "too_large")
