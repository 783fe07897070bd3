"""What can be done with products: add them, change them."""

from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.money import Money
from coopbooks.products.queries import product
from coopbooks.products.records import ProductRecord
from coopbooks.products.rules import Product, ProductDraft, check
from coopbooks.reading import fold


def add_product(books: Books, draft: ProductDraft) -> Product:
    """Add a product; refuses a name that is there already. Tells watchers: ``products``."""
    tidy = check(draft, books.club.currency)
    _refuse_a_twin(tidy, None)
    with books.change("products"):
        new = ProductRecord.insert(**_columns(tidy)).execute()
    return product(books, new)


def change_product(books: Books, product_id: int, draft: ProductDraft) -> Product:
    """Change a product from now on; sales already recorded keep their words and price. Tells watchers: ``products``."""
    tidy = check(draft, books.club.currency)
    _refuse_a_twin(tidy, product_id)
    with books.change("products"):
        ProductRecord.update(**_columns(tidy)).where(ProductRecord.id == product_id).execute()
    return product(books, product_id)


def take_price(books: Books, product_id: int, price: Money) -> None:
    """Give a product that has no price yet the one it was first sold at; any other keeps its own.

    Tells watchers: ``products``, where it did.
    """
    if price and product_id in books.remember("products", _unpriced):
        with books.change("products"):
            ProductRecord.update(price=price).where(ProductRecord.id == product_id).execute()


def _unpriced() -> frozenset[int]:
    return frozenset(row[0] for row in ProductRecord.select(ProductRecord.id).where(ProductRecord.price == 0).tuples())


def _columns(draft: ProductDraft) -> dict[str, object]:
    return {
        "name": draft.name,
        "folded": fold(draft.name),
        "unit": draft.unit,
        "price": draft.price,
        "kind": draft.kind,
        "active": draft.active,
    }


def _refuse_a_twin(draft: ProductDraft, itself: int | None) -> None:
    twin = ProductRecord.get_or_none(ProductRecord.folded == fold(draft.name))
    if twin is not None and twin.id != itself:
        raise Refusal(
            _("“%(name)s” is here already. Choose it from the list, or give this one another name.")
            % {"name": twin.name},
            "name",
            "twin",
        )
