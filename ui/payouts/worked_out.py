"""What a draft of a payout would pay: worked out once, handed on from its form to its record and to its approval."""

from typing import Final
from weakref import WeakKeyDictionary

from coopbooks import payouts
from coopbooks.errors import Refusal
from coopbooks.i18n import _, language
from coopbooks.payouts import PayRules, Run, RunDraft, Simulation
from ui.payouts.run_deeds import draft_of
from ui.shared.doing import Desk
from ui.shared.patience import GIVEN_UP

_AsOf = tuple[int, str]
_last: Final[WeakKeyDictionary[Desk, tuple[_AsOf, Simulation]]] = WeakKeyDictionary()
"""The last one of each desk: of many members it is large."""


def simulated(desk: Desk, run: Run) -> Simulation:
    """Return what a draft that is kept would pay; where that takes long it is shown, and refused where given up."""
    known = recalled(desk, draft_of(run))
    if known is None:
        known = simulate(desk, draft_of(run))
        remember(desk, known)
    return known


def simulated_or_why(desk: Desk, run: Run) -> tuple[Simulation | None, str]:
    """Return what a draft would pay, or why that cannot be worked out; refuses only what is given up."""
    try:
        return simulated(desk, run), ""
    except Refusal as refusal:
        if refusal.reason == GIVEN_UP:
            raise
        return None, refusal.message


def simulate(desk: Desk, draft: RunDraft, rules: PayRules | None = None) -> Simulation:
    """Work it out, by the rules of the club or by others, showing how far it is."""
    return desk.patiently(lambda tell: payouts.simulate(desk.books, draft, rules, progress=tell), working_out)


def recalled(desk: Desk, draft: RunDraft) -> Simulation | None:
    """Return what was worked out of a draft, as long as nothing was recorded since and the same language is spoken."""
    as_of, known = _last.get(desk, (None, None))
    return known if known and as_of == _now(desk) and known.draft == draft else None


def remember(desk: Desk, simulation: Simulation) -> None:
    """Hand on what was just worked out."""
    _last[desk] = _now(desk), simulation


def _now(desk: Desk) -> _AsOf:
    return desk.deeds, language()


def working_out() -> str:
    """Return what is said while it is worked out."""
    return _("What each would get is being worked out…")
