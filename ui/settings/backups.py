"""The backup copies of these books: when they were made, where they are, and bringing one back under a new name."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from coopbooks import attachments, bookfile, showing
from coopbooks.bookfile import Backup
from coopbooks.errors import Trouble
from coopbooks.i18n import N_, _, ngettext
from ui.shared import background
from ui.shared.doing import Deed, Desk
from ui.shared.labels import button
from ui.shared.listed import Listed
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.rows import names

CAUSES: Final = {
    "closing": N_("The books were closed"),
    "upgrade": N_("Before a new version of the program"),
    "rescue": N_("The file was gone"),
}
"""Why a copy was made, with the words for it."""


class BackupsPart:
    """The list of copies, and what can be done with them."""

    def __init__(self, desk: Desk) -> None:
        """Make the part."""
        self._desk = desk
        self.folder_button = button(lambda: _("Open the folder"), "", "folder")
        self.restore_button = button(lambda: _("Bring back under a new name…"))
        columns: list[Column[Backup]] = [
            Column(lambda: _("Made"), moment, 190, key="made", value=lambda one: one.moment, kind="days"),
            Column(
                lambda: _("Size"),
                lambda one: _size(one.size),
                120,
                right=True,
                key="size",
                value=lambda one: one.size,
                kind="amounts",
            ),
            names("why", lambda: _("Why"), lambda one: _(CAUSES[one.cause])),
        ]
        self.table = RecordTable[Backup](lambda: _("Backup copies"), columns, key="backups", same=lambda one: one.path)
        self.below = Listed(self.table, lambda: _("No copy yet. One is made each time the books are closed."))
        self.tools: list[QWidget] = [self.folder_button, self.restore_button]
        self.folder_button.clicked.connect(self.open_folder)
        self.restore_button.clicked.connect(self.ask_where)
        self.table.opened.connect(lambda _backup: self.ask_where())

    def refresh(self) -> None:
        """List the copies there are."""
        self._desk.do(lambda: bookfile.list_backups(self._desk.books.path), then=self._show)

    def _show(self, copies: list[Backup]) -> None:
        kept = _("One is made each time the books are closed; the newest %(kept)s are kept. Put one on a stick, too.")
        self.below.show_rows(AllRows(copies), f"{kept % {'kept': bookfile.KEPT}} {self._room_of_papers()}".strip())
        for one in self.tools:
            one.setEnabled(bool(copies))

    def _room_of_papers(self) -> str:
        """Say what makes the copies large, where anything does."""
        room = attachments.room_taken(self._desk.books)
        words = ngettext(
            "One attached paper makes the books %(size)s larger.",
            "%(count)s attached papers make the books %(size)s larger.",
            room.count,
        )
        return words % {"count": room.count, "size": _size(room.size)} if room.count else ""

    def open_folder(self) -> None:
        """Show the copies in the program this computer has for files."""
        backup = self.table.current()

        def open_it() -> None:
            if backup and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(backup.path.parent))):
                words = N_("This computer cannot show the folder. The copies are in %(folder)s.")
                raise Trouble(lambda: _(words) % {"folder": backup.path.parent}, "no_program")

        self._desk.do(open_it)

    def ask_where(self) -> None:
        """Ask for the new name of the copy chosen."""
        backup = self.table.current()
        if backup is None:
            return
        books = self._desk.books.path
        proposed = books.with_name(f"{books.stem} {backup.moment:%Y-%m-%d}{bookfile.SUFFIX}")
        filters = "{} (*{})".format(_("Books"), bookfile.SUFFIX)
        dialog = QFileDialog(self.below, _("Bring back under a new name…"), str(proposed), filters)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # a name that is taken is refused, never overwritten
        dialog.setDefaultSuffix(bookfile.SUFFIX.removeprefix("."))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.restore(backup, Path(name)))
        dialog.open()

    def restore(self, backup: Backup, target: Path) -> None:
        """Bring a copy back under a new name, in the background; the books open now stay as they are."""
        desk = self._desk

        def done(path: Path) -> None:
            words = N_("The copy made %(moment)s is now “%(name)s”. Open it with “Other books…”.")
            desk.done(Deed(lambda: _(words) % {"moment": moment(backup), "name": path.stem}))

        background.start(lambda work: bookfile.restore(backup.path, target, work.progress), done, desk.fail)


def moment(backup: Backup) -> str:
    """Return the day and hour a copy was made."""
    return f"{showing.day(backup.moment.date())} {backup.moment:%H:%M}"


def _size(size: int) -> str:
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
