"""The page Home: money, result, what is due and what is to be done, at a glance; each leads to the page behind it."""

from ui.home.page import HomePage

__all__ = ["HomePage"]
