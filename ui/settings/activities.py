"""The lines of work the club follows on their own: sewing, baking, canteen."""

from functools import partial

from PySide6.QtWidgets import QWidget

from coopbooks import ledger
from coopbooks.i18n import _
from coopbooks.ledger import Activity
from ui.shared.adding import added_deed
from ui.shared.choice import Tick
from ui.shared.doing import Deed, Desk, change_deed
from ui.shared.form import Form
from ui.shared.form_key import FormKey
from ui.shared.invitation import FirstStep
from ui.shared.labels import button
from ui.shared.listed import Listed
from ui.shared.part import OpenOver
from ui.shared.record_table import AllRows, Column, RecordTable
from ui.shared.rows import names
from ui.shared.typed_edit import TextEdit, needed, write_the_name
from ui.shared.words import Words


class ActivitiesPart:
    """The list of activities, and the form for one of them."""

    def __init__(self, desk: Desk, open_over: OpenOver) -> None:
        """Make the part."""
        self._desk, self._open_over = desk, open_over
        self.add_button = button(lambda: _("Add an activity"), "main", "plus")
        columns: list[Column[Activity]] = [
            names("name", lambda: _("Name"), lambda one: one.name),
            names("followed", lambda: _("Followed"), lambda one: _("Yes") if one.active else _("No longer"), 200),
        ]
        self.table = RecordTable[Activity](
            lambda: _("Activities"), columns, faded=lambda one: not one.active, key="activities"
        )
        step = FirstStep(lambda: _("Add an activity"), lambda: self.open_form(None))
        self.below = Listed(self.table, _invitation, step)
        self.tools: list[QWidget] = [self.add_button]
        self.add_button.clicked.connect(lambda: self.open_form(None))
        self.table.opened.connect(self.open_form)

    def refresh(self) -> None:
        """List all activities."""
        self.below.show_rows(AllRows(ledger.list_activities(self._desk.books, active=None)))

    def open_form(self, activity: Activity | None) -> None:
        """Open the form for an activity, or for a new one."""
        self._open_over(ActivityForm(self._desk, activity))


def _invitation() -> str:
    return _("No activities. A club with several lines of work, such as sewing and baking, sees here what each gains.")


class ActivityForm(Form):
    """The form for one activity, new or known."""

    def __init__(self, desk: Desk, activity: Activity | None) -> None:
        """Make the form; one that changes an activity is put away after saving."""
        self._activity = activity
        title: Words = (lambda: activity.name) if activity else (lambda: _("Add an activity"))
        super().__init__(desk, title, key=FormKey.around("settings", "activity", activity, None))
        self.name = self.add("name", lambda: _("Name"), needed(TextEdit(), write_the_name))
        self.active = Tick(lambda: _("Followed: offered when something is recorded"))
        if activity:
            self.add("active", lambda: _("Followed"), self.active)
        self.begin()

    def prepare(self) -> None:
        """Fill in what is known."""
        self.active.set(self._activity.active if self._activity else True)
        if self._activity:
            self.name.set(self._activity.name)

    def draft(self) -> Activity:
        """Return the activity as typed; a new one has no id yet."""
        return Activity(self._activity.id if self._activity else 0, self.name.value(), self.active.value())

    def record(self, draft: Activity) -> Deed:
        """Add or change the activity."""
        if self._activity is None:
            added = ledger.add_activity(self.desk.books, draft.name)
            return added_deed(self.desk, added.name, self.key.changing(added.id), ledger.remove_activity)
        return change_deed(partial(_change, self.desk), draft, self._activity)


def _change(desk: Desk, draft: Activity) -> str:
    return ledger.change_activity(desk.books, draft.id, name=draft.name, active=draft.active).name
