"""Dressing the program: the font it brings along and the stylesheet filled in with the tokens."""

from pathlib import Path
from string import Template

from PySide6.QtGui import QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

import coopbooks
from ui.look.tokens import LIGHT, Tokens
from ui.look.worn import worn

_FAMILY = "DejaVu Sans"
_HERE = Path(__file__).parent


def dress(application: QApplication, tokens: Tokens = LIGHT) -> None:
    """Give every window of the program this look."""
    application.setStyle("Fusion")
    _load_fonts()
    application.setFont(QFont(_FAMILY, tokens.text_size))
    application.setPalette(_palette(tokens))
    application.setStyleSheet(stylesheet(tokens))
    worn.tokens = tokens
    worn.changed.emit()


def stylesheet(tokens: Tokens) -> str:
    """Return the one stylesheet in these tokens."""
    sheet = _HERE / "style.qss"
    icons = (_HERE / "icons").as_posix()
    return Template(sheet.read_text(encoding="utf-8")).substitute(tokens.measures(), icons=icons)


def _load_fonts() -> None:
    """Use the same letters as the papers, so that figures are of one width and look the same on every machine."""
    folder = Path(coopbooks.__file__).parent / "papers" / "fonts"
    for font in sorted(folder.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(font))


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for place, colour in {
        role.Window: tokens.ground,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.ground,
        role.WindowText: tokens.text,
        role.Text: tokens.text,
        role.ButtonText: tokens.text,
        role.Button: tokens.surface,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.PlaceholderText: tokens.quiet,
    }.items():
        palette.setColor(place, colour)
    return palette
