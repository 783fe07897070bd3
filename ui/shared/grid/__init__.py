"""A table one types into like a spreadsheet: rows in sections, each cell one of the kit's typed fields.

:class:`Grid` is the widget; sections and their columns are described by :mod:`ui.shared.grid.shape`.
"""

from ui.shared.grid.grid import Grid
from ui.shared.grid.shape import Cell, GridColumn, GridRow, GridSection

__all__ = ["Cell", "Grid", "GridColumn", "GridRow", "GridSection"]
