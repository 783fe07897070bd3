"""Saving something as a file of its own: where is asked, and what keeps it from being written is said."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from coopbooks.errors import Trouble
from coopbooks.i18n import _
from ui.shared.folders import usual_folder


def ask_where_to_save(parent: QWidget, title: str, name: str, save: Callable[[Path], object], kinds: str = "") -> None:
    """Ask for a file in the documents, ``name`` proposed, of one of ``kinds`` (``PDF (*.pdf)``) where any is named."""
    documents = usual_folder(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, str(documents / name), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    if kinds:
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda chosen: save(Path(chosen)))
    dialog.open()


def write(path: Path, content: bytes) -> None:
    """Write a paper; Trouble where that cannot be."""
    try:
        path.write_bytes(content)
    except OSError as error:
        why = error.strerror
        raise Trouble(
            lambda: _("The paper could not be saved there (%(why)s). Choose another folder.") % {"why": why},
            "cannot_save",
        ) from error
