"""What is done with a run, told in one line, with what takes each back."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from coopbooks import ledger, payouts, showing
from coopbooks.errors import Refusal
from coopbooks.i18n import _, ngettext
from coopbooks.ledger import Voucher
from coopbooks.payouts import HandDraft, Run, RunDraft, SurplusDraft
from coopbooks.progress import Progress, between
from ui.payouts.papers import show_slips
from ui.payouts.told import reading_slips
from ui.shared.deeds import box_words
from ui.shared.doing import Deed, Desk

_VOIDED: Final = 0.6
"""The part that voiding is of drafting again what was approved, as long as it takes."""


def approving() -> str:
    """Return what is said while a run is approved."""
    return _("The payout is being approved…")


def voiding() -> str:
    """Return what is said while a run is voided."""
    return _("The payout is being voided…")


def _handing() -> str:
    return _("The pay is being handed over…")


def _taking_back() -> str:
    return _("What was handed over is being taken back…")


def approved(desk: Desk, run: Run) -> Deed:
    """Say that a run is approved; undone by voiding it and drafting it again."""

    def words() -> str:
        told = ngettext(
            "“%(title)s” is approved: %(many)s member gets %(amount)s.",
            "“%(title)s” is approved: %(many)s members get %(amount)s.",
            run.count,
        )
        return told % {"title": run.title, "many": run.count, "amount": showing.money(run.paid)}

    paper = lambda: desk.do(lambda: show_slips(desk, run))  # noqa: E731 - as a notice shows it
    return Deed(words, run.voucher, lambda: _drafted_again(desk, run), paper=paper)


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
    books, draft = desk.books, run.draft

    def change(tell: Progress) -> None:
        payouts.void_run(books, run.id, _("Undone at once"), progress=between(tell, 0, _VOIDED))
        if isinstance(draft, RunDraft):
            payouts.draft_run(books, draft, progress=between(tell, _VOIDED, 1))

    desk.change_patiently(change, voiding)
    return Deed(lambda: _("“%(title)s” is a draft again; its work is not paid yet.") % {"title": run.title})


def voided(desk: Desk, run: Run, reason: str) -> Deed:
    """Void a run whole; undone by drafting and approving it again as it was."""
    books = desk.books
    gone = desk.change_patiently(lambda tell: payouts.void_run(books, run.id, reason, progress=tell), voiding)

    def undo() -> Deed:
        refuse_locked(desk, run.day, _("Prepare it again with a later day, or unlock the month first."))
        again = partial(payouts.approve_again, books, gone.id)
        return approved(desk, desk.change_patiently(lambda tell: again(progress=tell), approving))

    def words() -> str:
        if isinstance(gone.draft, SurplusDraft):
            return _("The surplus of %(year)s is not shared out any more.") % {"year": gone.draft.year}
        return _("“%(title)s” is voided: its work is free again.") % {"title": gone.title}

    return Deed(words, undo=undo)


def closed(desk: Desk, run: int) -> Deed:
    """Close a run whose envelopes are all handed over."""
    done = payouts.close_run(desk.books, run)
    said = {"title": done.title}
    return Deed(
        lambda: _("“%(title)s” is closed: everybody has hers.") % said,
        done.voucher,
        stays=lambda: _("“%(title)s” stays closed.") % said,
    )


def hand_over(desk: Desk, draft: HandDraft, wrong: int | None = None) -> Voucher:
    """Hand pay over, showing how far that is; or again in the place of a ``wrong`` handing over."""
    if wrong is None:
        hand = partial(payouts.hand_over, desk.books, draft)
    else:
        hand = partial(payouts.correct_handing, desk.books, wrong, draft)
    return desk.change_patiently(lambda tell: hand(progress=tell), _handing)


def handed(desk: Desk, posted: Voucher, before: HandDraft | None = None) -> Deed:
    """Say what was handed over, what waits still, and what the box holds; undoing a correction records ``before``."""
    books = desk.books
    draft = payouts.handing_of(books, posted)
    run = payouts.run(books, draft.run)
    holds = box_words(books, draft.box)

    def words() -> str:
        said = {"voucher": posted.label, "what": posted.description, "amount": showing.money(posted.amount)}
        return _("%(voucher)s: %(what)s, %(amount)s") % said

    def then() -> str:
        return " ".join(filter(None, (left_words(run), holds())))

    recorded = desk.recorded(words, posted.id, then)

    def undo() -> Deed:
        instead = _("Take it back with a reason, that is recorded today; or unlock the month first.")
        refuse_locked(desk, posted.day, instead)
        if before is not None:
            return handed(desk, hand_over(desk, before, posted.id), draft)
        assert recorded.undo  # noqa: S101 - as of any voucher
        return recorded.undo()

    return replace(recorded, undo=undo)


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
    desk.change_patiently(lambda tell: payouts.hand_back(books, run, person, reason, progress=tell), _taking_back)

    def undo() -> Deed:
        assert before  # noqa: S101 - it was handed over, else it was refused
        refuse_locked(desk, before.day, _hand_instead())
        return handed(desk, hand_over(desk, replace(before, persons=(person,))))

    return Deed(lambda: _("Taken back: the envelope of %(name)s waits again.") % {"name": hers.name}, undo=undo)


def all_handed_back(desk: Desk, run: int, reason: str) -> Deed:
    """Take back all that a run handed over; undone by handing all of it over again."""
    books = desk.books
    slips = desk.patiently(lambda tell: payouts.slips(books, run, progress=tell), reading_slips)
    by = dict.fromkeys(one.handed.voucher for one in slips if one.handed)
    before = [payouts.handing_of(books, ledger.voucher(books, one)) for one in by]
    now = desk.change_patiently(lambda tell: payouts.hand_all_back(books, run, reason, progress=tell), _taking_back)

    def undo() -> Deed:
        return _handed_again(desk, before)

    return Deed(lambda: _("Taken back: all envelopes of “%(title)s” wait again.") % {"title": now.title}, undo=undo)


def _hand_instead() -> str:
    return _("Hand it over again with a later day, or unlock the month first.")


def _handed_again(desk: Desk, before: list[HandDraft]) -> Deed:
    books = desk.books
    refuse_locked(desk, min(draft.day for draft in before), _hand_instead())
    with books.change("payouts"):
        posted = [hand_over(desk, draft) for draft in before]
    if len(posted) == 1:
        return handed(desk, posted[0])
    run = payouts.run(books, before[0].run)
    return Deed(
        lambda: _("“%(title)s” is handed over again as it was.") % {"title": run.title},
        undo=lambda: all_handed_back(desk, run.id, _("Undone at once")),
    )
