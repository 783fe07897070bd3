"""A version worked on again: what holds today goes into it, what no longer holds does not."""

from dataclasses import replace
from datetime import timedelta

from coopbooks import costing, products, rates
from coopbooks.books import Books
from coopbooks.costing import SalesTax
from tests.builders import TODAY, m
from tests.core.costing_sheets import D, markup, sheet, work


def test_what_the_club_wrote_that_there_is_none_of_any_more_is_not_in_a_revision(books: Books) -> None:
    product = products.add_product(books, products.ProductDraft("Apron", "piece", m("0"))).id
    written = [("sales_tax", "inside", "13"), ("dollar", "amount", "9.3"), ("minimum_wage", "amount", "3300")]
    for name, method, value in written:
        rates.set_rate(books, rates.RateDraft(name, TODAY - timedelta(9), method, D(value)))
    begun = costing.begin_sheet(books, product)
    kept = costing.save_version(
        books, replace(begun, lines=(work("Sewing", "10"),), pricing=markup("0")), TODAY, "First"
    )
    for name in rates.NAMES:
        rates.set_rate(books, rates.RateDraft(name, TODAY, "none"))
    revised = costing.revise(books, kept.id)
    assert (revised.tax, revised.dollar, revised.month.minimum_wage) == (SalesTax(), None, None)


def test_what_belongs_to_another_pricing_is_left_out(books: Books) -> None:
    """Typed before the other way was chosen, perhaps what could not be: the version is saved all the same."""
    product = products.add_product(books, products.ProductDraft("Apron", "piece", m("0"))).id
    one = sheet(work("Sewing", "10"), product=product, pricing=costing.Pricing("offered", D(-5), D(12)))
    assert costing.save_version(books, one, TODAY, "First").sheet.pricing == costing.Pricing("offered", None, D(12))
    two = replace(one, pricing=costing.Pricing("markup", D(20), D(0)))
    assert costing.save_version(books, two, TODAY, "Dearer").sheet.pricing == markup("20")


def test_the_price_for_abroad_is_without_tax(books: Books) -> None:
    """A net price of 87 is 100 with 13 % inside; an export carries no tax, be there costs up to the ship or not."""
    product = products.add_product(books, products.ProductDraft("Apron", "piece", m("0"))).id
    taxed = replace(sheet(work("Sewing", "87"), product=product), tax=SalesTax("inside", D(13)))
    kept = costing.save_version(books, taxed, TODAY, "First")
    assert costing.take_price_over(books, kept.id).amount == m("100.00")
    assert costing.take_price_over(books, kept.id, "export").amount == m("87.00")
