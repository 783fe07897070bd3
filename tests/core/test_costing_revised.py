"""A version worked on again: what holds today goes into it, what no longer holds does not."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

from coopbooks import costing, products, rates, showing
from coopbooks.books import Books
from coopbooks.costing import SalesTax
from coopbooks.quantity import Quantity
from tests.builders import TODAY, m
from tests.core.costing_sheets import D, machine, markup, sheet, work


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


def test_the_dollar_keeps_who_says_so(books: Books) -> None:
    """A sheet of today has the note and the day of the rate; a version keeps them when the club writes another."""
    product = products.add_product(books, products.ProductDraft("Apron", "piece", m("0"))).id
    since = TODAY - timedelta(9)
    rates.set_rate(books, rates.RateDraft("dollar", since, "amount", D("6.96"), "Official rate"))
    begun = costing.begin_sheet(books, product)
    assert begun.dollar_source == f"Official rate, since {showing.day(since)}"
    one = replace(begun, lines=(work("Sewing", "10"),), pricing=markup("0"))
    kept = costing.save_version(books, one, TODAY, "First")
    rates.set_rate(books, rates.RateDraft("dollar", TODAY, "amount", D("9.3")))
    assert costing.version(books, kept.id).sheet.dollar_source == begun.dollar_source
    assert costing.revise(books, kept.id).dollar_source == f"since {showing.day(TODAY)}"
    own = costing.save_version(books, replace(one, dollar=D(9), dollar_source=" Exchange house "), TODAY, "Dearer")
    assert own.sheet.dollar_source == "Exchange house"


def making(name: str, minutes: str = "", rate: str = "", machine: str = "") -> products.MakingDraft:
    took, paid = (Quantity.of(figure) if figure else None for figure in (minutes, rate))
    return products.MakingDraft(name, took, machine, paid)


def test_a_revision_follows_the_operations_of_its_product(books: Books) -> None:
    """Sewing takes 15 minutes and pays 5 now, its machine as long; cutting, by hand, is no longer paid by the piece;
    ironing is no longer done; packing is new. What was taken out of the sheet on purpose, folding, stays out."""
    product = products.add_product(books, products.ProductDraft("Apron", "piece", m("0"))).id
    before = [making("Cutting", "5", "1"), making("Sewing", "20", "4", "Overlock"), making("Ironing", "3", "2")]
    products.keep_making(books, product, [*before, making("Folding", "1", "0.5")], TODAY)
    begun = costing.begin_sheet(books, product)
    lines = (
        *begun.lines[:3],
        machine("Overlock", "20", "6"),
        machine("Overlock", "2", "6"),
        work("Checking", "1", "2"),
    )
    kept = costing.save_version(books, replace(begun, lines=lines, pricing=markup("0")), TODAY, "First")
    after = [making("Cutting", "4"), making("Sewing", "15", "5", "Overlock"), making("Folding", "1", "0.5")]
    made = products.keep_making(books, product, [*after, making("Packing", "2", "0.3")], TODAY)
    revision = costing.revision_of(books, kept.id)
    assert revision.sheet == costing.revise(books, kept.id)
    cutting, sewing, ironing, *others = cast("tuple[Any, ...]", lines)
    assert revision.sheet.lines == (
        replace(cutting, minutes=D(4)),
        replace(sewing, minutes=D(15), rate=D(5)),
        ironing,
        replace(others[0], minutes=D(15)),
        *others[1:],
        costing.WorkLine("Packing", D("0.3"), minutes=D(2), operation=made[-1].id),
    )
    assert (revision.added, revision.gone, revision.unpaid) == (("Packing",), ("Ironing",), ("Cutting",))
    said = costing.said_of_revision(revision)
    assert [name in said for name in ("Packing", "Ironing", "Cutting", "Sewing")] == [True, True, True, False]
    again = costing.save_version(books, revision.sheet, TODAY, "As it is made now")
    assert costing.revision_of(books, again.id).added == ()


def test_machines_of_equal_name_and_minutes_follow_each_its_own_operation(books: Books) -> None:
    """Two operations of 20 minutes on the overlock: the first takes 15 now. With one line for both nobody knows what
    part of it is meant: it stays, and is named; as it is where the machine of the operation is called otherwise now."""
    product = products.add_product(books, products.ProductDraft("Apron", "piece", m("0"))).id
    before = [making("Hem", "20", "4", "Overlock"), making("Seam", "20", "4", "Overlock"), making("Iron", "3", "1")]
    products.keep_making(books, product, before, TODAY)
    begun = costing.begin_sheet(books, product)
    overlock = machine("Overlock", "20", "6")
    both = costing.save_version(
        books, replace(begun, lines=(*begun.lines, overlock, overlock), pricing=markup("0")), TODAY, "Two lines"
    )
    one = costing.save_version(
        books, replace(begun, lines=(*begun.lines, overlock), pricing=markup("0")), TODAY, "One line"
    )
    assert costing.revise(books, one.id).lines[-1] == overlock
    products.keep_making(books, product, [making("Hem", "15", "4", "Overlock"), *before[1:]], TODAY)
    assert [line.minutes for line in costing.revise(books, both.id).lines[-2:]] == [D(15), D(20)]  # type: ignore[union-attr]
    revision = costing.revision_of(books, one.id)
    assert (revision.sheet.lines[-1], revision.machines) == (overlock, ("Overlock",))
    assert "Overlock" in costing.said_of_revision(revision)
    products.keep_making(
        books, product, [making("Hem", "15", "4", "Recta"), making("Seam", "15", "4", "Recta"), before[2]], TODAY
    )
    assert costing.revision_of(books, both.id).machines == ("Overlock",)
    assert [line.minutes for line in costing.revise(books, both.id).lines[-2:]] == [D(20), D(20)]  # type: ignore[union-attr]


def test_a_machine_that_ran_as_long_as_the_operation_of_another_one_is_not_named(books: Books) -> None:
    product = products.add_product(books, products.ProductDraft("Apron", "piece", m("0"))).id
    products.keep_making(books, product, [making("Hem", "20", "4", "Overlock")], TODAY)
    begun = costing.begin_sheet(books, product)
    lines = (*begun.lines, machine("Overlock", "20", "6"), machine("Oven", "20", "9"))
    kept = costing.save_version(books, replace(begun, lines=lines, pricing=markup("0")), TODAY, "First")
    products.keep_making(books, product, [making("Hem", "15", "4", "Overlock")], TODAY)
    revision = costing.revision_of(books, kept.id)
    assert [line.minutes for line in revision.sheet.lines] == [D(15), D(15), D(20)]  # type: ignore[union-attr]
    assert revision.machines == ()


def test_nothing_is_said_where_the_operations_are_those_of_the_version(books: Books) -> None:
    product = products.add_product(books, products.ProductDraft("Apron", "piece", m("0"))).id
    products.keep_making(books, product, [making("Sewing", "20", "4")], TODAY)
    kept = costing.save_version(books, replace(costing.begin_sheet(books, product), pricing=markup("0")), TODAY, "")
    assert costing.said_of_revision(costing.revision_of(books, kept.id)) == ""
