"""What is wrong in one of several lines is refused at the field of that line: it is there the cursor goes."""

import pytest

from coopbooks import materials, sales
from coopbooks.books import Books
from coopbooks.errors import Refusal, of_line
from coopbooks.materials import HandDraft
from coopbooks.quantity import Quantity
from tests.builders import TODAY, a_sale, assert_refused, person_id
from tests.core.store import a_material, buy, count, take_over, use


def test_a_refusal_names_the_line_and_its_field() -> None:
    with pytest.raises(Refusal) as refused, of_line("lines", 2):
        raise Refusal("Too much.", "quantity", "large")
    assert (refused.value.field, refused.value.reason, refused.value.message) == (
        "lines.2.quantity",
        "large",
        "Too much.",
    )


@pytest.mark.parametrize(
    ("field", "named"), [(None, "lines.1"), ("lines", "lines.1"), ("lines.0.price", "lines.0.price")]
)
def test_what_names_no_field_of_a_line_is_of_the_line_and_what_names_a_line_keeps_it(
    field: str | None, named: str
) -> None:
    with pytest.raises(Refusal) as refused, of_line("lines", 1):
        raise Refusal("Too much.", field)
    assert refused.value.field == named


def test_of_several_things_sold_the_wrong_one_is_named(books: Books) -> None:
    with assert_refused("zero", "lines.1.quantity"):
        sales.record_sale(books, a_sale(books, "3 bread 0.70", "0 cake 5.00", "2 rolls 1.00"))
    with assert_refused("negative", "lines.2.price"):
        sales.record_sale(books, a_sale(books, "3 bread 0.70", "1 cake 5.00", "2 rolls -1.00"))


def test_of_several_materials_used_the_last_line_of_the_one_there_is_too_little_of_is_named(books: Books) -> None:
    """10 of yarn and 6 and 5 of thread are used: there are 20 of yarn, and 10 of thread."""
    a_material(books, "thread", "m")
    buy(books, "20 yarn 100", "10 thread 4")
    with assert_refused("no_stock", "lines.2.quantity"):
        use(books, "6 thread", "10 yarn", "5 thread")


def test_a_unit_nobody_can_turn_and_what_is_too_little_are_refused_in_their_line(books: Books) -> None:
    """Of yarn in kilograms nobody knows how much a metre is; a millionth of a gram is nothing that is kept."""
    a_material(books, "yarn", "kg")
    buy(books, "20 yarn 100", "10 thread 4")
    for record in (use, count):
        with assert_refused("no_conversion", "lines.1.unit"):
            record(books, "6 thread", "1 m yarn")
    with assert_refused("no_conversion", "lines.1.unit"):
        buy(books, "6 thread 3", "1 m yarn 5")
    with assert_refused("no_conversion", "lines.1.unit"):
        take_over(books, "6 thread 3", "1 m yarn 5")
    with assert_refused("too_small", "lines.1.quantity"):
        buy(books, "6 thread 3", "0.0001 g yarn 5")
    one = materials.list_materials(books, search="yarn")[0].material.id
    draft = HandDraft(TODAY, "handed", one, person_id(books, "Ana"), Quantity.of(1), "m")
    with assert_refused("no_conversion", "unit"):
        materials.hand(books, draft)
