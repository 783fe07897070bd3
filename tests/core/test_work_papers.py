"""Papers of work: those of the sheet it was written down from, corrected or not, kept once however much is on it."""

import pytest

from coopbooks import attachments, work
from coopbooks.attachments import AttachmentDraft, Holder
from coopbooks.books import Books
from coopbooks.work import Work
from tests.builders import rows
from tests.core.membering import some
from tests.core.store import q
from tests.core.working import a_product, done, record

SHEET = AttachmentDraft("sheet.pdf", b"%PDF-1.7 signed")


@pytest.fixture
def club(books: Books) -> Books:
    """Books with two members, and a jumper that is cut and knitted."""
    some(books, "Rosa", "Julia")
    a_product(books)
    return books


def names(books: Books, one: Work) -> list[str]:
    return [paper.name for paper in attachments.list_attachments(books, one.holder)]


def test_what_is_written_down_together_has_its_papers_together_and_once(club: Books) -> None:
    rosa, julia = record(club, done(club, "Rosa", "12"), done(club, "Julia", "5"))
    [other] = record(club, done(club, "Rosa", "3", step="cut"))
    attachments.attach(club, julia.holder, SHEET)
    assert rosa.holder == julia.holder == Holder("work", rosa.id)
    assert [names(club, one) for one in (rosa, julia, other)] == [["sheet.pdf"], ["sheet.pdf"], []]
    assert rows("SELECT count(*) FROM attachment") == [(1,)]


def test_a_correction_stays_with_its_sheet_and_so_does_what_is_written_down_again(club: Books) -> None:
    rosa, julia = record(club, done(club, "Rosa", "12"), done(club, "Julia", "5"))
    attachments.attach(club, rosa.holder, SHEET)
    right = work.change_work(club, julia.id, done(club, "Julia", "6"), "Counted again")
    right = work.change_work(club, right.id, done(club, "Julia", "7"), "And again")
    assert (right.accepted, names(club, right)) == (q("7"), ["sheet.pdf"])
    work.take_back(club, right.id, "Not hers")
    [again] = work.record_work(club, [right.draft], sheet=right.sheet)
    assert names(club, work.work(club, again)) == ["sheet.pdf"]
