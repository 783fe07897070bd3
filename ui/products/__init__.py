"""The page Products: what the club makes and sells, at which prices, and how it is made."""

from ui.products.page import ProductsPage

__all__ = ["ProductsPage"]
