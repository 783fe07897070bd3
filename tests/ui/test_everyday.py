"""What can be done is found by everyday words, too, in both languages; what is called so still comes first."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from coopbooks import products
from coopbooks.books import Books
from coopbooks.products import ProductDraft
from tests.builders import m
from ui.everyday import _ALSO
from ui.finding import Finding
from ui.shared.words import speak
from ui.window import Window


@pytest.fixture
def window(books: Books, qtbot: QtBot) -> Iterator[Window]:
    made = Window(books)
    qtbot.addWidget(made)
    yield made
    made.desk.leave()


def keys_found(window: Window, typed: str) -> list[str]:
    """Return the keys of the actions offered first."""
    finding = Finding(window.desk, window.sections)
    groups = finding.at_once(typed) or finding.looked_up(typed)
    return [offer.key for offer in groups[0].offers] if groups else []


@pytest.mark.parametrize(
    ("language", "typed", "wanted"),
    [
        ("es", "gasto", "costs+deal"),
        ("es", "gastos", "costs+deal"),
        ("es", "nueva venta", "sales+deal"),
        ("es", "plata", "cash"),
        ("es", "factura", "costs+deal"),
        ("es", "deudas", "sales/debts"),
        ("es", "ganancia", "statements/income_statement"),
        ("es", "imprimir", "statements"),
        ("es", "comprar materiales", "costs+deal"),
        ("es", "ingles", "language en"),
        ("es", "sueldo", "payouts+run"),
        ("es", "fiado", "sales/debts"),
        ("es", "INVENTÁRIO", "materials+count"),
        ("es", "gannacia", "statements/income_statement"),  # two letters swapped
        ("es", "facutra", "costs+deal"),
        ("es", "lista de precios", "products"),
        ("es", "imprimir balance", "statements/balance_sheet"),
        ("es", "cambiar el club", "settings/club"),
        ("es", "entregar o recibir en custodia", "materials+hand"),
        ("es", "de mano en mano", "materials+hand"),
        ("es", "reabrir", "ledger/locks"),
        ("es", "abrir la carpeta", "settings/backups"),
        ("es", "cuántos de cada uno", "costing/sheets"),
        ("es", "años usuales", "machines/register"),
        ("en", "price list", "products"),
        ("en", "hand over or take in trust", "materials+hand"),
        ("en", "add an account", "ledger/accounts"),
        ("en", "expense", "costs+deal"),
        ("en", "new sale", "sales+deal"),
        ("en", "print", "statements"),
        ("en", "spanish", "language es"),
        ("en", "debts", "loans"),
        ("en", "profit", "statements/income_statement"),
        ("en", "expnese", "costs+deal"),
    ],
)
def test_what_people_say_finds_what_it_is_called(window: Window, language: str, typed: str, wanted: str) -> None:
    speak(language)
    assert wanted in keys_found(window, typed)


@pytest.mark.parametrize(
    ("language", "typed", "first"),
    [
        ("es", "caja", "cash"),
        ("es", "ventas", "sales"),
        ("es", "costos", "costs"),
        ("es", "préstamos", "loans"),
        ("es", "registrar una venta", "sales+deal"),
        ("en", "cash", "cash"),
        ("en", "sales", "sales"),
        ("en", "loans", "loans"),
        ("en", "english", "language en"),
    ],
)
def test_what_is_called_so_comes_first(window: Window, language: str, typed: str, first: str) -> None:
    speak(language)
    assert keys_found(window, typed)[0] == first


def test_a_thing_that_has_the_word_in_its_name_comes_before_what_is_also_found_by_it(window: Window) -> None:
    speak("es")
    product = products.add_product(window.books, ProductDraft("Libreta de facturas", "piece", m("20")))
    assert keys_found(window, "factura")[0] == f"product {product.id}"


def test_the_words_are_those_of_what_can_be_done(window: Window) -> None:
    """Words for something that is no more would lead nowhere."""
    actions = {one.key for section in window.sections for one in section.actions if one.in_palette}
    assert set(_ALSO) <= actions
