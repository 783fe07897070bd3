"""What a product is, and what must be known of it."""

from dataclasses import dataclass, replace
from typing import Final

from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.ledger import LARGEST, check_text
from coopbooks.money import Money
from coopbooks.reading import fold

KINDS: Final = {"local": N_("Local sale"), "export": N_("Export sale"), "service": N_("Making-up service")}
"""How a sale of it counts, with the words for it; the ledger has an account for each."""
LONGEST_NAME: Final = 80
LONGEST_UNIT: Final = 20


@dataclass(frozen=True, slots=True)
class ProductDraft:
    """A product as typed: its name, the unit it is sold by, the price of one unit, how its sale usually counts."""

    name: str
    unit: str
    price: Money
    kind: str = "local"
    active: bool = True


@dataclass(frozen=True, slots=True)
class Product:
    """Something the club sells."""

    id: int
    name: str
    unit: str
    price: Money
    kind: str
    active: bool


def check(draft: ProductDraft, currency: str) -> ProductDraft:
    """Refuse a product without name or unit, words that cannot be printed, a price below zero or beyond all reason."""
    tidy = replace(draft, name=" ".join(draft.name.split()), unit=" ".join(draft.unit.split()))
    if not fold(tidy.name):
        raise Refusal(_("Write the name."), "name", "empty")
    if not tidy.unit:
        raise Refusal(_("Write what it is counted in: piece, dozen, loaf, kg."), "unit", "empty")
    for field, most in (("name", LONGEST_NAME), ("unit", LONGEST_UNIT)):
        check_text(getattr(tidy, field), field)
        if len(getattr(tidy, field)) > most:
            raise Refusal(
                _("This is too long to print. Use at most %(most)s letters.") % {"most": most}, field, "too_long"
            )
    if tidy.price.minor < 0:
        raise Refusal(_("A price is never less than zero."), "price", "negative")
    if tidy.price.minor > LARGEST:
        raise Refusal(_("This amount is too large. Check the decimal mark."), "price", "too_large")
    if tidy.kind not in KINDS or tidy.price.currency != currency:
        raise ValueError(f"not offered: {tidy}")
    return tidy
