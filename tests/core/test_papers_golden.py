"""Every paper in both languages on two sizes, word for word as it lies in tests/golden.

After a change that is meant, write the files anew and look at what `git diff` shows of it:

    COOPBOOKS_GOLDEN=write python -m pytest tests/core/test_papers_golden.py
"""

import os
from pathlib import Path

import pytest

from coopbooks.books import Books
from tests.printed import Print, every_paper, on, text_of

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "papers"
WRITE = os.environ.get("COOPBOOKS_GOLDEN") == "write"


@pytest.fixture
def papers_of(books: Books) -> dict[str, Print]:
    return every_paper(books)


@pytest.mark.parametrize("page", ["letter", "a4"])
@pytest.mark.parametrize("language", ["es", "en"])
def test_every_paper_is_printed_as_it_was(papers_of: dict[str, Print], language: str, page: str) -> None:
    for name, paper in papers_of.items():
        file = GOLDEN / f"{name}.{language}.{page}.txt"
        text = text_of(paper(on(language, page)))
        if WRITE:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert text == file.read_text(encoding="utf-8"), f"{file.name} differs: see this module's first lines"


def test_nothing_golden_is_left_over(papers_of: dict[str, Print]) -> None:
    expected = {
        f"{name}.{language}.{page}.txt" for name in papers_of for language in ("es", "en") for page in ("letter", "a4")
    }
    assert {file.name for file in GOLDEN.iterdir()} == expected
