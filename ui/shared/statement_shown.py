"""How a statement is shown: what is asked of the books, the rows it becomes, its answer in words, its paper."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any, Final, Generic, NamedTuple, TypeVar

from coopbooks import showing
from coopbooks.books import Books
from coopbooks.days import Period
from coopbooks.i18n import _
from coopbooks.money import Money
from coopbooks.progress import Progress
from ui.shared.chart_view import Chart
from ui.shared.record_table import Column, Rows
from ui.shared.sheet import Print
from ui.shared.words import Words

T = TypeVar("T")
Prepare = Callable[[Progress], Print]
"""Fetches all figures, telling how far it is, and returns what prints them."""
_FIGURE, _PADDING, _LETTER = 108, 24, 10
"""Pixels: the least for a figure, what surrounds it in its cell, the most a digit takes."""
_INDENT: Final = "\N{EM SPACE}"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the filter row asks for; what a statement has no use for is left out of account."""

    period: Period
    compare: Period | None = None
    activity: int | None = None
    box: int | None = None
    account: int | None = None
    person: int | None = None
    search: str = ""


class Cell(NamedTuple):
    """An amount or a day in a row: as it is shown, and what is copied of it."""

    text: str
    value: Money | date


@dataclass(frozen=True, slots=True)
class Line:
    """One row on the screen; opening it leads to its voucher, or to the card of its account."""

    cells: tuple[str | Cell, ...]
    bold: bool = False
    faded: bool = False
    voucher: int | None = None
    account: int | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """What is shown in its cells."""
        return tuple(map(_shown, self.cells))


@dataclass(frozen=True)
class Lines(Generic[T]):
    """Rows made of figures only when they come into sight, between those that open and end a statement.

    ``sorts`` is what the figures can be sorted by, by the keys of columns: none where each row leads to the next.
    """

    figures: Sequence[T]
    make: Callable[[T], Line]
    before: Sequence[Callable[[], Line]] = ()
    after: Sequence[Callable[[], Line]] = ()
    sorts: Mapping[str, Callable[[T], Any]] = field(default_factory=dict)

    def sorted_by(self, name: str, *, descending: bool) -> "Lines[T]":
        """Return the same rows in another order, those that open and end them in their places."""
        return replace(self, figures=sorted(self.figures, key=self.sorts[name], reverse=descending))

    def count(self) -> int:
        """How many there are."""
        return len(self.before) + len(self.figures) + len(self.after)

    def rows(self, first: int, many: int) -> list[Line]:
        """Return some of them."""
        start, end = len(self.before), len(self.before) + len(self.figures)
        found = [make() for make in self.before[first : first + many]]
        found += [self.make(one) for one in self.figures[max(first - start, 0) : max(first + many - start, 0)]]
        found += [make() for make in self.after[max(first - end, 0) : max(first + many - end, 0)]]
        return found


@dataclass(frozen=True)
class Shown:
    """A statement as the books gave it, ready for the screen: its answer, and what led to it.

    ``prepare`` fetches what is not at hand yet and returns what prints it without the books; a ``chart`` shows what
    its answer stands among.
    """

    columns: list[Column[Line]]
    rows: Rows[Line]
    answer: str
    details: str
    prepare: Prepare
    chart: Chart | None = None


def at_hand(print_on: Print) -> Prepare:
    """Return what prints figures that are all there already."""
    return lambda _progress: print_on


@dataclass(frozen=True)
class Kind:
    """One statement on offer. ``filters`` are the fields of :class:`Asked` it has a use for, besides the period."""

    key: str
    title: Words
    question: Words
    filters: frozenset[str]
    ask: Callable[[Books, Asked, Progress], Shown]


def _shown(cell: str | Cell) -> str:
    return cell if isinstance(cell, str) else cell.text


def _text(place: int, line: Line) -> str:
    return _shown(line.cells[place])


def _value(place: int, line: Line) -> Any:
    cell = line.cells[place]
    return None if isinstance(cell, str) else cell.value


def columns(*headings: tuple[str, Words, int]) -> list[Column[Line]]:
    """Return columns by their keys; widths below zero are columns of figures of that width."""
    return [
        Column(
            words,
            partial(_text, place),
            abs(width),
            right=width < 0,
            key=key,
            value=partial(_value, place),
            kind="amounts" if width < 0 else "words",
        )
        for place, (key, words, width) in enumerate(headings)
    ]


def figures(*largest: Money) -> int:
    """Return the width, to be given to :func:`columns`, in which the largest figures of a statement can be read."""
    letters = max(len(showing.amount(amount)) for amount in largest)
    return -max(_FIGURE, _PADDING + letters * _LETTER)


def indented(text: str, level: int) -> str:
    """Return a name set in as deep as it stands."""
    return _INDENT * 2 * level + text


def some(amount: Money | None) -> str | Cell:
    """Return an amount as a table shows it; nothing for none and for zero."""
    return number(amount) if amount else ""


def number(amount: Money | None) -> str | Cell:
    """Return an amount as a table shows it, zero too; nothing for none."""
    return "" if amount is None else Cell(showing.amount(amount), amount)


def came(amount: Money) -> str | Cell:
    """Return what came, with its plus, or what went, with its minus; nothing for zero."""
    if amount.minor > 0:
        return Cell(f"+{showing.amount(amount)}", amount)
    return some(amount)


def on(day: date) -> Cell:
    """Return a day as a table shows it."""
    return Cell(showing.day(day), day)


def named(period: Period) -> str:
    """Return the name of a period as it begins a sentence."""
    name = showing.period(period)
    return name[:1].upper() + name[1:]


def since(change: Money | None, compare: Period | None) -> str:
    """Say what an answer was in the comparison; nothing where there is none."""
    if change is None or compare is None:
        return ""
    words = _("That is the same as before (%(before)s).")
    if change:
        words = _("That is %(amount)s more than before (%(before)s).")
    if change.minor < 0:
        words = _("That is %(amount)s less than before (%(before)s).")
    return words % {"amount": showing.money(abs(change)), "before": showing.period(compare)}
