"""The tables of a loan that is opened: its plan with what was paid of it, payments, earlier plans, who bears it."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from coopbooks.i18n import N_, _
from coopbooks.loans import LoanCard, LoanPayment, MemberShare, PlanRow, PlanVersion
from coopbooks.money import Money
from ui.shared.record_table import Column
from ui.shared.rows import amounts, days, names

_STATES: Final = {
    "paid": N_("Paid"),
    "part": N_("Partly paid"),
    "overdue": N_("Overdue"),
    "today": N_("Due today"),
    "to_come": N_("To come"),
}
_TONES: Final = {"paid": "in", "overdue": "out"}


@dataclass(frozen=True, slots=True)
class PaidRow:
    """A row of a plan, what of it is still to be paid, and how it stands."""

    row: PlanRow
    left: Money
    state: str


def paid_rows(card: LoanCard) -> list[PaidRow]:
    """Return the rows of the plan in force with what is still to be paid of each."""
    standing = card.standing
    if standing is None:
        return [PaidRow(row, row.instalment - row.instalment, "") for row in card.plan.rows]
    unpaid = {due.due: due.amount for due in standing.dues}
    return [_paid_row(row, unpaid.get(row.due), standing.day) for row in card.plan.rows]


def _paid_row(row: PlanRow, unpaid: Money | None, today: date) -> PaidRow:
    nothing = row.instalment - row.instalment
    if unpaid is None or not unpaid:
        return PaidRow(row, nothing, "paid")
    if row.due <= today:
        return PaidRow(row, unpaid, "overdue" if row.due < today else "today")
    return PaidRow(row, unpaid, "part" if unpaid < row.instalment else "to_come")


def paid_columns() -> list[Column[PaidRow]]:
    """Return the columns of the plan."""
    return [
        Column(lambda: _("No."), lambda one: str(one.row.number), 52, right=True),
        days("due", lambda: _("Due on"), lambda one: one.row.due, 108),
        amounts("instalment", lambda: _("Instalment"), lambda one: one.row.instalment, 112),
        amounts("interest", lambda: _("Interest"), lambda one: one.row.interest, 100),
        amounts("principal", lambda: _("Principal"), lambda one: one.row.principal, 108),
        amounts("balance", lambda: _("Balance"), lambda one: one.row.balance, 116),
        amounts("left", lambda: _("Still to be paid"), lambda one: one.left, 132, blank=True),
        Column(lambda: _("How it stands"), _state, 0, tone=lambda one: _TONES.get(one.state, "")),
    ]


def _state(one: PaidRow) -> str:
    return _(_STATES[one.state]) if one.state else ""


def payment_columns() -> list[Column[LoanPayment]]:
    """Return the columns of what was paid."""
    return [
        days("day", lambda: _("Day"), lambda paid: paid.day, 108),
        Column(lambda: _("Voucher"), lambda paid: paid.label, 0),
        amounts("fine", lambda: _("Late charge"), lambda paid: paid.paid.fine, 112, blank=True),
        amounts("interest", lambda: _("Interest"), lambda paid: paid.paid.interest, 104, blank=True),
        amounts("principal", lambda: _("Principal"), lambda paid: paid.paid.principal, 112, blank=True),
        amounts("paid", lambda: _("Paid"), lambda paid: paid.paid.amount, 132, sign=True),
    ]


def version_columns() -> list[Column[PlanVersion]]:
    """Return the columns of the plans that held before."""
    return [
        Column(lambda: _("No."), lambda one: str(one.number), 60, right=True),
        days("day", lambda: _("From"), lambda one: one.day, 108),
        amounts("principal", lambda: _("Principal"), lambda one: one.plan.terms.principal, 130, sign=True),
        amounts("instalment", lambda: _("Instalment"), lambda one: one.plan.instalment, 112),
        Column(lambda: _("Instalments"), lambda one: str(len(one.plan.rows)), 110, right=True),
        Column(lambda: _("Why"), _why, 0),
    ]


def _why(one: PlanVersion) -> str:
    told = [one.reason or _("As agreed first"), one.act, _("taken back") if one.taken_back else ""]
    return " · ".join(filter(None, told))


def share_columns() -> list[Column[MemberShare]]:
    """Return the columns of the members who bear a loan."""
    return [
        names("name", lambda: _("Member"), lambda one: one.name),
        amounts("part", lambda: _("Her part"), lambda one: one.amount, 136, sign=True),
        amounts("paid", lambda: _("Paid of it"), lambda one: one.paid, 136, sign=True),
        amounts("left", lambda: _("Left"), lambda one: one.left, 136, sign=True),
    ]
