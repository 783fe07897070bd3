"""The page Work: what members did by the piece, the hour or the day, and the pieces that are still with them."""

from ui.work.page import WorkPage

__all__ = ["WorkPage"]
