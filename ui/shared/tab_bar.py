"""The names of the parts of a page, side by side; one below the other in a list where there is no room for all."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QTabBar

from coopbooks.i18n import _
from ui.shared.choice import Choice
from ui.shared.words import say

_BELOW: Final = 8
"""Pixels between the list and the line under it."""


class FoldingTabBar(QTabBar):
    """The names. ``folded`` is whether they are offered in a list."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.list = Choice([], self)
        self.list.hide()
        self.list.take_room()
        say(self.list.setAccessibleName, lambda: _("Part of the page"))
        self.setUsesScrollButtons(False)
        self.list.activated.connect(self.setCurrentIndex)
        self.currentChanged.connect(self._follow)

    @property
    def folded(self) -> bool:
        """Whether there is no room for all of them."""
        return not self.list.isHidden()

    def _follow(self, place: int) -> None:
        if self.folded:
            self.list.set(place)

    def tabLayoutChange(self) -> None:
        """Look again whether there is room: a name, the size of the text, or the width is another one."""
        super().tabLayoutChange()
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold, or lay out side by side, for the width there is now."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        needed = sum(self.tabSizeHint(place).width() for place in range(self.count()))
        folded = needed > self.width()
        if folded:
            self.list.offer([(place, partial(self.tabText, place)) for place in range(self.count())])
            self.list.set(self.currentIndex())
            self.list.setGeometry(0, 0, min(self.list.sizeHint().width(), self.width()), self.list.sizeHint().height())
        if folded != self.folded:
            had_focus = self.hasFocus() or self.list.hasFocus()
            self.list.setVisible(folded)
            proxy: Any = self.list if folded else None
            self.setFocusProxy(proxy)
            if had_focus:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size of the list, or of all names side by side."""
        hint = super().sizeHint()
        return QSize(hint.width(), self.list.sizeHint().height() + _BELOW) if self.folded else hint

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the list may be."""
        return QSize(self.list.minimumSizeHint().width(), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names, where they are not in the list."""
        if not self.folded:
            super().paintEvent(event)
