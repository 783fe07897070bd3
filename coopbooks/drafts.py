"""Drafts: what is typed in a form and not recorded yet, kept in the file so that no power cut takes it.

A draft is what the fields hold, by their names, in values JSON has: minor units, ISO days, ids, or the text itself
where it cannot be read. What the values mean is the form's own affair; here they are only kept and given back. Papers
chosen in the form are kept beside them, each written once: what is typed on does not write a photo again.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import BlobField, CompositeKey, TextField

from coopbooks.books import Books, MomentField, Record, storage


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """A paper chosen in a form: what its file is called, its bytes, and the digest that tells those from others."""

    name: str
    content: bytes
    digest: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What was typed in a ``form``, by the names of its fields, and when it was kept."""

    form: str
    typed: Mapping[str, Any]
    at: datetime


class DraftRecord(Record):
    """What one form holds."""

    form = TextField(primary_key=True)
    typed = TextField()
    kept_at = MomentField()

    class Meta:
        """Its table."""

        table_name = "draft"


class DraftPaperRecord(Record):
    """One paper chosen in a form."""

    form = TextField()
    digest = TextField()
    name = TextField()
    content = BlobField()

    class Meta:
        """Its table."""

        table_name = "draft_paper"
        primary_key = CompositeKey("form", "digest")


def keep(books: Books, form: str, typed: Mapping[str, Any], papers: Sequence[KeptPaper] = ()) -> None:
    """Keep what is typed and chosen in a form in the place of what was kept before. Tells watchers: ``drafts``."""
    sql = "INSERT OR REPLACE INTO draft (form, typed, kept_at) VALUES (?, ?, ?)"
    with books.change("drafts"):
        storage.plain(sql, form, json.dumps(typed, ensure_ascii=False), books.now().isoformat(timespec="seconds"))
        _keep_papers(form, papers)


def _keep_papers(form: str, papers: Sequence[KeptPaper]) -> None:
    """Have these papers and no others, without writing again what lies there."""
    wanted = {paper.digest: paper for paper in papers}
    digests = DraftPaperRecord.select(DraftPaperRecord.digest).where(DraftPaperRecord.form == form)
    known = {row.digest for row in digests}
    for digest in known - set(wanted):
        storage.plain("DELETE FROM draft_paper WHERE form = ? AND digest = ?", form, digest)
    for digest, paper in wanted.items():
        if digest not in known:
            DraftPaperRecord.keep(form=form, digest=digest, name=paper.name, content=paper.content)


def kept_papers(books: Books, form: str) -> list[KeptPaper]:  # noqa: ARG001 - asked of an open set of books
    """Return the papers kept of a form."""
    rows = DraftPaperRecord.select().where(DraftPaperRecord.form == form)
    return [KeptPaper(row.name, bytes(row.content), row.digest) for row in rows]


def kept(books: Books, form: str) -> Kept | None:
    """Return what is kept of a form, None where nothing is."""
    return next((one for one in list_kept(books) if one.form == form), None)


def list_kept(books: Books) -> list[Kept]:  # noqa: ARG001 - every question is asked of an open set of books
    """Return what is kept of every form, the newest first."""
    rows = DraftRecord.select().order_by(DraftRecord.kept_at.desc(), DraftRecord.form)
    return [Kept(row.form, json.loads(row.typed), row.kept_at) for row in rows]


def let_go(books: Books, form: str) -> None:
    """Forget what was kept of a form: it was recorded, or is not wanted any more. Tells watchers: ``drafts``."""
    if kept(books, form):
        with books.change("drafts"):
            storage.plain("DELETE FROM draft WHERE form = ?", form)
            storage.plain("DELETE FROM draft_paper WHERE form = ?", form)
