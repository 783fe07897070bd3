"""How wide the columns of a table are: as they were made, and what is left shared out so that most of it is read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QFontMetrics, QGuiApplication

from ui import look

_NARROWEST: Final = 104
"""Pixels a column that takes what is left can do with."""
_SCROLLED: Final = 160
"""Pixels it gets where there are not even those, so that the table scrolls all the same."""
_MOST: Final = 320
"""Pixels for which a column takes from others what they do not need; for what is longer it takes what is left."""
_PADDING: Final = 11
"""Pixels at either side of what stands in a cell."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a column wants, in pixels: its ``usual`` width (0: it takes what is left), what its ``heading`` needs, and
    what its ``words`` do. One that ``gives`` is narrower than usual where others lack what it does not need; any is
    wider where others do not need what it lacks.
    """

    usual: int
    heading: int
    words: int
    gives: bool

    @property
    def needed(self) -> int:
        """In which all of it is read."""
        return max(self.heading, self.words)

    @property
    def worth(self) -> int:
        """For how much of that it takes from others."""
        return min(self.needed, look.scaled(_MOST))


def widest(rows: Iterable[Sequence[str]], many: int) -> list[int]:
    """Return the width in which what stands in each of so many columns is read, were it bold."""
    font = QGuiApplication.font()
    font.setBold(True)
    measure, around = QFontMetrics(font).horizontalAdvance, 2 * look.scaled(_PADDING)
    found: list[set[str]] = [set() for _column in range(many)]
    for texts in rows:
        for place, text in enumerate(texts):
            found[place].add(text)
    return [max((measure(text) + around for text in texts if text), default=0) for texts in found]


def widths(wishes: Sequence[Wish], room: int) -> list[int]:
    """Return how wide each column is; together more than there is room for where the table is to be scrolled."""
    fixed = {place: one.usual for place, one in enumerate(wishes) if one.usual}
    takers = {place: one for place, one in enumerate(wishes) if not one.usual}
    worth = sum(one.worth for one in takers.values())
    spare = {place: max(fixed[place] - wishes[place].needed, 0) for place in fixed if wishes[place].gives}
    short = {place: max(wishes[place].worth - fixed[place], 0) for place in fixed}
    for place, width in _given(spare, worth + sum(short.values()) + sum(fixed.values()) - room).items():
        fixed[place] -= width
    for place, width in _given(short, room - sum(fixed.values()) - worth).items():
        fixed[place] += width
    taken = _taken(takers, room - sum(fixed.values()))
    return [fixed[place] if place in fixed else taken[place] for place in range(len(wishes))]


def _given(most: Mapping[int, int], wanted: int) -> Mapping[int, int]:
    """What each of them gives, or is given, so that it comes to what is wanted, or as near as can be."""
    if wanted <= 0:
        return {}
    return most if sum(most.values()) <= wanted else _up_to(most, wanted)


def _taken(takers: Mapping[int, Wish], left: int) -> Mapping[int, int]:
    """What is left in equal shares as far as each can be read in them; else the longer take more than the shorter."""
    least = {place: max(look.scaled(_NARROWEST), one.heading) for place, one in takers.items()}
    if left < sum(least.values()):
        return {place: max(look.scaled(_SCROLLED), one.heading) for place, one in takers.items()}
    needed = {place: max(least[place], one.words) for place, one in takers.items()}
    if sum(needed.values()) <= left:
        return _at_least(needed, left)
    more = _up_to({place: needed[place] - least[place] for place in takers}, left - sum(least.values()))
    return {place: least[place] + more[place] for place in takers}


def _at_least(needed: Mapping[int, int], room: int) -> dict[int, int]:
    """Share out all of the room equally, but to none less than it needs; the pixels over go to the first."""
    shared: dict[int, int] = {}
    for place in sorted(needed, key=lambda place: -needed[place]):
        share = -(-(room - sum(shared.values())) // (len(needed) - len(shared)))
        shared[place] = max(needed[place], share)
    return shared


def _up_to(wanted: Mapping[int, int], room: int) -> dict[int, int]:
    """Share out all of the room equally, but to none more than it wants: together they want more than there is."""
    shared: dict[int, int] = {}
    for place in sorted(wanted, key=lambda place: wanted[place]):
        share = (room - sum(shared.values())) // (len(wanted) - len(shared))
        shared[place] = min(wanted[place], share)
    return shared
