"""Somebody who left is a member again, from a day on; it can be undone."""

from datetime import date

from PySide6.QtWidgets import QWidget

from coopbooks import members
from coopbooks.i18n import _
from coopbooks.members import Member
from ui.shared.asking import Asking
from ui.shared.day_edit import DayEdit
from ui.shared.doing import Deed, Desk


def ask_to_rejoin(desk: Desk, known: Member, parent: QWidget) -> Asking:
    """Ask from which day on somebody is a member again."""
    asking = Asking(
        desk, lambda: _("She joins again"), lambda day: _rejoin(desk, known.id, day), desk.done, parent=parent
    )
    asking.add("day", lambda: _("From which day on?"), DayEdit(desk.books.today)).propose(desk.books.today())
    asking.open_kept(desk, "member_rejoin", known.id)
    return asking


def _rejoin(desk: Desk, person: int, day: date) -> Deed:
    again = members.rejoin(desk.books, person, day)

    def take_back() -> Deed:
        known = members.take_back_joining(desk.books, person)
        return Deed(lambda: _("%(name)s has not joined again.") % {"name": known.label})

    return Deed(lambda: _("%(name)s is a member again.") % {"name": again.label}, undo=take_back)
