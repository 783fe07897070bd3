"""A field of several lines, each a small row of fields: what was sold, what was paid for."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from coopbooks.errors import Refusal
from coopbooks.i18n import _
from ui import look
from ui.look import icon
from ui.shared.folding import SPACING, Folding
from ui.shared.keeping import give_back
from ui.shared.labels import button, label, press, restyle
from ui.shared.words import Words, say

Heading = tuple[Words, int, bool]
"""Words over a field of the lines, its width in pixels (0: what is left), and whether they stand at the right."""
MORE_KEYS: Final = "Ctrl+L"
LESS_KEYS: Final = "Ctrl+Shift+L"
_APART: Final = 12
"""Between lines that take two rows each."""
_CLOSE: Final = 36
_LEAST: Final = 150
"""Pixels in which a word can be typed and read."""
_AT_ONCE: Final = 6
"""Lines filled in at once, more than a usual screen shows; the others follow while somebody looks at these."""


class LineRow(QWidget):
    """One line: fields side by side, and under them what only some lines have. Subclasses call :meth:`add` and say
    :meth:`value` and :meth:`put`.
    """

    changed = Signal()
    refused = Signal(object)

    def __init__(self) -> None:
        """Make an empty line."""
        super().__init__()
        self.fields: list[Any] = []
        self.layout_ = Folding()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACING)
        self._rows.addLayout(self.layout_)
        self.remove_button = QPushButton(icon("close"), "")
        self.remove_button.setProperty("kind", "plain")
        look.measure(self.remove_button.setFixedWidth, _CLOSE)
        self.remove_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        kept = self.remove_button.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.remove_button.setSizePolicy(kept)
        say(self.remove_button.setAccessibleName, lambda: _("Take this line away"))
        say(self.remove_button.setToolTip, lambda: _("Take this line away"))
        press(self.remove_button, LESS_KEYS, self)
        self.layout_.fixed.addWidget(self.remove_button)

    def add(self, editor: Any, words: Words, width: int = 0) -> Any:
        """Add a field of a width in pixels (0: what is left)."""
        self.take(editor, words)
        self.add_widget(editor, width)
        return editor

    def take(self, editor: Any, words: Words) -> None:
        """Have a field, wherever it stands."""
        say(editor.setAccessibleName, words)
        editor.changed.connect(self.changed)
        editor.refused.connect(self.refused)
        editor.refused.connect(lambda: restyle(editor, "refused", True))
        editor.changed.connect(lambda: restyle(editor, "refused", False))
        self.fields.append(editor)

    def add_widget(self, widget: QWidget, width: int = 0) -> None:
        """Add something that is no field."""
        before_the_last = self.layout_.fixed.count() - 1
        self.layout_.put(widget, width, before_the_last)

    def add_below(self, widget: QWidget) -> None:
        """Add a row under the fields."""
        self._rows.addWidget(widget)

    def value(self) -> Any:
        """Return the line as its draft; refuses what cannot be read."""
        raise NotImplementedError

    def put(self, line: Any) -> None:
        """Fill in a line again."""
        raise NotImplementedError

    def besides(self) -> Any:
        """Return, as JSON, what a line filled in again has besides its fields."""

    def take_besides(self, kept: Any) -> None:
        """Put what :meth:`besides` gave in again."""

    def kept(self) -> Any:
        """Return the line as a draft keeps it."""
        return {"fields": [field.kept() for field in self.fields], "besides": self.besides()}

    def take_back(self, kept: Any) -> None:
        """Put in again what a draft kept."""
        for field, one in zip(self.fields, kept["fields"], strict=True):
            give_back(field, one)
        self.take_besides(kept["besides"])

    @property
    def typed(self) -> bool:
        """Whether somebody typed in it."""
        return any(field.typed for field in self.fields)

    def reset(self) -> None:
        """Empty it."""
        for field in self.fields:
            field.reset()


class LinesEdit(QWidget):
    """The lines, ``least`` of them to begin with. ``value`` is the tuple of their drafts.

    Where they are ``optional``, none at all may be typed. Of a great many that are put in, all but the first may come
    ``by_and_by``, where a line put in is what its row gives again as its value.
    """

    changed = Signal()
    refused = Signal(object)

    def __init__(
        self,
        new_row: Callable[[], LineRow],
        headings: Sequence[Heading],
        *,
        least: int = 1,
        optional: bool = False,
        by_and_by: bool = False,
    ) -> None:
        """Make empty lines under their headings; the button that takes a line away has none."""
        super().__init__()
        headings = (*headings, (str, _CLOSE, False))
        self.field = ""
        self.rows: list[LineRow] = []
        self._new_row, self._fewest, self._optional = new_row, least, optional
        self._folded = False
        self._at_once = _AT_ONCE if by_and_by else None
        self._to_come: list[Any] = []
        self._coming = QTimer(self, interval=0)
        self._coming.timeout.connect(self._let_one_come)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACING)
        self._headings = _headings(headings)
        self._least = sum(width + SPACING if width else _LEAST for _words, width, _right in headings)
        self._layout.addLayout(self._headings)
        self.more_button = button(lambda: _("+ A&nother line"), "plain")
        self.more_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more_button.clicked.connect(self.add_row)
        press(self.more_button, MORE_KEYS, self)
        self._layout.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        look.worn.changed.connect(self._fold)
        for _number in range(least):
            self._add()

    def _add(self) -> LineRow:
        row = self._new_row()
        row.changed.connect(self.changed)
        row.refused.connect(self.refused)
        row.remove_button.clicked.connect(lambda: self.remove(row))
        self._layout.insertWidget(self._layout.count() - 1, row)
        row.layout_.fold(folded=self._folded)
        self.rows.append(row)
        self._offer_removing()
        return row

    def _let_one_come(self) -> None:
        """Make the line for the first of those that are still to be filled in: nothing changes by that."""
        with QSignalBlocker(self):
            self._add().put(self._to_come.pop(0))
        if not self._to_come:
            self._coming.stop()

    def _let_none_come(self) -> None:
        self._to_come = []
        self._coming.stop()

    def _let_all_come(self) -> None:
        while self._to_come:
            self._let_one_come()

    def add_row(self) -> LineRow:
        """Add an empty line and go there."""
        self._let_all_come()
        row = self._add()
        row.fields[0].setFocus()
        self.changed.emit()
        return row

    def remove(self, row: LineRow) -> None:
        """Take a line away, the cursor to the one in its place; the last one stays."""
        if len(self.rows) > 1:
            place, at = self.rows.index(row), self.window().focusWidget()
            self.rows.remove(row)
            if row.isAncestorOf(at):
                self.rows[min(place, len(self.rows) - 1)].fields[0].setFocus()
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
            self._offer_removing()
            self.changed.emit()

    def _offer_removing(self) -> None:
        for row in self.rows:
            row.remove_button.setVisible(len(self.rows) > 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the lines where the window is too small for one row each."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        self._folded = self.width() < look.scaled(self._least)
        self._layout.setSpacing(_APART if self._folded else SPACING)
        for layout in (self._headings, *(row.layout_ for row in self.rows)):
            layout.fold(folded=self._folded)

    def value(self) -> tuple[Any, ...]:
        """Return the lines; of several, those nobody typed in are left out."""
        return (*(row.value() for row in self._wanted()), *self._to_come)

    def _wanted(self) -> list[LineRow]:
        filled = [row for row in self.rows if row.typed or any(self._filled(row))]
        return filled if filled or self._optional else self.rows[:1]

    @staticmethod
    def _filled(row: LineRow) -> list[bool]:
        return [bool(field.text()) for field in row.fields if hasattr(field, "text")]

    maybe = value

    def put(self, lines: Sequence[Any]) -> None:
        """Fill in lines again."""
        self.reset()
        for number, line in enumerate(lines[: self._at_once]):
            (self.rows[number] if number < len(self.rows) else self._add()).put(line)
        self._to_come = list(lines[len(self.rows) :])
        if self._to_come:
            self._coming.start()

    def kept(self) -> Any:
        """Return the lines as a draft keeps them."""
        self._let_all_come()
        return [row.kept() for row in self.rows]

    def take_back(self, kept: Any) -> None:
        """Put in again the lines a draft kept, as many as there were."""
        self._let_none_come()
        for row in self.rows[max(len(kept), 1) :]:
            self.remove(row)
        for number, line in enumerate(kept):
            give_back(self.rows[number] if number < len(self.rows) else self._add(), line)

    def reset(self) -> None:
        """Leave as many empty lines as there were at the beginning."""
        self._let_none_come()
        for row in self.rows[self._fewest :]:
            self.remove(row)
        while len(self.rows) < self._fewest:
            self._add()
        for row in self.rows:
            row.reset()

    @property
    def typed(self) -> bool:
        """Whether somebody typed in any of them."""
        return any(row.typed for row in self.rows)

    def setFocus(self, *reason: Any) -> None:
        """Go into the first field that cannot be read yet, else into the first of all."""
        rows = self._wanted() or self.rows
        fields = [field for row in rows for field in row.fields if field.isVisibleTo(row)]
        next((field for field in fields if not _readable(field)), fields[0]).setFocus(*reason)


def _readable(field: Any) -> bool:
    try:
        field.value()
    except Refusal:
        return False
    return True


def _headings(headings: Sequence[Heading]) -> Folding:
    line = Folding()
    for words, width, right in headings:
        heading = label(words, "small")
        heading.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        line.put(heading, width)
    return line
