"""The look: design tokens, the stylesheet made from them, icons and the font."""

from ui.look.dress import dress
from ui.look.icons import icon, pixmap
from ui.look.tokens import LIGHT, Tokens

__all__ = ["LIGHT", "Tokens", "dress", "icon", "pixmap"]
