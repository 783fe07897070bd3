"""The form to record a sale: who, what, how many, how much, paid how, when."""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar, Final

from PySide6.QtCore import Qt

from coopbooks import ledger, products, sales, showing
from coopbooks.errors import Refusal
from coopbooks.i18n import N_, _
from coopbooks.ledger import VoucherDraft
from coopbooks.money import Money
from coopbooks.sales import Sale, SaleDraft, SaleLine
from ui.shared.choice import Choice, Option
from ui.shared.choices import ActivityChoice, BoxChoice, person_picker, product_picker
from ui.shared.day_edit import DayEdit
from ui.shared.deal_form import DealForm
from ui.shared.doing import Deed, Desk
from ui.shared.form_key import FormKey
from ui.shared.labels import label
from ui.shared.lines_edit import Heading, LineRow, LinesEdit
from ui.shared.money_edit import MoneyEdit
from ui.shared.paid_choice import PaidChoice
from ui.shared.quantity_edit import QuantityEdit
from ui.shared.typed_edit import TextEdit
from ui.shared.words import Words

_QUANTITY: Final = 96
_UNIT: Final = 64
_PRICE: Final = 112
_AMOUNT: Final = 104
_REMOVE: Final = 36


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
        self.lines = self.add(
            "lines", lambda: _("What was sold?"), LinesEdit(lambda: SaleRow(desk, self._price_of), _headings())
        )
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
        self.note = self.add("note", lambda: _("Note"), TextEdit())
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

    def _propose_for_customer(self) -> None:
        if not (self.correcting or self.again):
            self._propose_usual()

    def _propose_usual(self) -> None:
        """Propose what this customer bought last, at the price in force, and how it was paid."""
        usual = sales.usual_sale(self.desk.books, self.customer.key)
        if usual is None:
            return
        if len(self.lines.rows) == 1:
            self.lines.rows[0].propose(usual.lines[0])
        self.paid.propose(usual.paid, usual.total)
        for name in ("box", "kind", "activity"):
            self.boxes[name].editor.propose(getattr(usual, name))

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


def _headings() -> list[Heading]:
    return [
        (lambda: _("Product"), 0, False),
        (lambda: _("How many"), _QUANTITY, True),
        (lambda: "", _UNIT, False),
        (lambda: _("Price of one"), _PRICE, True),
        (lambda: _("Amount"), _AMOUNT, True),
        (lambda: "", _REMOVE, False),
    ]


class SaleRow(LineRow):
    """One line of a sale."""

    def __init__(self, desk: Desk, price_of: Callable[[int], Money | None]) -> None:
        """Make an empty line; ``price_of`` is asked for the price of a product in this sale."""
        super().__init__()
        self._desk, self._price_of = desk, price_of
        self.product = self.add(product_picker(desk.books), lambda: _("Product"))
        self.quantity = self.add(QuantityEdit(), lambda: _("How many"), _QUANTITY)
        self._unit = label(kind="quiet")
        self.add_widget(self._unit, _UNIT)
        self.price = self.add(MoneyEdit(desk.books.club.currency), lambda: _("Price of one"), _PRICE)
        self._amount = label()
        self._amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.add_widget(self._amount, _AMOUNT)
        for field in self.fields:
            field.field = "lines"
        self.product.settled.connect(self._propose_price)
        self.changed.connect(self._show_amount)

    def _propose_price(self) -> None:
        key = self.product.key
        if key is None:  # a line of words only, from before the product was on the list
            return
        self._unit.setText(products.product(self._desk.books, key).unit)
        price = self._price_of(key)
        if price or self.price.property("proposed"):  # that of another product is none of this one
            self.price.propose(price or None)

    def follow_price(self) -> None:
        """Propose another price where one was proposed: the sale is of another day, or counts differently."""
        if self.price.property("proposed"):
            self._propose_price()

    def value(self) -> SaleLine:
        """Return the line; refuses what cannot be read."""
        picked, quantity, price = self.product.value(), self.quantity.value(), self.price.value()
        if picked.key is None:
            return SaleLine(None, picked.name, quantity, self._unit.text(), price)
        product = products.product(self._desk.books, picked.key)
        return SaleLine(product.id, product.name, quantity, product.unit, price)

    def put(self, line: SaleLine) -> None:
        """Fill in a line again."""
        if line.product is None:
            self.product.set(Option(None, line.description))
        else:
            self.product.set_key(line.product)
        self._unit.setText(line.unit)
        self.quantity.set(line.quantity)
        self.price.set(line.price)

    def propose(self, line: SaleLine) -> None:
        """Propose what is usually sold, at the price in force now."""
        if not self.typed and line.product is not None:
            self.product.propose_key(line.product)
            self._propose_price()

    def besides(self) -> str:
        """Return what it is counted in."""
        return self._unit.text()

    def take_besides(self, kept: str) -> None:
        """Put in what it is counted in."""
        self._unit.setText(kept)

    def reset(self) -> None:
        """Empty it."""
        super().reset()
        self._unit.clear()
        self._amount.clear()

    def _show_amount(self) -> None:
        try:
            self._amount.setText(showing.amount(self.value().amount))
        except Refusal:
            self._amount.clear()
