"""The price list: what is sold, at which price, from how many on and how soon; with pictures it is a catalogue."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from reportlab.lib.units import mm

from coopbooks import showing
from coopbooks.i18n import N_, _, ngettext, speaking
from coopbooks.money import SYMBOLS, Money
from coopbooks.papers import wording
from coopbooks.papers.letters import LEADING, wrapped
from coopbooks.papers.margins import Title
from coopbooks.papers.paper import Paper
from coopbooks.papers.sheet import Area, Sheet
from coopbooks.papers.strips import Ink, Picture, Strip, Text
from coopbooks.papers.table import Column, Row
from coopbooks.products import PricedProduct, PriceList, Product
from coopbooks.progress import Progress, unheard

TITLES: Final = {
    "local": N_("Local prices"),
    "wholesale": N_("Wholesale prices"),
    "export": N_("Export prices"),
}
_TURNED: Final = "*"
"""Marks a price that is worked out from the one in the other currency."""
_CARDS: Final = 2
"""So many products stand beside each other in a catalogue."""
_PICTURE: Final = 34 * mm
_GAP: Final = 4 * mm
_SMALL: Final = 8.0
_NAME: Final = 10.0


def price_list(
    figures: PriceList, sheet: Sheet, pictures: Mapping[int, bytes] | None = None, progress: Progress = unheard
) -> bytes:
    """Return the PDF of a price list, or with ``pictures`` (by product) of a catalogue. No cost and no pay is on it."""
    with speaking(sheet.language):
        about = (_(TITLES[figures.list]), wording.capital(wording.on_day(figures.day)))
        name = _("Price list") if pictures is None else _("Catalogue")
        paper = Paper(sheet, Title(name, _("What can be ordered from us?"), about), area=sheet.area, progress=progress)
        if pictures is None:
            paper.table(_columns(figures), list(_rows(figures)))
        else:
            _lay_cards(paper, figures, pictures)
        if figures.at:
            paper.hold()
            paper.gap(3)
            paper.say(f"{_TURNED} {_rate_words(figures)}", _SMALL)
        return paper.finish()


def _rate_words(figures: PriceList) -> str:
    dollar = figures.at
    if dollar is None:
        return ""
    said = {"rate": showing.rate(dollar.value), "day": showing.day(dollar.since), "source": dollar.note}
    words = _("Turned over at %(rate)s for one dollar, in force since %(day)s.")
    with_source = _("Turned over at %(rate)s for one dollar, in force since %(day)s (%(source)s).")
    return (with_source if dollar.note else words) % said


def _columns(figures: PriceList) -> list[Column]:
    own = next((row.price.currency for row in figures.rows if row.price), "BOB")
    columns = [
        Column(_("Code"), 20),
        Column(_("Product")),
        Column(_("Price for one"), 22),
        Column(_("Least order"), 20, right=True),
        Column(_("Delivered in"), 22, right=True),
        Column(SYMBOLS[own], 24, right=True),
    ]
    return [*columns, Column(SYMBOLS["USD"], 24, right=True)] if _in_dollars(figures) else columns


def _in_dollars(figures: PriceList) -> bool:
    return any(row.dollars for row in figures.rows)


def _rows(figures: PriceList) -> Iterator[Row]:
    dollars = _in_dollars(figures)
    for collection, rows in groupby(figures.rows, lambda row: row.product.collection):
        heading = _heading(figures, collection)
        if heading:
            empty = ("",) * (5 if dollars else 4)
            yield Row(("", heading, *empty), bold=True, kept=True, gap=4)
        for row in rows:
            product = row.product
            words = "\n".join((product.name, *_details(product)))
            prices = (_price(row.price, row), _price(row.dollars, row))[: 2 if dollars else 1]
            terms = (product.code, words, product.unit, _least(product), _days(product))
            yield Row((*terms, *prices), rule="hair")


def _heading(figures: PriceList, collection: str) -> str:
    """What stands above the products of a collection; nothing where there are no collections at all."""
    if not any(row.product.collection for row in figures.rows):
        return ""
    return collection or _("Other products")


def _details(product: Product) -> Iterator[str]:
    if product.season:
        yield product.season
    if product.sizes:
        yield _("Sizes: %(words)s") % {"words": product.sizes}
    if product.colours:
        yield _("Colours: %(words)s") % {"words": product.colours}


def _least(product: Product) -> str:
    return showing.quantity(product.minimum) if product.minimum else ""


def _days(product: Product) -> str:
    days = product.lead_days
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days} if days else ""


def _price(price: Money | None, row: PricedProduct) -> str:
    if price is None:
        return ""
    return (f"{_TURNED} " if price.currency == row.turned_over else "") + showing.amount(price)


# A catalogue: cards beside each other, each with a picture and what is to be known.


@dataclass(frozen=True, slots=True)
class _Said:
    """A line on a card."""

    words: str
    size: float = _SMALL
    bold: bool = False
    above: float = 0


def _lay_cards(paper: Paper, figures: PriceList, pictures: Mapping[int, bytes]) -> None:
    for collection, group in groupby(figures.rows, lambda row: row.product.collection):
        heading, rows = _heading(figures, collection), tuple(group)
        if heading:
            paper.gap(2)
            paper.say(heading, 12, bold=True)
            paper.hold()
            paper.gap(1.5)
        for first in range(0, len(rows), _CARDS):
            paper.lay(_cards(paper.area, rows[first : first + _CARDS], pictures))


def _cards(area: Area, rows: tuple[PricedProduct, ...], pictures: Mapping[int, bytes]) -> Strip:
    each = (area.room - _GAP * (_CARDS - 1)) / _CARDS
    ink: list[Ink] = []
    high = 0.0
    for place, row in enumerate(rows):
        left, picture = area.margin + place * (each + _GAP), pictures.get(row.product.id)
        taken = _PICTURE + _GAP if picture else 0.0
        said, down = _beside(row, left + taken, each - taken)
        ink += [Picture(left, 0, _PICTURE, _PICTURE, picture), *said] if picture else said
        high = max(high, down, taken - _GAP)
    return Strip(high + _GAP, tuple(ink))


def _beside(row: PricedProduct, left: float, room: float) -> tuple[list[Ink], float]:
    """What stands beside a picture, and how far down it reaches."""
    ink: list[Ink] = []
    down = 0.0
    for said in _said_of(row):
        down += said.above
        for line in wrapped(said.words, said.size, room, said.bold):
            ink.append(Text(left, down + said.size, line, said.size, said.bold))
            down += said.size * LEADING
    return ink, down


def _said_of(row: PricedProduct) -> Iterator[_Said]:
    product = row.product
    yield _Said(product.name, _NAME, bold=True)
    if product.code:
        yield _Said(_("Code %(code)s") % {"code": product.code})
    for words in _details(product):
        yield _Said(words)
    if product.minimum:
        yield _Said(_("Least order: %(many)s") % {"many": showing.quantity(product.minimum)})
    if product.lead_days:
        yield _Said(_("Delivered in %(days)s") % {"days": _days(product)})
    prices = (price for price in (row.price, row.dollars) if price)
    shown = (showing.money(price) + (_TURNED if price.currency == row.turned_over else "") for price in prices)
    yield _Said(" · ".join(shown), _NAME, bold=True, above=3)
    yield _Said(_("for one %(unit)s") % {"unit": product.unit})
