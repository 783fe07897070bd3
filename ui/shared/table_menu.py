"""What can be done with a table, offered by the right button and the menu key: copy, sort, choose columns."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from coopbooks.i18n import _
from ui.shared.rows import Sorted


def table_menu(table: Any) -> QMenu:
    """Return the menu of a record table; it goes when it closes."""
    menu = QMenu(table)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    copy = menu.addAction(_("Copy the rows selected"), table.copy)
    copy.setEnabled(table.selectionModel().hasSelection())
    menu.addSeparator()
    _offer_orders(menu, table)
    menu.addAction(_("Columns…"), table.choose_columns)
    menu.addAction(_("As at the beginning"), table.begin_again)
    return menu


def _offer_orders(menu: QMenu, table: Any) -> None:
    """Offer every order there is, the one in force ticked."""
    orders = menu.addMenu(_("Sort by"))
    now = table.rows_model.sorted
    for column in table.sortable():
        for descending in (False, True):
            wanted = Sorted(column.key, descending=descending)
            words = _("%(column)s, largest first") if descending else _("%(column)s, smallest first")
            action = QAction(words % {"column": column.heading()}, orders, checkable=True, checked=now == wanted)
            action.triggered.connect(partial(_sort, table, wanted))
            orders.addAction(action)
    orders.setEnabled(bool(orders.actions()))


def _sort(table: Any, wanted: Sorted, _checked: bool) -> None:  # noqa: FBT001 - as Qt tells it
    table.sort_by(wanted)
