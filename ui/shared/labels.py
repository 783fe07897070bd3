"""Words and figures on a page: labels that know what they are (title, quiet, figure) and follow the language."""

import re
from collections.abc import Callable
from functools import partial
from textwrap import fill
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton, QSizePolicy, QToolTip, QWidget

from coopbooks.i18n import _
from ui.look import icon
from ui.shared.buttons_told import what_it_does
from ui.shared.words import Words, say

_HAIR: Final = 2
"""Pixels a letter may lean over what Qt measures."""
_TIP_RIGHT, _TIP_LOWER, _TIP_ROUND = 2, 32, 12
"""Pixels: how far from where it is told Qt puts what it says where the pointer rests, at most, and what lies around."""
_LINE: Final = 60
"""Letters on a line of what is said where the pointer rests: large ones have room on a small screen."""


def label(words: Words | None = None, kind: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label; ``kind`` is a word the stylesheet knows: title, heading, label, quiet, small, figure."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        made.setProperty("kind", kind)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    if words:
        say(made.setText, words)
    return made


def heading(words: Words | None = None, kind: str = "heading") -> QLabel:
    """Return a label that stands on one line where there is room for it, and wraps where not."""
    made = _Heading()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    made.setWordWrap(True)
    if words:
        say(made.setText, words)
    return made


class _Heading(QLabel):
    """A label that wraps, and would like not to."""

    def sizeHint(self) -> QSize:
        """Return the size on one line."""
        text = self.fontMetrics().size(0, self.text())
        margins = self.contentsMargins()
        return QSize(text.width() + margins.left() + margins.right() + _HAIR, super().sizeHint().height())


class Button(QPushButton):
    """A button with words on it, that says what it does and which keys do the same: read after its words, and where
    the pointer rests. A key that is held down presses it once: nothing is answered that nobody read.
    """

    def __init__(self, words: Words, does: Words | None = None, parent: QWidget | None = None) -> None:
        """Make it; what it ``does`` is known of most by their words."""
        super().__init__(parent)
        self._called = self._does = self._keys = ""
        say(self.setText, words)
        told = does or what_it_does(words)
        if told:
            say(self.tell, told)

    def tell(self, does: str) -> None:
        """Say what it does, in the language spoken."""
        self._does = does
        told = with_keys(does, self._keys)
        self.setAccessibleDescription(told)
        self.setToolTip(_in_lines(". ".join(filter(None, (self._called, told)))))

    def call(self, called: str) -> None:
        """Call it by these words, where there is only a sign or a drawing on it."""
        self._called = called
        self.setAccessibleName(called)
        self.tell(self._does)

    def add_keys(self, keys: str) -> None:
        """Say which keys press it."""
        self._keys = keys
        self.tell(self._does)

    def event(self, event: QEvent) -> bool:
        """Say what it does above itself where it stands low: Qt would say it over the buttons beside it."""
        if event.type() == QEvent.Type.ToolTip and self.toolTip() and _stands_low(self):
            QToolTip.showText(_above(self, self.toolTip()), self.toolTip(), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a key once."""
        if event.isAutoRepeat():
            event.accept()
        else:
            super().keyPressEvent(event)


def _in_lines(told: str) -> str:
    """Break what is told into lines, but not between the word for keys and the keys."""
    return fill(re.sub(r": (?=\S+$)", ":\N{NO-BREAK SPACE}", told), _LINE).replace("\N{NO-BREAK SPACE}", " ")


def _stands_low(widget: QWidget) -> bool:
    screen = widget.screen().availableGeometry()
    return widget.mapToGlobal(widget.rect().center()).y() > screen.center().y()


def _above(widget: QWidget, told: str) -> QPoint:
    """Return where Qt is to be told to say it, so that it ends above a widget: it begins further right and lower."""
    high = QFontMetrics(QToolTip.font()).size(0, told).height() + 2 * _TIP_ROUND
    return widget.mapToGlobal(QPoint(0, 0)) - QPoint(_TIP_RIGHT, _TIP_LOWER + high)


def button(
    words: Words, kind: str = "", drawing: str = "", parent: QWidget | None = None, does: Words | None = None
) -> Button:
    """Return a button; ``kind`` is ``main`` for the one of the page, ``plain`` for a quiet one.

    What it ``does`` is said of the buttons that :mod:`ui.shared.buttons_told` does not know.
    """
    made = Button(words, does, parent)
    if kind:
        made.setProperty("kind", kind)
    if drawing:
        made.setIcon(icon(drawing, "on_accent" if kind == "main" else "text"))
    made.setAutoDefault(True)  # outside dialogs, too, Enter presses the button the cursor is on
    return made


def with_keys(does: str, keys: str) -> str:
    """Return what something does, and after it which keys do it, as they are called in the language spoken."""
    if not keys:
        return does
    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{does} {_('Keys: %(keys)s.') % {'keys': shown}}".lstrip()


def press(wanted: Button, keys: str, within: QWidget) -> None:
    """Let keys press a button while something it stands for has the focus; it says which."""
    wanted.add_keys(keys)
    on_keys(keys, within, partial(press_seen, wanted))


def press_seen(wanted: QPushButton) -> None:
    """Press a button that is in sight: keys do nothing that is not offered."""
    if wanted.isVisible():
        wanted.click()


def unfold(made: Button, menu: QMenu, keys: str, within: QWidget) -> None:
    """Let a button that is in sight open a menu, by keys too."""
    made.add_keys(keys)

    def open_menu() -> None:
        if made.isVisible():
            menu.popup(made.mapToGlobal(made.rect().bottomLeft()))

    hang(menu, made)
    on_keys(keys, within, open_menu)


def hang(menu: QMenu, made: QPushButton) -> None:
    """Let a button open a menu, which is called as the button is."""
    menu.aboutToShow.connect(lambda: menu.setAccessibleName(made.text()))
    made.setMenu(menu)


def on_keys(keys: str, within: QWidget, do: Callable[[], object], *, again: bool = False) -> None:
    """Let keys do something while a widget, or something in it, has the focus: once, or ``again`` while held down."""
    shortcut = QShortcut(QKeySequence(keys), within, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.setAutoRepeat(again)
    shortcut.activated.connect(do)


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property the stylesheet looks at, and look again; one that was never set looks as if it were false.

    What is not dressed yet is looked at when it is.
    """
    before = widget.property(name) or False
    widget.setProperty(name, value)
    if before != value and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def panel(kind: str = "panel") -> QFrame:
    """Return a frame; ``kind`` is a word the stylesheet knows: panel, foot, notice, doubts."""
    made = QFrame()
    made.setProperty("kind", kind)
    return made


def practice_band() -> QLabel:
    """Return the band over books to practise in."""
    band = label(lambda: _("PRACTICE — nothing here is real; try whatever you like"))
    band.setAlignment(Qt.AlignmentFlag.AlignCenter)
    band.setObjectName("practice")
    return band
