"""How somebody arranged a table: widths, order, hidden columns, sorting; as text that the computer keeps."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from ui.shared.rows import Column, Sorted


@dataclass(frozen=True)
class Arrangement:
    """The keys of the columns in their order, those hidden, the widths drawn by hand (pixels at 100 % text)."""

    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    widths: Mapping[str, int] = field(default_factory=dict)
    sorted: Sorted | None = None

    @classmethod
    def first(cls, columns: Sequence[Column[Any]]) -> "Arrangement":
        """Return the one a table begins with."""
        return cls(tuple(key_of(columns)), frozenset(one.key for one in columns if one.spare))

    @classmethod
    def read(cls, text: str, columns: Sequence[Column[Any]]) -> "Arrangement":
        """Return what a text says of these columns; what it cannot be read for is as at the beginning."""
        first = cls.first(columns)
        try:
            return cls._of(json.loads(text), first) if text else first
        except (ValueError, TypeError, KeyError, AttributeError):
            return first

    @classmethod
    def _of(cls, kept: dict[str, Any], first: "Arrangement") -> "Arrangement":
        known = [key for key in kept["order"] if key in first.order]
        order = _with_new_ones(list(dict.fromkeys(known)), first.order)
        hidden = frozenset(kept["hidden"]) & set(known) | first.hidden - set(known)
        widths = {key: int(width) for key, width in kept["widths"].items() if key in first.order and int(width) > 0}
        wanted = kept["sorted"]
        sorted_ = Sorted(str(wanted["key"]), bool(wanted["descending"])) if wanted else None
        some = hidden if hidden < set(order) else first.hidden
        return cls(tuple(order), some, widths, sorted_ if sorted_ and sorted_.key in first.order else None)

    def text(self) -> str:
        """Return it as text."""
        kept = {
            "order": self.order,
            "hidden": sorted(self.hidden),
            "widths": dict(self.widths),
            "sorted": asdict(self.sorted) if self.sorted else None,
        }
        return json.dumps(kept, ensure_ascii=False)


def key_of(columns: Sequence[Column[Any]]) -> list[str]:
    """Return the keys of columns; one without is known by its place."""
    return [column.key or str(place) for place, column in enumerate(columns)]


def _with_new_ones(known: list[str], first: Sequence[str]) -> list[str]:
    """Put the columns a kept order does not know behind the one they stand behind at the beginning."""
    for place, key in enumerate(first):
        if key not in known:
            known.insert(known.index(first[place - 1]) + 1 if place else 0, key)
    return known
