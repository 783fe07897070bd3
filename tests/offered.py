"""What a club exports, to be printed as a price list."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from coopbooks import products, rates
from coopbooks.books import Books
from coopbooks.products import ProductDraft
from coopbooks.quantity import Quantity
from tests.builders import m


def offered_by(books: Books) -> date:
    """Put down what the club exports, and the dollar; return the day both are in force."""
    day = date(2026, 3, 1)
    rates.set_rate(books, rates.RateDraft("dollar", day, "amount", Decimal("6.96"), "Banco Central de Bolivia"))
    shawl = ProductDraft("Chal de alpaca tejido a mano con flecos", "pieza", m("0"), "export", code="CH-01")
    shawl = replace(shawl, collection="Illimani", season="Invierno 2026", sizes="S, M, L", minimum=Quantity.of(12))
    gloves = ProductDraft("Guantes", "par", m("30"), "export", code="GU-02", collection="Illimani", lead_days=1)
    plain = ProductDraft("Muñeca", "pieza", m("40"), "export", colours="rojo, azul, negro, blanco y café", lead_days=21)
    left_out = ProductDraft("Lana hilada", "kg", m("90"), sold=False)
    ids = [products.add_product(books, one).id for one in (shawl, gloves, plain, left_out)]
    for product, amount in zip(ids, (m("25", "USD"), m("32.50"), m("45"), m("90")), strict=True):
        products.set_price(books, products.PriceDraft(product, "export", amount, day))
    products.set_price(books, products.PriceDraft(ids[1], "export", m("4.70", "USD"), day))
    return day
