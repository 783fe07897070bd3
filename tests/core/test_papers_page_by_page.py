"""The canvas behind every paper: a file whole and sound, and of its pages nothing kept but where they stand."""

import re
import tracemalloc
from io import BytesIO, RawIOBase
from typing import Any, BinaryIO, cast

import pytest
from PIL import Image
from pypdf import PdfReader
from reportlab.lib.utils import ImageReader

from coopbooks import papers
from coopbooks.papers.letters import REGULAR
from coopbooks.papers.page_by_page import PageByPage
from tests.printed import SHEET, a_cash_book, pages_of

SIZE = (300.0, 200.0)


class Nowhere(RawIOBase):
    """A file that keeps nothing of what is written, but how much it was."""

    def __init__(self) -> None:
        super().__init__()
        self.size = 0

    def write(self, content: object) -> int:
        assert isinstance(content, bytes)
        self.size += len(content)
        return len(content)


def a_file(pages: int) -> bytes:
    """Return pages that share a form and a picture one can see through; the first leads to the last, as the outline."""
    target = BytesIO()
    canvas = PageByPage(target, SIZE, "es-BO")
    picture = ImageReader(Image.new("RGBA", (4, 4), (0, 0, 0, 128)))
    for number in range(1, pages + 1):
        if number == 1:
            canvas.beginForm("mark")
            canvas.setFont(REGULAR, 8)
            canvas.drawString(10, 10, "Las Rosas")
            canvas.endForm()
            canvas.linkRect("to the end", "end", (0, 0, 300, 20))
        canvas.doForm("mark")
        canvas.drawImage(picture, 200, 100, 20, 20, mask="auto")
        canvas.setFont(REGULAR, 12)
        canvas.drawString(20, 150, f"Página {number}")
        if number == pages:
            canvas.bookmarkPage("end")
            canvas.addOutlineEntry("El final", "end")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def test_pages_forms_links_and_the_outline_are_in_the_file() -> None:
    reader = PdfReader(BytesIO(a_file(3)), strict=True)
    said = [page.extract_text() for page in reader.pages]
    assert [("Las Rosas" in text, f"Página {number}" in text) for number, text in enumerate(said, 1)] == [
        (True,) * 2
    ] * 3
    assert [len(page.images) for page in reader.pages] == [1, 1, 1]
    [entry] = reader.outline
    assert reader.get_destination_page_number(entry) == 2  # type: ignore[arg-type] # no list of lists
    links: list[Any] = reader.pages[0].annotations or []
    assert [link.get_object()["/Dest"][0].get_object() for link in links] == [reader.pages[2]]
    assert reader.trailer["/Root"]["/Lang"] == "es-BO"  # type: ignore[index] # a dictionary


def test_every_object_begins_where_the_list_at_the_end_says() -> None:
    """As the format asks (ISO 32000-1, 7.5.4): twenty bytes an entry, ten digits of its place in the file."""
    content = a_file(5)
    start = int(content.rsplit(b"startxref\n", 1)[1].split()[0])
    head, count = re.match(rb"xref\n0 (\d+)\n", content[start:]), 0
    assert head
    entries = content[start + head.end() :]
    for number in range(1, int(head[1])):
        entry = entries[20 * number : 20 * number + 20]
        assert entry[10:] == b" 00000 n \n"
        assert content[int(entry[:10]) :].startswith(b"%d 0 obj\n" % number)
        count += 1
    assert count == len(re.findall(rb"^\d+ 0 obj$", content[:start], re.MULTILINE))
    assert entries[20 * (count + 1) :].startswith(b"trailer\n")


def test_the_same_pages_give_the_same_bytes() -> None:
    assert a_file(4) == a_file(4)


def peak(pages: int) -> tuple[float, int]:
    """How many bytes of memory so many full pages take while they are made, and how long the file is."""
    target = Nowhere()
    tracemalloc.start()
    try:
        canvas = PageByPage(cast("BinaryIO", target), SIZE, "es-BO")
        for page in range(pages):
            canvas.setFont(REGULAR, 8)
            for line in range(40):
                canvas.drawString(10, 5.0 * line, f"{page * line} {line * 7919 % (page + 3)} Trabajo de las socias")
            canvas.showPage()
        canvas.save()
        return tracemalloc.get_traced_memory()[1], target.size
    finally:
        tracemalloc.stop()


@pytest.mark.slow
def test_a_page_that_is_finished_takes_no_more_memory_than_its_number() -> None:
    """Beside its names and its place, which are some hundred bytes; pressed it would be what it is in the file."""
    peak(5)  # what is kept for all papers, widths of letters, is known then
    (few, short), (many, long) = peak(50), peak(450)
    assert (long - short) / 400 > 700
    assert (many - few) / 400 < 450


def beside_its_file(rows: int) -> float:
    """How many bytes of memory a cash book of so many rows takes while it is printed, but for the PDF itself."""
    book = a_cash_book(rows)
    tracemalloc.start()
    try:
        size = len(papers.cash_book(book, SHEET))
        return tracemalloc.get_traced_memory()[1] - size
    finally:
        tracemalloc.stop()


@pytest.mark.slow
def test_rows_of_a_long_paper_are_made_page_by_page() -> None:
    """All rows at once, with their words and places, were over a thousand bytes each: 3.6 million for these."""
    beside_its_file(4000)  # what is kept for all papers, widths of words, is known then
    few, many = beside_its_file(400), beside_its_file(4000)
    assert many - few < 3600 * 250


def test_the_last_row_of_a_long_paper_stays_with_those_who_sign() -> None:
    """However many rows there are: the totals and the signatures are on one page."""
    for rows in range(30, 60):
        last = pages_of(papers.cash_book(a_cash_book(rows), SHEET))[-1].extract_text()
        assert "Totals" in last, rows
        assert "Treasurer" in last, rows
