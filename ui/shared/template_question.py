"""Asking what a template is called, whether it repeats, and when it is due next."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from coopbooks import showing, templates
from coopbooks.days import Month
from coopbooks.i18n import N_, _
from coopbooks.ledger import Voucher
from coopbooks.templates import LAST_DAY, Rhythm, Template, TemplateDraft
from ui.shared.asking import Asking
from ui.shared.choice import Choice
from ui.shared.doing import Deed, Desk, InWords
from ui.shared.typed_edit import TextEdit
from ui.shared.words import Words

_NEVER: Final = 0
PAUSES: Final = {_NEVER: N_("No, only when I want it"), 1: N_("Every month"), 12: N_("Every year")}
"""Months between two times that have words of their own."""
_OFFERED: Final = (_NEVER, 1, 2, 3, 4, 6, 12)


def pause_words(every: int) -> str:
    """Say after how many months something comes again: ``Every month``, ``Every 3 months``."""
    return _(PAUSES[every]) if every in PAUSES else _("Every %(many)s months") % {"many": every}


def ask_to_keep(desk: Desk, voucher: Voucher, parent: QWidget) -> "TemplateQuestion":
    """Ask under what name a voucher's deed is kept as a template, and whether it repeats."""

    def keep(draft: TemplateDraft) -> Deed:
        kept = templates.keep_template(desk.books, voucher.id, draft)
        return Deed(
            lambda: _("“%(name)s” is kept as a template.") % {"name": kept.name}, undo=partial(_drop, desk, kept)
        )

    propose = partial(templates.proposed_rhythm, voucher.day, desk.books.today())
    question = TemplateQuestion(desk, lambda: _("Keep as a template"), keep, propose, parent=parent)
    question.name.propose(templates.name_for(voucher))
    question.open_kept(desk, "keep", voucher.id)
    return question


def _drop(desk: Desk, kept: Template) -> Deed:
    templates.drop_template(desk.books, kept.id)
    return Deed(lambda: _("“%(name)s” is no template any more.") % {"name": kept.name})


def ask_to_change(desk: Desk, template: Template, parent: QWidget) -> "TemplateQuestion":
    """Ask what a template is called from now on, and when it is due next; one that was stopped is used again."""

    def change(draft: TemplateDraft) -> Deed:
        same = template.active and draft.rhythm == _as_it_stands(template)
        kept = template.rhythm if same else draft.rhythm
        changed = templates.change_template(desk.books, template.id, TemplateDraft(draft.name, kept))
        return changed_deed(desk, template, lambda: _("“%(name)s” is changed.") % {"name": changed.name})

    title, propose = (lambda: _("Change the template")), partial(_next_rhythm, desk, template)
    question = TemplateQuestion(desk, title, change, propose, parent=parent, template=template)
    question.open_kept(desk, "template", template.id)
    return question


def changed_deed(desk: Desk, before: Template, words: InWords) -> Deed:
    """Return the deed of a template that was changed: undone by making it again what it was before."""

    def undo() -> Deed:
        templates.change_template(desk.books, before.id, before.draft)
        return Deed(lambda: _("“%(name)s” is as it was before.") % {"name": before.name})

    return Deed(words, undo=undo)


def _as_it_stands(template: Template) -> Rhythm | None:
    """The rhythm of a template as the question shows it: from the day it is due next."""
    if template.rhythm is None or template.due is None:
        return None
    return Rhythm(template.rhythm.every, template.rhythm.on_day, Month.of(template.due))


def _next_rhythm(desk: Desk, template: Template, every: int) -> Rhythm:
    """The rhythm to propose for a template with another pause."""
    today = desk.books.today()
    due = template.due or template.due_from(today)
    if template.rhythm is None or due is None:
        return templates.proposed_rhythm(template.day, today, every)
    return Rhythm(every, template.rhythm.on_day, Month.of(due))


class TemplateQuestion(Asking):
    """Its name; whether it repeats, and only then: on which day of the month, and when next."""

    def __init__(
        self,
        desk: Desk,
        title: Words,
        keep: Callable[[TemplateDraft], Deed],
        propose: Callable[[int], Rhythm],
        *,
        parent: QWidget,
        template: Template | None = None,
    ) -> None:
        """Ask for a new one, or for what is to change of a ``template``; ``propose`` says how it might repeat."""
        super().__init__(desk, title, lambda **_values: keep(self._draft()), desk.done, parent=parent)
        self._today, self._propose, self._template = desk.books.today(), propose, template
        self.say(lambda: _("It is proposed when it is due. Nothing is ever recorded by itself."))
        self.name = self.add("name", lambda: _("What is it called?"), TextEdit())
        self.every = self.add("every", lambda: _("Does it repeat?"), Choice(_pauses(template)))
        self.on_day = self.add("on_day", lambda: _("On which day of the month?"), Choice(_days()))
        self.due = self.add("due", lambda: _("When is it due next?"), Choice([(None, str)]))
        self._fill_in()
        self.every.changed.connect(self._follow_pause)
        self.on_day.changed.connect(self._offer_days)

    def _fill_in(self) -> None:
        known = self._template
        rhythm = known.rhythm if known else None
        if known:
            self.name.set(known.name)
        self.every.set(rhythm.every if rhythm else _NEVER)
        self.on_day.set(self._propose(rhythm.every if rhythm else 1).on_day)
        self._follow_pause()

    def _follow_pause(self) -> None:
        """Ask when only where it repeats, and propose what fits the pause."""
        every = self.every.value()
        for field in ("on_day", "due"):
            self.boxes[field].setVisible(every != _NEVER)
        if every != _NEVER:
            self._offer_days()
            self.due.set(self._propose(every).since.key)
        if self.isVisible():
            self.take_room()

    def _offer_days(self) -> None:
        """Offer the days it may be due next, by their months."""
        every, on_day, known = self.every.value(), self.on_day.value(), self._template
        offered = templates.days_to_begin(every, on_day, self._today, known.settled if known else ())
        months = {Month.of(day) for day in offered} | {self._propose(every).since}
        self.due.offer([(month.key, partial(_day_words, month, on_day)) for month in sorted(months)])

    def _draft(self) -> TemplateDraft:
        every = self.every.value()
        rhythm = None if every == _NEVER else Rhythm(every, self.on_day.value(), Month.of_key(self.due.value()))
        return TemplateDraft(self.name.value(), rhythm)


def _pauses(template: Template | None) -> list[tuple[int, Words]]:
    known = {template.rhythm.every} if template and template.rhythm else set()
    return [(every, partial(pause_words, every)) for every in sorted({*_OFFERED, *known})]


def _days() -> list[tuple[int, Words]]:
    return [*((day, partial(str, day)) for day in range(1, LAST_DAY)), (LAST_DAY, _last_day)]


def _last_day() -> str:
    return _("31 (the last day of the month)")


def _day_words(month: Month, on_day: int) -> str:
    day: date = templates.day_in(month, on_day)
    return showing.long_day(day)
