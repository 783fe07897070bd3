"""The first window: what was open last, other books, new ones, practice."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from coopbooks import i18n
from coopbooks.i18n import LANGUAGES, N_, _
from ui import look
from ui.shared import appearance, memory
from ui.shared.folders import books_folder
from ui.shared.labels import Button, button, label, on_keys
from ui.shared.notices import Notices
from ui.shared.place import take_room
from ui.shared.scrolled import scrolled
from ui.shared.sorting import Sorting
from ui.shared.tab_order import AsRead
from ui.shared.words import Words, say, speak, voice
from ui.start.copies import copies_of

_PRACTICE: Final = {
    "bakery": N_("Bakery: one month, a quintal of flour a day"),
    "workshop": N_("Embroidery workshop: 75 members, one year"),
}
"""The practice books, by their key, with the words for them."""
_WIDE: Final = 560
"""Pixels the column of choices may take."""


class StartWindow(AsRead, QMainWindow):
    """Where everything begins. ``made`` carries new books, already open."""

    open_wanted = Signal(object)
    practice_wanted = Signal(str)
    made = Signal(object)
    closed = Signal()

    def __init__(self, recent: Mapping[Path, str]) -> None:
        """Offer the books opened last by the names of their clubs, and what else can be begun."""
        super().__init__()
        self.notices = Notices()
        self._sorting = Sorting(self.notices)
        self._quiet = False
        self.choices: dict[str, Button] = {}
        self.languages: dict[str, Button] = {}
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(self._head())
        column.addWidget(label(lambda: _("The books of the club, in your own words."), "quiet", wrap=True))
        column.addSpacing(12)
        self._offer_recent(column, recent)
        self._offer(column, "new", lambda: _("New books in five questions"), self.ask_new, "plus")
        self._offer(column, "open", lambda: _("Open books…"), self.ask_file, "folder")
        column.addSpacing(12)
        column.addWidget(label(lambda: _("To practise: nothing in these books is real"), "label"))
        for key, words in _PRACTICE.items():
            self._offer(column, key, partial(_, words), partial(self.practice_wanted.emit, key), "practice")
        column.addStretch()
        self._lay_out(column)
        next(iter(self.choices.values())).setFocus()
        self._take_keys()
        voice.changed.connect(self._mark_language)
        self._mark_language()
        say(self.setWindowTitle, lambda: "CoopBooks")
        take_room(self, 720, 640)

    def _take_keys(self) -> None:
        """Take the keys that leave and those for the size of the text: who cannot read this begins here."""
        on_keys("Ctrl+Q", self, self.close)
        for keys, steps in (("Ctrl++", 1), ("Ctrl+-", -1)):
            on_keys(keys, self, partial(appearance.grow, steps))
        on_keys("Ctrl+0", self, partial(appearance.choose_text, look.WHOLE))

    def _mark_language(self) -> None:
        self.languages[i18n.language()].setChecked(True)

    def _lay_out(self, column: QVBoxLayout) -> None:
        middle = QWidget()
        look.measure(middle.setMaximumWidth, _WIDE)
        middle.setLayout(column)
        whole = QWidget()
        centred = QHBoxLayout(whole)
        centred.setContentsMargins(24, 24, 24, 12)
        centred.addStretch()
        centred.addWidget(middle, 100)
        centred.addStretch()
        ground = QWidget()
        ground.setObjectName("ground")
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(whole), 1)
        layout.addWidget(self.notices)
        self.setCentralWidget(ground)

    def _offer(self, column: QVBoxLayout, key: str, words: Words, action: Callable[[], Any], drawing: str) -> None:
        made = button(words, "choice", drawing)
        made.clicked.connect(lambda _checked=False: action())
        self.choices[key] = made
        column.addWidget(made)

    def _offer_recent(self, column: QVBoxLayout, recent: Mapping[Path, str]) -> None:
        for number, (path, name) in enumerate(recent.items()):
            key = f"recent{number}"
            self._offer(column, key, partial(str, name), partial(self.open_wanted.emit, path), "ledger")
            self.choices[key].tell(str(path))

    def _head(self) -> QHBoxLayout:
        """Return the name of the program, and beside it the languages: who cannot read the rest finds them first."""
        row = QHBoxLayout()
        row.addWidget(label(lambda: "CoopBooks", "title"), 1)
        for key, name in LANGUAGES.items():
            made = button(partial(str, name), "plain")
            made.setCheckable(True)
            made.setAutoExclusive(True)  # announced as one of several, not as something to be ticked
            made.clicked.connect(partial(self._speak, key))
            self.languages[key] = made
            row.addWidget(made)
        return row

    def _speak(self, language: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt says it
        speak(language)
        memory.remember("language", language)

    def say_trouble(self, words: Words, file: Path | None = None) -> None:
        """Say what kept books from being opened; where copies of this ``file`` may help, offer the newest.

        The cursor is on that, so that Enter opens no other books.
        """
        choices = [] if file is None else copies_of(file, self._sorting, self.open_wanted.emit, self)
        self.notices.show_notice("trouble", words, *choices)
        if choices:
            self.notices.shown["trouble"].buttons[0].setFocus()

    def say_sorry(self) -> None:
        """Say that a bug of ours struck."""
        self._sorting.say_sorry()

    def ask_file(self) -> None:
        """Ask for a file to open."""
        dialog = QFileDialog(self, _("Open books…"), str(books_folder()), "{} (*.coop)".format(_("Books")))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.open_wanted.emit(Path(name)))
        dialog.open()

    def ask_new(self) -> None:
        """Ask the five questions, then make the books."""
        from ui.start.new_books import ask_new_books

        ask_new_books(self._sorting, self.made.emit, self)

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
