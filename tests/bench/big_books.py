"""Books of any size for measuring, written row by row straight into a real file, with every trigger at work."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Final

from coopbooks import bookfile, costs, ledger, people, products
from coopbooks.books import Books, Club, storage
from coopbooks.days import Period
from coopbooks.money import Money
from coopbooks.people import PersonDraft
from coopbooks.products import ProductDraft
from coopbooks.reading import alphabetical

TODAY: Final = date(2026, 6, 30)
YEARS: Final = 10
ALL_YEARS: Final = Period.through(TODAY.replace(year=TODAY.year - YEARS), TODAY)
LARGE_DAYS: Final = 3
"""So many days of ten years with 100.000 vouchers hold what a month of one year with 1.000 holds: some eighty."""
_PEOPLE: Final = 60
_PRODUCTS: Final = 12

_VOUCHER: Final = (
    "INSERT INTO voucher (id, kind, year, number, day, description, concerns, person_id, word, amount, recorded_at, "
    "recorded_by, description_key, concerns_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'Rosa', ?, ?)"
)
_LINE: Final = "INSERT INTO line (voucher_id, account_id, day, amount, person_id, product_id) VALUES (?, ?, ?, ?, ?, ?)"
_SALE: Final = (
    "INSERT INTO sale (id, voucher_id, day, customer_id, box_id, kind, discount, total, paid) "
    "VALUES (?, ?, ?, ?, ?, 'local', 0, ?, ?)"
)
_SALE_LINE: Final = (
    "INSERT INTO sale_line (sale_id, product_id, description, quantity, unit, price, amount) "
    "VALUES (?, ?, ?, 1000000, 'piece', ?, ?)"
)
_COST: Final = "INSERT INTO cost (id, voucher_id, day, supplier_id, box_id, total, paid) VALUES (?, ?, ?, ?, ?, ?, ?)"
_COST_LINE: Final = "INSERT INTO cost_line (cost_id, account_id, amount) VALUES (?, ?, ?)"


def clock() -> datetime:
    """The moment every measurement is made at."""
    return datetime.combine(TODAY, datetime.min.time()).replace(hour=10)


@dataclass(frozen=True)
class _Deed:
    """One of the deeds the books are filled with: two sales, one of them on credit, for each cost."""

    number: int
    day: date
    kind: str
    amount: int
    person: int | None

    @property
    def is_sale(self) -> bool:
        return self.kind != "CE"


@dataclass(frozen=True)
class _Accounts:
    """What is posted to: each cost to another category, so that every account of the chart has something in it."""

    cash: int
    customers: int
    sales: int
    spent: list[int]

    def spent_on(self, deed: _Deed) -> int:
        return self.spent[deed.number // 3 % len(self.spent)]


def make(path: Path, vouchers: int, years: int = YEARS) -> Path:
    """Make books with so many vouchers, spread evenly over the last years; sales and costs, some on credit."""
    books = bookfile.make(path, Club("Club de Madres Las Rosas", place="El Alto", treasurer="Rosa"), clock)
    try:
        with books.change("ledger"):
            _fill(books, vouchers, years)
    finally:
        books.close()
    return path


def _fill(books: Books, vouchers: int, years: int) -> None:
    for number in range(_PEOPLE):
        people.add_person(books, PersonDraft(f"Persona {number:02d}", roles=frozenset({"customer"})))
    for number in range(_PRODUCTS):
        products.add_product(books, ProductDraft(f"Prenda {number:02d}", "piece", Money(1500 + number)))
    cash, customers, sold = (ledger.account_of(books, role).id for role in ("cash", "customers", "sales_local"))
    accounts = _Accounts(cash, customers, sold, [one.id for one in costs.list_categories(books)])
    for many in _batches(_deeds(vouchers, years)):
        _write(many, accounts)


def _deeds(vouchers: int, years: int) -> Iterator[_Deed]:
    first = date(TODAY.year - years, TODAY.month, TODAY.day) + timedelta(days=1)
    days = (TODAY - first).days
    for number in range(vouchers):
        day = first + timedelta(days=number * days // vouchers)
        kind = ("CI", "CT", "CE")[number % 3]
        yield _Deed(number + 1, day, kind, 1_000 + number * 37 % 90_000, number % _PEOPLE + 1 if kind == "CT" else None)


def _batches(deeds: Iterator[_Deed]) -> Iterator[list[_Deed]]:
    while many := list(islice(deeds, 5_000)):
        yield many


def _write(deeds: list[_Deed], accounts: _Accounts) -> None:
    connection = storage.connection()
    numbers = dict(connection.execute("SELECT kind || year, max(number) FROM voucher GROUP BY kind, year").fetchall())
    for deed in deeds:
        key = f"{deed.kind}{deed.day.year}"
        numbers[key] = numbers.get(key, 0) + 1
        day, moment = deed.day.isoformat(), f"{deed.day.isoformat()}T10:00:00"
        words = f"Venta: Prenda {deed.number % _PRODUCTS:02d}" if deed.is_sale else "Costo: Transporte"
        who = f"Persona {deed.person - 1:02d}" if deed.person else ""
        head = (deed.number, deed.kind, deed.day.year, numbers[key], day, words, who, deed.person)
        rest = ("sales" if deed.is_sale else "costs", deed.amount, moment, alphabetical(words), alphabetical(who))
        connection.execute(_VOUCHER, (*head, *rest))
        connection.executemany(_LINE, _lines(deed, day, accounts))
        connection.execute("DELETE FROM unposted WHERE voucher_id = ?", (deed.number,))
        _write_deal(deed, day, accounts)


def _lines(deed: _Deed, day: str, accounts: _Accounts) -> list[tuple[object, ...]]:
    product = deed.number % _PRODUCTS + 1
    if not deed.is_sale:
        return [
            (deed.number, accounts.spent_on(deed), day, deed.amount, None, None),
            (deed.number, accounts.cash, day, -deed.amount, None, None),
        ]
    taken = accounts.customers if deed.person else accounts.cash
    return [
        (deed.number, taken, day, deed.amount, deed.person, None),
        (deed.number, accounts.sales, day, -deed.amount, None, product),
    ]


def _write_deal(deed: _Deed, day: str, accounts: _Accounts) -> None:
    connection, box = storage.connection(), None if deed.person else accounts.cash
    paid = 0 if deed.person else deed.amount
    if deed.is_sale:
        product = deed.number % _PRODUCTS + 1
        connection.execute(_SALE, (deed.number, deed.number, day, deed.person, box, deed.amount, paid))
        connection.execute(_SALE_LINE, (deed.number, product, "Prenda", deed.amount, deed.amount))
    else:
        connection.execute(_COST, (deed.number, deed.number, day, None, box, deed.amount, deed.amount))
        connection.execute(_COST_LINE, (deed.number, accounts.spent_on(deed), deed.amount))
