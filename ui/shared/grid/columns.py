"""Other columns in a grid: what stands in its rows stays with them, also where no column shows it now."""

from collections.abc import Sequence

from PySide6.QtGui import QFont, QFontMetrics

from ui import look
from ui.shared.grid.grid import Grid
from ui.shared.grid.shape import GridSection


def room_of(grid: Grid, heading: str) -> int:
    """Return how wide a heading is written, in pixels of the usual size of the text."""
    font = QFont(grid.view.font())
    font.setBold(True)
    return QFontMetrics(font).horizontalAdvance(heading) * look.WHOLE // look.scaled(look.WHOLE)


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
    view._share_room()  # noqa: SLF001 - of the same kit
    row, column = here[1:] if here else (None, None)
    if row and column and any(one and one.key == column.key for section in sections for one in section.columns):
        view.go_to(model.index_of(row, column.key))
