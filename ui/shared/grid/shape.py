"""What a grid is made of: sections of rows, columns that say how their cells are typed, and the cells themselves."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, NamedTuple

from PySide6.QtWidgets import QWidget

from coopbooks.errors import Refusal
from ui.shared.typed_edit import TypedEdit
from ui.shared.words import Words


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: its ``value``, or the ``text`` nobody can read; and how it came there.

    ``refusal`` says what is wrong with it, ``proposed`` that the program wrote it and it may be typed over,
    ``typed`` that it was not taken over into the books yet.
    """

    value: Any = None
    text: str = ""
    refusal: Refusal | None = None
    proposed: bool = False
    typed: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing stands here."""
        return self.value is None and not self.text


NOTHING: Final = Cell()


class GridRow:
    """One row: its cells by the keys of their columns, what the program tells in the computed ones, and ``besides``
    whatever the page keeps with it (JSON, as a draft keeps it).
    """

    def __init__(self, values: Mapping[str, Any] | None = None, besides: Any = None) -> None:
        """Begin with these values."""
        self.cells: dict[str, Cell] = {key: Cell(one) for key, one in (values or {}).items() if one is not None}
        self.told: dict[str, str] = {}
        self.besides = besides

    def cell(self, key: str) -> Cell:
        """Return what stands in a cell."""
        return self.cells.get(key, NOTHING)

    def value(self, key: str) -> Any:
        """Return the value of a cell, None where nothing stands; refuses what cannot be read."""
        cell = self.cell(key)
        if cell.text:
            raise cell.refusal or Refusal(cell.text, key, "unreadable")
        return cell.value

    @property
    def empty(self) -> bool:
        """Whether nothing stands in any of its cells."""
        return all(cell.empty for cell in self.cells.values())


def _always(_row: GridRow) -> bool:
    return True


@dataclass(frozen=True)
class GridColumn:
    """One column of a section: its heading, and the typed field of the kit its cells are written in.

    Without ``make`` its cells are computed: the page tells what they show. ``open`` says whether a row's cell can be
    typed in, where that depends on the row. ``right`` is for figures, ``hint`` says how something is typed in it.
    """

    key: str
    words: Words
    make: Callable[[], TypedEdit[Any]] | None = None
    right: bool = False
    open: Callable[[GridRow], bool] = _always
    hint: Words | None = None


@dataclass(frozen=True)
class GridSection:
    """Rows of one kind. ``columns`` stand in the places of the grid, None where this section has none.

    With an ``invitation`` ("Add a material…") rows can be added and taken away; ``new`` makes one. ``sums`` are the
    keys of the columns with a sum under them. ``row_words`` says how a row is called; else it is its first cell.
    """

    key: str
    words: Words
    columns: Sequence[GridColumn | None]
    invitation: Words | None = None
    sums: Sequence[str] = ()
    new: Callable[[], GridRow] = field(default=GridRow)
    row_words: Callable[[GridRow], str] | None = None

    def at(self, place: int) -> GridColumn | None:
        """Return the column in a place."""
        return self.columns[place] if 0 <= place < len(self.columns) else None


class Spot(NamedTuple):
    """What one line of the table is: the ``heading`` of a section, a ``row``, or its ``foot``."""

    kind: str
    section: GridSection
    row: GridRow | None = None


class Readers:
    """The typed field of each column, made when it is first needed: it reads, shows and keeps the cells' values.

    All of them lie hidden in ``home``, where they are typed in, and go with it.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self.home: QWidget | None = None
        self._made: dict[GridColumn, TypedEdit[Any]] = {}

    def of(self, column: GridColumn) -> TypedEdit[Any]:
        """Return the field of a column that is typed in."""
        if column not in self._made:
            assert column.make  # noqa: S101 - computed cells are never read
            made = self._made[column] = column.make()
            made.setParent(self.home)
            made.hide()
        return self._made[column]

    def shown(self, column: GridColumn, cell: Cell) -> str:
        """Return what a cell shows."""
        return self.of(column).show_as(cell.value) if cell.value is not None else cell.text

    def read(self, column: GridColumn, text: str) -> Cell:
        """Read a text as it was typed or pasted; what cannot be read stays as it is, with what is wrong with it."""
        if not text.strip():
            return Cell(typed=True)
        try:
            value = self.of(column).read(text)
        except Refusal as refusal:
            return Cell(text=text.strip(), refusal=refusal, typed=True)
        return NOTHING if value in ("", None) else Cell(value, typed=True)

    def again(self, column: GridColumn, cell: Cell) -> Cell:
        """Read what could not be read once more: in another language its refusal has other words."""
        return replace(self.read(column, cell.text), typed=cell.typed) if cell.text else replace(cell, refusal=None)
