"""The cost sheets of the practice books taken along: on paper they add up, as workbooks they give our answers."""

import pytest

from coopbooks import costing, exchange, papers
from coopbooks.books import Books
from coopbooks.costing import FIGURES, WholeSheet
from tests.core.test_exchange_cost_sheet import same_figures
from tests.core.test_papers_cost_sheet import check_sums
from tests.printed import on, text_of
from tests.workbook import Worked

pytestmark = pytest.mark.xdist_group("practice")


@pytest.fixture
def taken(practice: Books) -> list[WholeSheet]:
    """Return every version of every sheet."""
    products = [row.product for row in costing.list_sheets(practice, active=None)]
    return [costing.whole_sheet(practice, head.id) for one in products for head in costing.list_versions(practice, one)]


def test_every_sheet_adds_up_on_paper(taken: list[WholeSheet]) -> None:
    for of in taken:
        check_sums(of)
        for language in ("es", "en"):
            assert of.product.name in text_of(papers.cost_sheet(of, on(language, "letter")))


def test_every_sheet_gives_our_answers_as_a_workbook(taken: list[WholeSheet]) -> None:
    for of in taken:
        book = Worked(exchange.cost_sheet(of, "en"))
        same_figures(book.rows[book.book.sheetnames[0]], of.answers)


def test_a_version_is_taken_with_its_number_day_and_note(practice: Books, taken: list[WholeSheet]) -> None:
    for of in taken:
        (head,) = [one for one in costing.list_versions(practice, of.product.id) if one.number == of.number]
        assert (of.day, of.note) == (head.day, head.note)
        said = costing.answers_of_version(practice, head.id)
        assert all(figure.of(said) == figure.of(of.answers) for figure in FIGURES.values())
