"""The form for one product: what it is, what it costs to buy, how it is made."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import ClassVar, Final

from coopbooks import drafts, ledger, products
from coopbooks.attachments import Holder
from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.products import MakingDraft, PieceRate, Product, ProductDraft
from ui.products.making_edit import making_edit
from ui.shared.adding import added_deed
from ui.shared.choice import Choice, Tick, choice_of
from ui.shared.choices import ActivityChoice
from ui.shared.day_edit import DayEdit
from ui.shared.doing import Deed, Desk
from ui.shared.form import Form
from ui.shared.form_ground import WITH_LINES
from ui.shared.form_key import FormKey
from ui.shared.money_edit import MoneyEdit
from ui.shared.quantity_edit import QuantityEdit, WholeEdit
from ui.shared.typed_edit import TextEdit, needed, write_the_name
from ui.shared.words import Words
from ui.shared.words_edit import WordsEdit

_WORDS: Final = ("unit", "collection", "season", "sizes", "colours")


@dataclass(frozen=True, slots=True)
class ProductTyped:
    """All that is typed in the form; changed piece rates count from ``since`` on."""

    product: ProductDraft
    making: tuple[MakingDraft, ...]
    since: date


class ProductForm(Form):
    """The form for one product, new or known; with ``again`` a new one like another."""

    widest: ClassVar = WITH_LINES

    def __init__(self, desk: Desk, product: Product | None, again: Product | None = None) -> None:
        """Make the form; one that changes a product is put away after saving."""
        self._product, self._like = product, again
        self._added: Product | None = None
        title: Words = (lambda: product.name) if product else (lambda: _("Add a product"))
        super().__init__(desk, title, key=FormKey.around("products", "product", product, again))
        self._add_what_it_is()
        self._add_how_it_is_ordered()
        self._add_how_it_is_made()
        if product is None:
            self.add_papers()
        self.begin()

    def _add_what_it_is(self) -> None:
        self.name = self.add("name", lambda: _("Name"), needed(TextEdit(), write_the_name))
        self.unit = needed(self._words("unit"), lambda: _("Write what it is counted in: piece, dozen, loaf, kg."))
        self.price = MoneyEdit(self.desk.books.club.currency)
        price: Words = (lambda: _("Local price, from today")) if self._product else (lambda: _("Price of one"))
        self.add_row(
            ("unit", lambda: _("Counted in: piece, dozen, loaf, kg"), self.unit),
            ("price", price, self.price),
        )
        self.kind = choice_of(products.KINDS)
        sold = [(True, lambda: _("It is sold")), (False, lambda: _("It goes into other products, as dough does"))]
        self.add_row(
            ("sold", lambda: _("What becomes of it?"), Choice(sold)),
            ("kind", lambda: _("How its sale counts"), self.kind),
        )
        self.add_row(
            ("code", lambda: _("Code"), TextEdit()),
            ("activity", lambda: _("Activity"), ActivityChoice(self.desk.books)),
        )

    def _add_how_it_is_ordered(self) -> None:
        self.add_row(
            ("collection", lambda: _("Collection"), self._words("collection")),
            ("season", lambda: _("Season"), self._words("season")),
        )
        self.add_row(
            ("sizes", lambda: _("Sizes: S, M, L"), self._words("sizes")),
            ("colours", lambda: _("Colours"), self._words("colours")),
        )
        self.add_row(
            ("minimum", lambda: _("Least order"), QuantityEdit()),
            ("lead_days", lambda: _("Days until it is delivered"), WholeEdit()),
        )
        self.add("note", lambda: _("Note"), TextEdit())

    def _add_how_it_is_made(self) -> None:
        books = self.desk.books
        self.making = self.add("making", lambda: _("How is one made?"), making_edit(books))
        self.since = DayEdit(books.today)
        if self._product:
            self.add("since", lambda: _("Changed piece rates count from"), self.since)
        self.active = Tick(lambda: _("In use: offered when something is recorded"))
        if self._product:
            self.add("active", lambda: _("In use"), self.active)

    def _words(self, field: str) -> WordsEdit:
        return WordsEdit(partial(products.words_used, self.desk.books, field))

    def prepare(self) -> None:
        """Fill in what is known."""
        product = self._product or self._like
        self.active.set(self._product.active if self._product else True)
        self.since.propose(self.desk.books.today())
        if product is None:
            return
        for name in _WORDS:
            self.boxes[name].editor.set_words(getattr(product, name))
        own = ("code",) if self._product else ()
        for name in ("name", *own, "note", "minimum", "lead_days", "kind", "sold", "activity"):
            self.boxes[name].editor.set(getattr(product, name))
        self.price.set(product.price or None)
        made = products.list_making(self.desk.books, product.id)
        self.making.put(made if self._product else [replace(one, id=0) for one in made])

    def draft(self) -> ProductTyped:
        """Return the product as typed."""
        texts = {name: self.boxes[name].editor.words() for name in _WORDS}
        figures = {name: self.boxes[name].editor.maybe() for name in ("minimum", "lead_days")}
        chosen = {name: self.boxes[name].editor.value() for name in ("kind", "sold", "activity", "code", "note")}
        nothing = self.desk.books.money(0)
        typed = ProductDraft(
            name=self.name.value(),
            price=self.price.maybe() or nothing,
            active=self.active.value(),
            **texts,
            **figures,
            **chosen,
        )
        return ProductTyped(typed, self.making.value(), self.since.maybe() or self.desk.books.today())

    def oddities(self, draft: ProductTyped) -> Sequence[str]:
        """Ask about a price far above the one there was."""
        return (ledger.ten_times(draft.product.price, self._product.price if self._product else None),)

    def record(self, draft: ProductTyped) -> Deed:
        """Add or change the product."""
        books = self.desk.books
        if self._product:
            return _change(self.desk, self._product.id, draft)
        with books.change("products"):
            added = self._added = products.add_product(books, draft.product)
            products.keep_making(books, added.id, draft.making, draft.since)
        return added_deed(self.desk, added.name, self.key.changing(added.id), _remove)

    def holder(self, deed: Deed) -> Holder | None:  # noqa: ARG002 - it posts nothing
        """Return the product that was added: its picture is the first of the papers."""
        return Holder("product", self._added.id) if self._added else None


def _remove(books: Books, product_id: int) -> None:
    """Take away a product added by mistake; a cost sheet begun for it is an hour of somebody's work."""
    if drafts.kept(books, str(FormKey("costing", "sheet", product_id))):
        words = _("A cost sheet was begun for it. Start that afresh first, or take the product out of use instead.")
        raise Refusal(words, reason="used")
    products.remove_product(books, product_id)


def _change(desk: Desk, product_id: int, typed: ProductTyped) -> Deed:
    """Change a product from now on; undone by changing it back."""
    books = desk.books
    before = products.product(books, product_id)
    made, paid = products.list_making(books, product_id), products.list_piece_rates(books, product_id)
    now = _put(desk, product_id, typed)

    def undo() -> Deed:
        was = ProductTyped(before.draft, tuple(one.draft for one in made), typed.since)
        with books.change("products"):
            back = _put(desk, product_id, was)
            _pay_as_before(desk, product_id, paid)
        return Deed(lambda: _changed(back), undo=lambda: _change(desk, product_id, typed))

    return Deed(lambda: _changed(now), undo=undo)


def _put(desk: Desk, product_id: int, typed: ProductTyped) -> Product:
    with desk.books.change("products"):
        products.change_product(desk.books, product_id, typed.product)
        products.keep_making(desk.books, product_id, typed.making, typed.since)
    return products.product(desk.books, product_id)


def _pay_as_before(desk: Desk, product_id: int, paid: list[PieceRate]) -> None:
    """Have the same piece rates from the same days on, and no others."""
    days = {(one.making, one.since) for one in paid}
    for one in products.list_piece_rates(desk.books, product_id):
        if (one.making, one.since) not in days:
            products.remove_piece_rate(desk.books, one.id)
    for one in sorted(paid, key=lambda one: one.since):
        products.set_piece_rate(desk.books, one.making, one.rate, one.since)


def _changed(product: Product) -> str:
    return _("%(name)s was changed.") % {"name": product.name}
