"""The lines of work a club follows on their own: sewing, baking, canteen."""

from dataclasses import dataclass

from coopbooks.books import Books, take_away
from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger.accounts import check_name
from coopbooks.ledger.records import ActivityRecord
from coopbooks.reading import alphabetical, fold


@dataclass(frozen=True, slots=True)
class Activity:
    """One line of work the club follows on its own: sewing, baking, canteen."""

    id: int
    name: str
    active: bool


def list_activities(books: Books, *, active: bool | None = True) -> list[Activity]:  # noqa: ARG001
    """Return the activities of the club as a dictionary has them; None means those no longer followed too."""
    query = ActivityRecord.select(ActivityRecord.id, ActivityRecord.name, ActivityRecord.active)
    found = sorted((Activity(*row) for row in query.tuples()), key=lambda one: alphabetical(one.name))
    return [one for one in found if active is None or one.active == active]


def add_activity(books: Books, name: str) -> Activity:
    """Add a line of work to follow; refuses an empty or known name. Tells watchers: ``accounts``."""
    checked = _new_name(books, name)
    with books.change("accounts"):
        new = ActivityRecord.insert(name=checked).execute()
    return Activity(new, checked, active=True)


def change_activity(books: Books, activity_id: int, *, name: str, active: bool) -> Activity:
    """Rename an activity, or stop following it and begin again; what was posted with it stays.

    Refuses an empty name and that of another activity. Tells watchers: ``accounts``.
    """
    checked = _new_name(books, name, besides=activity_id)
    with books.change("accounts"):
        ActivityRecord.update(name=checked, active=active).where(ActivityRecord.id == activity_id).execute()
    return Activity(activity_id, checked, active)


def remove_activity(books: Books, activity_id: int) -> None:
    """Take away an activity added by mistake; refuses one anything speaks of by now. Tells watchers: ``accounts``."""
    with books.change("accounts"):
        take_away(
            ActivityRecord.delete().where(ActivityRecord.id == activity_id),
            instead=_("Open it and follow it no longer instead."),
        )


def _new_name(books: Books, name: str, besides: int | None = None) -> str:
    checked = name.strip()
    check_name(checked)
    others = (one for one in list_activities(books, active=None) if one.id != besides)
    if any(fold(one.name) == fold(checked) for one in others):
        raise Refusal(_("There is an activity of this name already. Choose another name."), "name", "taken")
    return checked
