"""The papers of a run: slips as they are wanted, the pay list to be signed, labels of the envelopes, what to fetch."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from coopbooks import payouts
from coopbooks.i18n import N_, _
from coopbooks.payouts import SLIP_LAYOUTS, SLIP_TONGUES, Packed, Run, RunToPrint, Slip
from ui.payouts.told import reading_slips
from ui.shared.asking import Asking
from ui.shared.choice import choice_of
from ui.shared.doing import Desk
from ui.shared.sheet import Addressed, long_paper, paper

_WHOSE: Final = {"": N_("All members of the payout"), "waiting": N_("Those who have not got theirs yet")}


def ask_slips(desk: Desk, run: Run, parent: QWidget, persons: Sequence[int] = ()) -> Asking:
    """Ask how the slips are to lie on their sheets, in which language and whose; then show them as they are printed."""

    def show(layout: str, tongue: str, whose: str = "") -> None:
        wanted = [one.person for one in waiting(desk, run)] if whose else persons
        show_slips(desk, run, wanted, layout, tongue)

    asking = Asking(desk, lambda: _("Slips"), show, _nothing, parent=parent, go=lambda: _("Show them"))
    asking.add("layout", lambda: _("How do they lie on a sheet?"), choice_of(SLIP_LAYOUTS))
    asking.add("tongue", lambda: _("In which language?"), choice_of(SLIP_TONGUES))
    if not persons and run.left:
        asking.add("whose", lambda: _("Whose?"), choice_of(_WHOSE))
    asking.open_kept(desk, "slips")
    return asking


def waiting(desk: Desk, run: Run) -> list[Slip]:
    """Return the slips whose envelopes wait, as long as that takes."""
    return desk.patiently(lambda tell: payouts.waiting(desk.books, run.id, progress=tell), reading_slips)


def pack_waiting(desk: Desk, run: Run) -> Packed:
    """Return the notes and coins of the envelopes that wait, as the club wishes for them."""
    return desk.patiently(lambda tell: payouts.envelopes(desk.books, run.id, progress=tell), reading_slips)


def _to_print(desk: Desk, run: Run, persons: Sequence[int] = ()) -> RunToPrint:
    """What is printed of a run, or of some of its members."""
    return desk.patiently(
        lambda tell: payouts.run_to_print(desk.books, run.id, persons, progress=tell),
        lambda: _("The paper is being prepared…"),
    )


def _nothing(_result: object) -> None:
    """It is in sight already."""


def show_slips(
    desk: Desk, run: Run, persons: Sequence[int] = (), layout: str = "halves", tongue: str = "sheet"
) -> None:
    """Show slips of all members of a run, or of some."""
    told = _to_print(desk, run, persons)
    make = long_paper(
        desk.books, lambda papers, sheet, progress: papers.payout_slips(told, sheet, layout, tongue, progress)
    )
    name = told.slips[0].slip.name if len(told.slips) == 1 else run.title
    desk.preview(f"{_('Slips')} {name}", make)


def show_pay_list(desk: Desk, run: Run, packed: Packed | None = None) -> None:
    """Show the pay list, with the notes and coins needed where they are known."""
    told = _to_print(desk, run)
    make = long_paper(desk.books, lambda papers, sheet, progress: papers.pay_list(told, sheet, packed, progress))
    desk.preview(f"{_('Pay list')} {run.title}", make)


def show_labels(desk: Desk, run: Run, packed: Packed) -> None:
    """Show the labels of the envelopes that wait."""
    told = _to_print(desk, run, tuple(packed.each))
    make = paper(desk.books, lambda papers, sheet: papers.envelope_labels(told, packed, sheet))
    desk.preview(f"{_('Labels')} {run.title}", make)


def show_bank_list(desk: Desk, run: Run, packed: Packed) -> None:
    """Show what is to be fetched from the bank."""
    told = _to_print(desk, run, tuple(packed.each))
    make = paper(desk.books, lambda papers, sheet: papers.bank_list(told, packed, sheet))
    desk.preview(f"{_('To fetch from the bank')} {run.title}", make)


def show_record(desk: Desk, run: Run) -> None:
    """Show the record of a shared surplus for the assembly."""
    told: Any = _to_print(desk, run)
    make = paper(desk.books, lambda papers, sheet: papers.surplus_record(told, sheet))
    desk.preview(f"{_('Record of the surplus')} {run.title}", Addressed(make, both=True))
