"""Products: what the club makes and sells, by which unit, at which dated prices, and by which operations."""

from coopbooks.products.makings import (
    Making,
    MakingDraft,
    PieceRate,
    check_making,
    keep_making,
    list_making,
    list_piece_rates,
    remove_piece_rate,
    set_piece_rate,
    total_of,
)
from coopbooks.products.operations import add_product, change_product, remove_product, take_price
from coopbooks.products.price_lists import LISTS, PricedProduct, PriceList
from coopbooks.products.prices import (
    Price,
    PriceDraft,
    change_price,
    list_prices,
    price_doubts,
    price_on,
    proposed_price,
    remove_price,
    set_price,
)
from coopbooks.products.queries import list_products, price_list, product, words_used
from coopbooks.products.rules import ALWAYS, KINDS, Product, ProductDraft

__all__ = [
    "ALWAYS",
    "KINDS",
    "LISTS",
    "Making",
    "MakingDraft",
    "PieceRate",
    "Price",
    "PriceDraft",
    "PriceList",
    "PricedProduct",
    "Product",
    "ProductDraft",
    "add_product",
    "change_price",
    "change_product",
    "check_making",
    "keep_making",
    "list_making",
    "list_piece_rates",
    "list_prices",
    "list_products",
    "price_doubts",
    "price_list",
    "price_on",
    "product",
    "proposed_price",
    "remove_piece_rate",
    "remove_price",
    "remove_product",
    "set_piece_rate",
    "set_price",
    "take_price",
    "total_of",
    "words_used",
]
