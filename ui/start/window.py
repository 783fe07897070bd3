"""The first window: what was open last, other books, new ones, practice."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMainWindow, QPushButton, QVBoxLayout, QWidget

from coopbooks import bookfile, i18n, ledger, training
from coopbooks.books import Books, Club, check_club
from coopbooks.days import DECEMBER
from coopbooks.i18n import LANGUAGES, _
from coopbooks.ledger import Line, OpeningDraft
from coopbooks.money import Money
from ui.desk import Sorting
from ui.shared import memory
from ui.shared.asking import Asking
from ui.shared.choices import month_choice
from ui.shared.labels import button, label
from ui.shared.money_edit import MoneyEdit
from ui.shared.notices import Notices
from ui.shared.typed_edit import TextEdit
from ui.shared.words import Words, say, speak

_DEVICE: Final = re.compile("con|prn|aux|nul|(com|lpt)[0-9]", re.IGNORECASE)
"""Names that Windows keeps for itself, whatever their ending."""
_WIDE: Final = 560
"""Pixels the column of choices may take."""


class StartWindow(QMainWindow):
    """Where everything begins. ``made`` carries new books, already open."""

    open_wanted = Signal(object)
    practice_wanted = Signal(str)
    made = Signal(object)
    closed = Signal()

    def __init__(self, recent: Sequence[Path]) -> None:
        """Offer the books opened last, and what else can be begun."""
        super().__init__()
        self.notices = Notices()
        self._sorting = Sorting(self.notices)
        self._quiet = False
        self.choices: dict[str, QPushButton] = {}
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(label(lambda: "CoopBooks", "title"))
        column.addWidget(label(lambda: _("The books of the club, in your own words."), "quiet", wrap=True))
        column.addSpacing(12)
        self._offer_recent(column, recent)
        self._offer(column, "new", lambda: _("New books in five questions"), self.ask_new, "plus")
        self._offer(column, "open", lambda: _("Open books…"), self.ask_file, "folder")
        column.addSpacing(12)
        column.addWidget(label(lambda: _("To practise: nothing in these books is real"), "label"))
        for key, words in training.PRACTICE.items():
            self._offer(column, key, partial(_, words), partial(self.practice_wanted.emit, key), "practice")
        column.addStretch()
        column.addLayout(self._languages())
        self._lay_out(column)
        say(self.setWindowTitle, lambda: "CoopBooks")
        self.resize(720, 640)

    def _lay_out(self, column: QVBoxLayout) -> None:
        middle = QWidget()
        middle.setMaximumWidth(_WIDE)
        middle.setLayout(column)
        ground = QWidget()
        ground.setObjectName("ground")
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(24, 24, 24, 12)
        centred = QHBoxLayout()
        centred.addStretch()
        centred.addWidget(middle, 1)
        centred.addStretch()
        layout.addLayout(centred, 1)
        layout.addWidget(self.notices)
        self.setCentralWidget(ground)

    def _offer(self, column: QVBoxLayout, key: str, words: Words, action: Callable[[], Any], drawing: str) -> None:
        made = button(words, "choice", drawing)
        made.clicked.connect(lambda _checked=False: action())
        self.choices[key] = made
        column.addWidget(made)

    def _offer_recent(self, column: QVBoxLayout, recent: Sequence[Path]) -> None:
        for number, path in enumerate(recent):
            self._offer(
                column, f"recent{number}", partial(str, path.stem), partial(self.open_wanted.emit, path), "ledger"
            )
            self.choices[f"recent{number}"].setToolTip(str(path))

    def _languages(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch()
        for key, name in LANGUAGES.items():
            made = button(partial(str, name), "plain")
            made.clicked.connect(partial(self._speak, key))
            row.addWidget(made)
        return row

    def _speak(self, language: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt says it
        speak(language)
        memory.remember("language", language)

    def say_trouble(self, message: str) -> None:
        """Say what kept books from being opened."""
        self.notices.show_notice("trouble", message)

    def say_sorry(self) -> None:
        """Say that a bug of ours struck."""
        self._sorting.say_sorry()

    def ask_file(self) -> None:
        """Ask for a file to open."""
        dialog = QFileDialog(
            self, _("Open books…"), str(books_folder()), "{} (*{})".format(_("Books"), bookfile.SUFFIX)
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.open_wanted.emit(Path(name)))
        dialog.open()

    def ask_new(self) -> None:
        """Ask the five questions, then make the books."""
        folder = books_folder()
        asking = Asking(
            self._sorting, lambda: _("New books"), _make, self.made.emit, parent=self, go=lambda: _("Make the books")
        )
        asking.say(
            lambda: _("They are kept in %(folder)s, and every answer can be changed later.") % {"folder": folder}
        )
        asking.add("name", lambda: _("1. What is the club called?"), TextEdit())
        asking.add("place", lambda: _("2. Where is it?"), TextEdit())
        asking.add("treasurer", lambda: _("3. Who keeps the accounts?"), TextEdit())
        closing = asking.add(
            "closing_month", lambda: _("4. In which month does the accounting year end?"), month_choice()
        )
        closing.set(DECEMBER)
        money = MoneyEdit("BOB")
        asking.add("cash", lambda: _("5. How much money is in the cash box now?"), money, optional=True)
        asking.open()

    def put_away(self) -> None:
        """Go without ending the program: the window over the books is there."""
        self._quiet = True
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the start screen was closed."""
        event.accept()
        if not self._quiet:
            self.closed.emit()


def _make(name: str, place: str, treasurer: str, closing_month: int, cash: Money | None) -> Books:
    """Make new books in the folder for books; what is in the cash box was there the evening before."""
    club = Club(name, place=place, treasurer=treasurer, closing_month=closing_month, language=i18n.language())
    check_club(club)
    books = bookfile.make(_free_path(name), club)
    if cash:
        ledger.record_opening(books, OpeningDraft(books.today() - timedelta(days=1), (Line("cash", cash),)))
    return books


def _free_path(name: str) -> Path:
    """Return a file that is not there yet, named after the club in letters every system takes."""
    words = re.sub(r"[^\w ()-]", "", name).strip()[:60].strip()
    if not words or _DEVICE.fullmatch(words):
        words = f"{words} CoopBooks".strip()
    folder = books_folder()
    with suppress(OSError):  # making the file will say it better
        folder.mkdir(parents=True, exist_ok=True)
    candidates = (folder / f"{words}{number}{bookfile.SUFFIX}" for number in ("", *(f" {n}" for n in range(2, 1000))))
    return next(path for path in candidates if not path.exists())


def books_folder() -> Path:
    """Return the folder new books are put into: CoopBooks among the user's documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) / "CoopBooks"
