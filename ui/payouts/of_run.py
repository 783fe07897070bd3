"""What is opened of a run: its record, one slip of it, or one of its forms; loaded when it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coopbooks import payouts
from coopbooks.ledger import Voucher
from ui.shared.doing import Desk, Wanted
from ui.shared.over import Over
from ui.shared.part import OpenOver

if TYPE_CHECKING:
    from ui.shared.form import Form


def opened(desk: Desk, wanted: Wanted, open_over: OpenOver) -> Over:
    """Return the record of the run wanted, the slip of a person in it, or with ``new`` the form for what is next.

    Refuses where it has to be worked out first what a draft would pay, and that is given up.
    """
    run = payouts.run(desk.books, wanted.run or 0)
    if wanted.person is not None:
        from ui.payouts.slip_view import SlipView

        return SlipView(desk, run.id, wanted.person, open_over)
    drafted, waits = run.state == "draft", run.state == "approved" and run.left > 0
    match wanted.new:
        case "run" if drafted:
            from ui.payouts.run_form import RunForm

            return RunForm(desk, run)
        case "approve" if drafted:
            from ui.payouts.approve_form import ApproveForm

            return ApproveForm(desk, run)
        case "hand" if waits:
            from ui.payouts.hand_form import HandForm

            return HandForm(desk, run, open_over)
    from ui.payouts.view import RunView

    return RunView(desk, run.id, open_over)


def handing_form(desk: Desk, voucher: Voucher, open_over: OpenOver) -> Form:
    """Return the form a handing over was typed in, filled in again."""
    from ui.payouts.hand_form import HandForm

    run = payouts.run(desk.books, payouts.handing_of(desk.books, voucher).run)
    return HandForm(desk, run, open_over, correcting=voucher)
