"""Other columns in a grid: what stands in its rows stays with them, also where no column shows it now."""

from collections.abc import Sequence

from ui.shared.grid.grid import Grid
from ui.shared.grid.shape import GridSection


def show_columns(grid: Grid, sections: Sequence[GridSection], widths: Sequence[int]) -> None:
    """Have other columns, or called otherwise; the cursor stays on its cell where that is still there."""
    here, model, view = grid.here(), grid.model, grid.view
    view.editing.leave()
    model.beginResetModel()
    model.sections = sections
    model.rows = {section.key: model.rows.get(section.key, []) for section in sections}
    model.places = max(len(section.columns) for section in sections)
    model.sums = {}
    model.lay_out()
    view.widths = widths
    model.endResetModel()
    view.deeds.forget_all()
    view.share_room()
    row, column = here[1:] if here else (None, None)
    if row and column and any(one and one.key == column.key for section in sections for one in section.columns):
        view.go_to(model.index_of(row, column.key))
