"""The look: design tokens, the stylesheet made from them, icons and the typeface.

What paints asks :func:`now` for the colours and :func:`scaled` for its measures each time, and paints again when
``worn.changed`` says so; a measure that is set once is set with :func:`measure` and follows the text size by itself.
"""

from ui.look.dress import BOLD, FAMILY, FONTS, REGULAR, THEMES, dress, wear
from ui.look.icons import icon, pixmap
from ui.look.measures import SIZES, WHOLE
from ui.look.tokens import Tokens
from ui.look.worn import measure, now, scaled, worn

__all__ = [
    "BOLD",
    "FAMILY",
    "FONTS",
    "REGULAR",
    "SIZES",
    "THEMES",
    "WHOLE",
    "Tokens",
    "dress",
    "icon",
    "measure",
    "now",
    "pixmap",
    "scaled",
    "wear",
    "worn",
]
