"""Which form it is: on which page, for what, and which record it takes up again. What is typed is kept under it."""

import re
from dataclasses import dataclass
from typing import Final, Protocol

_WRITTEN: Final = re.compile(r"(?P<page>[a-z_]+)/(?P<what>[a-z_]+)(?::(?P<of>[0-9]+))?(?:=(?P<like>[0-9]+))?")

_OF_A_RUN: Final = ("approve", "hand")
"""Forms of a payout that go on with it, and do not change what their key names."""


class Recorded(Protocol):
    """Something on record."""

    @property
    def id(self) -> int:
        """What it is known by."""


@dataclass(frozen=True, slots=True)
class FormKey:
    """The form a page opens for ``what``; ``of`` the record it changes or corrects, ``like`` what it repeats.

    An empty page stands for a form that is not kept.
    """

    page: str = ""
    what: str = ""
    of: int | None = None
    like: int | None = None

    def changing(self, record: int) -> "FormKey":
        """Return the key of the form that changes a record added in this one."""
        return FormKey(self.page, self.what, record)

    @property
    def corrects(self) -> bool:
        """Whether its form sets something right that is on record, and does not go on from it."""
        return self.of is not None and not (self.page == "payouts" and self.what in _OF_A_RUN)

    def __str__(self) -> str:
        """Write it as it stands in the file."""
        if not self.page:
            return ""
        of = "" if self.of is None else f":{self.of}"
        like = "" if self.like is None else f"={self.like}"
        return f"{self.page}/{self.what}{of}{like}"

    @classmethod
    def around(cls, page: str, what: str, correcting: "Recorded | None", again: "Recorded | None") -> "FormKey":
        """Return the key of the form that changes one record, or makes a new one like another."""
        return cls(page, what, correcting.id if correcting else None, again.id if again else None)

    @classmethod
    def read(cls, written: str) -> "FormKey":
        """Read what :meth:`__str__` wrote; what another version wrote is the key of no form."""
        match = _WRITTEN.fullmatch(written)
        if match is None:
            return cls()
        of, like = (int(match[name]) if match[name] else None for name in ("of", "like"))
        return cls(match["page"], match["what"], of, like)
