"""A paper in the program: made in the background, shown page by page, saved, opened and printed on demand.

Imported only when a paper is wanted: Qt's PDF code is no part of a start.
"""

import re
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTemporaryDir, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QProgressBar, QVBoxLayout

from coopbooks.books import PAGES
from coopbooks.errors import Trouble
from coopbooks.i18n import BOTH, LANGUAGES, N_, _
from ui.shared import background
from ui.shared.choice import Choice, Tick, choice_of
from ui.shared.doing import Desk, MakePaper, PaperWish
from ui.shared.flow import flowing
from ui.shared.labels import button, press
from ui.shared.over import Over
from ui.shared.pdf_pages import PdfPages
from ui.shared.saving import ask_where_to_save, write
from ui.shared.sheet import Addressed
from ui.shared.words import say

_NO_FILE_NAME: Final = re.compile(r'[\\/:*?"<>|\n\t]+')
"""What some system does not take in the name of a file."""


class PaperView(Over):
    """One paper, in the language and on the page size chosen here; a copy of one that was printed already says so."""

    shown = Signal()
    """The paper is on the screen as it was last wanted."""

    def __init__(self, desk: Desk, name: str, make: MakePaper) -> None:
        """Begin to make the paper; ``name`` is what its file is called."""
        super().__init__()
        self._desk, self._name, self._make = desk, _NO_FILE_NAME.sub("-", name), make
        self.pdf = b""
        self._work: background.Work | None = None
        self._folder = QTemporaryDir()
        self.pages = PdfPages(self)
        self._progress = QProgressBar(textVisible=False)
        say(self._progress.setAccessibleName, lambda: _("The paper is being made"))
        club = desk.books.club
        addressed = make if isinstance(make, Addressed) else Addressed(make)
        both = {BOTH: " · ".join(LANGUAGES.values())} if addressed.both else {}
        self.language = Choice([(key, partial(str, name)) for key, name in {**LANGUAGES, **both}.items()])
        self.page = choice_of(PAGES)
        self.language.set(addressed.language or club.language)
        self.page.set(club.page)
        self.language.take_room()
        self.page.take_room()
        say(self.language.setAccessibleName, lambda: _("Language of the paper"))
        say(self.page.setAccessibleName, lambda: _("Size of the paper"))
        self.copy = Tick(lambda: _("Mark as a copy"))
        self.leave_button = button(lambda: _("Back"), "", "back")
        self.print_button = button(lambda: _("Print…"), "main", "print", does=_asks)
        self.save_button = button(lambda: _("Save PDF…"))
        self.open_button = button(lambda: _("Open PDF"), "", "open")
        self._lay_out()
        self._connect()
        self.make()

    def _lay_out(self) -> None:
        buttons = (self.leave_button, self.print_button, self.save_button, self.open_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.addWidget(flowing(*buttons, self.language, self.page, self.copy, *self.pages.tools))
        layout.addWidget(self._progress)
        layout.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.leave_button.clicked.connect(self.leave)
        self.print_button.clicked.connect(self.print)
        press(self.print_button, "Ctrl+P", self)
        press(self.save_button, "Ctrl+S", self)
        self.save_button.clicked.connect(self.ask_where_to_save)
        self.open_button.clicked.connect(self.open_outside)
        for choice in (self.language, self.page, self.copy):
            choice.changed.connect(self.make)

    def make(self) -> None:
        """Make the paper again, in the background."""
        if self._work:
            self._work.cancel()
        wish = PaperWish(self.language.value(), self.page.value(), copy=self.copy.value())
        self._busy(True)
        self._work = background.start(
            lambda work: self._make(replace(wish, progress=work.progress)), self._show, self._fail, self._show_progress
        )

    def _show_progress(self, done: int, of: int) -> None:
        if self.sender() is self._work:
            self._progress.setRange(0, of)
            self._progress.setValue(done)

    def _busy(self, busy: bool) -> None:  # noqa: FBT001 - a state, on or off
        self._progress.setRange(0, 0 if busy else 1)
        self._progress.setVisible(busy)
        for one in (self.print_button, self.save_button, self.open_button):
            one.setEnabled(bool(self.pdf) and not busy)

    def _show(self, pdf: bytes) -> None:
        self.pdf = pdf
        self._busy(False)
        self.pages.show_pdf(pdf, self.pages.shown_page)  # in another language, the page in sight stays
        self.shown.emit()

    def _fail(self, error: Exception) -> None:
        self._busy(False)
        self._desk.fail(error)

    def enter(self) -> None:
        """Put the cursor on the way back."""
        self.leave_button.setFocus()

    def leave(self) -> None:
        """Put the paper away."""
        if self._work:
            self._work.cancel()
        super().leave()

    def ask_where_to_save(self) -> None:
        """Ask for a file, then save there."""
        desk, name = self._desk, f"{self._name}.pdf"
        ask_where_to_save(self, _("Save PDF…"), name, lambda path: desk.do(lambda: self.save(path)), "PDF (*.pdf)")

    def save(self, path: Path) -> None:
        """Write the PDF; Trouble where that cannot be."""
        write(path, self.pdf)

    def open_outside(self) -> None:
        """Open the PDF in the program this computer has for it."""
        path = Path(self._folder.filePath(f"{self._name}.pdf"))

        def open_it() -> None:
            self.save(path)
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
                words = N_("This computer has no program for PDF files. Save the paper instead.")
                raise Trouble(partial(_, words), "no_program")

        self._desk.do(open_it)

    def print(self) -> None:
        """Ask which printer, then print; neither stops the window."""
        from ui.shared.printing import print_pdf

        print_pdf(self._desk, self.pdf, self._name, self)


def _asks() -> str:
    return _("Asks for the printer, and how many.")
