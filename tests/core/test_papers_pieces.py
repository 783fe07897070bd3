"""The bar in pieces: each as wide as its part, its name below, and a mark where the price ends."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from reportlab.graphics.shapes import Drawing, Line, Rect, String

from coopbooks.papers.charts import svg
from coopbooks.papers.pieces_chart import Slice, where_it_goes
from tests.core.test_papers_charts import LOOK

BREAD = (
    Slice("Materials", "63%", Fraction(310, 490)),
    Slice("Work", "16%", Fraction(80, 490)),
    Slice("Other", "6%", Fraction(285, 4900)),
    Slice("Left", "15%", Fraction(715, 4900), "left"),
)


def pieces(drawing: Drawing) -> list[Rect]:
    """The pieces of the bar, not the small squares before their names."""
    rects = [shape for shape in drawing.contents if isinstance(shape, Rect)]
    return [rect for rect in rects if rect.height > LOOK.letters]


def written(drawing: Drawing) -> tuple[list[String], list[String]]:
    """The numbers under the pieces, and their names."""
    strings = [shape for shape in drawing.contents if isinstance(shape, String)]
    return [one for one in strings if one.text.isdigit()], [one for one in strings if not one.text.isdigit()]


def test_each_piece_is_as_wide_as_its_part_and_all_fill_the_bar() -> None:
    """310 of 490 over 1200 points is 759,2; the points between two pieces are what lies behind."""
    drawn = pieces(where_it_goes(BREAD, LOOK))
    assert [round(one.x, 1) for one in drawn] == [0, 759.2, 955.1, 1024.9]
    assert abs(drawn[-1].x + drawn[-1].width - (LOOK.width - 1)) < 0.01
    assert all(one.y + one.height == LOOK.height for one in drawn)


def test_the_cost_grows_weaker_and_what_is_left_is_money_in() -> None:
    colours = [one.fillColor for one in pieces(where_it_goes(BREAD, LOOK)) if one.fillColor]
    assert [round(colour.alpha, 2) for colour in colours] == [1, 0.73, 0.47, 1]
    assert colours[-1].hexval() == "0x00ff00"


def test_each_piece_has_a_number_under_it_and_before_its_name() -> None:
    """The middles of the pieces: half of 310, and so on, of 490 over 1200 points."""
    numbers, names = written(where_it_goes(BREAD, LOOK))
    assert [shape.text for shape in numbers] == ["1", "2", "3", "4"]
    assert [shape.text for shape in names] == ["1 Materials 63%", "2 Work 16%", "3 Other 6%", "4 Left 15%"]
    middles = [379.6, 857.1, 989.9, 1112.4]
    assert all(abs(shape.x - middle) < LOOK.letters for shape, middle in zip(numbers, middles, strict=True))


def test_numbers_of_pieces_too_small_for_them_stand_side_by_side_and_within_the_bar() -> None:
    crumbs = [Slice(f"Piece {number}", "1%", Fraction(1, 100)) for number in range(6)]
    for slices in (
        [Slice("Work", "94%", Fraction(94, 100)), *crumbs],
        [*crumbs, Slice("Work", "94%", Fraction(94, 100))],
    ):
        numbers, _names = written(where_it_goes(slices, replace(LOOK, width=300)))
        wide = LOOK.typeface.width("1", LOOK.letters)
        assert [shape.text for shape in numbers] == [str(number) for number in range(1, 8)]
        assert all(one.x + wide < after.x for one, after in pairwise(numbers))
        assert numbers[0].x >= 0
        assert numbers[-1].x + wide <= 300


def test_names_go_on_below_one_another_where_the_bar_is_narrow() -> None:
    _numbers, names = written(where_it_goes(BREAD, replace(LOOK, width=150)))
    assert len(names) == len(BREAD)
    assert len({shape.y for shape in names}) > 1
    assert all(shape.x + 10 < 150 for shape in names)


def test_a_price_that_does_not_reach_is_marked() -> None:
    drawn = where_it_goes(BREAD[:3], LOOK, Fraction(9, 10))
    (mark,) = [shape for shape in drawn.contents if isinstance(shape, Line)]
    assert (mark.x1, mark.x2) == (1080, 1080)
    assert not [shape for shape in where_it_goes(BREAD, LOOK).contents if isinstance(shape, Line)]


def test_it_can_be_shown_on_the_screen() -> None:
    assert b"Materials" in svg(where_it_goes(BREAD, LOOK), LOOK)
