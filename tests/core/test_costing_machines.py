"""Lines of cost sheets that name a machine of the register: its hour live, frozen in versions, asked anew after."""

from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from coopbooks import costing, exchange, machines, products
from coopbooks.books import Books
from coopbooks.costing import MachineHour, MachineLine, Sheet
from coopbooks.machines import Donated, GoneDraft, TakenOver
from coopbooks.money import Money
from coopbooks.quantity import Quantity
from tests.builders import TODAY, assert_refused, m, person_id, spaced
from tests.core.costing_sheets import D, markup, sheet, work
from tests.core.machines import FEBRUARY, JANUARY, NEW_YEAR, a_draft, a_machine

HOURS = Quantity.of(100)


def a_product(books: Books, name: str = "Bag") -> int:
    return products.add_product(books, products.ProductDraft(name, "piece", Money(0))).id


def sewn(books: Books, known: machines.Machine, name: str = "Bag", **also: Any) -> Sheet:
    """A piece that takes half an hour of a machine."""
    line = MachineLine("Overlock", D(30), machine=known.id, **also)
    return sheet(work("Sewing", "8", "30"), line, product=a_product(books, name), pricing=markup("25"))


def cost_of(books: Books, one: Sheet) -> Fraction | None:
    return costing.compute(one, costing.known_for(books, one)).amounts[1]


def test_an_hour_of_the_register(books: Books) -> None:
    """9,600 over eight years through 1,200 hours: 1.00 an hour."""
    known = a_machine(books, hours_month=HOURS)
    one = sewn(books, known)
    assert cost_of(books, one) == Fraction(1, 2)
    assert costing.known_for(books, one).machines[known.id].hour == MachineHour(D(1200), hours=D(1200))


def test_with_what_was_given_or_without(books: Books) -> None:
    """A quarter of it was given: 900 a year of its own, 0.75 an hour."""
    origin = TakenOver(NEW_YEAR, m("9600"), m("0"), NEW_YEAR, given=m("2400"))
    known = machines.record_machine(books, a_draft(hours_month=HOURS), origin)
    assert cost_of(books, sewn(books, known)) == Fraction(1, 2)
    assert cost_of(books, sewn(books, known, "Panel", with_donated=False)) == Fraction(3, 8)


def test_an_hour_typed_goes_before_that_of_the_register(books: Books) -> None:
    known = a_machine(books, hours_month=HOURS)
    assert cost_of(books, sewn(books, known, rate=D(3))) == Fraction(3, 2)
    year = MachineHour(energy=D(240), hours=D(60))
    assert cost_of(books, sewn(books, known, "Panel", hour=year)) == 2


def test_a_version_keeps_its_hour_and_a_new_one_asks_again(books: Books) -> None:
    """Twice the hours make half the price of one, from the next version on."""
    known = a_machine(books, hours_month=HOURS)
    saved = costing.save_version(books, sewn(books, known), TODAY, "First")
    frozen = MachineLine("Overlock", D(30), hour=MachineHour(D(1200), hours=D(1200)), machine=known.id)
    assert saved.sheet.lines[1] == frozen
    machines.change_machine(books, known.id, replace(known.draft, hours_month=Quantity.of(200)))
    assert costing.version(books, saved.id) == saved
    assert costing.answers_of_version(books, saved.id).costed.amounts[1] == Fraction(1, 2)
    again = costing.revise(books, saved.id)
    assert again.lines[1] == replace(frozen, hour=None)
    assert cost_of(books, again) == Fraction(1, 4)
    without = replace(again, lines=(again.lines[0], replace(frozen, hour=None, with_donated=False)))
    kept = costing.save_version(books, without, TODAY, "Without what was given").sheet.lines[1]
    assert isinstance(kept, MachineLine)
    assert not kept.with_donated


def test_it_costs_the_same_before_and_after_it_is_saved(books: Books) -> None:
    """10,000 over seven years is a year that no decimals hold; six of them are taken before it is worked out."""
    known = a_machine(books, cost="10000", costing_life=84, hours_month=Quantity.of(70))
    one = sewn(books, known)
    before = cost_of(books, one)
    saved = costing.save_version(books, one, TODAY, "First")
    assert costing.answers_of_version(books, saved.id).costed.amounts[1] == before == Fraction("1428.571429") / 840 / 2


def test_where_it_comes_from_is_told(books: Books) -> None:
    known = a_machine(books, hours_month=HOURS, energy_hour=Quantity.of("0.5"))
    one = sewn(books, known)
    known_now = costing.known_for(books, one)
    steps = costing.explain_line(costing.answer(one, known_now).priced, 1, known_now)
    assert [spaced(step) for step in steps] == [
        "Depreciation: Bs 9,600.00 over 8 years; Energy: Bs 0.50 an hour",
        "(Bs 1,200.00 + Bs 600.00) ÷ 1200 hours = Bs 1.50 an hour",
        "1 × 30 min ÷ 60 × Bs 1.50 an hour = Bs 0.75",
    ]
    saved = costing.save_version(books, one, TODAY, "First")
    later = costing.known_for(books, saved.sheet)
    steps = costing.explain_line(costing.answer(saved.sheet, later).priced, 1, later)
    assert steps[0] == "As the register of machines said when this version was saved"


def test_machines_without_an_hour_are_refused_where_it_is_typed(books: Books) -> None:
    known = a_machine(books)
    one = sewn(books, known)
    with assert_refused("no_hours", "lines.1.rate"):
        costing.answer(one, costing.known_for(books, one))
    for month in (JANUARY, FEBRUARY):
        machines.depreciate(books, month)
    machines.dispose(books, known.id, GoneDraft(TODAY, "scrapped"))
    with assert_refused("no_machine", "lines.1.rate"):
        costing.save_version(books, one, TODAY, "First")


def test_the_workbook_takes_the_hour_of_the_register(books: Books) -> None:
    known = machines.record_machine(
        books, a_draft(hours_month=HOURS), Donated(TODAY, m("9600"), person_id(books, "Manos Unidas"))
    )
    one = sewn(books, known)
    now = costing.known_for(books, one)
    whole = costing.WholeSheet(products.product(books, one.product), costing.answer(one, now), now)
    found = load_workbook(BytesIO(exchange.cost_sheet(whole, "en"))).worksheets[0]
    cells = [cell.value for row in found.iter_rows() for cell in row]
    assert cells.count(1200) == 2, "the depreciation of a year, and the hours"


def test_a_sheet_begins_with_the_machines_its_operations_name(books: Books) -> None:
    """Of two of a kind the first by name whose hours are known; by hand, or of a kind nobody has, there is none."""
    a_machine(books, "A loom", kind="Loom")
    loom = a_machine(books, "B loom", kind="loom", hours_month=HOURS)
    a_machine(books, "C loom", kind="Loom", hours_month=HOURS)
    product = a_product(books)
    weaving = products.MakingDraft("Weaving", Quantity.of(30), "Loom", Quantity.of(5))
    others = [products.MakingDraft("Folding", Quantity.of(1)), products.MakingDraft("Ironing", Quantity.of(3), "Iron")]
    products.keep_making(books, product, [weaving, *others], TODAY)
    begun = costing.begin_sheet(books, product)
    assert begun.lines[3:] == (MachineLine("Loom", D(30), machine=loom.id),)


def test_a_machine_of_the_register_follows_the_operation_of_its_kind(books: Books) -> None:
    """Called by its own name in the sheet, it runs as long as the operation that names its kind takes today."""
    loom = a_machine(books, "The big one", kind="Loom", hours_month=HOURS)
    product = a_product(books)
    weaving = products.MakingDraft("Weaving", Quantity.of(30), "Loom", Quantity.of(5))
    products.keep_making(books, product, [weaving], TODAY)
    begun = costing.begin_sheet(books, product)
    named = replace(begun, lines=(begun.lines[0], MachineLine("The big one", D(30), machine=loom.id)))
    kept = costing.save_version(books, replace(named, pricing=markup("25")), TODAY, "First")
    again = replace(weaving, minutes=Quantity.of(20))
    iron = products.MakingDraft("Ironing", Quantity.of(3), "Loom", Quantity.of(1))
    products.keep_making(books, product, [again, iron], TODAY)
    revision = costing.revision_of(books, kept.id)
    assert revision.sheet.lines[1] == MachineLine("The big one", D(20), machine=loom.id)
    assert revision.sheet.lines[3:] == (MachineLine("Loom", D(3), machine=loom.id),)
    assert revision.machines == ()
