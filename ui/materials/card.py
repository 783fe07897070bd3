"""The stock card of a material (kardex): what came and went in the days chosen, and what is left after each."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from coopbooks import materials, showing
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.ledger import Stock
from coopbooks.materials import Material, StockCard, StockMove
from coopbooks.money import Money
from coopbooks.progress import Progress
from ui.shared.record_table import Column
from ui.shared.statement_shown import (
    Asked,
    Cell,
    Kind,
    Line,
    Lines,
    Shown,
    at_hand,
    columns,
    figures,
    named,
    number,
    on,
    some,
)

_QUANTITY: Final = 92
_PADDING, _DIGIT = 34, 9
"""Pixels: the least for a quantity, what surrounds it in its cell with its sign, the most a digit takes."""
_AVERAGE: Final = -124
_WORTH: Final = -180
_TONES: Final[dict[str, Callable[[Line], str]]] = {"in": lambda _line: "in", "out": lambda _line: "out"}
_SPARE: Final = ("in_value", "out_value", "average")


def stock_card_of(material: Material) -> Kind:
    """Return the stock card of one material, to be shown for whatever days are asked for."""
    return Kind(
        "stock_card",
        lambda: f"{_('Stock card')} {material.name}",
        lambda: _("What came, what went, what is left?"),
        frozenset(),
        partial(_ask, material.id),
    )


def _ask(material_id: int, books: Books, asked: Asked, _progress: Progress) -> Shown:
    card = materials.stock_card(books, material_id, asked.period)
    told = card.material.told
    said = {
        "period": named(asked.period),
        "quantity": told(card.closing.quantity),
        "value": showing.money(card.closing.value),
    }
    details = _("Before: %(before)s; %(came)s came in, %(went)s went out.") % {
        "before": told(card.opening.quantity),
        "came": told(card.came.quantity),
        "went": told(card.went.quantity),
    }
    return Shown(
        _columns(card),
        Lines(
            card.moves,
            _line,
            (lambda: Line(("", "", _("Stock before"), *[""] * 4, *_left(card.opening)), bold=True),),
            (lambda: Line(("", "", _("Totals"), *_both(card.came, card.went), *_left(card.closing)), bold=True),),
        ),
        _("%(period)s: %(quantity)s left, worth %(value)s.") % said,
        details,
        at_hand(lambda papers, sheet: papers.stock_card(card, sheet)),
    )


def _columns(card: StockCard) -> list[Column[Line]]:
    """The columns of a kardex; what each move was worth, and the price after it, for who asks for them."""
    width = figures(card.came.value, card.went.value, card.closing.value, card.opening.value)
    longest = max(len(_much(one)) for one in (card.opening, card.came, card.went, card.closing))
    much = -max(_QUANTITY, _PADDING + longest * _DIGIT)
    shown = columns(
        ("day", lambda: _("Day"), 108),
        ("voucher", lambda: _("Voucher"), 132),
        ("detail", lambda: _("Detail"), 0),
        ("in", lambda: _("Came in"), much),
        ("in_value", lambda: _("Worth of what came"), _WORTH),
        ("out", lambda: _("Went out"), much),
        ("out_value", lambda: _("Worth of what went"), _WORTH),
        ("left", lambda: _("Left"), much),
        ("value", lambda: _("Value"), width),
        ("average", lambda: _("Average price"), _AVERAGE),
    )
    return [replace(one, spare=one.key in _SPARE, tone=_TONES.get(one.key)) for one in shown]


def _line(move: StockMove) -> Line:
    nothing = Stock(move.quantity - move.quantity, Money(0, move.amount.currency))
    came, went = (move.change, nothing) if move.comes else (nothing, nothing - move.change)
    detail = move.description
    if move.note and move.note not in detail:
        detail = f"{detail} · {move.note}"
    return Line((on(move.day), move.label, detail, *_both(came, went), *_left(move.after)), voucher=move.voucher)


def _both(came: Stock, went: Stock) -> tuple[str | Cell, ...]:
    """What came and its value, what went and its value; nothing where there is none."""
    plus, minus = (
        (f"+{_much(came)}" if came.quantity else ""),
        (f"{showing.MINUS}{_much(went)}" if went.quantity else ""),
    )
    return plus, some(came.value), minus, some(went.value)


def _left(stock: Stock) -> tuple[str | Cell, ...]:
    average = stock.average
    return _much(stock), number(stock.value), "" if average is None else showing.rate(materials.per_unit(average))


def _much(stock: Stock) -> str:
    return showing.quantity(stock.quantity)
