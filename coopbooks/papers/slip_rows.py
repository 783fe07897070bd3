"""What stands on a payout slip, row by row: what she earned, what is deducted, how she stands after it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from coopbooks import showing
from coopbooks.i18n import N_
from coopbooks.loans import rate_between
from coopbooks.money import Money, total
from coopbooks.papers.tongues import Tongues
from coopbooks.payouts import (
    WORK_KINDS,
    Deduction,
    Extra,
    Instalments,
    Lot,
    PaySlip,
    RunToPrint,
    SlipToPrint,
    deduction_called,
    deduction_written,
    extra_called,
    extra_written,
    lot_called,
    lot_written,
    parts_written,
    reject_rule_in_words,
    rule_in_words,
)

_HERS: Final = {"member_savings": N_("Her savings"), "contributions": N_("Her contributions")}
_OF_LOANS: Final = N_("She owes of loans")
_OWED: Final = (
    (N_("She owes of advances"), ("member_advances",)),
    (N_("She owes of dues and fines"), ("member_dues_receivable",)),
    (N_("She owes of what she took or bought"), ("customers",)),
    (_OF_LOANS, ("member_loans", "interest_receivable")),
)
_WHOLE: Final = (
    N_("instalment %(first)s of %(of)s"),
    N_("instalments %(first)s and %(last)s of %(of)s"),
    N_("instalments %(first)s to %(last)s of %(of)s"),
)
_PART: Final = (
    N_("only a part of instalment %(first)s of %(of)s"),
    N_("only a part of each of instalments %(first)s and %(last)s of %(of)s"),
    N_("only a part of each of instalments %(first)s to %(last)s of %(of)s"),
)
DEDUCTED: Final = N_("Deducted from the member")


@dataclass(frozen=True, slots=True)
class SlipRow:
    """A row: what it is, the sum behind it, what it comes to; below it, small, what else is to be said.

    ``so_far`` is what all rows until this one add up to, where a sum is made of them; ``total`` rows are that sum.
    ``kept`` rows stay with the next one.
    """

    label: str
    written: str = ""
    amount: str = ""
    below: tuple[str, ...] = ()
    so_far: str = ""
    total: bool = False
    heading: bool = False
    kept: bool = False


def earned_rows(told: RunToPrint, one: SlipToPrint, tongues: Tongues) -> Iterator[SlipRow]:
    """Yield lots and what comes on top of them, what all of it comes to, and who bears what was rejected."""
    pay = one.slip.pay
    rows = (
        *((lot.amount, _lot_row(lot, told, tongues)) for lot in pay.lots),
        *((extra.amount, _extra_row(extra, told, tongues)) for extra in pay.extras),
    )
    yield from _adding_up(rows, pay.gross.currency)
    by_rule = _by_rule(pay, tongues)
    below = (by_rule,) if by_rule else ()
    yield SlipRow(tongues.say(N_("Total earned")), "", showing.amount(pay.gross), below, total=True)


def _by_rule(pay: PaySlip, tongues: Tongues) -> str:
    """Who bears what was rejected, and who gets the centavos that are left over where something is shared."""
    said = []
    if any(lot.rejected for lot in pay.lots) or any(extra.kind in ("rejects", "loss") for extra in pay.extras):
        rule = next((extra.key for extra in pay.extras if extra.kind in ("rejects", "loss")), "member")
        said.append(tongues.told(lambda: reject_rule_in_words(rule)))
    if any(extra.weights is not None for extra in pay.extras):
        said.append(tongues.told(rule_in_words))
    return " ".join(said)


def deducted_rows(one: SlipToPrint, tongues: Tongues, *, headed: bool) -> Iterator[SlipRow]:
    """Yield what is deducted and what is left of each, all of it together, and what could not be deducted.

    With a heading where these rows stand below others.
    """
    pay = one.slip.pay
    if not pay.deductions:
        yield SlipRow(tongues.say(N_("Nothing is deducted")), "", showing.amount(pay.deducted))
        return
    if headed:
        yield SlipRow(tongues.say(DEDUCTED), heading=True, kept=True)
    rows = ((each.taken, _deduction_row(each, one, tongues)) for each in pay.deductions)
    yield from _adding_up(rows, pay.gross.currency)
    below: tuple[str, ...] = ()
    if pay.still_asked:
        words = tongues.say(N_("Could not be deducted, and is still asked for: %(amount)s"))
        below = (words % {"amount": showing.money(pay.still_asked)},)
    yield SlipRow(tongues.say(N_("Total deducted")), "", showing.amount(pay.deducted), below, total=True)


def standing_rows(one: SlipToPrint, tongues: Tongues) -> Iterator[SlipRow]:
    """Yield what she has with the club after it, and what she owes."""
    stands = one.stands
    has = [(words, -stands[role]) for role, words in _HERS.items() if stands.get(role)]
    owes = ((words, [stands[role] for role in roles if stands.get(role)]) for words, roles in _OWED)
    has += [(words, total(some, some[0].currency)) for words, some in owes if some]
    if has:
        yield SlipRow(tongues.say(N_("How she stands after this payment")), heading=True, kept=True)
    for number, (words, amount) in enumerate(has, 1):
        below = tuple(_at_its_rate(*each) for each in one.owed_abroad) if words == _OF_LOANS else ()
        yield SlipRow(tongues.say(words), "", showing.amount(amount), below, kept=number < len(has))


def _at_its_rate(owed: Money, worth: Money) -> str:
    """What is owed in another currency, and the rate it stands in the books at: ``$us 87,70 × 6,96``."""
    return f"{showing.money(owed)} × {showing.rate(rate_between(owed, worth))}"


def _adding_up(rows: Iterable[tuple[Money, Callable[[str], SlipRow]]], currency: str) -> Iterator[SlipRow]:
    """Give each row what it comes to together with those above it."""
    so_far = Money(0, currency)
    for amount, make in rows:
        so_far += amount
        yield make(showing.amount(so_far))


def _lot_row(lot: Lot, told: RunToPrint, tongues: Tongues) -> Callable[[str], SlipRow]:
    below = [told.orders.get(lot.order or 0, "")]
    if lot.kind != "pieces":
        below.append(tongues.say(WORK_KINDS[lot.kind]))
    if lot.rejected:
        below.append(tongues.say(N_("rejected: %(count)s")) % {"count": showing.quantity(lot.rejected)})
    return _row(lot_called(lot), lot_written(lot), lot.amount, below)


def _extra_row(extra: Extra, told: RunToPrint, tongues: Tongues) -> Callable[[str], SlipRow]:
    below = [told.orders.get(extra.order or 0, ""), extra_written(extra)]
    return _row(tongues.told(lambda: extra_called(extra)), "", extra.amount, below)


def _deduction_row(each: Deduction, one: SlipToPrint, tongues: Tongues) -> Callable[[str], SlipRow]:
    below = [deduction_written(each, one.slip.pay.gross), *_of_a_loan(each, one, tongues)]
    left = -one.stands["member_savings"] if each.asked.kind == "savings" and one.stands.get("member_savings") else None
    if left is not None:
        below.append(tongues.say(N_("savings now %(amount)s")) % {"amount": showing.money(left)})
    else:
        below.append(_left_to_pay(each, one, tongues))
    if each.carried:
        below.append(tongues.say(N_("not deducted %(amount)s")) % {"amount": showing.money(each.carried)})
    return _row(deduction_called(each, tongues.say), "", each.taken, below)


def _left_to_pay(each: Deduction, one: SlipToPrint, tongues: Tongues) -> str:
    """What is left of a debt, of a loan as it stood then; nothing where that is what could not be deducted."""
    paid, left = _instalments(each, one), each.left
    if each.asked.kind == "loan":
        left = paid.left if paid else None
    if left is None or (left and left == each.carried):
        return ""
    words = tongues.say(N_("left to pay %(amount)s") if left else N_("paid off"))
    return words % {"amount": showing.money(left)} if left else words


def _instalments(each: Deduction, one: SlipToPrint) -> Instalments | None:
    return one.instalments.get(each.asked.debt or 0) if each.asked.kind == "loan" else None


def _row(label: str, written: str, amount: Money, below: Iterable[str]) -> Callable[[str], SlipRow]:
    said = tuple(words for words in below if words)
    return lambda so_far: SlipRow(label, written, showing.amount(amount), said, so_far)


def _of_a_loan(each: Deduction, one: SlipToPrint, tongues: Tongues) -> Iterator[str]:
    """Which instalments a deduction pays, whole or in part, and what of it is interest and what principal."""
    which = _instalments(each, one)
    if which:
        yield _numbered(which.whole, which.of, _WHOLE, tongues)
        yield _numbered(which.part, which.of, _PART, tongues)
    yield parts_written(each, tongues.say)


def _numbered(numbers: Sequence[int], of: int, words: tuple[str, str, str], tongues: Tongues) -> str:
    """Tell the numbers of some instalments in words for one, for two and for many; nothing of none."""
    if not numbers:
        return ""
    told = {"first": numbers[0], "last": numbers[-1], "of": of}
    return tongues.say(words[min(len(numbers), 3) - 1]) % told
