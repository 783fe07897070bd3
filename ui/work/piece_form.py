"""The form for pieces to be made: given to a member, or brought back by her."""

from functools import partial

from coopbooks import showing, work
from coopbooks.i18n import N_, _
from coopbooks.work import PieceDraft, PieceMove
from ui.shared.choice import choice_of
from ui.shared.choices import product_picker
from ui.shared.day_edit import DayEdit
from ui.shared.doing import Deed, Desk
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.labels import label
from ui.shared.member_choice import member_picker
from ui.shared.order_choice import OrderPicker, for_order
from ui.shared.quantity_edit import QuantityEdit
from ui.shared.typed_edit import TextEdit
from ui.shared.words import voice
from ui.shared.words_edit import WordsEdit
from ui.work.deeds import hand_deed

_KINDS = {
    "given": N_("She is given pieces to work on"),
    "brought": N_("She brings pieces back"),
}


class PieceForm(Form):
    """Pieces given out or brought back; ``about`` fills in who and what it is about, ``again`` all of another move."""

    def __init__(self, desk: Desk, about: PieceDraft | None = None, again: PieceMove | None = None) -> None:
        """Make the form."""
        key = FormKey.around("work", "pieces", None, again)
        super().__init__(desk, lambda: _("Give out or take back pieces"), key=key)
        self._like, books = again or about, desk.books
        self.kind = self.add("kind", lambda: _("What happens?"), choice_of(_KINDS))
        self.person = self.add("person", lambda: _("Who?"), member_picker(books, left=True))
        self.product = self.add("product", lambda: _("Which product?"), product_picker(books))
        self.quantity, self.of_size = QuantityEdit(), WordsEdit(partial(work.sizes_used, books))
        self.add_row(
            ("quantity", lambda: _("How many?"), self.quantity),
            ("size", lambda: _("Size, if it matters"), self.of_size),
        )
        self.there = label(kind="quiet", wrap=True)
        self.fields.add_widget(self.there)
        self.order = self.add("order", for_order, OrderPicker(books))
        self.boxes["order"].setVisible(self.order.is_wanted())
        self.day, self.note = DayEdit(books.today), TextEdit()
        self.add_row(("day", lambda: _("Day"), self.day), ("note", lambda: _("Note"), self.note))
        for one in (self.kind, self.person, self.product, self.quantity, self.of_size, self.order):
            one.changed.connect(self._tell)
        voice.changed.connect(self._tell)
        self.begin()

    def prepare(self) -> None:
        """Propose today; fill in what it is about, where that is known."""
        self.day.propose(self.usual_day())
        like = self._like
        if like:
            self.kind.set(like.kind)
            self.person.set_key(like.person)
            self.product.set_key(like.product)
            self.quantity.set(like.quantity or None)
            self.of_size.set_words(like.size)
            self.order.put(like.order, again=self.key.like is not None)
            self.note.set(like.note or None)
        self._tell()

    def _tell(self) -> None:
        """Say how many are still with her."""
        person, product = self.person.readable(), self.product.readable_key
        size, order = self.of_size.text().strip(), self.order.readable_key
        found = work.still_with(self.desk.books, person=person.key) if person and product else []
        there = next((one for one in found if (one.product, one.size, one.order) == (product, size, order)), None)
        words = _("With %(name)s now: %(quantity)s")
        said = words % {
            "name": person.name if person else "",
            "quantity": showing.quantity(there.quantity) if there else "0",
        }
        self.there.setText(said if person and product else "")
        self.there.setVisible(bool(person and product))

    def draft(self) -> PieceDraft:
        """Return what is typed."""
        return PieceDraft(
            self.kind.value(),
            self.person.value().key,
            self.product.value().key,
            self.quantity.value(),
            self.day.value(),
            self.of_size.words(),
            self.order.key,
            self.note.value(),
        )

    def record(self, draft: PieceDraft) -> Deed:
        """Record it: nothing is posted."""
        return hand_deed(self.desk, draft)
