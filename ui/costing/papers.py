"""A cost sheet taken along: on paper for the club or for a buyer, or as a workbook whose sums stay alive."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from coopbooks import costing, i18n
from coopbooks.costing import WholeSheet
from coopbooks.i18n import N_, _
from ui.shared import background
from ui.shared.doing import Deed, Desk
from ui.shared.labels import button, unfold
from ui.shared.record_table import RecordTable
from ui.shared.recorded import PAPER
from ui.shared.row_deeds import unfold_at_row
from ui.shared.saving import ask_where_to_save, write
from ui.shared.sheet import paper
from ui.shared.words import say

WholeOf = Callable[[], WholeSheet]
"""Gives the sheet with all that is said of it; refuses one that is not whole yet."""
_OFFERED: Final = {
    "club": N_("For the club: everything"),
    "buyer": N_("For a buyer: without pay and earnings"),
    "workbook": N_("For a spreadsheet, with its sums (Excel)"),
}


def papers_button(desk: Desk, whole: WholeOf, parent: QWidget) -> QPushButton:
    """Return the button that offers a sheet on paper and as a workbook."""
    made = button(lambda: _("Print…"), "menu", "print")
    unfold(made, papers_menu(desk, whole, made, parent), PAPER, parent)
    return made


def papers_menu(desk: Desk, whole: WholeOf, menu_of: QWidget, parent: QWidget) -> QMenu:
    """Return the menu of the papers of a sheet; what is refused of it is shown in ``parent``."""
    menu = QMenu(menu_of)
    for kind, words in _OFFERED.items():
        action = QAction(menu)
        say(action.setText, partial(_, words))
        action.triggered.connect(lambda _checked=False, kind=kind: take_along(desk, whole, parent, kind))
        menu.addAction(action)
    return menu


def offer_papers(desk: Desk, table: RecordTable[Any], version: int) -> None:
    """Offer the papers of a version at its row."""
    whole = partial(costing.whole_sheet, desk.books, version)
    unfold_at_row(table, papers_menu(desk, whole, table, table))


def take_along(desk: Desk, whole: WholeOf, parent: Any, kind: str) -> None:
    """Show the paper, or ask where the workbook is saved; a sheet that is not whole is refused where it is typed."""
    then = ask_for_workbook if kind == "workbook" else partial(preview, for_buyer=kind == "buyer")
    desk.do(whole, at=parent if hasattr(parent, "refuse") else None, then=lambda found: then(desk, found, parent))


def preview(desk: Desk, whole: WholeSheet, _parent: QWidget, *, for_buyer: bool) -> None:
    """Show the paper of a sheet, as it stands now."""
    name = f"{_('Cost sheet')} {whole.product.name}"
    make = paper(desk.books, lambda papers, sheet: papers.cost_sheet(whole, sheet, for_buyer=for_buyer))
    desk.preview(name, make)


def ask_for_workbook(desk: Desk, whole: WholeSheet, parent: QWidget) -> None:
    """Ask where the workbook of a sheet is to be saved, in the language spoken."""
    name = f"{_('Cost sheet')} {whole.product.name}.xlsx"
    language = i18n.language()

    def save(path: Path) -> None:
        background.start(lambda _work: save_workbook(whole, language, path), desk.done, desk.fail)

    ask_where_to_save(parent, _("Save as a workbook"), name, save, "Excel (*.xlsx)")


def save_workbook(whole: WholeSheet, language: str, path: Path) -> Deed:
    """Write the workbook, away from the window's thread; Trouble where that cannot be."""
    from coopbooks import exchange  # no part of a start

    write(path, exchange.cost_sheet(whole, language))
    return Deed(lambda: _("The workbook was saved: %(name)s") % {"name": path.name})
