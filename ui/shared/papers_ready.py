"""Making papers ready to be attached, away from the window's thread: from files, dropped ones, the clipboard."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QStandardPaths, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from coopbooks.attachments import FIELD, AttachmentDraft
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from ui.shared import background
from ui.shared.attachments_shrink import READ, picture_of, read_paper
from ui.shared.folders import usual_folder

ADD_KEYS = "Ctrl+Shift+A"
PASTE_KEYS = "Ctrl+Shift+V"
Take = Callable[[AttachmentDraft], None]
Fail = Callable[[Exception], None]


class PapersReady(QObject):
    """Papers on their way to a record: each made ready in the background, then handed to ``take``."""

    def __init__(self, parent: QWidget, take: Take, fail: Fail) -> None:
        """Begin with none under way."""
        super().__init__(parent)
        self._take, self._say = take, fail
        self.under_way: set[background.Work] = set()
        self._then: Callable[[], object] | None = None

    def ask(self) -> None:
        """Ask for files, then make them ready."""
        pictures = usual_folder(QStandardPaths.StandardLocation.PicturesLocation)
        endings = " ".join(f"*.{ending}" for ending in ("pdf", *READ))
        kinds = _("Photos and PDFs (%(endings)s)") % {"endings": endings}
        dialog = QFileDialog(self._window(), _("Attach the paper"), str(pictures), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.read([Path(name) for name in names]))
        dialog.open()

    def _window(self) -> QWidget:
        parent = self.parent()
        assert isinstance(parent, QWidget)  # noqa: S101 - it was made with one
        return parent

    def read(self, paths: Sequence[Path]) -> None:
        """Make the papers in files ready."""
        for path in paths:
            self._start(partial(read_paper, path))

    def paste(self) -> None:
        """Make ready what was copied: a picture, or files."""
        copied: Any = QGuiApplication.clipboard().mimeData()  # None, where nothing ever was
        files = _files(copied.urls()) if copied else []
        if files:
            self.read(files)
        elif copied and copied.hasImage():
            picture = QGuiApplication.clipboard().image()
            self._start(lambda: picture_of(_("Picture"), picture))
        else:
            words = _("No picture was copied. Copy one first, or choose a file.")
            self._fail(Refusal(words, FIELD, "nothing_copied"))

    def _start(self, make: Callable[[], AttachmentDraft]) -> None:
        self.under_way.add(background.start(lambda _work: make(), self._take, self._fail, ended=self._end))

    def _fail(self, error: Exception) -> None:
        self._then = None
        self._say(error)

    def _end(self, work: background.Work) -> None:
        self.under_way.discard(work)
        if not self.under_way and self._then:
            then, self._then = self._then, None
            then()

    def when_ready(self, then: Callable[[], object]) -> None:
        """Do something when no paper is under way any more; not where one of them is refused."""
        if self.under_way:
            self._then = then
        else:
            then()

    def forget(self) -> None:
        """Let go of what is still under way."""
        for work in tuple(self.under_way):
            work.cancel()
        self.under_way.clear()
        self._then = None

    def let_drop_on(self, widget: QWidget) -> None:
        """Take files that are dropped on a widget."""
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files, and nothing else."""
        if isinstance(event, QDragEnterEvent) and _files(event.mimeData().urls()):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.read(_files(event.mimeData().urls()))
            event.acceptProposedAction()
            return True
        return super().eventFilter(watched, event)


def _files(urls: Sequence[Any]) -> list[Path]:
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
