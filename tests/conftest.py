"""What every test stands on: fresh books on a fixed day, English unless asked, no network, and nothing ends quietly."""

import logging
import os
import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from coopbooks import bookfile, i18n, training
from coopbooks.bookfile import file
from coopbooks.books import Books, Club

pytest.register_assert_rewrite("tests.builders", "tests.core.any_run")

NOW = datetime(2026, 3, 20, 10, 0)  # noqa: DTZ001 - books live in the local time of their machine
CLUB = Club("Club de Madres Las Rosas", place="La Paz", treasurer="Rosa Mamani", president="Julia Condori")

# A file per example and a shared machine make single examples uneven: time is watched over whole runs instead.
settings.register_profile("quick", max_examples=50, stateful_step_count=25, deadline=None)
settings.register_profile(
    "thorough", max_examples=1000, stateful_step_count=80, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

FreshBooks = Callable[..., AbstractContextManager[Books]]


def clock() -> datetime:
    """It is always the same moment of Friday 20 March 2026."""
    return NOW


@pytest.fixture(scope="session", autouse=True)
def waiting() -> Iterator[str]:
    """Do not wait for the disk at every change: no test outlives the machine. Return how the program does.

    A test of that takes it up again with ``to_the_disk``. Programs that tests start wait as they always do.
    """
    usual = file._PRAGMAS["synchronous"]
    file._PRAGMAS["synchronous"] = "OFF"
    yield usual
    file._PRAGMAS["synchronous"] = usual


@pytest.fixture
def to_the_disk(waiting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for the disk as the program does, in all books opened from here on."""
    monkeypatch.setitem(file._PRAGMAS, "synchronous", waiting)


@pytest.fixture
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a copy of the kept file of the version a test asks for."""
    from tests.files.keep import path_of

    return Path(shutil.copyfile(path_of(request.param), tmp_path / "roses.coop"))


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of an empty set of books, made once and copied for every test."""
    path = tmp_path_factory.mktemp("template") / "template.coop"
    with i18n.speaking("en"):
        bookfile.make(path, CLUB, clock).close()
    return path


@pytest.fixture(scope="session")
def fresh_books(template: Path, tmp_path_factory: pytest.TempPathFactory) -> FreshBooks:
    """Return a function that opens a new set of books for one ``with`` block: for Hypothesis, one for each example.

    It may be given another clock than the fixed one.
    """
    folder = tmp_path_factory.mktemp("fresh")

    @contextmanager
    def fresh(now: Callable[[], datetime] = clock) -> Iterator[Books]:
        path = folder / "fresh.coop"
        shutil.copyfile(template, path)
        books = bookfile.open_books(path, now)
        try:
            yield books
        finally:
            books.close()

    return fresh


@pytest.fixture
def books(template: Path, tmp_path: Path) -> Iterator[Books]:
    """Open a fresh set of books of the club on its fixed day, and close it after the test."""
    path = tmp_path / "roses.coop"
    shutil.copyfile(template, path)
    opened = bookfile.open_books(path, clock)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def practice_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for practice books made once: all workers of a run share it."""
    ours = tmp_path_factory.getbasetemp()
    shared = (ours.parent if "PYTEST_XDIST_WORKER" in os.environ else ours) / "practice"
    shared.mkdir(exist_ok=True)
    return shared


@pytest.fixture
def bakery(practice_folder: Path, tmp_path: Path) -> Path:
    """Return the file of the practice bakery in English, a copy for this test."""
    made = training.make_practice("bakery", practice_folder, "en")
    return Path(shutil.copy(made, tmp_path))


@pytest.fixture
def workshop(practice_folder: Path, tmp_path: Path) -> Path:
    """Return the file of the practice embroidery workshop in English, a copy for this test."""
    made = training.make_practice("workshop", practice_folder, "en")
    return Path(shutil.copy(made, tmp_path))


@pytest.fixture(params=["bakery", "workshop"])
def practice(request: pytest.FixtureRequest) -> Iterator[Books]:
    """Open the practice books in English, first the one and then the other."""
    books = bookfile.open_books(request.getfixturevalue(request.param))
    yield books
    books.close()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Speak English, whatever an earlier test spoke."""
    before = i18n.language()
    i18n.use("en")
    yield
    i18n.use(before)


@pytest.fixture
def spanish(english: None) -> None:
    """Speak Spanish for one test."""
    i18n.use("es")


@pytest.fixture(autouse=True)
def _loud(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail on every warning or error in the log; a test that expects one looks at it and calls ``caplog.clear()``."""
    yield
    unexpected = [
        record.getMessage()
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
    ]
    assert not unexpected, f"unexpected in the log: {unexpected}"


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that leaves the machine: the program has no business on a network."""
    connect = socket.socket.connect

    def connect_locally(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            raise RuntimeError(f"a test wants to connect to {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_locally)
