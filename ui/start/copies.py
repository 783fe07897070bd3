"""Books that cannot be opened: their newest good backup copy is one click away on the start screen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from coopbooks.i18n import _
from ui.shared import background
from ui.shared.notices import Choice
from ui.shared.progress import ProgressWindow
from ui.shared.sorting import Sorting


def copies_of(file: Path, sorting: Sorting, open_wanted: Callable[[Path], object], parent: QWidget) -> list[Choice]:
    """Return what a notice about a file offers: to open its newest copy; nothing where there is none."""
    from coopbooks import bookfile, showing  # no part of a start

    copies = bookfile.list_backups(file)
    if not copies:
        return []
    newest = copies[0].moment
    made = f"{showing.day(newest.date())} {newest:%H:%M}"
    return [
        (
            lambda: _("Open the copy of %(moment)s") % {"moment": made},
            lambda: _bring_back(file, sorting, open_wanted, parent),
        )
    ]


def _bring_back(file: Path, sorting: Sorting, open_wanted: Callable[[Path], object], parent: QWidget) -> None:
    from coopbooks import bookfile

    shown = ProgressWindow(parent, lambda: _("Bringing back the copy …"))

    def done(path: Path) -> None:
        shown.end()
        open_wanted(path)

    def failed(error: Exception) -> None:
        shown.end()
        sorting.fail(error)

    shown.follow(background.start(lambda work: bookfile.bring_back(file, work.progress), done, failed))
