"""What can be asked about products."""

from typing import Any

from coopbooks.books import Books
from coopbooks.products.records import ProductRecord
from coopbooks.products.rules import Product
from coopbooks.reading import fold

_COLUMNS = (
    ProductRecord.id,
    ProductRecord.name,
    ProductRecord.unit,
    ProductRecord.price,
    ProductRecord.kind,
    ProductRecord.active,
)


def _product(books: Books, row: tuple[Any, ...]) -> Product:
    id_, name, unit, price, kind, active = row
    return Product(id_, name, unit, books.money(price), kind, active)


def list_products(books: Books, *, search: str = "", active: bool | None = True) -> list[Product]:
    """Return products by name, accent-blind: those whose name holds the words searched."""
    query = ProductRecord.select(*_COLUMNS)
    if active is not None:
        query = query.where(ProductRecord.active == active)
    for word in fold(search).split():
        query = query.where(ProductRecord.folded.contains(word))
    rows = query.order_by(ProductRecord.folded).tuples()
    return [_product(books, row) for row in rows]


def product(books: Books, product_id: int) -> Product:
    """Return one product by id."""
    row = ProductRecord.select(*_COLUMNS).where(ProductRecord.id == product_id).tuples().first()
    if row is None:
        raise LookupError(f"no product {product_id}")
    return _product(books, row)
