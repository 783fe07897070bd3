"""What every part of a page is: a row of buttons and filters, what stands below it, asking the books again."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from ui.shared.over import Over

OpenOver = Callable[[Over], None]
"""Opens a form over the page until it is left."""


class Part(Protocol):
    """One part of the page."""

    @property
    def tools(self) -> list[QWidget]:
        """Its buttons and filters."""

    @property
    def below(self) -> QWidget:
        """What it is about."""

    def refresh(self) -> None:
        """Ask the books again and show what they say."""


class TablePart(Part, Protocol):
    """One part that is about a table."""

    @property
    def table(self) -> QWidget:
        """Where the work on it begins."""
