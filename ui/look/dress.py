"""Dressing the program: light, dark or as the computer is, and its text as large as somebody wants it."""

from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.look.measures import TEXT, WHOLE
from ui.look.sheet import stylesheet
from ui.look.tokens import DARK, LIGHT, Tokens
from ui.look.unseen import Unseen
from ui.look.worn import worn

THEMES: Final = {"computer": Qt.ColorScheme.Unknown, "light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
"""What somebody may choose, and what the computer is asked for, which draws the titles of windows."""
FAMILY: Final = "CoopBooks Sans"
FONTS: Final = Path(__file__).parent / "fonts"
REGULAR: Final = "CoopBooksSans-Regular"
BOLD: Final = "CoopBooksSans-Bold"
_role = QPalette.ColorRole


def dress(application: QApplication, theme: str = "computer", percent: int = WHOLE) -> None:
    """Give every window of the program a look, and let it follow the computer from now on."""
    application.setStyle("Fusion")
    for font in sorted(FONTS.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(font))
    QGuiApplication.styleHints().colorSchemeChanged.connect(_follow_computer)
    wear(theme, percent)


def wear(theme: str, percent: int) -> None:
    """Change the look of everything on the screen at once: a theme of :data:`THEMES`, text of ``percent``."""
    worn.theme = theme
    hints = QGuiApplication.styleHints()
    if hints.colorScheme() != THEMES[theme]:
        hints.setColorScheme(THEMES[theme])
    _put_on(THEMES[theme] if theme != "computer" else hints.colorScheme(), percent)


def _follow_computer(scheme: Qt.ColorScheme) -> None:
    """Turn light or dark with the computer, where that is what somebody wants."""
    if worn.theme == "computer":
        _put_on(scheme, worn.percent)


def _put_on(scheme: Qt.ColorScheme, percent: int) -> None:
    """Change what is worn, unless it is worn already.

    The old stylesheet is taken off first: Qt would put a new one over it on every widget once for each widget it lies
    in, which takes seven times as long.
    """
    application, tokens = QApplication.instance(), DARK if scheme == Qt.ColorScheme.Dark else LIGHT
    assert isinstance(application, QApplication)  # noqa: S101 - nothing else is ever dressed
    if (tokens, percent) == (worn.tokens, worn.percent) and application.styleSheet():
        return
    _unseen().put_off(still=percent == worn.percent)
    worn.tokens, worn.percent = tokens, percent
    application.setStyleSheet("")
    application.setPalette(_palette(tokens))
    font = QFont(FAMILY)
    font.setPointSizeF(TEXT * percent / WHOLE)
    if font != application.font():  # else Qt would lay out every widget anew for the letters it has
        application.setFont(font)
    application.setStyleSheet(stylesheet(tokens, percent))
    worn.changed.emit()


@cache
def _unseen() -> Unseen:
    return Unseen()


def _palette(tokens: Tokens) -> QPalette:
    """Return the colours of whatever the stylesheet leaves to Qt."""
    palette = QPalette(QColor(tokens.surface), QColor(tokens.ground))
    for places, colour in (
        ((_role.Window, _role.AlternateBase), tokens.ground),
        ((_role.Base, _role.Button, _role.ToolTipBase), tokens.surface),
        ((_role.WindowText, _role.Text, _role.ButtonText, _role.ToolTipText), tokens.text),
        ((_role.Highlight, _role.Accent, _role.Link), tokens.accent),
        ((_role.HighlightedText,), tokens.on_accent),
        ((_role.PlaceholderText, _role.LinkVisited), tokens.quiet),
    ):
        for place in places:
            palette.setColor(place, QColor(colour))
    for place in (_role.WindowText, _role.Text, _role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, place, QColor(tokens.quiet))
    return palette
