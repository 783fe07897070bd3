"""What is asked about products in small windows: a price from a day on, and which price list is wanted."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from coopbooks import attachments, products, showing
from coopbooks.books import Books
from coopbooks.errors import Refusal, Trouble
from coopbooks.i18n import _
from coopbooks.money import SYMBOLS, Money
from coopbooks.products import LISTS, Price, PriceDraft, PriceList, Product
from ui.shared.asking import Asking
from ui.shared.choice import Choice, choice_of
from ui.shared.day_edit import DayEdit
from ui.shared.doing import Deed, Desk
from ui.shared.money_edit import MoneyEdit
from ui.shared.sheet import paper
from ui.shared.typed_edit import TextEdit
from ui.shared.words import Words

DOLLARS: Final = "USD"


def ask_price(desk: Desk, product: Product, known: Price | None, parent: QWidget) -> Asking:
    """Ask for a price of a product from a day on, or for what a known one should have been."""
    title: Words = (lambda: _("Change the price")) if known else (lambda: _("New price"))
    set_it, odd = partial(_set_price, desk, product, known), partial(_doubts, desk.books, product, known)
    asking = Asking(desk, title, set_it, desk.done, parent=parent, odd=odd)
    asking.say(_price_hint)
    books = desk.books
    list_ = asking.add("list", lambda: _("Price list"), list_choice())
    currency = asking.add("currency", lambda: _("Currency"), _currencies(books))
    amount = asking.add("amount", lambda: _("Price of one %(unit)s") % {"unit": product.unit}, MoneyEdit())
    since = asking.add("since", lambda: _("From"), DayEdit(books.today))
    note = asking.add("note", lambda: _("Note"), TextEdit())
    currency.changed.connect(lambda: amount.take_currency(currency.value()))
    amount.take_currency(currency.value())
    since.propose(books.today())
    if known:
        list_.set(known.list)
        currency.set(known.amount.currency)
        for field, value in ((amount, known.amount), (since, known.since), (note, known.note)):
            field.set(value)
    else:
        list_.changed.connect(lambda: currency.propose(_last_currency(books, product, list_.value())))
        list_.changed.emit()
    asking.open_kept(desk, "price_changed" if known else "price", known.id if known else product.id)
    return asking


def _price_hint() -> str:
    return _(
        "It holds from its day until the next one in the same list and currency: a list may have a price in each."
        " Earlier prices stay, and so does what was sold."
    )


def list_choice() -> Choice:
    """Return a field for one of the price lists."""
    return choice_of(LISTS)


def _currencies(books: Books) -> Choice:
    return Choice([(key, partial(str, SYMBOLS[key])) for key in dict.fromkeys((books.club.currency, DOLLARS))])


def _last_currency(books: Books, product: Product, list_: str) -> str:
    """The currency of the newest price of a list; that of the club where it has none."""
    prices = [one for one in products.list_prices(books, product.id) if one.list == list_ and one.amount]
    newest = max(prices, key=lambda one: (one.since, one.id), default=None)
    return newest.amount.currency if newest else books.club.currency


def _typed(product: Product, *, amount: Money, since: date, note: str, **typed: str) -> PriceDraft:
    return PriceDraft(product.id, typed["list"], amount, since, note)


def _doubts(books: Books, product: Product, known: Price | None, **typed: Any) -> tuple[str, ...]:
    return products.price_doubts(books, _typed(product, **typed), known.id if known else None)


def _set_price(desk: Desk, product: Product, known: Price | None, **typed: Any) -> Deed:
    draft = _typed(product, **typed)
    return change_price(desk, known, draft) if known else set_price(desk, draft)


def set_price(desk: Desk, draft: PriceDraft) -> Deed:
    """Write a price down; undone by taking it away."""
    made = products.set_price(desk.books, draft)
    return Deed(partial(_told, made), undo=lambda: remove_price(desk, made))


def change_price(desk: Desk, known: Price, draft: PriceDraft) -> Deed:
    """Set a price right; undone by changing it back."""
    now = products.change_price(desk.books, known.id, draft)
    return Deed(partial(_told, now), undo=lambda: change_price(desk, now, known.draft))


def remove_price(desk: Desk, price: Price) -> Deed:
    """Take a price away; undone by writing it down again."""
    gone = products.remove_price(desk.books, price.id)
    return Deed(
        lambda: _("%(list)s: the price of %(price)s from %(day)s was taken away.") % _said(gone),
        undo=lambda: set_price(desk, gone.draft),
    )


def _told(price: Price) -> str:
    if price.since == products.ALWAYS:
        return _("%(list)s: the price is %(price)s.") % _said(price)
    return _("%(list)s: the price is %(price)s from %(day)s.") % _said(price)


def _said(price: Price) -> dict[str, str]:
    return {"list": _(LISTS[price.list]), "price": showing.money(price.amount), "day": showing.day(price.since)}


def ask_price_list(desk: Desk, parent: QWidget) -> Asking:
    """Ask which price list is wanted, for which day, with or without pictures; then show it as it is printed."""
    books = desk.books
    asking = Asking(
        desk,
        lambda: _("Price list"),
        partial(_price_list, books),
        lambda print_it: print_it(desk),
        parent=parent,
        go=lambda: _("Show it"),
    )
    looks = [(False, lambda: _("A list in lines")), (True, lambda: _("A catalogue with pictures"))]
    asking.add("look", lambda: _("How should it look?"), Choice(looks))
    asking.add("list", lambda: _("Price list"), list_choice())
    asking.add("collection", lambda: _("Collection"), Choice(collections(books)))
    asking.add("day", lambda: _("Prices in force on"), DayEdit(books.today)).propose(books.today())
    asking.open_kept(desk, "price_list")
    return asking


def collections(books: Books) -> list[tuple[str | None, Words]]:
    """Return the collections there are, to be chosen from, and first all of them."""
    known = [(words, partial(str, words)) for words in products.words_used(books, "collection")]
    return [(None, lambda: _("All collections")), *known]


def _price_list(books: Books, *, look: bool, collection: str | None, day: date, **typed: str) -> Callable[[Desk], None]:
    """Return what shows the list; refuses one with nothing in it."""
    figures = products.price_list(books, typed["list"], day, collection=collection)
    if not figures.rows:
        raise Refusal(
            _("Nothing has a price in this list on that day. Choose another list, or write the prices down first."),
            "list",
            "empty",
        )
    pictures = _pictures(books, figures) if look else None
    kind = _("Catalogue") if look else _("Price list")
    name = f"{kind} {showing.day(day)}"
    make = paper(books, lambda papers, sheet: papers.price_list(figures, sheet, pictures))
    return lambda desk: desk.preview(name, make)


def _pictures(books: Books, figures: PriceList) -> dict[int, bytes]:
    """The pictures of what is on the list; one the disk has damaged is left out, and said where it is opened."""
    known, found = attachments.first_pictures(books, "product"), dict[int, bytes]()
    for row in figures.rows:
        if row.product.id in known:
            try:
                found[row.product.id] = attachments.content_of(books, known[row.product.id])
            except Trouble:
                continue
    return found
