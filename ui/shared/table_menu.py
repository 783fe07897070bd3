"""What can be done with a table and its rows, offered by the right button and the menu key: copy, sort, and so on."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from coopbooks.i18n import _
from ui.shared.rows import Sorted, order_words


def table_menu(table: Any) -> QMenu:
    """Return the menu of a record table; it goes when it closes."""
    menu = QMenu(table)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(_("What can be done with the list"))
    menu.setAccessibleDescription(table.accessibleName())
    row = table.current()
    for deed in table.row_deeds:
        menu.addAction(deed.shown(), partial(deed.do, row)).setEnabled(deed.can(row))
    copy = menu.addAction(_("Copy the chosen rows"), table.copy)
    copy.setEnabled(table.selectionModel().hasSelection())
    menu.addSeparator()
    _offer_orders(menu, table)
    menu.addAction(_("Columns…"), table.choose_columns)
    menu.addAction(_("Columns as at the beginning"), table.begin_again)
    return menu


def _offer_orders(menu: QMenu, table: Any) -> None:
    """Offer every order there is, the one in force ticked."""
    orders = menu.addMenu(_("Sort by"))
    orders.setAccessibleName(orders.title())
    now = table.rows_model.sorted
    for column in table.sortable():
        for descending in (False, True):
            wanted = Sorted(column.key, descending=descending)
            words = order_words(column, descending=descending)
            action = QAction(words, orders, checkable=True, checked=now == wanted)
            action.triggered.connect(lambda _checked=False, wanted=wanted: table.sort_by(wanted))
            orders.addAction(action)
    orders.setEnabled(bool(orders.actions()))
