"""What is done with a run, told in one line, with what takes each back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from coopbooks import ledger, payouts, showing
from coopbooks.errors import Refusal
from coopbooks.i18n import _, ngettext
from coopbooks.ledger import Voucher
from coopbooks.payouts import HandDraft, Run, RunDraft
from ui.payouts.papers import show_slips
from ui.shared.deeds import box_words
from ui.shared.doing import Deed, Desk


def approved(desk: Desk, run: Run) -> Deed:
    """Say that a run is approved; undone by voiding it and drafting it again."""

    def words() -> str:
        told = ngettext(
            "“%(title)s” is approved: %(many)s member gets %(amount)s.",
            "“%(title)s” is approved: %(many)s members get %(amount)s.",
            run.count,
        )
        return told % {"title": run.title, "many": run.count, "amount": showing.money(run.paid)}

    return Deed(words, run.voucher, lambda: _drafted_again(desk, run), paper=lambda: show_slips(desk, run))


def refuse_locked(desk: Desk, day: date, instead: str) -> None:
    """Refuse to undo what was done on a day that is locked since, saying what to do ``instead``."""
    locked = ledger.locked_through(desk.books)
    if locked and day <= locked:
        words = _("Everything up to %(day)s is locked: this cannot be undone. %(instead)s")
        raise Refusal(words % {"day": showing.day(locked), "instead": instead}, reason="locked")


def void_instead() -> str:
    """Return what is done with a payout of a locked month in the place of undoing its approval."""
    return _("Void it with a reason, that is recorded today; or unlock the month first.")


def _drafted_again(desk: Desk, run: Run) -> Deed:
    refuse_locked(desk, run.day, void_instead())
    with desk.books.change("payouts"):
        payouts.void_run(desk.books, run.id, _("Undone at once"))
        if isinstance(run.draft, RunDraft):
            payouts.draft_run(desk.books, run.draft)
    return Deed(lambda: _("“%(title)s” is a draft again; its work is not paid yet.") % {"title": run.title})


def voided(desk: Desk, run: Run, reason: str) -> Deed:
    """Void a run whole; undone by drafting and approving it again as it was."""
    gone = payouts.void_run(desk.books, run.id, reason)

    def undo() -> Deed:
        refuse_locked(desk, run.day, _("Prepare it again with a later day, or unlock the month first."))
        return approved(desk, payouts.approve_again(desk.books, gone.id))

    return Deed(lambda: _("“%(title)s” is voided: its work is free again.") % {"title": gone.title}, undo=undo)


def closed(desk: Desk, run: int) -> Deed:
    """Close a run whose envelopes are all handed over."""
    done = payouts.close_run(desk.books, run)
    return Deed(lambda: _("“%(title)s” is closed: everybody has hers.") % {"title": done.title}, done.voucher)


def handed(desk: Desk, posted: Voucher, before: Callable[[int], Voucher] | None = None) -> Deed:
    """Say what was handed over, what waits still, and what the box holds; a correction is undone by ``before``."""
    books = desk.books
    draft = payouts.handing_of(books, posted)
    run = payouts.run(books, draft.run)
    holds = box_words(books, draft.box)

    def words() -> str:
        said = {"voucher": posted.label, "what": posted.description, "amount": showing.money(posted.amount)}
        return _("%(voucher)s: %(what)s, %(amount)s") % said

    def then() -> str:
        return " ".join(filter(None, (left_words(run), holds())))

    if before is None:
        done = desk.recorded(words, posted.id, then)

        def undo() -> Deed:
            words = _("Take it back with a reason, that is recorded today; or unlock the month first.")
            refuse_locked(desk, posted.day, words)
            assert done.undo  # noqa: S101 - as of any voucher
            return done.undo()

        return replace(done, undo=undo)
    return Deed(words, posted.id, lambda: handed(desk, before(posted.id)), then)


def left_words(run: Run) -> str:
    """Say how many envelopes wait."""
    if not run.left:
        return _("Everybody has hers.")
    told = ngettext("%(many)s envelope still waits.", "%(many)s envelopes still wait.", run.left)
    return told % {"many": run.left}


def handed_back(desk: Desk, run: int, person: int, reason: str) -> Deed:
    """Take back what one member was handed; undone by handing it over again."""
    books = desk.books
    hers = payouts.slip(books, run, person)
    before = hers.handed and payouts.handing_of(books, ledger.voucher(books, hers.handed.voucher))
    payouts.hand_back(books, run, person, reason)

    def undo() -> Deed:
        assert before  # noqa: S101 - it was handed over, else it was refused
        refuse_locked(desk, before.day, _hand_instead())
        return handed(desk, payouts.hand_over(books, replace(before, persons=(person,))))

    return Deed(lambda: _("Taken back: the envelope of %(name)s waits again.") % {"name": hers.name}, undo=undo)


def all_handed_back(desk: Desk, run: int, reason: str) -> Deed:
    """Take back all that a run handed over; undone by handing all of it over again."""
    books = desk.books
    by = dict.fromkeys(one.handed.voucher for one in payouts.slips(books, run) if one.handed)
    before = [payouts.handing_of(books, ledger.voucher(books, one)) for one in by]
    now = payouts.hand_all_back(books, run, reason)

    def undo() -> Deed:
        return _handed_again(desk, before)

    return Deed(lambda: _("Taken back: all envelopes of “%(title)s” wait again.") % {"title": now.title}, undo=undo)


def _hand_instead() -> str:
    return _("Hand it over again with a later day, or unlock the month first.")


def _handed_again(desk: Desk, before: list[HandDraft]) -> Deed:
    books = desk.books
    refuse_locked(desk, min(draft.day for draft in before), _hand_instead())
    with books.change("payouts"):
        posted = [payouts.hand_over(books, draft) for draft in before]
    if len(posted) == 1:
        return handed(desk, posted[0])
    run = payouts.run(books, before[0].run)
    return Deed(
        lambda: _("“%(title)s” is handed over again as it was.") % {"title": run.title},
        undo=lambda: all_handed_back(desk, run.id, _("Undone at once")),
    )
