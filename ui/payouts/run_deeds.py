"""What was done with drafts of payouts, in words, and what takes it back."""

from coopbooks import drafts, payouts
from coopbooks.i18n import _
from coopbooks.payouts import Run, RunDraft
from ui.shared.doing import Deed, Desk
from ui.shared.form_key import FormKey


def drafted(desk: Desk, run: Run) -> Deed:
    """Say that a payout was prepared; undone by removing it."""

    def words() -> str:
        return _("“%(title)s” is prepared. Look at it, then approve it.") % {"title": run.title}

    return Deed(words, undo=lambda: removed(desk, run.id))


def changed(desk: Desk, run: Run, before: RunDraft) -> Deed:
    """Say that a draft was changed; undone by changing it back."""

    def undo() -> Deed:
        now = payouts.run(desk.books, run.id)
        return changed(desk, payouts.change_run(desk.books, run.id, before), draft_of(now))

    return Deed(lambda: _("“%(title)s” was changed.") % {"title": run.title}, undo=undo)


def removed(desk: Desk, run_id: int) -> Deed:
    """Remove a draft and say so; undone by drafting it again."""
    was = payouts.run(desk.books, run_id)
    draft = draft_of(was)
    with desk.books.change("payouts"):
        payouts.remove_run(desk.books, run_id)
        for what in ("run", "approve"):  # a form begun for it could not be gone on with
            drafts.let_go(desk.books, str(FormKey("payouts", what, run_id)))

    def undo() -> Deed:
        return drafted(desk, payouts.draft_run(desk.books, draft))

    return Deed(lambda: _("“%(title)s” was removed.") % {"title": was.title}, undo=undo)


def draft_of(run: Run) -> RunDraft:
    """Return what a run of work was drafted as."""
    if not isinstance(run.draft, RunDraft):
        raise TypeError("the surplus of a year has no draft")
    return run.draft
