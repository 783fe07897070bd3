"""A canvas that writes each page into its file as soon as it is finished: a thousand take hardly more memory than one.

ReportLab itself keeps all pages until the file is saved, and then makes the file twice over. Here it keeps what pages
have in common, fonts, forms and pictures, and of each page where it stands in the file.
"""

from array import array
from typing import BinaryIO, Final

from reportlab.pdfbase.pdfdoc import (
    PDFCatalog,
    PDFDocument,
    PDFFile,
    PDFIndirectObject,
    PDFObjectReference,
    PDFPage,
    PDFPages,
    PDFTrailer,
)
from reportlab.pdfgen.canvas import Canvas

from coopbooks.papers.letters import REGULAR

_VERSION: Final = (1, 4)
"""Of PDF; it is written first of all, and this one knows all that may come: pictures one can see through."""


class PageByPage(Canvas):
    """A canvas for pages of one size, in a language; what has been drawn cannot be called back from ``target``."""

    def __init__(self, target: BinaryIO, size: tuple[float, float], language: str) -> None:
        """Begin the file."""
        super().__init__(
            target,
            pagesize=size,
            pageCompression=1,
            initialFontName=REGULAR,  # type: ignore[arg-type] # the stub says float; Helvetica would come in else
        )
        self._doc = _Document(target, language)


class _Document(PDFDocument):
    """What is in the file: numbered objects in any order, at the end the list of where each of them begins."""

    Pages: PDFPages
    Catalog: PDFCatalog

    def __init__(self, target: BinaryIO, language: str) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=_VERSION, lang=language)
        self._target, self._written = target, 0
        self._begins = array("Q")
        self._put(PDFFile(_VERSION).format(self))

    def addPage(self, page: PDFPage) -> None:
        """Write a page and what is drawn on it, and forget both but for the number of the page."""
        name = self.thisPageName()
        super().addPage(page)
        self._write(name)
        drawn = page.Contents.__InternalName__
        self._write(drawn)
        number, _version = self.idToObjectNumberAndVersion.pop(drawn)
        del self.idToObject[drawn], self.numberToId[number]  # nothing but its page ever names it
        self.Pages.pages[-1] = PDFObjectReference(name).format(self)

    def format(self) -> bytes:
        """Write all that is left, where everything begins, and what the file begins with; nothing is left to return."""
        number = 1
        while number <= self.objectcounter:  # what is written may bring more with it
            if not self._begin_of(number):
                self._write(self.numberToId[number])
            number += 1
        begins = self._written
        self._put(b"xref\n0 %d\n0000000000 65535 f \n" % number)
        for place in self._begins[1:]:
            self._put(b"%010d 00000 n \n" % place)
        root, info = self.Reference(self.Catalog), self.Reference(self.info)
        self._put(PDFTrailer(begins, Size=number, Root=root, Info=info, ID=self.ID()).format(self))
        return b""

    def _write(self, name: str) -> None:
        """Write an object and let go of it; its number stays known, for those that refer to it."""
        content = PDFIndirectObject(name, self.idToObject[name]).format(self)
        number, _version = self.idToObjectNumberAndVersion[name]
        self._begin_of(number)
        self._begins[number] = self._written
        self.idToObject[name] = None  # type: ignore[assignment]
        self._put(content)

    def _begin_of(self, number: int) -> int:
        """Where an object begins, 0 as long as it is not written."""
        self._begins.extend([0] * (number + 1 - len(self._begins)))
        return self._begins[number]

    def _put(self, content: bytes) -> None:
        self._target.write(content)
        self._written += len(content)
