"""Short ways to say what a test of machines is about: ``a_machine(books, "overlock", "9600")`` is bought and paid."""

from dataclasses import replace
from datetime import date
from typing import Any

from coopbooks import machines
from coopbooks.books import Books
from coopbooks.days import Month
from coopbooks.machines import Bought, GoneDraft, Machine, MachineDraft, Payment
from coopbooks.money import Money
from tests.builders import TODAY, account_id, m, person_id

JANUARY, FEBRUARY, MARCH = (Month(2026, number) for number in (1, 2, 3))
NEW_YEAR = date(2026, 1, 1)


def a_draft(name: str = "overlock", **also: Any) -> MachineDraft:
    """Draft a machine that lasts eight years."""
    return MachineDraft(name, **{"tax_life": 96, **also})


def a_purchase(
    books: Books, cost: str = "9600", *, paid: str | None = None, day: date = TODAY, **also: Any
) -> machines.Bought:
    """Draft how it was bought: out of the cash box unless said, the rest owed to the seller."""
    out = m(cost if paid is None else paid)
    payments = (Payment(account_id(books, "cash"), out),) if out else ()
    seller = person_id(books, "Juki") if out < m(cost) else None
    return Bought(day, m(cost), payments, **{"seller": seller, **also})


def a_machine(
    books: Books, name: str = "overlock", cost: str = "9600", *, day: date = NEW_YEAR, **also: Any
) -> Machine:
    return machines.record_machine(books, a_draft(name, **also), a_purchase(books, cost, day=day))


def a_way_out(books: Books, price: str = "0", *, kind: str = "sold", day: date = TODAY, **also: Any) -> GoneDraft:
    """Draft how it went: paid into the cash box unless said."""
    if kind != "sold":
        return GoneDraft(day, kind, **also)
    paid = (Payment(account_id(books, "cash"), m(price)),)
    return replace(GoneDraft(day, kind, m(price), paid), **also)


def stands_at(books: Books, known: Machine) -> tuple[Money, Money]:
    """Return the cost and the depreciation so far that stand in the books for a machine."""
    row = machines.machine_row(books, known.id)
    return row.cost, row.depreciated
