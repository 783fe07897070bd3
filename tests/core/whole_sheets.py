"""Whole cost sheets to be printed and exported, with what is known of their products."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from coopbooks.costing import Known, MachineHour, Month, Price, SalesTax, Sheet, WholeSheet, answer
from coopbooks.money import Money
from coopbooks.products import Product
from coopbooks.quantity import Quantity
from tests.core.costing_sheets import KNOWN, amount, component, machine, margin, material, percentage, sheet, work

D = Decimal
DOUGH = sheet(
    material("Hilo de bordar", "0.02", "kg", "120 1 kg", waste=D(5)),
    work("Bordar", "2.50", "12", own=D("0.05")),
    machine("Bordadora", "4", "6"),
    amount("indirect", "Luz", "0.10"),
    product=2,
    charges="5",
)
"""What goes into the apron: a panel with work, charges, machine time and indirect costs of its own."""
APRON = sheet(
    material("Algodón de Caranavi", "10.8", "m", "14 1 m", waste=D(10)),
    replace(material("Lana de alpaca", "120", "g"), price=Price(D(4), D(1), "kg", currency="USD")),
    component("Panel bordado", 2, "12", waste=D(4), waste_method="yield"),
    work("Cortar", "0.80", "6", own=D("0.10")),
    work("Planchar", "8", "5", pay="hour"),
    machine("Máquina de coser", "25", hour=MachineHour(D(300), D(120), D(180), hours=D(1500))),
    amount("other", "Botones", "0.35", "48"),
    percentage("other", "Hilo y agujas", "2", "materials"),
    percentage("indirect", "Alquiler", "5", "prime"),
    replace(amount("indirect", "Teléfono", "0"), method="work_hour", price=None, rate=D("0.75")),
    replace(amount("indirect", "Compartidos", "0"), method="pool", price=Price(D("137.77"), D(50)), pool=1),
    percentage("selling", "Comisión", "3", "price"),
    amount("selling", "Bolsa y etiqueta", "7.20"),
    percentage("selling", "Muestras", "1", "direct"),
    amount("export", "Flete a Arica", "22"),
    percentage("export", "Agente", "2", "fob"),
    percentage("export", "Banco", "0.5", "price"),
    basis="dozen",
    rejects="4",
    charges="10",
    dollar="6.96",
    tax=SalesTax("inside", D(13)),
    pricing=margin("18"),
    month=Month(D(1450), D(500), D(60), D(2750)),
)
"""A dozen with a line of nearly every kind."""
OF_APRON = replace(KNOWN, sheets={2: DOUGH}, products={1: "Mandil", 2: "Panel bordado"})


def whole(of: Sheet, known: Known = KNOWN, name: str = "Pan de batalla", **also: Any) -> WholeSheet:
    """Return a sheet whole; ``also`` are fields of its product, and of its version ``number``, ``day`` and ``note``."""
    version = {field: also.pop(field) for field in ("number", "day", "note") if field in also}
    product = Product(name=name, unit="unidad", price=Money(0), id=1, **also)
    return WholeSheet(product, answer(of, known), known, **version)


def apron() -> WholeSheet:
    """Return the third version of the apron's sheet."""
    return whole(
        APRON,
        OF_APRON,
        "Mandil bordado con bolsillo",
        code="FE-01",
        sizes="S, M, L",
        minimum=Quantity.of(12),
        lead_days=21,
        number=3,
        day=date(2026, 3, 31),
        note="Subió la tarifa de bordado",
    )
