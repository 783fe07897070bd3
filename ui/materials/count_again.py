"""A count of the store stays on record: the store is counted again, and then its difference is voided."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coopbooks import ledger, materials
from coopbooks.i18n import _
from coopbooks.ledger import InPlaceOf, Voucher
from coopbooks.materials import MaterialLine, StockCount, StockCountDraft
from ui.shared.asking import Asking
from ui.shared.doing import Desk
from ui.shared.page import Page
from ui.shared.typed_edit import TextEdit

if TYPE_CHECKING:
    from ui.materials.count_form import StockCountForm


def ask_to_count_again(desk: Desk, voucher: Voucher, over: Page) -> None:
    """Explain that a count stays on record, and offer to count again in place of its difference."""
    asking = Asking(
        desk,
        lambda: _("Count again"),
        lambda reason: ledger.in_place_of(desk.books, voucher.id, reason),
        _count_again(desk, over),
        parent=over,
        go=lambda: _("Count again…"),
    )
    asking.say(
        lambda: _(
            "A count stays on record as it was. If something was found later, or the count was wrong, the store is "
            "counted again: when that is saved, the difference of this one is voided."
        )
    )
    asking.add("reason", lambda: _("Why?"), TextEdit())
    asking.open_kept(desk, "count_materials_again", voucher.id)


def _count_again(desk: Desk, over: Page) -> Callable[[InPlaceOf], None]:
    def count(instead: InPlaceOf) -> None:
        was = materials.stock_count_of_voucher(desk.books, instead.voucher)
        over.open_over(form_to_count_again(desk, was, instead))

    return count


def form_to_count_again(desk: Desk, was: StockCount, instead: InPlaceOf | None = None) -> StockCountForm:
    """Return the form with what was counted then."""
    from ui.materials.count_form import StockCountForm  # loaded when it is opened

    lines = tuple(MaterialLine(line.material.id, line.counted) for line in was.lines)
    return StockCountForm(desk, StockCountDraft(was.day, lines, instead=instead))
