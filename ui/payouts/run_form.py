"""The form in which a payout is prepared."""

from coopbooks import payouts, showing
from coopbooks.i18n import _
from coopbooks.payouts import Run, RunDraft
from ui.shared.day_edit import DayEdit
from ui.shared.doing import Deed, Desk
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.typed_edit import TextEdit


class RunForm(Form):
    """What a payout pays; with ``changing`` a draft is changed."""

    def __init__(self, desk: Desk, changing: Run | None = None) -> None:
        """Make the form."""
        super().__init__(desk, run_words, once=True, key=FormKey.around("payouts", "run", changing, None))
        self._changing = changing
        self.title = self.add("title", lambda: _("Title"), TextEdit())
        self.day = self.add("day", lambda: _("Day"), DayEdit(desk.books.today))
        self.begin()

    def prepare(self) -> None:
        """Propose today."""
        was = self._changing.draft if self._changing else None
        self.title.set(was.title if isinstance(was, RunDraft) else None)
        self.day.propose(was.day if was else self.usual_day())

    def draft(self) -> RunDraft:
        """Return what is typed."""
        return RunDraft(self.day.value(), self.title.value())

    def record(self, draft: RunDraft) -> Deed:
        """Keep the draft."""
        books, old = self.desk.books, self._changing
        payouts.simulate(books, draft)
        kept = payouts.draft_run(books, draft) if old is None else payouts.change_run(books, old.id, draft)
        words = {"title": kept.title, "day": showing.day(kept.day)}
        return Deed(lambda: _("“%(title)s” of %(day)s is a draft.") % words)


def run_words() -> str:
    """Return what the form is called."""
    return _("Prepare a payout")
