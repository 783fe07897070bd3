"""One process at a time: a second start brings the first to the front, and a kill leaves nothing in the way."""

import os
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from ui.shared.single import Single

ROOT = Path(__file__).resolve().parents[2]

_SECOND = """
import sys
from PySide6.QtCore import QCoreApplication
from ui.shared.single import Single
application = QCoreApplication([])
single = Single(sys.argv[1])
if single.is_running_elsewhere("/home/rosa/Año 2.coop"):
    sys.exit(7)
print("running", flush=True)
application.exec()
"""


def another_start(name: str) -> subprocess.Popen[str]:
    """Start another process under the name of the program."""
    return subprocess.Popen([sys.executable, "-c", _SECOND, name], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_a_second_start_brings_the_first_to_the_front_and_ends(qtbot: QtBot) -> None:
    name = f"coopbooks-test-{os.getpid()}"
    first = Single(name)
    assert not first.is_running_elsewhere()
    with qtbot.waitSignal(first.asked, timeout=20_000) as asked, another_start(name) as second:
        assert second.wait(20) == 7
    assert asked.args == ["/home/rosa/Año 2.coop"]


def test_after_a_kill_the_next_start_asks_nothing_and_answers_from_then_on(qtbot: QtBot) -> None:
    """Whatever a power cut left behind of the name it answers to."""
    name = f"coopbooks-killed-{os.getpid()}"
    with another_start(name) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "running\n"
        killed.kill()
    first = Single(name)
    assert not first.is_running_elsewhere()
    with qtbot.waitSignal(first.asked, timeout=20_000), another_start(name) as second:
        assert second.wait(20) == 7
