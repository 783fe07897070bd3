"""What follows in a line of a cost sheet once its material or machine is known: unit and price, or the hour."""

from ui.costing.store import Store
from ui.shared.choice import Option
from ui.shared.grid import Grid, GridRow
from ui.shared.unit_choice import name_and_unit
from ui.shared.unit_edit import kept_unit


def propose_usual(grid: Grid, store: Store, row: GridRow, key: str) -> None:
    """Propose what goes with a material that was chosen in a row, where it was its cell that was left.

    One that is written only here may have its unit behind a comma. A machine of the register brings its own hour, in
    the place of that of a year that was written here.
    """
    value = row.cell(key).value
    if key == "what" and isinstance(value, Option) and value.key is not None and row in grid.all_rows("machine"):
        grid.keep_with(row, None)
    if key != "what" or not isinstance(value, Option) or row not in grid.all_rows("materials"):
        return
    name, unit = name_and_unit(value.name)
    if value.key is not None:
        for cell, proposed in store.usual_of(value.key).items():
            grid.propose(row, cell, proposed)
    elif unit and row.cell("unit").empty:
        grid.put(row, "what", Option(None, name))
        grid.propose(row, "unit", kept_unit(unit))
