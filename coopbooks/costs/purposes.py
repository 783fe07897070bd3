"""What costs were for: the account or material of each line, how that is told in a list, and how it is found."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from peewee import JOIN, fn

from coopbooks import ledger
from coopbooks.books import Books
from coopbooks.costs.records import CostLineRecord, CostRecord
from coopbooks.i18n import _
from coopbooks.ledger import Account, everyday_words
from coopbooks.materials.records import MaterialRecord
from coopbooks.reading import words_of

LINES: Final = (
    CostLineRecord.select(
        fn.JSON_GROUP_ARRAY(fn.JSON_ARRAY(CostLineRecord.account_id, MaterialRecord.name, CostLineRecord.freight))
    )
    .join(MaterialRecord, JOIN.LEFT_OUTER, on=(CostLineRecord.material == MaterialRecord.id))
    .where(CostLineRecord.cost_id == CostRecord.id)
)
"""Selects beside a cost what each of its lines was for, to be read by :func:`purposes_of`."""


@dataclass(frozen=True, slots=True)
class CostPurpose:
    """What a line of a cost was for. ``name`` is that of its material, or of its account in the language spoken."""

    account: Account
    material: str | None
    freight: bool

    @property
    def name(self) -> str:
        """What people call it."""
        return self.material or (freight_words() if self.freight else self.account.name)


def freight_words() -> str:
    """Return what the freight that is spread over the materials of a cost is called."""
    return _("Freight of the materials")


def purposes_of(books: Books, lines: str) -> tuple[CostPurpose, ...]:
    """Return what a cost was for, each purpose once, from what ``LINES`` selected."""
    read = (
        CostPurpose(ledger.account(books, account), name, bool(freight)) for account, name, freight in json.loads(lines)
    )
    return tuple(dict.fromkeys(read))


def is_for(books: Books, word: str) -> Any:
    """Return the condition on a cost that the name of what a line was for, or what it is called, has such a word.

    Words are compared by their beginnings, without accents and signs; of accounts also by everyday ones.
    """
    wanted, line = words_of(word), CostLineRecord
    every = ledger.list_accounts(books, postable=True, active=None)
    accounts = [one.id for one in every if _begins(wanted, f"{one.name} {everyday_words(one)}")]
    materials = MaterialRecord.select(MaterialRecord.id, MaterialRecord.name).tuples()
    stocked = [material for material, name in materials if _begins(wanted, name)]
    named = line.material.in_(stocked) | (line.material.is_null() & ~line.freight & line.account.in_(accounts))
    if _begins(wanted, freight_words()):
        named |= line.freight
    return CostRecord.id.in_(line.select(line.cost_id).where(named))


def _begins(wanted: Sequence[str], name: str) -> bool:
    known = words_of(name)
    return all(any(word.startswith(part) for word in known) for part in wanted)
