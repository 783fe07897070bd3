"""The wheel: all of it is inside, and it starts where nothing but itself and what it asks for is installed."""

import os
import re
import subprocess
import sys
import venv
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

from coopbooks import __version__

ROOT = Path(__file__).resolve().parent.parent
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a new environment that holds the wheel and, of all that is installed here, what it asks for."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder, symlinks=os.name != "nt")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(install, check=True, capture_output=True, timeout=120)
    (site,) = [*folder.glob("lib/python*/site-packages"), *folder.glob("Lib/site-packages")]
    for wanted in asked_for_by(distribution_in(site)):
        lend(wanted, site)
    return python


def distribution_in(site: Path) -> Distribution:
    (metadata,) = site.glob("coopbooks-*.dist-info")
    return Distribution.at(metadata)


def asked_for_by(package: Distribution) -> Iterator[Distribution]:
    """Every package that ``package`` needs, and what those need in turn."""
    for requirement in map(Requirement, package.requires or []):
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            needed = distribution(requirement.name)
            yield needed
            yield from asked_for_by(needed)


def lend(package: Distribution, site: Path) -> None:
    """Make an installed package visible in ``site`` without copying its hundreds of megabytes."""
    for top in {file.parts[0] for file in package.files or []} - {"..", "__pycache__"}:
        if not (site / top).exists():
            (site / top).symlink_to(str(package.locate_file(top)))


def run(python: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the new environment's Python where the tree cannot be imported by accident, in a home of its own."""
    home = python.parent
    environment = {name: text for name, text in os.environ.items() if not name.startswith(("PYTHON", "XDG", "COOP"))}
    environment |= {"HOME": str(home), "USERPROFILE": str(home), "APPDATA": str(home), **OFFSCREEN}
    command = [str(python), "-I", "-X", "utf8", *arguments]
    return subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, timeout=120)


def test_core_desktop_look_and_translations_are_inside(wheel: Path) -> None:
    inside = set(ZipFile(wheel).namelist())
    tree = [*ROOT.glob("coopbooks/**/*"), *ROOT.glob("ui/**/*")]
    wanted = {path.relative_to(ROOT).as_posix() for path in tree if path.is_file() and path.suffix != ".pyc"}
    assert wanted <= inside
    assert any(re.fullmatch(r"coopbooks/papers/fonts/.+\.ttf", name) for name in inside)
    assert any(re.fullmatch(r"ui/look/.+\.svg", name) for name in inside)
    assert "coopbooks/translations/es/LC_MESSAGES/coopbooks.mo" in inside


def test_nothing_of_the_workshop_is_inside(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in ZipFile(wheel).namelist()}
    assert tops == {"coopbooks", "ui", f"coopbooks-{__version__}.dist-info"}


def test_it_names_its_version(installed: Path) -> None:
    result = run(installed, "-m", "ui", "--version")
    assert (result.returncode, result.stdout.split()) == (0, ["CoopBooks", __version__]), result.stderr


def test_it_speaks_spanish(installed: Path) -> None:
    script = "from coopbooks import i18n; i18n.use('es'); print(i18n.gettext('Cash'), i18n.__file__)"
    result = run(installed, "-c", script)
    assert result.stdout.startswith("Caja"), result.stderr
    assert str(ROOT) not in result.stdout


def test_it_opens_its_window(installed: Path) -> None:
    result = run(installed, "-m", "ui", "--practice", "--quit-when-ready")
    assert (result.returncode, result.stdout.split()) == (0, ["ready"]), result.stderr
