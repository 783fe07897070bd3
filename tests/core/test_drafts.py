"""Drafts: kept in the file, given back by the next opening, forgotten with what they became; a cut told from an end."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from coopbooks import bookfile, drafts, ledger
from coopbooks.books import Books
from tests.builders import post, rolled_back, rows
from tests.conftest import NOW, clock

SOLD = "cash 5.00 / sales_local -5.00"


def test_what_is_kept_is_given_back_whatever_it_is(books: Books) -> None:
    typed = {"day": {"typed": "2026-03-07"}, "note": {"text": "«ñandú» 1.200"}, "lines": [None, True, {"minor": -1}]}
    drafts.keep(books, "sales/sale", typed)
    assert drafts.kept(books, "sales/sale") == drafts.Kept("sales/sale", typed, NOW)
    assert drafts.kept(books, "sales/sale:1") is None


def test_one_form_has_one_draft_and_the_newest_form_comes_first(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts.keep(books, "costs/cost", {"note": 1})
    drafts.keep(books, "sales/sale", {"note": 1})
    later = datetime(2026, 3, 20, 10, 42)  # noqa: DTZ001 - books live in the local time of their machine
    monkeypatch.setattr(books, "_clock", lambda: later)
    drafts.keep(books, "costs/cost", {"note": 2})
    assert [(one.form, one.typed["note"], one.at) for one in drafts.list_kept(books)] == [
        ("costs/cost", 2, later),
        ("sales/sale", 1, NOW),
    ]


def test_it_goes_in_one_change_with_what_it_became_or_stays(books: Books) -> None:
    """Recorded and still offered to be recorded it would be recorded twice."""
    drafts.keep(books, "ledger/voucher", {"description": "Chairs"})
    told: list[frozenset[str]] = []
    stop = books.watch(told.append)
    with rolled_back(books):
        drafts.let_go(books, "ledger/voucher")
        post(books, SOLD)
    assert (told, bool(drafts.list_kept(books)), rows("SELECT count(*) FROM voucher")) == ([], True, [(0,)])
    with books.change("drafts"):
        drafts.let_go(books, "ledger/voucher")
        post(books, SOLD)
    stop()
    assert told == [frozenset({"drafts", "ledger"})]
    assert not drafts.list_kept(books)
    changes = books.changes
    drafts.let_go(books, "ledger/voucher")
    assert books.changes == changes


def test_it_survives_closing_and_opening(books: Books) -> None:
    drafts.keep(books, "sales/sale", {"note": "for the fair"})
    bookfile.close(books)
    again = bookfile.open_books(books.path, clock)
    assert [one.typed for one in drafts.list_kept(again)] == [{"note": "for the fair"}]
    assert not again.cut_off


def test_a_cut_is_told_from_an_end(books: Books, tmp_path: Path) -> None:
    """What lies on the disk in the middle of a session is what a power cut leaves there."""
    post(books, SOLD)
    cut = tmp_path / "cut"
    cut.mkdir()
    for file in books.path.parent.glob(f"{books.path.name}*"):
        if file.is_file():
            shutil.copy(file, cut)
    bookfile.close(books)
    again = bookfile.open_books(cut / books.path.name, clock)
    assert again.cut_off
    assert ledger.list_vouchers(again).count() == 1
    bookfile.close(again)
    assert not bookfile.open_books(cut / books.path.name, clock).cut_off
    bookfile.close(again)
