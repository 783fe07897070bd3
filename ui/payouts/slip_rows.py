"""The slips of a run as rows: what each earned and gets, beside last time, and whether she has it already."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coopbooks import payouts, showing
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.money import Money
from coopbooks.payouts import HAND_WAYS, Compared, Handed, Run, Simulation, Slip, SlipOf
from ui.shared.record_table import Column
from ui.shared.rows import amounts, names


@dataclass(frozen=True, slots=True)
class SlipRow:
    """One slip, how it compares with last time, and how it was handed over; ``id`` is the member."""

    slip: SlipOf
    compared: Compared | None = None
    handed: Handed | None = None
    approved: bool = False

    @property
    def id(self) -> int:
        """Whose it is."""
        return self.slip.person


def drafted_rows(books: Books, simulation: Simulation) -> list[SlipRow]:
    """Return what a draft would pay, beside what each was paid last."""
    last = payouts.last_time(books, simulation.slips)
    return [SlipRow(one, last[one.person]) for one in simulation.slips]


def approved_rows(books: Books, run: Run, slips: Sequence[Slip]) -> list[SlipRow]:
    """Return the slips of a run that was approved, beside what each was paid before it."""
    last = payouts.last_time(books, slips, before=run.id) if run.kind == "work" else {}
    return [SlipRow(one, last.get(one.person), one.handed, run.state != "voided") for one in slips]


def slip_columns(rows: Sequence[SlipRow]) -> list[Column[SlipRow]]:
    """Return the columns of a list of slips; those nothing stands in are left out."""
    return list(_columns(rows))


def _columns(rows: Sequence[SlipRow]) -> Iterator[Column[SlipRow]]:
    yield names("name", lambda: _("Member"), lambda row: row.slip.name)
    if any(row.slip.group_name for row in rows):
        yield names("group", lambda: _("Group"), lambda row: row.slip.group_name, 104)
    yield amounts("gross", lambda: _("Earned"), lambda row: row.slip.pay.gross, 96)
    if any(row.slip.pay.deductions for row in rows):
        yield amounts("deducted", lambda: _("Deducted"), lambda row: row.slip.pay.deducted or None, 96)
    if any(row.slip.pay.not_deducted for row in rows):
        yield amounts("not_deducted", lambda: _("Not deducted"), lambda row: row.slip.pay.not_deducted or None, 104)
    carried_in = any(row.slip.pay.carried_in for row in rows)
    if carried_in:
        yield amounts("carried_in", brought, lambda row: row.slip.pay.carried_in or None, 76)
    if carried_in or any(row.slip.pay.carried for row in rows):
        yield amounts("carried", lambda: _("Carried"), lambda row: row.slip.pay.carried or None, 76)
    yield amounts("paid", lambda: _("Net to pay"), lambda row: row.slip.pay.paid, 100)
    approved = any(row.approved for row in rows)
    if approved:
        yield names("handed", lambda: _("Handed over"), standing, 180)
    if any(_before(row) is not None for row in rows):
        yield amounts("before", lambda: _("Last time"), _before, 92, spare=approved)
        yield Column(lambda: _("Change"), _change, 88, right=True, key="change", value=_changed, kind="amounts")


def brought() -> str:
    """Return what is called over a column what rounding brought from the last slips."""
    return _("Brought")


def _before(row: SlipRow) -> Money | None:
    return row.compared.before if row.compared and row.compared.day else None


def _changed(row: SlipRow) -> Money | None:
    return row.compared.change if row.compared and row.compared.day else None


def _change(row: SlipRow) -> str:
    change = _changed(row)
    return "" if change is None else ("+" if change.minor > 0 else "") + showing.amount(change)


def standing(row: SlipRow) -> str:
    """Say whether she has hers, since when and how; nothing of a draft, or where nothing is to be handed over."""
    if row.handed:
        return _("%(day)s · %(way)s") % {"day": showing.day(row.handed.day), "way": _(HAND_WAYS[row.handed.way])}
    return _("waits") if row.approved and row.slip.pay.paid else ""


def sums_of(rows: Sequence[SlipRow], nothing: Money) -> dict[str, Money]:
    """Return what the columns of amounts come to."""
    return {
        "gross": sum((row.slip.pay.gross for row in rows), nothing),
        "deducted": sum((row.slip.pay.deducted for row in rows), nothing),
        "not_deducted": sum((row.slip.pay.not_deducted for row in rows), nothing),
        "carried_in": sum((row.slip.pay.carried_in for row in rows), nothing),
        "carried": sum((row.slip.pay.carried for row in rows), nothing),
        "paid": sum((row.slip.pay.paid for row in rows), nothing),
    }
