"""The headings of a table: what is sorted by a click, moved, drawn wider, hidden; and what is left shared out."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ui import look
from ui.shared.arrangement import Arrangement, key_of
from ui.shared.rows import Column, Sorted

_NARROWEST: Final = 104
"""Pixels a column that takes what is left can do with."""
_SCROLLED: Final = 160
"""Pixels it gets where there are not even those, so that the table scrolls all the same."""
_STEP: Final = 16
"""Pixels a column is drawn wider by keys at once."""
_LEAST: Final = 40
"""Pixels below which no column is drawn."""


class TableHeader(QHeaderView):
    """The headings. ``arranged`` when somebody moved, drew or hid one; ``sort_wanted`` carries the key clicked."""

    arranged = Signal()
    sort_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        """Make headings for no columns yet."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns: Sequence[Column[Any]] = ()
        self._drawn: dict[str, int] = {}
        self._arranging = False
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setResizeContentsPrecision(20)
        look.measure(self.setMinimumSectionSize, _LEAST)
        look.worn.changed.connect(self.share_width)
        self.sectionClicked.connect(lambda place: self.sort_wanted.emit(self.keys()[place]))
        self.sectionResized.connect(self._take_width)
        self.sectionMoved.connect(lambda *_places: self._tell())

    def setModel(self, model: Any) -> None:
        """Head these columns; while they change, Qt draws them, and nobody else."""
        super().setModel(model)
        model.modelAboutToBeReset.connect(self._hold)
        model.modelReset.connect(self._let_go)

    def _hold(self) -> None:
        self._arranging = True

    def _let_go(self) -> None:
        """Go on as before, unless other columns are still to be arranged."""
        self._arranging = len(self._columns) != self.count()
        self.share_width()

    def keys(self) -> list[str]:
        """Return the keys of all columns, as they were given."""
        return key_of(self._columns)

    def heading(self, place: int) -> str:
        """Return the heading of a column."""
        return self._columns[place].heading()

    def shown(self) -> list[int]:
        """Return the places of the columns in sight, from left to right."""
        places = [self.logicalIndex(place) for place in range(self.count())]
        return [place for place in places if not self.isSectionHidden(place)]

    def arrange(self, columns: Sequence[Column[Any]], wanted: Arrangement) -> None:
        """Head these columns, arranged as wanted."""
        self._arranging = True
        self._columns, self._drawn = columns, dict(wanted.widths)
        keys = self.keys()
        for place, key in enumerate(wanted.order):
            self.moveSection(self.visualIndex(keys.index(key)), place)
        for place, key in enumerate(keys):
            self.setSectionHidden(place, key in wanted.hidden)
        self._arranging = False
        self.share_width()

    def arrangement(self, wanted: Sorted | None) -> Arrangement:
        """Return how the columns are arranged now."""
        keys = self.keys()
        order = tuple(keys[self.logicalIndex(place)] for place in range(len(keys)))
        hidden = frozenset(key for place, key in enumerate(keys) if self.isSectionHidden(place))
        return Arrangement(order, hidden, dict(self._drawn), wanted)

    def show_column(self, key: str, *, shown: bool) -> None:
        """Show or hide a column; the last one stays."""
        place = self.keys().index(key)
        if self.isSectionHidden(place) is shown and (shown or len(self.shown()) > 1):
            self.setSectionHidden(place, not shown)
            self._tell()

    def move_column(self, key: str, steps: int) -> None:
        """Move a column among the others, hidden ones too."""
        place = self.visualIndex(self.keys().index(key))
        self.moveSection(place, max(0, min(place + steps, self.count() - 1)))

    def widen_column(self, key: str, steps: int) -> None:
        """Draw a column wider, or narrower, by so many steps."""
        place = self.keys().index(key)
        self.resizeSection(place, self.sectionSize(place) + steps * look.scaled(_STEP))

    def _tell(self) -> None:
        if not self._arranging:
            self.share_width()
            self.arranged.emit()

    def _take_width(self, place: int, _before: int, width: int) -> None:
        """Keep the width somebody drew."""
        if not self._arranging and width:
            self._drawn[self.keys()[place]] = _at_first(width)
            self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new width."""
        super().resizeEvent(event)
        self.share_width()

    def share_width(self) -> None:
        """Let the columns that take what is left take enough to be read, and scroll where there is not enough."""
        if self._arranging:
            return
        shown = self.shown()
        widths = {place: width for place in shown if (width := self._fixed(place))}
        takers = {place: self._needed(place) for place in shown if place not in widths}
        if takers:
            left = self.viewport().width() - sum(widths.values())
            widths |= _shares(takers, left)
        self._resize(widths)

    def _fixed(self, place: int) -> int:
        """The width of a column as it was drawn; else as it was made, and no narrower than its heading; 0: a taker."""
        drawn, made = self._drawn.get(self.keys()[place]), self._columns[place].width
        if drawn is not None:
            return look.scaled(drawn)
        return max(look.scaled(made), self._needed(place)) if made else 0

    def _needed(self, place: int) -> int:
        """The width in which the heading of a column can be read."""
        return self.sectionSizeFromContents(place).width()

    def _resize(self, widths: Mapping[int, int]) -> None:
        self._arranging = True
        for place, width in widths.items():
            self.resizeSection(place, width)
        self._arranging = False


def _at_first(width: int) -> int:
    """A width drawn by hand as it would be with text at 100 %."""
    return max(1, round(width * 100 / look.scaled(100)))


def _shares(takers: Mapping[int, int], left: int) -> dict[int, int]:
    """What is left in equal shares, the pixels over to the first; more than is left where that is too little for what
    each of them needs.
    """
    if left < max(look.scaled(_NARROWEST), *takers.values()) * len(takers):
        return {place: max(look.scaled(_SCROLLED), needed) for place, needed in takers.items()}
    share, over = divmod(left, len(takers))
    return {place: share + (number < over) for number, place in enumerate(takers)}
