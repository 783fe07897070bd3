"""A grant told: what is known of it, how it stands, its purposes, its plans and what became of it, as columns."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from coopbooks import showing
from coopbooks.grants import Grant, GrantMove, Plan, Purpose
from coopbooks.i18n import _
from coopbooks.money import Money
from ui.shared.rows import Column, amounts, days, names
from ui.shared.told import Fact


def state_of(known: Grant, today: date) -> str:
    """Say how a grant stands: whether more was spent than may be, all is spent, or its days are over."""
    if known.overspent:
        return _("Overspent")
    if known.received and not known.in_hand and not known.due:
        return _("All spent")
    if known.ends and today > known.ends:
        return _("Its days are over")
    return _("Money to come") if known.due and not known.in_hand else _("Being spent")


def facts_of(known: Grant, today: date) -> Iterator[Fact]:
    """Yield what is known of a grant; what nobody wrote down is left out."""
    until = showing.day(known.ends) if known.ends else ""
    words = _("%(first)s to %(last)s") if until else _("from %(first)s on")
    said = (
        (_("How it stands"), state_of(known, today)),
        (_("Donor"), known.donor_name),
        (_("Agreed"), f"{showing.money(known.amount)}, {showing.day(known.day)}"),
        (_("To be spent"), words % {"first": showing.day(known.begins), "last": until}),
        (_("Note"), known.note),
        (_("In use"), "" if known.active else _("No longer")),
    )
    return ((name, words) for name, words in said if words)


def figures_of(known: Grant) -> Iterator[Fact]:
    """Yield what came, what was spent, what is left to be spent and what is still to come."""
    yield _("Received"), showing.money(known.received)
    if known.in_kind:
        yield _("Of it in kind"), showing.money(known.in_kind)
    yield _("Spent"), showing.money(known.spent)
    if known.returned:
        yield _("Given back to the donor"), showing.money(known.returned)
    yield _("Not spent yet"), showing.money(known.in_hand)
    if known.due:
        yield _("Still to be received"), showing.money(known.due)


def purpose_columns(known: Grant) -> list[Column[Purpose]]:
    """Return the columns of the purposes: planned, received, spent, left, and how much of the plan is spent."""
    foreign: list[Column[Purpose]] = [amounts("planned", lambda: _("Planned"), lambda one: one.planned, 130, sign=True)]
    return [
        names("purpose", lambda: _("Purpose"), lambda one: one.label),
        *(foreign if known.foreign else []),
        amounts("worth", (lambda: _("Value")) if known.foreign else (lambda: _("Planned")), lambda one: one.worth, 116),
        amounts("received", lambda: _("Received"), lambda one: one.received, 116),
        amounts("spent", lambda: _("Spent"), lambda one: one.spent, 116),
        Column(
            lambda: _("Left"),
            lambda one: showing.amount(one.left),
            116,
            right=True,
            tone=lambda one: "out" if one.left.minor < 0 else "",
            key="left",
            value=lambda one: one.left,
            kind="amounts",
        ),
        Column(lambda: _("Spent of the plan"), _share, 140, right=True, tone=_tone),
    ]


def _tone(one: Purpose) -> str:
    return "out" if one.left.minor < 0 else ""


def _share(one: Purpose) -> str:
    """How much of the plan is spent, in percent."""
    if not one.worth:
        return ""
    spent = Decimal(one.spent.minor) / one.worth.minor
    return showing.percent(spent, 0)


def plan_columns() -> list[Column[Plan]]:
    """Return the columns of the plans a grant has had."""
    return [
        days("day", lambda: _("From"), lambda plan: plan.day),
        amounts("agreed", lambda: _("Agreed"), lambda plan: plan.amount, 130, sign=True),
        names("parts", lambda: _("Purposes"), _parts),
        names("reason", lambda: _("Why it was changed"), lambda plan: plan.reason, 220),
        names("by", lambda: _("Recorded by"), lambda plan: plan.recorded_by, 140),
    ]


def _parts(plan: Plan) -> str:
    told = ((name or _("No particular purpose"), amount) for name, amount in plan.parts if amount)
    return " · ".join(f"{name} {showing.amount(amount)}" for name, amount in told)


def move_columns() -> list[Column[GrantMove]]:
    """Return the columns of what became of a grant, voucher by voucher."""
    return [
        days("day", lambda: _("Day"), lambda move: move.day),
        names("voucher", lambda: _("Voucher"), lambda move: move.label, 140),
        names("what", lambda: _("Description"), lambda move: move.description),
        names("purpose", lambda: _("Purpose"), lambda move: move.purpose, 210),
        amounts("received", lambda: _("Received"), lambda move: _some(move.received), 108),
        amounts("spent", lambda: _("Spent"), lambda move: _some(move.spent), 108),
        amounts("returned", lambda: _("Given back to the donor"), lambda move: _some(move.returned), 108, spare=True),
    ]


def _some(amount: Money) -> Money | None:
    return amount or None
