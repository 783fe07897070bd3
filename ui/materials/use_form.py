"""The form to record materials used: which, how much, for what, and what is left of each after it."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar, Final

from coopbooks import ledger, materials, people, products, showing
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.ledger import Voucher, VoucherDraft
from coopbooks.materials import MaterialLine, UseDraft
from coopbooks.quantity import Quantity
from ui.materials.fields import MaterialLineRow, added, headings
from ui.materials.known import NOTHING, Known
from ui.shared.choice import Choice
from ui.shared.choices import ActivityChoice, product_picker
from ui.shared.day_edit import DayEdit
from ui.shared.deeds import corrected_deed, deed_of, stock_words
from ui.shared.doing import Deed, Desk
from ui.shared.field_box import usage_of
from ui.shared.form import Form
from ui.shared.form_ground import WITH_LINES
from ui.shared.form_key import FormKey
from ui.shared.labels import label, restyle
from ui.shared.lines_edit import LinesEdit
from ui.shared.order_choice import OrderPicker, for_order
from ui.shared.typed_edit import TextEdit
from ui.shared.words import Words, voice

_LEFT: Final = 108


class UseForm(Form):
    """Materials used; with ``correcting`` a use that is recorded again, with ``again`` a new one like it."""

    widest: ClassVar = WITH_LINES
    elsewhere: ClassVar = {"amount": "lines", "concerns": "person", "description": "note"}

    def __init__(self, desk: Desk, correcting: Voucher | None = None, again: Voucher | None = None) -> None:
        """Make the form."""
        name = correcting.label if correcting else ""
        title = (lambda: _("Correct the use %(voucher)s") % {"voucher": name}) if correcting else _title
        super().__init__(desk, title, key=FormKey.around("materials", "use", correcting, again))
        self._correcting, self._like = correcting, correcting or again
        self._known, books = Known(desk.books), desk.books
        self.lines = self.add(
            "lines", lambda: _("What was used?"), LinesEdit(lambda: UseRow(books, self._known), headings(_left()))
        )
        self.person = self.add("person", lambda: _("Where was it taken from?"), Choice(self._holders()))
        self.product, self.activity = product_picker(books), ActivityChoice(books)
        what_for: tuple[str, Words, object] = ("product", lambda: _("For which product?"), self.product)
        if self.activity.is_wanted():
            self.add_row(what_for, ("activity", lambda: _("Of which activity?"), self.activity))
        else:
            self.add_row(what_for)
        self.order = OrderPicker(books)
        if self.order.is_wanted():
            self.add("order", for_order, self.order)
        self.day = DayEdit(books.today, lambda: ledger.locked_through(books))
        self.note = TextEdit()
        self.add_row(("day", lambda: _("Day"), self.day), ("note", lambda: _("Note"), self.note))
        self.add_papers()
        self.product.settled.connect(self._propose_activity)
        self.order.settled.connect(self._propose_for_order)
        self.lines.changed.connect(self._show_left)
        self.person.changed.connect(self._show_left)
        voice.changed.connect(self._show_left)
        self.begin()

    def _holders(self) -> list[tuple[int | None, Words]]:
        """The store first, then whoever was handed something."""
        names = {one.person: one.name for one in self._known.holdings() if one.kind == "handed"}
        known = materials.use_of(self._like).person if self._like else None
        if known:
            names.setdefault(known, people.person(self.desk.books, known).name)
        return [(None, _our_store), *((person, partial(_in_hands, name)) for person, name in names.items())]

    def prepare(self) -> None:
        """Propose today; in a correction, or for one like it, fill in what was recorded."""
        self._ask_again()
        if self._like:
            self._fill_in(materials.use_of(self._like))
        if self._correcting is None:
            self.day.propose(self.usual_day())
        self._show_left()

    def _fill_in(self, draft: UseDraft) -> None:
        self.person.set(draft.person)
        self.lines.put(draft.lines)
        self.product.set_key(draft.product)
        self.activity.set(draft.activity)
        self.order.put(draft.order, again=self._correcting is None)
        self.note.set(draft.note or None)
        if self._correcting:
            self.day.set(draft.day)

    def _propose_activity(self) -> None:
        """Propose the activity of the product."""
        if self.product.key is not None:
            self.activity.propose(products.product(self.desk.books, self.product.key).activity)

    def _propose_for_order(self) -> None:
        """Propose what an order is about: its product, where that is only one, and its activity."""
        order = self.order.picked()
        wanted = {line.product for line in order.lines} if order else set()
        if len(wanted) == 1:
            self.product.propose_key(wanted.pop())
            self._propose_activity()
        if order and order.activity:
            self.activity.propose(order.activity)

    def freshen(self) -> None:
        """Ask again what there is, and who has some."""
        self._ask_again()
        self._show_left()

    def _ask_again(self) -> None:
        self._known.forget()
        holders = self._holders()
        self.person.offer(holders)
        self.boxes["person"].setVisible(len(holders) > 1)

    def _show_left(self) -> None:
        """Show what will be left of each material, where it is taken from."""
        rows: Sequence[UseRow] = self.lines.rows
        used = added(rows)
        for row in rows:
            picked = row.picked
            row.tell(None if picked is None else self._there(picked.id) - used.get(picked.id, NOTHING))

    def _there(self, material: int) -> Quantity:
        """What there is of a material, as if what is corrected had never been."""
        person, known = self.person.value(), self._known
        there = known.held("handed", person, material) if person else known.in_store(material)
        went = (line for line in self._correcting.lines if line.material == material) if self._correcting else ()
        back = (-line.quantity for line in went if line.quantity and line.person == person)
        return sum(back, there)

    def draft(self) -> UseDraft:
        """Return what is typed."""
        return UseDraft(
            self.day.value(),
            self.lines.value(),
            self.product.key,
            self.activity.value(),
            self.person.value(),
            self.note.value(),
            self.order.key,
        )

    def voucher(self, draft: UseDraft) -> VoucherDraft:
        """Return the voucher of the use."""
        return materials.use_voucher(self.desk.books, draft, self._correcting.id if self._correcting else None)

    def summary(self, draft: UseDraft) -> str:
        """Say what all of it is worth."""
        worth = self.voucher(draft).lines[0].amount
        return _("Worth %(amount)s at the average price of what is there.") % {"amount": showing.money(worth)}

    def record(self, draft: UseDraft) -> Deed:
        """Record the use, or record it again."""
        books, old = self.desk.books, self._correcting
        then = stock_words(books, *(line.material for line in draft.lines))
        if old is None:
            return deed_of(self.desk, materials.use_materials(books, draft), then)
        correct = partial(materials.correct_use, books)
        return corrected_deed(self.desk, old.id, correct, draft, materials.use_of(old), then=then)


class UseRow(MaterialLineRow):
    """One line: which material, how much of it, and what will be left."""

    def __init__(self, books: Books, known: Known) -> None:
        """Make an empty line."""
        super().__init__(books, known.material)
        self.left = label(kind="small")
        self.add_widget(self.left, _LEFT)

    def value(self) -> MaterialLine:
        """Return the line; refuses what cannot be read."""
        return MaterialLine(self.material.value().key, self.quantity.value(), self.unit.value())

    def put(self, line: MaterialLine) -> None:
        """Fill in a line again."""
        self.put_material(line.material, line.quantity, line.unit)

    def tell(self, left: Quantity | None) -> None:
        """Show what will be left; less than nothing is more than there is."""
        picked = self.picked
        text = picked.told(left) if picked and left is not None else ""
        self.left.setText(text)
        restyle(self.left, "kind", "refused" if left is not None and left < NOTHING else "small")
        self.quantity.setAccessibleDescription(
            _("Left after it: %(quantity)s") % {"quantity": text} if text else usage_of(self.quantity)
        )


def _title() -> str:
    return _("Use materials")


def _our_store() -> str:
    return _("Our store")


def _in_hands(name: str) -> str:
    return _("What %(name)s has") % {"name": name}


def _left() -> tuple[Words, int, bool]:
    return (lambda: _("Left then"), _LEFT, False)
