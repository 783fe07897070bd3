"""What a grant is, how its parts add up, and what must hold of it; no database."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Final, Protocol

from coopbooks import showing
from coopbooks.errors import Refusal, of_line
from coopbooks.i18n import _
from coopbooks.ledger import LARGEST, check_text
from coopbooks.money import Money, total
from coopbooks.reading import fold

LONGEST_NAME: Final = 80
MOST_PURPOSES: Final = 30
_HUNDRED: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class PurposeDraft:
    """What a part of a grant is for: its name, and an ``amount`` of the grant or so many ``percent`` of it.

    ``id`` is that of a purpose the grant has already, which may be called otherwise from now on.
    """

    name: str
    amount: Money | None = None
    percent: Decimal | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class GrantDraft:
    """A grant as typed: who gives how much, by which agreement of which day, to be spent from when to when, on what.

    ``amount`` is in the currency of the agreement. What the purposes leave of it is for nothing in particular.
    ``reason`` says why the plan of a grant that is there already is changed.
    """

    donor: int | None
    name: str
    amount: Money
    day: date
    begins: date | None = None
    ends: date | None = None
    purposes: tuple[PurposeDraft, ...] = ()
    note: str = ""
    reason: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """How much a grant is from a day on, by the names of its purposes (the rest has none), and why it was changed."""

    day: date
    amount: Money
    parts: tuple[tuple[str, Money], ...]
    reason: str
    recorded_by: str
    recorded_at: datetime


class _Figures(Protocol):
    """The figures of a grant, or of one purpose of it, in the currency of the books."""

    @property
    def worth(self) -> Money: ...
    @property
    def received(self) -> Money: ...
    @property
    def spent(self) -> Money: ...
    @property
    def returned(self) -> Money: ...


class _Left:
    """What is left by such figures."""

    __slots__ = ()

    @property
    def left(self: _Figures) -> Money:
        """What the plan leaves to be spent; below zero where more was spent."""
        return self.worth - self.spent - self.returned

    @property
    def in_hand(self: _Figures) -> Money:
        """What came and was neither spent nor given back: it stands in the ledger among the grants not yet spent."""
        return self.received - self.spent - self.returned


@dataclass(frozen=True, slots=True)
class Purpose(_Left):
    """What a part of a grant is for, and what became of it.

    ``planned`` and ``came`` are in the currency of the grant, everything else in that of the books. ``received`` is
    money and what was given in kind; ``spent`` what was spent of the money and what was given in kind; ``worth`` is
    what the plan comes to: what came at what it was worth then, the rest at the last rate.
    """

    id: int
    grant: int
    grant_name: str
    donor_name: str
    name: str
    rest: bool
    planned: Money
    came: Money
    worth: Money
    received: Money
    in_kind: Money
    spent: Money
    returned: Money

    @property
    def label(self) -> str:
        """What it is called on its own: the rest of a grant has no name but this."""
        return self.name or _("No particular purpose")

    @property
    def full_label(self) -> str:
        """What it is called among those of other grants: ``Machines · Agreement 12``."""
        return f"{self.label} · {self.grant_name}"

    @property
    def due(self) -> Money:
        """What of its plan has still to come, in the currency of the grant."""
        return max(self.planned - self.came, Money(0, self.planned.currency))

    @property
    def is_used(self) -> bool:
        """Whether anything is planned for it, or ever happened to it: else nobody need see it."""
        return bool(self.planned or self.received or self.spent or self.returned)


@dataclass(frozen=True, slots=True)
class Grant(_Left):
    """What a donor agreed to give, and what became of it; figures as of its purposes."""

    id: int
    donor: int
    donor_name: str
    name: str
    amount: Money
    day: date
    begins: date
    ends: date | None
    note: str
    active: bool
    purposes: tuple[Purpose, ...]

    @property
    def used(self) -> tuple[Purpose, ...]:
        """Its purposes, the rest among them only where there is one."""
        return tuple(one for one in self.purposes if one.is_used)

    @property
    def foreign(self) -> bool:
        """Whether it was agreed in another currency than that of the books."""
        return self.amount.currency != self.received.currency

    @property
    def came(self) -> Money:
        """What came, in the currency of the grant."""
        return total((one.came for one in self.purposes), self.amount.currency)

    @property
    def due(self) -> Money:
        """What the donor has still to give, in the currency of the grant."""
        return max(self.amount - self.came, Money(0, self.amount.currency))

    @property
    def worth(self) -> Money:
        """What all of it comes to in the currency of the books."""
        return self._sum("worth")

    @property
    def received(self) -> Money:
        """What came: money, and what was given in kind."""
        return self._sum("received")

    @property
    def in_kind(self) -> Money:
        """What of it was given in kind."""
        return self._sum("in_kind")

    @property
    def spent(self) -> Money:
        """What was spent."""
        return self._sum("spent")

    @property
    def returned(self) -> Money:
        """What was given back to the donor."""
        return self._sum("returned")

    @property
    def overspent(self) -> bool:
        """Whether more was spent than came, or more on a purpose than was planned for it."""
        return self.in_hand.minor < 0 or any(one.left.minor < 0 for one in self.purposes)

    @property
    def draft(self) -> GrantDraft:
        """What would have to be typed to record it as it is."""
        planned = (one for one in self.purposes if one.planned and not one.rest)
        parts = tuple(PurposeDraft(one.name, one.planned, id=one.id) for one in planned)
        return GrantDraft(
            self.donor, self.name, self.amount, self.day, self.begins, self.ends, parts, self.note, "", self.active
        )

    def _sum(self, name: str) -> Money:
        found: list[Money] = [getattr(one, name) for one in self.purposes]
        return total(found, found[0].currency)


def tidy(draft: GrantDraft) -> GrantDraft:
    """Return a grant as it is kept: without stray blanks, to be spent from its own day where no other is said."""
    name, note, reason = (" ".join(words.split()) for words in (draft.name, draft.note, draft.reason))
    purposes = tuple(replace(one, name=" ".join(one.name.split())) for one in draft.purposes)
    begins = draft.begins or draft.day
    return replace(draft, name=name, note=note, reason=reason, purposes=purposes, begins=begins)


def check(draft: GrantDraft) -> None:
    """Refuse a grant without donor, name or amount, days that turn round, and purposes that cannot be."""
    if draft.donor is None:
        raise Refusal(_("Choose who."), "donor", "empty")
    if not fold(draft.name):
        raise Refusal(_("Write the name or the number of the agreement."), "name", "empty")
    check_text(draft.name, "name", LONGEST_NAME)
    check_text(draft.note, "note")
    check_text(draft.reason, "reason")
    if draft.amount.minor <= 0:
        raise Refusal(_("How much was agreed? Write more than zero."), "amount", "zero")
    if draft.amount.minor > LARGEST:
        raise Refusal(_("This amount is too large. Check the decimal mark."), "amount", "too_large")
    if draft.begins and draft.ends and draft.ends < draft.begins:
        raise Refusal(_("The last day to spend it lies before the first one."), "ends", "before")
    if len(draft.purposes) > MOST_PURPOSES:
        raise Refusal(_("Write at most %(most)s purposes.") % {"most": MOST_PURPOSES}, "purposes", "too_many")
    _check_purposes(draft.purposes)


def _check_purposes(purposes: Sequence[PurposeDraft]) -> None:
    known = set[str]()
    for number, one in enumerate(purposes):
        with of_line("purposes", number):
            _check_purpose(one, known)
        known.add(fold(one.name))


def _check_purpose(one: PurposeDraft, known: Container[str]) -> None:
    if not fold(one.name):
        raise Refusal(_("Write what this part is for."), "name", "empty")
    check_text(one.name, "name", LONGEST_NAME)
    if fold(one.name) in known:
        raise Refusal(_("“%(name)s” stands here twice. Add the two up.") % {"name": one.name}, "name", "twin")
    if (one.amount is None) == (one.percent is None):
        words = _("Write how much of the grant is for “%(name)s”: an amount, or a part in %%.")
        raise Refusal(words % {"name": one.name}, "much", "empty")
    if (one.amount is not None and one.amount.minor <= 0) or (one.percent is not None and one.percent <= 0):
        raise Refusal(_("How much is for “%(name)s”? Write more than zero.") % {"name": one.name}, "much", "zero")
    if one.percent is not None and one.percent > _HUNDRED:
        raise Refusal(_("A grant has no more than 100 %."), "much", "percent")


def parts(amount: Money, purposes: Sequence[PurposeDraft]) -> tuple[Money, ...]:
    """Return what each purpose gets of a grant, and last what is left for none: together exactly the grant.

    Parts in percent are shared out of the whole by largest remainder, so that 80 % and 20 % leave no centavo.
    """
    percents = [one.percent or Decimal(0) for one in purposes]
    rest = _HUNDRED - sum(percents)
    if rest < 0:
        raise Refusal(
            _("The purposes come to %(percent)s %% of the grant. Lower one of them.")
            % {"percent": showing.rate(sum(percents, Decimal(0)))},
            "purposes",
            "percent",
        )
    *shares, left = amount.split([*percents, rest])
    typed = [share if one.amount is None else one.amount for one, share in zip(purposes, shares, strict=True)]
    left -= total((one.amount for one in purposes if one.amount is not None), amount.currency)
    if left.minor < 0:
        raise Refusal(
            _("The purposes come to %(amount)s more than the grant. Lower one of them, or correct the amount agreed.")
            % {"amount": showing.money(-left)},
            "purposes",
            "exceeded",
        )
    return (*typed, left)
