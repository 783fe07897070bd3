"""Loans in words: what a plan comes to, what is owed and when, what a payment pays."""

from decimal import Decimal
from typing import Final

from coopbooks import loans, showing
from coopbooks.i18n import N_, _, ngettext
from coopbooks.loans import Payment, Plan, PlanRow
from coopbooks.money import Money
from ui.shared.record_table import Column
from ui.shared.rows import amounts, days

_HUNDRED: Final = 100
_FLAT: Final = "flat"
WHICH_WAY: Final = {"borrowed": N_("We pay"), "lent": N_("A member pays us")}
AGES: Final = {
    "to_30": N_("1 to 30 days"),
    "to_60": N_("31 to 60 days"),
    "to_90": N_("61 to 90 days"),
    "over_90": N_("Over 90 days"),
}
"""How old what is overdue is, by the fields of :class:`coopbooks.loans.Arrears`."""


def percent(rate: Decimal, places: int = 2) -> str:
    """Return a rate in percent as it is read."""
    return showing.percent(rate / _HUNDRED, places)


def plan_columns() -> list[Column[PlanRow]]:
    """Return the columns of a plan: what is due when, what of it is interest, what is left to pay back."""
    return [
        Column(lambda: _("No."), lambda row: str(row.number), 44, right=True, key="number"),
        days("due", lambda: _("Due on"), lambda row: row.due, 98),
        amounts("instalment", lambda: _("Instalment"), lambda row: row.instalment, 96),
        amounts("interest", lambda: _("Interest"), lambda row: row.interest, 82),
        amounts("principal", lambda: _("Principal"), lambda row: row.principal, 90),
        amounts("balance", lambda: _("Balance"), lambda row: row.balance, 94),
    ]


def said_of_plan(plan: Plan) -> str:
    """Say how much is to be paid each time, in all, what of it is interest, and what that truly costs a year."""
    many, cost = len(plan.rows), loans.true_cost(plan)
    said = {
        "many": many,
        "instalment": showing.money(plan.instalment),
        "all": showing.money(plan.paid_in_all),
        "interest": showing.money(plan.interest),
        "cost": percent(cost.effective),
    }
    words = ngettext(
        "%(many)s instalment of %(instalment)s. It is paid back with %(all)s, of which %(interest)s are interest.",
        "%(many)s instalments, the first of %(instalment)s. It is paid back with %(all)s, of which %(interest)s are "
        "interest.",
        many,
    )
    told = [words % said]
    if plan.interest:
        told.append(_("True yearly cost: %(cost)s.") % said)
    if plan.terms.method == _FLAT and plan.interest:
        told.append(said_of_flat(plan))
    return " ".join(told)


def said_of_flat(plan: Plan) -> str:
    """Say what interest on the first amount comes to on what is really owed."""
    return _("On what is really owed that is %(rate)s a month.") % {"rate": percent(loans.balance_rate(plan))}


def split_words(paid: Payment, left: Money) -> str:
    """Say what a payment pays, and what is left."""
    parts = (
        (_("%(amount)s late charge"), paid.fine),
        (_("%(amount)s interest"), paid.interest),
        (_("%(amount)s principal"), paid.principal),
    )
    told = [words % {"amount": showing.money(amount)} for words, amount in parts if amount]
    if not left:
        return _("Pays %(parts)s. With that all of it is paid.") % {"parts": ", ".join(told)}
    return _("Pays %(parts)s. Left to pay back after it: %(left)s.") % {
        "parts": ", ".join(told),
        "left": showing.money(left),
    }
