"""What a count found, in words: what differed, and what that is worth."""

from typing import Final

from coopbooks import showing
from coopbooks.i18n import _
from coopbooks.materials import StockCount
from coopbooks.money import Money
from ui.shared.stock_told import signed

_MOST: Final = 3
"""Materials that are named in one line."""


def signed_worth(worth: Money) -> str:
    """Return what a difference is worth with its sign; a dash where it is nothing."""
    if not worth:
        return "—"
    return f"+{showing.amount(worth)}" if worth.minor > 0 else showing.amount(worth)


def differing(count: StockCount) -> str:
    """Say which materials a count found different, and by how much; nothing where none is."""
    found = [line for line in count.lines if line.difference]
    named = [f"{line.material.name} {signed(line.material, line.difference)}" for line in found[:_MOST]]
    if len(found) > _MOST:
        named.append(_("%(many)s more") % {"many": len(found) - _MOST})
    return "; ".join(named)
