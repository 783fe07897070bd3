"""What can be asked about machines: which there are, what they stand at, how each came; one statement each."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from coopbooks import ledger
from coopbooks.books import Books, storage
from coopbooks.ledger import Account
from coopbooks.machines.records import ClassRecord, DeedRecord, SourceRecord
from coopbooks.machines.rules import as_percent
from coopbooks.machines.shapes import (
    CLASSES,
    Bought,
    Donated,
    GoneDraft,
    Machine,
    MachineDraft,
    MachineRow,
    Origin,
    Payment,
    Source,
    TakenOver,
)
from coopbooks.money import Money, total
from coopbooks.quantity import Quantity
from coopbooks.reading import fold

_COLUMNS: Final = (
    *("id", "name", "class", "kind", "serial", "place", "person_id", "activity_id", "account_id", "accumulated_id"),
    *("tax_life", "costing_life", "method", "counting", "first_counted", "rate", "residual", "hours_month"),
    *("energy_hour", "maintenance_year", "note", "active"),
)
_ROWS: Final = f"""
    SELECT {", ".join(f"machine.{name}" for name in _COLUMNS)},
           came.voucher_id, came.kind, came.bought_on, came.amount, came.before, came.given, arrival.day, gone_back.id,
           went.kind, went.voucher_id, (SELECT day FROM voucher WHERE id = went.voucher_id),
           coalesce((SELECT amount FROM machine_balance AS standing
                     WHERE standing.machine_id = machine.id AND standing.account_id = machine.account_id), 0),
           coalesce((SELECT -amount FROM machine_balance AS standing
                     WHERE standing.machine_id = machine.id AND standing.account_id = machine.accumulated_id), 0),
           (SELECT coalesce(-sum(standing.amount), 0) FROM machine_balance AS standing
            JOIN account ON account.id = standing.account_id AND account.section = 'equity'
            WHERE standing.machine_id = machine.id)
    FROM machine
    JOIN machine_deed AS came ON came.voucher_id = (
        SELECT max(voucher_id) FROM machine_deed
        WHERE machine_id = machine.id AND kind IN ('bought', 'donated', 'taken_over')
    )
    JOIN voucher AS arrival ON arrival.id = came.voucher_id
    LEFT JOIN voucher AS gone_back ON gone_back.reverses_id = came.voucher_id
    LEFT JOIN machine_deed AS went ON went.machine_id = machine.id
        AND went.kind NOT IN ('bought', 'donated', 'taken_over')
        AND NOT EXISTS (SELECT 1 FROM voucher AS reversal WHERE reversal.reverses_id = went.voucher_id)
"""  # noqa: S608 - our own names only
"""Every machine with the last way it came, how it went, and what stands in the ledger for it."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the machines of an account stand at, what stands on it without a name, and the balance they add up to."""

    account: Account
    named: Money
    without_name: Money

    @property
    def balance(self) -> Money:
        """What the account stands at."""
        return self.named + self.without_name


def machine_row(books: Books, machine_id: int) -> MachineRow:
    """Return one machine with what stands in the ledger for it."""
    found = _rows(books, "WHERE machine.id = ?", machine_id)
    if not found:
        raise LookupError(f"no machine {machine_id}")
    return found[0]


def machine(books: Books, machine_id: int) -> Machine:
    """Return one machine by id."""
    return machine_row(books, machine_id).machine


def machine_of_voucher(books: Books, voucher_id: int) -> Machine:
    """Return the machine a voucher was recorded for when it came or went."""
    row = DeedRecord.get_or_none(DeedRecord.voucher == voucher_id)
    if row is None:
        raise LookupError(f"no machine of voucher {voucher_id}")
    return machine(books, row.machine_id)


def list_machines(
    books: Books,
    *,
    search: str = "",
    class_: str | None = None,
    activity: int | None = None,
    kind: str | None = None,
    gone: bool = False,
    active: bool | None = None,
) -> list[MachineRow]:
    """Return machines by name with what they stand at: those there are, or (``gone``) also those that went.

    ``search`` is for words in the name, the serial number, the kind or the place. Voided ones are never listed.
    """
    words = fold(search).split()
    return [
        row
        for row in _rows(books, "ORDER BY machine.folded, machine.id")
        if row.machine.state != "voided"
        and (gone or row.machine.state == "here")
        and (class_ is None or row.machine.draft.class_ == class_)
        and (activity is None or row.machine.draft.activity == activity)
        and (kind is None or fold(row.machine.draft.kind) == fold(kind))
        and (active is None or row.machine.draft.active == active)
        and all(word in _searched(row.machine.draft) for word in words)
    ]


def _searched(draft: MachineDraft) -> str:
    return fold(f"{draft.name} {draft.serial} {draft.kind} {draft.place}")


def list_kinds(books: Books) -> list[str]:  # noqa: ARG001 - asked of an open set of books
    """Return the kinds of machines there are: of the register, and of the operations of products."""
    sql = "SELECT kind FROM machine UNION SELECT machine FROM making"
    kinds = {fold(kind): kind for [kind] in storage.plain(sql) if kind}
    return [kinds[key] for key in sorted(kinds)]


def _rows(books: Books, condition: str, *values: int) -> list[MachineRow]:
    return [_row(books, row) for row in storage.plain(_ROWS + condition, *values)]


def _row(books: Books, row: tuple[Any, ...]) -> MachineRow:
    known = dict(zip(_COLUMNS, row, strict=False))
    voucher, coming, bought_on, amount, before, given, day, voided, going, gone_by, gone_on, *standing = row[
        len(_COLUMNS) :
    ]
    cost, worn, granted = map(books.money, standing)
    return MachineRow(
        Machine(
            id=known["id"],
            draft=_draft(books, known),
            account=known["account_id"],
            accumulated=known["accumulated_id"],
            coming=coming,
            voucher=voucher,
            came_on=date.fromisoformat(day),
            bought_on=date.fromisoformat(bought_on),
            cost=books.money(amount),
            before=books.money(before),
            given_before=books.money(given),
            state="voided" if voided else going or "here",
            gone_on=date.fromisoformat(gone_on) if gone_on else None,
            gone_voucher=gone_by,
        ),
        cost,
        worn,
        granted + books.money(given),
    )


def _draft(books: Books, known: dict[str, Any]) -> MachineDraft:
    from_club = known["class"] not in _BY_ROLE
    return MachineDraft(
        name=known["name"],
        class_=known["class"],
        kind=known["kind"],
        serial=known["serial"],
        place=known["place"],
        person=known["person_id"],
        activity=known["activity_id"],
        account=known["account_id"] if from_club else None,
        accumulated=known["accumulated_id"] if from_club else None,
        tax_life=known["tax_life"],
        costing_life=known["costing_life"],
        method=known["method"],
        counting=known["counting"],
        first_counted=bool(known["first_counted"]),
        rate=as_percent(known["rate"]),
        residual=books.money(known["residual"]),
        hours_month=_quantity(known["hours_month"]),
        energy_hour=_quantity(known["energy_hour"]),
        maintenance_year=None if known["maintenance_year"] is None else books.money(known["maintenance_year"]),
        note=known["note"],
        active=bool(known["active"]),
    )


_BY_ROLE: Final = ("machines", "furniture", "tools", "computers")


def _quantity(micros: int | None) -> Quantity | None:
    return None if micros is None else Quantity(micros)


def origin_of(books: Books, machine_id: int) -> Origin:
    """Return how a machine came, as it was typed."""
    known = machine(books, machine_id)
    posted = ledger.voucher(books, known.voucher)
    deed = DeedRecord.get_by_id(known.voucher)
    if known.coming == "taken_over":
        given = known.given_before or None
        return TakenOver(posted.day, known.cost, known.before, known.bought_on, given, deed.note)
    if known.coming == "donated":
        purpose = next((line.purpose for line in posted.lines if line.purpose is not None), None)
        return Donated(posted.day, known.cost, posted.person, purpose, deed.note)
    paid = tuple(Payment(line.account.id, -line.amount) for line in posted.lines if line.account.box)
    sources = sources_of(books, known.voucher)
    return Bought(posted.day, known.cost, paid, posted.person, sources, deed.document, deed.note)


def sources_of(books: Books, voucher: int) -> tuple[Source, ...]:
    """Return where the money of a purchase came from, as it was typed."""
    rows = SourceRecord.select().where(SourceRecord.voucher_id == voucher).order_by(SourceRecord.position)
    return tuple(Source(books.money(row.amount), row.loan_id, row.purpose_id) for row in rows)


def disposal_of(books: Books, voucher_id: int) -> GoneDraft:
    """Return how a machine went, as it was typed."""
    posted, deed = ledger.voucher(books, voucher_id), DeedRecord.get_by_id(voucher_id)
    paid = tuple(Payment(line.account.id, line.amount) for line in posted.lines if line.account.box)
    price = books.money(deed.amount) if deed.kind == "sold" else None
    return GoneDraft(posted.day, deed.kind, price, paid, posted.person, deed.note)


def value_without_name(books: Books, account_id: int, without: int | None = None) -> Money:
    """Return what stands on an account and belongs to no machine by name: opened or bought as a sum.

    ``without`` is a voucher that is to be taken back, which counts as never posted.
    """
    [named] = storage.plain("SELECT sum(amount) FROM machine_balance WHERE account_id = ?", account_id).fetchone()
    given_back = (
        line.amount
        for line in (ledger.voucher(books, without).lines if without else ())
        if line.account.id == account_id and line.machine is None
    )
    standing = ledger.balance_on(books, account_id)
    return standing - books.money(named) - total(given_back, books.club.currency)


def agreement(books: Books) -> list[Agreement]:
    """Return every account things that are kept stand on: what has a name and what has none make up its balance."""
    rows = storage.plain("SELECT account_id, sum(amount) FROM machine_balance GROUP BY account_id")
    named = dict(rows.fetchall())
    fixed = (one for one in ledger.list_accounts(books, postable=True, active=None) if one.section == "fixed_assets")
    return [Agreement(one, books.money(named.get(one.id)), value_without_name(books, one.id)) for one in fixed]


def usual_lives(books: Books) -> dict[str, int | None]:  # noqa: ARG001
    """Return the life in months the club proposes for each class, for the taxes; None: it proposes none."""
    known = dict(ClassRecord.select(ClassRecord.class_, ClassRecord.life).tuples())
    return {class_: known.get(class_) for class_ in CLASSES}


def accounts_of_class(books: Books, class_: str) -> tuple[Account, Account | None]:
    """Return the account a class stands on by its role, and that of its depreciation."""
    return ledger.account_of(books, class_), ledger.account_of(books, f"{class_}_depreciation")
