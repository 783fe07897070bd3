"""The templates as a part of a page: its deeds to do again, when each is due, and what is done with them."""

from collections.abc import Callable, Collection
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from coopbooks import templates
from coopbooks.i18n import _
from coopbooks.templates import Template
from ui.shared.choice import Tick
from ui.shared.doing import Deed, Desk
from ui.shared.filter_row import FilterRow
from ui.shared.labels import button
from ui.shared.listed import Listed
from ui.shared.record_table import RecordTable
from ui.shared.repeating import leave_out
from ui.shared.row_deeds import repeats
from ui.shared.rows import AllRows, Column, amounts, days, names
from ui.shared.search_edit import SearchEdit
from ui.shared.template_question import ask_to_change, changed_deed, pause_words


class TemplatesPart:
    """The list of templates of some deeds (``words``); opening one opens its form filled in, and records nothing."""

    def __init__(self, desk: Desk, *words: str) -> None:
        """Make the part."""
        self._desk: Desk = desk
        self._words: Collection[str] = words
        self.record_button = button(lambda: _("Record it…"), "", "plus")
        self.skip_button = button(lambda: _("Not this time"))
        self.change_button = button(lambda: _("Change…"))
        self.stop_button = button(lambda: _("Stop"))
        self.search = SearchEdit(lambda: _("Search a name"))
        self.stopped = Tick(lambda: _("Stopped ones too"))
        buttons = (self.record_button, self.skip_button, self.change_button, self.stop_button)
        self.filters = FilterRow([self.search, self.stopped], buttons)
        self.table = RecordTable[Template](
            lambda: _("Templates"), _columns(), faded=lambda row: not row.active, bold=self._waits, key="templates"
        )
        self.below = Listed(
            self.table,
            lambda: _(
                "No templates yet. What comes again and again, such as the rent, is recorded once; then open it and "
                "choose “Keep as a template”."
            ),
            filters=self.filters,
        )
        self.tools: list[QWidget] = [self.filters]
        self._connect()

    def _connect(self) -> None:
        self.filters.changed.connect(self.refresh)
        self.table.chosen.connect(self._offer)
        self.table.opened.connect(self.record)
        repeats(self.table, self.record)
        self.record_button.clicked.connect(lambda: self._with_current(self.record))
        self.skip_button.clicked.connect(lambda: self._with_current(self.skip))
        self.change_button.clicked.connect(lambda: self._with_current(self.change))
        self.stop_button.clicked.connect(lambda: self._with_current(self.stop))

    def _waits(self, row: Template) -> bool:
        return row.due is not None and row.due <= self._desk.books.today()

    def refresh(self) -> None:
        """List the templates."""
        active = None if self.stopped.value() else True
        every = templates.list_templates(self._desk.books, words=self._words, active=active)
        found = [one for one in every if self.search.finds(one.name)]
        waiting = sum(map(self._waits, found))
        said = _("Due now: %(count)s") % {"count": waiting} if waiting else ""
        self.below.show_rows(AllRows(found), said, ever=lambda: bool(every))
        self._offer(self.table.current())

    def _offer(self, current: Template | None) -> None:
        for one in (self.record_button, self.change_button):
            one.setEnabled(current is not None)
        self.stop_button.setEnabled(current is not None and current.active)
        self.skip_button.setEnabled(current is not None and current.due is not None)

    def _with_current(self, action: Callable[[Template], None]) -> None:
        current = self.table.current()
        if current:
            action(current)

    def record(self, template: Template) -> None:
        """Open the form filled in from a template."""
        self._desk.again(template.voucher, template)

    def skip(self, template: Template) -> None:
        """Leave the next due day of a template out."""
        if template.due:
            leave_out(self._desk, template, template.due)

    def change(self, template: Template) -> None:
        """Ask for another name or rhythm; a stopped one is used again then."""
        ask_to_change(self._desk, template, self.below)

    def stop(self, template: Template) -> None:
        """Let a template not be proposed any more."""

        def stop() -> Deed:
            templates.change_template(self._desk.books, template.id, replace(template.draft, active=False))
            return changed_deed(
                self._desk,
                template,
                lambda: _("“%(name)s” is stopped: it is not proposed any more.") % {"name": template.name},
            )

        self._desk.do(stop, then=self._desk.done)


def _columns() -> list[Column[Template]]:
    return [
        names("name", lambda: _("Template"), lambda row: row.name),
        names("rhythm", lambda: _("Repeats"), _rhythm_words, 212),
        days("due", lambda: _("Due next"), lambda row: row.due, 116),
        days("day", lambda: _("Recorded last"), lambda row: row.day, 132),
        amounts("amount", lambda: _("Amount"), lambda row: row.amount),
    ]


def _rhythm_words(row: Template) -> str:
    if not row.active:
        return _("Stopped")
    if row.rhythm is None:
        return _("When wanted")
    return _("%(pause)s, on day %(day)s") % {"pause": pause_words(row.rhythm.every), "day": row.rhythm.on_day}
