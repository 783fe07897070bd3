"""What the club decided about pay, and what was agreed with single members."""

from collections import defaultdict

from coopbooks.books import Books, storage
from coopbooks.money import Money
from coopbooks.payouts.drafts import OwnRule, PayRules, check_own, check_rules
from coopbooks.payouts.net_rounding import Rounding
from coopbooks.payouts.pay import PayTerms
from coopbooks.payouts.records import OwnRuleRecord, RulesRecord
from coopbooks.payouts.written import read, written
from coopbooks.quantity import Quantity


def pay_rules(books: Books) -> PayRules:
    """Return what the club decided about pay; what is usual where it never did."""
    row = storage.plain("SELECT rules FROM pay_rules ORDER BY id DESC LIMIT 1").fetchone()
    if row:
        return read(PayRules, row[0])
    return PayRules(PayTerms(rounding=Rounding(Money(10, books.club.currency))))


def change_rules(books: Books, rules: PayRules) -> None:
    """Keep what the club decided from now on; runs approved before keep theirs. Tells watchers: ``payouts``."""
    check_rules(rules)
    with books.change("payouts"):
        RulesRecord.keep(rules=written(rules), recorded_by=books.who, recorded_at=books.now())


def own_rules(books: Books, person: int | None = None) -> dict[int, dict[str, OwnRule]]:
    """Return what was agreed with members, or with one, by the kind of deduction."""
    record, found = OwnRuleRecord, defaultdict[int, dict[str, OwnRule]](dict)
    query = record.select(record.person, record.kind, record.amount, record.percent, record.agreed, record.note)
    for who, kind, amount, percent, agreed, note in query.tuples():
        if person in (None, who):
            share = None if percent is None else Quantity(percent).decimal.normalize()
            limit = None if amount is None else books.money(amount)
            found[who][kind] = OwnRule(kind, limit, share, bool(agreed), note)
    return dict(found)


def set_own_rule(books: Books, person: int, rule: OwnRule) -> None:
    """Keep what was agreed with a member about one kind of deduction. Tells watchers: ``payouts``."""
    check_own(rule)
    with books.change("payouts"):
        remove_own_rule(books, person, rule.kind)
        OwnRuleRecord.keep(
            person=person,
            kind=rule.kind,
            amount=rule.amount,
            percent=None if rule.percent is None else Quantity.of(rule.percent),
            agreed=rule.agreed,
            note=rule.note.strip(),
            recorded_by=books.who,
            recorded_at=books.now(),
        )


def remove_own_rule(books: Books, person: int, kind: str) -> None:
    """Ask of a member what is asked of all again. Tells watchers: ``payouts``."""
    with books.change("payouts"):
        storage.plain("DELETE FROM own_pay_rule WHERE person_id = ? AND kind = ?", person, kind)
