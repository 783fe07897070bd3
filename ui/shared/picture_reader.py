"""Reading a picture out of its bytes, and whether they are all there."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImageReader


@contextmanager
def picture_reader(content: bytes, kind: str = "") -> Iterator[QImageReader]:
    """Read a picture, of a kind where its bytes do not say which.

    The reader lets go of the bytes before they end: what reads a TIFF looks at them once more while it is put away.
    """
    with closing(QBuffer()) as buffer:
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer, QByteArray(kind.encode()))
        try:
            yield reader
        finally:
            reader.setDevice(None)  # type: ignore[arg-type]


def is_whole(content: bytes, kind: str) -> bool:
    """Return whether the end of a picture is there, of the kinds Qt reads without a word where it is not."""
    match kind:
        case "jpeg":
            return content.find(b"\xff\xd9", _scan_of(content)) > 0  # nothing within the scan looks like its end
        case "gif":
            return content.rstrip(b"\0").endswith(b";")
        case "bmp":
            return len(content) >= int.from_bytes(content[2:6], "little")
    return True


def _scan_of(content: bytes) -> int:
    """Return where the picture of a JPEG begins: what is told of it before holds a small one with an end of its own."""
    at, mark = 2, b""
    while mark != b"\xff\xda" and at < len(content):
        mark = content[at : at + 2]
        at += 1 if mark == b"\xff\xff" else 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return at
