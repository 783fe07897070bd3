"""What a person is, and what must be known of her."""

from dataclasses import dataclass, replace
from typing import Final

from coopbooks.errors import Refusal
from coopbooks.i18n import _
from coopbooks.ledger import check_text
from coopbooks.reading import fold

ROLES: Final = ("customer", "supplier", "lender", "donor", "member")
LONGEST_NAME: Final = 80
"""Characters a name may have: more does not fit a voucher."""
LONGEST_DETAIL: Final = 60


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """A person as typed. ``detail`` tells two people of one name apart; ``identity`` is a C.I. or NIT, as written."""

    name: str
    detail: str = ""
    phone: str = ""
    identity: str = ""
    roles: frozenset[str] = frozenset()
    active: bool = True

    @property
    def folded(self) -> str:
        """Name and detail as they are searched; no two people share it."""
        return fold(f"{self.name} {self.detail}")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the club deals with."""

    id: int
    name: str
    detail: str
    phone: str
    identity: str
    roles: frozenset[str]
    active: bool

    @property
    def label(self) -> str:
        """Name, and what tells her apart: ``Rosa Mamani (El Alto)``."""
        return f"{self.name} ({self.detail})" if self.detail else self.name


def check(draft: PersonDraft) -> PersonDraft:
    """Refuse a person without a name or with words that cannot be printed; return the draft without stray blanks."""
    tidy = replace(
        draft,
        name=" ".join(draft.name.split()),
        detail=" ".join(draft.detail.split()),
        phone=" ".join(draft.phone.split()),
        identity=" ".join(draft.identity.split()),
    )
    if not tidy.folded or not fold(tidy.name):
        raise Refusal(_("Write the name."), "name", "empty")
    limits = {"name": LONGEST_NAME, "detail": LONGEST_DETAIL, "phone": LONGEST_DETAIL, "identity": LONGEST_DETAIL}
    for field, most in limits.items():
        check_text(getattr(tidy, field), field, most)
    unknown = tidy.roles - set(ROLES)
    if unknown:
        raise ValueError(f"no such role: {unknown}")
    return tidy
