"""Grids to test with: a cost sheet, a count, and what is asked of them."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from coopbooks.errors import Refusal
from coopbooks.quantity import Quantity
from tests.builders import m
from ui.shared.choice import Option
from ui.shared.grid import Grid, GridColumn, GridRow, GridSection
from ui.shared.money_edit import MoneyEdit
from ui.shared.percent_edit import PercentEdit
from ui.shared.picker import Picker
from ui.shared.quantity_edit import QuantityEdit
from ui.shared.typed_edit import TextEdit

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
YARNS = [Option("wool", "Wool"), Option("alpaca", "Alpaca"), Option("cotton", "Cotton")]


def _make(name: str) -> Option:
    if name == "Bad":
        raise Refusal("No such yarn may be made.")
    return Option(name.lower(), name)


def sheet() -> Grid:
    """Return a sheet of materials and work, as a cost sheet has them."""
    materials = GridSection(
        "materials",
        lambda: "Materials",
        (
            GridColumn("what", lambda: "Material", lambda: Picker(lambda: YARNS, _make)),
            GridColumn("many", lambda: "Quantity", QuantityEdit, right=True),
            GridColumn("waste", lambda: "Waste", PercentEdit, right=True),
            GridColumn("price", lambda: "Price", MoneyEdit, right=True),
            GridColumn("cost", lambda: "Cost", right=True),
        ),
        invitation=lambda: "Add a material…",
        sums=("cost",),
    )
    work = GridSection(
        "work",
        lambda: "Work",
        (
            GridColumn("what", lambda: "Operation", TextEdit),
            GridColumn("many", lambda: "Times", QuantityEdit, right=True),
            None,
            GridColumn("price", lambda: "Pay", MoneyEdit, right=True),
            GridColumn("cost", lambda: "Cost", right=True),
        ),
        invitation=lambda: "Add an operation…",
        sums=("cost",),
    )
    return Grid(lambda: "Cost sheet", (materials, work), (0, 90, 80, 100, 100))


def sheet_on_screen(show: Any) -> Grid:
    """Return a sheet on the screen, the cursor in it, a field above and below."""
    made = sheet()
    show(QLineEdit(), made, QLineEdit())
    made.setFocus()
    QApplication.processEvents()
    return made


def counts() -> Grid:
    """Return a count: fixed rows, one column to be typed in."""
    section = GridSection(
        "count",
        lambda: "Count",
        (GridColumn("name", lambda: "Material"), GridColumn("found", lambda: "Found", QuantityEdit, right=True)),
        sums=("found",),
    )
    made = Grid(lambda: "Count", (section,), (0, 120), downward=True)
    rows = [GridRow() for _row in range(3)]
    made.show_rows({"count": rows})
    made.tell({(row, "name"): name for row, name in zip(rows, ("Wool", "Alpaca", "Cotton"), strict=True)})
    return made


def words(grid: Grid, line: int) -> list[str]:
    """What stands in a line."""
    return [grid.model.text(grid.model.spot(line), place) for place in range(grid.model.columnCount())]


def here(grid: Grid) -> tuple[int, int]:
    """Where the cursor is."""
    return grid.view.currentIndex().row(), grid.view.currentIndex().column()


def fill(keys: Any) -> None:
    """Type one material, cell by cell, with Enter."""
    for text in ("alp", "2,5", "10", "12*3,50"):
        keys.type(text)
        keys.press(Qt.Key.Key_Return)


def with_material(grid: Grid, many: int = 1) -> GridRow:
    """Show some materials, each 2 at 5; return the first."""
    values = {"what": YARNS[0], "many": Quantity.of("2"), "price": m("5")}
    rows = [GridRow(values) for _row in range(many)]
    grid.show_rows({"materials": rows})
    return rows[0]
