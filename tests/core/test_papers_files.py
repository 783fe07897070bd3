"""The files papers are: the same bytes each time, letters inside, marks across, words that can be found and copied."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from coopbooks import i18n, papers
from coopbooks.books import Books
from coopbooks.papers.letters import width
from tests.printed import CLUB, SHEET, Print, a_cash_book, every_paper, on, pages_of, text_of

FONTS = Path(papers.__file__).parent / "fonts"


@pytest.fixture
def papers_of(books: Books) -> dict[str, Print]:
    return every_paper(books)


def test_the_same_figures_give_the_same_bytes(papers_of: dict[str, Print]) -> None:
    for name, paper in papers_of.items():
        first = paper(on("es", "letter"))
        i18n.use("es" if i18n.language() == "en" else "en")
        with ThreadPoolExecutor(1) as thread:
            assert thread.submit(paper, on("es", "letter")).result() == first, name


def test_two_papers_at_once_do_not_disturb_each_other() -> None:
    book = a_cash_book(200)
    alone = {language: papers.cash_book(book, on(language, "letter")) for language in ("es", "en")}
    with ThreadPoolExecutor(4) as threads:
        made = [
            (language, threads.submit(papers.cash_book, book, on(language, "letter"))) for language in ("es", "en") * 4
        ]
        assert all(paper.result() == alone[language] for language, paper in made)


def test_only_our_own_letters_are_inside(papers_of: dict[str, Print]) -> None:
    for name, paper in papers_of.items():
        for page in pages_of(paper(on("es", "a4", club=replace(CLUB, practice=True)))):
            fonts = page["/Resources"]["/Font"]  # type: ignore[index] # a dictionary of dictionaries
            assert {font["/BaseFont"][8:] for font in fonts.values()} <= {"DejaVuSans", "DejaVuSans-Bold"}, name
            assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts.values()), name


def test_names_are_found_and_copied_as_they_are_written() -> None:
    name = "Ñusta Jach'a Güemes ẽĩũỹ ₲ ✓ №"
    assert name in text_of(papers.cash_book(a_cash_book(1), on("es", "letter", club=replace(CLUB, name=name))))


@pytest.mark.parametrize(("language", "word"), [("es", "PRÁCTICA"), ("en", "PRACTICE")])
def test_practice_books_say_so_on_every_page_of_every_paper(
    papers_of: dict[str, Print], language: str, word: str
) -> None:
    for name, paper in papers_of.items():
        practice = pages_of(paper(on(language, "letter", club=replace(CLUB, practice=True))))
        assert all(word in page.extract_text() for page in practice), name
        assert not [page for page in pages_of(paper(on(language, "letter"))) if word in page.extract_text()], name


def test_voided_vouchers_and_copies_say_so(papers_of: dict[str, Print]) -> None:
    voided = papers_of["voucher_voided"]
    assert "ANULADO" in pages_of(voided(on("es", "letter")))[0].extract_text()
    assert "COPIA" not in pages_of(voided(on("es", "letter")))[0].extract_text()
    both = pages_of(voided(on("en", "letter", copy=True)))[0].extract_text()
    assert "VOIDED" in both
    assert "COPY" in both
    assert "ANULADO" not in pages_of(papers_of["voucher_ce"](on("es", "letter")))[0].extract_text()


def test_a_mark_is_drawn_first_and_only_in_outline(papers_of: dict[str, Print]) -> None:
    page = pages_of(papers_of["voucher_voided"](SHEET))[0]
    drawn = page.get_contents()
    assert drawn is not None
    before, _mark, after = drawn.get_data().decode("latin-1").partition(" 1 Tr ")  # text rendering mode 1: stroke
    assert " Tj" not in before
    assert " Tj" in after
    assert " 1 Tr " not in after


def test_readers_are_told_what_they_read(papers_of: dict[str, Print]) -> None:
    reader = PdfReader(BytesIO(papers_of["income_statement"](on("es", "letter"))))
    facts = reader.metadata
    assert facts is not None
    assert (facts.title, facts.author) == ("Estado de resultados · Marzo de 2026", "Club de Madres Las Rosas")
    assert (facts.subject, facts.creator) == ("¿Ganamos o perdimos?", "CoopBooks")
    assert str(reader.root_object["/Lang"]) == "es-BO"


def test_progress_only_grows_and_can_stop_the_print() -> None:
    told: list[float] = []
    papers.cash_book(a_cash_book(600), SHEET, lambda done, of: told.append(done / of))
    assert told == sorted(told)
    assert told[-1] == 1
    assert len(told) > 15

    def stop(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        papers.cash_book(a_cash_book(600), SHEET, stop)


def test_figures_are_of_one_width() -> None:
    for bold in (False, True):
        assert len({width(figure, 9, bold) for figure in "0123456789"}) == 1


def test_the_letters_bring_their_licence() -> None:
    fonts = sorted(FONTS.glob("*.ttf"))
    assert [font.name for font in fonts] == ["DejaVuSans-Bold.ttf", "DejaVuSans.ttf"]
    assert "Bitstream Vera Fonts Copyright" in (FONTS / "LICENSE").read_text(encoding="utf-8")
    assert max(font.stat().st_size for font in fonts) < 150_000


def test_nobody_loads_the_printing_before_it_is_wanted() -> None:
    rooms = "books, bookfile, cash, costs, ledger, people, products, sales, statements, training"
    code = f"import sys; from coopbooks import {rooms}; print([name for name in sys.modules if 'reportlab' in name])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=FONTS.parents[2])
    assert done.stdout.strip() == "[]", done.stderr
