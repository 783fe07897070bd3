"""What a member is, what can be recorded with her, and what must hold of both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from coopbooks import showing
from coopbooks.days import Month
from coopbooks.errors import Refusal
from coopbooks.i18n import LANGUAGES, N_, _, ngettext
from coopbooks.ledger import LARGEST, Line, check_text, describe
from coopbooks.money import Money, total
from coopbooks.reading import fold

LONGEST_NAME: Final = 60
MOST_CERTIFICATES: Final = 100_000


@dataclass(frozen=True, slots=True)
class Stay:
    """From when to when somebody was a member; ``left`` was her last day."""

    joined: date | None = None
    left: date | None = None
    reason: str = ""

    def holds(self, day: date) -> bool:
        """Whether she was a member on a day."""
        return (self.joined is None or day >= self.joined) and (self.left is None or day <= self.left)


@dataclass(frozen=True, slots=True)
class MemberDraft:
    """A member as typed. ``group`` by id; ``language`` of her papers, '' for the club's; ``income`` a month before."""

    name: str
    detail: str = ""
    identity: str = ""
    phone: str = ""
    group: int | None = None
    role: str = ""
    joined: date | None = None
    language: str = ""
    income: Money | None = None
    income_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """A member, under the id of the person she is; ``stays`` the oldest first, never none."""

    id: int
    name: str
    detail: str
    identity: str
    phone: str
    group: int | None
    group_name: str
    role: str
    language: str
    income: Money | None
    income_on: date | None
    note: str
    stays: tuple[Stay, ...]

    @property
    def label(self) -> str:
        """Name, and what tells her apart."""
        return f"{self.name} ({self.detail})" if self.detail else self.name

    @property
    def joined(self) -> date | None:
        """The day she joined, the last time."""
        return self.stays[-1].joined

    @property
    def left(self) -> date | None:
        """Her last day, where she left."""
        return self.stays[-1].left

    @property
    def active(self) -> bool:
        """Whether she has not left."""
        return self.left is None

    def there_on(self, day: date) -> bool:
        """Whether she was a member on a day."""
        return any(stay.holds(day) for stay in self.stays)

    @property
    def draft(self) -> MemberDraft:
        """What would have to be typed to record her as she is."""
        facts = (self.name, self.detail, self.identity, self.phone, self.group, self.role, self.joined)
        return MemberDraft(*facts, self.language, self.income, self.income_on, self.note)


@dataclass(frozen=True, slots=True)
class GroupDraft:
    """A group as typed; ``in_charge`` is a person."""

    name: str
    in_charge: int | None = None
    active: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """Members who work together."""

    id: int
    name: str
    in_charge: int | None
    in_charge_name: str
    active: bool
    members: int = 0

    @property
    def draft(self) -> GroupDraft:
        """What would have to be typed to record it as it is."""
        return GroupDraft(self.name, self.in_charge, self.active)


@dataclass(frozen=True, slots=True)
class Kind:
    """Something recorded with members: on the account of a ``role``, for money that comes (1) or goes (−1).

    What is only ``charged`` moves no money: it is owed until it is paid, and income on the account of that role.
    """

    words: str
    role: str
    way: int = 0
    charged: str = ""


KINDS: Final[Mapping[str, Kind]] = {
    "initial": Kind(N_("First contribution"), "contributions", 1),
    "certificates": Kind(N_("Certificates of contribution"), "contributions", 1),
    "contribution_back": Kind(N_("Contribution given back"), "contributions", -1),
    "compulsory": Kind(N_("Compulsory savings"), "member_savings", 1),
    "voluntary": Kind(N_("Voluntary savings"), "member_savings", 1),
    "withdrawal": Kind(N_("Savings withdrawn"), "member_savings", -1),
    "compulsory_back": Kind(N_("Compulsory savings given back"), "member_savings", -1),
    "dues": Kind(N_("Dues charged"), "member_dues_receivable", charged="dues"),
    "fine": Kind(N_("Fine charged"), "member_dues_receivable", charged="fines"),
    "paid": Kind(N_("Dues and fines paid"), "member_dues_receivable", 1),
}
"""What can be recorded with members, by its own word."""
CHARGES: Final = ("dues", "fine")
SHARES: Final = ("certificates", "contribution_back")
"""What certificates go with."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a deed is for one member; of certificates also how many."""

    person: int | None
    amount: Money
    certificates: int = 0


@dataclass(frozen=True, slots=True)
class DeedDraft:
    """Something recorded with one member or many: ``kind`` is one of :data:`KINDS`, ``box`` where money moves.

    Dues are for a ``month``; dues and fines are to be paid until ``due``, else until the end of it, or at once.
    ``again`` confirms what was charged already.
    """

    kind: str
    day: date
    parts: tuple[Part, ...]
    box: int | None = None
    month: Month | None = None
    due: date | None = None
    note: str = ""
    again: bool = False

    @property
    def amount(self) -> Money:
        """What all of it comes to."""
        return total((part.amount for part in self.parts), self.parts[0].amount.currency)

    @property
    def until(self) -> date | None:
        """The last day to pay what is charged."""
        if self.kind not in CHARGES:
            return None
        return self.due or (self.month.last if self.month and self.kind == "dues" else self.day)


def tidy(draft: MemberDraft) -> MemberDraft:
    """Return a member without stray blanks."""
    return replace(draft, role=" ".join(draft.role.split()), note=" ".join(draft.note.split()))


def check_member(draft: MemberDraft, today: date) -> None:
    """Refuse words that cannot be printed, an income without its day, days to come."""
    check_text(draft.role, "role", LONGEST_NAME)
    check_text(draft.note, "note")
    if draft.language not in ("", *LANGUAGES):
        raise ValueError(f"no such language: {draft.language}")
    if draft.joined and draft.joined > today:
        raise Refusal(_("This day is still to come. Write today or an earlier day."), "joined", "future")
    if draft.income is not None and not 0 <= draft.income.minor <= LARGEST:
        raise Refusal(_("Write what she earned in a month, or leave it empty."), "income", "zero")
    if draft.income is not None and draft.income_on is None:
        raise Refusal(_("Write the day it was asked: incomes are compared from then on."), "income_on", "empty")


def check_group(draft: GroupDraft) -> GroupDraft:
    """Refuse a group without a name; return it without stray blanks."""
    name = " ".join(draft.name.split())
    if not fold(name):
        raise Refusal(_("Write the name."), "name", "empty")
    check_text(name, "name", LONGEST_NAME)
    return replace(draft, name=name)


def check_deed(draft: DeedDraft) -> None:
    """Refuse a deed with nobody in it, nothing of something, or somebody twice."""
    kind = KINDS[draft.kind]
    if not draft.parts:
        raise Refusal(_("Write an amount for at least one member."), "parts", "empty")
    if draft.kind == "dues" and draft.month is None:
        raise Refusal(_("Say which month the dues are for."), "month", "empty")
    if kind.charged and draft.due and draft.due < draft.day:
        raise Refusal(_("It cannot be due before it is charged."), "due", "before")
    check_text(draft.note, "note")
    _check_parts(draft)


def _check_parts(draft: DeedDraft) -> None:
    for part in draft.parts:
        if part.person is None:
            raise Refusal(_("Choose who."), "person", "empty")
        if part.amount.minor <= 0:
            raise Refusal(_("Write how much: more than zero."), "amount", "zero")
        if not 0 <= part.certificates <= MOST_CERTIFICATES:
            raise Refusal(_("Write how many certificates: a whole number."), "certificates", "zero")
        if draft.kind == "certificates" and not part.certificates:
            raise Refusal(_("Write how many certificates she gets for it."), "certificates", "empty")
        if part.certificates and draft.kind not in SHARES:
            raise ValueError(f"no certificates go with {draft.kind}")
    if len({part.person for part in draft.parts}) < len(draft.parts):
        raise Refusal(_("The same member stands here twice. Add the two up."), "parts", "twin")


def postings(draft: DeedDraft) -> tuple[Line, ...]:
    """Return the lines of a deed: one for each member, and one for where the money went or what was earned."""
    kind, note = KINDS[draft.kind], draft.note.strip()
    lent = bool(kind.charged) or kind.way < 0
    amounts = ((part.person, part.amount if lent else -part.amount) for part in draft.parts)
    each = tuple(Line(kind.role, amount, person=person, note=note) for person, amount in amounts)
    if kind.charged:
        return (*each, Line(kind.charged, -draft.amount))
    if draft.box is None:
        raise Refusal(_("Choose the cash box or bank."), "box", "empty")
    return (Line(draft.box, -draft.amount if lent else draft.amount), *each)


def description(draft: DeedDraft, who: Sequence[str]) -> str:
    """Return the description of a deed: what it is, of which month, with whom, and the note."""
    words = _(KINDS[draft.kind].words)
    if draft.month and draft.kind == "dues":
        words = _("Dues of %(month)s") % {"month": showing.month(draft.month)}
    many = ngettext("One member", "%(many)s members", len(who)) % {"many": len(who)}
    return describe(f"{words}: {who[0] if len(who) == 1 else many}", draft.note)
