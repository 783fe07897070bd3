"""The papers of a run, offered in a menu: over the run itself, and at its row in the list."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from coopbooks.i18n import _
from coopbooks.payouts import Run
from ui.payouts.papers import ask_slips, pack_waiting, show_bank_list, show_labels, show_pay_list, show_record
from ui.shared.doing import Desk
from ui.shared.record_table import RecordTable
from ui.shared.row_deeds import unfold_at_row
from ui.shared.words import Words, say


class PapersMenu(QMenu):
    """The menu; ``run`` gives the one in sight, ``within`` is what it is asked in how slips are wanted."""

    def __init__(self, desk: Desk, run: Callable[[], Run], menu_of: QWidget, within: QWidget) -> None:
        """Offer what there is of every run."""
        super().__init__(menu_of)
        self._desk, self._run = desk, run
        self.record_action = self._add(lambda: _("The record for the assembly"), show_record)
        self._add(lambda: _("Slips…"), lambda desk, run: ask_slips(desk, run, within))
        self._add(lambda: _("The pay list, to be signed"), _show_pay_list)
        self.labels_action = self._add(lambda: _("Labels of the envelopes"), partial(_packed, show_labels))
        self.bank_action = self._add(lambda: _("What to fetch from the bank"), partial(_packed, show_bank_list))

    def _add(self, words: Words, show: Callable[[Desk, Run], object]) -> QAction:
        action = QAction(self)
        say(action.setText, words)
        action.triggered.connect(lambda: self._desk.do(lambda: show(self._desk, self._run())))
        self.addAction(action)
        return action

    def offer(self) -> None:
        """Offer what there is of the run in sight."""
        run = self._run()
        self.record_action.setVisible(run.kind == "surplus")
        for action in (self.labels_action, self.bank_action):
            action.setVisible(run.state == "approved" and run.left > 0)


def offer_papers(desk: Desk, table: RecordTable[Any], run: Run) -> None:
    """Offer the papers of a run at its row."""
    menu = PapersMenu(desk, lambda: run, table, table)
    menu.offer()
    unfold_at_row(table, menu)


def _show_pay_list(desk: Desk, run: Run) -> None:
    show_pay_list(desk, run, pack_waiting(desk, run) if run.left else None)


def _packed(show: Callable[..., None], desk: Desk, run: Run) -> None:
    """Show a paper about the envelopes that wait, by the notes and coins the club wishes for."""
    show(desk, run, pack_waiting(desk, run))
