"""The form for one order: what somebody wants made, by when and for how much."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from coopbooks import ledger, orders, products
from coopbooks.attachments import Holder
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.money import Money
from coopbooks.orders import Order, OrderDraft, OrderLine
from ui.shared.adding import added_deed
from ui.shared.choices import ActivityChoice, person_picker
from ui.shared.day_edit import DayEdit
from ui.shared.doing import Deed, Desk, change_deed
from ui.shared.form import Form
from ui.shared.form_ground import WITH_LINES
from ui.shared.form_key import FormKey
from ui.shared.lines_edit import LinesEdit
from ui.shared.money_edit import MoneyEdit
from ui.shared.priced_row import PricedRow, headings
from ui.shared.typed_edit import TextEdit, needed
from ui.shared.words import Words


class OrderForm(Form):
    """The form for one order, new or known; with ``again`` a new one like another."""

    widest: ClassVar = WITH_LINES

    def __init__(self, desk: Desk, order: Order | None, again: Order | None = None) -> None:
        """Make the form; one that changes an order is put away after saving."""
        self._order, self._like = order, again
        self._added: Order | None = None
        title: Words = (lambda: order.label) if order else (lambda: _("Add an order"))
        super().__init__(desk, title, key=FormKey.around("orders", "order", order, again))
        self._add_what_is_wanted()
        self._add_by_when()
        self.lines.changed.connect(self._propose_agreed)
        if order is None:
            self.add_papers()
        self.begin()

    def _add_what_is_wanted(self) -> None:
        books = self.desk.books
        self.title = self.add("title", lambda: _("What is it about?"), needed(TextEdit(), _say_what), _title_hint)
        self.customer = self.add(
            "customer",
            lambda: _("Who ordered it?"),
            person_picker(books, "customer", N_("+ New customer “%(name)s”")),
            lambda: _("Leave it empty where nobody did, as for a fair."),
        )
        lines = LinesEdit(lambda: PricedRow(self.desk, OrderLine, self._price_of), headings(), optional=True)
        self.lines = self.add("lines", lambda: _("What is wanted?"), lines)
        self.agreed, self.promised = MoneyEdit(books.club.currency), DayEdit(books.today, ahead=True)
        self.add_row(
            ("agreed", lambda: _("How much was agreed?"), self.agreed),
            ("promised", lambda: _("Promised for"), self.promised),
        )

    def _add_by_when(self) -> None:
        books = self.desk.books
        self.taken, self.code = DayEdit(books.today), needed(TextEdit(), _give_a_code)
        self.add_row(
            ("taken", lambda: _("Taken on"), self.taken),
            ("code", lambda: _("Its number, or a word for it"), self.code),
        )
        self.activity, self.note = ActivityChoice(books), TextEdit()
        note: tuple[str, Words, object] = ("note", lambda: _("Note"), self.note)
        activity: tuple[str, Words, object] = ("activity", lambda: _("Activity"), self.activity)
        self.add_row(*([activity] if self.activity.is_wanted() else []), note)

    def prepare(self) -> None:
        """Fill in what is known; of a new one propose its number and that it was taken today."""
        books, order, like = self.desk.books, self._order, self._order or self._like
        if like:
            self._fill_in(like)
        if order is None:
            self.taken.propose(books.today())
            self.code.propose(orders.proposed_code(books, books.today()))
            if like and like.promised:  # as long after as it was then
                self.promised.propose(books.today() + (like.promised - like.taken))
            return
        self.promised.set(order.promised)
        self.taken.set(order.taken)
        self.code.set(order.code)

    def _fill_in(self, known: Order) -> None:
        """Fill in all but its number and days."""
        self.title.set(known.title)
        self.customer.set_key(known.customer)
        self.lines.put(known.lines)
        self.agreed.set(known.agreed or None)
        self.activity.set(known.activity)
        self.note.set(known.note or None)

    def _price_of(self, product: int) -> Money | None:
        """Return the local price in force today."""
        return products.proposed_price(self.desk.books, product, self.desk.books.today(), "local")

    def _propose_agreed(self) -> None:
        """Propose what the lines come to, as long as nothing else was agreed."""
        if self.agreed.text() and not self.agreed.property("proposed"):
            return
        try:
            lines: tuple[OrderLine, ...] = self.lines.value()
        except Refusal:
            return
        worth = sum((line.amount for line in lines), self.desk.books.money(0))
        self.agreed.propose(worth or None)

    def draft(self) -> OrderDraft:
        """Return the order as typed."""
        return OrderDraft(
            code=self.code.value(),
            title=self.title.value(),
            customer=self.customer.key,
            agreed=self.agreed.maybe() or self.desk.books.money(0),
            taken=self.taken.value(),
            promised=self.promised.maybe(),
            lines=self.lines.value(),
            activity=self.activity.value(),
            note=self.note.value(),
        )

    def oddities(self, draft: OrderDraft) -> Sequence[str]:
        """Ask about the day it was taken, and about prices far above those of the products, where they are new."""
        books, before = self.desk.books, self._order.draft if self._order else None
        known = {(line.product, line.price) for line in before.lines} if before else set()
        lines = [line for line in draft.lines if line.product and (line.product, line.price) not in known]
        usual = (products.price_on(books, line.product or 0, draft.taken) for line in lines)
        dear = (ledger.ten_times(line.price, one) for line, one in zip(lines, usual, strict=True))
        odd_day = "" if before and before.taken == draft.taken else ledger.odd_day(books, draft.taken)
        return (odd_day, *dict.fromkeys(dear))

    def record(self, draft: OrderDraft) -> Deed:
        """Add or change the order."""
        if self._order:
            return change_deed(partial(_change, self.desk, self._order.id), draft, self._order.draft)
        added = self._added = orders.add_order(self.desk.books, draft)
        return added_deed(self.desk, added.label, self.key.changing(added.id), orders.remove_order)

    def holder(self, deed: Deed) -> Holder | None:  # noqa: ARG002 - it posts nothing
        """Return the order that was added: its papers belong to it."""
        return Holder("order", self._added.id) if self._added else None


def _title_hint() -> str:
    return _("In a few words, as you speak of it: 40 jumpers for the school.")


def _change(desk: Desk, order: int, draft: OrderDraft) -> str:
    return orders.change_order(desk.books, order, draft).label


def _say_what() -> str:
    return _("Write what the order is about.")


def _give_a_code() -> str:
    return _("Write a number or name for the order.")
