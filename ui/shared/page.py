"""A page: a title with the page's question, what it shows, and what is opened over it: a form, a record, a paper."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.shared.choice import Choice
from ui.shared.doing import Desk, Wanted
from ui.shared.flow import Flow, flowing
from ui.shared.form_key import FormKey
from ui.shared.ground import Ground
from ui.shared.labels import Button, button, label, on_keys, press_seen
from ui.shared.over import Over
from ui.shared.search_edit import SearchEdit
from ui.shared.stack import Stack
from ui.shared.tab_order import can_have_cursor, stay_in_sight
from ui.shared.words import Words, voice

ANYTHING: Final = frozenset({"*"})


class Page(Stack):
    """The base of every page. ``areas`` are the kinds of change that concern it (see ``Books.change``).

    :meth:`refresh` asks the books again; it is called when the page comes into sight and whenever something that
    concerns it changed while it is in sight.
    """

    areas: frozenset[str] = ANYTHING
    uncovered = Signal()
    """What was open over it, or over something there, was put away."""

    def __init__(self, desk: Desk, title: Words, question: Words) -> None:
        """Make a page with nothing on it but its title."""
        super().__init__()
        self.desk = desk
        self._stale = True
        desk.taken_away.connect(self._let_go_of)
        self._ground = Ground()
        self.addWidget(self._ground)
        self.layout_ = self._ground.column
        said = QWidget()
        said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        words = QVBoxLayout(said)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(label(title, "title"))
        self.question = label(question, "quiet", wrap=True)
        words.addWidget(self.question)
        buttons = QWidget()
        self._buttons = Flow(buttons)
        self.layout_.addWidget(flowing(said, buttons))
        on_keys("Ctrl+F", self._ground, self._search)
        voice.spoken.connect(self._speak)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put something under what is there."""
        self.layout_.addWidget(widget, stretch)

    def add_row(self, *widgets: QWidget) -> None:
        """Put a row of things under what is there; what has no room in it goes on a further line."""
        for widget in widgets:
            if isinstance(widget, Choice):
                widget.take_room()
        self.add(flowing(*widgets))

    def add_button(self, words: Words, kind: str = "", drawing: str = "", keys: str = "") -> Button:
        """Put a button at the top right, pressed by ``keys`` too; ``main`` is the one the page is for."""
        made = button(words, kind, drawing)
        self._buttons.addWidget(made)
        if keys:
            made.add_keys(keys)
            QShortcut(QKeySequence(keys), self._ground).activated.connect(partial(press_seen, made))
        return made

    def _search(self) -> None:
        """Go to the field in sight to search in, where there is one."""
        for edit in self._ground.findChildren(SearchEdit):
            if edit.isVisible():
                edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
                edit.selectAll()
                stay_in_sight(edit)

    def refresh(self) -> None:
        """Ask the books again and show what they say."""
        raise NotImplementedError

    def want(self, wanted: Wanted) -> None:
        """Show something in particular, asked for from elsewhere."""

    def concern(self, areas: frozenset[str]) -> None:
        """Take notice of what changed: at once in sight, else when the page comes into sight."""
        if self.areas == ANYTHING or self.areas & areas:
            self._stale = True
            if self.isVisible():
                self.freshen()
                for over in self._over:
                    self._freshen(over)
                if not can_have_cursor(self.window().focusWidget()):
                    self.take_cursor()  # it was hidden behind a question, where nothing tells Qt

    def _freshen(self, over: Over) -> None:
        """Have something over the page ask the books again; what shows a record that was taken away goes."""
        try:
            over.freshen()
        except LookupError as error:
            if type(error) is not LookupError:  # that is a bug of ours
                raise
            self.close_over(over)

    def _let_go_of(self, key: FormKey) -> None:
        """Put away the forms that would change what was taken away."""
        for over in self._over:
            if getattr(over, "key", None) == key:
                self.close_over(over)

    def freshen(self) -> None:
        """Ask again if something changed since."""
        if self._stale:
            self._stale = False
            self.refresh()

    def showEvent(self, event: Any) -> None:
        """Come into sight up to date."""
        super().showEvent(event)
        self.freshen()

    def open_over(self, widget: Over) -> None:
        """Open a form or record over the page until it is left; the same form half filled is shown in its place."""
        begun = next((one for one in self._over if one.stands_for(widget)), None)
        if begun:
            widget.deleteLater()
            self._uncover(begun)
            return
        self.addWidget(widget)
        self.setCurrentWidget(widget)
        widget.left.connect(lambda: self.close_over(widget))
        widget.enter()

    def close_over(self, widget: QWidget) -> None:
        """Put away what was opened over the page; what lay under it is there again."""
        self.removeWidget(widget)
        widget.deleteLater()
        self.setCurrentIndex(self.count() - 1)
        self.uncovered.emit()
        if self.currentWidget() is self._ground:
            self.freshen()
            self.go_on()
        else:
            self.take_cursor()

    @property
    def half_filled(self) -> Any:
        """The form over the page in which something is typed that would be lost; None where there is none."""
        return next((one for one in self._over if one.half_filled), None)

    @property
    def _over(self) -> list[Over]:
        """What is open over the page, the uppermost first."""
        return [one for place in range(self.count() - 1, 0, -1) if isinstance(one := self.widget(place), Over)]

    def keep_typed(self) -> bool:
        """Have what is typed in any form over the page kept; return whether all of it is."""
        kept = [over.keep_typed() for over in self._over]
        return all(kept)

    def begin(self) -> None:
        """Show the page from its beginning; a form half filled stays there as it was left."""
        if kept := self.half_filled:
            self._uncover(kept)
            return
        self.close_all_over()
        self.enter()
        self._ground.show_top()

    def _uncover(self, kept: Over) -> None:
        """Put away everything over one of what is open, and go on in that."""
        while (over := self.currentWidget()) and over is not kept:
            self.close_over(over)
        self.take_cursor()

    def come_back(self) -> None:
        """Bring what is open over the page up to date; what was taken away meanwhile is put away."""
        for over in self._over:
            self._freshen(over)

    def close_all_over(self) -> None:
        """Put away everything opened over the page."""
        while (over := self.currentWidget()) and over is not self._ground:
            self.close_over(over)

    def enter(self) -> None:
        """Put the cursor where the work on this page begins."""
        self._ground.inside.setFocus()

    def go_on(self) -> None:
        """Put the cursor where the work goes on once nothing is open over the page any longer."""
        self.enter()

    def take_cursor(self) -> None:
        """Put the cursor where it was in what is uppermost here, or where the work there begins."""
        shown: Any = self.currentWidget()
        where = shown.focusWidget()
        if can_have_cursor(where):
            where.setFocus()
        else:
            (shown if isinstance(shown, Over) else self).enter()

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: FBT001 - as Qt calls it
        """Go on with Tab; Qt asks for it, too, where what had the cursor was hidden or went out of use."""
        if can_have_cursor(self.window().focusWidget()):
            return super().focusNextPrevChild(forwards)
        shown = self.currentWidget()
        if shown and shown.isVisible():  # else something else is coming into sight, and takes it
            self.take_cursor()
        return True

    def _speak(self) -> None:
        self._stale = True
        if self.isVisible():
            self.freshen()
