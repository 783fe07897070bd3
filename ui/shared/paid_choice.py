"""How much of a deal was paid at once: all of it, nothing, or a part that is typed."""

from typing import Any, Final, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coopbooks.i18n import _
from coopbooks.money import Money
from ui import look
from ui.shared.choice import Choice
from ui.shared.money_edit import MoneyEdit
from ui.shared.words import say

_LEAST: Final = 96
"""Pixels in which an amount can be read."""


class Dealt(Protocol):
    """A deal of before."""

    @property
    def total(self) -> Money:
        """What it came to."""

    @property
    def paid(self) -> Money:
        """What of it was paid at once."""


class PaidChoice(QWidget):
    """All, nothing or a part. All of it, where nobody is known to do otherwise: credit is never given unnoticed."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self, currency: str) -> None:
        """Offer to have paid all of it."""
        super().__init__()
        self.how = Choice(
            [
                ("all", lambda: _("All of it")),
                ("none", lambda: _("Nothing yet: on credit")),
                ("part", lambda: _("A part of it")),
            ]
        )
        self.part = MoneyEdit(currency)
        say(self.part.setAccessibleName, lambda: _("The part that was paid"))
        say(self.part.setPlaceholderText, lambda: _("How much"))
        look.measure(self.part.setMinimumWidth, _LEAST)
        self.part.hide()
        self.how.setMinimumContentsLength(6)  # beside an amount there is room for its first words
        self.setFocusProxy(self.how)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.how, 1)
        layout.addWidget(self.part, 1)
        self.how.changed.connect(self._choose)
        self.part.changed.connect(self.changed)
        self.part.refused.connect(self.refused)
        self._nothing = Money(0, currency)

    @property
    def field(self) -> str:
        """The name of the draft's field."""
        return self.part.field

    @field.setter
    def field(self, name: str) -> None:
        self.part.field = name

    def setAccessibleName(self, name: str) -> None:
        """Name the choice, which is what has the focus."""
        super().setAccessibleName(name)
        self.how.setAccessibleName(name)

    @property
    def typed(self) -> bool:
        """Whether somebody chose or typed here."""
        return self.how.typed or self.part.typed

    def of(self, total: Money) -> Money:
        """Return what was paid of a total; refuses a part that cannot be read."""
        how = self.how.value()
        return total if how == "all" else self._nothing if how == "none" else self.part.value()

    def value(self) -> Money | None:
        """Return the part that was paid, where one is asked for; refuses one that cannot be read."""
        return self.part.value() if self.how.value() == "part" else None

    def put(self, paid: Money, total: Money) -> None:
        """Fill in again what was paid of a total."""
        part = self._nothing < paid < total
        self.how.set("part" if part else "all" if paid else "none")
        self.part.set(paid if part else None)

    def propose(self, usual: Dealt | None) -> None:
        """Propose to pay as was paid the last time, all or nothing; what was proposed of others is none of it."""
        if usual is not None:
            self.how.propose("all" if usual.paid or not usual.total else "none")
        elif self.how.property("proposed"):
            self.how.reset()

    def reset(self) -> None:
        """Offer to have paid all of it again."""
        self.how.reset()
        self.part.reset()

    def kept(self) -> Any:
        """Return what is chosen and typed as a draft keeps it."""
        return {"how": self.how.kept(), "part": self.part.kept()}

    def take_back(self, kept: Any) -> None:
        """Choose and type again what a draft kept."""
        self.how.take_back(kept["how"])
        self.part.take_back(kept["part"])

    def setFocus(self, *reason: Any) -> None:
        """Go to the part where one is asked for: that is what can be wrong."""
        (self.how if self.part.isHidden() else self.part).setFocus(*reason)

    def _choose(self) -> None:
        self.part.setVisible(self.how.value() == "part")
        self.changed.emit()
