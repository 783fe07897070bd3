"""A field for some of the members of a run, all of them marked at first: who is paid now, who gets hers."""

from collections.abc import Collection, Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coopbooks import showing
from coopbooks.i18n import _, ngettext
from coopbooks.money import total
from coopbooks.payouts import SlipOf
from ui import look
from ui.shared.flow import flowing
from ui.shared.labels import button, label
from ui.shared.record_table import AllRows, RecordTable
from ui.shared.rows import Column, amounts, names
from ui.shared.search_edit import SearchEdit
from ui.shared.words import Words, voice

_MARK: Final = "✓"
_HIGH: Final = 290
"""Pixels: some eight rows, beyond which the list scrolls."""


class MarkedMembers(QWidget):
    """The members of a list with a mark each: Space, a click on it or a double click changes it.

    ``value`` are those marked, in the order of the pay list.
    """

    changed = Signal()
    refused = Signal(object)

    def __init__(self, name: Words, currency: str) -> None:
        """Make it with nobody in it."""
        super().__init__()
        self.field, self.typed = "", False
        self._currency = currency
        self.slips: list[SlipOf] = []
        self._without: set[int] = set()
        self.search = SearchEdit(lambda: _("Search a name"))
        self.all_button = button(lambda: _("Mark all"), "plain")
        self.none_button = button(lambda: _("Mark nobody"), "plain")
        self.table: RecordTable[SlipOf] = RecordTable(
            name, self._columns(), key="payouts_marked", same=lambda one: one.person
        )
        look.measure(self.table.setMaximumHeight, _HIGH)
        self.said = label(kind="label", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (flowing(self.search, self.all_button, self.none_button), self.table, self.said):
            layout.addWidget(widget)
        self.setFocusProxy(self.table)
        self._connect()

    def _columns(self) -> list[Column[SlipOf]]:
        return [
            Column(lambda: _("Now"), lambda one: _MARK if one.person not in self._without else "", 56, key="now"),
            names("name", lambda: _("Member"), lambda one: one.name),
            names("group", lambda: _("Group"), lambda one: one.group_name, 130),
            amounts("paid", lambda: _("Net to pay"), lambda one: one.pay.paid, 112),
        ]

    def _connect(self) -> None:
        self.search.changed.connect(self._show)
        self.all_button.clicked.connect(lambda: self._mark_all(()))
        self.none_button.clicked.connect(lambda: self._mark_all([one.person for one in self.slips]))
        self.table.clicked.connect(self._clicked)
        self.table.doubleClicked.connect(self._double_clicked)
        self.table.installEventFilter(self)
        voice.changed.connect(self._tell)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Change marks with Space; leave Enter to the form, which moves on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Space:
                self.turn()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.ignore()
                return self.focusNextChild()
        return super().eventFilter(watched, event)

    def _clicked(self, at: QModelIndex) -> None:
        if at.column() == 0:
            self.turn()

    def _double_clicked(self, at: QModelIndex) -> None:
        if at.column():
            self.turn()

    def turn(self) -> None:
        """Mark the rows that are selected, or take their marks away where all of them have one."""
        rows = {at.row() for at in self.table.selectionModel().selectedIndexes()}
        chosen = {self.table.rows_model.row(row).person for row in rows}
        self._without = self._without - chosen if chosen & self._without else self._without | chosen
        self._note()

    def _mark_all(self, without: Collection[int]) -> None:
        self._without = set(without)
        self._note()

    def _note(self) -> None:
        self.typed = True
        self._tell()
        self.changed.emit()

    def show_slips(self, slips: Sequence[SlipOf]) -> None:
        """Show other members; who was marked or not stays so."""
        self.slips = list(slips)
        self._show()

    def mark_only(self, persons: Collection[int]) -> None:
        """Mark these and nobody else, as is proposed."""
        self._without = {one.person for one in self.slips} - set(persons)
        self.typed = False
        self._tell()
        self.changed.emit()

    def _show(self) -> None:
        shown = [one for one in self.slips if self.search.finds(one.name, one.group_name)]
        self.table.show_rows(AllRows(shown))
        self._tell()

    def _tell(self) -> None:
        """Say how many are marked, and what they get together."""
        self.table.rows_model.speak()
        marked = self.marked()
        words = ngettext("One member: %(amount)s", "%(many)s members together: %(amount)s", len(marked))
        whole = total((one.pay.paid for one in marked), self._currency)
        self.said.setText(words % {"many": len(marked), "amount": showing.money(whole)} if marked else "")

    def marked(self) -> list[SlipOf]:
        """Return the slips of those that are marked."""
        return [one for one in self.slips if one.person not in self._without]

    def value(self) -> tuple[int, ...]:
        """Return those that are marked."""
        return tuple(one.person for one in self.marked())

    maybe = value

    def reset(self) -> None:
        """Mark all of them."""
        self._without, self.typed = set(), False
        self.search.reset()
        self._show()

    def kept(self) -> Any:
        """Return who is not marked, as a draft keeps it."""
        return {"typed" if self.typed else "set": sorted(self._without)}

    def take_back(self, kept: Any) -> None:
        """Mark again what a draft kept."""
        ((how, without),) = kept.items()
        self._without, self.typed = set(map(int, without)), how == "typed"
        self._tell()
