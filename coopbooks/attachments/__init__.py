"""Attachments: photos and PDFs of the papers behind a record, kept inside the books with who attached them and when.

What is attached is never changed, only added or removed. It comes small already: whoever attaches shrinks it first.
Lists tell what there is; the bytes themselves are fetched one paper at a time.
"""

from coopbooks.attachments.operations import attach, put_back, remove
from coopbooks.attachments.queries import content_of, first_pictures, list_attachments, room_taken
from coopbooks.attachments.rules import (
    FIELD,
    HOLDERS,
    LARGEST,
    PDF,
    Attachment,
    AttachmentDraft,
    Holder,
    Removed,
    Room,
    check,
    kind_of,
    named,
)
from coopbooks.attachments.scans import Photo, with_smaller_photos

__all__ = [
    "FIELD",
    "HOLDERS",
    "LARGEST",
    "PDF",
    "Attachment",
    "AttachmentDraft",
    "Holder",
    "Photo",
    "Removed",
    "Room",
    "attach",
    "check",
    "content_of",
    "first_pictures",
    "kind_of",
    "list_attachments",
    "named",
    "put_back",
    "remove",
    "room_taken",
    "with_smaller_photos",
]
