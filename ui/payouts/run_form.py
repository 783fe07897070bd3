"""The form in which a payout is prepared, and beside it, as it is typed, what each member would get."""

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coopbooks import members, payouts
from coopbooks.errors import Refusal
from coopbooks.i18n import _, language
from coopbooks.payouts import Run, RunDraft, Simulation
from ui.payouts.run_deeds import changed, draft_of, drafted, is_gone, keep_changed, keep_drafted
from ui.payouts.run_fields import RunFields
from ui.payouts.run_pane import MANY, ROOM, SHARES, Gets, RunPane, told
from ui.payouts.worked_out import recalled, remember, simulate
from ui.shared.doing import Deed, Desk, Wanted
from ui.shared.patience import GIVEN_UP

Simulating = Callable[[RunDraft], Simulation]
_SLOW: Final = 0.5
"""Seconds: what takes longer is worked out when somebody asks for it, not while she types."""


class RunForm(RunFields):
    """What a payout pays; with ``changing`` a draft is changed. Nothing is posted here."""

    def __init__(self, desk: Desk, changing: Run | None = None) -> None:
        """Make the form."""
        self.pane = RunPane(desk, changing.id if changing else None)
        super().__init__(desk, changing)
        self._waits = len(members.list_all(desk.books)) > MANY
        self._kept: tuple[Run, Simulation] | None = None
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
        """Work it out anew: work, rates or debts may have changed; a draft that was removed is put away."""
        if self.changing and is_gone(self.desk, self.changing):
            self.left.emit()
            return
        self._worked = None
        self.show_accounting()

    def show_accounting(self) -> None:
        """Show what each would get, too, where that takes no longer than a blink."""
        self.propose_title()
        if self._waits:
            self._wait()
        else:
            self._work_out_at_once()
        super().show_accounting()

    def _wait(self) -> None:
        """Show what was worked out for as long as it holds; else offer to work it out."""
        with suppress(Refusal):
            draft = self.draft()
            if self._worked == (draft, language()):
                return
            known = recalled(self.desk, draft)
            if known:
                self._show(draft, lambda _draft: known)
                return
        self.pane.wait(_("Press the button to see what each would get."), later=True)

    def work_out(self) -> None:
        """Work out what each would get, and show it, however long it takes; given up, it waits as before."""
        self._worked = None
        self._work_out(partial(simulate, self.desk))
        super().show_accounting()

    def _work_out_at_once(self) -> None:
        """Work it out between two keys: nothing is shown while it is, for it takes no longer than a blink."""
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._work_out(partial(payouts.simulate, self.desk.books))
        finally:
            QApplication.restoreOverrideCursor()

    def _work_out(self, simulating: Simulating) -> None:
        begun, reason = time.thread_time(), ""
        try:
            self._show(self.draft(), simulating)
        except Refusal as refusal:
            reason = refusal.reason
            self.pane.wait(refusal.message, later=reason == GIVEN_UP)
            self._tell_twins(())
        self._waits = time.thread_time() - begun > _SLOW or reason == GIVEN_UP
        self.mend_row.setVisible(reason == "no_rate")

    def _show(self, draft: RunDraft, simulating: Simulating) -> None:
        """Show what a draft would pay, unless that is what stands there; refuses what would pay nobody."""
        if self._worked == (draft, language()):
            return
        self._worked = None
        self.work.tell_behind(draft.period, self.changing.id if self.changing else None)
        if draft.pot is not None:
            self._show_taking_part(draft)
        simulation = simulating(draft)
        self.pane.show_simulation(simulation)
        self._tell_twins([one.person for one in simulation.slips])
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
            self.people.twins.hide()  # the refusal says it
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
        desk, old, known = self.desk, self.changing, self.pane.simulation
        if known is None or known.draft != draft:
            known = simulate(desk, draft)
        run = keep_changed(desk, old.id, draft) if old else keep_drafted(desk, draft)
        self._kept = run, replace(known, draft=draft_of(run))
        return changed(desk, run, draft_of(old)) if old else drafted(desk, run)

    def recorded(self, deed: Deed) -> None:
        """Say what was done; what was prepared is opened, to be looked at and approved."""
        if self._kept:
            remember(self.desk, self._kept[1])
        super().recorded(deed)
        if self._kept and not self.changing:
            self.desk.go("payouts", Wanted(run=self._kept[0].id))
