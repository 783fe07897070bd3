"""Products: what the club sells, by which unit and at which price."""

from coopbooks.products.operations import add_product, change_product, take_price
from coopbooks.products.queries import list_products, product
from coopbooks.products.rules import KINDS, Product, ProductDraft

__all__ = [
    "KINDS",
    "Product",
    "ProductDraft",
    "add_product",
    "change_product",
    "list_products",
    "product",
    "take_price",
]
