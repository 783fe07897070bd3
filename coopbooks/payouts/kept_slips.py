"""Slips as they were approved: kept whole as JSON, and read back one by one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from json import JSONDecoder
from typing import Any, Final, NamedTuple

from coopbooks.books import Books, storage
from coopbooks.money import Money
from coopbooks.payouts.pay import PaySlip, SlipOf
from coopbooks.payouts.written import read
from coopbooks.progress import Progress, followed, unheard

_FROM: Final = """
    FROM payout_slip AS slip JOIN payout_run AS run ON run.id = slip.run_id
    LEFT JOIN (payout_handed AS handed JOIN voucher ON voucher.id = handed.voucher_id
        AND NOT EXISTS (SELECT 1 FROM voucher AS reversal WHERE reversal.reverses_id = voucher.id))
    ON handed.run_id = slip.run_id AND handed.person_id = slip.person_id
"""
_SLIPS: Final = f"""
    SELECT slip.id, slip.run_id, slip.number, slip.person_id, slip.name, slip.group_id, slip.group_name, slip.told,
           voucher.id, voucher.day, handed.way {_FROM}
"""
_ENVELOPES: Final = f"""
    SELECT slip.person_id, slip.name, slip.paid, voucher.id {_FROM} WHERE slip.run_id = ? ORDER BY slip.number
"""
_LOTS, _EXTRAS, _NO_EXTRAS = '"lots":', '"extras":', ',"extras":[]'
_decode: Final = JSONDecoder().raw_decode
_COUNT: Final = "SELECT count(*) FROM payout_slip WHERE run_id = ?"
_OF_ANY: Final = "WHERE slip.run_id = ? AND (? OR slip.person_id IN (SELECT value FROM json_each(?)))"


@dataclass(frozen=True, slots=True)
class Handed:
    """By which voucher a slip was handed over, on which day and how."""

    voucher: int
    day: date
    way: str


@dataclass(frozen=True, slots=True)
class Slip(SlipOf):
    """A slip as it was approved: its place in the pay list, and whether it was handed over."""

    id: int
    run: int
    number: int
    handed: Handed | None


class KeptSlip(NamedTuple):
    """A slip as the file has it: a tenth of what it takes in memory once it is read."""

    id: int
    run: int
    number: int
    person: int
    name: str
    group: int | None
    group_name: str
    told: str
    voucher: int | None
    day: str
    way: str

    @property
    def slip(self) -> Slip:
        """The slip, read."""
        handed = None if self.voucher is None else Handed(self.voucher, date.fromisoformat(self.day), self.way)
        pay, place = read(PaySlip, self.told), (self.id, self.run, self.number)
        return Slip(self.person, self.name, self.group, self.group_name, pay, *place, handed)


@lru_cache(maxsize=8)
def read_lately(kept: KeptSlip) -> Slip:
    """Return a slip, read once as long as it is looked at: the last few are remembered."""
    return kept.slip


def earned_of(told: str) -> tuple[list[Any], list[Any]]:
    """Return the lots and extras of a slip as its JSON has them; what stands behind them is not read."""
    lots, end = _decode(told, told.index(_LOTS) + len(_LOTS))
    if told.startswith(_NO_EXTRAS, end):
        return lots, []
    return lots, _decode(told, told.index(_EXTRAS, end) + len(_EXTRAS))[0]


@dataclass(frozen=True, slots=True)
class Envelope:
    """What of a slip must be known to hand it over: whose it is, what is in it, by which voucher it was, if it was."""

    person: int
    name: str
    paid: Money
    voucher: int | None


def envelopes_of(books: Books, run_id: int) -> list[Envelope]:
    """Return the envelopes of a run in the order of the pay list, also those handed over and the empty ones."""
    rows = storage.plain(_ENVELOPES, run_id)
    return [Envelope(person, name, books.money(paid), voucher) for person, name, paid, voucher in rows]


def slips(books: Books, run_id: int, *, progress: Progress = unheard) -> list[Slip]:
    """Return the slips of an approved run in the order of the pay list."""
    return [one.slip for one in kept_slips(books, run_id, progress=progress)]


def kept_slips(
    books: Books,  # noqa: ARG001 - asked of open books
    run_id: int,
    persons: Iterable[int] = (),
    *,
    progress: Progress = unheard,
) -> Iterator[KeptSlip]:
    """Yield the slips of an approved run as they are kept, of all or of some, in the order of the pay list."""
    some = sorted(set(persons))
    whole = len(some) or storage.plain(_COUNT, run_id).fetchone()[0]
    rows = storage.plain(f"{_SLIPS} {_OF_ANY} ORDER BY slip.number", run_id, not some, str(some))
    return followed(map(KeptSlip._make, rows), whole, progress)


def slip(books: Books, run_id: int, person: int) -> Slip:
    """Return the slip of one member in an approved run."""
    found = list(kept_slips(books, run_id, (person,)))
    if not found:
        raise LookupError(f"no slip of {person} in run {run_id}")
    return found[0].slip


def slips_of(books: Books, person: int) -> list[Slip]:  # noqa: ARG001
    """Return the slips of one member that stand, the newest first."""
    only = "WHERE slip.person_id = ? AND run.state <> 'voided' ORDER BY run.day DESC, slip.id DESC"
    rows: Iterable[Any] = storage.plain(f"{_SLIPS} {only}", person)
    return [KeptSlip._make(row).slip for row in rows]
