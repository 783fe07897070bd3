"""Another program adds the practice books up: every balance and every month must come out as ours do."""

import csv
import io
import os
import shutil
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from coopbooks import ledger, statements
from coopbooks.books import Books
from coopbooks.days import Period
from tests.hledger_journal import EVERYTHING, journal

pytestmark = [
    pytest.mark.skipif(shutil.which("hledger") is None, reason="hledger is not installed"),
    pytest.mark.xdist_group("practice"),
]

Balances = dict[str, Decimal]


@pytest.fixture
def exported(practice: Books, tmp_path: Path) -> Path:
    path = tmp_path / "practice.journal"
    path.write_text(journal(practice), encoding="utf-8")
    return path


def hledger(path: Path, *arguments: str) -> list[list[str]]:
    """Run hledger and read the table it answers with, without its heading."""
    command = ["hledger", "-f", str(path), *arguments, "-O", "csv"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
    return list(csv.reader(io.StringIO(done.stdout)))[1:]


def amount(text: str) -> Decimal:
    return Decimal(text.removesuffix("BOB").strip())


def test_hledger_finds_nothing_to_complain_about(exported: Path) -> None:
    subprocess.run(["hledger", "-f", str(exported), "check", "--strict"], check=True, capture_output=True)


def test_hledger_sees_every_voucher(practice: Books, exported: Path) -> None:
    lines = hledger(exported, "print")
    assert len({line[0] for line in lines}) == ledger.list_vouchers(practice).count()


def test_every_balance_is_the_same(practice: Books, exported: Path) -> None:
    trial = statements.trial_balance(practice, EVERYTHING)
    ours = {row.account.code: row.sums.balance.decimal for row in trial.rows if row.sums.balance}
    theirs = {account: amount(text) for account, text in hledger(exported, "bal", "--flat", "-N")}
    assert theirs == ours
    assert len(theirs) > 8


def test_every_month_is_the_same(practice: Books, exported: Path) -> None:
    """What each account moved in each month, and so what was gained in it."""
    table = hledger(exported, "bal", "--flat", "-N", "--monthly", "--layout", "tidy")
    theirs: dict[str, Balances] = {}
    for account, month, _first, _last, _commodity, value in table:
        if Decimal(value):
            theirs.setdefault(month, {})[account] = Decimal(value)
    chart = {one.id: one.code for one in ledger.list_accounts(practice, active=None)}
    period = Period.through(date.fromisoformat(f"{min(theirs)}-01"), practice.today())
    ours = {
        month.key: {chart[one.account]: net for one in moves.values() if (net := (one.debit - one.credit).decimal)}
        for month, moves in ledger.monthly_movements(practice, period).items()
    }
    assert theirs == ours


def test_hledger_would_notice(exported: Path) -> None:
    """The check is worth something: a journal with a voucher out of balance is not added up at all."""
    lines = exported.read_text(encoding="utf-8").splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("    1.1.1.01"))
    lines[place] = "    1.1.1.01  0.01 BOB"
    exported.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        hledger(exported, "bal")
