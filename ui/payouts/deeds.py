"""What is done with a run, told in one line, with what takes each back."""

from collections.abc import Callable
from dataclasses import replace

from coopbooks import ledger, payouts, showing
from coopbooks.books import Books
from coopbooks.i18n import _, ngettext
from coopbooks.ledger import Voucher
from coopbooks.payouts import HandDraft, Run, RunDraft, SurplusDraft
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


def _drafted_again(desk: Desk, run: Run) -> Deed:
    with desk.books.change("payouts"):
        payouts.void_run(desk.books, run.id, _("Undone at once"))
        if isinstance(run.draft, RunDraft):
            payouts.draft_run(desk.books, run.draft)
    return Deed(lambda: _("“%(title)s” is a draft again; its work is not paid yet.") % {"title": run.title})


def voided(desk: Desk, run: Run, reason: str) -> Deed:
    """Void a run whole; undone by drafting and approving it again as it was."""
    gone = payouts.void_run(desk.books, run.id, reason)
    return Deed(
        lambda: _("“%(title)s” is voided: its work is free again.") % {"title": gone.title},
        undo=lambda: approved(desk, _approved_again(desk.books, gone)),
    )


def _approved_again(books: Books, gone: Run) -> Run:
    with books.change("payouts"):
        if isinstance(gone.draft, SurplusDraft):
            return payouts.record_surplus(books, gone.draft, gone.rules)
        return payouts.approve(books, payouts.draft_run(books, gone.draft).id, short=True, rules=gone.rules)


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
        return desk.recorded(words, posted.id, then)
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


def _handed_again(desk: Desk, before: list[HandDraft]) -> Deed:
    books = desk.books
    with books.change("payouts"):
        posted = [payouts.hand_over(books, draft) for draft in before]
    if len(posted) == 1:
        return handed(desk, posted[0])
    run = payouts.run(books, before[0].run)
    return Deed(
        lambda: _("“%(title)s” is handed over again as it was.") % {"title": run.title},
        undo=lambda: all_handed_back(desk, run.id, _("Undone at once")),
    )
