"""What a sale is, what must hold of it, and the voucher it makes; no database."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from coopbooks import showing
from coopbooks.errors import Refusal, of_line
from coopbooks.i18n import _
from coopbooks.ledger import Line, VoucherDraft, check_text, describe
from coopbooks.money import Money, total
from coopbooks.quantity import Quantity

MOST_LINES: Final = 200
MOST_OF_ONE: Final = Quantity.of(1_000_000_000)
"""More of one thing than any club sells, and far from what a file can hold."""
ROLES: Final = {"local": "sales_local", "export": "sales_export", "service": "sales_service"}
"""The account a sale of each kind is credited to."""


@dataclass(frozen=True, slots=True)
class SaleLine:
    """So much of a thing at a price. The amount is quantity × price, rounded half up to the centavo."""

    product: int | None
    description: str
    quantity: Quantity
    unit: str
    price: Money

    @property
    def amount(self) -> Money:
        """Quantity × price, rounded half up."""
        return self.price.times(self.quantity)


@dataclass(frozen=True, slots=True)
class SaleDraft:
    """A sale as typed: when, to whom, what, how much was paid and into which box; the rest is owed by the customer.

    ``order`` is the one it fulfils, by id, where there is one.
    """

    day: date
    lines: tuple[SaleLine, ...]
    paid: Money
    discount: Money
    box: int | None = None
    customer: int | None = None
    kind: str = "local"
    activity: int | None = None
    note: str = ""
    order: int | None = None

    @property
    def gross(self) -> Money:
        """The sum of the lines."""
        return total((line.amount for line in self.lines), self.paid.currency)

    @property
    def total(self) -> Money:
        """What the customer is to pay: the lines less the discount."""
        return self.gross - self.discount

    @property
    def owed(self) -> Money:
        """What is left to pay."""
        return self.total - self.paid


def tidy(draft: SaleDraft) -> SaleDraft:
    """Return a sale as it is kept: without stray blanks, and without the box nothing was put into."""
    lines = tuple(replace(line, description=line.description.strip()) for line in draft.lines)
    return replace(draft, lines=lines, box=draft.box if draft.paid else None, note=draft.note.strip())


def check(draft: SaleDraft) -> None:
    """Refuse a sale of nothing, quantities or prices that cannot be, too much discount or payment, a debt of nobody."""
    if not draft.lines:
        raise Refusal(_("Write at least one thing that was sold."), "lines", "empty")
    if len(draft.lines) > MOST_LINES:
        raise Refusal(
            _("This is more than %(most)s lines. Record it as two sales.") % {"most": MOST_LINES}, "lines", "too_many"
        )
    for number, line in enumerate(draft.lines):
        with of_line("lines", number):
            _check_line(line)
    check_text(draft.note, "note")
    _check_payment(draft)


def _check_line(line: SaleLine) -> None:
    if not line.description.strip():
        raise Refusal(_("Say what was sold."), "description", "empty")
    check_text(line.description, "description")
    check_text(line.unit, "unit")
    if line.quantity.micros <= 0:
        raise Refusal(_("How many were sold? Write more than zero."), "quantity", "zero")
    if line.quantity > MOST_OF_ONE:
        raise Refusal(_("This is too many. Check the decimal mark."), "quantity", "too_large")
    if line.price.minor < 0:
        raise Refusal(_("A price is never less than zero."), "price", "negative")


def _check_payment(draft: SaleDraft) -> None:
    if draft.discount.minor < 0 or draft.total.minor <= 0:
        raise Refusal(
            _("The discount must be less than the sale of %(amount)s.") % {"amount": showing.money(draft.gross)}
            if draft.discount
            else _("A sale needs a price: its total is zero."),
            "discount" if draft.discount else "lines",
            "discount" if draft.discount else "zero",
        )
    if draft.paid.minor < 0:
        raise Refusal(_("What was paid is never less than zero."), "paid", "negative")
    if draft.owed.minor < 0:
        raise Refusal(
            _("More was paid than the sale of %(amount)s. Write what was paid for it; give the rest back as change.")
            % {"amount": showing.money(draft.total)},
            "paid",
            "overpaid",
        )
    if draft.paid and draft.box is None:
        raise Refusal(_("Choose where the money went: a cash box or bank."), "box", "empty")
    if draft.owed and draft.customer is None:
        raise Refusal(
            _("Say who owes the remaining %(amount)s.") % {"amount": showing.money(draft.owed)}, "customer", "empty"
        )


def postings(draft: SaleDraft, customer_name: str) -> VoucherDraft:
    """Return the voucher of a checked sale: cash and customers against sales, the discount as a return."""
    money_lines = (
        Line(draft.box or "cash", draft.paid),
        Line("customers", draft.owed, person=draft.customer),
        Line("sales_returns", draft.discount, activity=draft.activity, order=draft.order),
    )
    sold = (
        Line(ROLES[draft.kind], -line.amount, product=line.product, activity=draft.activity, order=draft.order)
        for line in draft.lines
    )
    return VoucherDraft(
        day=draft.day,
        description=_described(draft),
        lines=tuple(line for line in (*money_lines, *sold) if line.amount),
        concerns=customer_name,
        person=draft.customer,
        word="sales",
    )


def _described(draft: SaleDraft) -> str:
    what = ", ".join(f"{showing.quantity(line.quantity)} {line.description.strip()}" for line in draft.lines)
    return describe(_("Sale: %(what)s") % {"what": what}, draft.note)
