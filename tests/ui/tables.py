"""Tables to test with: fruit sold on some days, and a great many rows that put themselves in order."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from coopbooks.money import Money
from tests.builders import m, spaced
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.rows import amounts, days, names


@dataclass(frozen=True)
class Fruit:
    """One row."""

    id: int
    day: date
    name: str
    price: Money | None


FRUIT: Final = (
    Fruit(1, date(2026, 3, 2), "Ñame", m("-1200.50")),
    Fruit(2, date(2026, 1, 31), "Ácana", m("9")),
    Fruit(3, date(2026, 12, 1), "Oca", m("10000")),
    Fruit(4, date(2025, 12, 31), "nuez\tpelada", None),
)


def columns() -> list[Column[Fruit]]:
    """Return a day, a name, a price, and a mark that is hidden at the beginning and sorts nothing."""
    return [
        days("day", lambda: "Day", lambda row: row.day),
        names("name", lambda: "Name", lambda row: row.name),
        amounts("price", lambda: "Price", lambda row: row.price, 120),
        Column(lambda: "Mark", lambda row: f"({row.id})", 80, key="mark", spare=True),
    ]


def a_table(key: str = "fruit") -> RecordTable[Fruit]:
    """Return an empty table of fruit."""
    return RecordTable(lambda: "Fruit", columns(), key=key)


def fruit_on_screen(show: Any) -> RecordTable[Fruit]:
    """Return the table of fruit, filled and with the cursor in it; ``show`` brings it to the screen."""
    made = a_table()
    show(made)
    made.show_rows(AllRows(FRUIT))
    made.setFocus()
    return made


def texts(table: RecordTable[Any]) -> list[list[str]]:
    """Return what stands in a table."""
    model = table.rows_model
    return [[spaced(column.text(model.row(row))) for column in model.columns] for row in range(model.rowCount())]


@dataclass
class Many:
    """A great many numbers that put themselves in order, and tell which of them were asked for."""

    many: int = 100_000
    descending: bool = False
    asked: list[tuple[int, int]] = field(default_factory=list)
    sorts: frozenset[str] = frozenset({"number"})

    def count(self) -> int:
        """How many there are."""
        return self.many

    def rows(self, first: int, many: int) -> list[int]:
        """Return some of them."""
        self.asked.append((first, many))
        whole = range(self.many - 1, -1, -1) if self.descending else range(self.many)
        return list(whole[first : first + many])

    def sorted_by(self, name: str, *, descending: bool) -> Any:
        """Return them the other way round."""
        return Many(self.many, descending, self.asked)
