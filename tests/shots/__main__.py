"""Takes the pictures of the README; with a folder named, of every page, form and paper, for eyes to look at.

``python -m tests.shots [FOLDER]``
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coopbooks import bookfile, training
from coopbooks.i18n import LANGUAGES
from coopbooks.quantity import Quantity
from tests.shots.papers import take_papers
from ui.look import dress
from ui.sales.form import SaleForm
from ui.shared import memory
from ui.shared.accounting_pane import toggle_accounting
from ui.shared.doing import Wanted
from ui.shared.words import speak
from ui.window import Window

HERE: Final = Path(__file__).resolve().parent
SIZES: Final = ((1366, 768), (1024, 600))
_FORMS: Final = (("sales", "sale"), ("costs", "cost"), ("cash", "count"), ("ledger", "voucher"), ("ledger", "opening"))
_A_MOMENT: Final = 80

Take = Callable[[str], None]


def main(folder: Path | None) -> int:
    """Take the pictures and name them."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    with TemporaryDirectory() as aside:
        memory.keep_in(str(Path(aside) / "memory.ini"))
        dress(application)
        for language in LANGUAGES:
            speak(language)
            path = training.make_practice("workshop", Path(aside) / language, language)
            with _window(path) as window:
                if folder:
                    _everything(window, folder, language)
                else:
                    _readme(window, language)
        if folder:
            take_papers(folder, Path(aside))
    return 0


@contextmanager
def _window(path: Path) -> Iterator[Window]:
    window = Window(bookfile.open_books(path))
    window.show()
    try:
        yield window
    finally:
        books = window.books
        window.close()
        window.deleteLater()
        QTest.qWait(_A_MOMENT)
        bookfile.close(books)


def _readme(window: Window, language: str) -> None:
    take = _taker(window, HERE, language)
    window.resize(*SIZES[0])
    window.go("home")
    take("home")
    toggle_accounting(window)
    window.go("sales", Wanted(new="sale"))
    form = window.page().currentWidget()
    assert isinstance(form, SaleForm)
    form.lines.rows[0].quantity.set(Quantity.of(40))
    form.show_accounting()
    take("sale")
    toggle_accounting(window)
    window.go("statements", Wanted(tab="income_statement"))
    take("statement")


def _everything(window: Window, folder: Path, language: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for width, height in SIZES:
        take = _taker(window, folder, f"{language}-{width}")
        window.resize(width, height)
        for key in window.pages:
            window.go(key)
            take(key)
        toggle_accounting(window)
        for key, form in _FORMS:
            window.go(key, Wanted(new=form))
            take(f"{key}-{form}")
        toggle_accounting(window)


def _taker(window: Window, folder: Path, mark: str) -> Take:
    def take(name: str) -> None:
        QTest.qWait(_A_MOMENT)
        path = folder / f"{name}-{mark}.png"
        window.grab().save(str(path))
        print(path)

    return take


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
