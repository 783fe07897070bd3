"""Making a photo small enough to be kept in the books: upright, about two thousand pixels long, without its metadata.

Everything here works on bytes and pictures at hand, away from the window. Every picture is painted anew: so neither the
place where a photo was taken nor anything else hidden in its file gets into the books. Of a PDF the photos of its pages
are made small where that is worth it, and nothing else.
"""

from contextlib import closing
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from coopbooks import attachments
from coopbooks.attachments import FIELD, PDF, AttachmentDraft, Photo
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from ui.shared.picture_reader import is_whole, picture_reader

READ: Final = ("jpg", "jpeg", "png", "webp", "bmp", "gif", "tif", "tiff")
"""What the names of pictures that can be read end in."""
_FORMATS: Final = frozenset({"jpeg", "jpg", "jfif", "png", "webp", "bmp", "gif", "tif", "tiff"})
_LONG: Final = 2000
"""Pixels the long side of a picture is made to be at most."""
_SHORT: Final = 1000
"""Pixels the short side keeps, so that a long strip stays readable, as the slip of a shop is ..."""
_LONGEST: Final = 30_000
"""... while it is no longer than what can still be painted."""
ENOUGH: Final = 400_000
"""Bytes beyond which a photo is written coarser, as long as a page in it can still be read."""
_QUALITIES: Final = (80, 70, 60)
_LARGEST_FILE: Final = 100 * (1 << 20)
"""Bytes of a file that is looked into at all."""
_MOST_PIXELS: Final = 250_000_000
"""Of a JPEG, which is read small at once ..."""
_MOST_AT_ONCE: Final = 64_000_000
"""... and of any other picture, which is read whole first: four bytes each, in what Qt may take for one picture."""
_MEGABYTES_AT_ONCE: Final = 256
"""More is a trap and no photo."""
_HEIC: Final = (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypmif1", b"ftypmsf1", b"ftypavif")


def read_paper(path: Path) -> AttachmentDraft:
    """Return the paper in a file, made small; refuses what is no paper, or not to be had any more."""
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise _refusal("too_large", path.name)
        content = path.read_bytes()
    except OSError as error:
        raise _refusal("unreadable", path.name) from error
    return paper_of(path.name, content)


def paper_of(name: str, content: bytes) -> AttachmentDraft:
    """Return bytes as the paper to attach, made small."""
    if attachments.kind_of(content) == PDF:
        fault = fault_of_pdf(content)
        if fault:
            raise _refusal(fault, name)
        if len(content) > ENOUGH:
            content = attachments.with_smaller_photos(content, _in_a_pdf)
    elif content:
        picture, exact = _read(name, content)
        return picture_of(name, picture, exact=exact)
    return attachments.check(AttachmentDraft(name, content))[0]


def picture_of(name: str, picture: QImage, *, exact: bool = True) -> AttachmentDraft:
    """Return a picture made small; one that is ``exact``, such as of a screen, to the dot where that takes no more."""
    plain = _painted_anew(picture.scaled(_small(picture.size()), mode=Qt.TransformationMode.SmoothTransformation))
    content = _as_photo(plain)
    if exact:
        content = min(_written(plain, "png"), content, key=len)
    return attachments.check(AttachmentDraft(name, content))[0]


def _read(name: str, content: bytes) -> tuple[QImage, bool]:
    """Return the picture upright and small, and whether its file kept it to the dot."""
    QImageReader.setAllocationLimit(_MEGABYTES_AT_ONCE)
    with picture_reader(content) as reader:
        reader.setAutoTransform(True)
        _refuse_what_is_no_picture(name, content, reader)
        reader.setScaledSize(_small(reader.size()))
        picture, exact = reader.read(), not _is_photo(reader)
    if picture.isNull():
        raise _refusal("damaged", name)
    return picture, exact


def fault_of_pdf(content: bytes) -> str:
    """Return why no page of a PDF can be shown: ``locked`` by a password, or ``no_pages``; "" where they can be."""
    from PySide6.QtPdf import QPdfDocument  # no part of a start

    with closing(QBuffer()) as buffer, closing(QPdfDocument()) as pdf:
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        pdf.load(buffer)
        if pdf.error() == QPdfDocument.Error.IncorrectPassword:
            return "locked"
        return "" if pdf.pageCount() else "no_pages"


def _refuse_what_is_no_picture(name: str, content: bytes, reader: QImageReader) -> None:
    if content[4:12] in _HEIC:
        raise _refusal("heic", name)
    if not reader.canRead() or _format(reader) not in _FORMATS:
        raise _refusal("no_paper", name)
    if _format(reader) in ("tif", "tiff") and reader.imageCount() > 1:
        raise _refusal("several_pages", name)
    if not is_whole(content, "jpeg" if _is_photo(reader) else _format(reader)):
        raise _refusal("damaged", name)
    most = _MOST_PIXELS if _is_photo(reader) else _MOST_AT_ONCE
    if reader.size().width() * reader.size().height() > most:
        raise _refusal("too_large", name)


def _is_photo(reader: QImageReader) -> bool:
    return _format(reader) in ("jpeg", "jpg", "jfif")


def _format(reader: QImageReader) -> str:
    return bytes(reader.format().data()).decode()


def _small(size: QSize) -> QSize:
    """Return the size a picture is kept in: never larger than it is, and long strips readable, as a shop's slip is."""
    long, short = max(size.width(), size.height()), min(size.width(), size.height())
    if short <= 0:
        return size
    part = min(1.0, max(_LONG / long, _SHORT / short), _LONGEST / long)
    return QSize(max(1, round(size.width() * part)), max(1, round(size.height() * part)))


def _painted_anew(picture: QImage) -> QImage:
    """Return only what is seen, on white: no place, no date, no hidden text, no colours only some screens know."""
    if picture.colorSpace().isValid() and picture.colorSpace() != QColorSpace(QColorSpace.NamedColorSpace.SRgb):
        picture.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    plain = QImage(picture.size(), QImage.Format.Format_RGB32)
    plain.fill(Qt.GlobalColor.white)
    painter = QPainter(plain)
    painter.drawImage(0, 0, picture)
    painter.end()
    return plain.convertToFormat(QImage.Format.Format_Grayscale8) if plain.isGrayscale() else plain


def _in_a_pdf(photo: Photo, colours: int) -> Photo | None:
    """Return a photo of a page made small. Its dots stay as they are: the PDF says how they are turned and coloured."""
    with picture_reader(photo.content, "jpeg") as reader:
        reader.setAutoTransform(False)
        said, size = QSize(photo.width, photo.height), _small(reader.size())
        if reader.size() != said or not 0 < photo.width * photo.height <= _MOST_PIXELS:
            return None
        if not is_whole(photo.content, "jpeg"):
            return None
        reader.setScaledSize(size)
        picture = reader.read()
    if picture.isNull() or (colours == 1) != (picture.format() == QImage.Format.Format_Grayscale8):
        return None
    picture.setColorSpace(QColorSpace())
    plain = picture.convertToFormat(QImage.Format.Format_Grayscale8 if colours == 1 else QImage.Format.Format_RGB32)
    small = _as_photo(plain)
    return Photo(small, size.width(), size.height()) if len(small) < len(photo.content) else None


def _as_photo(picture: QImage) -> bytes:
    content = b""
    for quality in _QUALITIES:
        content = _written(picture, "jpeg", quality)
        if len(content) <= ENOUGH:
            break
    return content


def _written(picture: QImage, kind: str, quality: int = -1) -> bytes:
    with closing(QBuffer()) as buffer:
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QImageWriter(buffer, QByteArray(kind.encode()))
        writer.setQuality(quality)
        writer.setOptimizedWrite(True)
        if not writer.write(picture):
            raise RuntimeError(f"no {kind}: {writer.errorString()}")
        return bytes(buffer.data().data())


def _refusal(reason: str, name: str) -> Refusal:
    words = {
        "too_large": _("“%(name)s” is far too large. Take a photo of the paper with a telephone instead."),
        "unreadable": _("“%(name)s” cannot be read. Is it still there? Copy it to this computer, then attach it."),
        "no_paper": _("“%(name)s” is neither a picture nor a PDF. Take a photo of the paper, or save it as a PDF."),
        "damaged": _("“%(name)s” is damaged: its picture cannot be read. Take the photo again, or copy it again."),
        "no_pages": _("“%(name)s” is damaged: no page of it can be read. Copy it again, or ask for it again."),
        "locked": _("“%(name)s” opens only with a password. Save it without one, or take a photo of it."),
        "several_pages": _("“%(name)s” has several pages. Save it as a PDF, then attach that."),
        "heic": _(
            "“%(name)s” is in a form only some telephones know (HEIC). Send the photo as JPEG, or choose “Most "
            "compatible” in the camera settings of the telephone."
        ),
    }
    return Refusal(words[reason] % {"name": name}, FIELD, reason)
