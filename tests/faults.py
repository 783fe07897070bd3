"""Kills the program while it records, many times, and looks at what is left: ``python3 start.py faults [KILLS]``.

Another process records sales, costs, vouchers and voids into one set of books, and says on its output what it has
recorded as soon as the program says so; now and then it closes them, backs up and opens them again. It is killed at a
moment drawn by lot, with no chance to tidy up. Then the books are opened, without a question, and must hold all that
was said, at most one deed that was not said yet, and nothing half. The looking is done here by plain sqlite3 and
Python, not by the program that is looked at.
"""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import count
from pathlib import Path
from time import monotonic, sleep

from coopbooks import bookfile, costs, i18n, ledger, people, sales
from coopbooks.books import Books, Club
from coopbooks.money import Money
from coopbooks.quantity import Quantity

ROOT = Path(__file__).parents[1]
CLUB = Club("Club de Madres Las Rosas", treasurer="Rosa Mamani", language="en")
MOST, LONGEST = 12, 0.03
"""Vouchers a recorder says at most before it is killed, and the seconds it is still left, about those of two deeds."""

SHOP = 1
"""The only person in the books buys and sells."""
TODAY = date(2026, 3, 20)
Said = dict[int, tuple[str, int, int]]
"""What was said to be recorded: voucher id -> kind, number, amount."""


def clock() -> datetime:
    return datetime.combine(TODAY, time(10))


def record_for_ever(path: Path) -> None:
    """Record one deed after the other and say each voucher once it is recorded; until somebody kills this process."""
    books = bookfile.open_books(path, clock)
    cash = ledger.account_of(books, "cash").id
    for turn in count(1):
        say(DEEDS[turn % len(DEEDS)](books, turn, cash))
        if turn % 4 == 0:
            bookfile.close(books)
            bookfile.back_up(path, clock)
            books = bookfile.open_books(path, clock)


def say(voucher: ledger.Voucher) -> None:
    print(voucher.id, voucher.kind, voucher.number, voucher.amount.minor, flush=True)


def sell(books: Books, turn: int, cash: int) -> ledger.Voucher:
    paid, owed = Money(turn, "BOB"), Money(7 * turn, "BOB")
    lines = tuple(
        sales.SaleLine(None, f"Apron {one}", Quantity.of("1"), "piece", amount)
        for one, amount in enumerate((paid, owed))
    )
    draft = sales.SaleDraft(TODAY, lines, paid, Money(0, "BOB"), box=cash, customer=SHOP)
    return ledger.voucher(books, sales.record_sale(books, draft).voucher)


def spend(books: Books, turn: int, cash: int) -> ledger.Voucher:
    line = costs.CostLine(ledger.account_of(books, "rent").id, Money(turn, "BOB"))
    draft = costs.CostDraft(TODAY, (line,), Money(turn, "BOB"), box=cash, supplier=SHOP)
    return ledger.voucher(books, costs.record_cost(books, draft).voucher)


def write_and_void(books: Books, turn: int, cash: int) -> ledger.Voucher:
    """Record a long voucher, so that the killing may find it half on the disk, and void it: two deeds, said apart."""
    lines = [ledger.Line(role, Money(sign * turn, "BOB")) for role, sign in (("cash", 1), ("rent", -1))] * 40
    wrong = ledger.post(books, ledger.VoucherDraft(TODAY, "Long " * 40, tuple(lines)))
    say(wrong)
    return ledger.void(books, wrong.id, "It was not so")


DEEDS = (sell, spend, write_and_void)


@dataclass
class Trial:
    """One set of books whose recorder is killed again and again.

    ``said`` is all that must be in it, ``surprises`` what is wrong, ``interrupted`` how often a deed was under way.
    """

    path: Path
    luck: random.Random
    said: Said = field(default_factory=dict)
    surprises: list[str] = field(default_factory=list)
    interrupted: int = 0

    @classmethod
    def begun(cls, folder: Path, luck: random.Random) -> "Trial":
        """Begin with empty books."""
        path = folder / "roses.coop"
        books = bookfile.make(path, CLUB, clock)
        people.add_person(books, people.PersonDraft("Tienda San José"))
        bookfile.close(books)
        return cls(path, luck)

    def summary(self) -> str:
        """Say how far it has come."""
        copies = len(bookfile.list_backups(self.path))
        return f"{self.interrupted} of them in the middle of a deed; {len(self.said)} vouchers and {copies} copies hold"

    def kill_once(self) -> None:
        """Let a process record, kill it, and look at what is left."""
        before = vouchers_in(self.path)
        self.said |= recorded_until_killed(self.path, self.luck.randint(1, MOST), self.luck.uniform(0, LONGEST))
        self.interrupted += journal_is_hot(self.path)
        bookfile.open_books(self.path, clock).close()
        left = vouchers_in(self.path)
        unsaid = set(left) - set(self.said)
        self.said |= {voucher: left[voucher] for voucher in unsaid}
        self.surprises += wrong_in(self.path)
        self.surprises += [f"lost: {voucher}" for voucher in self.said.items() if left.get(voucher[0]) != voucher[1]]
        self.surprises += [f"came from nowhere: {unsaid}"] * (len(unsaid) > 1)
        self.surprises += [f"changed: {one}" for one in before.items() if left.get(one[0]) != one[1]]
        for copy in bookfile.list_backups(self.path)[:1]:
            self.surprises += [f"{copy.path.name}: {what}" for what in wrong_in(copy.path)]


def recorded_until_killed(path: Path, vouchers: int, seconds: float) -> Said:
    """Return what a recorder said before it was killed, so many seconds after it had said so many vouchers."""
    command = [sys.executable, "-m", "tests.faults", "--record", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as recorder:
        assert recorder.stdout is not None
        said = [recorder.stdout.readline() for _ in range(vouchers)]
        sleep(seconds)
        recorder.kill()
        said += list(recorder.stdout)
    if os.name == "posix":
        assert recorder.returncode == -signal.SIGKILL, "the recorder ended before it was killed"
    whole = [line.split() for line in said if line.endswith("\n")]
    return {int(line[0]): (line[1], int(line[2]), int(line[3])) for line in whole}


def journal_is_hot(path: Path) -> bool:
    """Whether the killing left a transaction to be rolled back."""
    journal = path.with_name(path.name + "-journal")
    return journal.exists() and journal.read_bytes()[:8] == b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"


def vouchers_in(path: Path) -> Said:
    with closing(sqlite3.connect(path)) as found:
        return {row[0]: row[1:] for row in found.execute("SELECT id, kind, number, amount FROM voucher")}


def wrong_in(path: Path) -> list[str]:
    """Return what must not be: halves, gaps, sums and kept balances that do not agree with the lines."""
    with closing(sqlite3.connect(path)) as found:
        checks = pages_of(found) | vouchers_of(found) | balances_of(found)
    return [what for what, is_right in checks.items() if not is_right]


def pages_of(found: sqlite3.Connection) -> dict[str, bool]:
    return {
        "a page is damaged": found.execute("PRAGMA integrity_check").fetchall() == [("ok",)],
        "a reference leads nowhere": not found.execute("PRAGMA foreign_key_check").fetchall(),
    }


def vouchers_of(found: sqlite3.Connection) -> dict[str, bool]:
    numbers: dict[tuple[str, int], list[int]] = defaultdict(list)
    for kind, year, number in found.execute("SELECT kind, year, number FROM voucher ORDER BY number"):
        numbers[kind, year].append(number)
    rests: dict[int, int] = defaultdict(int)
    debits: dict[int, int] = defaultdict(int)
    for voucher, amount in found.execute("SELECT voucher_id, amount FROM line"):
        rests[voucher] += amount
        debits[voucher] += max(amount, 0)
    checks = {
        "a number is missing": all(list(range(1, len(one) + 1)) == one for one in numbers.values()),
        "a voucher does not sum to zero": not any(rests.values()),
        "a voucher is not its lines": dict(found.execute("SELECT id, amount FROM voucher")) == debits,
    }
    for table, word in (("sale", "sales"), ("cost", "costs")):
        posted = found.execute("SELECT id FROM voucher WHERE word = ? ORDER BY id", (word,)).fetchall()
        deeds = found.execute(f"SELECT voucher_id FROM {table} ORDER BY voucher_id").fetchall()
        checks[f"a {table} is half there"] = posted == deeds
    return checks


def balances_of(found: sqlite3.Connection) -> dict[str, bool]:
    months: dict[tuple[int, str], int] = defaultdict(int)
    years: dict[tuple[int, int], int] = defaultdict(int)
    people: dict[tuple[int, int], int] = defaultdict(int)
    for account, day, amount, person in found.execute("SELECT account_id, day, amount, person_id FROM line"):
        months[account, day[:7]] += amount
        years[account, int(day[:4])] += amount
        if person:
            people[account, person] += amount
    kept = found.execute("SELECT account_id, month, sum(debit - credit) FROM month_balance GROUP BY 1, 2").fetchall()
    of_years = found.execute("SELECT account_id, year, sum(debit - credit) FROM year_balance GROUP BY 1, 2").fetchall()
    of_people = found.execute("SELECT account_id, person_id, amount FROM person_balance").fetchall()
    return {
        "kept months are not their lines": {row[:2]: row[2] for row in kept} == months,
        "kept years are not their lines": {row[:2]: row[2] for row in of_years} == years,
        "kept people are not their lines": {row[:2]: row[2] for row in of_people} == people,
        "the trial balance is not zero": sum(row[2] for row in kept) == 0,
    }


def main(kills: int) -> int:
    """Kill so many times and say how it went; 0 where nothing was lost and nothing half was left."""
    seed = random.randrange(1 << 30)
    print(f"Killing a recording program {kills} times (seed {seed}) ...", flush=True)
    started = monotonic()
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial.begun(Path(folder), random.Random(seed))
        for turn in range(1, kills + 1):
            trial.kill_once()
            if turn % 10 == 0 or turn == kills:
                print(f"  {turn:4} kills, {trial.summary()}", flush=True)
            if trial.surprises:
                break
    for surprise in trial.surprises:
        print(f"  WRONG: {surprise}")
    ending = "Something was lost." if trial.surprises else "Nothing recorded was lost, nothing half recorded was left."
    print(f"{ending} ({monotonic() - started:.0f} s)")
    return 1 if trial.surprises else 0


if __name__ == "__main__":
    i18n.use("en")
    if sys.argv[1:2] == ["--record"]:
        record_for_ever(Path(sys.argv[2]))
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 200))
