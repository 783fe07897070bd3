"""What was done with drafts of payouts, in words, and what takes it back."""

from coopbooks import drafts, payouts
from coopbooks.i18n import _
from coopbooks.payouts import Run, RunDraft
from ui.shared.doing import Deed, Desk
from ui.shared.form_key import FormKey


def keep_drafted(desk: Desk, draft: RunDraft) -> Run:
    """Keep a new draft, showing how far that is."""
    return desk.change_patiently(lambda tell: payouts.draft_run(desk.books, draft, progress=tell), _preparing)


def keep_changed(desk: Desk, run_id: int, draft: RunDraft) -> Run:
    """Keep a draft as it is now, showing how far that is."""
    return desk.change_patiently(lambda tell: payouts.change_run(desk.books, run_id, draft, progress=tell), _preparing)


def _preparing() -> str:
    return _("The payout is being prepared…")


def drafted(desk: Desk, run: Run) -> Deed:
    """Say that a payout was prepared; undone by removing it."""

    def words() -> str:
        return _("“%(title)s” is prepared. Look at it, then approve it.") % {"title": run.title}

    return Deed(words, undo=lambda: removed(desk, run.id))


def changed(desk: Desk, run: Run, before: RunDraft) -> Deed:
    """Say that a draft was changed; undone by changing it back."""

    def undo() -> Deed:
        now = payouts.run(desk.books, run.id)
        return changed(desk, keep_changed(desk, run.id, before), draft_of(now))

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
        return drafted(desk, keep_drafted(desk, draft))

    return Deed(lambda: _("“%(title)s” was removed.") % {"title": was.title}, undo=undo)


def is_gone(desk: Desk, run: Run) -> bool:
    """Whether a draft was removed meanwhile."""
    try:
        payouts.run(desk.books, run.id)
    except LookupError:
        return True
    return False


def draft_of(run: Run) -> RunDraft:
    """Return what a run of work was drafted as."""
    if not isinstance(run.draft, RunDraft):
        raise TypeError("the surplus of a year has no draft")
    return run.draft
