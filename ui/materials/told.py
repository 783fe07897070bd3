"""What a count found, in words: what differed, and what that is worth."""

from typing import Final

from coopbooks.i18n import _
from coopbooks.materials import StockCount
from ui.shared.stock_told import signed

_MOST: Final = 3
"""Materials that are named in one line."""


def differing(count: StockCount) -> str:
    """Say which materials a count found different, and by how much; nothing where none is."""
    found = [line for line in count.lines if line.difference]
    named = [f"{line.material.name} {signed(line.material, line.difference)}" for line in found[:_MOST]]
    if len(found) > _MOST:
        named.append(_("%(many)s more") % {"many": len(found) - _MOST})
    return "; ".join(named)
