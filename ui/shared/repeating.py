"""Recording from a template: a form filled in from it says for which day, and settles that day when it records."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from coopbooks import ledger, showing, templates
from coopbooks.i18n import N_, _
from coopbooks.templates import Template
from ui.shared.doing import Deed, Desk, InWords
from ui.shared.labels import button, label, panel
from ui.shared.words import say

if TYPE_CHECKING:  # whoever has one loaded it
    from ui.shared.form import Form


def repeat(form: Form, template: Template) -> None:
    """Let a form that was filled in from a template be for the day that is due: proposed, said above, and settled."""
    desk, books = form.desk, form.desk.books
    template = templates.template(books, template.id)  # whoever names it may have looked it up some time ago
    due = template.due_for(books.today())
    form.propose_day(templates.day_to_record(due, books.today(), ledger.locked_through(books)))
    form.carry_out = lambda record: templates.record_from(books, template.id, due, record)
    band = RepeatBand(desk, template, due)
    form.put_above(band)
    if due:
        band.skip_button.clicked.connect(lambda: leave_out(desk, template, due, form.left.emit))


def leave_out(desk: Desk, template: Template, due: date, then: Callable[[], object] | None = None) -> None:
    """Leave a due day out: not this time. It can be undone."""
    books = desk.books

    def told(words: str) -> InWords:
        return lambda: _(words) % {"name": template.name, "day": showing.long_day(due)}

    def take_in_again() -> Deed:
        templates.take_in_again(books, template.id, due)
        return Deed(told(N_("“%(name)s” of %(day)s is due again.")))

    def carry_out() -> Deed:
        templates.leave_out(books, template.id, due)
        return Deed(told(N_("“%(name)s” of %(day)s is left out: nothing was recorded.")), undo=take_in_again)

    def end(deed: Deed) -> None:
        desk.done(deed)
        if then:
            then()

    desk.do(carry_out, then=end)


class RepeatBand(QWidget):
    """The quiet line above such a form: from which template it is filled in, for which day, and “not this time”."""

    def __init__(self, desk: Desk, template: Template, due: date | None) -> None:
        """Say it."""
        super().__init__()
        self._desk, self._template, self._due = desk, template, due
        self.words = label(kind="quiet", wrap=True)
        self.skip_button = button(lambda: _("Not this time"), "plain")
        if due is None:
            self.skip_button.hide()  # shown before it has its place, it would be a window of its own
        frame = panel()
        inside = QHBoxLayout(frame)
        inside.setContentsMargins(12, 4, 4, 4)
        inside.addWidget(self.words, 1)
        inside.addWidget(self.skip_button)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 12, 0)
        layout.addWidget(frame)
        say(self.words.setText, self._say, self)

    def _say(self) -> str:
        said = {"name": self._template.name, "day": showing.long_day(self._due) if self._due else ""}
        if self._due is None:
            return _("From the template “%(name)s”. Change what is different this time.") % said
        locked = ledger.locked_through(self._desk.books)
        if locked and self._due <= locked:
            return _("“%(name)s” for %(day)s. That month is locked, so it is recorded today.") % said
        return _("“%(name)s” for %(day)s. Change what is different this time.") % said
