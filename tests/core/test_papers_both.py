"""A paper that goes to somebody who speaks another language: there twice, each time whole, that of the club first."""

from dataclasses import replace

import pytest

from coopbooks import papers, products
from coopbooks.books import Books
from coopbooks.i18n import BOTH
from tests.builders import TODAY
from tests.given import warmi
from tests.printed import CLUB, on, pages_of


@pytest.mark.parametrize("page", ["letter", "half_letter"])
@pytest.mark.parametrize(("first", "then"), [("es", "en"), ("en", "es")])
def test_it_is_that_of_one_language_and_behind_it_that_of_the_other(
    books: Books, first: str, then: str, page: str
) -> None:
    report = warmi(books)
    club = replace(CLUB, language=first)
    one, other, both = (
        [one.extract_text() for one in pages_of(papers.grant_report(report, on(language, page, club=club)))]
        for language in (first, then, BOTH)
    )
    assert one != other
    assert both == one + other


def test_a_paper_that_goes_to_nobody_else_is_in_one_language(books: Books) -> None:
    list_ = products.price_list(books, "local", TODAY)
    with pytest.raises(ValueError, match="no such language"):
        papers.price_list(list_, on(BOTH, "letter"))
