"""Papers and what goes wrong: killed while attaching, power cut, disk full, moved into a backup and out again."""

import hashlib
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from itertools import count
from pathlib import Path
from random import Random
from time import sleep

import pytest

from coopbooks import attachments, bookfile
from coopbooks.attachments import AttachmentDraft, Holder
from coopbooks.books import Books, storage
from coopbooks.errors import Trouble
from tests.builders import post, rows
from tests.conftest import clock

ROOT = Path(__file__).parents[2]
KILLS = 8
PAGE = 4096


def photo(turn: int, size: int = 300_000) -> bytes:
    """A photo nothing can make smaller, another one each time."""
    return b"\xff\xd8\xff\xe0" + Random(turn).randbytes(size)


def attach_for_ever(path: Path) -> None:
    """Record a voucher with its photo again and again, and say the photo once it is recorded; until killed."""
    books = bookfile.open_books(path, clock)
    storage.execute_sql("PRAGMA cache_size = 1")  # SQLite writes to the file before the commit: more is cut in half
    for turn in count(rows("SELECT count(*) FROM attachment")[0][0]):
        with books.change("ledger"):
            holder = Holder("voucher", post(books).id)
            [made] = attachments.attach(books, holder, AttachmentDraft(f"{turn}.jpg", photo(turn)))
        print(made.id, made.digest, flush=True)


def said_until_killed(path: Path, seconds: float) -> dict[int, str]:
    command = [sys.executable, "-m", "tests.core.test_attachments_faults", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as recorder:
        assert recorder.stdout is not None
        said = [recorder.stdout.readline()]
        sleep(seconds)
        recorder.kill()
        said += [line for line in recorder.stdout if line.endswith("\n")]
    return {int(id_): digest for id_, digest in map(str.split, said)}


def photos_in(path: Path) -> dict[int, str]:
    """What lies in the file by the digest of its bytes, asked by plain sqlite3."""
    with closing(sqlite3.connect(path)) as found:
        assert found.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        photos = found.execute("SELECT id, content FROM attachment").fetchall()
    return {id_: hashlib.sha256(content).hexdigest() for id_, content in photos}


@pytest.mark.slow
def test_killed_while_attaching_nothing_acknowledged_is_lost_and_no_half_picture_is_left(books: Books) -> None:
    bookfile.close(books)
    luck, said = Random(), dict[int, str]()
    for _kill in range(KILLS):
        said |= said_until_killed(books.path, luck.uniform(0, 0.05))
        bookfile.open_books(books.path, clock).close()
        left = photos_in(books.path)
        assert said.items() <= left.items()
        assert len(left) - len(said) <= 1, "at most the one that was recorded and could not be said any more"
        said = left
        with closing(sqlite3.connect(books.path)) as found:
            assert found.execute("SELECT count(*) FROM voucher").fetchone() == (len(left),)
    assert len(said) >= KILLS


def test_a_power_cut_in_the_middle_of_a_photo_leaves_no_half_of_it(books: Books, tmp_path: Path) -> None:
    [kept] = attachments.attach(books, Holder("voucher", post(books).id), AttachmentDraft("kept.jpg", photo(1)))
    storage.execute_sql("PRAGMA cache_size = 1")
    cut = tmp_path / "after the power cut.coop"
    with suppress(ZeroDivisionError), books.change("ledger"):
        attachments.attach(books, Holder("voucher", post(books).id), AttachmentDraft("half.jpg", photo(2)))
        for suffix in ("", "-journal"):
            shutil.copyfile(f"{books.path}{suffix}", f"{cut}{suffix}")
        raise ZeroDivisionError
    bookfile.close(books)
    assert photo(2)[20_000:20_016] in cut.read_bytes()  # it was half in the file
    bookfile.close(bookfile.open_books(cut, clock))
    assert photos_in(cut) == photos_in(books.path) == {kept.id: kept.digest}


def test_a_full_disk_is_said_in_words_and_neither_deed_nor_photo_is_left(books: Books) -> None:
    whole = rows("PRAGMA page_count")[0][0]
    storage.execute_sql(f"PRAGMA max_page_count = {whole + 200_000 // PAGE}")
    with pytest.raises(Trouble) as caught, books.change("ledger"):
        attachments.attach(books, Holder("voucher", post(books).id), AttachmentDraft("too much.jpg", photo(1)))
    assert caught.value.reason == "disk_full"
    assert "Free some space" in caught.value.message
    assert rows("SELECT (SELECT count(*) FROM voucher), (SELECT count(*) FROM attachment)") == [(0, 0)]
    storage.execute_sql(f"PRAGMA max_page_count = {whole + 1000}")
    [made] = attachments.attach(books, Holder("voucher", post(books).id), AttachmentDraft("now.jpg", photo(1)))
    bookfile.close(books)
    assert photos_in(books.path) == {made.id: made.digest}


def test_a_backup_brought_back_has_the_very_same_bytes(books: Books, tmp_path: Path) -> None:
    voucher = post(books)
    [made] = attachments.attach(books, Holder("voucher", voucher.id), AttachmentDraft("Receipt.jpg", photo(7)))
    bookfile.close(books)
    backup = bookfile.back_up(books.path, clock)
    again = bookfile.open_books(bookfile.restore(backup.path, tmp_path / "brought back.coop"), clock)
    assert attachments.list_attachments(again, Holder("voucher", voucher.id)) == [made]
    assert attachments.content_of(again, made.id) == photo(7)
    bookfile.close(again)


def test_a_photo_removed_leaves_its_room_to_the_next_one(books: Books) -> None:
    holder = Holder("voucher", post(books).id)
    [made] = attachments.attach(books, holder, AttachmentDraft("first.jpg", photo(1)))
    grown = rows("PRAGMA page_count")
    for turn in range(2, 6):
        attachments.remove(books, made.id)
        [made] = attachments.attach(books, holder, AttachmentDraft("next.jpg", photo(turn)))
    assert rows("PRAGMA page_count") == grown


if __name__ == "__main__":
    attach_for_ever(Path(sys.argv[1]))
