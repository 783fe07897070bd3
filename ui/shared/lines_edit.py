"""A field of several lines, each a small row of fields: what was sold, what was paid for."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from coopbooks.i18n import _
from ui.look import icon
from ui.shared.labels import button, label
from ui.shared.words import Words, say

Heading = tuple[Words, int, bool]
"""Words over a field of the lines, its width in pixels (0: what is left), and whether they stand at the right."""
_SPACING: Final = 8
_CLOSE: Final = 36


class LineRow(QWidget):
    """One line: fields side by side. Subclasses call :meth:`add` and say :meth:`value` and :meth:`put`."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self) -> None:
        """Make an empty line."""
        super().__init__()
        self.fields: list[Any] = []
        self.layout_ = QHBoxLayout(self)
        self.layout_.setContentsMargins(0, 0, 0, 0)
        self.layout_.setSpacing(_SPACING)
        self.remove_button = QPushButton(icon("close"), "")
        self.remove_button.setProperty("kind", "plain")
        self.remove_button.setFixedWidth(_CLOSE)
        self.remove_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        kept = self.remove_button.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.remove_button.setSizePolicy(kept)
        say(self.remove_button.setAccessibleName, lambda: _("Take this line away"))
        say(self.remove_button.setToolTip, lambda: _("Take this line away"))
        self.layout_.addWidget(self.remove_button)

    def add(self, editor: Any, words: Words, width: int = 0) -> Any:
        """Add a field of a width in pixels (0: what is left)."""
        say(editor.setAccessibleName, words)
        editor.changed.connect(self.changed)
        editor.refused.connect(self.refused)
        self.fields.append(editor)
        self.add_widget(editor, width)
        return editor

    def add_widget(self, widget: QWidget, width: int = 0) -> None:
        """Add something that is no field."""
        _size(widget, width)
        self.layout_.insertWidget(self.layout_.count() - 1, widget, 0 if width else 1)

    def value(self) -> Any:
        """Return the line as its draft; refuses what cannot be read."""
        raise NotImplementedError

    def put(self, line: Any) -> None:
        """Fill in a line again."""
        raise NotImplementedError

    @property
    def typed(self) -> bool:
        """Whether somebody typed in it."""
        return any(field.typed for field in self.fields)

    def reset(self) -> None:
        """Empty it."""
        for field in self.fields:
            field.reset()


def _size(widget: QWidget, width: int) -> None:
    """Give a widget its width, or leave it to share what is left with the others that have none."""
    if width:
        widget.setFixedWidth(width)
    else:
        widget.setMinimumWidth(1)
        widget.setSizePolicy(QSizePolicy.Policy.Ignored, widget.sizePolicy().verticalPolicy())


class LinesEdit(QWidget):
    """The lines, one to begin with. ``value`` is the tuple of their drafts."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self, new_row: Callable[[], LineRow], headings: Sequence[Heading]) -> None:
        """Make one empty line under its headings: (words, width in pixels or 0 for what is left, right)."""
        super().__init__()
        self.field = ""
        self.rows: list[LineRow] = []
        self._new_row = new_row
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addLayout(_headings(headings))
        self.more_button = button(lambda: _("+ A&nother line"), "plain")
        self.more_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more_button.clicked.connect(self.add_row)
        self._layout.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._add()

    def _add(self) -> LineRow:
        row = self._new_row()
        row.changed.connect(self.changed)
        row.refused.connect(self.refused)
        row.remove_button.clicked.connect(lambda: self.remove(row))
        self._layout.insertWidget(self._layout.count() - 1, row)
        if self.rows:
            self.setTabOrder(self.rows[-1].fields[-1], row.fields[0])
        self.rows.append(row)
        self._offer_removing()
        return row

    def add_row(self) -> LineRow:
        """Add an empty line and go there."""
        row = self._add()
        row.fields[0].setFocus()
        self.changed.emit()
        return row

    def remove(self, row: LineRow) -> None:
        """Take a line away; the last one stays."""
        if len(self.rows) > 1:
            self.rows.remove(row)
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
            self._offer_removing()
            self.changed.emit()

    def _offer_removing(self) -> None:
        for row in self.rows:
            row.remove_button.setVisible(len(self.rows) > 1)

    def value(self) -> tuple[Any, ...]:
        """Return the lines; of several, those nobody typed in are left out."""
        wanted = [row for row in self.rows if row.typed or any(self._filled(row))] or self.rows[:1]
        return tuple(row.value() for row in wanted)

    @staticmethod
    def _filled(row: LineRow) -> list[bool]:
        return [bool(field.text()) for field in row.fields if hasattr(field, "text")]

    maybe = value

    def put(self, lines: Sequence[Any]) -> None:
        """Fill in lines again."""
        self.reset()
        for number, line in enumerate(lines):
            (self.rows[0] if number == 0 else self._add()).put(line)

    def reset(self) -> None:
        """Leave one empty line."""
        for row in self.rows[1:]:
            self.remove(row)
        self.rows[0].reset()

    @property
    def typed(self) -> bool:
        """Whether somebody typed in any of them."""
        return any(row.typed for row in self.rows)

    def setFocus(self, *_reason: Any) -> None:
        """Go into the first field of the first line."""
        self.rows[0].fields[0].setFocus()


def _headings(headings: Sequence[Heading]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(_SPACING)
    for words, width, right in headings:
        heading = label(words, "small")
        heading.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        _size(heading, width)
        line.addWidget(heading, 0 if width else 1)
    return line
