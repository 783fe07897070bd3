"""What each step to another version does to what was recorded before it."""

import sqlite3
import sys
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from coopbooks import attachments, bookfile, grants, ledger, loans, machines, members, orders, payouts, rates, work
from coopbooks.attachments import AttachmentDraft, Holder
from coopbooks.books import Books
from tests.builders import account_id, m, post, rows
from tests.conftest import clock
from tests.core.test_bookfile_steps import VERSIONS, schema_of
from tests.files.keep import DAY, path_of


def test_every_step_has_a_test_and_a_real_file() -> None:
    tests = [name for name in vars(sys.modules[__name__]) if name.startswith("test_step_")]
    for version in VERSIONS:
        assert any(name.startswith(f"test_step_{version}_") for name in tests), f"step {version} has no test"
        assert path_of(version).exists(), f"python -m tests.files.keep {version}"


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


@pytest.mark.parametrize("old", [5], indirect=True)
def test_step_6_keeps_the_rates_that_were_written_down(old: Path) -> None:
    """The table is made anew, so that the highest interest of a loan can be one of them."""
    columns = "id, name, since, method, value, note, recorded_by, recorded_at"
    with closing(sqlite3.connect(old)) as before:
        written = before.execute(f"SELECT {columns} FROM dated_rate ORDER BY id").fetchall()
    books = bookfile.open_books(old, clock)
    assert rows(f"SELECT {columns} FROM dated_rate ORDER BY id") == written != []
    rates.set_rate(books, rates.RateDraft("interest_cap", DAY, "month", Decimal(3)))
    bookfile.close(books)


@pytest.mark.parametrize("old", [1, 5], indirect=True)
def test_step_6_lets_lines_be_for_an_order_a_loan_a_machine_or_a_purpose(old: Path) -> None:
    """None of what was there is for any; the lines go on being kept, and there is none of the new things yet."""
    books = bookfile.open_books(old, clock)
    tied = "order_id IS NOT NULL OR loan_id IS NOT NULL OR machine_id IS NOT NULL OR purpose_id IS NOT NULL"
    assert rows(f"SELECT count(*) FROM line WHERE {tied}") == [(0,)]
    tables = ("club_order", "loan", "loan_balance", "machine", "machine_balance", "club_grant", "grant_purpose")
    assert [rows(f"SELECT count(*) FROM {table}") for table in tables] == [[(0,)]] * len(tables)
    bookfile.close(books)
    with closing(sqlite3.connect(old)) as other, pytest.raises(sqlite3.IntegrityError):
        other.execute("UPDATE line SET loan_id = NULL")


@pytest.mark.parametrize("old", [6], indirect=True)
def test_what_was_kept_of_loans_machines_and_grants_at_version_6(old: Path) -> None:
    """By hand: 50 paid on the 15th for thirteen days of 11,5 % on 1.200 (4,98; 30/360), of which 45,02 are principal;
    a 96th of 1.200 is 12,50; of 300 granted 80 are spent.
    """
    books = bookfile.open_books(old, clock)
    [lent] = loans.list_loans(books).rows(0, 5)
    assert lent.left == m("1200") - m("45.02")
    assert ledger.balance_on(books, account_id(books, "loans_payable")) == -lent.left
    [oven] = machines.list_machines(books)
    assert (oven.cost, oven.depreciated) == (m("1200"), m("12.50"))
    [grant] = grants.list_grants(books)
    assert (grant.received, grant.spent) == (m("300"), m("80"))
    [order] = orders.list_orders(books)
    assert order.order.agreed == m("490")
    bookfile.close(books)


@pytest.mark.parametrize("old", [1, 6], indirect=True)
def test_step_7_takes_everybody_who_was_a_member_into_the_register(old: Path) -> None:
    """Nobody wrote down when she joined; there is no work and no payout yet."""
    with closing(sqlite3.connect(old)) as other, other:
        other.execute("INSERT INTO person (name, folded, member) VALUES ('Ana', 'ana', 1)")
    books = bookfile.open_books(old, clock)
    [ana] = members.list_members(books)
    assert (ana.member.name, ana.member.joined, ana.member.active) == ("Ana", None, True)
    tables = ("member_group", "member_part", "work_record", "piece_move", "payout_run")
    assert [rows(f"SELECT count(*) FROM {table}") for table in tables] == [[(0,)]] * len(tables)
    bookfile.close(books)


@pytest.mark.parametrize("old", [7], indirect=True)
def test_what_was_kept_of_members_and_their_work_at_version_7(old: Path) -> None:
    """By hand: each owes dues of 5, one saved 20 and baked 700 loaves, which nobody has paid her for."""
    books = bookfile.open_books(old, clock)
    assert [(one.member.name, one.owes, one.savings) for one in members.list_members(books)] == [
        ("Ana Condori", m("5"), m("20")),
        ("Berta Quispe", m("5"), m("0")),
    ]
    assert rows("SELECT accepted FROM work_record WHERE run_id IS NULL") == [(700_000_000,)]
    bookfile.close(books)


@pytest.mark.parametrize("old", [7], indirect=True)
def test_step_8_notes_what_slips_there_were_paid(old: Path) -> None:
    """Her slip took 3 of her dues of 5, nothing for an advance, and 2 she saved, no debt; it paid her bread."""
    took = """
        {"lots": [{"rate": 114286, "works": [1]}], "deductions": [
            {"asked": {"kind": "dues", "label": "", "debt": 12}, "wanted": [500, "BOB"], "taken": [300, "BOB"]},
            {"asked": {"kind": "advance", "label": "", "debt": 13}, "wanted": [500, "BOB"], "taken": [0, "BOB"]},
            {"asked": {"kind": "dues", "label": ""}, "wanted": [100, "BOB"], "taken": [100, "BOB"]},
            {"asked": {"kind": "savings", "label": ""}, "wanted": [200, "BOB"], "taken": [200, "BOB"]}
        ]}
    """
    with closing(sqlite3.connect(old)) as other, other:
        [(ana,)] = other.execute("SELECT id FROM person WHERE name = 'Ana Condori'")
        other.execute(
            "INSERT INTO payout_run (id, kind, title, day, draft, recorded_by, recorded_at) "
            "VALUES (1, 'work', 'January', '2026-01-15', '{}', '', '')"
        )
        other.execute(
            "INSERT INTO payout_slip (run_id, number, person_id, name, group_name, gross, deducted, carried_in, paid, "
            "carried, not_deducted, told) VALUES (1, 1, ?, 'Ana', '', 8000, 600, 0, 7400, 0, 700, ?)",
            (ana, took),
        )
        approval = "state = 'approved', voucher_id = 13, rules = '{}', approved_by = '', approved_at = ''"
        other.execute(f"UPDATE payout_run SET {approval}")
        other.execute("UPDATE work_record SET run_id = 1 WHERE id = 1")
    books = bookfile.open_books(old, clock)
    assert rows("SELECT person_id, debt_id, voucher_id, amount FROM debt_paid") == [(ana, 12, 13, 300)]
    assert rows("SELECT paid_rate FROM work_record") == [(114_286,)]
    bookfile.close(books)
    for change in ("UPDATE debt_paid SET amount = 1", "DELETE FROM debt_paid", "UPDATE work_record SET paid_rate = 1"):
        with closing(sqlite3.connect(old)) as other, pytest.raises(sqlite3.IntegrityError):
            other.execute(change)


@pytest.mark.parametrize("old", [8], indirect=True)
def test_what_was_kept_of_a_payout_at_version_8(old: Path) -> None:
    """By hand: 700 loaves at 0.114286 are 80.00; less an advance of 30 and dues of 5, which are paid."""
    books = bookfile.open_books(old, clock)
    [run] = payouts.list_runs(books)
    [slip] = payouts.slips(books, run.id)
    assert (run.state, slip.pay.gross, slip.pay.deducted, slip.pay.paid) == ("approved", m("80"), m("35"), m("45"))
    assert [one.name for one in members.open_charges(books)] == ["Berta Quispe"]
    assert members.open_advances(books) == []
    bookfile.close(books)


@pytest.mark.parametrize("old", [8], indirect=True)
def test_step_9_keeps_every_paper_and_lets_work_have_some(old: Path) -> None:
    """One on each kind of record that could have one at version 8; the next paper has the next number."""
    held = attachments.HOLDERS[:10]
    columns = f"id, name, kind, size, digest, {'_id, '.join(held)}_id, added_by, added_at, content"
    told = "'2026-01-15', {0} '', NULL, 'Rosa', '2026-01-15T09:30:00'"
    with closing(sqlite3.connect(old)) as other, other:
        other.execute(f"INSERT INTO cash_count VALUES (1, 1, {told.format('5, 5,')})")
        other.execute(f"INSERT INTO material_count VALUES (1, {told.format('')})")
        for word in held:
            ones = ", ".join("1" if one == word else "NULL" for one in held)
            paper = f"NULL, '{word}.jpg', 'image/jpeg', 2, '{word:0>64}', {ones}, 'Rosa', '2026-01-15', x'ffd8'"
            other.execute(f"INSERT INTO attachment ({columns}) VALUES ({paper})")
        papers = other.execute(f"SELECT {columns} FROM attachment ORDER BY id").fetchall()
    books = bookfile.open_books(old, clock)
    assert rows(f"SELECT {columns} FROM attachment ORDER BY id") == papers
    assert len(papers) == len(held)
    [made] = attachments.attach(books, work.work(books, 1).holder, AttachmentDraft("sheet.pdf", b"%PDF-1.7"))
    assert (made.id, rows("SELECT name FROM attachment WHERE work_id = 1")) == (11, [("sheet.pdf",)])
    bookfile.close(books)
    for change in ("UPDATE attachment SET name = 'x'", "UPDATE work_record SET sheet_id = 1"):
        with closing(sqlite3.connect(old)) as other, pytest.raises(sqlite3.IntegrityError):
            other.execute(change)


@pytest.mark.parametrize("old", [9], indirect=True)
def test_what_papers_were_kept_at_version_9(old: Path) -> None:
    """One on each kind of record, the act of the payout with its voucher; each comes out as it went in."""
    books = bookfile.open_books(old, clock)
    [run], [oven] = payouts.list_runs(books), machines.list_machines(books)
    oiled = machines.list_maintenance(books, oven.machine.id)[0]
    alone = [Holder(word, 1) for word in attachments.HOLDERS if word not in ("voucher", "cash_count", "material_count")]
    for holder in (*alone, oiled.holder, Holder("voucher", run.voucher or 0)):
        [paper] = attachments.list_attachments(books, holder)
        assert (paper.name, attachments.content_of(books, paper.id)) == (f"{holder.word}.pdf", b"%PDF-1.7")
    bookfile.close(books)
