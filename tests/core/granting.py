"""Short ways to say what a test of grants is about: ``machines 80% / trainer 20%`` of 10000, 4000 received, spent."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from coopbooks import costs, grants
from coopbooks.books import Books
from coopbooks.grants import BackDraft, GiftDraft, GiftLine, Grant, GrantDraft, MoneyDraft, PurposeDraft
from coopbooks.grants import GrantDraft as Draft
from coopbooks.ledger import Voucher
from coopbooks.money import Money
from tests.builders import TODAY, account_id, m, person_id


def purposes(text: str, currency: str = "BOB") -> tuple[PurposeDraft, ...]:
    """Read ``machines 80% / trainer 2000``."""
    found = []
    for part in filter(None, text.split(" / ")):
        name, _space, much = part.rpartition(" ")
        if much.endswith("%"):
            found.append(PurposeDraft(name, percent=Decimal(much[:-1])))
        else:
            found.append(PurposeDraft(name, m(much, currency)))
    return tuple(found)


def a_grant(
    books: Books,
    amount: str = "10000",
    text: str = "machines 80% / trainer 20%",
    *,
    name: str = "Agreement 12",
    currency: str = "BOB",
    **also: Any,
) -> GrantDraft:
    """Draft a grant of ONG Warmi."""
    donor = also.pop("donor", person_id(books, "ONG Warmi"))
    day = also.pop("day", TODAY)
    return Draft(donor, name, m(amount, currency), day, purposes=purposes(text, currency), **also)


def granted(books: Books, *said: str, **also: Any) -> Grant:
    """Record what :func:`a_grant` drafts."""
    return grants.record_grant(books, a_grant(books, *said, **also))


def money(books: Books, known: Grant, amount: str, box: str = "cash", **also: Any) -> MoneyDraft:
    """Draft money of a grant; ``purpose`` by name."""
    purpose, day = also.pop("purpose", None), also.pop("day", TODAY)
    tied = part(books, known, purpose) if purpose else None
    coming = m(amount, also.pop("currency", "BOB"))
    return MoneyDraft(day, known.id, account_id(books, box), coming, purpose=tied, **also)


def received(books: Books, known: Grant, amount: str, box: str = "cash", **also: Any) -> Voucher:
    """Record what :func:`money` drafts."""
    return grants.receive_money(books, money(books, known, amount, box, **also))


def part(books: Books, known: Grant, name: str) -> int:
    """Return the purpose of a name; ``rest`` is what is for none."""
    return next(
        one.id for one in grants.grant(books, known.id).purposes if one.name == name or (name == "rest" and one.rest)
    )


def spend(books: Books, known: Grant, text: str, **also: Any) -> costs.Cost:
    """Record a cost paid from a grant: ``machines 3500 = machines / rent 200`` (role, amount, purpose by name)."""
    return costs.record_cost(books, spending(books, known, text, **also))


def spending(books: Books, known: Grant, text: str, **also: Any) -> costs.CostDraft:
    """Draft what :func:`spend` records."""
    lines = []
    for each in text.split(" / "):
        bought, _equals, purpose = each.partition(" = ")
        role, amount = bought.split()
        tied = part(books, known, purpose) if purpose else None
        lines.append(costs.CostLine(account_id(books, role), m(amount), purpose=tied))
    paid = sum((line.amount for line in lines), Money(0))
    return costs.CostDraft(also.pop("day", TODAY), tuple(lines), paid, box=account_id(books, "cash"), **also)


def told(books: Books, known: Grant) -> dict[str, tuple[str, ...]]:
    """Return of every purpose what was planned, received, spent, and what is left: as amounts."""
    return {
        one.name or "rest": tuple(str(each.decimal) for each in (one.planned, one.received, one.spent, one.left))
        for one in grants.grant(books, known.id).used
    }


def gift(books: Books, text: str, **also: Any) -> GiftDraft:
    """Draft what ONG Warmi gave: ``tools 300 / member_training 200``."""
    lines = (each.split() for each in text.split(" / "))
    given = tuple(GiftLine(account_id(books, role), m(worth)) for role, worth in lines)
    return replace(GiftDraft(TODAY, person_id(books, "ONG Warmi"), given), **also)


def a_gift(books: Books, text: str) -> Voucher:
    """Record what :func:`gift` drafts."""
    return grants.record_gift(books, gift(books, text, note="By letter"))


def back(books: Books, known: Grant, amount: str, **also: Any) -> BackDraft:
    """Draft money given back out of the cash box."""
    return replace(BackDraft(TODAY, known.id, account_id(books, "cash"), m(amount)), **also)


def returned(books: Books) -> Voucher:
    """Give back 1.000 of a grant of which 4.000 came."""
    known = granted(books)
    received(books, known, "4000")
    return grants.give_back(books, back(books, known, "1000", note="End of the project"))
