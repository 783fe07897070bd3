"""Materials bought: by a cost, in any unit, with their freight; corrected and voided whatever was used since."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from coopbooks import costs, ledger, materials
from coopbooks.books import Books
from coopbooks.money import Money
from coopbooks.quantity import Quantity
from tests.builders import TODAY, account_id, assert_posted, assert_refused, m, person_id
from tests.core.store import a_material, a_purchase, buy, q, stock, take_over, there, use


def test_the_average_of_opening_and_purchase(books: Books) -> None:
    """Published: opening 60 at 25, bought 40 at 26, average 25.40."""
    take_over(books, "60 yarn 1500")
    buy(books, "40 yarn 1040")
    assert stock(books).average == Fraction("25.40")
    assert_posted(use(books, "10 yarn"), "materials_used 254 / materials -254")
    assert stock(books) == there("90", "2286")


def test_freight_makes_the_landed_cost(books: Books) -> None:
    """Published: 100 units for 10,000, transport 254.24, packing 50, loading 150: 104.54 each."""
    a_material(books, "button", "piece")
    cost = buy(books, "100 button 10000", freight="254.24 50 150")
    assert_posted(ledger.voucher(books, cost.voucher), "materials 10454.24 / cash -10454.24")
    [row] = materials.list_materials(books)
    assert row.last_price == row.stock.average == Fraction("104.5424")
    assert materials.per_unit(Fraction("104.5424")).quantize(m("1").decimal) == m("104.54").decimal


def test_freight_is_shared_by_value_to_the_centavo(books: Books) -> None:
    """10.00 over 200, 100 and 33.33: 6.0000.., 3.0000.., 0.9999.. → 6.00 + 3.00 + 1.00."""
    cost = buy(books, "8 yarn 200", "2 thread 100", "1 zip 33.33", freight="7 3")
    posted = [line.amount for line in ledger.voucher(books, cost.voucher).lines if line.material]
    assert posted == [m("206"), m("103"), m("34.33")]


@given(st.lists(st.integers(1, 10**7), min_size=1, max_size=8), st.integers(1, 10**6))
def test_freight_is_always_shared_whole(values: list[int], freight: int) -> None:
    lines = (*(costs.CostLine(1, Money(one), material=1, quantity=q("1")) for one in values),)
    draft = costs.CostDraft(TODAY, (*lines, costs.CostLine(1, Money(freight), freight=True)), Money(0))
    landed = costs.landed(draft)
    assert sum(one.minor for one in landed) == sum(values) + freight
    assert landed[-1] == Money(0)
    assert all(Money(value) <= one for value, one in zip(values, landed, strict=False))


def test_bought_in_one_unit_and_used_in_others(books: Books) -> None:
    """A quintal of flour, 46 kg, for 300.00: 500 g of it are 3.2608.. → 3.26; a bag of 23 kg is half of it."""
    a_material(books, "flour", "kg", ("bag", "23", "kg"))
    cost = buy(books, "1 qq flour 300")
    assert stock(books, "flour") == there("46", "300")
    assert cost.draft.lines[0].unit == "qq"
    assert_posted(use(books, "500 g flour"), "materials_used 3.26 / materials -3.26")
    use(books, "1 bag flour")
    assert stock(books, "flour").quantity == q("22.5")


def test_all_that_is_there_takes_all_its_value(books: Books) -> None:
    """Three pieces for 10.00: 3.33 for one; then the two left are 6.67."""
    buy(books, "3 yarn 10")
    use(books, "1 yarn")
    assert_posted(use(books, "2 yarn"), "materials_used 6.67 / materials -6.67")
    assert stock(books) == there("0", "0")


def test_other_costs_stand_beside_materials(books: Books) -> None:
    draft = a_purchase(books, "10 yarn 100", freight="5")
    rent = costs.CostLine(account_id(books, "rent"), m("20"), "The stall")
    draft = replace(draft, lines=(rent, *draft.lines), paid=m("0"), supplier=person_id(books, "Ana"), box=None)
    cost = costs.record_cost(books, draft)
    assert_posted(ledger.voucher(books, cost.voucher), "materials 105 / rent 20 / suppliers -125 @Ana")
    account = account_id(books, "materials")
    assert [line.account for line in costs.cost(books, cost.id).draft.lines] == [rent.account, account, account]
    assert costs.cost(books, cost.id).draft.lines[1:] == tuple(
        replace(line, account=account, unit="kg" if line.material else "") for line in draft.lines[1:]
    )
    assert ledger.voucher(books, cost.voucher).description == "Cost: The stall, yarn, Freight"


def test_costs_of_materials_that_cannot_be(books: Books) -> None:
    whole = a_purchase(books, "10 yarn 100")
    yarn, rent = whole.lines[0], account_id(books, "rent")
    freight = costs.CostLine(None, m("5"), freight=True)
    for lines, reason in (
        ((replace(yarn, quantity=None),), "empty"),
        ((replace(yarn, quantity=q("0")),), "zero"),
        ((replace(yarn, quantity=q("-3")),), "zero"),
        ((replace(yarn, quantity=Quantity(10**15 + 1)),), "too_large"),
        ((replace(yarn, amount=m("0")),), "zero"),
        ((replace(yarn, unit="box"),), "no_conversion"),
        ((replace(yarn, account=rent),), "no_category"),
        ((replace(yarn, material=None, account=rent),), "no_material"),
        ((freight,), "no_material"),
    ):
        with assert_refused(reason, "lines"):
            costs.record_cost(books, replace(whole, lines=lines))
    assert stock(books) == there("0", "0")


def test_a_purchase_corrected_or_voided_moves_the_stock(books: Books) -> None:
    cost = buy(books, "10 yarn 100")
    costs.correct_cost(books, cost.id, a_purchase(books, "12 yarn 150"))
    assert stock(books) == there("12", "150")
    ledger.void(books, costs.list_costs(books).rows(0, 1)[0].voucher, "Never came")
    assert stock(books) == there("0", "0")


def test_a_price_corrected_after_some_was_used_also_reaches_what_was_used(books: Books) -> None:
    """10 for 100, 8 used at 10; they cost 120 in truth: the 2 left are 24, and 16 more were used."""
    cost = buy(books, "10 yarn 100")
    use(books, "8 yarn")
    right = costs.correct_cost(books, cost.id, a_purchase(books, "10 yarn 120"))
    assert stock(books) == there("2", "24")
    voucher = ledger.voucher(books, right.voucher)
    assert_posted(voucher, "materials 120 / materials_used 16 / materials -16 / cash -120")


def test_what_was_bought_and_used_is_not_voided_away(books: Books) -> None:
    cost = buy(books, "10 yarn 100")
    used = use(books, "4 yarn")
    with assert_refused("no_stock"):
        ledger.void(books, cost.voucher, "Not ours")
    with assert_refused("no_stock"):
        costs.correct_cost(books, cost.id, a_purchase(books, "3.999999 yarn 40"))
    ledger.void(books, used.id, "A mistake")
    ledger.void(books, cost.voucher, "Not ours")
    assert stock(books) == there("0", "0")


def test_a_value_left_behind_goes_with_the_next_that_comes(books: Books) -> None:
    """10 for 100 and 10 for 300: 20 each. 10 used at 200; the second ten never came: 0 left at −100.

    What is bought next stands at its own price, and the 100 too much that was used comes back.
    """
    buy(books, "10 yarn 100")
    second = buy(books, "10 yarn 300")
    use(books, "10 yarn")
    ledger.void(books, second.voucher, "Never came")
    assert stock(books) == there("0", "-100")
    assert stock(books).average is None
    third = buy(books, "5 yarn 50")
    assert stock(books) == there("5", "50")
    assert_posted(ledger.voucher(books, third.voucher), "materials 50 / materials_used -100 / materials 100 / cash -50")
