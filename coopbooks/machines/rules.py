"""Machines: what must be known of one, of how it came and how it went; no database."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from coopbooks import showing
from coopbooks.days import DECEMBER, Month
from coopbooks.errors import Refusal, of_line
from coopbooks.i18n import _
from coopbooks.ledger import LARGEST, check_text
from coopbooks.machines.depreciation import Terms, double_rate
from coopbooks.machines.shapes import (
    OWN_ACCOUNT,
    Bought,
    Donated,
    GoneDraft,
    Machine,
    MachineDraft,
    Origin,
    Payment,
    TakenOver,
)
from coopbooks.money import Money, total
from coopbooks.quantity import Quantity
from coopbooks.reading import fold

LONGEST_NAME: Final = 80
LONGEST_WORD: Final = 40
LONGEST_LIFE: Final = 100 * DECEMBER
MOST_HOURS: Final = Quantity.of(744)
"""The hours of the longest month: no machine works more."""
_WHOLE: Final = 100


def check_machine(draft: MachineDraft) -> MachineDraft:
    """Refuse a machine without a name, lives and hours that cannot be; return it tidy, land as never depreciated."""
    words = (" ".join(text.split()) for text in (draft.name, draft.kind, draft.serial, draft.place, draft.note))
    name, kind, serial, place, note = words
    tidy = replace(draft, name=name, kind=kind, serial=serial, place=place, note=note)
    if not fold(tidy.name):
        raise Refusal(_("Write the name."), "name", "empty")
    for field, most in (("name", LONGEST_NAME), ("kind", LONGEST_WORD), ("serial", LONGEST_WORD)):
        check_text(getattr(tidy, field), field, most)
    check_text(tidy.place, "place", LONGEST_NAME)
    check_text(tidy.note, "note")
    if tidy.class_ == "land":
        tidy = replace(tidy, method="none", accumulated=None, tax_life=None)
    if tidy.class_ not in OWN_ACCOUNT:
        tidy = replace(tidy, account=None, accumulated=None)
    _check_lives(tidy)
    _check_use(tidy)
    return tidy


def _check_lives(draft: MachineDraft) -> None:
    if draft.method != "none" and draft.tax_life is None:
        raise Refusal(
            _("Write how many years it lasts for the taxes, or choose that it is not depreciated."), "tax_life", "empty"
        )
    for field in ("tax_life", "costing_life"):
        life = getattr(draft, field)
        if life is not None and not 0 < life <= LONGEST_LIFE:
            raise Refusal(_("Write how long it lasts: from one month to a hundred years."), field, "life")
    if draft.rate is not None and not 0 < draft.rate <= _WHOLE:
        raise Refusal(_("Write a rate of more than zero, at most 100 % a year."), "rate", "rate")
    _check_amount(draft.residual, "residual")


def _check_use(draft: MachineDraft) -> None:
    if draft.hours_month is not None and not Quantity(0) < draft.hours_month <= MOST_HOURS:
        raise Refusal(
            _("Write how many hours a month it works: more than zero, at most %(most)s.")
            % {"most": showing.quantity(MOST_HOURS)},
            "hours_month",
            "hours",
        )
    if draft.energy_hour is not None and not 0 <= draft.energy_hour.micros <= LARGEST:
        raise Refusal(_("What an hour of energy costs is never less than zero."), "energy_hour", "negative")
    _check_amount(draft.maintenance_year, "maintenance_year")


def _check_amount(amount: Money | None, field: str) -> None:
    if amount is not None and amount.minor < 0:
        raise Refusal(_("Write zero or more."), field, "negative")
    if amount is not None and amount.minor > LARGEST:
        raise Refusal(_("This amount is too large. Check the decimal mark."), field, "too_large")


def tidy_origin(origin: Origin) -> Origin:
    """Return how it came without stray blanks."""
    tidy = replace(origin, note=" ".join(origin.note.split()))
    return replace(tidy, document=" ".join(tidy.document.split())) if isinstance(tidy, Bought) else tidy


def check_origin(draft: MachineDraft, origin: Origin) -> None:
    """Refuse what cannot be of how it came: for nothing, paid twice, a debt to nobody, depreciated too much."""
    cost = cost_of(origin)
    field = "value" if isinstance(origin, Donated) else "cost"
    if cost.minor <= 0:
        raise Refusal(_("How much did it cost, or what is it worth? Write more than zero."), field, "zero")
    _check_amount(cost, field)
    check_text(origin.note, "note")
    if draft.residual is not None and draft.residual > cost:
        raise Refusal(_("In the end it is worth at most what it cost."), "residual", "too_much")
    match origin:
        case Bought():
            _check_bought(origin)
        case TakenOver():
            _check_taken_over(draft, origin)


def cost_of(origin: Origin) -> Money:
    """Return what it cost or is worth."""
    return origin.value if isinstance(origin, Donated) else origin.cost


def _check_bought(origin: Bought) -> None:
    check_text(origin.document, "document", LONGEST_WORD)
    owed = origin.cost - _paid(origin.payments, origin.cost)
    if owed.minor < 0:
        raise Refusal(
            _("More was paid than the machine costs: it would be paid twice. Write what was paid of %(cost)s.")
            % {"cost": showing.money(origin.cost)},
            "payments",
            "overpaid",
        )
    if owed and origin.seller is None:
        raise Refusal(
            _("Say whom the club owes the remaining %(amount)s.") % {"amount": showing.money(owed)}, "seller", "empty"
        )
    for number, source in enumerate(origin.sources):
        with of_line("sources", number):
            if (source.loan is None) == (source.purpose is None):
                raise Refusal(_("Choose the loan or the purpose this money came from."), "source", "empty")
            if source.amount.minor <= 0:
                raise Refusal(_("How much came from it? Write more than zero."), "amount", "zero")
    ties = [(source.loan, source.purpose) for source in origin.sources]
    if len(set(ties)) < len(ties):
        raise Refusal(
            _("The same loan or purpose stands here twice. Write it once, with its whole part."), "sources", "twin"
        )
    if total((source.amount for source in origin.sources), origin.cost.currency) > origin.cost:
        raise Refusal(
            _("Loans and grants together are more than the machine costs: it would be paid twice."),
            "sources",
            "overpaid",
        )


def _paid(payments: tuple[Payment, ...], like: Money) -> Money:
    for number, payment in enumerate(payments):
        with of_line("payments", number):
            if payment.amount.minor <= 0:
                raise Refusal(_("Write how much was paid: more than zero."), "amount", "zero")
            if payment.box is None:
                raise Refusal(_("Choose where the money came from: a cash box or bank."), "box", "empty")
    return total((payment.amount for payment in payments), like.currency)


def _check_taken_over(draft: MachineDraft, origin: TakenOver) -> None:
    if origin.bought_on > origin.day:
        raise Refusal(_("It was bought before the day it is taken over."), "bought_on", "future")
    _check_amount(origin.depreciated, "depreciated")
    _check_amount(origin.given, "given")
    if origin.depreciated and draft.class_ == "land":
        raise Refusal(_("Land is never depreciated."), "depreciated", "land")
    if origin.depreciated > origin.cost - (draft.residual or origin.cost - origin.cost):
        raise Refusal(
            _("More was depreciated than it cost, less what it is still worth in the end."), "depreciated", "too_much"
        )
    if origin.given is not None and origin.given > origin.cost:
        raise Refusal(_("No more of it was given than it cost."), "given", "too_much")


def check_gone(draft: GoneDraft, like: Money) -> Money:
    """Refuse a way to go that cannot be; return what the buyer still owes."""
    price = draft.price or Money(0, like.currency)
    check_text(draft.note, "note")
    _check_amount(price, "price")
    if draft.kind == "sold" and not price:
        raise Refusal(_("How much was it sold for? For nothing it is given away or scrapped."), "price", "zero")
    if draft.kind != "sold" and (price or draft.payments):
        raise Refusal(_("What brings money in is sold. Choose that, or leave the price out."), "price", "no_sale")
    owed = price - _paid(draft.payments, price)
    if owed.minor < 0:
        raise Refusal(
            _("More was paid than the price of %(price)s.") % {"price": showing.money(price)}, "payments", "overpaid"
        )
    if owed and draft.person is None:
        raise Refusal(_("Say who owes the remaining %(amount)s.") % {"amount": showing.money(owed)}, "person", "empty")
    return owed


def terms_of(machine: Machine) -> Terms:
    """Return what the plan of a machine rests on.

    What was there before the books began goes on from the month after it was taken over, for what is left of its life.
    """
    draft, residual = machine.draft, machine.draft.residual or machine.cost - machine.cost
    life = draft.tax_life or 1
    rate = double_rate(life) if draft.rate is None else Fraction(draft.rate) / _WHOLE
    start, left, counted = machine.came_on, life, draft.first_counted
    if machine.coming == "taken_over":
        left = max(1, life - _months_used(machine))
        start, counted = Month.of(start).plus(1).first, True
    return Terms(machine.cost, machine.before, residual, start, left, draft.method, draft.counting, counted, rate)


def _months_used(machine: Machine) -> int:
    """The months of its life that were over when it was taken over, that month included."""
    first, last = Month.of(machine.bought_on), Month.of(machine.came_on)
    passed = (last.year - first.year) * DECEMBER + last.number - first.number
    return passed + (1 if machine.draft.first_counted else 0)


def as_percent(micros: int | None) -> Decimal | None:
    """Return a percentage kept in millionths."""
    return None if micros is None else Quantity(micros).decimal
