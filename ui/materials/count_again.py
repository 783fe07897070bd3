"""A count of the store stays on record: its difference is voided, and the store is counted again."""

from collections.abc import Callable

from coopbooks import materials
from coopbooks.i18n import _
from coopbooks.ledger import Voucher
from coopbooks.materials import MaterialLine, StockCountDraft
from ui.shared.asking import Asking
from ui.shared.deeds import voided_deed
from ui.shared.doing import Desk
from ui.shared.page import Page
from ui.shared.typed_edit import TextEdit


def ask_to_count_again(desk: Desk, voucher: Voucher, over: Page) -> None:
    """Explain that a count stays on record, and offer to void its difference and count again."""
    asking = Asking(
        desk,
        lambda: _("Count again"),
        lambda reason: materials.void(desk.books, voucher.id, reason),
        _count_again(desk, voucher, over),
        parent=over,
        go=lambda: _("Void the difference and count again"),
    )
    asking.say(
        lambda: _(
            "A count stays on record as it was. If something was found later, or the count was wrong, its difference "
            "is voided and the store is counted again."
        )
    )
    asking.add("reason", lambda: _("Why?"), TextEdit())
    asking.open_kept(desk, "count_materials_again", voucher.id)


def _count_again(desk: Desk, voucher: Voucher, over: Page) -> Callable[[Voucher], None]:
    def count(reversal: Voucher) -> None:
        from ui.materials.count_form import StockCountForm  # loaded when it is opened

        desk.done(voided_deed(voucher, reversal))
        was = materials.stock_count_of_voucher(desk.books, voucher.id)
        lines = tuple(MaterialLine(line.material.id, line.counted) for line in was.lines)
        over.open_over(StockCountForm(desk, StockCountDraft(was.day, lines)))

    return count
