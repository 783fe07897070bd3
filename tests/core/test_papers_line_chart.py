"""What goes down in steps: where each corner stands, which line is which, and what is written."""

from dataclasses import replace
from datetime import date

from reportlab.graphics.shapes import Drawing, PolyLine, String

from coopbooks.money import Money
from coopbooks.papers.charts import svg
from coopbooks.papers.letters import LEADING
from coopbooks.papers.line_chart import Point, going_down
from tests.core.test_papers_charts import LOOK

SQUARE = replace(LOOK, width=400, height=100 + 2.9 * LOOK.letters * LEADING)
"""A hundred points high between what is written above and below."""
FLOOR = 1.4 * LOOK.letters * LEADING


def point(day: int, bolivianos: int) -> Point:
    return Point(date(2026, 3, day), Money.of(bolivianos))


PLANNED = (point(1, 1000), point(11, 500), point(21, 0))
REAL = (point(1, 1000), point(6, 400))


def corners(drawing: Drawing) -> list[list[tuple[float, float]]]:
    """The corners of each line, from the line on the ground up."""
    lines = [shape for shape in drawing.contents if isinstance(shape, PolyLine)]
    return [
        [(across, round(up - FLOOR, 6)) for across, up in zip(line.points[::2], line.points[1::2], strict=True)]
        for line in lines
    ]


def test_each_line_stays_until_the_next_point_and_goes_there_at_once() -> None:
    """Twenty days over 400 points are 20 points a day; 1.000 is 100 points high, so 500 is 50 and 400 is 40."""
    planned, real = corners(going_down(PLANNED, REAL, SQUARE))
    assert planned == [(0, 100), (200, 100), (200, 50), (400, 50), (400, 0)]
    assert real == [(0, 100), (100, 100), (100, 40)]


def test_the_lines_differ_by_more_than_their_colour() -> None:
    planned, real = (one for one in going_down(PLANNED, REAL, SQUARE).contents if isinstance(one, PolyLine))
    assert planned.strokeDashArray
    assert not real.strokeDashArray
    assert real.strokeWidth > planned.strokeWidth


def test_it_says_what_it_began_with_where_it_is_and_from_when_to_when() -> None:
    said = [one.text.replace("\N{NO-BREAK SPACE}", " ") for one in _words(going_down(PLANNED, REAL, SQUARE))]
    assert said == ["01/03/2026", "21/03/2026", "06/03/2026", "Bs 1,000.00", "Bs 400.00"]


def test_nothing_is_written_over_something_else_or_off_the_edge() -> None:
    """The day of the last payment is left out where it would stand over the first or the last day."""
    early = (point(1, 1000), point(2, 900))
    days = [one.text for one in _words(going_down(PLANNED, early, SQUARE)) if "/" in one.text]
    assert days == ["01/03/2026", "21/03/2026"]
    paid_back = (point(1, 1000), point(21, 0))
    assert all(0 <= one.x < SQUARE.width for one in _words(going_down(PLANNED, paid_back, SQUARE)))


def test_before_anything_was_paid_there_is_only_the_plan() -> None:
    drawn = going_down(PLANNED, (), SQUARE)
    assert len(corners(drawn)) == 1
    assert b"polyline" in svg(drawn, SQUARE)


def test_on_the_screen_a_line_fills_nothing() -> None:
    """Qt fills black what is said to be filled with a word SVG does not know."""
    drawn = svg(going_down(PLANNED, REAL, SQUARE), SQUARE)
    assert drawn.count(b"fill: none;") >= 2
    assert b"fill: None" not in drawn


def _words(drawing: Drawing) -> list[String]:
    return [one for one in drawing.contents if isinstance(one, String)]
