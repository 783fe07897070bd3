"""A run opened: how it stands, its slips, and what can be done with it."""

from coopbooks import payouts, showing
from coopbooks.i18n import _
from coopbooks.payouts import RunDraft
from ui.payouts.told import standing
from ui.shared.doing import Deed, Desk
from ui.shared.facts import Facts
from ui.shared.few_rows import FewRows
from ui.shared.labels import button, heading, press
from ui.shared.part import OpenOver
from ui.shared.record_over import FreshRecord
from ui.shared.recorded import CORRECT
from ui.shared.rows import amounts, names
from ui.shared.words import voice


class RunView(FreshRecord):
    """One run."""

    def __init__(self, desk: Desk, run: int, open_over: OpenOver) -> None:
        """Show it."""
        super().__init__()
        self._desk, self._open_over = desk, open_over
        self.run = payouts.run(desk.books, run)
        self._title, self._facts = heading(kind="title"), Facts()
        self.slips = FewRows(lambda: _("Slips"))
        self.change_button = button(lambda: _("Change…"))
        self.remove_button = button(lambda: _("Remove this draft"))
        for widget in (self._title, self._facts, self.slips):
            self.column.addWidget(widget)
        self.column.addStretch()
        self.lay_out(self.change_button, self.remove_button)
        self.change_button.clicked.connect(self.open_form)
        press(self.change_button, CORRECT, self)
        self.remove_button.clicked.connect(self.remove)
        voice.changed.connect(self.freshen)
        self.freshen()

    def freshen(self) -> None:
        """Show what stands in the books now, in the language spoken now; a draft that was removed is put away."""
        try:
            one = self.run = payouts.run(self._desk.books, self.run.id)
        except LookupError:
            self.left.emit()
            return
        self._title.setText(one.title)
        self._facts.show_facts([(_("Day"), showing.day(one.day)), (_("How it stands"), standing(one))])
        found = payouts.slips(self._desk.books, one.id)
        self.slips.show_all(
            found,
            [
                names("name", lambda: _("Member"), lambda slip: slip.name),
                amounts("gross", lambda: _("Earned"), lambda slip: slip.pay.gross),
                amounts("paid", lambda: _("To be paid out"), lambda slip: slip.pay.paid),
            ],
        )
        self.slips.setVisible(bool(found))
        for one_button in (self.change_button, self.remove_button):
            one_button.setVisible(one.state == "draft")

    def open_form(self) -> None:
        """Open the form it is drafted in."""
        from ui.payouts.run_form import RunForm  # loaded when it is opened

        self._open_over(RunForm(self._desk, self.run))

    def remove(self) -> None:
        """Forget the draft."""
        self._desk.do(lambda: removed(self._desk, self.run.id), then=self._desk.done)


def removed(desk: Desk, run: int) -> Deed:
    """Remove a draft; undone by drafting it again."""
    was = payouts.run(desk.books, run)
    draft = was.draft
    if not isinstance(draft, RunDraft):
        raise TypeError("the surplus of a year has no draft")
    payouts.remove_run(desk.books, run)

    def undo() -> Deed:
        again = payouts.draft_run(desk.books, draft)
        return Deed(lambda: _("“%(title)s” is a draft again.") % {"title": again.title})

    return Deed(lambda: _("The draft “%(title)s” was removed.") % {"title": was.title}, None, undo)
