"""What pages, forms and records ask of the desk, and what they tell it was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar

from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.progress import Progress, unheard

if TYPE_CHECKING:  # the start screen needs none of the books' own code, and is there the sooner without it
    from PySide6.QtCore import SignalInstance

    from coopbooks.books import Books
    from coopbooks.days import Period
    from coopbooks.ledger import Voucher
    from coopbooks.templates import Template
    from ui.shared.over import Over
    from ui.shared.words import Words

D = TypeVar("D")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PaperWish:
    """How a paper is wanted: in which language and page size, and whether it is marked as a copy.

    Long papers tell their ``progress``, which stops them when nobody waits for them any more.
    """

    language: str
    page: str
    copy: bool = False
    progress: Progress = field(default=unheard, compare=False)


MakePaper = Callable[[PaperWish], bytes]
"""Makes a PDF as it is wanted from figures already at hand; runs outside the window's thread."""


InWords = str | Callable[[], str]
"""What was done in one line: as it was said then, or said again in whatever language is spoken."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done: what happened in one line, the voucher it posted, what takes it back.

    ``then`` is what came of it, such as what the box holds now: true for as long as it is not taken back. ``paper``
    shows the paper of what was done, where that is another one than its voucher. ``stays`` says what is to be done
    instead where nothing takes it back: it is said before anything older is undone. ``takes_back`` tells the deed that
    took a correction back from the one that made it hold again.
    """

    words: InWords
    voucher: int | None = None
    undo: Callable[[], Deed] | None = None
    then: InWords = ""
    paper: Callable[[], object] | None = None
    stays: Callable[[], str] | None = None
    takes_back: bool = False

    @property
    def said(self) -> str:
        """What happened, in the language spoken now."""
        return _spoken(self.words)

    @property
    def told(self) -> str:
        """What happened, and what came of it."""
        then = _spoken(self.then)
        return f"{self.said.removesuffix('.')}. {then}" if then else self.said

    @property
    def why_it_stays(self) -> str:
        """What is said in place of taking it back."""
        return self.stays() if self.stays else _("Stays as it is: %(what)s") % {"what": self.said}


def _spoken(words: InWords) -> str:
    return words() if callable(words) else words


def change_deed(change: Callable[[D], str], draft: D, before: D, back: Callable[[D], str] | None = None) -> Deed:
    """Change a record by ``change``, which returns what it is called now; undone by changing it ``back``."""
    name, back = change(draft), back or change
    return Deed(
        lambda: _("%(name)s was changed.") % {"name": name}, undo=lambda: change_deed(back, before, draft, change)
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a page is to show: a voucher to ``correct`` in its form, or to record ``again`` as a new one, from a
    ``template`` or not; a ``new`` form, one ``tab`` of it, there the days of a ``period`` and what fits a ``search``; a
    ``record`` by the id of its voucher, a ``person``, ``product``, ``order``, ``material``, ``pool`` of shared costs,
    ``machine``, ``loan``, ``grant``, ``rate``, ``account``, ``work``, ``run`` of pay or ``move`` from hand to hand by
    its own; ``like``: the new form is that of another one like it. The words for forms and tabs are those of the page.
    """

    correct: Voucher | None = None
    again: Voucher | None = None
    template: Template | None = None
    new: str = ""
    tab: str = ""
    record: int | None = None
    period: Period | None = None
    search: str = ""
    person: int | None = None
    product: int | None = None
    order: int | None = None
    material: int | None = None
    pool: int | None = None
    machine: int | None = None
    loan: int | None = None
    grant: int | None = None
    rate: int | None = None
    account: int | None = None
    work: int | None = None
    run: int | None = None
    move: int | None = None
    like: bool = False


class RefusedAt(Protocol):
    """Where a Refusal is shown: a form, at the field it names."""

    def refuse(self, refusal: Refusal) -> None:
        """Show it at its field."""


class Doer(Protocol):
    """Does what is asked and sorts what goes wrong. See :class:`ui.shared.sorting.Sorting`."""

    def do(
        self, operation: Callable[[], T], at: RefusedAt | None = None, then: Callable[[T], None] | None = None
    ) -> None:
        """Do something; what goes wrong lands where it belongs, otherwise ``then`` gets the result."""

    def fail(self, error: Exception) -> None:
        """Sort an exception that something in the background ended with, as :meth:`do` would."""


class Desk(Doer, Protocol):
    """The one bridge between what is shown and the books. See :mod:`ui.desk`."""

    books: Books
    deeds: int
    """Grows with whatever is recorded, though not with what is only typed: as long as it stands, so do all figures."""

    @property
    def taken_away(self) -> SignalInstance:
        """What had been added is there no more: the key of the form that would change it."""

    def patiently(self, ask: Callable[[Progress], T], words: Words) -> T:
        """Return what is asked for; where that takes long it is shown, and refused where it is given up."""

    def change_patiently(self, change: Callable[[Progress], T], words: Words) -> T:
        """Change the books, as long as that takes: given up, it is refused and all of them are as they were before."""

    def done(self, deed: Deed) -> None:
        """Say what was done, and offer to print and undo it."""

    def recorded(self, words: InWords, voucher_id: int, then: InWords = "") -> Deed:
        """Return the deed of a voucher just posted, and ``then`` what came of it: undone by voiding it."""

    def preview(self, name: str, make: MakePaper) -> None:
        """Make a paper and show it in the program; ``name`` is that of its file."""

    def open_over(self, widget: Over) -> None:
        """Open something over the page in sight."""

    def print_voucher(self, voucher_id: int) -> None:
        """Show the paper of a voucher."""

    def print_receipt(self, voucher_id: int) -> None:
        """Show the receipt of money that came in (a CI), for who paid."""

    def correct(self, voucher_id: int) -> None:
        """Open the form a voucher was typed in, filled in again."""

    def again(self, voucher_id: int, template: Template | None = None) -> None:
        """Open the form a voucher was typed in, filled in as a new one of today, from a template or not."""

    def keep_as_template(self, voucher_id: int) -> None:
        """Ask under what name a voucher's deed is kept to be done again."""

    def go(self, page: str, wanted: Wanted | None = None) -> None:
        """Open a page, and there what is wanted."""
