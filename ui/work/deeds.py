"""What is done with work and with pieces, told in one line, with what takes each back."""

from collections.abc import Sequence

from coopbooks import showing, work
from coopbooks.i18n import N_, _, ngettext
from coopbooks.work import MOVES, PieceDraft, PieceMove, Work, WorkDraft
from ui.shared.doing import Deed, Desk
from ui.shared.words import Words


def recorded(desk: Desk, ids: Sequence[int], drafts: Sequence[WorkDraft]) -> Deed:
    """Return the deed of work written down; undone by taking all of it back."""
    members = len({one.person for one in drafts})

    def words() -> str:
        said = ngettext("Work of one member was written down.", "Work of %(many)s members was written down.", members)
        return said % {"many": members}

    return Deed(words, undo=lambda: _take_all_back(desk, ids, drafts))


def write_down(desk: Desk, drafts: Sequence[WorkDraft], *, again: bool = False, sheet: int | None = None) -> list[int]:
    """Write work down, showing how far that is; its papers are those of its ``sheet`` where that was there before."""
    return desk.change_patiently(
        lambda tell: work.record_work(desk.books, drafts, again=again, sheet=sheet, progress=tell),
        lambda: _("The work is being written down…"),
    )


def _take_all_back(desk: Desk, ids: Sequence[int], drafts: Sequence[WorkDraft]) -> Deed:
    desk.change_patiently(
        lambda tell: work.take_all_back(desk.books, ids, _("Undone right away"), progress=tell),
        lambda: _("The work is being taken back…"),
    )

    def again() -> Deed:
        return recorded(desk, write_down(desk, drafts, sheet=work.work(desk.books, ids[0]).sheet), drafts)

    return Deed(lambda: _("The work was taken back."), undo=again)


def take_back(desk: Desk, known: Work, why: str) -> Deed:
    """Take one work back for a reason; undone by writing it down again."""
    work.take_back(desk.books, known.id, why)

    def again() -> Deed:
        return recorded(desk, work.record_work(desk.books, [known.draft], sheet=known.sheet), [known.draft])

    return Deed(lambda: _("Taken back: %(work)s of %(name)s.") % _named(known), undo=again)


def change(desk: Desk, known: Work, draft: WorkDraft, why: str) -> Deed:
    """Write work down as it should have been; undone by writing it down as it was."""
    now = work.change_work(desk.books, known.id, draft, why)
    back = N_("Undone right away")
    return Deed(
        lambda: _("Corrected: %(work)s of %(name)s.") % _named(now),
        undo=lambda: change(desk, now, known.draft, _(back)),
    )


def _named(known: Work) -> dict[str, str]:
    return {"work": known.label, "name": known.person_name}


def hand_deed(desk: Desk, draft: PieceDraft) -> Deed:
    """Record pieces given out or brought back; undone by taking it back."""
    move = work.hand_pieces(desk.books, draft)
    words = N_("%(what)s: %(quantity)s %(unit)s of %(product)s, %(name)s.")
    return Deed(_handed(words, move), undo=lambda: take_pieces_back(desk, move))


def take_pieces_back(desk: Desk, move: PieceMove) -> Deed:
    """Take back what was recorded of pieces by mistake; undone by recording it again."""
    work.undo_pieces(desk.books, move.id)
    words = N_("Taken back as recorded by mistake: %(what)s, %(quantity)s %(unit)s of %(product)s, %(name)s.")
    again = PieceDraft(move.kind, move.person, move.product, move.quantity, move.day, move.size, move.order, move.note)
    return Deed(_handed(words, move), undo=lambda: hand_deed(desk, again))


def _handed(words: str, move: PieceMove) -> Words:
    def said() -> str:
        return _(words) % {
            "what": _(MOVES[move.kind]),
            "quantity": showing.quantity(move.quantity),
            "unit": move.unit,
            "product": move.product_name,
            "name": move.person_name,
        }

    return said
