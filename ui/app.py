"""The program: one process, one window at a time, from the start screen to the backup on the way out."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QApplication

from coopbooks import i18n
from coopbooks.errors import Trouble
from coopbooks.i18n import _
from ui import collector
from ui.shared import background, memory
from ui.shared.ahead import Ahead
from ui.shared.appearance import dress_as_remembered
from ui.shared.folders import data_folder
from ui.shared.progress import ProgressWindow
from ui.shared.recent import recent, remember
from ui.shared.single import Single
from ui.shared.words import Words, speak

if TYPE_CHECKING:  # the start screen is there the sooner without what only open books need
    from coopbooks.bookfile import Backup
    from coopbooks.books import Books
    from ui.start import StartWindow
    from ui.window import Window

_log = logging.getLogger("coopbooks")
_LONGEST_LOG: Final = 500_000
_COPIES_HELP: Final = ("missing", "empty", "not_ours", "damaged", "unbalanced", "backup_damaged")
_CODE_AHEAD: Final = (
    "ui.shared.record_table",
    "ui.shared.form",
    "ui.shared.deal_form",
    "ui.shared.statement_part",
    *(f"ui.{page}" for page in ("sales", "costs", "cash", "costing", "statements", "ledger", "settings")),
)
_FORMS_AHEAD: Final = (
    *(f"ui.shared.{name}" for name in ("voucher_view", "payment_form")),
    *(f"ui.{page}.form" for page in ("sales", "costs")),
    *(f"ui.cash.{form}_form" for form in ("count", "movement", "transfer")),
    *(f"ui.ledger.{form}_form" for form in ("voucher", "opening")),
    "ui.costing.sheet_form",
)


def run(file: Path | None, practice: str | None, language: str | None) -> int:
    """Start, unless the program runs already: then that window comes to the front."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)  # noqa: S101 - nothing else makes one
    application.setApplicationName("CoopBooks")
    single = Single("coopbooks")
    if single.is_running_elsewhere(str(file.resolve()) if file else ""):
        return 0
    _keep_log()
    collector.begin(application)
    dress_as_remembered(application)
    _speak_first(language)
    program = Program(application, single)
    program.begin(file, practice)
    return application.exec()


def _speak_first(language: str | None) -> None:
    """Speak what was asked for, else what was spoken last, else the language of this computer, else Spanish."""
    system = "en" if QLocale.system().language() == QLocale.Language.English else "es"
    wanted = language or memory.recall("language") or system
    if language:
        memory.remember("language", language)
    speak(wanted if wanted in i18n.LANGUAGES else "es")


def _keep_log() -> None:
    """Keep what went wrong in a file, for whoever helps; a long one is put aside."""
    folder = data_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "coopbooks.log"
        if file.exists() and file.stat().st_size > _LONGEST_LOG:
            file.replace(file.with_suffix(".old"))
        handler = logging.FileHandler(file, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _log.addHandler(handler)


class Program(QObject):
    """Opens books, shows their window, closes and backs them up."""

    def __init__(self, application: QApplication, single: Single | None = None) -> None:
        """Begin with nothing open."""
        super().__init__()
        self._application = application
        application.setQuitOnLastWindowClosed(False)
        self.window: Window | None = None
        self.start: StartWindow | None = None
        self._after_closing: Callable[[], object] = application.quit
        if single:
            single.asked.connect(self.come_to_front)
        sys.excepthook = self._crash

    def begin(self, file: Path | None = None, practice: str | None = None) -> None:
        """Open what is asked for, else show the start screen."""
        if practice:
            self.open_practice(practice)
        elif file:
            self.open_file(file)
        else:
            self.show_start()

    def show_start(self) -> StartWindow:
        """Show the start screen."""
        from ui.start import StartWindow  # no part of a start that opens books at once

        start = self.start = StartWindow(recent())
        start.open_wanted.connect(self.open_file)
        start.practice_wanted.connect(self.open_practice)
        start.made.connect(self._show)
        start.closed.connect(self._quit_unless_open)
        start.show()
        return start

    def _quit_unless_open(self) -> None:
        if self.window is None:
            background.finish_all()
            self._application.quit()

    def open_file(self, path: Path) -> None:
        """Open a file; what keeps it from being opened is said on the start screen."""
        from coopbooks import bookfile

        try:
            books = bookfile.open_books(path)
        except Trouble as trouble:
            self._fail(trouble, path)
            return
        self._show(books)

    def open_practice(self, key: str) -> None:
        """Open practice books, made first where there are none yet."""
        from coopbooks import training

        folder, language = data_folder() / "practice", i18n.language()
        path = training.practice_path(folder, key)
        if path.exists():
            self.open_file(path)
            return
        shown = ProgressWindow(self.start, lambda: _("Making the practice books …"))

        def make(work: background.Work) -> Path:
            return training.make_practice(key, folder, language, progress=work.progress)

        def failed(error: Exception) -> None:
            shown.end()
            self._fail(error)

        def made(made_path: Path) -> None:
            shown.end()
            self.open_file(made_path)

        shown.cancelled.connect(self._shown_start)
        shown.follow(background.start(make, made, failed))

    def _show(self, books: Books) -> Window:
        """Show the window over open books."""
        from ui.window import Window

        remember(books)
        window = self.window = Window(books)
        window.closed.connect(self._close)
        window.other_books_wanted.connect(self._change_books)
        window.show()
        collector.keep_all()
        if self.start:
            self.start.put_away()
            self.start = None
        window.closed.connect(Ahead(things_ahead(window), window).stop)
        return window

    def _change_books(self) -> None:
        self._close_then(self.show_start)

    def _close_then(self, after: Callable[[], object]) -> None:
        """Close the books and go on to something else."""
        self._after_closing = after
        if self.window:
            self.window.close()

    def _close(self) -> None:
        """Close the books, back them up with the window gone, then go on to what was wanted."""
        from coopbooks import bookfile

        window, self.window = self.window, None
        if window is None:
            return
        remember(window.books)  # by the name it has now
        window.deleteLater()
        collector.let_all_go()
        try:
            rescued = bookfile.close(window.books)
        except Trouble as trouble:  # the books are still open: nothing of them is lost while their window is there
            self._show(window.books).notices.show_notice("trouble", trouble.words)
            return
        if rescued:
            where = rescued.path
            self._say_trouble(
                lambda: _("The file was gone. All of it was saved here: %(file)s") % {"file": where}, window.books.path
            )
            return
        self._back_up(window.books.path)

    def _go_on(self) -> None:
        after, self._after_closing = self._after_closing, self._application.quit
        after()

    def _back_up(self, path: Path) -> None:
        from coopbooks import bookfile

        shown = ProgressWindow(None, lambda: _("Making the backup copy …"))

        def done(_backup: Backup) -> None:
            shown.end()
            self._go_on()

        def failed(error: Exception) -> None:
            shown.end()
            self._fail(error, path)

        shown.follow(background.start(lambda work: bookfile.back_up(path, progress=work.progress), done, failed))
        shown.cancelled.connect(self._go_on)

    def _fail(self, error: Exception, file: Path | None = None) -> None:
        if not isinstance(error, Trouble):
            raise error
        self._say_trouble(error.words, file if error.reason in _COPIES_HELP else None)

    def _say_trouble(self, words: Words, file: Path | None = None) -> None:
        self._after_closing = self._application.quit
        self._shown_start().say_trouble(words, file)

    def _shown_start(self) -> StartWindow:
        """The start screen, where whatever keeps the books from being open is said."""
        return self.start or self.show_start()

    def come_to_front(self, file: str = "") -> None:
        """Bring the window to the front, over ``file`` if one is named: somebody started the program a second time.

        Where the backup on the way out is still being made, the program begins again when it is done.
        """
        window, after = self.window or self.start, partial(self.begin, Path(file) if file else None)
        if window is None:
            self._after_closing = after
            return
        window.showNormal() if window.isMinimized() else window.show()
        window.raise_()
        window.activateWindow()
        if file and self.window is None:
            after()
        elif self.window and file and self.window.books.path.resolve() != Path(file):
            self._close_then(after)

    def _crash(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Say sorry for a bug nobody caught, and go on."""
        _log.critical("unexpected", exc_info=(kind, error, trace))
        if self.window:
            self.window.desk.say_sorry()
        else:
            self._shown_start().say_sorry()


def things_ahead(window: Window) -> Iterator[Callable[[], object]]:
    """What is wanted sooner or later: the code of the pages, the larger parts first, the pages, the code of forms."""
    for name in _CODE_AHEAD:
        yield partial(import_module, name)
    for key in window.pages:
        yield partial(window.pages.__getitem__, key)
    for name in _FORMS_AHEAD:
        yield partial(import_module, name)
    yield collector.keep_all
