"""What can be asked about attached papers: which a record has, the bytes of one, how much room all of them take."""

from typing import Any, Final

from peewee import fn

from coopbooks.attachments.records import AttachmentRecord
from coopbooks.attachments.rules import HOLDERS, Attachment, AttachmentDraft, Holder, Room
from coopbooks.books import Books
from coopbooks.errors import Trouble
from coopbooks.i18n import N_, _
from coopbooks.ledger.records import VoucherRecord

_HOLDING: Final = tuple(getattr(AttachmentRecord, word) for word in HOLDERS)
_COLUMNS: Final = (
    AttachmentRecord.id,
    AttachmentRecord.name,
    AttachmentRecord.kind,
    AttachmentRecord.size,
    AttachmentRecord.digest,
    AttachmentRecord.added_by,
    AttachmentRecord.added_at,
    *_HOLDING,
)
"""Everything but the bytes."""
_EARLIER: Final = VoucherRecord.alias("earlier")


def list_attachments(books: Books, holder: Holder) -> list[Attachment]:  # noqa: ARG001 - asked of an open set of books
    """Return the papers of a record in the order they were attached in.

    A voucher that corrects another has the papers of that one, too, and of what that one corrected.
    """
    if holder.word == "voucher":
        chain = _corrected_by(holder.id)
        query = AttachmentRecord.select(*_COLUMNS).join(chain, on=(AttachmentRecord.voucher == chain.c.id))
        query = query.with_cte(chain)
    else:
        query = AttachmentRecord.select(*_COLUMNS).where(getattr(AttachmentRecord, holder.word) == holder.id)
    return [_attachment(row) for row in query.order_by(AttachmentRecord.id).tuples()]


def _corrected_by(voucher_id: int) -> Any:
    """A voucher, the one it corrects, the one that corrected, and so on."""
    itself = (
        VoucherRecord.select(VoucherRecord.id, VoucherRecord.corrects)
        .where(VoucherRecord.id == voucher_id)
        .cte("chain", recursive=True, columns=("id", "corrects"))
    )
    earlier = _EARLIER.select(_EARLIER.id, _EARLIER.corrects).join(itself, on=(_EARLIER.id == itself.c.corrects))
    return itself.union_all(earlier)


def _attachment(row: tuple[Any, ...]) -> Attachment:
    id_, name, kind, size, digest, who, when, *holding = row
    holder = next(Holder(word, held) for word, held in zip(HOLDERS, holding, strict=True) if held is not None)
    return Attachment(id_, name, kind, size, digest, holder, who, when)


def attachment(books: Books, attachment_id: int) -> Attachment:  # noqa: ARG001
    """Return one paper by id, without its bytes."""
    row = AttachmentRecord.select(*_COLUMNS).where(AttachmentRecord.id == attachment_id).tuples().first()
    if row is None:
        raise LookupError(f"no attachment {attachment_id}")
    return _attachment(row)


def first_pictures(books: Books, word: str) -> dict[int, int]:  # noqa: ARG001
    """Return the picture of everything that has one, for records of this word: the first one that was attached."""
    held = getattr(AttachmentRecord, word)
    pictures = (held.is_null(False), AttachmentRecord.kind.startswith("image/"))
    query = AttachmentRecord.select(held, fn.MIN(AttachmentRecord.id)).where(*pictures).group_by(held)
    return dict(query.tuples())


def content_of(books: Books, attachment_id: int) -> bytes:  # noqa: ARG001
    """Return the bytes of a paper as they were attached; Trouble (``paper_damaged``) where the disk changed them."""
    columns = (AttachmentRecord.name, AttachmentRecord.digest, AttachmentRecord.content)
    row = AttachmentRecord.select(*columns).where(AttachmentRecord.id == attachment_id).tuples().first()
    if row is None:
        raise LookupError(f"no attachment {attachment_id}")
    name, digest, content = row
    if AttachmentDraft(name, content).digest != digest:
        words = N_("The disk has damaged “%(name)s”. Open the newest backup copy to see it, and attach it here again.")
        raise Trouble(lambda: _(words) % {"name": name}, "paper_damaged")
    return bytes(content)


def room_taken(books: Books) -> Room:  # noqa: ARG001
    """Return how many papers the books hold and how large they are together."""
    query = AttachmentRecord.select(fn.COUNT(AttachmentRecord.id), fn.COALESCE(fn.SUM(AttachmentRecord.size), 0))
    return Room(*query.tuples().first())
