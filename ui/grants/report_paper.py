"""The report on a grant on paper."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from coopbooks import grants
from coopbooks.i18n import _
from ui.shared.asking import Asking
from ui.shared.day_edit import DayEdit
from ui.shared.doing import Desk
from ui.shared.sheet import Addressed, paper


def ask_for_report(desk: Desk, grant: int, parent: QWidget) -> Asking:
    """Ask up to which day the donor is told what became of it; then show the report as it is printed."""

    def report(day: date) -> Callable[[Desk], None]:
        told = grants.grant_report(desk.books, grant, day)
        make = Addressed(paper(desk.books, lambda papers, sheet: papers.grant_report(told, sheet)), both=True)
        return lambda desk: desk.preview(f"{_('Grant report')} {told.grant.name}", make)

    asking = Asking(
        desk,
        lambda: _("Grant report"),
        report,
        lambda show: show(desk),
        parent=parent,
        go=lambda: _("Show it"),
    )
    asking.say(lambda: _("What was recorded for later days is left out: for a year that is over, write its last day."))
    asking.add("day", lambda: _("Up to which day?"), DayEdit(desk.books.today)).propose(desk.books.today())
    asking.open_kept(desk, "grant_report", grant)
    return asking
