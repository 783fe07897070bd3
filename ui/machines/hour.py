"""What an hour of a machine costs; pressed, the sum behind it: depreciation, maintenance, energy, interest."""

from fractions import Fraction
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from coopbooks import costing, machines, showing
from coopbooks.i18n import N_, _
from coopbooks.machines import HourCost, MachineRow
from coopbooks.quantity import Quantity
from ui.shared.choice import Tick
from ui.shared.doing import Desk
from ui.shared.emptying import empty
from ui.shared.labels import label
from ui.shared.tile import WordsButton

_PARTS: Final = {
    "depreciation": N_("Depreciation"),
    "maintenance": N_("Maintenance"),
    "energy": N_("Energy"),
    "interest": N_("Interest of its loans"),
}


class HourShown(QWidget):
    """The figure, and whether what was given to the club counts in it."""

    def __init__(self, desk: Desk) -> None:
        """Begin with no machine."""
        super().__init__()
        self._desk, self._machine = desk, 0
        self.button = WordsButton()
        self.figure, self.hint = label(kind="label", wrap=True), label(kind="quiet", wrap=True)
        self._sum = QWidget()
        self._grid = QGridLayout(self._sum)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)
        for one in (self.figure, self.hint, self._sum):
            self.button.put(one)
        self._sum.hide()
        self.donated = Tick(lambda: _("What was given to us counts, too"))
        self.donated.set(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button)
        column.addWidget(self.donated)
        self.button.clicked.connect(self.toggle)
        self.donated.changed.connect(self._tell)

    def show_of(self, row: MachineRow) -> None:
        """Show what an hour of a machine costs."""
        self._machine = row.machine.id
        self.donated.setVisible(bool(row.given))
        self._tell()

    def toggle(self) -> None:
        """Show the sum behind the figure, or hide it again."""
        self._sum.setVisible(self._sum.isHidden())
        self._tell()
        self.button.updateGeometry()

    def _tell(self) -> None:
        hour = machines.hour_cost(self._desk.books, self._machine, with_donated=self.donated.value())
        said = self._amount(hour.an_hour)
        self.figure.setText(
            _("An hour of it costs %(amount)s") % {"amount": said}
            if said
            else _("What does an hour of it cost? Write how many hours a month it works.")
        )
        words = _("%(amount)s in a year for %(hours)s hours of work")
        if self._sum.isHidden():
            words = _("%(amount)s in a year for %(hours)s hours of work: press to see the sum")
        self.hint.setText(words % {"amount": self._amount(hour.total), "hours": _hours(hour)})
        self.hint.setVisible(bool(said))
        self._show_sum(hour)
        self.button.setAccessibleName(self.figure.text())

    def _show_sum(self, hour: HourCost) -> None:
        empty(self._grid)
        parts = [(_(words), getattr(hour, name)) for name, words in _PARTS.items()]
        rows = [(name, self._amount(part.amount), part.said) for name, part in parts]
        rows.append((_("In a year"), self._amount(hour.total), ""))
        for place, (name, amount, said) in enumerate(rows):
            last = place == len(rows) - 1
            kinds = ("label", "label", "quiet") if last else ("", "", "quiet")
            for column, (text, kind) in enumerate(zip((name, amount, said), kinds, strict=True)):
                made = label(kind=kind, wrap=column == len(kinds) - 1)
                made.setText(text)
                made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
                side = Qt.AlignmentFlag.AlignRight if column == 1 else Qt.AlignmentFlag.AlignLeft
                self._grid.addWidget(made, place, column, *([side | Qt.AlignmentFlag.AlignTop] if column < 2 else []))
        self.button.setAccessibleDescription(
            "; ".join(f"{name} {amount} {said}".strip() for name, amount, said in rows)
        )

    def _amount(self, value: Fraction | None) -> str:
        return "" if value is None else showing.money(costing.money(value, self._desk.books.club.currency))


def _hours(hour: HourCost) -> str:
    return showing.quantity(Quantity.of(costing.rounded(hour.hours, 2)))
