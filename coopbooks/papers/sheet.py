"""The sheet a paper is printed on: whose it is, in which language and size, when and by whom it is printed."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, NamedTuple, Protocol

from reportlab.lib.units import mm

from coopbooks.i18n import BOTH, LANGUAGES

SIZES: Final = {
    "letter": (215.9, 279.4),
    "half_letter": (215.9, 139.7),
    "oficio": (216.0, 330.0),
    "a4": (210.0, 297.0),
}
"""Width and height in millimetres. Half a letter lies across: it is what two halves of one cut sheet are."""


class Letterhead(Protocol):
    """What a club says about itself on its papers; the club of open books says all of this."""

    @property
    def name(self) -> str: ...
    @property
    def nit(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def activity(self) -> str: ...
    @property
    def treasurer(self) -> str: ...
    @property
    def president(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def page(self) -> str: ...
    @property
    def un_mil(self) -> bool: ...
    @property
    def practice(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Sheet:
    """Paper for one print. ``language`` and ``page`` are the club's own unless said; ``copy`` marks a reprint.

    Papers that go to somebody else, too, are printed in :data:`BOTH` languages where that is wanted.
    """

    club: Letterhead
    printed: datetime
    by: str = ""
    language: str = ""
    page: str = ""
    copy: bool = False

    def __post_init__(self) -> None:
        """Take from the club what was not said; refuse (ValueError) a size there is not."""
        object.__setattr__(self, "language", self.language or self.club.language)
        object.__setattr__(self, "page", self.page or self.club.page)
        if self.page not in SIZES:
            raise ValueError(f"no such page: {self.page!r}")

    @property
    def in_each(self) -> tuple["Sheet", ...]:
        """The sheet in every language it is wanted in, that of the club first."""
        if self.language != BOTH:
            return (self,)
        languages = sorted(LANGUAGES, key=lambda language: language != self.club.language)
        return tuple(replace(self, language=language) for language in languages)

    @property
    def area(self) -> "Area":
        """The whole page."""
        width, height = SIZES[self.page]
        return Area(width * mm, height * mm, small=self.page == "half_letter")


class Area(NamedTuple):
    """A page, or the part of it that is written as if it were one; in points."""

    width: float
    height: float
    small: bool = False

    @property
    def margin(self) -> float:
        """White on either side: enough to bind the left one."""
        return 16 * mm

    @property
    def top(self) -> float:
        """White above; a small page cannot spare much."""
        return (9 if self.small else 14) * mm

    @property
    def bottom(self) -> float:
        """White below, where many printers cannot reach."""
        return (8 if self.small else 11) * mm

    @property
    def right(self) -> float:
        """Where lines end."""
        return self.width - self.margin

    @property
    def room(self) -> float:
        """How wide lines are."""
        return self.width - 2 * self.margin

    @property
    def across(self) -> "Area":
        """The same page laid on its side, unless it lies so already."""
        return self if self.width > self.height else Area(self.height, self.width, self.small)

    @property
    def half(self) -> "Area":
        """The upper or lower half of an upright page."""
        return Area(self.width, self.height / 2, small=True)
