"""Where ink lies: inside the page, never over other ink, headings and sums on every page, no total alone."""

from dataclasses import replace
from datetime import date
from typing import Final

import pytest
from pypdf import PageObject

from coopbooks import cash, ledger, papers, statements
from coopbooks.books import Books
from coopbooks.papers.letters import width
from tests.builders import account_id, m, post
from tests.printed import (
    CLUB,
    FEBRUARY,
    MARCH,
    SHEET,
    Print,
    Printed,
    a_cash_book,
    every_paper,
    on,
    pages_of,
    rows_on,
    tell,
    words_on,
)

PAGES: Final = ("letter", "half_letter", "oficio", "a4")
LONG: Final = {
    "words": " ".join(["Bordado de chompas de alpaca"] * 18)[:500],
    "one_word": "W" * 500,
    "name": "María Ñusta Quispe viuda de " * 4 + "Mamani",
    "aymara": "Jach'a ẽĩũỹ ₲ ✓ № − “Ñandutí” … – — × ÷ → " * 12,
    "lines": "Uno\ndos\n\ntres\tcuatro",
    "not_in_the_fonts": "Pan 🍞 " * 70,
}


def reach(one: Printed) -> float:
    """Return where words end."""
    return one.x + width(one.words, one.size, bold="Bold" in one.font)


def faults(page: PageObject, edge: float = 40) -> list[str]:
    """Return what lies outside the margins of a page, below its foot, or over other words."""
    ink = words_on(page)
    wide, high = float(page.mediabox.width), float(page.mediabox.height)
    found = [
        f"outside: {one}" for one in ink if one.x < edge or reach(one) > wide - edge or not 20 < one.y < high - one.size
    ]
    for number, one in enumerate(ink):
        for other in ink[number + 1 :]:
            beside = reach(one) <= other.x + 0.5 or reach(other) <= one.x + 0.5
            if not beside and abs(one.y - other.y) < 0.7 * min(one.size, other.size):
                found.append(f"over each other: {one} {other}")
    return found


@pytest.fixture
def papers_of(books: Books) -> dict[str, Print]:
    return every_paper(books)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["es", "en"])
def test_everything_lies_on_the_page(papers_of: dict[str, Print], page: str, language: str) -> None:
    club = replace(CLUB, practice=True)
    for name, paper in papers_of.items():
        for number, printed in enumerate(pages_of(paper(on(language, page, club=club)))):
            assert not faults(printed), f"{name}, page {number + 1}"


def test_faults_are_seen(papers_of: dict[str, Print]) -> None:
    page = pages_of(papers_of["trial_balance"](SHEET))[0]
    page.mediabox.right = 300
    assert faults(page)


@pytest.mark.parametrize("page", ["half_letter", "letter"])
@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_long_words_wrap_and_never_overflow(papers_of: dict[str, Print], text: str, page: str) -> None:
    club = replace(CLUB, name=text[:120], activity=text[:120], treasurer=text[:120], president=text[:120])
    sheet = on("es", page, club=club, by=text[:120])
    for printed in pages_of(papers.cash_book(a_cash_book(3, description=text, concerns=text[:80]), sheet)):
        assert not faults(printed)


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_a_voucher_holds_long_words(books: Books, text: str) -> None:
    told = post(books)
    lines = tuple(replace(line, note=text) for line in told.lines)
    long = replace(told, description=text, concerns=text[:200], reason=text, lines=lines)
    for paper in (papers.voucher, papers.receipt):
        for page in ("half_letter", "letter"):
            for printed in pages_of(paper(long, on("es", page))):
                assert not faults(printed)


def test_very_large_amounts_stay_in_their_columns() -> None:
    book = a_cash_book(2)
    huge = m("99999999999.99")
    lines = tuple(replace(line, amount=-huge, balance=-huge) for line in book.lines)
    for page in PAGES:
        for printed in pages_of(papers.cash_book(replace(book, lines=lines), on("es", page))):
            assert not faults(printed)


@pytest.mark.slow
def test_forty_pages_repeat_their_headings_and_carry_their_sums() -> None:
    pages = pages_of(papers.cash_book(a_cash_book(1800), SHEET))
    assert len(pages) >= 40
    carried = ""
    for number, page in enumerate(pages, 1):
        rows = list(rows_on(page))
        assert rows[-1].endswith(f"Page {number} of {len(pages)}")
        head = rows.index("Day | Voucher | Detail | In | Out | Balance")
        if number > 1:
            assert rows[0] == "Club de Madres Las Rosas | Cash book · 2026"
            assert rows[head + 1] == f"Brought from the page before | {carried}"
        if number < len(pages):
            words, _bar, carried = rows[-2].partition(" | ")
            assert words == "Carried to the next page"
            movements = [row for row in rows if "Venta: 10 panes" in row]
            last = movements[-1].rsplit(" | ", 1)[1]
            assert carried == f"{last} | 0.00 | {last}"  # every line brought 10.00 in and nothing went out
    assert "Totals | 18,000.00 | 0.00 | 18,000.00" in rows_on(pages[-1])


@pytest.mark.parametrize(("page", "rows"), [("letter", range(30, 44)), ("half_letter", range(8, 22))])
def test_a_total_is_never_alone_on_its_page(page: str, rows: range) -> None:
    lengths = set()
    for many in rows:
        pages = pages_of(papers.cash_book(a_cash_book(many), on("en", page)))
        lengths.add(len(pages))
        last = list(rows_on(pages[-1]))
        totals = next(number for number, row in enumerate(last) if row.startswith("Totals"))
        assert "Venta: 10 panes" in last[totals - 1]
        assert "Treasurer | President" in last
    assert len(lengths) > 1  # somewhere among them a page was just full


def test_an_empty_cash_book_says_what_was_there() -> None:
    book = replace(a_cash_book(0), totals=replace(a_cash_book(0).totals, opening=m("25.00")))
    rows = list(rows_on(pages_of(papers.cash_book(book, SHEET))[0]))
    assert "Balance before | 25.00" in rows
    assert "Totals | 0.00 | 0.00 | 25.00" in rows


def test_an_empty_journal_says_nothing_happened(books: Books) -> None:
    rows = list(rows_on(pages_of(papers.journal(statements.journal(books, MARCH), SHEET))[0]))
    assert "Totals | 0.00 | 0.00" in rows


def test_a_wide_trial_balance_lies_across_the_page(books: Books) -> None:
    tell(books)
    statement = statements.trial_balance(books, MARCH, FEBRUARY)
    for size in PAGES:
        for page in pages_of(papers.trial_balance(statement, on("es", size))):
            assert page.mediabox.width > page.mediabox.height
            assert not faults(page)


def test_a_count_in_dollars_lists_the_coins_of_dollars(books: Books) -> None:
    count = cash.Count(
        id=1,
        box=ledger.account(books, account_id(books, "1.1.1.03")),
        day=date(2026, 3, 31),
        pieces=((m("20", "USD"), 3),),
        counted=m("60", "USD"),
        expected=m("60", "USD"),
        explanation="",
        voucher=None,
        recorded_by="Rosa",
        voided=False,
    )
    rows = list(rows_on(pages_of(papers.cash_count(count, SHEET))[0]))
    assert "$us 20.00 | 3 | 60.00" in rows
    assert "$us 0.01" in rows
    assert "No difference | 0.00" in rows
    assert "Counted, in words: | Sixty and 00/100 US dollars" in rows
