"""The program is killed while it approves a payout: all of it is there afterwards, or nothing."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from time import sleep

import pytest

from coopbooks import bookfile, payouts
from coopbooks.payouts import RunDraft
from tests.builders import TODAY
from tests.conftest import FreshBooks, clock
from tests.core.paying import a_club, advanced, knitted
from tests.faults import wrong_in

MANY, TIMES = 60, 12
ROOT = Path(__file__).parents[2]
_APPROVE = """
import sys
from pathlib import Path
from coopbooks import bookfile, payouts
from tests.conftest import clock
books = bookfile.open_books(Path(sys.argv[1]), clock)
print("begun", flush=True)
payouts.approve(books, 1)
print("approved", flush=True)
sys.stdin.read()
"""
_LEFT = """
    SELECT (SELECT count(*) FROM payout_run WHERE state = 'approved'), (SELECT count(*) FROM payout_slip),
           (SELECT count(*) FROM work_record WHERE run_id IS NOT NULL), (SELECT count(*) FROM payout_voucher),
           (SELECT count(*) FROM voucher WHERE word = 'payout'), (SELECT count(*) FROM payout_run WHERE state = 'draft')
"""
NOTHING, ALL = (0, 0, 0, 0, 0, 1), (1, MANY, MANY, 1, 1, 0)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="killed as Linux kills")
def test_all_or_nothing(fresh_books: FreshBooks, tmp_path: Path) -> None:
    ready = tmp_path / "ready.coop"
    with fresh_books() as books:
        names = [f"Socia{number:02}" for number in range(MANY)]
        a_club(books, *names)
        knitted(books, " / ".join(f"{name} 5" for name in names))
        for name in names[::2]:
            advanced(books, name, "20")
        payouts.draft_run(books, RunDraft(TODAY, "Fortnight"))
    shutil.copyfile(books.path, ready)
    seen = set()
    for turn in range(TIMES):
        path = tmp_path / f"killed-{turn}.coop"
        shutil.copyfile(ready, path)
        _kill(path, None if turn == TIMES - 1 else 0.02 * turn)
        bookfile.open_books(path, clock).close()
        assert wrong_in(path) == []
        with closing(sqlite3.connect(path)) as found:
            left = tuple(found.execute(_LEFT).fetchone())
        assert left in (NOTHING, ALL)
        seen.add(left)
    assert seen == {NOTHING, ALL}


def _kill(path: Path, seconds: float | None) -> None:
    """Kill a process so long after it began to approve; None: once it says that it has done so."""
    command = [sys.executable, "-c", _APPROVE, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "begun\n"
        if seconds is None:
            assert running.stdout.readline() == "approved\n"
        else:
            sleep(seconds)
        running.kill()
