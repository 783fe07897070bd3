"""Making a PDF of scanned pages small: the photos in it alone become other ones, and everything else stays as it is."""

import logging
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any, Final, NamedTuple

WORTH_IT: Final = 0.75
"""The part of its bytes a PDF made small has at most: for less than that it is not changed."""
_JPEG: Final = "/DCTDecode"
_COLOURS: Final = {"/DeviceGray": 1, "/CalGray": 1, "/DeviceRGB": 3, "/CalRGB": 3}
_LEFT_ALONE: Final = ("/AcroForm", "/Perms", "/Collection", "/AF")
"""What a PDF has besides its pages that is to stay to the byte: fields to fill in, a signature, other files in it."""
_ODD: Final = {"/Decode", "/DecodeParms", "/Mask", "/ImageMask", "/SMaskInData", "/Alternates"}
"""What a photo has that is shown in another way than its dots say."""


class Photo(NamedTuple):
    """A JPEG, and how many dots the PDF says it is wide and high."""

    content: bytes
    width: int
    height: int


Smaller = Callable[[Photo, int], Photo | None]
"""Makes a JPEG of one colour (grey) or three smaller; None: it stays, as one does that is not as large as is said."""


def with_smaller_photos(pdf: bytes, smaller: Smaller) -> bytes:
    """Return a PDF with its photos made smaller by ``smaller``, where that is worth it; as it is where it is odd.

    Odd is what has a password, a signature, fields to fill in or other files in it, and what cannot be read.
    """
    try:
        small = _made_small(pdf, smaller)
    except Exception:  # noqa: BLE001 - in what is no whole PDF anything may be wrong: it stays as it is
        return pdf
    return small if len(small) <= WORTH_IT * len(pdf) else pdf


def _made_small(pdf: bytes, smaller: Smaller) -> bytes:
    from pypdf import PdfReader, PdfWriter  # no part of a start

    logging.getLogger("pypdf").setLevel(logging.ERROR)  # what is odd in other people's papers is no news of ours
    reader = PdfReader(BytesIO(pdf))
    if reader.is_encrypted or _is_left_alone(reader.root_object) or not _has_large_photos(reader, len(pdf)):
        return pdf
    writer, made = PdfWriter(clone_from=reader), BytesIO()
    for photo in _photos(writer):
        told = Photo(photo.get_data(), photo["/Width"], photo["/Height"])
        _replace(photo, smaller(told, _colours(photo)))
    writer.write(made)
    return made.getvalue() if len(PdfReader(made).pages) == len(reader.pages) else pdf


def _is_left_alone(root: Any) -> bool:
    return any(key in root for key in _LEFT_ALONE) or "/EmbeddedFiles" in _had(root, "/Names", {})


def _has_large_photos(reader: Any, size: int) -> bool:
    """Whether so much of it are photos that it can become small: else taking it apart is only a wait."""
    return sum(len(photo.get_data()) for photo in _photos(reader)) >= (1 - WORTH_IT) * size


def _photos(pages_of: Any) -> Iterator[Any]:
    """Every photo on its pages, once."""
    seen = set()
    for page in pages_of.pages:
        for reference in _had(_had(page, "/Resources", {}), "/XObject", {}).values():
            found = reference.get_object()
            if id(found) not in seen and _is_photo(found):
                seen.add(id(found))
                yield found


def _is_photo(found: Any) -> bool:
    pressed = _had(found, "/Filter") in (_JPEG, [_JPEG])
    plain = not _ODD & found.keys() and "/Matte" not in _had(found, "/SMask", {})
    return found.get("/Subtype") == "/Image" and pressed and plain and _colours(found) > 0


def _had(holder: Any, key: str, otherwise: Any = None) -> Any:
    """Return what is called so, wherever in the file it lies."""
    return holder[key] if key in holder else otherwise  # noqa: SIM401 - get() would tell where it lies


def _colours(photo: Any) -> int:
    """Of how many colours each dot is mixed, 0: of others than red, green and blue, or black."""
    space = _had(photo, "/ColorSpace", "")
    if not isinstance(space, list):
        return _COLOURS.get(space, 0)
    if space[0] == "/ICCBased":
        mixed = space[1].get_object()["/N"]
        return int(mixed) if mixed in _COLOURS.values() else 0
    return _COLOURS.get(space[0], 0)


def _replace(photo: Any, small: Photo | None) -> None:
    from pypdf.generic import NameObject, NumberObject, StreamObject

    if small is None:
        return
    photo[NameObject("/Width")], photo[NameObject("/Height")] = NumberObject(small.width), NumberObject(small.height)
    StreamObject.set_data(photo, small.content)  # one that is pressed together lets nobody else write into it
