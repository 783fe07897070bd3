"""From version to version: each step has its test and its real file; one that fails leaves the file as it was."""

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from coopbooks import attachments, bookfile, ledger, statements
from coopbooks.attachments import AttachmentDraft, Holder
from coopbooks.bookfile import steps
from coopbooks.books import Books, storage
from coopbooks.days import Period
from coopbooks.errors import Trouble
from coopbooks.reading import alphabetical
from tests.builders import m, post, rows
from tests.conftest import CLUB, clock
from tests.files.keep import DAY, path_of

VERSIONS = range(1, steps.newest_version() + 1)


@pytest.fixture
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of the kept file of the version a test asks for."""
    path = tmp_path / "roses.coop"
    shutil.copyfile(path_of(request.param), path)
    return path


def schema(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    written = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
    kinds = "SELECT name, type, ncol, wr, strict FROM pragma_table_list WHERE schema = 'main' ORDER BY name"
    return [*connection.execute(written), *connection.execute(kinds)]


def schema_of(path: Path) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:  # nothing is made where none is
        return schema(connection)


def recorded(path: Path) -> list[list[tuple[Any, ...]]]:
    """All rows of the tables that were there at version 1, as far as they had columns then."""
    tables = ("setting", "account", "person", "voucher", "line", "month_balance", "person_balance", "sale", "cost")
    with closing(sqlite3.connect(path_of(1))) as first:
        columns = {
            table: first.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchall() for table in tables
        }
    asked = {table: ", ".join(name for (name,) in names) for table, names in columns.items()}
    with closing(sqlite3.connect(path)) as connection:
        return [
            connection.execute(f"SELECT {some} FROM {table} ORDER BY 1, 2").fetchall() for table, some in asked.items()
        ]


def fail_after_the_last_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be one more step, which writes a lot and then fails."""
    last = VERSIONS[-1]

    def with_one_more(version: int) -> Any:
        if version <= last:
            yield from steps.statements(version)
        else:
            yield "CREATE TABLE filler AS SELECT a.*, zeroblob(20000) FROM voucher a, account b"
            yield "UPDATE no_such_table SET x = 1"

    monkeypatch.setattr("coopbooks.bookfile.file.newest_version", lambda: last + 1)
    monkeypatch.setattr("coopbooks.bookfile.file.statements", with_one_more)


def test_every_step_has_a_test_and_a_real_file() -> None:
    tests = [name for name in vars(sys.modules[__name__]) if name.startswith("test_step_")]
    for version in VERSIONS:
        assert any(name.startswith(f"test_step_{version}_") for name in tests), f"step {version} has no test"
        assert path_of(version).exists(), f"python -m tests.files.keep {version}"


@pytest.mark.parametrize("version", VERSIONS)
def test_a_released_step_never_changed(version: int) -> None:
    """The kept file has, to the letter, what the steps up to its version make today."""
    with closing(sqlite3.connect(":memory:")) as made:
        made.create_function("alphabetical", 1, alphabetical)
        for step in range(1, version + 1):
            for statement in steps.statements(step):
                made.execute(statement)
        assert schema(made) == schema_of(path_of(version))
    with closing(sqlite3.connect(path_of(version))) as kept:
        assert kept.execute("PRAGMA user_version").fetchone() == (version,)


@pytest.mark.parametrize("old", VERSIONS, indirect=True)
def test_every_version_opens_with_all_that_was_recorded(old: Path) -> None:
    """By hand: cash 500 + 270 − 120; 40 × 13.50 sold, half of it owed; the transport was voided."""
    before = recorded(old)
    books = bookfile.open_books(old, clock)
    assert rows("PRAGMA user_version") == [(VERSIONS[-1],)]
    expected = {"cash": "650", "customers": "270", "contributions": "-500", "sales_local": "-540", "rent": "120"}
    for role, amount in expected.items():
        assert ledger.balance_on(books, ledger.account_of(books, role).id) == m(amount)
    assert statements.trial_balance(books, Period(DAY, DAY.replace(day=16))).balances
    assert books.club.name == "Club de Madres Las Rosas"
    bookfile.close(books)
    assert recorded(old) == before


@pytest.mark.parametrize("old", VERSIONS, indirect=True)
def test_what_was_stepped_up_is_what_is_made_new(old: Path, template: Path) -> None:
    bookfile.open_books(old, clock).close()
    assert schema_of(old) == schema_of(template)


@pytest.mark.parametrize("old", VERSIONS, indirect=True)
def test_recording_goes_on_after_stepping_up(old: Path) -> None:
    books = bookfile.open_books(old, clock)
    assert post(books).number == 4  # three vouchers of income were recorded in 2026, the reversal among them
    bookfile.close(books)
    bookfile.back_up(old, clock)


def test_step_1_makes_the_first_books(template: Path) -> None:
    """Only what step 1 makes and no later step undoes: its tables refuse what is not of their kind."""
    names = {row[1] for row in schema_of(path_of(1)) if row[0] == "table"}
    assert names >= {"setting", "account", "activity", "person", "product", "voucher", "line", "month_balance"}
    with closing(sqlite3.connect(path_of(1))) as first:
        assert first.execute("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict").fetchone() == (
            len(names),
        )


@pytest.mark.parametrize("old", [1], indirect=True)
def test_step_2_finds_old_vouchers_by_their_words(old: Path) -> None:
    books = bookfile.open_books(old, clock)
    assert rows("SELECT count(*) FROM cash_count") == [(0,)]
    found = {words: searched(books, words) for words in ("ninas", "alquiler", "0003", "San Jose", "tren")}
    assert found == {
        "ninas": ["Venta: 40 Mandiles de niñas"],
        "alquiler": ["Costo: Alquiler"],
        "0003": ["Anula CE 2026-0002: Pasajes a la feria"],
        "San Jose": ["Venta: 40 Mandiles de niñas"],
        "tren": [],
    }
    bookfile.close(books)


@pytest.mark.parametrize("old", [1, 2, 3], indirect=True)
def test_step_4_finds_old_vouchers_by_their_amount_and_has_no_papers_yet(old: Path) -> None:
    """5 vouchers: 500.00, 40 × 13.50 = 540.00, 120.00, and 7.00 twice, as it was taken back."""
    books = bookfile.open_books(old, clock)
    assert rows("SELECT amount, count(*) FROM voucher GROUP BY amount ORDER BY amount") == [
        (700, 2),
        (12000, 1),
        (50000, 1),
        (54000, 1),
    ]
    tables = ("template", "template_use", "attachment", "draft")
    assert [rows(f"SELECT count(*) FROM {table}") for table in tables] == [[(0,)]] * 4
    assert rows("SELECT doc FROM voucher_term WHERE term = 'mandiles'") == [(1,)]
    bookfile.close(books)


def searched(books: Books, words: str) -> list[str]:
    return [row.description for row in ledger.list_vouchers(books, ledger.VoucherFilter(search=words)).rows(0, 10)]


@pytest.mark.parametrize("old", [1, 2], indirect=True)
def test_step_3_keeps_the_sums_of_years(old: Path) -> None:
    """By hand, in centavos: cash got 500.00 + 270.00, gave 120.00 and 7.00, and got the 7.00 back; then a year passed.

    The step sums up the months that are there; the trigger it puts in place of the old one goes on from there.
    """
    books = bookfile.open_books(old, clock)
    cash = ledger.account_of(books, "cash").id
    kept = f"SELECT year, debit, credit FROM year_balance WHERE account_id = {cash} ORDER BY year"
    assert rows(kept) == [(2026, 77700, 12700)]
    post(books, "cash 5.00 / contributions -5.00", day=DAY)
    post(books, "rent 2.00 / cash -2.00", day=DAY.replace(year=2025))
    assert rows(kept) == [(2025, 0, 200), (2026, 78200, 12700)]
    bookfile.close(books)


@pytest.mark.parametrize("old", [4], indirect=True)
def test_step_5_sorts_the_words_of_what_was_recorded_before(old: Path) -> None:
    """As a dictionary has them, what is recorded since among them; by hand from what the kept file has."""
    books = bookfile.open_books(old, clock)
    post(books, "rent 1 / cash -1", day=DAY, description="Ñandú para la feria")
    post(books, "rent 1 / cash -1", day=DAY, description="Ábaco para la tienda")
    listing = ledger.list_vouchers(books).sorted_by("description", descending=False)
    words = [row.description for row in listing.rows(0, 10)]
    bookfile.close(books)
    assert words == [
        "Ábaco para la tienda",
        "Anula CE 2026-0002: Pasajes a la feria",
        "Aportes de socias",
        "Costo: Alquiler",
        "Ñandú para la feria",
        "Pasajes a la feria",
        "Venta: 40 Mandiles de niñas",
    ]


@pytest.mark.parametrize("old", [4], indirect=True)
def test_step_5_keeps_the_papers_that_were_attached(old: Path) -> None:
    """The table is made anew, so that counts can hold papers, too; the next paper has the next number."""
    row = (7, "bill.pdf", "application/pdf", 8, "0" * 64, 1, "Rosa", "2026-01-15T09:30:00", b"%PDF-1.7")
    columns = "id, name, kind, size, digest, voucher_id, added_by, added_at, content"
    with closing(sqlite3.connect(old)) as other, other:
        other.execute(f"INSERT INTO attachment ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    books = bookfile.open_books(old, clock)
    assert rows(f"SELECT {columns} FROM attachment") == [row]
    [made] = attachments.attach(books, Holder("voucher", 1), AttachmentDraft("slip.pdf", b"%PDF-1.7"))
    assert made.id == 8
    assert rows("SELECT count(*) FROM draft_paper") == [(0,)]
    bookfile.close(books)


@pytest.mark.parametrize("old", [1, 4], indirect=True)
def test_step_5_keeps_the_lines_and_lets_them_move_materials(old: Path) -> None:
    """Every line is there as it was, moves no material, and can neither be changed nor taken away."""
    columns = "id, voucher_id, account_id, day, amount, person_id, product_id, activity_id, note"
    with closing(sqlite3.connect(old)) as before:
        lines = before.execute(f"SELECT {columns} FROM line ORDER BY id").fetchall()
    books = bookfile.open_books(old, clock)
    assert rows(f"SELECT {columns} FROM line ORDER BY id") == lines
    assert rows("SELECT count(*) FROM line WHERE material_id IS NOT NULL OR quantity IS NOT NULL") == [(0,)]
    tables = ("material", "material_pack", "stock_balance", "material_holding", "material_move", "material_count")
    assert [rows(f"SELECT count(*) FROM {table}") for table in tables] == [[(0,)]] * len(tables)
    bookfile.close(books)
    for change in ("UPDATE line SET amount = 1", "DELETE FROM line", "INSERT OR REPLACE INTO line SELECT * FROM line"):
        with closing(sqlite3.connect(old)) as other, pytest.raises(sqlite3.IntegrityError):
            other.execute(change)


@pytest.mark.parametrize("old", [1], indirect=True)
def test_an_older_file_is_copied_aside_first(old: Path) -> None:
    before = old.read_bytes()
    bookfile.open_books(old, clock).close()
    [aside] = bookfile.list_backups(old)
    assert aside.cause == "upgrade"
    assert aside.path.read_bytes() == before
    bookfile.open_books(old, clock).close()
    assert bookfile.list_backups(old) == [aside]  # once


@pytest.mark.parametrize("old", VERSIONS, indirect=True)
def test_a_step_that_fails_half_way_leaves_the_old_file(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = old.read_bytes()
    with monkeypatch.context() as patched:
        fail_after_the_last_step(patched)
        with pytest.raises(Exception, match="no such table: no_such_table"):
            bookfile.open_books(old, clock)
    assert storage.is_closed()
    assert old.read_bytes() == before
    bookfile.open_books(old, clock).close()


@pytest.mark.parametrize("old", [1], indirect=True)
def test_no_step_is_taken_where_no_copy_can_be_put_aside(old: Path) -> None:
    before = old.read_bytes()
    for name in ("roses backups", "roses copias"):
        old.with_name(name).write_text("a file where the folder should be")
    with pytest.raises(Trouble) as caught:
        bookfile.open_books(old, clock)
    assert caught.value.reason == "backup_failed"
    assert old.read_bytes() == before


@pytest.mark.parametrize("old", [1], indirect=True)
def test_old_books_that_do_not_add_up_are_not_stepped_up(old: Path) -> None:
    """A kept balance that lies, though the trial balance is still zero."""
    with closing(sqlite3.connect(old)) as other, other:
        other.execute("UPDATE month_balance SET debit = debit + 1, credit = credit + 1")
    before = old.read_bytes()
    with pytest.raises(Trouble):
        bookfile.open_books(old, clock)
    assert old.read_bytes() == before


def test_new_books_walk_all_the_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    walked = []

    def walking(version: int) -> Any:
        walked.append(version)
        return steps.statements(version)

    monkeypatch.setattr("coopbooks.bookfile.file.statements", walking)
    bookfile.make(tmp_path / "new.coop", CLUB, clock).close()
    assert walked == list(VERSIONS)
