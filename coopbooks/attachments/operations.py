"""What can be done with papers: attach them to a record, remove one, put it back."""

from coopbooks import ledger, showing
from coopbooks.attachments.queries import attachment, content_of, list_attachments
from coopbooks.attachments.records import AttachmentRecord
from coopbooks.attachments.rules import FIELD, Attachment, AttachmentDraft, Holder, Removed, check
from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.i18n import _


def attach(books: Books, holder: Holder, *papers: AttachmentDraft) -> list[Attachment]:
    """Attach papers to a record, all or none; refuses what :func:`check` refuses and a paper that is there already.

    Tells watchers: ``attachments``.
    """
    with books.change("attachments"):
        return [_attach(books, holder, paper) for paper in papers]


def _attach(books: Books, holder: Holder, paper: AttachmentDraft) -> Attachment:
    tidy, kind = check(paper)
    _refuse_a_twin(books, holder, tidy.name, tidy.digest)
    new = AttachmentRecord.keep(
        **{holder.word: holder.id},
        name=tidy.name,
        kind=kind,
        size=len(tidy.content),
        digest=tidy.digest,
        added_by=books.who,
        added_at=books.now(),
        content=tidy.content,
    )
    return attachment(books, new)


def remove(books: Books, attachment_id: int) -> Removed:
    """Remove a paper and return it whole, to be put back where that was a mistake. Tells watchers: ``attachments``.

    Refuses to take away what proves a voucher of a locked month.
    """
    known = attachment(books, attachment_id)
    _refuse_locked(books, known)
    removed = Removed(known, content_of(books, attachment_id))
    with books.change("attachments"):
        AttachmentRecord.delete().where(AttachmentRecord.id == attachment_id).execute()
    return removed


def put_back(books: Books, removed: Removed) -> Attachment:
    """Put back a paper that was removed, as it was: who attached it, and when. Tells watchers: ``attachments``."""
    known = removed.attachment
    _refuse_a_twin(books, known.holder, known.name, known.digest)
    with books.change("attachments"):
        AttachmentRecord.keep(
            **{known.holder.word: known.holder.id},
            id=known.id,
            name=known.name,
            kind=known.kind,
            size=known.size,
            digest=known.digest,
            added_by=known.added_by,
            added_at=known.added_at,
            content=removed.content,
        )
    return known


def _refuse_a_twin(books: Books, holder: Holder, name: str, digest: str) -> None:
    twin = next((one for one in list_attachments(books, holder) if one.digest == digest), None)
    if twin is not None:
        said = {"name": name, "twin": twin.name}
        words = (
            _("“%(name)s” is attached already, as “%(twin)s”.") if twin.name != name else _("It is attached already.")
        )
        raise Refusal(words % said, FIELD, "twin")


def _refuse_locked(books: Books, known: Attachment) -> None:
    locked = ledger.locked_through(books)
    if known.holder.word != "voucher" or locked is None:
        return
    if ledger.voucher(books, known.holder.id).day <= locked:
        raise Refusal(
            _("The books are locked up to %(day)s: papers from before stay. Unlock the month first, in the ledger.")
            % {"day": showing.day(locked)},
            FIELD,
            "locked",
        )
