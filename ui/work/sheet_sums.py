"""What a work sheet adds up to, by member and by column, and what is told of each cell: its worth, what is usual."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from coopbooks import showing, work
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.quantity import Quantity
from coopbooks.work import Usual, WorkDraft
from ui.shared.grid import GridRow
from ui.work.sheet_columns import OTHER, REJECTED, SECTION, plain
from ui.work.sheet_grid import SheetGrid

NOTHING: Final = Quantity(0)


class SheetSums:
    """The sums of a grid; ``drafted`` says what a column is for. Rates are asked for once for each column."""

    def __init__(self, grid: SheetGrid, books: Books, drafted: Callable[[str], WorkDraft]) -> None:
        """Begin with nothing added up."""
        self._grid, self._books, self._drafted = grid, books, drafted
        self._rates: dict[str, Quantity | None] = {}
        self._usual: dict[str, Usual] = {}
        self._worths: dict[tuple[int, int], int] = {}
        self.worth = books.money(0)

    def forget(self) -> None:
        """Ask again what is paid, and what is usual: something else is chosen."""
        self._rates.clear()
        self._usual.clear()

    def tell(self, names: Mapping[tuple[GridRow, str], str]) -> None:
        """Show the names, what each did, what it is worth, and the sums under the columns."""
        told, books = dict(names), self._books
        columns, whole, worth = dict.fromkeys(self._grid.keys, 0), 0, 0
        rates = {key: self.rate(key) or NOTHING for key in self._grid.keys if not key.endswith(REJECTED)}
        for row in self._grid.all_rows(SECTION):
            done, value = 0, 0
            for key, cell in row.cells.items():
                if key in columns and cell.value is not None:
                    columns[key] += cell.value.micros
                    if key in rates:
                        done += cell.value.micros
                        value += self._minor(cell.value, rates[key])
            if done:
                told[row, "total"] = showing.whole(Quantity(done))
                told[row, "worth"] = showing.amount(books.money(value)) if value else ""
                whole, worth = whole + done, worth + value
        self.worth = books.money(worth)
        self._grid.tell(told)
        sums = {(SECTION, key): showing.whole(Quantity(micros)) for key, micros in columns.items() if micros}
        if whole:
            sums[SECTION, "total"] = showing.whole(Quantity(whole))
            sums[SECTION, "worth"] = showing.amount(self.worth)
        self._grid.tell_sums(sums)

    def _minor(self, value: Quantity, rate: Quantity) -> int:
        """What so much is worth, in minor units; remembered, for the same figures come again and again."""
        known = self._worths.get((value.micros, rate.micros))
        if known is None:
            known = work.worth(value, rate, self._books.club.currency).minor
            self._worths[value.micros, rate.micros] = known
        return known

    def rate(self, key: str) -> Quantity | None:
        """Return what one is paid in a column: of its own, as the order says, else what is usual on that day."""
        one = plain(key)
        if one not in self._rates:
            self._rates[one] = work.rate_for(self._books, self._drafted(one))
        return self._rates[one]

    def unrated(self, what: str) -> list[str]:
        """Say which columns something stands in although nobody knows what is paid for it.

        Those of days, and of other work, are all of ``what``: their headings do not say it.
        """
        keys = [key for key in self._grid.keys if not key.endswith(REJECTED) and key in self._grid.used]
        unknown = [key for key in keys if self.rate(key) is None]
        if not unknown:
            return []
        heads = ", ".join(what if key == OTHER else self._grid.head(key)() for key in unknown)
        called = heads if any("." in key for key in unknown) else f"{what} ({heads})"
        words = _("What is paid for it is not known yet: %(columns)s. A payout will ask for it.")
        return [words % {"columns": called}]

    def about(self, name: str, row: GridRow, key: str) -> str:
        """Say whose cell it is, what it comes to, what is usual for her, and whether that is odd."""
        if key not in self._grid.keys:
            return name
        said = [f"{name}, {self._grid.head(key)()}"]
        value, rate = row.cell(key).value, None if key.endswith(REJECTED) else self.rate(key)
        if value is not None and rate:
            amount = showing.money(work.worth(value, rate, self._books.club.currency))
            said.append(f"{showing.quantity(value)} × {showing.rate(rate.decimal)} = {amount}")
        odd = self._odd(row, key, value)
        return " · ".join(filter(None, (*said, odd)))

    def _odd(self, row: GridRow, key: str, value: Quantity | None) -> str:
        if value is None or key.endswith(REJECTED):
            return ""
        draft = replace(self._drafted(key), person=row.besides, accepted=value)
        if key not in self._usual:
            self._usual[key] = work.usual(self._books, draft)
        return work.doubt(draft, self._usual[key])
