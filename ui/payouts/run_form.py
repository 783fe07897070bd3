"""The form in which a payout is prepared, and beside it, as it is typed, what each member would get."""

import time
from collections.abc import Iterable
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coopbooks import members, payouts
from coopbooks.errors import Refusal
from coopbooks.i18n import _, language
from coopbooks.payouts import Run, RunDraft
from ui.payouts.run_deeds import changed, draft_of, drafted
from ui.payouts.run_fields import RunFields
from ui.payouts.run_pane import ROOM, SHARES, Gets, RunPane, told
from ui.shared.doing import Deed, Desk, Wanted

_SLOW: Final = 0.5
"""Seconds: what takes longer is worked out when somebody asks for it, not while she types."""
_MANY: Final = 400
"""Members; of more it is not known beforehand that it takes less."""


class RunForm(RunFields):
    """What a payout pays; with ``changing`` a draft is changed. Nothing is posted here."""

    def __init__(self, desk: Desk, changing: Run | None = None) -> None:
        """Make the form."""
        self.pane = RunPane(desk.books, changing.id if changing else None)
        super().__init__(desk, changing)
        self._waits = len(members.list_all(desk.books)) > _MANY
        self._kept: Run | None = None
        self._worked: tuple[RunDraft, str] | None = None
        self.put_beside(self.pane, SHARES, ROOM)
        self.pane.asked.connect(self.work_out)
        self.mend_button.clicked.connect(self._mend)
        self.people.draft_button.clicked.connect(self._open_twin)
        self.pane.table.opened.connect(self._explain)
        self.begin()

    def showEvent(self, event: Any) -> None:
        """Come into sight up to date: elsewhere a rate may have been written down meanwhile."""
        super().showEvent(event)
        self.freshen()

    def freshen(self) -> None:
        """Work it out anew: work, rates or debts may have changed."""
        self._worked = None
        self.show_accounting()

    def show_accounting(self) -> None:
        """Show what each would get, too, where that takes no longer than a blink."""
        self.propose_title()
        if self._waits:
            self._wait()
        else:
            self._work_out()
        super().show_accounting()

    def _wait(self) -> None:
        """Leave what was worked out in sight for as long as it holds; else offer to work it out."""
        try:
            held = self._worked == (self.draft(), language())
        except Refusal:
            held = False
        if not held:
            self.pane.wait(_("Press the button to see what each would get."), later=True)

    def work_out(self) -> None:
        """Work out what each would get, and show it, however long it takes."""
        self._worked = None
        self._work_out()
        super().show_accounting()

    def _work_out(self) -> None:
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        begun, unrated = time.thread_time(), False
        try:
            self._show(self.draft())
        except Refusal as refusal:
            self.pane.wait(refusal.message)
            self._tell_twins(())
            unrated = refusal.reason == "no_rate"
        finally:
            QApplication.restoreOverrideCursor()
        self._waits = time.thread_time() - begun > _SLOW
        self.mend_row.setVisible(unrated)

    def _show(self, draft: RunDraft) -> None:
        """Show what a draft would pay, unless that is what stands there; refuses what would pay nobody."""
        if self._worked == (draft, language()):
            return
        self._worked = None
        self.work.tell_behind(draft.period)
        if draft.pot is not None:
            self._show_taking_part(draft)
        self.pane.show_simulation(payouts.simulate(self.desk.books, draft))
        self._tell_twins([one.person for one in self.pane.simulation.slips] if self.pane.simulation else [])
        self._worked = (draft, language())

    def _show_taking_part(self, draft: RunDraft) -> None:
        """Show who takes part in the pot, and what of each was recorded."""
        books = self.desk.books
        found = payouts.gather(books, draft)
        there = set(draft.members or payouts.who_is_paid(draft, found)) - set(draft.without)
        shown = {one.id: one.label for one in members.list_all(books) if one.id in there}
        self.pot.show_members(shown, found)

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal where it belongs, and no figures of before."""
        self.show_accounting()
        if refusal.reason == "two_drafts":
            draft = self.draft()
            self._tell_twins(payouts.who_is_paid(draft, payouts.gather(self.desk.books, draft)))
        super().refuse(refusal)

    def _tell_twins(self, persons: Iterable[int]) -> None:
        """Say who of those that are paid is in another draft already."""
        self.people.tell_twins(persons, self.changing.id if self.changing else None)

    def _open_twin(self) -> None:
        """Open the other draft; what is typed here waits."""
        if self.people.draft is not None:
            self.desk.go("payouts", Wanted(run=self.people.draft))

    def _mend(self) -> None:
        """Open the work nobody knows the rate of."""
        found = payouts.gather(self.desk.books, self.draft())
        unrated = next((one for one in found if one.paid_at is None), None)
        if unrated:
            self.desk.go("work", Wanted(work=unrated.id))

    def _explain(self, row: Gets) -> None:
        """Open how what one member would get is worked out."""
        from ui.payouts.explain_view import ExplainView  # loaded when it is opened

        desk = self.desk
        desk.open_over(ExplainView(desk, self.changing, row.slip, "paid", desk.open_over))

    def summary(self, draft: RunDraft) -> str:
        """Say what it comes to."""
        simulation = self.pane.simulation
        return told(simulation) if simulation and simulation.draft == draft else ""

    def record(self, draft: RunDraft) -> Deed:
        """Keep the draft, once it is known that it can be paid."""
        books, old = self.desk.books, self.changing
        if not (self.pane.simulation and self.pane.simulation.draft == draft):
            payouts.simulate(books, draft)
        if old is not None:
            return changed(self.desk, payouts.change_run(books, old.id, draft), draft_of(old))
        self._kept = payouts.draft_run(books, draft)
        return drafted(self.desk, self._kept)

    def recorded(self, deed: Deed) -> None:
        """Say what was done; what was prepared is opened, to be looked at and approved."""
        super().recorded(deed)
        if self._kept:
            self.desk.go("payouts", Wanted(run=self._kept.id))
