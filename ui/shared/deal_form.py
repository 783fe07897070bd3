"""What the forms of deals, sales and costs, have in common: title, total read back, the box's new balance, the deed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar, Protocol

from coopbooks import showing
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.money import Money
from coopbooks.templates import Template
from ui.shared.deeds import box_words
from ui.shared.doing import Deed, Desk
from ui.shared.form import Form
from ui.shared.form_ground import WITH_LINES
from ui.shared.form_key import FormKey
from ui.shared.order_choice import OrderPicker, for_order
from ui.shared.template_start import start_button
from ui.shared.typed_edit import TextEdit
from ui.shared.words import Words


class DealDraft(Protocol):
    """A draft with a total, of which a part is paid through a box."""

    @property
    def total(self) -> Money:
        """What it comes to."""

    @property
    def owed(self) -> Money:
        """What of it is on credit."""

    @property
    def box(self) -> int | None:
        """The box the money went through."""


class DealForm(Form):
    """The base of the forms of sales and costs; with ``correcting`` one recorded earlier is recorded as it should have
    been, with ``again`` a new one is, like it.
    """

    key_of_new: ClassVar[FormKey]
    widest: ClassVar[int] = WITH_LINES

    def __init__(self, desk: Desk, new: Words, correct: Words, correcting: Any | None, again: Any | None) -> None:
        """Make the form; ``correct`` is its title in a correction."""
        key = replace(self.key_of_new, of=correcting and correcting.voucher, like=again and again.voucher)
        super().__init__(desk, correct if correcting else new, key=key)
        self.correcting, self.again = correcting, again
        if not (correcting or again):
            self.start_button = start_button(desk, self.key_of_new.page, self._start_from)
            self.put_beside_title(self.start_button)

    def add_order_and_note(self, order: OrderPicker, hint: Words | None = None) -> None:
        """Add the field for the order it is for, where there are orders, and one for whatever else there is to say.

        They stand side by side, but where there is a ``hint`` about the first.
        """
        self.order, self.note = order, TextEdit()
        asked: list[tuple[str, Words, Any]] = [("note", lambda: _("Note"), self.note)]
        if order.is_wanted() and hint:
            self.add("order", for_order, order, hint)
        elif order.is_wanted():
            asked.insert(0, ("order", for_order, order))
        self.add_row(*asked)

    def _start_from(self, template: Template) -> None:
        """Open the form filled in from a template in place of this one; what is typed here stays below it."""
        if not self.half_filled:
            self.left.emit()
        self.desk.again(template.voucher, template)

    def summary(self, draft: DealDraft) -> str:
        """Read the total back in figures and words, and what of it is on credit."""
        if draft.total.minor <= 0:
            return ""
        words = showing.in_words(draft.total, self.desk.books.club.un_mil)
        said = _("Total %(amount)s — %(words)s") % {"amount": showing.money(draft.total), "words": words}
        return " · ".join(filter(None, (said, _on_credit(draft))))

    def deed(self, words: str, deal: Any, again: Callable[[Books, int, Any], Any], before: Any | None) -> Deed:
        """Say what was done, in marked ``words`` with voucher and amount; undoing a correction records ``before``."""
        books, then = self.desk.books, self.came_of(deal)

        def said() -> str:
            return _(words) % {"voucher": deal.label, "amount": showing.money(deal.draft.total)}

        if before is None:
            return self.desk.recorded(said, deal.voucher, then)

        def undo() -> Deed:
            return self.deed(words, again(books, deal.id, before), again, deal.draft)

        return Deed(said, deal.voucher, undo, then)

    def came_of(self, deal: Any) -> Words:
        """Return the words for what came of a deal just recorded: what is on credit, what its box holds now."""
        draft = deal.draft
        box = box_words(self.desk.books, draft.box if draft.paid else None)
        return lambda: " ".join(filter(None, (_on_credit(draft, "."), box())))


def _on_credit(draft: DealDraft, end: str = "") -> str:
    """Say what of a deal was not paid at once; nothing where all was."""
    return _("%(amount)s on credit") % {"amount": showing.money(draft.owed)} + end if draft.owed.minor > 0 else ""
