"""A deed told in words, whoever tells it: its facts, and what it was made up of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ui.shared.rows import Column

Fact = tuple[str, str]
"""The name of what is told, and what it was."""


@dataclass(frozen=True)
class Told:
    """A deed told: its facts, and what it was made up of, under the headings of ``columns``."""

    facts: tuple[Fact, ...]
    lines: Sequence[Any] = ()
    columns: Sequence[Column[Any]] = ()
