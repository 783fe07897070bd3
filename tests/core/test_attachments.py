"""Attached papers: on one record, all or none, never changed, seen through every correction, removed and put back."""

import sqlite3
from datetime import date
from typing import Any

import pytest

from coopbooks import attachments, cash, ledger, people, products
from coopbooks.attachments import LARGEST, Attachment, AttachmentDraft, Holder
from coopbooks.books import Books, storage
from coopbooks.days import Month
from coopbooks.errors import Trouble
from coopbooks.people import PersonDraft
from coopbooks.products import ProductDraft
from tests.builders import a_voucher, account_id, assert_refused, m, post, rolled_back, rows
from tests.conftest import NOW
from tests.core.store import a_material, buy, count

JPEG = b"\xff\xd8\xff\xe0" + bytes(200)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(300)
PDF = b"%PDF-1.7\n" + bytes(400)
RECEIPT = AttachmentDraft("Receipt 12.jpg", JPEG)
INVOICE = AttachmentDraft("invoice.pdf", PDF)


def on_voucher(voucher: ledger.Voucher) -> Holder:
    return Holder("voucher", voucher.id)


def names(books: Books, holder: Holder) -> list[str]:
    return [one.name for one in attachments.list_attachments(books, holder)]


def test_a_paper_is_kept_as_it_came_with_who_and_when(books: Books) -> None:
    """The digest is that of ``sha256sum`` over the same bytes: ff d8 ff e0 and two hundred zeros."""
    holder = on_voucher(post(books))
    [made] = attachments.attach(books, holder, RECEIPT)
    digest = "b06d89e24fe61723b6980231efb6bc763c14757322a691ba7b57e6bca8039734"
    assert made == Attachment(1, "Receipt 12.jpg", "image/jpeg", 204, digest, holder, "Rosa Mamani", NOW)
    assert attachments.list_attachments(books, holder) == [made]
    assert attachments.content_of(books, made.id) == JPEG


def test_people_products_and_counts_have_papers_of_their_own(books: Books) -> None:
    rosa = people.add_person(books, PersonDraft("Rosa"))
    apron = products.add_product(books, ProductDraft("Apron", "piece", m("25")))
    voucher = post(books)
    none = ((m("1", "USD"), 0),)
    of_cash = cash.count_cash(books, cash.CountDraft(voucher.day, account_id(books, "1.1.1.03"), none))
    yarn = Holder("material", a_material(books))
    of_the_store = count(books, "0 yarn")
    holders = {
        "card.png": Holder("person", rosa.id),
        "pattern.png": Holder("product", apron.id),
        "slip.png": on_voucher(voucher),
        "signed.png": of_cash.holder,
        "skein.png": yarn,
        "list.png": of_the_store.holder,
    }
    assert len({holder.id for holder in holders.values()}) == 1  # each of them is the first of its kind
    for name, holder in holders.items():
        attachments.attach(books, holder, AttachmentDraft(name, PNG))
    assert [names(books, holder) for holder in holders.values()] == [[name] for name in holders]


def test_a_count_of_the_store_has_its_papers_with_the_voucher_of_its_difference(books: Books) -> None:
    """Where there is one: it is seen beside the voucher, too, and stays where its month is locked."""
    a_material(books)
    buy(books, "10 yarn 100")
    agrees, differs = count(books, "10 yarn"), count(books, "9 yarn", explanation="Mice")
    assert (agrees.voucher, agrees.holder) == (None, Holder("material_count", agrees.id))
    assert differs.holder == Holder("voucher", differs.voucher or 0)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (JPEG, "image/jpeg"),
        (PNG, "image/png"),
        (PDF, "application/pdf"),
        (b"\xef\xbb\xbf\n" + PDF, "application/pdf"),  # what some scanners put before it
        (b"GIF89a", None),
        (b"MZ\x90\x00", None),
        (b"<html>" + bytes(2000) + PDF, None),
    ],
)
def test_a_paper_is_known_by_how_it_begins(content: bytes, kind: str | None) -> None:
    assert attachments.kind_of(content) == kind


@pytest.mark.parametrize(
    ("content", "reason", "words"),
    [
        (b"", "empty", "nothing in “x.pdf”"),
        (b"MZ\x90\x00 a program", "no_paper", "neither a picture nor a PDF"),
        (PDF + bytes(LARGEST), "too_large", "at most 10 MB"),
    ],
)
def test_what_is_no_paper_is_refused_in_words(books: Books, content: bytes, reason: str, words: str) -> None:
    holder = on_voucher(post(books))
    with assert_refused(reason, "papers") as caught:
        attachments.attach(books, holder, RECEIPT, AttachmentDraft("x.pdf", content))
    assert words in caught.value.message
    assert names(books, holder) == []
    attachments.attach(books, holder, AttachmentDraft("as large as it may be", PDF + bytes(LARGEST - len(PDF))))


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("IMG_0012.HEIC", "IMG_0012.jpg"),
        ("Factura 3/2026", "2026.jpg"),
        ('a "b": <c>?.jpeg', "a -b-- -c--.jpg"),
        ("Nro. 12", "Nro. 12.jpg"),
        ("x" * 300 + ".jpg", "x" * 80 + ".jpg"),
        ("line\nand\ttab.jpg", "line and tab.jpg"),
        (".jpg", "jpg.jpg"),
        ("…/", "….jpg"),
        ("", "Paper.jpg"),
    ],
)
def test_its_name_is_one_a_file_can_have(name: str, kept: str) -> None:
    assert attachments.named(name, "image/jpeg") == kept


def test_the_same_paper_is_attached_once_to_a_record_and_to_as_many_records_as_it_proves(books: Books) -> None:
    first, second = on_voucher(post(books)), on_voucher(post(books))
    attachments.attach(books, first, RECEIPT)
    with assert_refused("twin", "papers") as caught:
        attachments.attach(books, first, AttachmentDraft("the same.jpg", JPEG))
    assert "Receipt 12.jpg" in caught.value.message
    with assert_refused("twin"):
        attachments.attach(books, second, INVOICE, INVOICE)
    assert names(books, second) == []
    attachments.attach(books, second, RECEIPT)


def test_a_correction_has_the_papers_of_all_it_corrects(books: Books) -> None:
    wrong = post(books)
    attachments.attach(books, on_voucher(wrong), RECEIPT)
    better = ledger.correct(books, wrong.id, a_voucher(books, "cash 13.60 / sales_local -13.60"))
    attachments.attach(books, on_voucher(better), INVOICE)
    right = ledger.correct(books, better.id, a_voucher(books, "cash 13.70 / sales_local -13.70"))
    other = post(books)
    attachments.attach(books, on_voucher(other), AttachmentDraft("other", PNG))
    assert names(books, on_voucher(right)) == ["Receipt 12.jpg", "invoice.pdf"]
    assert [one.holder.id for one in attachments.list_attachments(books, on_voucher(right))] == [wrong.id, better.id]
    assert names(books, on_voucher(wrong)) == ["Receipt 12.jpg"]
    with assert_refused("twin"):
        attachments.attach(books, on_voucher(right), RECEIPT)


def test_removed_and_put_back_it_is_as_it_was_even_where_others_came_meanwhile(books: Books) -> None:
    holder = on_voucher(post(books))
    [receipt] = attachments.attach(books, holder, RECEIPT)
    removed = attachments.remove(books, receipt.id)
    assert rows("SELECT count(*) FROM attachment") == [(0,)]
    [invoice] = attachments.attach(books, holder, INVOICE)
    assert invoice.id != receipt.id
    assert attachments.put_back(books, removed) == receipt
    assert attachments.list_attachments(books, holder) == [receipt, invoice]
    assert attachments.content_of(books, receipt.id) == JPEG
    with assert_refused("twin"):
        attachments.put_back(books, removed)
    with pytest.raises(LookupError):
        attachments.remove(books, 99)


def test_papers_of_a_locked_month_are_added_but_not_taken_away(books: Books) -> None:
    """The paper often comes after the month is locked; one that proves it must not go."""
    old, new = post(books, day=date(2026, 2, 27)), post(books)
    [receipt] = attachments.attach(books, on_voucher(old), RECEIPT)
    [other] = attachments.attach(books, on_voucher(new), RECEIPT)
    ledger.lock_month(books, Month(2026, 2))
    with assert_refused("locked"):
        attachments.remove(books, receipt.id)
    attachments.attach(books, on_voucher(old), INVOICE)
    attachments.remove(books, other.id)
    assert names(books, on_voucher(old)) == ["Receipt 12.jpg", "invoice.pdf"]


def test_it_goes_in_one_change_with_the_deed_and_watchers_are_told_once(books: Books) -> None:
    told: list[frozenset[str]] = []
    books.watch(told.append)
    with rolled_back(books):
        attachments.attach(books, on_voucher(post(books)), RECEIPT)
    assert (told, rows("SELECT count(*) FROM voucher"), rows("SELECT count(*) FROM attachment")) == ([], [(0,)], [(0,)])
    with books.change("ledger"):
        attachments.attach(books, on_voucher(post(books)), RECEIPT)
    assert told == [frozenset({"ledger", "attachments"})]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE attachment SET content = x'ffd8ffe0'",
        "UPDATE attachment SET name = 'another'",
        (
            "INSERT INTO attachment (name, kind, size, digest, voucher_id, added_by, added_at, content) "
            "SELECT 'twin', kind, size, digest, voucher_id, '', '', content FROM attachment"
        ),
        (
            "INSERT INTO attachment (name, kind, size, digest, added_by, added_at, content) "
            "SELECT 'nowhere', kind, size, digest, '', '', content FROM attachment"
        ),
        (
            "INSERT INTO attachment (name, kind, size, digest, voucher_id, person_id, added_by, added_at, content) "
            "SELECT 'on two', kind, size, hex(randomblob(32)), voucher_id, 1, '', '', content FROM attachment"
        ),
        (
            "INSERT INTO attachment (name, kind, size, digest, voucher_id, added_by, added_at, content) "
            "SELECT 'half', kind, size + 1, hex(randomblob(32)), voucher_id, '', '', content FROM attachment"
        ),
    ],
)
def test_the_file_itself_refuses_to_change_one_or_to_take_half_of_one(books: Books, change: str) -> None:
    attachments.attach(books, on_voucher(post(books)), RECEIPT)
    people.add_person(books, PersonDraft("Rosa"))
    with pytest.raises(sqlite3.IntegrityError):
        storage.connection().execute(change)


def test_what_the_disk_changed_is_told_from_what_was_attached(books: Books) -> None:
    [made] = attachments.attach(books, on_voucher(post(books)), RECEIPT)
    storage.execute_sql("DROP TRIGGER attachment_kept")
    storage.execute_sql("UPDATE attachment SET content = zeroblob(204)")
    with pytest.raises(Trouble) as caught:
        attachments.content_of(books, made.id)
    assert (caught.value.reason, "backup" in caught.value.message) == ("paper_damaged", True)


def test_lists_and_sums_are_asked_without_the_bytes(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked names no bytes, and they lie behind all that is asked for: SQLite need not walk over them."""
    holder = on_voucher(post(books))
    attachments.attach(books, holder, RECEIPT, INVOICE)
    asked: list[str] = []
    execute = storage.execute_sql

    def listen(sql: str, params: Any = None) -> Any:
        asked.append(sql)
        return execute(sql, params)

    monkeypatch.setattr(storage, "execute_sql", listen)
    assert len(attachments.list_attachments(books, holder)) == 2
    assert attachments.room_taken(books) == attachments.Room(2, 204 + 409)
    assert len(asked) == 2
    assert not any("content" in one for one in asked)
    assert rows("SELECT name FROM pragma_table_info('attachment')")[-1] == ("content",)
