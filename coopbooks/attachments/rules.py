"""What may be attached to a record: told by its first bytes, not too large, under a name a file can have."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import PurePath
from typing import Final

from coopbooks.errors import Refusal
from coopbooks.i18n import _

HOLDERS: Final = (
    "voucher",
    "person",
    "product",
    "cash_count",
    "material",
    "material_count",
    "order",
    "grant",
    "machine",
    "loan",
    "work",
    "maintenance",
    "sheet_version",
    "cost_pool",
    "member_group",
)
"""The words of what a paper can be attached to."""
FIELD: Final = "papers"
"""The field of a form that refusals about papers belong to."""
MEGABYTE: Final = 1 << 20
LARGEST: Final = 10 * MEGABYTE
"""Bytes one paper may have."""
PDF: Final = "application/pdf"
_SUFFIXES: Final = {"image/jpeg": ".jpg", "image/png": ".png", PDF: ".pdf"}
_PICTURES: Final = {"image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n"}
_PDF_STARTS_BY: Final = 1024
"""Bytes that may stand before the beginning of a PDF, as every reader of them allows."""
_LONGEST_NAME: Final = 80
_NO_FILE_NAME: Final = re.compile(r'[\\/:*?"<>|]')


@dataclass(frozen=True, slots=True)
class Holder:
    """The record a paper is attached to: one of :data:`HOLDERS`, and its id."""

    word: str
    id: int


@dataclass(frozen=True, slots=True)
class AttachmentDraft:
    """A paper to attach: the name of the file it comes from, and its bytes."""

    name: str
    content: bytes

    @property
    def digest(self) -> str:
        """What tells its bytes from all others: SHA-256 in hexadecimal."""
        return sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A paper attached to a record, without its bytes; ``size`` is how many it has."""

    id: int
    name: str
    kind: str
    size: int
    digest: str
    holder: Holder
    added_by: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Removed:
    """A paper that was removed, with all it takes to put it back."""

    attachment: Attachment
    content: bytes


@dataclass(frozen=True, slots=True)
class Room:
    """How many papers there are in the books, and the bytes of all of them."""

    count: int
    size: int


def kind_of(content: bytes) -> str | None:
    """Return what bytes are by how they begin: ``image/jpeg``, ``image/png``, ``application/pdf``; None: no paper."""
    for kind, start in _PICTURES.items():
        if content.startswith(start):
            return kind
    return PDF if b"%PDF-" in content[:_PDF_STARTS_BY] else None


def named(name: str, kind: str) -> str:
    """Return a name a file of this kind can have on every computer: ``IMG_1.webp`` -> ``IMG_1.jpg``."""
    known = PurePath(" ".join(name.split()))
    stem = known.stem if re.fullmatch(r"\.\w{2,5}", known.suffix) else known.name
    clean = _NO_FILE_NAME.sub("-", "".join(filter(str.isprintable, stem))).strip(". ")
    return f"{clean[:_LONGEST_NAME] or _('Paper')}{_SUFFIXES[kind]}"


def check(draft: AttachmentDraft) -> tuple[AttachmentDraft, str]:
    """Return a paper under a name a file can have, and its kind; refuses what is empty, too large or no paper."""
    said = {"name": draft.name, "most": LARGEST // MEGABYTE}
    if not draft.content:
        raise Refusal(_("There is nothing in “%(name)s”. Choose another file.") % said, FIELD, "empty")
    kind = kind_of(draft.content)
    if kind is None:
        words = _("“%(name)s” is neither a picture nor a PDF. Take a photo of the paper, or save it as a PDF.")
        raise Refusal(words % said, FIELD, "no_paper")
    if len(draft.content) > LARGEST:
        words = _(
            "“%(name)s” is too large: a paper may have at most %(most)s MB. Take a photo of the page that matters, or "
            "scan it again in black and white."
        )
        raise Refusal(words % said, FIELD, "too_large")
    return replace(draft, name=named(draft.name, kind)), kind
