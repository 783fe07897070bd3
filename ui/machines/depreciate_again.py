"""The depreciation of a month follows from the machines: to put it right it is voided, and the month done again."""

from coopbooks import materials, showing
from coopbooks.days import Month
from coopbooks.i18n import _
from coopbooks.ledger import Voucher
from ui.machines.depreciate_form import depreciate_deed
from ui.shared.asking import Asking
from ui.shared.doing import Deed, Desk
from ui.shared.page import Page
from ui.shared.typed_edit import TextEdit


def ask_to_depreciate_again(desk: Desk, voucher: Voucher, over: Page) -> None:
    """Explain that nothing of it is typed, and offer to void it and to depreciate the month as the machines are now."""
    month = Month.of(voucher.day)

    def again(reason: str) -> Deed:
        with desk.books.change("machines"):
            materials.void(desk.books, voucher.id, reason)
            return depreciate_deed(desk, [month])

    asking = Asking(
        desk,
        lambda: _("Depreciate %(month)s again") % {"month": showing.month(month)},
        again,
        desk.done,
        parent=over,
        go=lambda: _("Void it and depreciate again"),
    )
    asking.say(
        lambda: _(
            "What a month is depreciated by follows from the machines: their cost, their years, how they lose their "
            "worth. Change these first, then this voucher is voided and the month is depreciated as they are now."
        )
    )
    asking.add("reason", lambda: _("Why?"), TextEdit())
    asking.open_kept(desk, "depreciate_again", voucher.id)
