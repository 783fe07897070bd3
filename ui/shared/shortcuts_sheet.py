"""The sheet of keys (F1): what can be done from anywhere, and which keys work in forms, lists and fields."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from coopbooks.i18n import N_, _
from ui.shared.action import Section
from ui.shared.labels import button, label, on_keys, panel
from ui.shared.line_row import LESS_KEYS
from ui.shared.lines_edit import MORE_KEYS
from ui.shared.over import Over
from ui.shared.papers_ready import ADD_KEYS, PASTE_KEYS
from ui.shared.side_by_side import SideBySide
from ui.shared.words import Words, say

_GROUP: Final = 340
"""Pixels in which a group of keys can be read; as many stand side by side as there is room for."""
_OFF: Final = 6
"""Pixels between the frame of the sheet and the groups."""

KEYS: Final = (
    (
        N_("On every page"),
        (
            ("Ctrl+N", N_("What the page is for, where it is there to record: a sale, a count of the cash")),
            ("Ctrl+P", N_("Print the statement, price list or record in sight, where there is one")),
            ("Ctrl+F", N_("Search in the list, where it has a field for it")),
            ("Tab", N_("On to the next button or field, with Shift back")),
            ("PgDown", N_("Further down the page, with PgUp further up")),
            ("Ctrl+Tab", N_("The next part of the page, with Shift the one before")),
        ),
    ),
    (
        N_("In a form"),
        (
            ("Enter", N_("On to the next field")),
            ("Ctrl+Enter", N_("Save, from any field")),
            (MORE_KEYS, N_("Another line")),
            (LESS_KEYS, N_("Take the line away")),
            (ADD_KEYS, N_("Attach the paper: a photo or a PDF")),
            (PASTE_KEYS, N_("Paste a picture")),
            ("Ctrl+P", N_("Print what was recorded last in it")),
            ("Down", N_("Open the list of a field, the calendar of a day")),
            ("Esc", N_("Leave; twice if something is typed")),
        ),
    ),
    (
        N_("In a list"),
        (
            ("Down", N_("From the search field to the first row found; Enter too. Esc empties the field")),
            ("Enter", N_("Open what is chosen")),
            ("Ctrl+D", N_("Begin one more like it, as of today: a sale, an order, a product; nothing is saved yet")),
            ("Ctrl+P", N_("Print the paper of the record under the cursor, where it has one")),
            ("Ctrl+E", N_("Correct the record that is open")),
            ("Ctrl+C", N_("Copy what is chosen for a spreadsheet")),
            ("Ctrl+A", N_("Choose all rows")),
            ("Home", N_("The first row; End the last one")),
            ("Ctrl+Shift+Right", N_("Sort by the next column; with the left arrow by the one before")),
            ("Ctrl+Shift+Down", N_("Largest or newest first; with the up arrow the other way round")),
            ("Shift+F10", N_("What can be done with the list, its columns too")),
        ),
    ),
    (
        N_("In the list of columns"),
        (
            ("Space", N_("Show the column or hide it")),
            ("Alt+Down", N_("Further right; with the up arrow further left")),
            ("Alt+Right", N_("Wider; with the left arrow narrower")),
        ),
    ),
    (
        N_("On a chart"),
        (
            ("Right", N_("The next bar, with the left arrow the one before")),
            ("Enter", N_("Open what the bar stands for")),
        ),
    ),
    (
        N_("In a paper"),
        (
            ("+", N_("Larger, with − smaller")),
            ("Ctrl+0", N_("As wide as there is room")),
            ("Ctrl+PgDown", N_("The next page, with PgUp the one before")),
            ("Home", N_("The first page; End the last one")),
            ("Ctrl+F", N_("Search in the paper")),
            ("F3", N_("The next place found, with Shift the one before")),
            ("Ctrl+S", N_("Save it as a file")),
        ),
    ),
    (
        N_("In a sheet"),
        (
            ("Space", N_("Change what stands in a cell; typing writes over it")),
            ("Enter", N_("On to the next cell; Esc takes back what is typed")),
            ("F4", N_("Open the list of a cell")),
            ("Delete", N_("Empty the cells chosen; Shift with the arrows chooses several")),
            ("Ctrl+D", N_("Fill down what stands above")),
            ("Ctrl+V", N_("Paste cells copied from a spreadsheet; Ctrl+C copies them")),
            ("Insert", N_("Add a row above")),
            ("Ctrl+Delete", N_("Take the row away")),
            ("Alt+Up", N_("Move the row up; with the arrow down it goes down")),
            ("Ctrl+Z", N_("Take back the last change in the sheet")),
        ),
    ),
)
"""The keys that are no action of the window: by where they work, each with what it does."""

TYPED: Final = (
    N_("In a field"),
    (
        ("12*35,50", N_("Amounts are worked out")),
        ("7", N_("The last 7th there was; 7/3 is 7 March")),
        (N_("today"), N_("The day it is; so are “yesterday” and “7 mar”")),
    ),
)
"""What may be typed in fields, with what it means."""

Row = tuple[Words, Words]
Group = tuple[Words, list[Row]]


def groups(sections: Sequence[Section]) -> Iterator[Group]:
    """Yield by heading the keys of what can be done from anywhere, then those of forms, lists and fields."""
    for section in sections:
        keyed: list[Row] = [(partial(shown, one.keys), one.general or one.words) for one in section.actions if one.keys]
        if keyed:
            yield partial(_heading, section), keyed
    for heading, keys in KEYS:
        yield partial(_, heading), [(partial(shown, key), partial(_, words)) for key, words in keys]
    heading, typed = TYPED
    yield partial(_, heading), [(partial(_, text), partial(_, words)) for text, words in typed]


def _heading(section: Section) -> str:
    return section.heading


def shown(keys: str) -> str:
    """Return keys as they are called on a keyboard of the language spoken."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


class ShortcutsSheet(Over):
    """The sheet, over the page in sight."""

    def __init__(self, sections: Sequence[Section]) -> None:
        """Show all of it; what has no room is scrolled to."""
        super().__init__()
        self.leave_button = button(lambda: _("Back"), "", "back")
        self.leave_button.clicked.connect(self.leave)
        panels = SideBySide([_panel(heading, rows) for heading, rows in groups(sections)], _GROUP)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setProperty("kind", "read")
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(_set_in(panels))
        say(self._scroll.setAccessibleName, lambda: _("Keys that save time"))
        bar = self._scroll.verticalScrollBar()
        on_keys("Home", self, lambda: bar.setValue(bar.minimum()))
        on_keys("End", self, lambda: bar.setValue(bar.maximum()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(label(lambda: _("Keys that save time"), "title"))
        layout.addWidget(self.leave_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._scroll, 1)

    def enter(self) -> None:
        """Begin where the arrows scroll it."""
        self._scroll.setFocus()


def _set_in(panels: SideBySide) -> QWidget:
    """Keep the panels off the frame that is seen around them while the cursor is on the sheet."""
    inside = QWidget()
    layout = QVBoxLayout(inside)
    layout.setContentsMargins(_OFF, _OFF, 0, _OFF)
    layout.addWidget(panels)
    layout.addStretch()
    return inside


def _panel(heading: Words, rows: Sequence[Row]) -> QFrame:
    """One group: keys to the left, what they do to the right."""
    frame = panel()
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(16, 12, 16, 12)
    layout.setSpacing(8)
    layout.addWidget(label(heading, "heading"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for place, (keys, words) in enumerate(rows):
        grid.addWidget(label(keys, "label"), place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(words, wrap=True), place, 1)
    layout.addLayout(grid)
    return frame
