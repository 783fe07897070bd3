"""What can be done with the row under the cursor of a list, by keys and from its menu: record it again, print it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from coopbooks.i18n import _
from ui.shared.doing import Desk
from ui.shared.labels import on_keys
from ui.shared.record_table import RecordTable
from ui.shared.recorded import AGAIN, PAPER
from ui.shared.statement_shown import Line
from ui.shared.words import Words

T = TypeVar("T")


@dataclass(frozen=True)
class RowDeed:
    """One thing that can be done with a row: in ``words``, by ``keys``, for the rows of which it is ``possible``."""

    keys: str
    words: Words
    do: Callable[[Any], object]
    possible: Callable[[Any], bool]

    def shown(self) -> str:
        """Return what stands in the menu: the words, and behind them the keys."""
        return f"{self.words()}\t{QKeySequence(self.keys).toString(QKeySequence.SequenceFormat.NativeText)}"

    def can(self, row: Any) -> bool:
        """Whether it can be done with a row, if that is one."""
        return row is not None and self.possible(row)


def _always(_row: Any) -> bool:
    return True


def repeats(table: RecordTable[T], record: Callable[[T], object], possible: Callable[[T], bool] = _always) -> None:
    """Let the keys that record the same again open the form of a new one like the row under the cursor."""
    _offer(table, RowDeed(AGAIN, lambda: _("Record the same again"), record, possible))


def prints(table: RecordTable[T], show: Callable[[T], object], possible: Callable[[T], bool] = _always) -> None:
    """Let the keys that print show the paper of the record under the cursor, as its own button does."""
    _offer(table, RowDeed(PAPER, lambda: _("Print…"), show, possible))


def of_voucher(desk: Desk, table: RecordTable[T], voucher: Callable[[T], int | None]) -> None:
    """Let a list of what vouchers posted do both: record the deed again, print the voucher."""

    def known(row: T) -> bool:
        return voucher(row) is not None

    repeats(table, lambda row: desk.again(voucher(row) or 0), known)
    prints(table, lambda row: desk.print_voucher(voucher(row) or 0), known)


def repeat_lines(desk: Desk, table: RecordTable[Line]) -> None:
    """Let what a line of a statement is of be recorded again; the keys that print print all of it."""
    repeats(table, lambda line: desk.again(line.voucher or 0), lambda line: line.voucher is not None)


def _offer(table: RecordTable[Any], deed: RowDeed) -> None:
    table.row_deeds.append(deed)
    on_keys(deed.keys, table, partial(_do, table, deed))


def _do(table: RecordTable[Any], deed: RowDeed) -> None:
    row = table.current()
    if deed.can(row) and QApplication.activePopupWidget() is None:  # else the form would open under what is open
        deed.do(row)


def unfold_at_row(table: RecordTable[Any], menu: QMenu) -> None:
    """Open a menu of what is printed of the row under the cursor, at the row; it goes when it closes."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(_("Print…"))
    menu.setAccessibleDescription(table.accessibleName())
    menu.popup(table.viewport().mapToGlobal(table.visualRect(table.currentIndex()).bottomLeft()))
