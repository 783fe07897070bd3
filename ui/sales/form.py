"""The form to record a sale: who, what, how many, how much, paid how, when."""

from dataclasses import replace
from typing import ClassVar

from coopbooks import ledger, products, sales
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.ledger import VoucherDraft
from coopbooks.money import Money
from coopbooks.sales import Sale, SaleDraft, SaleLine
from ui.shared.choice import Choice
from ui.shared.choices import ActivityChoice, BoxChoice, person_picker
from ui.shared.day_edit import DayEdit
from ui.shared.deal_form import DealForm
from ui.shared.doing import Deed, Desk
from ui.shared.form_key import FormKey
from ui.shared.lines_edit import LinesEdit
from ui.shared.money_edit import MoneyEdit
from ui.shared.order_choice import OrderPicker
from ui.shared.paid_choice import PaidChoice
from ui.shared.priced_row import PricedRow, headings
from ui.shared.words import Words


class SaleForm(DealForm):
    """A sale typed in; with ``correcting`` one that is recorded again, with ``again`` a new one like it."""

    key_of_new = FormKey("sales", "sale")
    elsewhere: ClassVar = {"amount": "lines", "person": "customer", "concerns": "customer", "description": "note"}

    def __init__(self, desk: Desk, correcting: Sale | None = None, again: Sale | None = None) -> None:
        """Make the form."""
        label = correcting.label if correcting else ""
        super().__init__(
            desk,
            lambda: _("Record a sale"),
            lambda: _("Correct the sale %(voucher)s") % {"voucher": label},
            correcting,
            again,
        )
        books = desk.books
        self.customer = self.add(
            "customer",
            lambda: _("Who bought?"),
            person_picker(books, "customer", N_("+ New customer “%(name)s”")),
            lambda: _("Leave it empty if it does not matter who."),
        )
        lines = LinesEdit(lambda: PricedRow(desk, SaleLine, self._price_of), headings())
        self.lines = self.add("lines", lambda: _("What was sold?"), lines)
        self.paid = PaidChoice(books.club.currency)
        self.box = BoxChoice(books)
        self.day = DayEdit(books.today, lambda: ledger.locked_through(books))
        self.add_row(
            ("paid", lambda: _("How much was paid?"), self.paid), ("box", lambda: _("Into which box?"), self.box)
        )
        self.add_row(
            ("day", lambda: _("Day"), self.day),
            ("discount", lambda: _("Discount"), MoneyEdit(books.club.currency)),
        )
        self.add_row(
            ("kind", lambda: _("Kind of sale"), Choice([(key, _kind(words)) for key, words in products.KINDS.items()])),
            ("activity", lambda: _("Activity"), ActivityChoice(books)),
        )
        self.add_order_and_note(OrderPicker(books, lambda: self.customer.key))
        self.order.settled.connect(self._propose_for_order)
        self.customer.settled.connect(self._propose_for_customer)
        self.day.settled.connect(self._propose_prices)
        self.boxes["kind"].editor.changed.connect(self._propose_prices)
        self.add_papers()
        self.begin()

    def prepare(self) -> None:
        """Propose today and what is usually sold; in a correction, or for one like it, fill in what was recorded."""
        known = self.correcting or self.again
        if known:
            self._fill_in(known.draft)
        else:
            self.customer.propose_key(sales.usual_customer(self.desk.books))
            self._propose_usual()
        if self.correcting:
            self.day.set(self.correcting.draft.day)
        else:
            self.day.propose(self.usual_day())

    def _fill_in(self, draft: SaleDraft) -> None:
        self.customer.set_key(draft.customer)
        self.lines.put(draft.lines)
        self.paid.put(draft.paid, draft.total)
        for name in ("box", "discount", "kind", "activity", "note"):
            value = getattr(draft, name)
            self.boxes[name].editor.set(value if value or name == "activity" else None)
        self.order.put(draft.order, again=self.correcting is None)

    def _propose_for_customer(self) -> None:
        if not (self.correcting or self.again):
            self._propose_usual()

    def _propose_usual(self) -> None:
        """Propose what this customer bought last, at the price in force, and how it was paid; of an order its own."""
        usual = sales.usual_sale(self.desk.books, self.customer.key)
        self.paid.propose(usual)
        if usual is None:
            return
        order = self.order.picked()
        if len(self.lines.rows) == 1 and not (order and order.lines):
            self.lines.rows[0].propose(usual.lines[0])
        for name in ("box", "kind", *([] if order and order.activity else ["activity"])):
            self.boxes[name].editor.propose(getattr(usual, name))

    def _propose_for_order(self) -> None:
        """Propose whom an order is from, and what is wanted with it, where nothing is typed yet."""
        order = self.order.picked()
        if order is None or self.correcting:
            return
        if not self.customer.typed and order.customer:
            self.customer.propose_key(order.customer)
            self._propose_for_customer()
        if not self.lines.typed and order.lines:
            wanted = (SaleLine(one.product, one.description, one.quantity, one.unit, one.price) for one in order.lines)
            self.lines.put(tuple(wanted))
        if order.activity:
            self.boxes["activity"].editor.propose(order.activity)

    def _price_of(self, product: int) -> Money | None:
        """Return the price in force on the day of the sale, in the list that goes with its kind."""
        books = self.desk.books
        try:
            day = self.day.maybe() or books.today()
        except Refusal:
            day = books.today()
        return products.proposed_price(books, product, day, self.boxes["kind"].editor.value())

    def _propose_prices(self) -> None:
        for row in self.lines.rows:
            row.follow_price()

    def draft(self) -> SaleDraft:
        """Return what is typed."""
        nothing = self.desk.books.money(0)
        typed = SaleDraft(
            day=self.day.value(),
            lines=self.lines.value(),
            paid=nothing,
            discount=self.boxes["discount"].editor.maybe() or nothing,
            box=self.box.value(),
            customer=self.customer.key,
            kind=self.boxes["kind"].editor.value(),
            activity=self.boxes["activity"].editor.value(),
            note=self.note.value(),
            order=self.order.key,
        )
        return replace(typed, paid=self.paid.of(typed.total))

    def voucher(self, draft: SaleDraft) -> VoucherDraft:
        """Return the voucher of the sale."""
        return sales.sale_voucher(self.desk.books, draft)

    def record(self, draft: SaleDraft) -> Deed:
        """Record the sale, or record it again."""
        books, old = self.desk.books, self.correcting
        sale = sales.correct_sale(books, old.id, draft) if old else sales.record_sale(books, draft)
        words = N_("Sale recorded: %(voucher)s, %(amount)s.")
        return self.deed(words, sale, sales.correct_sale, old.draft if old else None)


def _kind(words: str) -> Words:
    return lambda: _(words)
