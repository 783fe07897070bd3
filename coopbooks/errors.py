"""The two ways to end badly that are not a bug: the books refuse, or the world failed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Refusal(Exception):  # noqa: N818 - the word people use for it
    """The books do not allow what was asked.

    ``message`` is translated and says what to do instead; ``field`` names the field of the draft it belongs to:
    ``day``, and in one of several lines, counted from 0, ``lines.2.quantity``; ``reason`` is a stable word for code and
    tests.
    """

    def __init__(self, message: str, field: str | None = None, reason: str = "") -> None:
        """Keep what happened apart from where it belongs."""
        super().__init__(message)
        self.message = message
        self.field = field
        self.reason = reason

    def of_line(self, field: str, line: int) -> Refusal:
        """Return what is refused of one line alone, by the names of its fields, as it is of a field of several."""
        own = "" if self.field in (None, field) else f".{self.field}"
        known = (self.field or "").startswith(f"{field}.")
        return self if known else Refusal(self.message, f"{field}.{line}{own}", self.reason)


@contextmanager
def of_line(field: str, line: int) -> Iterator[None]:
    """Let what is refused within be refused of that line of a field."""
    try:
        yield
    except Refusal as refusal:
        named = refusal.of_line(field, line)
        if named is refusal:
            raise
        raise named from refusal


class Trouble(Exception):  # noqa: N818 - the word people use for it
    """The world failed: disk full, file locked, newer file, printer gone.

    ``words`` give what to do in the language spoken when they are called, for it is read until it is over; ``reason``
    is a stable word for code and tests.
    """

    def __init__(self, words: Callable[[], str], reason: str = "") -> None:
        """Keep the words for people and the word for code."""
        super().__init__(words())
        self.words = words
        self.reason = reason

    @property
    def message(self) -> str:
        """The words in the language spoken now."""
        return self.words()
