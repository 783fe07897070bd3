"""The units of a cost sheet: read however they are written, kept as the books know them, shown in either language."""

from fractions import Fraction
from typing import Any

from tests.core.costing_sheets import material
from tests.ui.costing_shown import cell_texts, live, type_row
from tests.ui.test_costing_sheet import shown
from ui.costing.fields import SheetFields
from ui.costing.told import figure_text
from ui.shared.words import speak

__all__ = ["shown"]


def test_units_are_shown_in_the_language_spoken(shown: SheetFields, keys: Any) -> None:
    """Typed in one language, kept as the books know them, read in the other; a club's own word stays as it is."""
    live(shown)
    type_row(keys, "Thread", "5", "pieces", "", "", "6.60", "2 dozen")
    type_row(keys, "Yarn", "2", "cono", "", "", "30", "cono")
    thread, yarn = shown.sheet(1)[0].lines
    assert (thread, yarn) == (
        material("Thread", "5", "piece", "6.60 2 dozen"),
        material("Yarn", "2", "cono", "30 1 cono"),
    )
    speak("es")
    texts = cell_texts(shown, "materials")
    assert [(row[2], row[6]) for row in texts[:2]] == [("pieza", "2 docenas"), ("cono", "cono")]
    assert shown.sheet(1)[0].lines == (thread, yarn)


def test_how_many_must_be_sold_is_grouped_as_the_amounts_beside_it() -> None:
    assert figure_text(Fraction(5041), "pieces", "BOB") == "5,041"
