"""Statements that run line by line are fetched as they are looked at: any page of them is what the whole has there."""

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any

import pytest

from coopbooks import cash, ledger, statements
from coopbooks.books import Books
from coopbooks.days import Period
from coopbooks.ledger import VoucherFilter
from coopbooks.money import Money, total
from coopbooks.statements import AccountCard, CashBook, Journal
from coopbooks.statements.runs import Run, Stretch
from tests.builders import account_id, m, post
from tests.core.story import BANK, FEBRUARY, JANUARY, tell

BOTH = Period(JANUARY.first, FEBRUARY.after)
ROWS: dict[str, Callable[[Books], Sequence[Any]]] = {
    "journal": lambda books: statements.journal(books, BOTH).rows,
    "account card": lambda books: statements.account_card(books, account_id(books, "cash"), BOTH).lines,
    "cash book": lambda books: statements.cash_book(books, BOTH).lines,
}


@pytest.fixture
def books(books: Books) -> Books:
    """Books with the story in them, and a day on which money only went from one box to another."""
    tell(books)
    box, bank = account_id(books, "cash"), account_id(books, BANK)
    cash.transfer(books, cash.TransferDraft(FEBRUARY.first.replace(day=20), box, bank, m("300"), m("0")))
    return books


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS)
def test_any_page_is_what_the_whole_has_there(books: Books, rows: Callable[[Books], Sequence[Any]]) -> None:
    every = tuple(rows(books))
    assert len(every) == len(rows(books)) > 5
    for first in range(len(every) + 1):
        for many in (0, 1, 3, len(every)):
            assert rows(books)[first : first + many] == every[first : first + many]
    assert [rows(books)[place] for place in (0, -1)] == [every[0], every[-1]]
    assert rows(books)[::2] == every[::2]
    with pytest.raises(IndexError):
        rows(books)[len(every)]


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS)
def test_looked_at_from_the_end_it_is_the_same(books: Books, rows: Callable[[Books], Sequence[Any]]) -> None:
    run, every = rows(books), tuple(rows(books))
    assert [run[place] for place in range(len(every) - 1, -1, -1)] == list(reversed(every))


def test_a_balance_in_the_middle_is_opening_and_all_before_it(books: Books) -> None:
    """January leaves 880 in the box; on 5 February 490 come in: 1.370."""
    lines = statements.account_card(books, account_id(books, "cash"), BOTH).lines
    place = next(place for place, line in enumerate(lines) if line.voucher.day == FEBRUARY.first.replace(day=5))
    assert statements.account_card(books, account_id(books, "cash"), BOTH).lines[place].balance == m("1370")


def test_the_journal_counts_its_vouchers_and_their_lines(books: Books) -> None:
    journal = statements.journal(books, BOTH)
    entries = journal.entries
    assert journal.vouchers == len(entries)
    assert len(journal.rows) == len(entries) + sum(len(entry.lines) for entry in entries)


def test_made_whole_it_needs_the_books_no_more(books: Books) -> None:
    box = account_id(books, "cash")
    every: list[Journal | AccountCard | CashBook] = [
        statements.whole(statements.journal(books, BOTH)),
        statements.whole(statements.account_card(books, box, BOTH)),
        statements.whole(statements.cash_book(books, BOTH)),
    ]
    before = [tuple(rows(books)) for rows in ROWS.values()]
    post(books, "rent 33 / cash -33", day=FEBRUARY.last)
    found = [one.rows if isinstance(one, Journal) else one.lines for one in every]
    assert found == before
    assert [type(rows) for rows in found] == [tuple] * 3


def test_fetching_all_of_it_tells_how_far_it_is_and_can_be_given_up() -> None:
    """Days of 150 rows are fetched two at a time: at least 200 rows and no more than needed."""
    first_days = [FEBRUARY.first.replace(day=day) for day in range(1, 6)]
    days = [Stretch(Period.through(day, day), 150, Money(0)) for day in first_days]

    def fetch(part: Period, _before: Money) -> list[int]:
        return [day for day in range(part.first.day, part.after.day) for _row in range(150)]

    run = Run([Stretch(FEBRUARY, 750, Money(0))], Money(0), lambda _month: days, fetch)
    assert [len(block) for block in run.blocks()] == [300, 300, 150]
    assert list(run) == [day for day in range(1, 6) for _row in range(150)]


def test_the_whole_of_a_long_book_tells_its_rows(books: Books) -> None:
    for day in range(1, 25):
        for _time in range(20):
            post(books, "cash 1 / dues -1", day=FEBRUARY.first.replace(day=day))
    told: list[tuple[int, int]] = []
    book = statements.cash_book(books, BOTH)
    statements.whole(book, lambda done, whole: told.append((done, whole)))
    assert told[0] == (0, len(book.lines))
    assert len(told) == 3  # 480 and a few, some 200 at a time
    assert [done for done, _whole in told] == sorted({done for done, _whole in told})

    class EnoughError(Exception):
        """Whoever waits gave it up."""

    def enough(done: int, _whole: int) -> None:
        if done:
            raise EnoughError

    with pytest.raises(EnoughError):
        statements.whole(book, enough)


SEARCHED: dict[str, Callable[[Books, str], AccountCard | CashBook]] = {
    "account card": lambda books, words: statements.account_card(
        books, account_id(books, "cash"), BOTH, search=words, compare=JANUARY
    ),
    "cash book": lambda books, words: statements.cash_book(books, BOTH, search=words, compare=JANUARY),
}


@pytest.mark.parametrize("ask", SEARCHED.values(), ids=SEARCHED)
@pytest.mark.parametrize("words", ["flour", "opening", "nothing like it", "490", "%", '"'])
def test_what_is_searched_is_what_the_whole_has_of_it_added_up_from_nothing(
    books: Books, ask: Callable[[Books, str], AccountCard | CashBook], words: str
) -> None:
    """Vouchers of both months have the words; each is a row as in the whole, and its balance is all of them so far."""
    post(books, day=JANUARY.first.replace(day=9), description="Flour and sugar")
    post(books, day=FEBRUARY.first.replace(day=9), description="Flour again")
    ids = {one.id for one in ledger.list_vouchers(books, VoucherFilter(BOTH, search=words)).rows(0, 1000)}
    fitting = [line for line in ask(books, "").lines if line.voucher.id in ids]
    found = ask(books, words)
    assert [(line.voucher.id, line.amount) for line in found.lines] == [(one.voucher.id, one.amount) for one in fitting]
    balances = list(accumulate((one.amount for one in fitting), lambda stood, amount: stood + amount))
    assert [line.balance for line in found.lines] == balances
    assert found.totals.closing == (balances[-1] if balances else m("0"))
    assert len(found.lines) == 2 or words != "flour"
    earlier = [one.amount for one in fitting if one.voucher.day < FEBRUARY.first]
    assert found.compared is not None
    assert found.compared.closing == total(earlier, m("0").currency)
