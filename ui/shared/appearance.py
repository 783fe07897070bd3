"""How somebody likes the program to look on this computer: light, dark or as the computer is, and how large its text.

Both are remembered from one start to the next, and change at once.
"""

from typing import Final

from PySide6.QtWidgets import QApplication

from coopbooks.i18n import _
from ui import look
from ui.shared import memory
from ui.shared.words import Words

THEMES: Final[dict[str, Words]] = {
    "computer": lambda: _("Light or dark as the computer"),
    "light": lambda: _("Light colours"),
    "dark": lambda: _("Dark colours"),
}
"""The themes of ``look.THEMES`` in words."""
_THEME: Final = "theme"
_TEXT: Final = "text"


def dress_as_remembered(application: QApplication) -> None:
    """Dress the program as it was dressed last."""
    theme, text = memory.recall(_THEME), memory.recall(_TEXT)
    look.dress(
        application,
        theme if theme in look.THEMES else "computer",
        int(text) if text in map(str, look.SIZES) else look.WHOLE,
    )


def choose_theme(theme: str) -> None:
    """Wear another theme from now on: a key of ``look.THEMES``."""
    memory.remember(_THEME, theme)
    look.wear(theme, look.worn.percent)


def wears(theme: str) -> bool:
    """Whether this is the theme chosen."""
    return look.worn.theme == theme


def choose_text(percent: int) -> None:
    """Wear text of another size from now on: one of ``look.SIZES``."""
    memory.remember(_TEXT, percent)
    look.wear(look.worn.theme, percent)


def grow(steps: int) -> None:
    """Let the text be so many sizes larger, or smaller, as far as there are any."""
    place = look.SIZES.index(look.worn.percent) + steps
    choose_text(look.SIZES[min(max(place, 0), len(look.SIZES) - 1)])
