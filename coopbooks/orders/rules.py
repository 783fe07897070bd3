"""What an order is, and what must be known of it; no database."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Final

from coopbooks import showing
from coopbooks.days import DECEMBER, add_months
from coopbooks.errors import Refusal, of_line
from coopbooks.i18n import N_, _
from coopbooks.ledger import LARGEST, check_text
from coopbooks.money import Money, total
from coopbooks.quantity import Quantity
from coopbooks.reading import fold

STATES: Final[Mapping[str, str]] = {"open": N_("Open"), "finished": N_("Finished"), "cancelled": N_("Cancelled")}
"""What can have become of an order, with the words for it."""
LONGEST_CODE: Final = 20
LONGEST_TITLE: Final = 80
LONGEST_UNIT: Final = 20
MOST_LINES: Final = 200
MOST_OF_ONE: Final = Quantity.of(1_000_000_000)
YEARS: Final = 10
"""No order is taken or promised further from today."""
_NUMBERED: Final = re.compile(r"(?P<before>.*?)(?P<number>[0-9]{1,9})$")


@dataclass(frozen=True, slots=True)
class OrderLine:
    """So much of a thing that is wanted, at a price each."""

    product: int | None
    description: str
    quantity: Quantity
    unit: str
    price: Money

    @property
    def amount(self) -> Money:
        """Quantity × price, rounded half up."""
        return self.price.times(self.quantity)


@dataclass(frozen=True, slots=True)
class OrderDraft:
    """An order as typed: what the club calls it by, what it is about, for whom, by when and for how much.

    Nobody in particular ordered what is made for a fair. ``agreed`` is zero as long as no price is agreed,
    ``promised`` None as long as no day is; where there is a price, there is a day. The lines say what is wanted, where
    that is known.
    """

    code: str
    title: str
    customer: int | None
    agreed: Money
    taken: date
    promised: date | None = None
    lines: tuple[OrderLine, ...] = ()
    activity: int | None = None
    note: str = ""

    @property
    def worth(self) -> Money:
        """What the lines come to: it is proposed as what is agreed."""
        return total((line.amount for line in self.lines), self.agreed.currency)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(OrderDraft):
    """What somebody wants made. ``state`` is one of :data:`STATES`; ``ended`` the day it was no longer open."""

    id: int
    state: str
    ended: date | None
    customer_name: str

    @property
    def label(self) -> str:
        """What tells it from all others, in lists and fields: ``2026-07 · 40 jumpers``."""
        return f"{self.code} · {self.title}"

    @property
    def draft(self) -> OrderDraft:
        """What would have to be typed to have it so again."""
        return OrderDraft(**{field.name: getattr(self, field.name) for field in fields(OrderDraft)})

    def is_overdue(self, today: date) -> bool:
        """Whether it is still open although the day it was promised for is over."""
        return self.state == "open" and self.promised is not None and self.promised < today


def following(code: str, year: int) -> str:
    """Return the code after another one, the way the club numbers them: ``P-09`` -> ``P-10``; a new year begins at 1.

    After none, or one without a number at its end: ``2026-01``.
    """
    known = _NUMBERED.match(code)
    first = f"{year}-01"
    if known is None or re.fullmatch(rf"(?!{year})[0-9]{{4}}-", known["before"]):
        return first
    number = known["number"]
    return f"{known['before']}{int(number) + 1:0{len(number)}d}"


def check(draft: OrderDraft, today: date, currency: str) -> OrderDraft:
    """Refuse an order without code or title, or with days or figures that cannot be meant; return it tidy."""
    code, title, note = (" ".join(text.split()) for text in (draft.code, draft.title, draft.note))
    lines = tuple(replace(line, description=" ".join(line.description.split())) for line in draft.lines)
    tidy = replace(draft, code=code, title=title, note=note, lines=lines)
    if not fold(tidy.title):
        raise Refusal(_("Write what the order is about."), "title", "empty")
    if not fold(tidy.code):
        raise Refusal(_("Write a number or name for the order."), "code", "empty")
    check_text(tidy.title, "title", LONGEST_TITLE)
    check_text(tidy.code, "code", LONGEST_CODE)
    check_text(tidy.note, "note")
    _check_days(tidy, today)
    _check_lines(tidy)
    _check_agreed(tidy)
    if {amount.currency for amount in (tidy.agreed, *(line.price for line in lines))} != {currency}:
        raise ValueError(f"not offered: {tidy}")
    return tidy


def _check_days(draft: OrderDraft, today: date) -> None:
    if draft.taken > today:
        raise Refusal(_("This day is still to come. Write the day the order was taken."), "taken", "future")
    for field, day in (("taken", draft.taken), ("promised", draft.promised)):
        if day and not add_months(today, -DECEMBER * YEARS) <= day <= add_months(today, DECEMBER * YEARS):
            words = _("%(day)s is too far from today. Check the year.")
            raise Refusal(words % {"day": showing.day(day)}, field, "far_day")
    if draft.agreed and draft.promised is None:
        words = _("Write the day it is promised for: that month its money is expected.")
        raise Refusal(words, "promised", "empty")
    if draft.promised and draft.promised < draft.taken:
        words = _("It was taken on %(day)s: it cannot be promised for an earlier day.")
        raise Refusal(words % {"day": showing.day(draft.taken)}, "promised", "before")


def _check_lines(draft: OrderDraft) -> None:
    if len(draft.lines) > MOST_LINES:
        words = _("This is more than %(most)s lines. Record it as two orders.")
        raise Refusal(words % {"most": MOST_LINES}, "lines", "too_many")
    for number, line in enumerate(draft.lines):
        with of_line("lines", number):
            _check_line(line)


def _check_line(line: OrderLine) -> None:
    if not fold(line.description):
        raise Refusal(_("Say what is wanted."), "description", "empty")
    check_text(line.description, "description")
    check_text(line.unit, "unit", LONGEST_UNIT)
    if line.quantity.micros <= 0:
        raise Refusal(_("How many are wanted? Write more than zero."), "quantity", "zero")
    if line.quantity > MOST_OF_ONE:
        raise Refusal(_("This is too many. Check the decimal mark."), "quantity", "too_large")
    if line.price.minor < 0:
        raise Refusal(_("A price is never less than zero."), "price", "negative")
    if line.amount.minor > LARGEST:
        raise Refusal(_("This amount is too large. Check the decimal mark."), "price", "too_large")


def _check_agreed(draft: OrderDraft) -> None:
    if draft.agreed.minor < 0:
        raise Refusal(_("What is agreed is never less than zero."), "agreed", "negative")
    if draft.agreed.minor > LARGEST:
        raise Refusal(_("This amount is too large. Check the decimal mark."), "agreed", "too_large")
