"""Takes pictures of every scene in both languages, both themes, three sizes, and of every paper, for eyes to look at.

``python -m tests.shots [FOLDER]`` leaves them in a folder (``shots`` where none is named), in all twelve ways to look
at each scene; ``python -m tests.shots --only home "sale-*" --language es --size small`` those alone;
``python -m tests.shots --readme`` takes those of the README anew.
"""

import argparse
import subprocess
import sys
import time
from argparse import Namespace
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from fnmatch import fnmatch
from functools import partial
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtWidgets import QApplication

from coopbooks.i18n import LANGUAGES
from tests.shots.papers import take_papers
from tests.shots.views import VIEWS, View, take_view
from tests.shots.walk import walk
from tests.shots.windows import make_books
from ui import collector, look
from ui.shared import memory
from ui.shared.words import speak

HERE: Final = Path(__file__).resolve().parent
THEMES: Final = ("light", "dark")
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
    ("costing-practice-0", "es", "light", "usual"),
    ("costing-what-if", "en", "dark", "usual"),
    ("payouts-view-approved", "es", "light", "usual"),
    ("payouts-slip-loan", "en", "dark", "usual"),
    ("paper", "es", "light", "usual"),
    ("costs-templates", "en", "light", "small"),
}
"""The scenes the README shows: name, language, theme and size."""


def main(arguments: list[str] | None = None) -> int:
    """Take the pictures, each language and theme beside the others, and say how long it took."""
    given = sys.argv[1:] if arguments is None else arguments
    wanted = _parser().parse_args(given)
    if wanted.over:
        _take(wanted)
        return 0
    began = time.monotonic()
    folder = _folder(wanted)
    folder.mkdir(parents=True, exist_ok=True)
    languages = [wanted.language] if wanted.language else list(LANGUAGES)
    themes = [wanted.theme] if wanted.theme else THEMES
    with TemporaryDirectory() as aside:
        made = Path(aside) / "made"
        with ProcessPoolExecutor(len(languages)) as makers:
            list(makers.map(partial(make_books, made), languages))
        command = [sys.executable, "-m", "tests.shots", *given, "--over", str(made)]
        looks = [["--language", language, "--theme", theme] for language, theme in product(languages, themes)]
        running = [subprocess.Popen([*command, *look]) for look in looks]
        if not wanted.readme:
            _begin(Path(aside))
            take_papers(folder, Path(aside), languages, lambda name: _is_wanted(wanted, name))
        failed = [each for each, one in zip(looks, running, strict=True) if one.wait() != 0]
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}, in {time.monotonic() - began:.0f} seconds")
    for each in failed:
        print(f"Not all of them: {' '.join(each)} ended early")
    return 1 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("shots", description="Pictures of every scene of the real window.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("shots"))
    parser.add_argument("--only", nargs="+", default=["*"], metavar="SCENE", help="scenes by name: home, sale-*")
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--theme", choices=THEMES)
    parser.add_argument("--size", choices=[view.name for view in VIEWS])
    parser.add_argument("--readme", action="store_true", help="only those of the README, where it shows them")
    parser.add_argument("--over", type=Path, help=argparse.SUPPRESS)  # in this process, over practice books made there
    return parser


def _folder(wanted: Namespace) -> Path:
    folder: Path = HERE if wanted.readme else wanted.folder
    return folder


def _is_wanted(wanted: Namespace, name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in wanted.only)


def _take(wanted: Namespace) -> None:
    """Take the pictures in one language and theme: all sizes with the same text are had in one walk."""
    language, theme = wanted.language, wanted.theme
    sizes = defaultdict[int, list[View]](list)
    for view in VIEWS:
        in_readme = any(scene[1:] == (language, theme, view.name) for scene in README)
        if wanted.size in {None, view.name} and (in_readme or not wanted.readme):
            sizes[view.percent].append(view)
    with TemporaryDirectory() as aside:
        _begin(Path(aside))
        (Path(aside) / "made").symlink_to(wanted.over)
        speak(language)
        for percent, views in sizes.items():
            look.wear(theme, percent)
            for name, shown, view in walk(Path(aside), language, views, lambda name: _is_wanted(wanted, name)):
                scene = (name, language, theme, view.name)
                if not wanted.readme or scene in README:
                    take_view(shown, _folder(wanted) / "-".join(scene))


def _begin(aside: Path) -> None:
    """Dress the program with a memory of its own."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    memory.keep_in(str(aside / "memory.ini"))
    look.dress(application)
    collector.begin(application)


if __name__ == "__main__":
    sys.exit(main())
