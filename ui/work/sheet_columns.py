"""The columns of a work sheet: operations across for one day, or the days of a week across for one operation.

A column is known by the product and operation it is for, or by its day; those of rejected pieces stand beside.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Final

from coopbooks import products, showing
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.products import Making
from ui.shared.choice import Choice
from ui.shared.grid import GridColumn, GridRow, GridSection
from ui.shared.quantity_edit import QuantityEdit
from ui.shared.words import Words

SECTION: Final = "lines"
REJECTED: Final = "r"
OTHER: Final = "0.0"
"""The column of other work than an operation of a product."""
NAME_WIDTH, FIGURE, TOTAL, WORTH = 0, 84, 92, 108
WEEK: Final = 7
_AROUND: Final = 28
"""Pixels beside the words of a heading."""


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation of a product, as its column needs it."""

    product: str
    making: Making

    @property
    def key(self) -> str:
        """What its column is known by."""
        return f"{self.making.product}.{self.making.id}"


class Operations:
    """The operations of the products that were chosen, asked for once until they are forgotten."""

    def __init__(self, books: Books) -> None:
        """Know none yet."""
        self._books = books
        self._known: dict[tuple[int, date | None], list[Operation]] = {}

    def forget(self) -> None:
        """Ask again: they may be others now."""
        self._known.clear()

    def of(self, product: int, day: date | None = None) -> list[Operation]:
        """Return the operations of a product, with the rates of a day."""
        if (product, day) not in self._known:
            name = products.product(self._books, product).name
            found = products.list_making(self._books, product, day=day)
            self._known[product, day] = [Operation(name, one) for one in found]
        return self._known[product, day]

    def at(self, key: str, day: date | None = None) -> Operation | None:
        """Return the operation of a column, None for other work or where it is no longer done."""
        product, making = plain(key).split(".")
        if product == "0":
            return None
        return next((one for one in self.of(int(product), day) if one.making.id == int(making)), None)


def offer_operations(choice: Choice, found: Sequence[Operation]) -> None:
    """Offer the operations of a product; where it has none, that there is none."""
    named: list[tuple[int | None, Words]] = [(one.making.id, partial(str, one.making.name)) for one in found]
    choice.offer(named or [(None, lambda: "—")])


def plain(key: str) -> str:
    """Return what a column of rejected pieces stands beside; any other as it is."""
    return key.removesuffix(REJECTED)


def week_of(day: date) -> list[date]:
    """Return the days of the week a day lies in, from Monday on."""
    monday = day - timedelta(days=day.weekday())
    return [monday + timedelta(days=step) for step in range(WEEK)]


def with_rejected(keys: Iterable[str], kept: set[str], *, rejects: bool) -> list[str]:
    """Return the columns of accepted work, each with that of what was rejected of it where that is wanted or used."""
    found = []
    for key in keys:
        found.append(key)
        if rejects or key + REJECTED in kept:
            found.append(key + REJECTED)
    return found


def heading(key: str, operations: Operations, chosen: int | None) -> Words:
    """Return the words over a column."""

    def words() -> str:
        one = plain(key)
        if "." not in one:
            said = showing.weekday(date.fromisoformat(one))
        else:
            operation = operations.at(one)
            name = operation.making.name if operation else _("Done")
            other = operation and operation.making.product != chosen
            said = f"{operation.product} · {name}" if operation and other else name
        return _("%(what)s, rejected") % {"what": said} if key.endswith(REJECTED) else said

    return words


def section(keys: Sequence[str], head: Callable[[str], Words], called: Callable[[GridRow], str]) -> GridSection:
    """Return the one section of a sheet with these columns."""
    return GridSection(
        SECTION,
        lambda: _("Work"),
        (
            GridColumn("name", lambda: _("Member")),
            *(GridColumn(key, head(key), QuantityEdit, right=True) for key in keys),
            GridColumn("total", lambda: _("Total"), right=True),
            GridColumn("worth", lambda: _("Value"), right=True),
        ),
        sums=(*keys, "total", "worth"),
        row_words=called,
    )


def widths(heads: Sequence[int]) -> tuple[int, ...]:
    """Return the widths of the columns of a sheet; each has room for its figures, and for ``heads`` above them."""
    return (NAME_WIDTH, *(max(FIGURE, head + _AROUND) for head in heads), TOTAL, WORTH)
