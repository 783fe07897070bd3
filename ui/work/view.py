"""Work opened: what is known of it, what it is worth and why, its papers, and what it was before it was corrected."""

from typing import Any

from coopbooks import work
from coopbooks.i18n import _
from coopbooks.work import Work
from ui.shared.asking import Asking
from ui.shared.doing import Desk
from ui.shared.facts import Facts
from ui.shared.few_rows import FewRows
from ui.shared.labels import button, heading, label, press
from ui.shared.papers_shown import PapersShown
from ui.shared.part import OpenOver
from ui.shared.record_over import RecordOver
from ui.shared.record_table import Column
from ui.shared.recorded import AGAIN, CORRECT
from ui.shared.rows import days, names
from ui.shared.typed_edit import TextEdit
from ui.shared.words import voice
from ui.shared.work_shown import facts_of
from ui.work.deeds import take_back
from ui.work.told import much


class WorkView(RecordOver):
    """One work, with its history."""

    def __init__(self, desk: Desk, known: int, open_over: OpenOver) -> None:
        """Show it."""
        super().__init__()
        self._desk, self._open_over = desk, open_over
        self.work = work.work(desk.books, known)
        self._title, self._facts = heading(kind="title"), Facts()
        self.history = FewRows(lambda: _("What it was before"), key="work_view_history")
        self._settled = label(kind="quiet", wrap=True)
        self._before = heading(lambda: _("What it was before"))
        self.papers = PapersShown(desk, self.work.holder, self)
        self.correct_button = button(lambda: _("Correct…"))
        self.again_button = button(lambda: _("Record the same again"))
        self.back_button = button(lambda: _("Take it back…"))
        for widget in (self._title, self._settled, self._facts, self.papers, self._before, self.history):
            self.column.addWidget(widget)
        self.column.addStretch()
        self.lay_out(self.correct_button, self.again_button, self.back_button)
        self.correct_button.clicked.connect(self.open_form)
        press(self.correct_button, CORRECT, self)
        self.again_button.clicked.connect(self.record_again)
        press(self.again_button, AGAIN, self)
        self.back_button.clicked.connect(self.ask_to_take_back)
        voice.changed.connect(self.freshen)
        self.freshen()

    def showEvent(self, event: Any) -> None:
        """Come into sight up to date: it may have been corrected from here."""
        super().showEvent(event)
        self.freshen()

    def freshen(self) -> None:
        """Show what stands in the books now: what was corrected shows as it is now."""
        chain = work.history(self._desk.books, self.work.id)
        self.work = chain[-1]
        self._title.setText(f"{self.work.label} · {self.work.person_name}")
        self._facts.show_facts(list(facts_of(self.work, self._desk.books.today())))
        self.papers.show_papers(self.work.holder)
        before = [one for one in chain if one.taken_back]
        self.history.show_all(before, _history())
        for one in (self._before, self.history):
            one.setVisible(bool(before))
        settled = work.why_settled(self.work)
        self._settled.setText(settled.message if settled else "")
        self._settled.setVisible(settled is not None)
        self.correct_button.setEnabled(settled is None)
        self.back_button.setEnabled(settled is None)
        self.explain(None)

    def open_form(self) -> None:
        """Open the form it is corrected in."""
        from ui.work.work_form import WorkForm  # loaded when it is opened

        self._open_over(WorkForm(self._desk, self.work))

    def record_again(self) -> None:
        """Open the form of new work like this one."""
        from ui.work.work_form import WorkForm

        self._open_over(WorkForm(self._desk, again=self.work))

    def ask_to_take_back(self) -> Asking:
        """Ask why it is taken back."""
        desk, known = self._desk, self.work
        asking = Asking(
            desk,
            lambda: _("Take the work back"),
            lambda reason: take_back(desk, known, reason),
            self._taken_back,
            parent=self,
            go=lambda: _("Take it back"),
        )
        asking.add("reason", lambda: _("Why?"), TextEdit())
        asking.open_kept(desk, "work_back", known.id)
        return asking

    def _taken_back(self, deed: Any) -> None:
        self._desk.done(deed)
        self.freshen()


def _history() -> list[Column[Work]]:
    return [
        days("day", lambda: _("Day"), lambda one: one.day),
        names("what", lambda: _("Work"), lambda one: one.label),
        Column(lambda: _("Done"), much, 92, right=True, key="accepted"),
        names("why", lambda: _("Why it was taken back"), lambda one: one.taken_back.why if one.taken_back else ""),
        names("by", lambda: _("By whom"), lambda one: one.taken_back.by if one.taken_back else "", 140),
    ]
