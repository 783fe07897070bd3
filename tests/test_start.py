"""start.py: what it refuses, what it names, and what it does not do twice."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

import start

ABSENT = {"libnot-there.so.9": "libnot-there9"}


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty tree of its own with a lock file, as start.py sees it."""
    monkeypatch.setattr(start, "ROOT", tmp_path)
    monkeypatch.setattr(start, "LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(start, "TOUR", tmp_path / "tour")
    monkeypatch.setattr(start, "SHOTS", tmp_path / "shots")
    monkeypatch.setattr(start, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(start, "PYTHON", tmp_path / ".venv" / "python")
    monkeypatch.setattr(start, "STAMP", tmp_path / ".venv" / "stamp")
    start.LOCK.write_text("babel==2.18.0\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)  # start.py goes to its tree and stays there; the tests after this one do not
    return tmp_path


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands start.py would have run; every one of them succeeds."""
    said: list[list[str]] = []

    def remember(command: list[str], **_options: object) -> int:
        said.append(command)
        return 0

    monkeypatch.setattr(subprocess, "call", remember)
    return said


def a_finished_environment() -> None:
    start.VENV.mkdir()
    start.PYTHON.touch()
    start.STAMP.write_text(start.wanted_stamp(), encoding="utf-8")


def test_an_unknown_verb_is_answered_with_the_verbs_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert start.main(["tset"]) == 2
    printed = capsys.readouterr().out
    assert all(re.search(rf"^    {verb} ", printed, re.MULTILINE) for verb in start.VERBS if verb != "run")


def test_an_older_python_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 0))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11"):
        start.main(["clean"])


def test_a_finished_environment_is_not_made_again(house: Path, commands: list[list[str]]) -> None:
    a_finished_environment()
    start.set_up()
    assert commands == []


def a_lock_of_other_packages() -> None:
    start.LOCK.write_text("babel==2.19.0\n", encoding="utf-8")


def an_environment_that_lost_its_python() -> None:
    start.PYTHON.unlink()


def an_installation_that_was_interrupted() -> None:
    start.STAMP.unlink()


def an_environment_of_another_python() -> None:
    start.STAMP.write_text(start.wanted_stamp().replace(sys.version, "3.11.0"), encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        a_lock_of_other_packages,
        an_environment_that_lost_its_python,
        an_installation_that_was_interrupted,
        an_environment_of_another_python,
    ],
)
def test_what_is_not_as_the_lock_wants_it_is_set_up_again(
    house: Path, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch, change: Callable[[], None]
) -> None:
    monkeypatch.setattr("venv.create", lambda folder, **_options: (folder / "python").touch())
    a_finished_environment()
    change()
    start.set_up()
    assert [command[1:4] for command in commands if "pip" in command] == [["-m", "pip", "install"]]
    commands.clear()
    start.set_up()
    assert commands == []


def test_new_pins_are_installed_into_the_same_environment(
    house: Path, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("venv.create")
    a_finished_environment()
    a_lock_of_other_packages()
    start.set_up()
    assert commands


def test_packages_that_cannot_be_installed_leave_the_set_up_unfinished(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_finished_environment()
    a_lock_of_other_packages()
    monkeypatch.setattr(subprocess, "call", lambda *_command, **_options: 1)
    with pytest.raises(SystemExit, match="could not be installed"):
        start.set_up()
    assert start.STAMP.read_text(encoding="utf-8") != start.wanted_stamp()


@pytest.mark.skipif(sys.platform != "linux", reason="system libraries are looked for on Linux only")
class TestSystemLibraries:
    @pytest.fixture(autouse=True)
    def set_up_but_for_libraries(self, house: Path) -> None:
        a_finished_environment()

    def test_those_that_load_need_nothing(self, commands: list[list[str]]) -> None:
        start.set_up({"libc.so.6": "libc6"})
        assert commands == []

    def test_missing_ones_are_installed_when_allowed(
        self, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("os.geteuid", lambda: 0)
        monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
        start.set_up({"libc.so.6": "libc6", **ABSENT})
        assert [command[2:] for command in commands] == [
            ["apt-get", "update"],
            ["apt-get", "install", "-y", "--no-install-recommends", "libnot-there9"],
        ]

    def test_everything_missing_is_named_in_one_command_when_not_allowed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        start.STAMP.unlink()
        monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
        monkeypatch.setattr("os.geteuid", lambda: 1000)
        monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr(subprocess, "call", lambda *_command, **_options: 1)
        packages = f"libnot-there9 python{sys.version_info.major}.{sys.version_info.minor}-venv"
        wanted = f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {packages}"
        with pytest.raises(SystemExit, match=re.escape(wanted)):
            start.set_up(ABSENT)

    def test_they_are_named_themselves_where_there_is_no_apt(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("shutil.which", lambda _name: None)
        with pytest.raises(SystemExit, match=re.escape("libnot-there.so.9")):
            start.set_up(ABSENT)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
class TestDisplay:
    def test_without_one_the_tour_is_walked_and_its_folder_named(
        self, house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        a_finished_environment()
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            monkeypatch.delenv(name, raising=False)
        ran: list[tuple[list[str], str]] = []

        def remember(command: list[str], *, env: dict[str, str], **_options: object) -> int:
            ran.append((command[1:], env["QT_QPA_PLATFORM"]))
            return 0

        monkeypatch.setattr(subprocess, "call", remember)
        start.TOUR.mkdir()
        (start.TOUR / "of-an-earlier-tour.png").touch()
        assert start.main([]) == 0
        assert not start.TOUR.exists()
        assert ran == [(["-m", "ui", "--practice", "--tour", str(house / "tour")], "offscreen")]
        assert str(house / "tour") in capsys.readouterr().out

    def test_with_one_the_desktop_opens_on_the_practice_books(
        self, house: Path, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        a_finished_environment()
        monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
        monkeypatch.setenv("DISPLAY", ":7")
        monkeypatch.setattr(start, "WINDOW", {})
        assert start.main([]) == 0
        assert [command[1:] for command in commands] == [["-m", "ui", "--practice"]]


def test_a_failing_check_is_named_and_does_not_hide_the_others(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    a_finished_environment()
    monkeypatch.setattr(subprocess, "call", lambda command, **_options: int("mypy" in command or "check" in command))
    assert start.main(["check"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "Not in order: style, types, translations"


def test_clean_takes_away_what_was_made_and_nothing_else(house: Path) -> None:
    made = [".venv/lib/x.py", "tour/1.png", "ui/__pycache__/a.pyc", "translations/es/LC_MESSAGES/coopbooks.mo"]
    kept = ["ui/window.py", "translations/es/LC_MESSAGES/coopbooks.po", "club.coop", "requirements.lock"]
    for name in made + kept:
        (house / name).parent.mkdir(parents=True, exist_ok=True)
        (house / name).touch()
    start.clean([])
    left = {path.relative_to(house).as_posix() for path in house.rglob("*") if path.is_file()}
    assert left == set(kept)


def test_everything_asked_for_is_pinned_by_content_and_no_address_is_written() -> None:
    pins = (start.ROOT / "requirements.lock").read_text(encoding="utf-8")
    project = tomllib.loads((start.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.split(r"[^\w-]", name)[0].lower().replace("_", "-") for name in asked}
    blocks = re.findall(r"^([\w.-]+)==\S+[^\n]*((?:\n +--hash=sha256:[0-9a-f]{64}[ \\]*)*)", pins, re.MULTILINE)
    assert names <= {name for name, _hashes in blocks}
    assert all(hashes for _name, hashes in blocks)
    assert "://" not in pins
