"""What the file itself refuses about materials, whoever writes to it, and what it keeps by itself."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from coopbooks import materials
from coopbooks.bookfile.checking import refuse_disagreement
from coopbooks.books import Books
from coopbooks.errors import Trouble
from tests.builders import TODAY, person_id
from tests.core.store import buy, count, named, q, use

CHANGES = {
    "a move": "UPDATE material_move SET quantity = 1",
    "a move away": "DELETE FROM material_move",
    "a move replaced": "INSERT OR REPLACE INTO material_move SELECT * FROM material_move",
    "a move that grows what it returns": (
        "INSERT INTO material_move (day, kind, material_id, person_id, quantity, recorded_by, recorded_at) "
        "VALUES ('2026-03-20', 'returned', 1, 1, 5, '', '')"
    ),
    "a count": "UPDATE material_count SET day = '2026-03-01'",
    "a count away": "DELETE FROM material_count",
    "a count replaced": "INSERT OR REPLACE INTO material_count SELECT * FROM material_count",
    "what was counted": "UPDATE material_count_line SET counted = 0",
    "what was counted away": "DELETE FROM material_count_line",
    "what was counted replaced": "INSERT OR REPLACE INTO material_count_line SELECT * FROM material_count_line",
    "a material of a cost": "UPDATE cost_line SET material_id = NULL",
    "the quantity of a line": "UPDATE line SET quantity = 1 WHERE material_id IS NOT NULL",
    "a name taken twice": "INSERT INTO material (name, folded, unit) SELECT 'Again', folded, unit FROM material",
    "a pack of nothing": (
        "INSERT INTO material_pack (material_id, name, folded, holds, unit) VALUES (1, 'x', 'x', 0, 'kg')"
    ),
}


@pytest.fixture
def other(books: Books) -> Iterator[sqlite3.Connection]:
    """Another program at a file in which there are materials, closed at that time."""
    buy(books, "10 yarn 100")
    use(books, "1 yarn")
    count(books, "8 yarn")
    ana = person_id(books, "Ana")
    materials.hand(books, materials.HandDraft(TODAY, "handed", named(books, "yarn"), ana, q("2")))
    path = books.path
    books.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_recorded_stays(other: sqlite3.Connection, change: str) -> None:
    before = list(other.iterdump())
    with pytest.raises(sqlite3.IntegrityError):
        other.execute(CHANGES[change])
    assert list(other.iterdump()) == before


@pytest.mark.parametrize(
    "lie",
    [
        "UPDATE stock_balance SET quantity = quantity + 1",
        "UPDATE stock_balance SET amount = amount + 1",
        "DELETE FROM stock_balance",
        "UPDATE material_holding SET quantity = quantity - 1",
        "INSERT INTO material_holding VALUES ('trust', 1, 1, 5)",
    ],
)
def test_a_kept_stock_that_lies_is_found(other: sqlite3.Connection, lie: str) -> None:
    refuse_disagreement(other)
    other.execute(lie)
    with pytest.raises(Trouble):
        refuse_disagreement(other)


def test_the_file_keeps_the_stock_by_itself(other: sqlite3.Connection) -> None:
    """10 bought for 100.00, 1 used at 10.00, 1 found missing: 8 at 80.00, of which 2 are with Ana."""
    assert other.execute("SELECT quantity, amount FROM stock_balance").fetchall() == [(8_000_000, 80_00)]
    assert other.execute("SELECT kind, quantity FROM material_holding").fetchall() == [("handed", 2_000_000)]
