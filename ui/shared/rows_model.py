"""The rows of a table as Qt asks for them: fetched in pages, the text of each made once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon

from ui import look
from ui.shared.rows import AllRows, Column, Findable, Rows, Sorted, can_sort, in_order, order_words

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
_PAGE: Final = 40
"""Rows fetched at once: few enough that a frame of a scrolling table waits for two such pages."""
_MOST_PAGES: Final = 25
"""Pages kept, to go back and forth in: few enough that looking through them for what is thrown away takes no time."""
_FEW: Final = 3 * _PAGE
"""So many rows are looked at all to tell how wide a column has to be."""
_NEAR: Final = 100
"""So far from where it was a record is looked for where nobody tells where it is."""
_DISPLAY, _TIP, _SIDE, _COLOUR, _FONT, _READ, _ICON = (
    int(role)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.ForegroundRole,
        Qt.ItemDataRole.FontRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.DecorationRole,
    )
)
_TOKENS: Final = {"faded": "quiet", "in": "money_in", "out": "money_out"}


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What a row shows, made when it first comes into sight."""

    texts: tuple[str, ...]
    tones: tuple[str, ...]
    font: tuple[bool, bool]


class RowsModel(QAbstractTableModel, Generic[T]):
    """Rows in pages, the last few pages kept, so that painting a row again asks nothing."""

    def __init__(self, columns: Sequence[Column[T]], faded: Callable[[T], bool], bold: Callable[[T], bool]) -> None:
        """Begin with no rows."""
        super().__init__()
        self.columns = columns
        self.sorted: Sorted | None = None
        self._faded = faded
        self._bold = bold
        self._given: Rows[T] = AllRows(())
        self._rows: Rows[T] = self._given
        self._count = 0
        self._pages: dict[int, list[T]] = {}
        self._drawn: dict[int, dict[int, _Drawn]] = {}
        self._sides = [_side(column) for column in columns]
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[bool, bool], QFont] = {}
        look.worn.changed.connect(self.dress)

    def show(self, rows: Rows[T]) -> None:
        """Show other rows, in the order they are wanted in."""
        self.beginResetModel()
        self._given = rows
        self._rows = in_order(rows, self.columns, self.sorted)
        self._count = self._rows.count()
        self._forget()
        self.endResetModel()

    def sort_by(self, wanted: Sorted | None) -> None:
        """Show the same rows in another order; None: as they were given."""
        self.sorted = wanted
        self.show(self._given)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def can_sort(self, column: Column[T]) -> bool:
        """Whether the rows shown can be sorted by a column."""
        return can_sort(self._given, column)

    def change_columns(self, columns: Sequence[Column[T]]) -> None:
        """Show other columns, and no rows until they are shown anew."""
        self.beginResetModel()
        self.columns = columns
        self._sides = [_side(column) for column in columns]
        self._given = self._rows = AllRows(())
        self._count = 0
        self._forget()
        self.endResetModel()

    def row(self, number: int) -> T:
        """Return one row."""
        page, place = divmod(number, _PAGE)
        if page not in self._pages:
            if len(self._pages) >= _MOST_PAGES:
                oldest = next(iter(self._pages))
                del self._pages[oldest], self._drawn[oldest]
            self._pages[page] = self._rows.rows(page * _PAGE, _PAGE)
            self._drawn[page] = {}
        return self._pages[page][place]

    def first_texts(self) -> tuple[list[Sequence[str]], bool]:
        """Return what stands in the rows that come first, and whether these are all: so many of few, a page of many."""
        many = self._count if self._count <= _FEW else _PAGE
        return [self._row_drawn(number).texts for number in range(many)], many == self._count

    def fetch(self, first: int, many: int) -> list[T]:
        """Return rows without keeping them, for whoever wants a great many."""
        return self._rows.rows(first, many)

    def find(self, known: Any, same: Callable[[T], Any], near: int) -> int | None:
        """Return the number of the row ``same`` knows by this; ``near`` is where it was, or where it is guessed."""
        if near < self._count and same(self.row(near)) == known:
            return near
        if isinstance(self._rows, Findable):
            return self._rows.place_of(known)
        if isinstance(self._rows, AllRows):
            places: Iterable[int] = range(self._count)
        else:
            first = max(min(near, self._count) - _NEAR, 0)
            places = sorted(range(first, min(near + _NEAR, self._count)), key=lambda place: abs(place - near))
        return next((place for place in places if same(self.row(place)) == known), None)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else self._count

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return what one cell shows."""
        if not index.isValid():
            return None
        place = index.column()
        if role == _SIDE:
            return self._sides[place]
        if role in (_DISPLAY, _TIP):
            return self._row_drawn(index.row()).texts[place]
        if role == _COLOUR:
            return self._colour(self._row_drawn(index.row()).tones[place])
        return self._font(*self._row_drawn(index.row()).font) if role == _FONT else None

    def _row_drawn(self, number: int) -> _Drawn:
        row = self.row(number)
        drawn = self._drawn[number // _PAGE]
        if number not in drawn:
            drawn[number] = self._draw(row)
        return drawn[number]

    def _draw(self, row: T) -> _Drawn:
        faded, columns = self._faded(row), self.columns
        return _Drawn(
            tuple(column.text(row) for column in columns),
            tuple("faded" if faded else column.tone(row) if column.tone else "" for column in columns),
            (faded, self._bold(row)),
        )

    def _colour(self, tone: str) -> QColor | None:
        if tone and tone not in self._colours:
            self._colours[tone] = QColor(getattr(look.now(), _TOKENS[tone]))
        return self._colours.get(tone)

    def _font(self, faded: bool, bold: bool) -> QFont | None:  # noqa: FBT001 - the two marks of a row
        if not (faded or bold):
            return None
        if (faded, bold) not in self._fonts:
            font = QGuiApplication.font()
            font.setStrikeOut(faded)
            font.setBold(bold)
            self._fonts[faded, bold] = font
        return self._fonts[faded, bold]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return the heading of a column."""
        if orientation == Qt.Orientation.Vertical or section >= len(self.columns):
            return None
        if role in (_DISPLAY, _TIP):
            return self.columns[section].heading()
        if role == _READ:
            return self._read(self.columns[section])
        if role == _ICON:
            return self._sign(self.columns[section])
        return self._sides[section] if role == _SIDE else None

    def _read(self, column: Column[T]) -> str:
        """The heading for who cannot see the sign of the order beside it."""
        if self.sorted is None or self.sorted.key != column.key:
            return column.heading()
        return order_words(column, descending=self.sorted.descending)

    def _sign(self, column: Column[T]) -> QIcon | None:
        """An arrow beside the heading the rows are sorted by."""
        if self.sorted is None or self.sorted.key != column.key:
            return None
        return look.icon("falling" if self.sorted.descending else "rising")

    def dress(self) -> None:
        """Take on the look in force."""
        self._colours, self._fonts = {}, {}

    def speak(self) -> None:
        """Show everything again in the language spoken now."""
        self._forget()
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(self.columns) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def _forget(self) -> None:
        self._pages, self._drawn = {}, {}


def _side(column: Column[Any]) -> Qt.AlignmentFlag:
    return (Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
