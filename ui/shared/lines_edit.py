"""A field of several lines, each a small row of fields: what was sold, what was paid for."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from coopbooks.i18n import _
from ui import look
from ui.shared.folding import SPACING, Folding, Heading, heading_label
from ui.shared.keeping import give_back
from ui.shared.labels import button, press
from ui.shared.line_row import CLOSE, LineRow, keep_room
from ui.shared.lines_refused import LinesRefused
from ui.shared.noting import of_line

MORE_KEYS: Final = "Ctrl+L"
_APART: Final = 12
"""Between lines that take two rows each."""
_LEAST: Final = 150
"""Pixels in which a word can be typed and read."""
_AT_ONCE: Final = 6
"""Lines filled in at once, more than a usual screen shows; the others follow while somebody looks at these."""


class LinesEdit(LinesRefused):
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
        headings = (*headings, (str, CLOSE, False))
        self._new_row, self._fewest, self._optional = new_row, least, optional
        self._folded = False
        self._at_once = _AT_ONCE if by_and_by else None
        self._to_come: list[Any] = []
        self._coming = QTimer(self, interval=0)
        self._coming.timeout.connect(self._let_one_come)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACING)
        self._head(headings)
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

    def _head(self, headings: Sequence[Heading]) -> None:
        self._heads = [heading_label(heading) for heading in headings]
        self._fixed = [heading for heading in headings if heading[1]]
        self._shared = len(headings) - len(self._fixed)
        self._headings = Folding()
        self._unheaded: set[int] = set()
        for head, (_words, width, _right) in zip(self._heads, headings, strict=True):
            keep_room(head)
            self._headings.put(head, width)

    def _add(self) -> LineRow:
        row = self._new_row()
        row.changed.connect(self.changed)
        row.refused.connect(self.refused)
        row.remove_button.clicked.connect(lambda: self.remove(row))
        self._layout.insertWidget(self._layout.count() - 1, row)
        row.layout_.heads = self._fixed
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
            self._marked = None if self._marked in row.fields else self._marked
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

    def show_heading(self, place: int, *, shown: bool) -> None:
        """Show the words over a field of the lines, or leave their room empty where no line has it now."""
        self._unheaded = self._unheaded - {place} if shown else self._unheaded | {place}
        for row in self.rows:
            row.layout_.show_head(place - self._shared, shown=shown)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the lines where the window is too small for one row each."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        self._folded = self.width() < look.scaled(self._least)
        self._layout.setSpacing(_APART if self._folded else SPACING)
        for layout in (self._headings, *(row.layout_ for row in self.rows)):
            layout.fold(folded=self._folded)
        for place, head in enumerate(self._heads[self._shared :], self._shared):  # then every line has its own
            keep_room(head, kept=not self._folded)
            head.setHidden(self._folded or place in self._unheaded)

    def value(self) -> tuple[Any, ...]:
        """Return the lines; of several, those nobody typed in are left out."""
        return (*(self._line(number, row) for number, row in enumerate(self._wanted())), *self._to_come)

    def _line(self, number: int, row: LineRow) -> Any:
        with of_line(self.field, number):
            return row.value()

    def _wanted(self) -> list[LineRow]:
        filled = [row for row in self.rows if row.filled]
        return filled if filled or self._optional else self.rows[:1]

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
