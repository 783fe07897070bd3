"""What is wrong in one of several lines is refused at the field of that line: it is there the cursor goes."""

import pytest

from coopbooks import sales
from coopbooks.books import Books
from coopbooks.errors import Refusal, of_line
from tests.builders import a_sale, assert_refused
from tests.core.store import a_material, buy, use


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
