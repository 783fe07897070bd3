"""An order to try things on, and vouchers that are for one."""

from dataclasses import replace
from datetime import date
from typing import Any

from coopbooks import ledger, orders
from coopbooks.books import Books
from coopbooks.orders import OrderDraft
from tests.builders import a_voucher, m, person_id

DRAFT = OrderDraft("2026-01", "40 jumpers", 1, m("4000"), date(2026, 3, 2), date(2026, 4, 15))


def a_draft(books: Books, **also: Any) -> OrderDraft:
    """Draft an order of Rosa's; ``also`` are other fields of it."""
    return replace(DRAFT, customer=person_id(books, "Rosa Quispe"), **also)


def an_order(books: Books, code: str = "1", agreed: str = "4000", promised: date | None = DRAFT.promised) -> int:
    """Take down an order of Rosa's and return its id."""
    return orders.add_order(books, a_draft(books, code=code, agreed=m(agreed), promised=promised)).id


def post_for(books: Books, order: int, text: str) -> ledger.Voucher:
    """Post a voucher all of whose lines are for an order."""
    draft = a_voucher(books, text)
    return ledger.post(books, replace(draft, lines=tuple(replace(line, order=order) for line in draft.lines)))
