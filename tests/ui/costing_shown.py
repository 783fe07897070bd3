"""A cost sheet on the screen, worked out with nothing but the units everybody knows."""

from typing import Any

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from coopbooks import costing
from coopbooks.costing import Known, Sheet
from tests.core.costing_sheets import KNOWN
from ui.costing.fields import SheetFields
from ui.costing.lines import rows_of
from ui.costing.live import Live
from ui.costing.sections import ways
from ui.shared.choice import Option

MATERIALS = [Option(7, "Merino", "kg")]
PRODUCTS = [Option(2, "Dough", "kg")]
POOLS = [Option(3, "Rent")]

_GROUNDS: list[QWidget] = []
"""What sheets lie on: qtbot alone lets go of them."""


def fields(qtbot: QtBot) -> SheetFields:
    """Return an empty sheet."""
    ground = QWidget()
    qtbot.addWidget(ground)
    made = SheetFields(lambda: MATERIALS, lambda: PRODUCTS, lambda: POOLS, ground)
    _GROUNDS.append(ground)
    for one in (made.grid, *made.boxes.values()):
        one.setParent(ground)
    made.show_those_asked()
    return made


def all_ways() -> dict[str, list[Option]]:
    """Return how amounts, prices and pay may be found."""
    few = {"source": costing.SOURCES, "pay": costing.PAY}
    chosen = {name: [Option(key, words) for key, words in words_.items()] for name, words_ in few.items()}
    return {**{kind: ways(kind, lambda: POOLS) for kind in costing.KINDS}, **chosen}


def put_in(shown: SheetFields, sheet: Sheet) -> None:
    """Show a sheet in its fields."""
    shown.put(sheet)
    shown.grid.show_rows(rows_of(sheet.lines, all_ways()))


def live(shown: SheetFields, known: Known = KNOWN) -> Live:
    """Work it out as it is typed."""
    made = Live(shown, 1, lambda _sheet: known)
    shown.changed.connect(made.work_out)
    made.work_out()
    return made


def cell_texts(shown: SheetFields, section: str) -> list[list[str]]:
    """Return what is read in the rows of a section, and in its foot."""
    model = shown.grid.model
    lines = [line for line in range(model.rowCount()) if model.spot(line).section.key == section]
    return [[model.text(model.spot(line), place) for place in range(model.columnCount())] for line in lines][1:]


def type_row(keys: Any, *texts: str) -> None:
    """Type a row from the cell the cursor is in, cell by cell."""
    from PySide6.QtCore import Qt

    for text in texts:
        if text:
            keys.type(text)
        keys.press(Qt.Key.Key_Tab)
    QApplication.processEvents()


def labels(widget: QWidget) -> str:
    """Return everything a widget says."""
    from PySide6.QtWidgets import QLabel

    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))
