"""What the club decided about pay, told as facts; and what was agreed with single members, as columns."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from coopbooks import payouts, showing
from coopbooks.books import Books
from coopbooks.i18n import _
from coopbooks.money import Money
from coopbooks.payouts import DEDUCTIONS, OF_A_DEBT, ROUNDING_WAYS, Ask, OwnRule, PayRules
from ui.payouts.asks_edit import KINDS
from ui.shared.rows import Column, names
from ui.shared.told import Fact


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was agreed with one member about one kind of deduction."""

    person: int
    name: str
    rule: OwnRule


def facts_of(books: Books, rules: PayRules) -> Iterator[Fact]:
    """Yield what the club decided, one thing a line."""
    yield _("Deducted from the pay of all"), " · ".join(map(_ask, rules.asks)) or _("Nothing")
    yield _("What is deducted first?"), " → ".join(_(DEDUCTIONS[kind]) for kind in rules.terms.order)
    yield _("Deductions never touch"), _protected(rules)
    yield _("Rounded to"), _rounding(rules)
    yield _("Notes and coins"), _wishes(rules)
    yield _("Rejected pieces"), payouts.reject_rule_in_words(books.club.reject_rule)


def _ask(ask: Ask) -> str:
    told = f"{_(KINDS[f'{ask.kind}/{ask.detail}'])} {_much(ask.amount, ask.percent)}"
    if ask.until is None:
        return told
    return _("%(what)s until she has given %(much)s") % {"what": told, "much": showing.money(ask.until)}


def _much(amount: Money | None, percent: Decimal | None) -> str:
    return showing.money(amount) if amount is not None else _percent(percent or Decimal(0))


def _percent(percent: Decimal) -> str:
    return showing.number(percent) + showing.region().percent


def _protected(rules: PayRules) -> str:
    kept = rules.terms.protected
    said = {"much": showing.money(kept.amount) if kept.amount else "", "percent": _percent(kept.percent or Decimal(0))}
    if kept.amount and kept.percent:
        return _("%(much)s of her pay, and at least %(percent)s of it, unless she agreed") % said
    if kept.amount:
        return _("%(much)s of her pay, unless she agreed") % said
    if kept.percent:
        return _("%(percent)s of her pay, unless she agreed") % said
    return _("Nothing is protected: all of her pay may be kept back")


def _rounding(rules: PayRules) -> str:
    rounding = rules.terms.rounding
    if rounding.step.minor == 1:
        return _("the centavo: not rounded")
    return f"{showing.money(rounding.step)}, {_(ROUNDING_WAYS[rounding.way])}"


def _wishes(rules: PayRules) -> str:
    wishes = rules.wishes
    parts = [_("No note above %(much)s") % {"much": showing.money(wishes.largest)}] if wishes.largest else []
    if wishes.at_least and wishes.small:
        said = {"much": showing.money(wishes.at_least), "small": showing.money(wishes.small)}
        parts.append(_("at least %(much)s in pieces of up to %(small)s") % said)
    return " · ".join(parts) or _("As few as can be")


def agreed_columns() -> list[Column[Agreed]]:
    """Return the columns of what was agreed with single members."""
    return [
        names("name", lambda: _("Member"), lambda one: one.name),
        names("kind", lambda: _("Deduction"), lambda one: _(DEDUCTIONS[one.rule.kind]), 170),
        names("much", lambda: _("What was agreed"), agreed_words, 260),
        names("agreed", lambda: _("From the protected part too"), _yes, 190),
        names("note", lambda: _("Note"), lambda one: one.rule.note, 0),
    ]


def agreed_words(one: Agreed) -> str:
    """Say what was agreed: nothing, so much, a part, or as of all."""
    rule = one.rule
    if rule.amount is None and rule.percent is None:
        return _("As of all")
    if rule.amount is not None and not rule.amount:
        return _("Nothing is deducted")
    much = _much(rule.amount, rule.percent)
    return _("At most %(much)s each time") % {"much": much} if rule.kind in OF_A_DEBT else much


def _yes(one: Agreed) -> str:
    return _("Yes") if one.rule.agreed else ""
