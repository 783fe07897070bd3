"""A photo made small: upright, readable, without the place it was taken in; what is no paper refused in words."""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QImageWriter, QPainter
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from coopbooks.attachments import kind_of
from tests.builders import a_pdf, assert_refused
from ui.shared.attachments_shrink import ENOUGH, paper_of, picture_of, read_paper


def a_photo(width: int = 4000, height: int = 3000) -> QImage:
    """Return a page with forty lines in ink on grained paper, darker to one side, as a telephone sees it."""
    grain = QImage(width // 8, height // 8, QImage.Format.Format_RGB32)
    for y in range(grain.height()):
        for x in range(grain.width()):
            shade = 200 - 60 * x // grain.width() + (x * 7919 + y * 104729) % 23
            grain.setPixelColor(x, y, QColor(shade, shade - 4, shade - 14))
    photo = grain.scaled(width, height)
    painter = QPainter(photo)
    font = QFont()
    font.setPixelSize(height // 50)
    painter.setFont(font)
    for line in range(40):
        painter.drawText(width // 20, height * (line + 2) // 43, f"{line} Lana de alpaca, 40 ovillos a Bs 35,50")
    painter.end()
    return photo


def written(picture: QImage, kind: str, quality: int = 92) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    writer.setQuality(quality)
    assert writer.write(picture)
    return bytes(buffer.data().data())


def exif(orientation: int) -> bytes:
    """What a telephone puts into a JPEG: how it was held (tag 0x0112), and the place (tag 0x8825) as a sign to find."""
    entries = struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0) + struct.pack("<HHII", 0x8825, 4, 1, 38)
    body = b"Exif\0\0II*\0\x08\0\0\0" + struct.pack("<H", 2) + entries + bytes(4) + b"GPS 16.4897 S 68.1193 W"
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def held(photo: bytes, orientation: int) -> bytes:
    return photo[:2] + exif(orientation) + photo[2:]


def look(content: bytes) -> QImage:
    picture = QImage.fromData(QByteArray(content))
    assert not picture.isNull()
    return picture


def test_a_photo_of_twelve_million_pixels_takes_no_more_than_400_kb_and_can_be_read() -> None:
    original = written(a_photo(), "jpeg")
    paper = paper_of("IMG_1.JPG", original)
    assert (paper.name, kind_of(paper.content)) == ("IMG_1.jpg", "image/jpeg")
    assert len(paper.content) <= ENOUGH < len(original)
    small = look(paper.content)
    assert small.size() == QSize(2000, 1500)
    wanted = a_photo().scaled(2000, 1500, mode=Qt.TransformationMode.SmoothTransformation)
    seen = [
        abs(small.pixelColor(x, y).lightness() - wanted.pixelColor(x, y).lightness())
        for x in range(100, 1900, 10)
        for y in range(100, 1400, 10)
    ]
    assert sum(seen) / len(seen) < 8  # of 255: strokes of ink differ from the paper by a hundred and more


def test_it_is_turned_upright_and_the_place_is_gone() -> None:
    """Orientation 6: the telephone was held upright, the right side of what it saw is up."""
    picture = QImage(400, 200, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.fillRect(0, 0, 200, 200, Qt.GlobalColor.red)  # what it saw at the left comes to stand at the top
    painter.end()
    original = held(written(picture, "jpeg"), 6)
    assert b"GPS 16.4897" in original
    paper = paper_of("small.jpg", original)
    small = look(paper.content)
    assert small.size() == QSize(200, 400)
    assert small.pixelColor(100, 100).saturation() > 200
    assert small.pixelColor(100, 300).saturation() < 50
    assert b"GPS" not in paper.content
    assert b"Exif" not in paper.content


def test_a_picture_of_a_screen_stays_to_the_dot_and_loses_its_hidden_words() -> None:
    screen = QImage(800, 600, QImage.Format.Format_ARGB32)
    screen.fill(QColor("#0b6157"))
    screen.setText("Author", "Rosa of El Alto")
    original = written(screen, "png", -1)
    assert b"Rosa" in original
    paper = paper_of("screen.png", original)
    assert (paper.name, kind_of(paper.content)) == ("screen.png", "image/png")
    assert look(paper.content).pixelColor(400, 300) == QColor("#0b6157")
    assert b"Rosa" not in paper.content


def test_a_photo_kept_as_png_becomes_a_photo_and_what_can_be_seen_through_becomes_white() -> None:
    assert kind_of(paper_of("photo.png", written(a_photo(1600, 1200), "png", -1)).content) == "image/jpeg"
    glass = QImage(60, 60, QImage.Format.Format_ARGB32)
    glass.fill(Qt.GlobalColor.transparent)
    assert look(picture_of("glass", glass).content).pixelColor(30, 30) == QColor("white")


@pytest.mark.parametrize(
    ("size", "kept"),
    [
        (QSize(1200, 900), QSize(1200, 900)),  # never made larger
        (QSize(3000, 4000), QSize(1500, 2000)),
        (QSize(900, 6000), QSize(900, 6000)),  # the slip of a shop stays readable
        (QSize(2000, 9000), QSize(1000, 4500)),
        (QSize(300, 16000), QSize(300, 16000)),  # a till's roll, two metres of it
        (QSize(1100, 20000), QSize(1000, 18182)),
        (QSize(1, 1), QSize(1, 1)),
    ],
)
def test_how_large_a_picture_is_kept(size: QSize, kept: QSize) -> None:
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.gray)
    assert look(paper_of("one.bmp", written(picture, "bmp", -1)).content).size() == kept


def test_the_same_photo_becomes_the_same_paper() -> None:
    """Or else it could be attached twice."""
    original = written(a_photo(800, 600), "jpeg")
    assert paper_of("one.jpg", original).digest == paper_of("two.jpg", original).digest


def test_a_pdf_is_kept_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "Invoice 7.pdf"
    path.write_bytes(a_pdf("anything"))
    paper = read_paper(path)
    assert (paper.name, paper.content) == ("Invoice 7.pdf", path.read_bytes())


def png_of(width: int, height: int) -> bytes:
    """Return a PNG that says it is so large, and holds a few bytes: what opens a bomb."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("name", "content", "reason", "words"),
    [
        ("nothing.jpg", b"", "empty", "nothing in “nothing.jpg”"),
        ("game.jpg", b"MZ\x90\0 a program that says it is a photo", "no_paper", "neither a picture nor a PDF"),
        ("words.svg", b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", "no_paper", "neither"),
        ("IMG_1.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(90), "heic", "HEIC"),
        ("bomb.png", png_of(60_000, 60_000), "too_large", "far too large"),
        ("trap.png", png_of(15_000, 15_000), "too_large", "far too large"),
        ("torn.png", png_of(100, 100)[:-30], "damaged", "damaged"),
        ("torn.pdf", b"%PDF-1.4\n1 0 obj<</Type/Cat", "no_pages", "no page of it can be read"),
        ("only its name.pdf", b"%PDF-", "no_pages", "Copy it again"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words_that_help(name: str, content: bytes, reason: str, words: str) -> None:
    with assert_refused(reason, "papers") as caught:
        paper_of(name, content)
    assert words in caught.value.message


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "bmp", "tiff"])
def test_a_picture_copied_in_part_is_refused_and_the_whole_one_is_not(kind: str, qtlog: Any) -> None:
    """Whatever Qt says of it to nobody; a small one within what is told of a photo has an end of its own."""
    whole = written(a_photo(400, 300), kind)
    if kind == "jpeg":
        inner = b"Exif\0\0" + written(a_photo(80, 60), kind)
        whole = whole[:2] + b"\xff\xe1" + struct.pack(">H", len(inner) + 2) + inner + whole[2:]
    assert look(paper_of("one", whole).content).size() == QSize(400, 300)
    with qtlog.disabled():
        for part in (3, 6, 9):
            with assert_refused("damaged", "papers"):
                paper_of("one", whole[: len(whole) * part // 10])


def test_a_gif_copied_in_part_is_refused() -> None:
    """Two dots by one, white: by the specification of GIF89a, which ends it by a semicolon."""
    whole = b"GIF89a\2\0\1\0\x80\0\0\xff\xff\xff\0\0\0,\0\0\0\0\2\0\1\0\0\2\2\x04\x0a\0;"
    assert look(paper_of("one.gif", whole).content).size() == QSize(2, 1)
    with assert_refused("damaged"):
        paper_of("one.gif", whole[:-2])


def test_a_pdf_with_a_password_is_refused() -> None:
    """Nobody could read it in the books; one that only asks not to be changed is kept."""
    for password, kept in (("secret", False), ("", True)):
        bound = BytesIO()
        page = Canvas(bound, encrypt=StandardEncryption(password, ownerPassword="ours"))
        page.drawString(100, 700, "Factura 7")
        page.save()
        if kept:
            assert paper_of("bill.pdf", bound.getvalue()).content == bound.getvalue()
        else:
            with assert_refused("locked", "papers") as caught:
                paper_of("bill.pdf", bound.getvalue())
            assert "opens only with a password" in caught.value.message


def test_several_pages_in_a_picture_are_not_kept_as_one(tmp_path: Path) -> None:
    """A fax of two pages: two directories of a one-pixel bitmap in one TIFF."""
    tags = {256: 1, 257: 1, 258: 8, 259: 1, 262: 1, 273: 8, 277: 1, 278: 1, 279: 1}

    def directory(next_one: int) -> bytes:
        entries = b"".join(struct.pack("<HHIHH", tag, 3, 1, value, 0) for tag, value in tags.items())
        return struct.pack("<H", len(tags)) + entries + struct.pack("<I", next_one)

    second = 10 + len(directory(0))
    (tmp_path / "fax.tif").write_bytes(b"II*\0" + struct.pack("<I", 10) + b"\x80\0" + directory(second) + directory(0))
    with assert_refused("several_pages"):
        read_paper(tmp_path / "fax.tif")


def test_a_file_that_is_gone_and_a_folder_are_said_in_words(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.jpg", tmp_path):
        with assert_refused("unreadable") as caught:
            read_paper(path)
        assert path.name in caught.value.message
