"""Short ways to say what a test of payouts is about: who did what, what a run pays them, what they get."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from coopbooks import payouts
from coopbooks.books import Books, change_club
from coopbooks.ledger import Voucher
from coopbooks.payouts import AdvanceDraft, Ask, HandDraft, PayRules, PayTerms, Protected, Rounding, Run, RunDraft
from tests.builders import TODAY, account_id, m, person_id, post
from tests.core.membering import some
from tests.core.working import a_product, done, record


def a_club(books: Books, *names: str) -> None:
    """Add members, a jumper that is cut at 1,50 and knitted at 18, and 5.000 in the cash box."""
    some(books, *(names or ("Ana", "Berta")))
    a_product(books)
    post(books, "cash 5000 / accumulated_results -5000", day=date(2026, 1, 6))


def ended_in_february(books: Books) -> None:
    """Let the accounting year 2026 be over: it went from March 2025 to February 2026."""
    change_club(books, replace(books.club, closing_month=2))


YEAR_DAY: Final = date(2026, 2, 10)
"""A day of the year that is over then."""


def knitted(books: Books, text: str, **also: Any) -> None:
    """Write down ``Ana 12 / Berta 5`` jumpers knitted."""
    record(books, *(done(books, *each.split(), **also) for each in text.split(" / ")))


def rules(books: Books, *asks: Ask, step: int = 10, way: str = "down", protected: str | None = None) -> None:
    """Let the club round to a step of centavos, protect an amount, and ask these of all."""
    keep = Protected(m(protected)) if protected else Protected()
    terms = PayTerms(protected=keep, rounding=Rounding(m("0.01").times(step), way))
    payouts.change_rules(books, PayRules(terms, asks))


def advanced(books: Books, who: str, amount: str, **also: Any) -> Voucher:
    """Record an advance out of the cash box."""
    usual: dict[str, Any] = {"day": TODAY, "box": account_id(books, "cash")}
    return payouts.record_advance(books, AdvanceDraft(person_id(books, who), m(amount), **(usual | also)))


def a_run(books: Books, **also: Any) -> Run:
    """Draft a run of today."""
    usual: dict[str, Any] = {"day": TODAY, "title": "First half of March", **also}
    return payouts.draft_run(books, RunDraft(**usual))


def approved(books: Books, **also: Any) -> Run:
    """Draft a run and approve it."""
    return payouts.approve(books, a_run(books, **also).id)


def handed(books: Books, run: Run, *names: str, **also: Any) -> Voucher:
    """Hand over out of the cash box: to some, or to all."""
    persons = tuple(person_id(books, one) for one in names)
    usual: dict[str, Any] = {"day": TODAY, "box": account_id(books, "cash"), "persons": persons, **also}
    draft = HandDraft(run.id, **usual)
    return payouts.hand_over(books, draft)


def paid(books: Books, run: Run) -> dict[str, str]:
    """Return what each slip pays, by name."""
    return {one.name: str(one.pay.paid.decimal) for one in payouts.slips(books, run.id)}
