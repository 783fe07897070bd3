"""The cost sheets of the practice books, derived by hand from what is published or written in their tables."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from coopbooks import bookfile, costing, ledger, products
from coopbooks.books import Books
from coopbooks.days import Period
from coopbooks.money import total
from tests.builders import account_id, m
from tests.core.costing_sheets import D, exactly

pytestmark = pytest.mark.xdist_group("practice")


@pytest.fixture
def baked(bakery: Path) -> Iterator[Books]:
    opened = bookfile.open_books(bakery)
    yield opened
    opened.close()


@pytest.fixture
def sewn(workshop: Path) -> Iterator[Books]:
    opened = bookfile.open_books(workshop)
    yield opened
    opened.close()


def coded(books: Books, code: str) -> int:
    return next(one.id for one in products.list_products(books) if one.code == code)


def versions(books: Books, code: str) -> list[costing.Answers]:
    """Every version of a product's sheet, the oldest first."""
    heads = costing.list_versions(books, coded(books, code))
    return [costing.answers_of_version(books, head.id) for head in reversed(heads)]


def test_the_bread_of_la_paz_is_the_published_one(baked: Books) -> None:
    """418,50 for 700 loaves sold at 0,70: 71,50 left, 14,59 % of the price."""
    _given, bread = versions(baked, "PAN-01")
    costed, priced = bread.costed, bread.priced
    assert (costed.parts.production, priced.profit * costed.sold) == exactly("418.50", "71.50")
    assert priced.margin is not None
    assert costing.rounded(priced.margin * 100) == D("14.59")
    (row,) = costing.list_sheets(baked)
    assert (row.cost, row.price, row.margin) == exactly(Fraction(41850, 70000), "0.70", priced.margin)


def test_so_many_loaves_pay_the_oven_and_so_much_a_baker_takes_home(baked: Books) -> None:
    """Every loaf brings in 71,50 ÷ 700; the oven of 9.000 lasts ten years, 75 a month, which are paid by 734,27 loaves:
    735, sold for 514,50. Who bakes two of the 25 quintals of a month has twice 80."""
    given, bread = versions(baked, "PAN-01")
    assert bread.break_even is not None
    assert (bread.break_even.pieces, bread.break_even.money) == exactly(735, "514.50")
    assert bread.take_home is not None
    assert (bread.take_home.pieces, bread.take_home.pay) == exactly(1400, 160)
    assert given.break_even is None


def test_with_vendaje_the_bread_loses_money(baked: Books) -> None:
    """580 of 700 are paid for: 406 against 418,50 lose 12,50."""
    given, _bread = versions(baked, "PAN-01")
    assert given.costed.sold == 580
    assert given.priced.profit * given.costed.sold == D("-12.50")


def test_the_apron_goes_up_to_the_ship(sewn: Books) -> None:
    """Cloth 0,9 × 14 = 12,60 and thread 25 × 0,001 × 22 = 0,55; work 1,50 + 5 + 7 + 0,50 = 14; machines at 0,40, 0,75
    and 0,60 an hour, 18, 25 and 3 minutes: 0,12 + 0,3125 + 0,03; small things 1,20, packing 0,40: 29,2125 in all. At
    45, with 2,70 of export costs and 3 % for the agent, 47,70 ÷ 0,97 on board."""
    first, raised, last = versions(sewn, "FE-01")
    parts = first.priced.parts
    assert (parts.materials, parts.work, parts.machine, parts.other) == exactly("13.15", 14, "0.4625", "1.20")
    assert (first.priced.total, first.priced.price) == exactly("29.2125", 45)
    assert first.priced.fob == Fraction(4770, 97)
    assert raised.priced.parts.work == D("14.50")
    assert last.priced.parts.indirect > 0


def test_so_many_aprons_pay_the_rent_and_so_much_a_member_takes_home(sewn: Books) -> None:
    """Rent 1.800, telephone 249 and accountant 700 are 2.749. An apron of 45 brings in 45 − 29,2125 = 15,7875: 174,1
    of them, so 175 for 7.875. In 80 hours she makes 4.800 ÷ 52 = 92, at 14 each 1.288; when sewing pays 0,50 more,
    15,2875 are left, 2.749 ÷ 15,2875 = 179,8 and 92 × 14,50 = 1.334."""
    first, raised, _last = versions(sewn, "FE-01")
    for answers, pieces, money, pay in ((first, 175, 7875, 1288), (raised, 180, 8100, 1334)):
        assert answers.break_even is not None
        assert (answers.break_even.pieces, answers.break_even.money) == exactly(pieces, money)
        assert answers.take_home is not None
        assert (answers.take_home.pieces, answers.take_home.pay) == exactly(92, pay)
        assert answers.take_home.hours == Fraction(92 * 52, 60)


def test_the_bag_has_its_embroidery_on_a_panel(sewn: Books) -> None:
    """The panel: thread 10 × 0,001 × 22 = 0,22, work 2,75 and 10 minutes at 0,75 an hour: 3,095. Its work stands among
    that of the bag: 1,25 + 5,50 + 2,75."""
    (panel,) = versions(sewn, "FE-90")
    assert panel.priced.parts.production == D("3.095")
    bag = versions(sewn, "FE-04")[0]
    assert bag.priced.parts.work == D("9.50")
    assert [row.name for row in costing.users_of_product(sewn, coded(sewn, "FE-90"))] == [
        row.name for row in costing.list_sheets(sewn, search="FE-04")
    ]


def test_the_costs_of_the_year_are_shared_to_the_centavo(sewn: Books) -> None:
    year = Period.through(date(2025, 1, 1), date(2025, 12, 31))
    moved = ledger.movements(sewn, year)
    roles = ("rent", "telephone", "accountant", "stationery")
    spent = total(moved[account_id(sewn, role)].debit - moved[account_id(sewn, role)].credit for role in roles)
    (pool,) = costing.list_pools(sewn)
    shares = costing.shares(sewn, pool.draft)
    assert pool.amount == spent > m("0")
    assert total(share.part for share in shares) == spent
    for share in shares:
        newest = costing.newest_version(sewn, share.product)
        assert newest is not None
        assert costing.answers_of_version(sewn, newest.id).priced.parts.indirect == share.each


def test_all_that_is_sold_is_sold_above_its_cost_and_nothing_is_outdated(sewn: Books) -> None:
    rows = costing.list_sheets(sewn)
    assert {row.name for row in rows} == {one.name for one in products.list_products(sewn)}
    assert all(row.profit > 0 for row in rows if row.sold)
    assert [row.profit for row in rows if not row.sold] == [0]
    assert not any(row.outdated for row in rows)
