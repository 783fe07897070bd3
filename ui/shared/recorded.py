"""What was recorded, opened: the code that shows it is loaded with the first of it, not with the list it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.shared.doing import Desk

if TYPE_CHECKING:
    from ui.shared.voucher_view import VoucherView

AGAIN: Final = "Ctrl+D"
"""The keys that record a voucher again as a new one, over it and in a list of them."""
CORRECT: Final = "Ctrl+E"
"""The keys that open the form a voucher was typed in."""
PAPER: Final = "Ctrl+P"
"""The keys that print a record, over it and in a list of them."""


def voucher_view(desk: Desk, voucher: int, *, posted: bool = False) -> VoucherView:
    """Return what shows a voucher: told in words, or as ``posted``."""
    from ui.shared.voucher_view import VoucherView

    return VoucherView(desk, voucher, posted=posted)
