"""Fields only loans have: in which money, and how often something is due."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coopbooks.books import Books
from coopbooks.i18n import N_, _
from coopbooks.money import SYMBOLS
from ui import look
from ui.shared.choice import Choice
from ui.shared.quantity_edit import WholeEdit
from ui.shared.words import say

DOLLAR: Final = "USD"
_LEAST: Final = 64
"""Pixels in which a number of days can be read."""
_OFTEN: Final = {
    "1 month": N_("every month"),
    "1 week": N_("every week"),
    "2 week": N_("every two weeks"),
    "2 month": N_("every two months"),
    "3 month": N_("every three months"),
    "6 month": N_("every half year"),
    "12 month": N_("every year"),
}
"""How often instalments are mostly due: so many of a unit of time."""
_DAYS: Final = "days"


def currency_choice(books: Books) -> Choice:
    """Return a field for the currency of a loan: that of the books, or dollars."""
    offered = dict.fromkeys((books.club.currency, DOLLAR))
    return Choice([(currency, partial(str, SYMBOLS[currency])) for currency in offered])


class OftenEdit(QWidget):
    """How often something is due, chosen; or every so many days, typed. ``value`` is the number and its unit."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self) -> None:
        """Offer what is usual, every month first."""
        super().__init__()
        self.field = ""
        self.how = Choice(
            [
                *((key, partial(_, words)) for key, words in _OFTEN.items()),
                (_DAYS, lambda: _("every … days")),
            ]
        )
        self.how.setMinimumContentsLength(8)
        self.days = WholeEdit()
        say(self.days.setAccessibleName, lambda: _("How many days"))
        say(self.days.setPlaceholderText, lambda: _("days"))
        look.measure(self.days.setMaximumWidth, _LEAST + 16)
        look.measure(self.days.setMinimumWidth, _LEAST)
        self.days.hide()
        self.setFocusProxy(self.how)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.how, 1)
        layout.addWidget(self.days)
        self.how.changed.connect(self._choose)
        self.days.changed.connect(self.changed)
        self.days.refused.connect(self.refused)

    def setAccessibleName(self, name: str) -> None:
        """Name the choice, which is what has the focus."""
        super().setAccessibleName(name)
        self.how.setAccessibleName(name)

    @property
    def typed(self) -> bool:
        """Whether somebody chose or typed here."""
        return self.how.typed or self.days.typed

    def value(self) -> tuple[int, str]:
        """Return how many of which unit; refuses days that cannot be read."""
        if self.how.value() == _DAYS:
            self.days.field = self.field
            return self.days.value(), "day"
        many, unit = self.how.value().split()
        return int(many), unit

    maybe = value

    def set(self, often: tuple[int, str] | None) -> None:
        """Choose how often; weeks and months that are not offered are not chosen."""
        many, unit = often or (1, "month")
        key = f"{many} {unit}"
        self.how.set(key if key in _OFTEN else _DAYS)
        self.days.set(None if key in _OFTEN else many * (7 if unit == "week" else 1))

    propose = set

    def reset(self) -> None:
        """Choose every month again."""
        self.set(None)

    def kept(self) -> Any:
        """Return what is chosen and typed as a draft keeps it."""
        return {"how": self.how.kept(), "days": self.days.kept()}

    def take_back(self, kept: Any) -> None:
        """Choose and type again what a draft kept."""
        self.how.take_back(kept["how"])
        self.days.take_back(kept["days"])

    def setFocus(self, *reason: Any) -> None:
        """Go to the days where they are asked for: that is what can be wrong."""
        (self.how if self.days.isHidden() else self.days).setFocus(*reason)

    def _choose(self) -> None:
        self.days.setVisible(self.how.value() == _DAYS)
        self.changed.emit()
