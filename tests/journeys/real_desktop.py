"""A desktop of one's own without a mouse: a screen nobody sees, a window manager, the program in it as a user starts
it, and a keyboard whose keys go wherever the focus really is.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
_PROGRAMS: Final = ("Xvfb", "openbox", "setxkbmap", "xdotool")
_LONGEST_WAIT: Final = 30.0
_BETWEEN_KEYS: Final = "40"
"""Milliseconds: somebody who types quickly."""
_BREATH: Final = 0.1
"""Seconds."""


def need_a_screen() -> None:
    """Skip where there is nothing to make a screen with; where changes are checked, that is a failure."""
    lacking = [name for name in _PROGRAMS if shutil.which(name) is None]
    if lacking and os.environ.get("CI"):
        pytest.fail(f"not installed: {', '.join(lacking)}")
    if lacking:
        pytest.skip(f"not installed: {', '.join(lacking)}")


class RealDesktop:
    """The program over one set of books on a screen of its own, driven by key events of the X server alone."""

    def __init__(self, display: str, home: Path, books: Path, language: str) -> None:
        """Start the program."""
        self.home = home
        self._environment = _environment(display, home)
        command = [sys.executable, "-m", "ui", str(books), "--language", language]
        self._log = (home / "program.log").open("w", encoding="utf-8")
        self.program = subprocess.Popen(command, cwd=ROOT, env=self._environment, stdout=self._log, stderr=self._log)

    def window(self, name: str) -> str:
        """Wait for a window whose title has this in it, bring it to the front, and return its number."""
        wait_for(lambda: self._found(name))
        found = self._found(name)[-1]
        self._xdotool("windowactivate", "--sync", found)
        self._rest()
        return found

    def _found(self, name: str) -> list[str]:
        """The windows in sight by a name; xdotool's own waiting may wait for ever for one that is gone."""
        command = ["xdotool", "search", "--onlyvisible", "--name", name]
        return subprocess.run(command, env=self._environment, capture_output=True, text=True).stdout.split()

    def _rest(self) -> None:
        """Wait until the program has done what it was asked to: it takes no more of the processor for a breath."""
        before = -1
        while (now := self._worked()) != before:
            before = now
            time.sleep(_BREATH)

    def _worked(self) -> int:
        """How long the program has worked, in hundredths of a second."""
        status = Path(f"/proc/{self.program.pid}/stat")
        if self.program.poll() is not None or not status.exists():
            return -1
        return sum(map(int, status.read_text(encoding="utf-8").rpartition(")")[2].split()[11:13]))

    def key(self, *names: str) -> None:
        """Press keys, each by its X name: ``Return``, ``ctrl+n``."""
        for name in names:
            self._xdotool("key", name)
            self._rest()

    def type(self, text: str) -> None:
        """Type a text."""
        self._xdotool("type", "--delay", _BETWEEN_KEYS, text)
        self._rest()

    def close(self) -> None:
        """Close the program by its key, wait for the copy it makes on the way out, and see that it ended well."""
        self.key("ctrl+q")
        assert self.program.wait(_LONGEST_WAIT) == 0
        assert not self.said, self.said

    @property
    def said(self) -> str:
        """What the program wrote on the terminal: nothing, where all is well."""
        self._log.flush()
        return (self.home / "program.log").read_text(encoding="utf-8")

    def picture(self, path: Path) -> None:
        """Leave a picture of the screen, where there is a program to take it."""
        if shutil.which("import"):
            subprocess.run(["import", "-window", "root", str(path)], env=self._environment, check=True)

    def end(self) -> None:
        """End the program, whatever state it is in."""
        self.program.kill()
        self.program.wait()
        self._log.close()

    def _xdotool(self, *arguments: str) -> str:
        ran = subprocess.run(
            ["xdotool", *arguments], env=self._environment, capture_output=True, text=True, timeout=_LONGEST_WAIT
        )
        assert ran.returncode == 0, f"xdotool {arguments}: {ran.stderr}; the program said: {self.said}"
        return ran.stdout


@contextmanager
def real_desktop(home: Path, books: Path, language: str, size: str = "1366x768") -> Iterator[RealDesktop]:
    """Open the program over books on a new screen; what goes wrong leaves a picture of it in ``home``."""
    with _screen(size) as display, _window_manager(display, home):
        subprocess.run(["setxkbmap", "latam"], env=_environment(display, home), check=True)
        desktop = RealDesktop(display, home, books, language)
        try:
            desktop.window("CoopBooks")
            yield desktop
        except BaseException:
            desktop.picture(home / "failed.png")
            raise
        finally:
            desktop.end()


@contextmanager
def _screen(size: str) -> Iterator[str]:
    """Run a screen that says itself which number it got.

    A screen begins anew when the last one who uses it goes, and throws out who just comes: that one asked whether the
    window manager is there would now and then have kept it out for ever, so this screen never does.
    """
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"]
    running = subprocess.Popen(command, pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        running.terminate()
        running.wait()


@contextmanager
def _window_manager(display: str, home: Path) -> Iterator[None]:
    running = subprocess.Popen(
        ["openbox"], env=_environment(display, home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(lambda: _manages(display, home))
        yield
    finally:
        running.terminate()
        running.wait()


def _manages(display: str, home: Path) -> bool:
    """Whether there is a window manager by now: only then can the number of the desktop be asked."""
    command = ["xdotool", "get_desktop"]
    return subprocess.run(command, env=_environment(display, home), capture_output=True).returncode == 0


def _environment(display: str, home: Path) -> dict[str, str]:
    """Return the surroundings of a user who has never started the program, with accents on the keyboard."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "XDG_", "LC_"))}
    return kept | {
        "DISPLAY": display,
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "QT_QPA_PLATFORM": "xcb",
        "XDG_RUNTIME_DIR": str(home),
    }


def wait_for(so: Callable[[], object]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + _LONGEST_WAIT
    while not so():
        assert time.monotonic() < end, "it never came to be"
        time.sleep(0.05)
