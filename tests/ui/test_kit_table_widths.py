"""How wide columns are: what one does not need goes to those that lack it, and none drawn by hand is touched."""

from typing import Any

import pytest
from PySide6.QtGui import QFontMetrics

from ui import look
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.table_widths import Wish, widths

NAME, LONG = "Bordadora de doce agujas", "Bordadora de doce agujas con bastidor ancho"


def takes(words: int, heading: int = 60) -> Wish:
    return Wish(0, heading, words, gives=True)


def usual(width: int, words: int, heading: int = 60, *, gives: bool = True) -> Wish:
    return Wish(width, heading, words, gives=gives)


@pytest.mark.parametrize(
    ("wishes", "room", "expected"),
    [
        pytest.param([takes(100), takes(200)], 401, [200, 201], id="equal shares where each is read in them"),
        pytest.param([takes(250), takes(100)], 400, [250, 150], id="a longer one takes from a shorter"),
        pytest.param([takes(900), takes(110)], 400, [290, 110], id="the longest takes what is left"),
        pytest.param([takes(190), usual(120, 80)], 300, [190, 110], id="what is not needed is given"),
        pytest.param([takes(190), usual(120, 80)], 400, [280, 120], id="and kept where nobody lacks it"),
        pytest.param([takes(190), usual(120, 10, 100)], 200, [160, 100], id="no heading is cut: it is scrolled"),
        pytest.param([takes(190), usual(120, 80, gives=False)], 300, [180, 120], id="figures not all seen keep theirs"),
        pytest.param([takes(100), usual(120, 170)], 400, [230, 170], id="what nobody needs goes to who lacks it"),
        pytest.param([takes(150), usual(120, 170)], 300, [150, 150], id="as far as there is any"),
        pytest.param([usual(230, 180), usual(150, 160)], 380, [220, 160], id="one takes from another"),
        pytest.param([usual(120, 10), usual(80, 70)], 500, [120, 80], id="as made where none takes what is left"),
        pytest.param([usual(120, 10), usual(80, 200)], 500, [120, 200], id="and wider where all of one is read so"),
        pytest.param([usual(120, 90), usual(120, 110)], 225, [112, 113], id="or narrower so that all are seen"),
    ],
)
def test_what_is_left_goes_where_words_need_it(wishes: list[Wish], room: int, expected: list[int]) -> None:
    """At 100 % a column that takes what is left has 104 pixels at least, and 160 where the table is scrolled."""
    assert widths(wishes, room) == expected


def a_table(show: Any, rows: list[str], **second: Any) -> RecordTable[str]:
    """Return a table as wide as a name needs, beside a column of 200 pixels that is all but empty."""
    named: Column[str] = Column(lambda: "Name", str, 0, key="name")
    other: Column[str] = Column(lambda: "Note", lambda _row: "x", 200, key="note", **second)
    made: RecordTable[str] = RecordTable(lambda: "Machines", [named, other])
    window = show(made)
    window.resize(QFontMetrics(made.font()).horizontalAdvance(NAME) + 200, 400)
    made.show_rows(AllRows(rows))
    return made


def fits(table: RecordTable[str], text: str) -> bool:
    return table.header.sectionSize(0) >= QFontMetrics(table.font()).horizontalAdvance(text) + 22


def test_a_name_is_read_whole_beside_a_column_that_needs_less(show: Any) -> None:
    table = a_table(show, [NAME])
    assert fits(table, NAME)
    table.show_rows(AllRows(["Overlock"]))
    assert table.header.sectionSize(1) == 200, "as it was made where nobody lacks anything"


def test_a_width_drawn_by_hand_stays(show: Any) -> None:
    table = a_table(show, ["Overlock"])
    table.header.resizeSection(1, 190)
    table.show_rows(AllRows([LONG]))
    assert table.header.sectionSize(1) == 190


@pytest.mark.parametrize(("more", "given"), [({}, True), ({"right": True}, False), ({"kind": "days"}, False)])
def test_of_a_long_list_only_words_give_for_figures_may_be_larger_below(
    show: Any,
    more: dict[str, Any],
    given: bool,  # noqa: FBT001 - what is expected
) -> None:
    assert fits(a_table(show, [NAME] * 5000, **more), NAME) is given


def test_sums_under_a_column_are_read_too(show: Any) -> None:
    table = a_table(show, [NAME])
    table.header.stand_over({"note": "123.456.789,00 bolivianos"})
    assert table.header.sectionSize(1) > QFontMetrics(table.font()).horizontalAdvance("123.456.789,00 bolivianos")


def test_a_column_the_letters_make_wider_was_drawn_by_nobody(show: Any) -> None:
    """At 100 % it is narrower than the least at 150 %, 60 pixels."""
    table = a_table(show, [NAME])
    table.header.resizeSection(1, 48)
    table.header._drawn.clear()
    table.hide()
    try:
        look.wear("light", 150)
        assert table.header._drawn == {}
    finally:
        look.wear("light", look.WHOLE)
