"""The form for the work of one member: everything about it; to correct one, with the reason."""

from functools import partial
from typing import ClassVar

from coopbooks import showing, work
from coopbooks.attachments import Holder
from coopbooks.i18n import N_, _
from coopbooks.quantity import Quantity
from coopbooks.work import Work, WorkDraft
from ui.shared.choice import Choice, choice_of
from ui.shared.choices import ActivityChoice, person_picker, product_picker
from ui.shared.correcting import is_unchanged
from ui.shared.day_edit import DayEdit
from ui.shared.doing import Deed, Desk
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.member_choice import member_picker
from ui.shared.order_choice import OrderPicker, for_order
from ui.shared.percent_edit import PriceEdit
from ui.shared.quantity_edit import QuantityEdit
from ui.shared.typed_edit import TextEdit
from ui.shared.words_edit import WordsEdit
from ui.work.deeds import change, recorded
from ui.work.sheet_columns import Operations, offer_operations

NOTHING = Quantity(0)


class WorkForm(Form):
    """Work of one member, new or corrected; with ``again`` new work like another."""

    elsewhere: ClassVar = {"name": "name"}

    def __init__(self, desk: Desk, correcting: Work | None = None, again: Work | None = None) -> None:
        """Make the form."""
        key = FormKey.around("work", "work", correcting, again)
        super().__init__(desk, _correction if correcting else _title, key=key)
        self._correcting, self._like, self._twice = correcting, again, False
        self._written: Work | None = correcting
        self.standing = (correcting.holder, correcting.label) if correcting else None
        self.operations = Operations(desk.books)
        self._add_what()
        self._add_how_much()
        self._add_details()
        for one in (self.kind, self.product, self.day):
            one.changed.connect(self._follow)
        self.begin()

    def _add_what(self) -> None:
        books = self.desk.books
        self.person = self.add("person", lambda: _("Who did it?"), member_picker(books, left=True))
        self.day, self.kind = DayEdit(books.today), choice_of(work.KINDS)
        self.add_row(("day", lambda: _("Day"), self.day), ("kind", lambda: _("How is it counted?"), self.kind))
        self.product, self.making = product_picker(books), Choice([])
        self.name = WordsEdit(partial(work.names_used, books))
        self.add_row(
            ("product", lambda: _("Of which product?"), self.product),
            ("making", lambda: _("Which operation?"), self.making),
            ("name", lambda: _("Or which other work?"), self.name),
        )

    def _add_how_much(self) -> None:
        self.accepted, self.rejected, self.rework = QuantityEdit(), QuantityEdit(), QuantityEdit()
        self.add_row(
            ("accepted", lambda: _("How much was done well?"), self.accepted),
            ("rejected", lambda: _("Rejected"), self.rejected),
            ("rework", lambda: _("To be mended"), self.rework),
        )
        self.rate, self.rate_note = PriceEdit(), TextEdit()
        self.add_row(
            ("rate", lambda: _("Paid for one, if not as usual"), self.rate),
            ("rate_note", lambda: _("Why, if not as usual"), self.rate_note),
        )

    def _add_details(self) -> None:
        books = self.desk.books
        self.order, self.activity = OrderPicker(books), ActivityChoice(books)
        self.of_size, self.lot = WordsEdit(partial(work.sizes_used, books)), TextEdit()
        self.checked_by, self.note = person_picker(books, "", N_("+ New person “%(name)s”")), TextEdit()
        self.add("order", for_order, self.order)
        self.add_row(("size", lambda: _("Size"), self.of_size), ("lot", lambda: _("Lot"), self.lot))
        self.add("checked_by", lambda: _("Checked by"), self.checked_by)
        self.add("activity", lambda: _("Activity"), self.activity)
        self.add("note", lambda: _("Note"), self.note)
        self.boxes["order"].setVisible(self.order.is_wanted())
        self.boxes["activity"].setVisible(self.activity.is_wanted())
        if self._correcting:
            self.why = self.add("reason", lambda: _("Why is it corrected?"), TextEdit())
        self.add_papers()

    def prepare(self) -> None:
        """Propose today, or fill in what is to be corrected; of work like another all but its day."""
        self.day.propose(self.usual_day())
        known = self._correcting or self._like
        if known:
            self._fill_in(known)
        if self._correcting:
            self.day.set(self._correcting.day)
        self._follow()

    def _fill_in(self, known: Work) -> None:
        self.person.set_key(known.person)
        self.kind.set(known.kind)
        self.product.set_key(known.product)
        self._follow()
        self.making.set(known.making)
        self.name.set_words(known.name)
        for field in ("accepted", "rejected", "rework"):
            self.boxes[field].editor.set(getattr(known, field) or None)
        self.rate.set(known.rate.decimal if known.rate else None)
        self.rate_note.set(known.rate_note or None)
        self.order.put(known.order, again=self._correcting is None)
        self.of_size.set_words(known.size)
        self.lot.set(known.lot or None)
        self.checked_by.set_key(known.checked_by)
        self.activity.set(known.activity)
        self.note.set(known.note or None)

    def _follow(self) -> None:
        """Ask only for what has to be known of what is chosen."""
        product, pieces = self.product.readable_key, self.kind.value() == "pieces"
        found = self.operations.of(product) if product else []
        offer_operations(self.making, found)
        self.boxes["making"].setVisible(bool(product))
        self.boxes["name"].setVisible(not product)
        for field in ("rejected", "rework"):
            self.boxes[field].setVisible(pieces)

    def draft(self) -> WorkDraft:
        """Return what is typed."""
        making = self.making.value() if self.product.key else None
        pieces, rate = self.kind.value() == "pieces", self.rate.maybe()
        return WorkDraft(
            self.person.value().key,
            self.day.value(),
            self.kind.value(),
            making,
            "" if making else self.name.words(),
            self.accepted.maybe() or NOTHING,
            (self.rejected.maybe() if pieces else None) or NOTHING,
            (self.rework.maybe() if pieces else None) or NOTHING,
            self.of_size.words(),
            self.lot.value(),
            self.order.key,
            self.activity.value(),
            self.checked_by.key,
            Quantity.of(rate) if rate else None,
            self.rate_note.value(),
            self.note.value(),
        )

    def _read(self) -> tuple[WorkDraft, tuple[str, ...]]:
        draft, doubts = super()._read()
        if is_unchanged(self, draft):
            return draft, ()
        books = self.desk.books
        twice = [] if self._correcting else work.list_twice(books, [draft])
        self._twice = bool(twice)
        found = [_("This work is written down already.") for _row in twice]
        found += work.doubts(books, [draft]).values()
        if work.rate_for(books, draft) is None:
            found.append(_("What is paid for it is not known yet. A payout will ask for it."))
        return draft, (*doubts, *found)

    def summary(self, draft: WorkDraft) -> str:
        """Say what it is worth."""
        rate = work.rate_for(self.desk.books, draft)
        if rate is None or not draft.accepted:
            return ""
        worth = work.worth(draft.accepted, rate, self.desk.books.club.currency)
        return f"{showing.quantity(draft.accepted)} × {showing.rate(rate.decimal)} = {showing.money(worth)}"

    def record(self, draft: WorkDraft) -> Deed:
        """Write it down, or correct it."""
        if self._correcting:
            return change(self.desk, self._correcting, draft, self.why.value())
        ids = work.record_work(self.desk.books, [draft], again=self._twice)
        self._written = work.work(self.desk.books, ids[0])
        return recorded(self.desk, ids, [draft])

    def holder(self, deed: Deed) -> Holder | None:  # noqa: ARG002 - it posts nothing
        """Return the work that was written down, or corrected: its papers stay with it."""
        return self._written.holder if self._written else None


def _title() -> str:
    return _("Write one work down")


def _correction() -> str:
    return _("Correct work")
