"""Spending that is tied to a purpose: the lines it adds to a voucher, and what it may not exceed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coopbooks import ledger, showing
from coopbooks.books import Books
from coopbooks.errors import Refusal
from coopbooks.grants.queries import grant_of, list_grants
from coopbooks.grants.rules import Grant, Purpose
from coopbooks.i18n import _
from coopbooks.ledger import Foreign, Line, VoucherDraft
from coopbooks.money import Money, total


@dataclass(frozen=True, slots=True)
class Spending:
    """So much spent on a purpose; ``kept`` where it bought something that is kept, a machine, furniture, tools."""

    purpose: int
    amount: Money
    kept: bool = False
    activity: int | None = None


def applied_lines(books: Books, day: date, spent: Sequence[Spending], corrects: int | None = None) -> tuple[Line, ...]:
    """Return the lines that take what is spent on purposes off what is owed to their donors, as income or as capital.

    They stand in the voucher of the purchase. ``corrects`` is the voucher it is recorded instead of, which counts as
    never posted. Refuses a day before the grant begins, and, unless the club allows it, more than is left.
    """
    if not spent:
        return ()
    known = {one.id: one for found in list_grants(books, active=None, without=corrects) for one in found.purposes}
    grants = {one.id: one for one in list_grants(books, active=None, without=corrects)}
    summed: dict[tuple[int, bool, int | None], Money] = {}
    for each in spent:
        key = each.purpose, each.kept, each.activity
        summed[key] = summed.get(key, books.money(0)) + each.amount
    for one in {each.purpose: known[each.purpose] for each in spent}.values():
        check_begun(grants[one.grant], day)
    if not books.club.overspending:
        _refuse_too_much(books, spent, known, grants)
    lines = list[Line]()
    for (purpose_id, kept, activity), amount in summed.items():
        donor, note = grants[known[purpose_id].grant].donor, known[purpose_id].full_label
        lines.append(Line("grants_deferred", amount, donor, None, activity, note=note, purpose=purpose_id))
        lines.append(Line(income_role(kept=kept), -amount, donor, None, activity, note=note, purpose=purpose_id))
    return tuple(lines)


def income_role(*, kept: bool) -> str:
    """Return the role of what is taken as income: as capital, where it bought something that is kept."""
    return "capital_grants" if kept else "grants_received"


def check_begun(found: Grant, day: date) -> None:
    """Refuse a day before a grant begins."""
    if day < found.begins:
        raise Refusal(
            _("“%(grant)s” is spent from %(day)s on. Use a later day, or correct the grant.")
            % {"grant": found.name, "day": showing.day(found.begins)},
            "purpose",
            "before",
        )


def _refuse_too_much(
    books: Books, spent: Sequence[Spending], known: dict[int, Purpose], grants: dict[int, Grant]
) -> None:
    """Refuse to spend more on a purpose than was planned, and more of a grant than came of it."""
    for id_ in {each.purpose for each in spent}:
        one, amount = known[id_], total((each.amount for each in spent if each.purpose == id_), books.club.currency)
        if amount > one.left:
            raise Refusal(
                _(
                    "Only %(amount)s are left for “%(purpose)s”. Take the rest from another purpose or from the money "
                    "of the club on a line of its own, or change the plan of the grant."
                )
                % {"amount": showing.money(max(one.left, books.money(0))), "purpose": one.full_label},
                "purpose",
                "overspent",
            )
    for grant_id in {known[each.purpose].grant for each in spent}:
        found = grants[grant_id]
        amounts = (each.amount for each in spent if known[each.purpose].grant == grant_id)
        if total(amounts, books.club.currency) > found.in_hand:
            raise Refusal(
                _("Of “%(grant)s” only %(amount)s are here and not spent. Record first the money that came.")
                % {"amount": showing.money(max(found.in_hand, books.money(0))), "grant": found.name},
                "purpose",
                "no_money",
            )


def gift_line(
    books: Books,
    day: date,
    amount: Money,
    *,
    donor: int | None = None,
    purpose: int | None = None,
    kept: bool = True,
    activity: int | None = None,
    note: str = "",
    corrects: int | None = None,
) -> Line:
    """Return the credit of something given in kind; what was given is the debit of whoever asks.

    Without a purpose it is a gift beside all grants, from the ``donor``. Refuses no donor, a day before the grant
    begins, and more than was agreed. ``corrects`` as for :func:`applied_lines`.
    """
    foreign = None
    if purpose is not None:
        found = grant_of(books, purpose, corrects)
        check_begun(found, day)
        _refuse_more_than_agreed(books, found, purpose, amount)
        donor, foreign = found.donor, _in_its_currency(found, amount)
    if donor is None:
        raise Refusal(_("Choose who."), "donor", "empty")
    return Line(income_role(kept=kept), -amount, donor, None, activity, foreign, note, purpose=purpose)


def _in_its_currency(found: Grant, value: Money) -> Foreign | None:
    """What a gift is of a grant agreed in another currency, at what all of that comes to; None where nobody knows."""
    if not found.foreign or not found.worth:
        return None
    own = Money(value.times(Decimal(found.amount.minor) / found.worth.minor).minor, found.amount.currency)
    return Foreign.of(-own, -value, ledger.rate_words(own, value)) if own else None


def _refuse_more_than_agreed(books: Books, found: Grant, purpose_id: int, amount: Money) -> None:
    """Refuse a gift worth more than the plan of its purpose leaves, or than is still to come of the grant."""
    one = next(each for each in found.purposes if each.id == purpose_id)
    left = min(one.left, found.worth - found.received)
    if amount > left and not books.club.overspending:
        raise Refusal(
            _(
                "Of what was agreed only %(amount)s are left for “%(purpose)s”. Change the plan of the grant first, or "
                "record it as a gift for no grant."
            )
            % {"amount": showing.money(max(left, books.money(0))), "purpose": one.full_label},
            "purpose",
            "overspent",
        )


def doubts(books: Books, voucher: VoucherDraft, corrects: int | None = None) -> tuple[str, ...]:
    """Return what is odd about a voucher that spends of grants: a day after the end, more than was planned or came.

    An empty answer means nothing is.
    """
    spent: dict[int, Money] = {}
    deferred = ledger.account_of(books, "grants_deferred")
    for line in voucher.lines:
        if line.purpose is not None and line.amount.minor > 0 and line.account in (deferred.id, deferred.role):
            spent[line.purpose] = spent.get(line.purpose, books.money(0)) + line.amount
    if not spent:
        return ()
    found = list[str]()
    for known in list_grants(books, active=None, without=corrects):
        theirs = {one: spent[one.id] for one in known.purposes if one.id in spent}
        if theirs:
            found += _odd(books, known, theirs, voucher.day)
    return tuple(found)


def _odd(books: Books, known: Grant, spent: dict[Purpose, Money], day: date) -> list[str]:
    found = list[str]()
    if known.ends and day > known.ends:
        found.append(
            _("“%(grant)s” was to be spent by %(day)s. Does the donor allow it later?")
            % {"grant": known.name, "day": showing.day(known.ends)}
        )
    for one, amount in spent.items():
        if amount > one.left:
            found.append(
                _("This is %(amount)s more than is left for “%(purpose)s”. It is recorded and marked.")
                % {"amount": showing.money(amount - one.left), "purpose": one.full_label}
            )
    over = total(spent.values(), books.club.currency) - known.in_hand
    if over.minor > 0:
        found.append(
            _("This is %(amount)s more than came of “%(grant)s”. It is recorded and marked.")
            % {"amount": showing.money(over), "grant": known.name}
        )
    return found
