"""Charts: where the bars stand, what is written at them, and that nothing written hides anything."""

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from coopbooks import i18n
from coopbooks.cash import CashWeek
from coopbooks.days import Month
from coopbooks.papers import charts
from coopbooks.papers.charts import ChartLook
from coopbooks.statements import MonthResult
from tests.builders import m, spaced

LOOK = ChartLook(
    width=1200,
    height=200,
    letters=10,
    text="#000001",
    quiet="#000002",
    line="#000003",
    money_in="#00ff00",
    money_out="#ff0000",
    held="#888888",
    now="#0000ff",
)


def results(*amounts: str, look: ChartLook = LOOK) -> Drawing:
    """Draw months from November 2025 on, in which so much was gained + or lost −."""
    nothing = m("0")
    months = [
        MonthResult(Month(2025, 11).plus(number), max(m(amount), nothing), max(-m(amount), nothing))
        for number, amount in enumerate(amounts)
    ]
    return charts.result_by_month(months, look)


def bars(drawing: Drawing) -> list[Rect]:
    return [shape for shape in drawing.contents if isinstance(shape, Rect)]


def colours(drawing: Drawing) -> list[str]:
    return [bar.fillColor.hexval() for bar in bars(drawing) if bar.fillColor]


def words(drawing: Drawing) -> list[str]:
    return [spaced(shape.text) for shape in drawing.contents if isinstance(shape, String)]


def ground(drawing: Drawing) -> float:
    (line,) = [shape for shape in drawing.contents if isinstance(shape, Line)]
    return float(line.y1)


def test_gains_stand_on_the_line_and_losses_hang_below_it_all_to_one_scale() -> None:
    """100 gained, 50 lost, 25 gained: heights as 4 : 2 : 1."""
    drawing = results("100", "-50", "25")
    gained, lost, little = bars(drawing)
    line = ground(drawing)
    assert (gained.y, lost.y + lost.height, little.y) == pytest.approx((line, line, line))
    assert gained.height == pytest.approx(2 * lost.height) == pytest.approx(4 * little.height)
    assert colours(drawing) == ["0x00ff00", "0xff0000", "0x00ff00"]


def test_bars_begin_at_zero_however_alike_they_are() -> None:
    """100 and 98: the second is drawn at 98 hundredths of the first, not as if it were nothing."""
    first, second = bars(results("100", "98"))
    assert second.height == pytest.approx(0.98 * first.height)


def test_each_figure_has_the_same_share_of_the_width() -> None:
    centres = [bar.x + bar.width / 2 for bar in bars(results("1", "2", "3", "4"))]
    assert centres == pytest.approx([150, 450, 750, 1050])


def test_a_month_of_nothing_has_no_bar_and_a_month_of_a_centavo_has_one() -> None:
    centavo, _thousand = bars(results("0", "0.01", "1000"))
    assert centavo.height == 1.0


def test_amounts_are_marked_by_signs_not_by_colour_alone() -> None:
    said = words(results("100", "-50"))
    assert "+ Bs 100.00" in said
    assert "− Bs 50.00" in said


def test_the_year_is_written_where_it_begins() -> None:
    said = words(results("1", "2", "3", "4"))
    assert [word for word in said if not word.startswith("+")] == ["Nov", "2025", "Dec", "Jan", "2026", "Feb"]


def test_a_year_of_one_month_gives_way_where_there_is_no_room_for_both() -> None:
    """Twelve months from December on: on 300 points 2025 would run into 2026, on 1,200 there is room for both."""
    months = [(Month(2025, 12).plus(number), m("10")) for number in range(12)]
    years = [
        [word for word in words(charts.by_month(months, replace(LOOK, width=wide))) if word.startswith("20")]
        for wide in (300, 1200)
    ]
    assert years == [["2026"], ["2025", "2026"]]


def test_weeks_are_named_by_their_last_day_and_the_newest_has_its_own_colour() -> None:
    days = (date(2026, 2, 22), date(2026, 3, 1), date(2026, 3, 5))
    drawing = charts.cash_by_week([CashWeek(day, m("10")) for day in days], LOOK)
    assert colours(drawing) == ["0x888888", "0x888888", "0x0000ff"]
    assert [word for word in words(drawing) if not word.startswith("Bs")] == ["22", "Feb", "1", "Mar", "5"]


def test_the_months_are_named_in_the_language_spoken() -> None:
    with i18n.speaking("es"):
        assert words(results("1", "2", "3"))[3:] == ["nov", "2025", "dic", "ene", "2026"]


@pytest.mark.parametrize("wide", [250, 350, 600, 1200])
@pytest.mark.parametrize("letters", [9, 14, 22])
def test_no_words_leave_the_drawing_or_cover_one_another(wide: int, letters: int) -> None:
    """At every width and size of text twelve months are readable, with as much written as there is room for."""
    amounts = [f"{(number * 37) % 11 - 4}000" for number in range(12)]
    drawing = results(*amounts, look=replace(LOOK, width=wide, letters=letters, height=letters * 20))
    shown = [shape for shape in drawing.contents if isinstance(shape, String)]
    places = [(one.x, one.y, one.x + stringWidth(one.text, one.fontName, letters), one.y + letters) for one in shown]
    assert all(left >= -0.1 and right <= wide + 0.1 for left, _low, right, _high in places)
    for number, (left, low, right, high) in enumerate(places):
        for other_left, other_low, other_right, other_high in places[:number]:
            apart = left >= other_right or right <= other_left
            assert apart or low >= other_high - letters * 0.3 or high <= other_low + letters * 0.3
    assert shown[-1].text == "Oct"


def test_the_screen_gets_it_as_svg_with_letters_that_can_be_read_out() -> None:
    root = ET.fromstring(charts.svg(results("100", "-50"), LOOK))
    text = list(root.iter("{http://www.w3.org/2000/svg}text"))
    assert spaced(str(text[0].text)) == "+ Bs 100.00"
    assert all("font-family: DejaVu Sans;" in element.attrib["style"] for element in text)
    assert not list(root.iter("{http://www.w3.org/2000/svg}clipPath"))  # Qt paints it black


def test_paper_takes_the_same_drawing() -> None:
    assert bytes(renderPDF.drawToString(results("100", "-50"))).startswith(b"%PDF")  # type: ignore[arg-type] # it is bytes


def test_the_same_figures_give_the_same_bytes() -> None:
    assert charts.svg(results("100", "-50"), LOOK) == charts.svg(results("100", "-50"), LOOK)


def test_what_an_hour_earned_has_no_sign_and_the_last_month_stands_out() -> None:
    """12 an hour is three times as high as 4."""
    months = [(Month(2026, 2), m("4")), (Month(2026, 3), m("12"))]
    drawing = charts.earned_by_month(months, LOOK)
    low, high = bars(drawing)
    assert high.height == pytest.approx(3 * low.height)
    assert colours(drawing) == ["0x888888", "0x0000ff"]
    assert {"Bs 4.00", "Bs 12.00"} <= set(words(drawing))
