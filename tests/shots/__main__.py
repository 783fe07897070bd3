"""Takes pictures of every scene in both languages, both themes, three sizes, and of every paper, for eyes to look at.

``python -m tests.shots [FOLDER]`` leaves them in a folder (``shots`` where none is named);
``python -m tests.shots --readme`` takes those of the README anew.

Every scene is seen in both languages at each size, in one of the themes: so every language, every theme and every size
meets each of the others, in half as many pictures as there are ways to look at it.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtWidgets import QApplication

from coopbooks.i18n import LANGUAGES
from tests.shots.papers import take_papers
from tests.shots.views import BIG, SMALL, USUAL, VIEWS, View, take_view
from tests.shots.walk import walk
from ui import look
from ui.shared import memory
from ui.shared.words import speak

HERE: Final = Path(__file__).resolve().parent
THEMES: Final = {
    "es": {USUAL: "light", SMALL: "dark", BIG: "light"},
    "en": {USUAL: "dark", SMALL: "light", BIG: "dark"},
}
"""The theme worn for a language at each size."""
README: Final = {
    ("home", "es", "light", "usual"),
    ("home", "en", "dark", "usual"),
    ("sale-correction", "es", "light", "usual"),
    ("sale-doubts", "en", "dark", "usual"),
    ("sales-deals", "es", "light", "usual"),
    ("sale-attached", "en", "dark", "usual"),
    ("statements-income_statement", "es", "light", "usual"),
    ("cash-boxes", "en", "dark", "usual"),
    ("palette", "es", "light", "usual"),
    ("keys", "en", "dark", "usual"),
    ("paper", "es", "light", "usual"),
    ("costs-templates", "en", "light", "small"),
}
"""The scenes the README shows: name, language, theme and size."""


def main(arguments: list[str] | None = None) -> int:
    """Take the pictures, both languages at once, and say how long it took."""
    wanted = _parser().parse_args(arguments)
    if wanted.language:
        _take(wanted.folder, wanted.language, readme=wanted.readme)
        return 0
    began = time.monotonic()
    folder: Path = HERE if wanted.readme else wanted.folder
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "tests.shots", str(folder), *(["--readme"] if wanted.readme else [])]
    running = [subprocess.Popen([*command, "--language", language]) for language in LANGUAGES]
    failed = [one for one in running if one.wait() != 0]
    if not wanted.readme:
        with TemporaryDirectory() as aside:
            _begin(Path(aside))
            take_papers(folder, Path(aside))
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}, in {time.monotonic() - began:.0f} seconds")
    return 1 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("shots", description="Pictures of every scene of the real window.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("shots"))
    parser.add_argument("--readme", action="store_true", help="only those of the README, where it shows them")
    parser.add_argument("--language", choices=LANGUAGES, help=argparse.SUPPRESS)
    return parser


def _take(folder: Path, language: str, *, readme: bool) -> None:
    """Take the pictures in one language."""
    with TemporaryDirectory() as aside:
        _begin(Path(aside))
        speak(language)
        for theme, view in _looks(language, readme=readme):
            look.wear(theme, view.percent)
            for name, shown in walk(Path(aside), language, view):
                scene = (name, language, theme, view.name)
                if not readme or scene in README:
                    take_view(shown, folder / "-".join(scene))


def _looks(language: str, *, readme: bool) -> list[tuple[str, View]]:
    """The themes and sizes in which something is to be seen in a language."""
    if not readme:
        return [(theme, view) for view, theme in THEMES[language].items()]
    looks = {(theme, size) for _name, spoken, theme, size in README if spoken == language}
    return [(theme, view) for view in VIEWS for theme in look.THEMES if (theme, view.name) in looks]


def _begin(aside: Path) -> None:
    """Dress the program with a memory of its own."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    memory.keep_in(str(aside / "memory.ini"))
    look.dress(application)


if __name__ == "__main__":
    sys.exit(main())
