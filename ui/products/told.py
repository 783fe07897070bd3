"""A product told: what is known of it in words, and the columns of its prices, its operations and their rates."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final

from coopbooks import ledger, products, showing
from coopbooks.books import Books
from coopbooks.i18n import N_, _, ngettext
from coopbooks.products import ALWAYS, LISTS, Making, PieceRate, Price, Product
from coopbooks.quantity import Quantity
from ui.shared.rows import Column, amounts, names
from ui.shared.words import Words

_SINCE: Final = 150
_STATES: Final = {"now": N_("in force"), "to come": N_("to come"), "earlier": N_("earlier")}


def facts_of(books: Books, product: Product) -> Iterator[tuple[str, str]]:
    """Yield what is known of a product, each with its name; what nobody wrote down is left out."""
    known = ledger.list_activities(books, active=None)
    activity = next((one.name for one in known if one.id == product.activity), "")
    days = product.lead_days
    parts = (_("What becomes of it?"), _("It goes into other products"))
    becomes = (_("How its sale counts"), _(products.KINDS[product.kind])) if product.sold else parts
    said = (
        (_("Code"), product.code),
        (_("Counted in"), product.unit),
        becomes,
        (_("Collection"), " · ".join(filter(None, (product.collection, product.season)))),
        (_("Activity"), activity),
        (_("Sizes"), product.sizes),
        (_("Colours"), product.colours),
        (_("Least order"), showing.quantity(product.minimum) if product.minimum else ""),
        (_("Delivered in"), ngettext("%(days)s day", "%(days)s days", days) % {"days": days} if days else ""),
        (_("Note"), product.note),
        (_("In use"), "" if product.active else _("No longer")),
    )
    return ((name, words) for name, words in said if words)


def price_columns(today: date) -> list[Column[Price]]:
    """Return the columns of all prices a product ever had."""
    return [
        names("list", lambda: _("Price list"), lambda one: _(LISTS[one.list]), 140),
        amounts("price", lambda: _("Price"), lambda one: one.amount, 120, sign=True),
        _since(lambda one: one.since),
        Column(lambda: _("Now"), lambda one: _(_STATES[_state(one, today)]), 100, key="state"),
        names("note", lambda: _("Note"), lambda one: one.note),
    ]


def _state(price: Price, today: date) -> str:
    if price.in_force:
        return "now"
    return "to come" if price.since > today else "earlier"


def making_columns() -> list[Column[Making]]:
    """Return the columns of the operations a product is made by."""
    return [
        names("name", lambda: _("Operation"), lambda one: one.name),
        names("machine", lambda: _("Machine"), lambda one: one.machine, 190),
        Column(lambda: _("Minutes"), lambda one: figure(one.minutes), 96, right=True, key="minutes"),
        Column(lambda: _("Piece rate"), lambda one: paid(one.rate), 110, right=True, key="rate"),
        _since(lambda one: one.since),
    ]


def rate_columns() -> list[Column[PieceRate]]:
    """Return the columns of all piece rates the operations of a product ever had."""
    return [
        names("name", lambda: _("Operation"), lambda one: one.name),
        Column(lambda: _("Piece rate"), lambda one: paid(one.rate) or _("None"), 110, right=True, key="rate"),
        _since(lambda one: one.since),
        names("by", lambda: _("Written down by"), lambda one: one.recorded_by, 180),
    ]


def _since(day: Callable[[Any], date | None]) -> Column[Any]:
    heading: Words = lambda: _("From")  # noqa: E731 - words that follow the language
    return Column(heading, lambda one: since_words(day(one)), _SINCE, key="since", value=day, kind="days")


def since_words(day: date | None) -> str:
    """Say from when something holds; what was written down first holds for whatever day is asked about."""
    if day is None:
        return ""
    return _("the beginning") if day == ALWAYS else showing.day(day)


def figure(quantity: Quantity | None) -> str:
    """Return a figure with as many decimals as it has; nothing for none."""
    return "" if quantity is None else showing.quantity(quantity)


def paid(rate: Quantity | None) -> str:
    """Return a piece rate with at least two decimals; nothing for none."""
    return "" if rate is None else showing.rate(rate.decimal)
