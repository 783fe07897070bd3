"""The stock card: what came of one material, what went, and what is left after each, with its value (kardex)."""

from collections.abc import Iterator
from dataclasses import replace

from coopbooks import showing
from coopbooks.i18n import _, speaking
from coopbooks.ledger import Stock
from coopbooks.materials import StockCard, StockMove, per_unit
from coopbooks.money import Money
from coopbooks.papers import wording
from coopbooks.papers.margins import Title
from coopbooks.papers.paper import Paper
from coopbooks.papers.sheet import Sheet
from coopbooks.papers.table import Column, Row
from coopbooks.papers.wording import number, some
from coopbooks.progress import Progress, unheard
from coopbooks.quantity import Quantity


def stock_card(card: StockCard, sheet: Sheet, progress: Progress = unheard) -> bytes:
    """Return the PDF of a stock card, across the page; what came and went is carried over to the next."""
    with speaking(sheet.language):
        unit = _("Quantities in %(unit)s") % {"unit": card.material.unit_name}
        about = wording.about(card.period, card.opening.value.currency, None, unit)
        name = " · ".join(part for part in (card.material.code, card.material.name) if part)
        paper = Paper(sheet, Title(_("Stock card"), name, about), area=sheet.area.across, progress=progress)
        narrow = sheet.area.small
        paper.table(_columns(narrow=narrow), [_narrowed(row) if narrow else row for row in _rows(card)])
        wording.sign(paper, sheet)
        return paper.finish()


def _columns(*, narrow: bool) -> list[Column]:
    quantity, value = (16.0, 20.0) if narrow else (19.0, 23.0)
    pairs = (
        (Column(_("Quantity"), quantity, right=True, over=side), Column(_("Value"), value, right=True, over=side))
        for side in (_("Came in"), _("Went out"), _("Left"))
    )
    amounts = [column for pair in pairs for column in pair]
    if narrow:
        return [Column(_("Day"), 25), Column(_("Detail")), *amounts]
    average = Column(_("Average price"), 19, right=True)
    return [Column(_("Day"), 20), Column(_("Voucher"), 25), Column(_("Detail")), *amounts, average]


def _narrowed(row: Row) -> Row:
    """The row on a small page: the voucher below the day, and without the average."""
    return replace(row, cells=_fewer(row.cells), carried=_fewer(row.carried))


def _fewer(cells: tuple[str, ...]) -> tuple[str, ...]:
    if not cells:
        return cells
    day, voucher, *others, _average = cells
    return (f"{day}\n{voucher}".strip(), *others)


def _rows(card: StockCard) -> Iterator[Row]:
    came = went = nothing = Stock(Quantity(0), Money(0, card.opening.value.currency))
    yield Row(("", "", _("Stock before"), "", "", "", "", *_left(card.opening)))
    for move in card.moves:
        into, out = (move.change, nothing) if move.comes else (nothing, nothing - move.change)
        came, went = came + into, went + out
        yield Row(
            (
                showing.day(move.day),
                move.label,
                _detail(move),
                *_pair(into),
                *_pair(out),
                *_left(move.after),
            ),
            rule="hair",
            carried=("", "", "", *_pair(came), *_pair(went), *_left(move.after)),
        )
    yield Row(
        ("", "", _("Totals"), *_pair(card.came), *_pair(card.went), *_left(card.closing)), bold=True, rule="end", gap=1
    )


def _pair(stock: Stock) -> tuple[str, str]:
    """A quantity and its value; nothing where only the other one moved."""
    return showing.quantity(stock.quantity) if stock.quantity else "", some(stock.value)


def _left(stock: Stock) -> tuple[str, str, str]:
    average = stock.average
    price = "" if average is None else showing.rate(per_unit(average))
    return showing.quantity(stock.quantity), number(stock.value), price


def _detail(move: StockMove) -> str:
    return move.description if not move.note or move.note in move.description else f"{move.description} · {move.note}"
