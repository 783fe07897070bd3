"""The headings of a table: what is sorted by a click, moved, drawn wider, hidden; and what is left shared out."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ui import look
from ui.shared.arrangement import Arrangement, key_of
from ui.shared.rows import Column, Sorted
from ui.shared.rows_model import RowsModel
from ui.shared.table_widths import Wish, widest, widths

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
        self._under: Mapping[str, str] = {}
        self._texts: Callable[[], tuple[list[Sequence[str]], bool]] = lambda: ([], True)
        self._known: tuple[Sequence[int], bool] | None = None
        self._arranging = False
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setResizeContentsPrecision(20)
        look.measure(self._take_least, _LEAST)
        look.worn.changed.connect(self._measure_anew)
        self.sectionClicked.connect(lambda place: self.sort_wanted.emit(self.keys()[place]))
        self.sectionResized.connect(self._take_width)
        self.sectionMoved.connect(lambda *_places: self._tell())

    def setModel(self, model: Any) -> None:
        """Head these columns; while they change, Qt draws them, and nobody else."""
        super().setModel(model)
        if isinstance(model, RowsModel):  # Qt begins with one of its own
            self._texts = model.first_texts
        model.modelAboutToBeReset.connect(self._hold)
        model.modelReset.connect(self._let_go)

    def _hold(self) -> None:
        self._arranging = True

    def _let_go(self) -> None:
        """Go on as before, unless other columns are still to be arranged."""
        self._arranging = len(self._columns) != self.count()
        self._measure_anew()

    def _measure_anew(self) -> None:
        self._known = None
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
        self._columns, self._drawn, self._known = columns, dict(wanted.widths), None
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
        wishes = [self._wish(place) for place in shown]
        self._resize(dict(zip(shown, widths(wishes, self.viewport().width()), strict=True)))

    def _wish(self, place: int) -> Wish:
        """What a column wants: as it was drawn; else as it was made, and no narrower than its heading."""
        column, heading = self._columns[place], self._needed(place)
        drawn = self._drawn.get(self.keys()[place])
        if drawn is not None:
            return Wish(look.scaled(drawn), 0, 0, gives=False)
        made = max(look.scaled(column.width), heading) if column.width else 0
        words, all_seen = self._measured
        return Wish(made, heading, words[place], gives=all_seen or (column.kind == "words" and not column.right))

    @property
    def _measured(self) -> tuple[Sequence[int], bool]:
        """The width in which what is looked at in each column is read, and whether that is all there is."""
        if self._known is None:
            texts, all_seen = self._texts()
            under = [self._under.get(key, "") for key in self.keys()]
            self._known = widest([*texts, under], len(under)), all_seen
        return self._known

    def stand_over(self, sums: Mapping[str, str]) -> None:
        """Leave room for the sums that stand under the columns, too."""
        if sums != self._under:
            self._under = sums
            self._measure_anew()

    def _needed(self, place: int) -> int:
        """The width in which the heading of a column can be read."""
        return self.sectionSizeFromContents(place).width()

    def _take_least(self, pixels: int) -> None:
        """Draw no column narrower; one that is, Qt makes wider, which nobody did by hand."""
        self._arranging = True
        self.setMinimumSectionSize(pixels)
        self._arranging = False

    def _resize(self, widths: Mapping[int, int]) -> None:
        self._arranging = True
        for place, width in widths.items():
            self.resizeSection(place, width)
        self._arranging = False


def _at_first(width: int) -> int:
    """A width drawn by hand as it would be with text at 100 %."""
    return max(1, round(width * 100 / look.scaled(100)))
