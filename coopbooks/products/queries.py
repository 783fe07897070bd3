"""What can be asked about products."""

from datetime import date
from functools import cache
from typing import Any, Final

from peewee import fn

from coopbooks import rates
from coopbooks.books import Books, storage
from coopbooks.products.price_lists import DOLLARS, LISTS, PriceList, price_row
from coopbooks.products.prices import price_column
from coopbooks.products.records import MakingRecord, ProductRecord
from coopbooks.products.rules import Product
from coopbooks.quantity import Quantity
from coopbooks.reading import alphabetical, fold

_COLUMNS: Final = (
    ProductRecord.id,
    ProductRecord.name,
    ProductRecord.unit,
    ProductRecord.kind,
    ProductRecord.active,
    ProductRecord.code,
    ProductRecord.collection,
    ProductRecord.season,
    ProductRecord.activity,
    ProductRecord.sizes,
    ProductRecord.colours,
    ProductRecord.note,
    ProductRecord.minimum,
    ProductRecord.lead_days,
    ProductRecord.sold,
)
_USED: Final = {
    "unit": ProductRecord.unit,
    "collection": ProductRecord.collection,
    "season": ProductRecord.season,
    "sizes": ProductRecord.sizes,
    "colours": ProductRecord.colours,
    "operation": MakingRecord.name,
    "machine": MakingRecord.machine,
}
"""Where the words used before stand, by the field that proposes them."""


def list_products(
    books: Books,
    *,
    search: str = "",
    active: bool | None = True,
    sold: bool | None = None,
    collection: str | None = None,
    activity: int | None = None,
) -> list[Product]:
    """Return products as a dictionary has them: those whose name or code holds the words searched.

    Only those ``sold`` (or not), of one ``collection``, of one ``activity``, where that is asked for.
    """
    query = _query(books.club.currency, books.today())
    for column, wanted in (
        (ProductRecord.active, active),
        (ProductRecord.sold, sold),
        (ProductRecord.collection, collection),
        (ProductRecord.activity, activity),
    ):
        if wanted is not None:
            query = query.where(column == wanted)
    for word in fold(search).split():
        query = query.where(ProductRecord.folded.contains(word) | ProductRecord.folded_code.contains(word))
    found = [_product(books, row) for row in query.tuples()]
    return sorted(found, key=lambda one: alphabetical(one.name))


def product(books: Books, product_id: int) -> Product:
    """Return one product by id; asked at every letter typed into a sale."""
    values = ("local", books.club.currency, books.today().isoformat(), 1, product_id)
    row = storage.execute_sql(_words_for_one(), values).fetchone()
    if row is None:
        raise LookupError(f"no product {product_id}")
    return _product(books, row)


def price_list(
    books: Books, list_: str, day: date, *, collection: str | None = None, activity: int | None = None
) -> PriceList:
    """Return what is sold at which price of a list on a day: collection by collection, and by name.

    Where there is a price in only one currency, the other one is turned over at the dollar of that day, if there is
    one, rounded half up. What has no price in this list is left out.
    """
    if list_ not in LISTS:
        raise ValueError(f"no price list {list_!r}")
    dollar, own = rates.rate_on(books, "dollar", day), books.club.currency
    wanted = (price_column(list_, currency, day) for currency in (own, DOLLARS))
    query = ProductRecord.select(ProductRecord.id, *wanted).where(ProductRecord.active, ProductRecord.sold)
    amounts = {id_: (price, dollars) for id_, price, dollars in query.tuples() if price or dollars}
    known = list_products(books, sold=True, collection=collection, activity=activity)
    priced = (price_row(one, *amounts[one.id], own, dollar) for one in known if one.id in amounts)
    by_collection = sorted(priced, key=lambda one: (not one.product.collection, alphabetical(one.product.collection)))
    return PriceList(list_, day, dollar, tuple(by_collection))


def words_used(books: Books, field: str) -> list[str]:  # noqa: ARG001 - asked of an open set of books
    """Return what was written before in a field of a product or its making, as a dictionary has it, to be proposed.

    The fields: ``unit``, ``collection``, ``season``, ``sizes``, ``colours``; ``operation``, ``machine``.
    """
    column = _USED[field]
    query = column.model.select(fn.DISTINCT(column)).where(column != "")
    return sorted((row[0] for row in query.tuples()), key=alphabetical)


@cache
def _words_for_one() -> str:
    """The words of the question for one product, made once: Peewee takes a hundred times as long as the file."""
    words, _values = _query("", date.min).where(ProductRecord.id == 0).sql()
    return str(words)


def _query(currency: str, today: date) -> Any:
    return ProductRecord.select(*_COLUMNS, price_column("local", currency, today))


def _product(books: Books, row: tuple[Any, ...]) -> Product:
    id_, name, unit, kind, active, code, collection, season, activity, *words, minimum, lead_days, sold, price = row
    sizes, colours, note = words
    return Product(
        name,
        unit,
        books.money(price),
        kind,
        bool(active),
        code,
        collection,
        season,
        activity,
        sizes,
        colours,
        note,
        None if minimum is None else Quantity(minimum),
        lead_days,
        bool(sold),
        id=id_,
    )
