"""Two hundred machines: a month of all of them, their list and what Home asks, after five years as after a quarter."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from time import perf_counter

from coopbooks import bookfile, ledger, machines
from coopbooks.books import Books, Club, storage
from coopbooks.days import Month
from coopbooks.machines import Bought, MachineDraft, Payment
from coopbooks.money import Money
from tests.bench.measure import median
from tests.bench.report import Ratio

_MACHINES = 200
_FEW, _MANY = 3, 60
_LIMIT = 2.0
_MOST = 0.5
_TIMES = 21
_FIRST = Month(2021, 1)


def ratios(aside: Path) -> Iterator[Ratio]:
    """A month of two hundred machines and what is asked about them, after many months against after few."""
    with closing(_made(aside / "quarter.coop")) as books:
        against = _measured(books, _FEW)
    with closing(_made(aside / "years.coop")) as books:
        for name, seconds in _measured(books, _MANY).items():
            most = _MOST if name == "depreciating a month" else None
            yield Ratio(
                f"{name} of {_MACHINES} machines after {_MANY} months", seconds, against[name], _LIMIT, most=most
            )


def _measured(books: Books, months: int) -> dict[str, float]:
    for place in range(months):
        machines.depreciate(books, _FIRST.plus(place))
    found = {
        "list": median(lambda: machines.list_machines(books), _TIMES),
        "months to catch up": median(lambda: machines.missed_months(books, _FIRST.plus(months)), _TIMES),
    }
    start = perf_counter()
    for place in range(months, months + 3):
        machines.depreciate(books, _FIRST.plus(place))
    return {"depreciating a month": (perf_counter() - start) / 3, **found}


def _made(path: Path) -> Books:
    """Make books with machines bought on the first day, on a disk that is not waited for: the deed is measured."""
    books = bookfile.make(path, Club("Club de Madres Las Rosas", treasurer="Rosa"), _clock)
    storage.execute_sql("PRAGMA synchronous = OFF")
    cash = ledger.account_of(books, "cash").id
    with books.change("machines"):
        for number in range(_MACHINES):
            cost = Money(900_000 + number * 777)
            bought = Bought(_FIRST.first, cost, (Payment(cash, cost),))
            draft = MachineDraft(f"Machine {number}", tax_life=96, method=("straight", "digits")[number % 2])
            machines.record_machine(books, draft, bought)
    return books


def _clock() -> datetime:
    return datetime.combine(date(2026, 6, 30), datetime.min.time()).replace(hour=10)
