"""The start screen: open books, make new ones in five questions, or practise."""

from ui.start.window import StartWindow

__all__ = ["StartWindow"]
