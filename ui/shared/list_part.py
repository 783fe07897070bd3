"""A part of a page that lists what is used again and again, such as people or groups, and opens the form of each."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QWidget

from coopbooks.i18n import _
from ui.shared.choice import Tick
from ui.shared.doing import Desk
from ui.shared.filter_row import FilterRow
from ui.shared.invitation import FirstStep
from ui.shared.labels import button
from ui.shared.listed import Listed, counted
from ui.shared.part import OpenOver
from ui.shared.record_table import AllRows, RecordTable
from ui.shared.search_edit import SearchEdit
from ui.shared.words import Words

T = TypeVar("T")


class ListPart(Generic[T]):
    """The base: the list, those out of use on request. Subclasses say what is :meth:`found`, and open the form."""

    def __init__(
        self,
        desk: Desk,
        open_over: OpenOver,
        table: RecordTable[T],
        *,
        add: Words,
        empty: Words,
        text: Callable[[T], str],
        filters: Sequence[Any] = (),
        kind: str = "",
    ) -> None:
        """Make the part; ``add`` are the words of its button, of that ``kind``, ``empty`` stands where nothing does,
        and ``text`` is what is searched of each.
        """
        self._desk, self._open_over, self.table = desk, open_over, table
        self.add_button = button(add, kind, "plus")
        self._text, self.search = text, SearchEdit(lambda: _("Search a name"))
        self.unused = Tick(lambda: _("Those out of use too"))
        self.filters = FilterRow([*filters, self.search, self.unused], [self.add_button])
        self.below = Listed(table, empty, FirstStep(add, lambda: self.open_form(None)), self.filters)
        self.tools: list[QWidget] = [self.filters]
        self.filters.changed.connect(self.refresh)
        self.add_button.clicked.connect(lambda: self.open_form(None))
        table.opened.connect(self.open_form)

    def refresh(self) -> None:
        """List those that fit."""
        listed = self.found(None if self.unused.value() else True)
        found = [one for one in listed if self.search.finds(self._text(one))]
        self.below.show_rows(AllRows(found), counted(len(found)), ever=self.ever)

    def found(self, active: bool | None) -> list[T]:  # noqa: FBT001 - None: in use or not
        """Return those that fit the filters."""
        raise NotImplementedError

    def ever(self) -> bool:
        """Whether there is anything without the filters."""
        return bool(self.found(None))

    def open_form(self, one: T | None) -> None:
        """Open the form for one of them, or for a new one."""
        raise NotImplementedError
