"""A scanned PDF made small: the photos of its pages alone, as small as photos are; what is odd stays as it is."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from reportlab import rl_config
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from coopbooks.attachments import LARGEST, Photo, rules, with_smaller_photos
from tests.builders import assert_refused
from tests.ui.test_attachments_shrink import a_photo, exif, held, look, written
from ui.shared.attachments_shrink import ENOUGH, paper_of

A4 = (595, 842)


@pytest.fixture(scope="module")
def photo() -> bytes:
    """A page as a telephone takes it, 3000 dots wide and 4000 high; it knows where it was taken."""
    return held(written(a_photo(3000, 4000), "jpeg", 96), 1)


@pytest.fixture(autouse=True)
def _as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have photos lie in a PDF as every app that scans puts them there, not written out in letters."""
    monkeypatch.setattr(rl_config, "useA85", 0)


def scanned(*photos: bytes, encrypt: StandardEncryption | None = None) -> bytes:
    """Return what an app that scans makes of photos: each fills a page, the words read in it lie over it unseen."""
    bound = BytesIO()
    page = Canvas(bound, pagesize=A4, encrypt=encrypt)
    for number, one in enumerate(photos, 1):
        page.drawImage(ImageReader(BytesIO(one)), 0, 0, *A4)
        words = page.beginText(72, 700)
        words.setTextRenderMode(3)
        words.textLine(f"Factura {number}")
        page.drawText(words)
        page.showPage()
    page.save()
    return bound.getvalue()


def photos_of(pdf: bytes) -> list[Any]:
    found = [page["/Resources"]["/XObject"].values() for page in PdfReader(BytesIO(pdf)).pages]  # type: ignore[index]
    return [one.get_object() for on_page in found for one in on_page]


def test_the_photos_of_a_scan_are_kept_as_small_as_photos_are(photo: bytes) -> None:
    """Their long side has two thousand dots, 170 to an inch of A4; the place is gone, the words read in them stay."""
    pdf = scanned(photo, written(look(photo).flipped(Qt.Orientation.Horizontal), "jpeg", 96))
    paper = paper_of("scan.pdf", pdf)
    assert len(paper.content) < len(pdf) / 3
    small = photos_of(paper.content)
    assert [(one["/Width"], one["/Height"]) for one in small] == [(1500, 2000)] * 2
    for one in small:
        assert look(one.get_data()).size() == QSize(1500, 2000)
        assert b"GPS" not in one.get_data()
    seen, was = look(small[0].get_data()), look(photo)
    for at in (QPoint(20, 20), QPoint(1400, 1900)):
        assert seen.pixelColor(at).lightness() == pytest.approx(was.pixelColor(at * 2).lightness(), abs=8)
    reader = PdfReader(BytesIO(paper.content))
    assert [page.extract_text().strip() for page in reader.pages] == ["Factura 1", "Factura 2"]
    assert [page.mediabox[2:] for page in reader.pages] == [[595, 842]] * 2


def test_made_small_twice_it_is_the_same(photo: bytes) -> None:
    """So that one attached twice is told, and one saved from the books and attached elsewhere does not get worse."""
    pdf = scanned(photo)
    paper = paper_of("scan.pdf", pdf)
    assert paper_of("scan.pdf", pdf).digest == paper.digest
    assert paper_of("scan.pdf", paper.content).digest == paper.digest


def test_a_grey_photo_stays_grey(photo: bytes) -> None:
    grey = written(look(photo).convertToFormat(QImage.Format.Format_Grayscale8), "jpeg", 96)
    [small] = photos_of(paper_of("scan.pdf", scanned(grey)).content)
    assert look(small.get_data()).format() == QImage.Format.Format_Grayscale8
    assert small["/ColorSpace"] == "/DeviceGray"


def test_how_a_photo_was_held_is_no_matter_to_a_pdf(photo: bytes) -> None:
    """No reader of PDFs looks at it: the photo stays as it lies there."""
    assert exif(6) != exif(1)
    turned = photo.replace(exif(1), exif(6))
    [small] = photos_of(paper_of("scan.pdf", scanned(turned)).content)
    assert (small["/Width"], small["/Height"]) == (1500, 2000)


def test_a_scan_too_large_to_be_kept_is_kept_small(photo: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = scanned(photo)
    monkeypatch.setattr(rules, "LARGEST", len(pdf) - 1)
    assert len(paper_of("scan.pdf", pdf).content) < len(pdf) / 3


def with_fields(writer: PdfWriter) -> None:
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): ArrayObject()})


def with_a_file(writer: PdfWriter) -> None:
    writer.add_attachment("factura.xml", b"<factura/>")


def shown_otherwise(writer: PdfWriter) -> None:
    [photo] = writer.pages[0]["/Resources"]["/XObject"].values()  # type: ignore[index]
    photo.get_object()[NameObject("/Decode")] = ArrayObject(map(NumberObject, [1, 0] * 3))


def in_letters(writer: PdfWriter) -> None:
    [photo] = writer.pages[0]["/Resources"]["/XObject"].values()  # type: ignore[index]
    photo.get_object()[NameObject("/Filter")] = ArrayObject(map(NameObject, ["/ASCII85Decode", "/DCTDecode"]))


def far_away(writer: PdfWriter) -> None:
    """Nothing odd: what is told of the photo lies elsewhere in the file."""
    [photo] = writer.pages[0]["/Resources"]["/XObject"].values()  # type: ignore[index]
    for key in ("/ColorSpace", "/Filter", "/Width"):
        photo.get_object()[NameObject(key)] = writer._add_object(photo.get_object()[key])
    writer.pages[0][NameObject("/Resources")] = writer._add_object(writer.pages[0]["/Resources"])


def of_four_colours(writer: PdfWriter) -> None:
    [photo] = writer.pages[0]["/Resources"]["/XObject"].values()  # type: ignore[index]
    photo.get_object()[NameObject("/ColorSpace")] = NameObject("/DeviceCMYK")


def said_narrower(writer: PdfWriter) -> None:
    """Readers show of it only what fits in so many dots, or nothing."""
    [photo] = writer.pages[0]["/Resources"]["/XObject"].values()  # type: ignore[index]
    photo.get_object()[NameObject("/Width")] = NumberObject(1500)


def said_lower(writer: PdfWriter) -> None:
    [photo] = writer.pages[0]["/Resources"]["/XObject"].values()  # type: ignore[index]
    photo.get_object()[NameObject("/Height")] = NumberObject(2000)


def seen_through_within(writer: PdfWriter) -> None:
    [photo] = writer.pages[0]["/Resources"]["/XObject"].values()  # type: ignore[index]
    photo.get_object()[NameObject("/SMaskInData")] = NumberObject(1)


def mixed_with_what_is_behind(writer: PdfWriter) -> None:
    """What is seen through of it must be as many dots wide and high as the photo itself."""
    [photo] = writer.pages[0]["/Resources"]["/XObject"].values()  # type: ignore[index]
    through = StreamObject()
    through.set_data(b"\xff")
    through[NameObject("/Matte")] = ArrayObject(map(NumberObject, [0] * 3))
    photo.get_object()[NameObject("/SMask")] = writer._add_object(through)


ODD = [
    with_fields,
    with_a_file,
    shown_otherwise,
    in_letters,
    of_four_colours,
    said_narrower,
    said_lower,
    seen_through_within,
    mixed_with_what_is_behind,
]


@pytest.mark.parametrize("change", ODD)
def test_what_is_odd_stays_as_it_is(photo: bytes, change: Callable[[PdfWriter], None]) -> None:
    """A signature is a field that vouches for every byte; fields, files and other colours are not ours to change."""
    writer, bound = PdfWriter(clone_from=BytesIO(scanned(photo))), BytesIO()
    change(writer)
    writer.write(bound)
    assert paper_of("bill.pdf", bound.getvalue()).content == bound.getvalue()


def test_wherever_a_photo_lies_in_the_file_it_is_found(photo: bytes) -> None:
    writer, bound = PdfWriter(clone_from=BytesIO(scanned(photo))), BytesIO()
    far_away(writer)
    writer.write(bound)
    [small] = photos_of(paper_of("scan.pdf", bound.getvalue()).content)
    assert small["/Width"] == 1500


def test_one_that_asks_not_to_be_changed_is_not(photo: bytes) -> None:
    pdf = scanned(photo, encrypt=StandardEncryption("", ownerPassword="theirs"))
    assert paper_of("bill.pdf", pdf).content == pdf


def test_where_little_is_won_nothing_is_changed(photo: bytes) -> None:
    """A photo as small as one from the books; and a PDF that is words for the most part."""
    small = written(look(photo).scaled(1500, 2000), "jpeg", 50)
    pdf = scanned(small, written(look(small).flipped(Qt.Orientation.Horizontal), "jpeg", 50))
    assert len(pdf) > ENOUGH
    assert paper_of("scan.pdf", pdf).content == pdf


def test_what_cannot_be_taken_apart_stays_as_it_is(photo: bytes, caplog: pytest.LogCaptureFixture) -> None:
    """No photo of it is looked at, nor is anything said of it in the log: it is no fault of ours."""
    pdf, asked = scanned(photo), list[Photo]()

    def noting(one: Photo, _colours: int) -> Photo | None:
        asked.append(one)
        return None

    broken: dict[str, Any] = {"its end is missing": pdf[: len(pdf) // 2], "no PDF": b"%PDF-1.7\n" + b"?" * 500_000}
    for words, content in broken.items():
        assert with_smaller_photos(content, noting) == content, words
    assert (asked, caplog.messages) == ([], [])
    with_smaller_photos(pdf, noting)
    assert [(one.width, one.height) for one in asked] == [(3000, 4000)]


def test_one_that_would_lose_a_page_stays_as_it_is(photo: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    pdf, one_page = scanned(photo, photo), scanned(written(a_photo(300, 400), "jpeg"))
    monkeypatch.setattr(PdfWriter, "write", lambda _writer, made: made.write(one_page))
    assert paper_of("scan.pdf", pdf).content == pdf


def test_one_still_too_large_is_refused_with_what_to_do() -> None:
    pdf = scanned(written(a_photo(300, 400), "jpeg")) + b"%" * LARGEST
    with assert_refused("too_large", "papers") as caught:
        paper_of("scan.pdf", pdf)
    assert "photo of the page that matters" in caught.value.message
