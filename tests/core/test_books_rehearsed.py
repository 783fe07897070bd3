"""What is rehearsed: done to see whether it is refused, and taken back at once."""

import pytest

from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.ledger.records import ActivityRecord
from tests.builders import rows


def add(name: str) -> None:
    ActivityRecord.insert(name=name).execute()


def test_what_is_rehearsed_is_refused_as_if_it_were_done_and_never_kept(books: Books) -> None:
    def refuse() -> None:
        add("Sewing")
        raise Refusal("No.", "name")

    told: list[frozenset[str]] = []
    books.watch(told.append)
    with books.change("sales"):
        add("Baking")
    books.rehearse(lambda: add("Knitting"))
    with pytest.raises(Refusal, match="No"):
        books.rehearse(refuse)
    assert rows("SELECT name FROM activity") == [("Baking",)]
    assert (told, books.changes) == ([frozenset({"sales"})], 1)
