"""What Home says in words: what the month brought, and why that is not what came into the boxes."""

from typing import Final

from coopbooks import showing
from coopbooks.i18n import N_, _
from coopbooks.money import Money
from coopbooks.statements import Difference, Reason

_MOST: Final = 2
"""Reasons that are named: the weightiest."""
_MORE: Final = {
    "customers": N_("customers paid %(amount)s of what they owed"),
    "suppliers": N_("suppliers are owed %(amount)s more"),
    "goods": N_("%(amount)s of stocks and advances was used up"),
    "machines": N_("machines lost %(amount)s of their worth, which takes no money"),
    "debts": N_("%(amount)s was borrowed or is still owed"),
    "members": N_("%(amount)s was put in"),
}
_LESS: Final = {
    "customers": N_("customers owe %(amount)s more"),
    "suppliers": N_("suppliers were paid %(amount)s of what they were owed"),
    "goods": N_("%(amount)s went into stocks and advances"),
    "machines": N_("%(amount)s went into machines and furniture"),
    "debts": N_("%(amount)s of debts was paid back"),
    "members": N_("%(amount)s was taken out"),
}


def why(difference: Difference) -> str:
    """Say what the money did beside the result, and the weightiest reasons where the two differ."""
    said = {"money": _moved(difference.change), "reasons": _and(difference.reasons)}
    if not difference.reasons:
        return _("%(money)s.") % said
    return _("%(money)s. That is not the result, because %(reasons)s.") % said


def _moved(change: Money) -> str:
    if not change:
        return _("The money in the boxes stayed the same")
    words = _("The money in the boxes grew by %(amount)s")
    if change.minor < 0:
        words = _("The money in the boxes shrank by %(amount)s")
    return words % {"amount": showing.money(abs(change))}


def _and(reasons: tuple[Reason, ...]) -> str:
    named = [_(_words(one)) % {"amount": showing.money(abs(one.amount))} for one in reasons[:_MOST]]
    if len(reasons) > _MOST:
        named.append(_("and for smaller reasons"))
    return ", ".join(named)


def _words(reason: Reason) -> str:
    return (_MORE if reason.amount.minor > 0 else _LESS)[reason.cause]
