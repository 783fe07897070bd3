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
from pypdf import PdfReader
from PySide6.QtGui import QImage

from coopbooks import __version__, bookfile

ROOT = Path(__file__).resolve().parent.parent
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
LOOK_AT_THE_WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
from ui.__main__ import main
from ui.window import Window

def look():
    for window in application.topLevelWidgets():
        if isinstance(window, Window) and window.isVisible():
            often.stop()
            print(window.windowTitle())
            print(*(button.text() for button in window.sidebar.buttons.values()))
            print(*QFontDatabase.applicationFontFamilies(0), "dressed" if application.styleSheet() else "undressed")
            window.close()

application = QApplication([])
often = QTimer(interval=50)
often.timeout.connect(look)
often.start()
raise SystemExit(main(["--practice", "--language", "es"]))
"""

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
    environment["TMPDIR"] = str(home)  # a CoopBooks that is open on this computer answers elsewhere
    command = [str(python), "-I", "-X", "utf8", *arguments]
    return subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, timeout=120)


def test_core_desktop_look_and_translations_are_inside(wheel: Path) -> None:
    inside = set(ZipFile(wheel).namelist())
    tree = [*ROOT.glob("coopbooks/**/*"), *ROOT.glob("ui/**/*")]
    files = [path for path in tree if path.is_file() and "__pycache__" not in path.parts]
    assert {path.relative_to(ROOT).as_posix() for path in files} <= inside
    for kind in (
        r"coopbooks/bookfile/steps/0001\.sql",
        r"coopbooks/papers/fonts/.+\.ttf",
        r"coopbooks/translations/es/LC_MESSAGES/coopbooks\.mo",
        r"ui/look/fonts/.+\.ttf",
        r"ui/look/fonts/OFL\.txt",
        r"ui/look/icons/.+\.svg",
        r"ui/look/.+\.qss",
    ):
        assert any(re.fullmatch(kind, name) for name in inside), kind


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


def test_it_opens_its_window_in_spanish_and_makes_a_backup_on_the_way_out(installed: Path) -> None:
    result = run(installed, "-c", LOOK_AT_THE_WINDOW)
    assert result.returncode == 0, result.stderr
    title, places, look = result.stdout.splitlines()
    assert title == "Panadería del Centro de Madres Las Kantutas — PRÁCTICA — CoopBooks"
    groups = (
        "Inicio Ventas Costos Trabajo Caja",
        "Pedidos Productos Materiales Estructuras de costos",
        "Socias Pagos a socias",
        "Máquinas Préstamos Donaciones",
        "Estados financieros Contabilidad Configuración",
    )
    assert places == " ".join(groups)
    assert look == "CoopBooks Sans dressed"
    (books,) = installed.parent.rglob("practice-bakery.coop")
    assert len(bookfile.list_backups(books)) == 1


def test_it_walks_the_tour_and_leaves_pictures_and_papers(installed: Path, tmp_path: Path) -> None:
    result = run(installed, "-m", "ui", "--practice", "--tour", str(tmp_path))
    assert result.returncode == 0, result.stderr
    left = {path.relative_to(tmp_path) for path in tmp_path.rglob("*.*")}
    assert left == {Path(line).relative_to(tmp_path) for line in result.stdout.splitlines()}
    for language, heading in (("es", "ESTADO DE RESULTADOS"), ("en", "INCOME STATEMENT")):
        (paper,) = tmp_path.glob(f"{language}/*-income_statement.pdf")
        assert heading in PdfReader(paper).pages[0].extract_text().upper()
        pictures = list(tmp_path.glob(f"{language}/*.png"))
        assert min(QImage(str(picture)).width() for picture in pictures) > 300
        assert len(pictures) >= 10
