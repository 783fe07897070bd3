"""The desk: the only bridge between the window and the books; what is done, goes wrong and changed passes here."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication

from coopbooks import ledger, materials, templates
from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import Voucher
from coopbooks.progress import Progress
from coopbooks.templates import Template
from ui.shared.doing import Deed, InWords, MakePaper, Wanted
from ui.shared.notices import Choice, Notices
from ui.shared.over import Over
from ui.shared.patience import GIVEN_UP, or_refused
from ui.shared.sorting import Sorting
from ui.shared.voucher_paper import preview_receipt, preview_voucher
from ui.shared.words import Words

T = TypeVar("T")
_STAYS: Final = ("used", "approved", "has_role")
"""Why something can be undone no more, whatever is done meanwhile."""


class Desk(Sorting):
    """Everything a page may ask for. The window listens to its signals and carries out the rest."""

    changed = Signal(object)
    """Which areas of the books changed: a frozenset of words."""
    went = Signal(str, object)
    """A page is wanted, and what it should show there."""
    paper_wanted = Signal(str, object)
    """A paper is wanted: the name of its file, and what makes it."""
    over_wanted = Signal(object)
    """Something is to be opened over the page in sight: an :class:`ui.shared.over.Over`."""
    correction_wanted = Signal(object)
    """A voucher is to be corrected in the form it was typed in."""
    again_wanted = Signal(object)
    """What was recorded is to be recorded again as a new one: a :class:`Wanted`."""
    taken_away = Signal(object)
    """What had been added is there no more: the key of the form that would change it."""
    undo_changed = Signal()
    """There is another thing to undo, or none."""

    def __init__(self, books: Books, notices: Notices) -> None:
        """Take a seat before open books."""
        super().__init__(notices)
        self.books = books
        self.deeds = self._told_by = 0
        self._undo: list[Deed] = []
        self._stop_watching = books.watch(self._follow)
        for going_on in (self.over_wanted, self.correction_wanted, self.again_wanted):
            going_on.connect(lambda _wanted: notices.put_away("given_up"))

    def _follow(self, areas: frozenset[str]) -> None:
        self.deeds += areas != {"drafts"}
        self.changed.emit(areas)

    def patiently(self, ask: Callable[[Progress], T], words: Words) -> T:
        """Return what is asked for; where that takes long it is shown, and refused where it is given up.

        What was given up before is over.
        """
        self.notices.put_away("given_up")
        return or_refused(QApplication.activeModalWidget() or self.notices.window(), ask, words)

    def change_patiently(self, change: Callable[[Progress], T], words: Words) -> T:
        """Change the books, as long as that takes: given up, it is refused and all of them are as they were before."""
        with self.books.change():  # the pages follow it when it is kept, and nobody can give it up any more
            return self.patiently(change, words)

    def done(self, deed: Deed) -> None:
        """Say what was done, with its paper to print and what takes it back; what was given up before is over."""
        self._told(deed, recorded=self.deeds > self._told_by)

    def _told(self, deed: Deed, *, recorded: bool) -> None:
        """Say what was done; what was recorded, and nothing takes back, stands before what is older, too."""
        self.notices.put_away("given_up")
        self._told_by = self.deeds
        if deed.undo or deed.stays or recorded:
            self._undo.append(deed)
            self.undo_changed.emit()
        self._say_done(deed)

    def _say_done(self, deed: Deed) -> None:
        choices: list[Choice] = []
        voucher = deed.voucher
        show = deed.paper or (None if voucher is None else lambda: self.print_voucher(voucher))
        if show:
            choices.append((lambda: _("Print"), show))
        if deed.undo:
            choices.append((lambda: _("Undo"), lambda: self._undo_told(deed)))
            choices += self._keeping(deed)
        self.notices.show_notice("done", lambda: deed.told, *choices)

    def _undo_told(self, deed: Deed) -> None:
        """Take back a deed from its notice, which comes again where that was given up or refused."""
        self.undo(deed)
        if deed in self._undo:
            self._say_done(deed)

    def _keeping(self, deed: Deed) -> list[Choice]:
        """Offer to keep as a template what may well come again."""
        if deed.voucher is None:
            return []
        voucher = ledger.voucher(self.books, deed.voucher)
        worth = templates.worth_keeping(self.books, voucher)
        return [(lambda: _("Keep as a template…"), lambda: self._ask_to_keep(voucher))] if worth else []

    def last_deed(self) -> Deed | None:
        """Return what would be undone next."""
        return self._undo[-1] if self._undo else None

    def undo(self, deed: Deed | None = None) -> None:
        """Take back a deed, by default the last one, by its inverse."""
        wanted = deed or self.last_deed()
        if wanted is None or wanted not in self._undo:
            return
        if wanted.undo is None:
            self._go_past(wanted)
        else:
            self.do(partial(self._taking_back, wanted), then=lambda undone: self._undone(wanted, undone))

    def _taking_back(self, deed: Deed) -> Deed:
        """Take a deed back; one that stays, for it is used by now, stands in the way of no older one."""
        try:
            return _taking_back(deed)
        except Refusal as refusal:
            if refusal.reason in _STAYS:
                self._undo.remove(deed)
                self.undo_changed.emit()
            raise

    def _go_past(self, deed: Deed) -> None:
        """Say that what was done last stays, and what would be undone instead: nothing older goes unnoticed."""
        self._undo.remove(deed)
        self.undo_changed.emit()
        older = self.last_deed()

        def words() -> str:
            further = _("The next to be undone: %(what)s") % {"what": older.said} if older else ""
            return " ".join(filter(None, (deed.why_it_stays, further)))

        self.notices.show_notice("given_up", words)

    def _undone(self, deed: Deed, undone: Deed) -> None:
        self._undo.remove(deed)
        self.undo_changed.emit()
        if undone.voucher is not None and ledger.voucher(self.books, undone.voucher).corrects is not None:
            words = _holds_again if deed.takes_back else _taken_back
            undone = replace(undone, words=partial(words, undone), takes_back=not deed.takes_back)
        self._told(undone, recorded=False)

    def recorded(self, words: InWords, voucher_id: int, then: InWords = "") -> Deed:
        """Return the deed of a voucher just posted, and ``then`` what came of it: undone by voiding it."""
        from ui.shared.deeds import box_words  # no part of a start

        def undo() -> Deed:
            void = partial(materials.void, self.books, voucher_id, _("Undone at once"))
            reversal = self.change_patiently(lambda tell: void(progress=tell), lambda: _("It is being undone…"))
            holds = box_words(self.books, *dict.fromkeys(line.account.id for line in reversal.lines))
            return Deed(lambda: _("Undone: %(what)s") % {"what": done.said}, reversal.id, then=holds)

        done = Deed(words, voucher_id, undo, then)
        return done

    def preview(self, name: str, make: MakePaper) -> None:
        """Make a paper and show it in the program."""
        self.paper_wanted.emit(name, make)

    def open_over(self, widget: Over) -> None:
        """Open something over the page in sight."""
        self.over_wanted.emit(widget)

    def print_voucher(self, voucher_id: int) -> None:
        """Show the paper of a voucher."""
        self.do(lambda: preview_voucher(self, voucher_id))

    def print_receipt(self, voucher_id: int) -> None:
        """Show the receipt of money that came in."""
        self.do(lambda: preview_receipt(self, voucher_id))

    def correct(self, voucher_id: int) -> None:
        """Open the form a voucher was typed in, filled in again."""
        self.do(lambda: self._to_correct(voucher_id), then=self.correction_wanted.emit)

    def _to_correct(self, voucher_id: int) -> Voucher:
        """The voucher; refused where a payout posted it: that is not corrected, but voided whole."""
        from coopbooks import payouts  # no part of a start

        voucher, run = ledger.voucher(self.books, voucher_id), payouts.run_of_voucher(self.books, voucher_id)
        if run is not None and voucher.word != payouts.HANDED_WORD:
            words = _("%(voucher)s belongs to the payout “%(title)s”. Void that whole: then its work is free again.")
            said = {"voucher": voucher.label, "title": payouts.run(self.books, run).title}
            raise Refusal(words % said, reason="of_run")
        return voucher

    def again(self, voucher_id: int, template: Template | None = None) -> None:
        """Open the form a voucher was typed in, filled in as a new one of today, from a template or not."""

        def show(voucher: Voucher) -> None:
            if not templates.can_be_repeated(voucher):
                words = _("%(voucher)s cannot be recorded again as it is. Begin a new one on its own page.")
                raise Refusal(words % {"voucher": voucher.label})
            self.again_wanted.emit(Wanted(again=voucher, template=template))

        self.do(lambda: ledger.voucher(self.books, voucher_id), then=show)

    def keep_as_template(self, voucher_id: int) -> None:
        """Ask under what name a voucher's deed is kept to be done again."""
        self.do(lambda: ledger.voucher(self.books, voucher_id), then=self._ask_to_keep)

    def _ask_to_keep(self, voucher: Voucher) -> None:
        from ui.shared.template_question import ask_to_keep  # no part of a start

        ask_to_keep(self, voucher, self.notices.window())

    def go(self, page: str, wanted: Wanted | None = None) -> None:
        """Open a page, and there what is wanted."""
        self.went.emit(page, wanted)

    def leave(self) -> None:
        """Stop listening to the books: they are being closed."""
        self._stop_watching()


def _taking_back(deed: Deed) -> Deed:
    """Take a deed back; what refuses that says of which deed it speaks."""
    assert deed.undo  # noqa: S101 - no other is among those to be undone
    try:
        return deed.undo()
    except Refusal as refusal:
        if refusal.reason == GIVEN_UP:
            raise
        said = {"what": deed.said.removesuffix("."), "why": refusal.message}
        raise Refusal(_("Not undone: %(what)s. %(why)s") % said, refusal.field, refusal.reason) from refusal


def _taken_back(undone: Deed) -> str:
    """Say that a correction was taken back, and what stands there now."""
    return _("The correction was taken back. %(what)s") % {"what": undone.said}


def _holds_again(undone: Deed) -> str:
    """Say that a correction taken back was made once more, and what stands there now."""
    return _("The correction holds again. %(what)s") % {"what": undone.said}
