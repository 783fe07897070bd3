"""What can be done with products: add them, change them."""

from coopbooks.books import Books, refuse_namesake, take_away
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.money import Money
from coopbooks.products.prices import never_priced, put_local_price
from coopbooks.products.queries import product
from coopbooks.products.records import MakingRecord, PieceRateRecord, PriceRecord, ProductRecord
from coopbooks.products.rules import Product, ProductDraft, check
from coopbooks.reading import fold


def add_product(books: Books, draft: ProductDraft) -> Product:
    """Add a product; refuses a name or code that is there already. Tells watchers: ``products``.

    Its price, where one is typed, holds for whatever day is asked about.
    """
    tidy = check(draft, books.club.currency)
    _refuse_a_twin(tidy, None)
    with books.change("products"):
        new = ProductRecord.insert(**_columns(tidy)).execute()
        put_local_price(books, new, tidy.price)
    return product(books, new)


def change_product(books: Books, product_id: int, draft: ProductDraft) -> Product:
    """Change a product, its local price from today on; what was sold keeps its words and price. Tells: ``products``."""
    tidy = check(draft, books.club.currency)
    _refuse_a_twin(tidy, product_id)
    before = product(books, product_id)
    with books.change("products"):
        ProductRecord.update(**_columns(tidy)).where(ProductRecord.id == product_id).execute()
        if tidy.price != before.price:
            put_local_price(books, product_id, tidy.price)
    return product(books, product_id)


def remove_product(books: Books, product_id: int) -> None:
    """Take away a product added by mistake, its prices and how it is made; refuses one anything speaks of by now.

    Tells watchers: ``products``.
    """
    makings = MakingRecord.select(MakingRecord.id).where(MakingRecord.product == product_id)
    with books.change("products"):
        take_away(
            PieceRateRecord.delete().where(PieceRateRecord.making.in_(makings)),
            MakingRecord.delete().where(MakingRecord.product == product_id),
            PriceRecord.delete().where(PriceRecord.product == product_id),
            ProductRecord.delete().where(ProductRecord.id == product_id),
        )


def take_price(books: Books, product_id: int, price: Money) -> None:
    """Give a product that never had a price the one it was first sold at; any other keeps its own.

    Tells watchers: ``products``, where it did.
    """
    if price and product_id in books.remember("products", never_priced):
        with books.change("products"):
            put_local_price(books, product_id, price)


def _columns(draft: ProductDraft) -> dict[str, object]:
    same = ("name", "unit", "kind", "active", "code", "collection", "season", "activity")
    also = ("sizes", "colours", "note", "minimum", "lead_days", "sold")
    kept = {name: getattr(draft, name) for name in (*same, *also)}
    return {**kept, "folded": fold(draft.name), "folded_code": fold(draft.code)}


def _refuse_a_twin(draft: ProductDraft, itself: int | None) -> None:
    refuse_namesake(ProductRecord, draft.name, itself)
    twin = ProductRecord.get_or_none(ProductRecord.folded_code == fold(draft.code)) if fold(draft.code) else None
    if twin is not None and twin.id != itself:
        raise Refusal(
            _("“%(name)s” has this code already. Give this one another code.") % {"name": twin.name}, "code", "twin"
        )
