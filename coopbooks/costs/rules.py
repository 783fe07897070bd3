"""What a cost is, what must hold of it, and the voucher it makes; no database."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from coopbooks import showing
from coopbooks.errors import Refusal, of_line
from coopbooks.i18n import _
from coopbooks.ledger import Account, Line, VoucherDraft, check_text, describe
from coopbooks.materials import check_quantity
from coopbooks.money import Money, total
from coopbooks.quantity import Quantity

MOST_LINES: Final = 200
LONGEST_DOCUMENT: Final = 40
_SPENT: Final = frozenset({"cost", "expense"})
"""What an account is on which something is spent."""


@dataclass(frozen=True, slots=True)
class CostLine:
    """So much for one category, which is an account by id.

    ``quantity`` says how much of a ``material`` was bought, in its ``unit`` (empty: that of its stock); ``freight`` is
    what was paid to have the materials of this cost here, and is spread over them by their value. Both belong to the
    account of materials, which need not be said. ``purpose`` is that of a grant, by id, whose money it is paid from.
    """

    account: int | None
    amount: Money
    description: str = ""
    activity: int | None = None
    material: int | None = None
    quantity: Quantity | None = None
    unit: str = ""
    freight: bool = False
    purpose: int | None = None

    @property
    def stocked(self) -> bool:
        """Whether it is a material the club keeps count of, or what was paid to have it here."""
        return self.material is not None or self.freight


@dataclass(frozen=True, slots=True)
class CostDraft:
    """A cost as typed: when, from whom, what for, how much was paid from which box; the rest is owed to the supplier.

    ``document`` is the number on the paper, invoice or receipt. ``order`` is the one it was spent for, by id, where
    there is one; what is bought to be kept, as materials are, is not spent yet.
    """

    day: date
    lines: tuple[CostLine, ...]
    paid: Money
    box: int | None = None
    supplier: int | None = None
    document: str = ""
    note: str = ""
    order: int | None = None

    @property
    def total(self) -> Money:
        """What is to be paid: the sum of the lines."""
        return total((line.amount for line in self.lines), self.paid.currency)

    @property
    def owed(self) -> Money:
        """What is left to pay."""
        return self.total - self.paid


def tidy(draft: CostDraft) -> CostDraft:
    """Return a cost as it is kept: without stray blanks, and without the box nothing was taken from."""
    lines = tuple(replace(line, description=line.description.strip()) for line in draft.lines)
    box = draft.box if draft.paid else None
    return replace(draft, lines=lines, box=box, document=draft.document.strip(), note=draft.note.strip())


def check(draft: CostDraft) -> None:
    """Refuse a cost for nothing, amounts that cannot be, more paid than it costs, a debt to nobody."""
    if not draft.lines:
        raise Refusal(_("Write at least one thing that was bought or paid."), "lines", "empty")
    if len(draft.lines) > MOST_LINES:
        raise Refusal(
            _("This is more than %(most)s lines. Record it as two costs.") % {"most": MOST_LINES}, "lines", "too_many"
        )
    for number, line in enumerate(draft.lines):
        with of_line("lines", number):
            _check_line(line)
    if any(line.freight for line in draft.lines) and not any(line.material for line in draft.lines):
        raise Refusal(
            _("Freight is spread over the materials of this cost: add them, or choose another purpose for it."),
            "lines",
            "no_material",
        )
    check_text(draft.note, "note")
    check_text(draft.document, "document", LONGEST_DOCUMENT)
    _check_payment(draft)


def _check_line(line: CostLine) -> None:
    if line.account is None:
        raise Refusal(_("Choose what it was for."), "account", "empty")
    if line.amount.minor <= 0:
        raise Refusal(_("How much was it? Write more than zero."), "amount", "zero")
    check_text(line.description, "description")
    if line.material is not None:
        if line.quantity is None:
            raise Refusal(_("Write how much of it was bought."), "quantity", "empty")
        check_quantity(line.quantity, "quantity")
    elif line.quantity is not None:
        raise Refusal(_("Choose the material of which it is so much."), "account", "no_material")


def landed(draft: CostDraft) -> tuple[Money, ...]:
    """Return what each line comes to once the freight is spread over the materials: exactly, by their value."""
    nothing = Money(0, draft.paid.currency)
    freight = total((line.amount for line in draft.lines if line.freight), draft.paid.currency)
    if not freight:
        return tuple(line.amount for line in draft.lines)
    shares = freight.split([0 if line.material is None else line.amount.minor for line in draft.lines])
    own = (nothing if line.freight else line.amount for line in draft.lines)
    return tuple(amount + share for amount, share in zip(own, shares, strict=True))


def _check_payment(draft: CostDraft) -> None:
    if draft.paid.minor < 0:
        raise Refusal(_("What was paid is never less than zero."), "paid", "negative")
    if draft.owed.minor < 0:
        raise Refusal(
            _("More was paid than the cost of %(amount)s. Write what was paid for it.")
            % {"amount": showing.money(draft.total)},
            "paid",
            "overpaid",
        )
    if draft.paid and draft.box is None:
        raise Refusal(_("Choose where the money came from: a cash box or bank."), "box", "empty")
    if draft.owed and draft.supplier is None:
        raise Refusal(
            _("Say whom the club owes the remaining %(amount)s.") % {"amount": showing.money(draft.owed)},
            "supplier",
            "empty",
        )


def postings(
    draft: CostDraft, categories: Sequence[Account], materials: Sequence[Line], names: Sequence[str], supplier_name: str
) -> VoucherDraft:
    """Return the voucher of a checked cost: each category, and the ``materials`` coming in, against cash and suppliers.

    ``names`` say what each line was for where nothing else is written.
    """
    others = tuple(
        Line(
            account.id,
            line.amount,
            activity=line.activity,
            note=line.description.strip(),
            order=draft.order if account.nature in _SPENT else None,
        )
        for line, account in zip(draft.lines, categories, strict=True)
        if not line.stocked
    )
    paid = (Line(draft.box or "cash", -draft.paid), Line("suppliers", -draft.owed, person=draft.supplier))
    return VoucherDraft(
        day=draft.day,
        description=_described(draft, names),
        lines=(*materials, *others, *(line for line in paid if line.amount)),
        concerns=supplier_name,
        person=draft.supplier,
        word="costs",
    )


def _described(draft: CostDraft, names: Sequence[str]) -> str:
    pairs = zip(draft.lines, names, strict=True)
    what = ", ".join(dict.fromkeys(line.description.strip() or name for line, name in pairs))
    return describe(_("Cost: %(what)s") % {"what": what}, draft.document, draft.note)
