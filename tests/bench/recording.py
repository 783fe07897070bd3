"""Recording a sale, against the bare transaction that writes the same rows in the same journal mode."""

import sqlite3
from pathlib import Path

from coopbooks import ledger, products, sales
from coopbooks.books import Books, storage
from coopbooks.money import Money
from coopbooks.quantity import Quantity
from coopbooks.sales import SaleDraft, SaleLine
from tests.bench import big_books
from tests.bench.ledger import opened
from tests.bench.measure import median
from tests.bench.report import Ratio

_LIMIT = 3.0
_TIMES = 101
_TABLES = ("voucher", "line", "sale", "sale_line")


def a_sale(aside: Path) -> Ratio:
    """One sale of two lines paid in cash, commit and fsync included, in the middle of a hundred."""
    path = big_books.make(aside / "recorded.coop", 1_000, years=1)
    with opened(path) as books:
        draft = a_draft(books)
        seconds = median(lambda: sales.record_sale(books, draft), _TIMES)
        rows = {table: _newest(table) for table in _TABLES}
        mode = str(storage.execute_sql("PRAGMA journal_mode").fetchone()[0])
    return Ratio("recording a sale, against the bare transaction", seconds, _bare(aside, path, rows, mode), _LIMIT)


def a_draft(books: Books) -> SaleDraft:
    """Return a sale of two lines, paid in cash today."""
    two = [SaleLine(one.id, one.name, Quantity.of(2), one.unit, one.price) for one in products.list_products(books)[:2]]
    paid = sum((line.amount for line in two), Money(0))
    return SaleDraft(books.today(), tuple(two), paid, Money(0), box=ledger.account_of(books, "cash").id)


def _newest(table: str) -> list[tuple[object, ...]]:
    """The rows the last sale wrote into one table."""
    column = {"voucher": "id", "line": "voucher_id", "sale": "id", "sale_line": "sale_id"}[table]
    sql = f"SELECT * FROM {table} WHERE {column} = (SELECT max({column}) FROM {table})"
    return list(storage.execute_sql(sql).fetchall())


def _bare(aside: Path, path: Path, rows: dict[str, list[tuple[object, ...]]], mode: str) -> float:
    """Write the same rows into the same tables and indexes of an empty file: sqlite3 alone, no trigger, no check."""
    bare = sqlite3.connect(aside / "bare.db", isolation_level=None)
    for pragma in ("locking_mode = EXCLUSIVE", f"journal_mode = {mode}", "synchronous = FULL"):
        bare.execute(f"PRAGMA {pragma}")
    with sqlite3.connect(path) as made:
        wanted = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('table', 'index') AND tbl_name = ?"
        for table in _TABLES:
            for (sql,) in made.execute(wanted, (table,)):
                bare.execute(sql)
    made.close()
    number = iter(range(1, 1_000_000))

    def write() -> None:
        new = next(number)
        bare.execute("BEGIN IMMEDIATE")
        for table, some in rows.items():
            marks = ", ".join("?" * len(some[0]))
            for row in some:
                bare.execute(f"INSERT INTO {table} VALUES ({marks})", _renumbered(table, row, new))
        bare.execute("COMMIT")

    seconds = median(write, _TIMES)
    bare.close()
    return seconds


def _renumbered(table: str, row: tuple[object, ...], new: int) -> tuple[object, ...]:
    """The same row under ids of its own, as the next sale would have them."""
    if table == "voucher":
        return (new, row[1], row[2], new, *row[4:])
    if table == "sale":
        return (new, new, *row[2:])
    return (None, new, *row[2:])
