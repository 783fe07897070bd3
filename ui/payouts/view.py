"""A run opened: how it stands and what comes next, what it comes to, its slips and papers, what can be done with it."""

from collections.abc import Sequence
from typing import Final

from coopbooks import ledger, payouts
from coopbooks.attachments import Holder
from coopbooks.errors import Refusal
from coopbooks.i18n import _, language
from coopbooks.ledger import ExplainedLine
from coopbooks.payouts import Run, Sharing, Simulation, Slip, Surplus
from ui.payouts.run_told import facts_of, figures_of, next_step, sharing_told
from ui.payouts.slip_rows import SlipRow, approved_rows, drafted_rows, slip_columns, sums_of
from ui.payouts.steps import step_columns
from ui.payouts.told import reading_slips
from ui.payouts.view_deeds import ViewDeeds
from ui.payouts.worked_out import simulated_or_why
from ui.shared.doing import Desk
from ui.shared.facts import Facts
from ui.shared.facts_in_row import FactsInRow
from ui.shared.few_rows import FewRows
from ui.shared.flow import flowing
from ui.shared.labels import heading, label
from ui.shared.papers_shown import PapersShown
from ui.shared.part import OpenOver
from ui.shared.record_over import FreshRecord
from ui.shared.search_edit import SearchEdit
from ui.shared.words import voice

_MANY: Final = 12
"""So many slips are looked through with a field to search a name in."""


class RunView(FreshRecord):
    """One run."""

    def __init__(self, desk: Desk, run: int, open_over: OpenOver) -> None:
        """Show it; refuses where it has to be worked out what a draft pays, and that is given up."""
        super().__init__()
        self._desk, self._open_over = desk, open_over
        self.run: Run = payouts.run(desk.books, run)
        self.simulation: Simulation | None = None
        self._rows: list[SlipRow] = []
        self._as_of: tuple[int, str] | None = None
        self._title, self._figures, self._facts = heading(kind="title"), FactsInRow(), Facts()
        self.next = label(kind="label", wrap=True)
        self.refused = label(kind="refused", wrap=True)
        self.search = SearchEdit(lambda: _("Search a name"))
        self.slips = FewRows(lambda: _("Slips"), key="payouts_view_slips")
        self._shared, self.steps = Facts(), FewRows(lambda: _("How it was shared out"), key="payouts_view_steps")
        self._headings = heading(lambda: _("Slips")), heading()
        self.papers: PapersShown | None = None
        self._work_out()
        self.deeds = ViewDeeds(desk, self, open_over)
        self._lay_out()
        self.slips.opened.connect(self._open_slip)
        self.search.changed.connect(self._show_slips)
        voice.changed.connect(self.freshen)
        self.freshen()

    def _lay_out(self) -> None:
        of_slips, of_sharing = self._headings
        for widget in (self._title, self.next, self.refused, self._figures, flowing(of_slips, self.search)):
            self.column.addWidget(widget)
        self.column.addWidget(self.slips, 1)
        for widget in (of_sharing, self._shared, self.steps, self._facts):
            self.column.addWidget(widget)
        self.column.addStretch()
        self.lay_out(*self.deeds.buttons)

    def enter(self) -> None:
        """Begin at the next step, where there is one."""
        (self.deeds.first or self.leave_button).setFocus()

    def freshen(self) -> None:
        """Show what stands in the books now, in the language spoken now; a draft that was removed is put away, and so
        is one of which it was given up to work out what it pays.
        """
        if self._seen and not self.isVisible():  # it is asked again when it comes into sight
            return
        books = self._desk.books
        try:
            one = self.run = payouts.run(books, self.run.id)
            self._work_out()
        except (LookupError, Refusal):
            self.left.emit()
            return
        self._title.setText(one.title)
        self.next.setText(next_step(one))
        sums = sums_of(self._rows, books.money(0))
        self._figures.show_facts(list(figures_of(one, sums, len(self._rows))))
        self._facts.show_facts(list(facts_of(books, one)))
        self._show_slips()
        self._show_sharing()
        self._show_papers()
        self._show_accounting()
        self.deeds.offer(one)

    def _work_out(self) -> None:
        """Ask for the slips where anything changed: of a draft what they would be, or why that cannot be worked out.

        Refuses only what is given up.
        """
        books, one = self._desk.books, self.run
        if self._as_of == (self._desk.deeds, language()):
            return
        self.simulation, said = None, ""
        if one.state == "draft":
            self.simulation, said = simulated_or_why(self._desk, one)
            self._rows = drafted_rows(books, self.simulation) if self.simulation else []
            twice = payouts.claimed(books, (row.id for row in self._rows), one.id)
            if twice:
                said = _("Already in another draft: %(who)s.") % {"who": "; ".join(each.told for each in twice)}
        else:
            self._rows = approved_rows(books, one, self._slips_of(one))
        self._as_of = (self._desk.deeds, language())
        self.refused.setText(said)
        self.refused.setVisible(bool(said))

    def _slips_of(self, run: Run) -> list[Slip]:
        books = self._desk.books
        return self._desk.patiently(lambda tell: payouts.slips(books, run.id, progress=tell), reading_slips)

    def _show_slips(self) -> None:
        shown = [one for one in self._rows if self.search.finds(one.slip.name, one.slip.group_name)]
        self.slips.show_all(shown, slip_columns(self._rows))
        self.search.setVisible(len(self._rows) > _MANY)
        for widget in (self.slips, self._headings[0]):
            widget.setVisible(bool(self._rows))

    def _show_sharing(self) -> None:
        shared = self.simulation.sharing if self.simulation else self.run.shared
        self._shared.show_facts(list(sharing_told(shared)) if isinstance(shared, Sharing) else [])
        of = payouts.surplus_when_shared(self._desk.books, self.run)
        steps = payouts.surplus_steps(shared, of) if isinstance(shared, Surplus) and of else ()
        self.steps.show_all(steps, step_columns())
        self.steps.setVisible(bool(steps))
        self._shared.setVisible(isinstance(shared, Sharing))
        said = _("How it is shared out") if self.simulation else _("How it was shared out")
        self._headings[1].setText(said)
        self._headings[1].setVisible(shared is not None)

    def _show_papers(self) -> None:
        """Show the signed list, or the act of a surplus: they lie with its voucher, so a draft has none yet."""
        if self.run.voucher is None:
            return
        holder = Holder("voucher", self.run.voucher)
        if self.papers is None:
            self.papers = PapersShown(self._desk, holder, self)
            self.column.insertWidget(self.column.indexOf(self._facts) + 1, self.papers)
        self.papers.show_papers(holder)

    def _show_accounting(self) -> None:
        """Show the voucher that was posted, or that a draft would post, once somebody looks at it."""
        books, voucher, simulation = self._desk.books, self.run.voucher, self.simulation

        def lines() -> Sequence[ExplainedLine]:
            if simulation:
                return ledger.explain(books, payouts.approval_voucher(simulation))
            return ledger.explain_posted(ledger.voucher(books, voucher)) if voucher else ()

        self.accounting.show_later(lines)

    def _open_slip(self, row: SlipRow) -> None:
        from ui.payouts.slip_view import SlipView  # loaded when it is opened

        self._open_over(SlipView(self._desk, self.run.id, row.slip.person, self._open_over))
