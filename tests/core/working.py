"""Short ways to say what a test of work is about: a jumper that is cut and knitted, and who did how many."""

from datetime import date
from typing import Any

from coopbooks import products, work
from coopbooks.books import Books, storage
from coopbooks.products import MakingDraft, ProductDraft
from coopbooks.quantity import Quantity
from coopbooks.work import Work, WorkDraft
from tests.builders import TODAY, m, person_id
from tests.core.store import q

BEGUN = date(2026, 1, 5)


def a_product(books: Books, name: str = "Jumper", **rates: str) -> int:
    """Add a product made by these operations at these piece rates, ``""`` for none; cut and knit unless said."""
    added = products.add_product(books, ProductDraft(name, "piece", m("120"))).id
    steps = rates or {"cut": "1.50", "knit": "18"}
    drafts = [MakingDraft(step, rate=q(rate) if rate else None) for step, rate in steps.items()]
    products.keep_making(books, added, drafts, TODAY)
    return added


def making(books: Books, step: str = "knit", name: str = "Jumper") -> int:
    """Return an operation of a product by their names."""
    of = next(one.id for one in products.list_products(books) if one.name == name)
    return next(one.id for one in products.list_making(books, of, active=None) if one.name == step)


def done(books: Books, who: str, many: str, **also: Any) -> WorkDraft:
    """Draft so many pieces that somebody knitted today, or what else is said."""
    kind = also.pop("kind", "pieces")
    of: dict[str, Any] = (
        {} if "making" in also or "name" in also else {"making": making(books, also.pop("step", "knit"))}
    )
    day = also.pop("day", TODAY)
    return WorkDraft(person_id(books, who), day, kind, accepted=q(many), **of, **also)


def a_run(run: int) -> int:
    """Put down a run of payouts that nothing is known of yet."""
    sql = "INSERT INTO payout_run (id, kind, title, day, draft, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
    storage.execute_sql(sql, (run, "work", "March", TODAY.isoformat(), "{}", "Rosa", "2026-03-20T10:00:00"))
    return run


def record(books: Books, *drafts: WorkDraft, again: bool = False) -> list[Work]:
    """Write work down and return it."""
    return [work.work(books, one) for one in work.record_work(books, drafts, again=again)]


def listed(books: Books, **only: Any) -> list[tuple[str, str, Quantity]]:
    """Return the work that is found: who, what, how many accepted."""
    found = work.list_work(books, **only)
    return [(one.person_name, one.label, one.accepted) for one in found.rows(0, 99)]
