"""The vouchers of machines: how one comes, what is depreciated in a month, how one goes; no database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from coopbooks import showing
from coopbooks.days import Month
from coopbooks.i18n import _
from coopbooks.ledger import Line, VoucherDraft, describe
from coopbooks.machines.depreciation import planned_through
from coopbooks.machines.rules import terms_of
from coopbooks.machines.shapes import Bought, GoneDraft, MachineRow, TakenOver
from coopbooks.money import Money, total

WORDS: Final = {"bought": "buy_machine", "donated": "donated_machine", "taken_over": "take_over_machine"}
"""The word of the voucher of each way to come."""
DEPRECIATE: Final = "depreciate"
GONE: Final = "machine_gone"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a machine is to stand: its own id (None: not recorded yet), its label, its accounts, its activity."""

    id: int | None
    label: str
    account: int
    accumulated: int | None
    activity: int | None

    def debit(self, amount: Money) -> Line:
        """What it costs."""
        return Line(self.account, amount, activity=self.activity, machine=self.id)


@dataclass(frozen=True, slots=True)
class Due:
    """What of a machine is to be depreciated in a month."""

    row: MachineRow
    amount: Money
    month: Month

    @property
    def late(self) -> Money:
        """What of it is for months before, which were done without it; below zero where too much was depreciated."""
        terms = terms_of(self.row.machine)
        of_the_month = planned_through(terms, self.month) - planned_through(terms, self.month.plus(-1))
        return self.amount - of_the_month

    @property
    def book_value(self) -> Money:
        """What it stands at afterwards."""
        return self.row.book_value - self.amount


def bought_postings(one: Standing, origin: Bought, applied: Sequence[Line], seller: str) -> VoucherDraft:
    """Return the voucher of a machine bought; ``applied`` are the lines of the grants it was bought with."""
    paid = tuple(Line(payment.box or 0, -payment.amount) for payment in origin.payments)
    owed = origin.cost - total((payment.amount for payment in origin.payments), origin.cost.currency)
    owing = (Line("suppliers", -owed, person=origin.seller),) if owed else ()
    words = describe(_("Machine bought: %(machine)s") % {"machine": one.label}, origin.document, origin.note)
    lines = (one.debit(origin.cost), *paid, *owing, *(replace(line, machine=one.id) for line in applied))
    return VoucherDraft(origin.day, words, lines, seller, origin.seller, WORDS["bought"])


def taken_over_postings(one: Standing, origin: TakenOver, nameless: tuple[Money, Money]) -> VoucherDraft:
    """Return the voucher of a machine that was there: out of what stands on its accounts without a name.

    ``nameless`` is what does, of the cost and of the depreciation (which is below zero). What there is more of it, goes
    to the accumulated results, as with an opening.
    """
    nothing = origin.cost - origin.cost
    cost = max(min(origin.cost, nameless[0]), nothing)
    worn = max(min(origin.depreciated, -nameless[1]), nothing)
    accumulated = one.accumulated or 0
    lines = (
        one.debit(origin.cost),
        Line(accumulated, -origin.depreciated, activity=one.activity, machine=one.id),
        Line(one.account, -cost),
        Line(accumulated, worn),
        Line("accumulated_results", (cost - origin.cost) + (origin.depreciated - worn)),
    )
    words = describe(_("Machine taken over: %(machine)s") % {"machine": one.label}, origin.note)
    kept = tuple(line for line in lines if line.amount)
    return VoucherDraft(origin.day, words, kept, word=WORDS["taken_over"], kind="CT")


def depreciation_postings(month: Month, due: Sequence[Due]) -> VoucherDraft:
    """Return the voucher of a month for all machines, each with its own lines and its activity."""
    lines = [line for one in due for line in _worn(one)]
    words = _("Depreciation of %(month)s") % {"month": showing.month(month)}
    return VoucherDraft(month.last, describe(words), tuple(lines), word=DEPRECIATE, kind="CT")


def _worn(one: Due) -> Iterator[Line]:
    machine, note = one.row.machine, one.row.machine.label
    if one.late:
        late = _("%(amount)s for months before") if one.late.minor > 0 else _("%(amount)s less, too much before")
        note += f" · {late % {'amount': showing.money(abs(one.late))}}"
    for account, amount in (("depreciation", one.amount), (machine.accumulated or 0, -one.amount)):
        yield Line(account, amount, activity=machine.draft.activity, note=note, machine=machine.id)


def gone_postings(row: MachineRow, draft: GoneDraft, owed: Money, who: str) -> VoucherDraft:
    """Return the voucher of a machine that goes: all it stands at goes with it, the rest is a gain or a loss."""
    came_in = tuple(Line(payment.box or 0, payment.amount) for payment in draft.payments)
    owing = (Line("customers", owed, person=draft.person),) if owed else ()
    words = {
        "sold": _("Machine sold: %(machine)s"),
        "scrapped": _("Machine scrapped: %(machine)s"),
        "given": _("Machine given away: %(machine)s"),
    }
    described = describe(words[draft.kind] % {"machine": row.machine.label}, draft.note)
    lines = (*came_in, *owing, *leaving(row, draft.price or owed - owed))
    return VoucherDraft(draft.day, described, lines, who, draft.person, GONE)


def leaving(row: MachineRow, price: Money) -> tuple[Line, ...]:
    """Return the lines by which all a machine stands at leaves the books for a price; they come to that, a credit."""
    machine, nothing = row.machine, price - price
    gain = price - row.book_value
    amounts = (
        (machine.accumulated or 0, row.depreciated),
        ("disposal_loss", max(-gain, nothing)),
        (machine.account, -row.cost),
        ("disposal_gain", min(-gain, nothing)),
    )
    return tuple(
        Line(account, amount, activity=machine.draft.activity, note=machine.label, machine=machine.id)
        for account, amount in amounts
        if amount
    )
